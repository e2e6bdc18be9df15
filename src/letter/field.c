/* field.c - what the reader does to the record, and what is left over. */
#include "letter/inside.h"
#include "letter/near.h"

enum { LONG_WORD = 5 };         /* letters: damage is told from other words */

bool field_set(const struct field *f, void *record)
{
        struct span *s = field_span(f, record);

        if (f->kind == FIELD_LIST)
                return field_entries(f, record).n > 0;
        return s && span_set(*s);
}

static void span_visit(struct span *s, void (*each)(struct span *, void *),
                       void *what)
{
        if (s && span_set(*s))
                each(s, what);
}

static void spans_visit(struct span *s, size_t n,
                        void (*each)(struct span *, void *), void *what)
{
        for (size_t i = 0; i < n; i++)
                span_visit(&s[i], each, what);
}

static void item_spans(struct letter_item *it,
                       void (*each)(struct span *, void *), void *what)
{
        struct span *own[] = { &it->decision, &it->ur.requested_at,
                               &it->ur.approved_at, &it->ur.disputed_at };
        const struct field *fields;
        size_t n = fields_all(&fields);

        for (size_t i = 0; i < sizeof own / sizeof *own; i++)
                span_visit(own[i], each, what);
        for (size_t i = 0; i < n; i++)
                if (fields[i].of_item)
                        span_visit(field_span(&fields[i], it), each, what);
}

void letter_spans(struct letter *l, void (*each)(struct span *s, void *what),
                  void *what)
{
        const struct field *fields;
        size_t n = fields_all(&fields);

        for (size_t i = 0; i < n; i++) {
                const struct field *f = &fields[i];
                struct spans list = field_entries(f, l);

                if (f->of_item)
                        continue;
                if (f->kind == FIELD_LIST)
                        spans_visit(list.at, list.n, each, what);
                else
                        span_visit(field_span(f, l), each, what);
        }
        span_visit(&l->patient_age_at, each, what);
        span_visit(&l->patient_sex_at, each, what);
        for (size_t i = 0; i < l->n_items; i++)
                item_spans(&l->item[i], each, what);
        spans_visit(l->named, l->n_named, each, what);
        spans_visit(l->unread, l->n_unread, each, what);
}

/* The white space and marks of the gap [from, to), or more than those. */
static bool only_marks(str t, size_t from, size_t to)
{
        return marks_skip(t, from, to) >= to;
}

/* Running heads in a gap, but for those in [from, to), which is accounted
 * for. Those before the gap are inside a field. */
static void covers_named(struct reader *r, struct span gap, size_t from,
                         size_t to)
{
        for (; r->next_cover < r->n_covers; r->next_cover++) {
                struct span s = r->cover[r->next_cover];

                if (s.end > gap.end)
                        break;
                if (s.begin >= gap.begin && (s.end <= from || s.begin >= to))
                        *VEC_ADD(r->a, &r->named) = s;
        }
}

/* The bytes begin..end are passed over: marks, or unread. */
static void gap(struct reader *r, size_t begin, size_t end)
{
        size_t from = begin, to = end;

        while (from < to && char_space(r->t.p[from]))
                from++;
        while (to > from && char_space(r->t.p[to - 1]))
                to--;
        covers_named(r, (struct span){ begin, end }, from, to);
        if (from >= to)
                return;
        struct span s = { from, to };

        if (only_marks(r->t, from, to))
                *VEC_ADD(r->a, &r->named) = s;
        else
                *VEC_ADD(r->a, &r->unread) = s;
}

/* Accounts for what stands between the bytes done and begin: the verdicts
 * there are named, the rest is a gap. */
static void reach(struct reader *r, size_t begin, size_t end)
{
        size_t from = r->done;

        if (end > r->done)
                r->done = end;
        while (r->claimed < r->decided.n &&
               r->decided.at[r->claimed].begin < begin) {
                const struct form_at *f = &r->decided.at[r->claimed];
                size_t at = f->begin > from ? f->begin : from;
                size_t to = f->end < begin ? f->end : begin;

                if (at < to) {
                        gap(r, from, at);
                        *VEC_ADD(r->a, &r->named) = (struct span){ at, to };
                        from = to;
                }
                if (f->end > end)
                        break;          /* more of it follows */
                r->claimed++;
        }
        gap(r, from, begin);
}

