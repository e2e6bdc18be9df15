/* misdose.h - doses of a recognised page, put right where letters or marks
 * were read for the digits of a strength, its unit, or how often it is taken:
 * "7.Smg", "$/325 mg", "10325 mg", "60 my qd", "every & hours", "600 mg Li.d.".
 *
 * Only where a number stands before mg, or an unit that was read for it; how
 * often, only behind one on the same line. The bytes stay as many (misread.h
 * has why). Knows no drug. */
#ifndef TERMS_MISDOSE_H
#define TERMS_MISDOSE_H

#include "base/str.h"

/* In place. Linear; bytes that are no ASCII stay. */
void misdose_mend(char *page, size_t n);

#endif
