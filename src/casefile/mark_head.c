/* mark_head.c - the headings of a page: which phrases stand as a title, and
 * are not the words of a sentence, an entry of a list or a report quoted. */
#include "casefile/marking.h"

/* How surely a title is one. Where no more is said, from general knowledge of
 * such pages; measured on invented files (tools/casefile). */
static const double
        WHOLE_LINE = 1,         /* nothing else stands on its line */
        MOST_OF_LINE = 0.85,
        PART_OF_LINE = 0.6,     /* a clinic's name before it, a date behind */
        IN_CELL = 0.85,         /* alone in its column, or behind RE: */
        OF_WORDS = 0.1,         /* for each weight of a heading's words */
        WORDS_ALL = 0.8,        /* for all of them: less than a title known */
        WORDS_BEGIN = 0.5,      /* as a sign that a document begins */
        OF_HOUSE = 0.75,        /* part of the writer's name */
        FURTHER_DOWN = 0.7,     /* behind the first lines: of a letterhead and
                                   a patient's block, but also of a report's
                                   own sections */
        AT_FOOT = 0.8,          /* forms say below what they are */
        FAR_DOWN = 0.25;        /* tells something of the class at most */

enum {
        LINES_FIRST = 14, PROSE_WORDS = 8, WORDS_MORE = 6, LINE_LONG = 100,
        CELL_WORDS = 10, CELL_MOST = 24, CELL_BYTES = 80, WORDS_SURE = 5,
        ROW_WORDS = 2, CAPITAL_WORDS = 5,
        LINES_HEADED = 6        /* in which a title may bear a name */
};

static bool word_small(const struct marker *m, size_t i)
{
        static const str small[] = { STR("of"), STR("for"), STR("and"),
                STR("the"), STR("to"), STR("or"), STR("by"), STR("a"),
                STR("in"), STR("with"), STR("date"), STR("from") };

        for (size_t k = 0; k < sizeof small / sizeof *small; k++)
                if (str_eq(word_text(m, i), small[k]))
                        return true;
        return false;
}

static bool low_begins(const struct marker *m, size_t i)
{
        char c = m->text.p[m->word[i].at.begin];

        return c >= 'a' && c <= 'z';
}

/* Words that begin in small letters, as those of prose do; where all is in
 * capitals, those beyond a heading's length. */
static size_t low_words(const struct marker *m, size_t from, size_t to)
{
        size_t n = 0;

        for (size_t i = from; i < to; i++)
                n += low_begins(m, i) && !word_small(m, i);
        if (m->capitals && to - from > CAPITAL_WORDS)
                n += to - from - CAPITAL_WORDS;
        return n;
}

/* A line of prose that runs on into the next. */
static bool runs_on(const struct marker *m, size_t line)
{
        const struct page_line *l = &m->line[line];
        char c = m->text.p[l->end - 1];

        return l->words >= PROSE_WORDS && c != '.' && c != ':' && c != ';' &&
               low_words(m, l->word, l->word + l->words) * 2 >= l->words;
}

/* "12. MRI", "B. Therapy notes", "(c) MRI" */
static bool is_numbered(const struct marker *m, const struct page_line *l)
{
        str t = word_text(m, l->word);
        char behind = m->text.p[m->word[l->word].at.end];

        return t.n <= 2 && (char_digit(t.p[0]) ||
                            (t.n == 1 && (behind == '.' || behind == ')')));
}

/* "3/4/2014 Office visit", "1. MRI", "* MRI"; "Progress report, 3/4/2014, Ada
 * Byron": an entry of a list of records. */
static bool is_entry(const struct marker *m, const struct found *f)
{
        const struct page_line *l = &m->line[m->word[f->first].line];
        size_t end = l->word + l->words, dated = l->word, at;
        char c = m->text.p[l->begin];

        while (dated < end && m->word[dated].dated)
                dated++;
        if (dated > l->word && dated - l->word + f->last - f->first + 1 <
            l->words)
                return true;
        for (at = dated; at < f->first; at++)
                if (m->word[at].dated && m->word[at + 1].joined)
                        return true;
        at = f->last + 1;
        if (at < end && m->word[at].dated && m->word[at].joined) {
                while (at < end && m->word[at].dated)
                        at++;
                if (at < end && m->word[at].joined)
                        return true;
        }
        return f->first > l->word ? is_numbered(m, l)
                                  : c == '*' || c == '-';
}

