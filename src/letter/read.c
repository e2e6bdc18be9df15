/* read.c - one letter: anchors, the layout that fits, the fields.
 *
 * A layout fits where all its required parts stand in order. Of those that
 * fit, the one with most parts is taken; of equals, one whose telling clauses
 * are found. Nothing is guessed: what fits none is refused with what was
 * recognised.
 *
 * Where something is missing after this first look, a second one reads a
 * repaired copy (repair.h), and is kept where it misses less. */
#include "letter/repair.h"

#include "terms/patient.h"

enum { SECOND_MAX = 1 << 20 };  /* bytes: no letter is longer */

static struct fit fit_of(const struct layout *l, const struct hits *h)
{
        struct fit f = { .layout = l };
        size_t next = 0;

        for (size_t i = 0; i < h->n && next < l->n_parts; i++) {
                size_t part = l->part_of[h->at[i].anchor], k = next;

                if (!part || part - 1 < next)
                        continue;
                while (k < part - 1 && l->part[k].optional)
                        k++;
                if (k < part - 1)
                        continue;
                f.hit[part - 1] = i + 1;
                f.found++;
                next = part;
        }
        while (next < l->n_parts && l->part[next].optional)
                next++;
        f.missing = next < l->n_parts ? next + 1 : 0;
        f.whole = !f.missing;
        return f;
}

size_t fit_parts(const struct layout *l, const struct hits *h, bool *part)
{
        size_t n = 0;

        memset(part, 0, PARTS_MAX * sizeof *part);
        for (size_t i = 0; i < h->n; i++) {
                size_t k = l->part_of[h->at[i].anchor];

                n += k && !part[k - 1];
                if (k)
                        part[k - 1] = true;
        }
        return n;
}

static size_t fit_end(const struct reader *r, const struct fit *f, size_t k)
{
        while (++k < r->layout->n_parts)
                if (f->hit[k])
                        return r->hits.at[f->hit[k] - 1].begin;
        return r->t.n;
}

/* Behind the date that stands at `at`, and the mark that ends its sentence;
 * 0: no date. */
static size_t date_behind(str t, size_t at, size_t end)
{
        date d;

        size_t from = marks_skip(t, at, end);

        at = date_scan(str_slice(t, from, end), 0, &d);
        if (!at)
                return 0;
        at += from;
        return at + (at < end && (t.p[at] == '.' || t.p[at] == ':'));
}

/* The text of each part. */
static void parts_place(struct reader *r, const struct fit *f)
{
        for (size_t k = 0; k < r->layout->n_parts; k++)
                r->part_at[k] = !f->hit[k] ? (struct span){ 0 } :
                        (struct span){ r->hits.at[f->hit[k] - 1].end,
                                       fit_end(r, f, k) };
}

/* Steps over a section's opening sentence, which the layout explains. */
static size_t intro_skip(struct reader *r, const struct part *p, size_t at,
                         size_t end)
{
        struct phrases to;
        size_t from = marks_skip(r->t, at, end), begin, stop;

        if (!p->intro_from.n)
                return at;
        to = phrases_of(p->intro_to);
        begin = phrase_at(str_slice(r->t, 0, end), from, p->intro_from);
        if (end - begin > INTRO_MAX)
                end = begin + INTRO_MAX;
        if (!begin ||
            phrase_find(r->t, begin, end, &to, &begin, &stop) < 0 ||
            (p->intro_date && !(stop = date_behind(r->t, stop, end)))) {
                r->missing++;
                r->lacks |= MISSING_CLAUSE;
                return at;
        }
        reader_named(r, from, stop);
        return stop;
}

/* Steps over the line of - or = that plain text draws under a heading. */
static size_t underline_skip(struct reader *r, size_t at, size_t end)
{
        size_t i = marks_skip_line(r->t, at, end), from;
        char c;

        if (i >= end || r->t.p[i] != '\n' || i + 1 >= end)
                return at;
        from = ++i;
        c = r->t.p[i];
        if (c != '-' && c != '=')
                return at;
        while (i < end && r->t.p[i] == c)
                i++;
        if (i - from < 3 || (i < end && r->t.p[i] != '\n'))
                return at;
        reader_named(r, from, i);
        return i;
}

