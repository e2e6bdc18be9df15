/* print.c - one letter as a page for people, 78 columns wide.
 *
 * First how far it can be trusted: layout, labels repaired, what no field
 * holds. Then what the letter says, in its own words, item by item and with
 * the page where each begins; beside its words what the program made of them:
 * the parts of a request partly approved, and the parsed citations, which
 * stand behind "=". Nothing is concluded here. What the letter does not state
 * is named, never left to be missed. */
#include "letter/inside.h"

#include "base/utf8.h"

#include <math.h>

enum {
        WIDTH = 78, LABEL = 24, ITEM = 3,
        REST_MOST = 12,         /* places in no field that are shown */
        REST_WIDTH = 240        /* bytes of each */
};

static void pad(buf *b, size_t n)
{
        while (n--)
                buf_char(b, ' ');
}

/* Adds a word, and returns the columns it takes. What a terminal would obey
 * is a question mark: letters come from anywhere. */
static size_t word_add(buf *b, str w)
{
        size_t columns = 0;

        for (size_t i = 0; i < w.n; i++) {
                unsigned char c = (unsigned char)w.p[i];

                if (c == 0xc2 && i + 1 < w.n &&
                    (unsigned char)w.p[i + 1] < 0xa0) {
                        c = 0x7f;       /* U+0080 to U+009F */
                        i++;
                }
                buf_char(b, c < ' ' || c == 0x7f ? '?' : (char)c);
                columns += (c & 0xc0) != 0x80;
        }
        return columns;
}

static size_t word_columns(str w)
{
        size_t columns = 0;

        for (size_t i = 0; i < w.n; i++)
                columns += ((unsigned char)w.p[i] & 0xc0) != 0x80;
        return columns;
}

/* text, whose white space is folded, in lines that begin in column indent;
 * the first of them is already there. */
static void wrap(buf *b, str text, size_t indent)
{
        size_t at = indent;

        while (text.n) {
                str w = str_word(&text);

                if (w.n == 0)
                        break;
                if (at > indent && at + 1 + word_columns(w) > WIDTH) {
                        buf_char(b, '\n');
                        pad(b, indent);
                        at = indent;
                } else if (at > indent) {
                        buf_char(b, ' ');
                        at++;
                }
                at += word_add(b, w);
        }
        buf_char(b, '\n');
}

static void field_line(buf *b, const char *label, str value)
{
        str l = str_from(label);

        if (!value.n)
                return;
        buf_add(b, l);
        pad(b, l.n < LABEL ? LABEL - l.n : 1);
        wrap(b, value, LABEL);
}

static str list_text(arena *a, const struct letter *l, const struct span *s,
                     size_t n)
{
        buf v = buf_open(a, a->ceiling);

        for (size_t i = 0; i < n; i++) {
                buf_add(&v, i ? S(", ") : S(""));
                buf_add(&v, letter_value(a, l, s[i]));
        }
        return buf_str(&v);
}

static void field_list(buf *b, const char *label, const struct letter *l,
                       const struct span *s, size_t n)
{
        field_line(b, label, list_text(b->a, l, s, n));
}

static void heading(buf *b, const char *text)
{
        buf_fmt(b, "\n%s\n", text);
}

/* ---- How it was read ---------------------------------------------------- */

static size_t unread_bytes(const struct letter *l)
{
        size_t n = 0;

        for (size_t i = 0; i < l->n_unread; i++)
                n += l->unread[i].end - l->unread[i].begin;
        return n;
}

static void layout_print(buf *b, const struct letter *l)
{
        arena *a = b->a;
        size_t n = unread_bytes(l);
        str labels = !l->repaired ? S("") :
                     arena_fmt(a, "; %zu damaged label%s repaired",
                               l->repaired, l->repaired == 1 ? "" : "s");
        str rest = !n ? S("; all text is in a field") :
                   arena_fmt(a, "; %zu byte%s of %zu in no field (below)", n,
                             n == 1 ? "" : "s", l->document->text.n);

        field_line(b, "layout", arena_fmt(a, FMT FMT FMT, ARG(l->layout),
                                          ARG(labels), ARG(rest)));
}

static str place_text(arena *a, const struct letter *l, size_t at)
{
        const struct document *d = l->document;

        return d->pages < 2 ? S("") :
               arena_fmt(a, "%ld of %zu", document_page(d, at), d->pages);
}

/* The text that no field holds, for a reader to judge whether it matters. */
static void rest_print(buf *b, const struct letter *l)
{
        arena *a = b->a;

        if (!l->n_unread)
                return;
        heading(b, "In no field (running heads, page numbers, or text that "
                "the layout misses)");
        for (size_t i = 0; i < l->n_unread && i < REST_MOST; i++) {
                struct span s = l->unread[i];
                str place = place_text(a, l, s.begin);
                str v = letter_value(a, l, s);
                size_t end = v.n > REST_WIDTH ? utf8_start(v, REST_WIDTH)
                                              : v.n;

                if (place.n)
                        place = arena_fmt(a, "   page "FMT, ARG(place));
                else
                        place = S("   bytes");
                buf_add(b, place);
                pad(b, place.n < LABEL ? LABEL - place.n : 1);
                wrap(b, arena_fmt(a, "[%zu, %zu] "FMT"%s", s.begin, s.end,
                                  ARG(str_slice(v, 0, end)),
                                  end < v.n ? " ..." : ""), LABEL);
        }
        if (l->n_unread > REST_MOST)
                buf_fmt(b, "   and %zu places more; imr read --json --spans "
                        "lists all\n", l->n_unread - REST_MOST);
}

