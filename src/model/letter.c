/* letter.c - a blank record; the value of a span: white space folded, marks
 * dropped.
 *
 * Knows Markdown's bold and headings and the plain tags of HTML, as letters
 * kept in those forms carry them around labels; everything else is text. */
#include "model/letter.h"

#include <math.h>

const char *outcome_name(enum outcome o)
{
        static const char *const name[] = { "upheld", "overturned",
                                            "overturned in part" };
        return name[o];
}

bool outcome_named(str name, enum outcome *out)
{
        for (int i = OUTCOME_UPHELD; i <= OUTCOME_IN_PART; i++)
                if (str_eq(name, str_from(outcome_name((enum outcome)i)))) {
                        if (out)
                                *out = (enum outcome)i;
                        return true;
                }
        return false;
}

void letter_blank(struct letter *l, struct document *d)
{
        *l = (struct letter){ .document = d, .patient_age = -1 };
        l->date_assigned = l->date_of_injury = l->decision_date =
                l->ur_denial_date = l->application_received = DATE_NONE;
}

struct letter_item letter_item_blank(void)
{
        struct letter_item it = { .outcome = OUTCOME_UPHELD };

        it.ur.requested = it.ur.approved = it.ur.disputed = (double)NAN;
        it.ur.date = DATE_NONE;
        return it;
}

/* Tags that stand for nothing, and those that stand for white space. */
static const struct { str name; bool space; } tags[] = {
        { STR("b"), false }, { STR("strong"), false }, { STR("i"), false },
        { STR("em"), false }, { STR("u"), false }, { STR("span"), false },
        { STR("font"), false }, { STR("sup"), false }, { STR("sub"), false },
        { STR("br"), true }, { STR("p"), true }, { STR("div"), true },
        { STR("td"), true }, { STR("tr"), true }, { STR("table"), true },
        { STR("li"), true }, { STR("ul"), true }, { STR("h1"), true },
        { STR("h2"), true }, { STR("h3"), true }, { STR("hr"), true }
};

static size_t tag_at(str t, size_t at, bool *space)
{
        size_t i = at + 1, name;

        if (i < t.n && t.p[i] == '/')
                i++;
        for (name = i; i < t.n && i < name + 8 &&
             (char_alpha(t.p[i]) || char_digit(t.p[i])); i++)
                ;
        str word = str_slice(t, name, i);
        while (i < t.n && (t.p[i] == ' ' || t.p[i] == '/') && i < name + 10)
                i++;
        if (word.n == 0 || i >= t.n || t.p[i] != '>')
                return 0;
        for (size_t k = 0; k < sizeof tags / sizeof *tags; k++)
                if (str_eq_fold(word, tags[k].name)) {
                        *space = tags[k].space;
                        return i + 1 - at;
                }
        return 0;
}

/* "### Heading": hashes at a line's start, a space, and no number (a pill
 * count may be written "# 60"). */
static size_t hashes_at(str t, size_t at)
{
        size_t i = at;

        if (at && t.p[at - 1] != '\n' && t.p[at - 1] != '\f')
                return 0;
        while (i < t.n && t.p[i] == '#')
                i++;
        return i - at <= 6 && i + 1 < t.n && t.p[i] == ' ' &&
               !char_space(t.p[i + 1]) && !char_digit(t.p[i + 1])
               ? i - at : 0;
}

size_t letter_mark(str t, size_t at, bool *space)
{
        char c = t.p[at];

        *space = false;
        if (c == '*' || c == '_') {
                if (at + 1 >= t.n || t.p[at + 1] != c ||
                    (at + 2 < t.n && t.p[at + 2] == c) ||
                    (at > 0 && t.p[at - 1] == c))
                        return 0;
                return 2;
        }
        if (c == '<')
                return tag_at(t, at, space);
        return c == '#' ? hashes_at(t, at) : 0;
}

/* What a byte asks of the writer. */
enum { PLAIN, SPACE, MARK, QUOTE, CONTROL };

static const unsigned char kind[256] = {
        [0] = CONTROL, [1] = CONTROL, [2] = CONTROL, [3] = CONTROL,
        [4] = CONTROL, [5] = CONTROL, [6] = CONTROL, [7] = CONTROL,
        [8] = CONTROL, ['\t'] = SPACE, ['\n'] = SPACE, ['\v'] = SPACE,
        ['\f'] = SPACE, ['\r'] = SPACE, [14] = CONTROL, [15] = CONTROL,
        [16] = CONTROL, [17] = CONTROL, [18] = CONTROL, [19] = CONTROL,
        [20] = CONTROL, [21] = CONTROL, [22] = CONTROL, [23] = CONTROL,
        [24] = CONTROL, [25] = CONTROL, [26] = CONTROL, [27] = CONTROL,
        [28] = CONTROL, [29] = CONTROL, [30] = CONTROL, [31] = CONTROL,
        [' '] = SPACE, ['"'] = QUOTE, ['\\'] = QUOTE, ['*'] = MARK,
        ['_'] = MARK, ['<'] = MARK, ['#'] = MARK, [127] = CONTROL
};

