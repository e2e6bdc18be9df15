/* api_read.c - the reading part of imr.h: one letter, and many.
 *
 * Many: a supply of letters is cut into batches; a crew of threads, each with
 * an imr of its own, turns batches into output; the caller's thread hands
 * them out and writes them in the order of the input. A batch is its letters'
 * names or bytes, its output and what was said of each; batches are used over
 * and over, so that memory is flat.
 *
 * Two doors: the caller's thread leaves through many.door, and a letter
 * through that of the imr that reads it, which makes it one failed letter. */
#include "api.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "host/crew.h"
#include "host/write.h"
#include "intake/jsonl.h"
#include "intake/supply.h"

#include <stdlib.h>

enum {
        BATCH_LETTERS = 32,
        BATCH_BYTES = 1 << 20,
        KEEP_MOST = 4 << 20,    /* bytes a batch holds on to, */
        WORK_MOST = 32 << 20,   /* and a member of the crew */
        OUTPUT_MORE = 4 << 10,  /* what a record has that the text has not */
        OUTPUT_USUAL = 1 << 20,
        MARK_LETTERS = 4096,    /* noted in the journal at a time, or */
        MARK_BYTES = 16 << 20   /* so much output */
};
static const size_t BATCH_MOST = (size_t)1 << 30;
static const size_t HELD_MOST = (size_t)256 << 20;      /* of input, by all */

/* ---- One letter --------------------------------------------------------- */

/* A name as people may see it: one line, no escapes of a terminal. */
static str name_plain(arena *a, str name)
{
        char *p = arena_bytes(a, name.n);

        for (size_t i = 0; i < name.n; i++) {
                unsigned char c = (unsigned char)name.p[i];

                p[i] = c < ' ' || c == 0x7f ? '?' : (char)c;
        }
        return str_of(p, name.n);
}

static void letter_put(imr *m, struct letter *l, str source,
                       const imr_ask *ask, buf *out)
{
        utf8_done done;
        json j = json_open(out);

        letter_cite(&m->work, m->titles, l);
        source = utf8_text(&m->work, source, &done);
        if (ask->format == IMR_FORMAT_JSON) {
                letter_json(&j, l, source, ask->spans);
                buf_char(out, '\n');
        } else {
                letter_print(out, l, name_plain(&m->work, source));
        }
}

/* A row of another programme's table: what names it is FILE:LINE. */
static rc row_read(imr *m, const struct supply_one *o, struct document *d,
                   struct letter *l, str *source, err *e)
{
        *source = host_base(o->name);
        for (size_t i = source->n; i > 0; i--)
                if (source->p[i - 1] == '!') {  /* behind its archive */
                        *source = str_slice(*source, i, source->n);
                        break;
                }
        *d = (struct document){ .name = *source, .date = DATE_NONE };
        return api_row(m, &m->work, o->header, o->bytes, d, l, e);
}

/* The bytes of a letter, and what its record calls it. */
static rc one_bytes(imr *m, const struct supply_one *o, str *bytes,
                    str *source, err *e)
{
        struct jsonl_text t;
        rc r = OK;

        *source = host_base(o->file);
        *bytes = o->bytes;
        if (o->kind == SUPPLY_FILE)
                return host_file(&m->work, o->file, HOST_FILE_MAX, bytes, e);
        if (o->kind == SUPPLY_LINE) {
                r = jsonl_read(&m->work, o->bytes, &t, e);
                *bytes = r ? *bytes : t.text;
                *source = r || !t.source.n ? host_base(o->name) : t.source;
        }
        if (r == OK && bytes->n == 0)
                return err_set(e, ERR_INPUT, o->name, 0, "the file is empty");
        return r;
}

/* Reads one into out. *told: it is there, and *e says something of it. */
static rc one_read(imr *m, const struct supply_one *o, const imr_ask *ask,
                   buf *out, bool *told, err *e)
{
        struct document d;
        struct letter l;
        str bytes, source;
        bool cut = false;
        rc r;

        *told = false;
        if (o->kind == SUPPLY_FAILED) {
                *e = o->why;
                return e->code;
        }
        if (o->kind == SUPPLY_ROW)
                r = row_read(m, o, &d, &l, &source, e);
        else
                r = one_bytes(m, o, &bytes, &source, e);
        if (r == OK && o->kind != SUPPLY_ROW)
                r = api_letter(&m->work, m->layouts, o->file, bytes, ask->ocr,
                               &d, &l, &cut, e);
        if (r == OK) {
                /* about what it will be: growing copies it */
                buf_room(out, OUTPUT_MORE + (d.text.n < OUTPUT_USUAL
                                             ? d.text.n : OUTPUT_USUAL));
                letter_put(m, &l, source, ask, out);
                *told = api_told(o->name, &d, cut, e) != OK;
        }
        return r;
}