/* ---- The items ---------------------------------------------------------- */

static void numbers_add(buf *v, const char *what, double n, bool *any)
{
        if (isnan(n))
                return;
        buf_fmt(v, "%s%s %g", *any ? ", " : "", what, n);
        *any = true;
}

/* The parts of a line that utilization review partly approved. */
static void ur_print(buf *b, const struct letter_item *it)
{
        buf v = buf_open(b->a, b->ceiling);
        bool any = false;

        if (!it->ur.action.n)
                return;
        buf_add(&v, it->ur.action);
        if (date_known(it->ur.date))
                buf_fmt(&v, " on "FMT, ARG(date_text(b->a, it->ur.date)));
        buf_add(&v, S(": "));
        numbers_add(&v, "requested", it->ur.requested, &any);
        numbers_add(&v, "approved", it->ur.approved, &any);
        numbers_add(&v, "still in dispute", it->ur.disputed, &any);
        if (!any)
                buf_add(&v, S("a part was approved; its numbers are not "
                              "certain"));
        field_line(b, "   utilization review", buf_str(&v));
}

/* "MTUS: Chronic Pain Medical Treatment (2009), section Massage therapy, page
 * 60". A list is told by its plural. */
static void cited_list(buf *v, const char *noun, const str *of, size_t n)
{
        for (size_t i = 0; i < n; i++) {
                if (i)
                        buf_add(v, S("; "));
                else
                        buf_fmt(v, ", %s%s ", noun, n > 1 ? "s" : "");
                buf_add(v, of[i]);
        }
}

static str cited_text(arena *a, const struct citation *c)
{
        static const char *const name[] = {
                [CITED_NONE] = "no evidence cited", [CITED_MTUS] = "MTUS",
                [CITED_NON_MTUS] = "not MTUS", [CITED_STUDY] = "study",
                [CITED_OUTSIDE_MTUS] = "outside the MTUS"
        };
        buf v = buf_open(a, a->ceiling);

        buf_fmt(&v, "= %s%s"FMT, name[c->class], c->title.n ? ": " : "",
                ARG(c->title));
        if (c->edition)
                buf_fmt(&v, " (%ld)", c->edition);
        cited_list(&v, "section", c->sections, c->n_sections);
        cited_list(&v, "page", c->pages, c->n_pages);
        return buf_str(&v);
}

enum { LINES = 1, STUDIES = 2 };

/* Below a line of that label, those of one side that are of these kinds; an
 * empty label: the line stands above, and they go below its value. */
static void cited_print(buf *b, const struct letter_item *it,
                        enum cited_by by, int kinds, const char *label)
{
        for (size_t i = 0; i < it->n_citations; i++) {
                const struct citation *c = &it->citation[i];

                if (c->by != by ||
                    !(kinds & (c->class == CITED_STUDY ? STUDIES : LINES)))
                        continue;
                field_line(b, label, cited_text(b->a, c));
                label = "";
        }
}

static void guidelines_print(buf *b, const struct letter *l,
                             const struct letter_item *it)
{
        str refused = letter_value(b->a, l,
                                   it->claims_administrator_guideline);
        str decided = letter_value(b->a, l, it->imro_guideline);

        if (refused.n || decided.n) {
                field_line(b, "   claims administrator",
                           refused.n ? refused : S("not stated"));
                cited_print(b, it, BY_CLAIMS_ADMINISTRATOR, LINES | STUDIES,
                            "");
                field_line(b, "   expert reviewer",
                           decided.n ? decided : S("not stated"));
                cited_print(b, it, BY_IMRO, LINES, "");
        }
        cited_print(b, it, BY_IMRO, STUDIES, "   studies cited");
}

static void item_print(buf *b, const struct letter *l, size_t i)
{
        const struct letter_item *it = &l->item[i];
        arena *a = b->a;
        str request = letter_value(a, l, it->request);
        str rationale = letter_value(a, l, it->rationale);
        str place = place_text(a, l, it->request.begin);

        buf_fmt(b, "\n%zu. ", i + 1);
        wrap(b, request.n ? request : S("(the request is not stated)"),
             i < 9 ? 3 : 4);
        field_line(b, "   decision", str_from(outcome_name(it->outcome)));
        if (request.n)
                field_line(b, "   begins on page", place);
        if (it->companion)
                field_line(b, "   companion", S("goes with another request, "
                                                "by its own words"));
        field_line(b, "   category", letter_value(a, l, it->category));
        ur_print(b, it);
        guidelines_print(b, l, it);
        if (!rationale.n) {
                field_line(b, "   rationale", S("not stated"));
                return;
        }
        buf_add(b, S("   rationale\n"));
        pad(b, ITEM);
        wrap(b, rationale, ITEM);
}

