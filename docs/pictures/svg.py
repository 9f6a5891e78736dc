#!/usr/bin/env python3
"""Turns a terminal's screen, as `tmux capture-pane -e -p -N` prints it, into an SVG picture.

    svg.py COLUMNS ROWS CURSOR_X CURSOR_Y CURSOR_SHOWN [light] < screen > picture.svg

Knows what the program draws with: the sixteen named colours, bold, underlined, reversed. Lines and bars are drawn as shapes, so
that they join whatever font the reader has. Python's standard library is enough.
"""

import re
import sys
from html import escape

CELL_W, CELL_H, SIZE, PAD = 8.4, 18, 14, 14
GROUND, INK, CURSOR = "#16191f", "#d8dce3", "#e8c468"
NAMED = ["#3a404b", "#f0707c", "#8fc77b", "#e0b667", "#6fa8ec", "#d58ae0", "#5fc4cf", "#d8dce3"]
BRIGHT = ["#6b7380", "#ff8c96", "#a9df96", "#f2cc82", "#8fc0ff", "#e6a6f0", "#80dbe5", "#ffffff"]
LIGHT = (
    "#ffffff", "#22262d", "#8a5a00",
    ["#22262d", "#a31f2b", "#2a6b1f", "#7a5200", "#1a4fa0", "#7d2a8c", "#0b6670", "#ffffff"],
    ["#5a6270", "#a31f2b", "#2a6b1f", "#7a5200", "#1a4fa0", "#7d2a8c", "#0b6670", "#ffffff"],
)
SHADES = {"░": 0.22, "▒": 0.45, "▓": 0.7, "█": 1}


def colour(code, base):
    return (NAMED if code - base < 8 else BRIGHT)[(code - base) % 60]


def restyle(style, codes):
    """The style (ink, ground, bold, underlined, reversed) after an SGR sequence."""
    ink, ground, bold, under, rev = style
    for code in codes:
        if code == 0:
            ink, ground, bold, under, rev = None, None, False, False, False
        elif code == 1:
            bold = True
        elif code == 22:
            bold = False
        elif code in (4, 24):
            under = code == 4
        elif code in (7, 27):
            rev = code == 7
        elif 30 <= code <= 37 or 90 <= code <= 97:
            ink = colour(code, 30)
        elif code == 39:
            ink = None
        elif 40 <= code <= 47 or 100 <= code <= 107:
            ground = colour(code, 40)
        elif code == 49:
            ground = None
        else:
            sys.exit(f"svg.py: SGR {code} is not known")
    return ink, ground, bold, under, rev


def cells(line, columns, style):
    """The cells of a row as (character, ink, ground or None, classes), and the style that the next row begins with."""
    row = []
    for sequence, char in re.findall(r"\x1b\[([\d;]*)m|([^\x1b\x0e\x0f])", line):
        if char:
            ink, ground, bold, under, rev = style
            ink, ground = (ground or GROUND, ink or INK) if rev else (ink or INK, ground)
            row.append((char, ink, ground, " ".join(["b"] * bold + ["u"] * under)))
        else:
            style = restyle(style, [int(code or 0) for code in sequence.split(";")])
    row += [(" ", INK, None, "")] * (columns - len(row))
    return row[:columns], style


def runs(row, key):
    """(first column, cells) of neighbours that `key` finds alike; None is left out."""
    start = 0
    for x in range(1, len(row) + 1):
        if x == len(row) or key(row[x]) != key(row[start]):
            if key(row[start]) is not None:
                yield start, row[start:x]
            start = x


def n(number):
    return f"{number:.1f}".rstrip("0").rstrip(".")


def drawn(char):
    return char in SHADES or char in "─│"


def picture(screen, columns, rows, cursor):
    width, height = columns * CELL_W + 2 * PAD, rows * CELL_H + 2 * PAD
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n(width)} {n(height)}" width="{n(width)}" height="{n(height)}">',
        "<style>text{font:14px 'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,'Liberation Mono',monospace;}.b{font-weight:bold}.u{text-decoration:underline}</style>",
        f'<rect width="100%" height="100%" rx="10" fill="{GROUND}"/>',
    ]
    style = (None, None, False, False, False)
    for y, line in enumerate((screen + [""] * rows)[:rows]):
        row, style = cells(line, columns, style)
        top = PAD + y * CELL_H
        for x, run in runs(row, lambda cell: cell[2]):
            out.append(f'<rect x="{n(PAD + x * CELL_W)}" y="{top}" width="{n(len(run) * CELL_W)}" height="{CELL_H}" fill="{run[0][2]}"/>')
        for x, run in runs(row, lambda cell: (cell[0], cell[1]) if drawn(cell[0]) else None):
            out.append(shape(run[0][0], run[0][1], PAD + x * CELL_W, top, len(run) * CELL_W))
        if cursor and cursor[1] == y:
            out.append(f'<rect x="{n(PAD + cursor[0] * CELL_W)}" y="{top + 1}" width="2" height="{CELL_H - 2}" fill="{CURSOR}"/>')
        for x, run in runs(row, lambda cell: None if drawn(cell[0]) else (cell[1], cell[3])):
            classes = f' class="{run[0][3]}"' if run[0][3] else ""
            # Some viewers collapse spaces: words that stand apart are texts of their own.
            for words in re.finditer(r"\S+(?: \S+)*", "".join(cell[0] for cell in run)):
                left, wide, text = PAD + (x + words.start()) * CELL_W, len(words[0]) * CELL_W, escape(words[0])
                out.append(f'<text x="{n(left)}" y="{top + 13}" textLength="{n(wide)}"{classes} fill="{run[0][1]}">{text}</text>')
    return "\n".join(out + ["</svg>", ""])


def shape(char, ink, x, top, width):
    if char == "─":
        return f'<rect x="{n(x)}" y="{top + 8.5}" width="{n(width)}" height="1" fill="{ink}"/>'
    if char == "│":
        return f'<rect x="{n(x + CELL_W / 2)}" y="{top}" width="1" height="{CELL_H}" fill="{ink}"/>'
    return f'<rect x="{n(x)}" y="{top + 3}" width="{n(width)}" height="{CELL_H - 6}" fill="{ink}" opacity="{SHADES[char]}"/>'


def main():
    global GROUND, INK, CURSOR, NAMED, BRIGHT
    if sys.argv[6:] == ["light"]:
        GROUND, INK, CURSOR, NAMED, BRIGHT = LIGHT
    columns, rows, x, y, shown = (int(argument) for argument in sys.argv[1:6])
    screen = sys.stdin.read().split("\n")
    sys.stdout.write(picture(screen, columns, rows, (x, y) if shown else None))


if __name__ == "__main__":
    main()
