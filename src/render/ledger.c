/* ledger.c - the ledger and the chronology as text, table and JSON. See
 * ledger.h. It adds no statement of its own. */
#include "render/ledger.h"

#include "base/csv.h"
#include "render/ledger_inside.h"

#include <math.h>

enum { WIDTH = 100, INDENT = 12, TEXT_MOST = 1 << 20, PLACES_MOST = 8 };

/* ---- Words -------------------------------------------------------------- */

const char *ledger_heading(enum ledger_kind k)
{
        static const char *const names[LEDGER_KINDS] = {
                "Treatment in visits", "Medicines", "Pain", "Studies",
                "Injections", "Determinations", "Surgery",
                "Function and work"
        };
        return names[k];
}

void plain_put(buf *b, str text)
{
        bool first = true;
        str word;

        while ((word = plain_word(&text)).n) {
                if (!first)
                        buf_char(b, ' ');
                buf_add(b, word);
                first = false;
        }
}

static void sep(buf *b, size_t begin)
{
        if (b->n > begin)
                buf_add(b, S("; "));
}

static void body_put(buf *b, const struct ledger_fact *f)
{
        if (!f->n_body && !f->side.n)
                return;
        buf_add(b, S(" ("));
        if (f->side.n)
                buf_fmt(b, FMT"%s", ARG(f->side), f->n_body ? " " : "");
        for (size_t i = 0; i < f->n_body; i++)
                buf_fmt(b, "%s"FMT, i ? ", " : "", ARG(f->body[i]));
        buf_char(b, ')');
}

void ledger_name_put(buf *b, const struct ledger_fact *f)
{
        plain_put(b, f->title);
        body_put(b, f);
}

static void visits_put(buf *b, const struct ledger_line *l, bool least)
{
        const struct ledger_fact *f = &l->fact;
        const char *at = least ? "at least " : "";
        size_t begin = b->n;

        if (!isnan(f->requested))
                buf_fmt(b, "%g requested", f->requested);
        if (!isnan(f->authorized)) {
                sep(b, begin);
                buf_fmt(b, "%g authorized", f->authorized);
        }
        sep(b, begin);
        if (isnan(f->done))
                buf_add(b, S("visits done not stated"));
        else
                buf_fmt(b, "%s%g done", at, f->done);
        if (l->n_visits)
                buf_fmt(b, ", %zu found day by day, %s to %s", l->n_visits,
                        arena_z(b->a, date_text(b->a, l->visit[0].date)),
                        arena_z(b->a, date_text(b->a,
                                l->visit[l->n_visits - 1].date)));
        if (!isnan(l->stated))
                buf_fmt(b, "; reports tell of %g", l->stated);
}

static void dose_put(buf *b, const struct ledger_fact *f)
{
        size_t begin = b->n;
        double daily = ledger_daily(f);

        if (!isnan(f->strength))
                buf_fmt(b, "%g%s"FMT, f->strength, str_eq(f->unit,
                        S("percent")) ? " " : " ", ARG(f->unit));
        if (!isnan(f->per_day)) {
                sep(b, begin);
                buf_fmt(b, "up to %g a day", f->per_day);
        }
        if (!isnan(daily))
                buf_fmt(b, " (%g mg a day)", daily);
        if (!isnan(f->morphine))
                buf_fmt(b, ", as %g mg of morphine (" FMT ")", f->morphine,
                        ARG(f->morphine_by));
        if (!isnan(f->count)) {
                sep(b, begin);
                buf_fmt(b, "#%g", f->count);
        }
        if (!isnan(f->requested)) {
                sep(b, begin);
                buf_fmt(b, "#%g requested", f->requested);
        }
        if (f->change.n) {
                sep(b, begin);
                buf_add(b, f->change);
        }
}

static void relief_put(buf *b, const struct ledger_fact *f)
{
        if (!isnan(f->relief_percent))
                buf_fmt(b, "%g percent relief", f->relief_percent);
        if (!isnan(f->relief_weeks))
                buf_fmt(b, "%sfor %g weeks", isnan(f->relief_percent) ?
                        "relief " : " ", f->relief_weeks);
}

