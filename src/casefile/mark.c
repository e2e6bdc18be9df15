/* mark.c - a page to lines, words and the phrases found; and the marks that
 * need no more than that. Headings, page numbers, dates and names have files
 * of their own. */
#include "casefile/marking.h"
#include "casefile/stack.h"

enum {
        SLIP_LINES = 3, SLIP_WORDS = 12, SLIP_WORD = 20,
        CAPITALS_LEAST = 300
};

static const double CUE_MOST = 16;      /* of one class on one page */

/* ---- Lines and words ---------------------------------------------------- */

static void line_add(struct marker *m, size_t begin, size_t end, bool *blank)
{
        str t = str_trim(str_slice(m->text, begin, end));
        struct page_line *l;

        if (!t.n || m->lines == PAGE_LINES) {
                *blank = true;
                return;
        }
        l = &m->line[m->lines++];
        *l = (struct page_line){
                .begin = (size_t)(t.p - m->text.p), .after_blank = *blank,
                .left = !begin || m->text.p[begin - 1] == '\n' ? begin
                                                               : NOT_LEFT };
        l->end = l->begin + t.n;
        *blank = false;
}

static void page_lines(struct marker *m)
{
        size_t n = m->text.n, at = 0;
        bool blank = true;

        m->lines = 0;
        while (at < n) {
                const char *e;
                size_t end;

                if (at >= PAGE_HEAD && at + PAGE_TAIL < n)
                        at = n - PAGE_TAIL;
                e = memchr(m->text.p + at, '\n', n - at);
                end = e ? (size_t)(e - m->text.p) : n;
                if (end - at > PAGE_HEAD)
                        end = at + PAGE_HEAD;
                line_add(m, at, end, &blank);
                at = end + 1;
        }
}

/* Three blanks part columns, and what stands in them. */
static bool gap_wide(str t, size_t from, size_t to)
{
        size_t blanks = 0;

        if (to - from == 1)
                return t.p[from] == '\t';
        for (size_t i = from; i < to; i++) {
                blanks = char_space(t.p[i]) ? blanks + 1 : 0;
                if (blanks > 2 || t.p[i] == '\t')
                        return true;
        }
        return false;
}

static void page_words(struct marker *m)
{
        m->words = 0;
        for (size_t i = 0; i < m->lines; i++) {
                struct page_line *l = &m->line[i];
                str t = str_slice(m->text, 0, l->end);
                size_t at = l->begin;

                l->word = m->words;
                while (m->words < PAGE_WORDS) {
                        struct page_word *w = &m->word[m->words];
                        size_t from = at;

                        *w = (struct page_word){ .line = i };
                        if (!phrases_word(m->kinds->phrases, t, &at, m->near,
                                          &w->at))
                                break;
                        w->joined = from == l->begin
                                    ? !l->after_blank
                                    : !gap_wide(t, from, w->at.begin);
                        m->words++;
                }
                l->words = m->words - l->word;
        }
}

/* ---- Phrases ------------------------------------------------------------ */

/* A date that comes in is a label of a date as others are. */
static enum sign_kind lane_of(enum sign_kind kind)
{
        return kind == SIGN_RECEIVED ? SIGN_DATE
             : kind == SIGN_TITLE || kind == SIGN_OPENING ||
               kind == SIGN_SECTION ? SIGN_FORM : kind;
}

/* A title and a cue may run over a line's end; a label stands on one line. */
static bool may_wrap(enum sign_kind kind)
{
        return kind == SIGN_FORM || kind == SIGN_TITLE ||
               kind == SIGN_OPENING || kind == SIGN_SECTION ||
               kind == SIGN_CUE;
}

/* The longest phrase of each lane that begins with word i. */
static void phrases_at(struct marker *m, size_t i, size_t free[SIGNS])
{
        struct found hit[SIGNS];        /* of lanes in `any` */
        uint32_t state = 0;
        unsigned any = 0;

        for (size_t k = i; k < m->words; k++) {
                const struct sign *all;

                if (k > i && !m->word[k].joined)
                        break;
                state = phrases_step(m->kinds->phrases, state,
                                     m->word[k].at.symbol);
                if (!state)
                        break;
                all = kinds_sign(m->kinds, state);
                for (const struct sign *s = all; s; s = s->next) {
                        enum sign_kind lane = lane_of(s->kind);

                        if (m->word[k].line != m->word[i].line &&
                            !may_wrap(s->kind))
                                continue;
                        hit[lane] = (struct found){ all, lane, i, k };
                        any |= 1u << lane;
                }
        }
        for (size_t s = 0; any >> s; s++)
                if (any >> s & 1 && i >= free[s] && m->n_found < PAGE_FOUND) {
                        free[s] = hit[s].last + 1;
                        m->found[m->n_found++] = hit[s];
                }
}

