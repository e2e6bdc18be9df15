/* backtest.c - imr backtest: see the table in main.c for what it does. */
#include "cli/cli.h"

imr_rc cmd_backtest(struct call *c) { return each_file(c, imr_backtest); }
