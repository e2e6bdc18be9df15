/* negex.c - plain NegEx rules beside ours, on the same mentions, the same
 * annotation, in the same run.
 *
 * usage: imr-negex GOLD LETTER..., in the root of the tree.
 *
 * Our vocabulary finds the mentions for both, and our sentences bound both, so
 * the table shows what the rules of assertion buy and nothing else. NegEx
 * knows present and absent alone: a phrase of bench/negex.triggers within five
 * words, and no word between that ends its reach.
 * SOURCE  see bench/negex.triggers. */
#include "clinical/clinical.h"
#include "clinical/gold.h"
#include "clinical/sentence.h"
#include "host/host.h"
#include "letter/letter.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { REACH = 5, ROUNDS = 20 };

enum trigger_kind { PRE, POST, PSEUDO, END, KINDS };

struct trigger { enum trigger_kind kind; str word[6]; size_t n; };

struct negex {
        arena *keep, *each, *round;     /* the run, a letter, a reading */
        struct vocabulary *vocabulary;
        struct layouts *layouts;
        VEC(struct trigger) trigger;
};

static _Noreturn void stop(const err *e)
{
        fprintf(stderr, "negex: %s:%zu: %s\n", e->file, e->line, e->text);
        exit(3);
}

static str file_of(arena *a, str name)
{
        str text;
        err e;

        if (host_file(a, name, HOST_FILE_MAX, &text, &e))
                stop(&e);
        return text;
}

static void triggers_open(struct negex *x)
{
        static const char *const kinds[KINDS] = { "pre", "post", "pseudo",
                                                  "end" };
        str text = file_of(x->keep, S("bench/negex.triggers"));

        while (text.n) {
                str line = str_trim(str_cut(&text, '\n')), kind;
                struct trigger *t;

                if (!line.n || line.p[0] == '#')
                        continue;
                kind = str_cut(&line, ' ');
                t = VEC_ADD(x->keep, &x->trigger);
                while (t->kind < KINDS &&
                       !str_eq(kind, str_from(kinds[t->kind])))
                        t->kind++;
                for (line = str_trim(line); line.n && t->n < 6;
                     line = str_trim(line))
                        t->word[t->n++] = str_cut(&line, ' ');
        }
}

static bool word_is(str text, const struct token *t, str word)
{
        if (t->end - t->begin != word.n)
                return false;
        for (size_t i = 0; i < word.n; i++) {
                char c = text.p[t->begin + i];

                if (c >= 'A' && c <= 'Z')
                        c = (char)(c - 'A' + 'a');
                if (c != word.p[i])
                        return false;
        }
        return true;
}

/* The longest phrase that begins at token i. */
static const struct trigger *trigger_at(const struct negex *x, str text,
                                        const struct sentence *s, size_t i)
{
        const struct trigger *best = NULL;

        for (size_t k = 0; k < x->trigger.n; k++) {
                const struct trigger *t = &x->trigger.at[k];
                size_t n = 0;

                while (n < t->n && i + n < s->n &&
                       word_is(text, &s->t[i + n], t->word[n]))
                        n++;
                if (n == t->n && (!best || n > best->n))
                        best = t;
        }
        return best;
}

/* What stands at each token: the two expressions of the method, as marks. */
static void reach_mark(const struct negex *x, str text,
                       const struct sentence *s, bool *negated)
{
        for (size_t i = 0; i < s->n; i++)
                negated[i] = false;
        for (size_t i = 0; i < s->n;) {
                const struct trigger *t = trigger_at(x, text, s, i);

                if (!t) {
                        i++;
                        continue;
                }
                for (size_t k = i + t->n; t->kind == PRE && k < s->n &&
                     k < i + t->n + REACH; k++) {
                        const struct trigger *u = trigger_at(x, text, s, k);

                        if (u && u->kind == END)
                                break;
                        negated[k] = true;
                }
                for (size_t k = i; t->kind == POST && k-- &&
                     k + REACH >= i;) {
                        const struct trigger *u = trigger_at(x, text, s, k);

                        if (u && u->kind == END)
                                break;
                        negated[k] = true;
                }
                i += t->n;
        }
}

typedef VEC(struct finding) finding_rows;

static void finding_of(struct negex *x, struct document *d, uint32_t concept,
                       bool absent, const struct token *t, finding_rows *out)
{
        const struct lexeme *l = &x->vocabulary->lexeme[concept];
        struct finding *f;

        for (size_t i = 0; i < l->n_also; i++)
                finding_of(x, d, l->also[i], absent, t, out);
        if (l->hidden)
                return;
        f = VEC_ADD(x->round, out);
        f->concept = x->vocabulary->concept[concept].name;
        f->status = absent ? FINDING_ABSENT : FINDING_PRESENT;
        f->value = (double)NAN;
        f->evidence = (struct evidence){ .document = d, .begin = t->begin,
                                         .end = t->end };
}

