/* request_service.c - the services and drugs that a request line names, and
 * which of them are parts of it. */
#include "clinical/request_inside.h"

/* Does the service at token i only say what the line is for? "Sedation (for
 * lumbar ESI)": nothing but parts, sides and articles after "for". */
static bool purpose_before(const struct ask *q, size_t i, size_t from)
{
        for (size_t k = i; k-- > from && i - k < 8;) {
                const struct entry *e = q->hit[k][LANE_REQUEST].entry;

                if (mark_at(q, k, MARK_PURPOSE))
                        return true;
                if (mark_at(q, k, MARK_JOIN) ||
                    (e && e->kind != ENTRY_REQUEST_MARK) ||
                    q->t[k + 1].before & (GLUE_COMMA | GLUE_SEMICOLON))
                        return false;
        }
        return false;
}

/* Are the services at tokens a and b two, joined by "with", "and", a comma,
 * a slash or a plus? Else the second only says the first more closely. */
static bool joined(const struct ask *q, size_t a, size_t b)
{
        for (size_t k = a + 1; k <= b; k++)
                if (mark_at(q, k, MARK_JOIN) || q->t[k].before &
                    (GLUE_COMMA | GLUE_SEMICOLON | GLUE_SLASH | GLUE_PLUS |
                     GLUE_AND))
                        return true;
        return false;
}

/* Is a percentage the strength of the drug at token i? Then it is part of a
 * preparation for the skin. */
static bool percent_at(const struct ask *q, size_t i)
{
        size_t end = i + q->hit[i][LANE_REQUEST].n;

        return end < q->n && q->t[end].digits &&
               q->t[end + 1].before & GLUE_PERCENT;
}

/* The topical class where a form stands within a few words of the drug. */
static bool topical_at(const struct ask *q, size_t i, size_t to)
{
        if (percent_at(q, i))
                return true;
        for (size_t k = i; k < to && k < i + 8; k++) {
                if (form_at(q, k))
                        return true;
                if (k > i && q->t[k].before & GLUE_SEMICOLON)
                        return false;
        }
        return i && form_at(q, i - 1);
}

static void part_add(struct ask *q, struct request *r, struct found *f,
                     size_t i, str class, str service)
{
        for (size_t k = 0; k < r->n_parts; k++)
                if (str_eq(r->part[k].class, class) &&
                    str_eq(r->part[k].service, service))
                        return;
        if (r->n_parts == PARTS_MOST) {
                f->crowded = true;
                return;
        }
        if (r->n_parts && !joined(q, f->first[r->n_parts - 1], i)) {
                struct request_part *p = &r->part[r->n_parts - 1];

                if (!p->service.n && str_eq(p->class, class))
                        p->service = service;
                return;
        }
        f->first[r->n_parts] = i;
        r->part[r->n_parts++] = (struct request_part){
                .class = class, .service = service,
                .begin = q->t[i].begin, .end = q->t[i].end };
}

/* "Follow-up drug screen": the only part so far says no more than when or
 * that a drug is asked for, and is no part. */
static void part_yield(const struct ask *q, struct request *r,
                       struct found *f, size_t i)
{
        if (r->n_parts != 1 || !f->service || !f->service->yields ||
            joined(q, f->first[0], i))
                return;
        r->n_parts = 0;
        f->service = NULL;
}

/* Does a form, "cream", stand between tokens a and b? */
static bool form_between(const struct ask *q, size_t a, size_t b)
{
        while (a < b && !form_at(q, a))
                a++;
        return a < b;
}

/* Is the drug at token i given by the service? Of one generic any row of the
 * table: lidocaine alone is one for the skin. */
static bool drug_taken(const struct ask *q, const struct service *s, size_t i)
{
        str name;

        if (!s || !s->takes.n || !drug_at(q, i))
                return false;
        name = q->v->drug[q->hit[i][LANE_REQUEST].entry->target].name;
        for (size_t k = 0; k < q->v->drugs; k++)
                if (str_eq(q->v->drug[k].name, name) &&
                    q->v->drug[k].group.n &&
                    lexicon_listed(s->takes, q->v->drug[k].group))
                        return true;
        return false;
}

/* "Depo-Medrol/lidocaine injection": what stands before it is given by it. */
static void drugs_yield(const struct ask *q, struct request *r,
                        struct found *f, size_t i, const struct service *s)
{
        for (size_t k = 0; k < r->n_parts; k++)
                if (!drug_taken(q, s, f->first[k]) ||
                    form_between(q, f->first[k], i))
                        return;
        if (r->n_parts)
                f->service = NULL;
        r->n_parts = 0;
}

/* Does another drug follow the one at token i behind a slash or plus? */
static bool mixed_at(const struct ask *q, size_t i)
{
        size_t end = i + q->hit[i][LANE_REQUEST].n + percent_at(q, i);

        return end < q->n && drug_at(q, end) &&
               q->t[end].before & (GLUE_SLASH | GLUE_PLUS);
}