static void event_put(buf *b, const struct ledger_fact *f)
{
        size_t begin = b->n;

        if (f->levels.n)
                plain_put(b, f->levels);
        if (!isnan(f->relief_percent) || !isnan(f->relief_weeks)) {
                sep(b, begin);
                relief_put(b, f);
        }
        if (f->result.n) {
                sep(b, begin);
                plain_put(b, f->result);
        }
        if (f->outcome.n) {
                sep(b, begin);
                plain_put(b, ledger_outcome(f));
        }
        if (b->n == begin && f->kind == LEDGER_IMAGING)
                buf_add(b, S("result not stated"));
}

static void pain_put(buf *b, const struct ledger_fact *f)
{
        buf_fmt(b, "%g/10", f->score);
        if (f->condition.n)
                buf_fmt(b, ", "FMT, ARG(f->condition));
        if (f->with_medication != TRI_UNKNOWN)
                buf_fmt(b, ", %s medication", f->with_medication == TRI_YES
                        ? "with" : "without");
}

void ledger_says_put(buf *b, const struct ledger_line *l, bool least)
{
        switch (l->fact.kind) {
        case LEDGER_VISITS: visits_put(b, l, least); break;
        case LEDGER_DOSE:   dose_put(b, &l->fact); break;
        case LEDGER_PAIN:   pain_put(b, &l->fact); break;
        default:            event_put(b, &l->fact); break;
        }
}

/* The pages, each once, at most `most` of them; then how many more. */
static void pages_put(buf *b, const struct evidence *at, size_t n,
                      size_t most)
{
        const struct evidence *last = NULL;
        size_t put = 0, left = 0;

        for (size_t i = 0; i < n; i++) {
                long page = document_page(at[i].document, at[i].begin);
                bool same = last && last->document->name.p ==
                            at[i].document->name.p;

                if (same && document_page(last->document, last->begin) ==
                    page)
                        continue;
                last = &at[i];
                if (put == most) {
                        left++;
                        continue;
                }
                buf_add(b, put ? S("; ") : S(""));
                plain_put(b, at[i].document->name);
                buf_fmt(b, ", p. %ld", page);
                put++;
        }
        if (left)
                buf_fmt(b, "; and %zu more", left);
}

void places_put(buf *b, const struct evidence *at, size_t n)
{
        pages_put(b, at, n, PLACES_MOST);
}

void pages_said(buf *b, size_t read, size_t unread, size_t apart)
{
        buf_fmt(b, "%zu page%s read", read, read == 1 ? "" : "s");
        if (unread)
                buf_fmt(b, ", %zu not read: counts are \"at least\"",
                        unread);
        if (apart)
                buf_fmt(b, ", %zu set apart and not searched", apart);
}

/* ---- Text --------------------------------------------------------------- */

/* text wrapped at WIDTH, lines after the first indented. */
static void wrapped_put(buf *b, str text, size_t indent, size_t at)
{
        str word;

        while ((word = plain_word(&text)).n) {
                size_t n = 0;

                for (size_t i = 0; i < word.n; i++)
                        n += ((unsigned char)word.p[i] & 0xc0) != 0x80;
                if (at > indent && at + 1 + n > WIDTH) {
                        buf_fmt(b, "\n%*s", (int)indent, "");
                        at = indent;
                } else if (at > indent) {
                        buf_char(b, ' ');
                        at++;
                }
                buf_add(b, word);
                at += n;
        }
        buf_char(b, '\n');
}

static buf scratch(buf *b) { return buf_open(b->a, TEXT_MOST); }

static void dated_put(buf *b, date d, str text)
{
        str day = date_known(d) ? date_text(b->a, d) : S("undated");

        buf_fmt(b, "%-*.*s", INDENT, (int)day.n, day.p);
        wrapped_put(b, text, INDENT, INDENT);
}

static void place_line(buf *b, const struct evidence *at, size_t n)
{
        buf w = scratch(b);

        places_put(&w, at, n);
        buf_fmt(b, "%*s", INDENT, "");
        wrapped_put(b, arena_fmt(b->a, "["FMT"]", ARG(buf_str(&w))), INDENT,
                    INDENT);
}

static void days_put(buf *b, const struct ledger_line *l)
{
        buf w = scratch(b);

        if (!l->n_visits)
                return;
        for (size_t i = 0; i < l->n_visits; i++)
                buf_fmt(&w, "%s"FMT, i ? " " : "",
                        ARG(date_text(b->a, l->visit[i].date)));
        buf_fmt(b, "%*s", INDENT, "");
        wrapped_put(b, buf_str(&w), INDENT, INDENT);
}

