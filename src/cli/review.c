/* review.c - imr review: a folder is a case, not a folder of files. */
#include "cli/cli.h"

imr_rc cmd_review(struct call *c) { return each_path(c, imr_review); }
