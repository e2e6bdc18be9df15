/* ledger_html.c - the ledger and the chronology as HTML pages: the timeline,
 * then everything as tables. No script, nothing fetched. */
#include "render/ledger.h"
#include "render/ledger_inside.h"

enum { CELL_MOST = 1 << 20 };

static void pages_notice(buf *b, size_t read, size_t unread, size_t apart)
{
        buf w = buf_open(b->a, CELL_MOST);

        pages_said(&w, read, unread, apart);
        buf_fmt(b, "<p%s>", unread ? " class=\"notice\"" : "");
        html_words(b, buf_str(&w));
        buf_add(b, S(".</p>\n"));
}

static void cell(buf *b, str text)
{
        buf_add(b, S("<td>"));
        html_words(b, text);
        buf_add(b, S("</td>"));
}

static void places_cell(buf *b, const struct evidence *at, size_t n)
{
        buf w = buf_open(b->a, CELL_MOST);

        places_put(&w, at, n);
        buf_add(b, S("<td class=\"place\">"));
        html_words(b, buf_str(&w));
        buf_add(b, S("</td></tr>\n"));
}

static void table_open(buf *b, str caption, const char *const *head, size_t n)
{
        buf_add(b, S("<table>\n<caption>"));
        html_words(b, caption);
        buf_add(b, S("</caption>\n<thead><tr>"));
        for (size_t i = 0; i < n; i++)
                buf_fmt(b, "<th scope=\"col\">%s</th>", head[i]);
        buf_add(b, S("</tr></thead>\n<tbody>\n"));
}

static void table_end(buf *b)
{
        buf_add(b, S("</tbody>\n</table>\n"));
}

static void days_put(buf *w, const struct ledger_line *l)
{
        for (size_t i = 0; i < l->n_visits; i++)
                buf_fmt(w, "%s"FMT, i ? ", " : "; the days: ",
                        ARG(date_text(w->a, l->visit[i].date)));
}

static void row_put(buf *b, const struct ledger_line *l, bool least)
{
        date d = l->n_visits ? l->visit[0].date : l->fact.date;
        buf name = buf_open(b->a, CELL_MOST);
        buf says = buf_open(b->a, CELL_MOST);

        ledger_name_put(&name, &l->fact);
        ledger_says_put(&says, l, least);
        days_put(&says, l);
        buf_add(b, S("<tr>"));
        cell(b, date_known(d) ? date_text(b->a, d) : S("undated"));
        cell(b, buf_str(&name));
        buf_add(b, S("<td>"));
        if (l->contradicted)
                buf_add(b, S("<span class=\"mark\">contradicted</span> "));
        html_words(b, buf_str(&says));
        buf_add(b, S("</td>"));
        places_cell(b, l->at, l->n_at);
}

static void ledger_tables(buf *b, const struct ledger *l)
{
        static const char *const head[] = { "Date", "What", "Says",
                                            "Places" };
        enum ledger_kind kind = LEDGER_KINDS;

        for (size_t i = 0; i < l->n; i++) {
                if (l->line[i].fact.kind != kind) {
                        if (i)
                                table_end(b);
                        kind = l->line[i].fact.kind;
                        table_open(b, str_from(ledger_heading(kind)), head,
                                   4);
                }
                row_put(b, &l->line[i], l->pages.unread > 0);
        }
        if (l->n)
                table_end(b);
        else
                buf_add(b, S("<p>Nothing is stated.</p>\n"));
}

void render_ledger_html(buf *b, const struct ledger *l)
{
        html_open(b, S("Treatment ledger"));
        buf_add(b, S("<h1>Treatment ledger</h1>\n"));
        pages_notice(b, l->pages.read, l->pages.unread, l->pages.apart);
        timeline_put(b, l);
        ledger_tables(b, l);
        html_end(b);
}

void render_chronology_html(buf *b, const struct ledger *l,
                            const struct chronology *c)
{
        static const char *const head[] = { "Date", "Kind", "What happened",
                                            "Places" };

        html_open(b, S("Chronology"));
        buf_add(b, S("<h1>Chronology</h1>\n"));
        pages_notice(b, c->pages.read, c->pages.unread, c->pages.apart);
        timeline_put(b, l);
        table_open(b, S("By date"), head, 4);
        for (size_t i = 0; i < c->n; i++) {
                const struct happening *h = &c->at[i];

                buf_add(b, S("<tr>"));
                cell(b, date_known(h->date) ? date_text(b->a, h->date)
                                            : S("undated"));
                buf_add(b, S("<td class=\"kind\">"));
                html_words(b, h->kind);
                buf_add(b, S("</td>"));
                cell(b, h->text);
                places_cell(b, h->at, h->n_at);
        }
        table_end(b);
        html_end(b);
}
