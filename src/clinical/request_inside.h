/* request_inside.h - what the files that read a request line share. From inside
 * the room.
 *
 * The line is tokens and what each begins (request_line.c); from these the
 * portions, services, kinds, numbers, body and side are read, a file each. */
#ifndef CLINICAL_REQUEST_INSIDE_H
#define CLINICAL_REQUEST_INSIDE_H

#include "clinical/clinical.h"
#include "clinical/sentence.h"

enum { REQUEST_TOKENS = 512, PARTS_MOST = 16 };

struct ask {
        arena *a;
        const struct vocabulary *v;
        str text;
        struct token t[REQUEST_TOKENS + 1]; size_t n;
        struct hit hit[REQUEST_TOKENS][LANES];
        bool used[REQUEST_TOKENS];      /* a number that is a dose, a date, a
                                           level: no quantity */
};

/* What a stretch of tokens asks for in number. */
struct amount { double n; str unit; };

/* What services_read found so far. */
struct found {
        const struct service *service;  /* of the first part; NULL: a drug */
        size_t first[PARTS_MOST];       /* token of each part */
        size_t drug;                    /* token of the last drug */
        bool perioperative;
        bool crowded;                   /* more than PARTS_MOST */
        bool last;                      /* nothing was found: read the words
                                           that say little too */
};

/* Which tokens are in dispute, which were asked for and which authorized. */
struct portions {
        size_t from, to;                /* in dispute */
        size_t original_to;             /* 0: none */
        size_t authorized_from, authorized_to;
};

/* ---- request_line.c ----------------------------------------------------- */

void ask_open(struct ask *q, arena *a, const struct vocabulary *v, str text);
/* Once more, after symbols have changed. */
void phrases_match(struct ask *q);

bool entry_is(const struct entry *e, enum entry_kind kind, uint32_t target);
bool mark_at(const struct ask *q, size_t i, enum request_mark mark);
bool count_at(const struct ask *q, size_t i, enum count_mark mark);
/* The unit that begins at token i, or empty. */
str unit_at(const struct ask *q, size_t i);
bool unit_is(const struct ask *q, size_t i, const char *name);
bool number_at(const struct ask *q, size_t i);
bool drug_at(const struct ask *q, size_t i);
/* A preparation for the skin: cream, patch. */
bool form_at(const struct ask *q, size_t i);
/* The first token of from..to with the mark, or SIZE_MAX. */
size_t mark_find(const struct ask *q, enum request_mark mark, size_t from,
                 size_t to);

/* ---- request_portion.c, request_place.c, request_dose.c ----------------- */

struct portions portions_cut(const struct ask *q, struct request *r);

/* Parts of the body, levels and side that tokens from..to name. */
void body_read(struct ask *q, struct request *r, size_t from, size_t to);

/* Where none is named: the unknown words that are slips of one. */
void body_mend(struct ask *q, struct request *r, size_t from, size_t to);

/* Strength of one tablet, and marks what is no quantity: doses, hours,
 * minutes, percentages, "every 4-6 hours". */
void doses_read(struct ask *q, struct request *r, size_t from, size_t to);

/* ---- request_amount.c --------------------------------------------------- */

/* The number at i, or the upper end of a range that begins there; *end is
 * behind it. */
double number_top(const struct ask *q, size_t i, size_t *end);
/* The total of tokens from..to; unit empty where the service's own holds. */
struct amount amount_of(const struct ask *q, size_t from, size_t to,
                        bool refills_only);
/* "Two refills of X #90": only the refills are asked for. */
bool refills_lead(const struct ask *q, size_t from, size_t to);

/* ---- request_service.c, request_kind.c ---------------------------------- */

void services_read(struct ask *q, struct request *r, struct found *f,
                   size_t from, size_t to);
/* Where one word beside an unknown one is all that names the only part: that
 * reading if a slip mended makes more of it. */
void services_doubt(struct ask *q, struct request *r, struct found *f,
                    size_t from, size_t to);
/* Where nothing is known: the words as they may have been meant, and then
 * those that say little. */
void services_guess(struct ask *q, struct request *r, struct found *f,
                    size_t from, size_t to);
/* Each part's bytes run up to the next part. */
void parts_close(struct ask *q, struct request *r, const struct found *f,
                 size_t to);

/* Each part's finer service and its drug; before or after an operation. */
void kinds_read(const struct ask *q, struct request *r, const struct found *f,
                size_t from, size_t to);

#endif
