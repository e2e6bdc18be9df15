/* layout_item.c - the block `item` of a layout file: how an item begins, where
 * its verdict stands, its labels, and what its request may say.
 *
 *   item
 *     begins  "{request}: {verdict}"           a title; or a sentence:
 *     begins  "The request for {request} is {verdict}"
 *     decided "the request for {request} is {verdict}"   apart from the items
 *     verdict "Word"  upheld|overturned
 *     label   "Label:"  FIELD|-  [optional]
 *     companion "phrase" ...     a request that goes with another
 *       beside  "phrase" ...     which has one of these
 *     undecided "phrase" ...     what says that no decision stands yet
 *     count "#" ...              the count stands behind these
 *     no count "refill" ...      with these no count is certain
 *     portion ACTION             of a request partly approved
 *       requested, approved, disputed  "phrase" ...
 *       without "is" ...         a last word that belongs to no part */
#include "letter/loader.h"

static rc verdict_read(struct loader *x, const struct line *ln, str rest)
{
        struct layout *l = x->l;
        struct phrases p = { 0 };
        struct line one = *ln;
        enum outcome means;
        rc r;

        if (l->n_verdicts == PHRASES_MAX || ln->columns < 2)
                return FAIL(x, ln, "write verdict \"Word\"  upheld or "
                            "overturned, with two spaces or more between; at "
                            "most %d", PHRASES_MAX);
        one.columns--;
        r = said_phrases(x, &one, rest, &p);
        if (r)
                return r;
        if (p.n != 1 || !outcome_named(ln->column[ln->columns - 1], &means))
                return FAIL(x, ln, "a verdict means upheld or overturned");
        l->verdict[l->n_verdicts++] = (struct verdict){ p.at[0], means };
        return OK;
}

/* What stands in the braces at s[at]: its name and the end; 0: none. */
static size_t brace_at(str s, size_t at, str *name)
{
        size_t end = str_find(s, S("}"), at);

        if (end == STR_NONE)
                return 0;
        *name = str_slice(s, at + 1, end);
        return end + 1;
}

/* Cuts the pattern at {request} and {verdict}. NULL: it is one. */
static const char *form_cut(str s, struct form *f)
{
        size_t at = str_find(s, S("{"), 0), end;
        str name;

        *f = (struct form){ .text = s };
        end = at == STR_NONE ? 0 : brace_at(s, at, &name);
        if (!end || !str_eq(name, S("request")))
                return "write {request} in it, once, before any {verdict}";
        f->lead = str_trim(str_slice(s, 0, at));
        s = str_slice(s, end, s.n);
        at = str_find(s, S("{"), 0);
        if (at == STR_NONE) {
                f->mid = str_trim(s);
                return !f->lead.n ? "write words before {request}, or "
                                    "{verdict} behind it" :
                       !f->mid.n ? "write what stands behind {request}, such "
                                   "as a colon" : NULL;
        }
        end = brace_at(s, at, &name);
        if (!end || !str_eq(name, S("verdict")))
                return "only {request} and {verdict} stand in braces";
        f->verdict = true;
        f->mid = str_trim(str_slice(s, 0, at));
        f->tail = str_trim(str_slice(s, end, s.n));
        if (str_find(f->tail, S("{"), 0) != STR_NONE)
                return "write {verdict} once";
        if (!f->mid.n)
                return "write what stands between {request} and {verdict}";
        return !f->lead.n && f->tail.n ? "a title ends with its {verdict}"
                                       : NULL;
}

static rc form_read(struct loader *x, const struct line *ln, str rest,
                    bool decided)
{
        struct layout *l = x->l;
        size_t *n = decided ? &l->n_decided : &l->n_begins;
        struct form *f = decided ? l->decided : l->begins;
        struct phrases p = { 0 };
        rc r = said_phrases(x, ln, rest, &p);

        for (size_t i = 0; i < p.n && !r; i++) {
                if (*n == PHRASES_MAX)
                        return FAIL(x, ln, "more than %d of these; write "
                                    "fewer", PHRASES_MAX);
                const char *wrong = form_cut(p.at[i], &f[*n]);

                if (wrong)
                        return FAIL(x, ln, "no such form; %s", wrong);
                if (decided && (!f[*n].lead.n || !f[*n].verdict))
                        return FAIL(x, ln, "decided has words before "
                                    "{request}, and {verdict}");
                if (!decided && !f[*n].lead.n) {
                        if (l->titled)
                                return FAIL(x, ln, "a second form of title; "
                                            "write words before {request}");
                        l->titled = *n + 1;
                }
                ++*n;
        }
        return r;
}

