/* print.c - an analysis for people and as JSON. Prints what the proof says
 * and adds nothing to it. No outcome is printed here but the two that a
 * backtest is given. */
#include "review/inside.h"

#include "model/listing.h"
#include "review/reasons.h"

#include <math.h>

enum { QUOTE_MAX = 8192 };

/* ---- JSON --------------------------------------------------------------- */

static void criterion_json(json *j, const struct criterion_result *c)
{
        struct citation cite = c->criterion->citation;

        cite.by = BY_PROGRAM;
        json_object_open(j);
        json_str_at(j, "id", c->criterion->id);
        json_str_at(j, "text", c->criterion->text);
        json_str_at(j, "status", str_from(criterion_status_name(c->status)));
        json_str_at(j, "source_status",
                    str_from(source_status_name(c->criterion->status)));
        json_str_at(j, "source_by", c->criterion->by);
        json_key(j, "citation");
        citation_json(j, &cite);
        json_key(j, "evidence");
        json_array_open(j);
        for (size_t i = 0; i < c->n_evidence; i++)
                evidence_json(j, &c->evidence[i]);
        json_array_end(j);
        json_object_end(j);
}

static void missing_json(json *j, const char *key, const struct missing *m,
                         size_t n)
{
        json_key(j, key);
        json_array_open(j);
        for (size_t i = 0; i < n; i++) {
                json_object_open(j);
                json_str_at(j, "name", m[i].name);
                json_str_at(j, "scope", m[i].scope);
                json_str_at(j, "criterion", m[i].criterion);
                json_str_at(j, "cause", m[i].cause);
                json_object_end(j);
        }
        json_array_end(j);
}

static void asks_json(json *j, const struct library *l,
                      const struct analysis *n)
{
        struct record_asks v = records_to_ask(j->out->a, l, n);

        json_key(j, "ask");
        json_array_open(j);
        for (size_t i = 0; i < v.n; i++) {
                json_object_open(j);
                json_strs_at(j, "records", v.at[i].title, v.at[i].n_titles);
                json_strs_at(j, "facts", v.at[i].fact, v.at[i].n_facts);
                json_object_end(j);
        }
        json_array_end(j);
}

void analysis_json(json *j, const struct library *l, const struct review *r,
                   const struct analysis *n, str source, str expected,
                   str actual, bool backtest)
{
        const struct case_item *it = &r->file->item[n->item];

        json_object_open(j);
        json_str_at(j, "source", source);
        json_str_at(j, "case_number", r->file->number);
        json_count_at(j, "item", (long)n->item + 1);
        json_str_at(j, "request", it->request_text);
        counts_json(j, r->file);
        json_key(j, "parsed");
        request_json(j, &it->request);
        json_strs_at(j, "topics", n->topic, n->n_topics);
        json_key(j, "edition");
        json_object_open(j);
        json_date_at(j, "date", n->edition_date);
        json_str_at(j, "rung", n->edition_rung);
        json_object_end(j);
        json_str_at(j, "indication", str_from(indication_name(n->indication)));
        json_strs_at(j, "causes", n->cause, n->n_causes);
        json_key(j, "citations");
        json_array_open(j);
        for (size_t i = 0; i < n->n_citations; i++)
                citation_json(j, &n->citation[i]);
        json_array_end(j);
        json_key(j, "criteria");
        json_array_open(j);
        for (size_t i = 0; i < n->n_criteria; i++)
                criterion_json(j, &n->criterion[i]);
        json_array_end(j);
        missing_json(j, "missing", n->missing, n->n_missing);
        missing_json(j, "against", n->against, n->n_against);
        json_strs_at(j, "presumed", n->presumed, n->n_presumed);
        asks_json(j, l, n);
        json_str_at(j, "reasons", reasons_paragraph(j->out->a, r, n));
        json_key(j, "proof");
        proof_json(j, n->proof);
        if (backtest) {
                json_str_at(j, "expected", expected);
                json_str_at(j, "actual", actual);
        }
        json_object_end(j);
}

/* ---- People ------------------------------------------------------------- */

static str status_words(enum criterion_status s)
{
        static const str words[] = {
                STR("met"), STR("NOT MET"), STR("not documented"),
                STR("unsettled"), STR("conflicting"), STR("unread"),
                STR("unverified")
        };
        return words[s];
}