/* ---- What is told again unchanged --------------------------------------- */

static bool num_same(double a, double b)
{
        return isnan(a) || isnan(b) || !(a < b || a > b);
}

/* Does line y only repeat what x says, at another time? */
static bool repeats(const struct ledger_line *x, const struct ledger_line *y)
{
        const struct ledger_fact *f = &x->fact, *g = &y->fact;
        bool again = f->kind == g->kind && str_eq(f->name, g->name) &&
                     !x->contradicted && !y->contradicted &&
                     date_known(f->date) && date_known(g->date);

        if (again && f->kind == LEDGER_DOSE)
                return num_same(f->strength, g->strength) &&
                       num_same(f->per_day, g->per_day) &&
                       (!g->change.n || str_eq(f->change, g->change)) &&
                       !str_eq(f->change, S("stopped")) &&
                       isnan(f->requested) && isnan(g->requested);
        return again && f->kind == LEDGER_FUNCTION &&
               str_eq(f->outcome, g->outcome) && str_eq(f->side, g->side) &&
               f->n_body == g->n_body && (!f->n_body ||
               str_eq(f->body[0], g->body[0]));
}

static void num_fill(double *a, double b)
{
        if (isnan(*a))
                *a = b;
}

/* Lines first..*end, which say the same, as one. */
static struct ledger_line folded(const struct ledger *l, size_t first,
                                 size_t *end)
{
        struct ledger_line x = l->line[first];

        for (*end = first + 1; *end < l->n && repeats(&x, &l->line[*end]);
             ++*end) {
                const struct ledger_fact *g = &l->line[*end].fact;

                num_fill(&x.fact.strength, g->strength);
                num_fill(&x.fact.per_day, g->per_day);
                num_fill(&x.fact.count, g->count);
                if (!x.fact.unit.n)
                        x.fact.unit = g->unit;
        }
        return x;
}

/* "the same to 2014-05-06, told in 14 places". */
static void repeats_put(buf *b, const struct ledger *l, size_t first,
                        size_t end)
{
        size_t places = 0;

        if (end == first + 1)
                return;
        for (size_t i = first; i < end; i++)
                places += l->line[i].n_at;
        buf_fmt(b, "; the same to "FMT", told in %zu places",
                ARG(date_text(b->a, l->line[end - 1].fact.date)), places);
}

/* The places of the first, and of the last of lines that say the same. */
static void fold_places(buf *b, const struct ledger *l, size_t first,
                        size_t end)
{
        const struct ledger_line *x = &l->line[first];
        const struct ledger_line *y = &l->line[end - 1];
        struct evidence both[2];

        if (end == first + 1) {
                place_line(b, x->at, x->n_at);
                return;
        }
        both[0] = x->at[0];
        both[1] = y->at[0];
        place_line(b, both, 2);
}

void render_ledger_text(buf *b, const struct ledger *l)
{
        enum ledger_kind kind = LEDGER_KINDS;
        buf head = scratch(b);

        pages_said(&head, l->pages.read, l->pages.unread, l->pages.apart);
        wrapped_put(b, arena_fmt(b->a, "Treatment ledger. "FMT".",
                                 ARG(buf_str(&head))), 0, 0);
        for (size_t i = 0, end; i < l->n; i = end) {
                struct ledger_line fold = folded(l, i, &end);
                const struct ledger_line *x = &fold;
                buf w = scratch(b);

                if (x->fact.kind != kind)
                        buf_fmt(b, "\n%s\n", ledger_heading(x->fact.kind));
                kind = x->fact.kind;
                ledger_name_put(&w, &x->fact);
                buf_add(&w, S(": "));
                ledger_says_put(&w, x, l->pages.unread > 0);
                repeats_put(&w, l, i, end);
                if (x->contradicted)
                        buf_add(&w, S(" - CONTRADICTED elsewhere"));
                dated_put(b, x->n_visits ? x->visit[0].date : x->fact.date,
                          buf_str(&w));
                days_put(b, x);
                fold_places(b, l, i, end);
        }
        if (!l->n)
                buf_add(b, S("\nNothing is stated.\n"));
}

