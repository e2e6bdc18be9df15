/* course_head.c - what a page of a chart is about as a whole: written by the
 * one who treats or not, at visits of which treatment, a table of them, a
 * decision, a request. It weighs the title, the letters behind who signs, what
 * the page counts and the codes it bills; no one of them is always there. See
 * leaf.h. */
#include "clinical/leaf.h"

enum { HEAD_LINES = 14, ROWS_LEAST = 3, VOTES_MOST = 8, CREDENTIAL = 6,
       AUTHOR_TOKENS = 24, TOLD_NEAR = 8 };

/* How much each sign of the page's treatment weighs. */
enum { BY_COUNT = 8, BY_AUTHOR = 6, BY_TITLE = 5, BY_LETTERS = 4,
       BY_PAGE_BEFORE = 4, BY_HEAD = 3, BY_NAME = 2, BY_CODE = 1 };

struct votes { uint32_t c[VOTES_MOST]; int weight[VOTES_MOST]; size_t n; };

static void vote(struct votes *b, uint32_t c, int weight)
{
        size_t i = 0;

        if (c == UINT32_MAX)
                return;
        while (i < b->n && b->c[i] != c)
                i++;
        if (i == VOTES_MOST)
                return;
        if (i == b->n) {
                b->c[b->n] = c;
                b->weight[b->n++] = 0;
        }
        b->weight[i] += weight;
}

static uint32_t elected(const struct votes *b)
{
        size_t best = 0;

        for (size_t i = 1; i < b->n; i++)
                if (b->weight[i] > b->weight[best])
                        best = i;
        return b->n ? b->c[best] : UINT32_MAX;
}

/* ---- Letters behind a name ---------------------------------------------- */

/* "DPT", "L.Ac.", "MPT": the first two letters are capitals, "D.C." has its
 * points; "Pt" is the patient. Words of more letters are a calling. */
static bool letters_look(str text, const struct token *t, size_t n)
{
        const struct token *last = t + n - 1;
        char second;

        if (t->digits)
                return false;
        if (last->end - t->begin > CREDENTIAL)
                return true;
        second = t->end - t->begin > 1 ? text.p[t->begin + 1] : 'A';
        return t->capital && !(second >= 'a' && second <= 'z');
}

static bool of_physician(const struct entry *e)
{
        return e && e->kind == ENTRY_COURSE &&
               e->target == (uint32_t)COURSE_PHYSICIAN;
}

bool leaf_letters(const struct leaf *p, size_t i)
{
        const struct entry *e = leaf_entry(p, i, LANE_COURSE);

        return e && (e->kind == ENTRY_TREATER || of_physician(e)) &&
               letters_look(p->text, &p->t.at[i],
                            p->hit[i][LANE_COURSE].n);
}

static uint32_t treater_at(const struct leaf *p, size_t i)
{
        const struct entry *e = leaf_entry(p, i, LANE_COURSE);

        const struct token *t = &p->t.at[i];

        if (!e || e->kind != ENTRY_TREATER || !leaf_letters(p, i))
                return UINT32_MAX;
        if (t->capitals && t->end - t->begin == 2 &&    /* "Cont. PT" */
            !(t->before & (GLUE_COMMA | GLUE_OPEN | GLUE_SLASH)))
                return UINT32_MAX;
        return p->v->treater[e->target].concept;
}

static uint32_t code_at(const struct leaf *p, size_t i)
{
        const struct entry *e = leaf_entry(p, i, LANE_COURSE);

        return e && e->kind == ENTRY_TREATER && p->t.at[i].digits
               ? p->v->treater[e->target].concept : UINT32_MAX;
}

/* Whose letters stand on the page: the last ones sign it. */
static uint32_t page_treater(const struct leaf *p)
{
        for (size_t i = p->t.n; i-- > 0;)
                if (treater_at(p, i) != UINT32_MAX)
                        return treater_at(p, i);
        return UINT32_MAX;
}

struct words { struct token t[AUTHOR_TOKENS]; size_t n; };

static struct words words_of(const struct vocabulary *v, str text)
{
        struct words w = { .n = 0 };
        size_t end = 0;

        while (w.n < AUTHOR_TOKENS &&
               lexicon_token(v, text, text.n, &end, &w.t[w.n])) {
                if (w.t[w.n].end - w.t[w.n].begin == 1)
                        w.t[w.n].before &= ~(uint32_t)GLUE_STOP;
                w.n++;
        }
        return w;
}

/* The letters behind the author's name. */
static void letters_read(struct leaf *p)
{
        struct words w = words_of(p->v, p->d->author);
        struct hit at[LANES];

        for (size_t i = 0; i < w.n; i++) {
                const struct entry *e;

                lexicon_match(p->v, w.t, w.n, i, at);
                e = at[LANE_COURSE].entry;
                if (!e || !letters_look(p->d->author, &w.t[i],
                                        at[LANE_COURSE].n))
                        continue;
                if (e->kind == ENTRY_TREATER)
                        p->signs = p->v->treater[e->target].concept;
                p->physician |= of_physician(e);
        }
}