static void quote_print(buf *b, const struct evidence *e)
{
        enum { MOST = 160 };
        buf q = buf_open(b->a, QUOTE_MAX);
        str s;
        size_t cut;

        buf_add_folded(&q, str_slice(evidence_quote(e), 0,
                                     QUOTE_MAX / 2));
        s = buf_str(&q);
        cut = s.n;
        if (cut > MOST)
                for (cut = MOST; cut > MOST / 2 && s.p[cut] != ' '; cut--)
                        ;
        buf_fmt(b, "                     \"" FMT "%s\" (" FMT ", p. %ld, "
                "bytes %zu-%zu)\n", ARG(str_slice(s, 0, cut)),
                cut < s.n ? " ..." : "", ARG(e->document->name),
                document_page(e->document, e->begin), e->begin, e->end);
}

/* "recommended as an option" for a topic's class, else the line itself. */
static str criterion_words(const struct criterion *c)
{
        static const struct { str class, words; } classes[] = {
                { STR("recommended"), STR("recommended") },
                { STR("option"), STR("recommended as an option") },
                { STR("criteria"), STR("recommended where its criteria "
                                       "hold") },
                { STR("not recommended"), STR("not recommended") },
                { STR("under study"), STR("under study, not recommended") },
                { STR("silent"), STR("not spoken of there: the order of "
                                     "authority goes on") }
        };

        for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
                if (str_ends(c->id, S(".class")) &&
                    str_eq(c->text, classes[i].class))
                        return classes[i].words;
        return c->text;
}

static void criterion_print(buf *b, const struct criterion_result *c)
{
        buf cite = buf_open(b->a, 4096);

        buf_fmt(b, "    %-15.*s  "FMT"\n", ARG(status_words(c->status)),
                ARG(criterion_words(c->criterion)));
        if (criterion_not_applying(c))
                buf_add(b, S("                     does not apply here: its "
                             "condition is not so\n"));
        if (c->criterion->because.n)
                buf_fmt(b, "                     "FMT"\n",
                        ARG(c->criterion->because));
        citation_text(&cite, &c->criterion->citation);
        buf_fmt(b, "                     ["FMT"; "FMT"; %s%s"FMT"]\n",
                ARG(c->criterion->id), ARG(buf_str(&cite)),
                source_status_name(c->criterion->status),
                c->criterion->by.n ? ": " : "", ARG(c->criterion->by));
        if (criterion_over_usual(c))
                buf_add(b, S("                     exceeds the usual number; "
                             "no exceptional reason found\n"));
        if (c->presumed)
                buf_add(b, c->n_evidence
                        ? S("                     presumed: the file does not "
                            "settle it\n")
                        : S("                     presumed: nothing in the "
                            "file speaks of it\n"));
        for (size_t i = 0; i < c->n_evidence; i++)
                quote_print(b, &c->evidence[i]);
}

static void missing_print(buf *b, const char *title, const struct missing *m,
                          size_t n)
{
        if (n)
                buf_fmt(b, "  %s\n", title);
        for (size_t i = 0; i < n; i++) {
                buf_fmt(b, "    - "FMT, ARG(m[i].name));
                if (m[i].scope.n)
                        buf_fmt(b, " ("FMT")", ARG(m[i].scope));
                if (m[i].criterion.n)
                        buf_fmt(b, ", for "FMT, ARG(m[i].criterion));
                if (m[i].cause.n)
                        buf_fmt(b, ": "FMT, ARG(m[i].cause));
                buf_char(b, '\n');
        }
}

static void request_print(buf *b, const struct request *q)
{
        buf_fmt(b, "  read as: "FMT, ARG(q->class.n ? q->class
                                                    : S("(no known class)")));
        for (size_t i = 1; i < q->n_parts; i++)
                buf_fmt(b, " with "FMT, ARG(q->part[i].service.n
                                            ? q->part[i].service
                                            : q->part[i].class));
        if (!isnan(q->quantity))
                buf_fmt(b, ", %g "FMT, q->quantity, ARG(q->unit));
        if (q->drug.n)
                buf_fmt(b, ", "FMT, ARG(q->drug));
        if (!isnan(q->strength))
                buf_fmt(b, " %g mg", q->strength);
        for (size_t i = 0; i < q->n_body; i++)
                buf_fmt(b, ", "FMT, ARG(q->body[i]));
        if (q->side.n)
                buf_fmt(b, ", "FMT, ARG(q->side));
        buf_add(b, q->companion ? S(", companion") : S(""));
        buf_add(b, q->n_parts > 1 ? S(", bundle") : S(""));
        buf_char(b, '\n');
}

