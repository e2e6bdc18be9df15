/* mark_name.c - who may have written a page: names behind a label, names with
 * credentials where a signature stands, or in the letterhead.
 *
 * A name is two to five words in capitals, with initials; what stands in a
 * sentence is none. */
#include "casefile/marking.h"

enum { NAME_WORDS = 5, CREDENTIALS = 6, LETTERHEAD_LINES = 8,
       FOOT_LINES = 10, END_LINES = 6, TITLE_WORDS = 4 };

struct span {                           /* words */
        size_t first, last;
        bool credited;                  /* the last ones are credentials */
};

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static char char_before(const struct marker *m, size_t word)
{
        size_t i = m->word[word].at.begin;

        return i ? m->text.p[i - 1] : '\n';
}

/* What stands between word i and the next. */
static str gap_after(const struct marker *m, size_t i)
{
        return str_slice(m->text, m->word[i].at.end, m->word[i + 1].at.begin);
}

/* No more than blanks and these. */
static bool gap_is(str gap, const char *marks)
{
        for (size_t i = 0; i < gap.n; i++)
                if (gap.p[i] != ' ' && !strchr(marks, gap.p[i]))
                        return false;
        return gap.n <= 3;
}

static bool same_line(const struct marker *m, size_t a, size_t b)
{
        return b < m->words && m->word[a].line == m->word[b].line;
}

static const struct found *credential_at(const struct marker *m, size_t word)
{
        size_t i = found_from(m, word);

        for (; i < m->n_found && m->found[i].first == word; i++)
                if (m->found[i].kind == SIGN_CREDENTIAL &&
                    word_capital(m, word))
                        return &m->found[i];
        return NULL;
}

/* The credentials from word on: M.D., F.A.A.O.S.; the word behind the last of
 * them. */
static size_t credentials_end(const struct marker *m, size_t word,
                              str *specialty)
{
        for (size_t n = 0; n < CREDENTIALS && word < m->words; n++) {
                const struct found *f = credential_at(m, word);
                const struct sign *s;

                if (!f)
                        break;
                s = sign_of(f->sign, SIGN_CREDENTIAL, -1);
                if (s && s->specialty.n && !specialty->n)
                        *specialty = s->specialty;
                word = f->last + 1;
                if (!same_line(m, f->last, word) ||
                    !gap_is(gap_after(m, f->last), ",./"))
                        break;
        }
        return word;
}

/* Does a credential end before the word? */
static bool credential_ends(const struct marker *m, size_t word)
{
        size_t i = found_from(m, word - least(word, CREDENTIALS));

        for (; i < m->n_found && m->found[i].first < word; i++)
                if (m->found[i].kind == SIGN_CREDENTIAL &&
                    m->found[i].last + 1 == word)
                        return true;
        return false;
}

static bool is_title(const struct marker *m, size_t i)
{
        return str_eq_fold(word_text(m, i), S("dr")) ||
               str_eq_fold(word_text(m, i), S("doctor"));
}

static bool name_word(const struct marker *m, size_t i)
{
        str w = word_text(m, i);

        return word_capital(m, i) && !m->word[i].label && !m->word[i].dated &&
               w.n < 20 && !char_digit(w.p[w.n - 1]);
}

/* "Cal. Lic. #": is the name a label? */
static bool is_headed(const struct marker *m, const struct span *s)
{
        size_t i = m->word[s->last].at.end, end = i + 3;

        while (i < m->text.n && i < end &&
               (m->text.p[i] == '.' || m->text.p[i] == ' '))
                i++;
        return i < m->text.n && (m->text.p[i] == '#' || m->text.p[i] == ':');
}

/* "Progress Report", also behind "PTP"; "Family Medicine", "The Patient", "Mr.
 * Sample": nobody who signs. */
static bool is_nobody(const struct marker *m, const struct span *s)
{
        static const str words[] = { STR("the"), STR("mr"), STR("mrs"),
                STR("ms"), STR("page"), STR("dear") };

        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
                if (str_eq_fold(word_text(m, s->first), words[i]))
                        return true;
        for (size_t i = found_from(m, s->first - least(s->first, TITLE_WORDS));
             i < m->n_found && m->found[i].first <= s->last && !s->credited;
             i++)
                if (m->found[i].last >= s->first &&
                    (m->found[i].kind == SIGN_FORM ||
                     (m->found[i].kind == SIGN_SPECIALTY &&
                      m->found[i].first == s->first &&
                      m->found[i].last >= s->last)))
                        return true;
        return !s->credited && is_headed(m, s);
}

/* One is no initial; "S O A P" is a title that was spaced. */
static bool has_word(const struct marker *m, size_t from, size_t to)
{
        while (from < to && word_text(m, from).n < 2)
                from++;
        return from < to;
}

