/* sentence.c - where sentences end. See sentence.h. */
#include "clinical/sentence.h"

#include <stddef.h>
#include <math.h>
#include <string.h>

enum { HEADING_BYTES = 48, SHORT_LINE = 50, LINES_JUDGED = 200,
       CELL_GAP = 3, LINE_MOST = 400, ROW_TOKENS = 60, ITEM_MOST = 30,
       HEADING_TOKENS = 6, ASKS_BYTES = 200 };

/* Some files have a blank line after every line, so that one says nothing:
 * are nine in ten line breaks of the first lines followed by another? */
static bool double_spaced(str s)
{
        size_t lines = 0, blank = 0, i = 0;

        while (lines < LINES_JUDGED) {
                size_t j;

                i = str_find(s, S("\n"), i);
                if (i == STR_NONE)
                        break;
                for (j = ++i; j < s.n && char_space(s.p[j]) &&
                     s.p[j] != '\n'; j++)
                        ;
                lines++;
                if (j < s.n && s.p[j] == '\n') {
                        blank++;
                        while (j < s.n && char_space(s.p[j]))
                                j++;
                        i = j;
                }
        }
        return lines >= 4 && blank * 10 >= lines * 9;
}

struct sentences *sentences_open(arena *a, const struct vocabulary *v,
                                 str text, size_t begin, size_t end)
{
        struct sentences *all = arena_room(a, sizeof *all, 1);

        memset(all, 0, offsetof(struct sentences, t));
        all->v = v;
        all->text = str_slice(text, 0, end);
        all->at = begin < all->text.n ? begin : all->text.n;
        all->double_spaced = double_spaced(str_slice(all->text, all->at,
                                                     all->text.n));
        all->more = lexicon_token(v, all->text, all->text.n, &all->at,
                                  &all->held);
        return all;
}

/* Does "Work status:" begin at byte at, within its line? */
static bool heading_at(str s, size_t at)
{
        for (size_t i = at; i < s.n && i < at + HEADING_BYTES; i++) {
                if (s.p[i] == ':')
                        return true;
                if (s.p[i] == '\n' || s.p[i] == '.' || s.p[i] == ',')
                        return false;
        }
        return false;
}

/* Was the line that ends with token p a short one (list, heading)? */
static bool line_short(str s, const struct token *p)
{
        size_t i = p->end;

        while (i && p->end - i <= SHORT_LINE && s.p[i - 1] != '\n')
                i--;
        return p->end - i <= SHORT_LINE;
}

/* Does the line of byte at, which is in none of its gaps, have cells: words
 * with a tab, a bar or three spaces between, or twice two spaces that follow
 * no mark? */
static bool line_cells(str s, size_t begin, size_t end)
{
        str line = str_slice(s, begin, end);
        size_t gap = 0, narrow = 0;
        char last = 0;

        if (str_find(line, S("  "), 0) == STR_NONE &&
            !(line.n && (memchr(line.p, '\t', line.n) ||
                         memchr(line.p, '|', line.n))))
                return false;           /* as most lines */
        for (size_t i = begin; i < end; i++) {
                if (s.p[i] == ' ') {
                        gap++;
                        continue;
                }
                if (s.p[i] == '\t' || s.p[i] == '|') {
                        gap = CELL_GAP;
                        continue;
                }
                if (s.p[i] == '\r')
                        break;
                narrow += last && gap == 2 && !strchr(".?!:;,", last);
                if (last && (gap >= CELL_GAP || narrow == 2))
                        return true;
                last = s.p[i];
                gap = 0;
        }
        return false;
}

/* Is the line at byte `at` a row? What was found of a line is kept, for all of
 * its words ask. */
static bool line_row(struct sentences *all, size_t at)
{
        str s = all->text;
        size_t least = at > LINE_MOST ? at - LINE_MOST : 0;

        if (all->row_known && at >= all->row_begin && at <= all->row_end &&
            at - all->row_begin < LINE_MOST)
                return all->row;
        size_t most = s.n - at > LINE_MOST ? at + LINE_MOST : s.n;
        const char *from = memrchr(s.p + least, '\n', at - least), *to;
        size_t begin = from ? (size_t)(from - s.p) + 1 : least;
        bool known = from || !least;

        to = memchr(s.p + at, '\n', most - at);
        all->row = line_cells(s, begin, to ? (size_t)(to - s.p) : most);
        all->row_begin = begin;
        all->row_known = known && to;
        all->row_end = all->row_known ? (size_t)(to - s.p) : 0;
        return all->row;
}

