/* mark_head.c - the headings of a page: which phrases stand as a title, and
 * are not the words of a sentence, an entry of a list or a report quoted. */
#include "casefile/marking.h"

/* How surely a title is one. Where no more is said, from general knowledge of
 * such pages; measured on invented files (tools/casefile). */
static const double
        WHOLE_LINE = 1,         /* nothing else stands on its line */
        MOST_OF_LINE = 0.85,
        PART_OF_LINE = 0.6,     /* a clinic's name before it, a date behind */
        FURTHER_DOWN = 0.7,     /* behind the first lines: of a letterhead and
                                   a patient's block, but also of a report's
                                   own sections */
        AT_FOOT = 0.8,          /* forms say below what they are */
        FAR_DOWN = 0.25;        /* tells something of the class at most */

enum {
        LINES_FIRST = 10, PROSE_WORDS = 8, WORDS_MORE = 6, LINE_LONG = 100
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

/* Words that begin in small letters, as those of prose do. */
static size_t low_words(const struct marker *m, size_t from, size_t to)
{
        size_t n = 0;

        for (size_t i = from; i < to; i++) {
                char c = m->text.p[m->word[i].at.begin];

                n += c >= 'a' && c <= 'z' && !word_small(m, i);
        }
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

/* 3/4/2014, 1., *: an entry of a list of records. */
static bool is_entry(const struct marker *m, const struct found *f)
{
        const struct page_line *l = &m->line[m->word[f->first].line];
        char c = m->text.p[l->begin];
        size_t dated = 0;

        while (dated < l->words && m->word[l->word + dated].dated)
                dated++;
        if (dated && dated + (f->last - f->first + 1) < l->words)
                return true;
        return f->first > l->word
               ? char_digit(c) && m->word[l->word].at.end -
                 m->word[l->word].at.begin <= 2
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

/* "Return visit: 6/12/2013": what stands behind it is its value. */
static bool is_labelled(const struct marker *m, const struct found *f)
{
        size_t end = m->word[f->last].at.end;

        return !line_last_word(m, f->last) && m->text.p[end] == ':';
}

/* Where the phrase's lines stand: from the first word's to the last one's. */
static double heading_form(const struct marker *m, const struct found *f)
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
        if ((own == 1 && more > 2) || is_labelled(m, f))
                return 0;
        return !more ? WHOLE_LINE
             : bytes * 2 >= all ? MOST_OF_LINE : PART_OF_LINE;
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

/* Fax lines are not counted. */
static size_t head_line(const struct marker *m, size_t line)
{
        size_t n = 0;

        for (size_t i = 0; i < line; i++)
                n += !m->line[i].fax;
        return n < MARKS_EDGE ? n : MARKS_EDGE;
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
        /* on a short page the last lines are near the top, too */
        if (line_near_top(m, line) && best > o->heading &&
            (line < 2 || line + 2 < m->lines)) {
                o->heading = best;
                o->heading_sign = f->sign;
                o->heading_alone = whole;
                o->heading_edge = head_line(m, line);
        }
}

void marks_headings(struct marker *m)
{
        m->out->heading_edge = MARKS_EDGE;
        for (size_t i = 0; i < m->n_found; i++)
                if (m->found[i].kind == SIGN_FORM)
                        heading_note(m, &m->found[i]);
}
