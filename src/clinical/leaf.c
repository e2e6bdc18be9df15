/* leaf.c - a page of a chart to tokens, lines and hits. See leaf.h. */
#include "clinical/leaf.h"

/* A line or sentence of more tokens than these is cut: work stays linear. */
enum { SHORT_WORD = 2, LINE_MOST = 150, SENTENCE_MOST = 90,
       QUOTE_MOST = 600, CELL_TOKENS = 24, CELL_BYTES = 32,
       CELL_COLUMNS = 400, LINE_SHORT = 40, HEAD_TOKENS = 30,
       LABEL_NEAR = 3, INITIALS = 3,
       CELLS_MOST = 12, CELL_SLACK = 2, CELL_WIDE = 6, BELOW_MOST = 2,
       OVER_MOST = 40 };

/* "p.o. q.i.d.", "Inj. Date": points of an abbreviation part no phrase. */
static void points_soften(struct leaf *p)
{
        for (size_t i = 1; i < p->t.n; i++) {
                struct token *t = &p->t.at[i];
                size_t before = t[-1].end - t[-1].begin;

                if (t->before & GLUE_STOP && !(t->before &
                    (GLUE_SPACE | GLUE_LINE | GLUE_PARAGRAPH)) &&
                    before <= SHORT_WORD && t->end - t->begin <= SHORT_WORD)
                        t->before &= ~(uint32_t)GLUE_STOP;
                if (p->v->flag_of[t[-1].symbol] & WORD_ABBREVIATION &&
                    !(t->before & (GLUE_LINE | GLUE_PARAGRAPH)))
                        t->before &= ~(uint32_t)GLUE_STOP;
        }
}

size_t leaf_column(const struct leaf *p, size_t at)
{
        size_t i = at;

        while (i && at - i < CELL_COLUMNS && p->text.p[i - 1] != '\n')
                i--;
        return at - i;
}

/* "November 14," in a cell of a table, its year below it in the same column:
 * the date; *year is the token of the year. */
static bool cell_date(const struct leaf *p, size_t i, date *out, size_t *year)
{
        const struct token *t = &p->t.at[i];
        char whole[CELL_BYTES];
        size_t n, lines = 0, column = leaf_column(p, t->begin);

        if (t->digits || !t->capital || i + 1 >= p->t.n || !t[1].digits ||
            t[1].number > 31 || t[1].end - t->begin > CELL_BYTES - 8)
                return false;
        for (size_t k = i + 2; k < p->t.n && k < i + CELL_TOKENS; k++) {
                const struct token *y = &p->t.at[k];

                lines += (y->before & (GLUE_LINE | GLUE_PARAGRAPH)) != 0;
                if (lines > 1)
                        break;
                if (!lines || !y->digits || y->number < 1900 ||
                    y->number > 2100 || leaf_column(p, y->begin) != column)
                        continue;
                n = t[1].end - t->begin;
                memcpy(whole, p->text.p + t->begin, n);
                memcpy(whole + n, ", ", 2);
                memcpy(whole + n + 2, p->text.p + y->begin, 4);
                *year = k;
                return date_scan(str_of(whole, n + 6), 0, out) == n + 6;
        }
        return false;
}

static void dates_mark(struct leaf *p)
{
        for (size_t i = 0; i < p->t.n; i++) {
                date d;
                size_t first = i, year;
                size_t end = date_scan(p->text, p->t.at[i].begin, &d);

                if (!end && cell_date(p, i, &d, &year)) {
                        p->t.at[i].dated = p->t.at[i + 1].dated = true;
                        p->t.at[year].dated = true;
                        *VEC_ADD(p->a, &p->date) = (struct leaf_date){
                                d, i, i + 1 };
                }
                if (!end || p->t.at[i].dated)
                        continue;
                while (i + 1 < p->t.n && p->t.at[i + 1].begin < end)
                        i++;
                for (size_t k = first; k <= i; k++)
                        p->t.at[k].dated = true;
                *VEC_ADD(p->a, &p->date) = (struct leaf_date){ d, first, i };
        }
}