/* Does token q behind a question mark begin its answer: "No", "(x) Yes",
 * "A: Yes", "She has had six visits"? */
static bool reply_begins(const struct sentences *all, const struct token *q)
{
        uint16_t flag = all->v->flag_of[q->symbol];
        const struct token *first = &all->t[0];

        if (flag & (WORD_YES | WORD_NO))
                return true;
        if (q->end - q->begin == 1 && q->end < all->text.n)
                return all->text.p[q->end] == ':' ||
                       all->text.p[q->end] == ')' ||
                       all->text.p[q->end] == ']';
        return flag & WORD_REPLIES &&
               all->v->flag_of[first->symbol] & WORD_ASKS;
}

static bool stop_ends(const struct sentences *all, const struct token *p,
                      const struct token *q)
{
        size_t len = p->end - p->begin;
        bool space = q->before & (GLUE_SPACE | GLUE_LINE);

        if (q->before & GLUE_ASK && reply_begins(all, q))
                return false;           /* Any surgery? No. */
        if (q->before & (GLUE_MARKED | GLUE_UNMARKED))
                return true;            /* Denies falls. (+) spasm. */
        if (q->capital && str_starts(str_slice(all->text, p->end, q->begin),
                                     S(".. ")))
                return true;            /* Positive, Lt.. Gait is normal. */
        if (p->before & (GLUE_ASK | GLUE_COLON | GLUE_CLOSE) &&
            all->v->flag_of[p->symbol] & WORD_NO && q->capital)
                return true;
        if (all->text.p[p->end] == '.' && all->v->flag_of[p->symbol] &
            WORD_ABBREVIATION && (p->capital || !q->capital || q->capitals))
                return false;           /* Dr. Who; no. 5; but "no. The" */
        if (len == 1 && !p->digits && (!q->capital || q->end - q->begin == 1))
                return false;
        if (q->digits)
                return space;
        if (!q->capital)
                return false;
        return space || len > 1 || p->digits;
}

/* "1. Acupuncture": does q number an item of a list? */
static bool item_number(const struct sentences *all, const struct token *q)
{
        return q->digits && q->before & GLUE_LINE && q->number < ITEM_MOST &&
               q->end + 1 < all->text.n &&
               (all->text.p[q->end] == '.' || all->text.p[q->end] == ')') &&
               all->text.p[q->end + 1] == ' ';
}

/* "... HTN  2) L knee OA": does q number the next item of a list that stands in
 * one line? Its first item may be anywhere. */
static bool item_inline(struct sentences *all, const struct token *p,
                        const struct token *q)
{
        bool set_off = q->begin >= p->end + 2;

        if (!q->digits || q->end >= all->text.n ||
            all->text.p[q->end] != ')' || q->before & GLUE_OPEN ||
            !(q->before & GLUE_SPACE))
                return false;
        if (q->number > 0 && q->number < 2) {
                all->item = 1;
                return set_off;
        }
        if (!set_off || !(all->item > 0) || q->number > all->item + 1 ||
            q->number < all->item + 1)
                return false;
        all->item = q->number;
        return true;
}

/* Is the line of token q a heading that is known, and nothing else? */
static bool heading_line(const struct sentences *all, const struct token *q)
{
        struct token t[HEADING_TOKENS];
        struct hit hit[LANES];
        size_t at = q->begin, n = 0;
        size_t end = q->end;

        while (end < all->text.n && end <= q->begin + HEADING_BYTES &&
               all->text.p[end] != '\n')
                end++;
        if (end > q->begin + HEADING_BYTES || all->text.p[end - 1] == '.')
                return false;
        while (n < HEADING_TOKENS &&
               lexicon_token(all->v, all->text, end, &at, &t[n]))
                n++;
        lexicon_match(all->v, t, n, 0, hit);
        return n > 0 && n < HEADING_TOKENS &&
               ((hit[LANE_HEADING].entry && hit[LANE_HEADING].n == n) ||
                (hit[LANE_SECTION].entry && hit[LANE_SECTION].n == n));
}

