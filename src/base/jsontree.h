/* jsontree.h - JSON in: an object as jansson's tree.
 *
 * jansson takes its allocator for the whole process, so this is the one place
 * that may set it. Its memory is the caller's arena: bounded, never freed
 * singly, and out of memory leaves through the arena's door. (With a malloc
 * that fails, jansson drops the character it had no room for and reads on.)
 * A tree is used on the thread that read it, and before another is read. */
#ifndef BASE_JSONTREE_H
#define BASE_JSONTREE_H

#include "base/arena.h"

#include <jansson.h>

/* text is one JSON object, which begins on this line of the file. ERR_SYNTAX
 * names the line: not JSON, no object, a key said twice. ERR_LIMIT: too
 * deep. */
rc json_tree(arena *a, str file, size_t line, str text, json_t **out, err *e);

#endif