/* "Corticosteroid injection, right knee": the comma parts no phrase. */
static void commas_soften(struct leaf *p)
{
        struct hit at[LANES], before[LANES];

        for (size_t i = 1; i < p->t.n; i++) {
                if (!(p->t.at[i].before & GLUE_COMMA))
                        continue;
                lexicon_match(p->v, p->t.at, p->t.n, i, at);
                lexicon_match(p->v, p->t.at, p->t.n, i - 1, before);
                if (at[LANE_BODY].entry && before[LANE_COUNT].entry &&
                    before[LANE_COUNT].entry->kind == ENTRY_UNIT &&
                    str_eq(p->v->unit[before[LANE_COUNT].entry->target].name,
                           S("injections")))
                        p->t.at[i].before &= ~(uint32_t)GLUE_COMMA;
        }
}

static void hits_read(struct leaf *p)
{
        size_t free[LANES] = { 0 }, line = 0;

        if (p->hits < p->t.n) {
                p->hits = p->t.n * 2;
                p->hit = arena_get(p->a, sizeof *p->hit, p->hits);
                p->line = NEWN(p->a, size_t, p->hits);
        }
        for (size_t i = 0; i < p->t.n; i++) {
                lexicon_match(p->v, p->t.at, p->t.n, i, p->hit[i]);
                for (size_t l = 0; l < LANES; l++) {
                        if (i < free[l])
                                p->hit[i][l].entry = NULL;
                        else if (p->hit[i][l].entry)
                                free[l] = i + p->hit[i][l].n;
                }
                line += i && p->t.at[i].before &
                        (GLUE_LINE | GLUE_PARAGRAPH | GLUE_BULLET);
                p->line[i] = line;
        }
}

/* ---- Cells that go on below --------------------------------------------- */

/* First tokens of the cells of a line. */
struct cells { size_t at[CELLS_MOST], column[CELLS_MOST], n; };

static struct cells cells_of(const struct leaf *p, size_t i)
{
        size_t begin = leaf_line_begin(p, i), end = leaf_line_end(p, i);
        struct cells c = { .n = 0 };

        for (size_t k = begin; k < end && c.n < CELLS_MOST; k++)
                if (k == begin || leaf_cell(p, k)) {
                        c.at[c.n] = k;
                        c.column[c.n++] = leaf_column(p, p->t.at[k].begin);
                }
        return c;
}

/* Which cell of the row a token below it, at this column, goes on with. */
static size_t cell_under(const struct cells *c, size_t column)
{
        size_t best = 0;

        for (size_t k = 0; k < c->n; k++)
                if (c->column[k] <= column + CELL_SLACK)
                        best = k;
        return best;
}

/* Is the line of token i one of words that the row above had no place for?
 * Its first cell is not the row's first. */
static bool goes_below(const struct leaf *p, const struct cells *row,
                       size_t i)
{
        struct cells c = cells_of(p, i);

        if (p->t.at[i].before & (GLUE_PARAGRAPH | GLUE_BULLET))
                return false;
        for (size_t k = 0; k < c.n; k++) {
                size_t under = cell_under(row, c.column[k]);
                size_t at = row->column[under];

                if (!under || c.column[k] > at + CELL_SLACK ||
                    p->t.at[c.at[k]].dated)
                        return false;
        }
        return c.n > 0;
}

/* Token i of a row, as the page it is of has it. */
static size_t whole_token(const struct leaf *p, size_t i)
{
        size_t lo = 0, hi = p->whole->t.n;

        while (lo < hi) {
                size_t mid = (lo + hi) / 2;

                if (p->whole->t.at[mid].begin < p->t.at[i].begin)
                        lo = mid + 1;
                else
                        hi = mid;
        }
        return lo;
}

bool leaf_alone(const struct leaf *p, size_t i)
{
        if (p->whole)
                return leaf_alone(p->whole, whole_token(p, i));
        return (i == leaf_line_begin(p, i) || leaf_cell(p, i)) &&
               (i + 1 >= p->t.n || p->line[i + 1] != p->line[i] ||
                leaf_cell(p, i + 1));
}

bool leaf_over(const struct leaf **on, size_t i, size_t *first, size_t *end)
{
        const struct leaf *p = *on;

        if (p->whole) {
                i = whole_token(p, i);
                *on = p = p->whole;
        }
        size_t begin = leaf_line_begin(p, i);
        size_t column = leaf_column(p, p->t.at[i].begin);

        for (size_t n = 0; n < OVER_MOST && begin; n++) {
                begin = leaf_line_begin(p, begin - 1);
                struct cells c = cells_of(p, begin);
                size_t k = cell_under(&c, column);

                if (c.n < 2 || c.column[k] + CELL_WIDE < column ||
                    c.column[k] > column + CELL_SLACK ||
                    p->t.at[c.at[k]].digits || p->t.at[c.at[k]].dated)
                        continue;
                *first = c.at[k];
                *end = k + 1 < c.n ? c.at[k + 1] : leaf_line_end(p, begin);
                return true;
        }
        return false;
}

