"""Papers of the houses: the lines of wide.houses, filled in from a story.

The facts and the answer sheet are those of forms.py. What a house has no
form for is made as wide_forms.py makes it, in the house's look.
"""
import re

from . import page as paper
from .forms import Document
from .houses import Day, voiced
from .page import Mark, Style
from .story import DAY, REGIONS
from .wide_forms import Wide, WideOffice

SLOT = re.compile(r"<<([a-z0-9-]+)>>")
ALIGN = {"=": "center", "<": "left", ">": "right"}
CREW = ["JR", "KT", "MB", "DL", "AS", "RV"]
THERAPY = {"physical-therapy": "physical therapy",
           "chiropractic": "chiropractic", "acupuncture": "acupuncture"}


class HouseOffice(WideOffice):
    """An office that keeps to what its house says."""

    def __init__(self, kit, name, kind, seed, least):
        super().__init__(kit, name, kind, seed, least)
        self.house = kit.HOUSES[name]
        self.look.update(self.house.look)
        self.look["size"] = max(least, self.look["size"])
        self.date = lambda d: d.strftime(self.house.date)


def fact(concept, status="present", **more):
    return Mark("fact", **{"concept": concept, "status": status,
                           "value": None, "unit": None, "side": None,
                           "body": [], **more})


class Filling:
    """One paper of a house: its slots, its sections, its rows."""

    def __init__(self, writer, house, office, doctor, date, worker, **more):
        self.w, self.s, self.house, self.o = writer, writer.story, house, office
        self.doctor, self.date, self.worker = doctor, date, worker
        self.rng, self.region = writer.rng, more.pop("region", writer.region)
        self.long = more.pop("long", 1)
        self.course = more.pop("course", None)
        self.printed = doctor.printed if doctor else None
        self.told, self.drugs = {}, 0
        self.slots, self.marked = self.plain_slots(), {}
        for key, value in more.items():
            marked = value is None or isinstance(value, (tuple, list))
            (self.marked if marked else self.slots)[key] = value

    def plain_slots(self):
        s, w, o, kit = self.s, self.worker or self.s.worker, self.o, self.w.kit
        own = self.worker is None
        day = lambda d: Day(d, self.house.date)  # noqa: E731
        date, doc, part = self.date, self.doctor, REGIONS[self.region]["p"][0]
        injury = s.injury if own else s.injury - 200 * DAY
        slots = dict(
            name=w.name, first=w.first, last=w.last, mi=w.middle,
            sex=w.sex, M=w.sex[0].upper(), claim=w.claim, dob=day(w.birth),
            age=(date - w.birth).days // 365, dos=day(date), doi=day(injury),
            he="he" if w.sex == "male" else "she",
            mr=("Mr. " if w.sex == "male" else "Ms. ") + w.last,
            later=day(date + 2 * DAY), typed=day(date + DAY),
            next=day(s.weekday(date + 35 * DAY)), before=day(date - DAY),
            run=day(date + 410 * DAY),
            employer=s.employer if own else kit.EMPLOYERS[-1],
            job=s.job if own else kit.JOBS[-1][0], carrier=s.carrier,
            adjuster=s.adjuster.name, mrn=self.w.chart_number(w),
            ssn=f"{w.birth.toordinal() % 10000:04d}",
            adj=f"ADJ{w.birth.toordinal() * 7 % 10**7}",
            acct=f"{w.birth.toordinal() * 13 % 10**6:06d}",
            office=self.house.name, street=o.street, town=o.town,
            phone=o.phone, fax=o.fax, time=o.time, pa=o.assistant(kit),
            ptp=s.doctors["ptp"].printed, clinic=s.doctors["ptp"].office,
            lawyer=s.doctors["attorney"].name,
            firm=s.doctors["attorney"].office, part=part,
            side=s.side[self.region], limb=REGIONS[self.region]["limb"],
            bp=f"{118 + w.birth.day}/{70 + w.birth.month}",
            lb=140 + w.birth.toordinal() % 90)
        if doc:
            first, *_, last = doc.name.split(" ")
            slots.update(doctor=doc.name, cred=doc.credential,
                         signed=doc.printed, spec=doc.specialty,
                         lic=doc.licence, drlast=last, drfirst=first,
                         npi=1000000000 + int(doc.licence[1:]) * 7919,
                         initials="".join(x[0] for x in doc.name.split()))
        for key in ("name", "first", "last", "office", "part", "side",
                    "doctor", "signed", "spec", "employer", "job", "mi"):
            if slots.get(key):
                slots[key.upper()] = slots[key].upper()
        slots["Spec"] = (slots.get("spec") or "").title()
        return slots

    # ---- words with marks in them

    def text(self, line, more=None, marked=None):
        """A line's text: its slots filled, its marks in place."""
        parts, at = [], 0
        for m in SLOT.finditer(line):
            parts += [line[at:m.start()], m[1]]
            at = m.end()
        parts.append(line[at:])
        out = []
        for i, part in enumerate(parts):
            if i % 2:
                out += self.words(part, marked)
            elif part.strip():
                out.append(part.format_map({**self.slots, **(more or {})}))
        return out if len(out) != 1 or not isinstance(out[0], str) else out[0]

    def words(self, key, marked):
        found = {**self.marked, **(marked or {})}
        if key not in found:
            return self.running(key)
        made = found[key] or []
        return [made] if isinstance(made, tuple) else list(made)

    def say(self, key, default, **slots):
        return self.rng.choice(self.house.says.get(key, [default])).format_map(
            {**self.slots, **slots})

    def running(self, keys):
        said = [voiced(t, self.house.voice) for t in self.told_of(keys)]
        if "run" in self.house.voice or "dots" in self.house.voice:
            return [x for t in said for x in (t, " ")]
        return self.w.joined(said)

    # ---- sections

    def told_of(self, keys):
        out = []
        for key in keys.split("+"):
            out += self.section(key)
        return [t for t in out if t]

    def section(self, key):
        s, w, r, date, long = self.s, self.w, self.region, self.date, self.long
        many = s.regions if long > 1 else [r]
        if key in ("cc", "ccx", "ex", "im", "dx"):
            kinds = {"cc": (s.complaints, 4 + 2 * long),
                     "ccx": (s.complaints, 5 + 2 * long),
                     "ex": (s.examination, 4 + 2 * long),
                     "im": (s.imaging_seen, 2 + long)}
            out = []
            for region in many:
                if key == "dx":
                    out += s.diagnoses(region, date)
                elif key == "im":
                    out += s.imaging_seen(region, date, 2 + long)
                else:
                    call, most = kinds[key]
                    out += call(region, date, most, self.told)
            if key == "ccx":            # the score stands elsewhere
                out = [t for t in out if not any(
                    m.data.get("concept") == "pain-score" or m.kind == "pain"
                    for m in t[1:])]
            return out
        calls = {
            "tx": lambda: s.history(r, date, 3 + long) + s.response(r, date),
            "rx": lambda: s.medication(r, date),
            "pl": lambda: s.planned(r, date, 2 + long),
            "wk": lambda: s.working(r, date),
            "subj": lambda: s.complaints(r, date, 3, self.told),
            "obj": lambda: s.examination(r, date, 3, self.told),
            "gaps": lambda: s.gaps(r, date, 3),
            "psy": lambda: [s.say(
                c, "present" if s.found(None, c, date) else "absent", "cc",
                r, date) for c in ("depression-anxiety", "sleep-problem")],
            "impr": lambda: self.impression(), "found": lambda: self.findings(),
            "did": lambda: w.filler("therapy", 3)}
        if key in calls:
            return calls[key]()
        if key == "rx" or not key.startswith("f-"):
            raise ValueError(f"{self.house.name}: {key}")
        name, _, n = key[2:].partition("-n")
        return w.filler(name.replace("-", " "), int(n or 2))

    def image_facts(self):
        s, r, date = self.s, self.region, self.date
        return [s.status(c, r, "im", date) for c in (
            "disc-disease", "spinal-stenosis", "rotator-cuff-disease",
            "meniscus-tear")
            if (r, c) in s.chart and self.slots.get("study") == "MRI"]

    def findings(self):
        s, r, date = self.s, self.region, self.date
        return self.image_facts() + [s.say("fracture", "absent", "im", r, date),
                                     s.status("osteoarthritis", r, "im", date)]

    def impression(self):
        s, r = self.s, self.region
        return [t for t in self.image_facts() if t][:1] or [
            s.status("osteoarthritis", r, "im", self.date) or
            s.say("fracture", "absent", "im", r, self.date)]

    # ---- rows

    def rows(self, kind):
        """[(slots, marked slots)] of the rows that a line asks for."""
        return getattr(self, "rows_" + kind)()

    def doses(self, day):
        s, house = self.s, self.house
        for m in s.medicines:
            step = m.at(day)
            if not step:
                continue
            strength, perday = step
            count = perday * 30
            mark = Mark("dose", drug=m.drug, date=day, per_day=perday,
                        strength=float(strength.split("/")[0]), unit="mg",
                        count=count)
            how = self.rng.choice(house.sigs.get(perday) or
                                  self.w.kit.SIGS[perday])
            slots = dict(drug=self.rng.choice(m.names), strength=strength,
                         how=how, count=count, d=Day(day, house.date),
                         perday=perday, rxno=f"{m.drug.__len__() * 7919}"
                         f"{day.toordinal() % 9000 + 1000}")
            slots["DRUG"] = slots["drug"].upper()
            yield slots, {
                "drug": (slots["drug"], mark, fact(m.kind)),
                "DRUG": (slots["DRUG"], mark, fact(m.kind)),
                "med": (self.say("med", "{drug} {strength} mg {how} "
                                 "#{count}", **slots), mark, fact(m.kind))}

    def rows_meds(self):
        rows = list(self.doses(self.date))
        self.drugs += len(rows)
        return rows

    def rows_fills(self):
        out = []
        for k in range(5, -1, -1):
            out += self.doses(self.date - 31 * DAY * k)
        self.drugs += len(out)
        return out

    def rows_controlled(self):
        out = [(a, b) for a, b in self.rows_fills()
               if b["drug"][2].data["concept"] in ("opioid", "sedative")]
        self.drugs = len(out)
        return out

    def rows_visits(self):
        s, c, kit = self.s, self.course, self.w.kit
        crew, n = self.rng.sample(CREW, 2), len(c.dates)
        for i, d in enumerate(c.dates):
            score = s.score(d)
            visit = Mark("visit", treatment=c.kind, date=d)
            pain = (Mark("pain", date=d, score=score, with_medication=None),
                    fact("pain-score", value=score))
            day = Day(d, self.house.date)
            yield (dict(i=i + 1, n=n, g=c.given, left=c.given - i - 1, d=day,
                        mod=self.rng.choice(kit.MODALITIES),
                        tol=self.rng.choice(kit.TOLERATED),
                        init=self.rng.choice(crew),
                        clock=f"{8 + (i * 5) % 9}:{15 + 15 * (i % 3)}"),
                   {"no": (str(i + 1), visit), "day": (f"{day}", visit),
                    "vas": (f"{score}/10", *pain), "num": (str(score), *pain)})

    def rows_missed(self):
        """Days between two visits on which nobody came."""
        days = [a + DAY for a, b in zip(self.course.dates,
                                        self.course.dates[1:])
                if (b - a).days > 2 and (a + DAY).weekday() < 5]
        for day in days[1:2]:
            yield dict(d=Day(day, self.house.date)), {}

    def rows_tests(self):
        s, r = self.s, self.region
        for concept, names in self.w.kit.TESTS.items():
            if (r, concept) in s.chart:
                on = s.found(r, concept, self.date)
                name = self.rng.choice(names)
                value = self.rng.choice(
                    self.w.kit.POSITIVE if on else self.w.kit.NEGATIVE)
                mark = s.fact(r, concept=concept, value=None, unit=None,
                              status="present" if on else "absent",
                              side=s.side[r] if "{s}" in value else None,
                              body=[])
                mark.row = name
                yield dict(test=name), {"result": (value.format(
                    s=s.side[r]), mark)}

    def rows_analytes(self):
        kit, rng = self.w.kit, self.rng
        for name in rng.sample(kit.ANALYTES, 11):
            yield dict(test=name, result=rng.choice(kit.RESULTS),
                       cut=rng.choice([5, 10, 25, 50, 100, 200])), {}

    def rows_blood(self):
        for name, low, high, unit in self.w.kit.BLOOD:
            yield dict(test=name, result=f"{self.rng.uniform(low, high):.1f}",
                       unit=unit, low=low, high=high), {}

    def rows_nerves(self):
        rng = self.rng
        for name in ("Median", "Ulnar", "Radial", "Peroneal", "Tibial",
                     "Sural"):
            yield dict(test=name, a=f"{rng.uniform(2.4, 5.6):.1f}",
                       b=f"{rng.uniform(3, 12):.1f}",
                       c=f"{rng.uniform(39, 61):.0f}"), {}

    def rows_charges(self):
        rng = self.rng
        for k in range(rng.randint(3, 8), 0, -1):
            yield dict(d=Day(self.date - DAY * 9 * k, self.house.date),
                       code=rng.choice(["99213", "99214", "E0730", "L0631",
                                        "A4595", "99080", "WC002"]),
                       qty=rng.randint(1, 3), a=f"{rng.uniform(60, 400):.2f}",
                       b=f"{rng.uniform(10, 59):.2f}"), {}

    def rows_enclosures(self):
        """Earlier visits, as a letter lists what came with it."""
        for i, d in enumerate([v for v in self.s.visits if v < self.date][-6:],
                              1):
            yield dict(i=i, d=Day(d, self.house.date)), {}

    def rows_activities(self):
        for a in self.rng.sample(self.w.kit.ACTIVITIES, 12):
            yield dict(test=a, result=self.rng.randint(0, 3)), {}

    # ---- lines to blocks

    def blocks(self, lines):
        out, grid, shares = [], [], None

        def close():
            nonlocal grid, shares
            if grid:
                out.append(("grid", None, grid, shares or [1] * len(grid[0])))
            grid, shares = [], None

        for line in lines:
            if line[0] != "|":
                close()
                out += self.block(line)
                continue
            head = re.match(r"\|([0-9.,]+)\|(.*)", line)
            if head:
                close()
                shares = [float(x) for x in head[1].split(",")]
                line = "|" + head[2]
            grid.append([self.text(c.strip()) for c in line[1:].split("|")])
        close()
        return out

    def block(self, line):
        word, _, rest = line.partition(" ")
        if word[0] in ALIGN:
            how = {"align": ALIGN[word[0]], "after": 0}
            if word[1:]:
                how["size"] = max(int(word[1:]), self.w.least)
            return [("p", self.text(rest), how)]
        if word[0] == "@":
            return self.laid(word[1:], *rest.split(" ", 1))
        if word[0] == "~":
            return [("sp", int(word[1:]))]
        if word[0] == "+":
            return self.blocks(self.house.blocks[word[1:]])
        if re.fullmatch(r"k\d", word):
            items = [x.split("::") for x in rest.split("|")]
            return [("kv", [(a.strip(), self.text(b)) for a, b in items],
                     int(word[1]))]
        calls = {"p": lambda: [("p", self.text(rest))],
                 "*": lambda: [("title", self.text(rest))],
                 "*<": lambda: [("title", self.text(rest), "left")],
                 "#": lambda: [("h", self.text(rest))],
                 "--": lambda: [("rule",)], "!": lambda: [("break",)],
                 "rows": lambda: self.listed(*rest.split(" ", 2)),
                 "bulk": lambda: self.w.bulk(self.o, self.date),
                 "duty": lambda: self.w.duty(self.o, self.date),
                 "ticks": lambda: self.ticks(rest)}
        return calls[word]()

    def ticks(self, rest):
        columns, *items = [x.strip() for x in rest.split("|")]
        return [("check", [(x.lstrip("+"), x[0] == "+") for x in items],
                 int(columns))]

    def laid(self, keys, how, name=""):
        if how in ("list", "dash", "num"):
            texts = [voiced(t, self.house.voice) for t in self.told_of(keys)]
            if not texts:
                return []
            out = [("h", self.text(name))] if name else []
            for i, t in enumerate(texts, 1):
                mark = {"list": "", "dash": "- ", "num": f"{i}. "}[how]
                out.append(("p", [mark, t], {"after": 1}))
            return out + [("sp", 4)]
        said = self.running(keys)
        if not said:
            return []
        if how == "p":
            return [("h", self.text(name)), ("p", said)]
        if how == "run":
            return [("p", said, {"label": self.text(name)})]
        if how == "cell":
            return [("grid", None, [[self.text(name), said]], [1, 4])]
        if how == "over":
            return [("p", self.text(name), {"after": 1}), ("in", [("p", said)])]
        if how == "bare":
            return [("p", said)]
        raise ValueError(how)

    def listed(self, kind, how, rest=""):
        if how == "line":
            return [("p", self.text(rest, *row), {"after": 1})
                    for row in self.rows(kind)]
        shares, rest = rest.split(" ", 1)
        head, cells = [[x.strip() for x in part.split("|")]
                       for part in rest.split(" = ")]
        rows = [[self.text(c, *row) or "" for c in cells]
                for row in self.rows(kind)]
        if not rows:
            return []
        return [(how, head if any(head) else None, rows,
                 [float(x) for x in shares.split(",")])]

    # ---- the sheet

    def style(self):
        """Three fields at the top and at the foot: left ^ middle ^ right."""
        look, house = dict(self.o.look), self.house
        look["first_header"] = bool(house.runall)
        font = paper.FAMILIES[look["family"]][0]
        left, right = look["margin"], paper.WIDTH - look["margin"]

        def put(p, y, line, n, total, size=8):
            fields = [x.strip() for x in line.split("^")]
            fields += [""] * (3 - len(fields))
            for i, field in enumerate(fields):
                text = field.format_map({**self.slots, "page": n, "of": total})
                w = paper.width_of(text, font, size)
                x = [left, (paper.WIDTH - w) / 2, right - w][i]
                if text:
                    p.text(x, y, font, size, text)

        def header(p, n, total):    # the day may stand nowhere else
            put(p, paper.HEIGHT - 34, house.runall or (
                house.run if n > 1 else ""), n, total, max(8, self.w.least))

        def footer(p, n, total):
            put(p, 28, house.foot, n, total)

        return Style(header=header, footer=footer, **look)

    def document(self, kind, cls, lines, author, specialty):
        made = self.blocks(lines)
        return Document(kind, cls, made, self.style(), self.date, author,
                        specialty).lay_out()