/* A field of the letter's one item; and what the label itself decides. */
static void one_read(struct reader *r, const struct part *p,
                     const struct hit *h, struct span s)
{
        struct letter_item *it = item_only(r);

        for (size_t i = 0; i < p->n_anchors; i++)
                if (p->anchor[i] == h->anchor && p->means[i] >= 0) {
                        it->outcome = (enum outcome)p->means[i];
                        it->decision = span_trim(r->t, h->begin, h->end);
                }
        reader_set(r, p->field, it, s);
}

/* Where items begin with words and nothing else does, two labels in order
 * above them are of an item whose words are damaged. */
static rc labels_above(struct reader *r, size_t to, err *e)
{
        size_t last = 0, n = 0;

        for (size_t i = 0; i < to; i++) {
                size_t label = r->layout->label_of[r->hits.at[i].anchor];

                n += label > last;
                last = label > last ? label : last;
        }
        r->missing += n;
        r->lacks |= n ? MISSING_ANCHOR : 0;
        if (n < 2)
                return OK;
        return err_set(e, ERR_INPUT, r->letter->document->name, 0, "labels of "
                       "an item stand above the words that begin item 1 "
                       "(layout "FMT"); read a copy whose lines are whole",
                       ARG(r->layout->name));
}

static rc part_items(struct reader *r, const struct fit *f, size_t k,
                     struct span s, bool *cut, err *e)
{
        const struct layout *l = r->layout;
        size_t to = r->hits.n, from = f->hit[k];
        rc fail = l->part[k].opens ? labels_above(r, from, e) : OK;

        if (fail)
                return fail;
        for (size_t m = k + 1; m < l->n_parts; m++)
                if (f->hit[m] && f->hit[m] - 1 < to)
                        to = f->hit[m] - 1;
        return items_read(r, s.begin, s.end, from, to, cut, e);
}

static void part_text(struct reader *r, const struct part *p,
                      const struct hit *h, struct span s)
{
        if (!p->field)
                return;
        if (p->field->of_item)
                one_read(r, p, h, s);
        else if (p->field->kind != FIELD_LIST)
                reader_set(r, p->field, r->letter, s);
        else if (p->bullet.n)
                reader_lines(r, p->field, s, &p->bullet);
        else
                reader_list(r, p->field, s, &p->split, NULL, 0);
}

static rc parts_read(struct reader *r, const struct fit *f, bool *cut, err *e)
{
        const struct layout *l = r->layout;

        parts_place(r, f);
        for (size_t k = 0; k < l->n_parts; k++) {
                const struct part *p = &l->part[k];
                const struct hit *h;
                struct span s;

                if (!f->hit[k])
                        continue;
                h = &r->hits.at[f->hit[k] - 1];
                s.end = fit_end(r, f, k);
                s.begin = h->begin;
                reader_seen(r, SEEN_PART, r->layouts->anchor[h->anchor].phrase,
                            p->field, 0, h->begin, h->end);
                if (!p->opens) {
                        reader_named(r, h->begin, h->end);
                        s.begin = intro_skip(r, p, underline_skip(
                                             r, h->end, s.end), s.end);
                }
                if (p->field && p->field->kind == FIELD_ITEMS) {
                        rc fail = part_items(r, f, k, s, cut, e);

                        if (fail)
                                return fail;
                } else {
                        part_text(r, p, h, s);
                }
        }
        return l->one ? item_only_whole(r, cut, e) : OK;
}

static void patient_read(struct letter *l)
{
        struct patient p = patient_find(l->document->text,
                                        l->case_summary.begin,
                                        l->case_summary.end);

        l->patient_age = p.age;
        l->patient_sex = p.sex;
        l->patient_age_at = (struct span){ p.age_begin, p.age_end };
        l->patient_sex_at = (struct span){ p.sex_begin, p.sex_end };
}

