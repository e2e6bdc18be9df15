/* print.c - one letter as a page for people, 78 columns wide. */
#include "letter/inside.h"

enum { WIDTH = 78, LABEL = 24 };

static void pad(buf *b, size_t n)
{
        while (n--)
                buf_char(b, ' ');
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
                if (at > indent && at + 1 + w.n > WIDTH) {
                        buf_char(b, '\n');
                        pad(b, indent);
                        at = indent;
                } else if (at > indent) {
                        buf_char(b, ' ');
                        at++;
                }
                buf_add(b, w);
                at += w.n;
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

static void field_list(buf *b, const char *label, const struct letter *l,
                       const struct span *s, size_t n)
{
        buf v = buf_open(b->a, b->ceiling);

        for (size_t i = 0; i < n; i++)
                buf_fmt(&v, "%s"FMT, i ? ", " : "",
                        ARG(letter_value(b->a, l, s[i])));
        field_line(b, label, buf_str(&v));
}

static void heading(buf *b, const char *text)
{
        buf_fmt(b, "\n%s\n", text);
}

static void item_print(buf *b, const struct letter *l, size_t i)
{
        const struct letter_item *it = &l->item[i];
        arena *a = b->a;

        buf_fmt(b, "\n%zu. ", i + 1);
        wrap(b, letter_value(a, l, it->request), i < 9 ? 3 : 4);
        field_line(b, "   decision", str_from(outcome_name(it->outcome)));
        field_line(b, "   claims administrator",
                   letter_value(a, l, it->claims_administrator_guideline));
        field_line(b, "   reviewer", letter_value(a, l, it->imro_guideline));
        field_line(b, "   rationale", letter_value(a, l, it->rationale));
}

static void patient_print(buf *b, const struct letter *l)
{
        if (l->patient_age >= 0)
                field_line(b, "patient", arena_fmt(b->a, "%ld years%s"FMT,
                                                   l->patient_age,
                                                   l->patient_sex.n ? ", "
                                                                    : "",
                                                   ARG(l->patient_sex)));
}

void letter_print(buf *b, const struct letter *l, str source)
{
        arena *a = b->a;

        field_line(b, "letter", source);
        field_line(b, "layout", l->layout);
        field_line(b, "case", letter_value(a, l, l->case_number));
        field_line(b, "priority", letter_value(a, l, l->priority));
        field_line(b, "date of injury", date_text(a, l->date_of_injury));
        field_line(b, "utilization review", date_text(a, l->ur_denial_date));
        field_line(b, "application received",
                   date_text(a, l->application_received));
        field_line(b, "assigned", date_text(a, l->date_assigned));
        field_line(b, "decided", date_text(a, l->decision_date));
        field_line(b, "reviewer", letter_value(a, l, l->reviewer.noun));
        field_list(b, "licensed in", l, l->reviewer.licensed_state,
                   l->reviewer.n_states);
        field_list(b, "certified in", l, l->reviewer.certification,
                   l->reviewer.n_certifications);
        field_list(b, "subspecialty", l, l->reviewer.subspecialty,
                   l->reviewer.n_subspecialties);
        patient_print(b, l);
        heading(b, "Case summary");
        wrap(b, letter_value(a, l, l->case_summary), 0);
        for (size_t i = 0; i < l->n_documents_reviewed; i++)
                field_line(b, i ? "" : "documents reviewed",
                           letter_value(a, l, l->document_reviewed[i]));
        heading(b, l->n_items == 1 ? "Disputed item" : "Disputed items");
        for (size_t i = 0; i < l->n_items; i++)
                item_print(b, l, i);
        if (l->n_unread)
                buf_fmt(b, "\n%zu %s of the text in no field; --spans shows "
                        "where\n", l->n_unread,
                        l->n_unread == 1 ? "place" : "places");
}
