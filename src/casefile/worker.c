/* worker.c - sets the pages apart that name another worker.
 *
 * Passes over the pages: what each names behind labels, who the worker is,
 * whose each page is by itself, and then those that do not say enough: by
 * what is known of others, by running heads, by the numbers of the pages. */
#include "casefile/worker.h"

#include "casefile/identity.h"
#include "casefile/person.h"

enum {
        PERSONS_MOST = 256, CLAIMS_MOST = 64,
        HEAD_LINES = 5, MARGIN_LINES = 7,       /* of a page: first and last */
        LINE_MOST = 200         /* bytes of a running head */
};

enum verdict {
        SAYS_NOTHING,
        SAYS_OURS,              /* something on it is the worker's */
        SAYS_DOUBT,             /* something differs, but not enough */
        SAYS_ANOTHERS
};

struct page_said {
        struct identity said;
        enum verdict verdict;
};

/* Who somebody is, as far as pages and the case file say. */
struct person {
        str  name;
        date birth, injury;
        char sex;               /* m, f; 0: not known */
        str  claim[CLAIMS_MOST]; size_t claims;
};

struct tally { struct { str text; date birth; size_t n; } at[PERSONS_MOST];
               size_t n, all; };

struct worker {
        struct stack *s;
        struct page_said *page; /* as s->sheet */
        struct person ours;
        struct person *other; size_t others;    /* whose pages came in */
};

/* ---- What differs ------------------------------------------------------- */

struct against {                /* of a page, held against a person */
        size_t same, another;
        bool name_near;         /* a name that is half theirs */
        bool name_other;        /* behind a patient's label, nothing near, or
                                   a namesake's */
        bool name_differs;      /* a whole name that is not theirs */
        bool name_weak;         /* all names stand behind weak labels */
        bool birth_other, claim_other;
};

/* The best of the page's names, whether its label is a patient's, and whether
 * one behind a patient's label is a namesake's. */
static enum likeness names_like(const struct worker *w,
                                const struct identity *p, str name,
                                bool *patient, bool *any, bool *namesake)
{
        const struct identity_labels *labels = w->s->ask->identity;
        enum likeness best = LIKE_ANOTHER;

        *any = *patient = *namesake = false;
        for (size_t i = 0; i < p->n; i++) {
                if (p->said[i].kind != SAID_NAME)
                        continue;
                enum likeness l = name_like(name, p->said[i].text);

                best = l < best ? l : best;
                *any = true;
                *patient |= !p->said[i].weak;
                *namesake |= !p->said[i].weak && l == LIKE_PART &&
                             name_namesake(name, p->said[i].text) &&
                             !identity_called(labels, name, p->said[i].text);
        }
        return best;
}

static enum likeness births_like(const struct identity *p, date birth,
                                 bool *any)
{
        enum likeness best = LIKE_ANOTHER;

        *any = false;
        for (size_t i = 0; i < p->n; i++) {
                if (p->said[i].kind != SAID_BIRTH)
                        continue;
                enum likeness l = birth_like(birth, p->said[i].birth);

                best = l < best ? l : best;
                *any = true;
        }
        return best;
}

static enum likeness claims_like(const struct identity *p,
                                 const struct person *o, bool *any)
{
        enum likeness best = LIKE_ANOTHER;

        *any = false;
        for (size_t i = 0; i < p->n; i++) {
                if (p->said[i].kind != SAID_CLAIM)
                        continue;
                *any = true;
                for (size_t k = 0; k < o->claims; k++) {
                        enum likeness l = claim_like(o->claim[k],
                                                     p->said[i].text);

                        best = l < best ? l : best;
                }
        }
        return best;
}

static struct against page_against(const struct worker *w,
                                   const struct identity *p,
                                   const struct person *o)
{
        struct against x = { 0 };
        bool any, patient, namesake;
        enum likeness l;

        if (o->name.n) {
                l = names_like(w, p, o->name, &patient, &any, &namesake);
                x.same += any && l == LIKE_SAME;
                x.name_near = any && l == LIKE_PART;
                x.name_differs = any && l >= LIKE_NOT;
                x.name_other = any && patient &&
                               (l == LIKE_ANOTHER ||
                                (l == LIKE_PART && namesake));
                x.name_weak = !patient;
        }
        if (date_known(o->birth)) {
                l = births_like(p, o->birth, &any);
                x.same += any && l == LIKE_SAME;
                x.birth_other = any && l == LIKE_ANOTHER;
        }
        if (o->claims) {
                l = claims_like(p, o, &any);
                x.same += any && l == LIKE_SAME;
                x.claim_other = any && l == LIKE_ANOTHER;
        }
        x.another = (size_t)x.name_differs + x.birth_other + x.claim_other;
        return x;
}

