/* mail.c - see mail.h.
 *
 * SOURCE  RFC 5322 (header), 2045 and 2046 (parts), 2047 (encoded words), 2183
 * (disposition), 2231 (parameters in pieces). */
#include "intake/mail.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "intake/inside.h"

/* WORD_MOST: bytes of an encoded word; RFC 2047 has 75. ENTITIES_MOST: parts
 * that are looked at; each takes memory, however short it is. */
enum { PIECES_MOST = 100, WORD_MOST = 300, ENTITIES_MOST = 10000 };

struct post {                   /* a mail while it is read */
        arena *a;
        struct mail *out;
        VEC(struct mail_part) part;
        buf    body;
        size_t entities;        /* looked at, some twice */
};

/* An entity: what its header says, and what stands below it. */
struct entity {
        str head, body;
        str type;               /* text/plain where nothing is said */
        str name;               /* of an attached file */
        bool attached;
};

/* ---- Headers ------------------------------------------------------------ */

/* The length of the line end at s[at]: 0, 1 or 2. */
static size_t line_end(str s, size_t at)
{
        if (at < s.n && s.p[at] == '\n')
                return 1;
        return at + 1 < s.n && s.p[at] == '\r' && s.p[at + 1] == '\n' ? 2 : 0;
}

/* Parts an entity at its first empty line; where there is none, all of it is
 * header. */
static void head_cut(str s, struct entity *e)
{
        size_t at = line_end(s, 0);

        e->head = S("");
        if (!at) {
                for (at = 0; at < s.n; at++) {
                        size_t nl = str_find(s, S("\n"), at), end;

                        if (nl == STR_NONE) {
                                at = s.n;
                                break;
                        }
                        at = nl;
                        end = line_end(s, nl + 1);
                        if (!end)
                                continue;
                        e->head = str_slice(s, 0, nl + 1);
                        at = nl + 1 + end;
                        break;
                }
                if (at >= s.n && !e->head.n)
                        e->head = s;
        }
        e->body = str_slice(s, at, s.n);
}

/* A field of the header, its folded lines joined; empty where it is not. */
static str field(arena *a, str head, str name)
{
        buf b = buf_open(a, head.n + 1);
        bool in = false;

        while (head.n) {
                str line = str_cut(&head, '\n');
                bool goes_on = line.n && (line.p[0] == ' ' ||
                                          line.p[0] == '\t');

                if (in && !goes_on)
                        break;
                if (goes_on ? in : line.n > name.n && line.p[name.n] == ':' &&
                                   str_starts_fold(line, name)) {
                        if (goes_on)
                                buf_char(&b, ' ');
                        buf_add(&b, str_trim(str_slice(line, in ? 0
                                             : name.n + 1, line.n)));
                        in = true;
                }
        }
        return buf_str(&b);
}

/* ---- Encodings ---------------------------------------------------------- */

static int hex(char c)
{
        c = char_lower(c);
        return char_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                                              : -1;
}

static int six(char c)
{
        if (c >= 'A' && c <= 'Z')
                return c - 'A';
        if (c >= 'a' && c <= 'z')
                return c - 'a' + 26;
        return char_digit(c) ? c - '0' + 52 : c == '+' ? 62 : c == '/' ? 63
                                                                       : -1;
}

/* What is no character of base64 is passed over, as readers do. */
static str base64_read(arena *a, str s)
{
        char *p = arena_bytes(a, s.n / 4 * 3 + 4);
        size_t n = 0, held = 0;
        unsigned v = 0;

        for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
                int d = six(s.p[i]);

                if (d < 0)
                        continue;
                v = v << 6 | (unsigned)d;
                if (++held % 4 == 0) {
                        p[n++] = (char)(v >> 16);
                        p[n++] = (char)(v >> 8);
                        p[n++] = (char)v;
                        v = 0;
                }
        }
        if (held % 4 >= 2)
                p[n++] = (char)(held % 4 == 2 ? v >> 4 : v >> 10);
        if (held % 4 == 3)
                p[n++] = (char)(v >> 2);
        return str_of(p, n);
}

