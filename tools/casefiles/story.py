"""One invented worker: who, what happened, and what came of it.

A story is made from a seed and a kit of words (build.py or held.py) and knows
nothing of paper. What charts say of it comes from its phrases, with what each
states; the same story says the same thing in every document, except where a
contradiction is planted.
"""
import datetime
import random
from collections import defaultdict
from pathlib import Path

from .page import Mark

HERE = Path(__file__).parent
DAY = datetime.timedelta(days=1)

REGIONS = {
    "lumbar": dict(p=["lumbar spine", "low back"], limb="leg", distal="foot",
                   roots=["L5", "S1"], lvls=["L4-L5", "L5-S1"]),
    "cervical": dict(p=["cervical spine", "neck"], limb="arm", distal="hand",
                     roots=["C6", "C7"], lvls=["C5-C6", "C6-C7"]),
    "shoulder": dict(p=["shoulder"], limb="arm", distal="hand",
                     roots=["C5"], lvls=["C5-C6"]),
    "knee": dict(p=["knee"], limb="leg", distal="foot", roots=["L4"],
                 lvls=["L3-L4"]),
    "wrist": dict(p=["wrist"], limb="hand", distal="thumb and index finger",
                  roots=["C6"], lvls=["C6-C7"]),
}
# What a chart may hold of a region, and how often it is found.
CHART = {
    "lumbar": dict(cc={"radiating-pain": .8, "numbness-tingling": .7,
                       "weakness": .4},
                   ex={"tenderness": .9, "spasm": .6, "decreased-rom": .85,
                       "straight-leg-raise": .7, "sensory-deficit": .6,
                       "motor-deficit": .4, "reflex-change": .3,
                       "trigger-point": .3, "gait-problem": .4},
                   dx={"radiculopathy": .8, "disc-disease": 1,
                       "sprain-strain": 1},
                   im={"disc-disease": 1, "spinal-stenosis": .6}),
    "cervical": dict(cc={"radiating-pain": .7, "numbness-tingling": .7,
                         "weakness": .4, "headache": .5},
                     ex={"tenderness": .9, "spasm": .6, "decreased-rom": .85,
                         "spurling": .7, "sensory-deficit": .6,
                         "motor-deficit": .4, "reflex-change": .3,
                         "trigger-point": .4},
                     dx={"radiculopathy": .8, "disc-disease": 1,
                         "sprain-strain": 1},
                     im={"disc-disease": 1, "spinal-stenosis": .6}),
    "shoulder": dict(cc={"weakness": .6, "numbness-tingling": 0},
                     ex={"tenderness": .9, "decreased-rom": .8,
                         "impingement-sign": .85, "motor-deficit": .6,
                         "swelling": .1, "instability": 0},
                     dx={"rotator-cuff-disease": 1, "sprain-strain": 1},
                     im={"rotator-cuff-disease": 1, "osteoarthritis": .5,
                         "fracture": 0}),
    "knee": dict(cc={"weakness": .6, "numbness-tingling": 0},
                 ex={"tenderness": .9, "decreased-rom": .7, "mcmurray": .8,
                     "motor-deficit": .5, "swelling": .6, "instability": .1,
                     "gait-problem": .6},
                 dx={"meniscus-tear": 1, "sprain-strain": 1},
                 im={"meniscus-tear": 1, "osteoarthritis": .6,
                     "fracture": 0}),
    "wrist": dict(cc={"numbness-tingling": .95, "weakness": .5},
                  ex={"tenderness": .7, "decreased-rom": .4,
                      "tinel-phalen": .9, "sensory-deficit": .7,
                      "motor-deficit": .5, "swelling": .2},
                  dx={"carpal-tunnel": 1, "sprain-strain": 1},
                  im={"fracture": 0, "osteoarthritis": .3}),
}
GENERAL = {"sleep-problem": .6, "depression-anxiety": .5, "gi-problem": .35}
OPERATIONS = {
    "shoulder": "{s} shoulder arthroscopy with subacromial decompression",
    "knee": "{s} knee arthroscopy with partial meniscectomy",
    "wrist": "{s} carpal tunnel release",
}
# drug, class, strengths, tablets a day, names in print.
DRUGS = [
    ("hydrocodone/acetaminophen", "opioid", ["5/325", "7.5/325", "10/325"],
     [2, 3, 4], ["hydrocodone/APAP", "Norco", "hydrocodone-acetaminophen"]),
    ("tramadol", "opioid", ["50"], [2, 3, 4], ["tramadol", "Ultram",
                                               "tramadol HCl"]),
    ("oxycodone/acetaminophen", "opioid", ["5/325", "10/325"], [2, 3, 4],
     ["Percocet", "oxycodone/APAP"]),
    ("naproxen", "nsaid", ["500", "550"], [2], ["naproxen", "Anaprox DS",
                                                "naproxen sodium"]),
    ("ibuprofen", "nsaid", ["600", "800"], [2, 3], ["ibuprofen", "Motrin"]),
    ("meloxicam", "nsaid", ["7.5", "15"], [1], ["meloxicam", "Mobic"]),
    ("cyclobenzaprine", "muscle-relaxant", ["7.5", "10"], [1, 2, 3],
     ["cyclobenzaprine", "Flexeril"]),
    ("tizanidine", "muscle-relaxant", ["2", "4"], [1, 2, 3],
     ["tizanidine", "Zanaflex"]),
    ("gabapentin", "anticonvulsant", ["300", "600"], [1, 2, 3],
     ["gabapentin", "Neurontin"]),
    ("pregabalin", "anticonvulsant", ["75", "150"], [2], ["Lyrica",
                                                          "pregabalin"]),
    ("duloxetine", "antidepressant", ["30", "60"], [1], ["Cymbalta",
                                                         "duloxetine"]),
    ("omeprazole", "ppi", ["20"], [1, 2], ["omeprazole", "Prilosec"]),
    ("zolpidem", "sedative", ["5", "10"], [1], ["zolpidem", "Ambien"]),
]
SLOT_OF = {"opioid": "opioid", "nsaid": "nsaid", "ppi": "ppi",
           "muscle-relaxant": "relaxant", "anticonvulsant": "anticonv",
           "antidepressant": "antidep", "sedative": "sedative"}


