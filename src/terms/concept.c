/* concept.c - the vocabulary's lines about concepts, and the names in them that
 * stand for other concepts. */
#include "terms/loading.h"

#include <math.h>

static const str sections[] = {
        STR("diagnosis"), STR("complaint"), STR("examination"),
        STR("imaging"), STR("treatment"), STR("medication"), STR("work"),
        STR("function"), STR("other")
};

static bool section_acts(str section)
{
        return str_eq(section, S("imaging")) ||
               str_eq(section, S("treatment")) ||
               str_eq(section, S("medication"));
}

static rc concept_say(struct loader *l, const struct line *u, str rest,
                      struct concept *c)
{
        static const str status[] = { STR("present"), STR("absent"),
                                      STR("planned") };
        str text = rest, word = str_word(&text);
        size_t i = name_find(l, u, "status", status, COUNT(status), word);

        if (i == SIZE_MAX)
                return ERR_SYNTAX;
        *(i == 0 ? &c->present : i == 1 ? &c->absent : &c->planned) =
                line_block(l->a, u, str_trim(text));
        return OK;
}

static rc concept_together(struct loader *l, const struct line *u, str rest,
                           struct lexeme *x)
{
        size_t with = str_find(rest, S(" with "), 0);
        struct together *t = &x->together[x->n_together];

        if (with == STR_NONE || x->n_together == CONCEPT_ALSO_MAX)
                return bad(l, u, "no `with`, or one too many, in", rest,
                           "write at most four `together A, B with C, D`");
        t->all_text = str_trim(str_slice(rest, 0, with));
        t->with_text = str_trim(str_slice(rest, with + 6, rest.n));
        t->line = u->no;
        x->n_together++;
        return OK;
}

/* `5 of 5`: a mark and the scale it is given on. */
static rc concept_graded(struct loader *l, const struct line *u, str rest,
                         struct lexeme *x)
{
        str all = rest, first = str_word(&rest), of = str_word(&rest);
        long mark, scale;

        if (str_eq(first, S("as"))) {
                x->graded_text = str_trim(str_slice(all, 3, all.n));
                return OK;
        }
        if (!str_number(first, &mark) || !str_eq(of, S("of")) ||
            !str_number(str_trim(rest), &scale))
                return bad(l, u, "no mark and scale in", all,
                           "write two numbers, as `graded 5 of 5`, or "
                           "`graded as CONCEPT`");
        x->grade = (double)mark;
        x->scale = (double)scale;
        return OK;
}

/* `joint-injection in shoulder, knee` */
static rc concept_placed(struct loader *l, const struct line *u, str rest,
                         struct lexeme *x)
{
        size_t in = str_find(rest, S(" in "), 0);

        if (in == STR_NONE)
                return bad(l, u, "no parts of the body in", rest,
                           "write `placed CONCEPT in PART, PART`");
        x->placed_text = str_trim(str_slice(rest, 0, in));
        x->places_text = str_trim(str_slice(rest, in + 4, rest.n));
        return OK;
}

static rc concept_measure(struct loader *l, const struct line *u, str rest,
                          struct lexeme *x)
{
        static const struct { str words; enum measure is; } of[] = {
                { STR("score of "), MEASURE_SCORE },
                { STR("score with treatment of "), MEASURE_SCORE_WITH },
                { STR("score without treatment of "), MEASURE_SCORE_WITHOUT }
        };
        static const struct { str words; enum measure is; } plain[] = {
                { STR("percent"), MEASURE_PERCENT },
                { STR("duration"), MEASURE_DURATION }
        };

        for (size_t i = 0; i < COUNT(plain); i++)
                if (str_eq(rest, plain[i].words)) {
                        x->measure = plain[i].is;
                        return OK;
                }
        for (size_t i = 0; i < COUNT(of); i++) {
                str number;
                long scale;

                if (!str_starts(rest, of[i].words))
                        continue;
                number = str_slice(rest, of[i].words.n, rest.n);
                x->measure = of[i].is;
                if (!str_number(number, &scale))
                        break;
                x->scale = (double)scale;
                return OK;
        }
        return bad(l, u, "unknown measure", rest, "write `percent`, "
                   "`duration`, `score of 10` or `score with "
                   "treatment of 10`");
}

