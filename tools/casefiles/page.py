"""Paper: blocks of a document to pages, pages to PDF.

A document is a list of blocks; `flow` lays them out as a word processor
does, in lines that know what was planted in them, so that each Mark learns
its page. A page is a list of drawing operations and knows nothing of cases.
The text of a PDF stands where it was drawn, in the order it was drawn.

A text is a string, or a list of strings and (string, Mark, ...) tuples: the
words of a tuple are what its marks were planted in.
"""
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 612, 792
FAMILIES = {
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "mono": ("Courier", "Courier-Bold", "Courier-Oblique"),
}
widths = {}


def width_of(word, font, size):
    key = (word, font)
    if key not in widths:
        widths[key] = stringWidth(word, font, 1)
    return widths[key] * size


class Mark:
    """Something planted: a fact or a line of the ledger, and its page."""

    def __init__(self, kind, **data):
        self.kind, self.data, self.page, self.text = kind, data, None, ""


class Page:
    def __init__(self):
        self.ops, self.marks = [], []
        self.blank = self.unreadable = self.scan = False
        self.turn = 0           # degrees, as the sheet lay in the scanner

    def text(self, x, y, font, size, text, angle=0, grey=0):
        self.ops.append(("t", x, y, font, size, text, angle, grey))

    def copy(self):
        p = Page()
        p.ops, p.marks = list(self.ops), list(self.marks)
        p.blank, p.turn = self.blank, self.turn
        p.unreadable, p.scan = self.unreadable, self.scan
        return p


class Style:
    """How one office prints: fonts, margins, headings, header and footer."""

    def __init__(self, family="sans", size=10, margin=54, lead=1.2,
                 heading="bold", header=None, footer=None, top=50, bottom=50,
                 first_header=False, check="box", rules=True, gap=4):
        self.regular, self.bold, self.italic = FAMILIES[family]
        self.size, self.margin, self.lead = size, margin, lead
        self.heading, self.header, self.footer = heading, header, footer
        self.top, self.bottom, self.first_header = top, bottom, first_header
        self.check, self.rules, self.gap = check, rules, gap


class Row:
    """Lines that stay together: height, operations from its top, marks."""

    def __init__(self, height, ops, marks=(), keep=False):
        self.height, self.ops, self.keep = height, ops, keep
        self.marks = list(marks)


def words_of(text):
    if isinstance(text, str):
        text = [text]
    for part in text:
        if isinstance(part, str):
            for w in part.split():
                yield w, ()
        else:
            for m in part[1:]:
                m.text = " ".join(part[0].split())
            for w in part[0].split():
                yield w, part[1:]


def lines_of(text, width, font, size, first=0):
    """Lines of (string, marks); the first is `first` points shorter."""
    lines, line, marks, used = [], [], [], first
    space = width_of(" ", font, size)
    for word, ms in words_of(text):
        w = width_of(word, font, size)
        if line and used + w > width:
            lines.append((" ".join(line), marks))
            line, marks, used = [], [], 0
        line.append(word)
        used += w + space
        for m in ms:
            if m not in marks:
                marks.append(m)
    if line or not lines:
        lines.append((" ".join(line), marks))
    return lines


def paragraph(text, style, x, width, label=None, size=None, font=None,
              after=None, align="left"):
    size = size or style.size
    font = font or style.regular
    step = size * style.lead
    first = 0
    if label:
        first = width_of(label + " ", style.bold, size)
    rows = []
    lines = lines_of(text, width, font, size, first)
    for i, (line, marks) in enumerate(lines):
        left = x + (first if i == 0 else 0)
        if align == "center":
            left = x + (width - width_of(line, font, size)) / 2
        elif align == "right":
            left = x + width - width_of(line, font, size)
        ops = []
        if i == 0 and label:
            ops.append(("t", x, -size, style.bold, size, label, 0, 0))
        if line:
            ops.append(("t", left, -size, font, size, line, 0, 0))
        keep = i + 1 < len(lines) and any(m in lines[i + 1][1] for m in marks)
        rows.append(Row(step, ops, marks, keep))
    rows[-1].height += style.gap if after is None else after
    return rows


