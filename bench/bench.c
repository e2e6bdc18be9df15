/* bench.c - how fast, beside what bounds it, in one process.
 *
 * usage: imr-bench [MEGABYTES], in the root of the tree; 100 where not said.
 *
 * The letters of bench/letters, whole as published ones are, are repeated,
 * each time with other numbers, until so many bytes have gone through. Those
 * of examples/letters lack clauses and headings and are looked at twice: they
 * have lines of their own; so have the published ones below IMR_SHARED, where
 * it is set, but for those held back. They are made in batches of a few
 * hundred, so the memory measured is the library's and not the corpus's. Each
 * batch is folded and copied (the bound: every byte looked at once and written
 * once), read to JSON, read with its citations, and its summaries searched for
 * findings. Then the items of bench/items.outline are evaluated with proof.
 * Every figure is the best of five rounds. */
#include "clinical/clinical.h"
#include "guideline/guideline.h"
#include "host/host.h"
#include "letter/letter.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum corpus { WHOLE, LACKING, PUBLISHED, CORPORA };
enum { ROUNDS = 5, BATCH = 1 << 20, EVALUATIONS = 20000 };

enum measure { FOLD, READ, CITE, FACTS, REQUESTS, MEASURES };

typedef VEC(struct data_file) data_files;

struct bench {
        arena *keep;            /* for the whole run */
        arena *each;            /* reset for every letter or item */
        struct layouts *layouts;
        struct titles *titles;
        struct vocabulary *vocabulary;
        struct guidelines *guidelines;
        double load;            /* seconds, of the guidelines from text */
        data_files corpus[CORPORA], letter;     /* letter: one of them */
        char *batch, *out;      /* BATCH bytes and the largest letter */
        struct { size_t begin, end; } *at;      /* letters of the batch */
        size_t n_at, most;
};

/* What one pass over the corpus took and saw. */
struct pass {
        double seconds[MEASURES];
        size_t bytes, summary_bytes, letters, items, findings, refused;
        size_t out_bytes;
};