enum {
        STEP = 1024,            /* bytes a round */
        WIDEST = 6,             /* "\u001f" */
        BLOCK = 16              /* bytes looked at together */
};

struct writer {
        buf *out;
        str  t;
        bool json, any, gap;    /* any: something is out; gap: a space due */
};

static char *put_special(struct writer *w, char *at, char c)
{
        static const char hex[] = "0123456789abcdef";
        unsigned char u = (unsigned char)c;

        if (!w->json) {
                *at++ = c;
        } else if (kind[u] == QUOTE) {
                *at++ = '\\';
                *at++ = c;
        } else {
                memcpy(at, "\\u00", 4);
                at[4] = hex[u >> 4];
                at[5] = hex[u & 15];
                at += 6;
        }
        return at;
}

/* Sixteen bytes compared at once; gcc and clang both know such types. */
typedef unsigned char block __attribute__((vector_size(BLOCK)));

/* The first in memory of eight bytes that is not 0. */
static inline size_t first_byte(uint64_t v)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
        return (size_t)__builtin_ctzll(v) / 8;
#else
        return (size_t)__builtin_clzll(v) / 8;
#endif
}

/* How many of the next BLOCK bytes are plain, or single spaces with no white
 * space behind them: those are copied as they are. */
static inline size_t block_plain(const char *p)
{
        block c, d;
        uint64_t bad[2];

        memcpy(&c, p, BLOCK);
        memcpy(&d, p + 1, BLOCK);
        /* 127 and '_' differ in one bit, as '"' and '#' do. */
        block is = (block)((c < ' ') | ((c | 1) == '#') | (c == '*') |
                           (c == '<') | (c == '\\') | ((c | 32) == 127) |
                           ((c == ' ') & (d <= ' ')));
        memcpy(bad, &is, BLOCK);
        if (!(bad[0] | bad[1]))
                return BLOCK;
        return bad[0] ? first_byte(bad[0]) : 8 + first_byte(bad[1]);
}

/* Plain bytes and single spaces from i on, to the first of another kind. A
 * whole block is written each time, and less of it counted. */
static size_t copy_plain(const struct writer *w, size_t i, size_t end,
                         char **at)
{
        const char *p = w->t.p;
        char *out = *at;

        while (end - i > BLOCK) {
                size_t n = block_plain(p + i);

                memcpy(out, p + i, BLOCK);
                out += n;
                i += n;
                if (n < BLOCK) {
                        *at = out;
                        return i;
                }
        }
        while (i < end && (kind[(unsigned char)p[i]] == PLAIN ||
                           (p[i] == ' ' && i + 1 < end &&
                            kind[(unsigned char)p[i + 1]] == PLAIN)))
                *out++ = p[i++];
        *at = out;
        return i;
}

/* Bytes from i until a round is full or the text ends; where it stopped. */
static size_t write_some(struct writer *w, size_t i)
{
        size_t end = w->t.n - i > STEP ? i + STEP : w->t.n;
        size_t width = w->json ? WIDEST : 1;
        char *begin = buf_room(w->out, (end - i + 1) * width + BLOCK);
        char *at = begin;

        while (i < end) {
                unsigned char k = kind[(unsigned char)w->t.p[i]];
                size_t mark;
                bool space;

                if (k == SPACE) {
                        w->gap = w->any;
                        i++;
                        continue;
                }
                if (k == MARK && (mark = letter_mark(w->t, i, &space))) {
                        w->gap |= space && w->any;
                        i += mark;
                        continue;
                }
                if (w->gap && at[-1] != ' ')    /* before a mark, copied */
                        *at++ = ' ';
                w->gap = false;
                w->any = true;
                if (k == QUOTE || k == CONTROL)
                        at = put_special(w, at, w->t.p[i++]);
                else
                        *at++ = w->t.p[i++];
                i = copy_plain(w, i, end, &at);
        }
        w->out->n += (size_t)(at - begin);
        return i;
}

static void write_value(struct writer *w)
{
        for (size_t i = 0; i < w->t.n; )
                i = write_some(w, i);
        if (w->any && w->out->p[w->out->n - 1] == ' ')
                w->out->n--;
}

str letter_value(arena *a, const struct letter *l, struct span s)
{
        str t = str_slice(l->document->text, s.begin, s.end);
        buf b = buf_open(a, 2 * t.n + STEP);
        struct writer w = { .out = &b, .t = t };

        write_value(&w);
        return buf_str(&b);
}

void letter_value_json(json *j, const struct letter *l, struct span s)
{
        struct writer w = { .out = j->out, .json = true };

        if (!span_set(s)) {
                json_nil(j);
                return;
        }
        w.t = str_slice(l->document->text, s.begin, s.end);
        if (j->more)
                buf_char(j->out, ',');
        buf_char(j->out, '"');
        write_value(&w);
        buf_char(j->out, '"');
        j->more = true;
}