/* Counts what a whole letter of this layout would have and this one lacks:
 * a second look may find it. */
static void letter_missing(struct reader *r, const struct fit *f, size_t head)
{
        const struct layout *l = r->layout;
        size_t none = 0, labels = 0;

        for (size_t k = 0; k < l->n_parts; k++)
                if (!f->hit[k])         /* and its opening sentence */
                        none += l->part[k].intro_from.n ? 2 : 1;
        r->lacks |= none ? MISSING_ANCHOR : 0;
        if (marks_skip(r->t, 0, head) < head)   /* it has a header */
                for (size_t k = 0; k < l->n_head; k++)
                        labels += l->head[k].field &&
                                  !field_set(l->head[k].field, r->letter);
        r->lacks |= labels ? MISSING_HEAD : 0;
        r->missing += none + labels;
        for (size_t k = 0; k < l->n_finds; k++)
                if (!field_set(l->find[k].field, r->letter)) {
                        r->missing++;
                        r->lacks |= MISSING_CLAUSE;
                }
        labels = r->letter->patient_age < 0 ? 1 : 0;
        labels += !r->letter->patient_sex.n;
        r->missing += labels;
        r->lacks |= labels ? MISSING_PATIENT : 0;
}

/* Where the header table ends, and where the items begin. */
static void bounds(const struct reader *r, const struct fit *f, size_t *head,
                   size_t *items)
{
        const struct layout *l = f->layout;

        *head = *items = r->t.n;
        for (size_t k = l->n_parts; k-- > 0; ) {
                if (!f->hit[k])
                        continue;
                *head = r->hits.at[f->hit[k] - 1].begin;
                if (l->part[k].field && l->part[k].field->kind == FIELD_ITEMS)
                        *items = *head;
        }
}

/* The hits from `from` on up to that with which all required parts of some
 * layout stand in order, the fewest; 0: of none. */
static size_t letter_hits(const struct reader *r, size_t from)
{
        struct hits h = { .at = r->hits.at + from, .n = r->hits.n - from };
        size_t least = 0;

        for (size_t i = 0; i < r->layouts->n; i++) {
                const struct layout *l = &r->layouts->at[i];
                struct fit f = fit_of(l, &h);
                size_t last = 0;

                for (size_t k = 0; k < l->n_parts; k++)
                        if (!l->part[k].optional)
                                last = f.hit[k];
                if (f.whole && last && (!least || last < least))
                        least = last;
        }
        return least;
}

/* A letter has its parts once: no item of one behind it may come under this
 * one's number. */
static rc letter_lone(const struct reader *r, err *e)
{
        size_t first = letter_hits(r, 0);
        size_t second = first ? letter_hits(r, first) : 0;
        const struct hit *h;
        bool repaired;

        if (!second)
                return OK;
        h = &r->hits.at[first + second - 1];
        return err_set(e, ERR_INPUT, r->letter->document->name, 0, "holds "
                       "another letter around byte %zu; give each letter a "
                       "file of its own",
                       reader_back(r, (struct span){ h->begin, h->end },
                                   &repaired).begin);
}

/* Reads by one layout. False: the clauses that tell it are missing. */
static bool layout_read(struct reader *r, struct fit *f, bool *cut, rc *fail,
                        err *e)
{
        size_t head, items;

        r->layout = f->layout;
        r->done = r->named.n = r->unread.n = r->next_cover = 0;
        r->missing = r->lacks = 0;
        r->said_at = (struct span){ 0 };
        r->said = 0;
        letter_blank(r->letter, r->letter->document);
        explain_layout(r->why, f->layout);
        *fail = letter_lone(r, e);
        if (*fail)
                return true;
        bounds(r, f, &head, &items);
        verdicts_read(r, items);
        head_read(r, head);
        *fail = parts_read(r, f, cut, e);
        if (!finds_read(r) && !f->clause) {
                f->clause = true;
                return false;
        }
        if (*fail)
                return true;
        reader_field(r, (struct span){ r->t.n, r->t.n + 1 });
        patient_read(r->letter);
        letter_missing(r, f, head);
        r->letter->layout = r->layout->name;
        r->letter->programme = r->layout->programme;
        r->letter->named = r->named.at;
        r->letter->n_named = r->named.n;
        r->letter->unread = r->unread.at;
        r->letter->n_unread = r->unread.n;
        return true;
}

