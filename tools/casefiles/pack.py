"""A story to a case folder and its answer sheet.

Chooses the documents until the pages asked for are there, adds what goes
wrong in real files (duplicates, strangers' pages, blank and turned ones),
puts them in an order, parts them over files, and writes both.
"""
import copy
import datetime
import email.message
import email.policy
import io
import json
import random
import zipfile
from pathlib import Path

from reportlab.lib.utils import ImageReader

from . import page as paper
from . import scan
from .forms import Document, Writer
from .page import Mark, Page
from .story import DAY, Story, Person

CLOCK = (2016, 1, 1, 0, 0, 0)


class Choice:
    """All the documents a story can fill, the important ones first."""

    def __init__(self, story, least):
        self.s, self.rng = story, story.rng
        self.w = getattr(story.kit, "WRITER", Writer)(story, least)
        self.docs, self.pages = [], 0

    def add(self, doc):
        if doc:
            self.docs.append(doc)
            self.pages += len(doc.pages)

    def roomy(self, target):
        """Reports grow while the file has too few pages a document."""
        each = target / min(140, 18 + target * .3)
        short = each * (len(self.docs) + 1) - self.pages
        self.w.extra = max(0, min(14, int(short * self.rng.uniform(.3, 1))))

    def asks(self):
        s, rng, out = self.s, self.rng, []
        for c in s.courses:
            text = self.rng.choice(s.kit.ASKS[c.kind]).format(
                n=c.asked, p=s.slots(c.region, c.dates[0])["p"])
            out.append(dict(
                concept=c.kind, region=c.region, n=c.asked, text=text,
                date=s.weekday(c.dates[0] - 14 * DAY), approved=c.given,
                outcome="approved" if c.given == c.asked else "modified"))
        last = out[-1]
        concepts = ["mri", "physical-therapy", "acupuncture", "chiropractic"]
        for concept in rng.sample(concepts, 2):
            day = s.weekday(s.end - DAY * rng.randint(40, 150))
            n = rng.choice([6, 8, 12])
            text = rng.choice(s.kit.ASKS[concept]).format(
                n=n, p=s.slots(s.regions[0], day)["p"])
            out.append(dict(concept=concept, region=s.regions[0], n=n,
                            text=text, date=day, approved=0,
                            outcome="denied"))
        return sorted(out, key=lambda a: a["date"])

    def course_done(self, course, daily):
        s, w = self.s, self.w
        who = s.doctors[{"physical-therapy": "pt", "chiropractic": "chiro",
                         "acupuncture": "acu"}[course.kind]]
        notes = range(len(course.dates)) if daily >= 1 else \
            sorted(self.rng.sample(range(len(course.dates)),
                                   int(len(course.dates) * daily)))
        for i in notes:
            self.add(w.therapy_daily(who, course, i))
        if daily < 1 or self.rng.random() < .4:
            self.add(w.flow_sheet(who, course))

    def choose(self, target):
        s, w, rng = self.s, self.w, self.rng
        d = s.doctors
        lacking = [c for c in ("RFA", "UR_DECISION", "APPLICATION",
                               "PR2_REPORT") if rng.random() < .12]
        asks = self.asks()
        dispute = asks[-1]
        self.dispute = dispute
        self.decided = dispute["date"] + 6 * DAY
        region = s.regions[0]
        if "APPLICATION" not in lacking:
            self.add(w.application(s.weekday(self.decided + 20 * DAY),
                                   dispute, self.decided))
        for i, ask in enumerate(reversed(asks)):
            if i < 2 or target > 60 + 20 * i:
                doctor = d["ptp"]
                if "RFA" not in lacking:
                    self.add(w.rfa(doctor, ask["date"], ask))
                    ask["shown"] = True
                if "UR_DECISION" not in lacking:
                    admin = d[rng.choice(["urdoc", "urdoc2"])]
                    self.add(w.decision(admin.office, admin,
                                        s.weekday(ask["date"] + 6 * DAY),
                                        ask))
                    ask["decided"] = True
        self.asked = asks
        dailies = min(1, max(0, (target - 40) / 200))
        for course in s.courses:
            self.course_done(course, rng.choice([dailies, dailies, 1])
                             if target > 80 else dailies)
        self.add(w.imaging(d["radio"], "mri", s.mri))
        for inj in s.injections:
            self.add(w.injection(d["pain"], inj))
        long = 1 if target < 120 else 2 if target < 300 else 3
        self.add(w.visit("painconsult", "CONSULT", d["pain"],
                         s.weekday(s.mri + 20 * DAY), long))
        recent = [v for v in s.visits if v < dispute["date"]]
        if "PR2_REPORT" in lacking:
            recent = [v for v in recent
                      if (dispute["date"] - v).days > 200]
        recent.reverse()
        self.lacking = lacking
        self.later(recent, target, long)

    def later(self, visits, target, long):
        """The rest, by turns, until there are pages enough."""
        s, w, rng = self.s, self.w, self.rng
        d, day = s.doctors, lambda lo, hi: s.weekday(
            s.injury + DAY * rng.randint(lo, hi))
        once = [
            lambda: w.imaging(d["radio"], "x-ray", s.xray),
            lambda: w.lab(day(100, 400), True),
            lambda: w.med_list(day(150, 450), True),
            lambda: w.emg(d["emg"], s.emg),
            lambda: w.letter("worker letter", "EMPLOYEE_LETTER",
                             s.worker.name, None, None,
                             s.weekday(self.decided + 21 * DAY),
                             "worker letter", 6),
            lambda: w.visit("consult", "CONSULT", d["ortho"],
                            day(150, 300), max(2, long)),
            lambda: w.bill(day(100, 500)),
            lambda: w.psych(d["psych"], day(200, 450), True),
            lambda: w.letter("attorney letter", "ATTORNEY_LETTER",
                             d["attorney"].name, "Esq.", None,
                             s.weekday(self.decided + 25 * DAY),
                             "attorney letter", 5, d["attorney"].office),
            lambda: w.cover(day(300, 500), rng.randint(8, 60)),
            lambda: w.paper("pos", "OTHER", d["attorney"].office,
                            day(300, 500), "pos", 4),
            lambda: w.visit("initial", "CONSULT", d["ptp"], s.visits[0], 2),
            lambda: w.operation(d["ortho"], s.operation)
            if s.operation else None,
            lambda: w.paper("statement", "CA_STATEMENT", s.carrier,
                            s.weekday(self.decided + 30 * DAY), "statement",
                            5, s.adjuster.name),
            lambda: w.legal_report(d["qme"], day(300, 480), long),
            lambda: w.lab(day(60, 400), False),
            lambda: w.separator(rng.choice(s.kit.SEPARATORS)),
            lambda: w.prior(day(250, 420), self.asked[0]),
            lambda: w.med_list(day(150, 450), False),
            lambda: w.paper("certification", "CERTIFICATION",
                            s.carrier, day(350, 500), "certification", 4),
            lambda: w.paper("order", "COURT_ORDER",
                            "Workers' Compensation Appeals Board",
                            day(300, 500), "order", 5),
        ] + w.more(day, self.dispute)
        once = w.ordered(once)
        often = [
            lambda: w.lab(day(60, 600), True),
            lambda: w.bill(day(60, 600)),
            lambda: w.psych(d["psych"], day(250, 600), False),
            lambda: w.cover(day(60, 600), rng.randint(2, 90)),
            lambda: w.med_list(day(100, 600), rng.random() < .6),
            lambda: w.visit("painfollow", "PR2_REPORT", d["pain"],
                            day(150, 700), long),
            lambda: w.separator(rng.choice(s.kit.SEPARATORS)),
            lambda: w.visit("painfollow", "PR2_REPORT", d["ortho"],
                            day(200, 700), long),
            lambda: w.legal_report(d["qme"], day(400, 600), long + 1)]
        turn = 0
        while self.pages < target * .92 and turn < 400:
            self.w.extra = 0
            if turn % 2 == 0 and visits:
                self.roomy(target)
                v = visits.pop(0)
                form = rng.random() < .35
                self.add(w.pr2(d["ptp"], v) if form else
                         w.visit("progress", "PR2_REPORT", d["ptp"], v,
                                 long))
            elif once:
                if len(once) in (12, 14, 8, 7):     # long by nature
                    self.roomy(target)
                self.add(once.pop(0)())
            elif not visits:
                if rng.random() < .5:
                    self.roomy(target)
                self.add(rng.choice(often)())
            turn += 1

    def strangers(self, n):
        """Pages of other workers, on papers of the same offices."""
        s, w, rng, out = self.s, self.w, self.rng, []
        for _ in range(n):
            other = Person(rng, s.kit)
            if rng.random() < .3:       # a namesake
                other.last = s.worker.last
            while other.first == s.worker.first:
                other.first = rng.choice(s.kit.MEN + s.kit.WOMEN)
            other.name = f"{other.first} {other.last}"
            day = s.weekday(s.injury + DAY * rng.randint(60, 500))
            kind = rng.choice(["pr2", "therapy", "lab", "pr2"])
            doc = w.stranger(day, other)
            if not doc and kind == "pr2":
                doc = w.pr2(s.doctors["ptp"], day, other)
            elif not doc and kind == "lab":
                doc = w.lab(day, True, other)
            elif not doc:
                doc = w.therapy_daily(s.doctors["pt"], s.courses[0], 0,
                                      other)
                doc.date = s.courses[0].dates[0]
            doc.foreign = True
            for p in doc.pages:
                p.marks = []
            for p in doc.pages[1:]:
                p.text(54, paper.HEIGHT - 22, "Helvetica", 8,
                       f"{other.last}, {other.first}  {other.claim}")
            out.append(doc)
        return out


