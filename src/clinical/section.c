/* section.c - see section.h. */
#include "clinical/section.h"

enum {
        HEADING_TOKENS = 5,
        PAPER_DATE = 1                  /* "On 3/4/14" */
};

void section_open(struct section *x, const struct vocabulary *v,
                  const struct document *d)
{
        *x = (struct section){ .v = v, .text = d->text, .line = OPENS_OTHER };
        x->determination = str_eq(d->class, S("UR_DECISION"));
        /* what a request for authorization names is asked for */
        if (str_eq(d->class, S("RFA")) || x->determination)
                x->rule = HEADING_PLANNED;
        if (str_eq(d->class, S("IMAGING")))
                x->line = OPENS_IMAGING;
        x->now = x->line;
}

/* A line of a few words that is set as a heading is: behind it a colon, or
 * all of it in capitals. */
static bool heading_looks(const struct section *x, const struct sentence *s)
{
        uint32_t end = s->t[s->n].before;
        str text = str_slice(x->text, s->t[0].begin, s->t[s->n - 1].end);
        size_t small = 0;

        if (s->n > HEADING_TOKENS ||
            !(end & (GLUE_LINE | GLUE_PARAGRAPH)) || end & GLUE_STOP)
                return false;
        for (size_t i = 0; i < text.n; i++)
                small += text.p[i] >= 'a' && text.p[i] <= 'z';
        return end & GLUE_COLON || !small;
}

/* In a determination its author tells the history under a heading that nobody
 * knows; what is asked for stands under those that are known. */
static void unknown_read(struct section *x, const struct sentence *s)
{
        if (s->t[0].before & (GLUE_PARAGRAPH | GLUE_BULLET) ||
            (x->now == OPENS_FAMILY && s->t[0].before & GLUE_LINE))
                x->now = x->line;
        if (!heading_looks(x, s))
                return;
        if (x->determination)
                x->rule = HEADING_PLAIN;
        if ((s->t[s->n].before & GLUE_COLON ||
             s->t[0].before & GLUE_PARAGRAPH) &&
            (x->line == OPENS_PAST || x->line == OPENS_FAMILY))
                x->line = x->now = OPENS_HISTORY;
}

/* Are these first words of s a heading: alone on their line, or before a
 * colon? */
static bool heading_is(const struct sentence *s, const struct hit *h,
                       bool line)
{
        return h->entry && (h->n < s->n ? (s->t[h->n].before & GLUE_COLON) != 0
                                        : line);
}

/* What stands under a section whose words are no `heading` of their own. */
static enum heading opens_rule(enum opens o)
{
        return o == OPENS_PLAN ? HEADING_PLANNED :
               o == OPENS_EXAMINATION ? HEADING_EXAMINATION : HEADING_PLAIN;
}

/* The section of words that are a `heading` alone. */
static enum opens rule_opens(enum heading h)
{
        return h == HEADING_PLANNED ? OPENS_PLAN :
               h == HEADING_EXAMINATION ? OPENS_EXAMINATION : OPENS_OTHER;
}

/* Does what the section says begin on its heading's line? */
static bool inline_value(const struct sentence *s, const struct hit hit[LANES])
{
        size_t n = hit[LANE_SECTION].n;

        return n < s->n && !(s->t[n].before & (GLUE_LINE | GLUE_PARAGRAPH));
}

enum heading section_read(struct section *x, const struct sentence *s)
{
        struct hit hit[LANES];
        bool line = s->t[0].before & (GLUE_LINE | GLUE_PARAGRAPH |
                                      GLUE_BULLET) || !x->begun;
        bool ruled, opened;
        enum heading rule;

        if (x->rule >= HEADING_ABSENT && s->t[0].before & GLUE_PARAGRAPH)
                x->rule = HEADING_PLAIN;
        lexicon_match(x->v, s->t, s->n, 0, hit);
        ruled = heading_is(s, &hit[LANE_HEADING], line);
        opened = heading_is(s, &hit[LANE_SECTION], line);
        x->headed = ruled || opened;
        x->begun = true;
        if (!x->headed) {
                unknown_read(x, s);
                return x->rule;
        }
        rule = ruled ? (enum heading)hit[LANE_HEADING].entry->target
                     : opens_rule((enum opens)
                                  hit[LANE_SECTION].entry->target);
        x->now = opened ? (enum opens)hit[LANE_SECTION].entry->target
                        : rule_opens(rule);
        if (x->determination && rule == HEADING_REVIEW)
                rule = HEADING_PLANNED;
        if (line) {
                /* "Family history: gout" is of relatives on its line alone */
                x->line = x->now == OPENS_FAMILY && inline_value(s, hit)
                          ? OPENS_HISTORY : x->now;
                /* "Allergies: codeine" rules its own line alone */
                if (rule < HEADING_ABSENT || hit[LANE_HEADING].n == s->n)
                        x->rule = rule;
        }
        return rule;
}

/* "3/4/14, Ann Lee, MD, progress note:", the head of one of the papers that
 * were reviewed, ends the examination that was told before. */
void section_paper(struct section *x, const struct passage *p)
{
        const struct sentence *s = p->s;

        if (x->headed || !s->dates || s->date[0].first > PAPER_DATE ||
            !(s->t[0].before & (GLUE_LINE | GLUE_PARAGRAPH)))
                return;
        for (size_t k = 0; k < p->n; k++)
                if (event_names(&p->event[k]))
                        return;
        if (x->rule == HEADING_EXAMINATION)
                x->rule = HEADING_PLAIN;
        x->line = x->now = OPENS_OTHER;
}

enum finding_section section_name(const struct section *x)
{
        static const enum finding_section name[OPENED] = {
                SECTION_HISTORY, SECTION_HISTORY, SECTION_HISTORY,
                SECTION_COMPLAINTS, SECTION_EXAMINATION, SECTION_IMAGING,
                SECTION_DIAGNOSIS, SECTION_PLAN, SECTION_WORK, SECTION_NONE
        };

        return name[x->now];
}
