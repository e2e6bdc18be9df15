/* passage.h - one sentence matched against the vocabulary: its events in
 * order, and what the cues among them say. From inside the room.
 *
 * The method is that of ConText: a cue governs the mentions within its reach,
 * the nearest cue wins, and words such as "but" end a reach. All of it works
 * on events, at most one a token, so a sentence costs a bounded time. */
#ifndef CLINICAL_PASSAGE_H
#define CLINICAL_PASSAGE_H

#include "clinical/sentence.h"
#include "model/finding.h"

struct event {
        enum entry_kind kind;
        uint32_t target;
        uint8_t  direction;
        size_t   first, last;           /* tokens */
        bool     refers;                /* to an act that was named before */
        bool     again;                 /* of a mention, at another place */
};

/* What a box says of the words beside it. */
enum box { BOX_NONE, BOX_EMPTY, BOX_TICKED };

struct passage {
        const struct vocabulary *v;
        struct sentence *s;
        struct event event[SENTENCE_TOKENS]; size_t n;
        struct event attribute[SENTENCE_TOKENS]; size_t attributes;
        struct hit body[SENTENCE_TOKENS];       /* by first token */
        struct hit count[SENTENCE_TOKENS];
        struct hit form[SENTENCE_TOKENS];
        struct hit refer[SENTENCE_TOKENS];
        size_t verb_at[SENTENCE_TOKENS + 1];    /* the first verb of the
                                                   comma segment that begins
                                                   here; SIZE_MAX: none */
        bool review;                    /* utilization review speaks */
        size_t quoted, quoted_end;      /* tokens that a guideline says */
        size_t asked;                   /* tokens that ask; 0: none */
        bool boxed;                     /* then box[] holds, by token */
        uint8_t box[SENTENCE_TOKENS];
        bool answered;                  /* a yes or no stands in it */
        bool treatment;                 /* some treatment is named */
        bool unrecorded;                /* it has a cue of what is not
                                           documented */
        size_t examined;                /* first token found on examination;
                                           n: none */
        enum heading heading;           /* what the passage stands under */
};

/* Fills p with the events of s, which stands under heading. */
void passage_read(struct passage *p, const struct vocabulary *v,
                  struct sentence *s, enum heading heading);

/* Is token i a part of what a guideline says? */
bool passage_quotes(const struct passage *p, size_t i);

/* Reads the boxes of the sentence, and drops the events whose box is empty. */
void boxes_read(struct passage *p);
/* What answers mention m: TRI_NO, TRI_YES; *at the answer's token, SIZE_MAX
 * where there is none. Boxes of which none is ticked, and a question that
 * nobody answers, are unknown with *at a token. */
tri  passage_answer(const struct passage *p, const struct event *m,
                    size_t *at);

/* A mention that a later part of the sentence goes without is put there as an
 * event of its own: "4/5 on the right and 5/5 on the left", "6 more visits are
 * requested". before: the last act of the sentence before, or NULL. */
void ellipses_fill(struct passage *p, const struct event *before);

/* What the cues say of event m: a set of statuses, 1 << FINDING_...; empty:
 * no row at all. With PASSAGE_ENDED, present is what went on and was ended.
 * *from and *to: tokens of the mention and the cue. */
enum { PASSAGE_ENDED = 1 << 4 };
unsigned passage_assert(const struct passage *p, const struct event *m,
                        size_t *from, size_t *to);

/* The same for an observed thing, by the finding words around it. */
unsigned passage_observe(const struct passage *p, size_t event, size_t *from,
                         size_t *to);

/* A grade such as 4/5, 4+/5, "2+" or "5 out of 5" at token i, on the scale of
 * x: TRI_YES normal, TRI_NO not, TRI_UNKNOWN where it is none. */
tri  passage_grade(const struct passage *p, const struct lexeme *x, size_t i);
/* Is the mention one whose count is said not to be stated? */
/* Is there a grade on the scale of `concept` behind the event, in its clause:
 * TRI_YES normal, TRI_NO not; TRI_UNKNOWN: none. */
tri  passage_graded(const struct passage *p, size_t event, uint32_t concept);
bool passage_uncounted(const struct passage *p, const struct event *m);

/* Does the passage do no more than say how often m's treatment is to be had:
 * "PT 2 x week x 6 weeks"? */
bool passage_schedules(const struct passage *p, const struct event *m);

/* Is event a concept's mention, of whatever kind? */
bool event_names(const struct event *e);
/* Is it something that is done: a treatment, a test, a drug? */
bool event_acts(const struct passage *p, const struct event *e);
/* Tokens between two events or places that belong to one list: only commas,
 * "and", "or" and at most most other tokens. */
bool passage_listed(const struct passage *p, size_t after, size_t before,
                    size_t most);

/* Visits done of a counted mention; percent; the highest score out of scale
 * in the whole sentence. NAN: none stated. */
double passage_visits(const struct passage *p, size_t event);
double passage_percent(const struct passage *p, size_t event);
/* Is token i a score with another one beside it, only a gap between, as in a
 * row of a table? */
bool passage_score_beside(const struct passage *p, double scale, size_t i,
                          double *score, size_t *to);
/* Is number i said out of scale, up to token *to? */
bool passage_scored(const struct passage *p, double scale, size_t i,
                    size_t *to);
double passage_score(const struct passage *p, double scale, size_t *from,
                     size_t *to);
/* The scores with treatment and without it, in tokens *from..*to; NAN where
 * the sentence does not give them. */
void passage_sides(const struct passage *p, double scale, double *with,
                   double *without, size_t *from, size_t *to);
/* The part of a score that treatment took away, in percent, where a sentence
 * gives one without and one with it; NAN: it does not. */
double passage_relief(const struct passage *p, double scale, size_t *from,
                      size_t *to);

#endif