/* Is the drug at token i an ingredient of the topical that is the only part?
 * "Compound cream (ketoprofen, gabapentin)", "flurbiprofen/lidocaine cream";
 * but not "pain cream, naproxen 550 mg". */
static bool ingredient_at(const struct ask *q, const struct request *r,
                          const struct found *f, size_t i, bool topical)
{
        size_t end = i + q->hit[i][LANE_REQUEST].n;

        if (!r->n_parts || !str_eq(r->part[0].class, S("topical")))
                return false;
        if (topical || percent_at(q, i))
                return true;
        return r->n_parts == 1 && f->service &&
               !(end < q->n && q->t[end].digits) &&
               q->t[i].before & (GLUE_OPEN | GLUE_COLON | GLUE_SLASH |
                                 GLUE_COMMA | GLUE_PLUS | GLUE_HYPHEN);
}

static void drug_name(struct ask *q, struct request *r, const struct found *f,
                      size_t i, str name, bool ingredient)
{
        if (!r->drug.n)
                r->drug = name;
        else if (ingredient && str_find(r->drug, name, 0) == STR_NONE &&
                 (percent_at(q, i) || !form_between(q, f->drug, i)))
                r->drug = arena_fmt(q->a, FMT "/" FMT, ARG(r->drug),
                                    ARG(name));
}

static void drug_add(struct ask *q, struct request *r, struct found *f,
                     size_t i, size_t to)
{
        const struct drug *d = &q->v->drug[q->hit[i][LANE_REQUEST]
                                           .entry->target];
        bool topical = topical_at(q, i, to) &&
                       (d->concept == UINT32_MAX || mixed_at(q, i) ||
                        !q->v->lexeme[d->concept].never_topical);
        bool ingredient;

        if (r->n_parts && drug_taken(q, f->service, i))
                return;
        /* "labs: estradiol" is no drug: what is counted yields to one */
        if (f->service && f->service->unit.n)
                part_yield(q, r, f, i);
        ingredient = ingredient_at(q, r, f, i, topical);
        drug_name(q, r, f, i, d->name, ingredient);
        f->drug = i;
        /* Two drugs of one preparation are one part. */
        if (!ingredient)
                part_add(q, r, f, i, topical ? S("topical") : d->class,
                         S(""));
}

/* The service one of whose endings the unmatched word at token i has. */
static const struct service *service_ending(const struct ask *q, size_t i)
{
        str word = str_slice(q->text, q->t[i].begin, q->t[i].end), list, end;

        for (size_t k = 0; k < q->v->services && !q->t[i].digits; k++)
                for (list = q->v->service[k].endings; list.n;) {
                        end = str_trim(str_cut(&list, ','));
                        if (word.n > end.n + 1 && str_eq_fold(end,
                                str_slice(word, word.n - end.n, word.n)))
                                return &q->v->service[k];
                }
        return NULL;
}

/* The service that token i names, NULL: none, or one that makes no part. */
static const struct service *service_at(const struct ask *q,
                                        const struct found *f, size_t i,
                                        bool covered)
{
        const struct entry *e = q->hit[i][LANE_REQUEST].entry;
        const struct service *s;

        if (!e)
                return covered ? NULL : service_ending(q, i);
        if (e->kind != ENTRY_SERVICE)
                return NULL;
        s = &q->v->service[e->target];
        if (s->accessory)
                return f->last && s->class.n ? s : NULL;
        return s->last && !f->last ? NULL : s;
}

static str class_placed(const struct request *r, const struct service *s)
{
        for (size_t i = 0; s->placed.n && i < r->n_body; i++)
                if (lexicon_listed(s->places, r->body[i]))
                        return s->placed;
        return s->class;
}

/* "Acupuncture consultation" asks for a consultation. */
static bool head_taken(const struct ask *q, struct request *r,
                       struct found *f, size_t i, const struct service *s)
{
        size_t k = r->n_parts ? f->first[r->n_parts - 1] : 0;

        if (!s->head || !r->n_parts || joined(q, k, i) ||
            k + q->hit[k][LANE_REQUEST].n != i)
                return false;
        r->part[r->n_parts - 1].class = s->class;
        r->part[r->n_parts - 1].service = s->name;
        if (r->n_parts == 1)
                f->service = s;
        return true;
}

/* "With a psychiatrist". */
static bool with_before(const struct ask *q, size_t i)
{
        for (size_t k = i; k-- > 0 && i - k <= 2;)
                if (count_at(q, k, COUNT_WITH))
                        return true;
        return false;
}

