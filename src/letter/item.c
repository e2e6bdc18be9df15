/* item.c - the disputed items: how one begins above its first label, then the
 * labels in order. What its request says of utilization review: portion.c.
 *
 * Rationales quote guidelines and other verdicts at length, so a label counts
 * only where it comes next, and an item begins only where a verdict ends the
 * line above its label, or the words that begin an item stand above it.
 * Where a title begins: see title_begin. */
#include "letter/repair.h"

enum {
        LINES_ABOVE = 3,        /* between verdict and label */
        FORM_LINES = 12,        /* from the words that begin an item */
        NEAR = 200,             /* bytes between title and verdict */
        EXTEND_MAX = 6,         /* paragraphs of one title */
        LONGER_MAX = 4,         /* ends of lines that a request may hold */
        SHORT_LINES = 2,        /* of a title above a stray empty line */
        TITLE_LINES = 8         /* of a title that stands alone */
};

/* A line above, found walking up: [begin, end) without white space. */
struct above {
        size_t begin, end;      /* of the line; begin == end: none is left */
        size_t blank;           /* empty lines below it */
        bool page;              /* a page ends below it */
};

/* The next line that is not blank above `from` (where a line begins). */
static struct above line_above(str t, size_t from, size_t floor)
{
        struct above a = { 0 };
        size_t end = from;
        size_t lines = 0;

        while (end > floor && char_space(t.p[end - 1])) {
                end--;
                lines += t.p[end] == '\n';
                a.page |= t.p[end] == '\f';
        }
        a.blank = lines ? lines - 1 : 0;
        if (end <= floor)
                return a;
        const char *nl = memrchr(t.p + floor, '\n', end - floor);
        a.begin = nl ? (size_t)(nl - t.p) + 1 : floor;
        while (a.begin < end && char_space(t.p[a.begin]))
                a.begin++;
        a.end = end;
        return a;
}

static bool ends_sentence(str t, size_t end)
{
        int closers = 0;

        while (end > 0 && closers++ < 4) {
                unsigned char c = (unsigned char)t.p[end - 1];

                if (c == '.' || c == '!' || c == '?')
                        return true;
                if (c != '"' && c != '\'' && c != ')' && c != ']' &&
                    c != '*' && c != '_' && c < 0x80)
                        return false;
                end--;
        }
        return false;
}

/* A verdict that ends a line above `from`. */
struct verdict_at { struct span word, title; const struct verdict *is; };

static bool verdict_ends(const struct layout *l, str t, size_t floor,
                         size_t begin, size_t end, struct verdict_at *v)
{
        struct span s = span_trim(t, begin, end);
        const str colon = l->titled ? l->begins[l->titled - 1].mid : S("");

        if (s.end > s.begin && t.p[s.end - 1] == '.')
                s.end--;
        for (size_t i = 0; i < l->n_verdicts; i++) {
                str w = l->verdict[i].word;
                size_t at = s.end - w.n, stop;

                if (s.end - s.begin < w.n ||
                    !str_eq_fold(str_of(t.p + at, w.n), w) ||
                    (at > floor && char_alpha(t.p[at - 1])))
                        continue;
                stop = span_trim(t, at - floor > NEAR ? at - NEAR : floor,
                                 at).end;
                if (stop < floor + colon.n ||
                    !str_eq_fold(str_of(t.p + stop - colon.n, colon.n),
                                 colon))
                        continue;
                v->word = (struct span){ at, at + w.n };
                v->title = span_trim(t, floor, stop - colon.n);
                v->is = &l->verdict[i];
                return span_set(v->title);
        }
        return false;
}

static bool verdict_above(const struct layout *l, str t, size_t floor,
                          size_t from, struct verdict_at *v)
{
        for (int k = 0; k < LINES_ABOVE && l->titled; k++) {
                struct above a = line_above(t, from, floor);

                if (a.end == 0)
                        return false;
                if (verdict_ends(l, t, floor, a.begin, a.end, v))
                        return true;
                from = a.begin;
        }
        return false;
}

/* Does it begin an item, behind one of number `last` (0: none had one)? A
 * number goes up; where it is lost, the verdicts above name the request. */
