/* ledger.h - the treatment ledger and the chronology of a case.
 *
 * An entry is what one place of one document says. A line is what several
 * places say of the same thing: one event told in three reports is one line
 * with three places. Where places disagree, each is a line of its own and
 * both are marked as contradicting. What is not stated is NAN, DATE_NONE or
 * empty; nothing here is concluded. */
#ifndef MODEL_LEDGER_H
#define MODEL_LEDGER_H

#include "base/tri.h"
#include "model/document.h"

enum ledger_kind {
        LEDGER_VISITS,          /* of a treatment that is had in visits */
        LEDGER_DOSE,
        LEDGER_PAIN,
        LEDGER_IMAGING,
        LEDGER_INJECTION,
        LEDGER_DETERMINATION,   /* by utilization review, or independent
                                   medical review */
        LEDGER_SURGERY,
        LEDGER_FUNCTION,        /* and work: as it was on a date */
        LEDGER_KINDS
};

enum { LEDGER_PARTS = 6 };

/* What is stated. Of visits `date` is the day of the document that says so;
 * of a dose the day on which it was taken; of all others the day of the
 * thing itself. */
struct ledger_fact {
        enum ledger_kind kind;
        str  name;              /* treatment, drug, study, class of injection,
                                   concept of function: as the vocabulary
                                   names it */
        str  title;             /* the same for people */
        str  body[LEDGER_PARTS]; size_t n_body;
        bool body_near;         /* named on the page, not beside the words */
        str  side, levels;      /* levels: "L5-S1" as printed */
        date date;              /* partial where it is stated so */
        bool dated;             /* the words themselves give the date */
        double done;            /* visits had, in all */
        double of;              /* of how many: "visit 5 of 12" */
        double authorized, requested;
        double strength; str unit;      /* of one tablet: 10, "mg" */
        double per_day;         /* tablets a day, at most */
        double morphine;        /* of an opioid: mg of morphine that a day of
                                   it counts for; and by which table, or why
                                   it is not known */
        str  morphine_by;
        double count;           /* tablets in all */
        str  change;            /* started, stopped, increased, decreased */
        double score;           /* of 10 */
        tri  with_medication;
        str  condition;         /* rest, activity, best, worst, average, now */
        double relief_percent, relief_weeks;
        str  outcome;           /* approved, modified, denied, upheld,
                                   overturned */
        str  result;            /* of a study, in short */
        bool visit;             /* date is a day of a visit that was had */
        bool unsaid;            /* that day is only the document's date: no
                                   words say that the visit was on it */
        double number;          /* of that visit in its course: "visit 5" */
        bool log;               /* the one who treated counts, not another
                                   who tells of it */
        bool reported;          /* of a study or injection: by its own report,
                                   not by one who mentions it */
};

struct ledger_entry {
        struct ledger_fact fact;
        struct evidence at;
};

/* A day of a visit, and where it stands. */
struct ledger_visit { date date; struct evidence at; };

struct ledger_line {
        struct ledger_fact fact;
        struct ledger_visit *visit; size_t n_visits;    /* days, in order */
        double stated;          /* visits: the most that any report says;
                                   fact.done is what the ledger counts */
        bool contradicted;      /* another line, or a place of this one, says
                                   otherwise */
        struct evidence *at; size_t n_at;       /* all places */
};

struct ledger {
        struct ledger_line *line; size_t n;     /* by kind, name, date */
        struct { size_t all, read, unread, apart; } pages;
};

/* What happened, by date. */
struct happening {
        date date;              /* DATE_NONE: undated */
        str  kind;              /* document, visit, dose, imaging, injection,
                                   determination, work, surgery */
        str  text;              /* for people, one line */
        struct evidence *at; size_t n_at;
};

struct chronology {
        struct happening *at; size_t n;         /* the undated ones last */
        struct { size_t all, read, unread, apart; } pages;
};

const char *ledger_kind_name(enum ledger_kind k);

/* No fact: every number not stated, every date none. */
struct ledger_fact ledger_fact_empty(enum ledger_kind k);

/* mg a day: strength times tablets a day; NAN where one is not stated or the
 * unit is another. */
double ledger_daily(const struct ledger_fact *f);

/* The outcome as people say it: yes and no for present and absent. */
str  ledger_outcome(const struct ledger_fact *f);

/* One object: kind, treatment|drug|study|class, body[], side, date, done,
 * dates[], ..., contradicted, document, page, evidence[]. null where a thing
 * is not stated or the kind has none. */
void ledger_line_json(json *j, const struct ledger_line *l);
/* {"date", "kind", "text", "document", "page", "evidence"[]} */
void happening_json(json *j, const struct happening *h);

#endif
