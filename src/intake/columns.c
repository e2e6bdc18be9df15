/* columns.c - see columns.h.
 *
 * A block is a run of lines in which a gutter stays empty. It is prose in
 * columns where, often enough, the text of a side breaks off at a line's end
 * and goes on in small letters at the next one's beginning on that side. */
#include "intake/columns.h"

#include "base/buf.h"

enum {
        COLUMN_MOST = 400,      /* characters of a line that are looked at */
        GUTTER_LEAST = 2,       /* blanks that part the columns */
        SIDE_LEAST = 15,        /* characters, on average: less is a label */
        BLOCK_LEAST = 3,        /* lines with text on both sides */
        HEADING_WORDS = 5,
        LINES_MOST = 500,       /* of a page that is looked at: to look at
                                   each line's block costs their square */
        HEADING_LINES = 2       /* above the first line that runs on */
};
/* Of the lines of a side, those that must run on into the next. */
static const double FLOW_LEAST = 0.3;

struct gutter { size_t from, to; };     /* characters: empty in all lines */
typedef VEC(struct gutter) gutters;

struct row {
        str    line;            /* without its end */
        size_t all;             /* characters */
        size_t width;           /* up to the last that is no blank; 0: a blank
                                   line */
        const gutters *in;      /* its runs of blanks, of which these: */
        size_t blank, blanks;
        size_t begin, end;      /* bytes, without white space around them */
        bool   ascii;           /* a byte is a character */
        bool   gap;             /* it has blanks between words, two or more */
};

struct block { size_t first, end; struct gutter g; };

/* Byte at which character `at` of the line begins, or the line's end. */
static size_t byte_of(const struct row *r, size_t at)
{
        str line = r->line;
        size_t i = 0;

        if (r->ascii)
                return at < line.n ? at : line.n;
        for (; i < line.n && at; i++)
                if (((unsigned char)line.p[i] & 0xc0) != 0x80)
                        at--;
        while (i < line.n && ((unsigned char)line.p[i] & 0xc0) == 0x80)
                i++;
        return i;
}

static str side_left(const struct row *r, struct gutter g)
{
        size_t end = byte_of(r, g.to);

        end = end < r->end ? end : r->end;
        while (end > r->begin && char_space(r->line.p[end - 1]))
                end--;
        return str_slice(r->line, r->begin, end);
}

static str side_right(const struct row *r, struct gutter g)
{
        size_t begin = byte_of(r, g.to);

        begin = begin > r->begin ? begin : r->begin;
        while (begin < r->end && char_space(r->line.p[begin]))
                begin++;
        return str_slice(r->line, begin, r->end);
}

/* The widest run of blanks of the line within w, with text before it and
 * behind it; less than GUTTER_LEAST where there is none so wide. A line that
 * ends before w keeps all of w. */
static struct gutter gutter_in(const struct row *r, struct gutter w)
{
        struct gutter best = { 0, 0 };

        if (r->width <= w.from)
                return w;
        for (size_t i = r->blank; i < r->blank + r->blanks; i++) {
                struct gutter g = r->in->at[i];

                if (g.from >= w.to || (g.to == r->all && g.to < w.to))
                        break;
                g.from = g.from > w.from ? g.from : w.from;
                g.to = g.to < w.to ? g.to : w.to;
                if (g.to > g.from && g.to - g.from > best.to - best.from)
                        best = g;
        }
        return best;
}

static bool both(const struct row *r, struct gutter g)
{
        return side_left(r, g).n && side_right(r, g).n;
}

/* "Interim History": up to five words, those of weight begin large. */
static bool heading_like(str side)
{
        size_t words = 0;
        char last = side.n ? side.p[side.n - 1] : '.';

        if (last == '.' || last == ',' || last == ';')
                return false;
        while (side.n && words <= HEADING_WORDS) {
                str w = str_word(&side);

                if (w.n > 3 && !(w.p[0] >= 'A' && w.p[0] <= 'Z'))
                        return false;
                words += w.n > 0;
        }
        return words > 0 && words <= HEADING_WORDS;
}

/* Does the side hold cells of its own? */
static bool parted(str side)
{
        return str_find(side, S("   "), 0) != STR_NONE;
}