/* A married name is no other's; with another birth date or claim number it
 * is. Who else a page names weighs nothing where it has something of the
 * worker's. */
static enum verdict verdict_of(const struct against *x)
{
        size_t sure = x->another - (x->name_differs && x->name_weak);
        size_t other = x->another + (x->name_near && x->another);

        if (x->same)
                return sure > x->same ? SAYS_ANOTHERS
                     : x->another || x->name_other ? SAYS_DOUBT : SAYS_OURS;
        if (other > 1 || x->name_other || (x->birth_other && !x->name_near))
                return SAYS_ANOTHERS;
        return other || x->name_near ? SAYS_DOUBT : SAYS_NOTHING;
}

/* ---- Who the worker is -------------------------------------------------- */

/* Counts a value with those that are the same. */
static void tally_add(struct tally *t, const struct said *v)
{
        size_t i = 0;

        t->all++;
        for (; i < t->n; i++)
                if (v->kind == SAID_NAME
                    ? name_like(t->at[i].text, v->text) == LIKE_SAME
                    : birth_like(t->at[i].birth, v->birth) == LIKE_SAME)
                        break;
        if (i == PERSONS_MOST)
                return;
        if (i == t->n) {
                t->at[t->n].text = v->text;
                t->at[t->n++].birth = v->birth;
        }
        t->at[i].n++;
}

/* The one that more than half of the pages say, and at least `least`; or
 * SIZE_MAX. */
static size_t tally_most(const struct tally *t, size_t least)
{
        size_t best = SIZE_MAX;

        for (size_t i = 0; i < t->n; i++)
                if (t->at[i].n >= least && t->at[i].n * 2 > t->all)
                        best = i;
        return best;
}

static const struct said *said_first(const struct identity *p,
                                     enum said_kind kind, bool weak)
{
        for (size_t i = 0; i < p->n; i++)
                if (p->said[i].kind == kind && p->said[i].weak <= weak)
                        return &p->said[i];
        return NULL;
}

static bool page_counts(const struct worker *w, size_t i)
{
        return w->s->sheet[i].whose != SHEET_ANOTHERS;
}

static bool worker_known(const struct worker *w)
{
        return w->ours.name.n || date_known(w->ours.birth) || w->ours.claims;
}

/* Pages by which more may be learned: the worker's by what is known, any
 * while nothing is. */
static bool page_teaches(const struct worker *w, size_t i)
{
        struct against x = page_against(w, &w->page[i].said, &w->ours);

        return page_counts(w, i) &&
               (!worker_known(w) || (x.same && !x.another));
}

/* The majority's name: by patients' labels, else by the weak ones. */
static void name_settle(struct worker *w)
{
        for (int weak = 0; weak < 2 && !w->ours.name.n; weak++) {
                struct tally *t = NEW(w->s->a, struct tally);

                for (size_t i = 0; i < w->s->n; i++) {
                        const struct said *v = said_first(&w->page[i].said,
                                                          SAID_NAME, weak);

                        if (v && page_teaches(w, i))
                                tally_add(t, v);
                }
                size_t best = tally_most(t, worker_known(w) ? 1 : 2);

                if (best != SIZE_MAX)
                        w->ours.name = t->at[best].text;
        }
}

static void birth_settle(struct worker *w)
{
        struct tally *t = NEW(w->s->a, struct tally);

        if (date_known(w->ours.birth))
                return;
        for (size_t i = 0; i < w->s->n; i++) {
                const struct said *v = said_first(&w->page[i].said,
                                                  SAID_BIRTH, true);

                if (v && page_teaches(w, i))
                        tally_add(t, v);
        }
        size_t best = tally_most(t, worker_known(w) ? 1 : 2);

        if (best != SIZE_MAX)
                w->ours.birth = t->at[best].birth;
}

static void claim_add(struct person *o, str claim)
{
        for (size_t i = 0; i < o->claims; i++)
                if (claim_like(o->claim[i], claim) == LIKE_SAME)
                        return;
        if (o->claims < CLAIMS_MOST)
                o->claim[o->claims++] = claim;
}