/* The specialty is the name of a treatment, or a physician's. */
static void specialty_read(struct leaf *p)
{
        struct words w = words_of(p->v, p->d->specialty);
        struct hit at[LANES];

        for (size_t i = 0; i < w.n; i++) {
                const struct entry *e;

                lexicon_match(p->v, w.t, w.n, i, at);
                e = at[LANE_FACT].entry;
                if (e && e->kind == ENTRY_WORDS &&
                    p->v->lexeme[e->target].counts &&
                    !leaf_injects(p, e->target))
                        p->signs = e->target;
        }
        p->physician |= w.n && p->signs == UINT32_MAX;
}

void signer_course(struct leaf *p)
{
        p->signs = UINT32_MAX;
        letters_read(p);
        if (p->signs == UINT32_MAX && !p->physician)
                specialty_read(p);
}

/* ---- Treatment ---------------------------------------------------------- */

/* A treatment that token i names in words, not by a code. */
static uint32_t treatment_worded(const struct leaf *p, size_t i)
{
        const struct entry *e = leaf_entry(p, i, LANE_FACT);

        return e && e->kind == ENTRY_WORDS && !p->t.at[i].digits &&
               leaf_treatment(p, i) == e->target ? e->target : UINT32_MAX;
}

/* "12 physical therapy treatments done": a count of its own visits, near the
 * treatment that token i names. */
static bool tells_visits(const struct leaf *p, size_t i)
{
        size_t from = i > TOLD_NEAR ? i - TOLD_NEAR : 0;
        bool done = false, number = false;

        if (from < leaf_begin(p, i))
                from = leaf_begin(p, i);
        for (size_t k = from; k < p->t.n && k < i + TOLD_NEAR; k++) {
                if (k > i && leaf_breaks(p, k))
                        break;
                done |= leaf_course(p, k, COURSE_DONE);
                number |= leaf_number(p, k) && p->t.at[k].number > 0;
        }
        return done && number;
}

/* The one treatment that the page names; UINT32_MAX: none, or several. */
static uint32_t page_only(const struct leaf *p)
{
        uint32_t only = UINT32_MAX;

        for (size_t i = 0; i < p->t.n; i++) {
                uint32_t c = treatment_worded(p, i);

                if (c != UINT32_MAX && only != UINT32_MAX && only != c)
                        return UINT32_MAX;
                if (c != UINT32_MAX)
                        only = c;
        }
        return only;
}

/* ---- Rows --------------------------------------------------------------- */

/* Does a row of a table begin with the date at token i? */
static bool row_at(const struct leaf *p, size_t i)
{
        size_t end = leaf_line_end(p, i), k = i;

        while (k < end && p->t.at[k].dated)
                k++;
        return k < end && leaf_cell(p, k) && leaf_row(p, i);
}

static bool date_rows(const struct leaf *p)
{
        size_t rows = 0;

        for (size_t k = 0; k < p->date.n; k++)
                rows += date_exact(p->date.at[k].date) &&
                        row_at(p, p->date.at[k].first) &&
                        !leaf_sent(p, p->date.at[k].first);
        return rows >= ROWS_LEAST;
}

/* ---- The head ----------------------------------------------------------- */

/* Lines of the head that name things; SIZE_MAX: none does. */
struct head {
        size_t last;                    /* first token behind it */
        uint32_t treatment; size_t where;
        size_t noted, logged, review, decision;
        bool near;                      /* what such a page is stands beside
                                           the treatment */
};

static void first_line(size_t *at, size_t line, bool found)
{
        if (found && *at == SIZE_MAX)
                *at = line;
}

/* The head names a treatment, and on the same line or the next what such a
 * page is: "Physical Therapy Daily Note", "Attendance record". */
static struct head head_scan(const struct leaf *p)
{
        struct head h = { .treatment = UINT32_MAX, .where = SIZE_MAX,
                          .noted = SIZE_MAX, .logged = SIZE_MAX,
                          .review = SIZE_MAX, .decision = SIZE_MAX };
        size_t i = 0;

        for (; i < p->t.n && p->line[i] < HEAD_LINES; i++) {
                uint32_t c = leaf_treatment(p, i);
                size_t line = p->line[i];

                if (p->t.at[i].dated && row_at(p, i) && !leaf_sent(p, i))
                        break;
                if (c != UINT32_MAX && h.treatment == UINT32_MAX) {
                        h.treatment = c;
                        h.where = line;
                }
                first_line(&h.noted, line, leaf_course(p, i, COURSE_NOTE));
                first_line(&h.logged, line, leaf_course(p, i, COURSE_LOG));
                first_line(&h.review, line, leaf_course(p, i, COURSE_REVIEW));
                if (leaf_course(p, i, COURSE_DECISION))
                        h.decision = line;
        }
        h.last = i;
        h.near = h.treatment != UINT32_MAX &&
                 ((h.noted != SIZE_MAX && h.noted <= h.where + 1 &&
                   h.where <= h.noted + 1) ||
                  (h.logged != SIZE_MAX && h.logged <= h.where + 3 &&
                   h.where <= h.logged + 3));
        return h;
}

