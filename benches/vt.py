#!/usr/bin/env python3
"""vt.py - a small xterm-like terminal emulator plus a reference (near minimal) frame encoder.

Used by ptybench.py.  No dependencies.  Taken over as it is from the tools this project was given.

Screen(cols, rows, on_reply=None, profile="xterm")
    .feed(bytes)            parse program output
    .snap() -> Snap         immutable copy (cells, cursor, sgr)
    .text() -> [str]        the rows as text
diff(a, b) -> (changed_cells, cursor_changed)      visible differences between two snaps
encode(a, b) -> bytes       a compact byte string that turns a into b on an xterm-like terminal
                            ("ref": what a careful writer would send; not a proved minimum)

Its authors checked it against tmux (a real terminal) and pyte; that check is not in this repository.
"""
import codecs
import re
import unicodedata

BOLD, DIM, ITALIC, UL, BLINK, REV, HIDE, STRIKE = 1, 2, 4, 8, 16, 32, 64, 128
PLAIN = (None, None, 0)           # (fg, bg, flags); colour: None | 0..255 | (r,g,b)
BLANK = (" ", PLAIN)

_DEC = dict(zip("`abcdefghijklmnopqrstuvwxyz{|}~_",
                "\u25c6\u2592\u2409\u240c\u240d\u240a\u00b0\u00b1\u2424\u240b\u2518\u2510\u250c\u2514\u253c"
                "\u23ba\u23bb\u2500\u23bc\u23bd\u251c\u2524\u2534\u252c\u2502\u2264\u2265\u03c0\u2260\u00a3\u00b7 "))