/* in_word: of an encoded word, where _ is a space. */
static str quoted_read(arena *a, str s, bool in_word)
{
        char *p = arena_bytes(a, s.n + 1);
        size_t n = 0;

        for (size_t i = 0; i < s.n; i++) {
                size_t end = i + 1;

                if (s.p[i] != '=') {
                        p[n++] = in_word && s.p[i] == '_' ? ' ' : s.p[i];
                        continue;
                }
                while (end < s.n && (s.p[end] == ' ' || s.p[end] == '\t'))
                        end++;
                if (line_end(s, end)) {                 /* the line goes on */
                        i = end + line_end(s, end) - 1;
                } else if (i + 2 < s.n && hex(s.p[i + 1]) >= 0 &&
                           hex(s.p[i + 2]) >= 0) {
                        p[n++] = (char)(hex(s.p[i + 1]) * 16 +
                                        hex(s.p[i + 2]));
                        i += 2;
                } else {
                        p[n++] = '=';
                }
        }
        return str_of(p, n);
}

/* Character sets: UTF-8 is known by itself, and what is none is Windows-1252,
 * of which Latin-1 is a part (utf8.h). */
static str text_of(arena *a, str s)
{
        utf8_done done;

        return utf8_text(a, s, &done);
}

/* One encoded word at s[at]; *end behind it. False: there is none. */
static bool word_read(arena *a, str s, size_t at, size_t *end, str *out)
{
        size_t set, close;
        bool base;

        s = str_slice(s, 0, at + WORD_MOST);
        set = str_find(s, S("?"), at + 2);
        if (set == STR_NONE || set + 3 > s.n || s.p[set + 2] != '?')
                return false;
        close = str_find(s, S("?="), set + 3);
        base = char_lower(s.p[set + 1]) == 'b';
        if (close == STR_NONE || (!base && char_lower(s.p[set + 1]) != 'q'))
                return false;
        *out = str_slice(s, set + 3, close);
        *out = base ? base64_read(a, *out) : quoted_read(a, *out, true);
        /* of UTF-8 a character may go on in the next word */
        if (!str_starts_fold(str_slice(s, at + 2, set), S("utf-8")))
                *out = text_of(a, *out);
        *end = close + 2;
        return true;
}

str mail_words(arena *a, str s)
{
        buf b = buf_open(a, 4 * s.n + 64);      /* of base64, 4 bytes are 9 */
        size_t word_end = STR_NONE;     /* where the last one ended */

        for (size_t i = 0; i < s.n;) {
                size_t end;
                str word;

                if (s.p[i] != '=' || i + 1 >= s.n || s.p[i + 1] != '?' ||
                    !word_read(a, s, i, &end, &word)) {
                        buf_char(&b, s.p[i++]);
                        continue;
                }
                /* space between two of them is none */
                if (word_end != STR_NONE &&
                    !str_trim(str_slice(s, word_end, i)).n)
                        b.n -= i - word_end;
                buf_add(&b, word);
                i = word_end = end;
        }
        return text_of(a, buf_str(&b));
}

/* ---- Parameters --------------------------------------------------------- */

/* The value at s[*at] as it stands, quoted or not; *at behind it. */
static str value_cut(str s, size_t *at)
{
        size_t i = *at, from = i, end;

        if (i < s.n && s.p[i] == '"')
                for (i++; i < s.n && s.p[i] != '"'; i++)
                        if (s.p[i] == '\\' && i + 1 < s.n)
                                i++;
        end = str_find(s, S(";"), i);
        *at = end == STR_NONE ? s.n : end;
        return from < s.n && s.p[from] == '"'
               ? str_slice(s, from, i) : str_trim(str_slice(s, from, *at));
}

/* Without its quotes: the closing one was not cut. */
static str value_read(arena *a, str s)
{
        char *p;
        size_t n = 0;

        if (!str_starts(s, S("\"")))
                return s;
        p = arena_bytes(a, s.n);
        for (size_t i = 1; i < s.n; i++) {
                if (s.p[i] == '\\' && i + 1 < s.n)
                        i++;
                p[n++] = s.p[i];
        }
        return str_of(p, n);
}

