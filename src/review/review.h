/* review.h - findings held against the guideline in force: the analysis of
 * each item, the case summary, the draft, and the backtest of a letter.
 *
 * No outcome is made here. The draft prints one only from the reviewer's
 * decision; only the backtest speaks of an expected one. */
#ifndef REVIEW_REVIEW_H
#define REVIEW_REVIEW_H

#include "clinical/clinical.h"
#include "guideline/guideline.h"
#include "letter/letter.h"
#include "model/analysis.h"
#include "model/decision.h"
#include "model/page.h"
#include "programme/programme.h"

struct review {
        struct case_file *file;
        struct findings findings;       /* of all documents, in order; none of
                                           a relative */
        struct dates dates;             /* of all documents */
        struct analysis *analysis;      /* one an item, in order */
};

/* What the review stands on; all outlive it. */
struct library {
        const struct vocabulary *vocabulary;
        const struct titles *titles;
        const struct layouts *layouts;
        const struct guidelines *guidelines;
        const struct programme *programme;
};

/* Reviews every item. trust: which lines may refuse, and are cited.
 * ERR_INPUT: a companion of itself, two topics of one rank. */
rc review_case(arena *a, const struct library *l, struct case_file *c,
               enum trust trust, struct review *out, err *e);

/* A condition whose guard is no, by what the file states. */
bool criterion_not_applying(const struct criterion_result *c);
/* A limit that is passed while nothing lifts it. */
bool criterion_over_usual(const struct criterion_result *c);

/* May its source be cited? One that nobody has checked only where the user
 * said to trust it: then the proof does not distrust it. */
bool criterion_citable(const struct criterion_result *c);

/* A case made of what may be seen of a letter: header, summary, requests,
 * the claims administrator's guideline. Never decision, rationale or the
 * reviewer's guideline. */
void case_of_letter(arena *a, const struct library *l,
                    const struct letter *letter, struct case_file *out);

/* The case summary in the usual order, one sentence a finding with its
 * place, gaps said, under parent. */
void summary_page(arena *a, const struct library *l, const struct review *r,
                  struct page_node *parent);

/* The whole determination. d may be NULL: outcome and rationale stand open.
 * ERR_INPUT: a decision that relies on a criterion the item does not have. */
rc draft_page(arena *a, const struct library *l, const struct review *r,
              const struct decision *d, struct page_node **out, err *e);

/* The documents by kind, date and author, each with its pages, and what a
 * complete file of the programme holds that this one does not show. "Missing"
 * is said only where every page was read and every document is known for what
 * it is. SOURCE 8 CCR 9792.10.6(d). */
void index_page(arena *a, const struct programme *p, struct case_file *c,
                struct page_node *root);
/* {source, case_number, pages, documents[], missing[]} */
void index_json(json *j, const struct programme *p, struct case_file *c);

/* Prints for people, and one JSON object an item. */
void review_print(buf *b, const struct review *r);
void analysis_json(json *j, const struct library *l, const struct review *r,
                   const struct analysis *n, str source, str expected,
                   str actual, bool backtest);

#endif