static void items_print(buf *b, const struct letter *l)
{
        heading(b, l->n_items == 1 ? "Disputed item" : "Disputed items");
        for (size_t i = 0; i < l->n_items; i++)
                item_print(b, l, i);
}

/* ---- The letter --------------------------------------------------------- */

/* "4 items: 2 upheld, 2 overturned" */
static str outcomes_text(arena *a, const struct letter *l)
{
        buf v = buf_open(a, a->ceiling);
        const char *comma = ": ";

        buf_fmt(&v, "%zu disputed item%s", l->n_items,
                l->n_items == 1 ? "" : "s");
        for (int o = OUTCOME_UPHELD; o <= OUTCOME_IN_PART; o++) {
                size_t n = 0;

                for (size_t i = 0; i < l->n_items; i++)
                        n += l->item[i].outcome == (enum outcome)o;
                if (n == 0)
                        continue;
                if (l->n_items == 1)
                        buf_fmt(&v, "%s%s", comma,
                                outcome_name((enum outcome)o));
                else
                        buf_fmt(&v, "%s%zu %s", comma, n,
                                outcome_name((enum outcome)o));
                comma = ", ";
        }
        return buf_str(&v);
}

/* The header; what it does not state is listed behind it. */
static void header_print(buf *b, const struct letter *l)
{
        arena *a = b->a;
        const struct { const char *label; str value; } row[] = {
                { "case", letter_value(a, l, l->case_number) },
                { "priority", letter_value(a, l, l->priority) },
                { "date of injury", date_text(a, l->date_of_injury) },
                { "utilization review", date_text(a, l->ur_denial_date) },
                { "application received",
                  date_text(a, l->application_received) },
                { "assigned", date_text(a, l->date_assigned) },
                { "decided", date_text(a, l->decision_date) }
        };
        buf lacks = buf_open(a, b->ceiling);

        for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
                field_line(b, row[i].label, row[i].value);
                if (!row[i].value.n)
                        buf_fmt(&lacks, "%s%s", lacks.n ? ", " : "",
                                row[i].label);
        }
        field_line(b, "not stated", buf_str(&lacks));
        field_line(b, "outcome", outcomes_text(a, l));
}

static void reviewer_print(buf *b, const struct letter *l)
{
        arena *a = b->a;
        str years = letter_value(a, l, l->reviewer.years);
        str hours = letter_value(a, l, l->reviewer.hours_a_week);

        field_line(b, "reviewer", letter_value(a, l, l->reviewer.noun));
        field_list(b, "licensed in", l, l->reviewer.licensed_state,
                   l->reviewer.n_states);
        field_list(b, "certified in", l, l->reviewer.certification,
                   l->reviewer.n_certifications);
        field_list(b, "subspecialty", l, l->reviewer.subspecialty,
                   l->reviewer.n_subspecialties);
        field_line(b, "years in practice", years);
        field_line(b, "hours a week", hours);
        field_list(b, "independent of", l, l->reviewer.independent_of,
                   l->reviewer.n_independent_of);
        field_list(b, "selected for", l, l->reviewer.selected_for,
                   l->reviewer.n_selected_for);
        field_list(b, "familiar with", l, l->reviewer.law_known,
                   l->reviewer.n_law_known);
        if (!span_set(l->reviewer.noun))        /* no clause of it is known */
                field_line(b, "reviewer, in words",
                           letter_value(a, l, l->reviewer.statement));
}

static void patient_print(buf *b, const struct letter *l)
{
        buf v = buf_open(b->a, b->ceiling);

        if (l->patient_age >= 0)
                buf_fmt(&v, "%ld years", l->patient_age);
        else if (span_set(l->patient_age_range))
                buf_fmt(&v, FMT" years",
                        ARG(letter_value(b->a, l, l->patient_age_range)));
        if (l->patient_sex.n)
                buf_fmt(&v, "%s"FMT, v.n ? ", " : "", ARG(l->patient_sex));
        field_line(b, "patient", buf_str(&v));
        field_list(b, "diagnosis", l, l->diagnosis, l->n_diagnoses);
        field_line(b, "dispute", letter_value(b->a, l, l->dispute));
}

void letter_print(buf *b, const struct letter *l, str source)
{
        str summary = letter_value(b->a, l, l->case_summary);

        for (size_t i = 0; i < WIDTH; i++)      /* several follow another */
                buf_char(b, '=');
        buf_char(b, '\n');
        field_line(b, "letter", source);
        layout_print(b, l);
        header_print(b, l);
        reviewer_print(b, l);
        patient_print(b, l);
        if (summary.n) {
                heading(b, "Case summary");
                wrap(b, summary, 0);
        }
        if (l->n_documents_reviewed)
                heading(b, "Documents reviewed");
        for (size_t i = 0; i < l->n_documents_reviewed; i++) {
                buf_add(b, S(" - "));
                wrap(b, letter_value(b->a, l, l->document_reviewed[i]), ITEM);
        }
        items_print(b, l);
        rest_print(b, l);
}
