/* rule.h - long thin lines of a drawn page: the rules of tables, what is
 * underlined, a scanner's streaks. Knows nothing of text. */
#ifndef INTAKE_RULE_H
#define INTAKE_RULE_H

#include "base/arena.h"

struct rule_ask {
        size_t width, height;           /* of the page */
        unsigned char dark;             /* below it a pixel is ink */
        unsigned char paper;            /* what a rule becomes */
        unsigned across, down;          /* pixels to an inch, not 0 */
        double fall;                    /* of the page's lines: rows for a
                                           column, -0.1 to 0.1 */
};

/* The pixels of the page without them, in a. Ink that crosses a rule stays, for
 * it is thicker there. A rule is straight and an inch or longer; letters that
 * touch are not. Linear. */
const unsigned char *rules_erased(arena *a, const unsigned char *page,
                                  const struct rule_ask *ask);

#endif
