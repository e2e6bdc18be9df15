/* mark_date.c - the dates of a page, each with the label before it.
 *
 * What the label means is decided where the class of the document is known.
 * Dates of running text without a label are none of the document's. */
#include "casefile/marking.h"

enum {
        PROSE_WORDS = 6,
        ALONE_BEHIND = 3,       /* of these letters, so many behind it */
        LABEL_WORDS = 3, SIGNED_WORDS = 10,     /* between label and date */
        ALONE_LETTERS = 24,     /* beside a date that stands alone */
        COLUMN_MOST = 400, STAMP_LINES = 2, STAMP_WIDTH = 16, OVER_MOST = 200,
        ROW_WORDS_MOST = 40,
        LABEL_CELL = 7,         /* words, of which no label has so many */
        TOLD_WORDS = 14,        /* of a sentence, before its date */
        ABBREVIATED = 5         /* letters; "Serv. date" */
};

/* ---- Columns ------------------------------------------------------------ */

/* Where the word stands in its line as it was printed. */
static size_t column_of(const struct marker *m, size_t w)
{
        size_t at = m->word[w].at.begin, i = at;
        size_t left = m->line[m->word[w].line].left;

        if (left != NOT_LEFT && at - left <= COLUMN_MOST)
                return at - left;
        while (i > 0 && at - i < COLUMN_MOST && m->text.p[i - 1] != '\n')
                i--;
        return at - i;
}

/* Does a column begin with the word? */
static bool column_begins(const struct marker *m, size_t w)
{
        return w == m->line[m->word[w].line].word || !m->word[w].joined;
}

/* ---- Labels ------------------------------------------------------------- */

static bool is_signing(const struct found *f)
{
        return sign_of(f->sign, SIGN_AUTHOR, -1) != NULL;
}

/* Monday, Mon, */
static bool is_weekday(str t)
{
        static const char *days[] = { "mon", "tue", "wed", "thu", "fri",
                                      "sat", "sun" };

        for (size_t i = 0; i < sizeof days / sizeof *days && t.n < 12; i++)
                if (str_starts_fold(t, str_from(days[i])))
                        return true;
        return false;
}

/* RECEIVED: a stamp is in capitals. */
static bool is_stamp(const struct marker *m, const struct found *f)
{
        str w = word_text(m, f->first);

        return w.n > 2 && w.p[1] >= 'A' && w.p[1] <= 'Z' &&
               sign_of(f->sign, SIGN_RECEIVED, -1);
}

/* Does more than one column stand on the line? */
static bool has_columns(const struct marker *m, size_t line)
{
        const struct page_line *l = &m->line[line];

        for (size_t w = l->word + 1; w < l->word + l->words &&
             w < l->word + ROW_WORDS_MOST; w++)
                if (!m->word[w].joined)
                        return true;
        return false;
}

/* "RECHECK", "UR DETERMINATION": a title rather than the label of the date
 * below it, which it would say is none. */
static bool may_head(const struct marker *m, const struct found *f)
{
        const struct sign *s = sign_of(f->sign, SIGN_DATE, -1);
        bool title = f->first == f->last;

        for (const struct sign *t = f->sign; t; t = t->next)
                title |= t->kind == SIGN_FORM || t->kind == SIGN_TITLE;
        return title && (!s || s->rank == RANK_NEVER) &&
               !sign_of(f->sign, SIGN_RECEIVED, -1) &&
               m->text.p[m->word[f->last].at.end] != ':';
}

/* A cell's value that was broken to the line below: "Date of service:" at the
 * end of its line, and the date further right. */
static bool is_under(const struct marker *m, const struct found *f, size_t w)
{
        size_t at = m->word[f->last].at.end;

        return at < m->text.n && m->text.p[at] == ':' &&
               column_of(m, w) >= column_of(m, f->first);
}

/* Does the label speak of the date that word w begins? */
static bool label_reaches(const struct marker *m, const struct found *f,
                          size_t w)
{
        size_t line, words;

        if (!f)
                return false;
        line = m->word[f->last].line;
        words = w - f->last - 1;
        if (words && is_weekday(word_text(m, w - 1)))
                words--;
        if (m->word[w].line == line)
                return words <= (is_signing(f) ? SIGNED_WORDS
                                 : f->last > f->first ? LABEL_WORDS : 0);
        if (may_head(m, f))
                return false;
        return m->word[w].line == line + 1 && line_last_word(m, f->last) &&
               m->line[line + 1].word == w &&
               (!has_columns(m, line) || is_under(m, f, w));
}