/* Does the line of token q open with a question: "Have you had an MRI?" */
static bool question_line(const struct sentences *all, const struct token *q)
{
        if (!(all->v->flag_of[q->symbol] & WORD_ASKS))
                return false;
        for (size_t i = q->end; i < all->text.n && i < q->end + ASKS_BYTES &&
             all->text.p[i] != '\n'; i++)
                if (all->text.p[i] == '?')
                        return true;
        return false;
}

static bool sentence_ends(struct sentences *all, const struct token *p,
                          const struct token *q)
{
        if (q->before & GLUE_BULLET || item_number(all, q) ||
            item_inline(all, p, q))
                return true;
        /* a blank line or a page's end may fall within a sentence */
        if (q->before & GLUE_PARAGRAPH && !all->double_spaced &&
            (q->capital || q->digits || q->before & (GLUE_STOP | GLUE_COLON) ||
             line_short(all->text, p)))
                return true;
        if (q->before & GLUE_STOP && stop_ends(all, p, q))
                return true;
        if (!(q->before & GLUE_LINE))
                return false;
        if (q->capital &&
            (heading_at(all->text, q->begin) || line_short(all->text, p) ||
             heading_line(all, q) || question_line(all, q)))
                return true;
        return line_row(all, q->begin) &&
               (line_row(all, p->begin) ||
                (q->digits && line_short(all->text, p)));
}

/* --- rows of a table --------------------------------------------------- */

/* First tokens of the cells of the sentence, which is one row; 0: it is no
 * row, or has too many. */
static size_t cells_find(struct sentences *all, size_t cell[CELLS])
{
        const struct sentence *s = &all->s;
        str text = all->text;
        size_t n = 0;

        if (s->n > ROW_TOKENS || !line_row(all, s->t[0].begin))
                return 0;
        cell[n++] = 0;
        for (size_t i = 1; i < s->n; i++) {
                size_t gap = 0;

                if (s->t[i].before & (GLUE_LINE | GLUE_PARAGRAPH))
                        return 0;
                for (size_t k = s->t[i - 1].end; k < s->t[i].begin; k++)
                        gap += text.p[k] == '\t' || text.p[k] == '|'
                               ? CELL_GAP : text.p[k] == ' ';
                if (gap < CELL_GAP &&
                    !(gap == CELL_GAP - 1 && s->t[i].before == GLUE_SPACE))
                        continue;
                if (n == CELLS)
                        return 0;
                cell[n++] = i;
        }
        return n;
}

/* Is the row one of heads: without digits, and in one of its cells a word
 * that the cells below are to be read with? Keeps it. */
static bool head_keep(struct sentences *all, const size_t *cell, size_t n)
{
        const struct sentence *s = &all->s;
        struct row_head *h = &all->head;
        bool heads = false;

        h->cells = 0;
        for (size_t i = 0; i < s->n; i++)
                if (s->t[i].digits)
                        return false;
        for (size_t k = 1; k < n; k++) {
                size_t end = k + 1 < n ? cell[k + 1] : s->n;

                h->word[k] = s->t[cell[k]];
                h->read[k] = end == cell[k] + 1 &&
                             all->v->flag_of[s->t[cell[k]].symbol] &
                             WORD_COLUMN;
                heads |= h->read[k];
        }
        h->word[0] = s->t[0];
        h->read[0] = cell[1] == 1;
        h->cells = heads ? n : 0;
        return heads;
}

/* Puts word before token i, at its place in the text. */
static void token_put(struct sentence *s, size_t i, struct token word,
                      uint32_t before)
{
        memmove(&s->t[i + 1], &s->t[i], (s->n + 1 - i) * sizeof *s->t);
        word.begin = word.end = s->t[i + 1].begin;
        word.before = before;
        s->t[i] = word;
        s->n++;
}