void reader_named(struct reader *r, size_t begin, size_t end)
{
        if (begin >= end || end <= r->done)
                return;
        reach(r, begin, end);
        *VEC_ADD(r->a, &r->named) = (struct span){ begin, end };
}

void reader_field(struct reader *r, struct span s)
{
        if (span_set(s))
                reach(r, s.begin, s.end);
}

void reader_set(struct reader *r, const struct field *f, void *record,
                struct span s)
{
        struct span *at = field_span(f, record);

        s = span_trim(r->t, s.begin, s.end);
        if (!at || !span_set(s) || span_set(*at))
                return;
        if (f->kind == FIELD_DATE) {
                date d;
                size_t n = date_scan(str_slice(r->t, s.begin, s.end), 0, &d);

                if (!n)
                        return;
                s.end = s.begin + n;
                *field_date(f, record) = d;
        }
        *at = s;
        reader_field(r, s);
}

/* Is the word at t[at] the one that only leads into an entry, but for damage?
 * Behind it, or 0. */
static size_t lead_word(str t, size_t at, str word)
{
        size_t end = phrase_at(t, at, word), to = at;
        unsigned cost;

        if (end && end < t.n && marks_skip(t, end, t.n) > end)
                return end;
        while (to < t.n && !char_space(t.p[to]) && !white_at(t, to))
                to++;
        if (to == t.n || word.n < 2)
                return 0;
        if (word.n >= LONG_WORD)
                return near_at(str_slice(t, 0, to), at, word, NEAR_USUAL,
                               &cost) == to ? to : 0;
        return near_word(str_slice(t, at, to), word) &&
               (word.n > 2 || to - at == 2) ? to : 0;
}

/* One entry of a list, without the words that only lead into it; of those
 * that part entries, only damaged ones are left. */
static struct span entry_trim(str t, struct span s, const str *into, size_t n)
{
        s = span_trim(t, s.begin, s.end);
        for (size_t i = 0; i < n && span_set(s); i++) {
                size_t end = lead_word(str_slice(t, 0, s.end), s.begin,
                                       into[i]);

                if (end)
                        s = span_trim(t, end, s.end);
        }
        return s;
}

void reader_list(struct reader *r, const struct field *f, struct span s,
                 const struct phrases *split, const str *into, size_t n)
{
        static const struct phrases line = {
                { STR("\n") }, 1, { ['\n'] = UINT32_MAX }
        };
        VEC(struct span) v = { 0 };
        size_t at = s.begin;

        if (!split || !split->n)
                split = &line;
        while (at < s.end) {
                size_t cut = s.end, next = s.end;

                phrase_find(r->t, at, s.end, split, &cut, &next);
                struct span one = entry_trim(r->t, (struct span){ at, cut },
                                             into, n);

                if (span_set(one)) {
                        *VEC_ADD(r->a, &v) = one;
                        reader_field(r, one);
                }
                if (cut < next && split != &line)
                        reader_named(r, cut, next);
                at = next;
        }
        field_entries_set(f, r->letter, (struct spans){ v.at, v.n });
}

/* Where the entry begins behind a bullet on the line at `at`; 0: none. */
static size_t bullet_skip(str t, size_t at, size_t end,
                          const struct phrases *bullet)
{
        size_t i = marks_skip_line(t, at, end);

        for (size_t k = 0; k < bullet->n; k++) {
                size_t to = phrase_at(str_slice(t, 0, end), i, bullet->at[k]);

                if (to && to < end && char_space(t.p[to]))
                        return to;
        }
        return 0;
}

void reader_lines(struct reader *r, const struct field *f, struct span s,
                  const struct phrases *bullet)
{
        VEC(struct span) v = { 0 };
        bool bullets = false;

        for (size_t at = s.begin, eol; at < s.end; at = eol + 1) {
                const char *nl = memchr(r->t.p + at, '\n', s.end - at);
                size_t from;
                struct span one;

                eol = nl ? (size_t)(nl - r->t.p) : s.end;
                from = bullet_skip(r->t, at, eol, bullet);
                one = span_trim(r->t, from ? from : at, eol);
                if (!span_set(one))
                        continue;
                if (from)
                        reader_named(r, span_trim(r->t, at, from).begin, from);
                if (bullets && !from)
                        v.at[v.n - 1].end = one.end;    /* it wraps */
                else
                        *VEC_ADD(r->a, &v) = one;
                reader_field(r, one);
                bullets |= from > 0;
        }
        field_entries_set(f, r->letter, (struct spans){ v.at, v.n });
}
