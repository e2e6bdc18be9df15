/* facts.c - imr facts: see the table in main.c for what it does. */
#include "cli/cli.h"

imr_rc cmd_facts(struct call *c) { return each_file(c, imr_facts); }