static void phrases_find(struct marker *m)
{
        size_t free[SIGNS] = { 0 };

        m->n_found = 0;
        for (size_t i = 0; i < m->words; i++)
                if (m->word[i].at.symbol)
                        phrases_at(m, i, free);
}

size_t found_from(const struct marker *m, size_t word)
{
        size_t lo = 0, hi = m->n_found;

        while (lo < hi) {
                size_t mid = (lo + hi) / 2;

                if (m->found[mid].first < word)
                        lo = mid + 1;
                else
                        hi = mid;
        }
        return lo;
}

/* ---- What a phrase says by itself --------------------------------------- */

static bool line_begins(const struct marker *m, const struct found *f)
{
        return m->line[m->word[f->first].line].word == f->first;
}

/* The letter behind the phrase, white space skipped. */
static char sign_behind(const struct marker *m, const struct found *f)
{
        size_t i = m->word[f->last].at.end;
        size_t end = m->line[m->word[f->last].line].end;

        while (i < end && m->text.p[i] == ' ')
                i++;
        return i < end ? m->text.p[i] : '\n';
}

/* "18 Physician Ada Byron": behind the number of a form's box. */
static bool is_boxed(const struct marker *m, size_t w)
{
        size_t first = m->line[m->word[w].line].word;
        str t = w > first ? word_text(m, w - 1) : S("");

        return t.n > 0 && t.n <= 2 && char_digit(t.p[0]) &&
               char_digit(t.p[t.n - 1]) &&
               (w - 1 == first || !m->word[w - 1].joined);
}

/* Does the phrase begin a part of its line: behind a wide gap, or behind the
 * end of what stood before it? */
static bool part_begins(const struct marker *m, const struct found *f)
{
        size_t from = m->word[f->first].at.begin, k = from;

        if (line_begins(m, f) || !m->word[f->first].joined ||
            is_boxed(m, f->first))
                return true;
        while (k > 0 && m->text.p[k - 1] == ' ')
                k--;
        /* "Firma / Signature:" */
        if (k > 1 && k < from && m->text.p[k - 1] == '/' &&
            m->text.p[k - 2] == ' ')
                return true;
        /* "Dictated 5/13/2013, transcribed"; but not "M.D., dated" */
        if (k > 1 && m->text.p[k - 1] == ',')
                return char_digit(m->text.p[k - 2]);
        if (k == from && k > 0 && m->text.p[k - 1] == '.')
                return false;           /* U.S. */
        return k > 0 && strchr(".;|)]_", m->text.p[k - 1]);
}

bool found_is_label(const struct marker *m, const struct found *f)
{
        char c = sign_behind(m, f);

        return part_begins(m, f) ||
               (f->last > f->first && (c == ':' || c == '#'));
}

/* Were these words counted on this page? From now on they are. */
static bool words_counted(struct marker *m, const struct found *f)
{
        uint64_t key = 0;
        size_t i;

        for (size_t k = f->first; k <= f->last; k++)
                key = (key ^ m->word[k].at.symbol) * 0x9e3779b97f4a7c15u;
        for (i = (size_t)(key >> 20) & (PAGE_COUNTED - 1);
             m->counted[i].page == m->page; i = (i + 1) & (PAGE_COUNTED - 1))
                if (m->counted[i].key == key)
                        return true;
        m->counted[i] = (struct counted_words){ key, m->page };
        return false;
}

/* Each once a page: a word said ten times says no more. */
static void cue_note(struct marker *m, const struct found *f)
{
        if (words_counted(m, f))
                return;
        for (const struct sign *s = f->sign; s; s = s->next) {
                double *c = s->kind == SIGN_CUE ? &m->out->cue[s->class]
                                                : NULL;

                if (c && *c < CUE_MOST)
                        *c += s->rank;
        }
}

/* Is it behind the lines that head every page? A fax machine's are none. */
static bool is_below_head(const struct marker *m, size_t line)
{
        size_t own = 0;

        for (size_t i = 0; i < line && own < LINES_RUNNING; i++)
                own += !m->line[i].fax;
        return own >= LINES_RUNNING;
}

/* "Dear ..." and "RE: ...", which on the first lines heads each page. */
static bool is_greeting(const struct marker *m, const struct found *f)
{
        return line_begins(m, f) && word_capital(m, f->first) &&
               (m->word[f->last].at.end - m->word[f->first].at.begin > 2 ||
                (sign_behind(m, f) == ':' &&
                 is_below_head(m, m->word[f->first].line)));
}

static bool word_of_name(const struct marker *m, size_t i)
{
        return word_capital(m, i) || word_text(m, i).n <= 3;
}

