/* page.h - a document to print, as a tree: what renderers walk.
 *
 * One tree, one order, one renderer a format (src/render). Text in a node is
 * plain; a renderer escapes it. */
#ifndef MODEL_PAGE_H
#define MODEL_PAGE_H

#include "base/arena.h"

enum page_kind {
        PAGE_ROOT,
        PAGE_HEADING,           /* level 1 to 3 */
        PAGE_PARAGRAPH,         /* children: text runs; or own text */
        PAGE_FIELD,             /* label and text on one line */
        PAGE_LIST,              /* children: list items */
        PAGE_LIST_ITEM,         /* own text; may hold a further list */
        PAGE_NOTICE,            /* what a reader must not overlook */
        PAGE_OPEN               /* a place left open for the reviewer */
};

struct page_node {
        enum page_kind kind;
        int  level;
        str  label;             /* of a field, paragraph or list item */
        str  text;
        str  place;             /* "(progress-note.txt, p. 2)": printed small
                                   behind the text; may be empty */
        str  mark;              /* of a criterion: met, not_met, ... */
        struct page_node *child, *last, *next;
};

struct page_node *page_open(arena *a);
/* A new last child of parent. */
struct page_node *page_add(arena *a, struct page_node *parent,
                           enum page_kind kind, str text);

/* n, made by page_open, becomes parent's last child. */
void page_put(struct page_node *parent, struct page_node *n);

#endif
