/* picture.h - what a picture's file says of its pages, and each page as a PDF
 * of its own.
 *
 * Nothing is decoded here: PDF knows the packings of PNG, JPEG and TIFF, so
 * the bytes are handed on as they are, for the program in the cage to unpack
 * and draw. Only the headers are read. Knows nothing of recognition. */
#ifndef INTAKE_PICTURE_H
#define INTAKE_PICTURE_H

#include "base/buf.h"

enum {
        PICTURE_PAGES_MAX = 5000,
        PICTURE_SIDE_MAX = 65500,       /* pixels */
        PICTURE_PIXELS_MAX = 150000000, /* more than A0 at 300 dpi */
        PICTURE_PIECES_MAX = 70000      /* strips or tiles of one page */
};

struct picture_piece {                  /* a strip or tile */
        str    bytes;
        size_t left, top, width, height;        /* pixels, from top left */
};

struct picture_page {
        size_t width, height;           /* pixels */
        double across, down;            /* of them to an inch */
        int    turn;                    /* degrees clockwise, by which it is
                                           shown as its file wants it */
        bool   mirrored;                /* left and right, before the turn */
        str    tables;                  /* of JPEG, in front of each piece */
        str    kind;                    /* the entries of a PDF image that
                                           all pieces share */
        str    packing;                 /* the name of its filter; or empty */
        str    packed;                  /* more parameters of that filter, but
                                           its columns and rows */
        bool   rows;                    /* the filter must know these two */
        VEC(struct picture_piece) piece;
        str    why;                     /* not empty: cannot be shown */
};

struct picture { struct picture_page *page; size_t n; };

/* By the first bytes: PNG, JPEG or TIFF. */
bool picture_begins(str bytes);
/* Its pages; views of bytes, and memory of a. A page that PDF cannot show
 * has `why` set. ERR_INPUT: damaged; ERR_LIMIT: too many pages. */
rc   picture_read(arena *a, str name, str bytes, struct picture *out, err *e);
rc   tiff_read(arena *a, str name, str bytes, struct picture *out, err *e);

/* The page as a PDF of one page. */
str  picture_pdf(arena *a, const struct picture_page *p);

/* Sets what PDF calls the samples: `colours` of them, `bits` each, the last
 * one how much is seen of it where `veiled`; `inverted`: 0 is white. */
str  picture_kind(arena *a, size_t colours, size_t bits, bool veiled,
                  bool inverted);
/* Orientations 1 to 8 of TIFF and Exif, as turn and mirror. */
void picture_orient(struct picture_page *p, size_t orientation);
/* Checks the size, and sets across and down where they are not stated or are
 * not credible. */
void picture_size(struct picture_page *p);

#endif