/* The name that begins with word i: its words and credentials. */
static bool name_from(const struct marker *m, size_t i, struct span *s,
                      str *specialty)
{
        size_t k = i, n = 0, end;

        if (!same_line(m, i, i) || (!is_title(m, i) && !name_word(m, i)))
                return false;
        while (n < NAME_WORDS && same_line(m, i, k) && name_word(m, k)) {
                if (n > (is_title(m, i) ? 1u : 0u) && credential_at(m, k))
                        break;
                n++;
                k++;
                if (!same_line(m, i, k) ||
                    !gap_is(gap_after(m, k - 1), ".-'"))
                        break;
        }
        if (n < 2 || !has_word(m, i, k))
                return false;
        end = same_line(m, i, k) && gap_is(gap_after(m, k - 1), ",.")
              ? credentials_end(m, k, specialty) : k;
        *s = (struct span){ i, end - 1, end > k };
        return !is_nobody(m, s);
}

/* The point behind the last credential belongs to it. */
static str name_text(const struct marker *m, const struct span *s)
{
        size_t begin = m->word[s->first].at.begin;
        size_t end = m->word[s->last].at.end;
        char *p, *at;

        if (end < m->text.n && m->text.p[end] == '.' &&
            end - m->word[s->last].at.begin == 1)
                end++;
        p = at = arena_bytes(m->a, end - begin);
        for (size_t i = begin; i < end; i++)
                if (!char_space(m->text.p[i]) ||
                    !char_space(m->text.p[i - 1]))
                        *at++ = char_space(m->text.p[i]) ? ' '
                                                         : m->text.p[i];
        return str_of(p, (size_t)(at - p));
}

/* A specialty on the name's line or on the two below it. */
static str specialty_near(const struct marker *m, size_t line, size_t lines)
{
        for (size_t i = 0; i < m->n_found; i++) {
                const struct found *f = &m->found[i];
                size_t at = m->word[f->first].line;

                if (at > line + lines)
                        break;
                if (f->kind == SIGN_SPECIALTY && at >= line &&
                    word_capital(m, f->first))
                        return sign_of(f->sign, SIGN_SPECIALTY,
                                       -1)->specialty;
        }
        return S("");
}

/* "Jo Desk, PA-C for Ada Byron, M.D.": another signs for the one who wrote. */
static bool is_for(const struct marker *m, size_t first)
{
        size_t k = first - 1;

        return first > m->line[m->word[first].line].word &&
               str_eq(word_text(m, k), S("for")) &&
               k >= m->line[m->word[k].line].word + 2 &&
               line_near_foot(m, m->word[k].line) &&
               (credential_ends(m, k) || m->text.p[m->word[k - 1].at.end]
                == ',');
}

static void name_add(struct marker *m, const struct span *s,
                     enum name_place place, const struct sign *label,
                     str specialty)
{
        struct marks *o = m->out;
        size_t line = m->word[s->first].line;
        str near = specialty_near(m, line, 2);

        if (o->n_names == MARKS_NAMES)
                return;
        if (place != NAME_LETTERHEAD && line_near_foot(m, line) &&
            specialty.n)
                o->practice = kinds_practice(m->kinds, specialty);
        o->closing |= (place == NAME_SIGNATURE && line_near_foot(m, line)) ||
                      (place == NAME_LABEL && s->credited &&
                       line + END_LINES > m->lines);
        o->name[o->n_names++] = (struct marked_name){
                .name = name_text(m, s), .place = place, .label = label,
                .behalf = place == NAME_SIGNATURE && s->first &&
                          is_for(m, s->first),
                .specialty = near.n ? near : specialty, .line = line,
                .foot = s->credited && line + FOOT_LINES > m->lines };
}

/* "a machine operator / by Corvane Foods": no label, though it begins its
 * line. */
static bool in_sentence(const struct marker *m, const struct found *f)
{
        return !word_capital(m, f->first) &&
               m->text.p[m->word[f->last].at.end] != ':';
}

/* "Physician Work Activity Status and Transcription": without a colon, a name
 * ends its cell. */
static bool in_title(const struct marker *m, const struct found *f,
                     const struct span *s)
{
        return m->text.p[m->word[f->last].at.end] != ':' &&
               m->word[f->last].line == m->word[s->first].line &&
               same_line(m, s->last, s->last + 1) &&
               m->word[s->last + 1].joined;
}

/* Behind a label: on its line, or the first of the next where nothing follows
 * it there. */
static size_t name_labelled(struct marker *m, const struct found *f)
{
        size_t w = f->last + 1;
        str specialty = S("");
        struct span s;

        if (w >= m->words || !found_is_label(m, f) ||
            m->line[m->word[w].line].fax ||
            m->word[w].line > m->word[f->last].line + 1 ||
            !name_from(m, w, &s, &specialty) ||
            (!s.credited && (sign_of(f->sign, SIGN_PATIENT, -1) ||
                             in_sentence(m, f) || in_title(m, f, &s))))
                return 0;
        name_add(m, &s, NAME_LABEL, f->sign, specialty);
        return s.last;
}

