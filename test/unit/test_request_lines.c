/* test_request_lines.c - the invented lines of test/requests/lines against
 * what is written below each: the share right of every class and field. One
 * miss may be a matter of taste, so each is told and the share is judged. */
#include "data.h"

#include "clinical/clinical.h"

#include <math.h>

enum { BAR_CLASS = 97, BAR_NUMBER = 97, BAR_PLACE = 95, BAR_DRUG = 95,
       BAR_FLAG = 97 };

enum field { F_CLASS, F_QUANTITY, F_UNIT, F_BODY, F_SIDE, F_DRUG, F_MG,
             F_COMPANION, F_BUNDLE, F_RETROSPECTIVE, F_PARTIAL, FIELDS };

static const struct { const char *name, *open; unsigned bar; } fields[] = {
        [F_CLASS] = { "class", "class?", BAR_CLASS },
        [F_QUANTITY] = { "quantity", "quantity?", BAR_NUMBER },
        [F_UNIT] = { "unit", "unit?", BAR_NUMBER },
        [F_BODY] = { "body", "body?", BAR_PLACE },
        [F_SIDE] = { "side", "side?", BAR_PLACE },
        [F_DRUG] = { "drug", "drug?", BAR_DRUG },
        [F_MG] = { "mg", "mg?", BAR_DRUG },
        [F_COMPANION] = { "companion", "companion?", BAR_FLAG },
        [F_BUNDLE] = { "bundle", "bundle?", BAR_FLAG },
        [F_RETROSPECTIVE] = { "retrospective", "retrospective?", BAR_FLAG },
        [F_PARTIAL] = { "partial", "partial?", BAR_FLAG },
};

static const char *const classes[] = {
        "imaging-mri", "imaging-ct", "imaging-xray", "imaging-other",
        "emg-ncs", "lab", "drug-screen", "physical-therapy", "chiropractic",
        "acupuncture", "massage", "aquatic-therapy", "work-program",
        "functional-restoration", "psychotherapy", "biofeedback", "opioid",
        "nsaid", "muscle-relaxant", "anticonvulsant", "antidepressant",
        "topical", "ppi", "sedative", "other-drug", "epidural-injection",
        "facet-injection", "joint-injection", "trigger-point-injection",
        "other-injection", "surgery", "surgical-companion",
        "dme-electrotherapy", "dme-brace", "dme-cold-heat", "dme-other",
        "home-health", "transportation", "consultation", "office-visit",
        "functional-capacity", "other",
};

enum { CLASSES = sizeof classes / sizeof *classes };

/* What a line states, each field as text; open: not judged. */
struct expected { str value[FIELDS]; bool open[FIELDS]; };

struct tally { unsigned right, of; };

static struct tally of_class[CLASSES], of_field[FIELDS];

/* --- the file ------------------------------------------------------------ */

static bool word_among(str w, const char *const *list, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(w, str_from(list[i])))
                        return true;
        return false;
}

static const char *const units[] = { "visits", "tablets", "days", "weeks",
        "months", "units", "levels" };
static const char *const sides[] = { "left", "right", "bilateral" };
static const char *const bodies[] = { "cervical", "thoracic", "lumbar",
        "sacral", "shoulder", "elbow", "forearm", "wrist", "hand", "hip",
        "knee", "ankle", "foot", "head", "chest", "abdomen",
        "upper-extremity", "lower-extremity", "psyche", "other" };

#define AMONG(w, list) word_among(w, list, sizeof list / sizeof *list)

static void flag_expect(struct expected *x, str w)
{
        for (size_t f = 0; f < FIELDS; f++) {
                if (str_eq(w, str_from(fields[f].open))) {
                        x->open[f] = true;
                        return;
                }
                if (f >= F_COMPANION && str_eq(w, str_from(fields[f].name))) {
                        x->value[f] = S("yes");
                        return;
                }
        }
        fail_msg("test/requests/lines: `" FMT "` is no class, number, unit, "
                 "body, side, drug=, mg= or flag", ARG(w));
}

static void word_expect(arena *a, struct expected *x, str w)
{
        if (w.p[0] >= '0' && w.p[0] <= '9')
                x->value[F_QUANTITY] = w;
        else if (AMONG(w, units))
                x->value[F_UNIT] = w;
        else if (AMONG(w, sides))
                x->value[F_SIDE] = w;
        else if (AMONG(w, bodies))
                x->value[F_BODY] = x->value[F_BODY].n
                        ? arena_fmt(a, FMT " " FMT, ARG(x->value[F_BODY]),
                                    ARG(w))
                        : w;
        else if (str_starts(w, S("drug=")))
                x->value[F_DRUG] = str_slice(w, 5, w.n);
        else if (str_starts(w, S("mg=")))
                x->value[F_MG] = str_slice(w, 3, w.n);
        else
                flag_expect(x, w);
}

static struct expected line_expect(arena *a, str row)
{
        struct expected x = { 0 };