/* Does the text break off at the end of a and go on at the beginning of b? */
static bool runs_on(str a, str b)
{
        char last;

        if (!a.n || !b.n)
                return false;
        last = a.p[a.n - 1];
        return (char_alpha(last) || last == ',' || char_digit(last)) &&
               b.p[0] >= 'a' && b.p[0] <= 'z';
}

static bool small_at(const struct row *r, size_t i)
{
        return i < r->end && r->line.p[i] >= 'a' && r->line.p[i] <= 'z';
}

/* Most sides begin with no small letter: no more is asked of these. */
static bool side_runs(const struct row *r, size_t i, struct gutter g)
{
        str right = side_right(&r[i + 1], g);

        return (small_at(&r[i + 1], r[i + 1].begin) &&
                runs_on(side_left(&r[i], g), side_left(&r[i + 1], g))) ||
               (right.n && right.p[0] >= 'a' && right.p[0] <= 'z' &&
                runs_on(side_right(&r[i], g), right));
}

/* The block is cut to the lines that run on, with what may be headings above
 * them and what closes the last sentences below. */
static bool block_trim(const struct row *r, struct block *b)
{
        size_t first = b->end, last = b->first;

        for (size_t i = b->first; i + 1 < b->end; i++)
                if (side_runs(r, i, b->g)) {
                        first = first < i ? first : i;
                        last = i + 1;
                }
        if (first == b->end)
                return false;
        for (int k = 0; k < HEADING_LINES && first > b->first; k++) {
                str left = side_left(&r[first - 1], b->g);
                str right = side_right(&r[first - 1], b->g);

                if (!r[first - 1].width ||
                    str_find(left, S(":"), 0) != STR_NONE ||
                    str_find(right, S(":"), 0) != STR_NONE)
                        break;
                first--;
        }
        while (last + 1 < b->end && r[last + 1].width &&
               !heading_like(side_left(&r[last + 1], b->g)) &&
               !heading_like(side_right(&r[last + 1], b->g)))
                last++;
        b->first = first;
        b->end = last + 1;
        return true;
}

/* Is it prose on both sides? A narrow side is a label, a date, a name. */
static bool block_flows(const struct row *r, const struct block *b)
{
        size_t n = 0, flow[2] = { 0 }, width[2] = { 0 }, across = 0;
        size_t cells = 0;

        for (size_t i = b->first; i < b->end; i++) {
                str left = side_left(&r[i], b->g);
                str right = side_right(&r[i], b->g);

                if (left.n && right.n) {
                        n++;
                        width[0] += left.n;
                        width[1] += right.n;
                        across += runs_on(left, right);
                        cells += parted(left) || parted(right);
                }
                if (i + 1 == b->end)
                        break;
                flow[0] += runs_on(left, side_left(&r[i + 1], b->g));
                flow[1] += runs_on(right, side_right(&r[i + 1], b->g));
        }
        if (n < BLOCK_LEAST || width[0] < n * SIDE_LEAST ||
            width[1] < n * SIDE_LEAST || cells * 4 > n)
                return false;
        return (double)(flow[0] + flow[1]) >= FLOW_LEAST * 2 * (double)n &&
               flow[0] && flow[1] && flow[0] + flow[1] > across;
}

/* The longest run of lines from `first` on that keep a gutter, up to headings
 * on both sides; blank lines belong to it, but not at its ends. */
static struct block block_at(const struct row *r, size_t n, size_t first)
{
        struct block b = { first, first, { 1, COLUMN_MOST } };

        b.g = gutter_in(&r[first], b.g);
        if (b.g.to - b.g.from < GUTTER_LEAST || !both(&r[first], b.g))
                return b;
        b.end = first + 1;
        for (size_t i = first + 1; i < n; i++) {
                struct gutter g = gutter_in(&r[i], b.g);

                if (!r[i].width)
                        continue;
                if (g.to - g.from < GUTTER_LEAST ||
                    (heading_like(side_left(&r[i], g)) &&
                     heading_like(side_right(&r[i], g))))
                        break;
                b.g = g;
                b.end = i + 1;
        }
        return b;
}

static void side_put(buf *out, str side)
{
        buf_add(out, side);
        buf_char(out, '\n');
}