def phrases_of(name):
    """{(concept+..., status, section): [(regions, sentence)]}."""
    out, keys = defaultdict(list), None
    for line in (HERE / name).read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] != " ":
            concept, status, section, *regions = line.split()
            keys = (concept, status, section)
        else:
            out[keys].append((regions, line.strip()))
    return out


class Person:
    def __init__(self, rng, kit, sex=None):
        self.sex = sex or rng.choice(["male", "female"])
        self.first = rng.choice(kit.MEN if self.sex == "male" else kit.WOMEN)
        self.last = rng.choice(kit.SURNAMES)
        self.middle = rng.choice("ABCDEFGHJKLMNPRSTVW")
        self.birth = datetime.date(rng.randint(1954, 1988),
                                   rng.randint(1, 12), rng.randint(1, 28))
        self.claim = rng.choice(kit.CLAIMS)(rng)
        self.name = f"{self.first} {self.last}"


class Clinician:
    """A signer, and the office whose paper is used."""

    def __init__(self, rng, kit, office, credential, specialty):
        self.name = (f"{rng.choice(kit.MEN + kit.WOMEN)} "
                     f"{rng.choice('ABCDEFGHJKLMPRSTW')}. "
                     f"{rng.choice(kit.SURNAMES)}")
        self.credential, self.specialty = credential, specialty
        self.office = office
        self.licence = f"{rng.choice('AGC')}{rng.randint(20000, 99999)}"
        self.printed = f"{self.name}, {credential}"


class Medicine:
    def __init__(self, rng, row, start):
        self.drug, self.kind, strengths, perday, self.names = row
        self.steps = [(start, rng.choice(strengths), rng.choice(perday))]
        when, others = start, [(s, d) for s in strengths for d in perday]
        for _ in range(rng.randint(0, 3)):
            when += DAY * rng.randint(90, 200)
            self.steps.append((when, *rng.choice(others)))
        self.end = when + DAY * rng.randint(200, 700)

    def at(self, day):
        if day > self.end or day < self.steps[0][0]:
            return None
        return [s for s in self.steps if s[0] <= day][-1][1:]


class Course:
    """Visits of a therapy: dates done, and what was asked and approved."""

    def __init__(self, kind, region, dates, asked, given):
        self.kind, self.region, self.dates = kind, region, dates
        self.asked, self.given = asked, given