/* Every claim number on a page of the worker's is one of theirs: they may
 * have two. */
static void claims_settle(struct worker *w)
{
        bool known = w->ours.name.n || date_known(w->ours.birth);

        for (size_t i = 0; known && i < w->s->n; i++) {
                const struct identity *p = &w->page[i].said;
                struct person whose = w->ours;

                whose.claims = 0;
                struct against x = page_against(w, p, &whose);

                if (!x.same || x.another || !page_counts(w, i))
                        continue;
                for (size_t k = 0; k < p->n; k++)
                        if (p->said[k].kind == SAID_CLAIM)
                                claim_add(&w->ours, p->said[k].text);
        }
}

static void worker_settle(struct worker *w)
{
        const struct case_file *c = w->s->c;

        w->ours.name = c->worker.name;
        w->ours.birth = c->worker.birth;
        w->ours.injury = c->injury;
        w->ours.sex = c->sex.n ? char_lower(c->sex.p[0]) : 0;
        if (c->worker.claim_number.n)
                claim_add(&w->ours, c->worker.claim_number);
        name_settle(w);
        birth_settle(w);
        claims_settle(w);
}

/* ---- What a line says without labels ------------------------------------ */

/* Three words of the line, from the one that *rest begins with; particles
 * are not counted: Nathan De La Rosa. */
static str words_three(str *rest)
{
        str first = str_word(rest), after = *rest, last = first;

        for (int i = 0; i < 2; i++) {
                str next = str_word(&after);

                while (next.n && name_particle(next))
                        next = str_word(&after);
                last = next.n ? next : last;
        }
        return str_of(first.p, (size_t)(last.p + last.n - first.p));
}

/* Does a line without labels name the person, whose name has these letters? */
static bool line_has(str line, const struct person *o,
                     const struct name_letters *l)
{
        str from[3] = { line, line, line };     /* of three words ... */
        unsigned may[3] = { 0 };        /* ... and what may stand in them */

        for (str rest = line; from[0].n;) {
                str at = rest, word = str_word(&rest), words;

                if (name_particle(word))
                        continue;
                from[0] = words = from[1];
                from[1] = from[2];
                from[2] = at;
                may[0] = may[1];
                may[1] = may[2];

                may[2] = name_may_be(l, word);
                unsigned all = may[0] | may[1] | may[2];

                if ((all & (all - 1)) &&
                    name_shared(o->name, words_three(&words)) > 1)
                        return true;
                for (size_t i = 0; i < o->claims && word.n >= 6; i++)
                        if (claim_like(o->claim[i], word) == LIKE_SAME)
                                return true;
        }
        return false;
}

static bool line_names(str line, const struct person *o)
{
        struct name_letters l = name_letters(o->name);

        return line_has(line, o, &l);
}

/* Is the worker's birth date on the line? */
static bool line_born(str line, date birth)
{
        for (size_t i = 0; date_known(birth) && i < line.n; i++) {
                date d = DATE_NONE;

                if (i > 0 && (char_digit(line.p[i - 1]) ||
                              char_alpha(line.p[i - 1])))
                        continue;
                if (date_may(line, i) && date_scan(line, i, &d) &&
                    birth_like(d, birth) == LIKE_SAME)
                        return true;
        }
        return false;
}

/* Does the page say anywhere, without a label, who the worker is? */
static bool page_mentions(const struct worker *w, str text)
{
        struct name_letters l = name_letters(w->ours.name);

        for (str rest = text; rest.n;) {
                str line = str_cut(&rest, '\n');

                if (line_has(line, &w->ours, &l) ||
                    line_born(line, w->ours.birth))
                        return true;
        }
        return false;
}

/* ---- Whose each page is ------------------------------------------------- */

static void page_apart(struct sheet *p, str why)
{
        p->page->apart = true;
        p->page->why = why;
        p->page->doubt = S("");
}

static str why_of(const struct against *x)
{
        if (x->name_other || (x->name_differs && x->another > 1))
                return S("names another worker");
        if (x->name_near)
                return S("its name, birth date or claim number is another's");
        return x->birth_other ? S("another birth date")
                              : S("another claim number");
}