static void service_add(struct ask *q, struct request *r, struct found *f,
                        size_t i, size_t from, const struct service *s)
{
        if (head_taken(q, r, f, i, s) ||
            (s->whom && r->n_parts && with_before(q, i)))
                return;
        drugs_yield(q, r, f, i, s);
        if (!s->whom && !purpose_before(q, i, from))
                part_yield(q, r, f, i);
        if (r->n_parts && purpose_before(q, i, from)) {
                if (!r->primary_class.n)
                        r->primary_class = s->class;
                return;
        }
        if (!r->n_parts)
                f->service = s;
        part_add(q, r, f, i, class_placed(r, s), s->name);
}

void services_read(struct ask *q, struct request *r, struct found *f,
                   size_t from, size_t to)
{
        size_t covered = from;

        for (size_t i = from; i < to; i++) {
                const struct hit *h = &q->hit[i][LANE_REQUEST];
                const struct service *s;

                if (mark_at(q, i, MARK_PERIOPERATIVE))
                        f->perioperative = true;
                s = service_at(q, f, i, i < covered);
                if (h->entry)
                        covered = i + h->n;
                if (drug_at(q, i))
                        drug_add(q, r, f, i, to);
                else if (s)
                        service_add(q, r, f, i, from, s);
        }
}

/* "Xyz #30" is a drug that is not in the list, "Xyz 5 %" one for the skin. */
static void numbered_add(struct ask *q, struct request *r, struct found *f,
                         size_t i)
{
        str sign = q->t[i].before & GLUE_HASH ? S("#")
                 : q->t[i + 1].before & GLUE_PERCENT ? S("%") : S("");

        for (size_t k = 0; k < q->v->services && !r->n_parts; k++) {
                const struct service *s = &q->v->service[k];

                if (sign.n && str_eq(s->numbered, sign)) {
                        f->service = s;
                        part_add(q, r, f, i, s->class, s->name);
                }
        }
}

/* Reads unknown words of from..to as the known ones they are slips of. */
static bool slips_mend(struct ask *q, size_t from, size_t to)
{
        bool any = false;

        for (size_t i = from; i < to; i++) {
                uint32_t symbol = lexicon_slip(q->v, q->text, &q->t[i]);

                if (!symbol)
                        continue;
                q->t[i].symbol = q->v->spelt_of[symbol]
                               ? q->v->spelt_of[symbol] : symbol;
                any = true;
        }
        if (any)
                phrases_match(q);
        return any;
}

/* Is the service at token i named by one word, with an unknown one beside it?
 * "Myofasical release" is no release. */
static bool doubtful_at(const struct ask *q, size_t i, size_t from, size_t to)
{
        return q->hit[i][LANE_REQUEST].n == 1 && !drug_at(q, i) &&
               ((i > from && !q->t[i - 1].symbol) ||
                (i + 1 < to && !q->t[i + 1].symbol));
}

void services_doubt(struct ask *q, struct request *r, struct found *f,
                    size_t from, size_t to)
{
        size_t i = f->first[0], a, b;
        uint32_t before, behind;

        if (r->n_parts != 1 || !doubtful_at(q, i, from, to))
                return;
        a = i > from ? i - 1 : i;
        b = i + 1 < to ? i + 1 : i;
        before = q->t[a].symbol;
        behind = q->t[b].symbol;
        if (!slips_mend(q, a, b + 1))
                return;
        if (q->hit[a][LANE_REQUEST].n > (a < i) ||
            q->hit[i][LANE_REQUEST].n > 1) {
                *f = (struct found){ 0 };
                r->n_parts = 0;
                r->drug = r->primary_class = S("");
                services_read(q, r, f, from, to);
                return;
        }
        q->t[a].symbol = before;
        q->t[b].symbol = behind;
        phrases_match(q);
}

void services_guess(struct ask *q, struct request *r, struct found *f,
                    size_t from, size_t to)
{
        if (slips_mend(q, from, to))
                services_read(q, r, f, from, to);
        f->last = true;
        if (!r->n_parts)
                services_read(q, r, f, from, to);
        for (size_t i = from; i < to && !r->n_parts; i++)
                if (q->t[i].digits)
                        numbered_add(q, r, f, i);
}

/* Each part's bytes run up to the next part. */
void parts_close(struct ask *q, struct request *r,
                 const struct found *f, size_t to)
{
        for (size_t k = 0; k < r->n_parts; k++) {
                size_t end = k + 1 < r->n_parts ? f->first[k + 1] : to;
                size_t last = end ? end - 1 : 0;

                while (last > f->first[k] && mark_at(q, last, MARK_JOIN))
                        last--;
                r->part[k].end = q->t[last].end;
                if (r->part[k].end < q->text.n &&
                    q->text.p[r->part[k].end] == ')')
                        r->part[k].end++;
        }
        if (!r->n_parts)
                r->part[r->n_parts++] = (struct request_part){
                        .begin = 0, .end = q->text.n };
}