/* A letter's error is of the letter, by the name that people gave. */
static void on_name(str name, err *e)
{
        char text[ERR_TEXT_MAX];

        memcpy(text, e->text, sizeof text);
        err_set(e, e->code, name, e->line, "%s", text);
}

static rc verb_layouts(imr *m, const imr_ask *ask, err *e)
{
        (void)ask;
        return api_need_layouts(m, e);
}

static rc verb_read(imr *m, const imr_ask *ask, err *e)
{
        struct supply_one o = { .kind = SUPPLY_FILE };
        buf b = api_output(m);
        bool told = false;
        err why = { 0 };
        rc r = api_need_layouts(m, e), put;

        if (r)
                return r;
        o.name = o.file = str_from(ask->path);
        r = one_read(m, &o, ask, &b, &told, &why);
        put = r ? OK : api_put(ask, &b, e);
        if (put || (r == OK && !told))
                return put;
        on_name(o.name, &why);
        *e = why;
        return why.code;
}

EXPORT imr_rc imr_read(imr *m, const imr_ask *ask, imr_err *oe)
{
        return api_run(m, ask, ask->explain ? api_verb_explain : verb_read,
                       oe);
}

/* ---- Batches ------------------------------------------------------------ */

struct batch {
        const imr_ask *ask;
        arena in;               /* names and bytes; the caller's thread */
        arena room;             /* of text; the crew's */
        buf   text;
        size_t n;
        struct supply_one *one; /* BATCH_LETTERS of them */
        enum journal_mark mark[BATCH_LETTERS];  /* else than JOURNAL_READ: */
                                /* one[].why says more */
        imr_err broken;         /* rc not IMR_OK: our data, not a letter */
};

/* The letter of a batch that is being read. */
struct at { struct batch *b; size_t i; bool told; };

/* About what a batch comes to. */
static size_t batch_output(const struct batch *b)
{
        size_t n = 0;

        for (size_t i = 0; i < b->n; i++)
                n += OUTPUT_MORE + b->one[i].size;
        return n < OUTPUT_USUAL ? n : OUTPUT_USUAL;
}

static rc verb_one(imr *m, const imr_ask *ask, err *e)
{
        struct at *at = m->more;
        struct batch *b = at->b;
        buf out = api_output(m);        /* writers take scratch memory where */
        bool told;                      /* it lies: that of one letter */
        rc r = one_read(m, &b->one[at->i], ask, &out, &told, e);

        if (r == OK) {
                if (!b->text.cap)       /* once: growing copies, and touches */
                        buf_room(&b->text, batch_output(b));    /* it all */
                buf_add(&b->text, buf_str(&out));
                at->told = told;
        }
        return r || told ? e->code : OK;
}

/* One batch by one member of the crew; the work of crew.h. */
static void batch_read(void *member, void *job)
{
        imr *m = member;
        struct batch *b = job;
        imr_ask ask = *b->ask;

        ask.path = "";
        b->broken.rc = IMR_OK;
        b->room.door = &m->door;
        if (!m->layouts && api_run(m, &ask, verb_layouts, &b->broken))
                return;
        for (size_t i = 0; i < b->n; i++) {
                struct at at = { b, i, false };
                imr_err why;

                m->more = &at;
                b->mark[i] = JOURNAL_READ;
                if (api_run(m, &ask, verb_one, &why) == IMR_OK)
                        continue;
                err_set(&b->one[i].why, ERR_INPUT, b->one[i].name, why.line,
                        "%s", why.text);
                b->mark[i] = at.told ? JOURNAL_TOLD : JOURNAL_FAILED;
        }
        if (m->work.size > WORK_MOST)
                arena_close(&m->work);
}

/* ---- Many --------------------------------------------------------------- */

struct many {
        imr *m;
        const imr_many *ask;
        imr_ask one;                    /* what each letter is asked */
        imr_many_state *state;
        struct door door;
        arena keep;                     /* for the whole run */
        arena each;                     /* for one known letter */
        struct supply *supply;
        struct host_writer out;         /* where ask->file is given */
        struct host_journal *journal;
        bool knows;                     /* the journal may have more */
        struct batch **batch;
        size_t n_batches;
        struct crew *crew;
        imr **member;
        size_t n_members;
        size_t noted, written;          /* letters, bytes since the mark */
        size_t under_way, held;         /* batches, and the bytes in them */
        bool over;                      /* of the supply */
};