/* The phrases recognised, by name, each once: never the letter's own text. */
static str recognised(struct reader *r, size_t head)
{
        bool seen[ANCHORS_MAX + 1] = { false };
        buf b = buf_open(r->a, ERR_TEXT_MAX);

        if (head)
                buf_fmt(&b, "%zu header labels", head);
        for (size_t i = 0; i < r->hits.n && b.n < ERR_TEXT_MAX / 3; i++) {
                uint8_t k = r->hits.at[i].anchor;
                str s = r->layouts->anchor[k].phrase;

                if (!seen[k] && s.n < 80)
                        buf_fmt(&b, "%s\""FMT"\"", b.n ? ", " : "", ARG(s));
                seen[k] = true;
        }
        return b.n ? buf_str(&b) : S("nothing");
}

static rc refuse(struct reader *r, const struct fit *fit, size_t n, err *e)
{
        const struct fit *f = fit;
        str file = r->letter->document->name;
        size_t head, later = 0, most = 0;

        for (size_t i = 0; i < n; i++) {
                bool part[PARTS_MAX];
                size_t stand = fit_parts(fit[i].layout, &r->hits, part);

                if (stand < most || (stand == most && i &&
                    (fit[i].found < f->found ||
                     (fit[i].found == f->found &&
                      fit[i].layout->n_parts >= f->layout->n_parts))))
                        continue;
                most = stand;
                f = &fit[i];
        }
        head = head_known(r->t, f->layout,
                          r->hits.n ? r->hits.at[0].begin : r->t.n);
        str known = recognised(r, head);

        for (size_t i = 0; i < r->hits.n; i++)
                later += f->layout->part_of[r->hits.at[i].anchor] >
                         f->missing;
        if (!later && (f->found || head > 1))
                return err_set(e, ERR_INPUT, file, 0, "the letter ends at "
                               "byte %zu before \""FMT"\" (layout "FMT"); "
                               "read the whole letter", r->t.n,
                               ARG(f->layout->part[f->missing - 1].title),
                               ARG(f->layout->name));
        return err_set(e, ERR_INPUT, file, 0, "no known layout; recognised "
                       FMT"; nearest is "FMT", but \""FMT"\" is not found; "
                       "look with imr text, imr read --explain; a new kind "
                       "needs a layout file (layouts/README.md)",
                       ARG(known), ARG(f->layout->name),
                       ARG(f->layout->part[f->missing - 1].title));
}

static bool telling(const struct layout *l)
{
        for (size_t i = 0; i < l->n_finds; i++)
                if (l->find[i].telling)
                        return true;
        return false;
}

/* The fit to try next: not yet tried, or tried in vain for its clauses. */
static struct fit *fit_best(struct fit *fit, size_t n, bool tried)
{
        struct fit *best = NULL;

        for (size_t i = 0; i < n; i++)
                if (fit[i].whole && fit[i].clause == tried &&
                    (!best || fit[i].found > best->found ||
                     (fit[i].found == best->found &&
                      telling(fit[i].layout) && !telling(best->layout))))
                        best = &fit[i];
        return best;
}

static rc first_look(struct reader *r, bool *cut, err *e)
{
        const struct layouts *l = r->layouts;
        struct fit *fit = NEWN(r->a, struct fit, l->n), *best;
        rc fail;

        for (size_t i = 0; i < l->n; i++)
                fit[i] = fit_of(&l->at[i], &r->hits);
        explain_fits(r, fit, l->n);
        while ((best = fit_best(fit, l->n, false)))
                if (layout_read(r, best, cut, &fail, e))
                        return fail;
        best = fit_best(fit, l->n, true);
        if (best && layout_read(r, best, cut, &fail, e))
                return fail;
        letter_blank(r->letter, r->letter->document);
        return refuse(r, fit, l->n, e);
}

