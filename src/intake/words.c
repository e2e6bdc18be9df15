/* words.c - see words.h.
 *
 * SOURCE  the manual of tesseract 5, "TSV": level, page, block, paragraph,
 * line, word, left, top, width, height, conf, text. */
#include "intake/words.h"

enum { COLUMNS = 12, LEVEL_WORD = 5 };
/* Orientation is believed from this on (tesseract's own scale, about 0 to
 * 30; one that is only guessed stays below 2). */
#define SURE 2.0

/* A number such as 96.467155 or -1; what is none is 0. */
static double decimal(str s)
{
        double v = 0, part = 1;
        bool minus = str_starts(s, S("-")), behind = false;

        for (size_t i = minus; i < s.n; i++) {
                if (s.p[i] == '.' && !behind) {
                        behind = true;
                } else if (char_digit(s.p[i])) {
                        v = v * 10 + (s.p[i] - '0');
                        if (behind)
                                part *= 10;
                } else {
                        return 0;
                }
                if (v > 1e9)
                        break;
        }
        return (minus ? -v : v) / part;
}

/* Characters of UTF-8, and of these the letters and digits of ASCII. */
static size_t characters(str s, size_t *plain)
{
        size_t n = 0;

        *plain = 0;
        for (size_t i = 0; i < s.n; i++) {
                n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
                *plain += char_alpha(s.p[i]) || char_digit(s.p[i]);
        }
        return n;
}

/* Pixels; what is no number, or absurd, is 0. */
static size_t pixels(str s)
{
        long v;

        return str_number(s, &v) && v > 0 && v < 1 << 20 ? (size_t)v : 0;
}

/* Of a line of the table its place, confidence and word; false: it is
 * none. */
static bool row_read(str line, long *level, double *confidence,
                     struct gray_box *box, str *word)
{
        str cell[COLUMNS];
        size_t n = 0;

        while (n < COLUMNS - 1) {
                size_t at = str_find(line, S("\t"), 0);

                if (at == STR_NONE)
                        return false;
                cell[n++] = str_slice(line, 0, at);
                line = str_slice(line, at + 1, line.n);
        }
        if (!str_number(cell[0], level) && !str_eq(cell[0], S("level")))
                return false;
        *confidence = decimal(cell[COLUMNS - 2]);
        *box = (struct gray_box){ pixels(cell[6]), pixels(cell[7]),
                                  pixels(cell[8]), pixels(cell[9]) };
        *word = line;
        return true;
}

static void word_add(struct words *w, str word, double confidence)
{
        size_t plain, n = characters(word, &plain);

        if (confidence < 0)
                confidence = 0;
        if (confidence > 100)
                confidence = 100;
        w->confidence += confidence * (double)n;
        w->letters += n;
        if (confidence >= 50 && plain * 3 >= n * 2 && n >= 2)
                w->sound += n;
}

void words_read(arena *a, str said, struct words *out)
{
        VEC(struct gray_box) boxes = { 0 };

        *out = (struct words){ .text = S("") };
        while (said.n) {
                str rest = said, line = str_cut(&rest, '\n'), word;
                struct gray_box box;
                double confidence;
                long level = 0;

                if (!row_read(line, &level, &confidence, &box, &word))
                        break;
                if (level == LEVEL_WORD) {
                        word_add(out, str_trim(word), confidence);
                        *VEC_ADD(a, &boxes) = box;
                }
                said = rest;
        }
        out->box = boxes.at;
        out->boxes = boxes.n;
        if (out->letters)
                out->confidence /= 100 * (double)out->letters;
        if (memchr(said.n ? said.p : "", '\f', said.n)) {
                char *p = arena_bytes(a, said.n);
                size_t n = 0;

                for (size_t i = 0; i < said.n; i++)
                        if (said.p[i] != '\f')
                                p[n++] = said.p[i];
                said = str_of(p, n);
        }
        out->text = said;
}

static bool named(str said, str label, double *out)
{
        size_t at = str_find(said, label, 0);

        if (at == STR_NONE)
                return false;
        said = str_slice(said, at + label.n, said.n);
        *out = decimal(str_trim(str_cut(&said, '\n')));
        return true;
}

bool words_turn(str said, int *degrees)
{
        double turn, sure;

        if (!named(said, S("Rotate:"), &turn) ||
            !named(said, S("Orientation confidence:"), &sure) || sure < SURE)
                return false;
        if (turn != 0 && turn != 90 && turn != 180 && turn != 270)
                return false;
        *degrees = (int)turn;
        return true;
}