static bool person_same(const struct person *a, const struct person *b)
{
        if (!str_eq(a->name, b->name) || a->birth.first != b->birth.first ||
            a->claims != b->claims)
                return false;
        for (size_t i = 0; i < a->claims; i++)
                if (!str_eq(a->claim[i], b->claim[i]))
                        return false;
        return true;
}

/* Who a page set apart is of, so that less is needed to know the next; each
 * once, for every page is held against all of them. */
static void other_learn(struct worker *w, const struct identity *p)
{
        struct person *o = &w->other[w->others];

        if (w->others == PERSONS_MOST)
                return;
        *o = (struct person){ .birth = DATE_NONE, .injury = DATE_NONE };
        for (size_t i = 0; i < p->n; i++) {
                const struct said *v = &p->said[i];

                if (v->kind == SAID_NAME && !v->weak)
                        o->name = v->text;
                else if (v->kind == SAID_BIRTH)
                        o->birth = v->birth;
                else if (v->kind == SAID_CLAIM)
                        claim_add(o, v->text);
        }
        for (size_t k = 0; k < w->others; k++)
                if (person_same(&w->other[k], o))
                        return;
        w->others++;
}

/* Letters where the other has letters, figures where it has figures? */
static bool shape_same(str a, str b)
{
        if (a.n != b.n || a.n < 6)
                return false;
        for (size_t i = 0; i < a.n; i++)
                if (char_digit(a.p[i]) != char_digit(b.p[i]) ||
                    char_alpha(a.p[i]) != char_alpha(b.p[i]))
                        return false;
        return true;
}

/* A claim number made as the worker's are, but another one by more than
 * recognition makes of a number. */
static bool claim_shaped(const struct worker *w, const struct identity *p)
{
        bool shaped = false;

        for (size_t i = 0; i < p->n; i++)
                for (size_t k = 0; k < w->ours.claims; k++) {
                        str a = p->said[i].text, b = w->ours.claim[k];

                        if (p->said[i].kind != SAID_CLAIM)
                                continue;
                        if (edits(a, b, a.n / 4) <= a.n / 4)
                                return false;
                        shaped |= shape_same(a, b);
                }
        return shaped;
}

/* m or f where the page speaks of he or she alone. */
static char text_sex(str text)
{
        static const str he[] = { STR("he"), STR("his"), STR("him"),
                                  STR("mr") };
        static const str she[] = { STR("she"), STR("her"), STR("hers"),
                                   STR("ms"), STR("mrs") };
        bool m = false, f = false;

        for (size_t i = 0, from; i < text.n; i++) {
                for (from = i; i < text.n && char_alpha(text.p[i]);)
                        i++;
                str w = str_slice(text, from, i);

                for (size_t k = 0; k < sizeof he / sizeof *he; k++)
                        m |= str_eq_fold(w, he[k]);
                for (size_t k = 0; k < sizeof she / sizeof *she; k++)
                        f |= str_eq_fold(w, she[k]);
        }
        return m == f ? 0 : m ? 'm' : 'f';
}

/* Another sex, or another day of injury: alone neither says much. */
static bool page_stranger(const struct worker *w, size_t i)
{
        const struct identity *p = &w->page[i].said;
        char sex = p->sex ? p->sex : text_sex(w->s->sheet[i].text);

        return (sex && w->ours.sex && sex != w->ours.sex) ||
               (date_known(p->injury) && date_known(w->ours.injury) &&
                birth_like(p->injury, w->ours.injury) == LIKE_ANOTHER);
}

/* By its labels; one sign alone, or one that is not enough, together with
 * what else the page says. */
static enum verdict page_verdict(const struct worker *w, size_t i,
                                 const struct against *x)
{
        enum verdict v = verdict_of(x);

        /* what could not be read may say anything */
        if (w->s->sheet[i].page->unread && x->another < 2)
                return SAYS_NOTHING;
        if (v == SAYS_ANOTHERS && x->another + x->name_near < 2 &&
            page_mentions(w, w->s->sheet[i].text))
                return SAYS_DOUBT;
        if (v == SAYS_DOUBT && !x->same && x->another &&
            (page_stranger(w, i) || claim_shaped(w, &w->page[i].said)) &&
            !page_mentions(w, w->s->sheet[i].text))
                return SAYS_ANOTHERS;
        return v;
}