size_t leaf_unfold(const struct leaf *p, size_t i, struct leaf *q)
{
        struct cells row = cells_of(p, i);
        size_t end = leaf_line_end(p, i), last = end, at = SIZE_MAX;

        for (size_t n = 0; n < BELOW_MOST && last < p->t.n && row.n > 1 &&
             goes_below(p, &row, last); n++)
                last = leaf_line_end(p, last);
        if (last == end)
                return SIZE_MAX;
        *q = *p;
        q->whole = p;
        q->t.at = NULL;
        q->t.n = q->t.cap = q->date.n = q->hits = 0;
        q->date.at = NULL;
        q->date.cap = 0;
        for (size_t c = 0, under = 0; c < row.n; c++) {
                size_t next = c + 1 < row.n ? row.at[c + 1] : end;

                for (size_t k = row.at[c]; k < next; k++) {
                        at = k == i ? q->t.n : at;
                        *VEC_ADD(q->a, &q->t) = p->t.at[k];
                        q->t.at[q->t.n - 1].dated = false;
                }
                for (size_t k = end; k < last; k++) {
                        if (k == leaf_line_begin(p, k) || leaf_cell(p, k))
                                under = cell_under(&row, leaf_column(p,
                                                   p->t.at[k].begin));
                        if (under != c)
                                continue;
                        *VEC_ADD(q->a, &q->t) = p->t.at[k];
                        q->t.at[q->t.n - 1].before &= ~(uint32_t)GLUE_LINE;
                }
        }
        dates_mark(q);
        hits_read(q);
        return at;
}

/* ---- What stands where -------------------------------------------------- */

bool leaf_course(const struct leaf *p, size_t i, enum course_mark mark)
{
        const struct entry *e = leaf_entry(p, i, LANE_COURSE);

        return e && e->kind == ENTRY_COURSE && e->target == (uint32_t)mark;
}

bool leaf_unit(const struct leaf *p, size_t i, const char *name)
{
        const struct entry *e = leaf_entry(p, i, LANE_COUNT);

        return e && e->kind == ENTRY_UNIT &&
               str_eq(p->v->unit[e->target].name, str_from(name));
}

bool leaf_count(const struct leaf *p, size_t i, enum count_mark mark)
{
        const struct entry *e = leaf_entry(p, i, LANE_COUNT);

        return e && e->kind == ENTRY_MARK && e->target == (uint32_t)mark;
}

bool leaf_number(const struct leaf *p, size_t i)
{
        return i < p->t.n && !p->t.at[i].dated && p->t.at[i].number >= 0;
}

bool leaf_cell(const struct leaf *p, size_t i)
{
        const struct token *t = &p->t.at[i];
        size_t k = t->begin, spaces = 0;

        while (k > t[-1].end && (p->text.p[k - 1] == ' ' ||
                                 p->text.p[k - 1] == '\t')) {
                spaces += p->text.p[k - 1] == '\t' ? 2 : 1;
                k--;
        }
        return spaces >= 2 || (k > t[-1].end && p->text.p[k - 1] == '|');
}

bool leaf_breaks(const struct leaf *p, size_t i)
{
        const struct token *t = &p->t.at[i];

        if (t->before & (GLUE_PARAGRAPH | GLUE_BULLET | GLUE_SEMICOLON))
                return true;
        if (t->before & GLUE_STOP && t->before & (GLUE_SPACE | GLUE_LINE) &&
            (t->capital || t->digits))
                return !(p->v->flag_of[t[-1].symbol] & WORD_ABBREVIATION);
        return t->before & GLUE_LINE && (t->capital || t->digits) &&
               t->begin - t[-1].end > 0 && (p->line[i] == 0 ||
               t[-1].end - p->t.at[leaf_line_begin(p, i - 1)].begin <= 50);
}

