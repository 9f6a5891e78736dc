#!/usr/bin/env python3
"""The goals of docs/performance.md, measured: `benches/run [ROW...]` builds the program and calls this.

Every comparison is interleaved: each program once per round, and medians over the rounds.
"""

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time

import rig
from rig import Run
from world import ID, ROOT, World, prose

WORDS = "y no consta la firma del director en el acta de la visita"
# The program takes 20,000 characters a text; what the rows type has to find room.
LONG = 19_900
ROWS, TABLE = [], []


def row(name):
    """Registers a row of the table."""
    def keep(function):
        ROWS.append((name, function))
        return function
    return keep


def tell(work, goal, figure, holds, nano="", vim=""):
    """One line of the table."""
    TABLE.append((work, goal, figure, nano, vim, "–" if holds is None else "holds" if holds else "MISSED"))
    print("| " + " | ".join(TABLE[-1]) + " |", flush=True)


def interleave(rounds, **programs):
    """Runs every program once per round; name -> medians (and `lo_`, `hi_` of each figure)."""
    got = {name: [] for name in programs}
    for _ in range(rounds):
        for name, once in programs.items():
            got[name].append(once())
    return {name: medians(runs) for name, runs in got.items()}


def medians(runs):
    result = {}
    for key in runs[0]:
        values = [r[key] for r in runs]
        result[key], result["lo_" + key], result["hi_" + key] = statistics.median(values), min(values), max(values)
    return result


class Bench:
    def __init__(self, world, exe, rounds):
        self.w, self.exe, self.rounds = world, exe, rounds
        self.text = {n: world.path(f"text{n}.txt") for n in (200, 400, LONG)}
        self.walk = [exe, "continuar", ID]

    def ours(self, folder, argv=None, **options):
        return Run(argv or self.walk, self.w, folder, **options)

    def writing(self, folder):
        """A session whose text is open, once the supervisor has said to go on with it."""
        return self.ours(folder).go_on()

    def nano(self, file):
        copy = self.copy(file)
        return Run(["nano", "-S", "-a", copy], self.w)

    def vim(self, file):
        return Run(["vim", "-u", "NONE", "-n", self.copy(file)], self.w)

    def copy(self, file):
        with open(file, "rb") as f:
            return self.w.write("copia.txt", f.read())


def spread(m, key, unit=""):
    return f"{m[key]:.2f}{unit} [{m['lo_' + key]:.2f}–{m['hi_' + key]:.2f}]"


@row("start")
def start(b):
    def of(opened):
        with opened as r:
            return r.start()
    m = interleave(b.rounds * 2,
                   list=lambda: of(b.ours(b.w.examples(), [b.exe])),
                   session=lambda: of(b.ours(b.w.one(prose(200)))),
                   nano=lambda: of(b.nano(b.text[200])), vim=lambda: of(b.vim(b.text[200])))
    for what in ("list", "session"):
        o, n, v = m[what], m["nano"], m["vim"]
        tell(f"start, {what}: CPU", "≤ 0.6 × nano, ≤ 0.7 × vim",
             f"{spread(o, 'cpu', ' ms')}: {o['cpu'] / n['cpu']:.2f} × nano, {o['cpu'] / v['cpu']:.2f} × vim",
             o["cpu"] <= 0.6 * n["cpu"] and o["cpu"] <= 0.7 * v["cpu"], spread(n, "cpu", " ms"), spread(v, "cpu", " ms"))
        tell(f"start, {what}: bytes", "≤ 1.1 × ref, no query",
             f"{o['bytes']:.0f}, {o['b/ref']:.3f} × ref; {o['queries']:.0f} queries", o["b/ref"] <= 1.1 and o["hi_queries"] == 0,
             f"{n['bytes']:.0f}, {n['b/ref']:.2f}; {n['queries']:.0f}", f"{v['bytes']:.0f}, {v['b/ref']:.2f}; {v['queries']:.0f}")
        tell(f"start, {what}: stable after", "", spread(o, "ms", " ms"), None, spread(n, "ms", " ms"), spread(v, "ms", " ms"))


