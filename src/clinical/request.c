/* request.c - one line of a request to what it asks for.
 *
 * The line is cut at "was the original request ... was authorized ... the
 * remaining portion"; of the part in dispute the services, drug, numbers,
 * body and side are read. The rulings are those of the annotation guide; the
 * words are vocabulary/requests.vocabulary and services.vocabulary. Companions
 * are settled by whoever has all the items of the case. */
#include "clinical/request_inside.h"

#include <math.h>

enum { DATE_NEAR = 7 };

static bool form_in(const struct ask *q)
{
        for (size_t i = 0; i < q->n; i++)
                if (form_at(q, i))
                        return true;
        return false;
}

static str default_unit(const struct ask *q, const struct request *r,
                        const struct found *f)
{
        if (!f->service && r->n_parts && r->drug.n)
                return str_eq(r->class, S("topical")) || form_in(q)
                        ? S("units") : S("tablets");
        return f->service && f->service->unit.n ? f->service->unit
                                                : S("visits");
}

static void quantity_read(struct ask *q, struct request *r,
                          const struct found *f, const struct portions *p)
{
        struct amount m = amount_of(q, p->from, p->to,
                                    refills_lead(q, p->from, p->to));
        bool by_level = f->service && f->service->by_level;

        r->quantity = m.n;
        r->unit = m.unit.n ? m.unit : default_unit(q, r, f);
        if (r->drug.n && !f->service && str_eq(r->unit, S("visits")))
                r->unit = S("tablets");
        if (isnan(m.n) && by_level && r->n_levels) {
                r->quantity = (double)r->n_levels;
                r->unit = S("levels");
        }
        if (isnan(r->quantity))
                r->unit = S("");
        if (isnan(r->quantity) && f->service && f->service->uncounted.n &&
            r->n_parts == 1 && !f->crowded)
                r->part[0] = (struct request_part){
                        .class = f->service->uncounted,
                        .begin = r->part[0].begin, .end = r->part[0].end };
        if (p->original_to)
                r->requested = amount_of(q, 0, p->original_to, false).n;
        if (p->authorized_to > p->authorized_from)
                r->approved = amount_of(q, p->authorized_from,
                                        p->authorized_to, false).n;
}

static void companion_mark(struct request *r, const struct found *f)
{
        if (f->service && f->service->companion) {
                r->companion = true;
                if (!r->primary_class.n)
                        r->primary_class = f->service->primary;
        }
        if (f->perioperative) {
                r->companion = true;
                if (!r->primary_class.n)
                        r->primary_class = S("surgery");
        }
        if (!r->companion)
                r->primary_class = S("");
}

/* What is in dispute, and where the tail of the line does not name it, what
 * its head names; the end of what was read. */
static size_t asked_read(struct ask *q, struct request *r, struct found *f,
                       const struct portions *p)
{
        size_t to = p->to;

        doses_read(q, r, p->from, p->to);
        body_read(q, r, p->from, p->to);
        services_read(q, r, f, p->from, p->to);
        services_doubt(q, r, f, p->from, p->to);
        if (!r->n_body)
                body_mend(q, r, p->from, p->to);
        if (!r->n_parts && p->from && p->original_to) {
                to = p->original_to;
                doses_read(q, r, 0, to);
                if (!r->n_body)
                        body_read(q, r, 0, to);
                services_read(q, r, f, 0, to);
        }
        if (!r->n_parts && !f->crowded)
                services_guess(q, r, f, p->from, p->to);
        if (f->crowded)
                r->n_parts = 0;
        parts_close(q, r, f, to);
        return to;
}

/* The date beside "date of service": within a few tokens behind, else just
 * before it. */
static date service_date(const struct ask *q)
{
        date d;

        for (size_t i = 0; i < q->n; i++) {
                if (!mark_at(q, i, MARK_RETROSPECTIVE))
                        continue;
                for (size_t k = i; k < q->n && k < i + DATE_NEAR; k++)
                        if (date_scan(q->text, q->t[k].begin, &d))
                                return d;
                for (size_t k = i; k-- > 0 && i - k <= 3;)
                        if (q->t[k].dated &&
                            date_scan(q->text, q->t[k].begin, &d))
                                return d;
        }
        return DATE_NONE;
}

/* Are services of two classes joined? */
static bool bundled(const struct request *r)
{
        for (size_t i = 1; i < r->n_parts; i++)
                if (!str_eq(r->part[i].class, r->part[0].class))
                        return true;
        return false;
}

struct request request_parse(arena *a, const struct vocabulary *v, str text)
{
        struct ask *q = NEW(a, struct ask);
        struct found f = { 0 };
        struct request r = { .quantity = (double)NAN,
                             .requested = (double)NAN,
                             .approved = (double)NAN,
                             .strength = (double)NAN };
        struct portions p;
        size_t to;
        buf folded = buf_open(a, text.n + 1);

        buf_add_folded(&folded, text);
        r.text = buf_str(&folded);
        r.body = NEWN(a, str, PARTS_MOST);
        r.part = NEWN(a, struct request_part, PARTS_MOST);
        ask_open(q, a, v, r.text);
        p = portions_cut(q, &r);
        to = asked_read(q, &r, &f, &p);
        r.service = service_date(q);
        r.class = r.part[0].class;      /* the unit of a drug needs it */
        r.bundle = bundled(&r) || f.crowded;
        companion_mark(&r, &f);
        for (size_t i = 0; i < q->n; i++)
                r.retrospective |= mark_at(q, i, MARK_RETROSPECTIVE);
        quantity_read(q, &r, &f, &p);
        r.class = r.part[0].class;
        kinds_read(q, &r, &f, to == p.to ? p.from : 0, to);
        return r;
}