class Story:
    def __init__(self, seed, kit, scale):
        self.rng = rng = random.Random(f"story {kit.NAME} {seed}")
        self.kit, self.scale = kit, scale
        self.phrases = phrases_of(kit.PHRASES)
        self.worker = Person(rng, kit)
        self.job, self.mechanism = rng.choice(kit.JOBS)
        self.employer = rng.choice(kit.EMPLOYERS)
        self.carrier = rng.choice(kit.CARRIERS)
        self.adjuster = Person(rng, kit)
        self.spouse = Person(rng, kit,
                             {"male": "female"}.get(self.worker.sex, "male"))
        self.spouse.last = self.worker.last
        self.injury = datetime.date(rng.randint(2011, 2014),
                                    rng.randint(1, 12), rng.randint(1, 28))
        self.months = rng.randint(16, 34)
        self.end = self.injury + DAY * int(self.months * 30.4)
        main = rng.choice(list(REGIONS))
        self.regions = [main]
        if rng.random() < .5:
            self.regions.append(rng.choice(
                [r for r in REGIONS if r != main and r != "wrist"]))
        self.side = {r: rng.choice(["right", "left"]) for r in REGIONS}
        self.root = {r: rng.choice(REGIONS[r]["roots"]) for r in REGIONS}
        self.lvl = {r: rng.choice(REGIONS[r]["lvls"]) for r in REGIONS}
        self.chart, self.flips, self.opposite = {}, {}, {}
        for r in self.regions:
            for group in CHART[r].values():
                for c, odds in group.items():
                    self.set_chart(r, c, odds)
        for c, odds in GENERAL.items():
            self.set_chart(None, c, odds)
        self.doctors = kit.clinicians(rng)
        self.plan_course()
        self.recent = {}
        self.contradict()

    def contradict(self):
        """On these days a chart says the opposite of its neighbours."""
        main = self.regions[0]
        names = sorted(c for r, c in self.chart
                       if r == main and c in CHART[main]["ex"] and
                       (r, c) not in self.flips)
        late = [v for v in self.visits if v > self.mri]
        for c in self.rng.sample(names, min(3, len(names))):
            if late:
                self.opposite[main, c] = late.pop(
                    self.rng.randrange(len(late)))

    def set_chart(self, region, concept, odds):
        rng = self.rng
        if (region, concept) in self.chart:
            return
        on = rng.random() < odds
        self.chart[region, concept] = on
        if rng.random() < .2 and 0 < odds < 1:
            self.flips[region, concept] = (
                self.injury + DAY * rng.randint(200, 600))

    def found(self, region, concept, day):
        on = self.chart.get((region, concept))
        if self.opposite.get((region, concept)) == day:
            return not on
        turn = self.flips.get((region, concept))
        return on if turn is None or day < turn else not on

    def weekday(self, day):
        while day.weekday() > 4:
            day += DAY
        return day

    def plan_course(self):
        rng, start = self.rng, self.injury
        main = self.regions[0]
        self.xray = self.weekday(start + DAY * rng.randint(1, 9))
        self.mri = self.weekday(start + DAY * rng.randint(50, 100))
        self.emg = self.weekday(start + DAY * rng.randint(110, 160))
        self.courses, when = [], start + DAY * rng.randint(14, 30)
        kinds = ["physical-therapy"]
        kinds += rng.sample(["chiropractic", "acupuncture",
                             "physical-therapy"], rng.randint(1, 2))
        for i, kind in enumerate(kinds):
            n = rng.choice([4, 6, 8, 10, 12])
            asked = n + rng.choice([0, 0, 2, 4])
            dates, day = [], self.weekday(when)
            for _ in range(n):
                dates.append(day)
                day = self.weekday(day + DAY * rng.choice([2, 3, 4, 5]))
            self.courses.append(Course(kind, main, dates, asked,
                                       max(n, asked - rng.choice([0, 2]))))
            when = day + DAY * rng.randint(60, 130)
        self.injections, self.operation = [], None
        day = self.mri + DAY * rng.randint(70, 120)
        if main != "wrist":
            for _ in range(rng.randint(1, 2)):
                day = self.weekday(day)
                self.injections.append(dict(
                    date=day, region=main, percent=rng.choice(
                        [20, 30, 40, 50, 60, 70, 80]),
                    weeks=rng.choice([2, 3, 4, 6, 8, 10])))
                day += DAY * rng.randint(110, 180)
        if main in OPERATIONS and rng.random() < .6:
            day = self.weekday(day + DAY * 40)
            if day < self.end - 60 * DAY:
                self.operation = day
        self.medicines = []
        kinds = {}
        for row in rng.sample(DRUGS, len(DRUGS)):
            if row[1] not in kinds and len(kinds) < 5:
                kinds[row[1]] = 1
                self.medicines.append(Medicine(
                    rng, row, start + DAY * rng.randint(0, 150)))
        self.visits, day = [], self.weekday(start + DAY * rng.randint(1, 6))
        while day < self.end:
            self.visits.append(day)
            day = self.weekday(day + DAY * rng.randint(24, 45))
        self.works = [(d, rng.choice(["full", "off", "modified"]))
                      for d in self.visits[::4]]
        self.scores = {}
        self.score0 = rng.randint(5, 9)
        self.denied = []

    def done(self, kind, day):
        return sum(1 for c in self.courses if c.kind == kind
                   for d in c.dates if d < day)

    def score(self, day):
        """Of a day it is the same wherever it is told."""
        if day not in self.scores:
            drop = (day - self.injury).days // 200
            self.scores[day] = max(2, min(9, self.score0 - drop +
                                          self.rng.choice([-1, 0, 1])))
        return self.scores[day]

    def work(self, day):
        return ([w for d, w in self.works if d <= day] or ["off"])[-1]

    # ---- what charts say

    def sig(self, medicine, day, office):
        """A medicine as printed, and the mark of its dose; None if ended."""
        step = medicine.at(day)
        if not step:
            return None
        strength, perday = step
        name = self.rng.choice(medicine.names)
        how = self.rng.choice(self.kit.SIGS[perday])
        count = perday * 30 if self.rng.random() < .6 else None
        text = self.rng.choice(self.kit.SIG_FORMS).format(
            name=name, strength=strength, how=how)
        if count:
            text += self.rng.choice(self.kit.COUNTS).format(count)
        mark = Mark("dose", drug=medicine.drug, date=day,
                    strength=float(strength.split("/")[0]), unit="mg",
                    per_day=perday, count=count)
        return text, mark

    def slots(self, region, day):
        rng, w = self.rng, self.worker
        r = REGIONS[region]
        fmt = self.kit.DATES[0]
        s = self.side[region]
        op = OPERATIONS.get(region, "{s} {p} surgery").format(
            s=s, p=r["p"][0])
        earlier = [i for i in self.injections if i["date"] < day]
        slots = dict(
            p=rng.choice(r["p"]), s=s, limb=r["limb"], distal=r["distal"],
            root=self.root[region], lvl=self.lvl[region],
            deg=rng.choice([30, 35, 40, 45, 50, 60]), mm=rng.randint(2, 6),
            he="he" if w.sex == "male" else "she",
            his="his" if w.sex == "male" else "her",
            him="him" if w.sex == "male" else "her",
            mr=("Mr. " if w.sex == "male" else "Ms. ") + w.last,
            w=rng.choice([3, 4, 6]), m=rng.choice([6, 8, 12]),
            lb=rng.choice([10, 15, 20, 25]), op=op,
            op2=op[0].upper() + op[1:],
            score=self.score(day), pct=rng.choice([20, 25, 30, 40, 50, 60]),
            n=rng.randint(3, 5), imdate=fmt(self.mri), xrdate=fmt(self.xray),
            emdate=fmt(self.emg),
            injdate=fmt(earlier[-1]["date"]) if earlier else "",
            opdate=fmt(self.operation) if self.operation else "",
            ago=(day - DAY * rng.randint(30, 120)).strftime("%B %Y"),
            topical=rng.choice(self.kit.TOPICALS), sd=self.short(s, day))
        for k in ("p", "s", "he", "his"):
            slots[k.capitalize()] = slots[k][0].upper() + slots[k][1:]
        return slots

    def short(self, side, day):
        """A side as charts abbreviate it."""
        forms = getattr(self.kit, "SHORT_SIDES", {}).get(side, [side])
        return forms[day.toordinal() % len(forms)]

    def say(self, concept, status, section, region, day, ledger=None,
            **more):
        """A sentence and its marks, or None where no phrase fits."""
        fits = [s for rs, s in self.phrases.get((concept, status, section), ())
                if not rs or region in rs]
        if not fits:
            return None
        used = self.recent.setdefault((concept, status, section), [])
        fresh = [s for s in fits if s not in used] or fits
        sentence = self.rng.choice(fresh)
        used.append(sentence)
        if len(used) >= len(fits):
            used.clear()
        slots = {**self.slots(region, day), **more}
        text = sentence.format_map(slots)
        text = text[0].upper() + text[1:]
        value = unit = None
        if status == "present":
            if "{n}" in sentence and concept != "sleep-problem":
                value, unit = slots["n"], "visits"
            elif "{pct}" in sentence:
                value, unit = slots["pct"], "percent"
            elif concept == "pain-score":
                value = slots["score"]
        marks = []
        for c in concept.split("+"):
            marks.append(self.fact(
                region, concept=c, status=status, value=value, unit=unit,
                side=self.side[region] if any(
                    x in sentence for x in ("{s}", "{S}", "{sd}")) else None,
                body=[region] if "{p}" in sentence or "{P}" in sentence
                else []))
        if concept == "pain-score" and status == "present":
            marks.append(Mark("pain", date=day, score=value,
                              with_medication=None))
        return (text, *marks, *(ledger or ()))

    def fact(self, region, **data):
        mark = Mark("fact", **data)
        mark.region = region
        return mark

    def status(self, concept, region, section, day):
        on = self.found(region, concept, day)
        return self.say(concept, "present" if on else "absent", section,
                        region, day)

    def unsaid(self, names, region, day, said):
        """Those that do not speak against what was said of another part."""
        if said is None:
            return names
        names = [c for c in names
                 if said.get(c, self.found(region, c, day)) ==
                 self.found(region, c, day)]
        said.update({c: self.found(region, c, day) for c in names})
        return names

    def complaints(self, region, day, most=9, said=None):
        if said:
            names = self.unsaid(sorted(CHART[region]["cc"]), region, day,
                                said)
            return [t for t in (self.status(c, region, "cc", day)
                                for c in names) if t]
        out = [self.say("pain-score", "present", "cc", region, day)]
        if self.medicines and self.rng.random() < .25:
            low, high = self.score(day), 0
            high = min(10, low + self.rng.choice([1, 2, 3]))
            text = self.rng.choice(self.kit.PAIN_PAIRS).format(low, high)
            out[0] = (text, Mark("fact", concept="pain-score",
                                 status="present", value=high, unit=None,
                                 side=None, body=[]),
                      Mark("pain", date=day, score=low, with_medication=True),
                      Mark("pain", date=day, score=high,
                           with_medication=False))
        names = self.unsaid(list(CHART[region]["cc"]), region, day, said)
        self.rng.shuffle(names)
        out += [self.status(c, region, "cc", day) for c in names]
        out += [self.say(c, "present" if self.found(None, c, day) else
                         "absent", "cc", region, day)
                for c in GENERAL if self.rng.random() < .5]
        return [t for t in out if t][:most]

    def examination(self, region, day, most=12, said=None):
        names = self.unsaid(list(CHART[region]["ex"]), region, day, said)
        self.rng.shuffle(names)
        out = [self.status(c, region, "ex", day) for c in names]
        return [t for t in out if t][:most]

    def imaging_seen(self, region, day, most=4):
        out = []
        if self.xray < day:
            out.append(self.say("x-ray", "present", "im", region, day))
        if self.mri < day:
            out.append(self.say("mri", "present", "im", region, day))
            out += [self.status(c, region, "im", day)
                    for c in CHART[region]["im"]]
        if self.emg < day:
            out.append(self.say("emg-ncs", "present", "im", region, day))
        return [t for t in out if t][:most]

    def diagnoses(self, region, day):
        return [t for t in (self.say(c, "present", "dx", region, day)
                            for c in CHART[region]["dx"]
                            if self.found(region, c, day)) if t]

    def history(self, region, day, most=6):
        rng, out = self.rng, []
        for kind in ("physical-therapy", "chiropractic", "acupuncture"):
            n = self.done(kind, day)
            if n:
                out.append(self.say(kind, "present", "hx", region, day, n=n))
            elif rng.random() < .5 and not any(
                    c.kind == kind and c.dates[0] <= day
                    for c in self.courses):
                out.append(self.say(kind, "absent", "hx", region, day))
        kind = ("epidural-injection" if region in ("lumbar", "cervical")
                else "joint-injection")
        had = [i for i in self.injections
               if i["date"] < day and i["region"] == region]
        if had or rng.random() < .5:
            out.append(self.say(kind, "present" if had else "absent", "hx",
                                region, day))
        if self.operation and self.operation < day and \
                region == self.regions[0]:
            out.append(self.say("surgery", "present", "hx", region, day))
        elif rng.random() < .4 and not (self.operation and
                                        self.operation < day):
            out.append(self.say("surgery", "absent", "hx", region, day))
        for c in rng.sample(["home-exercise", "electrotherapy", "brace",
                             "drug-screen", "massage"], 2):
            out.append(self.say(c, "present", "hx", region, day))
        out = [t for t in out if t]
        rng.shuffle(out)
        return out[:most]

    def medication(self, region, day, most=5):
        out = []
        for m in self.medicines:
            made = self.sig(m, day, None)
            if made:
                text, dose = made
                out.append(self.say(m.kind, "present", "rx", region, day,
                                    ledger=[dose],
                                    **{SLOT_OF[m.kind]: text}))
        out = out[:most]
        if self.rng.random() < .5:
            out.append(self.say("side-effect", self.rng.choice(
                ["absent", "absent", "present"]), "rx", region, day))
        if self.rng.random() < .3:
            out.append(self.say("topical", "present", "rx", region, day))
        kinds = [m.kind for m in self.medicines]
        for c in ("opioid", "muscle-relaxant", "anticonvulsant", "ppi"):
            if c not in kinds and self.rng.random() < .12:
                out.append(self.say(c, "absent", "rx", region, day))
        return [t for t in out if t]

    def response(self, region, day):
        out = []
        if any(c.dates[-1] < day for c in self.courses):
            better = self.rng.random() < .6
            out.append(self.say("functional-improvement", "present" if better
                                else "absent", "fn", region, day))
            if self.rng.random() < .6:
                out.append(self.say("pain-relief", "present" if better else
                                    "absent", "fn", region, day))
        for i in self.injections:
            if 14 < (day - i["date"]).days < 60 and not i.get("told"):
                i["told"] = True
                text = self.rng.choice(self.kit.RELIEFS).format(
                    percent=i["percent"], weeks=i["weeks"],
                    date=self.kit.DATES[0](i["date"]))
                relief = Mark("relief", date=i["date"],
                              percent=i["percent"], weeks=i["weeks"])
                out.append((text, Mark(
                    "fact", concept="pain-relief", status="present",
                    value=i["percent"], unit="percent", side=None, body=[]),
                    relief))
        return [t for t in out if t]

    def working(self, region, day):
        how = self.work(day)
        if how == "full":
            return [self.say("working", "present", "wk", region, day)]
        if how == "off":
            return [self.say("working", "absent", "wk", region, day)]
        out = [self.say("working+modified-duty", "present", "wk", region, day)]
        if self.rng.random() < .5:
            out.append(self.say("modified-duty", "present", "wk", region, day))
        return out

    def planned(self, region, day, most=4):
        names = ["mri", "x-ray", "emg-ncs", "drug-screen", "physical-therapy",
                 "chiropractic", "acupuncture", "massage", "home-exercise",
                 "electrotherapy", "epidural-injection", "joint-injection",
                 "surgery", "brace", "topical"]
        self.rng.shuffle(names)
        out = []
        for c in names:
            made = self.say(c, "planned", "pl", region, day)
            if made:
                out.append(made)
            if len(out) == most:
                break
        return out

    def gaps(self, region, day, most=4):
        keys = [k for k in self.phrases if k[1] == "not_documented"]
        keys.sort()
        self.rng.shuffle(keys)
        out = []
        for c, st, sec in keys:
            made = self.say(c, st, sec, region, day)
            if made:
                out.append(made)
            if len(out) == most:
                break
        return out
