"""Pages as pictures: what a scanner or a fax makes of them.

poppler draws the clean page; noise comes from the seed alone. `kind` is
clean (200 dpi grey), mild (150 dpi grey, a little skew and noise), or strong
(100 dpi, one bit, skew, speckles, streaks), or black: nothing to be read.
"""
import io
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from . import page as paper

DPI = {"clean": 200, "mild": 150, "strong": 100}


def pictures_of(pages, kind, rng):
    """One PIL image a page, in order."""
    with tempfile.TemporaryDirectory() as d:
        pdf = Path(d) / "p.pdf"
        paper.pdf_of(pages, pdf)
        subprocess.run(["pdftoppm", "-gray", "-r", str(DPI[kind]), str(pdf),
                        str(Path(d) / "p")], check=True,
                       stdin=subprocess.DEVNULL)
        files = sorted(Path(d).glob("p-*.pgm"),
                       key=lambda p: int(p.stem.split("-")[-1]))
        images = []
        for f in files:
            with Image.open(f) as im:
                images.append(im.convert("L"))
    return [worsened(im, page, kind, rng)
            for im, page in zip(images, pages)]


def grain(size, rng, strength):
    """Grey noise around 128, `strength` levels wide."""
    n = size[0] * size[1]
    a = Image.frombytes("L", size, rng.randbytes(n))
    b = Image.frombytes("L", size, rng.randbytes(n))
    both = Image.blend(a, b, .5)
    return both.point([int(128 + (i - 128) * strength / 128)
                       for i in range(256)])


def worsened(im, page, kind, rng):
    if kind == "clean":
        return im
    skew = rng.uniform(-.7, .7) if kind == "mild" else rng.uniform(-2, 2)
    im = im.rotate(skew, Image.BILINEAR, fillcolor=255)
    if kind == "mild":
        im = im.filter(ImageFilter.GaussianBlur(.4))
        im = ImageChops.add(im, grain(im.size, rng, 22), 1, -128)
    else:
        im = fax(im, page, rng)
    if page.unreadable:
        im = smeared(im, rng)
    return im


def fax(im, page, rng):
    noise = grain(im.size, rng, rng.randint(15, 40))
    im = ImageChops.add(im, noise, 1, -128)
    im = im.point([0] * 150 + [255] * 106)
    draw = ImageDraw.Draw(im)
    w, h = im.size
    for _ in range(rng.randint(20, 160)):
        x, y = rng.randrange(w), rng.randrange(h)
        draw.rectangle([x, y, x + rng.randint(0, 1), y + rng.randint(0, 1)],
                       fill=0)
    for _ in range(rng.choice([0, 0, 0, 1, 1, 2])):
        x = rng.randrange(w)
        draw.line([x, 0, x + rng.randint(-2, 2), h], fill=0)
    for _ in range(rng.choice([0, 0, 1])):
        y = rng.randrange(h)
        draw.line([0, y, w, y], fill=255)
    return im.convert("1", dither=Image.NONE)


def smeared(im, rng):
    """Nobody can read this: black, or dragged down the page."""
    if rng.random() < .4:
        return Image.new(im.mode, im.size, 0)
    w, h = im.size
    small = im.convert("L").resize((max(1, w // 40), max(1, h // 300)))
    return small.resize((w, h)).convert(im.mode)


def data_of(im, kind):
    """A file's bytes for a PDF to hold."""
    out = io.BytesIO()
    if im.mode == "1":
        im.save(out, "PNG")
    else:
        im.save(out, "JPEG", quality=60 if kind == "mild" else 75)
    out.seek(0)
    return out


def tiff_of(images, path):
    first, *rest = [im.convert("1") for im in images]
    first.save(path, "TIFF", compression="group4", save_all=True,
               append_images=rest, dpi=(200, 200))