@row("memory")
def memory(b):
    def of(opened, tokens):
        with opened as r:
            r.keys(tokens, 0.02)
            return {"hwm": r.s.proc.memory()["hwm"]}
    words = list(WORDS.replace(" ", ""))[:30]
    m = interleave(b.rounds,
                   list=lambda: of(b.ours(b.w.examples(), [b.exe]), ["<down>"] * 5),
                   session=lambda: of(b.writing(b.w.one(prose(200))), words + ["<esc>"] + ["<down>"] * 10 + ["t", "<down>"]),
                   nano=lambda: of(b.nano(b.text[200]), words + ["<down>"] * 10),
                   vim=lambda: of(b.vim(b.text[200]), ["A"] + words + ["<esc>"] + ["<down>"] * 10))
    n, v = m["nano"], m["vim"]
    for what in ("list", "session"):
        o = m[what]
        tell(f"peak memory, {what}", "≤ 0.9 × nano, ≤ 0.55 × vim",
             f"{o['hwm']:.0f} KiB: {o['hwm'] / n['hwm']:.2f} × nano, {o['hwm'] / v['hwm']:.2f} × vim",
             o["hwm"] <= 0.9 * n["hwm"] and o["hwm"] <= 0.55 * v["hwm"], f"{n['hwm']:.0f} KiB", f"{v['hwm']:.0f} KiB")


@row("typing")
def typing(b):
    tokens = ["<space>" if c == " " else c for c in WORDS]

    def of(opened, first):
        with opened as r:
            r.send(first)
            r.pause(0.3)
            got = r.keys(tokens)
            left = r.keys(["<left>"] * 20)
            return {**got, "left": left["cpu"]}
    third = ["<down>", "<down>"] + ["<right>"] * 10
    m = interleave(b.rounds,
                   end=lambda: of(b.writing(b.w.one(prose(200))), ["<c-end>"]),
                   nano=lambda: of(b.nano(b.text[200]), ["<a-/>"]),
                   vim=lambda: of(b.vim(b.text[200]), ["G", "A"]),
                   inside=lambda: of(b.writing(b.w.one(prose(400))), ["<c-home>", *third]),
                   nano_inside=lambda: of(b.nano(b.text[400]), third),
                   vim_inside=lambda: of(b.vim(b.text[400]), ["g", "j", "g", "j", "1", "0", "l", "i"]))
    o, n, v = m["end"], m["nano"], m["vim"]
    tell("typing at the end of a wrapped text", "≤ 2.5 bytes a character, one write each",
         f"{o['bytes']:.2f} (median {o['med']:.0f}, most {o['max']:.0f}), {o['b/ref']:.2f} × ref; "
         f"status of saves apart: {o['after']:.0f} bytes in {len(tokens)} characters",
         o["bytes"] <= 2.5, f"{n['total']:.1f}", f"{v['total']:.1f}")
    i, ni, vi = m["inside"], m["nano_inside"], m["vim_inside"]
    tell("typing inside a wrapped paragraph", "≤ 1.1 × ref, ≤ 1.0 × nano",
         f"{i['total']:.1f} a character, {i['b/ref']:.2f} × ref, {i['total'] / ni['total']:.2f} × nano",
         i["b/ref"] <= 1.1 and i["total"] <= ni["total"], f"{ni['total']:.1f} ({ni['b/ref']:.2f} × ref)",
         f"{vi['total']:.1f} ({vi['b/ref']:.2f} × ref)")
    for what, o, n, v in (("typing at the end", o, n, v), ("typing inside", i, ni, vi)):
        cpu(what, "cpu", o, n, v)
    cpu("arrow in a text", "left", m["end"], m["nano"], m["vim"])


def cpu(what, key, o, n, v):
    tell(f"CPU per key, {what}", "≤ 2 × nano", f"{spread(o, key, ' ms')}: {o[key] / n[key]:.2f} × nano", o[key] <= 2 * n[key],
         spread(n, key, " ms"), spread(v, key, " ms"))


