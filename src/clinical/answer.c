/* answer.c - what answers a mention: a yes or no behind it, the box beside
 * it, or what a question is answered with. See passage.h.
 *
 * A form says "Numbness: [x] yes [ ] no", "Numbness Y [ ] N [x]" or
 * "[x] Numbness"; a box belongs to the words behind it or before it, which
 * the sentence itself shows. It knows words by their flags alone. */
#include "clinical/passage.h"

enum { BOXES = 32, REPLY_NEAR = 6, PAIR_NEAR = 3, BOX_BYTES = 6 };

/* A box: tokens from..to - 1 stand before it, next is the first behind it. */
struct box_at { size_t before, next; bool ticked; };

static bool answer_word(const struct passage *p, size_t i)
{
        const struct token *t = &p->s->t[i];

        if (!(p->v->flag_of[t->symbol] & (WORD_YES | WORD_NO)))
                return false;
        if (t->end - t->begin > 1)
                return true;
        return t->capital && !(t[1].before & GLUE_SLASH &&      /* Y; N/A */
                               i + 1 < p->s->n && t[1].capital &&
                               t[1].end - t[1].begin == 1 &&
                               char_lower(p->s->text.p[t[1].begin]) == 'a');
}

static bool finding_at(const struct passage *p, size_t i)
{
        for (size_t k = 0; k < p->n; k++)
                if (p->event[k].last == i &&
                    (p->event[k].kind == ENTRY_NORMAL ||
                     p->event[k].kind == ENTRY_ABNORMAL))
                        return true;
        return false;
}

/* "Yes X  No __": is the x at token i set behind an answer, and does nothing
 * but the next answer or the end follow it? */
static bool tick_behind(const struct passage *p, size_t i)
{
        const struct token *t = &p->s->t[i];

        return i && answer_word(p, i - 1) &&
               t->end - t->begin == 1 &&
               char_lower(p->s->text.p[t->begin]) == 'x' &&
               (i + 1 >= p->s->n || answer_word(p, i + 1) ||
                t->before & GLUE_OTHER);
}

static bool mention_at(const struct passage *p, size_t i)
{
        for (size_t k = 0; k < p->n; k++)
                if (p->event[k].first == i && event_names(&p->event[k]))
                        return true;
        return false;
}

/* Is token i the tick of a box: an x in brackets, or the sign for one? */
static bool tick_at(const struct passage *p, size_t i)
{
        const struct token *t = &p->s->t[i];
        str text = p->s->text;

        if (tick_behind(p, i))
                return true;

        if (t->end - t->begin == 3)
                return (unsigned char)text.p[t->begin] >= 0x80 &&
                       p->count[i].entry &&
                       p->count[i].entry->target == COUNT_TIMES;
        return t->end - t->begin == 1 && char_lower(text.p[t->begin]) == 'x' &&
               t->begin && t->end < text.n &&
               strchr("([", text.p[t->begin - 1]) &&
               strchr(")]", text.p[t->end]);
}

/* Do the bytes between two tokens hold a box with nothing in it? */
static bool empty_between(str text, size_t begin, size_t end)
{
        for (size_t i = begin; i < end; i++) {
                size_t k = i + 1;

                if ((unsigned char)text.p[i] == 0xe2 && i + 2 < end &&
                    (unsigned char)text.p[i + 1] == 0x98 &&
                    (unsigned char)text.p[i + 2] == 0x90)
                        return true;
                if (text.p[i] != '[' && text.p[i] != '(')
                        continue;
                while (k < end && k < i + BOX_BYTES &&
                       (text.p[k] == ' ' || text.p[k] == '_'))
                        k++;
                if (k < end && (text.p[k] == ']' || text.p[k] == ')'))
                        return true;
        }
        return false;
}

/* "No ___": does a line to write on stand behind the answer before token i? */
static bool blank_behind(const struct passage *p, size_t i)
{
        const struct token *t;
        str text = p->s->text;

        if (!i || !answer_word(p, i - 1))
                return false;
        t = &p->s->t[i - 1];
        for (size_t k = t->end; k + 1 < text.n && k < t->end + BOX_BYTES; k++)
                if (text.p[k] == '_')
                        return text.p[k + 1] == '_';
                else if (text.p[k] != ' ')
                        return false;
        return false;
}

static size_t line_end(str text, size_t begin, size_t end)
{
        while (begin < end && text.p[begin] != '\n')
                begin++;
        return begin;
}