/* %41 to A, behind CHARSET'LANGUAGE'. */
static str percent_read(arena *a, str s, bool first)
{
        buf b = buf_open(a, s.n + 1);
        size_t quote = first ? str_find(s, S("'"), 0) : STR_NONE;

        if (quote != STR_NONE)
                quote = str_find(s, S("'"), quote + 1);
        for (size_t i = quote == STR_NONE ? 0 : quote + 1; i < s.n; i++)
                if (s.p[i] == '%' && i + 2 < s.n && hex(s.p[i + 1]) >= 0 &&
                    hex(s.p[i + 2]) >= 0) {
                        buf_char(&b, (char)(hex(s.p[i + 1]) * 16 +
                                            hex(s.p[i + 2])));
                        i += 2;
                } else {
                        buf_char(&b, s.p[i]);
                }
        return buf_str(&b);
}

/* A parameter of a field, such as boundary; in pieces (name*0*, name*1) they
 * are joined in the order in which they stand. */
static str parameter(arena *a, str s, str name)
{
        buf b = buf_open(a, s.n + 1);
        size_t at = str_find(s, S(";"), 0), pieces = 0;

        while (at != STR_NONE && at < s.n && pieces < PIECES_MOST) {
                str key = str_slice(s, at + 1, s.n), value;
                size_t sign = str_find(key, S("="), 0);
                bool coded;

                if (sign == STR_NONE)
                        break;
                at += 2 + sign;
                key = str_trim(str_slice(key, 0, sign));
                while (at < s.n && char_space(s.p[at]))
                        at++;
                value = value_cut(s, &at);
                if (!str_starts_fold(key, name) ||
                    (key.n > name.n && key.p[name.n] != '*'))
                        continue;
                value = value_read(a, value);
                coded = str_ends(key, S("*"));
                buf_add(&b, coded ? percent_read(a, value, pieces == 0)
                                  : value);
                pieces++;
        }
        return buf_str(&b);
}

/* ---- Entities ----------------------------------------------------------- */

static void entity_open(struct post *p, str bytes, struct entity *e)
{
        str type, how;

        head_cut(bytes, e);
        type = field(p->a, e->head, S("Content-Type"));
        how = field(p->a, e->head, S("Content-Disposition"));
        e->name = parameter(p->a, how, S("filename"));
        if (!e->name.n)
                e->name = parameter(p->a, type, S("name"));
        e->name = str_trim(mail_words(p->a, e->name));
        e->attached = str_starts_fold(how, S("attachment")) || e->name.n;
        e->type = str_trim(str_cut(&type, ';'));
        if (!e->type.n)
                e->type = S("text/plain");
}

static str entity_bytes(struct post *p, const struct entity *e)
{
        str how = field(p->a, e->head, S("Content-Transfer-Encoding"));

        if (str_starts_fold(how, S("base64")))
                return base64_read(p->a, e->body);
        if (str_starts_fold(how, S("quoted-printable")))
                return quoted_read(p->a, e->body, false);
        return e->body;
}

static str named_by_type(arena *a, str type, size_t number)
{
        static const struct { str type, ending; } known[] = {
                { STR("application/pdf"), STR("pdf") },
                { STR("image/tiff"), STR("tif") },
                { STR("image/jpeg"), STR("jpg") },
                { STR("image/png"), STR("png") },
                { STR("text/html"), STR("html") },
                { STR("text/"), STR("txt") },
                { STR("application/zip"), STR("zip") },
                { STR("message/"), STR("eml") },
        };

        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
                if (str_starts_fold(type, known[i].type))
                        return arena_fmt(a, "part %zu."FMT, number,
                                         ARG(known[i].ending));
        return arena_fmt(a, "part %zu", number);
}

static void part_add(struct post *p, const struct entity *e)
{
        struct mail_part *to;
        str name = e->name;

        if (p->part.n == MAIL_PARTS_MAX) {
                p->out->cut = true;
                return;
        }
        to = VEC_ADD(p->a, &p->part);
        if (!name.n)
                name = named_by_type(p->a, e->type, p->part.n);
        else if (str_starts_fold(e->type, S("message/rfc822")) &&
                 !str_ends(name, S(".eml")))
                name = arena_fmt(p->a, FMT".eml", ARG(name));
        *to = (struct mail_part){ name, entity_bytes(p, e) };
}

static void text_add(struct post *p, const struct entity *e)
{
        str text = text_of(p->a, entity_bytes(p, e));
        size_t foot;            /* a mail's is part of it */

        if (str_eq_fold(e->type, S("text/html")))
                html_text(p->a, text, &text, &foot);
        if (!str_trim(text).n)
                return;
        buf_add(&p->body, text);
        if (text.p[text.n - 1] != '\n')
                buf_char(&p->body, '\n');
}