size_t leaf_line_begin(const struct leaf *p, size_t i)
{
        size_t first = i > LINE_MOST ? i - LINE_MOST : 0;

        while (i > first && p->line[i - 1] == p->line[i])
                i--;
        return i;
}

bool leaf_sent(const struct leaf *p, size_t i)
{
        for (size_t k = leaf_line_begin(p, i); k < i; k++)
                if (leaf_course(p, k, COURSE_SENT))
                        return true;
        return false;
}

size_t leaf_line_end(const struct leaf *p, size_t i)
{
        size_t line = p->line[i];
        size_t last = i + LINE_MOST < p->t.n ? i + LINE_MOST : p->t.n;

        while (i < last && p->line[i] == line)
                i++;
        return i;
}

size_t leaf_begin(const struct leaf *p, size_t i)
{
        size_t first = i > SENTENCE_MOST ? i - SENTENCE_MOST : 0;

        while (i > first && !leaf_breaks(p, i))
                i--;
        return i;
}

size_t leaf_end(const struct leaf *p, size_t i)
{
        size_t last = i + SENTENCE_MOST < p->t.n ? i + SENTENCE_MOST : p->t.n;

        for (i++; i < last && !leaf_breaks(p, i); i++)
                ;
        return i;
}

size_t leaf_date_from(const struct leaf *p, size_t i)
{
        size_t lo = 0, hi = p->date.n;

        while (lo < hi) {
                size_t mid = (lo + hi) / 2;

                if (p->date.at[mid].first < i)
                        lo = mid + 1;
                else
                        hi = mid;
        }
        return lo;
}

date leaf_date_in(const struct leaf *p, size_t from, size_t to)
{
        size_t k = leaf_date_from(p, from);

        return k < p->date.n && p->date.at[k].last < to ? p->date.at[k].date
                                                        : DATE_NONE;
}

/* Does token i, first of its line, open something: a date that prose was
 * broken before does not. */
static bool line_opens(const struct leaf *p, size_t i)
{
        if (!i || p->t.at[i].before & (GLUE_PARAGRAPH | GLUE_BULLET |
                                       GLUE_STOP | GLUE_COLON))
                return true;
        return p->t.at[i - 1].end -
               p->t.at[leaf_line_begin(p, i - 1)].begin <= LINE_SHORT;
}

/* The letters behind a name end before token i: "M.D.", a point behind it. */
static bool letters_end(const struct leaf *p, size_t i)
{
        for (size_t k = i; k-- > 0 && i - k <= LABEL_NEAR;)
                if (leaf_letters(p, k))
                        return k + p->hit[k][LANE_COURSE].n == i;
        return false;
}

/* Does a sentence end before token i? Not behind the letter of a name, nor
 * within "06.28.2012". */
static bool sentence_ends(const struct leaf *p, size_t i)
{
        const struct token *t = &p->t.at[i];

        if (!(t->before & GLUE_STOP) || !(t->before &
            (GLUE_SPACE | GLUE_LINE | GLUE_PARAGRAPH)))
                return false;
        if (t[-1].end - t[-1].begin == 1)
                return t->before & GLUE_LINE && letters_end(p, i);
        return !(p->v->flag_of[t[-1].symbol] & WORD_ABBREVIATION);
}

/* "Ann Lee, MD (3/4/14), Progress Report:", "On 3/4/14 Dr. Lee wrote a
 * progress note, which states:": the first sentence of a paragraph, with one
 * date, names a paper; behind its colon or stop a new line or the text. */
static bool names_visit(const struct leaf *p, const struct leaf_date *d)
{
        size_t from = d->first, to, last = d->first + HEAD_TOKENS;
        bool paper = false, ends = false;

        if (p->t.at[from].before & GLUE_COLON || leaf_sent(p, from))
                return false;
        for (size_t k = from; k-- > 0 && from - k <= LABEL_NEAR;)
                if (leaf_course(p, k, COURSE_OTHER_DATE))
                        return false;
        from = leaf_line_begin(p, from);
        while (from && d->first - from < HEAD_TOKENS && !line_opens(p, from))
                from = leaf_line_begin(p, from - 1);
        for (to = from; to < p->t.n && to < last; to++) {
                const struct token *t = &p->t.at[to];

                ends = to > from && (t->before & (GLUE_PARAGRAPH |
                                     GLUE_COLON) || sentence_ends(p, to));
                if (ends)
                        break;
                if (t->dated && (to < d->first || to > d->last))
                        return false;
                paper |= leaf_course(p, to, COURSE_NOTE) ||
                         leaf_course(p, to, COURSE_PAPER) ||
                         (leaf_letters(p, to) && p->t.at[to].before &
                          GLUE_COMMA);
        }
        return paper && ends && to > d->last &&
               p->t.at[to].before & (GLUE_LINE | GLUE_PARAGRAPH | GLUE_COLON);
}