/* Is the line the end of a sentence that fills the one above it? */
static bool wraps(const struct marker *m, size_t line)
{
        const struct page_line *up = line ? &m->line[line - 1] : NULL;
        char c = up ? m->text.p[up->end - 1] : 0;

        return up && !m->line[line].after_blank && up->words > PROSE_WORDS &&
               ((c >= 'a' && c <= 'z') || c == ',') &&
               !memchr(m->text.p + up->begin, ':', up->end - up->begin);
}

/* A day of the week, or a place and a comma: "Dry Creek, March 3, 2014" */
static bool may_precede(const struct marker *m, size_t begin, size_t end)
{
        str t = str_trim(str_slice(m->text, begin, end));

        return !t.n || t.p[t.n - 1] == ',' || is_weekday(t);
}

/* A line that is the date and no more, not even a sentence's stop. */
static bool is_line(const struct marker *m, size_t w, size_t begin,
                    size_t end)
{
        const struct page_line *l = &m->line[m->word[w].line];

        return l->begin == begin && l->end == end;
}

/* "March 3, 2014            RECEIVED MAR 7 2014", or the stamp's date alone,
 * its word in the line above. */
static bool is_beside_stamp(const struct marker *m, size_t w, size_t end)
{
        size_t line = m->word[w].line;
        size_t last = m->line[line].word + m->line[line].words;
        size_t from = m->line[line ? line - 1 : 0].word;

        while (w < last && m->word[w].at.begin < end)
                w++;
        if (w >= last || m->word[w].joined)
                return false;
        for (size_t i = found_from(m, from);
             i < m->n_found && m->word[m->found[i].first].line <= line; i++)
                if (m->found[i].kind == SIGN_DATE && is_stamp(m, &m->found[i])
                    && column_of(m, m->found[i].first) + STAMP_WIDTH >
                       column_of(m, w))
                        return true;
        return false;
}

/* A line, or the last column of one, that says little but the date, near the
 * top; what stands behind the label of another thing does not. */
static bool stands_alone(const struct marker *m, size_t w, size_t begin,
                         size_t end)
{
        size_t line = m->word[w].line;
        const struct page_line *l = &m->line[line];
        size_t from = w;

        while (from > l->word && m->word[from].joined && w - from < 4)
                from--;
        return line_near_top(m, line) &&
               (!wraps(m, line) || is_line(m, w, begin, end)) &&
               (from == l->word ||
                l->end - l->begin <= end - begin + ALONE_LETTERS) &&
               (l->end - end <= ALONE_BEHIND || is_beside_stamp(m, w, end)) &&
               may_precede(m, m->word[from].at.begin, begin) &&
               !memchr(m->text.p + l->begin, ':', begin - l->begin) &&
               !memchr(m->text.p + l->begin, '#', begin - l->begin);
}

/* ---- Labels over their dates -------------------------------------------- */

/* Does a date stand below this one, too, as in a table's column? */
static bool column_goes_on(const struct marker *m, size_t line, size_t at)
{
        const struct page_line *l = &m->line[line + 1];
        str t = line + 1 < m->lines ? str_slice(m->text, 0, l->end) : S("");
        date d;

        for (size_t w = l->word; t.n && w < l->word + l->words &&
             w < l->word + ROW_WORDS_MOST; w++) {
                size_t x = column_of(m, w);

                if (x <= at + 2 && at <= x + 2)
                        return date_printed(m, t, m->word[w].at.begin, &d);
        }
        return false;
}

/* RECEIVED JUL 15 2013: the stamp's date stands behind it. */
static bool has_own(const struct marker *m, const struct found *f)
{
        return !line_last_word(m, f->last) && m->word[f->last + 1].dated;
}

/* Does a document's title begin with the word, to the end of its cell? */
static bool is_titled(const struct marker *m, size_t from)
{
        for (size_t i = found_from(m, from);
             i < m->n_found && m->found[i].first == from; i++) {
                const struct sign *s = m->found[i].sign;
                size_t last = m->found[i].last;

                while (s && s->kind != SIGN_FORM && s->kind != SIGN_TITLE)
                        s = s->next;
                if (s && m->found[i].kind == SIGN_FORM && last > from &&
                    (line_last_word(m, last) || !m->word[last + 1].joined))
                        return m->text.p[m->word[last].at.end] != ':';
        }
        return false;
}

