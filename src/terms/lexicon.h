/* lexicon.h - a loaded vocabulary from inside: what each phrase means.
 *
 * For the rooms that read text (clinical). Phrases live in lanes; in each
 * lane the longest phrase at a place wins, whatever other lanes say there.
 * Everything is read-only after vocabulary_load. */
#ifndef TERMS_LEXICON_H
#define TERMS_LEXICON_H

#include "terms/automaton.h"
#include "terms/codes.h"
#include "terms/morphine.h"
#include "terms/token.h"
#include "terms/vocabulary.h"

enum lane {
        LANE_FACT,              /* concepts, drugs, cues, findings' words */
        LANE_BODY,              /* parts and sides */
        LANE_COUNT,             /* units, rates, scales */
        LANE_REQUEST,           /* services and what a request line marks */
        LANE_DATE,              /* cues of a date's role */
        LANE_FORM,              /* cream, patch: a drug in it is topical */
        LANE_HEADING,           /* Plan, Examination */
        LANE_COURSE,            /* how often, visits had, decisions */
        LANE_REFERS,            /* what stands for an act named before */
        LANE_ATTRIBUTE,         /* possible, history of, his mother has */
        LANE_SECTION,           /* headings, by the section they open */
        LANE_SURGERY,           /* before and after an operation */
        LANE_KIND,              /* what kind of its class a service is: every
                                   phrase, not only the longest */
        LANES
};

enum entry_kind {
        /* LANE_FACT */
        ENTRY_WORDS,            /* concept; status from the cues around */
        ENTRY_OBSERVED,         /* concept; only with a finding word */
        ENTRY_PRESENT, ENTRY_ABSENT,    /* concept, status in the words */
        ENTRY_DRUG,
        ENTRY_CUE,
        ENTRY_NORMAL, ENTRY_ABNORMAL,   /* finding words */
        ENTRY_STOP,             /* but, however: ends a cue's reach */
        ENTRY_VERB,             /* was, reports: a clause of its own */
        ENTRY_IGNORE,           /* "no change", "without contrast" */
        /* LANE_BODY */
        ENTRY_PART, ENTRY_SIDE, ENTRY_SIDE_LETTER,
        /* LANE_COUNT */
        ENTRY_UNIT, ENTRY_MARK,
        /* LANE_REQUEST */
        ENTRY_SERVICE, ENTRY_REQUEST_MARK,
        /* LANE_DATE */
        ENTRY_ROLE,
        /* LANE_FORM */
        ENTRY_FORM,
        /* LANE_HEADING */
        ENTRY_HEADING,
        /* LANE_COURSE */
        ENTRY_SIG, ENTRY_COURSE,
        ENTRY_TREATER,          /* whom visits of one treatment meet */
        /* LANE_REFERS */
        ENTRY_REFERS,           /* "8 more", "its continuation" */
        /* LANE_ATTRIBUTE */
        ENTRY_ATTRIBUTE,
        /* LANE_SECTION */
        ENTRY_SECTION,
        /* LANE_KIND */
        ENTRY_KIND
};

enum direction { BEFORE = 1, AFTER = 2 };       /* where the cue stands */

/* What a cue says of the facts that it governs. */
enum cue_kind {
        CUE_PRESENT, CUE_ABSENT, CUE_PLANNED, CUE_NOT_DOCUMENTED,
        CUE_AGAIN,              /* present and planned: "refilled" */
        CUE_DROPPED,            /* no fact at all: "rule out" */
        CUE_REVIEW,             /* the sentence is utilization review's */
        CUE_RECORDED,           /* "no ... was documented": not documented */
        CUE_UNCOUNTED,          /* done, but how often is not stated */
        CUE_EXAMINATION,        /* what follows was found on examination */
        CUE_LACKING,            /* "without": absent of findings; of things
                                   done it says nothing */
        CUE_ENDED,              /* "discontinued": what goes on, as a drug,
                                   was had */
        CUE_TOLD,               /* "no ... is reported": absent of findings,
                                   not documented of things done */
        CUE_FORMER,             /* "at the time of injury": no fact of work
                                   as it is now */
        CUES
};

struct cue {
        enum cue_kind kind;
        bool noun;              /* "no": does not run past a comma, unless
                                   an "or" follows */
        bool opening;           /* only at its sentence's beginning: "trial
                                   of", which one may have had too */
};