static rc portion_read(struct loader *x, const struct line *ln, str action)
{
        static const str words[] = { STR("requested"), STR("approved"),
                                     STR("disputed"), STR("without") };
        struct layout *l = x->l;
        struct portion *p = &l->portion[l->n_portions];
        rc r = OK;
        str rest;

        if (l->n_portions == PORTIONS_MAX)
                return FAIL(x, ln, "more than %d blocks portion; write fewer",
                            PORTIONS_MAX);
        if (!action.n || !ln->under)
                return FAIL(x, ln, "write portion and what utilization review "
                            "did, such as modified; below it the phrases");
        *p = (struct portion){ .action = action };
        for (const struct line *u = ln->under; u && !r; u = u->next) {
                size_t k = 0;

                while (k <= PORTION_PARTS && !line_says(u, words[k], &rest))
                        k++;
                if (k > PORTION_PARTS || (k == PORTION_PARTS &&
                                          u == ln->under))
                        return FAIL(x, u, "write requested, approved or "
                                    "disputed here, and last without");
                r = said_phrases(x, u, rest, k == PORTION_PARTS
                                             ? &p->without : &p->of[k]);
                if (u == ln->under)
                        p->first = (enum portion_part)k;
        }
        l->n_portions++;
        return r;
}

static rc companion_read(struct loader *x, const struct line *u, str rest)
{
        struct layout *l = x->l;
        struct companion *c = &l->companion[l->n_companions];
        rc r;

        if (l->n_companions == COMPANIONS_MAX)
                return FAIL(x, u, "more than %d lines of companions; write "
                            "more phrases on one", COMPANIONS_MAX);
        *c = (struct companion){ 0 };
        r = said_phrases(x, u, rest, &c->of);
        for (const struct line *d = u->under; d && !r; d = d->next)
                r = line_says(d, S("beside"), &rest)
                    ? said_phrases(x, d, rest, &c->beside)
                    : FAIL(x, d, "write beside \"...\" here: words of the "
                           "request that it goes with");
        l->n_companions++;
        return r;
}

static rc label_line(struct loader *x, const struct line *u)
{
        struct layout *l = x->l;

        if (l->n_labels == LABELS_MAX)
                return FAIL(x, u, "more than %d labels; write fewer",
                            LABELS_MAX);
        rc r = part_read(x, u, true, &l->label[l->n_labels++]);
        const struct part *p = &l->label[l->n_labels - 1];

        for (size_t i = 0; i < p->n_anchors && !r; i++)
                if (p->means[i] >= 0)
                        return FAIL(x, u, "a label of an item decides "
                                    "nothing; write verdict \"...\", or the "
                                    "label under parts");
        return r;
}

static rc item_line(struct loader *x, const struct line *u)
{
        struct layout *l = x->l;
        str rest;

        if (line_says(u, S("begins"), &rest))
                return form_read(x, u, rest, false);
        if (line_says(u, S("decided"), &rest))
                return form_read(x, u, rest, true);
        if (line_says(u, S("verdict"), &rest))
                return verdict_read(x, u, rest);
        if (line_says(u, S("portion"), &rest))
                return portion_read(x, u, rest);
        if (line_says(u, S("companion"), &rest))
                return companion_read(x, u, rest);
        if (line_says(u, S("undecided"), &rest))
                return said_phrases(x, u, rest, &l->undecided);
        if (line_says(u, S("count"), &rest))
                return said_phrases(x, u, rest, &l->counted);
        if (line_says(u, S("no count"), &rest))
                return said_phrases(x, u, rest, &l->uncounted);
        return label_line(x, u);
}

/* Does the layout say in some way what was decided? */
static rc item_decides(struct loader *x, const struct line *ln)
{
        struct layout *l = x->l;

        if (!l->n_labels || !l->n_verdicts)
                return FAIL(x, ln, "an item has verdicts and labels");
        if (!l->n_begins)
                return FAIL(x, ln, "nothing says how an item begins; write "
                            "begins \"{request}: {verdict}\", or what is "
                            "printed");
        for (size_t i = 0; i < l->n_begins && !l->n_decided; i++)
                if (!l->begins[i].verdict)
                        return FAIL(x, ln, "items begin without a verdict; "
                                    "write {verdict} in begins, or decided "
                                    "that holds it");
        return OK;
}

rc item_block(struct loader *x, const struct line *ln)
{
        rc r = OK;

        for (const struct line *u = ln->under; u && !r; u = u->next)
                r = item_line(x, u);
        return r ? r : item_decides(x, ln);
}