@row("moving")
def moving(b):
    def of(opened, tokens, first=()):
        with opened as r:
            if first:
                r.send(first)
                r.pause(0.3)
            return r.keys(tokens)
    pages = b.w.path("pages.txt")
    examples = b.w.many(30, "treinta")
    m = interleave(b.rounds,
                   next=lambda: of(b.ours(b.w.one(prose(200), editing=False)), ["<down>"] * 30),
                   nano=lambda: of(b.nano(pages), ["<pgdn>"] * 30), vim=lambda: of(b.vim(pages), ["<c-f>"] * 30),
                   tree=lambda: of(b.ours(b.w.one(prose(200), editing=False)), ["<down>"] * 12, ["t"]),
                   list=lambda: of(b.ours(examples, [b.exe]), ["<down>"] * 12),
                   nano_line=lambda: of(b.nano(pages), ["<down>"] * 12))
    o, n, v = m["next"], m["nano"], m["vim"]
    tell("next criterion", "≤ 1.10 × ref, one write", f"{o['total']:.0f} bytes, {o['b/ref']:.3f} × ref, {o['chunks']:.2f} reads",
         o["b/ref"] <= 1.1 and o["chunks"] <= 1.0, f"{n['total']:.0f} ({n['b/ref']:.2f} × ref)", f"{v['total']:.0f} ({v['b/ref']:.2f} × ref)")
    cpu("next criterion (editors: next page)", "cpu", o, n, v)
    for what, goal in (("tree", "≤ 1.1 × ref, ≤ 70 bytes"), ("list", "")):
        o = m[what]
        tell(f"moving the selection, {what}" + ("" if goal else " (the detail below changes too)"), goal,
             f"{o['total']:.1f} bytes (most {o['max']:.0f}), {o['b/ref']:.2f} × ref", o["b/ref"] <= 1.1 and o["max"] <= 70 if goal else None)
    cpu("selection in the tree (nano: next line)", "cpu", m["tree"], m["nano_line"], m["nano_line"])


@row("quiet")
def quiet(b):
    with b.writing(b.w.one(prose(200))) as r:
        r.keys("abc")
        r.pause(4)
        writing = r.rest(5)
        r.keys(["<esc>"])
        r.pause(3)
        same = r.keys(["x", "w", "<home>", "<f5>"])
        r.pause(2)
        walk = r.rest(5)
    with b.ours(b.w.examples(), [b.exe]) as r:
        r.pause(1)
        listed = r.rest(5)
    with b.nano(b.text[200]) as r:
        n = r.rest(5)
    with b.vim(b.text[200]) as r:
        r.pause(4.5)
        v = r.rest(5)
    tell("a frame in which nothing changed", "0 bytes, 0 writes", f"{same['total']:.0f} bytes, {same['chunks']:.0f} writes",
         same["total"] == 0 and same["chunks"] == 0)

    def words(i):
        return f"{i['bytes']} bytes, {i['vol']} wake-ups, {i['ticks']} ticks"
    for what, i in (("writing", writing), ("walk", walk), ("list", listed)):
        tell(f"idle 5 s, {what}", "0 bytes, 0 wake-ups, 0 ticks", words(i), not any(i.values()), words(n), words(v))


def written(lines):
    return [c for c in rig.parsed(lines) if c[1] in ("write", "writev") and re.match(r"\d+</dev/(tty|pts)", c[2])]


@row("writes")
def writes(b):
    """One write a key, 100 arrows at once: counted by strace."""
    marks = {}

    def drive(r):
        def mark(name, work):
            r.pause(2.5)
            a = time.time()
            work()
            r.pause(0.3)
            marks[name] = (a, time.time())
        r.go_on()
        mark("text", lambda: (r.send(["<left>"] * 100), r.pause(0.5)))
        r.send(["<c-end>"])
        mark("typed", lambda: [(r.s.write(b"a"), r.pause(0.02)) for _ in range(20)])
        r.send(["<esc>"])
        mark("walk", lambda: (r.send(["<down>"] * 100), r.pause(0.5)))
        r.send(["<home>", "t"])
        mark("tree", lambda: (r.send(["<down>"] * 100), r.pause(0.5)))
    calls = written(rig.traced(b.walk, b.w, b.w.one(prose(200)), "write,writev", drive))
    count = {name: sum(lo <= c[0] <= hi for c in calls) for name, (lo, hi) in marks.items()}
    tell("writes for 20 characters (strace)", "20, and those of saves", str(count["typed"]), 20 <= count["typed"] <= 22)
    for name in ("text", "walk", "tree"):
        tell(f"100 arrow keys at once, {name}", "≤ 3 frames", f"{count[name]} writes", count[name] <= 3)