static void entity_take(struct post *p, str bytes, bool plain_only,
                        size_t depth);

/* The next part of a multipart behind *at, whose boundary is b; false at the
 * closing one, or the end. */
static bool part_next(str s, str b, size_t *at, str *out)
{
        size_t from = STR_NONE;

        for (size_t i = *at; i <= s.n;) {
                size_t nl = str_find(s, S("\n"), i);
                str line = str_slice(s, i, nl);

                if (line.n >= b.n + 2 && line.p[0] == '-' &&
                    line.p[1] == '-' && str_starts(str_slice(line, 2, line.n),
                                                   b)) {
                        if (from != STR_NONE) {
                                *out = str_slice(s, from, i);
                                *at = i;
                                return true;
                        }
                        if (str_starts(str_slice(line, 2 + b.n, line.n),
                                       S("--")))
                                return false;
                        from = nl == STR_NONE ? s.n : nl + 1;
                }
                if (nl == STR_NONE)
                        break;
                i = nl + 1;
        }
        *at = s.n + 1;
        *out = str_slice(s, from, s.n);
        return from < s.n;
}

/* A boundary that the header does not name: the first line that looks so. */
static str boundary_guess(str s)
{
        while (s.n) {
                str line = str_trim(str_cut(&s, '\n'));

                if (line.n > 4 && str_starts(line, S("--")))
                        return str_slice(line, 2, line.n);
        }
        return S("");
}

/* Of alternatives, HTML is left out where plain text says the same. */
static bool has_plain(struct post *p, str body, str boundary)
{
        size_t at = 0;
        str bytes;

        while (p->entities < ENTITIES_MOST &&
               part_next(body, boundary, &at, &bytes)) {
                struct entity e;

                p->entities++;
                entity_open(p, bytes, &e);
                if (str_eq_fold(e.type, S("text/plain")) &&
                    str_trim(e.body).n)
                        return true;
        }
        return false;
}

static void parts_take(struct post *p, const struct entity *e, size_t depth)
{
        str type = field(p->a, e->head, S("Content-Type")), bytes;
        str boundary = parameter(p->a, type, S("boundary"));
        bool plain;
        size_t at = 0;

        if (!boundary.n)
                boundary = boundary_guess(e->body);
        if (!boundary.n) {
                text_add(p, e);
                return;
        }
        plain = str_eq_fold(e->type, S("multipart/alternative")) &&
                has_plain(p, e->body, boundary);
        while (p->entities <= ENTITIES_MOST &&
               part_next(e->body, boundary, &at, &bytes))
                entity_take(p, bytes, plain, depth + 1);
}

static void entity_take(struct post *p, str bytes, bool plain_only,
                        size_t depth)
{
        struct entity e;
        bool many, text;

        if (p->entities++ >= ENTITIES_MOST) {
                p->out->cut = true;
                return;
        }
        entity_open(p, bytes, &e);
        many = str_starts_fold(e.type, S("multipart/"));
        text = str_eq_fold(e.type, S("text/plain")) ||
               str_eq_fold(e.type, S("text/html"));
        if (many && depth >= MAIL_DEPTH)
                p->out->cut = true;
        else if (many)
                parts_take(p, &e, depth);
        else if (!text || e.attached)
                part_add(p, &e);
        else if (!plain_only || !str_eq_fold(e.type, S("text/html")))
                text_add(p, &e);
}

void mail_read(arena *a, str bytes, struct mail *out)
{
        static const str shown[] = { STR("From"), STR("To"), STR("Cc"),
                                     STR("Date"), STR("Subject") };
        struct post p = { .a = a, .out = out,
                          .body = buf_open(a, 4 * bytes.n + (1 << 20)) };
        struct entity e;

        *out = (struct mail){ .text = S("") };
        head_cut(bytes, &e);
        for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
                str s = mail_words(a, field(a, e.head, shown[i]));

                if (s.n)
                        buf_fmt(&p.body, FMT": "FMT"\n", ARG(shown[i]),
                                ARG(s));
        }
        buf_char(&p.body, '\n');
        entity_take(&p, bytes, false, 0);
        out->text = buf_str(&p.body);
        out->part = p.part.at;
        out->n = p.part.n;
}