static struct findings negex_read(struct negex *x, struct document *d,
                                  size_t begin, size_t end)
{
        struct sentences *all = sentences_open(x->round, x->vocabulary,
                                               d->text, begin, end);
        struct sentence *s;
        finding_rows out = { 0 };
        bool negated[SENTENCE_TOKENS];

        while ((s = sentence_next(all))) {
                reach_mark(x, d->text, s, negated);
                for (size_t i = 0; i < s->n; i++) {
                        struct hit hit[LANES];
                        const struct entry *e;
                        uint32_t concept;

                        lexicon_match(x->vocabulary, s->t, s->n, i, hit);
                        e = hit[LANE_FACT].entry;
                        if (!e || e->kind > ENTRY_DRUG)
                                continue;
                        concept = e->kind == ENTRY_DRUG
                                  ? x->vocabulary->drug[e->target].concept
                                  : e->target;
                        if (concept != UINT32_MAX)
                                finding_of(x, d, concept, negated[i],
                                           &s->t[i], &out);
                }
        }
        return (struct findings){ out.at, out.n };
}

/* ---- The run ------------------------------------------------------------ */

static void words_open(struct negex *x)
{
        static const char *const folders[] = { "vocabulary", "layouts" };
        static const char *const ends[] = { ".vocabulary", ".layout" };
        struct data_file *f[2];
        size_t n[2] = { 0 };
        err e;

        for (int i = 0; i < 2; i++) {
                str *name, folder = str_from(folders[i]);
                size_t all;

                if (host_folder(x->keep, folder, &name, &all, &e))
                        stop(&e);
                f[i] = NEWN(x->keep, struct data_file, all);
                for (size_t k = 0; k < all; k++)
                        if (str_ends(name[k], str_from(ends[i]))) {
                                str path = host_join(x->keep, folder,
                                                     name[k]);

                                f[i][n[i]].name = path;
                                f[i][n[i]++].text = file_of(x->keep, path);
                        }
        }
        if (vocabulary_load(x->keep, f[0], n[0], &x->vocabulary, &e) ||
            layouts_load(x->keep, f[1], n[1], &x->layouts, &e))
                stop(&e);
}

static double now(void)
{
        struct timespec t;

        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
        return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Findings of one reader over all letters, and the best time of a round. */
struct result { struct gold *gold; double seconds; };

static struct findings findings_by(struct negex *x, bool ours,
                                   struct document *d, size_t begin,
                                   size_t end)
{
        return ours ? findings_read(x->round, x->vocabulary, d, begin, end)
                    : negex_read(x, d, begin, end);
}

/* One letter, by both; its bytes searched. 0: no letter. */
static size_t letter_score(struct negex *x, str path, struct result *r)
{
        struct document d = { .name = host_base(path) };
        struct letter l;
        utf8_done done;
        bool cut;
        err e;

        arena_reset(x->each);
        d.text = utf8_text(x->each, file_of(x->each, path), &done);
        if (letter_read(x->each, x->layouts, &d, &l, &cut, &e))
                return 0;
        document_paginate(x->each, &d);
        for (int ours = 0; ours < 2; ours++) {
                size_t begin = l.case_summary.begin, end = l.case_summary.end;
                struct findings f = { 0 };
                double best = 1e9;

                for (int i = 0; i < ROUNDS; i++) {
                        double from;

                        arena_reset(x->round);
                        from = now();
                        f = findings_by(x, ours, &d, begin, end);
                        if (now() - from < best)
                                best = now() - from;
                }
                gold_count(r[ours].gold, d.name, letter_value(x->each, &l,
                           l.case_number), &f);
                r[ours].seconds += best;
        }
        return l.case_summary.end - l.case_summary.begin;
}

static void result_print(const char *name, const struct result *r,
                         size_t bytes)
{
        static const int status[] = { -1, FINDING_PRESENT, FINDING_ABSENT };

        printf("%-22s", name);
        for (int i = 0; i < 3; i++) {
                double p, c, f;

                gold_rates(r->gold, status[i], &p, &c, &f);
                printf("   %.3f %.3f %.3f", p, c, f);
        }
        printf(" %8.1f\n", (double)bytes / 1e6 / r->seconds);
}

int main(int argc, char **argv)
{
        struct door door = { .open = false };
        arena keep = arena_open((size_t)1 << 30, &door);
        arena each = arena_open((size_t)1 << 28, &door);
        arena round = arena_open((size_t)1 << 28, &door);
        struct negex x = { .keep = &keep, .each = &each, .round = &round };
        struct result r[2] = { 0 };
        size_t bytes = 0;
        err e;

        if (argc < 3) {
                fprintf(stderr, "usage: imr-negex GOLD LETTER...\n");
                return 2;
        }
        if (setjmp(door.env))
                stop(&door.why);
        door.open = true;
        triggers_open(&x);
        words_open(&x);
        for (int i = 0; i < 2; i++)
                if (gold_load(&keep, str_from(argv[1]),
                              file_of(&keep, str_from(argv[1])), &r[i].gold,
                              &e))
                        stop(&e);
        for (int i = 2; i < argc; i++)
                bytes += letter_score(&x, str_from(argv[i]), r);
        printf("%-22s   %-17s   %-17s   %-17s %8s\n", "precision recall F1",
               "all", "present", "absent", "MB/s");
        result_print("plain NegEx rules", &r[0], bytes);
        result_print("imr", &r[1], bytes);
        arena_close(&round);
        arena_close(&each);
        arena_close(&keep);
        return 0;
}