@row("save")
def save(b):
    calls = "openat,fsync,fdatasync,rename,renameat,renameat2"
    bpf = ["--seccomp-bpf"]

    def drive(r):
        r.go_on()
        for _ in range(12):
            r.key("a")
            r.pause(1.1)
    for size in (200, LONG):
        folder = b.w.one(prose(size))
        ours = spans(rig.parsed(rig.traced(b.walk, b.w, folder, calls, drive, bpf)), f"{ID}.json.tmp")
        bytes_ = os.path.getsize(f"{folder}/sesiones/{ID}.json")
        bare_dir = b.w.folder("bare")
        bare = spans(rig.parsed(rig.traced([sys.executable, f"{os.path.dirname(__file__) or '.'}/bare.py", bare_dir, str(bytes_), "20"],
                                          b.w, None, calls, lambda r: r.pause(3), bpf)), "a.tmp")
        o, n = statistics.median(s[0] for s in ours), statistics.median(s[0] for s in bare)
        syncs = {s[1:] for s in ours}
        tell(f"a save of {bytes_} bytes", "1 file sync, 1 folder sync, ≤ 1.3 × bare calls",
             f"{len(ours)} saves, (file, folder) syncs {sorted(syncs)}; {o * 1e3:.2f} ms, {o / n:.2f} × bare",
             syncs == {(1, 1)} and o <= 1.3 * n, f"bare: {n * 1e3:.2f} ms")


def spans(calls, name):
    """(seconds, file syncs, folder syncs) of every save: from opening `name` to the end of the folder's sync."""
    found, begun, files = [], None, 0
    for t, call, args, took in calls:
        if call == "openat" and name in args:
            begun, files = t, 0
        elif begun and call in ("fsync", "fdatasync"):
            if name in args:
                files += 1
            else:
                found.append((t + took - begun, files, 1))
                begun = None
    return found


@row("slow-disk")
def slow_disk(b):
    got = []

    def drive(r):
        r.go_on()
        for _ in range(120):
            got.append(r.key("a", 0.015))
    lines = rig.traced(b.walk, b.w, b.w.one(prose(200)), "fsync,fdatasync", drive,
                       ["--seccomp-bpf", "-e", "inject=fsync,fdatasync:delay_enter=500000"])
    syncs = sum(c[3] > 0.4 for c in rig.parsed(lines))
    ms = sorted(g["ms"] if g["ms"] is not None else 1e9 for g in got)
    tell("keys while every sync takes 500 ms (strace)", "never wait", f"median {ms[60]:.2f} ms, slowest of 120 {ms[-1]:.1f} ms; {syncs} slow syncs",
         ms[-1] < 100 and syncs >= 2)


@row("large")
def large(b):
    def of(opened, tokens, first=(), quiet=0.03):
        with opened as r:
            if first:
                r.send(first)
                r.pause(0.4)
            return r.keys(tokens, quiet)
    down, words = ["<down>"] * 25, list(WORDS.replace(" ", ""))[:40]
    arrows = ["<left>"] * 15 + ["<up>"] * 5
    m = interleave(b.rounds,
                   c36=lambda: of(b.ours(b.w.one("", editing=False)), down), c500=lambda: of(b.ours(b.w.large(500)), down),
                   t36=lambda: of(b.ours(b.w.one("", editing=False)), down, ["t"]), t500=lambda: of(b.ours(b.w.large(500)), down, ["t"]),
                   w36=lambda: of(b.writing(b.w.one(prose(200))), words), w500=lambda: of(b.writing(b.w.large(500, prose(200), True)), words),
                   e200=lambda: of(b.writing(b.w.one(prose(200))), words), e20000=lambda: of(b.writing(b.w.one(prose(LONG))), words),
                   i200=lambda: of(b.writing(b.w.one(prose(200))), words, ["<c-home>", "<down>"]),
                   i20000=lambda: of(b.writing(b.w.one(prose(LONG))), words, ["<c-home>", *["<pgdn>"] * 20]),
                   a200=lambda: of(b.writing(b.w.one(prose(200))), arrows), a20000=lambda: of(b.writing(b.w.one(prose(LONG))), arrows),
                   nano=lambda: of(b.nano(b.text[LONG]), words, ["<a-/>"]))
    pairs = (("500 criteria: next criterion", "c36", "c500"), ("500 criteria: tree", "t36", "t500"), ("500 criteria: typing", "w36", "w500"),
             ("20,000 characters: typing at the end", "e200", "e20000"), ("20,000 characters: typing inside", "i200", "i20000"),
             ("20,000 characters: arrows", "a200", "a20000"))
    for what, small, big in pairs:
        s, g = m[small], m[big]
        tell(f"{what}, CPU per key", "≤ 1.5 × small", f"{g['cpu']:.3f} ms, {g['cpu'] / s['cpu']:.2f} × {s['cpu']:.3f}", g["cpu"] <= 1.5 * s["cpu"],
             f"{m['nano']['cpu']:.3f} ms" if big == "e20000" else "")