/* Does a date of something else stand on the line: "MRI dated 3/4/2014"? */
static bool is_dated(const struct marker *m, size_t line)
{
        const struct page_line *l = &m->line[line];

        for (size_t i = l->word; i < l->word + l->words; i++)
                if (str_eq_fold(word_text(m, i), S("dated")))
                        return true;
        return false;
}

/* "Consultation: Ada Byron, M.D." near the top: the line bears a name. */
static bool bears_name(const struct marker *m, const struct found *f)
{
        size_t line = m->word[f->first].line;

        if (line >= LINES_HEADED || f->first != m->line[line].word)
                return false;
        for (size_t i = found_from(m, f->last + 1); i < m->n_found &&
             m->word[m->found[i].first].line == line; i++)
                if (m->found[i].kind == SIGN_CREDENTIAL &&
                    word_capital(m, m->found[i].first))
                        return true;
        return false;
}

/* "Return visit: 6/12/2013": what stands behind it is its value; not so in
 * "Progress notes: Ada Byron, M.D.", which heads a page. */
static bool is_labelled(const struct marker *m, const struct found *f)
{
        size_t end = m->word[f->last].at.end;
        size_t line = m->word[f->first].line;

        if (line_last_word(m, f->last) || m->text.p[end] != ':')
                return false;
        return line >= LINES_HEADED || f->first != m->line[line].word ||
               (f->first == f->last && !bears_name(m, f)) ||
               m->word[f->last + 1].dated ||
               !word_capital(m, f->last + 1);
}

/* ---- Cells -------------------------------------------------------------- */

/* What stands between two wide gaps, colons or semicolons of a line. */
struct cell { size_t line, first, last; };      /* words */

static char char_behind(const struct marker *m, size_t word)
{
        size_t i = m->word[word].at.end;

        return i < m->text.n ? m->text.p[i] : '\n';
}

static bool cell_breaks(const struct marker *m, size_t word)
{
        char c = char_behind(m, word - 1);

        return !m->word[word].joined || c == ':' || c == ';' || c == '|';
}

static struct cell cell_at(const struct marker *m, size_t word)
{
        const struct page_line *l = &m->line[m->word[word].line];
        struct cell c = { m->word[word].line, word, word };

        while (c.first > l->word && !cell_breaks(m, c.first) &&
               word - c.first < CELL_MOST)
                c.first--;
        while (c.last + 1 < l->word + l->words &&
               !cell_breaks(m, c.last + 1) && c.last - word < CELL_MOST)
                c.last++;
        return c;
}

static bool is_value(const struct marker *m, const struct cell *c)
{
        return c->first > m->line[c->line].word &&
               char_behind(m, c->first - 1) == ':';
}

/* "Plan     Return in four weeks", "Hearing    with difficulty": it heads a
 * row of what is told. */
static bool is_row(const struct marker *m, const struct cell *c)
{
        size_t end = m->line[c->line].word + m->line[c->line].words;
        size_t most = c->last + 1 + CELL_MOST;

        if (c->last + 1 < end && !m->word[c->last + 1].joined &&
            low_begins(m, c->last + 1))
                return true;
        return low_words(m, c->last + 1, end < most ? end : most) > ROW_WORDS;
}

/* RE:, In re:, Regarding: */
static bool is_subject(const struct marker *m, const struct cell *c)
{
        size_t first = m->line[c->line].word;

        for (size_t i = found_from(m, first);
             i < m->n_found && m->found[i].first == first; i++)
                if (m->found[i].kind == SIGN_GREETING &&
                    m->found[i].last + 1 == c->first)
                        return true;
        return false;
}

