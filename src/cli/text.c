/* text.c - imr text: see the table in main.c for what it does. */
#include "cli/cli.h"

imr_rc cmd_text(struct call *c) { return each_file(c, imr_text); }