static void page_judge(struct worker *w, size_t i)
{
        struct page_said *p = &w->page[i];
        struct sheet *at = &w->s->sheet[i];
        struct against x = page_against(w, &p->said, &w->ours);

        p->verdict = at->whose == SHEET_OURS ? SAYS_OURS
                   : at->whose == SHEET_ANOTHERS ? SAYS_ANOTHERS
                   : page_verdict(w, i, &x);
        if (p->verdict == SAYS_DOUBT)
                at->page->doubt = S("a name, birth date or claim number on "
                                    "it is not the worker's");
        if (p->verdict != SAYS_ANOTHERS)
                return;
        if (at->whose == SHEET_UNSAID)
                page_apart(at, why_of(&x));
        else if (!at->page->apart)
                page_apart(at, S("of another worker, as a person said"));
        other_learn(w, &p->said);
}

/* A page in doubt on which nothing is the worker's, and something is of one
 * whose pages are known to be here. */
static void page_compare(struct worker *w, size_t i)
{
        struct page_said *p = &w->page[i];
        struct against x = page_against(w, &p->said, &w->ours);

        if (p->verdict != SAYS_DOUBT || x.same ||
            page_mentions(w, w->s->sheet[i].text))
                return;
        for (size_t k = 0; k < w->others; k++) {
                struct against y = page_against(w, &p->said, &w->other[k]);

                if (!y.same)
                        continue;
                page_apart(&w->s->sheet[i], why_of(&x));
                p->verdict = SAYS_ANOTHERS;
                return;
        }
}

/* ---- Pages that say it in a running head -------------------------------- */

/* Are they a surname, a comma and a given name? */
static bool words_name(str words)
{
        str first = str_word(&words), second = str_word(&words);

        if (first.n < 4 || first.p[first.n - 1] != ',' || second.n < 3)
                return false;
        for (size_t i = 0; i + 1 < first.n; i++)
                if (!char_alpha(first.p[i]) && first.p[i] != '-' &&
                    first.p[i] != '\'')
                        return false;
        return first.p[0] >= 'A' && first.p[0] <= 'Z' &&
               second.p[0] >= 'A' && second.p[0] <= 'Z';
}

/* "Last, First" of another, and a number made as the worker's claim number
 * is, but another one. */
static bool line_another(str line, const struct person *ours)
{
        bool name = false, claim = false;

        for (str rest = line; rest.n;) {
                str words = words_three(&rest), two = words;
                str word = str_word(&two);

                name |= words_name(words) && ours->name.n &&
                        name_like(ours->name, words) == LIKE_ANOTHER;
                for (size_t i = 0; i < ours->claims; i++)
                        claim |= shape_same(word, ours->claim[i]) &&
                                 claim_like(word, ours->claim[i]) ==
                                 LIKE_ANOTHER;
        }
        return name && claim;
}

static enum verdict line_verdict(const struct worker *w, str line)
{
        if (line_names(line, &w->ours))
                return SAYS_OURS;
        for (size_t i = 0; i < w->others; i++)
                if (line_names(line, &w->other[i]))
                        return SAYS_ANOTHERS;
        return line_another(line, &w->ours) ? SAYS_ANOTHERS : SAYS_NOTHING;
}

/* A page without labels, by its first and last lines. */
static void page_margins(struct worker *w, size_t i)
{
        struct sheet *at = &w->s->sheet[i];
        str line[MARGIN_LINES] = { { NULL, 0 } };
        enum verdict v = SAYS_NOTHING;
        size_t n = 0;

        if (w->page[i].verdict != SAYS_NOTHING || at->whose != SHEET_UNSAID ||
            at->page->unread)
                return;
        for (str rest = at->text; rest.n;) {
                str s = str_trim(str_cut(&rest, '\n'));

                if (s.n && s.n <= LINE_MOST)
                        line[n < HEAD_LINES ? n : HEAD_LINES +
                             n % (MARGIN_LINES - HEAD_LINES)] = s;
                n += s.n > 0;
        }
        for (size_t k = 0; k < MARGIN_LINES && v != SAYS_OURS; k++) {
                enum verdict say = line_verdict(w, line[k]);

                v = say == SAYS_NOTHING ? v : say;
        }
        w->page[i].verdict = v;
        if (v == SAYS_ANOTHERS)
                page_apart(at, S("names another worker"));
}

/* ---- Pages that do not say ---------------------------------------------- */

