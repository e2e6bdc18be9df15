# OpenIMR: a short front to meson and ninja.
#
#   make            the program, at build/imr
#   make demo       a whole review of an example case, and its draft
#   make check      every test, both compilers, sanitizers, a little fuzzing
#   make bench      speed, beside what bounds it
#   make fuzz       FUZZ_SECONDS (600) for each parser, or FUZZ_RUNS inputs
#   make coverage   which lines the tests reach: build-coverage/coverage.html
#   make analyze    gcc -fanalyzer, clang-tidy, cppcheck: build/analyze/
#   make install    PREFIX=/usr/local DESTDIR=
#   make clean
#
# V=1 shows each command of a build. New files are noticed by themselves.

CC       = gcc
PREFIX   = /usr/local
DEMO     = examples/cases/massage-over-number
SHARE    = $(DESTDIR)$(PREFIX)/share/imr
DATA     = guidelines vocabulary layouts programmes examples doc
FUZZ_SECONDS = 600
FUZZ_RUNS    =
BENCH_MB = 100

all:
	@tools/build build $(CC) plain imr

demo:
	@tools/setup demo
	@tools/build build $(CC) plain imr
	build/imr review $(DEMO)
	build/imr draft --decision $(DEMO)/decision.outline $(DEMO)

check:
	@tools/setup check
	@tools/check

bench:
	@tools/setup bench
	@tools/build build $(CC) plain imr imr-bench imr-negex
	@bench/run build/imr-bench $(BENCH_MB)

fuzz:
	@tools/setup check
	@tools/fuzz $(FUZZ_SECONDS) "$(FUZZ_RUNS)"

coverage:
	@tools/setup coverage
	@tools/coverage

analyze:
	@tools/setup analyze
	@tools/analyze

install: all
	install -D -m 755 build/imr $(DESTDIR)$(PREFIX)/bin/imr
	install -D -m 644 include/imr.h $(DESTDIR)$(PREFIX)/include/imr.h
	install -D -m 644 build/libimr.a $(DESTDIR)$(PREFIX)/lib/libimr.a
	for f in $$(find $(DATA) -type f); do \
	        install -D -m 644 $$f $(SHARE)/$$f || exit 1; done
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	build/imr help --man >$(DESTDIR)$(PREFIX)/share/man/man1/imr.1

clean:
	rm -rf build build-check build-clang build-asan build-fuzz \
	        build-coverage

.PHONY: all demo check bench fuzz coverage analyze install clean
