"""Documents of a story: blocks of text, class, author, date.

Each office keeps to its own paper: letterhead, labels, date form, headings,
header, footer, signature, all drawn from the kit once and kept. A document
is made whole before it is laid out.
"""
import random

from . import page as paper
from .page import Mark, Style
from .story import DAY, REGIONS


class Document:
    def __init__(self, kind, cls, blocks, style, date, author=None,
                 specialty=None, received=None):
        self.kind, self.cls, self.blocks = kind, cls, blocks
        self.style, self.date = style, date
        self.author, self.specialty = author, specialty
        self.received = received
        self.pages, self.duplicate_of, self.near = [], None, False
        self.foreign, self.id, self.dated = False, None, True

    def lay_out(self):
        self.pages = paper.flow(self.blocks, self.style)
        return self


class Office:
    """Memoizes a kit's words, so that a letterhead stays itself."""

    def __init__(self, kit, name, kind, seed, least):
        self.kit, self.name, self.kind = kit, name, kind
        self.rng = random.Random(f"office {kit.NAME} {seed} {name}")
        self.words = {}
        r = self.rng
        self.street = f"{r.randint(100, 9900)} {r.choice(kit.STREETS)}"
        self.town = r.choice(kit.TOWNS)
        self.phone = f"({r.randint(200, 989)}) 555-0{r.randint(100, 199)}"
        self.fax = f"({r.randint(200, 989)}) 555-0{r.randint(100, 199)}"
        self.date = r.choice(kit.DATES)
        self.title_at = r.choice(kit.TITLE_AT)
        self.date_at = r.choice(kit.DATE_AT)
        self.layout = r.choice(kit.LAYOUTS)
        self.identity = r.choice(kit.IDENTITIES)
        self.sign = r.choice(kit.SIGNS)
        self.head_align = r.choice(["center", "left", "right", "center"])
        self.number = r.choice(kit.NUMBERS)
        self.number_at = r.choice(["footer", "footer", "header"])
        self.running = r.random() < .6
        self.tests = r.random() < .4
        self.look = dict(
            family=r.choice(kit.FAMILIES),
            size=max(least, r.choice(kit.SIZES)),
            margin=r.choice([45, 54, 63, 72]), heading=r.choice(kit.HEADS),
            check=r.choice(kit.CHECKS), lead=r.choice([1.15, 1.2, 1.3]),
            rules=r.random() < .8)

    def word(self, key):
        if key not in self.words:
            self.words[key] = self.rng.choice(self.kit.WORDS[key])
        return self.words[key]

    def title(self, kind):
        return self.word("title " + kind)

    def style(self, title, worker, date):
        """Header and footer of this office, for one document."""
        number, at = self.number, self.number_at
        look = dict(self.look)
        font = paper.FAMILIES[look["family"]][0]
        last = f"{worker.last}, {worker.first}"
        left = look["margin"]
        right = paper.WIDTH - left

        def put(p, y, n, total, what, side="right"):
            text = number(n, total)
            if what:
                p.text(left, y, font, 8, what)
            if text:
                w = paper.width_of(text, font, 8)
                x = right - w if side == "right" else (paper.WIDTH - w) / 2
                p.text(x, y, font, 8, text)

        running = self.kit.RUNNING[self.rng.randrange(len(self.kit.RUNNING))] \
            if "running" not in self.words else self.words["running"]
        self.words["running"] = running
        named = running.format(name=last, claim=worker.claim,
                               full=worker.name, date=self.date(date),
                               dob=self.date(worker.birth), title=title)

        def header(p, n, total):
            what = named if self.running and n > 1 else ""
            put(p, paper.HEIGHT - 34, n, total if at == "header" else 0, what)

        def footer(p, n, total):
            what = title if self.title_at == "footer" else (
                self.name if self.words.get("foot", 0) else "")
            put(p, 28, n, total if at == "footer" else 0, what,
                "center" if not what else "right")

        return Style(header=header, footer=footer, **look)


