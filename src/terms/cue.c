/* cue.c - the vocabulary's lines about words around facts: cues, roles of
 * dates, marks, headings, and what single words are. */
#include "terms/loading.h"

static const str cue_kinds[CUES] = {
        STR("present"), STR("absent"), STR("planned"), STR("not_documented"),
        STR("again"), STR("dropped"), STR("review"), STR("recorded"),
        STR("uncounted"), STR("examination"), STR("lacking"), STR("ended"),
        STR("told"), STR("former")
};

static const str headings[HEADINGS] = {
        STR("plain"), STR("planned"), STR("examination"), STR("review"),
        STR("absent"), STR("warning")
};

static const str openings[OPENED] = {
        STR("history"), STR("past-history"), STR("family-history"),
        STR("complaints"), STR("examination"), STR("imaging"),
        STR("diagnosis"), STR("plan"), STR("work"), STR("other")
};

static const str attributes[ATTRIBUTES] = {
        STR("possible"), STR("historical"), STR("earlier"), STR("family"),
        STR("relative"), STR("has"), STR("own"), STR("now"), STR("none")
};

static const str request_marks[REQUEST_MARKS] = {
        STR("original"), STR("authorized"), STR("remaining"), STR("leaving"),
        STR("retrospective"), STR("purpose"), STR("perioperative"),
        STR("join"), STR("refill"), STR("quantity"), STR("dose"),
        STR("postoperative"), STR("preoperative")
};

static const str count_marks[COUNT_MARKS] = {
        STR("times"), STR("per-day"), STR("per-week"), STR("per-month"),
        STR("per-year"), STR("to"), STR("out-of"), STR("percent"),
        STR("for"), STR("without-treatment"), STR("with-treatment"),
        STR("with"), STR("without"), STR("from"), STR("total"),
        STR("best")
};

static const str course_marks[COURSE_MARKS] = {
        STR("done"), STR("authorized"), STR("modified"), STR("denied"),
        STR("upheld"), STR("overturned"), STR("requested"), STR("decision"),
        STR("review"), STR("missed"), STR("attended"), STR("visit-date"),
        STR("study-date"), STR("other-date"), STR("start"), STR("stop"),
        STR("raise"), STR("lower"), STR("refill"), STR("count"),
        STR("intake"), STR("taken"), STR("relief"), STR("lasting"),
        STR("rest"), STR("activity"), STR("best"), STR("worst"),
        STR("average"), STR("now"), STR("log"), STR("note"), STR("told"),
        STR("sent"), STR("paper"), STR("weekday"),
        STR("untaken"), STR("earlier"), STR("physician"),
        STR("score")
};

static const str sig_kinds[] = {
        STR("hours"), STR("days"), STR("weeks"), STR("times"), STR("most")
};

/* `before` and `after` lines under a cue, role or attribute. */
static rc directed_read(struct loader *l, const struct line *at,
                        struct entry e)
{
        str rest;
        rc r = OK;

        if (!at->under)
                return bad(l, at, "no direction in", at->text, "write under "
                           "it `before` or `after` and the phrases");
        for (const struct line *u = at->under; u && !r; u = u->next) {
                if (line_says(u, S("before"), &rest))
                        e.direction = BEFORE;
                else if (line_says(u, S("after"), &rest))
                        e.direction = AFTER;
                else
                        return bad(l, u, "no direction in", u->text,
                                   "write `before` or `after` and phrases");
                r = lists_add(l, u, rest, e);
        }
        return r;
}

rc cue_load(struct loader *l, const struct line *at)
{
        str rest, kind;
        size_t k;

        line_says(at, S("cue"), &rest);
        kind = str_word(&rest);
        k = name_find(l, at, "cue", cue_kinds, CUES, kind);
        rest = str_trim(rest);
        if (k == SIZE_MAX)
                return ERR_SYNTAX;
        if (rest.n && !str_eq(rest, S("noun")) &&
            !str_eq(rest, S("opening")))
                return bad(l, at, "unknown reach", rest,
                           "write `noun`, `opening` or nothing");
        struct entry e = { .kind = ENTRY_CUE, .lane = LANE_FACT,
                           .target = (uint32_t)l->cue.n };

        *VEC_ADD(l->a, &l->cue) = (struct cue){
                (enum cue_kind)k, str_eq(rest, S("noun")),
                str_eq(rest, S("opening")) };
        return directed_read(l, at, e);
}

rc attribute_load(struct loader *l, const struct line *at)
{
        size_t k = name_find(l, at, "attribute", attributes, ATTRIBUTES,
                             at->columns > 1 ? at->column[1] : S(""));

        if (k == SIZE_MAX)
                return ERR_SYNTAX;
        return directed_read(l, at, (struct entry){
                .kind = ENTRY_ATTRIBUTE, .lane = LANE_ATTRIBUTE,
                .target = (uint32_t)k });
}

rc section_load(struct loader *l, const struct line *at)
{
        size_t k = name_find(l, at, "section", openings, OPENED,
                             at->columns > 1 ? at->column[1] : S(""));

        if (k == SIZE_MAX)
                return ERR_SYNTAX;
        return named_read(l, at, (struct entry){
                .kind = ENTRY_SECTION, .lane = LANE_SECTION,
                .target = (uint32_t)k });
}