/* "Acupuncture: none", "Claims administrator name:", "Physical therapy was
 * attended": what is told of, not whose page it is. */
static bool is_told_of(const struct marker *m, const struct found *f)
{
        size_t last = f->last, end = m->words;

        while (last + 1 < end && m->word[last + 1].joined &&
               m->word[last + 1].line == m->word[last].line) {
                if (m->text.p[m->word[last].at.end] == ':' ||
                    !word_of_name(m, last + 1))
                        return true;
                last++;
        }
        return m->word[last].at.end < m->text.n &&
               m->text.p[m->word[last].at.end] == ':';
}

static void found_note(struct marker *m, const struct found *f,
                       size_t *patient)
{
        struct marks *o = m->out;
        size_t line = m->word[f->first].line;
        bool top = line_near_top(m, line);

        if (f->kind == SIGN_CUE)
                cue_note(m, f);
        if (f->kind == SIGN_PATIENT && top && found_is_label(m, f))
                ++*patient;
        if (f->kind == SIGN_GREETING && top && is_greeting(m, f))
                o->greeting = true;
        if (f->kind == SIGN_CLOSING && line_near_foot(m, line) &&
            line_begins(m, f) && word_capital(m, f->first))
                o->closing = true;
        if (f->kind == SIGN_GOES_ON && line < LINES_EDGE)
                o->goes_on = true;
        if (f->kind == SIGN_SPECIALTY && line < LINES_TOP / 2 &&
            !o->specialty.n && word_capital(m, f->first) && !is_told_of(m, f))
                o->specialty = sign_of(f->sign, SIGN_SPECIALTY, -1)->specialty;
        if ((f->kind == SIGN_DATE || f->kind == SIGN_AUTHOR ||
             f->kind == SIGN_PATIENT) && found_is_label(m, f))
                m->word[f->first].label = true;
}

/* (555) 555-0100, 555-555-0100, 555.555.0100 */
bool text_telephone(str t)
{
        size_t digits = 0, parts = 0;

        for (size_t i = 0; i < t.n; i++) {
                if (char_digit(t.p[i])) {
                        digits++;
                } else if (t.p[i] == '-' || t.p[i] == '.' || t.p[i] == ')') {
                        parts += digits == 3;
                        if (digits != 3)
                                parts = 0;
                        digits = 0;
                        continue;
                } else if (t.p[i] != ' ' && t.p[i] != '(') {
                        digits = parts = 0;
                }
                if (parts == 2 && digits == 4)
                        return true;
                if (t.p[i] == '(')
                        digits = parts = 0;
        }
        return false;
}

/* The first column of a line that holds names: no number but behind a #, no
 * stop, each word a capital. Empty: it is none. */
static str house_of(const struct marker *m, const struct page_line *l)
{
        size_t last = l->word, end;
        str t;

        if (l->words < 1)
                return S("");
        while (last + 1 < l->word + l->words && m->word[last + 1].joined)
                last++;
        end = last + 1 < l->word + l->words ? m->word[last].at.end : l->end;
        t = str_slice(m->text, l->begin, end);
        for (size_t i = 0; i < t.n; i++) {
                if (t.p[i] == '#')
                        break;
                if (char_digit(t.p[i]) || t.p[i] == ':' || t.p[i] == '_')
                        return S("");
        }
        for (size_t i = l->word; i <= last; i++)
                if (!word_capital(m, i) && word_text(m, i).n > 3 &&
                    !char_digit(word_text(m, i).p[0]))
                        return S("");
        return last > l->word && last - l->word < 7 ? t : S("");
}

/* A title, or an address that no house has: "State of California". */
static bool is_heading(const struct marker *m, const struct page_line *l)
{
        for (size_t i = found_from(m, l->word); i < m->n_found &&
             m->found[i].first == l->word; i++)
                if (m->found[i].kind == SIGN_FORM &&
                    (line_last_word(m, m->found[i].last) ||
                     !m->word[m->found[i].last + 1].joined ||
                     sign_of(m->found[i].sign, SIGN_SECTION, -1) ||
                     sign_of(m->found[i].sign, SIGN_OPENING, -1)))
                        return true;
        return false;
}