class Housed(Wide):
    """Writes on a house's paper where there is one for it."""

    def office(self, name, kind):
        if name in self.kit.HOUSES and name not in self.offices:
            self.offices[name] = HouseOffice(self.kit, name, kind, self.seed,
                                             self.least)
        return super().office(name, kind)

    def form(self, office, *kinds):
        house = self.kit.HOUSES.get(office)
        for kind in kinds:
            forms = house and house.forms.get(kind.replace(" ", "-"))
            if forms:
                return house, self.rng.choice(forms)
        return None, None

    def made(self, house, form, kind, cls, doctor, date, worker=None,
             author=None, **more):
        o = self.office(house.name, kind)

        def make():
            f = Filling(self, house, o, doctor, date, worker, **more)
            d = f.document(kind, form.cls or cls, form.lines, author or (
                doctor.printed if doctor else house.name),
                doctor.specialty if doctor and not author else None)
            self.extra, d.drugs = 0, f.drugs
            d.house, d.form = house.name, form.kind
            return d
        return self.as_worker(worker, doctor, make)

    def any_house(self, role):
        """A house for papers whose sender the story did not choose."""
        names = self.kit.houses_for(role)
        return self.rng.choice(names) if names and self.rng.random() < .6 \
            else None

    # ---- visits

    def visit(self, kind, cls, doctor, date, long=1, worker=None):
        first = kind in ("initial", "consult", "painconsult")
        house, form = self.form(doctor.office, kind,    # says so in its title
                                "consult" if first else "visit")
        if not form:
            return super().visit(kind, cls, doctor, date, long, worker)
        return self.made(house, form, kind, cls, doctor, date, worker,
                         long=long)

    def pr2(self, doctor, date, worker=None):
        house, form = self.form(doctor.office, "pr2")
        if not form:
            return super().pr2(doctor, date, worker)
        return self.made(house, form, "pr2", "PR2_REPORT", doctor, date,
                         worker)

    def slip(self, doctor, date):
        house, form = self.form(doctor.office, "slip")
        return self.made(house, form, "slip", "PR2_REPORT", doctor, date) \
            if form else super().slip(doctor, date)

    def legal_report(self, doctor, date, long):
        house, form = self.form(doctor.office, "qme")
        if not form:
            return super().legal_report(doctor, date, long)
        self.extra += 1 + long
        return self.made(house, form, "qme", "CONSULT", doctor, date,
                         long=max(2, long))

    def psych(self, doctor, date, first):
        house, form = self.form(doctor.office, "psych" if first else
                                "session")
        return self.made(house, form, "psych", "PSYCH", doctor, date) \
            if form else super().psych(doctor, date, first)

    # ---- therapy

    def therapy_daily(self, doctor, course, i, worker=None):
        n = len(course.dates)
        which = "first" if i == 0 else "last" if i == n - 1 else "daily"
        house, form = self.form(doctor.office, which, "daily")
        if not form:
            return super().therapy_daily(doctor, course, i, worker)
        s, date, self.treatment = self.story, course.dates[i], course.kind
        score = s.score(date)
        visit = Mark("visit", treatment=course.kind, date=date)
        o = self.office(house.name, "therapy")
        f = Filling(self, house, o, doctor, date, worker)
        said = f.say("visit", "Visit {i} of {n}", i=i + 1, n=n,
                     g=course.given, left=course.given - i - 1)
        pain = f.say("pain", "{score}/10", score=score)
        return self.made(
            house, form, course.kind, "THERAPY_NOTE", doctor, date, worker,
            region=course.region, course=course, i=i + 1,
            therapy=THERAPY[course.kind],
            visit=(said, visit), pain=(
                pain, Mark("pain", date=date, score=score,
                           with_medication=None),
                fact("pain-score", value=score)))

    def flow_sheet(self, doctor, course):
        house, form = self.form(doctor.office, "flow")
        if not form:
            return super().flow_sheet(doctor, course)
        s, after, n = self.story, course.dates[-1] + DAY, len(course.dates)
        said = s.say(course.kind, "present", "hx", course.region, after, n=n)
        return self.made(house, form, "flow", "THERAPY_NOTE", doctor,
                         course.dates[-1], course=course, n=n,
                         therapy=THERAPY[course.kind], count=said,
                         response=self.joined(s.response(course.region, after)),
                         start=Day(course.dates[0], house.date),
                         region=course.region)

    # ---- tests and procedures

    def imaging(self, doctor, study, date, worker=None):
        house, form = self.form(doctor.office, study, "imaging")
        if not form:
            return super().imaging(doctor, study, date, worker)
        r = self.region
        name = {"mri": "MRI", "x-ray": "X-RAY"}[study]
        f = Filling(self, house, self.office(house.name, "imaging"), doctor,
                    date, worker)
        said = f.say("exam", "{study} OF THE {PART}", study=name)
        return self.made(
            house, form, study, "IMAGING", doctor, date, worker, study=name,
            exam=(said, Mark("imaging", study=study, body=[r], date=date),
                  fact(study, body=[r])))

    def emg(self, doctor, date):
        house, form = self.form(doctor.office, "emg")
        if not form:
            return super().emg(doctor, date)
        s, r = self.story, self.region
        f = Filling(self, house, self.office(house.name, "emg"), doctor, date,
                    None)
        said = f.say("exam", "EMG/NCS, both {limb}s")
        rad = s.status("radiculopathy", r, "dx", date) or \
            s.status("carpal-tunnel", r, "dx", date)
        return self.made(
            house, form, "emg", "IMAGING", doctor, date, exam=(
                said, Mark("imaging", study="emg-ncs", body=[r], date=date),
                fact("emg-ncs")), result=rad or ["See the tables."])

    def injection(self, doctor, inj):
        house, form = self.form(doctor.office, "injection")
        if not form:
            return super().injection(doctor, inj)
        s, r, date = self.story, inj["region"], inj["date"]
        cls = ("epidural-steroid-injection" if r in ("lumbar", "cervical")
               else "joint-injection")
        name = self.pick("procedure " + cls).format(
            s=s.side[r], S=s.side[r].capitalize(), lvl=s.lvl[r],
            p=REGIONS[r]["p"][0])
        return self.made(
            house, form, "injection", "OPERATIVE", doctor, date, region=r,
            proc=(name, Mark("injection", date=date, **{"class": cls}),
                  fact("epidural-injection" if cls[0] == "e" else cls,
                       side=s.side[r])))

    def operation(self, doctor, date):
        house, form = self.form(doctor.office, "operative")
        if not form:
            return super().operation(doctor, date)
        s, r = self.story, self.region
        return self.made(
            house, form, "operative", "OPERATIVE", doctor, date, proc=(
                s.slots(r, date)["op2"] + ".",
                fact("surgery", side=s.side[r], body=[r])))

    def lab(self, date, drugs, worker=None):
        house, form = self.form(self.any_house("lab"), "uds" if drugs
                                else "blood")
        if not form:
            return super().lab(date, drugs, worker)
        got = date + DAY * self.rng.randint(0, 1)
        return self.made(
            house, form, "lab", "LAB", None, date, worker,
            got=Day(got, house.date), out=Day(date + 4 * DAY, house.date),
            specimen=(self.pick("uds line"), fact("drug-screen")))

    def med_list(self, date, pharmacy):
        s = self.story
        office = self.any_house("pharmacy") if pharmacy else \
            s.doctors["ptp"].office
        house, form = self.form(office, "fills" if pharmacy else "meds")
        if not form:
            return super().med_list(date, pharmacy)
        d = self.made(house, form, "meds", "MED_LIST",
                      None if pharmacy else s.doctors["ptp"], date)
        return d if d.drugs else None

    def controlled(self, date):
        house, form = self.form(self.any_house("pharmacy"), "controlled")
        if not form:
            return super().controlled(date)
        d = self.made(house, form, "controlled", "MED_LIST", None, date,
                      author=form.said.get("author", "").replace("_", " "))
        return d if d.drugs else None

    # ---- requests, decisions, letters

    def rfa(self, doctor, date, ask):
        house, form = self.form(doctor.office, "rfa")
        if not form:
            return super().rfa(doctor, date, ask)
        return self.made(house, form, "rfa", "RFA", doctor, date,
                         ask=(ask["text"], fact(ask["concept"], "planned")),
                         n=ask["n"], icd=self.rng.choice(
                             ["M54.5", "722.10", "847.2", "M25.511"]))

    def decision(self, admin, doctor, date, ask):
        house, form = self.form(admin, "ur")
        if not form:
            return super().decision(admin, doctor, date, ask)
        out = ask["outcome"]
        f = Filling(self, house, self.office(admin, "ur"), doctor, date, None)
        said = f.say(out, "{what}: " + out, what=ask["text"],
                     given=ask.get("approved"))
        name = {"denied": "deny", "modified": "modify",
                "approved": "approve"}[out]
        return self.made(
            house, form, "ur", "UR_DECISION", doctor, date,
            region=ask["region"], title=f.say("title-" + name, out.upper()),
            decision=(said, Mark("determination", date=date, outcome=out,
                                 treatment=ask["concept"])),
            asked=Day(ask["date"], house.date), n=ask["n"],
            ref=f"{self.rng.randrange(10**7):07d}")

    def letter(self, kind, cls, author, credential, specialty, date, key, n,
               office=None):
        house, form = self.form(office, kind)
        if not form:
            return super().letter(kind, cls, author, credential, specialty,
                                  date, key, n, office)
        return self.made(house, form, kind, cls, None, date, author=author +
                         (f", {credential}" if credential else ""))

    def paper(self, kind, cls, office, date, key, n, author=None, title=None,
              extra=()):
        house, form = self.form(office, kind)
        if not form:
            return super().paper(kind, cls, office, date, key, n, author,
                                 title, extra)
        return self.made(house, form, kind, cls, None, date, author=author)

    def bill(self, date):
        office = self.any_house("bills") or self.story.doctors["ptp"].office
        house, form = self.form(office, "bill")
        if not form:
            return super().bill(date)
        d = self.made(house, form, "bill", "OTHER", None, date)
        d.dated = False
        return d

    def eor(self, date):
        house, form = self.form(self.story.carrier, "eor")
        if not form:
            return super().eor(date)
        d = self.made(house, form, "eor", "OTHER", None, date)
        d.dated = False
        return d

    def more(self, day, ask):
        """The papers that only a house has, each once."""
        out, s = super().more(day, ask), self.story
        for name in self.kit.houses_here(s):
            house = self.kit.HOUSES[name]
            for forms in house.forms.values():
                for form in forms:
                    if form.said.get("own"):
                        out.append(lambda h=house, f=form: self.own(
                            h, f, day))
        return out

    def own(self, house, form, day):
        s = self.story
        doctor = next((d for d in s.doctors.values()
                       if d.office == house.name), None)
        if form.said.get("at") == "any":
            doctor = s.doctors[form.said["own"]]
        elif not doctor:
            return None
        date = self.rng.choice(s.visits) if form.said.get("when") == "visit" \
            else day(60, 500)
        author = form.said.get("author")
        if author == "nurse":
            author = f"{self.assistant()}, RN, CCM"
        elif author and author != "nobody":
            author = author.replace("_", " ")
        d = self.made(house, form, form.kind, form.cls, doctor, date,
                      author=author, nurse=author or "")
        if author == "nobody":
            d.author = d.specialty = None
        d.dated = form.said.get("dated") != "no"
        return d

    def stranger(self, day, other):
        """Another worker's page, known by what the house prints of him."""
        names = [n for n in self.kit.houses_for("stranger")]
        if self.rng.random() < .4 or not names:
            return None
        house = self.kit.HOUSES[self.rng.choice(names)]
        form = self.rng.choice(house.forms["stranger"])
        doctor = self.rng.choice([self.story.doctors[r]
                                  for r in ("ptp", "pain", "pt")])
        d = self.made(house, form, "stranger", form.cls, doctor, day, other)
        d.author = d.specialty = None
        return d

    def sent_again(self, doc):
        """A line of the machine that sent the copy, under any other's."""
        rng, kit = self.rng, self.kit
        if rng.random() < .5:
            return
        form, day = rng.choice(kit.REFAXED), self.story.end + \
            DAY * rng.randint(61, 200)
        total = len(doc.pages)
        for n, p in enumerate(doc.pages, 1):
            p.text(300, paper.HEIGHT - 23, "Courier", 7, form.format(
                day=day, n=n, t=total, name=rng.choice(kit.FAX_NAMES)))
