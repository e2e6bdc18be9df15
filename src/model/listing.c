/* listing.c - the documents of a case numbered as people count them. */
#include "model/listing.h"

#include "base/buf.h"

#include <stdlib.h>

struct known { const struct document *document; size_t index; };

static int by_address(const void *a, const void *b)
{
        const struct known *x = a, *y = b;
        uintptr_t p = (uintptr_t)x->document, q = (uintptr_t)y->document;

        return p < q ? -1 : p > q;
}

static void known_sort(arena *a, struct listing *k)
{
        size_t n = k->c->n_documents;
        struct known *v = NEWN(a, struct known, n + 1);

        k->sorted = arena_get(a, sizeof *k->sorted, n + 1);
        k->index = NEWN(a, size_t, n + 1);
        for (size_t i = 0; i < n; i++)
                v[i] = (struct known){ k->c->document[i], i };
        if (n)
                qsort(v, n, sizeof *v, by_address);
        for (size_t i = 0; i < n; i++) {
                k->sorted[i] = v[i].document;
                k->index[i] = v[i].index;
        }
}

static size_t index_of(const struct listing *k, const struct document *d)
{
        size_t lo = 0, hi = k->c->n_documents;

        while (lo < hi) {
                size_t mid = (lo + hi) / 2;

                if ((uintptr_t)k->sorted[mid] < (uintptr_t)d)
                        lo = mid + 1;
                else
                        hi = mid;
        }
        return lo < k->c->n_documents && k->sorted[lo] == d ? k->index[lo]
                                                            : SIZE_MAX;
}

size_t listing_number(const struct listing *k, const struct document *d)
{
        size_t i = d ? index_of(k, d) : SIZE_MAX;

        return i == SIZE_MAX ? 0 : k->number[i];
}

/* Numbers in the order of the pages; a part has its document's. */
static void numbers_set(struct listing *k)
{
        struct case_file *c = k->c;

        for (size_t i = 0; i < c->n_documents; i++) {
                size_t of = listing_number(k, c->document[i]->continues);

                k->number[i] = of ? of : ++k->n;
        }
}

static void part_add(arena *a, struct listed *l, struct document *d)
{
        struct document **part = NEWN(a, struct document *, l->n_parts + 1);

        if (l->n_parts)
                memcpy(part, l->part, l->n_parts * sizeof *part);
        part[l->n_parts++] = d;
        l->part = part;
        l->pages += d->n_pages;
        for (size_t i = 0; d->page && i < d->n_pages; i++)
                l->unread += d->page[d->first_page - 1 + i].unread;
}

struct listing listing_open(arena *a, struct case_file *c)
{
        struct listing k = { .c = c };

        known_sort(a, &k);
        k.number = NEWN(a, size_t, c->n_documents + 1);
        numbers_set(&k);
        k.at = NEWN(a, struct listed, k.n + 1);
        for (size_t i = 0; i < c->n_documents; i++)
                part_add(a, &k.at[k.number[i] - 1], c->document[i]);
        return k;
}

str listed_place(arena *a, const struct listed *l)
{
        buf b = buf_open(a, (size_t)1 << 24);

        buf_fmt(&b, FMT", p. ", ARG(l->part[0]->name));
        for (size_t i = 0; i < l->n_parts; i++) {
                size_t from = l->part[i]->first_page;
                size_t to = from + l->part[i]->n_pages - 1;

                buf_fmt(&b, to > from ? "%s%zu-%zu" : "%s%zu", i ? ", " : "",
                        from, to);
        }
        return buf_str(&b);
}

bool listed_whole(const struct listed *l)
{
        return l->n_parts == 1 && l->pages == l->part[0]->pages;
}

static void pages_array(json *j, const struct listed *l)
{
        json_key(j, "pages");
        json_array_open(j);
        for (size_t i = 0; i < l->n_parts; i++)
                for (size_t k = 0; k < l->part[i]->n_pages; k++) {
                        json_array_open(j);
                        json_str(j, l->part[i]->name);
                        json_int(j, (long)(l->part[i]->first_page + k));
                        json_array_end(j);
                }
        json_array_end(j);
}

str listed_author(const struct listed *l)
{
        return l->part[0]->apart ? S("") : l->part[0]->author;
}

size_t listed_read(const struct listed *l)
{
        return l->part[0]->apart ? 0 : l->pages - l->unread;
}

size_t listed_unread(const struct listed *l)
{
        return l->part[0]->apart ? 0 : l->unread;
}

void listed_json(json *j, const struct listing *k, size_t i)
{
        const struct listed *l = &k->at[i];
        const struct document *d = l->part[0];
        size_t same = listing_number(k, d->same_as);

        json_object_open(j);
        json_str_at(j, "source", k->c->source);
        json_count_at(j, "document", (long)i + 1);
        pages_array(j, l);
        json_str_at(j, "class", d->class);
        json_str_at(j, "author", listed_author(l));
        json_str_at(j, "specialty", d->specialty);
        json_date_at(j, "date", d->date);
        json_date_at(j, "received", d->received);
        json_count_at(j, "duplicate_of", same ? (long)same : -1);
        json_bool_at(j, "near", d->near);
        json_bool_at(j, "apart", d->apart);
        json_str_at(j, "doubt", d->doubt);
        json_count_at(j, "read", (long)listed_read(l));
        json_count_at(j, "unread", (long)listed_unread(l));
        json_object_end(j);
}

void counts_json(json *j, const struct case_file *c)
{
        json_key(j, "pages");
        json_object_open(j);
        json_count_at(j, "all", (long)c->pages.all);
        json_count_at(j, "read", (long)c->pages.read);
        json_count_at(j, "unread", (long)c->pages.unread);
        json_count_at(j, "apart", (long)c->pages.apart);
        json_object_end(j);
}