struct span reader_back(const struct reader *r, struct span s, bool *repaired)
{
        *repaired = false;
        for (size_t k = r->n_views; k-- > 0; ) {
                const struct view *v = r->view[k];

                for (size_t i = 0; i < v->n && v->edit[i].at < s.end; i++)
                        *repaired |= v->edit[i].label &&
                                     v->edit[i].at + v->edit[i].text.n >
                                     s.begin;
                s = view_back(v, s);
        }
        return s;
}

static void span_back(struct span *s, void *what)
{
        const struct reader *r = what;

        for (size_t k = r->n_views; k-- > 0; )
                *s = view_back(r->view[k], *s);
}

/* The running heads as they stand in the copy on top. */
static void covers_into(struct reader *r, const struct covers *c)
{
        VEC(struct span) v = { 0 };

        for (size_t i = 0; i < c->n; i++) {
                struct span s = c->at[i];

                for (size_t k = 0; k < r->n_views && span_set(s); k++)
                        s = view_into(r->view[k], s);
                if (span_set(s))
                        *VEC_ADD(r->a, &v) = s;
        }
        r->cover = v.at;
        r->n_covers = v.n;
}

/* The reader's text is a copy more: what stood in the old is looked for anew
 * in it. */
static void view_put(struct reader *r, const struct view *v,
                     const struct covers *c)
{
        if (!v->n)
                return;
        r->changed = true;
        r->view[r->n_views++] = v;
        r->t = v->t;
        r->letter->document->text = v->t;
        covers_into(r, c);
        r->hits = anchors_find(r->a, r->layouts, r->t);
}

/* Repairs by one layout that fits, and reads. False: it was not that one. */
static bool second_read(struct reader *r, struct fit *f,
                        const struct covers *c, unsigned lacks, bool *cut,
                        err *e)
{
        struct view *v = NEW(r->a, struct view);
        const struct reader was = *r;
        rc fail;

        r->layout = f->layout;
        parts_place(r, f);
        *v = repair_rest(r, lacks);
        view_put(r, v, c);
        *f = fit_of(f->layout, &r->hits);
        f->clause = true;       /* chosen: clauses tell nothing more */
        if (f->whole && r->changed && layout_read(r, f, cut, &fail, e) &&
            !fail)
                return true;
        r->view[was.n_views] = NULL;
        r->n_views = was.n_views;
        r->t = was.t;
        r->hits = was.hits;
        r->letter->document->text = was.t;
        f->whole = false;
        return false;
}

/* Reads a repaired copy. False: nothing to repair, or still refused; where a
 * layout fits then, e says why. */
static bool second_look(struct reader *r, const struct covers *c,
                        unsigned lacks, bool *cut, err *e)
{
        const struct layouts *l = r->layouts;
        struct fit *fit = NEWN(r->a, struct fit, l->n), *best;
        struct view *v = NEW(r->a, struct view);
        struct view *plain = NEW(r->a, struct view);

        if (ligatures_any(r->t))
                *plain = ligatures_view(r->a, r->t);
        view_put(r, plain, c);
        if (lacks & MISSING_ANCHOR)
                *v = repair_anchors(r->a, l, r->t, &r->hits);
        view_put(r, v, c);
        for (size_t i = 0; i < l->n; i++)
                fit[i] = fit_of(&l->at[i], &r->hits);
        explain_fits(r, fit, l->n);
        while ((best = fit_best(fit, l->n, false)) != NULL)
                if (second_read(r, best, c, lacks, cut, e))
                        return true;
        return false;
}

