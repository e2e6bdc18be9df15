/* same.h - documents that stand in a case twice.
 *
 * Word for word but for white space and the lines that a fax machine prints:
 * same_as, near false. Faxed or recognised again, stamped, amended: same_as,
 * near true. Two reports on one form are two documents: what tells them apart
 * is that figures of one stand otherwise in the other (dates of service,
 * scores, counts), or more than a twentieth of the words. */
#ifndef CASEFILE_SAME_H
#define CASEFILE_SAME_H

#include "casefile/stack.h"

/* Sets same_as and near of c->document: the first in their order is the one
 * repeated. Documents set apart repeat nothing. N log N in the words. */
void documents_same(struct stack *s);

#endif
