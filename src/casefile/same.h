/* same.h - pages and documents that stand in a case twice.
 *
 * Word for word but for white space and the lines that a fax machine prints:
 * same_as, near false. Faxed or recognised again, stamped, amended: same_as,
 * near true. copy.h says what is a copy. */
#ifndef CASEFILE_SAME_H
#define CASEFILE_SAME_H

#include "casefile/stack.h"

/* Sets copy_begins and copy_behind of the sheets, from pages that stand there
 * twice in the same turn. A page that stands there many times says nothing of
 * where documents begin: it is a form's back side. N log N in the words. */
void sheets_same(struct stack *s);

/* Sets same_as and near of c->document: the first in their order is the one
 * repeated. Documents set apart repeat nothing. N log N in the words. */
void documents_same(struct stack *s);

#endif