static bool form_counts(const struct reader *r, const struct form_at *f,
                        long last)
{
        return f->number > last ||
               (!f->number && (!last || verdict_names(r, f->request)));
}

/* The number of the words on the line at `at`, where it stands alone on the
 * line above: a page ends between them. It is the one behind `last`. */
static void number_above(str t, size_t floor, size_t at, long last,
                         struct form_at *f)
{
        struct above a = line_above(t, at, floor);
        long number;

        if (f->number || a.end == 0 ||
            number_skip(str_slice(t, 0, a.end + 1), a.begin, a.end + 1,
                        &number) < a.end || number != last + 1)
                return;
        f->number = number;
        f->begin = a.begin;
}

/* A request may hold what ends it: where it is not the one that was decided on
 * but goes on to it behind the next such end of a line, it is that one. */
static void request_longer(const struct reader *r, size_t end,
                           struct form_at *f)
{
        struct form_at more = *f;

        for (int k = 0; !verdict_nearly(r, more.request); k++)
                if (k == LONGER_MAX || !form_longer(r->t, end, &more))
                        return;
        *f = more;
}

/* The nearest line above `from` that begins an item in words. */
static bool form_above(const struct reader *r, size_t floor, size_t from,
                       long last, struct form_at *f)
{
        const struct layout *l = r->layout;
        str t = r->t;
        size_t end = from;

        if (l->n_begins == (l->titled > 0))
                return false;   /* before FORM_LINES are walked up */
        for (int k = 0; k < FORM_LINES; k++) {
                struct above a = line_above(t, from, floor);

                if (a.end == 0)
                        return false;
                if (form_line(l, t, a.begin, end, f)) {
                        number_above(t, floor, a.begin, last, f);
                        request_longer(r, end, f);
                        if (form_counts(r, f, last))
                                return true;
                }
                from = a.begin;
        }
        return false;
}

/* Does the title begin below this boundary? `usual` is the file's own gap
 * between wrapped lines: where that is no gap, a paragraph or a page end
 * decides; where every line stands alone, the end of a sentence does. */
static bool boundary(str t, const struct above *a, size_t usual)
{
        bool sentence = ends_sentence(t, a->end);

        if (a->page)
                return sentence;
        return a->blank > usual || (usual > 0 && sentence);
}

/* Is there an empty line behind the line that ends here? */
static bool apart(str t, size_t at)
{
        size_t lines = 0;

        for (; at < t.n && lines < 2 && !char_alpha(t.p[at]); at++)
                lines += t.p[at] == '\n';
        return lines > 1;
}

/* Does the line below, which begins small, only go on with the short paragraph
 * above, which ends no sentence: is the gap between them a stray one? Above the
 * first item there is nothing but a heading. */
static bool goes_on(const struct reader *r, size_t floor, size_t begin,
                    struct above a, bool first)
{
        char c = begin < r->t.n ? r->t.p[begin] : 0;

        if (c < 'a' || c > 'z' || a.page || ends_sentence(r->t, a.end) ||
            r->t.p[a.end - 1] == ':')
                return false;
        for (int k = 0; k < SHORT_LINES; k++) {
                a = line_above(r->t, a.begin, floor);
                if (a.end == 0)
                        return first;
                if (boundary(r->t, &a, r->hits.usual_gap))
                        return true;
        }
        return false;
}

static bool title_lacks(struct reader *r, struct span title)
{
        return portion_lacks(r->layout, request_said(r, title));
}

/* Where the title of the verdict on line `from` begins, not above floor. A
 * title that says a part was approved and lacks what was requested goes on
 * above, if that is found there at all. */
static size_t title_begin(struct reader *r, size_t floor, size_t from,
                          struct verdict_at *v, bool first)
{
        size_t begin = from, sentence = STR_NONE, bound = STR_NONE;
        size_t enough = floor;  /* where the lowest sentence begins with it */
        int extended = 0;

