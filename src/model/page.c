/* page.c - build the tree. */
#include "model/page.h"

struct page_node *page_open(arena *a)
{
        return NEW(a, struct page_node);
}

void page_put(struct page_node *parent, struct page_node *n)
{
        if (parent->last)
                parent->last->next = n;
        else
                parent->child = n;
        parent->last = n;
}

struct page_node *page_add(arena *a, struct page_node *parent,
                           enum page_kind kind, str text)
{
        struct page_node *n = NEW(a, struct page_node);

        n->kind = kind;
        n->text = text;
        page_put(parent, n);
        return n;
}
