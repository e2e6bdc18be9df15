/* mail.h - a mail (.eml) to its text and the files that are attached to it.
 *
 * MIME as real mailers write it: parts within parts, base64, quoted-printable,
 * encoded words; a boundary that is missing or never closed ends nothing.
 * Anything is a mail to it, so ask of the name first. Linear in the bytes. */
#ifndef INTAKE_MAIL_H
#define INTAKE_MAIL_H

#include "base/arena.h"

enum { MAIL_DEPTH = 8, MAIL_PARTS_MAX = 1000 };

struct mail_part { str name, bytes; };  /* name: as the mail says, UTF-8, of
                                           whatever characters; or empty */

struct mail {
        str text;               /* From, To, Cc, Date, Subject, one a line; an
                                   empty line; the body: its plain text, and
                                   of HTML what stands for no plain text */
        struct mail_part *part; size_t n;
        bool cut;               /* it has more parts, or deeper ones */
};

/* In a, or views of bytes. A mail within it is a part whose name ends in
 * .eml. */
void mail_read(arena *a, str bytes, struct mail *out);

/* Encoded words ("=?utf-8?Q?...?=") to UTF-8. */
str  mail_words(arena *a, str s);

#endif