static size_t boxes_find(const struct passage *p, struct box_at box[BOXES])
{
        const struct sentence *s = p->s;
        uint32_t both = GLUE_OPEN | GLUE_CLOSE;
        size_t n = 0;

        for (size_t i = 0; i <= s->n && n < BOXES; i++) {
                size_t begin = i ? s->t[i - 1].end : s->t[0].begin;
                size_t end = s->t[i].begin;

                while (!i && begin && end - begin < BOX_BYTES &&
                       s->text.p[begin - 1] != '\n')
                        begin--;
                if (blank_behind(p, i) ||
                    ((s->t[i].before & both) == both &&
                     empty_between(s->text, begin, i < s->n ? end :
                                   line_end(s->text, begin, end))))
                        box[n++] = (struct box_at){ i, i, false };
                if (n < BOXES && i < s->n && tick_at(p, i))
                        box[n++] = (struct box_at){ i, i + 1, true };
        }
        return n;
}

/* Do the boxes stand behind their words? */
static bool boxes_behind(const struct passage *p, const struct box_at *box,
                         size_t n)
{
        size_t first = box[0].before;

        return first && (box[n - 1].next >= p->s->n ||
                         answer_word(p, first - 1) ||
                         finding_at(p, first - 1));
}

/* The words from..to - 1 belong to one box. Only the yes, no or finding word
 * beside it does where there is one: what comes before is asked. */
static void box_set(struct passage *p, size_t from, size_t to, bool behind,
                    enum box state)
{
        size_t beside = behind ? to - 1 : from;

        if (from >= to)
                return;
        for (size_t i = from + 1; behind && i < to; i++)
                if (p->s->t[i].before & GLUE_COLON)
                        from = i;
        if (answer_word(p, beside) || finding_at(p, beside))
                from = beside, to = beside + 1;
        for (size_t i = from; i < to; i++)
                p->box[i] = (uint8_t)state;
}

void boxes_read(struct passage *p)
{
        struct box_at box[BOXES];
        size_t n = boxes_find(p, box), kept = 0;
        bool behind;

        p->boxed = n > 0;
        if (!n)
                return;
        memset(p->box, BOX_NONE, p->s->n);
        behind = boxes_behind(p, box, n);
        for (size_t k = 0; k < n; k++) {
                enum box state = box[k].ticked ? BOX_TICKED : BOX_EMPTY;

                if (behind)
                        box_set(p, k ? box[k - 1].next : 0, box[k].before,
                                true, state);
                else
                        box_set(p, box[k].next, k + 1 < n ? box[k + 1].before
                                                          : p->s->n,
                                false, state);
        }
        for (size_t k = 0; k < p->n; k++)
                if (p->box[p->event[k].first] != BOX_EMPTY)
                        p->event[kept++] = p->event[k];
        p->n = kept;
}

/* "Diabetes  N   Asthma  Y": is token i one letter with room around it? */
static bool letter_set_off(const struct passage *p, size_t i)
{
        const struct token *t = &p->s->t[i];

        return i && t->end - t->begin == 1 && t->begin >= t[-1].end + 2 &&
               !(t->before & ~(uint32_t)(GLUE_SPACE | GLUE_COLON)) &&
               (i + 1 >= p->s->n || t[1].begin >= t->end + 2);
}

/* May a "no" at token i answer what stands before it? Not where it begins
 * what follows: "surgery: no complications". */
static bool answers(const struct passage *p, size_t i, bool beside)
{
        const struct token *t = p->s->t;
        uint32_t ends = GLUE_COMMA | GLUE_SEMICOLON | GLUE_STOP | GLUE_LINE |
                        GLUE_OPEN | GLUE_CLOSE | GLUE_SLASH;
        bool spaced = t[i].before & GLUE_HYPHEN && t[i].before & GLUE_SPACE;

        if ((p->boxed && p->box[i] == BOX_TICKED) || letter_set_off(p, i))
                return true;
        if (beside && (i + 1 >= p->s->n || t[i + 1].before &
                       (GLUE_COMMA | GLUE_SEMICOLON | GLUE_STOP)))
                return true;            /* swelling none, tenderness mild */
        if (!spaced && !(t[i].before & (GLUE_COLON | GLUE_ASK | GLUE_CLOSE |
                                        GLUE_OPEN | GLUE_OTHER)))
                return false;
        return i + 1 >= p->s->n || t[i + 1].before & ends ||
               (t[i + 1].before & GLUE_HYPHEN && t[i + 1].before & GLUE_SPACE);
}

/* Where what may answer m ends: at the next mention that is not of one list
 * with it. */