/* The label that stands over the date, or for a stamp below it: in the same
 * column of a line so near. */
static const struct found *label_over(const struct marker *m, size_t w,
                                      size_t end)
{
        size_t line = m->word[w].line, at = column_of(m, w);
        size_t width = end - m->word[w].at.begin;
        size_t from = line < STAMP_LINES ? 0 : line - STAMP_LINES;
        const struct found *best = NULL;

        for (size_t i = found_from(m, m->line[from].word); i < m->n_found;
             i++) {
                const struct found *f = &m->found[i];
                size_t on = m->word[f->first].line, x;
                bool stamp = sign_of(f->sign, SIGN_RECEIVED, -1) != NULL;

                if (on > line + 1 || i > OVER_MOST + found_from(m,
                    m->line[from].word))
                        break;
                if (f->kind != SIGN_DATE || on == line || may_head(m, f) ||
                    !column_begins(m, f->first) || is_titled(m, f->first) ||
                    (stamp && has_own(m, f)) ||
                    (stamp ? !is_stamp(m, f) : on + 1 != line ||
                     column_goes_on(m, line, at)))
                        continue;
                x = column_of(m, f->first);
                if (stamp ? x <= at + width && at <= x + STAMP_WIDTH
                          : x <= at + 2 && at <= x + 2)
                        best = f;
        }
        return best;
}

/* 3/4/2014 RECEIVED BY MAILROOM */
static const struct found *stamp_behind(const struct marker *m, size_t w)
{
        for (size_t i = found_from(m, w);
             i < m->n_found && m->found[i].first == w; i++)
                if (m->found[i].kind == SIGN_DATE && m->word[w].joined &&
                    is_stamp(m, &m->found[i]))
                        return &m->found[i];
        return NULL;
}

/* ---- Labels that nobody listed ------------------------------------------ */

/* Words that stand as a label: from, and behind the last of them. */
struct label { size_t from, to; bool colon; };

/* Does something end between the words: a sentence, a value, a list's part? */
static bool words_part(const struct marker *m, size_t before, size_t after)
{
        size_t begin = m->word[before].at.begin, end = m->word[before].at.end;

        for (size_t i = end; i < m->word[after].at.begin; i++) {
                char c = m->text.p[i];

                if (strchr(";|,:)(]#", c) ||
                    (c == '.' && end - begin > ABBREVIATED) ||
                    ((c == '/' || c == '-') && m->text.p[i + 1] == ' '))
                        return true;
        }
        return false;
}

static bool has_colon(const struct marker *m, size_t before, size_t end)
{
        size_t i = m->word[before].at.end;

        while (i < end && m->text.p[i] == ' ')
                i++;
        return i < end && m->text.p[i] == ':';
}

/* Words in small letters, but for those that join others. */
static size_t prose_words(const struct marker *m, size_t from, size_t to)
{
        size_t n = 0;

        for (size_t i = from; i < to; i++)
                n += !word_capital(m, i) && word_text(m, i).n > 4;
        return n;
}

/* Does a cell begin with the word: a line, a column, a part of a list? */
static bool part_opens(const struct marker *m, size_t k)
{
        size_t i = m->word[k].at.begin;

        if (column_begins(m, k))
                return true;
        while (i > 0 && m->text.p[i - 1] == ' ')
                i--;
        return i > 0 && strchr(";|/-", m->text.p[i - 1]);
}

/* What stands before the date, back to where its cell begins. A colon, or
 * words as those of a label, and not a sentence. */
static bool label_before(const struct marker *m, size_t w, struct label *l)
{
        size_t first = m->line[m->word[w].line].word, k = w;

        if (w > first && is_weekday(word_text(m, w - 1)))
                k--;
        l->to = k;
        if (k == first)
                return false;
        l->colon = has_colon(m, k - 1, m->word[k].at.begin);
        if (m->word[k - 1].dated || (!l->colon && words_part(m, k - 1, k)))
                return false;
        for (k--; k > first && l->to - k < LABEL_CELL && m->word[k].joined &&
             !m->word[k - 1].dated && !words_part(m, k - 1, k); k--)
                ;
        l->from = k;
        if (l->to - k == LABEL_CELL)
                return false;
        return l->colon || (word_capital(m, k) && part_opens(m, k) &&
                            (!m->word[l->to].joined ||
                             !prose_words(m, k, l->to)) &&
                            !wraps(m, m->word[w].line));
}

