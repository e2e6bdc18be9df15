#!/usr/bin/env python3
"""test/pdf.py HOW [FILE...] >OUT.pdf: PDFs for the tests, from invented text.

Each FILE is text; form feeds end its pages. HOW:

    text        as it stands, in a fixed font
    scan        pages as pictures, without text; needs pdftoppm
    stamped     as scan, and each page bears a line of text, as a fax does
    mixed       the first page as text, the others as pictures
    locked      as text, opened by the password "knee" only (RC4, by hand)
    guarded     as text, protected by an owner's password, as the state's own
                letters are: opens without one
    mirrored    as text, each line's place on the page the mirror of its place
                in the file, so that only the file's order is in reading order
    cut         the first half of `text`
    twisted     as text, and one page's stream is broken

The standard library only, so that what is read was not made by what reads it.
"""
import hashlib
import subprocess
import sys
import tempfile
import textwrap
import zlib

PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e80"
                    "2f0ca9fe6453697a")
WIDTH, HEIGHT, LEADING, SIZE = 612, 792, 10, 8


def rc4(key, data):
    s, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) & 255
        s[i], s[j] = s[j], s[i]
    i = j = 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + s[i]) & 255
        s[i], s[j] = s[j], s[i]
        out.append(byte ^ s[(s[i] + s[j]) & 255])
    return bytes(out)


class Lock:
    """The standard security handler, revision 2, 40 bits: PDF 1.7, 7.6.3."""

    def __init__(self, user, owner):
        user, owner = [(p.encode() + PAD)[:32] for p in (user, owner)]
        self.owner = rc4(hashlib.md5(owner).digest()[:5], user)
        self.key = hashlib.md5(user + self.owner + b"\xfc\xff\xff\xff" +
                               b"0123456789abcdef").digest()[:5]
        self.user = rc4(self.key, PAD)

    def entry(self):
        return (f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{self.owner.hex()}>"
                f" /U <{self.user.hex()}> >>").encode()

    def apply(self, number, data):
        key = self.key + number.to_bytes(3, "little") + b"\0\0"
        return rc4(hashlib.md5(key).digest()[:10], data)


class Pdf:
    """Objects 1 (catalog) and 2 (pages) are written last."""

    def __init__(self, lock=None):
        self.objects, self.pages, self.lock = {}, [], lock
        self.next = 3

    def add(self, body):
        number, self.next = self.next, self.next + 1
        self.objects[number] = body
        return number

    def stream(self, data, entries=""):
        data = zlib.compress(data)
        entries += " /Filter /FlateDecode"
        if self.lock:
            data = self.lock.apply(self.next, data)
        return self.add(f"<< /Length {len(data)}{entries} >>\nstream\n"
                        .encode() + data + b"\nendstream")

    def page(self, content, resources, width=WIDTH, height=HEIGHT):
        self.pages.append(self.add(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] "
            f"/Contents {content} 0 R /Resources << {resources} >> >>"
            .encode()))

    def bytes(self):
        kids = " ".join(f"{n} 0 R" for n in self.pages)
        self.objects[1] = b"<< /Type /Catalog /Pages 2 0 R >>"
        self.objects[2] = (f"<< /Type /Pages /Count {len(self.pages)} "
                           f"/Kids [{kids}] >>").encode()
        out, at = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), {}
        extra = b""
        if self.lock:
            number = self.add(self.lock.entry())
            extra = (f" /Encrypt {number} 0 R /ID [<{b'0123456789abcdef'.hex()}"
                     f"> <{b'0123456789abcdef'.hex()}>]").encode()
        for n in sorted(self.objects):
            at[n] = len(out)
            out += f"{n} 0 obj\n".encode() + self.objects[n] + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {self.next}\n0000000000 65535 f \n".encode()
        for n in range(1, self.next):
            out += f"{at[n]:010} 00000 n \n".encode()
        return bytes(out) + (f"trailer\n<< /Size {self.next} /Root 1 0 R"
                             .encode() + extra +
                             f" >>\nstartxref\n{start}\n%%EOF\n".encode())


def shown(line):
    """A line as the operand of Tj, in Windows-1252."""
    data = line.encode("cp1252", "replace")
    for c in b"\\()":
        data = data.replace(bytes([c]), b"\\" + bytes([c]))
    return data