/* Does page b bear the number after one of page a's? */
static bool numbered_on(const struct identity *a, const struct identity *b,
                        long of)
{
        for (size_t i = 0; i < a->numbers; i++)
                for (size_t k = 0; k < b->numbers; k++)
                        if (a->number[i].of == of && b->number[k].of == of &&
                            a->number[i].page + 1 == b->number[k].page)
                                return true;
        return false;
}

/* Ends of the run of pages around i that count on to the same last page. */
static void run_find(const struct worker *w, size_t i, long of,
                     size_t *first, size_t *last)
{
        const struct sheet *sheet = w->s->sheet;

        *first = *last = i;
        while (*first > 0 && sheet[*first - 1].file == sheet[i].file &&
               numbered_on(&w->page[*first - 1].said, &w->page[*first].said,
                           of))
                --*first;
        while (*last + 1 < w->s->n && sheet[*last + 1].file == sheet[i].file &&
               numbered_on(&w->page[*last].said, &w->page[*last + 1].said,
                           of))
                ++*last;
}

/* The silent pages of a run go with one that is set apart, unless some page
 * of it is the worker's: then the numbers are a fax's, not a report's. Nor
 * does a page that would as well go on with the one before the run. */
static void run_judge(struct worker *w, size_t i, long of)
{
        const struct sheet *sheet = w->s->sheet;
        size_t first, last;

        if (i > 0 && w->page[i - 1].verdict == SAYS_ANOTHERS &&
            sheet[i - 1].file == sheet[i].file &&
            numbered_on(&w->page[i - 1].said, &w->page[i].said, of))
                return;                 /* that page's run, judged */
        run_find(w, i, of, &first, &last);
        for (size_t k = first; k <= last; k++)
                if (w->page[k].verdict == SAYS_OURS ||
                    w->page[k].verdict == SAYS_DOUBT)
                        return;
        for (size_t k = first; k <= last; k++) {
                if (w->page[k].verdict != SAYS_NOTHING ||
                    (first > 0 && sheet[first - 1].file == sheet[k].file &&
                     numbered_on(&w->page[first - 1].said, &w->page[k].said,
                                 of)))
                        continue;
                page_apart(&w->s->sheet[k], S("goes on with a page of "
                                              "another worker"));
                w->page[k].verdict = SAYS_ANOTHERS;
        }
}

/* A date less than ten years before the injury, or the injury's, is no birth
 * date: a column read wrongly. */
static void births_check(const struct case_file *c, struct identity *p)
{
        enum { DAYS = 3652 };
        date until = date_known(c->injury) ? c->injury : c->assigned;
        size_t n = 0;

        for (size_t i = 0; i < p->n; i++) {
                date *born = &p->said[i].birth;
                int y, m, d;

                if (p->said[i].kind != SAID_BIRTH || !date_known(until) ||
                    !date_exact(*born) || born->first < until.first + DAYS / 10)
                        continue;
                date_split(born->first, &y, &m, &d);    /* 63 is of 1963 */
                date_make(y - 100, m, d, born);
        }
        for (size_t i = 0; i < p->n; i++)
                if (p->said[i].kind != SAID_BIRTH || !date_known(until) ||
                    p->said[i].birth.first + DAYS < until.first)
                        p->said[n++] = p->said[i];
        p->n = n;
}

void sheets_whose(struct stack *s)
{
        const struct identity_labels *l = s->ask->identity;
        struct worker w = { .s = s, .ours = { .birth = DATE_NONE,
                                              .injury = DATE_NONE } };

        if (!l)
                return;
        w.page = NEWN(s->a, struct page_said, s->n + 1);
        w.other = NEWN(s->a, struct person, PERSONS_MOST);
        for (size_t i = 0; i < s->n; i++) {
                identity_read(s->a, l, s->sheet[i].reading, &w.page[i].said);
                births_check(s->c, &w.page[i].said);
        }
        worker_settle(&w);
        for (size_t i = 0; i < s->n; i++)
                page_judge(&w, i);
        for (size_t i = 0; i < s->n; i++)
                page_compare(&w, i);
        for (size_t i = 0; i < s->n; i++)
                page_margins(&w, i);
        for (size_t i = 0; i < s->n; i++) {
                const struct identity *p = &w.page[i].said;

                for (size_t k = 0; k < p->numbers &&
                                   w.page[i].verdict == SAYS_ANOTHERS; k++)
                        run_judge(&w, i, p->number[k].of);
        }
}