class Writer:
    def __init__(self, story, least=0):
        self.least = least      # points: what a coarse fax still carries
        self.story, self.kit, self.rng = story, story.kit, story.rng
        self.seed = self.rng.random()
        self.offices = {}
        self.region = story.regions[0]
        self.worker = story.worker
        self.extra = 0

    def office(self, name, kind):
        if name not in self.offices:
            self.offices[name] = Office(self.kit, name, kind, self.seed,
                                        self.least)
        return self.offices[name]

    def pick(self, key):
        return self.rng.choice(self.kit.WORDS[key])

    def filler(self, key, n):
        """Sentences that say nothing of the chart's findings."""
        pool = self.kit.FILLER[key]
        s = self.story
        slots = dict(
            he="he" if s.worker.sex == "male" else "she",
            He="He" if s.worker.sex == "male" else "She",
            his="his" if s.worker.sex == "male" else "her",
            him="him" if s.worker.sex == "male" else "her",
            age=(s.end - s.worker.birth).days // 365, sex=s.worker.sex,
            job=s.job, mech=s.mechanism, employer=s.employer,
            spouse=s.spouse.name, name=s.worker.name,
            adjuster=s.adjuster.name, doi=self.kit.DATES[0](s.injury),
            mr=("Mr. " if s.worker.sex == "male" else "Ms. ") + s.worker.last)
        return [t.format_map(slots)
                for t in self.rng.sample(pool, min(n, len(pool)))]

    # ---- parts

    def letterhead(self, o):
        align = {"align": o.head_align, "after": 0}
        big = dict(align, size=14)
        city = f"{o.street}, {o.town}"
        tail = self.kit.PHONES[o.rng.randrange(len(self.kit.PHONES))] \
            if "phones" not in o.words else o.words["phones"]
        o.words["phones"] = tail
        lines = [("p", o.name, big), ("p", city, align),
                 ("p", tail.format(phone=o.phone, fax=o.fax), align)]
        return lines + [("rule",), ("sp", 6)]

    def names(self, o, worker=None):
        """How this office writes the worker's name."""
        w = worker or self.worker
        r = self.rng.random()
        forms = {"plain": w.name, "last": f"{w.last}, {w.first}",
                 "caps": f"{w.last.upper()}, {w.first.upper()}",
                 "middle": f"{w.first} {w.middle}. {w.last}",
                 "initial": f"{w.last}, {w.first} {w.middle}"}
        name = forms[o.word("name form")]
        if worker is None and r < .04 and len(w.last) > 4:
            i = 1 + int(r * 1000) % (len(w.last) - 3)
            typo = w.last[:i] + w.last[i + 1] + w.last[i] + w.last[i + 2:]
            name = name.replace(w.last, typo).replace(w.last.upper(),
                                                      typo.upper())
        elif worker is None and r < .06 and w.sex == "female":
            name += f" (formerly {self.kit.SURNAMES[0]})"
        return name

    def chart_number(self, worker):
        w = worker or self.worker
        return str(w.birth.toordinal() * 3 % 900000 + 100000)

    def stamp(self, page, text):
        """The stamp of the office that received a document."""
        page.text(360, paper.HEIGHT - 28, "Helvetica-Bold", 10, text.upper(),
                  0, .3)

    def more(self, day, ask):
        """Documents that only some sets hold, as calls that make one."""
        return []

    def stranger(self, day, other):
        """Another worker's paper that only some sets hold."""
        return None

    def sent_again(self, doc):
        """What a second fax machine wrote over a copy, in some sets."""

    def ordered(self, calls):
        """The documents made once, the first ones first."""
        return calls

    def identity_rows(self, o, date, worker, dated, extra):
        """[(label, value)] of whom a paper is about."""
        w, s = worker or self.worker, self.story
        d = o.date
        items = {
            "patient": self.names(o, worker), "dob": d(w.birth),
            "claim": w.claim, "doi": d(s.injury), "dos": d(date),
            "employer": s.employer, "sex": w.sex, "job": s.job,
            "carrier": s.carrier, "adjuster": s.adjuster.name,
            "next": d(date + 35 * DAY), "mrn": self.chart_number(worker),
            "ssn": f"XXX-XX-{(worker or w).birth.toordinal() % 10000:04d}",
            "wcab": f"ADJ{w.birth.toordinal() * 7 % 10**7}",
            "age": str((date - w.birth).days // 365)}
        if worker is not None:
            items["doi"] = d(s.injury - 200 * DAY)
            items["employer"] = self.kit.EMPLOYERS[-1]
            items["job"] = self.kit.JOBS[-1][0]
        keys = [k for k in o.identity if dated or k != "dos"]
        rows = [(o.word("label " + k), items[k]) for k in keys]
        return rows + [(o.word("label " + k) if "label " + k in
                        self.kit.WORDS else k, v) for k, v in extra]

    def identity(self, o, date, worker=None, dated=True, extra=()):
        rows = self.identity_rows(o, date, worker, dated, extra)
        columns = o.words.setdefault("columns", o.rng.choice([1, 2, 2]))
        form = o.words.setdefault("id form", o.rng.choice(
            self.kit.IDENTITY_FORMS))
        if form == "grid":
            flat = [f"{a} {b}" for a, b in rows]
            while len(flat) % 2:
                flat.append("")
            return [("grid", None, [flat[i:i + 2] for i in
                                    range(0, len(flat), 2)], [1, 1])]
        if form == "aligned":
            return [("kv", rows, columns, 95)]
        if form == "line":
            return [("p", "   ".join(f"{a} {b}" for a, b in rows))]
        return [("kv", rows, columns)]

    def signature(self, o, doctor, date, dictated=True):
        form = o.sign
        text = form.format(name=doctor.name, cred=doctor.credential,
                           printed=doctor.printed, spec=doctor.specialty,
                           lic=doctor.licence, date=o.date(date),
                           later=o.date(date + 2 * DAY),
                           SPEC=doctor.specialty.capitalize())
        out = [("sp", 14)]
        out += [("p", line, {"after": 0}) for line in text.split("|")]
        if dictated and self.rng.random() < .5:
            out.append(("sp", 8))
            out.append(("p", self.pick("dictation").format(
                d=o.date(date), t=o.date(date + 3 * DAY),
                p=o.date(date + 40 * DAY), who=doctor.name), {"size": 7}))
        return out

    def sections(self, o, parts):
        """[(key, texts)] as this office lays out a visit."""
        out, lay = [], o.layout
        for key, texts in parts:
            texts = [t for t in texts if t]
            if not texts:
                continue
            name = o.word("head " + key)
            joined = self.joined(texts)
            if lay == "headed":
                out += [("h", name), ("p", joined)]
            elif lay == "runin":
                out.append(("p", joined, {"label": name + ":"}))
            elif lay == "bullets":
                out.append(("h", name))
                mark = o.word("bullet")
                out += [("p", [mark + " ", t], {"after": 1}) for t in texts]
                out.append(("sp", 4))
            elif lay == "numbered":
                out.append(("h", name))
                out += [("p", [f"{i}. ", t], {"after": 1})
                        for i, t in enumerate(texts, 1)]
                out.append(("sp", 4))
            elif lay == "grid":
                out.append(("grid", None, [[name, joined]], [1, 4]))
            elif lay == "cols":
                out.append((key, name, joined))
            elif lay == "plain":
                out.append(("p", joined))
            else:
                raise ValueError(lay)
        if lay == "cols":
            out = self.columns(out)
        return out

    def joined(self, texts):
        out = []
        for t in texts:
            out.append(t)
            out.append(" ")
        return out

    def columns(self, parts):
        blocks = [[("h", n), ("p", t)] for _, n, t in parts]
        out = []
        for i in range(0, len(blocks) - 1, 2):
            if i < 4:
                out.append(("cols", blocks[i], blocks[i + 1]))
            else:
                out += blocks[i] + blocks[i + 1]
        if len(blocks) % 2:
            out += blocks[-1]
        return out

    def top(self, o, title, date, worker=None, extra=()):
        out = self.letterhead(o)
        if o.title_at == "top":
            out.append(("title", title))
        if o.date_at == "top":
            out.append(("p", o.date(date)))
        out += self.identity(o, date, worker, o.date_at == "table", extra)
        if o.date_at not in ("top", "table", "end"):
            out.append(("p", f"{o.word('label dos')} {o.date(date)}"))
        out.append(("sp", 6))
        return out

    def finish(self, o, kind, cls, blocks, date, doctor, title=None,
               worker=None, sign=True):
        title = title or o.title(kind)
        if self.extra and kind != "injection":
            blocks += self.bulk(o, date)
        if sign and doctor:
            if o.date_at == "end":
                blocks.append(("p", f"{o.word('label dos')} {o.date(date)}"))
            blocks += self.signature(o, doctor, date)
        return Document(kind, cls, blocks,
                        o.style(title, worker or self.worker, date), date,
                        doctor and doctor.printed,
                        doctor and doctor.specialty).lay_out()

    # ---- what makes reports long

    def bulk(self, o, date):
        """Pages more of what long reports hold; `extra` says how many."""
        out, n = [], self.extra
        self.extra = 0
        kinds = [self.activities, self.quoted, self.boiler, self.motions,
                 self.quoted, self.chronology]
        start = self.rng.randrange(len(kinds))
        for i in range(n * 2):
            out += kinds[(start + i) % len(kinds)](o, date)
        return out

    def activities(self, o, date):
        grades = self.kit.GRADES
        rows = [[a, self.rng.choice(grades)]
                for a in self.rng.sample(self.kit.ACTIVITIES, 14)]
        return [("h", o.word("head activities")),
                ("p", self.pick("activities")),
                ("table", None, rows, [3, 2])]

    def motions(self, o, date):
        rows = [[m, str(self.rng.randint(4, 9) * 10),
                 str(self.rng.randint(4, 9) * 10)]
                for m in self.kit.MOTIONS]
        return [("h", o.word("head measured")),
                ("p", self.pick("measured")),
                ("table", self.kit.MEASURED_HEAD, rows, [2, 1, 1])]

    def boiler(self, o, date):
        return [("h", o.word("head notice"))] + [
            ("p", t) for t in self.filler("notice", 6)]

    def quoted(self, o, date):
        """An earlier report, as the writer copies it from the file."""
        s = self.story
        before = [d for d in s.visits if d < date] or [s.visits[0]]
        out = [("h", o.word("head record"))] if self.rng.random() < .5 else []
        for day in self.rng.sample(before, min(3, len(before))):
            doc = self.rng.choice([s.doctors["ptp"], s.doctors["pain"]])
            head = self.pick("quoted").format(
                date=o.date(day), who=doc.printed,
                title=self.pick("title progress"))
            said = (s.complaints(self.region, day, 3) +
                    s.examination(self.region, day, 3) +
                    s.planned(self.region, day, 1))
            out += [("p", head, {"after": 1}),
                    ("in", [("p", self.joined(said))])]
        return out

    def chronology(self, o, date):
        s = self.story
        rows = [[o.date(d), self.pick("attended")]
                for d in s.visits if d < date][-16:]
        if not rows:
            return []
        return [("h", o.word("head chronology")),
                ("table", None, rows, [1, 3])]

    # ---- visits

    def visit(self, kind, cls, doctor, date, long=1, worker=None):
        s, r = self.story, self.region
        o = self.office(doctor.office, kind)
        title = o.title(kind)
        extra = [("next", o.date(date + 30 * DAY))] \
            if self.rng.random() < .4 else []
        blocks = self.top(o, title, date, worker, extra)
        regions = s.regions if long > 1 or self.rng.random() < .4 else [r]
        cc, ex, im, dx, said = [], [], [], [], {}
        for region in regions:
            cc += s.complaints(region, date, 4 + 2 * long, said)
            ex += s.examination(region, date, 4 + 2 * long, said)
            im += s.imaging_seen(region, date, 2 + long)
            dx += s.diagnoses(region, date)
        parts = [
            ("hx", self.filler("hx", 2 + 3 * long) if long > 1 else []),
            ("cc", self.filler("cc", long) + cc),
            ("tx", s.history(r, date, 3 + long) + s.response(r, date)),
            ("rx", s.medication(r, date)),
            ("ex", self.filler("ex", long) + ex), ("im", im), ("dx", dx),
            ("pl", self.filler("pl", long) + s.planned(r, date, 2 + long)),
            ("wk", s.working(r, date))]
        if long > 2:
            parts.insert(1, ("job", self.filler("job", 5)))
            parts.insert(2, ("pmh", self.filler("pmh", 4)))
            parts.append(("disc", self.filler("disc", 4 + 3 * long)))
        made = self.sections(o, parts)
        if o.tests and worker is None:
            at = self.rng.randint(0, len(made))
            while at < len(made) and made[at][0] != "h":
                at += 1
            made[at:at] = self.tests(o, date)
        return self.finish(o, kind, cls, blocks + made, date, doctor, title,
                           worker)

    def tests(self, o, date):
        """The examination of the region as a table of tests."""
        s, r, rows = self.story, self.region, []
        for concept, names in self.kit.TESTS.items():
            if (r, concept) not in s.chart:
                continue
            on, name = s.found(r, concept, date), self.rng.choice(names)
            value = self.rng.choice(self.kit.POSITIVE if on
                                    else self.kit.NEGATIVE)
            mark = s.fact(r, concept=concept, value=None, unit=None,
                          status="present" if on else "absent",
                          side=s.side[r] if "{s}" in value else None,
                          body=[])
            mark.row = name
            rows.append([name, [(value.format(s=s.side[r]), mark)]])
        if not rows:
            return []
        return [("h", o.word("head tests done")), ("table", None, rows,
                                                   [2, 2])]

    def pr2(self, doctor, date, worker=None):
        """The state's form, as an office's program fills it in."""
        s, r = self.story, self.region
        o = self.office(doctor.office, "progress")
        style = o.style(self.pick("title pr2"), worker or self.worker, date)
        w = worker or self.worker
        why = ["Periodic report", "Change in treatment plan",
               "Need for referral", "Response to request", "Other"]
        n = self.rng.randrange(len(why))
        blocks = [
            ("p", self.pick("state line"), {"align": "center", "after": 0}),
            ("title", self.pick("title pr2")),
            ("check", [(t, i in (0, n)) for i, t in enumerate(why)], 2),
            ("h", self.pick("pr2 patient")),
            ("grid", None, [
                [f"Last {w.last}", f"First {w.first}", f"Sex {w.sex[0]}"],
                [f"Date of Injury {o.date(s.injury)}",
                 f"Date of Birth {o.date(w.birth)}",
                 f"Occupation {s.job}"],
                [f"Employer {s.employer}", f"Claim Number {w.claim}",
                 f"Claims administrator {s.carrier}"]], [1, 1, 1])]
        parts = [("cc", s.complaints(r, date, 5)),
                 ("ex", s.examination(r, date, 6)),
                 ("dx", s.diagnoses(r, date)),
                 ("rx", s.medication(r, date, 4)),
                 ("pl", s.history(r, date, 2) + s.planned(r, date, 3)),
                 ("wk", s.working(r, date))]
        for key, texts in parts:
            if texts:
                blocks += [("h", self.kit.PR2[key]),
                           ("p", self.joined(texts))]
        blocks += self.bulk(o, date)
        mod = s.work(date)
        off, light, full = self.kit.DUTY
        if mod == "off":
            off = [(off, s.fact(r, concept="working", status="absent",
                                value=None, unit=None, side=None, body=[]))]
        elif mod == "modified":
            light = [(light, s.fact(r, concept="modified-duty",
                                    status="present", value=None, unit=None,
                                    side=None, body=[]))]
        blocks += [("check", [(off, mod == "off"), (light, mod == "modified"),
                              (full, mod == "full")], 1),
            ("p", f"Primary treating physician: {doctor.printed}"),
            ("kv", [("Date of exam:", o.date(date)),
                    ("Cal. Lic. #", doctor.licence),
                    ("Executed at:", o.town),
                    ("Date:", o.date(date + DAY))], 2)]
        return Document("pr2", "PR2_REPORT", blocks, style, date,
                        doctor.printed, doctor.specialty).lay_out()

    # ---- therapy

    def therapy_daily(self, doctor, course, i, worker=None):
        s, date = self.story, course.dates[i]
        o = self.office(doctor.office, "therapy")
        title = o.title(course.kind)
        blocks = self.top(o, title, date, worker)
        number = self.pick("visit number").format(
            i=i + 1, n=len(course.dates), g=course.given)
        visit = Mark("visit", treatment=course.kind, date=date)
        blocks.append(("p", [(number, visit)]))
        r = course.region
        parts = [("subj", s.complaints(r, date, 3)),
                 ("obj", s.examination(r, date, 3)),
                 ("did", self.filler("therapy", 3)),
                 ("plan", self.filler("therapy plan", 1))]
        blocks += self.sections(o, parts)
        return self.finish(o, course.kind, "THERAPY_NOTE", blocks, date,
                           doctor, title, worker)

    def flow_sheet(self, doctor, course):
        s, o = self.story, self.office(doctor.office, "therapy")
        title = o.title("flow")
        date = course.dates[-1]
        blocks = self.letterhead(o) + [("title", title)]
        blocks += self.identity(o, date, None, False)
        rows = []
        for i, d in enumerate(course.dates):
            score = s.score(d)
            rows.append([
                [(str(i + 1), Mark("visit", treatment=course.kind, date=d))],
                o.date(d),
                [(f"{score}/10", Mark("pain", date=d, score=score,
                                      with_medication=None),
                  Mark("fact", concept="pain-score", status="present",
                       value=score, unit=None, side=None, body=[]))],
                self.rng.choice(self.kit.MODALITIES),
                self.rng.choice(self.kit.TOLERATED), self.rng.choice(
                    ["JR", "KT", "MB", "DL"])])
        blocks.append(("table", self.kit.FLOW_HEAD, rows,
                       [.6, 1.3, .8, 3, 1.6, .7]))
        n = len(course.dates)
        text = self.story.say(course.kind, "present", "hx", course.region,
                              date + DAY, n=n)
        blocks += [("p", [text]),
                   ("p", self.joined(s.response(course.region, date + DAY)))]
        return self.finish(o, "flow", "THERAPY_NOTE", blocks, date, doctor,
                           title)

    # ---- tests and procedures

    def imaging(self, doctor, study, date, worker=None):
        s, r = self.story, self.region
        o = self.office(doctor.office, "imaging")
        names = {"mri": "MRI", "x-ray": "X-RAY"}
        part = REGIONS[r]["p"][0]
        title = self.pick("title " + study).format(
            part=part, PART=part.upper(), side=s.side[r],
            SIDE=s.side[r].upper())
        ref = s.doctors["ptp"]
        blocks = self.letterhead(o)
        blocks += self.identity(o, date, worker, True,
                                [("referring", ref.printed)])
        blocks.append(("title", title, "left"))
        mark = Mark("imaging", study=study, body=[r], date=date)
        fact = Mark("fact", concept=study, status="present", value=None,
                    unit=None, side=None, body=[r])
        blocks.append(("p", [(self.pick("exam line " + study).format(
            part=part, date=o.date(date), study=names[study]), mark, fact)]))
        concepts = [c for c in ("disc-disease", "spinal-stenosis",
                                "rotator-cuff-disease", "meniscus-tear")
                    if (r, c) in s.chart and study == "mri"]
        found = [s.status(c, r, "im", date) for c in concepts]
        found += [s.say("fracture", "absent", "im", r, date),
                  s.status("osteoarthritis", r, "im", date)]
        found = [t for t in found if t]
        fill = self.filler("imaging", 5)
        o2 = o.layout
        o.layout = "headed" if o2 in ("cols", "plain") else o2
        blocks += self.sections(o, [
            ("tech", self.filler("technique", 2)),
            ("compare", self.filler("compare", 1)),
            ("found", fill[:2] + found + fill[2:]),
            ("impr", [s.status(c, r, "im", date) for c in concepts[:1]] or
             found[:1])])
        o.layout = o2
        return self.finish(o, study, "IMAGING", blocks, date, doctor, title,
                           worker)

    def emg(self, doctor, date):
        s, r = self.story, self.region
        o = self.office(doctor.office, "emg")
        title = self.pick("title emg")
        blocks = self.letterhead(o) + [("title", title)]
        blocks += self.identity(o, date)
        limb = REGIONS[r]["limb"]
        mark = Mark("imaging", study="emg-ncs", body=[r], date=date)
        fact = Mark("fact", concept="emg-ncs", status="present", value=None,
                    unit=None, side=None, body=[])
        blocks.append(("p", [(self.pick("exam line emg").format(
            limb=limb, date=o.date(date)), mark, fact)]))
        rows = [[n, f"{self.rng.uniform(2.5, 5.5):.1f}",
                 f"{self.rng.uniform(3, 11):.1f}",
                 f"{self.rng.uniform(38, 60):.0f}"]
                for n in ("Median motor", "Ulnar motor", "Peroneal motor",
                          "Tibial motor", "Sural sensory")]
        blocks += [("table", ["Nerve", "Latency (ms)", "Amplitude",
                              "Velocity (m/s)"], rows, [2, 1, 1, 1])]
        rad = s.status("radiculopathy", r, "dx", date) or \
            s.status("carpal-tunnel", r, "dx", date)
        blocks += [("h", o.word("head impr")),
                   ("p", self.joined([t for t in [rad] if t] +
                                     self.filler("emg", 2)))]
        return self.finish(o, "emg", "IMAGING", blocks, date, doctor, title)

    def injection(self, doctor, inj):
        s, r, date = self.story, inj["region"], inj["date"]
        o = self.office(doctor.office, "procedure")
        title = o.title("injection")
        cls = ("epidural-steroid-injection" if r in ("lumbar", "cervical")
               else "joint-injection")
        concept = "epidural-injection" if cls[0] == "e" else cls
        part = REGIONS[r]["p"][0]
        name = self.pick("procedure " + cls).format(
            s=s.side[r], S=s.side[r].capitalize(), lvl=s.lvl[r], p=part)
        blocks = self.top(o, title, date)
        mark = Mark("injection", date=date, **{"class": cls})
        fact = Mark("fact", concept=concept, status="present", value=None,
                    unit=None, side=s.side[r], body=[])
        text = (name, mark, fact)
        keep, o.layout = o.layout, "headed"
        blocks += self.sections(o, [
            ("predx", s.diagnoses(r, date)[:2]),
            ("postdx", ["Same."]), ("proc", [text]),
            ("anes", self.filler("anesthesia", 1)),
            ("descr", self.filler("procedure", 5)),
            ("compl", self.filler("complications", 1))])
        o.layout = keep
        return self.finish(o, "injection", "OPERATIVE", blocks, date, doctor,
                           title)

    def operation(self, doctor, date):
        s, r = self.story, self.region
        o = self.office(doctor.office, "operative")
        title = o.title("operative")
        slots = s.slots(r, date)
        blocks = self.top(o, title, date)
        fact = Mark("fact", concept="surgery", status="present", value=None,
                    unit=None, side=s.side[r], body=[r])
        keep, o.layout = o.layout, "headed"
        blocks += self.sections(o, [
            ("predx", s.diagnoses(r, date)[:2]), ("postdx", ["Same."]),
            ("proc", [(slots["op2"] + ".", fact)]),
            ("anes", ["General."]),
            ("descr", self.filler("operation", 9)),
            ("compl", self.filler("complications", 1))])
        o.layout = keep
        return self.finish(o, "operative", "OPERATIVE", blocks, date, doctor,
                           title)

    def lab(self, date, drugs, worker=None):
        s, rng = self.story, self.rng
        o = self.office(self.kit.LABS[0] if drugs else self.kit.LABS[-1],
                        "lab")
        title = o.title("uds" if drugs else "lab")
        blocks = self.letterhead(o) + [("title", title)]
        got = date + DAY * rng.randint(0, 1)
        blocks += self.identity(o, date, worker, False, [
            ("collected", o.date(date)), ("received lab", o.date(got)),
            ("reported", o.date(date + 4 * DAY)),
            ("physician", s.doctors["ptp"].printed)])
        if drugs:
            fact = Mark("fact", concept="drug-screen", status="present",
                        value=None, unit=None, side=None, body=[])
            blocks.append(("p", [(self.pick("uds line"), fact)]))
            rows = [[n, rng.choice(["Negative", "Negative", "Not detected"]),
                     f"{rng.choice([20, 50, 100, 300])} ng/mL"]
                    for n in rng.sample(self.kit.ANALYTES, 9)]
            blocks.append(("table", ["Analyte", "Result", "Cutoff"], rows,
                           [3, 2, 1]))
        else:
            rows = [[n, f"{rng.uniform(lo, hi):.1f}", u, f"{lo} - {hi}"]
                    for n, lo, hi, u in self.kit.BLOOD]
            blocks.append(("table", ["Test", "Result", "Units",
                                     "Reference"], rows, [3, 1, 1, 1]))
        blocks += [("p", t) for t in self.filler("lab", 2)]
        d = Document("lab", "LAB", blocks, o.style(
            title, worker or self.worker, date), date).lay_out()
        d.author = o.name
        return d

    def med_list(self, date, pharmacy):
        s = self.story
        o = self.office(self.kit.PHARMACIES[0] if pharmacy
                        else s.doctors["ptp"].office, "meds")
        title = o.title("pharmacy" if pharmacy else "medlist")
        blocks = self.letterhead(o) + [("title", title)]
        blocks += self.identity(o, date, None, False)
        blocks.append(("p", f"{self.pick('as of')} {o.date(date)}"))
        rows = []
        for m in s.medicines:
            days = [date]
            if pharmacy:
                days = [date - 31 * DAY * k for k in range(5, -1, -1)]
            for d in days:
                made = s.sig(m, d, o)
                if made:
                    text, dose = made
                    fact = Mark("fact", concept=m.kind, status="present",
                                value=None, unit=None, side=None, body=[])
                    rows.append([o.date(d), [(text, dose, fact)],
                                 s.doctors["ptp"].name])
        rows.sort(key=lambda row: row[1][0][1].data["date"])
        if not rows:
            return None
        blocks.append(("table", self.kit.MED_HEAD, rows, [1, 4, 1.5]))
        blocks += [("p", t) for t in self.filler("meds", 2)]
        d = Document("meds", "MED_LIST", blocks,
                     o.style(title, self.worker, date), date).lay_out()
        d.author = o.name
        return d

    # ---- requests and decisions

    def rfa(self, doctor, date, ask):
        s, o = self.story, self.office(doctor.office, "progress")
        w = self.worker
        style = o.style(self.pick("title rfa"), w, date)
        what = Mark("fact", concept=ask["concept"], status="planned",
                    value=None, unit=None, side=None, body=[])
        blocks = [
            ("p", self.pick("state line"), {"align": "center", "after": 0}),
            ("title", self.pick("title rfa")),
            ("p", self.pick("rfa note"), {"size": 8}),
            ("check", [("New Request", not ask.get("again")),
                       ("Resubmission - Change in Material Facts",
                        bool(ask.get("again"))),
                       ("Expedited Review", False),
                       ("Written confirmation of oral request", False)], 2),
            ("h", "Employee Information"),
            ("kv", [("Name (Last, First, Middle):",
                     f"{w.last}, {w.first} {w.middle}."),
                    ("Date of Injury:", o.date(s.injury)),
                    ("Date of Birth:", o.date(w.birth)),
                    ("Claim Number:", w.claim),
                    ("Employer:", s.employer)], 2),
            ("h", "Requesting Physician Information"),
            ("kv", [("Name:", doctor.printed), ("Practice:", o.name),
                    ("Address:", o.street), ("Phone:", o.phone),
                    ("Specialty:", doctor.specialty),
                    ("NPI:", str(1000000000 + self.rng.randrange(9**9)))], 2),
            ("h", "Claims Administrator Information"),
            ("kv", [("Company:", s.carrier),
                    ("Contact:", s.adjuster.name)], 2),
            ("h", self.pick("rfa table")),
            ("grid", self.kit.RFA_HEAD,
             [[self.joined(s.diagnoses(self.region, date)[:1]) or "-",
               self.rng.choice(["724.4", "M54.16", "719.41", "836.0"]),
               [(ask["text"], what)],
               str(self.rng.randint(20000, 99999)), ask.get("other", "")]],
             [2, 1, 3, 1, 2]),
            ("sp", 20),
            ("kv", [("Requesting Physician Signature:", "______________"),
                    ("Date:", o.date(date))], 2)]
        return Document("rfa", "RFA", blocks, style, date, doctor.printed,
                        doctor.specialty).lay_out()

    def decision(self, admin, doctor, date, ask):
        s = self.story
        o = self.office(admin, "ur")
        title = self.pick("title ur " + ask["outcome"])
        w = self.worker
        blocks = self.letterhead(o)
        blocks += [("p", o.date(date)), ("sp", 6),
                   ("p", s.doctors["ptp"].printed, {"after": 0}),
                   ("p", s.doctors["ptp"].office), ("title", title)]
        blocks += self.identity(o, date, None, False, [
            ("rfa date", o.date(ask["date"])),
            ("ur ref", f"{self.rng.randrange(10**6):06d}")])
        mark = Mark("determination", date=date, treatment=ask["concept"],
                    outcome=ask["outcome"])
        line = self.pick("ur " + ask["outcome"]).format(
            what=ask["text"], given=ask.get("approved"))
        keep, o.layout = o.layout, "headed"
        blocks += self.sections(o, [
            ("ur decision", [(line, mark)]),
            ("ur record", self.filler("ur record", 3)),
            ("ur summary", self.filler("ur summary", 3) +
             s.gaps(ask["region"], date, 3)),
            ("ur reason", self.filler("ur reason", 4)),
            ("ur rights", self.filler("ur rights", 4))])
        o.layout = keep
        return self.finish(o, "ur", "UR_DECISION", blocks, date, doctor,
                           title)

    # ---- letters and legal papers

    def letter(self, kind, cls, author, credential, specialty, date, key, n,
               office=None):
        s = self.story
        d = self.kit.DATES[self.rng.randrange(len(self.kit.DATES))]
        blocks, w = [], self.worker
        o = self.office(office or author, kind)
        if office:
            blocks += self.letterhead(o)
        else:
            o.look["heading"] = "plain"
        blocks += [("p", d(date)), ("sp", 8),
                   ("p", self.pick("addressee")), ("sp", 6)]
        if office or self.rng.random() < .7:
            blocks.append(("p", f"{self.pick('re')} {w.name}, "
                           f"{self.pick('claim words')} {w.claim}"))
        blocks.append(("p", self.pick("dear")))
        blocks += [("p", t) for t in self.filler(key, n)]
        blocks += [("sp", 10), ("p", self.pick("yours")), ("sp", 16),
                   ("p", author + (f", {credential}" if credential else ""))]
        printed = author + (f", {credential}" if credential else "")
        style = o.style(kind, w, date)
        return Document(kind, cls, blocks, style, date, printed,
                        specialty).lay_out()

    def paper(self, kind, cls, office, date, key, n, author=None,
              title=None, extra=()):
        """Forms and notices: a title, who it is about, some paragraphs."""
        o = self.office(office, kind)
        title = title or o.title(kind)
        blocks = self.letterhead(o) + [("title", title)]
        blocks += self.identity(o, date, None, False, extra)
        blocks += [("p", t) for t in self.filler(key, n)]
        label = o.word("label dated")
        blocks += [("sp", 10), ("p", f"{label} {o.date(date)}")]
        if author:
            blocks.append(("p", author))
        return Document(kind, cls, blocks, o.style(title, self.worker, date),
                        date, author or o.name).lay_out()

    def application(self, date, ask, worker_date):
        o = self.office("State of California", "application")
        s, w = self.story, self.worker
        title = self.pick("title application")
        lawyer = s.doctors["attorney"]
        blocks = [("p", self.pick("state line"), {"align": "center"}),
                  ("title", title), ("check", [("Standard", True),
                                               ("Expedited", False)], 2),
                  ("kv", [("Employee Name:", w.name),
                          ("Date of Birth:", o.date(w.birth)),
                          ("Claim Number:", w.claim),
                          ("Date of Injury:", o.date(s.injury)),
                          ("Employer:", s.employer),
                          ("Employee Attorney:", lawyer.name),
                          ("Requesting Physician:",
                           s.doctors["ptp"].printed),
                          ("Claims Administrator:", s.carrier),
                          ("Date of UR determination:", o.date(worker_date)),
                          ("Disputed treatment:", ask["text"])], 1)]
        blocks += [("p", t) for t in self.filler("application", 3)]
        blocks += [("sp", 16), ("kv", [
            ("Employee Signature:", w.name), ("Date:", o.date(date))], 2)]
        return Document("application", "APPLICATION", blocks,
                        o.style(title, w, date), date, w.name).lay_out()

    def prior(self, date, ask):
        o = self.office(self.kit.REVIEWERS[0], "prior")
        s, title = self.story, self.pick("title prior")
        outcome = self.rng.choice(["upheld", "overturned"])
        mark = Mark("determination", date=date, treatment=ask["concept"],
                    outcome=outcome)
        blocks = self.letterhead(o) + [("p", o.date(date)),
                                       ("title", title)]
        blocks += self.identity(o, date, None, False)
        blocks += [("p", t) for t in self.filler("prior", 3)]
        line = self.pick("prior " + outcome).format(what=ask["text"])
        blocks += [("h", o.word("head ur decision")), ("p", [(line, mark)])]
        blocks += [("p", t) for t in self.filler("prior tail", 3)]
        return Document("prior", "PRIOR_FDL", blocks,
                        o.style(title, self.worker, date), date,
                        o.name).lay_out()

    def bill(self, date):
        o = self.office(self.story.doctors["ptp"].office, "bill")
        rows = [[o.date(date - DAY * k), str(self.rng.randint(97000, 99499)),
                 str(self.rng.randint(1, 4)),
                 f"{self.rng.uniform(20, 400):.2f}"]
                for k in range(self.rng.randint(4, 20), 0, -1)]
        title = o.title("bill")
        blocks = self.letterhead(o) + [("title", title)]
        blocks += self.identity(o, date, None, False)
        blocks += [("table", ["Date", "Code", "Units", "Charge"], rows,
                    [1, 1, 1, 1]),
                   ("p", f"{o.word('label printed')} {o.date(date)}")]
        d = Document("bill", "OTHER", blocks,
                     o.style(title, self.worker, date), date,
                     o.name).lay_out()
        d.dated = False         # of many days, and printed on another
        return d

    def cover(self, date, pages):
        s = self.story
        o = self.office(self.rng.choice([s.carrier,
                                         s.doctors["ptp"].office]), "cover")
        title = self.pick("title cover")
        blocks = self.letterhead(o) + [("title", title, "left")]
        blocks += [("kv", [
            (self.pick("fax to"), self.pick("addressee")),
            (self.pick("fax from"), o.name),
            (self.pick("fax date"), o.date(date)),
            (self.pick("fax pages"), str(pages)),
            (self.pick("fax re"),
             f"{self.worker.name} {self.worker.claim}")], 1),
            ("sp", 20)]
        blocks += [("p", t) for t in self.filler("cover", 3)]
        return Document("cover", "OTHER", blocks,
                        Style(**o.look), date, o.name).lay_out()

    def separator(self, text):
        blocks = [("sp", 250), ("title", text)]
        return Document("separator", "OTHER", blocks, Style(size=16),
                        None).lay_out()

    def legal_report(self, doctor, date, long):
        """A medical-legal report: long, and it quotes the file."""
        s = self.story
        o = self.office(doctor.office, "qme")
        title = o.title("qme")
        blocks = self.letterhead(o)
        blocks += [("p", o.date(date + 20 * DAY)), ("title", title)]
        blocks += self.identity(o, date, None, True)
        parts = [("hx", self.filler("hx", 6)),
                 ("job", self.filler("job", 5)),
                 ("pmh", self.filler("pmh", 4))]
        said = {}
        for r in s.regions:
            parts += [("cc", s.complaints(r, date, 9, said)),
                      ("ex", s.examination(r, date, 12, said)),
                      ("im", s.imaging_seen(r, date))]
        parts += [("rx", s.medication(self.region, date)),
                  ("tx", s.history(self.region, date) +
                   s.response(self.region, date))]
        keep, o.layout = o.layout, "headed"
        blocks += self.sections(o, parts)
        for _ in range(1 + long):
            blocks += self.quoted(o, date)
        blocks += self.sections(o, [
            ("gap", s.gaps(self.region, date, 2)),
            ("disc", self.filler("disc", 6 + 3 * long)),
            ("wk", s.working(self.region, date))])
        o.layout = keep
        doc = self.finish(o, "qme", "CONSULT", blocks, date, doctor, title)
        return doc

    def psych(self, doctor, date, first):
        s = self.story
        o = self.office(doctor.office, "psych")
        title = o.title("psych" if first else "psych note")
        blocks = self.top(o, title, date)
        facts = [s.say(c, "present" if s.found(None, c, date) else "absent",
                       "cc", self.region, date)
                 for c in ("depression-anxiety", "sleep-problem")]
        keep = o.layout
        o.layout = "headed" if keep == "cols" else keep
        blocks += self.sections(o, [
            ("cc", facts), ("psyhx", self.filler("psych", 6 if first else 2)),
            ("mental", self.filler("mental", 4)),
            ("tests", self.filler("psych tests", 3) if first else []),
            ("pl", self.filler("psych plan", 3))])
        o.layout = keep
        return self.finish(o, "psych", "PSYCH", blocks, date, doctor, title)