@row("many")
def many(b):
    folder = b.w.many(20000, "veintemil")

    def once():
        with b.ours(folder, [b.exe], settle=False) as r:
            s = r.s
            while not s.chunks:
                s._read(0.05)
            first = (s.chunks[0][0] - s.t_fork) / 1e6
            s.wait_for(r"/20[. ]?000 supervisiones/", 20)
            s.drain(0.3, 20)
            whole = (s.chunks[-1][0] - s.t_fork) / 1e6
        with b.ours(folder, [b.exe], settle=False) as r:
            s = r.s
            while not s.chunks:
                s._read(0.05)
            slowest = 0.0
            for _ in range(8):
                for key, shown in (("?", "AvPág"), ("<esc>", "")):
                    t = rig.now()
                    s.write(s.key(key))
                    s.wait_for(shown or "Supervisiones", 5, False)
                    while not shown and s.on_screen("AvPág"):
                        s._read(0.05)
                        s.feed()
                    slowest = max(slowest, (rig.now() - t) / 1e6)
        return {"first": first, "whole": whole, "key": slowest}
    m = medians([once() for _ in range(b.rounds)])
    calls = rig.parsed(rig.traced([b.exe], b.w, folder, "getdents64,write", lambda r: r.pause(3)))
    frame = next((c[0] for c in calls if c[1] == "write" and "/dev/" in c[2]), None)
    read = next((c[0] for c in calls if c[1] == "getdents64" and "/sesiones>" in c[2]), None)
    tell("20,000 sessions: first frame", "before the folder is read", f"{spread(m, 'first', ' ms')}; "
         f"{'before' if frame and read and frame < read else 'AFTER'} the first getdents", bool(frame and read and frame < read))
    tell("20,000 sessions: list whole", "≤ 1 s", spread(m, "whole", " ms"), m["whole"] <= 1000)
    tell("20,000 sessions: help opened and closed eight times meanwhile", "answers", f"slowest {m['key']:.1f} ms", m["key"] < 100)


@row("ssh")
def ssh(b):
    sshd = rig.Sshd(b.w.base)
    try:
        over_ssh(b, sshd)
    finally:
        sshd.close()


def over_ssh(b, sshd):
    def far(command, ready, drive):
        relay = rig.Relay(sshd.port, 9600 / 8, 0.15)
        try:
            with Run(sshd.client(relay.port, command), b.w, settle=False, env={"LANG": "C.UTF-8"}) as r:
                if not r.s.wait_for(ready, 20):
                    raise OSError("\n".join(r.s.screen.text()))
                r.s.drain(0.6, 5)
                relay.slow = True
                return drive(r)
        finally:
            relay.close()

    def type_words(r):
        return r.keys(list(WORDS.replace(" ", ""))[:25], 0.5)
    folder = lambda: b.w.one(prose(200))
    ours = lambda: f"SUPERVISA_DATOS={folder()} {b.exe} continuar {ID}"
    m = interleave(3, ours=lambda: far(ours(), "Tab sigue", type_words),
                   nano=lambda: far(f"nano -S -a +1,195 {b.copy(b.text[200])}", "copia.txt", type_words))
    o, n = m["ours"], m["nano"]
    tell("ssh -C, 9600 bit/s, 300 ms: echo", "no later than nano's", f"median {o['ms']:.0f} ms, whole after {o['last']:.0f}",
         o["ms"] <= n["ms"] + 1 and o["last"] <= n["last"] + 1, f"{n['ms']:.0f} ms, whole after {n['last']:.0f}")

    def walk(r):
        r.key("<esc>", 1.5)
        r.pause(2.5)
        return r.keys(["<down>"] * 12, 1.2)
    m = interleave(2, ours=lambda: far(ours(), "Tab sigue", walk),
                   nano=lambda: far(f"nano {b.copy(b.w.path('pages.txt'))}", "copia.txt", lambda r: r.keys(["<pgdn>"] * 12, 1.2)))
    o, n = m["ours"], m["nano"]
    tell("ssh -C, 9600 bit/s, 300 ms: next criterion", "≤ 1.5 s", f"median {o['last']:.0f} ms, slowest {o['slowest']:.0f}", o["hi_slowest"] <= 1500,
         f"page: {n['last']:.0f} ms, slowest {n['slowest']:.0f}")


