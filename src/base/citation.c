/* citation.c - names and the two printed forms. */
#include "base/citation.h"

static const char *const by_names[] = { "program", "claims_administrator",
                                        "imro" };
static const char *const class_names[] = { "none", "mtus", "non_mtus",
                                           "study", "outside_mtus" };

const char *cited_class_name(enum cited_class c) { return class_names[c]; }

void citation_json(json *j, const struct citation *c)
{
        json_object_open(j);
        json_str_at(j, "by", str_from(by_names[c->by]));
        json_str_at(j, "class", str_from(class_names[c->class]));
        json_str_at(j, "title", c->title);
        json_count_at(j, "edition", c->edition ? c->edition : -1);
        json_strs_at(j, "sections", c->sections, c->n_sections);
        json_strs_at(j, "pages", c->pages, c->n_pages);
        if (c->by != BY_PROGRAM)
                json_str_at(j, "printed", c->printed);
        json_object_end(j);
}

static void list_text(buf *b, const char *label, const str *s, size_t n)
{
        for (size_t i = 0; i < n; i++)
                buf_fmt(b, "%s"FMT, i ? ", " : label, ARG(s[i]));
}

void citation_text(buf *b, const struct citation *c)
{
        buf_add(b, c->class == CITED_MTUS ? S("MTUS ")
                   : c->class == CITED_OUTSIDE_MTUS ? S("outside the MTUS")
                   : S(""));
        buf_add(b, c->title);
        if (c->edition)
                buf_fmt(b, " %ld", c->edition);
        list_text(b, ", Section(s): ", c->sections, c->n_sections);
        list_text(b, c->n_sections ? ". Page(s): " : ", Page(s): ", c->pages,
                  c->n_pages);
}