/* Which treatment's visits a page of the one who treats is of. */
static uint32_t treatment_of(const struct leaf *p, const struct head *h)
{
        struct votes b = { .n = 0 };
        uint32_t code = UINT32_MAX;

        vote(&b, h->treatment, h->near ? BY_TITLE : BY_HEAD);
        vote(&b, p->signs, BY_AUTHOR);
        vote(&b, page_treater(p), BY_LETTERS);
        vote(&b, p->treatment, BY_PAGE_BEFORE);
        for (size_t i = 0; i < p->t.n; i++) {
                uint32_t c = treatment_worded(p, i);

                if (c != UINT32_MAX && tells_visits(p, i)) {
                        vote(&b, c, BY_COUNT);
                        break;
                }
                if (code == UINT32_MAX)
                        code = code_at(p, i);
        }
        vote(&b, code, BY_CODE);
        if (!b.n)
                vote(&b, page_only(p), BY_NAME);
        return elected(&b);
}

/* A page that says which visit of a course it is. */
static bool numbered(const struct leaf *p)
{
        double of;

        for (size_t i = 0; i < p->t.n; i++)
                if (leaf_number(p, i) && visit_numbered(p, i, &of))
                        return true;
        return false;
}

/* A physician's report that was taken for a note of therapy. */
static bool reports(const struct leaf *p, const struct head *h)
{
        return p->physician && p->signs == UINT32_MAX && !h->near &&
               page_treater(p) == UINT32_MAX && !numbered(p);
}

/* Does the page itself show that someone was treated on it? A page of another
 * kind that was joined to a note does not. */
static bool treats(const struct leaf *p, const struct head *h)
{
        if (h->treatment != UINT32_MAX || h->logged != SIZE_MAX ||
            h->noted != SIZE_MAX || page_treater(p) != UINT32_MAX ||
            numbered(p))
                return true;
        for (size_t i = 0; i < p->t.n; i++)
                if (treatment_worded(p, i) != UINT32_MAX ||
                    code_at(p, i) != UINT32_MAX)
                        return true;
        return false;
}

/* Does the page name who treats, or count visits that were had? A plan, or a
 * list of appointments under one, names a treatment too. */
static bool shown(const struct leaf *p)
{
        if (p->signs != UINT32_MAX || page_treater(p) != UINT32_MAX ||
            numbered(p))
                return true;
        for (size_t i = 0; i < p->t.n; i++)
                if (treatment_worded(p, i) != UINT32_MAX && tells_visits(p, i))
                        return true;
        return false;
}

/* A page that nobody sorted: a log by its title, its rows and who signs. */
static void unsorted_read(struct leaf *p, const struct head *h)
{
        uint32_t c = h->logged != SIZE_MAX && date_rows(p)
                     ? page_treater(p) : UINT32_MAX;

        if (c == UINT32_MAX)
                return;
        p->therapy = p->log = true;
        p->treatment = c;
}

static void body_read(struct leaf *p, const struct head *h)
{
        struct ledger_fact f = { .n_body = 0 };

        leaf_where(p, 0, h->last, &f);
        if (!f.n_body)
                return;
        memcpy(p->body, f.body, sizeof p->body);
        p->n_body = f.n_body;
        p->side = f.side;
}

void head_course(struct leaf *p)
{
        struct head h = head_scan(p);
        bool own = str_eq(p->d->class, S("THERAPY_NOTE"));
        bool free = !p->d->class.n || str_eq(p->d->class, S("OTHER"));

        p->therapy = !reports(p, &h) && (own || (free && h.near &&
                     (!p->d->class.n || shown(p))));
        p->log = p->therapy && h.logged != SIZE_MAX;
        if (p->therapy)
                p->treatment = treatment_of(p, &h);
        else if (!own)
                p->treatment = UINT32_MAX;
        if (free && !p->therapy && !reports(p, &h))
                unsorted_read(p, &h);
        p->review = str_eq(p->d->class, S("UR_DECISION")) ||
                    str_eq(p->d->class, S("PRIOR_FDL")) ||
                    (free && h.review != SIZE_MAX &&
                     h.decision != SIZE_MAX && !p->therapy);
        p->asks = str_eq(p->d->class, S("RFA"));
        p->treats = p->therapy && treats(p, &h);
        if (p->therapy)
                body_read(p, &h);
}