void render_chronology_text(buf *b, const struct chronology *c)
{
        buf head = scratch(b);

        pages_said(&head, c->pages.read, c->pages.unread, c->pages.apart);
        wrapped_put(b, arena_fmt(b->a, "Chronology. "FMT".",
                                 ARG(buf_str(&head))), 0, 0);
        buf_char(b, '\n');
        for (size_t i = 0; i < c->n; i++) {
                dated_put(b, c->at[i].date, c->at[i].text);
                if (c->at[i].n_at)
                        place_line(b, c->at[i].at, c->at[i].n_at);
        }
}

/* ---- Table and JSON ----------------------------------------------------- */

static void num_field(buf *b, double v)
{
        if (!isnan(v))
                buf_fmt(b, "%g", v);
        buf_char(b, ',');
}

static void field(buf *b, str s)
{
        csv_put(b, s);
        buf_char(b, ',');
}

static void list_field(buf *b, const str *s, size_t n)
{
        buf w = scratch(b);

        for (size_t i = 0; i < n; i++)
                buf_fmt(&w, "%s"FMT, i ? "; " : "", ARG(s[i]));
        field(b, buf_str(&w));
}

static void days_field(buf *b, const struct ledger_line *l)
{
        buf w = scratch(b);

        for (size_t i = 0; i < l->n_visits; i++)
                buf_fmt(&w, "%s"FMT, i ? "; " : "",
                        ARG(date_text(b->a, l->visit[i].date)));
        field(b, buf_str(&w));
}

static void places_field(buf *b, const struct evidence *at, size_t n)
{
        buf w = scratch(b);

        pages_put(&w, at, n, n);        /* a table is read by programs: all */
        csv_put(b, buf_str(&w));
        buf_add(b, S("\r\n"));
}

static void row_put(buf *b, const struct ledger_line *l)
{
        const struct ledger_fact *f = &l->fact;

        field(b, str_from(ledger_kind_name(f->kind)));
        field(b, f->name);
        list_field(b, f->body, f->n_body);
        field(b, f->side);
        field(b, date_text(b->a, f->date));
        num_field(b, f->requested);
        num_field(b, f->authorized);
        num_field(b, f->done);
        num_field(b, l->stated);
        days_field(b, l);
        num_field(b, f->strength);
        field(b, f->unit);
        num_field(b, f->per_day);
        num_field(b, ledger_daily(f));
        num_field(b, f->morphine);
        field(b, f->morphine_by);
        num_field(b, f->count);
        field(b, f->change);
        num_field(b, f->score);
        field(b, f->with_medication == TRI_UNKNOWN ? S("") :
              f->with_medication == TRI_YES ? S("yes") : S("no"));
        field(b, f->condition);
        field(b, f->levels);
        num_field(b, f->relief_percent);
        num_field(b, f->relief_weeks);
        field(b, f->result);
        field(b, f->outcome);
        field(b, l->contradicted ? S("yes") : S("no"));
        places_field(b, l->at, l->n_at);
}

void render_ledger_csv(buf *b, const struct ledger *l)
{
        buf_add(b, S("kind,name,body,side,date,requested,authorized,done,"
                     "stated,dates,strength,unit,per_day,daily_mg,"
                     "morphine_mg,morphine_by,count,change,score,"
                     "with_medication,condition,levels,"
                     "relief_percent,relief_weeks,result,outcome,"
                     "contradicted,places\r\n"));
        for (size_t i = 0; i < l->n; i++)
                row_put(b, &l->line[i]);
}

void render_ledger_json(buf *b, const struct ledger *l)
{
        for (size_t i = 0; i < l->n; i++) {
                json j = json_open(b);

                ledger_line_json(&j, &l->line[i]);
                buf_char(b, '\n');
        }
}

void render_chronology_csv(buf *b, const struct chronology *c)
{
        buf_add(b, S("date,kind,text,places\r\n"));
        for (size_t i = 0; i < c->n; i++) {
                field(b, date_text(b->a, c->at[i].date));
                field(b, c->at[i].kind);
                field(b, c->at[i].text);
                places_field(b, c->at[i].at, c->at[i].n_at);
        }
}

void render_chronology_json(buf *b, const struct chronology *c)
{
        for (size_t i = 0; i < c->n; i++) {
                json j = json_open(b);

                happening_json(&j, &c->at[i]);
                buf_char(b, '\n');
        }
}