/* Does the line of date k head what stands below or behind it: "11/29/2013.
 * Progress report:", "Progress report, dated 11/29/2013."? */
static bool date_heads(const struct leaf *p, size_t k)
{
        const struct leaf_date *d = &p->date.at[k];
        size_t begin = leaf_line_begin(p, d->first), next = d->last + 1;
        const uint32_t parts = GLUE_STOP | GLUE_COLON | GLUE_HYPHEN |
                               GLUE_COMMA | GLUE_OTHER;

        if (!date_exact(d->date) || next >= p->t.n)
                return false;
        if (d->first == begin)
                return line_opens(p, begin) &&
                       (p->line[next] != p->line[begin] ||
                        p->t.at[next].before & parts);
        if (names_visit(p, d))
                return true;
        return p->line[next] != p->line[begin] &&
               p->t.at[next].before & (GLUE_STOP | GLUE_COLON) &&
               leaf_course(p, d->first - 1, COURSE_TOLD);
}

/* The paragraphs that a date heads, as a review of records has them. */
static void headed_read(struct leaf *p)
{
        for (size_t k = 0; k < p->date.n; k++) {
                size_t to = p->date.at[k].last + 1;

                if (p->therapy || !date_heads(p, k))
                        continue;
                while (to < p->t.n && !(p->t.at[to].before & GLUE_PARAGRAPH)
                       && !(p->line[to] != p->line[to - 1] &&
                            leaf_entry(p, to, LANE_HEADING)))
                        to++;
                *VEC_ADD(p->a, &p->headed) = (struct leaf_date){
                        p->date.at[k].date, p->date.at[k].first, to };
        }
}

date leaf_when(const struct leaf *p, size_t i)
{
        size_t lo = 0, hi = p->headed.n;

        while (lo < hi) {               /* the last one that begins before */
                size_t mid = (lo + hi) / 2;

                if (p->headed.at[mid].first <= i)
                        lo = mid + 1;
                else
                        hi = mid;
        }
        return lo && p->headed.at[lo - 1].last > i
               ? p->headed.at[lo - 1].date : p->d->date;
}

bool leaf_row(const struct leaf *p, size_t i)
{
        size_t begin = leaf_line_begin(p, i);

        if (i > begin && leaf_course(p, i - 1, COURSE_WEEKDAY))
                i--;
        if (i == begin)
                return true;
        if (!leaf_number(p, begin) || p->t.at[i].before & GLUE_COLON)
                return false;
        return i == begin + 1 || (i == begin + 2 && p->t.at[i - 1].capitals &&
               p->t.at[i - 1].end - p->t.at[i - 1].begin <= INITIALS);
}

/* ---- Treatments, parts -------------------------------------------------- */

static bool class_counts(const struct vocabulary *v, uint32_t c,
                         const char *unit)
{
        for (size_t i = 0; i < v->services; i++)
                if (str_eq(v->service[i].class, v->concept[c].name) &&
                    str_eq(v->service[i].unit, str_from(unit)))
                        return true;
        return false;
}

/* Injections are counted too, but are not had in visits: the request classes
 * say which are which, of a concept or of what it counts as. */
bool leaf_injects(const struct leaf *p, uint32_t c)
{
        const struct lexeme *x = &p->v->lexeme[c];

        if (!x->counts)
                return false;
        if (class_counts(p->v, c, "injections"))
                return true;
        for (size_t i = 0; i < x->n_also; i++)
                if (class_counts(p->v, x->also[i], "injections"))
                        return true;
        return false;
}