/* Seconds of the processor, for others may share the machine. */
static double now(void)
{
        struct timespec t;

        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
        return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static _Noreturn void stop(const err *e)
{
        fprintf(stderr, "bench: %s:%zu: %s\n", e->file, e->line, e->text);
        exit(3);
}

/* ---- Data ------------------------------------------------------------- */

/* The files of a folder whose names end so; at least one. */
static data_files data_read(arena *a, str folder, str end)
{
        data_files v = { 0 };
        str *name;
        size_t n;
        err e;

        if (host_folder(a, folder, &name, &n, &e))
                stop(&e);
        for (size_t i = 0; i < n; i++) {
                str path = host_join(a, folder, name[i]);
                struct data_file *f;

                if (!str_ends(name[i], end))
                        continue;
                f = VEC_ADD(a, &v);
                f->name = path;
                if (host_file(a, path, HOST_FILE_MAX, &f->text, &e))
                        stop(&e);
        }
        if (!v.n) {
                err_set(&e, ERR_INPUT, folder, 0, "holds no such file");
                stop(&e);
        }
        return v;
}

static void guidelines_open(struct bench *b)
{
        data_files v = data_read(b->keep, S("guidelines"), S(".guideline"));
        data_files words = data_read(b->keep, S("guidelines"), S(".outline"));
        struct guideline_file *f = NEWN(b->keep, struct guideline_file, v.n);
        struct guideline_file *w = NEWN(b->keep, struct guideline_file,
                                        words.n);
        struct dictionary *d;
        err e;

        for (size_t i = 0; i < v.n; i++)
                f[i] = (struct guideline_file){ v.at[i].name, v.at[i].text };
        for (size_t i = 0; i < words.n; i++)
                w[i] = (struct guideline_file){ words.at[i].name,
                                                words.at[i].text };
        for (int round = 0; round < ROUNDS; round++) {
                double from = now();

                arena_reset(b->each);
                if (dictionaries_load(b->each, w, words.n, &d, &e) ||
                    guidelines_load(b->each, d, f, v.n, &b->guidelines, &e))
                        stop(&e);
                b->load = round && b->load < now() - from ? b->load
                                                          : now() - from;
        }
        if (dictionaries_load(b->keep, w, words.n, &d, &e) ||
            guidelines_load(b->keep, d, f, v.n, &b->guidelines, &e))
                stop(&e);
}

/* The letters of a folder, but for those whose names the text of `without`
 * holds, a line each. */
static void letters_open(struct bench *b, enum corpus c, str folder,
                         str without)
{
        data_files *v = &b->corpus[c];
        size_t n = 0;

        *v = data_read(b->keep, folder, S(""));
        for (size_t i = 0; i < v->n; i++) {
                str name = host_base(v->at[i].name);
                bool text = str_ends(name, S(".txt"));

                if ((!text && !str_ends(name, S(".md"))) ||
                    (text && str_find(without, str_slice(name, 0, name.n - 4),
                                      0) != STR_NONE))
                        continue;
                if (v->at[i].text.n > b->most)
                        b->most = v->at[i].text.n;
                v->at[n++] = v->at[i];
        }
        v->n = n;
}

/* The published ones, but for those that are held back. */
static void published_open(struct bench *b, const char *shared)
{
        str at = host_join(b->keep, str_from(shared), S("letters/dwc-2017"));
        str held;
        err e;

        if (host_file(b->keep, host_join(b->keep, at, S("held-back.txt")),
                      HOST_FILE_MAX, &held, &e))
                stop(&e);
        letters_open(b, PUBLISHED, host_join(b->keep, at, S("txt")), held);
}

static void data_open(struct bench *b)
{
        data_files layouts = data_read(b->keep, S("layouts"), S(".layout"));
        data_files words = data_read(b->keep, S("vocabulary"),
                                     S(".vocabulary"));
        data_files titles = data_read(b->keep, S("vocabulary"), S(".titles"));
        const char *shared = getenv("IMR_SHARED");
        err e;

        if (layouts_load(b->keep, layouts.at, layouts.n, &b->layouts, &e) ||
            vocabulary_load(b->keep, words.at, words.n, &b->vocabulary, &e) ||
            titles_load(b->keep, titles.at, &b->titles, &e))
                stop(&e);
        guidelines_open(b);
        letters_open(b, WHOLE, S("bench/letters"), S(""));
        letters_open(b, LACKING, S("examples/letters"), S(""));
        if (shared)
                published_open(b, shared);
        b->letter = b->corpus[WHOLE];
        b->batch = arena_bytes(b->keep, BATCH + b->most);
        b->out = arena_bytes(b->keep, BATCH + b->most);
        b->at = arena_get(b->keep, sizeof *b->at, BATCH / 64);
}

/* ---- The corpus -------------------------------------------------------- */

/* One letter with other numbers: years move within their decade, and longer
 * numbers (of the case, of a claim) count on. Days, months, doses and counts
 * stay what they were, so that dates exist and lines are read as before. */
static void letter_vary(char *p, str letter, size_t k)
{
        memcpy(p, letter.p, letter.n);
        for (size_t i = 0; i < letter.n;) {
                size_t n = 0;

                while (i + n < letter.n && char_digit(p[i + n]))
                        n++;
                if (n == 4 && (p[i] == '1' || p[i] == '2'))
                        p[i + 3] = (char)('0' + ((size_t)(p[i + 3] - '0') + k)
                                          % 10);
                for (size_t d = n, c = k; n > 4 && d > 0; d--, c /= 10)
                        p[i + d - 1] = (char)('0' + ((size_t)(p[i + d - 1] -
                                              '0') + c) % 10);
                i += n ? n : 1;
        }
}

/* Fills the batch with letters from number *k on. */
static size_t batch_fill(struct bench *b, size_t *k)
{
        size_t n = 0;

        b->n_at = 0;
        while (n < BATCH && b->n_at < BATCH / 64) {
                str s = b->letter.at[*k % b->letter.n].text;

                letter_vary(b->batch + n, s, *k / b->letter.n);
                b->at[b->n_at].begin = n;
                n += s.n;
                b->at[b->n_at++].end = n;
                ++*k;
        }
        return n;
}

/* ---- What is measured ---------------------------------------------------- */

/* The bound: each byte read once, white space folded, the rest written. */
static size_t fold(char *out, const char *in, size_t n)
{
        size_t at = 0;
        bool gap = false;

        for (size_t i = 0; i < n; i++) {
                if (char_space(in[i])) {
                        gap = true;
                        continue;
                }
                if (gap)
                        out[at++] = ' ';
                gap = false;
                out[at++] = in[i];
        }
        return at;
}

static void batch_fold(struct bench *b, struct pass *p)
{
        double from = now();

        for (size_t i = 0; i < b->n_at; i++)
                p->out_bytes += fold(b->out, b->batch + b->at[i].begin,
                                     b->at[i].end - b->at[i].begin);
        p->seconds[FOLD] += now() - from;
}

/* One letter of the batch, read; false where it was refused. */
static bool one_read(struct bench *b, size_t i, struct document *d,
                     struct letter *l)
{
        utf8_done done;
        bool cut;
        err e;

        *d = (struct document){ .name = S("bench") };
        *l = (struct letter){ .document = d };
        d->text = utf8_text(b->each, str_of(b->batch + b->at[i].begin,
                                            b->at[i].end - b->at[i].begin),
                            &done);
        return letter_read(b->each, b->layouts, d, l, &cut, &e) == OK;
}

/* To JSON, as `imr read --json` does; with citations or without. */
static void batch_read(struct bench *b, struct pass *p, bool cite)
{
        double from = now();

        for (size_t i = 0; i < b->n_at; i++) {
                struct document d;
                struct letter l;

                if (one_read(b, i, &d, &l)) {
                        buf out = buf_open(b->each, 1 << 24);
                        json j = json_open(&out);

                        if (cite)
                                letter_cite(b->each, b->titles, &l);
                        letter_json(&j, &l, d.name, false);
                        p->out_bytes += out.n;
                } else if (cite) {
                        p->refused++;
                }
                arena_reset(b->each);
        }
        p->seconds[cite ? CITE : READ] += now() - from;
}

/* Findings of the summaries and quantities of the requests; the reading that
 * comes before is not timed. */
static void batch_facts(struct bench *b, struct pass *p)
{
        for (size_t i = 0; i < b->n_at; i++) {
                struct document d;
                struct letter l;
                double from, then;

                if (one_read(b, i, &d, &l)) {
                        document_paginate(b->each, &d);
                        from = now();
                        p->findings += findings_read(b->each, b->vocabulary,
                                                     &d, l.case_summary.begin,
                                                     l.case_summary.end).n;
                        then = now();
                        for (size_t k = 0; k < l.n_items; k++)
                                request_parse(b->each, b->vocabulary,
                                              letter_value(b->each, &l,
                                                  l.item[k].request));
                        p->seconds[REQUESTS] += now() - then;
                        p->seconds[FACTS] += then - from;
                        p->summary_bytes += l.case_summary.end -
                                            l.case_summary.begin;
                        p->items += l.n_items;
                }
                arena_reset(b->each);
        }
}

static struct pass pass_run(struct bench *b, size_t bytes)
{
        struct pass p = { .bytes = 0 };
        size_t k = 0;

        while (p.bytes < bytes) {
                p.bytes += batch_fill(b, &k);
                p.letters += b->n_at;
                batch_fold(b, &p);
                batch_read(b, &p, false);
                batch_read(b, &p, true);
                batch_facts(b, &p);
        }
        return p;
}

static struct pass pass_best(struct bench *b, size_t bytes)
{
        struct pass best = pass_run(b, bytes);

        for (int i = 1; i < ROUNDS; i++) {
                struct pass p = pass_run(b, bytes);

                for (int m = 0; m < MEASURES; m++)
                        if (p.seconds[m] < best.seconds[m])
                                best.seconds[m] = p.seconds[m];
        }
        return best;
}

static double peak_mib(void)
{
        struct rusage u;

        getrusage(RUSAGE_SELF, &u);
        return (double)u.ru_maxrss / 1024;
}

static void pass_print(const struct pass *p, double before)
{
        double mb = (double)p->bytes / 1e6, fold_s = p->seconds[FOLD];
        double summary = (double)p->summary_bytes / 1e6;
        const double *s = p->seconds;

        printf("\ncorpus of %.0f MB, %zu letters, %zu items, %zu refused\n",
               mb, p->letters, p->items, p->refused);
        printf("%-28s %9s %12s %12s %8s\n", "", "MB/s", "letters/s",
               "items/s", "of fold");
        printf("%-28s %9.0f %12.0f %12s %8.2f\n", "fold and copy", mb / fold_s,
               (double)p->letters / fold_s, "", 1.0);
        for (int m = READ; m <= CITE; m++)
                printf("%-28s %9.0f %12.0f %12.0f %8.2f\n",
                       m == READ ? "read to JSON" : "read, cite, to JSON",
                       mb / s[m], (double)p->letters / s[m],
                       (double)p->items / s[m], fold_s / s[m]);
        printf("%-28s %9.0f %12.0f %12.0f %8.2f\n", "findings of summaries",
               summary / s[FACTS], (double)p->letters / s[FACTS],
               (double)p->items / s[FACTS],
               summary / s[FACTS] / (mb / fold_s));
        printf("%-28s %9s %12s %12.0f\n", "requests", "", "",
               (double)p->items / s[REQUESTS]);
        printf("%-28s %9.1f\n", "findings per letter",
               (double)p->findings / (double)p->letters);
        printf("%-28s %9.1f MiB (%.1f before)\n", "peak memory", peak_mib(),
               before);
}

/* Another corpus, as far as its JSON: its own fold, and one line. */
static void corpus_print(struct bench *b, enum corpus c, const char *what,
                         size_t bytes)
{
        double best[MEASURES] = { [FOLD] = 1e9, [CITE] = 1e9 };
        struct pass p;

        if (!b->corpus[c].n) {
                printf("%-28s skipped, IMR_SHARED is not set\n", what);
                return;
        }
        b->letter = b->corpus[c];
        for (int i = 0; i < ROUNDS; i++) {
                p = (struct pass){ .bytes = 0 };
                for (size_t k = 0; p.bytes < bytes;) {
                        p.bytes += batch_fill(b, &k);
                        p.letters += b->n_at;
                        batch_fold(b, &p);
                        batch_read(b, &p, true);
                }
                for (int m = 0; m < MEASURES; m++)
                        if (p.seconds[m] < best[m])
                                best[m] = p.seconds[m];
        }
        printf("%-28s %9.0f %12.0f %12s %8.2f\n", "fold and copy",
               (double)p.bytes / 1e6 / best[FOLD],
               (double)p.letters / best[FOLD], "", 1.0);
        printf("%-28s %9.0f %12.0f %12s %8.2f\n", what,
               (double)p.bytes / 1e6 / best[CITE],
               (double)p.letters / best[CITE], "", best[FOLD] / best[CITE]);
}

/* ---- Evaluation ---------------------------------------------------------- */

typedef VEC(struct fact) fact_rows;

static bool choice_of(const struct dictionary_entry *n, str value)
{
        for (size_t i = 0; i < n->n_choices; i++)
                if (str_eq(n->choice[i], value))
                        return true;
        return false;
}

/* The value of `NAME is VALUE`; false where it does not fit the entry. */
static bool fact_value(const struct dictionary_entry *n, str value,
                       struct fact *f)
{
        str word = str_word(&value);
        long number;

        switch (n->kind) {
        case FACT_STATE:
                f->state = str_eq(word, S("absent")) ? STATE_ABSENT
                         : str_eq(word, S("planned")) ? STATE_PLANNED
                                                      : STATE_PRESENT;
                return true;
        case FACT_NUMBER:
                if (!str_number(word, &number))
                        return false;
                f->low = f->high = (double)number;
                return true;
        case FACT_CHOICE:
                f->choice = word;
                return choice_of(n, word);
        default:
                return false;
        }
}

/* One line of an item, as a guideline's example writes it. */
static void fact_add(struct bench *b, fact_rows *rows, const struct line *l)
{
        const struct dictionary_entry *entry;
        size_t n = dictionary_entries(guidelines_dictionary(b->guidelines),
                                      &entry);
        size_t is = str_find(l->text, S(" is "), 0);
        struct fact f = { .date = DATE_NONE };
        err e;

        for (f.entry = 0; is == STR_NONE && f.entry < n; f.entry++)
                if (entry[f.entry].kind == FACT_FLAG &&
                    str_eq(entry[f.entry].name, l->text)) {
                        f.flag = TRI_YES;
                        *VEC_ADD(b->keep, rows) = f;
                        return;
                }
        for (f.entry = 0; is != STR_NONE && f.entry < n; f.entry++)
                if (str_eq(entry[f.entry].name, str_slice(l->text, 0, is)) &&
                    fact_value(&entry[f.entry],
                               str_slice(l->text, is + 4, l->text.n), &f)) {
                        *VEC_ADD(b->keep, rows) = f;
                        return;
                }
        err_set(&e, ERR_SYNTAX, S("bench/items.outline"), l->no,
                "no fact of the dictionary");
        stop(&e);
}

static bool row_of(const fact_rows *rows, size_t entry)
{
        for (size_t i = 0; i < rows->n; i++)
                if (rows->at[i].entry == entry)
                        return true;
        return false;
}

/* What is not stated of a request is not so. */
static void flags_add(struct bench *b, fact_rows *rows)
{
        const struct dictionary_entry *entry;
        size_t n = dictionary_entries(guidelines_dictionary(b->guidelines),
                                      &entry);

        for (size_t i = 0; i < n; i++)
                if (entry[i].kind == FACT_FLAG && !row_of(rows, i))
                        *VEC_ADD(b->keep, rows) = (struct fact){
                                .entry = i, .flag = TRI_NO, .date = DATE_NONE
                        };
}

static size_t proof_size(const struct proof *p)
{
        size_t n = 1;

        for (const struct proof *c = p->child; c; c = c->next)
                n += proof_size(c);
        return n;
}

static void item_print(struct bench *b, str name, const struct facts *f)
{
        double best = 1e9;
        struct evaluation v;
        size_t nodes;
        tri value;
        err e;

        for (int round = 0; round < ROUNDS; round++) {
                double from = now();

                for (int i = 0; i < EVALUATIONS; i++) {
                        arena_reset(b->each);
                        if (part_evaluate(b->each, b->guidelines, f, &v, &e))
                                stop(&e);
                }
                double took = now() - from;
                best = took < best ? took : best;
        }
        nodes = proof_size(v.proof);
        value = v.proof->value;
        printf("evaluate "FMT"%*s %9.2f us/item %9.0f items/s  %s, proof of "
               "%zu steps, %zu facts\n", ARG(name), (int)(19 - name.n), "",
               best * 1e6 / EVALUATIONS, EVALUATIONS / best, tri_name(value),
               nodes, f->n);
}

static void items_print(struct bench *b)
{
        struct line *first;
        str text, rest;
        err e;

        if (host_file(b->keep, S("bench/items.outline"), HOST_FILE_MAX, &text,
                      &e) ||
            outline_read(b->keep, S("bench/items.outline"), text, &first, &e))
                stop(&e);
        printf("\nload guidelines     %9.2f ms, %zu topics and rules\n",
               b->load * 1e3, guidelines_topics(b->guidelines));
        for (const struct line *l = first; l; l = l->next) {
                struct facts f = { .on = DATE_NONE, .request = DATE_NONE };
                fact_rows rows = { 0 };

                for (const struct line *u = l->under; u; u = u->next)
                        if (line_says(u, S("on"), &rest))
                                date_parse_iso(rest, &f.on);
                        else
                                fact_add(b, &rows, u);
                flags_add(b, &rows);
                f.at = rows.at;
                f.n = rows.n;
                item_print(b, l->text, &f);
        }
}

int main(int argc, char **argv)
{
        struct door door = { .open = false };
        arena keep = arena_open((size_t)1 << 30, &door);
        arena each = arena_open((size_t)1 << 28, &door);
        struct bench b = { .keep = &keep, .each = &each };
        long mb = 100;
        double before;

        if (argc > 1 && (!str_number(str_from(argv[1]), &mb) || mb < 1)) {
                fprintf(stderr, "usage: imr-bench [MEGABYTES]\n");
                return 2;
        }
        if (setjmp(door.env))
                stop(&door.why);
        door.open = true;
        data_open(&b);
        before = peak_mib();
        for (long part = mb >= 10 ? 10 : 1; part >= 1; part /= 10) {
                struct pass p = pass_best(&b, (size_t)(mb / part) * 1000000);

                pass_print(&p, before);
        }
        corpus_print(&b, LACKING, "  damaged or lacking",
                     (size_t)mb * 1000000 / 10);
        corpus_print(&b, PUBLISHED, "  published", (size_t)mb * 1000000);
        items_print(&b);
        arena_close(&each);
        arena_close(&keep);
        return 0;
}