/* A phrase that has a column to itself, or stands behind RE: */
static double cell_form(const struct marker *m, const struct found *f)
{
        struct cell c = cell_at(m, f->first);
        size_t own = f->last - f->first + 1, more;

        if (!word_capital(m, f->first) || f->last > c.last ||
            char_behind(m, f->last) == ':')
                return 0;
        more = c.last - c.first + 1 - own;
        if (low_words(m, c.first, c.last + 1) > own || more > own + 2 ||
            m->word[c.last].dated || is_entry(m, f) || is_row(m, &c) ||
            is_dated(m, c.line) ||
            (is_value(m, &c) && !is_subject(m, &c)) ||
            (own == 1 && more))
                return 0;
        return more ? PART_OF_LINE : IN_CELL;
}

/* Where the phrase's lines stand: from the first word's to the last one's. */
static double line_form(const struct marker *m, const struct found *f)
{
        size_t first = m->word[f->first].line, last = m->word[f->last].line;
        size_t from = m->line[first].word;
        size_t to = m->line[last].word + m->line[last].words;
        size_t own = f->last - f->first + 1, more = to - from - own;
        size_t bytes = m->word[f->last].at.end - m->word[f->first].at.begin;
        size_t all = m->line[last].end - m->line[first].begin;

        if (!word_capital(m, f->first) || more > WORDS_MORE + own ||
            all > bytes + LINE_LONG || low_words(m, from, to) > own ||
            low_words(m, f->last + 1, to) || is_entry(m, f) ||
            is_dated(m, last))
                return 0;
        if (first && !m->line[first].after_blank && runs_on(m, first - 1))
                return 0;
        if ((own == 1 && more > 2 && !bears_name(m, f)) || is_labelled(m, f))
                return 0;
        return !more ? WHOLE_LINE
             : bytes * 2 >= all ? MOST_OF_LINE : PART_OF_LINE;
}

static double heading_form(const struct marker *m, const struct found *f)
{
        double line = line_form(m, f);
        double cell = line < IN_CELL ? cell_form(m, f) : 0;

        return line > cell ? line : cell;
}

static double place_weight(const struct marker *m, size_t line)
{
        return line < LINES_FIRST ? 1
             : line_near_top(m, line) ? FURTHER_DOWN
             : line + 2 >= m->lines ? AT_FOOT : FAR_DOWN;
}

static void note_most(double *at, double value)
{
        if (*at < value)
                *at = value;
}

/* In the name at the letterhead's top, which says who writes? */
static bool in_house(const struct marker *m, size_t at)
{
        str h = m->out->house;

        return h.n && m->text.p + at >= h.p && m->text.p + at < h.p + h.n;
}

/* Fax lines are not counted. */
static size_t head_line(const struct marker *m, size_t line)
{
        size_t n = 0;

        for (size_t i = 0; i < line; i++)
                n += !m->line[i].fax;
        return n < MARKS_EDGE ? n : MARKS_EDGE;
}

/* At a line near the top; on a short page the last ones are so, too. */
static void note_top(struct marker *m, size_t line, double best,
                     const struct sign *sign, bool alone)
{
        struct marks *o = m->out;

        if (!line_near_top(m, line) || best <= o->heading ||
            (line > 1 && line + 2 >= m->lines))
                return;
        o->heading = best;
        o->heading_sign = sign;
        o->heading_alone = alone;
        o->heading_edge = head_line(m, line);
}

static void heading_note(struct marker *m, const struct found *f)
{
        struct marks *o = m->out;
        size_t line = m->word[f->first].line;
        double sure = m->line[line].fax ? 0 : heading_form(m, f), best = 0;
        bool whole = sure >= WHOLE_LINE;

        if (sure <= 0)
                return;
        sure *= place_weight(m, line);
        if (!whole && in_house(m, m->word[f->first].at.begin))
                sure *= OF_HOUSE;
        for (const struct sign *s = f->sign; s; s = s->next) {
                double as = 0;

                if (s->kind == SIGN_FORM)
                        note_most(&o->form[s->class], as = sure);
                else if (s->kind == SIGN_TITLE)
                        note_most(&o->title[s->class], as = sure * 0.75);
                else if (s->kind == SIGN_OPENING)
                        note_most(&o->opening, as = sure * 0.6);
                note_most(&best, as);
        }
        note_top(m, line, best, f->sign, whole);
}

/* ---- Headings that nobody listed ---------------------------------------- */

static bool has_kind(const struct sign *s, enum sign_kind kind)
{
        while (s && s->kind != kind)
                s = s->next;
        return s != NULL;
}