rc role_load(struct loader *l, const struct line *at)
{
        static const str roles[] = {
                STR("injury"), STR("request"), STR("utilization_review"),
                STR("application"), STR("document"), STR("imaging"),
                STR("other")
        };
        str name;

        line_says(at, S("role"), &name);
        if (name_find(l, at, "role", roles, COUNT(roles), name) == SIZE_MAX)
                return ERR_SYNTAX;
        struct entry e = { .kind = ENTRY_ROLE, .lane = LANE_DATE,
                           .target = (uint32_t)l->role.n };

        *VEC_ADD(l->a, &l->role) = name;
        return directed_read(l, at, e);
}

rc number_load(struct loader *l, const struct line *at)
{
        long value;
        str list = at->columns > 2 ? at->column[2] : S("");

        if (at->columns < 3 || !str_number(at->column[1], &value))
                return bad(l, at, "no number in", at->text,
                           "write `number  6  six`");
        while (list.n) {
                uint32_t symbol;
                str one = str_trim(str_cut(&list, ','));

                if (!word_read(l, one, &symbol))
                        return bad(l, at, "not one word:", one,
                                   "write number words of one word");
                l->number.at[symbol] = (double)value;
        }
        return OK;
}

static const struct { str key; uint16_t flag; } flags[] = {
        { STR("abbreviation"), WORD_ABBREVIATION }, { STR("or"), WORD_OR },
        { STR("and"), WORD_AND }, { STR("asks"), WORD_ASKS },
        { STR("yes"), WORD_YES }, { STR("no"), WORD_NO },
        { STR("guideline"), WORD_GUIDELINE }, { STR("quotes"), WORD_QUOTES },
        { STR("replies"), WORD_REPLIES }, { STR("column"), WORD_COLUMN }
};

/* `abbreviation`, `or`, `and` and their like: flags of single words. */
rc flagged_load(struct loader *l, const struct line *at)
{
        str list = at->columns > 1 ? at->column[1] : S("");
        uint16_t flag = 0;
        str rest;

        for (size_t i = 0; i < COUNT(flags); i++)
                if (line_says(at, flags[i].key, &rest))
                        flag = flags[i].flag;
        while (list.n) {
                uint32_t symbol;
                str one = str_trim(str_cut(&list, ','));

                if (!word_read(l, one, &symbol))
                        return bad(l, at, "not one word:", one,
                                   "write single words");
                l->flag.at[symbol] |= flag;
        }
        return OK;
}

rc mark_load(struct loader *l, const struct line *at)
{
        bool request = str_starts(at->text, S("request"));
        str name = at->columns > 1 ? at->column[1] : S("");
        size_t k = request
                ? name_find(l, at, "mark", request_marks, REQUEST_MARKS, name)
                : name_find(l, at, "mark", count_marks, COUNT_MARKS, name);

        if (k == SIZE_MAX)
                return ERR_SYNTAX;
        return named_read(l, at, (struct entry){
                .kind = request ? ENTRY_REQUEST_MARK : ENTRY_MARK,
                .lane = !request ? LANE_COUNT
                      : k == MARK_POSTOPERATIVE || k == MARK_PREOPERATIVE
                      ? LANE_SURGERY : LANE_REQUEST,
                .target = (uint32_t)k });
}

rc course_load(struct loader *l, const struct line *at)
{
        size_t k = name_find(l, at, "mark", course_marks, COURSE_MARKS,
                             at->columns > 1 ? at->column[1] : S(""));

        if (k == SIZE_MAX)
                return ERR_SYNTAX;
        return named_read(l, at, (struct entry){
                .kind = ENTRY_COURSE, .lane = LANE_COURSE,
                .target = (uint32_t)k });
}

/* `sig  4  qid`, `sig  0.5  every other day`: a number, or a kind. */
rc sig_load(struct loader *l, const struct line *at)
{
        str name = at->columns > 1 ? at->column[1] : S("");
        struct sig *sig = VEC_ADD(l->a, &l->sig);
        long n;

        if (str_number(name, &n)) {
                sig->per_day = (double)n;
        } else if (str_eq(name, S("0.5"))) {
                sig->per_day = 0.5;
        } else {
                size_t k = name_find(l, at, "sig", sig_kinds,
                                     COUNT(sig_kinds), name);

                if (k == SIZE_MAX)
                        return ERR_SYNTAX;
                sig->kind = (enum sig_kind)(SIG_HOURS + k);
        }
        return named_read(l, at, (struct entry){
                .kind = ENTRY_SIG, .lane = LANE_COURSE,
                .target = (uint32_t)(l->sig.n - 1) });
}

rc heading_load(struct loader *l, const struct line *at)
{
        size_t k = name_find(l, at, "heading", headings, HEADINGS,
                             at->columns > 1 ? at->column[1] : S(""));

        if (k == SIZE_MAX)
                return ERR_SYNTAX;
        return named_read(l, at, (struct entry){
                .kind = ENTRY_HEADING, .lane = LANE_HEADING,
                .target = (uint32_t)k });
}

rc plain_load(struct loader *l, const struct line *at)
{
        static const struct { str key; enum entry_kind kind; } plain[] = {
                { STR("normal"), ENTRY_NORMAL },
                { STR("abnormal"), ENTRY_ABNORMAL },
                { STR("stop"), ENTRY_STOP }, { STR("verb"), ENTRY_VERB },
                { STR("ignore"), ENTRY_IGNORE },
                { STR("refers"), ENTRY_REFERS }
        };
        size_t k = 0;
        str rest;

        while (!line_says(at, plain[k].key, &rest))
                k++;
        return lists_add(l, at, rest, (struct entry){
                .kind = plain[k].kind,
                .lane = plain[k].kind == ENTRY_REFERS ? LANE_REFERS
                                                      : LANE_FACT });
}