static uint32_t counted(const struct leaf *p, size_t i)
{
        const struct entry *e = leaf_entry(p, i, LANE_FACT);
        const struct token *t = &p->t.at[i];

        if (e && t->capital && !t->capitals && t->end - t->begin == 2)
                return UINT32_MAX;              /* "Pt" is the patient */
        if (e && (e->kind == ENTRY_WORDS || e->kind == ENTRY_PRESENT) &&
            p->v->lexeme[e->target].counts)
                return e->target;
        e = leaf_entry(p, i, LANE_REQUEST);
        if (!e || e->kind != ENTRY_SERVICE ||
            p->v->service[e->target].accessory)
                return UINT32_MAX;
        uint32_t c = lexicon_concept(p->v, p->v->service[e->target].class);

        return c != UINT32_MAX && p->v->lexeme[c].counts ? c : UINT32_MAX;
}

uint32_t leaf_treatment(const struct leaf *p, size_t i)
{
        uint32_t c = counted(p, i);

        return c == UINT32_MAX || leaf_injects(p, c) ? UINT32_MAX : c;
}

uint32_t leaf_injection(const struct leaf *p, size_t i)
{
        uint32_t c = counted(p, i);

        return c != UINT32_MAX && leaf_injects(p, c) ? c : UINT32_MAX;
}

size_t leaf_level(const struct leaf *p, size_t i, uint32_t *part)
{
        const struct token *t = p->t.at;
        size_t end = i + 2;
        char c = char_lower(p->text.p[t[i].begin]);
        uint32_t other;

        if (t[i].end - t[i].begin != 1 || t[i].digits || end > p->t.n ||
            !t[i + 1].digits || t[i + 1].begin != t[i].end || c < 'a' ||
            c > 'z' || t[i + 1].number > 12 || p->v->level[c - 'a'] ==
            UINT32_MAX)
                return 0;
        *part = p->v->level[c - 'a'];
        if (end < p->t.n && t[end].before & (GLUE_HYPHEN | GLUE_SLASH)) {
                size_t more = leaf_level(p, end, &other);

                if (t[end].digits && t[end].number <= 12)
                        return end + 1;
                if (more)
                        return more;
        }
        return end;
}

static void body_add(struct ledger_fact *f, str name)
{
        for (size_t i = 0; i < f->n_body; i++)
                if (str_eq(f->body[i], name))
                        return;
        if (f->n_body < LEDGER_PARTS)
                f->body[f->n_body++] = name;
}

void leaf_where(const struct leaf *p, size_t from, size_t to,
                struct ledger_fact *f)
{
        for (size_t i = from; i < to && i < p->t.n; i++) {
                const struct entry *e = leaf_entry(p, i, LANE_BODY);
                uint32_t part;
                size_t end;

                if (e && e->kind == ENTRY_PART) {
                        body_add(f, p->v->part[e->target].name);
                        if (p->v->part[e->target].side.n)
                                f->side = p->v->part[e->target].side;
                } else if (e && e->kind == ENTRY_SIDE && !f->side.n) {
                        f->side = p->v->side[e->target];
                } else if ((end = leaf_level(p, i, &part))) {
                        body_add(f, p->v->part[part].name);
                        if (!f->levels.n)
                                f->levels = str_slice(p->text,
                                                p->t.at[i].begin,
                                                p->t.at[end - 1].end);
                        i = end - 1;
                }
        }
}

struct ledger_fact *leaf_put(struct leaf *p, struct ledger_fact f,
                             size_t from, size_t to)
{
        struct ledger_entry *e = VEC_ADD(p->a, &p->out);
        str text = p->text;

        e->fact = f;
        e->at.document = p->d;
        while (to - 1 > from &&
               p->t.at[to - 1].end - p->t.at[from].begin > QUOTE_MOST)
                to--;
        e->at.begin = p->t.at[from].begin;
        e->at.end = p->t.at[to - 1].end;
        while (e->at.end < text.n && strchr("%).", text.p[e->at.end]) &&
               text.p[e->at.end])
                e->at.end++;
        e->at.confidence = 1;
        return &e->fact;
}

void leaf_open(struct leaf *p, size_t begin, size_t end)
{
        size_t at = begin;
        struct token t;

        p->text = str_slice(document_reading(p->d), 0, end);
        p->t.n = p->date.n = p->headed.n = 0;
        while (lexicon_token(p->v, p->text, end, &at, &t))
                *VEC_ADD(p->a, &p->t) = t;
        points_soften(p);
        commas_soften(p);
        dates_mark(p);
        hits_read(p);
        head_course(p);
        headed_read(p);
}