/* Where all is in capitals: a line behind one of prose that has not ended. */
static bool is_prose_on(const struct marker *m, size_t line)
{
        const struct page_line *up = line ? &m->line[line - 1] : NULL;

        return m->capitals && up && !m->line[line].after_blank &&
               up->words >= PROSE_WORDS &&
               !strchr(".:", m->text.p[up->end - 1]);
}

/* "Primary insurance Granite Coast": a label and what stands behind it. */
static bool is_patients(const struct marker *m, const struct cell *c)
{
        for (size_t i = found_from(m, c->first); i < m->n_found &&
             m->found[i].first == c->first; i++)
                if (m->found[i].kind == SIGN_PATIENT &&
                    m->found[i].last < c->last)
                        return true;
        return false;
}

/* Short, in capitals, no sentence, no value of a label, no date. */
static bool cell_heads(const struct marker *m, const struct cell *c)
{
        size_t end = m->word[c->last].at.end;
        size_t begin = m->word[c->first].at.begin, digits = 0;
        char behind = end < m->text.n ? m->text.p[end] : '\n';

        if (m->capitals && (c->first != m->line[c->line].word ||
                            c->last - c->first + 1 != m->line[c->line].words))
                return false;
        if (c->last - c->first >= CELL_WORDS || end - begin > CELL_BYTES ||
            behind == ':' || behind == '.' || behind == ',' ||
            m->line[c->line].fax || !word_capital(m, c->first) ||
            low_words(m, c->first, c->last + 1) || is_row(m, c) ||
            is_prose_on(m, c->line) || is_patients(m, c) ||
            (is_value(m, c) && !is_subject(m, c)) ||
            (c->line && runs_on(m, c->line - 1) &&
             !m->line[c->line].after_blank))
                return false;
        for (size_t i = begin; i < end; i++)
                digits += char_digit(m->text.p[i]);
        for (size_t i = c->first; i <= c->last; i++)
                if (m->word[i].dated)
                        return false;
        return digits < 4;
}

/* What the words of the cell say, from found[i] on. */
static void cell_note(struct marker *m, const struct cell *c, size_t i)
{
        double sum[KINDS_CLASSES] = { 0 }, best = 0;
        double place = place_weight(m, c->line);
        size_t free = 0;

        if (in_house(m, m->word[c->first].at.begin))
                place *= OF_HOUSE;

        for (; i < m->n_found && m->found[i].first <= c->last; i++) {
                const struct found *f = &m->found[i];

                if (f->kind == SIGN_FORM && has_kind(f->sign, SIGN_SECTION))
                        free = f->last + 1;
                if (f->kind != SIGN_WORD || f->last > c->last ||
                    f->first < free)
                        continue;
                for (const struct sign *s = f->sign; s; s = s->next)
                        if (s->kind == SIGN_WORD)
                                sum[s->class] += s->rank;
        }
        for (size_t k = 0; k < KINDS_CLASSES; k++) {
                double sure = sum[k] * OF_WORDS;

                note_most(&best, sum[k]);
                note_most(&m->out->title[k],
                          (sure < WORDS_ALL ? sure : WORDS_ALL) * place);
        }
        if (best >= WORDS_SURE && c->line && c->line < LINES_FIRST)
                note_top(m, c->line, WORDS_BEGIN * place, NULL, true);
}

static void cells_note(struct marker *m)
{
        size_t at = 0;

        for (size_t i = 0; i < m->lines; i++) {
                const struct page_line *l = &m->line[i];
                struct cell c;

                if (!line_near_top(m, i) && i + 2 < m->lines)
                        continue;
                for (size_t w = l->word; w < l->word + l->words;
                     w = c.last + 1) {
                        c = cell_at(m, w);
                        while (at < m->n_found && m->found[at].first < w)
                                at++;
                        if (cell_heads(m, &c))
                                cell_note(m, &c, at);
                }
        }
}

void marks_headings(struct marker *m)
{
        m->out->heading_edge = MARKS_EDGE;
        for (size_t i = 0; i < m->n_found; i++)
                if (m->found[i].kind == SIGN_FORM)
                        heading_note(m, &m->found[i]);
        cells_note(m);
}