def page_text(lines, mirrored=False):
    out = bytearray(b"BT /F1 %d Tf\n" % SIZE)
    for i, line in enumerate(lines):
        y = 40 + i * LEADING if mirrored else HEIGHT - 40 - i * LEADING
        out += b"1 0 0 1 30 %d Tm (" % y + shown(line) + b") Tj\n"
    return bytes(out + b"ET")


def font(pdf):
    return pdf.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier "
                   b"/Encoding /WinAnsiEncoding >>")


def wrapped(line):
    """A line that a page is too narrow for, as several."""
    most = int((WIDTH - 60) / (SIZE * 0.6))
    return [line] if len(line) <= most else textwrap.wrap(line, most)


def pages_of(paths):
    """Lines of each page: at most as many as a page holds."""
    for path in paths:
        with open(path, encoding="utf-8") as f:
            for page in f.read().rstrip("\f\n").split("\f"):
                lines = [part for line in page.expandtabs().split("\n")
                         for part in wrapped(line)]
                most = (HEIGHT - 80) // LEADING
                for i in range(0, len(lines), most):
                    yield lines[i:i + most]


def pdf_of_text(pages, lock=None, mirrored=False):
    pdf = Pdf(lock)
    f1 = font(pdf)
    for lines in pages:
        pdf.page(pdf.stream(page_text(lines, mirrored)),
                 f"/Font << /F1 {f1} 0 R >>")
    return pdf.bytes()


def picture(lines):
    """(width, height, gray bytes) of a page as pdftoppm draws it."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as f:
        f.write(pdf_of_text([lines]))
        f.flush()
        data = subprocess.run(["pdftoppm", "-gray", "-r", "200", f.name],
                              capture_output=True, check=True).stdout
    _, size, _, gray = data.split(b"\n", 3)
    width, height = map(int, size.split())
    return width, height, gray


def pdf_of_pictures(pages, text_pages=0, stamp=None):
    pdf = Pdf()
    f1 = font(pdf)
    for i, lines in enumerate(pages):
        if i < text_pages:
            pdf.page(pdf.stream(page_text(lines)),
                     f"/Font << /F1 {f1} 0 R >>")
            continue
        width, height, gray = picture(lines)
        im = pdf.stream(gray, f" /Type /XObject /Subtype /Image /Width {width}"
                              f" /Height {height} /ColorSpace /DeviceGray"
                              " /BitsPerComponent 8")
        content = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im Do Q\n".encode()
        if stamp:
            content += (f"BT /F1 {SIZE} Tf 1 0 0 1 30 {HEIGHT - 20} Tm "
                        f"({stamp} {i + 1}) Tj ET").encode()
        pdf.page(pdf.stream(content), f"/XObject << /Im {im} 0 R >> "
                                      f"/Font << /F1 {f1} 0 R >>")
    return pdf.bytes()


def pdf_twisted(pages):
    pdf = Pdf()
    f1 = font(pdf)
    for i, lines in enumerate(pages):
        content = page_text(lines)
        if i:           # an operand that never ends, and then no page
            content = content[:len(content) // 2] + b" (((( << [ /"
        pdf.page(pdf.stream(content), f"/Font << /F1 {f1} 0 R >>")
    return pdf.bytes()


def made(how, paths):
    pages = list(pages_of(paths))
    if how == "scan":
        return pdf_of_pictures(pages)
    if how == "stamped":
        return pdf_of_pictures(pages, stamp="03/04/2015 10:11 FAX page")
    if how == "mixed":
        return pdf_of_pictures(pages, text_pages=1)
    if how == "locked":
        return pdf_of_text(pages, Lock("knee", "back"))
    if how == "guarded":
        return pdf_of_text(pages, Lock("", "back"))
    if how == "mirrored":
        return pdf_of_text(pages, mirrored=True)
    if how == "twisted":
        return pdf_twisted(pages)
    whole = pdf_of_text(pages)
    return whole[:len(whole) // 2] if how == "cut" else whole


if __name__ == "__main__":
    sys.stdout.buffer.write(made(sys.argv[1], sys.argv[2:]))