static void block_put(buf *out, const struct row *r, const struct block *b)
{
        for (size_t i = b->first; i < b->end; i++)
                if (side_left(&r[i], b->g).n)
                        side_put(out, side_left(&r[i], b->g));
        for (size_t i = b->first; i < b->end; i++)
                if (side_right(&r[i], b->g).n)
                        side_put(out, side_right(&r[i], b->g));
}

static bool is_ascii(str s)
{
        uint64_t all = 0, some;
        size_t i = 0;

        for (; i + sizeof some <= s.n; i += sizeof some) {
                memcpy(&some, s.p + i, sizeof some);
                all |= some;
        }
        for (; i < s.n; i++)
                all |= (unsigned char)s.p[i];
        return !(all & 0x8080808080808080u);
}

/* Characters before byte `at` of the line. */
static size_t characters(const struct row *r, size_t from, size_t at)
{
        size_t n = 0;

        if (r->ascii)
                return at - from;
        for (size_t i = from; i < at; i++)
                n += ((unsigned char)r->line.p[i] & 0xc0) != 0x80;
        return n;
}

/* Its runs of blanks, two or more: of each one of two bytes next to each other
 * is looked at. */
static void blanks_read(arena *a, struct row *r, gutters *in)
{
        str s = r->line;
        size_t at = 0, byte = 0;        /* so many characters before it */

        r->in = in;
        r->blank = in->n;
        for (size_t i = 1; i < s.n; i += 2) {
                size_t begin = i, end = i + 1, n;

                if (s.p[i] != ' ')
                        continue;
                begin -= s.p[i - 1] == ' ';
                while (end < s.n && s.p[end] == ' ')
                        end++;
                n = end - begin;
                i = end - 1;
                if (n < GUTTER_LEAST)
                        continue;
                at += characters(r, byte, begin);
                byte = end;
                *VEC_ADD(a, in) = (struct gutter){ at, at + n };
                at += n;
                r->gap |= begin > r->begin && end < r->end;
        }
        r->blanks = in->n - r->blank;
        r->all = at + characters(r, byte, s.n);
        r->width = r->all;
        if (r->blanks && in->at[in->n - 1].to == r->all)
                r->width = in->at[in->n - 1].from;
        else if (s.n && s.p[s.n - 1] == ' ')
                r->width--;
}

static void row_read(arena *a, struct row *r, str line, gutters *in)
{
        str text = str_trim(line);

        *r = (struct row){ .line = line, .ascii = is_ascii(line) };
        if (text.n)
                r->begin = (size_t)(text.p - line.p);
        r->end = r->begin + text.n;
        blanks_read(a, r, in);
}

static size_t rows_read(arena *a, str page, struct row *r, gutters *in)
{
        size_t n = 0;

        while (page.n)
                row_read(a, &r[n++], str_cut(&page, '\n'), in);
        return n;
}

static size_t lines_of(str page)
{
        size_t n = 1;

        for (size_t i = 0; i < page.n; i++)
                n += page.p[i] == '\n';
        return n;
}

/* The next block of prose in columns at or after line `from`. */
static bool block_next(const struct row *r, size_t n, size_t from,
                       struct block *out)
{
        for (size_t i = from; i < n; i++) {
                struct block b;

                if (!r[i].gap)
                        continue;
                b = block_at(r, n, i);
                if (b.end <= i + 1)
                        continue;
                if (block_trim(r, &b) && block_flows(r, &b)) {
                        *out = b;
                        return true;
                }
        }
        return false;
}

str columns_unfold(arena *a, str page)
{
        gutters in = { 0 };
        struct row *r;
        struct block b;
        size_t n, from = 0;
        buf out;

        if (str_find(page, S("  "), 0) == STR_NONE ||
            lines_of(page) > LINES_MOST)
                return page;
        r = arena_room(a, sizeof *r, lines_of(page));
        n = rows_read(a, page, r, &in);
        if (!block_next(r, n, 0, &b))
                return page;
        out = buf_open(a, page.n + lines_of(page) * 2);
        do {
                for (; from < b.first; from++)
                        side_put(&out, r[from].line);
                block_put(&out, r, &b);
                from = b.end;
        } while (block_next(r, n, from, &b));
        for (; from < n; from++)
                side_put(&out, r[from].line);
        return buf_str(&out);
}