static rc concept_examined(struct loader *l, const struct line *u, str rest,
                           struct lexeme *x)
{
        if (!str_starts(rest, S("as ")))
                return bad(l, u, "no concept in", u->text,
                           "write `examined as CONCEPT`");
        x->examined_text = str_trim(str_slice(rest, 3, rest.n));
        return OK;
}

static rc concept_flag(struct loader *l, const struct line *u, str word,
                       str rest, struct lexeme *x)
{
        if (str_eq(word, S("counts")) && str_eq(rest, S("visits")))
                x->counts = true;
        else if (str_eq(word, S("with")) && str_eq(rest, S("treatment")))
                x->with_treatment = true;
        else if (str_eq(word, S("by")) && str_eq(rest, S("body part")))
                x->by_body = true;
        else if (str_eq(word, S("by")) && str_eq(rest, S("side")))
                x->by_side = true;
        else if (str_eq(word, S("by")) && str_starts(rest, S("side of ")))
                x->side_of = str_slice(rest, 8, rest.n);
        else if (str_eq(word, S("by")) && str_eq(rest, S("region")))
                x->by_region = true;
        else if (str_eq(word, S("by")) && str_eq(rest, S("degrees")))
                x->degrees = true;
        else if (str_eq(word, S("hidden")) && !rest.n)
                x->hidden = true;
        else if (str_eq(word, S("sign")) && !rest.n)
                x->sign = true;
        else if (str_eq(word, S("lasting")) && !rest.n)
                x->lasting = true;
        else if (str_eq(word, S("never")) && str_eq(rest, S("topical")))
                x->never_topical = true;
        else if (str_eq(word, S("by")) && str_eq(rest, S("grade alone")))
                x->grade_only = true;
        else
                return bad(l, u, "a line nobody reads", u->text,
                           "write `counts visits`, `with treatment`, "
                           "`by body part`, `by side of PART, PART`, "
                           "`by region`, `by grade alone`, `by degrees`, "
                           "`sign`, `lasting`, `never topical` or `hidden`");
        x->by_side |= x->side_of.n > 0;
        return OK;
}

static rc concept_line(struct loader *l, const struct line *u, uint32_t i)
{
        static const str keys[] = {
                STR("title"), STR("section"), STR("words"), STR("observed"),
                STR("present"), STR("absent"), STR("also"), STR("say"),
                STR("together"), STR("graded"), STR("measure"),
                STR("examined"), STR("outcome"), STR("counts"),
                STR("placed"), STR("with"), STR("by"), STR("hidden"),
                STR("capitals"), STR("never"), STR("sign"),
                STR("lasting")
        };
        struct concept *c = &l->concept.at[i];
        struct lexeme *x = &l->lexeme.at[i];
        str rest = u->text, word = str_word(&rest);
        size_t k = name_find(l, u, "keyword", keys, COUNT(keys), word);

        rest = str_trim(rest);
        if (k == SIZE_MAX)
                return ERR_SYNTAX;
        if (k >= 2 && k <= 5)
                return lists_add(l, u, rest, (struct entry){
                        .kind = (enum entry_kind)(ENTRY_WORDS + k - 2),
                        .target = i, .lane = LANE_FACT });
        switch (k) {
        case 0: c->title = rest; return OK;
        case 1:
                c->section = rest;
                return name_find(l, u, "section", sections, COUNT(sections),
                                 rest) == SIZE_MAX ? ERR_SYNTAX : OK;
        case 6: x->also_text = rest; return OK;
        case 7: return concept_say(l, u, rest, c);
        case 8: return concept_together(l, u, rest, x);
        case 9: return concept_graded(l, u, rest, x);
        case 10: return concept_measure(l, u, rest, x);
        case 11: return concept_examined(l, u, rest, x);
        case 12: x->outcome = true; return OK;
        case 14: return concept_placed(l, u, rest, x);
        case 18:
                return lists_add(l, u, rest, (struct entry){
                        .kind = ENTRY_WORDS, .target = i, .lane = LANE_FACT,
                        .capitals = true });
        }
        return concept_flag(l, u, word, rest, x);
}