# A supervisor's keys, this many seconds apart, and a line of so many bytes a second.
KEY_PAUSE, LINE = 0.2, 1200


def waited(sizes):
    """Seconds that someone who looks at each screen before the next key waits, beyond the pause between two keys."""
    return sum(max(0.0, size / LINE - KEY_PAUSE) for size in sizes)


@row("evaluation")
def evaluation(b):
    """A whole supervision, digit by digit and letter by letter: as long as a supervisor takes, half an hour a program."""
    with open(f"{ROOT}/sessions/opd-completa.json", encoding="utf-8") as f:
        wanted = {code: (one["score"], one["hallazgo"], one["observacion"]) for code, one in json.load(f)["evaluations"].items()}
    answers = [(str(score), hallazgo + observacion) for score, hallazgo, observacion in wanted.values()]

    def typed(opened, between, behind):
        with opened as r:
            sizes = r.paced([key for digit, text in answers for key in (digit, *between, *text, *behind)], KEY_PAUSE)
            r.pause(2)
        return sum(sizes), waited(sizes)
    folder = b.w.one("", editing=False, answered=False)
    ours, wait = typed(b.ours(folder), "", "\t")
    with open(f"{folder}/sesiones/{ID}.json", encoding="utf-8") as f:
        kept = {code: (one["score"], one["hallazgo"], one["observacion"]) for code, one in json.load(f)["evaluations"].items()}
    nano, nano_wait = typed(b.nano(b.w.write("vacio.txt", b"")), "\r", "\r")
    count = sum(len(text) for _, text in answers)
    tell(f"a whole evaluation: {len(answers)} digits, {count} characters, five keys a second", "≤ 85,000 bytes, ≤ 44 s of waiting at 9600 bit/s",
         f"{ours} bytes, {wait:.0f} s{'' if kept == wanted else '; NOT WHAT WAS TYPED'}", ours <= 85_000 and wait <= 44 and kept == wanted,
         f"{nano} bytes, {nano_wait:.0f} s")


def noise():
    """How much a fixed piece of work varies here."""
    def once():
        t = time.process_time()
        sum(range(300_000))
        return (time.process_time() - t) * 1e3
    times = sorted(once() for _ in range(200))
    return f"a fixed loop: median {times[100]:.2f} ms, 5–95 % {times[10]:.2f}–{times[190]:.2f}; load {os.getloadavg()[0]:.1f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("rows", nargs="*")
    args = parser.parse_args()
    def version(*command):
        return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0].strip()
    print(f"# {platform.machine()}, {os.cpu_count()} cores, Linux {platform.release()}, python {platform.python_version()}; "
          f"{version('nano', '--version')}; {version('vim', '--version').split('(')[0]}; rounds {args.rounds}")
    print(f"# noise: {noise()}")
    print("| work | goal | supervisa | nano -S -a | vim -u NONE | verdict |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="supervisa-bench.") as base:
        bench = Bench(World(base), os.path.abspath(args.program), args.rounds)
        for name, measure in ROWS:
            if name in args.rows or not args.rows and name != "evaluation":
                measure(bench)
    print(f"# noise: {noise()}")
    return any(line[-1] == "MISSED" for line in TABLE)


if __name__ == "__main__":
    sys.exit(main())