def heading(text, style, x, width):
    size, kind = style.size + 1, style.heading
    font, ops = style.bold, []
    if kind == "caps":
        text = text.upper()
    elif kind == "colon":
        text += ":"
    elif kind == "italic":
        font = style.italic
    elif kind == "plain":
        font = style.regular
    if kind == "bar":
        ops.append(("r", x - 2, -size - 4, width + 4, size + 5, 0.85))
    ops.append(("t", x, -size, font, size, text, 0, 0))
    if kind in ("under", "rule"):
        far = width if kind == "rule" else width_of(text, font, size)
        ops.append(("l", x, -size - 2, x + far, -size - 2, 0.6))
    return [Row(size * 1.45, ops, keep=True)]


def pairs(items, columns, style, x, width, labelled=None):
    rows, cell = [], width / columns
    for i in range(0, len(items), columns):
        line, high, marks = [], 0, []
        for c, (label, value) in enumerate(items[i:i + columns]):
            left = x + c * cell
            if labelled:
                line.append(("t", left, -style.size, style.bold, style.size,
                             label, 0, 0))
                sub = paragraph(value, style, left + labelled,
                                cell - labelled - 6, after=0)
            else:
                sub = paragraph(value, style, left, cell - 6, label, after=0)
            down = 0
            for r in sub:
                line += shifted(r.ops, -down)
                down += r.height
                marks += r.marks
            high = max(high, down)
        rows.append(Row(high + 1, line, marks))
    rows[-1].height += style.gap
    return rows


def shifted(ops, dy, dx=0):
    out = []
    for op in ops:
        if op[0] == "l":
            out.append(("l", op[1] + dx, op[2] + dy, op[3] + dx, op[4] + dy,
                        op[5]))
        else:
            out.append((op[0], op[1] + dx, op[2] + dy, *op[3:]))
    return out


def table(header, rows, shares, style, x, width, lines=True, size=None):
    total, size = sum(shares), size or style.size - 1
    cells = [width * s / total for s in shares]
    out = []
    for n, row in enumerate(([header] if header else []) + rows):
        font = style.bold if header and n == 0 else style.regular
        ops, marks, high, left = [], [], 0, x
        for value, w in zip(row, cells):
            sub = paragraph(value, style, left + 3, w - 6, size=size,
                            font=font, after=0)
            down = 2
            for r in sub:
                ops += shifted(r.ops, -down)
                down += r.height
                marks += r.marks
            high, left = max(high, down + 2), left + w
        if lines:
            left = x
            for w in cells + [0]:
                ops.append(("l", left, 0, left, -high, 0.5))
                left += w
            ops.append(("l", x, 0, x + width, 0, 0.5))
            ops.append(("l", x, -high, x + width, -high, 0.5))
        out.append(Row(high, ops, marks, keep=bool(header) and n == 0))
    out[-1].height += style.gap + 2
    return out


def checks(items, columns, style, x, width):
    rows, cell, size = [], width / columns, style.size
    for i in range(0, len(items), columns):
        ops, marks, high = [], [], 0
        for c, (label, on) in enumerate(items[i:i + columns]):
            left = x + c * cell
            if style.check == "box":
                ops.append(("b", left, -size, size - 2, size - 2))
                if on:
                    ops.append(("t", left + 1, -size + 1, style.bold,
                                size - 2, "X", 0, 0))
                head, off = None, size + 3
            else:
                head = {"square": ("[X]", "[ ]"), "round": ("(x)", "( )"),
                        "line": ("_X_", "___"), "yes": ("Y", "N"),
                        }[style.check][0 if on else 1]
                ops.append(("t", left, -size, style.regular, size, head, 0,
                            0))
                off = width_of(head + "  ", style.regular, size)
            down = 0
            for r in paragraph(label, style, left + off, cell - off - 4,
                               after=0):
                ops += shifted(r.ops, -down)
                down += r.height
                marks += r.marks
            high = max(high, down)
        rows.append(Row(high + 2, ops, marks))
    rows[-1].height += style.gap
    return rows


