/* json.h - JSON out, streamed into a buf. Commas and quoting are kept here,
 * so that a caller only says what comes next. Reading JSON is jansson's, and
 * its names (json_object, json_array, json_null) are left to it: a second
 * definition here would be called from inside that library. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"
#include "base/date.h"

typedef struct json {
        buf *out;
        bool more;              /* a comma is due before the next value */
} json;

json json_open(buf *out);
void json_object_open(json *j); /* { */
void json_object_end(json *j);
void json_array_open(json *j);  /* [ */
void json_array_end(json *j);
void json_key(json *j, const char *key);
/* s must be UTF-8; control characters are escaped. */
void json_str(json *j, str s);
void json_folded(json *j, str s);       /* white space folded, see buf.h */
void json_int(json *j, long v);
void json_num(json *j, double v);       /* shortest form; no NaN */
void json_bool(json *j, bool v);
void json_nil(json *j);

/* Key and value in one call; an empty str, date or negative count: null. */
void json_str_at(json *j, const char *key, str s);
void json_date_at(json *j, const char *key, date d);
void json_count_at(json *j, const char *key, long v);
void json_bool_at(json *j, const char *key, bool v);
void json_strs_at(json *j, const char *key, const str *s, size_t n);

#endif