        for (;;) {
                struct above a = line_above(r->t, begin, floor);
                struct span s = { begin, v->title.end };

                if (a.end == 0 && bound != STR_NONE)
                        return title_lacks(r, s) ? bound : enough;
                if (a.end == 0)
                        return sentence != STR_NONE && !first ? sentence
                               : first ? floor : from;
                if (sentence == STR_NONE && ends_sentence(r->t, a.end))
                        sentence = begin;
                if (bound != STR_NONE && enough == floor &&
                    ends_sentence(r->t, a.end) && !title_lacks(r, s))
                        enough = begin;
                if (boundary(r->t, &a, r->hits.usual_gap) &&
                    !goes_on(r, floor, begin, a, first)) {
                        struct span near = { sentence, v->title.end };

                        /* a page's top, and below it a sentence's end */
                        if (a.page && sentence < v->title.end &&
                            !apart(r->t, v->word.end) &&
                            !title_lacks(r, near))
                                return sentence;
                        if (!title_lacks(r, s))
                                return begin;
                        if (bound == STR_NONE)
                                bound = begin;
                        if (extended++ == EXTEND_MAX)
                                return bound;
                }
                begin = a.begin;
        }
}

struct items {
        VEC(struct letter_item) v;
        size_t label;           /* the open label + 1; 0: none */
        size_t from;            /* where the open label's text begins */
        bool opened;            /* words that begin an item: no label yet */
        long last;              /* the last number so printed; 0: none */
        VEC(long) number;       /* printed before each; 0: none */
        VEC(said_set) said;         /* by the request of each */
        size_t stray;           /* a label that came before its turn + 1 */
        bool merged;            /* two such in order: an item without title */
        size_t hidden;          /* an item begins inside a text: where, or 0 */
};

/* Does a title with its verdict stand alone, a paragraph, ended by the line
 * [begin, end)? */
static bool title_alone(const struct reader *r, size_t floor, size_t begin,
                        size_t end)
{
        struct verdict_at v;
        size_t at = begin;

        if (!apart(r->t, end) ||
            !verdict_ends(r->layout, r->t, floor, begin, end, &v))
                return false;
        for (int k = 0; k < TITLE_LINES; k++) {
                struct above a = line_above(r->t, at, floor);

                if (a.end == 0 || boundary(r->t, &a, r->hits.usual_gap))
                        return a.end > 0;
                if (ends_sentence(r->t, a.end))
                        return false;
                at = a.begin;
        }
        return false;
}

/* Does a third of a label's words, or more, stand where it would: what is left
 * of one? Less than that is prose. */
static bool label_left(const struct reader *r, size_t at, size_t end)
{
        const struct layout *l = r->layout;

        at = marks_skip(r->t, at, end);
        for (size_t i = 0; i < l->n_labels; i++) {
                str label = l->label[i].title;
                str text = str_slice(r->t, at, end);
                size_t words = 0, same = 0;

                while (label.n) {
                        str w = str_word(&label);

                        words += w.n > 0;
                        same += w.n && str_eq_fold(w, str_word(&text));
                }
                if (3 * same >= words)
                        return true;
        }
        return false;
}

/* Was this request read already? */
static bool request_known(const struct reader *r, const struct items *x,
                          struct span request)
{
        for (size_t i = 0; i < x->v.n; i++) {
                struct span s = x->v.at[i].request;

                if (str_eq_fold(str_slice(r->t, s.begin, s.end),
                                str_slice(r->t, request.begin, request.end)))
                        return true;
        }
        return false;
}

/* Does an item begin inside the text of the open label, as it does where all
 * its labels are damaged? A rationale may quote a title. */
static bool item_hidden(struct reader *r, const struct items *x, size_t at,
                        size_t eol, size_t end)
{
        const struct layout *l = r->layout;
        bool last = x->label == l->n_labels;
        struct form_at f;

        if (l->titled && title_alone(r, x->from, at, eol)) {
                r->missing++;
                r->lacks |= MISSING_ANCHOR;
                return !last || label_left(r, eol, end);
        }
        return form_line(l, r->t, at, end, &f) &&
               (f.number > x->last ||
                (!f.number && verdict_names(r, f.request) &&
                 !request_known(r, x, f.request)));
}

static void items_hidden(struct reader *r, struct items *x, size_t end)
{
        for (size_t at = x->from, eol; at < end && !x->hidden; at = eol + 1) {
                eol = line_end(r->t, at, end);
                if (item_hidden(r, x, at, eol, end))
                        x->hidden = at;
        }
}

