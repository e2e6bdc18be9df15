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
    signer = about = None       # who signs, and the title, while a top is made

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
            return [("kv", rows, 2)]
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
