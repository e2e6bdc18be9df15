/* service.c - the vocabulary's lines about what is asked for and had: services,
 * their kinds, and by whom visits are given. */
#include "terms/loading.h"

/* `treater  physical-therapy  dpt, 97110`. */
rc treater_load(struct loader *l, const struct line *at)
{
        *VEC_ADD(l->a, &l->treater) = (struct treater){
                at->columns > 1 ? at->column[1] : S(""), UINT32_MAX,
                l->file, at->no };
        return named_read(l, at, (struct entry){
                .kind = ENTRY_TREATER, .lane = LANE_COURSE,
                .target = (uint32_t)(l->treater.n - 1) });
}

/* `placed NAME in PART, PART`. */
static rc placed_read(struct loader *l, const struct line *u, str rest,
                      str *name, str *parts)
{
        size_t in = str_find(rest, S(" in "), 0);

        if (in == STR_NONE)
                return bad(l, u, "no parts of the body in", rest,
                           "write `placed NAME in PART, PART`");
        *name = str_trim(str_slice(rest, 0, in));
        *parts = str_trim(str_slice(rest, in + 4, rest.n));
        return OK;
}

static rc service_line(struct loader *l, const struct line *u, uint32_t i)
{
        static const str keys[] = {
                STR("class"), STR("unit"), STR("words"), STR("from"),
                STR("by"), STR("companion"), STR("accessory"), STR("head"),
                STR("last"), STR("endings"), STR("placed"), STR("uncounted"),
                STR("whom"), STR("yields"), STR("numbered"), STR("takes")
        };
        struct service *s = &l->service.at[i];
        str rest = u->text, word = str_word(&rest);

        rest = str_trim(rest);
        switch (name_find(l, u, "keyword", keys, COUNT(keys), word)) {
        case 0: s->class = rest; return OK;
        case 1: s->unit = rest; return OK;
        case 2: return lists_add(l, u, rest, (struct entry){
                        .kind = ENTRY_SERVICE, .lane = LANE_REQUEST,
                        .target = i });
        case 3:
                *VEC_ADD(l->a, &l->from) = (struct from){ rest, l->file, i,
                                                          u->no };
                return OK;
        case 4: s->by_level = true; return OK;
        case 5:
                s->companion = true;
                if (str_starts(rest, S("of ")))
                        s->primary = str_trim(str_slice(rest, 3, rest.n));
                return OK;
        case 6: s->accessory = true; return OK;
        case 7: s->head = true; return OK;
        case 8: s->last = true; return OK;
        case 9: s->endings = rest; return OK;
        case 10: return placed_read(l, u, rest, &s->placed, &s->places);
        case 11: s->uncounted = rest; return OK;
        case 12: s->whom = true; return OK;
        case 13: s->yields = true; return OK;
        case 14: s->numbered = rest; return OK;
        case 15: s->takes = rest; return OK;
        }
        return ERR_SYNTAX;
}

rc service_load(struct loader *l, const struct line *at)
{
        uint32_t i = (uint32_t)l->service.n;
        str name;

        line_says(at, S("service"), &name);
        VEC_ADD(l->a, &l->service)->name = str_eq(name, S("-")) ? S("") : name;
        for (const struct line *u = at->under; u; u = u->next) {
                rc r = service_line(l, u, i);

                if (r)
                        return r;
        }
        if (!l->service.at[i].class.n && !l->service.at[i].accessory)
                return bad(l, at, "no class in service", name,
                           "write `class` and a request class");
        return OK;
}

static rc kind_line(struct loader *l, const struct line *u, uint32_t i)
{
        static const str keys[] = {
                STR("of"), STR("words"), STR("placed"), STR("mixed")
        };
        struct kind *k = &l->kind.at[i];
        str rest = u->text, word = str_word(&rest);

        rest = str_trim(rest);
        switch (name_find(l, u, "keyword", keys, COUNT(keys), word)) {
        case 0: k->of = rest; return OK;
        case 1: return lists_add(l, u, rest, (struct entry){
                        .kind = ENTRY_KIND, .lane = LANE_KIND, .target = i });
        case 2:
                if (k->n_placed == KIND_PLACES)
                        return bad(l, u, "too many places of", k->name,
                                   "write at most 6");
                k->n_placed++;
                return placed_read(l, u, rest,
                                   &k->placed[k->n_placed - 1].name,
                                   &k->placed[k->n_placed - 1].parts);
        case 3: k->mixed = true; return OK;
        }
        return ERR_SYNTAX;
}

rc kind_load(struct loader *l, const struct line *at)
{
        uint32_t i = (uint32_t)l->kind.n;
        str name;

        line_says(at, S("kind"), &name);
        VEC_ADD(l->a, &l->kind)->name = name;
        for (const struct line *u = at->under; u; u = u->next) {
                rc r = kind_line(l, u, i);

                if (r)
                        return r;
        }
        if (!name.n || !l->kind.at[i].of.n)
                return bad(l, at, "no name or no class of kind", name,
                           "write `kind NAME`, and `of CLASS` below it");
        return OK;
}

/* `spelt  injection  inj, injs`. */
rc spelt_load(struct loader *l, const struct line *at)
{
        str list = at->columns > 2 ? at->column[2] : S("");
        uint32_t word, form;

        if (!list.n || !word_read(l, at->column[1], &word))
                return bad(l, at, "no word or no forms in", at->text,
                           "write `spelt  word  form, form`");
        while (list.n) {
                str one = str_trim(str_cut(&list, ','));

                if (!word_read(l, one, &form))
                        return bad(l, at, "not one word", one,
                                   "write single words");
                l->spelt.at[form] = word;
        }
        return OK;
}

static rc service_from(struct loader *l, const struct from *f)
{
        uint32_t concept = 0;
        struct line at = { .no = f->line };
        bool any = false;
        rc r = OK;

        l->file = f->file;
        while (concept < l->concept.n &&
               !str_eq(l->concept.at[concept].name, f->concept))
                concept++;
        for (size_t i = 0; i < l->phrase.n && !r; i++) {
                if (l->phrase.at[i].concept != concept)
                        continue;
                any = true;
                r = wording_add(l, &at, l->phrase.at[i].text, (struct entry){
                        .kind = ENTRY_SERVICE, .lane = LANE_REQUEST,
                        .target = f->service, .borrowed = true });
        }
        return r || any ? r : bad(l, &at, "no concept with words named",
                                  f->concept, "write the name of one");
}

/* `from CONCEPT`: all words of that concept are the service's too. */
rc services_from(struct loader *l)
{
        rc r = OK;

        for (size_t k = 0; k < l->from.n && !r; k++)
                r = service_from(l, &l->from.at[k]);
        return r;
}
