/* vocabulary.c - vocabulary files to one vocabulary, with every complaint
 * named by file and line. The format is doc/vocabulary.md's. Linear in the
 * data but for names, which are few. */
#include "terms/loading.h"

static rc names_tie(struct loader *l)
{
        struct vocabulary *v = l->v;
        rc r = OK;

        for (size_t i = 0; i < v->concepts && !r; i++)
                r = concept_tie(l, &v->lexeme[i]);
        for (size_t i = 0; i < v->drugs && !r; i++)
                r = drug_tie(l, &v->drug[i]);
        for (size_t i = 0; i < v->codes.code.n && !r; i++)
                r = code_tie(l, &v->codes.code.at[i]);
        v->form_concept = lexicon_concept(v, S("topical"));
        for (size_t i = 0; i < v->treaters && !r; i++) {
                struct treater *t = &v->treater[i];

                t->concept = lexicon_concept(v, t->name);
                if (t->concept == UINT32_MAX)
                        r = err_set(l->e, ERR_SYNTAX, t->file, t->line,
                                    "no concept `" FMT "`; write the name "
                                    "of one", ARG(t->name));
        }
        return r;
}

static void tables_hand_over(struct loader *l)
{
        struct vocabulary *v = l->v;

        v->concept = l->concept.at;
        v->lexeme = l->lexeme.at;
        v->concepts = l->concept.n;
        v->drug = l->drug.at;
        v->drugs = l->drug.n;
        v->cue = l->cue.at;
        v->cues = l->cue.n;
        v->part = l->part.at;
        v->parts = l->part.n;
        v->side = l->side.at;
        v->sides = l->side.n;
        v->unit = l->unit.at;
        v->units = l->unit.n;
        v->service = l->service.at;
        v->services = l->service.n;
        v->kind = l->kind.at;
        v->kinds = l->kind.n;
        v->role = l->role.at;
        v->roles = l->role.n;
        v->sig = l->sig.at;
        v->sigs = l->sig.n;
        v->treater = l->treater.at;
        v->treaters = l->treater.n;
}

static rc line_read(struct loader *l, const struct line *at)
{
        static const struct {
                str key;
                rc (*read)(struct loader *, const struct line *);
        } line[] = {
                { STR("concept"), concept_load }, { STR("drug"), drug_load },
                { STR("form"), form_load }, { STR("cue"), cue_load },
                { STR("role"), role_load }, { STR("number"), number_load },
                { STR("abbreviation"), flagged_load },
                { STR("or"), flagged_load }, { STR("and"), flagged_load },
                { STR("asks"), flagged_load }, { STR("yes"), flagged_load },
                { STR("no"), flagged_load }, { STR("quotes"), flagged_load },
                { STR("guideline"), flagged_load },
                { STR("replies"), flagged_load },
                { STR("column"), flagged_load },
                { STR("serves"), serves_load },
                { STR("holds"), serves_load },
                { STR("part"), part_load }, { STR("sided"), part_load },
                { STR("level"), level_load }, { STR("midline"), midline_load },
                { STR("side"), side_load }, { STR("unit"), unit_load },
                { STR("mark"), mark_load }, { STR("request"), mark_load },
                { STR("service"), service_load },
                { STR("kind"), kind_load }, { STR("spelt"), spelt_load },
                { STR("heading"), heading_load },
                { STR("attribute"), attribute_load },
                { STR("section"), section_load },
                { STR("course"), course_load }, { STR("sig"), sig_load },
                { STR("treater"), treater_load },
                { STR("normal"), plain_load }, { STR("abnormal"), plain_load },
                { STR("stop"), plain_load }, { STR("verb"), plain_load },
                { STR("ignore"), plain_load }, { STR("refers"), plain_load },
                { STR("scale"), scale_load },
                { STR("icd"), icd_load }
        };
        str key[COUNT(line)], rest = at->text, word = str_word(&rest);
        size_t k;

        for (k = 0; k < COUNT(line); k++)
                key[k] = line[k].key;
        k = name_find(l, at, "keyword", key, COUNT(line), word);
        return k == SIZE_MAX ? ERR_SYNTAX : line[k].read(l, at);
}

rc vocabulary_load(arena *a, const struct data_file *file, size_t n,
                   struct vocabulary **out, err *e)
{
        struct loader l = { .a = a, .v = NEW(a, struct vocabulary), .e = e };
        struct line *at;
        size_t bytes = 0;
        rc r;

        for (size_t i = 0; i < n; i++)
                bytes += file[i].text.n;
        automaton_room(a, &l.v->automaton, bytes);
        l.v->any_number = word_symbol(&l, S("<n>"));
        for (size_t i = 0; i < 26; i++)
                l.v->level[i] = UINT32_MAX;
        for (size_t i = 0; i < n; i++) {
                l.file = file[i].name;
                r = outline_read(a, file[i].name, file[i].text, &at, e);
                for (; at && !r; at = at->next)
                        r = line_read(&l, at);
                if (r)
                        return r;
        }
        r = services_from(&l);
        l.v->number_of = l.number.at;
        l.v->flag_of = l.flag.at;
        l.v->spelt_of = l.spelt.at;
        tables_hand_over(&l);
        if (!r)
                r = names_tie(&l);
        if (!r) {
                automaton_close(a, &l.v->automaton);
                *out = l.v;
        }
        return r;
}