rc concept_load(struct loader *l, const struct line *at)
{
        str name = at->columns > 1 ? at->column[1] : S("");
        uint32_t i = (uint32_t)l->concept.n;

        if (!line_says(at, S("concept"), &name) || !name.n)
                return bad(l, at, "no name in", at->text,
                           "write `concept  name-of-it`");
        for (size_t k = 0; k < i; k++)
                if (str_eq(l->concept.at[k].name, name))
                        return err_set(l->e, ERR_SYNTAX, l->file, at->no,
                                       "concept `" FMT "` stands already at "
                                       FMT ":%zu; write its words there",
                                       ARG(name), ARG(l->lexeme.at[k].file),
                                       l->lexeme.at[k].line);
        VEC_ADD(l->a, &l->concept)->name = name;
        *VEC_ADD(l->a, &l->lexeme) = (struct lexeme){
                .file = l->file, .line = at->no, .examined = UINT32_MAX,
                .placed = UINT32_MAX, .graded_as = UINT32_MAX,
                .grade = (double)NAN, .scale = (double)NAN };
        for (const struct line *u = at->under; u; u = u->next) {
                rc r = concept_line(l, u, i);

                if (r)
                        return r;
        }
        if (!l->concept.at[i].section.n)
                return bad(l, at, "no section in concept", name,
                           "write `section` and diagnosis, complaint, "
                           "examination, imaging, treatment, medication, "
                           "work, function or other");
        l->lexeme.at[i].now = str_eq(l->concept.at[i].section, S("work"));
        l->lexeme.at[i].act = section_acts(l->concept.at[i].section) &&
                              !l->lexeme.at[i].outcome;
        if (!l->concept.at[i].title.n)
                return bad(l, at, "no title in concept", name,
                           "write `title` and its name for people");
        return OK;
}

/* ---- Names that stand for other concepts -------------------------------- */

static rc concept_named(struct loader *l, const struct lexeme *x, size_t line,
                        str name, uint32_t *out)
{
        *out = lexicon_concept(l->v, name);
        if (*out != UINT32_MAX)
                return OK;
        return err_set(l->e, ERR_SYNTAX, x->file, line,
                       "no concept `" FMT "`; write the name of one",
                       ARG(name));
}

static rc concepts_named(struct loader *l, const struct lexeme *x,
                         size_t line, str list, size_t most, uint32_t *out,
                         size_t *n)
{
        while (list.n) {
                str one = str_trim(str_cut(&list, ','));

                if (*n == most)
                        return err_set(l->e, ERR_LIMIT, x->file, line,
                                       "more than %zu concepts; write fewer",
                                       most);
                rc r = concept_named(l, x, line, one, &out[*n]);

                if (r)
                        return r;
                ++*n;
        }
        return OK;
}

rc concept_tie(struct loader *l, struct lexeme *x)
{
        rc r = concepts_named(l, x, x->line, x->also_text, CONCEPT_ALSO_MAX,
                              x->also, &x->n_also);

        if (!r && x->graded_text.n)
                r = concept_named(l, x, x->line, x->graded_text,
                                  &x->graded_as);
        if (!r && x->examined_text.n)
                r = concept_named(l, x, x->line, x->examined_text,
                                  &x->examined);
        if (!r && x->placed_text.n)
                r = concept_named(l, x, x->line, x->placed_text, &x->placed);
        for (size_t i = 0; i < x->n_together && !r; i++) {
                struct together *t = &x->together[i];

                r = concepts_named(l, x, t->line, t->all_text,
                                   CONCEPT_TOGETHER_MAX, t->all, &t->n_all);
                if (!r)
                        r = concepts_named(l, x, t->line, t->with_text,
                                           CONCEPT_TOGETHER_MAX, t->with,
                                           &t->n_with);
        }
        return r;
}
