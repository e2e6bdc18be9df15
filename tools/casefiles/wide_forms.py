"""Papers of the wide set: many layouts of each kind of document.

The story, the facts and the answer sheet are those of forms.py; here each
office draws its own head, identity block, title place, sections, signature,
footer and, for each class, one of several forms. An office keeps what it has
drawn.
"""
from . import page as paper
from .forms import Document, Office, Writer
from .page import Mark, Style
from .story import DAY, REGIONS

GROUPS = {"hx": "S", "cc": "S", "tx": "S", "rx": "S", "job": "S", "pmh": "S",
          "subj": "S", "psyhx": "S", "fn": "S", "ex": "O", "im": "O",
          "obj": "O", "mental": "O", "tests": "O", "dx": "A", "did": "A",
          "pl": "P", "wk": "P", "plan": "P", "disc": "P"}
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI",
         "XII", "XIII", "XIV", "XV"]
BASE = {"indent": "headed", "capsin": "headed", "split": "headed"}


class WideOffice(Office):
    """An office with more ways of its own."""

    def __init__(self, kit, name, kind, seed, least):
        super().__init__(kit, name, kind, seed, least)
        r = self.rng
        self.long_date = r.choice(kit.LONG_DATES)
        self.head = r.choice(kit.HEAD_FORMS)
        self.foot = r.choice(["", "", "name", "print", "notice", "form"])
        self.number_side = r.choice(["left", "center", "right"])
        self.number_first = r.random() < .5
        self.form = r.randrange(60)         # which of a class's layouts
        self.doctor_at = r.choice(["row", "none", "none"])
        self.time = f"{r.randint(8, 17)}:{r.randint(10, 59)}"
        if kind in kit.SIGNS_OF:
            self.sign = r.choice(kit.SIGNS_OF[kind])
        self.form_number = f"Form {r.randint(100, 9999)}-{r.choice('ABCX')}"

    def of(self, options):
        return options[self.form % len(options)]

    def assistant(self, kit):
        if "assistant" not in self.words:
            self.words["assistant"] = (f"{self.rng.choice(kit.WOMEN)} "
                                       f"{self.rng.choice(kit.SURNAMES)}")
        return self.words["assistant"]

    def footing(self, title, date):
        printed = date.replace(year=date.year + 1).strftime("%m/%d/%Y") \
            if date.month * 100 + date.day != 229 else ""
        if self.title_at == "footer":
            return title
        return {"": "", "name": f"{self.name}  {self.phone}",
                "print": f"Printed {printed} {self.time}" if printed else "",
                "notice": "Confidential medical information",
                "form": self.form_number}[self.foot]

    def fitting(self, rows, columns):
        """As many columns as the labels leave room for."""
        look = self.look
        width = paper.WIDTH - 2 * look["margin"]
        font = paper.FAMILIES[look["family"]][1]
        widest = max(paper.width_of(a, font, look["size"]) for a, _ in rows)
        while columns > 1 and widest > .7 * width / columns:
            columns -= 1
        return ("kv", rows, columns)

    def style(self, title, worker, date):
        look = dict(self.look)
        font = paper.FAMILIES[look["family"]][0]
        left, right = look["margin"], paper.WIDTH - look["margin"]
        named = self.word_of("RUNNING").format(
            name=f"{worker.last}, {worker.first}", claim=worker.claim,
            full=worker.name, date=self.date(date),
            dob=self.date(worker.birth), title=title)
        foot = self.footing(title, date)

        def put(p, y, text, side):
            w = paper.width_of(text, font, 8)
            x = {"left": left, "right": right - w,
                 "center": (paper.WIDTH - w) / 2}[side]
            if text:
                p.text(x, y, font, 8, text)

        def number(p, y, n, total, other):
            text = self.number(n, total)
            if n == 1 and not self.number_first:
                text = ""
            put(p, y, text, "right" if other else self.number_side)

        def header(p, n, total):
            what = named if self.running and n > 1 else ""
            put(p, paper.HEIGHT - 34, what, "left")
            if self.number_at == "header":
                number(p, paper.HEIGHT - 34, n, total, what)

        def footer(p, n, total):
            put(p, 28, foot, "left")
            if self.number_at == "footer":
                number(p, 28, n, total, foot)

        return Style(header=header, footer=footer, **look)

    def word_of(self, key):
        """One of a list of the kit, kept."""
        if key not in self.words:
            self.words[key] = self.rng.choice(getattr(self.kit, key))
        return self.words[key]