static void letterhead_note(struct marker *m)
{
        struct marks *o = m->out;
        bool first = true;

        for (size_t i = 0; i < m->lines && i < 8 && !o->letterhead; i++) {
                const struct page_line *l = &m->line[i];
                str t = str_slice(m->text, l->begin, l->end);

                if (l->fax)
                        continue;
                o->letterhead = text_telephone(t);
                if (!o->house.n && !is_heading(m, l)) {
                        o->house = house_of(m, l);
                        o->housed = o->house.n && first;
                }
                first = false;
        }
        for (size_t i = 0; i < m->n_found && o->house.n; i++) {
                const char *at = m->text.p + m->word[m->found[i].first]
                                                     .at.begin;

                if (m->found[i].kind == SIGN_SPECIALTY && at >= o->house.p &&
                    at < o->house.p + o->house.n)
                        o->house_specialty = sign_of(m->found[i].sign,
                                                     SIGN_SPECIALTY,
                                                     -1)->specialty;
        }
}

/* A few words, each with a capital, no number and no name: a slip. */
static bool page_slip(const struct marker *m)
{
        size_t lines = 0, words = 0;

        for (size_t i = 0; i < m->lines; i++)
                lines += !m->line[i].fax;
        for (size_t i = 0; i < m->words; i++) {
                if (m->line[m->word[i].line].fax)
                        continue;
                words++;
                if ((!word_capital(m, i) && word_text(m, i).n > 3 &&
                     !char_digit(word_text(m, i).p[0])) ||
                    word_text(m, i).n > SLIP_WORD)
                        return false;
        }
        for (size_t i = 0; i < m->n_found; i++)
                if (m->found[i].kind == SIGN_CREDENTIAL ||
                    m->found[i].kind == SIGN_CLOSING ||
                    m->found[i].kind == SIGN_PATIENT)
                        return false;
        return words && lines <= SLIP_LINES && words <= SLIP_WORDS;
}

/* Bytes that are looked at at once. */
typedef unsigned char block __attribute__((vector_size(16)));
enum { BLOCK = sizeof(block), BLOCKS = 255 };   /* in which no count is full */

/* How many of t's bytes are from `first` to the 25th behind it. */
static size_t letters_count(str t, unsigned char first)
{
        size_t n = 0, i = 0;

        while (i + BLOCK <= t.n) {
                block at, all = { 0 };

                for (int k = 0; k < BLOCKS && i + BLOCK <= t.n; k++) {
                        memcpy(&at, t.p + i, sizeof at);
                        all -= (block)(at - first < 26);
                        i += BLOCK;
                }
                for (size_t k = 0; k < BLOCK; k++)
                        n += all[k];
        }
        for (; i < t.n; i++)
                n += (unsigned char)((unsigned char)t.p[i] - first) < 26;
        return n;
}

/* A page in capitals all over, as a typewriter's or a busy clinic's. */
static bool page_capitals(str t)
{
        str head = str_slice(t, 0, PAGE_HEAD);
        size_t low = letters_count(head, 'a'), high = letters_count(head, 'A');

        return high > CAPITALS_LEAST && low * 5 < high;
}

/* ---- The page ----------------------------------------------------------- */

struct marker *marker_open(arena *a, const struct kinds *k)
{
        struct marker *m = NEW(a, struct marker);

        m->a = a;
        m->kinds = k;
        m->line = arena_room(a, sizeof *m->line, PAGE_LINES);
        m->word = arena_room(a, sizeof *m->word, PAGE_WORDS);
        m->found = arena_room(a, sizeof *m->found, PAGE_FOUND);
        m->counted = NEWN(a, struct counted_words, PAGE_COUNTED);
        return m;
}

/* Lines that no fax machine printed. */
static size_t lines_own(const struct marker *m)
{
        size_t n = 0;

        for (size_t i = 0; i < m->lines; i++)
                n += !m->line[i].fax;
        return n;
}

struct marks *page_mark(struct marker *m, str page, bool near)
{
        size_t patient = 0;

        m->page++;
        m->text = page;
        m->near = near;
        if (near)
                phrases_near(m->kinds->phrases);
        m->out = NEW(m->a, struct marks);
        m->out->practice = -1;
        page_lines(m);
        m->out->lines = m->lines;
        page_words(m);
        phrases_find(m);
        marks_counts(m);
        m->out->blank = lines_own(m) == 0;
        for (size_t i = 0; i < m->n_found; i++)
                found_note(m, &m->found[i], &patient);
        m->out->patient = patient >= 3;
        m->out->slip = page_slip(m);
        m->capitals = page_capitals(page);
        letterhead_note(m);
        marks_edges(m);
        marks_print(m);
        marks_dates(m);
        marks_headings(m);
        marks_names(m);
        return m->out;
}

void sheets_mark(struct stack *s)
{
        const struct kinds *k = s->ask->kinds ? s->ask->kinds
                                              : kinds_none(s->a);
        struct marker *m = marker_open(s->a, k);

        for (size_t i = 0; i < s->n; i++)
                s->sheet[i].marks = page_mark(m, s->sheet[i].reading,
                        s->sheet[i].page->from == PAGE_RECOGNISED);
}