struct entry {
        enum entry_kind kind;
        uint32_t target;        /* index of concept, drug, part, ...; of a
                                   mark its enum */
        uint8_t direction;      /* enum direction, either or both */
        bool capitals;          /* only so written: PT, and not pt */
        bool borrowed;          /* a concept's word: any service's own word
                                   goes before it */
        const struct entry *next;       /* same phrase, another lane */
        enum lane lane;
        str file;
        size_t line;            /* where the data gives it */
};

enum { CONCEPT_ALSO_MAX = 4, CONCEPT_TOGETHER_MAX = 12 };

/* One of `all` and one of `with` in a sentence make the concept. */
struct together {
        uint32_t all[CONCEPT_TOGETHER_MAX]; size_t n_all;
        uint32_t with[CONCEPT_TOGETHER_MAX]; size_t n_with;
        str all_text, with_text;
        size_t line;
};

/* What the reader needs of a concept beyond struct concept. */
struct lexeme {
        str file; size_t line;
        uint32_t also[CONCEPT_ALSO_MAX]; size_t n_also; /* a mention counts
                                   as these concepts too */
        uint32_t examined;      /* what it is on examination: that concept;
                                   UINT32_MAX: itself */
        uint32_t placed;        /* what it is in one of the parts of the body
                                   that places_text lists; or UINT32_MAX */
        bool act;               /* imaging, treatment, medication that can
                                   be planned or refused */
        bool outcome;           /* no act, whatever its section */
        bool counts;            /* visits done are counted */
        bool lasting;           /* had once, had for good: surgery */
        bool with_treatment;    /* only where the sentence names one */
        bool hidden;            /* gives no finding of its own */
        bool never_topical;     /* a drug: a patch of it works all over */
        bool by_body;
        bool by_side;           /* a side, and no part */
        str side_of;            /* the parts whose side is its own */
        bool by_region;         /* a limb's finding speaks of the spine too */
        bool now;               /* of work as it is now: CUE_FORMER */
        double grade, scale;    /* of a graded observation, or NAN: 5 of 5
                                   is normal, less is not */
        enum measure {
                MEASURE_NONE, MEASURE_PERCENT, MEASURE_DURATION,
                MEASURE_SCORE, MEASURE_SCORE_WITH, MEASURE_SCORE_WITHOUT,
                MEASURES
        } measure;              /* the value read beside it; of a score, out
                                   of scale; with and without treatment */
        struct together together[CONCEPT_ALSO_MAX]; size_t n_together;
        bool degrees;           /* graded by degrees against normal */
        bool grade_only;        /* observed words want a grade */
        bool sign;              /* observed words that are there or not: "no
                                   Tinel", "Tinel +" */
        uint32_t graded_as;     /* with a grade of its scale beside it, it is
                                   that concept; UINT32_MAX */
        str also_text, examined_text, graded_text, placed_text, places_text;
};

struct drug {
        str name;               /* generic */
        str class;              /* of a request */
        str group;              /* the concept of a finding, where that is
                                   not named as the class is; or empty */
        uint32_t concept;       /* UINT32_MAX: no concept of that name */
        str file; size_t line;
};

struct part {
        str name, side;         /* side: of RUE and the like */
        str serves;             /* the region that its nerves come from */
        str held;               /* the limb that it is a part of */
        bool midline;           /* takes no side of a part named before */
};

struct service {
        str name;               /* finer than class, or empty */
        str class;
        str unit;               /* of its quantity where none is written */
        bool by_level;          /* named spinal levels are counted */
        bool companion;         /* only goes with another service */
        bool accessory;         /* belongs to what it stands with; its class,
                                   where it has one, holds where it is alone */
        bool head;              /* right behind another service it is what is
                                   asked for: "acupuncture consultation" */
        bool yields;            /* to a service right behind it: "follow-up
                                   drug screen" */
        str  numbered;          /* where nothing is known, a number with this
                                   sign names it: "#" or "%", or empty */
        bool whom;              /* behind "with" it is by whom, no part */
        bool last;              /* only where the line names nothing else */
        str  endings;           /* "ectomy, otomy": words that end so */
        str  placed, places;    /* its class in these parts of the body */
        str  uncounted;         /* its class where nothing is counted */
        str  takes;             /* groups of drugs that are given by it, and
                                   are no part beside it */
        str  primary;           /* class of what it goes with, or empty */
};

