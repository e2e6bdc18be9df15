/* jsontree.c - jansson, given an arena for its memory. */
#include "base/jsontree.h"

#include <pthread.h>

/* The allocator has no argument of its own: the arena is told by thread. */
static _Thread_local arena *memory;

static void *take(size_t n) { return arena_get(memory, n, 1); }
static void give(void *p) { (void)p; }
static void memory_set(void) { json_set_alloc_funcs(take, give); }

static rc not_json(str file, size_t first, const json_error_t *why, err *e)
{
        size_t line = why->line > 0 ? first + (size_t)why->line - 1 : 0;

        switch (json_error_code(why)) {
        case json_error_duplicate_key:
                return err_set(e, ERR_SYNTAX, file, line, "a key is said "
                               "twice; keep one, or write an array");
        case json_error_premature_end_of_input:
                return err_set(e, ERR_SYNTAX, file, line, "the JSON ends too "
                               "early; close every quote, ] and }");
        case json_error_stack_overflow:
                return err_set(e, ERR_LIMIT, file, line, "nested too "
                               "deeply; write it flatter");
        default:
                return err_set(e, ERR_SYNTAX, file, line, "not JSON here; "
                               "look for a missing comma, quote or bracket");
        }
}

rc json_tree(arena *a, str file, size_t line, str text, json_t **out, err *e)
{
        static pthread_once_t once = PTHREAD_ONCE_INIT;
        json_error_t why;

        pthread_once(&once, memory_set);
        memory = a;
        *out = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &why);
        if (!*out)
                return not_json(file, line, &why, e);
        if (!json_is_object(*out))
                return err_set(e, ERR_SYNTAX, file, line, "not a JSON object; "
                               "begin with { and a key");
        return OK;
}