/* Nothing stands behind the date in its cell. */
static bool cell_ends(const struct marker *m, size_t w, size_t end)
{
        size_t line_end = m->line[m->word[w].line].end, i = end;

        while (w < m->words && m->word[w].at.begin < end)
                w++;
        while (i < line_end && strchr(" .,", m->text.p[i]))
                i++;
        return i >= line_end || strchr(";|/-", m->text.p[i]) ||
               (w < m->words && !m->word[w].joined);
}

/* The cell over the date, in the same column of the line above. */
static bool label_above(const struct marker *m, size_t w, struct label *l)
{
        size_t line = m->word[w].line, end, k;
        size_t at = column_of(m, w);

        if (!line || !column_begins(m, w) || column_goes_on(m, line, at))
                return false;
        end = m->line[line - 1].word + m->line[line - 1].words;
        for (k = m->line[line - 1].word; k < end; k = l->to) {
                size_t x = column_of(m, k);

                l->from = k;
                l->to = k + 1;
                while (l->to < end && m->word[l->to].joined)
                        l->to++;
                if (x <= at + 2 && at <= x + 2)
                        break;
        }
        l->colon = k < end &&
                   has_colon(m, l->to - 1, m->line[line - 1].end);
        if (k < end && is_titled(m, l->from))
                return false;
        /* a line of its own over a date is a title rather */
        if (k < end && !l->colon && !has_columns(m, line - 1))
                return false;
        return k < end && l->to - k < LABEL_CELL && !m->word[k].dated &&
               word_capital(m, k) && !prose_words(m, k, l->to);
}

/* The words of it that are known; false: none is. */
static bool label_words(const struct marker *m, const struct label *l,
                        struct marked_date *d)
{
        for (size_t i = found_from(m, l->from);
             i < m->n_found && m->found[i].first < l->to &&
             d->words < MARKS_WORDS; i++)
                if (m->found[i].kind == SIGN_DATE_WORD &&
                    m->found[i].last < l->to)
                        d->word[d->words++] = m->found[i].sign;
        return d->words > 0;
}

/* "3/4/2014 - Ada Byron, MD - Report": of a list of records. */
static bool is_listed(const struct marker *m, const struct page_line *l,
                      size_t end)
{
        while (end < l->end && m->text.p[end] == ' ')
                end++;
        if (end >= l->end || !strchr("-,;", m->text.p[end]))
                return false;
        for (size_t i = found_from(m, l->word); i < m->n_found &&
             m->found[i].first < l->word + l->words; i++)
                if (m->found[i].kind == SIGN_CREDENTIAL &&
                    word_capital(m, m->found[i].first))
                        return true;
        return false;
}

/* "3/4/2014 Office visit", "3/4/2014 8:14 Printed by": what begins a line is
 * said behind it. */
static bool label_behind(const struct marker *m, size_t w, size_t end,
                         struct label *l)
{
        const struct page_line *at = &m->line[m->word[w].line];
        size_t k = w, last = at->word + at->words;

        while (k < last && m->word[k].at.begin < end)
                k++;
        l->from = l->to = k;
        while (l->to < last && l->to - k < LABEL_CELL && m->word[l->to].joined)
                l->to++;
        l->colon = false;
        if (is_listed(m, at, end))
                return false;
        return w == at->word && l->to > k && l->to - k < LABEL_CELL &&
               line_near_top(m, m->word[w].line) &&
               prose_words(m, k, l->to) < l->to - k;
}

/* By its own words, where none of the labels listed is there. */
static bool date_named(const struct marker *m, size_t w, size_t end,
                       struct marked_date *d)
{
        struct label l;