enum { KIND_PLACES = 6 };

/* A service finer than its class: the first of the file whose words, and whose
 * class, a part of a request has. */
struct kind {
        str name;
        str of;                 /* the classes that it is a kind of */
        struct { str name, parts; } placed[KIND_PLACES]; size_t n_placed;
                                /* its name in these parts of the body */
        bool mixed;             /* several ingredients are it, unnamed */
};

/* What a request line's words mark; the names stand in lexicon_marks. */
enum request_mark {
        MARK_ORIGINAL, MARK_AUTHORIZED, MARK_REMAINING, MARK_LEAVING,
        MARK_RETROSPECTIVE, MARK_PURPOSE, MARK_PERIOPERATIVE, MARK_JOIN,
        MARK_REFILL, MARK_QUANTITY, MARK_DOSE,
        MARK_POSTOPERATIVE, MARK_PREOPERATIVE,  /* these in LANE_SURGERY */
        REQUEST_MARKS
};

/* What stands under a heading, where its own words do not say. */
enum heading {
        HEADING_PLAIN, HEADING_PLANNED, HEADING_EXAMINATION, HEADING_REVIEW,
        HEADING_ABSENT,         /* what is named there was not found */
        HEADING_WARNING,        /* risks, allergies: nothing has happened */
        HEADINGS
};

/* What a heading opens; past and family history are history too, of what was
 * and of relatives. */
enum opens {
        OPENS_HISTORY, OPENS_PAST, OPENS_FAMILY, OPENS_COMPLAINTS,
        OPENS_EXAMINATION, OPENS_IMAGING, OPENS_DIAGNOSIS, OPENS_PLAN,
        OPENS_WORK, OPENS_OTHER, OPENED
};

/* What words say of a fact beside its status; doc/vocabulary.md. */
enum attribute {
        ATTRIBUTE_POSSIBLE,
        ATTRIBUTE_HISTORICAL,   /* of the mention beside it: "history of" */
        ATTRIBUTE_EARLIER,      /* of its clause: "before the injury" */
        ATTRIBUTE_FAMILY,
        ATTRIBUTE_RELATIVE,     /* family before ... */
        ATTRIBUTE_HAS,          /* ... one of these, or in brackets */
        ATTRIBUTE_OWN,          /* ends family: the patient */
        ATTRIBUTE_NOW,          /* ends historical: "persistent", "since" */
        ATTRIBUTE_NONE,         /* looks like another: "long history of" */
        ATTRIBUTES
};

/* How often a drug is taken: so many times a day, or what the number in the
 * words counts: hours between, days between, times a day, or the most a day. */
enum sig_kind { SIG_DAILY, SIG_HOURS, SIG_DAYS, SIG_WEEKS, SIG_TIMES,
                SIG_MOST };
struct sig { enum sig_kind kind; double per_day; /* of SIG_DAILY */ };

/* Letters behind a name, a code: of one treatment's visits. */
struct treater { str name; uint32_t concept; str file; size_t line; };

/* What words say of the course of treatment; doc/vocabulary.md. */
enum course_mark {
        COURSE_DONE, COURSE_AUTHORIZED, COURSE_MODIFIED, COURSE_DENIED,
        COURSE_UPHELD, COURSE_OVERTURNED, COURSE_REQUESTED, COURSE_DECISION,
        COURSE_REVIEW, COURSE_MISSED, COURSE_ATTENDED, COURSE_VISIT_DATE,
        COURSE_STUDY_DATE, COURSE_OTHER_DATE, COURSE_START, COURSE_STOP,
        COURSE_RAISE, COURSE_LOWER, COURSE_REFILL, COURSE_COUNT,
        COURSE_INTAKE, COURSE_TAKEN, COURSE_RELIEF, COURSE_LASTING,
        COURSE_REST, COURSE_ACTIVITY, COURSE_BEST, COURSE_WORST,
        COURSE_AVERAGE, COURSE_NOW, COURSE_LOG, COURSE_NOTE, COURSE_TOLD,
        COURSE_SENT, COURSE_PAPER,
        COURSE_WEEKDAY, COURSE_UNTAKEN, COURSE_EARLIER, COURSE_PHYSICIAN,
        COURSE_SCORE, COURSE_MARKS
};

