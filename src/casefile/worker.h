/* worker.h - whose the pages of a case are, by what they name.
 *
 * The worker is who the case file says; what it leaves open, the majority of
 * the pages settles, and where nothing is settled nothing is set apart. A
 * page is another's where two of name, birth date and claim number are
 * another's and none is the worker's; or the whole name behind a patient's
 * label alone, or the birth date alone, where nothing of it is near. Where
 * one sign differs and another agrees the page stays, with a doubt. What a
 * page says is never printed. */
#ifndef CASEFILE_WORKER_H
#define CASEFILE_WORKER_H

#include "casefile/stack.h"

/* sheet->page: apart and why, or doubt. A page that names nobody goes with
 * the pages of its own numbering ("page 2 of 3"). What a person said of a
 * page (sheet->whose) stands. Needs ask->identity; without it nothing is set
 * apart but what a person did. */
void sheets_whose(struct stack *s);

#endif