class Wide(Writer):
    signer = about = None       # who signs, and the title of the top made
    treatment = None            # the kind of therapy of the note made

    def office(self, name, kind):
        if name not in self.offices:
            self.offices[name] = WideOffice(self.kit, name, kind, self.seed,
                                            self.least)
        return self.offices[name]

    def stamp(self, page, text):
        """A stamp of one to three lines, anywhere on the sheet's edge."""
        rng = self.rng
        x, y = rng.choice([(400, 770), (30, 775), (330, 14), (430, 60),
                           (250, 776), (440, 700)])
        size = rng.choice([8, 9, 11])
        font = rng.choice(["Helvetica-Bold", "Courier-Bold", "Times-Bold"])
        for i, line in enumerate(text.split("|")):
            page.text(x, y - i * (size + 1), font, size, line,
                      rng.choice([0, 0, 4]), .25)

    # ---- parts

    def names(self, o, worker=None):
        w = worker or self.worker
        if o.word("name form") == "upper":
            return f"{w.first.upper()} {w.last.upper()}"
        return super().names(o, worker)

    def letterhead(self, o):
        city = f"{o.street}, {o.town}"
        line = o.word_of("PHONES").format(phone=o.phone, fax=o.fax)
        head, tight = o.head, {"after": 0}
        if head == "bare":
            return [("p", o.name, {"after": 8})]
        if head == "band":
            return [("grid", None, [[o.name, f"{city} {line}"]], [1, 1])]
        if head == "two":
            return [("cols", [("p", o.name, {"size": 15})],
                     [("p", city, tight), ("p", line, tight)]), ("sp", 8)]
        if head == "logo":
            return [("sp", 26), ("p", o.name.upper(), {"size": 18}),
                    ("p", f"{line}   {city}", {"size": 7})]
        if head == "under":             # the address is in the foot
            return [("p", o.name, {"size": 13, "align": "center"}),
                    ("rule",)]
        if head == "caps":
            return [("p", o.name.upper(), dict(tight, align="center")),
                    ("p", city.upper(), dict(tight, align="center")),
                    ("p", line, {"align": "center"})]
        align = dict(tight, align={"centre": "center"}.get(head, head))
        return [("p", o.name, dict(align, size=13)),
                ("p", o.street, align), ("p", o.town, align),
                ("p", line, dict(align, after=8))]

    def titled(self, o, title, date):
        """The title where this office puts it, if anywhere."""
        at = o.title_at
        if at in ("footer", "none", "re"):
            return []
        if at == "left":
            return [("title", title, "left")]
        if at == "under":
            return [("p", title.upper(), {"align": "center", "after": 0}),
                    ("rule",)]
        if at == "grid":
            return [("grid", None, [[title, o.name]], [2, 1])]
        if at == "spaced" and len(title) < 24:
            return [("p", " ".join(title.upper()), {"align": "center"})]
        return [("title", title)]

    def identity_rows(self, o, date, worker, dated, extra):
        rows = super().identity_rows(o, date, worker, dated, extra)
        if self.signer and o.doctor_at == "row":
            rows.append((o.word("label provider"), self.signer.printed))
        return rows

    def identity(self, o, date, worker=None, dated=True, extra=()):
        rows = self.identity_rows(o, date, worker, dated, extra)
        form = o.word_of("IDENTITY_FORMS")
        join = o.word_of("JOINERS")
        tight = {"after": 0}
        if self.about and o.title_at == "re":
            rows.insert(0, (o.word("re"), self.about))
        if form == "pairs":
            return [o.fitting(rows, 2)]
        if form == "aligned":
            return [("kv", rows, 1, 130)]
        if form == "re":
            return [("in", [("kv", rows, 1, 110)])]
        if form == "pipes":
            return [("p", join.join(f"{a} {b}" for a, b in rows))]
        if form == "spaced":
            return [("p", f"{a}{' ' * 3}{b}", tight) for a, b in rows] + [
                ("sp", 6)]
        if form == "halves":
            half = (len(rows) + 1) // 2
            return [("cols", [("kv", rows[:half], 1)],
                     [("kv", rows[half:] or rows[:1], 1)])]
        if form == "sentence":
            return [("p", "; ".join(f"{a} {b}" for a, b in rows) + ".")]
        n = 3 if form == "stacked" else 2
        cells = [[a, b] for a, b in rows]
        while len(cells) % n:
            cells.append(["", ""])
        out = []
        for i in range(0, len(cells), n):
            part = cells[i:i + n]
            if form == "stacked":       # the labels over their values
                out += [[c[0] for c in part], [c[1] for c in part]]
            else:
                out.append([f"{a} {b}" for a, b in part])
        return [("grid", None, out, [1] * n)]

    def top(self, o, title, date, worker=None, extra=()):
        out = self.letterhead(o)
        at, tight = o.date_at, {"after": 4}
        if at == "top":
            out.append(("p", o.long_date(date), dict(
                tight, align=o.of(["right", "left", "right", "center"]))))
        if o.form % 3 == 0:
            out += self.titled(o, title, date)
        self.about = title
        out += self.identity(o, date, worker, at == "table", extra)
        self.about = None
        if o.form % 3:
            out += self.titled(o, title, date)
        if at == "line":
            out.append(("p", f"{o.word('label dos')} {o.date(date)}"))
        elif at == "words":
            out.append(("p", o.word_of("SEEN").format(
                date=o.long_date(date), name=self.names(o, worker))))
        return out + [("sp", 6)]

    def signature(self, o, doctor, date, dictated=True):
        s, later = self.story, date + 2 * DAY
        text = o.sign.format(
            name=doctor.name, NAME=doctor.name.upper(), office=o.name,
            cred=doctor.credential, printed=doctor.printed,
            spec=doctor.specialty, SPEC=(doctor.specialty or "").title(),
            lic=doctor.licence, date=o.date(date), later=o.date(later),
            time=o.time, PA=o.assistant(self.kit), town=o.town,
            npi=1000000000 + int(doctor.licence[1:]) * 7919)
        out = [("sp", 12)]
        out += [("p", line, {"after": 0}) for line in text.split("|")]
        if dictated and self.rng.random() < .4:
            out += [("sp", 6), ("p", self.pick("dictation").format(
                d=o.date(date), t=o.date(date + 3 * DAY),
                p=o.date(date + 40 * DAY), who=doctor.name), {"size": 7})]
        if self.rng.random() < .3:
            out += [("sp", 6), ("p", f"cc: {s.carrier}; "
                                f"{s.adjuster.name}", {"size": 8})]
        return out

    def sections(self, o, parts):
        lay = o.layout
        parts = [(k, [t for t in ts if t]) for k, ts in parts]
        parts = [(k, ts) for k, ts in parts if ts]
        if lay == "soap":
            return self.soap(o, parts)
        if lay not in ("dash", "outline", "indent", "capsin", "split"):
            return super().sections(o, parts)
        out = []
        for i, (key, texts) in enumerate(parts):
            name = o.word("head " + key)
            if lay == "dash":
                out.append(("p", name.upper() + " -", {"after": 0}))
                out += [("p", ["- ", t], {"after": 0}) for t in texts]
                out.append(("sp", 5))
            elif lay == "outline":
                out.append(("h", f"{ROMAN[i % 15]}. {name}"))
                out += [("in", [("p", [f"{chr(65 + k % 26)}. ", t],
                                 {"after": 0})])
                        for k, t in enumerate(texts)]
            elif lay == "indent":
                out += [("p", name, {"after": 1}),
                        ("in", [("p", self.joined(texts))])]
            elif lay == "capsin":
                out.append(("p", [name.upper() + ":  "] +
                            self.joined(texts)))
            else:
                out.append(("table", None, [[name if k == 0 else "", [t]]
                                            for k, t in enumerate(texts)],
                            [1, 4]))
        return out

    def soap(self, o, parts):
        """S, O, A, P and nothing else, as a note is written by hand."""
        out, last = [], None
        form = o.word_of("SOAP")
        for key, texts in parts:
            letter = GROUPS.get(key)
            if letter is None:
                out += [("p", self.joined(texts),
                         {"label": o.word("head " + key) + ":"})]
                last = None
                continue
            if letter != last:
                out.append(("p", self.joined(texts),
                            {"label": form[letter]}))
            else:
                out.append(("p", self.joined(texts)))
            last = letter
        return out

    def joined(self, texts):
        """In running text a sentence needs its stop."""
        out = []
        for t in texts:
            words = t if isinstance(t, str) else t[0]
            if words[-1] not in ".:;!?":
                words += "."
            out += [words if isinstance(t, str) else (words, *t[1:]), " "]
        return out

    # ---- documents with a signer

    def finish(self, o, kind, cls, blocks, date, doctor, title=None,
               worker=None, sign=True):
        out = []
        for b in blocks:
            if b[0] == "title":
                made = self.titled(o, b[1], date)
                if o.title_at == "re":
                    made = [("p", f"{o.word('re')} {b[1]}")]
                out += made
            else:
                out.append(b)
        if kind not in ("progress", "initial", "consult", "painconsult",
                        "painfollow", "qme", "psych"):
            self.extra = 0
        out += self.addenda(o, kind, date)
        return super().finish(o, kind, cls, out, date, doctor, title, worker,
                              sign)

    def addenda(self, o, kind, date):
        """Tables that some offices add, which say nothing of findings."""
        r = self.rng
        if kind in ("progress", "painfollow") and o.form % 3 == 1:
            return [("table", ["BP", "Pulse", "Resp", "Temp", "Wt"],
                     [[f"{r.randint(110, 145)}/{r.randint(66, 92)}",
                       str(r.randint(60, 90)), "16", "98.2",
                       f"{r.randint(130, 260)} lb"]], [1, 1, 1, 1, 1])]
        if kind == "physical-therapy" and o.form % 2:
            rows = [[n, str(r.randint(1, 3)), str(r.randint(8, 20))]
                    for n in r.sample(self.kit.EXERCISES, 4)]
            return [("table", ["Exercise", "Sets", "Reps"], rows, [3, 1, 1])]
        if kind == "psych":
            rows = [[n, str(r.randint(4, 40)), r.choice(
                ["mild", "moderate", "within limits", "elevated"])]
                for n in r.sample(self.kit.PSYCH_TESTS, 5)]
            return [("grid", ["Instrument", "Raw", "Range"], rows,
                     [3, 1, 1])]
        return []

    def as_worker(self, worker, doctor, make):
        """Makes a paper that is of `worker` in its sentences too."""
        s, keep = self.story, self.story.worker
        s.worker, self.signer = worker or keep, doctor
        try:
            return make()
        finally:
            s.worker, self.signer = keep, None

    def visit(self, kind, cls, doctor, date, long=1, worker=None):
        return self.as_worker(worker, doctor, lambda: super(
            Wide, self).visit(kind, cls, doctor, date, long, worker))

    def therapy_daily(self, doctor, course, i, worker=None):
        """First, middle and last visits bear titles of their own."""
        o, key = self.office(doctor.office, "therapy"), "title " + course.kind
        n, plain = len(course.dates), o.word(key)
        self.treatment = course.kind
        which = "first" if i == 0 else "last" if i == n - 1 else \
            "middle" if i == n // 2 else None
        if which and o.form % 3 != 2:
            o.words[key] = o.word("title " + which)
        try:
            return self.as_worker(worker, doctor, lambda: super(
                Wide, self).therapy_daily(doctor, course, i, worker))
        finally:
            o.words[key] = plain

    def psych(self, doctor, date, first):
        return self.as_worker(None, doctor, lambda: super(
            Wide, self).psych(doctor, date, first))

    def injection(self, doctor, inj):
        return self.as_worker(None, doctor, lambda: super(
            Wide, self).injection(doctor, inj))

    def operation(self, doctor, date):
        return self.as_worker(None, doctor, lambda: super(
            Wide, self).operation(doctor, date))

    # ---- the state's forms

    def filler(self, key, n):
        if key == "therapy":
            key += " " + self.treatment
        return super().filler(key, n)

    def pr2(self, doctor, date, worker=None):
        return self.as_worker(worker, doctor, lambda: self.progress_form(
            doctor, date, worker))

    def progress_form(self, doctor, date, worker):
        s, r, kit = self.story, self.region, self.kit
        o, w = self.office(doctor.office, "progress"), worker or self.worker
        title, form = o.word("title pr2"), o.word("form pr2")
        why = self.rng.randrange(4)
        reasons = [(t, i in (0, why)) for i, t in enumerate(kit.REASONS)]
        number = [("p", form, {"size": 8, "after": 0})]
        blocks = [("p", o.word("state line"), {"after": 0})]
        if o.form % 4 != 1:
            blocks.append(("title", title))
        if o.form % 2:
            blocks = number + blocks
        who = [("Patient:", w.name), ("DOB:", o.date(w.birth)),
               ("Claim Number:", w.claim), ("Employer:", s.employer),
               ("Date of Injury:", o.date(s.injury)),
               ("Occupation:", s.job), ("Sex:", w.sex[0].upper())]
        if worker is not None:
            who[3], who[5] = ("Employer:", kit.EMPLOYERS[-1]), (
                "Occupation:", kit.JOBS[-1][0])
        blocks += o.of([
            [o.fitting(who, 2)], [("grid", None, [[f"{a} {b}"]
                                               for a, b in who], [1])],
            [("p", "  ".join(f"{a} {b}" for a, b in who))],
            [o.fitting(who, 3)]])
        blocks += [("p", "Check the box(es) that indicate why you are "
                    "submitting a report at this time.", {"size": 8}),
                   ("check", reasons, o.of([2, 3, 1, 2]))]
        parts = [("cc", s.complaints(r, date, 5)),
                 ("ex", s.examination(r, date, 6)),
                 ("dx", s.diagnoses(r, date)),
                 ("rx", s.medication(r, date, 4)),
                 ("pl", s.history(r, date, 2) + s.planned(r, date, 3)),
                 ("wk", s.working(r, date))]
        for key, texts in parts:
            if not texts:
                continue
            name, said = kit.PR2[key], self.joined(texts)
            short = name.split(":")[0] + ":"
            blocks += o.of([
                [("p", name, {"after": 0}), ("in", [("p", said)])],
                [("grid", None, [[short, said]], [1, 4])],
                [("p", said, {"label": short})],
                [("h", short[:-1]), ("p", said)]])
        if worker is None:
            blocks += self.bulk(o, date)
        blocks += self.duty(o, date)
        blocks += [("p", "Primary Treating Physician: (original signature, "
                    "do not stamp)"), ("kv", [
                        (o.of(["Date of exam:", "Exam date:", "Date of Exam",
                               "DOS:"]), o.date(date)),
                        ("Signature:", "_____________"),
                        ("Cal. Lic. #:", doctor.licence),
                        ("Executed at:", o.town),
                        ("Name:", doctor.printed),
                        ("Specialty:", doctor.specialty)], 2)]
        if o.form % 2 == 0:
            blocks += number
        return Document("pr2", "PR2_REPORT", blocks, o.style(
            title, w, date), date, doctor.printed,
            doctor.specialty).lay_out()

    def duty(self, o, date):
        s, r = self.story, self.region
        how = s.work(date)
        marks = {"off": ("working", "absent"),
                 "modified": ("modified-duty", "present")}
        items = []
        for text, key in zip(self.kit.DUTY, ("off", "modified", "full")):
            if key == how and key in marks:
                concept, status = marks[key]
                text = [(text, s.fact(r, concept=concept, status=status,
                                      value=None, unit=None, side=None,
                                      body=[]))]
            items.append((text, key == how))
        return [("check", items, 1)]

    def rfa(self, doctor, date, ask):
        s, o, w = self.story, self.office(doctor.office, "progress"), \
            self.worker
        title, form = o.word("title rfa"), o.word("form rfa")
        mark = Mark("fact", concept=ask["concept"], status="planned",
                    value=None, unit=None, side=None, body=[])
        code = self.rng.choice(["M54.5", "722.10", "M25.511", "847.2",
                                "354.0", "S83.241A"])
        other = f"{ask['n']} units"
        blocks = [("p", o.word("state line"), {"after": 0})]
        if o.form % 4 != 2:
            blocks += [("title", title)]
        blocks += [("p", o.word("rfa note"), {"size": 8}),
                   ("check", [("New Request", not ask.get("again")),
                              ("Resubmission - Change in Material Facts",
                               False), ("Expedited Review", False),
                              ("Written Confirmation of a Prior Oral "
                               "Request", False)], o.of([2, 1, 2, 4]))]
        groups = [
            ("Employee Information", [
                ("Name (Last, First, Middle):", self.names(o)),
                ("Date of Injury (MM/DD/YYYY):", o.date(s.injury)),
                ("Date of Birth (MM/DD/YYYY):", o.date(w.birth)),
                ("Claim Number:", w.claim), ("Employer:", s.employer)]),
            ("Requesting Physician Information", [
                ("Name:", doctor.printed), ("Practice Name:", o.name),
                ("Address:", o.street), ("City, State, Zip:", o.town),
                ("Phone:", o.phone), ("Fax Number:", o.fax),
                ("Specialty:", doctor.specialty)]),
            ("Claims Administrator Information", [
                ("Company Name:", s.carrier),
                ("Contact Name:", s.adjuster.name)])]
        for name, rows in groups:
            blocks += o.of([
                [("h", name), o.fitting(rows, 2)],
                [("grid", None, [[name, ""]] + [list(x) for x in rows],
                  [1, 2])],
                [("p", name, {"after": 0}), o.fitting(rows, 3)],
                [o.fitting(rows, 1)]])
        head, said = o.word_of("RFA_HEADS"), [(ask["text"], mark)]
        if o.look["family"] == "mono" or o.look["size"] > 10:
            head = self.kit.RFA_HEADS[1]    # words as wide as their cells
        dx = self.joined(s.diagnoses(self.region, date)[:1]) or "-"
        blocks.append(("h", o.of(["Requested Treatment", "Requested "
                                  "Service(s)", "Treatment", "Rx"])))
        if o.form % 3 == 1:
            blocks += [("p", dx, {"label": head[0] + ":"}),
                       ("p", code, {"label": head[1] + ":"}),
                       ("p", said, {"label": head[2] + ":"}),
                       ("p", other, {"label": head[4] + ":"})]
        else:
            blocks.append(("grid", head, [[dx, code, said, "", other],
                                          ["", "", "", "", ""]],
                           [2, 1, 3, 1, 2]))
        blocks += [("sp", 12), o.fitting([
            (o.of(["Requesting Physician Signature:", "Signature of MD:",
                   "Treating Physician Signature:"]), "____________"),
            (o.of(["Date:", "Date signed:", "Date of request:"]),
             o.date(date))], 2)]
        if o.form % 2:
            blocks += [("h", "Claims Administrator Response"), ("check", [
                ("Approved", False), ("Denied or Modified (see separate "
                                      "decision letter)", False),
                ("Delay", False)], 2),
                ("kv", [("Authorized Agent:", ""), ("Signature:", "")], 2)]
        blocks.append(("p", form, {"size": 8}))
        return Document("rfa", "RFA", blocks, o.style(title, w, date), date,
                        doctor.printed, doctor.specialty).lay_out()

    def application(self, date, ask, worker_date):
        o = self.office("State of California", "application")
        s, w = self.story, self.worker
        title, form = o.word("title application"), o.word("form imr")
        rows = [("Employee Name (First, MI, Last):", w.name),
                ("Address:", f"{o.street}, {o.town}"),
                ("Phone Number:", o.phone), ("Claim Number:", w.claim),
                ("Date of Injury (MM/DD/YYYY):", o.date(s.injury)),
                ("Employer Name:", s.employer),
                ("Claims Administrator Name:", s.carrier),
                ("Adjuster Name:", s.adjuster.name),
                ("Requesting Physician:", s.doctors["ptp"].printed),
                ("Employee Attorney:", s.doctors["attorney"].name),
                ("Date of Utilization Review Determination Letter:",
                 o.date(worker_date)),
                ("List each specific requested medical services:",
                 ask["text"])]
        blocks = [("p", o.word("state line"), {"align": "center"})]
        if o.form % 4:
            blocks.append(("title", title))
        blocks += [("check", [("Regular", True), ("Expedited", False)], 2)]
        blocks += o.of([
            [("kv", rows, 1)], [("grid", None, [list(x) for x in rows],
                                 [1, 1])],
            [o.fitting(rows, 2)], [o.fitting(rows, 3)]])
        blocks += [("p", t) for t in self.filler("application", 3)]
        blocks += [("kv", [("Employee Signature:", f"/s/ {w.name}"),
                           (o.of(["Date:", "Date signed:"]), o.date(date))],
                    o.of([1, 2])), ("p", form, {"size": 8})]
        return Document("application", "APPLICATION", blocks,
                        o.style(title, w, date), date, w.name).lay_out()

    # ---- decisions

    def decision(self, admin, doctor, date, ask):
        s, o, w = self.story, self.office(admin, "ur"), self.worker
        title = self.pick("title ur " + ask["outcome"])
        shown = (self.titled(o, title, date) if o.title_at in
                 ("left", "under", "grid", "spaced") else [("title", title)])
        if o.title_at in ("re", "none"):
            shown = [("p", f"RE: {title}")]
        form = o.form % 4
        dated = [("p", o.long_date(date), {"align": o.of(["left", "right"])})]
        if form == 1:
            dated = []
        to = [("p", s.doctors["ptp"].printed, {"after": 0}),
              ("p", s.doctors["ptp"].office, {"after": 8})]
        extra = [("rfa date", o.date(ask["date"])),
                 ("ur ref", f"{self.rng.randrange(10**7):07d}")]
        if form == 1:
            extra.insert(0, (o.word_of("UR_DATES"), o.date(date)))
        blocks = self.letterhead(o)
        blocks += (shown + dated) if form == 2 else (dated + to + shown)
        blocks += self.identity(o, date, None, False, extra)
        mark = Mark("determination", date=date, treatment=ask["concept"],
                    outcome=ask["outcome"])
        line = self.pick("ur " + ask["outcome"]).format(
            what=ask["text"], given=ask.get("approved"))
        if form == 3:
            blocks += [("grid", ["#", "Service and decision"],
                        [["1", [(line, mark)]]], [1, 12])]
        else:
            blocks += [("h", o.word("head ur decision")),
                       ("p", [(line, mark)])]
        keep, o.layout = o.layout, BASE.get(o.layout, o.layout)
        if o.layout in ("cols", "soap", "bullets"):
            o.layout = "runin"
        blocks += self.sections(o, [
            ("ur record", self.filler("ur record", 3)),
            ("ur summary", self.filler("ur summary", 3) +
             s.gaps(ask["region"], date, 3)),
            ("ur reason", self.filler("ur reason", 4)),
            ("ur rights", self.filler("ur rights", 4))])
        o.layout = keep
        d = self.finish(o, "ur", "UR_DECISION", blocks, date, doctor, title)
        return d

    def prior(self, date, ask):
        o = self.office(self.rng.choice(self.kit.REVIEWERS), "prior")
        s, title = self.story, self.pick("title prior")
        outcome = self.rng.choice(["upheld", "overturned"])
        mark = Mark("determination", date=date, treatment=ask["concept"],
                    outcome=outcome)
        blocks = self.letterhead(o)
        rows = [("IMR Case Number:", f"CM15-0{self.rng.randrange(10**6):06d}"),
                ("Date of Injury:", o.date(s.injury)),
                ("Claim Number:", self.worker.claim),
                ("Employee:", self.names(o))]
        if o.form % 2:
            rows.insert(1, ("Decision Date:", o.date(date)))
            blocks += [("title", title), ("kv", rows, 2)]
        else:
            blocks += [("p", o.long_date(date)), ("kv", rows, 1),
                       ("title", title, "left")]
        blocks += [("p", t) for t in self.filler("prior", 3)]
        line = self.pick("prior " + outcome).format(what=ask["text"])
        blocks += [("h", o.word("head ur decision")), ("p", [(line, mark)])]
        blocks += [("p", t) for t in self.filler("prior tail", 3)]
        return Document("prior", "PRIOR_FDL", blocks, o.style(
            title, self.worker, date), date, o.name).lay_out()

    # ---- tests, lists, bills

    def lab(self, date, drugs, worker=None):
        s, rng, kit = self.story, self.rng, self.kit
        o = self.office(rng.choice(kit.LABS[:2] if drugs else kit.LABS[2:]),
                        "lab")
        title = o.title("uds" if drugs else "lab")
        shown = self.titled(o, title, date)
        blocks = self.letterhead(o)
        if o.form % 2:
            blocks, shown = blocks + shown, []
        blocks += self.identity(o, date, worker, False, [
            ("collected", o.date(date)),
            ("received lab", o.date(date + DAY * rng.randint(0, 1))),
            ("reported", o.date(date + 4 * DAY)),
            ("physician", s.doctors["ptp"].printed)]) + shown
        if drugs:
            fact = Mark("fact", concept="drug-screen", status="present",
                        value=None, unit=None, side=None, body=[])
            blocks.append(("p", [(self.pick("uds line"), fact)]))
            rows = [[n, rng.choice(kit.RESULTS),
                     str(rng.choice([5, 10, 25, 50, 100, 200]))]
                    for n in rng.sample(kit.ANALYTES, 12)]
            blocks.append(("table", o.word_of("LAB_HEADS"), rows, [3, 2, 1]))
        else:
            rows = [[n, f"{rng.uniform(lo, hi):.1f}", u, f"{lo}-{hi}"]
                    for n, lo, hi, u in kit.BLOOD]
            blocks.append(("table", o.word_of("BLOOD_HEADS"), rows,
                           [3, 1, 1, 1]))
        blocks += [("p", t, {"size": 8}) for t in self.filler("lab", 2)]
        return Document("lab", "LAB", blocks, o.style(
            title, worker or self.worker, date), date, o.name).lay_out()

    def med_list(self, date, pharmacy):
        s, kit = self.story, self.kit
        o = self.office(self.rng.choice(kit.PHARMACIES) if pharmacy
                        else s.doctors["ptp"].office, "meds")
        title = o.title("pharmacy" if pharmacy else "medlist")
        as_of = ("p", f"{o.word('as of')} {o.date(date)}")
        blocks = self.letterhead(o)
        blocks += [as_of] if o.form % 2 else []
        blocks.append(("title", title))
        blocks += self.identity(o, date, None, False)
        blocks += [] if o.form % 2 else [as_of]
        rows = []
        for m in s.medicines:
            days = [date - 31 * DAY * k for k in range(5, -1, -1)] \
                if pharmacy else [date]
            for d in days:
                made = s.sig(m, d, o)
                if made:
                    fact = Mark("fact", concept=m.kind, status="present",
                                value=None, unit=None, side=None, body=[])
                    rows.append([o.date(d), [(made[0], made[1], fact)],
                                 s.doctors["ptp"].name])
        if not rows:
            return None
        rows.sort(key=lambda row: row[1][0][1].data["date"],
                  reverse=o.form % 3 == 0)
        blocks.append(("table", o.word_of("MED_HEADS"), rows,
                       [1.4, 4, 1.5]))
        blocks += [("p", t) for t in self.filler("meds", 2)]
        return Document("meds", "MED_LIST", blocks, o.style(
            title, self.worker, date), date, o.name).lay_out()

    def bill(self, date):
        s, r = self.story, self.rng
        o = self.office(s.doctors["ptp"].office, "bill")
        title, w = o.title("bill"), self.worker
        lines = [[o.date(date - DAY * 7 * k), r.choice(
            ["99213", "99214", "97110", "97140", "98941", "WC002"]),
            str(r.randint(1, 4)), f"{r.uniform(20, 400):.2f}"]
            for k in range(r.randint(3, 12), 0, -1)]
        if o.form % 2:
            blocks = [("title", title), ("grid", None, [
                ["1. OTHER", f"1a. INSURED'S I.D. NUMBER {w.claim}"],
                [f"2. PATIENT'S NAME {self.names(o)}",
                 f"3. PATIENT'S BIRTH DATE {o.date(w.birth)}"],
                [f"4. INSURED'S NAME {s.employer}",
                 f"14. DATE OF CURRENT ILLNESS {o.date(s.injury)}"],
                [f"17. REFERRING {s.doctors['pain'].printed}",
                 "21. DIAGNOSIS M54.5"]], [1, 1]),
                ("grid", ["24A. DATE(S) OF SERVICE", "D. CPT/HCPCS",
                          "G. UNITS", "F. $ CHARGES"], lines, [2, 1, 1, 1]),
                ("kv", [("31. SIGNATURE OF PHYSICIAN", "Signature on file"),
                        ("33. BILLING PROVIDER", o.name),
                        ("DATE", o.date(date + DAY))], 1),
                ("p", o.word("form bill"), {"size": 7})]
        else:
            blocks = self.letterhead(o) + [("title", title)]
            blocks += self.identity(o, date, None, False)
            blocks += [("table", ["DOS", "Code", "Qty", "Amount"], lines,
                        [2, 1, 1, 1]),
                       ("p", f"{o.word('label printed')} {o.date(date)}")]
        d = Document("bill", "OTHER", blocks, o.style(title, w, date), date,
                     o.name).lay_out()
        d.dated = False
        return d

    def flow_sheet(self, doctor, course):
        """A visit log: rows of visits, sign-ins, or a card of columns."""
        s, o = self.story, self.office(doctor.office, "therapy")
        title, date = o.title("flow"), course.dates[-1]
        blocks = self.letterhead(o) + [("title", title)]
        blocks += self.identity(o, date, None, False)
        if o.form % 3 == 0:
            blocks += self.card(o, course)
        else:
            blocks.append(self.log(o, course, o.form % 3 == 1))
        after = date + DAY
        text = s.say(course.kind, "present", "hx", course.region, after,
                     n=len(course.dates))
        blocks += [("p", [text]),
                   ("p", self.joined(s.response(course.region, after)))]
        return self.finish(o, "flow", "THERAPY_NOTE", blocks, date, doctor,
                           title)

    def score_marks(self, score, day):
        return (Mark("pain", date=day, score=score, with_medication=None),
                Mark("fact", concept="pain-score", status="present",
                     value=score, unit=None, side=None, body=[]))

    def log(self, o, course, full):
        s, kit, rows = self.story, self.kit, []
        sign = o.rng.choice(["RB", "kt", "L.M.", "DC", "jz"])
        for i, d in enumerate(course.dates):
            visit = Mark("visit", treatment=course.kind, date=d)
            if full:
                score = s.score(d)
                rows.append([[(str(i + 1), visit)], o.date(d),
                             [(f"{score}/10", *self.score_marks(score, d))],
                             self.rng.choice(kit.MODALITIES),
                             self.rng.choice(kit.TOLERATED), sign])
            else:
                rows.append([[(o.date(d), visit)], f"{8 + i % 9}:30",
                             f"{self.worker.first[0]}. {self.worker.last}",
                             sign])
        if full:
            return ("table", o.word_of("FLOW_HEADS"), rows,
                    [.7, 1.6, .8, 2.6, 1.4, .8])
        return ("table", ["Date", "Time in", "Patient signature", "Staff"],
                rows, [2, 1, 3, 1])

    def card(self, o, course):
        """Four visits to a row of columns: dates above, pain below."""
        s, out = self.story, []
        for i in range(0, len(course.dates), 4):
            part = course.dates[i:i + 4]
            pad = [""] * (4 - len(part))
            scores = [(s.score(d), d) for d in part]
            out.append(("grid", None, [
                ["Date"] + [[(o.date(d), Mark(
                    "visit", treatment=course.kind, date=d))]
                    for d in part] + pad,
                ["Pain"] + [[(f"{n}/10", *self.score_marks(n, d))]
                            for n, d in scores] + pad,
                ["Tx"] + [self.rng.choice(self.kit.MODALITIES)
                          for _ in part] + pad], [.7, 1, 1, 1, 1]))
        return out

    def imaging(self, doctor, study, date, worker=None):
        s, r = self.story, self.region
        o, part = self.office(doctor.office, "imaging"), REGIONS[r]["p"][0]
        title = self.pick("title " + study).format(
            part=part, PART=part.upper(), side=s.side[r],
            SIDE=s.side[r].upper())
        self.signer = doctor
        who = self.identity(o, date, worker, True, [
            ("referring", s.doctors["ptp"].printed)])
        self.signer = None
        mark = Mark("imaging", study=study, body=[r], date=date)
        fact = Mark("fact", concept=study, status="present", value=None,
                    unit=None, side=None, body=[r])
        exam = ("p", [(self.pick("exam line " + study).format(
            part=part, date=o.date(date),
            study={"mri": "MRI", "x-ray": "X-ray"}[study]), mark, fact)])
        blocks = self.letterhead(o) + o.of([
            who + [("title", title, "left"), exam],
            [("title", title)] + who + [exam],
            [exam] + who, [("rule",)] + who + [("rule",), exam]])
        concepts = [c for c in ("disc-disease", "spinal-stenosis",
                                "rotator-cuff-disease", "meniscus-tear")
                    if (r, c) in s.chart and study == "mri"]
        found = [s.status(c, r, "im", date) for c in concepts]
        found += [s.say("fracture", "absent", "im", r, date),
                  s.status("osteoarthritis", r, "im", date)]
        found, fill = [t for t in found if t], self.filler("imaging", 4)
        keep = o.layout
        if keep in ("cols", "plain", "soap"):
            o.layout = "capsin"
        blocks += self.sections(o, [
            ("tech", self.filler("technique", 2)),
            ("compare", self.filler("compare", 1)),
            ("found", fill[:2] + found + fill[2:]),
            ("impr", [s.status(c, r, "im", date) for c in concepts[:1]] or
             found[:1])])
        o.layout = keep
        return self.finish(o, study, "IMAGING", blocks, date, doctor, title,
                           worker)

    # ---- letters and papers

    def letter(self, kind, cls, author, credential, specialty, date, key, n,
               office=None):
        o = self.office(office or author, kind)
        rng, w = self.rng, self.worker
        day = rng.choice(self.kit.LONG_DATES)(date)
        printed = author + (f", {credential}" if credential else "")
        about = [("p", f"{self.pick('re')} {w.name}", {"after": 0}),
                 ("p", f"{self.pick('claim words')} {w.claim}")]
        blocks = self.letterhead(o) if office else []
        form = rng.randrange(4) if office else 4 + rng.randrange(3)
        if form == 0:
            blocks += [("p", day, {"align": "right"}),
                       ("p", self.pick("addressee"))] + about
        elif form == 1:
            blocks += [("kv", [("TO:", self.pick("addressee")),
                               ("FROM:", printed), ("DATE:", day),
                               ("RE:", f"{w.name} {w.claim}")], 1)]
        elif form == 2:
            blocks += [("p", "VIA FAX AND U.S. MAIL"), ("p", day),
                       ("p", self.pick("addressee"))] + about
        elif form == 3:
            blocks += about + [("p", f"Date: {day}"),
                               ("p", self.pick("addressee"))]
        elif form == 4:
            blocks += [("p", day)]
        elif form == 5:
            blocks += [("p", f"{w.name}, claim {w.claim}"), ("p", day)]
        if form < 6:
            blocks.append(("p", self.pick("dear")))
        said = self.filler(key, n)
        blocks += [("p", " ".join(said))] if form > 3 else [
            ("p", t) for t in said]
        blocks += [("sp", 8), ("p", self.pick("yours")), ("sp", 12),
                   ("p", printed)]
        if form == 6:
            blocks.append(("p", day))
        return Document(kind, cls, blocks, o.style(kind, w, date), date,
                        printed, specialty).lay_out()

    def paper(self, kind, cls, office, date, key, n, author=None,
              title=None, extra=()):
        """A title, who it is about, some paragraphs; caption if legal."""
        o, w = self.office(office, kind), self.worker
        title = title or o.title(kind)
        label, blocks = o.word("label dated"), self.letterhead(o)
        end = [("p", f"{label} {o.long_date(date)}")]
        if cls == "COURT_ORDER" or kind in ("depo", "subpoena"):
            s = self.story
            blocks = [("p", o.name, {"after": 0})] if kind in (
                "depo", "subpoena") else []
            blocks += [("p", "WORKERS' COMPENSATION APPEALS BOARD",
                        {"align": "center", "after": 0}),
                       ("p", "STATE OF CALIFORNIA", {"align": "center"}),
                       ("cols", [("p", f"{w.name}, Applicant,"),
                                 ("p", "vs."),
                                 ("p", f"{s.employer}; {s.carrier}, "
                                  "Defendants.")],
                        [("p", f"Case No. ADJ{w.birth.toordinal() * 7}"),
                         ("p", f"Claim {w.claim}"), ("title", title)])]
        elif o.form % 3 == 0:
            blocks = end + blocks + [("title", title)]
            end = []
            blocks += self.identity(o, date, None, False, extra)
        else:
            blocks += self.titled(o, title, date) or [("title", title)]
            blocks += self.identity(o, date, None, False, extra)
        if o.form % 2:
            blocks += [("p", " ".join(self.filler(key, n)))]
        else:
            blocks += [("p", t) for t in self.filler(key, n)]
        blocks += [("sp", 10)] + end
        if author:
            blocks.append(("p", author))
        return Document(kind, cls, blocks, o.style(title, w, date), date,
                        author or o.name).lay_out()

    def cover(self, date, pages):
        s, rng = self.story, self.rng
        o = self.office(rng.choice([s.carrier, s.doctors["ptp"].office,
                                    s.doctors["attorney"].office]), "cover")
        rows = [(self.pick("fax to"), self.pick("addressee")),
                (self.pick("fax from"), o.name),
                (self.pick("fax date"), o.date(date)),
                (self.pick("fax pages"), str(pages)),
                (self.pick("fax re"),
                 f"{self.worker.name} {self.worker.claim}")]
        rng.shuffle(rows)
        title = ("title", self.pick("title cover"), rng.choice(
            ["left", "center", "right"]))
        blocks = [title] + self.letterhead(o) if o.form % 2 else \
            self.letterhead(o) + [title]
        blocks += [("grid", None, [list(x) for x in rows], [1, 3])] \
            if o.form % 3 == 0 else [("kv", rows, 1 + o.form % 3 % 2)]
        blocks += [("check", [("Urgent", False), ("For review", True),
                              ("Please reply", False)], 3)]
        blocks += [("p", t) for t in self.filler("cover", 3)]
        return Document("cover", "OTHER", blocks, Style(**o.look), date,
                        o.name).lay_out()

    # ---- documents that only this set holds

    def more(self, day, ask):
        s, d, rng = self.story, self.story.doctors, self.rng
        law, urdoc = d["attorney"], d[rng.choice(["urdoc", "urdoc2"])]
        nurse = self.assistant()
        visit = rng.choice(s.visits)
        made = [
            lambda: self.slip(d["ptp"], visit),
            lambda: self.first_report(d["ptp"], s.visits[0]),
            lambda: self.stationary(d["ptp"], s.weekday(s.end)),
            lambda: self.controlled(day(200, 500)),
            lambda: self.eor(day(100, 500)),
            lambda: self.note("information", "OTHER", urdoc.office,
                              s.weekday(ask["date"] + 3 * DAY), 4),
            lambda: self.note("nurse", "OTHER", "Case Management Partners",
                              day(100, 500), 6, f"{nurse}, RN, CCM"),
            lambda: self.note("adjuster letter", "CA_STATEMENT", s.carrier,
                              day(60, 500), 5, s.adjuster.name),
            lambda: self.note("depo", "OTHER", law.office, day(200, 500),
                              13),
            lambda: self.note("panel", "OTHER", "DWC Medical Unit",
                              day(200, 400), 4),
            lambda: self.note("subpoena", "OTHER", law.office,
                              day(200, 500), 4),
            lambda: self.note("dme", "OTHER", d["ptp"].office,
                              day(60, 500), 4, d["ptp"].printed),
            lambda: self.letter("objection", "ATTORNEY_LETTER", law.name,
                                "Esq.", None, day(200, 500), "objection", 4,
                                law.office)]
        if s.operation:
            made.append(lambda: self.note(
                "anes", "OPERATIVE", d["ortho"].office, s.operation, 5,
                d["pain"].printed))
        return made

    def ordered(self, calls):
        """The rarer documents not always last."""
        self.rng.shuffle(calls)
        return calls

    def assistant(self):
        r, kit = self.rng, self.kit
        return f"{r.choice(kit.WOMEN)} {r.choice(kit.SURNAMES)}"

    def note(self, kind, cls, office, date, n, author=None):
        return self.paper(kind, cls, office, date, kind, n, author)

    def signed(self, o, doctor, date, cls, kind, blocks, title):
        """The foot of a form that a doctor signs and dates."""
        blocks += [("kv", [
            (o.of(["Physician:", "Provider", "Doctor's name:"]),
             doctor.printed), ("License:", doctor.licence),
            (o.of(["Date:", "Date of exam:", "Visit date:"]),
             o.date(date))], o.of([1, 3, 2]))]
        return Document(kind, cls, blocks, o.style(title, self.worker, date),
                        date, doctor.printed, doctor.specialty).lay_out()

    def slip(self, doctor, date):
        """What a worker carries from a visit to the employer."""
        s, o = self.story, self.office(doctor.office, "progress")
        title = o.title("slip")
        blocks = self.letterhead(o) + [("title", title)]
        blocks += self.identity(o, date, None, True)
        blocks += self.duty(o, date)
        blocks += [("p", self.joined(s.working(self.region, date)))]
        blocks += [("p", t, {"size": 8}) for t in self.filler("slip", 2)]
        return self.signed(o, doctor, date, "PR2_REPORT", "slip", blocks,
                           title)

    def first_report(self, doctor, date):
        """Form 5021: numbered boxes."""
        s, o, w = self.story, self.office(doctor.office, "progress"), \
            self.worker
        title, r = o.title("first report"), self.region
        boxes = [["1. INSURER NAME AND ADDRESS " + s.carrier],
                 ["2. EMPLOYER NAME " + s.employer],
                 ["7. PATIENT NAME " + w.name],
                 ["9. Date of Birth " + o.date(w.birth)],
                 ["14. Occupation " + s.job],
                 ["17. Date and hour of injury " + o.date(s.injury)],
                 ["19. Date and hour of first examination " + o.date(date)],
                 ["Claim number " + w.claim]]
        parts = [("24. SUBJECTIVE COMPLAINTS", s.complaints(r, date, 5)),
                 ("25. OBJECTIVE FINDINGS", s.examination(r, date, 6)),
                 ("26. DIAGNOSIS", s.diagnoses(r, date)),
                 ("31. TREATMENT PLAN", s.planned(r, date, 3)),
                 ("36. WORK STATUS", s.working(r, date))]
        blocks = [("p", self.pick("state line"), {"align": "center"})]
        blocks += [("title", title)] if o.form % 3 else []
        blocks.append(("grid", None, boxes, [1]))
        for name, texts in parts:
            if texts:
                blocks.append(("p", self.joined(texts), {"label": name}))
        blocks.append(("p", self.pick("form first"), {"size": 8}))
        return self.signed(o, doctor, date, "PR2_REPORT", "first", blocks,
                           title)

    def stationary(self, doctor, date):
        """A report at the end of treatment, PR-4 or typed."""
        s, o = self.story, self.office(doctor.office, "progress")
        title, r = o.title("stationary"), self.region
        self.signer = doctor
        blocks = self.top(o, title, date)
        self.signer = None
        blocks += self.sections(o, [
            ("cc", s.complaints(r, date, 6)), ("tx", s.history(r, date, 5)),
            ("ex", s.examination(r, date, 8)),
            ("im", s.imaging_seen(r, date, 5)), ("dx", s.diagnoses(r, date)),
            ("disc", self.filler("disc", 4)), ("wk", s.working(r, date))])
        blocks.append(("p", self.pick("form stationary"), {"size": 8}))
        return self.signed(o, doctor, date, "PR2_REPORT", "stationary",
                           blocks, title)

    def controlled(self, date):
        """The state's list of controlled substances, or none of them."""
        s, rows = self.story, []
        o = self.office("Department of Justice", "controlled")
        for m in s.medicines:
            made = m.kind in ("opioid", "sedative") and s.sig(m, date, o)
            if made:
                fact = Mark("fact", concept=m.kind, status="present",
                            value=None, unit=None, side=None, body=[])
                rows.append([o.date(date), [(made[0], made[1], fact)],
                             s.doctors["pain"].name,
                             self.kit.PHARMACIES[0]])
        if not rows:
            return None
        title, w = self.pick("title controlled"), self.worker
        blocks = [("p", o.name, {"after": 0}),
                  ("p", self.pick("state line")), ("title", title),
                  ("kv", [("Name", f"{w.last.upper()}, {w.first.upper()}"),
                          ("DOB", o.date(w.birth)),
                          ("Run date", o.date(date))], 3),
                  ("grid", ["Date Filled", "Drug", "Prescriber", "Pharmacy"],
                   rows, [1.2, 3, 1.5, 1.5])]
        return Document("controlled", "MED_LIST", blocks, o.style(
            title, w, date), date, o.name).lay_out()

    def eor(self, date):
        """What the payer made of a bill: a billing form."""
        s, r = self.story, self.rng
        o, title = self.office(s.carrier, "eor"), self.pick("title eor")
        rows = [[o.date(date - DAY * 30), r.choice(["99213", "97110"]),
                 f"{r.uniform(90, 300):.2f}", f"{r.uniform(20, 90):.2f}",
                 r.choice(["G1", "R12", "PM3"])] for _ in range(4)]
        blocks = self.letterhead(o) + [("title", title)]
        blocks += self.identity(o, date, None, False)
        blocks += [("table", ["DOS", "Proc", "Billed", "Allowed", "Reason"],
                    rows, [2, 1, 1, 1, 1]),
                   ("p", f"{o.word('label printed')} {o.date(date)}")]
        d = Document("eor", "OTHER", blocks, o.style(
            title, self.worker, date), date, o.name).lay_out()
        d.dated = False
        return d
