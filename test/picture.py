#!/usr/bin/env python3
"""test/picture.py - pictures for the tests, from invented text, by the
standard library only: PNG and TIFF of gray pixels, (width, height, bytes)."""
import struct
import zlib


def turned(picture, degrees):
    """Clockwise."""
    w, h, g = picture
    if degrees == 180:
        return w, h, g[::-1]
    if degrees == 90:
        return h, w, b"".join(g[x::w][::-1] for x in range(w))
    if degrees == 270:
        return h, w, b"".join(g[x::w] for x in range(w - 1, -1, -1))
    return picture


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data +
            struct.pack(">I", zlib.crc32(kind + data)))


def png(picture, veiled=False, claimed=None):
    """veiled: black ink behind a veil, as screens are copied; claimed: the
    size that its header says."""
    w, h, g = picture
    rows = bytearray()
    for y in range(h):
        row = g[y * w:(y + 1) * w]
        if veiled:
            row = b"".join(bytes((0, 0, 0, 255 - c)) for c in row)
        rows += b"\0" + row
    w, h = claimed or (w, h)
    return (b"\x89PNG\r\n\x1a\n" +
            chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 6 if veiled else 0,
                                       0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(bytes(rows))) + chunk(b"IEND", b""))


def tiff(pictures, dpi=200, rows=64, big=False, white_is_zero=False,
         packed=True, circle=False):
    end = ">" if big else "<"
    out = bytearray((b"MM\0*" if big else b"II*\0") + bytes(4))
    link = 4
    for w, h, g in pictures:
        at, size = [], []
        for y in range(0, h, rows):
            strip = g[y * w:min(h, y + rows) * w]
            if white_is_zero:
                strip = bytes(255 - c for c in strip)
            if packed:
                strip = zlib.compress(strip)
            at.append(len(out))
            size.append(len(strip))
            out += strip + bytes(len(strip) % 2)
        n = len(at)
        lists = len(out)
        out += struct.pack(f"{end}{2 * n}I", *at, *size)
        ratio = len(out)
        out += struct.pack(end + "II", dpi, 1)
        tags = [(256, 4, 1, w), (257, 4, 1, h), (258, 3, 1, 8),
                (259, 3, 1, 8 if packed else 1),
                (262, 3, 1, 0 if white_is_zero else 1),
                (273, 4, n, lists if n > 1 else at[0]), (278, 4, 1, rows),
                (279, 4, n, lists + 4 * n if n > 1 else size[0]),
                (282, 5, 1, ratio), (283, 5, 1, ratio)]
        out[link:link + 4] = struct.pack(end + "I", len(out))
        first = first if link != 4 else len(out)
        out += struct.pack(end + "H", len(tags))
        for tag, kind, count, value in tags:
            out += struct.pack(end + "HHI", tag, kind, count)
            out += (struct.pack(end + "HH", value, 0) if kind == 3
                    else struct.pack(end + "I", value))
        link = len(out)
        out += struct.pack(end + "I", first if circle else 0)
    return bytes(out)