static void say(struct many *x, const err *what)
{
        imr_err why;

        api_fail(&why, what);
        if (x->ask->say)
                x->ask->say(x->ask->context, &why);
}

static void progress(struct many *x)
{
        x->state->bytes = supply_bytes(x->supply);
        if (x->ask->progress && !x->state->stopped &&
            x->ask->progress(x->ask->context, x->state))
                x->state->stopped = true;
}

static void count(struct many *x, enum journal_mark mark, const err *why)
{
        x->state->letters += mark != JOURNAL_FAILED;
        x->state->failed += mark == JOURNAL_FAILED;
        x->state->told += mark == JOURNAL_TOLD;
        if (mark != JOURNAL_READ)
                say(x, why);
}

/* Is it done already, by the journal? Then it is counted. */
static rc letter_known(struct many *x, const struct supply_one *o,
                       bool *known, err *e)
{
        enum journal_mark mark;
        err was = { 0 };
        str text;
        rc r;

        *known = false;
        if (!x->knows)
                return OK;
        arena_reset(&x->each);
        r = host_journal_next(x->journal, &x->each, o->name, &x->knows, &mark,
                              &text, e);
        if (r || !x->knows)
                return r;
        err_set(&was, ERR_INPUT, o->name, 0, FMT, ARG(text));
        count(x, mark, &was);
        x->state->skipped++;
        *known = true;
        if (x->state->skipped % 1024 == 0)
                progress(x);
        return OK;
}

/* A PDF is another program's run: it makes a batch of its own. */
static size_t weight_of(const struct supply_one *o)
{
        return str_ends(o->file, S(".pdf")) || str_ends(o->file, S(".PDF")) ||
               str_starts(o->bytes, S("%PDF-")) ? BATCH_BYTES : o->size;
}

static void batch_clear(struct batch *b)
{
        if (b->in.size > KEEP_MOST)
                arena_close(&b->in);
        else
                arena_reset(&b->in);
        if (b->text.cap > KEEP_MOST) {
                arena_close(&b->room);
                b->text = buf_open(&b->room, BATCH_MOST);
        }
        b->text.n = 0;
        b->n = 0;
}

static rc batch_fill(struct many *x, struct batch *b, err *e)
{
        size_t weight = 0;
        rc r = OK;

        batch_clear(b);
        while (!x->over && b->n < BATCH_LETTERS && weight < BATCH_BYTES &&
               !x->state->stopped) {
                struct supply_one *o = &b->one[b->n];
                bool known;

                if (b->n == 0 && x->knows)
                        arena_reset(&b->in);    /* what was skipped */
                supply_next(x->supply, &b->in, o, &x->over);
                if (!x->over)
                        r = letter_known(x, o, &known, e);
                if (r || x->over)
                        return r;
                if (!known) {
                        weight += weight_of(o);
                        b->n++;
                }
        }
        x->over = x->over || supply_over(x->supply);
        return OK;
}

/* What is written so far is put on disk, and then the journal says so. */
static rc mark_set(struct many *x, err *e)
{
        rc r;

        if (!x->journal || x->noted == 0)
                return OK;
        x->noted = x->written = 0;
        r = host_writer_sync(&x->out, e);
        return r ? r : host_journal_whole(x->journal, x->out.n, e);
}

static rc batch_note(struct many *x, const struct batch *b, err *e)
{
        rc r = OK;

        if (!x->journal)
                return OK;
        for (size_t i = 0; i < b->n && r == OK; i++)
                r = host_journal_add(x->journal, b->one[i].name, b->mark[i],
                                     b->mark[i] == JOURNAL_READ ? S("")
                                     : str_from(b->one[i].why.text), e);
        x->noted += b->n;
        x->written += b->text.n;
        if (r == OK && (x->noted >= MARK_LETTERS || x->written >= MARK_BYTES))
                r = mark_set(x, e);
        return r;
}