static size_t answer_end(const struct passage *p, const struct event *m)
{
        size_t last = m->last;

        for (size_t k = 0; k < p->n; k++) {
                const struct event *e = &p->event[k];

                if (e->first <= last || !event_names(e))
                        continue;
                if (!passage_listed(p, last, e->first, 1))
                        return e->first;
                last = e->last;
        }
        return p->s->n;
}

static bool is_no(const struct passage *p, size_t i)
{
        return p->v->flag_of[p->s->t[i].symbol] & WORD_NO;
}

/* What the words behind a question say: "No.", "There was none", "She has had
 * six visits". */
static tri reply(const struct passage *p, size_t *at)
{
        const struct sentence *s = p->s;

        for (size_t i = p->asked; i < s->n && i < p->asked + REPLY_NEAR; i++) {
                bool last = i + 1 >= s->n ||
                            s->t[i + 1].before & (GLUE_COMMA | GLUE_STOP |
                                                  GLUE_SEMICOLON | GLUE_OTHER);

                *at = i;
                if (p->boxed && p->box[i] == BOX_EMPTY)
                        continue;
                if (answer_word(p, i) && (last || answers(p, i, false)))
                        return is_no(p, i) ? TRI_NO : TRI_YES;
                if (p->count[i].entry && p->count[i].entry->kind == ENTRY_UNIT
                    && i > p->asked && s->t[i - 1].number > 0)
                        return TRI_YES;
        }
        for (size_t k = 0; k < p->n; k++)
                if (p->event[k].first >= p->asked && event_names(&p->event[k]))
                        break;
                else if (p->event[k].first >= p->asked &&
                         p->event[k].last + 1 == s->n &&
                         p->event[k].kind == ENTRY_CUE)
                        return p->v->cue[p->event[k].target].kind ==
                               CUE_ABSENT ? TRI_NO : TRI_YES;
        return TRI_UNKNOWN;
}

/* Of a question: what it takes for granted is so, whatever the answer: "did
 * the therapy help?", "is the requested MRI ...?" */
static bool granted(const struct passage *p, const struct event *m)
{
        for (size_t k = 0; k < p->n; k++) {
                const struct event *e = &p->event[k];

                if (e->first >= p->asked)
                        break;
                if (event_names(e) && e->first > m->last && event_acts(p, m) &&
                    e->kind != ENTRY_DRUG && p->v->lexeme[e->target].outcome)
                        return true;
                if (e->kind == ENTRY_CUE && event_acts(p, m) &&
                    p->v->cue[e->target].kind == CUE_PLANNED &&
                    (e->last + 1 == m->first || e->first == m->last + 1 ||
                     (e->first > m->last && e->first <= m->last + 4)))
                        return true;
        }
        return false;
}

static tri question_answer(const struct passage *p, const struct event *m,
                           size_t *at)
{
        tri said;

        if (granted(p, m)) {
                *at = SIZE_MAX;
                return TRI_UNKNOWN;
        }
        said = reply(p, at);
        if (said == TRI_UNKNOWN)
                *at = m->last;
        return said;
}

tri passage_answer(const struct passage *p, const struct event *m, size_t *at)
{
        const struct sentence *s = p->s;
        size_t end, one = SIZE_MAX, open = SIZE_MAX;

        *at = SIZE_MAX;
        if (m->first < p->asked)
                return question_answer(p, m, at);
        if (!p->answered)
                return TRI_UNKNOWN;
        end = answer_end(p, m);
        for (size_t i = m->last + 1; i < end; i++) {
                if (s->t[i].before & (GLUE_COMMA | GLUE_SEMICOLON))
                        break;
                if (one != SIZE_MAX && i - one <= PAIR_NEAR &&
                    mention_at(p, i))
                        break;                  /* it is the next one's */
                if (!answer_word(p, i) ||
                    (event_acts(p, m) && finding_at(p, i)))
                        continue;               /* x-ray: negative */
                if (p->boxed && p->box[i] == BOX_EMPTY) {
                        open = i;
                } else if (p->boxed && p->box[i] == BOX_TICKED) {
                        one = i;
                        break;
                } else if (one == SIZE_MAX) {
                        one = i;
                } else if (i - one <= PAIR_NEAR) {
                        *at = i;                /* yes/no: a form not filled */
                        return TRI_UNKNOWN;
                }
        }
        if (one != SIZE_MAX &&
            answers(p, one, one == m->last + 1 && is_no(p, one) &&
                            !event_acts(p, m))) {
                *at = one;
                return is_no(p, one) ? TRI_NO : TRI_YES;
        }
        *at = open;
        return TRI_UNKNOWN;
}
