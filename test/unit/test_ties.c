/* test_ties.c - no request has two topics of one rank, which would stop a
 * review: every class with every service and every drug that a request can be
 * read as, and with every part of the body and every two, in each edition. */
#include "library_test.h"

#include "terms/lexicon.h"

enum { ROWS_MOST = 64, DAYS = 5, SINCE = 2, OCCASIONS = 3 };

static const char *const day[DAYS] = {
        "2010-01-05", "2015-03-02", "2017-03-01", "2018-03-01", "2020-03-01"
};
static const double since[SINCE] = { 30, 400 };         /* the injury */
static const char *const occasion[OCCASIONS] = {
        "", "item is preoperative", "item is postoperative"
};

struct trying {
        arena *each;
        const struct guidelines *g;
        const struct dictionary_entry *entry; size_t entries;
        size_t class, service, drug, body, injury;
        size_t tried;
};

static size_t entry_of(const struct trying *t, const char *name)
{
        size_t i = 0;

        while (i < t->entries && !str_eq(t->entry[i].name, str_from(name)))
                i++;
        assert_true(i < t->entries);
        return i;
}

static struct fact choice(size_t entry, str value)
{
        return (struct fact){ .entry = entry, .choice = value,
                              .date = DATE_NONE };
}

/* One request on a day of each edition, soon after the injury and later,
 * around surgery and not; of two parts of the body, which few ask for, less of
 * that. An empty part is none. */
static void request_try(struct trying *t, str class, str service, str drug,
                        str body, str other)
{
        const int all = other.n ? DAYS : DAYS * SINCE * OCCASIONS;
        struct fact at[ROWS_MOST];
        size_t n = 0, injury, flags;

        at[n++] = choice(t->class, class);
        at[n++] = choice(t->service, service);
        at[n++] = choice(t->drug, drug);
        if (body.n)
                at[n++] = choice(t->body, body);
        if (other.n)
                at[n++] = choice(t->body, other);
        injury = n;
        at[n++] = (struct fact){ .entry = t->injury, .date = DATE_NONE };
        flags = n;
        for (size_t i = 0; i < t->entries; i++)
                if (t->entry[i].kind == FACT_FLAG) {
                        assert_true(n < ROWS_MOST);
                        at[n++] = (struct fact){ .entry = i,
                                .flag = TRI_NO, .date = DATE_NONE };
                }
        for (int i = 0; i < all; i++) {
                struct facts f = { .at = at, .n = n, .request = DATE_NONE };
                str flag = str_from(occasion[i / DAYS / SINCE]);
                struct evaluation v;
                err e = { 0 };

                date_parse_iso(str_from(day[i % DAYS]), &f.on);
                at[injury].low = at[injury].high = since[i / DAYS % SINCE];
                for (size_t k = flags; k < n; k++)
                        at[k].flag = tri_of(str_eq(
                                t->entry[at[k].entry].name, flag));
                arena_reset(t->each);
                if (part_evaluate(t->each, t->g, &f, &v, &e))
                        fail_msg(FMT", "FMT", "FMT", "FMT" "FMT", "FMT", %s: "
                                 "%s:%zu: %s", ARG(class), ARG(service),
                                 ARG(drug), ARG(body), ARG(other), ARG(flag),
                                 day[i % DAYS], e.file, e.line, e.text);
                t->tried++;
        }
}

/* As what a dictionary does not list is read. */
static str listed(const struct dictionary_entry *n, str name)
{
        for (size_t i = 0; i < n->n_choices; i++)
                if (str_eq(n->choice[i], name))
                        return name;
        return S("other");
}

static void bodies_try(struct trying *t, str class, str service)
{
        const struct dictionary_entry *body = &t->entry[t->body];
        str named = listed(&t->entry[t->service], service);

        request_try(t, class, named, S("none"), S(""), S(""));
        for (size_t i = 0; i < body->n_choices; i++)
                for (size_t k = i; k < body->n_choices; k++)
                        request_try(t, class, named, S("none"),
                                    body->choice[i],
                                    k == i ? S("") : body->choice[k]);
}

static void kind_try(struct trying *t, const struct kind *k)
{
        str classes = k->of;

        while (classes.n) {
                str class = str_trim(str_cut(&classes, ','));

                bodies_try(t, class, k->name);
                for (size_t i = 0; i < k->n_placed; i++)
                        bodies_try(t, class, k->placed[i].name);
        }
}

/* A drug by mouth, and in what is put on the skin. */
static void drug_try(struct trying *t, const struct drug *d)
{
        static const str skin[] = { STR("none"), STR("compounded-topical"),
                                    STR("topical-gel-cream"),
                                    STR("topical-patch") };
        str name = listed(&t->entry[t->drug], d->name);

        request_try(t, d->class, d->group.n
                                 ? listed(&t->entry[t->service], d->group)
                                 : S("none"), name, S(""), S(""));
        for (size_t i = 0; i < sizeof skin / sizeof *skin; i++)
                request_try(t, S("topical"), skin[i], name, S(""), S(""));
}

static void no_request_has_two_topics_of_one_rank(void **state)
{
        struct door door = { .open = false };
        arena each = arena_open((size_t)1 << 28, &door);
        struct trying t = { .each = &each, .g = library_open(*state) };
        const struct vocabulary *v = test_vocabulary(*state);

        t.entries = dictionary_entries(guidelines_dictionary(t.g), &t.entry);
        t.class = entry_of(&t, "class");
        t.service = entry_of(&t, "service");
        t.drug = entry_of(&t, "drug");
        t.body = entry_of(&t, "body part");
        t.injury = entry_of(&t, "days since injury");
        for (size_t i = 0; i < t.entry[t.class].n_choices; i++)
                bodies_try(&t, t.entry[t.class].choice[i], S("none"));
        for (size_t i = 0; i < v->services; i++)
                if (v->service[i].name.n && v->service[i].class.n)
                        bodies_try(&t, v->service[i].class,
                                   v->service[i].name);
        for (size_t i = 0; i < v->kinds; i++)
                kind_try(&t, &v->kind[i]);
        for (size_t i = 0; i < v->drugs; i++)
                drug_try(&t, &v->drug[i]);
        arena_close(&each);
        print_message("# %zu requests tried\n", t.tried);
        assert_true(t.tried > 100000);
}

TEST_MAIN(TEST(no_request_has_two_topics_of_one_rank))