static void ur_print(buf *b, const struct case_item *it)
{
        if (!it->ur.action.n && !date_known(it->ur.date))
                return;
        buf_fmt(b, "  utilization review: "FMT, ARG(it->ur.action));
        if (date_known(it->ur.date))
                buf_fmt(b, " "FMT, ARG(date_text(b->a, it->ur.date)));
        if (!isnan(it->ur.requested))
                buf_fmt(b, ", %g requested", it->ur.requested);
        if (!isnan(it->ur.approved))
                buf_fmt(b, ", %g approved", it->ur.approved);
        if (!isnan(it->ur.disputed))
                buf_fmt(b, ", %g in dispute", it->ur.disputed);
        buf_char(b, '\n');
}

/* Why the topic governs: what each higher authority says, and what competes. */
static void order_print(buf *b, const struct proof *p)
{
        if (p->op == PROOF_CLASS && (str_eq(p->fact, S("order of authority")) ||
                                     str_eq(p->fact,
                                            S("competing recommendation"))))
                buf_fmt(b, "  "FMT": "FMT"%s\n", ARG(p->fact), ARG(p->text),
                        p->value == TRI_YES ? ""
                        : ", as far as is known here; nobody has checked it");
        for (const struct proof *c = p->child; c; c = c->next)
                if (!c->other)
                        order_print(b, c);
}

static void item_print(buf *b, const struct review *r,
                       const struct analysis *n)
{
        const struct case_item *it = &r->file->item[n->item];

        buf_fmt(b, "\nItem %zu: "FMT"\n", n->item + 1, ARG(it->request_text));
        request_print(b, &it->request);
        ur_print(b, it);
        if (date_known(n->edition_date))
                buf_fmt(b, "  editions of "FMT" ("FMT")\n",
                        ARG(date_text(b->a, n->edition_date)),
                        ARG(n->edition_rung));
        else
                buf_add(b, S("  no date in the file chooses an edition\n"));
        buf_add(b, S("  topics in force: "));
        for (size_t i = 0; i < n->n_topics; i++)
                buf_fmt(b, "%s"FMT, i ? ", " : "", ARG(n->topic[i]));
        buf_fmt(b, "%s\n", n->n_topics ? "" : "none");
        order_print(b, n->proof);
        buf_fmt(b, "  criteria: %s",
                n->indication == INDICATED_MET ? "all met" :
                n->indication == INDICATED_NOT_MET ? "not met" :
                "undetermined");
        for (size_t i = 0; i < n->n_causes; i++)
                buf_fmt(b, "%s"FMT, i ? ", " : " - ", ARG(n->cause[i]));
        buf_add(b, S("\n\n"));
        for (size_t i = 0; i < n->n_criteria; i++)
                criterion_print(b, &n->criterion[i]);
        if (n->n_missing || n->n_against)
                buf_char(b, '\n');
        missing_print(b, "would settle it:", n->missing, n->n_missing);
        missing_print(b, "would change it:", n->against, n->n_against);
}

void review_print(buf *b, const struct review *r)
{
        const struct case_file *c = r->file;
        size_t documents = listing_open(b->a, r->file).n;

        buf_fmt(b, "Case "FMT, ARG(c->number.n ? c->number
                                               : c->source));
        if (c->title.n)
                buf_fmt(b, ": "FMT, ARG(c->title));
        buf_fmt(b, "\n%zu document%s, %zu page%s read, %zu not read, %zu set "
                "apart, %zu finding%s\n", documents, documents == 1 ? "" : "s",
                c->pages.read, c->pages.read == 1 ? "" : "s", c->pages.unread,
                c->pages.apart, r->findings.n,
                r->findings.n == 1 ? "" : "s");
        for (size_t i = 0; i < c->n_items; i++)
                item_print(b, r, &r->analysis[i]);
        buf_add(b, S("\nNo outcome stands here: the expert reviewer decides."
                     "\n"));
}