def duplicate(doc, rng, near):
    d = copy.copy(doc)
    d.pages = [p.copy() for p in doc.pages]
    d.duplicate_of, d.near = doc, near
    if near and rng.random() < .5:
        y = paper.HEIGHT - 44
        d.pages[0].text(380, y, "Helvetica-Bold", 10, rng.choice(
            ["AMENDED", "CORRECTED COPY", "SECOND REQUEST", "RESENT"]))
    return d


class Pack:
    def __init__(self, seed, target, degraded, kit):
        self.kit, self.seed, self.degraded = kit, seed, degraded
        self.rng = random.Random(f"pack {kit.NAME} {seed} {degraded}")
        self.story = Story(seed, kit, target / 100)
        self.choice = Choice(self.story, 12 if degraded == "strong" else 0)
        self.choice.choose(target)
        self.docs = self.choice.docs
        self.target = target
        self.files, self.answers = {}, []
        self.contradict()
        self.trouble()
        self.ordered()
        self.numbered()

    def contradict(self):
        """Where the charts were made to say opposite things, both places."""
        self.pairs, facts = [], []
        for doc in self.docs:
            if doc.cls in ("PR2_REPORT", "CONSULT") and doc.date:
                facts += [(doc.date, m) for p in doc.pages for m in p.marks
                          if m.kind == "fact"]
        for (region, concept), day in self.story.opposite.items():
            same = [(d, m) for d, m in facts if m.data["concept"] == concept
                    and getattr(m, "region", None) == region]
            here = [m for d, m in same if d == day]
            there = sorted(((abs((d - day).days), i)
                            for i, (d, m) in enumerate(same)
                            if d != day and here and m.data["status"] !=
                            here[0].data["status"]))
            if there:
                self.pairs.append((concept, here[0], same[there[0][1]][1]))

    def trouble(self):
        rng, n = self.rng, len(self.docs)
        same = [d for d in self.docs if d.kind not in ("separator", "cover",
                                                       "bill")]
        picked = rng.sample(same, max(1, n // 25))
        for i, d in enumerate(picked):
            self.docs.append(duplicate(d, rng, False))
            self.choice.w.sent_again(self.docs[-1])
        for d in rng.sample([d for d in same if d not in picked],
                            max(1, n // 40)):
            self.docs.append(duplicate(d, rng, True))
        self.docs += self.choice.strangers(rng.choice([1, 1, 2, 3]))

    def ordered(self):
        rng, how = self.rng, self.rng.choice(
            ["any", "dates", "back", "classes"])
        docs = self.docs
        far = datetime.date(1990, 1, 1)
        keys = {d: rng.random() for d in docs}
        if how == "dates":
            docs.sort(key=lambda d: d.date or far)
        elif how == "back":
            docs.sort(key=lambda d: d.date or far, reverse=True)
        elif how == "classes":
            docs.sort(key=lambda d: (d.cls, keys[d]))
        if how == "any":
            docs.sort(key=lambda d: keys[d])
        else:
            loose = [d for d in docs if d.foreign or d.duplicate_of or
                     d.cls == "OTHER"]
            for d in loose:
                docs.remove(d)
            for d in loose:
                docs.insert(rng.randint(0, len(docs)), d)
        for i, d in enumerate(docs):        # copies behind their originals
            if d.duplicate_of and docs.index(d.duplicate_of) > i:
                j = docs.index(d.duplicate_of)
                docs[i], docs[j] = docs[j], docs[i]

    def numbered(self):
        for i, d in enumerate(self.docs, 1):
            d.id = i

    # ---- files

    def stream(self):
        """[(document, page)] of the stack, with a stranger inside one."""
        rng, out = self.rng, []
        hidden = []
        for d in self.docs:
            if d.foreign and len(d.pages) == 1 and rng.random() < .5:
                hidden.append(d)
        for d in self.docs:
            if d in hidden or d in self.apart:
                continue
            pages = [(d, p) for p in d.pages]
            if hidden and len(pages) >= 3 and rng.random() < .3:
                pages.insert(rng.randint(1, len(pages) - 1),
                             (hidden[0], hidden.pop(0).pages[0]))
            if len(d.pages) > 1 and rng.random() < .06:
                blank = Page()
                blank.blank = True
                d.pages.append(blank)
                pages.append((d, blank))
            out += pages
        for d in hidden:
            at = rng.randint(0, len(out))
            while 0 < at < len(out) and out[at][0] is out[at - 1][0]:
                at += 1
            out[at:at] = [(d, p) for p in d.pages]
        return out

    def faxed(self, pages):
        """Fax lines over runs of pages, stamps, turned pages."""
        rng, i = self.rng, 0
        names = getattr(self.kit, "FAX_NAMES",
                        ["HARBOR MED", "RECORDS DEPT"])
        while i < len(pages):
            n = rng.randint(8, 40)
            run = pages[i:i + n]
            i += n
            if rng.random() < .55:
                form = rng.choice(self.kit.FAX_HEADS)
                day = self.story.end + DAY * rng.randint(5, 60)
                for k, (d, p) in enumerate(run, 1):
                    p.text(24, paper.HEIGHT - 14, "Courier", 8, form.format(
                        date=day.strftime("%m/%d/%Y"),
                        time=f"{9 + k % 8}:{10 + k % 49:02d}",
                        name=rng.choice(names),
                        fax="5595550142", n=k, t=len(run)))
        for d, p in pages:
            if d.pages[0] is p and not d.foreign and rng.random() < .12 and \
                    d.date and not d.duplicate_of and \
                    d.kind != "separator":
                day = self.story.weekday(d.date + DAY * rng.randint(2, 20))
                d.received = day
                text = rng.choice(self.kit.STAMPS).format(
                    date=rng.choice(self.kit.STAMP_DATES)(day),
                    name=self.story.carrier.upper())
                self.choice.w.stamp(p, text)
            if self.degraded == "strong" and rng.random() < .06:
                p.text(rng.randint(80, 260), rng.randint(200, 600),
                       "Helvetica-Bold", 44, rng.choice(
                           ["COPY", "RECEIVED", "SCANNED"]), 28, .55)
            if not p.blank and rng.random() < .015:
                p.turn = rng.choice([180, 90, 270])
        if self.degraded != "none":
            sound = [p for d, p in pages if not p.blank and not d.foreign]
            for p in rng.sample(sound, max(1, len(sound) // 80)):
                p.unreadable = True

    def write(self, out):
        rng = self.rng
        name = f"{self.kit.NAME}-{self.seed}"
        if self.degraded != "none":
            name += f"-{self.degraded}"
        folder = Path(out) / name
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        self.folder = folder
        self.apart, extras = set(), []
        self.outside(extras)
        stack = self.stream()
        parts = [stack]
        if len(stack) > 60 and rng.random() < .6:
            cut = len(stack) * 2 // 3
            while {d for d, _ in stack[:cut]} & {d for d, _ in stack[cut:]}:
                cut += 1
            parts = [stack[:cut], stack[cut:]]
        for i, part in enumerate(p for p in parts if p):
            self.faxed(part)
            file = "records.pdf" if i == 0 else f"records-{i + 1}.pdf"
            self.pdf(part, folder / file)
            self.place(file, part)
        for write in extras:
            write()
        self.case_file(folder, name)
        (Path(out) / f"{name}.answers.json").write_text(
            json.dumps(self.sheet(), indent=1) + "\n")
        return folder

    def place(self, file, part):
        for n, (d, p) in enumerate(part, 1):
            self.answers.append((file, n, d, p))

    def outside(self, extras):
        """Documents that came by themselves: text, mail, zip, pictures."""
        rng, folder = self.rng, self.folder
        free = [d for d in self.docs if not d.foreign and
                not d.duplicate_of and
                not any(x.duplicate_of is d for x in self.docs)]
        rng.shuffle(free)

        def take(test):
            for d in free:
                if test(d) and d not in self.apart:
                    self.apart.add(d)
                    return d
            return None

        if rng.random() < .6:
            d = take(lambda d: d.cls in ("EMPLOYEE_LETTER",
                                         "ATTORNEY_LETTER"))
            if d:
                extras.append(lambda d=d: self.text(d, "letter.txt"))
        if rng.random() < .4:
            d = take(lambda d: d.cls == "THERAPY_NOTE" and
                     len(d.pages) == 1)
            if d:
                extras.append(lambda d=d: self.html(d, "note.html"))
        if rng.random() < .5:
            d = take(lambda d: d.cls in ("IMAGING", "LAB"))
            if d:
                extras.append(lambda d=d: self.zip(d, "more.zip"))
        if rng.random() < .5:
            d = take(lambda d: d.cls in ("CONSULT", "PR2_REPORT"))
            if d:
                extras.append(lambda d=d: self.mail(d, "mail.eml"))
        if rng.random() < .5:
            d = take(lambda d: d.cls in ("LAB", "PR2_REPORT") and
                     len(d.pages) < 3)
            if d:
                extras.append(lambda d=d: self.fax(d, "fax.tif"))
        if rng.random() < .3:
            d = take(lambda d: len(d.pages) == 1 and d.cls in (
                "MED_LIST", "LAB", "RFA"))
            if d:
                kind = rng.choice(["page.png", "page.jpg"])
                extras.append(lambda d=d, k=kind: self.picture(d, k))

    def whole(self, d):
        return [(d, p) for p in d.pages]

    def text(self, d, file):
        text = plain(d.blocks, 76)
        (self.folder / file).write_text(text)
        self.single(d, file)

    def html(self, d, file):
        (self.folder / file).write_text(marked_up(d.blocks))
        self.single(d, file)

    def single(self, d, file):
        """One page, whatever paper it would have had."""
        one = Page()
        for p in d.pages:
            one.marks += p.marks
        d.pages = [one]
        self.place(file, [(d, one)])

    def pdf_bytes(self, part):
        out = io.BytesIO()
        path = self.folder / ".part.pdf"
        self.pdf(part, path)
        data = path.read_bytes()
        path.unlink()
        return data

    def zip(self, d, file):
        part = self.whole(d)
        with zipfile.ZipFile(self.folder / file, "w") as z:
            z.writestr(zipfile.ZipInfo("scan-3.pdf", CLOCK),
                       self.pdf_bytes(part))
        self.place(file + "/scan-3.pdf", part)

    def mail(self, d, file):
        part, s = self.whole(d), self.story
        m = email.message.EmailMessage(policy=email.policy.SMTP)
        m["From"] = f"{s.adjuster.name} <claims@carrier.example>"
        m["To"] = "intake@review.example"
        m["Subject"] = f"Records, claim {s.worker.claim}"
        day = s.end + 20 * DAY
        m["Date"] = day.strftime("%a, %d %b %Y 10:20:00 -0800")
        m.set_content(f"Please add the attached report to the file of "
                      f"{s.worker.name}.\n\n{s.adjuster.name}\n{s.carrier}\n")
        m.add_attachment(self.pdf_bytes(part), maintype="application",
                         subtype="pdf", filename="report.pdf")
        m.set_boundary("====part-of-the-file====")
        (self.folder / file).write_bytes(m.as_bytes())
        body = Document("mail", "OTHER", [], None, day, s.adjuster.name)
        body.pages = [Page()]
        self.docs.append(body)
        body.id = len(self.docs)
        self.place(file, self.whole(body))
        self.place(file + "/report.pdf", part)

    def images(self, part):
        kind = "clean" if self.degraded == "none" else self.degraded
        for _, p in part:
            p.scan = True
        return scan.pictures_of([p for _, p in part], kind, self.rng)

    def fax(self, d, file):
        part = self.whole(d)
        scan.tiff_of(self.images(part), self.folder / file)
        self.place(file, part)

    def picture(self, d, file):
        part = self.whole(d)
        self.images(part)[0].save(self.folder / file)
        self.place(file, part)

    def pdf(self, part, path):
        pages, kind = [p for _, p in part], self.degraded
        scanned = set()
        if kind == "none":
            kind = "clean"
            if len(pages) > 20 and self.rng.random() < .5:
                at = self.rng.randrange(len(pages) - 3)
                scanned = set(pages[at:at + 2])
        else:
            scanned = set(pages)
        chosen = [p for p in pages if p in scanned]
        made = {}
        if chosen:
            for p, im in zip(chosen, scan.pictures_of(chosen, kind,
                                                      self.rng)):
                p.scan = True
                made[p] = ImageReader(scan.data_of(im, kind))
        paper.pdf_of(pages, path, made.get)

    # ---- the case file and the answers

    def case_file(self, folder, name):
        s, w = self.story, self.story.worker
        ask = self.choice.dispute
        decided = self.choice.decided
        age = (decided - w.birth).days // 365
        lines = [f"# Invented. Seed {self.seed}, set {self.kit.NAME}.",
                 f"case   CM16-{9000000 + self.seed}", "", "worker",
                 f"  name          {w.name}",
                 f"  birth date    {w.birth}",
                 f"  claim number  {w.claim}", f"  age  {age}",
                 f"  sex  {w.sex}", "", f"injury  {s.injury}", "", "dates",
                 f"  request for authorization  {ask['date']}",
                 f"  utilization review         {decided}",
                 f"  application                {decided + 20 * DAY}", "",
                 "item 1", f'  request  "{ask["text"]}"',
                 "  utilization review", "    action  denied", ""]
        (folder / f"{name}.case").write_text("\n".join(lines))

    def sheet(self):
        s = self.story
        where = {}
        for file, n, d, p in self.answers:
            where[p] = (file, n, d)
        docs, led = {}, Ledger(self)
        for file, n, d, p in self.answers:
            docs.setdefault(d.id, (d, []))[1].append([file, n])
        facts = []
        for file, n, d, p in self.answers:
            for m in p.marks:
                if p.unreadable:
                    continue
                row = dict(m.data)
                if m.kind == "fact":
                    text = f"{getattr(m, 'row', '')} {m.text}".strip()
                    facts.append(dict(row, document=d.id, file=file, page=n,
                                      text=text))
                else:
                    led.add(m, row, file, n, d)
        first = {}
        for file, n, d, p in self.answers:
            if not d.duplicate_of:
                for m in p.marks:
                    first[m] = [file, n]
        return {
            "seed": self.seed, "set": self.kit.NAME,
            "degraded": self.degraded,
            "worker": {"name": s.worker.name,
                       "birth_date": str(s.worker.birth),
                       "claim_number": s.worker.claim},
            "pages": [{"file": file, "page": n, "document": d.id,
                       "blank": p.blank, "foreign": d.foreign,
                       "unreadable": p.unreadable, "scan": p.scan,
                       "turn": p.turn}
                      for file, n, d, p in self.answers],
            "documents": [
                {"id": i, "pages": pages, "class": d.cls,
                 "author": d.author, "specialty": d.specialty,
                 "date": str(d.date) if d.date and d.dated else None,
                 "received": str(d.received) if d.received else None,
                 "duplicate_of": d.duplicate_of.id if d.duplicate_of
                 else None, "near": d.near}
                for i, (d, pages) in sorted(docs.items())],
            "facts": facts,
            "contradictions": [
                {"concept": c, "places": [first[a], first[b]]}
                for c, a, b in self.pairs if a in first and b in first],
            "ledger": led.rows(), "missing": self.missing(docs)}

    def missing(self, docs):
        have = {d.cls for d, _ in docs.values() if not d.foreign}
        day = self.choice.dispute["date"]
        recent = any(d.cls == "PR2_REPORT" and not d.foreign and
                     0 <= (day - d.date).days <= 183
                     for d, _ in docs.values() if d.date)
        out = [c for c in ("RFA", "UR_DECISION", "APPLICATION")
               if c not in have]
        return out + ([] if recent else ["PR2_REPORT"])


class Ledger:
    """What the marks of the paper add up to."""

    def __init__(self, pack):
        self.pack, self.s = pack, pack.story
        self.made = {k: [] for k in ("dose", "pain", "imaging", "injection",
                                     "determination", "visit", "relief")}

    def add(self, mark, row, file, n, doc):
        row["date"] = str(row["date"])
        if mark.kind not in ("visit", "relief"):
            row.update(file=file, page=n)
        if not doc.duplicate_of:
            self.made[mark.kind].append(row)

    def rows(self):
        reliefs = {r["date"]: r for r in self.made["relief"]}
        for row in self.made["injection"]:
            told = reliefs.get(row["date"], {})
            row["relief_percent"] = told.get("percent")
            row["relief_weeks"] = told.get("weeks")
        return {"visits": self.visits(), "doses": self.made["dose"],
                "pain": self.made["pain"], "imaging": self.made["imaging"],
                "injections": self.made["injection"],
                "determinations": self.made["determination"]}

    def visits(self):
        out, asks = {}, self.pack.choice.asked
        for row in self.made["visit"]:
            key = row["treatment"]
            out.setdefault(key, set()).add(row["date"])
        rows = []
        for key, dates in sorted(out.items()):
            shown = [a for a in asks if a["concept"] == key]
            given = [a["approved"] for a in shown if a.get("decided") and
                     a["outcome"] != "denied"]
            asked = [a["n"] for a in shown if a.get("shown")]
            rows.append({"treatment": key, "body": [self.s.regions[0]],
                         "done": len(dates), "dates": sorted(dates),
                         "authorized": sum(given) if given else None,
                         "requested": sum(asked) if asked else None})
        return rows


def said(text):
    if isinstance(text, str):
        return text
    return " ".join(" ".join(w for w, _ in paper.words_of(text)).split())


def wrapped(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return lines + [line]


def plain(blocks, width):
    """Blocks as a typed page."""
    out = []
    for b in blocks:
        kind, rest = b[0], b[1:]
        if kind == "p":
            label = rest[1].get("label") if len(rest) > 1 else None
            text = (label + " " if label else "") + said(rest[0])
            out += wrapped(text, width)
            if not (len(rest) > 1 and rest[1].get("after") == 0):
                out.append("")
        elif kind in ("h", "title"):
            out += [said(rest[0]).upper(), ""]
        elif kind == "kv":
            out += [f"{a} {said(v)}" for a, v in rest[0]] + [""]
        elif kind in ("table", "grid"):
            rows = ([rest[0]] if rest[0] else []) + rest[1]
            out += ["  ".join(said(c) for c in row) for row in rows] + [""]
        elif kind == "check":
            out += [("[x] " if on else "[ ] ") + a for a, on in rest[0]]
        elif kind == "cols":
            out += [plain(rest[0], width), plain(rest[1], width)]
        elif kind == "in":
            out.append(plain(rest[0], width))
        elif kind == "sp" and rest[0] > 8:
            out.append("")
    return "\n".join(out) + "\n"


def escaped(text):
    return (text.replace("&", "&amp;").replace("<", "&lt;")
            .replace(">", "&gt;"))


def marked_up(blocks):
    out = ["<!DOCTYPE html><html><head><meta charset=\"utf-8\">"
           "<title>note</title></head><body>"]
    for b in blocks:
        kind, rest = b[0], b[1:]
        if kind in ("table", "grid"):
            rows = ([rest[0]] if rest[0] else []) + rest[1]
            out.append("<table>")
            for row in rows:
                out.append("<tr>" + "".join(
                    f"<td>{escaped(said(c))}</td>" for c in row) + "</tr>")
            out.append("</table>")
        elif kind in ("h", "title"):
            out.append(f"<h2>{escaped(said(rest[0]))}</h2>")
        else:
            text = plain([b], 10000).strip()
            out += [f"<p>{escaped(t)}</p>" for t in text.split("\n") if t]
    return "\n".join(out) + "\n</body></html>\n"