/* The record of a copy, with the places of the text as printed. */
static void letter_back(struct reader *r, struct document *d)
{
        struct letter *l = r->letter;

        for (size_t k = 0; k < r->n_views; k++)
                for (size_t i = 0; i < r->view[k]->n; i++) {
                        const struct edit *e = &r->view[k]->edit[i];

                        /* those of other layouts were only tried */
                        l->repaired += e->label && (!e->anchor ||
                                       r->layout->part_of[e->anchor] ||
                                       r->layout->label_of[e->anchor]);
                }
        letter_spans(l, span_back, r);
        l->document = d;
}

static rc text_read(arena *a, const struct layouts *l, struct document *d,
                    struct letter *out, bool *cut, struct explain *why,
                    err *e)
{
        struct reader r = { .a = a, .t = d->text, .layouts = l,
                            .letter = out, .why = why };
        struct document copy = *d;
        struct letter again;
        struct covers c;
        bool cut_again = false;
        err other = { 0 };
        rc fail;

        *cut = false;
        letter_blank(out, d);
        c = covers_find(a, r.t);
        if (c.n) {
                r.t = covers_text(a, r.t, &c);
                r.cover = c.at;
                r.n_covers = c.n;
        }
        r.hits = anchors_find(a, l, r.t);
        fail = first_look(&r, cut, e);
        if ((!fail && !r.missing) || r.t.n > SECOND_MAX)
                return fail;
        /* Labels are often not there at all: before anything is copied. */
        r.first = out;
        if (!fail && str_find(d->text, S("\xc2\xa0"), 0) == STR_NONE &&
            !ligatures_any(d->text) &&
            (!(r.lacks & MISSING_ANCHOR) ||
             !repair_anchors(a, l, r.t, &r.hits).n) &&
            !repair_rest(&r, r.lacks).n)
                return OK;
        struct reader s = { .a = a, .layouts = l, .letter = &again,
                            .first = fail ? NULL : out,
                            .why = why ? explain_open(a) : NULL };

        /* spaces for no-break spaces, too: a page number may have them */
        s.t = covers_text(a, d->text, &(struct covers){ 0 });
        c = covers_find(a, s.t);
        s.t = copy.text = covers_text(a, s.t, &c);
        s.changed = memcmp(s.t.p, r.t.p, r.t.n) != 0;
        s.cover = c.at;
        s.n_covers = c.n;
        s.hits = anchors_find(a, l, s.t);
        letter_blank(&again, &copy);
        if (!second_look(&s, &c, fail ? MISSING_ALL : r.lacks, &cut_again,
                         &other) ||
            (!fail && (s.missing >= r.missing ||
                       again.n_items < out->n_items))) {
                if (fail && other.code && e)
                        *e = other;
                return fail;
        }
        letter_back(&s, d);
        explain_again(why, s.why);
        *out = again;
        *cut = cut_again;
        return OK;
}

/* What stands below the letter on a web page is in no field. */
static void foot_unread(arena *a, struct document *d, struct letter *l)
{
        struct span s = span_trim(d->text, d->foot, d->text.n);
        struct span *v;

        l->document = d;
        if (!span_set(s))
                return;
        v = NEWN(a, struct span, l->n_unread + 1);
        if (l->n_unread)
                memcpy(v, l->unread, l->n_unread * sizeof *v);
        v[l->n_unread++] = s;
        l->unread = v;
}

rc letter_explained(arena *a, const struct layouts *l, struct document *d,
                    struct letter *out, bool *cut, struct explain *why,
                    err *e)
{
        struct document *own;
        struct explain *own_why = why && d->foot ? explain_open(a) : NULL;

        if (d->foot) {
                own = NEW(a, struct document);
                *own = *d;
                own->text = str_slice(d->text, 0, d->foot);
                if (text_read(a, l, own, out, cut, own_why, NULL) == OK) {
                        if (own_why)
                                explain_again(why, own_why);
                        foot_unread(a, d, out);
                        return OK;
                }
        }
        return text_read(a, l, d, out, cut, why, e);
}

rc letter_read(arena *a, const struct layouts *l, struct document *d,
               struct letter *out, bool *cut, err *e)
{
        return letter_explained(a, l, d, out, cut, NULL, e);
}
