"""Houses: offices whose papers are written out, line by line, in a file.

wide.houses says what each line of their papers is; this reads it and knows
no story. house_forms.py fills the lines in. At the top of wide.houses stands
what may be written there.
"""
import random
from pathlib import Path

HERE = Path(__file__).parent
LOOK = {"family": str, "size": int, "margin": int, "heading": str,
        "check": str, "lead": float, "rules": int, "gap": int, "top": int,
        "first_header": int}


class Form:
    """A paper's lines, and what stood behind its name."""

    def __init__(self, words):
        self.kind, self.lines = words[0], []
        self.cls = words[1] if len(words) > 1 and words[1].isupper() else None
        self.said = dict(w.split("=") for w in words if "=" in w)


class House:
    def __init__(self, name):
        self.name, self.roles, self.look, self.date = name, [], {}, "%m/%d/%Y"
        self.run = self.runall = self.foot = self.voice = ""
        self.says, self.sigs, self.blocks, self.forms = {}, {}, {}, {}

    def set(self, key, rest):
        if key == "for":
            self.roles = rest.split()
        elif key == "look":
            for word in rest.split():
                k, v = word.split("=")
                self.look[k] = LOOK[k](v)
        elif key in ("date", "run", "runall", "foot", "voice"):
            setattr(self, key, rest)
        elif key == "say":
            what, _, text = rest.partition(" ")
            self.says.setdefault(what, []).append(text)
        elif key == "sig":
            n, _, text = rest.partition(" ")
            self.sigs.setdefault(int(n), []).append(text)
        else:
            raise ValueError(f"{self.name}: {key}")


def houses_of(file):
    """{name: House}, in the order of the file."""
    out, house, lines = {}, None, None
    for line in (HERE / file).read_text().splitlines():
        if not line.strip() or line[0] == "#":
            continue
        if line[0] == " ":
            lines.append(line.strip())
            continue
        key, _, rest = line.partition(" ")
        if key == "house":
            house = out[rest] = House(rest)
        elif key == "block":
            lines = house.blocks[rest] = []
        elif key == "form":
            form = Form(rest.split())
            house.forms.setdefault(form.kind, []).append(form)
            lines = form.lines
        else:
            house.set(key, rest)
    return out


class Day:
    """A day that a template prints in the house's form, or in its own."""

    def __init__(self, day, form):
        self.day, self.form = day, form

    def __format__(self, form):
        return self.day.strftime(form or self.form)


# ---- how a house writes

SHORT = {"patient": "pt", "with": "w/", "without": "w/o", "right": "rt",
         "left": "lt", "history": "hx", "treatment": "tx", "bilateral":
         "bilat", "positive": "pos", "negative": "neg", "every": "q",
         "symptoms": "sxs", "decreased": "decr", "moderate": "mod",
         "continues": "cont", "shoulder": "shldr", "examination": "exam",
         "intermittent": "interm", "extremity": "extr", "and": "&"}


def shortened(text):
    words = []
    for word in text.split(" "):
        bare = word.rstrip(".,;:")
        words.append(SHORT.get(bare.lower(), bare) + word[len(bare):])
    return " ".join(words)


def mistyped(text):
    """One slip in some sentences, as in a note that nobody read again."""
    rng = random.Random("slip " + text)
    words = text.split(" ")
    long = [i for i, w in enumerate(words) if len(w) > 6 and w.isalpha() and
            w.islower()]
    if long and rng.random() < .4:
        i = rng.choice(long)
        w, at = words[i], rng.randint(2, len(words[i]) - 3)
        words[i] = rng.choice([w[:at] + w[at + 1:],
                               w[:at] + w[at + 1] + w[at] + w[at + 2:],
                               w[:at] + w[at] + w[at:]])
    return " ".join(words)


def voiced(text, voice, marks=()):
    """The sentence as the house writes; its marks keep to its words."""
    if not isinstance(text, str):
        return (voiced(text[0], voice, text[1:]), *text[1:])
    for how in voice.split():
        if how == "slips" and any(m.kind == "dose" for m in marks):
            continue            # a drug's name is copied, not typed
        if how == "caps":
            text = text.upper()
        elif how == "lower":
            text = text[:1].lower() + text[1:] if text[1:2].islower() else text
        elif how == "short":
            text = shortened(text)
        elif how == "slips":
            text = mistyped(text)
        elif how == "run":
            text = text.rstrip(".") + ";"
        elif how == "dots":
            text = text.rstrip(".") + "..."
        else:
            raise ValueError(how)
    return text