/* Cells without heads: "Effusion  none", "Tinel  R: neg  L: pos". */
static void cells_part(struct sentences *all, const size_t *cell, size_t n)
{
        struct sentence *s = &all->s;
        const uint16_t *flag_of = all->v->flag_of;

        if (flag_of[s->t[cell[1]].symbol] & (WORD_YES | WORD_NO))
                s->t[cell[1]].before |= GLUE_COLON;
        for (size_t k = 2; k < n; k++)
                if (flag_of[s->t[cell[k]].symbol] & WORD_COLUMN)
                        s->t[cell[k]].before |= GLUE_COMMA;
}

/* A row is read as if its cells stood in a sentence: "Deltoid  5/5  4/5"
 * under "Right  Left" is "Deltoid right 5/5, left 4/5", and "Effusion  none"
 * is "Effusion: none". */
static void row_read(struct sentences *all)
{
        struct sentence *s = &all->s;
        size_t cell[CELLS], n = cells_find(all, cell);
        struct row_head *h = &all->head;

        if (n < 2) {
                h->cells = 0;
                return;
        }
        if (!h->cells && head_keep(all, cell, n)) {
                s->heads = true;
                return;
        }
        if (h->cells != n) {
                cells_part(all, cell, n);
                return;
        }
        for (size_t k = n; k--;) {
                struct token *t = &s->t[cell[k]];
                uint32_t before = t->before;

                if (k && all->v->flag_of[t->symbol] & (WORD_YES | WORD_NO))
                        t->before |= GLUE_COLON;
                if (!h->read[k])
                        continue;
                t->before = k ? GLUE_SPACE | GLUE_COLON : GLUE_SPACE;
                token_put(s, cell[k], h->word[k],
                          k > 1 ? GLUE_SPACE | GLUE_COMMA : before);
        }
}

/* Marks the dates among the tokens. */
static void dates_mark(struct sentences *all)
{
        struct sentence *s = &all->s;

        for (size_t i = 0; i < s->n; i++) {
                struct token *t = &s->t[i];
                size_t first = i, end;
                date d;

                if (!date_may(all->text, t->begin))
                        continue;
                end = date_scan(all->text, t->begin, &d);
                if (!end)
                        continue;
                while (i + 1 < s->n && s->t[i + 1].begin < end)
                        i++;
                for (size_t k = first; k <= i; k++)
                        s->t[k].dated = true;
                all->date[s->dates].date = d;
                all->date[s->dates].first = first;
                all->date[s->dates++].last = i;
        }
}

/* "Neg. for swelling", "P.T.": the point of an abbreviation parts no phrase.
 * q stands behind p in one sentence. */
static void point_soften(const struct sentences *all, const struct token *p,
                         struct token *q)
{
        if (!(q->before & GLUE_STOP) ||
            q->before & (GLUE_LINE | GLUE_PARAGRAPH | GLUE_ASK))
                return;
        if (all->v->flag_of[p->symbol] & WORD_ABBREVIATION ||
            (p->end - p->begin == 1 && !p->digits && q->begin == p->end + 1))
                q->before &= ~(uint32_t)GLUE_STOP;
}

/* "Twenty-four" is one number, told by its first word. */
static void numbers_join(struct sentence *s)
{
        for (size_t i = 0; i + 1 < s->n; i++) {
                struct token *t = &s->t[i];

                if (t->digits || t[1].digits || !(t->number >= 20) ||
                    t->number > 90 || (int)t->number % 10 ||
                    !(t[1].number >= 1) || t[1].number > 9 ||
                    t[1].before & ~(uint32_t)(GLUE_SPACE | GLUE_HYPHEN))
                        continue;
                t->number += t[1].number;
                t[1].number = (double)NAN;
        }
}

struct sentence *sentence_next(struct sentences *all)
{
        struct sentence *s = &all->s;

        *s = (struct sentence){ .text = all->text, .t = all->t,
                                .date = all->date };
        while (all->more) {
                if (s->n && (s->n == SENTENCE_TOKENS ||
                             sentence_ends(all, &s->t[s->n - 1], &all->held)))
                        break;
                if (s->n)
                        point_soften(all, &s->t[s->n - 1], &all->held);
                s->t[s->n++] = all->held;
                all->more = lexicon_token(all->v, all->text, all->text.n,
                                          &all->at, &all->held);
        }
        if (!s->n)
                return NULL;
        s->t[s->n] = all->held;
        row_read(all);
        dates_mark(all);
        numbers_join(s);
        return s;
}