        if (label_before(m, w, &l) && (l.colon || cell_ends(m, w, end))) {
                d->named = label_words(m, &l, d) || l.colon;
                return d->named;
        }
        if (label_behind(m, w, end, &l) && label_words(m, &l, d))
                return d->named = true;
        if (m->word[w].line != m->word[w ? w - 1 : 0].line || !w ||
            !m->word[w].joined)
                d->named = label_above(m, w, &l) &&
                           (label_words(m, &l, d) || l.colon);
        return d->named;
}

/* ---- Dates -------------------------------------------------------------- */

/* "I had the opportunity to evaluate the patient on Monday, 3/4/2014": what a
 * sentence near the top says was done on the day. */
static bool date_told(const struct marker *m, size_t w, struct marked_date *d)
{
        struct label l = { .to = w };
        size_t line = m->word[w].line;
        size_t first = m->line[wraps(m, line) ? line - 1 : line].word;

        if (w && is_weekday(word_text(m, w - 1)))
                l.to--;
        l.from = l.to;
        if (!l.to || !str_eq(word_text(m, l.to - 1), S("on")) ||
            !line_near_top(m, line))
                return false;
        while (l.from > first && l.to - l.from < TOLD_WORDS &&
               !m->word[l.from - 1].dated &&
               !memchr(m->text.p + m->word[l.from - 1].at.end, '.',
                       m->word[l.from].at.begin -
                       m->word[l.from - 1].at.end))
                l.from--;
        return d->prose = label_words(m, &l, d);
}

static void date_add(struct marker *m, const struct marked_date *d)
{
        struct marks *o = m->out;

        if (o->n_dates < MARKS_DATES)
                o->date[o->n_dates++] = *d;
}

/* "... DOB 1/2/1970; Inj. / date: 3/4/2014": the line before ends with the word
 * that says of what. */
static bool is_cut(const struct marker *m, const struct found *label)
{
        size_t w = label->first, line = m->word[w].line;

        if (!w || w != m->line[line].word || m->line[line].after_blank ||
            word_capital(m, w))
                return false;
        for (size_t i = found_from(m, w - 1);
             i < m->n_found && m->found[i].first == w - 1; i++) {
                const struct sign *s = sign_of(m->found[i].sign,
                                               SIGN_DATE_WORD, -1);

                if (s && s->rank == RANK_NEVER && m->word[w].joined &&
                    m->text.p[m->word[w - 1].at.end] != ':')
                        return true;
        }
        return false;
}

/* "Ada Byron, PT, 3/4/2014": the day on which she signed. */
static bool is_signers(const struct marker *m, size_t w)
{
        size_t i = w > 2 ? found_from(m, w - 2) : m->n_found;

        for (; i < m->n_found && m->found[i].first < w; i++)
                if (m->found[i].kind == SIGN_CREDENTIAL &&
                    m->found[i].last + 1 == w &&
                    m->word[m->found[i].first].line == m->word[w].line &&
                    word_capital(m, m->found[i].first))
                        return line_near_foot(m, m->word[w].line);
        return false;
}

/* "Next date:", "RFA received on": the label is listed, but words before it
 * say more. */
static void label_add(struct marker *m, size_t w, const struct found *label,
                      struct marked_date *d)
{
        struct label l;

        d->label = label->sign;
        if (label->first < w && label_before(m, w, &l) &&
            l.from < label->first) {
                l.to = label->first;
                label_words(m, &l, d);
                d->before = d->words;
        }
        d->named = has_colon(m, label->last, m->line[m->word[label->last]
                                                     .line].end);
        l.from = label->first;
        l.to = label->last + 1;
        label_words(m, &l, d);
        date_add(m, d);
}

/* Dates one behind the other stand in a table, and no label speaks of one. */
static void row_drop(struct marker *m, size_t line)
{
        struct marks *o = m->out;

        while (m->row.line == line && row_is(m) && o->n_dates &&
               o->date[o->n_dates - 1].line == line)
                o->n_dates--;
}

/* "3/4/2014 8:14 Printed by": what was done with a page, and no row of it. */
static bool is_footer(const struct marker *m, size_t w, size_t k)
{
        size_t line = m->word[w].line;

        for (size_t i = found_from(m, k); i < m->n_found &&
             m->word[m->found[i].first].line == line; i++) {
                const struct sign *s = sign_of(m->found[i].sign,
                                               SIGN_DATE, -1);

                if (m->found[i].kind == SIGN_DATE &&
                    (sign_of(m->found[i].sign, SIGN_RECEIVED, -1) ||
                     (s && s->rank >= RANK_SIGNED)))
                        return true;
        }
        return false;
}