static void label_set(struct reader *r, struct items *x, size_t end)
{
        const struct part *p;

        if (!x->label)
                return;         /* the words that begin an item end here */
        p = &r->layout->label[x->label - 1];
        items_hidden(r, x, end);
        if (p->field)
                reader_set(r, p->field, &x->v.at[x->v.n - 1],
                           (struct span){ x->from, end });
        else
                reader_named(r, x->from, end);
}

/* The next label, where the letter's lines were joined and it stands inside
 * the text of the open one. */
static bool label_inside(struct reader *r, struct items *x, size_t label,
                         size_t end)
{
        const struct part *p = &r->layout->label[label];
        struct phrases names = { .n = 0 };
        size_t at, to;
        int k;

        for (size_t i = 0; i < p->n_anchors; i++)
                phrase_add(&names, r->layouts->anchor[p->anchor[i]].phrase);
        k = phrase_find(r->t, x->from, end, &names, &at, &to);
        if (k < 0)
                return false;
        label_set(r, x, at);
        reader_named(r, at, to);
        reader_seen(r, SEEN_LABEL, names.at[k], p->field, x->v.n, at, to);
        x->label = label + 1;
        x->from = to;
        return true;
}

/* The text of the open label ends here, where label number next (from 1)
 * begins; those between them may stand inside it. */
static void label_end(struct reader *r, struct items *x, size_t end,
                      size_t next)
{
        if (!x->label && !x->opened)
                return;
        for (size_t k = x->label; k + 1 < next; k++)
                if (!r->layout->label[k].optional)
                        label_inside(r, x, k, end);
        label_set(r, x, end);
        x->label = 0;
        x->opened = false;
}

static void request_read(struct reader *r, struct items *x,
                         struct letter_item *it)
{
        said_set what = request_said(r, it->request);

        *VEC_ADD(r->a, &x->said) = what;
        portions_read(r, it, what);
}

static void title_read(struct reader *r, struct items *x, size_t floor,
                       struct verdict_at *v)
{
        struct letter_item *it;
        size_t from = v->title.end;
        const char *nl = memrchr(r->t.p + floor, '\n', from - floor);
        size_t line = nl ? (size_t)(nl - r->t.p) + 1 : floor;

        while (char_space(r->t.p[line]))
                line++;
        v->title = span_trim(r->t, title_begin(r, floor, line, v, !x->v.n),
                             v->title.end);
        label_end(r, x, v->title.begin, r->layout->n_labels + 1);
        x->stray = 0;
        it = VEC_ADD(r->a, &x->v);
        it->request = v->title;
        it->decision = v->word;
        it->outcome = v->is->means;
        reader_field(r, v->title);
        reader_named(r, v->title.end, v->word.begin);
        reader_field(r, v->word);
        request_read(r, x, it);
        *VEC_ADD(r->a, &x->number) = 0;
        reader_begins(r, r->layout->begins[r->layout->titled - 1].text,
                      x->v.n, v->title.begin, v->word.end);
}

/* An item that begins with words: "1) Regarding the request for X:". */
static void form_read(struct reader *r, struct items *x,
                      const struct form_at *f)
{
        struct letter_item *it;

        label_end(r, x, f->begin, r->layout->n_labels + 1);
        it = VEC_ADD(r->a, &x->v);
        it->request = f->request;
        reader_named(r, f->begin, f->request.begin);
        reader_field(r, f->request);
        if (f->is) {
                it->decision = f->word;
                it->outcome = f->is->means;
                reader_named(r, f->request.end, f->word.begin);
                reader_field(r, f->word);
                reader_named(r, f->word.end, f->end);
        } else {
                reader_named(r, f->request.end, f->end);
        }
        request_read(r, x, it);
        *VEC_ADD(r->a, &x->number) = f->number;
        x->last = f->number > 0 ? f->number : x->last;
        x->from = f->end;
        x->opened = true;
        reader_begins(r, f->form->text, x->v.n, f->begin, f->end);
}

