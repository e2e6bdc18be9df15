/* proof.c - recompute and print. */
#include "base/proof.h"

#include <assert.h>

const char *proof_op_name(enum proof_op op)
{
        static const char *const names[] = {
                "all", "any", "not", "presume", "distrust", "fact", "class"
        };
        return names[op];
}

const char *proof_why_name(enum proof_why why)
{
        static const char *const names[] = {
                "", "silent", "unsettled", "contradictory", "unreadable",
                "unverified", "no_guideline"
        };
        return names[why];
}

const char *source_status_name(enum source_status s)
{
        static const char *const names[] = { "read", "reported",
                                             "unverified" };
        return names[s];
}

tri proof_value(const struct proof *p)
{
        tri v;

        switch (p->op) {
        case PROOF_FACT:
        case PROOF_CLASS:
                return p->value;
        case PROOF_NOT:
                assert(p->child);
                return tri_not(proof_value(p->child));
        case PROOF_PRESUME:
                v = proof_value(p->child);
                return v == TRI_UNKNOWN ? TRI_NO : v;
        case PROOF_DISTRUST:
                v = proof_value(p->child);
                return v == TRI_NO ? TRI_UNKNOWN : v;
        case PROOF_ALL:
        case PROOF_ANY:
                break;
        }
        v = p->op == PROOF_ALL ? TRI_YES : TRI_NO;
        for (const struct proof *c = p->child; c; c = c->next)
                v = p->op == PROOF_ALL ? tri_and(v, proof_value(c))
                                       : tri_or(v, proof_value(c));
        return v;
}

void proof_json(json *j, const struct proof *p)
{
        json_object_open(j);
        json_str_at(j, "op", str_from(proof_op_name(p->op)));
        json_str_at(j, "value", str_from(tri_name(p->value)));
        json_str_at(j, "criterion", p->criterion ? p->criterion->id : S(""));
        if (!p->child) {
                json_str_at(j, "fact", p->fact);
                json_str_at(j, "text", p->text);
                json_str_at(j, "scope", p->scope);
                json_str_at(j, "why", str_from(proof_why_name(p->why)));
        }
        json_key(j, "children");
        json_array_open(j);
        for (const struct proof *c = p->child; c; c = c->next)
                proof_json(j, c);
        json_array_end(j);
        json_object_end(j);
}

bool status_trusted(enum source_status s, enum trust t)
{
        return s == SOURCE_READ || t == TRUST_UNVERIFIED ||
               (s == SOURCE_REPORTED && t == TRUST_REPORTED);
}