/* "No better. DOS 3/4/2014: Arthroscopy", "DOS 3/4/2014: arthroscopy": an
 * entry of what is told. */
static bool is_told(const struct marker *m, const struct found *label,
                    size_t w, size_t end)
{
        const struct page_line *l = &m->line[m->word[w].line];
        size_t i = end;

        while (i < l->end && m->text.p[i] == ' ')
                i++;
        if (i + 2 >= l->end || m->text.p[i] != ':' || m->text.p[i + 1] != ' ')
                return false;
        return !column_begins(m, label->first) ||
               (m->text.p[i + 2] >= 'a' && m->text.p[i + 2] <= 'z');
}

/* The date at word w, if there is one; the words that are part of it. */
static size_t date_at(struct marker *m, size_t w, const struct found *label)
{
        size_t line = m->word[w].line, begin = m->word[w].at.begin, k = w;
        str t = str_slice(m->text, 0, m->line[line].end);
        const struct found *over;
        struct marked_date d = { .line = line };
        size_t end = date_printed(m, t, begin, &d.date);

        if (!end)
                return 0;
        while (k < m->words && m->word[k].at.begin < end)
                m->word[k++].dated = true;
        if (m->line[line].fax)
                return k - w;
        over = label_reaches(m, label, w) ? label : stamp_behind(m, k);
        if (!over && column_begins(m, w))
                over = label_over(m, w, end);
        if (!is_footer(m, w, k) &&
            !(over && sign_of(over->sign, SIGN_RECEIVED, -1)))
                row_note(m, w, d.date);
        if (over && (is_told(m, over, w, end) || is_cut(m, over)))
                ;
        else if (over)
                label_add(m, w, over, &d);
        else if (date_named(m, w, end, &d) ||
                 stands_alone(m, w, begin, end) || date_told(m, w, &d))
                date_add(m, &d);
        else if (is_signers(m, w)) {
                d.named = true;
                date_add(m, &d);
        }
        row_drop(m, line);
        return k - w;
}

/* "Profile date:", "Tx date:": one word more before it, and a colon. */
static bool is_named(const struct marker *m, const struct found *f)
{
        return f->first > m->line[m->word[f->first].line].word &&
               m->word[f->first].joined && column_begins(m, f->first - 1) &&
               m->word[f->last].at.end < m->text.n &&
               m->text.p[m->word[f->last].at.end] == ':';
}

/* "informed of the visit. On 3/4/2014": no label runs over a sentence's end. */
static bool is_parted(const struct marker *m, const struct found *f)
{
        for (size_t i = f->first; i < f->last; i++) {
                size_t end = m->word[i].at.end;

                if (!word_capital(m, i) && word_text(m, i).n > 2 &&
                    m->text.p[end] == '.' && m->text.p[end + 1] == ' ')
                        return true;
        }
        return false;
}

/* A single word is a label only where it looks like one: "visit: 3/4/14", and
 * not "at his visit 3/4/14", though the line breaks before it; a stamp is in
 * capitals. */
static const struct found *label_of(const struct marker *m,
                                    const struct found *f)
{
        if (f->last == f->first && !word_capital(m, f->first) &&
            (wraps(m, m->word[f->first].line) ||
             m->text.p[m->word[f->last].at.end] == '.') &&
            !has_colon(m, f->last, m->line[m->word[f->last].line].end))
                return NULL;
        if (is_parted(m, f))
                return NULL;
        return f->last > f->first || is_stamp(m, f) || found_is_label(m, f) ||
               is_named(m, f) ? f : NULL;
}

void marks_dates(struct marker *m)
{
        const struct found *label = NULL;
        size_t next = 0;
        date d;

        rows_open(m);
        for (size_t w = 0; w < m->words; w++) {
                while (next < m->n_found && m->found[next].last < w) {
                        const struct found *f = &m->found[next++];

                        if (f->kind == SIGN_DATE)
                                label = label_of(m, f);
                }
                if (date_may_begin(m, w)) {
                        size_t n = date_at(m, w, label);

                        if (!n && date_of_row(m, w, &d))
                                row_note(m, w, d);
                        w += n ? n - 1 : 0;
                }
        }
        rows_close(m);
}