/* Begins the item above the label at `from`; of two, the nearer one. */
static bool item_begin(struct reader *r, struct items *x, size_t floor,
                       size_t from)
{
        struct verdict_at v;
        struct form_at f;
        bool title = verdict_above(r->layout, r->t, floor, from, &v);

        if (form_above(r, floor, from, x->last, &f) &&
            (!title || f.end > v.word.begin))
                form_read(r, x, &f);
        else if (title)
                title_read(r, x, floor, &v);
        else
                return false;
        return true;
}

/* A label that is due in no item: mostly it is quoted. Where it stands as
 * labels do, and another one follows it in order, it is an item's whose title
 * is not found. */
static void label_stray(struct reader *r, struct items *x,
                        const struct hit *h, size_t label, size_t floor)
{
        struct above a = line_above(r->t, h->begin, floor);

        r->missing++;
        r->lacks |= MISSING_ANCHOR;
        if (a.end == 0 || (a.blank <= r->hits.usual_gap &&
                           !ends_sentence(r->t, a.end)))
                return;
        x->merged |= x->stray > 0 && label > x->stray;
        x->stray = label;
}

static void label_read(struct reader *r, struct items *x, const struct hit *h,
                       size_t floor)
{
        size_t label = r->layout->label_of[h->anchor];

        if (!label)
                return;
        if (!x->v.n || label <= x->label) {
                if (!item_begin(r, x, floor, h->begin)) {
                        label_stray(r, x, h, label, floor);
                        return;
                }
                x->stray = 0;
        }
        label_end(r, x, h->begin, label);
        reader_named(r, h->begin, h->end);
        reader_seen(r, SEEN_LABEL, r->layouts->anchor[h->anchor].phrase,
                    r->layout->label[label - 1].field, x->v.n, h->begin,
                    h->end);
        x->label = label;
        x->from = h->end;
}

/* A letter that stops before its last item is whole is refused. A verdict
 * behind a whole item is text of its rationale: no label follows it. */
static rc items_whole(struct reader *r, struct items *x, size_t end, err *e)
{
        const struct layout *l = r->layout;
        str file = r->letter->document->name;
        size_t label, floor, last = l->n_labels;

        while (last > 1 && l->label[last - 1].optional)
                last--;
        while (x->label && x->label < last &&
               label_inside(r, x, x->label, end))
                ;
        label = x->label;
        floor = label ? x->from : end;

        if (!x->v.n)
                return err_set(e, ERR_INPUT, file, 0, "the letter ends at "
                               "byte %zu before \""FMT"\" of item 1; read "
                               "the whole letter", r->t.n,
                               ARG(l->label[0].title));
        if (label >= last)
                return span_set(span_trim(r->t, floor, end)) ? OK :
                       err_set(e, ERR_INPUT, file, 0, "the letter ends at "
                               "byte %zu before the text of \""FMT"\" of "
                               "item %zu; read the whole letter", r->t.n,
                               ARG(l->label[label - 1].title), x->v.n);
        return err_set(e, ERR_INPUT, file, 0, "the letter ends at byte %zu "
                       "before \""FMT"\" of item %zu; read the whole letter",
                       r->t.n, ARG(l->label[label].title), x->v.n);
}

/* Where every item has its number, each number that was decided on above is
 * one of them. */
static rc numbers_whole(struct reader *r, struct items *x, err *e)
{
        for (size_t i = 0; i < x->v.n; i++)
                if (!x->number.at[i])
                        return OK;
        for (size_t k = 0; k < r->decided.n; k++) {
                const struct form_at *f = &r->decided.at[k];
                size_t i = 0;

                while (i < x->v.n && f->number &&
                       x->number.at[i] != f->number)
                        i++;
                if (i == x->v.n)
                        return err_set(e, ERR_INPUT,
                                       r->letter->document->name, 0, "item "
                                       "%ld is decided on at byte %zu and not "
                                       "found below; read a copy whose lines "
                                       "are whole", f->number, f->begin);
        }
        return OK;
}