/* Writes a batch that was read, and counts and says what became of it. */
static rc batch_finish(struct many *x, const struct batch *b, err *e)
{
        rc r;

        if (b->broken.rc)
                return err_set(e, ERR_INPUT, str_from(b->broken.file),
                               b->broken.line, "%s", b->broken.text);
        r = x->ask->file ? host_writer_add(&x->out, buf_str(&b->text), e)
                         : api_put(&x->one, &b->text, e);
        if (r == OK)
                r = batch_note(x, b, e);
        if (r)
                return r;
        for (size_t i = 0; i < b->n; i++)
                count(x, b->mark[i], &b->one[i].why);
        progress(x);
        return OK;
}

/* Is it the header of a table that we know? Asked once a table. */
static rc verb_header(imr *m, const imr_ask *ask, err *e)
{
        (void)ask;
        return api_header(m, *(const str *)m->more, e);
}

static rc header_known(void *context, str header, err *e)
{
        struct many *x = context;
        imr_err why;

        x->m->more = &header;
        return api_run(x->m, &x->one, verb_header, &why) == IMR_OK ? OK
               : err_set(e, ERR_INPUT, S(""), 0, "%s", why.text);
}

/* ---- One after another, or by a crew ------------------------------------ */

static rc alone(struct many *x, err *e)
{
        struct batch *b = x->batch[0];
        rc r = OK;

        while (r == OK && b->n) {
                batch_read(x->m, b);
                r = batch_finish(x, b, e);
                if (r == OK)
                        r = batch_fill(x, b, e);
        }
        return r;
}

/* One more batch, of n there will be at most. */
static struct batch *batch_open(struct many *x, size_t n)
{
        struct batch *b = NEW(&x->keep, struct batch);

        if (!x->batch)
                x->batch = NEWN(&x->keep, struct batch *, n);
        b->ask = &x->one;
        /* Aligned but not zeroed: a single letter, the commonest read, must
         * not pay for touching the room of a batch. */
        arena_get(&x->keep, 1, 0);
        b->one = (void *)arena_bytes(&x->keep,
                                     BATCH_LETTERS * sizeof *b->one);
        b->in = arena_open(BATCH_MOST, &x->door);
        b->room = arena_open(BATCH_MOST, &x->door);
        b->text = buf_open(&b->room, BATCH_MOST);
        x->batch[x->n_batches++] = b;
        return b;
}

/* Two for each member and some between: what is written waits for the
 * slowest. */
static size_t batches_of(size_t workers) { return 2 * workers + 3; }

static rc crew_come(struct many *x, size_t workers, err *e)
{
        const char *data = arena_z(&x->keep, x->m->data);

        x->member = NEWN(&x->keep, imr *, workers);
        while (x->n_members < workers) {
                imr_err why;

                if (imr_open(data, &x->member[x->n_members], &why))
                        return err_set(e, ERR_INPUT, str_from(why.file), 0,
                                       "%s", why.text);
                x->n_members++;
        }
        return crew_open(workers, (void *const *)x->member, batch_read,
                         batches_of(workers) - 1, &x->crew, e);
}

/* Takes the oldest batch under way, and its memory back. */
static rc oldest_finish(struct many *x, err *e)
{
        struct batch *b = crew_take(x->crew);
        rc r;

        x->held -= b->in.size;
        x->under_way--;
        r = batch_finish(x, b, e);
        batch_clear(b);
        return r;
}

/* The batches go round: one is filled again after it was finished, for there
 * is one more of them than can be under way. */
static rc together(struct many *x, size_t workers, err *e)
{
        size_t most = batches_of(workers);
        struct batch *b = x->batch[0];
        rc r = crew_come(x, workers, e);

        for (size_t k = 1; r == OK && b->n; k++) {
                while (r == OK && !crew_give(x->crew, b))
                        r = oldest_finish(x, e);
                x->held += b->in.size;
                x->under_way++;
                while (r == OK && x->under_way && x->held > HELD_MOST)
                        r = oldest_finish(x, e);
                b = k < most ? batch_open(x, most) : x->batch[k % most];
                if (r == OK)
                        r = batch_fill(x, b, e);
        }
        while (r == OK && x->under_way)
                r = oldest_finish(x, e);
        return r;
}

static str ask_hash(struct many *x)
{
        const imr_many *k = x->ask;
        buf b = buf_open(&x->keep, BATCH_MOST);

        buf_fmt(&b, "%s %d %d %d", imr_version(), (int)k->format, k->spans,
                k->ocr);
        for (size_t i = 0; i < k->n; i++) {
                buf_char(&b, 0);
                buf_add(&b, str_from(k->path[i]));
        }
        return hash_sha256(&x->keep, buf_str(&b));
}