/* "(Ada Byron, D.C.)": a line of its own. */
static bool is_bracketed(const struct marker *m, size_t first)
{
        const struct page_line *l = &m->line[m->word[first].line];

        return l->word == first && m->text.p[l->begin] == '(' &&
               m->text.p[l->end - 1] == ')';
}

/* /s/ */
static bool is_slashed(const struct marker *m, size_t i)
{
        return str_eq_fold(word_text(m, i), S("s")) &&
               char_before(m, i) == '/' && m->text.p[m->word[i].at.end] == '/';
}

/* The first word of the name that ends before word i, where its credential
 * stands; the name begins its line, or a column of it. */
static bool name_before(const struct marker *m, size_t i, size_t *first)
{
        size_t k = i, n = 0;

        while (k > 0 && n < NAME_WORDS && same_line(m, k - 1, i) &&
               gap_is(gap_after(m, k - 1), k == i ? ",." : ".-'") &&
               (name_word(m, k - 1) || is_title(m, k - 1))) {
                k--;
                n++;
        }
        *first = k;
        if (n < 2 || (char_before(m, k) == '(' && !is_bracketed(m, k)))
                return false;
        return k == m->line[m->word[i].line].word || !m->word[k].joined ||
               m->word[k - 1].label || is_slashed(m, k - 1) ||
               is_for(m, k);
}

/* "Ada Byron, M.D. (3/4/2014), Progress report:" heads what is quoted of her;
 * nobody signs so. */
static bool is_cited(const struct marker *m, const struct span *s)
{
        size_t end = m->line[m->word[s->last].line].end;
        size_t i = m->word[s->last].at.end;

        while (i < end && (m->text.p[i] == ' ' || m->text.p[i] == '.'))
                i++;
        return (i + 1 < end && m->text.p[i] == '(' &&
                char_digit(m->text.p[i + 1])) ||
               (i + 1 < end && m->text.p[end - 1] == ':');
}

static size_t name_signed(struct marker *m, const struct found *f)
{
        size_t line = m->word[f->first].line, first;
        bool head = line < LETTERHEAD_LINES;
        str specialty = S("");
        struct span s;

        if ((!head && !line_near_foot(m, line)) || !word_capital(m, f->first) ||
            !name_before(m, f->first, &first) ||
            !name_from(m, first, &s, &specialty) || s.last < f->last ||
            (first == m->line[line].word && is_cited(m, &s)))
                return 0;
        name_add(m, &s, head && !line_near_foot(m, line)
                        ? NAME_LETTERHEAD : NAME_SIGNATURE, NULL, specialty);
        return s.last;
}

/* Nothing stands behind the words but a date: "Dated: 3/4/2014". */
static bool line_ends(const struct marker *m, size_t last)
{
        const struct page_line *l = &m->line[m->word[last].line];

        for (size_t i = last + 1; i < l->word + l->words; i++)
                if (!m->word[i].dated)
                        return false;
        return true;
}

/* Sincerely, and below it a name that has its line to itself. */
static size_t name_below(struct marker *m, const struct found *f)
{
        size_t line = m->word[f->last].line;
        str specialty = S("");
        struct span s;

        if (!line_near_foot(m, line) || !line_ends(m, f->last) ||
            m->line[line].word != f->first)
                return 0;
        for (size_t i = line + 1; i < m->lines && i <= line + 3; i++) {
                size_t w = m->line[i].word;

                if (!m->line[i].words || !name_from(m, w, &s, &specialty) ||
                    !line_last_word(m, s.last))
                        continue;
                name_add(m, &s, NAME_SIGNATURE, NULL, specialty);
                return s.last;
        }
        return 0;
}

/* A name that has its line to itself, over its title: "Claims Examiner". */
static size_t name_titled(struct marker *m, const struct found *f)
{
        size_t line = m->word[f->first].line;
        str specialty = S("");
        struct span s;

        if (!line || !line_near_foot(m, line) || m->line[line].after_blank ||
            m->line[line].word != f->first || !line_last_word(m, f->last) ||
            !word_capital(m, f->first) || !m->line[line - 1].words ||
            !name_from(m, m->line[line - 1].word, &s, &specialty) ||
            !line_last_word(m, s.last) || s.credited)
                return 0;
        name_add(m, &s, NAME_SIGNATURE, NULL, specialty);
        return f->last;
}

void marks_names(struct marker *m)
{
        size_t free = 0;

        for (size_t i = 0; i < m->n_found; i++) {
                const struct found *f = &m->found[i];
                size_t last = 0;

                if (f->first < free)
                        continue;
                if (f->kind == SIGN_AUTHOR)
                        last = name_labelled(m, f);
                else if (f->kind == SIGN_CREDENTIAL)
                        last = name_signed(m, f);
                else if (f->kind == SIGN_CLOSING)
                        last = name_below(m, f);
                else if (f->kind == SIGN_SPECIALTY)
                        last = name_titled(m, f);
                if (last)
                        free = last + 1;
        }
}