/* Where the items say nothing themselves, the verdicts above them do. */
static rc items_decided(struct reader *r, struct items *x, err *e)
{
        for (size_t i = 0; i < x->v.n; i++) {
                rc fail = span_set(x->v.at[i].decision) ? OK :
                          verdict_take(r, &x->v.at[i], i + 1,
                                       (size_t)x->number.at[i], e);

                if (fail)
                        return fail;
        }
        return numbers_whole(r, x, e);
}

/* What items lack that the layout has. */
static void items_missing(struct reader *r, struct items *x)
{
        const struct layout *l = r->layout;

        for (size_t i = 0; i < x->v.n; i++) {
                for (size_t k = 0; k < l->n_labels; k++)
                        r->missing += l->label[k].field &&
                                      !l->label[k].optional &&
                                      !field_set(l->label[k].field,
                                                 &x->v.at[i]);
                r->missing += portion_lacks(l, x->said.at[i]);
        }
        if (r->missing)
                r->lacks |= MISSING_ANCHOR;
}

/* Words that begin an item above the first one read: none of that one's labels
 * was found. */
static void first_hidden(struct reader *r, struct items *x, size_t begin)
{
        const struct layout *l = r->layout;
        size_t first = x->v.n ? x->v.at[0].request.begin : begin;
        struct form_at f;

        if (l->n_begins == (l->titled > 0))
                return;
        for (size_t at = begin; at < first && !x->hidden;
             at = line_end(r->t, at, first) + 1)
                if (form_line(l, r->t, at, first, &f) &&
                    (f.number || verdict_names(r, f.request)))
                        x->hidden = f.begin;
}

/* A draft is no determination before every item is decided. */
static rc items_open(struct reader *r, size_t begin, size_t end, err *e)
{
        size_t at, to;

        if (!r->layout->undecided.n ||
            phrase_find(r->t, begin, end, &r->layout->undecided, &at, &to) <
            0)
                return OK;
        return err_set(e, ERR_INPUT, r->letter->document->name, 0, "a draft: "
                       "a decision stands open at byte %zu (layout "FMT"); "
                       "enter the reviewer's decision on every item first",
                       at, ARG(r->layout->name));
}

rc items_read(struct reader *r, size_t begin, size_t end, size_t from,
              size_t to, bool *cut, err *e)
{
        struct items x = { 0 };
        rc fail = items_open(r, begin, end, e);

        if (fail)
                return fail;
        for (size_t i = from; i < to; i++)
                label_read(r, &x, &r->hits.at[i],
                           x.label || x.opened ? x.from : begin);
        fail = items_whole(r, &x, end, e);
        if (!fail)
                fail = items_decided(r, &x, e);
        if (fail)
                return fail;
        label_end(r, &x, end, 0);
        first_hidden(r, &x, begin);
        if (x.merged)
                return err_set(e, ERR_INPUT, r->letter->document->name, 0,
                               "labels of an item behind item %zu, and no "
                               "decision above them; read a copy whose title "
                               "lines are whole", x.v.n);
        if (x.hidden)
                return err_set(e, ERR_INPUT, r->letter->document->name, 0,
                               "an item begins at byte %zu and none of its "
                               "labels is found; read a copy whose labels are "
                               "whole", x.hidden);
        items_missing(r, &x);
        r->letter->item = x.v.at;
        r->letter->n_items = x.v.n;
        companions_mark(r, x.said.at);
        *cut = !ends_sentence(r->t, span_trim(r->t, begin, end).end);
        return OK;
}

struct letter_item *item_only(struct reader *r)
{
        struct letter *l = r->letter;

        if (!l->n_items) {
                l->item = NEW(r->a, struct letter_item);
                l->n_items = 1;
        }
        return l->item;
}

rc item_only_whole(struct reader *r, bool *cut, err *e)
{
        struct letter_item *it = item_only(r);
        str file = r->letter->document->name;

        if (!span_set(it->request) || !span_set(it->rationale))
                return err_set(e, ERR_INPUT, file, 0, "the text of the item's "
                               "%s is empty (layout "FMT"); read the whole "
                               "letter", span_set(it->request) ? "rationale"
                               : "request", ARG(r->layout->name));
        portions_read(r, it, request_said(r, it->request));
        *cut = !ends_sentence(r->t, span_trim(r->t, 0, r->t.n).end);
        return OK;
}