def rows_of(blocks, style, x, width):
    rows = []
    for block in blocks:
        kind, rest = block[0], block[1:]
        if kind == "p":
            rows += paragraph(rest[0], style, x, width,
                              **(rest[1] if len(rest) > 1 else {}))
        elif kind == "h":
            rows += heading(rest[0], style, x, width)
        elif kind == "title":
            rows += paragraph(rest[0], style, x, width, size=style.size + 3,
                              font=style.bold, after=6,
                              align=rest[1] if len(rest) > 1 else "center")
        elif kind == "kv":
            rows += pairs(rest[0], rest[1], style, x, width,
                          rest[2] if len(rest) > 2 else None)
        elif kind == "table":
            rows += table(*rest[:3], style, x, width, style.rules)
        elif kind == "grid":
            rows += table(*rest[:3], style, x, width, True)
        elif kind == "check":
            rows += checks(rest[0], rest[1], style, x, width)
        elif kind == "cols":
            half = (width - 18) / 2
            left = rows_of(rest[0], style, x, half)
            right = rows_of(rest[1], style, x + half + 18, half)
            ops, marks, high = [], [], 0
            for side in (left, right):
                down = 0
                for r in side:
                    ops += shifted(r.ops, -down)
                    marks += r.marks
                    down += r.height
                high = max(high, down)
            rows.append(Row(high, ops, marks))
        elif kind == "in":
            rows += rows_of(rest[0], style, x + 24, width - 48)
        elif kind == "rule":
            rows.append(Row(6, [("l", x, -3, x + width, -3, 0.8)]))
        elif kind == "sp":
            rows.append(Row(rest[0], []))
        elif kind == "break":
            rows.append(Row(0, None))
        else:
            raise ValueError(kind)
    return rows


def placed(page, row, y):
    page.ops += shifted(row.ops, y)
    for m in row.marks:
        if m not in page.marks:
            page.marks.append(m)
            m.page = page


def flow(blocks, style):
    """Pages of the blocks; header and footer are drawn by the style."""
    rows = rows_of(blocks, style, style.margin, WIDTH - 2 * style.margin)
    pages, page, y, i = [], None, 0, 0
    floor = style.bottom
    while i < len(rows):
        if rows[i].ops is None:
            page, i = None, i + 1
            continue
        j, high = i, rows[i].height
        while rows[j].keep and j + 1 < len(rows) and rows[j + 1].ops is not \
                None and high < 500:
            j += 1
            high += rows[j].height
        if page is None or (y - high < floor and y < HEIGHT - style.top - 30):
            page = Page()
            pages.append(page)
            y = HEIGHT - style.top
            if len(pages) > 1 and style.header or style.first_header:
                y -= 14
        for r in rows[i:j + 1]:
            placed(page, r, y)
            y -= r.height
        i = j + 1
    for n, p in enumerate(pages, 1):
        if style.header and (n > 1 or style.first_header):
            style.header(p, n, len(pages))
        if style.footer:
            style.footer(p, n, len(pages))
    return pages


def draw(canvas, page):
    canvas.saveState()
    if page.turn == 180:
        canvas.translate(WIDTH, HEIGHT)
        canvas.rotate(180)
    elif page.turn in (90, 270):
        canvas.translate(*((0, WIDTH) if page.turn == 90 else (HEIGHT, 0)))
        canvas.rotate(-90 if page.turn == 90 else 90)
    for op in page.ops:
        if op[0] == "t":
            _, x, y, font, size, text, angle, grey = op
            canvas.setFillGray(grey)
            canvas.setFont(font, size)
            if angle:
                canvas.saveState()
                canvas.translate(x, y)
                canvas.rotate(angle)
                canvas.drawString(0, 0, text)
                canvas.restoreState()
            else:
                canvas.drawString(x, y, text)
        elif op[0] == "l":
            canvas.setLineWidth(op[5])
            canvas.line(*op[1:5])
        elif op[0] == "r":
            canvas.setFillGray(op[5])
            canvas.rect(op[1], op[2], op[3], op[4], stroke=0, fill=1)
        elif op[0] == "b":
            canvas.setLineWidth(0.6)
            canvas.rect(op[1], op[2], op[3], op[4])
    canvas.restoreState()


def canvas_of(path):
    c = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1,
               pageCompression=1)
    c.setTitle("records")
    return c


def pdf_of(pages, path, picture=None):
    """Draws pages; picture(page) may give (image file, width, height)."""
    c = canvas_of(path)
    for page in pages:
        wide = page.turn in (90, 270)
        size = (HEIGHT, WIDTH) if wide else (WIDTH, HEIGHT)
        c.setPageSize(size)
        image = picture(page) if picture else None
        if image is not None:
            c.drawImage(image, 0, 0, *size)
        else:
            draw(c, page)
        c.showPage()
    c.save()