_TOKEN = re.compile(
    "(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    "|\x1b\\[(?P<priv>[<=>?]?)(?P<par>[0-9;:]*)(?P<inter>[ -/]*)(?P<fin>[@-~])"
    "|\x1b\\](?P<osc>[^\x07\x1b]*)(?P<oscend>\x07|\x1b\\\\)"
    "|\x1b(?P<dcst>[PX^_])(?P<dcs>[^\x1b]*)\x1b\\\\"
    "|\x1b(?P<esc>[ -/]+[0-~]|[0-OQ-WYZ`-~\\\\])"
    "|(?P<ctl>[\x00-\x1a\x1c-\x1f\x7f-\x9f])")
_PARTIAL = re.compile(
    "\x1b(?:\\[[<=>?]?[0-9;:]*[ -/]*|\\][^\x07\x1b]*\x1b?|[PX^_][^\x1b]*\x1b?|[ -/]*)\\Z")

_wcache = {}


def width(ch):
    w = _wcache.get(ch)
    if w is None:
        if unicodedata.combining(ch) or unicodedata.category(ch) in ("Mn", "Me", "Cf"):
            w = 0
        else:
            w = 2 if unicodedata.east_asian_width(ch) in "WF" else 1
        _wcache[ch] = w
    return w


class Snap:
    __slots__ = ("rows", "cols", "x", "y", "pending", "visible", "sgr", "shape")

    def __init__(self, rows, cols, x, y, pending, visible, sgr, shape=0):
        self.rows, self.cols, self.x, self.y = rows, cols, x, y
        self.pending, self.visible, self.sgr, self.shape = pending, visible, sgr, shape

    def text(self):
        return ["".join(c[0] for c in r).rstrip() for r in self.rows]


class Screen:
    def __init__(self, cols=80, rows=24, on_reply=None, profile="xterm"):
        self.cols, self.rows = cols, rows
        self.on_reply = on_reply or (lambda b: None)
        self.profile = profile
        self.queries = []            # readable list of queries seen
        self.unknown = {}            # sequences not understood -> count
        self.printed = 0             # cells printed (painted) by the program
        self.title = ""
        self.bells = 0
        self.frames_sync = 0         # number of CSI ?2026h seen
        self.dec = codecs.getincrementaldecoder("utf-8")("replace")
        self.rest = ""
        self.reset()

    # ------------------------------------------------------------------ state
    def reset(self):
        self.attr = PLAIN
        self.main = [[BLANK] * self.cols for _ in range(self.rows)]
        self.alt = None
        self.buf = self.main
        self.x = self.y = 0
        self.pending = False
        self.top, self.bot = 0, self.rows - 1
        self.modes = {"?7", "?25"}
        self.g = ["B", "B"]
        self.gl = 0
        self.saved = {}
        self.tabs = set(range(8, self.cols, 8))
        self.last = None
        self.shape = 0
        self.anywide = False

    def resize(self, cols, rows):
        def fit(b):
            for r in b:
                if len(r) < cols:
                    r.extend([BLANK] * (cols - len(r)))
                del r[cols:]
            # like xterm: when shrinking, drop bottom lines below the cursor first
            while len(b) > rows:
                if b is self.buf and self.y < len(b) - 1:
                    b.pop()
                elif b is self.buf:
                    b.pop(0)
                    self.y -= 1
                else:
                    b.pop()
            while len(b) < rows:
                b.append([BLANK] * cols)
        fit(self.main)
        if self.alt is not None:
            fit(self.alt)
        self.cols, self.rows = cols, rows
        self.x = min(self.x, cols - 1)
        self.y = max(0, min(self.y, rows - 1))
        self.top, self.bot = 0, rows - 1
        self.pending = False
        self.tabs = set(range(8, cols, 8))

    def snap(self):
        return Snap([r[:] for r in self.buf], self.cols, self.x, self.y, self.pending,
                    "?25" in self.modes, self.attr, self.shape)

    def text(self):
        return ["".join(c[0] for c in r).rstrip() for r in self.buf]

    # ------------------------------------------------------------------ parser
    def feed(self, data):
        s = self.rest + self.dec.decode(data)
        self.rest = ""
        pos, n = 0, len(s)
        match = _TOKEN.match
        while pos < n:
            m = match(s, pos)
            if m is None:
                if _PARTIAL.match(s, pos) and n - pos < 1 << 20:
                    self.rest = s[pos:]
                    return
                key = "bad:" + repr(s[pos:pos + 6])
                self.unknown[key] = self.unknown.get(key, 0) + 1
                pos += 1
                continue
            pos = m.end()
            k = m.lastgroup
            if k == "text":
                self._print(m.group())
            elif k == "fin":
                self._csi(m.group("priv"), m.group("par"), m.group("inter"), m.group("fin"))
            elif k == "ctl":
                self._ctl(m.group())
            elif k == "esc":
                self._esc(m.group("esc"))
            elif k == "oscend":
                self._osc(m.group("osc"), m.group("oscend"))
            else:
                self._dcs(m.group("dcst"), m.group("dcs"))

    def _unk(self, s):
        self.unknown[s] = self.unknown.get(s, 0) + 1

    # ------------------------------------------------------------------ printing
    def _print(self, s):
        if self.g[self.gl] == "0":
            s = "".join(_DEC.get(c, c) for c in s)
        if s.isascii() or all(width(c) == 1 for c in s):
            self._put(s)
        else:
            for ch in s:
                w = width(ch)
                if w == 1:
                    self._put(ch)
                elif w == 0:
                    self._combine(ch)
                else:
                    self._put_wide(ch)
        self.last = s[-1]

    def _wrap(self):
        self.pending = False
        self.x = 0
        self._index()

    def _unwide(self, row, a, b):
        """cells a..b-1 are about to be overwritten: blank halves of wide chars cut in two."""
        if a > 0 and row[a][0] == "":
            row[a - 1] = (" ", row[a - 1][1])
        if b < self.cols and row[b][0] == "":
            row[b] = (" ", row[b][1])

    def _put(self, s):
        n, i, a = len(s), 0, self.attr
        self.printed += n
        auto = "?7" in self.modes
        while i < n:
            if self.pending and auto:
                self._wrap()
            row, x = self.buf[self.y], self.x
            room = self.cols - x
            part = s[i:i + room]
            k = len(part)
            if "4" in self.modes:
                row[x:x] = [(c, a) for c in part]
                del row[self.cols:]
            else:
                if self.anywide:
                    self._unwide(row, x, x + k)
                row[x:x + k] = [(c, a) for c in part]
            i += k
            if k == room:
                self.x = self.cols - 1
                self.pending = True
                if not auto and i < n:
                    row[-1] = (s[-1], a)
                    return
            else:
                self.x = x + k

    def _put_wide(self, ch):
        self.anywide = True
        self.printed += 2
        auto = "?7" in self.modes
        if (self.pending or self.x > self.cols - 2) and auto:
            self._wrap()
        elif self.x > self.cols - 2:
            return
        row, x = self.buf[self.y], self.x
        self._unwide(row, x, x + 2)
        row[x] = (ch, self.attr)
        row[x + 1] = ("", self.attr)
        self.x = x + 2
        if self.x >= self.cols:
            self.x, self.pending = self.cols - 1, True

    def _combine(self, ch):
        x = self.x if self.pending else self.x - 1
        if x < 0:
            return
        row = self.buf[self.y]
        if row[x][0] == "" and x:
            x -= 1
        row[x] = (row[x][0] + ch, row[x][1])

    # ------------------------------------------------------------------ movement, scrolling
    def _blank(self):
        bg = self.attr[1]
        return BLANK if bg is None else (" ", (None, bg, 0))

    def _blankrow(self):
        return [self._blank()] * self.cols

    def _scroll_up(self, n, top=None):
        top = self.top if top is None else top
        for _ in range(min(n, self.bot - top + 1)):
            del self.buf[top]
            self.buf.insert(self.bot, self._blankrow())

    def _scroll_down(self, n, top=None):
        top = self.top if top is None else top
        for _ in range(min(n, self.bot - top + 1)):
            del self.buf[self.bot]
            self.buf.insert(top, self._blankrow())

    def _index(self):
        if self.y == self.bot:
            self._scroll_up(1)
        elif self.y < self.rows - 1:
            self.y += 1

    def _rindex(self):
        if self.y == self.top:
            self._scroll_down(1)
        elif self.y > 0:
            self.y -= 1

    def _goto(self, x, y):
        if "?6" in self.modes:
            y = max(self.top, min(self.bot, y + self.top))
        self.x = max(0, min(self.cols - 1, x))
        self.y = max(0, min(self.rows - 1, y))
        self.pending = False

    def _ctl(self, c):
        if c == "\r":
            self.x, self.pending = 0, False
        elif c in "\n\x0b\x0c":
            self._index()
            self.pending = False
            if "20" in self.modes:
                self.x = 0
        elif c == "\b":
            self.x, self.pending = max(0, self.x - 1), False
        elif c == "\t":
            self.x = min([t for t in self.tabs if t > self.x], default=self.cols - 1)
            self.pending = False
        elif c == "\x0e":
            self.gl = 1
        elif c == "\x0f":
            self.gl = 0
        elif c == "\x07":
            self.bells += 1

    def _save(self):
        self.saved[id(self.buf)] = (self.x, self.y, self.attr, self.gl, self.g[:], self.pending, "?6" in self.modes)

    def _restore(self):
        s = self.saved.get(id(self.buf), (0, 0, PLAIN, 0, ["B", "B"], False, False))
        self.x, self.y, self.attr, self.gl, g, self.pending, org = s
        self.g = g[:]
        self.x, self.y = min(self.x, self.cols - 1), min(self.y, self.rows - 1)
        (self.modes.add if org else self.modes.discard)("?6")

    def _esc(self, e):
        if e == "7":
            self._save()
        elif e == "8":
            self._restore()
        elif e == "D":
            self._index()
        elif e == "E":
            self.x = 0
            self._index()
        elif e == "M":
            self._rindex()
        elif e == "H":
            self.tabs.add(self.x)
        elif e == "c":
            self.reset()
        elif e == "#8":
            self.buf[:] = [[("E", PLAIN)] * self.cols for _ in range(self.rows)]
        elif e[0] in "()":
            self.g["()".index(e[0])] = e[1:]
        elif e == "=":
            self.modes.add("kp")
        elif e == ">":
            self.modes.discard("kp")
        elif e in ("\\", "n", "o", "|", "}", "~") or e[0] in "*+-./ %#":
            pass
        elif e == "Z":
            self._reply("DECID", self._da1())
        else:
            self._unk("ESC " + e)

    # ------------------------------------------------------------------ replies
    def _reply(self, name, data):
        self.queries.append(name + ("" if data else " (unanswered)"))
        if data:
            self.on_reply(data)

    def _da1(self):
        return {"xterm": b"\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c", "putty": b"\x1b[?6c",
                "vt100": b"\x1b[?1;2c", "silent": b""}[self.profile]

    def _osc(self, s, end):
        code, _, arg = s.partition(";")
        if code in ("0", "1", "2"):
            self.title = arg
        elif code in ("10", "11", "12") and arg == "?":
            v = {"10": "e5e5/e5e5/e5e5", "11": "0000/0000/0000", "12": "e5e5/e5e5/e5e5"}[code]
            self._reply("OSC " + s, f"\x1b]{code};rgb:{v}{end}".encode() if self.profile == "xterm" else b"")
        elif code == "4" and arg.endswith("?"):
            self._reply("OSC " + s, b"")

    def _dcs(self, t, s):
        if t == "P" and s.startswith("+q"):
            self._reply("XTGETTCAP " + s, b"\x1bP0+r" + s[2:].encode() + b"\x1b\\" if self.profile == "xterm" else b"")
        elif t == "P" and s.startswith("$q"):
            r = {"m": "1$r0m", " q": "1$r2 q", "r": f"1$r{self.top + 1};{self.bot + 1}r"}.get(s[2:], "0$r")
            self._reply("DECRQSS " + s, b"\x1bP" + r.encode() + b"\x1b\\" if self.profile == "xterm" else b"")

    # ------------------------------------------------------------------ CSI
    def _csi(self, priv, par, inter, fin):
        if inter or priv:
            return self._csi_private(priv, par, inter, fin)
        if fin == "m":
            return self._sgr(par)
        p = [int(v.split(":")[0]) if v and v.split(":")[0] else 0 for v in par.split(";")] if par else []
        a = p[0] if p else 0
        n = a or 1
        if fin == "H" or fin == "f":
            self._goto((p[1] if len(p) > 1 and p[1] else 1) - 1, n - 1)
        elif fin == "A":
            lim = self.top if self.y >= self.top else 0
            self.y, self.pending = max(lim, self.y - n), False
        elif fin == "B" or fin == "e":
            lim = self.bot if self.y <= self.bot else self.rows - 1
            self.y, self.pending = min(lim, self.y + n), False
        elif fin == "C" or fin == "a":
            self.x, self.pending = min(self.cols - 1, self.x + n), False
        elif fin == "D":
            self.x, self.pending = max(0, self.x - n), False
        elif fin == "E":
            self.x, self.y, self.pending = 0, min(self.rows - 1, self.y + n), False
        elif fin == "F":
            self.x, self.y, self.pending = 0, max(0, self.y - n), False
        elif fin == "G" or fin == "`":
            self.x, self.pending = min(self.cols - 1, n - 1), False
        elif fin == "d":
            self._goto(self.x, n - 1)
        elif fin == "J":
            b = self._blankrow
            if a == 0:
                self._erase(self.y, self.x, self.cols)
                for y in range(self.y + 1, self.rows):
                    self.buf[y] = b()
            elif a == 1:
                for y in range(self.y):
                    self.buf[y] = b()
                self._erase(self.y, 0, self.x + 1)
            elif a == 2:
                for y in range(self.rows):
                    self.buf[y] = b()
            self.pending = False
        elif fin == "K":
            lo, hi = {0: (self.x, self.cols), 1: (0, self.x + 1), 2: (0, self.cols)}.get(a, (0, 0))
            self._erase(self.y, lo, hi)
            self.pending = False
        elif fin == "X":
            self._erase(self.y, self.x, min(self.cols, self.x + n))
            self.pending = False
        elif fin == "P":
            row = self.buf[self.y]
            n = min(n, self.cols - self.x)
            del row[self.x:self.x + n]
            row.extend([self._blank()] * n)
            self.pending = False
        elif fin == "@":
            row = self.buf[self.y]
            n = min(n, self.cols - self.x)
            row[self.x:self.x] = [self._blank()] * n
            del row[self.cols:]
            self.pending = False
        elif fin == "L":
            if self.top <= self.y <= self.bot:
                self._scroll_down(n, self.y)
                self.pending = False
        elif fin == "M":
            if self.top <= self.y <= self.bot:
                self._scroll_up(n, self.y)
                self.pending = False
        elif fin == "S":
            self._scroll_up(n)
        elif fin == "T" and len(p) <= 1:
            self._scroll_down(n)
        elif fin == "b":
            if self.last is not None:
                self._print(self.last * min(n, self.cols * self.rows))
        elif fin == "r":
            top, bot = n - 1, (p[1] if len(p) > 1 and p[1] else self.rows) - 1
            bot = min(bot, self.rows - 1)
            if top < bot:
                self.top, self.bot = top, bot
                self._goto(0, 0)
        elif fin in "hl":
            for v in p:
                (self.modes.add if fin == "h" else self.modes.discard)(str(v))
        elif fin == "s":
            self._save()
        elif fin == "u":
            self._restore()
        elif fin == "I":
            for _ in range(n):
                self._ctl("\t")
        elif fin == "Z":
            for _ in range(n):
                self.x = max([t for t in self.tabs if t < self.x], default=0)
        elif fin == "g":
            if a == 3:
                self.tabs.clear()
            else:
                self.tabs.discard(self.x)
        elif fin == "n":
            y = self.y - (self.top if "?6" in self.modes else 0)
            if a == 6:
                self._reply("CPR CSI 6n", b"" if self.profile == "silent" else b"\x1b[%d;%dR" % (y + 1, self.x + 1))
            elif a == 5:
                self._reply("DSR CSI 5n", b"\x1b[0n")
        elif fin == "c":
            self._reply("DA1 CSI c", self._da1())
        elif fin == "t":
            if a == 18:
                self._reply("XTWINOPS 18t", b"\x1b[8;%d;%dt" % (self.rows, self.cols))
            elif a in (14, 16, 19, 11, 13, 15, 20, 21):
                self._reply(f"XTWINOPS {a}t", b"")
        elif fin in "xyiq":
            pass
        else:
            self._unk(f"CSI {par}{fin}")

    def _csi_private(self, priv, par, inter, fin):
        key = priv + inter + fin
        if key == "?h" or key == "?l":
            for v in par.split(";"):
                self._mode(v, fin == "h")
        elif key == ">c":
            self._reply("DA2 CSI >c", {"xterm": b"\x1b[>41;379;0c", "putty": b"\x1b[>0;136;0c",
                                       "vt100": b"", "silent": b""}[self.profile])
        elif key == "=c":
            self._reply("DA3 CSI =c", b"")
        elif key == "?u":
            self._reply("kitty CSI ?u", b"")          # xterm, PuTTY: silence
        elif key == ">q":
            self._reply("XTVERSION", b"\x1bP>|XTerm(379)\x1b\\" if self.profile == "xterm" else b"")
        elif key == "?$p" or key == "$p":
            known = {"?1", "?7", "?25", "?1049", "?2004", "?1000", "?1002", "?1006", "?12", "?6"}
            m = priv + par
            st = (1 if m in self.modes else 2) if m in known else 0
            self._reply("DECRQM " + m, f"\x1b[{m};{st}$y".encode() if self.profile == "xterm" else b"")
        elif key == "?n":
            self._reply(f"DSR CSI ?{par}n", b"\x1b[?%d;%dR" % (self.y + 1, self.x + 1)
                        if par == "6" and self.profile == "xterm" else b"")
        elif key == " q":
            self.shape = int(par or 0)
        elif key == "!p":
            self.attr = PLAIN
            self.modes &= {"?1049", "?47", "?1047", "?2004"}
            self.modes |= {"?7", "?25"}
            self.top, self.bot = 0, self.rows - 1
            self.g, self.gl = ["B", "B"], 0
        elif key == "?J" or key == "?K":
            self._csi("", par, "", fin)
        elif key in (">m", ">n", ">p", ">u", "<u", "=u", "?m", ">t", "?s", "?r", ">s", "$w", "?W", ">T", "?i", "\"p", "\"q", "'|"):
            if key in ("?m",):
                self._reply("XTQMODKEYS CSI ?%sm" % par, b"")
        else:
            self._unk(f"CSI {priv}{par}{inter}{fin}")

    def _mode(self, v, on):
        key = "?" + v
        was = key in self.modes
        (self.modes.add if on else self.modes.discard)(key)
        if key == "?2026" and on:
            self.frames_sync += 1
        if key in ("?47", "?1047", "?1049") and on != was:
            if on:
                if key == "?1049":
                    self._save()
                self.alt = [[BLANK] * self.cols for _ in range(self.rows)]
                self.buf = self.alt
            else:
                self.buf, self.alt = self.main, None
                if key == "?1049":
                    self._restore()
        elif key == "?1048":
            self._save() if on else self._restore()
        elif key == "?6":
            self._goto(0, 0)
        elif key == "?3":
            pass

    def _erase(self, y, a, b):
        if a < b:
            self.buf[y][a:b] = [self._blank()] * (b - a)

    def _sgr(self, par):
        if not par or par == "0":
            self.attr = PLAIN
            return
        fg, bg, fl = self.attr
        q = par.split(";")
        i = 0
        while i < len(q):
            tok = q[i]
            i += 1
            if ":" in tok:
                sub = tok.split(":")
                c = int(sub[0] or 0)
                if c in (38, 48):
                    nums = [int(v) for v in sub[2:] if v != ""]
                    col = None
                    if sub[1] == "5" and nums:
                        col = nums[0]
                    elif sub[1] == "2" and len(nums) >= 3:
                        col = tuple(nums[-3:])
                    if c == 38:
                        fg = col
                    else:
                        bg = col
                elif c == 4:
                    fl = fl & ~UL if sub[1] == "0" else fl | UL
                continue
            c = int(tok or 0)
            if c == 0:
                fg, bg, fl = None, None, 0
            elif c == 1:
                fl |= BOLD
            elif c == 2:
                fl |= DIM
            elif c == 3:
                fl |= ITALIC
            elif c == 4 or c == 21:
                fl |= UL
            elif c in (5, 6):
                fl |= BLINK
            elif c == 7:
                fl |= REV
            elif c == 8:
                fl |= HIDE
            elif c == 9:
                fl |= STRIKE
            elif c == 22:
                fl &= ~(BOLD | DIM)
            elif c == 23:
                fl &= ~ITALIC
            elif c == 24:
                fl &= ~UL
            elif c == 25:
                fl &= ~BLINK
            elif c == 27:
                fl &= ~REV
            elif c == 28:
                fl &= ~HIDE
            elif c == 29:
                fl &= ~STRIKE
            elif 30 <= c <= 37:
                fg = c - 30
            elif 40 <= c <= 47:
                bg = c - 40
            elif 90 <= c <= 97:
                fg = c - 82
            elif 100 <= c <= 107:
                bg = c - 92
            elif c == 39:
                fg = None
            elif c == 49:
                bg = None
            elif c in (38, 48, 58):
                col = None
                if i < len(q) and q[i] == "5":
                    col = int(q[i + 1] or 0) if i + 1 < len(q) else None
                    i += 2
                elif i < len(q) and q[i] == "2":
                    try:
                        col = tuple(int(v or 0) for v in q[i + 1:i + 4])
                    except ValueError:
                        col = None
                    i += 4
                if c == 38:
                    fg = col
                elif c == 48:
                    bg = col
        self.attr = (fg, bg, fl)


# ---------------------------------------------------------------------- visible differences
_vis = {}


def vis(cell):
    """What a person can see of a cell (blank cells: only the background, unless underlined)."""
    v = _vis.get(cell)
    if v is None:
        ch, (fg, bg, fl) = cell
        f = "F" if fg is None else fg
        b = "B" if bg is None else bg
        if fl & REV:
            f, b = b, f
        if fl & HIDE and ch != "":
            ch = " "
        fl &= ~(REV | HIDE)
        if ch == " " and not fl & (UL | STRIKE):
            v = (" ", None, b, 0)
        elif ch == " ":
            v = (" ", f, b, fl & (UL | STRIKE))
        else:
            v = (ch, f, b, fl)
        _vis[cell] = v
    return v


def diff(a, b):
    """(number of cells that look different, cursor changed?)"""
    n = 0
    if a.cols == b.cols and len(a.rows) == len(b.rows):
        for ra, rb in zip(a.rows, b.rows):
            if ra != rb:
                n += sum(1 for p, q in zip(ra, rb) if p is not q and vis(p) != vis(q))
    else:
        rows, cols = max(len(a.rows), len(b.rows)), max(a.cols, b.cols)

        def at(s, y, x):
            return s.rows[y][x] if y < len(s.rows) and x < s.cols else None
        for y in range(len(b.rows)):
            for x in range(b.cols):
                p, q = at(a, y, x), b.rows[y][x]
                if p is None:
                    n += vis(q) != vis(BLANK)
                elif vis(p) != vis(q):
                    n += 1
    cur = (a.visible, a.visible and (a.x, a.y)) != (b.visible, b.visible and (b.x, b.y))
    return n, cur


# ---------------------------------------------------------------------- reference encoder
_ON = ((BOLD, "1"), (DIM, "2"), (ITALIC, "3"), (UL, "4"), (BLINK, "5"), (REV, "7"), (HIDE, "8"), (STRIKE, "9"))
_OFF = ((BOLD | DIM, "22"), (ITALIC, "23"), (UL, "24"), (BLINK, "25"), (REV, "27"), (HIDE, "28"), (STRIKE, "29"))


def _col(c, base):
    if c is None:
        return str(base + 9)
    if isinstance(c, tuple):
        return "%d;2;%d;%d;%d" % ((base + 8,) + c)
    if c < 8:
        return str(base + c)
    if c < 16:
        return str(base + 60 + c - 8)
    return "%d;5;%d" % (base + 8, c)


_sgrcache = {}


def sgr(a, b):
    """shortest SGR that turns attribute a into b"""
    if a == b:
        return ""
    r = _sgrcache.get((a, b))
    if r is not None:
        return r
    full = [""] + [s for f, s in _ON if b[2] & f]
    if b[0] is not None:
        full.append(_col(b[0], 30))
    if b[1] is not None:
        full.append(_col(b[1], 40))
    one = "\x1b[" + (";".join(full) if len(full) > 1 else "") + "m"
    inc, fl = [], a[2]
    for mask, s in _OFF:
        if fl & mask & ~b[2]:
            inc.append(s)
            fl &= ~mask
    inc += [s for f, s in _ON if b[2] & f and not fl & f]
    if a[0] != b[0]:
        inc.append(_col(b[0], 30))
    if a[1] != b[1]:
        inc.append(_col(b[1], 40))
    two = "\x1b[" + ";".join(inc) + "m"
    r = one if len(one) <= len(two) else two
    _sgrcache[(a, b)] = r
    return r


def _num(n):
    return "" if n == 1 else str(n)


def _move(x, y, pend, tx, ty):
    """shortest cursor motion (no reprinting)"""
    if ty == 0:
        cup = "\x1b[H" if tx == 0 else "\x1b[;%dH" % (tx + 1)
    else:
        cup = "\x1b[%dH" % (ty + 1) if tx == 0 else "\x1b[%d;%dH" % (ty + 1, tx + 1)
    if x is None:
        return cup
    best = cup
    if pend:
        v = [""] if ty == y else (["\n" * (ty - y)] if 0 < ty - y < 6 else [])
        h = ["\r"] if tx == 0 else ["\r\x1b[%sC" % _num(tx)]
    else:
        if (x, y) == (tx, ty):
            return ""
        dy, dx = ty - y, tx - x
        v = [""] if dy == 0 else []
        if dy > 0:
            v = ["\n" * dy] if dy < 6 else []
            v.append("\x1b[%sB" % _num(dy))
        elif dy < 0:
            v = ["\x1b[%sA" % _num(-dy)] + (["\x1bM"] if dy == -1 else [])
        h = [""] if dx == 0 else []
        if tx == 0 and dx:
            h.append("\r")
        if dx > 0:
            h.append("\x1b[%sC" % _num(dx))
            h.append("\r\x1b[%sC" % _num(tx))
        elif dx < 0:
            h.append("\b" * -dx if -dx < 5 else "\x1b[%sD" % _num(-dx))
        if dx:
            h.append("\x1b[%sG" % _num(tx + 1))
    for p in v:
        for q in h:
            if len(p) + len(q) < len(best):
                best = p + q
    return best


def _paint(cur, aft, cols, rows, x, y, pend, attr, rep=False):
    """bytes that turn cell grid cur (list of rows) into aft; returns (str pieces, x, y, pend, attr)"""
    out = []
    for ry in range(rows):
        ra, rb = cur[ry], aft[ry]
        if ra == rb:
            continue
        va, vb = [vis(c) for c in ra], [vis(c) for c in rb]
        if va == vb:
            continue
        # blank tail of the new row, all one background
        t = cols
        if vb[-1][0] == " " and vb[-1][3] == 0:
            tailkey = vb[-1]
            while t > 0 and vb[t - 1] == tailkey:
                t -= 1
            tailchg = sum(1 for i in range(t, cols) if va[i] != vb[i])
            if tailchg < 4:
                t = cols
        rx = 0
        while rx < t:
            if va[rx] == vb[rx]:
                rx += 1
                continue
            if rb[rx][0] == "" and rx:        # second half of a wide char: repaint from its head
                rx -= 1
            # a run of blanks with one background inside the row: erase chars
            if vb[rx][0] == " " and vb[rx][3] == 0:
                e = rx
                while e < t and vb[e] == vb[rx]:
                    e += 1
            else:
                e = rx
            # move
            mv = _move(x, y, pend, rx, ry)
            if not pend and y == ry and x is not None and 0 < rx - x < 8:
                gap = rb[x:rx]
                if all(vis((c[0], attr)) == vis(c) for c in gap):
                    s = "".join(c[0] for c in gap)
                    if len(s.encode()) < len(mv):
                        mv = s
            out.append(mv)
            x, y, pend = rx, ry, False
            if e - rx >= 9:
                want = rb[rx][1]
                if vis((" ", attr)) != vb[rx] or attr[2] & REV:
                    bgonly = (None, want[1], 0) if not want[2] & REV else None
                    if bgonly is not None:
                        out.append(sgr(attr, bgonly))
                        attr = bgonly
                if vis((" ", attr)) == vb[rx] and not attr[2] & REV:
                    out.append("\x1b[%dX" % (e - rx))
                    rx = e
                    continue
            cell = rb[rx]
            if vis((cell[0], attr)) != vb[rx]:
                out.append(sgr(attr, cell[1]))
                attr = cell[1]
            out.append(cell[0])
            w = 2 if rx + 1 < cols and rb[rx + 1][0] == "" else 1
            rx += w
            x = rx
            if x >= cols:
                x, pend = cols - 1, True
        if t < cols:
            # first changed cell of the tail
            k = next(i for i in range(t, cols) if va[i] != vb[i])
            want = (None, rb[k][1][1], 0)
            if vis((" ", want)) != vb[k]:          # reversed blanks: cannot be erased, print them
                out.append(_move(x, y, pend, k, ry))
                if vis((" ", attr)) != vb[k]:
                    out.append(sgr(attr, rb[k][1]))
                    attr = rb[k][1]
                out.append(" " * (cols - k))
                x, y, pend = cols - 1, ry, True
                continue
            if y == ry and x == t and not pend:
                k = t
            out.append(_move(x, y, pend, k, ry))
            x, y, pend = k, ry, False
            if attr[1] != want[1]:
                out.append(sgr(attr, want))
                attr = want
            out.append("\x1b[K")
    return out, x, y, pend, attr


def _scrolled(rows, k, top, bot, cols):
    """rows top..bot shifted up by k (k<0: down), blank rows filled in"""
    r = rows[:]
    seg = r[top:bot + 1]
    n = len(seg)
    blank = [BLANK] * cols
    if k > 0:
        seg = seg[k:] + [blank] * min(k, n)
    else:
        seg = [blank] * min(-k, n) + seg[:n + k]
    r[top:bot + 1] = seg[:n]
    return r


def encode(a, b):
    """Compact bytes turning Snap a into Snap b (same size), keeping SGR state as it is.
    Tries: plain diff; scroll region shift + diff; clear + paint.  Returns the shortest."""
    rows, cols = len(b.rows), b.cols
    if a.cols != cols or len(a.rows) != rows:
        a = Snap([[BLANK] * cols for _ in range(rows)], cols, 0, 0, False, a.visible, a.sgr)
    best = None

    def finish(out, x, y, pend):
        if b.visible:
            out = out + [_move(x, y, pend, b.x, b.y)]
        if a.visible != b.visible:
            out = out + ["\x1b[?25h" if b.visible else "\x1b[?25l"]
        return "".join(out).encode()

    out, x, y, p, at = _paint(a.rows, b.rows, cols, rows, a.x, a.y, a.pending, a.sgr)
    best = finish(out, x, y, p)
    if len(best) > 60:
        # scroll candidates
        key = {}
        for i, r in enumerate(a.rows):
            key.setdefault(tuple(vis(c) for c in r), []).append(i)
        blankkey = tuple([vis(BLANK)] * cols)
        hits = {}
        for j, r in enumerate(b.rows):
            kk = tuple(vis(c) for c in r)
            if kk == blankkey:
                continue
            for i in key.get(kk, ()):
                if i != j:
                    hits.setdefault(i - j, []).append(j)
        for k, js in sorted(hits.items(), key=lambda t: -len(t[1]))[:3]:
            js.sort()
            lo, hi = js[0], js[-1]
            top, bot = (lo, hi + k) if k > 0 else (lo + k, hi)
            if bot - top < 2:
                continue
            pre = [sgr(a.sgr, PLAIN)]
            full = top == 0 and bot == rows - 1
            if not full:
                pre.append("\x1b[%s;%sr" % ("" if top == 0 else top + 1, "" if bot == rows - 1 else bot + 1))
            pre.append("\x1b[%s%s" % (_num(abs(k)), "S" if k > 0 else "T"))
            if not full:
                pre.append("\x1b[r")
            sx, sy = (a.x, a.y) if full else (0, 0)
            out, x, y, p, at = _paint(_scrolled(a.rows, k, top, bot, cols), b.rows, cols, rows,
                                      sx, sy, a.pending if full else False, PLAIN)
            c = finish(pre + out, x, y, p)
            if len(c) < len(best):
                best = c
        # clear and paint
        blank = [[BLANK] * cols for _ in range(rows)]
        out, x, y, p, at = _paint(blank, b.rows, cols, rows, 0, 0, False, PLAIN)
        c = finish([sgr(a.sgr, PLAIN), "\x1b[H\x1b[J"] + out, x, y, p)
        if len(c) < len(best):
            best = c
    return best


# ---------------------------------------------------------------------- colours for pictures
_BASE = [(0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
         (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)]


def rgb(c, default):
    if c is None:
        return default
    if isinstance(c, tuple):
        return c
    if c < 16:
        return _BASE[c]
    if c < 232:
        c -= 16
        return tuple(0 if v == 0 else 55 + 40 * v for v in (c // 36, c // 6 % 6, c % 6))
    v = 8 + 10 * (c - 232)
    return (v, v, v)