        row = str_trim(row);
        x.value[F_CLASS] = str_word(&row);
        for (str w = str_word(&row); w.n; w = str_word(&row))
                word_expect(a, &x, w);
        return x;
}

/* --- judging ------------------------------------------------------------- */

static str number_text(arena *a, double n)
{
        return isnan(n) ? S("") : arena_fmt(a, "%g", n);
}

static str flag_text(bool is)
{
        return is ? S("yes") : S("");
}

static void line_read(arena *a, const struct request *r, str *is)
{
        is[F_CLASS] = r->class;
        is[F_QUANTITY] = number_text(a, r->quantity);
        is[F_UNIT] = r->unit;
        is[F_SIDE] = r->side;
        is[F_DRUG] = r->drug;
        is[F_MG] = number_text(a, r->strength);
        is[F_COMPANION] = flag_text(r->companion);
        is[F_BUNDLE] = flag_text(r->bundle);
        is[F_RETROSPECTIVE] = flag_text(r->retrospective);
        is[F_PARTIAL] = flag_text(r->partly_approved);
        is[F_BODY] = S("");
        for (size_t i = 0; i < r->n_body; i++)
                is[F_BODY] = i ? arena_fmt(a, FMT " " FMT, ARG(is[F_BODY]),
                                           ARG(r->body[i]))
                               : r->body[0];
}

/* The same words in any order: of bodies, none of which is said twice. */
static bool words_same(str a, str b)
{
        size_t n = 0, same = 0;

        for (str w = str_word(&a); w.n; w = str_word(&a)) {
                str rest = b;

                n++;
                for (str o = str_word(&rest); o.n; o = str_word(&rest))
                        same += str_eq(w, o);
        }
        for (str w = str_word(&b); w.n; w = str_word(&b))
                n++;
        return n == 2 * same;
}

static void tally_add(struct tally *t, bool right)
{
        t->of++;
        t->right += right;
}

static struct tally *class_tally(str class)
{
        for (size_t i = 0; i < CLASSES; i++)
                if (str_eq(class, str_from(classes[i])))
                        return &of_class[i];
        fail_msg("test/requests/lines: there is no class " FMT, ARG(class));
        return NULL;
}

static void line_judge(arena *a, const struct vocabulary *v, str text,
                       str row)
{
        struct expected want = line_expect(a, row);
        struct request r = request_parse(a, v, text);
        str is[FIELDS];

        line_read(a, &r, is);
        for (size_t f = 0; f < FIELDS; f++) {
                bool right = f == F_BODY
                        ? words_same(is[f], want.value[f])
                        : str_eq(is[f], want.value[f]);

                if (want.open[f])
                        continue;
                tally_add(&of_field[f], right);
                if (f == F_CLASS)
                        tally_add(class_tally(want.value[f]), right);
                if (!right)
                        print_error("# %s `" FMT "` for `" FMT "`: " FMT "\n",
                                    fields[f].name, ARG(is[f]),
                                    ARG(want.value[f]), ARG(text));
        }
}

static int file_judge(void **state)
{
        static struct door door;
        static arena a;
        const struct vocabulary *v;
        str file, text = { 0 };

        (void)state;
        a = arena_open((size_t)1 << 30, &door);
        v = test_vocabulary(&a);
        file = test_file(&a, S("test/requests/lines"));
        while (file.n) {
                str line = str_cut(&file, '\n');

                if (str_starts(line, S("  ")))
                        line_judge(&a, v, text, line);
                else if (!str_starts(line, S("#")))
                        text = line;
        }
        arena_close(&a);
        return 0;
}

/* --- the points ---------------------------------------------------------- */

static void share_check(const char *name, struct tally t, unsigned slack,
                        unsigned bar)
{
        if (t.of == 0 || (t.right + slack) * 100 < t.of * bar)
                fail_msg("%s: %u of %u are right; the bar is %u %%", name,
                         t.right, t.of, bar);
        print_error("# %s: %u of %u\n", name, t.right, t.of);
}

static void field_check(void **state)
{
        const struct tally *t = *state;
        size_t f = (size_t)(t - of_field);

        share_check(fields[f].name, *t, 0, fields[f].bar);
}

/* A class holds few lines: one miss is let pass, and all count in `class`. */
static void class_check(void **state)
{
        const struct tally *t = *state;

        share_check(classes[t - of_class], *t, t->right < t->of, BAR_CLASS);
}

int main(void)
{
        struct CMUnitTest tests[FIELDS + CLASSES];

        for (size_t f = 0; f < FIELDS; f++)
                tests[f] = (struct CMUnitTest){ fields[f].name, field_check,
                        NULL, NULL, &of_field[f] };
        for (size_t i = 0; i < CLASSES; i++)
                tests[FIELDS + i] = (struct CMUnitTest){ classes[i],
                        class_check, NULL, NULL, &of_class[i] };
        cmocka_set_message_output(CM_OUTPUT_TAP);
        return cmocka_run_group_tests(tests, file_judge, NULL);
}