static rc file_apart(struct many *x, str file, err *e)
{
        return !supply_meets(x->supply, &x->each, file) ? OK :
               err_set(e, ERR_USAGE, file, 0, "is, or would be, one of the "
                       "letters to read; name another output");
}

static rc output_open(struct many *x, err *e)
{
        const imr_many *k = x->ask;
        uint64_t length = 0;
        rc r = OK;

        if (k->journal && !k->file)
                return err_set(e, ERR_USAGE, S(""), 0, "a journal goes with "
                               "an output file; name one");
        if (k->file)
                r = file_apart(x, str_from(k->file), e);
        if (r)
                return r;
        if (k->journal)
                r = host_journal_open(arena_str(&x->keep,
                                                str_from(k->journal)),
                                      ask_hash(x), k->resume, &x->journal,
                                      &length, e);
        x->knows = x->journal && k->resume;
        if (r == OK && k->file)
                r = host_writer_open(str_from(k->file), length, &x->out, e);
        return r;
}

static rc many_run(struct many *x, err *e)
{
        const imr_many *k = x->ask;
        size_t workers = k->workers ? k->workers : host_cores();
        rc r;

        x->supply = supply_open(&x->keep, k->path, k->n);
        r = output_open(x, e);
        if (r)
                return r;
        supply_headers(x->supply, header_known, x);
        if (k->measure)
                x->state->bytes_all = supply_measure(k->path, k->n, &x->door);
        r = batch_fill(x, batch_open(x, batches_of(workers)), e);
        if (r == OK)
                r = x->over || workers == 1 ? alone(x, e)
                                            : together(x, workers, e);
        if (r == OK)
                r = mark_set(x, e);
        if (r || x->state->stopped)
                return r;
        if (x->knows)           /* then it has nothing more, or is another's */
                r = letter_known(x, &(struct supply_one){ .name = S("") },
                                 &(bool){ false }, e);
        return r || !x->journal ? r : host_journal_remove(x->journal, e);
}

static void many_close(struct many *x)
{
        crew_close(x->crew);
        for (size_t i = 0; i < x->n_members; i++)
                imr_close(x->member[i]);
        for (size_t i = 0; i < x->n_batches; i++) {
                arena_close(&x->batch[i]->in);
                arena_close(&x->batch[i]->room);
        }
        supply_close(x->supply);
        host_writer_close(&x->out);
        host_journal_close(x->journal);
        arena_close(&x->each);
        arena_close(&x->keep);
}

EXPORT imr_rc imr_read_many(imr *m, const imr_many *ask,
                            imr_many_state *state, imr_err *oe)
{
        struct many x = { .m = m, .ask = ask, .state = state,
                          .out = { .fd = -1 } };
        err e = { 0 };
        rc r;

        *state = (imr_many_state){ 0 };
        if (oe)
                *oe = (imr_err){ .rc = IMR_OK };
        x.one = (imr_ask){ .path = "", .format = ask->format,
                           .spans = ask->spans, .ocr = ask->ocr,
                           .out = ask->out, .context = ask->context };
        if (api_run(m, &x.one, verb_layouts, oe))
                return IMR_INPUT;
        x.keep = arena_open(BATCH_MOST, &x.door);
        x.each = arena_open(BATCH_MOST, &x.door);
        if (setjmp(x.door.env)) {
                many_close(&x);
                return api_fail(oe, &x.door.why);
        }
        x.door.open = true;
        r = many_run(&x, &e);
        x.door.open = false;
        many_close(&x);
        if (r)
                return api_fail(oe, &e);
        return state->failed || state->told ? IMR_INPUT : IMR_OK;
}

EXPORT imr_rc imr_read_apart(const char *const *path, size_t n,
                             const char *file, imr_err *oe)
{
        struct many x = { .out = { .fd = -1 } };
        err e = { 0 };
        rc r;

        if (oe)
                *oe = (imr_err){ .rc = IMR_OK };
        x.keep = arena_open(BATCH_MOST, &x.door);
        x.each = arena_open(BATCH_MOST, &x.door);
        if (setjmp(x.door.env)) {
                many_close(&x);
                return api_fail(oe, &x.door.why);
        }
        x.door.open = true;
        x.supply = supply_open(&x.keep, path, n);
        r = file_apart(&x, str_from(file), &e);
        x.door.open = false;
        many_close(&x);
        return r ? api_fail(oe, &e) : IMR_OK;
}
