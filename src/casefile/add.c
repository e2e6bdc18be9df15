/* add.c - see add.h. */
#include "casefile/add.h"

#include "base/hash.h"
#include "casefile/correct.h"
#include "casefile/inside.h"
#include "host/host.h"

enum { NUMBER_LAST = 9999 };

/* scan.pdf, scan-2.pdf, scan-3.pdf, ... */
static str name_numbered(arena *a, str name, int number)
{
        size_t dot = name.n;

        if (number == 1)
                return name;
        while (dot > 0 && name.p[dot - 1] != '.')
                dot--;
        dot = dot > 1 ? dot - 1 : name.n;
        return arena_fmt(a, FMT"-%d"FMT, ARG(str_slice(name, 0, dot)), number,
                         ARG(str_slice(name, dot, name.n)));
}

static rc name_check(str from, str name, err *e)
{
        if (str_eq(from, S("-")) || host_is_folder(from))
                return err_set(e, ERR_INPUT, from, 0, "is no file; name the "
                               "files to be added");
        if (name.n == 0 || name.p[0] == '.' || name_is_case(name) ||
            name_is_decision(name) || str_eq(name, S(CORRECTIONS_NAME)))
                return err_set(e, ERR_INPUT, from, 0, "would be no document "
                               "of the case by this name; give it another");
        return OK;
}

static rc copy_put(arena *a, str path, str bytes, str sum, err *e)
{
        str there;
        rc r = host_put_lasting(a, path, bytes, e);

        if (r == OK)
                r = host_digest(a, path, &there, e);
        if (r == OK && !str_eq(there, sum))
                r = err_set(e, ERR_INPUT, path, 0, "was not written as it was "
                            "read; delete it and add the file again");
        return r;
}

rc file_add(arena *a, str folder, str from, struct added *out, err *e)
{
        str name = host_base(from), bytes, sum;
        rc r = name_check(from, name, e);

        if (r == OK)
                r = host_file(a, from, HOST_FILE_MAX, &bytes, e);
        if (r)
                return r;
        sum = hash_sha256(a, bytes);
        for (int i = 1; i <= NUMBER_LAST; i++) {
                str path, there;

                *out = (struct added){ name_numbered(a, name, i), false,
                                       bytes.n };
                path = host_join(a, folder, out->name);
                if (!host_exists(path))
                        return copy_put(a, path, bytes, sum, e);
                r = host_digest(a, path, &there, e);
                out->same = !r && str_eq(there, sum);
                if (r || out->same)
                        return r;
        }
        return err_set(e, ERR_INPUT, from, 0, "too many files of this name "
                       "stand in the folder; give it another");
}