/* What words around numbers say. */
enum count_mark {
        COUNT_TIMES,            /* times, x */
        COUNT_PER_DAY, COUNT_PER_WEEK, COUNT_PER_MONTH, COUNT_PER_YEAR,
        COUNT_TO,               /* of a range */
        COUNT_OUT_OF,
        COUNT_PERCENT,
        COUNT_FOR,              /* for, over: of a duration */
        COUNT_WITHOUT_TREATMENT, COUNT_WITH_TREATMENT,
        COUNT_WITH, COUNT_WITHOUT,      /* "8/10 without medication, 5/10
                                           with" */
        COUNT_FROM,                     /* from 8/10 to 4/10 */
        COUNT_TOTAL,                    /* "14 in total" */
        COUNT_BEST,                     /* at its best: a low score */
        COUNT_MARKS
};

enum word_flag {
        WORD_ABBREVIATION = 1,          /* its point ends no sentence */
        WORD_OR = 2, WORD_AND = 4,
        WORD_ASKS = 8,                  /* does, has: begins a question */
        WORD_YES = 16, WORD_NO = 32,    /* answers */
        WORD_GUIDELINE = 64,            /* a guideline's name, and ... */
        WORD_QUOTES = 128,              /* ... what it says: recommends */
        WORD_REPLIES = 256,             /* she, there: begins an answer */
        WORD_COLUMN = 512               /* heads a column and says what stands
                                           in it: right, visits */
};

struct unit { str name; };              /* visits, tablets, weeks, mg, ... */

struct hit {
        const struct entry *entry;      /* NULL: none in this lane */
        size_t n;                       /* tokens */
};

struct vocabulary {
        struct automaton automaton;     /* its ends: struct entry */
        struct word { str form; uint32_t symbol; } *word;
        size_t words, room;             /* room: a power of two */
        double *number_of;              /* by symbol: value of number words */
        uint16_t *flag_of;              /* by symbol: enum word_flag */
        uint32_t *spelt_of;             /* by symbol: the word that a request
                                           line means by it, 0: itself */
        uint32_t any_number;            /* the symbol of <n> */
        uint32_t level[26];             /* part of C4, L5; UINT32_MAX: none */

        struct concept *concept; struct lexeme *lexeme; size_t concepts;
        struct drug *drug; size_t drugs;
        struct cue *cue; size_t cues;
        struct part *part; size_t parts;
        str *side; size_t sides;
        struct unit *unit; size_t units;
        struct service *service; size_t services;
        struct kind *kind; size_t kinds;
        str *role; size_t roles;
        struct sig *sig; size_t sigs;
        struct treater *treater; size_t treaters;
        struct morphine_table morphine;
        struct codes codes;
        uint32_t form_concept;          /* what a cream makes of a drug */
};

/* Where a word is looked for. */
static inline size_t word_hash(str form)
{
        uint64_t h = form.n, w;

        for (; form.n >= sizeof w; form.p += sizeof w, form.n -= sizeof w) {
                memcpy(&w, form.p, sizeof w);
                h = (h ^ w) * 0x9e3779b97f4a7c15u;
                h ^= h >> 32;
        }
        w = 0;
        for (size_t i = 0; i < form.n; i++)
                w = w << 8 | (unsigned char)form.p[i];
        h = (h ^ w) * 0x9e3779b97f4a7c15u;
        return (size_t)(h ^ h >> 32);
}

/* The next token with its symbol and, of a number word, its number. */
bool lexicon_token(const struct vocabulary *v, str text, size_t end,
                   size_t *at, struct token *t);

/* The state behind token t of a phrase that has come to state (0: it begins
 * with t); 0: no phrase goes on so. What ends there: automaton_end. */
uint32_t lexicon_step(const struct vocabulary *v, const struct token *t,
                      uint32_t state);

/* The longest phrase of every lane that begins at t[i] of n tokens. */
void lexicon_match(const struct vocabulary *v, const struct token *t, size_t n,
                   size_t i, struct hit hit[LANES]);

/* Of a word that is not known, the symbol of the known one it is a slip of:
 * one letter wrong, left out, added or changed places, two in long words. 0:
 * none, or several that are as near. Looks at every word: for few lines. */
uint32_t lexicon_slip(const struct vocabulary *v, str text,
                      const struct token *t);

/* Is name one of a list parted by commas? */
bool lexicon_listed(str list, str name);

uint32_t lexicon_concept(const struct vocabulary *v, str name);

#endif
