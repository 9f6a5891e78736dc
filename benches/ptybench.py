#!/usr/bin/env python3
"""ptybench.py - measure a terminal program in a pty.

Taken over as it is from the tools this project was given; goals.py uses its Session.

    ptybench.py [options] -s 'STEP' [-s 'STEP' ...] -- COMMAND ARGS...
    ptybench.py [options] --steps FILE -- COMMAND ARGS...
    ptybench.py --suite peers.toml [--only GLOB[,GLOB]] [--repeat N] [--json OUT]

Options: --cols 80 --rows 24 --term xterm-256color --env K=V --cwd DIR --repeat N --json OUT.json
  --vs 'COMMAND ARGS'   the same steps (or --vs-steps FILE) on a second command, runs interleaved A B A B,
                        with a table of ratios A/B
  --setup 'SH'          shell command run before each run (e.g. to restore a file)
  --ready TEXT          start-up ends only when TEXT is on the screen (and output is quiet)
  --profile xterm|putty|vt100|silent   which queries the terminal answers (kitty CSI ?u: never)
  --reply-delay MS      answers to queries come MS late (what an SSH round trip costs at start-up)
  --strace LIST         run under strace -f -e trace=LIST; the calls are counted (do not read times then)
  --instr               run under valgrind/callgrind; instructions executed are reported (slow)
  --raw FILE            also write the raw bytes of the last run

Steps (one a line; '#' comments; words quoted as in a shell).  Each takes key=value options
(quiet=MS, timeout=S, name=LABEL).  Start-up is measured before the first step.
  keys '<down>*50'      each key alone: send, wait for quiet, measure.  '<down> x <c-s>' are tokens
  type 'texto ...'      one key per character (type @FILE reads the text from a file)
  send '<esc>:w<enter>' all in ONE write, one measurement (also for several keys of set-up)
  burst '<down>*50' gap=33   keys sent every gap ms without waiting; measured as one
  paste 'text'          one write, bracketed when the program asked for it (paste @FILE)
  wait 'text' | wait '/regex/'   until on the emulated screen (error after timeout)
  expect 'text'         must be on the screen now;   absent 'text'  must not
  quiet 200             until no output for 200 ms
  resize 120 40 | signal HUP | sleep 0.5 | idle 5 | snap NAME
  quit 'keys'           send, wait for the process to end (exit time, bytes of restoring)
Keys: <up> <down> <left> <right> <home> <end> <pgup> <pgdn> <ins> <del> <bs> <tab> <s-tab> <enter>
  <esc> <space> <lt> <f1>..<f12> <c-x> <ctrl-x> <a-x> <alt-x> <c-right> ...;  TOKEN*N repeats.

Per step: bytes written by the program, chunks (reads, about SSH packets), cells that look different
after it, ref = bytes of a compact encoding of the same change (vt.encode), ms to first / last byte,
CPU ms (all threads and children, from schedstat), z = bytes after ssh -C style zlib.
"""
import tempfile
import argparse
import fcntl
import fnmatch
import json
import os
import re
import resource
import select
import shlex
import signal
import statistics
import struct
import subprocess
import sys
import termios
import time
import tomllib
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import vt  # noqa: E402

now = time.monotonic_ns
QUERY = re.compile(rb"\x1b\[[<=>?]?[0-9;]*\$?[ncpqut]|\x1b[]P]|\x1bZ")
KEYS = {"enter": "\r", "cr": "\r", "tab": "\t", "esc": "\x1b", "bs": "\x7f", "backspace": "\x7f", "space": " ",
        "lt": "<", "gt": ">", "s-tab": "\x1b[Z", "lf": "\n", "star": "*"}
CURSOR = {"up": "A", "down": "B", "right": "C", "left": "D", "end": "F", "home": "H"}
TILDE = {"ins": 2, "del": 3, "delete": 3, "pgup": 5, "pageup": 5, "pgdn": 6, "pagedown": 6,
         "f5": 15, "f6": 17, "f7": 18, "f8": 19, "f9": 20, "f10": 21, "f11": 23, "f12": 24}
SS3 = {"f1": "P", "f2": "Q", "f3": "R", "f4": "S"}


class BenchError(Exception):
    pass


def one_key(name, app_cursor):
    n = name.lower()
    if n in KEYS:
        return KEYS[n]
    mod = 1
    base = n
    while True:
        m = re.match(r"(c|ctrl|a|alt|m|s|shift)-(.+)$", base)
        if not m:
            break
        mod += {"c": 4, "ctrl": 4, "a": 2, "alt": 2, "m": 2, "s": 1, "shift": 1}[m.group(1)]
        base = m.group(2)
    if base in CURSOR:
        if mod > 1:
            return "\x1b[1;%d%s" % (mod, CURSOR[base])
        return ("\x1bO" if app_cursor else "\x1b[") + CURSOR[base]
    if base in TILDE:
        return "\x1b[%d%s~" % (TILDE[base], ";%d" % mod if mod > 1 else "")
    if base in SS3:
        return "\x1b[1;%d%s" % (mod, SS3[base]) if mod > 1 else "\x1bO" + SS3[base]
    s = KEYS.get(base, name[-1] if len(base) == 1 else None)
    if s is None:
        raise BenchError(f"unknown key <{name}>")
    if (mod - 1) & 4:
        s = chr(ord(s.upper()) & 0x1f) if s not in " @" else "\x00"
    if (mod - 1) & 2:
        s = "\x1b" + s
    return s


def parse_keys(s):
    """'<down>*50 a <c-s>' -> list of key names; a literal run of characters is one token per character.
    Blanks separate tokens (write <space> for a blank)."""
    out = []
    for word in s.split():
        toks = re.findall(r"<[^<>\s]+>|[^<]", word)
        m = re.match(r"(.*?)\*(\d+)$", word)
        if m and m.group(1):
            toks = re.findall(r"<[^<>\s]+>|[^<]", m.group(1)) * int(m.group(2))
        out += toks
    return out


class Proc:
    """/proc figures of a process and its descendants, all threads"""

    def __init__(self, pid):
        self.pid = pid

    def tasks(self):
        todo, seen = [self.pid], []
        while todo:
            pid = todo.pop()
            try:
                tids = os.listdir(f"/proc/{pid}/task")
            except OSError:
                continue
            for t in tids:
                seen.append((pid, t))
                try:
                    with open(f"/proc/{pid}/task/{t}/children") as f:
                        todo += [int(v) for v in f.read().split()]
                except OSError:
                    pass
        return seen

    def cpu_ns(self):
        n = 0
        for pid, t in self.tasks():
            try:
                with open(f"/proc/{pid}/task/{t}/schedstat") as f:
                    n += int(f.read().split()[0])
            except OSError:
                pass
        return n

    def idle(self):
        r = {"vol": 0, "nonvol": 0, "ticks": 0, "cpu_ns": 0, "threads": 0}
        for pid, t in self.tasks():
            try:
                with open(f"/proc/{pid}/task/{t}/status") as f:
                    for line in f:
                        if line.startswith("voluntary_ctxt"):
                            r["vol"] += int(line.split()[1])
                        elif line.startswith("nonvoluntary_ctxt"):
                            r["nonvol"] += int(line.split()[1])
                with open(f"/proc/{pid}/task/{t}/stat") as f:
                    v = f.read().rsplit(")", 1)[1].split()
                    r["ticks"] += int(v[11]) + int(v[12])
                with open(f"/proc/{pid}/task/{t}/schedstat") as f:
                    r["cpu_ns"] += int(f.read().split()[0])
                r["threads"] += 1
            except OSError:
                pass
        return r

    def memory(self):
        """KiB, summed over the process and its children"""
        r = {"hwm": 0, "rss": 0, "anon": 0, "pss": 0, "private": 0}
        for pid in {p for p, _ in self.tasks()}:
            try:
                with open(f"/proc/{pid}/status") as f:
                    for line in f:
                        k, _, v = line.partition(":")
                        if k == "VmHWM":
                            r["hwm"] += int(v.split()[0])
                        elif k == "VmRSS":
                            r["rss"] += int(v.split()[0])
                        elif k == "RssAnon":
                            r["anon"] += int(v.split()[0])
                with open(f"/proc/{pid}/smaps_rollup") as f:
                    for line in f:
                        if line.startswith("Pss:"):
                            r["pss"] += int(line.split()[1])
                        elif line.startswith("Private_"):
                            r["private"] += int(line.split()[1])
            except OSError:
                pass
        return r

    def exe(self):
        try:
            return os.readlink(f"/proc/{self.pid}/exe")
        except OSError:
            return ""


class Session:
    def __init__(self, argv, cols=80, rows=24, term="xterm-256color", env=None, cwd=None, profile="xterm",
                 reply_delay=0.0):
        self.argv, self.cols, self.rows = argv, cols, rows
        self.screen = vt.Screen(cols, rows, self._reply, profile)
        self.reply_delay = reply_delay / 1000.0
        self.replies = []
        self.chunks = []             # (t_ns, bytes)
        self.fed = 0
        self.eof = False
        self.status = None
        self.rusage = None
        e = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "USER", "LOGNAME", "SHELL", "TZ")}
        e.update(TERM=term, LANG="C.UTF-8")
        for k, v in (env or {}).items():
            if v is None:
                e.pop(k, None)
            else:
                e[k] = str(v)
        self.env, self.cwd = e, cwd
        self._spawn()

    def _spawn(self):
        m, s = os.openpty()
        fcntl.ioctl(m, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.cols, 0, 0))
        name = os.ttyname(s)
        exe = self.argv[0]
        if "/" not in exe:
            for d in self.env.get("PATH", "/usr/bin:/bin").split(":"):
                if os.access(os.path.join(d, exe), os.X_OK):
                    exe = os.path.join(d, exe)
                    break
            else:
                raise BenchError(f"command not found: {self.argv[0]}")
        acts = [(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0), (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2)]
        old = os.getcwd()
        try:
            if self.cwd:
                os.chdir(self.cwd)
            self.t_fork = now()
            # vfork-like: returns once the child has exec'd; the opened tty becomes its controlling terminal
            self.pid = os.posix_spawn(exe, self.argv, self.env, file_actions=acts, setsid=True,
                                      setsigdef=[signal.SIGPIPE, signal.SIGINT, signal.SIGQUIT])
            self.t0 = now()
        finally:
            os.chdir(old)
            os.close(s)
        self.fd = m
        os.set_blocking(m, False)
        self.poll = select.poll()
        self.poll.register(m, select.POLLIN)
        self.proc = Proc(self.pid)

    # ------------------------------------------------------------ output
    def _reply(self, data):
        if self.reply_delay:
            self.replies.append((now() + int(self.reply_delay * 1e9), data))
        else:
            self.write(data)

    def _due(self):
        while self.replies and self.replies[0][0] <= now():
            self.write(self.replies.pop(0)[1])

    def _read(self, timeout):
        """read once; False when nothing came in timeout seconds or the program is gone"""
        if self.eof:
            return False
        end = now() + int(timeout * 1e9)
        while True:
            left = (end - now()) / 1e6
            wait = left
            if self.replies:
                self._due()
                if self.replies:
                    wait = min(left, max(0.0, (self.replies[0][0] - now()) / 1e6))
            if self.poll.poll(max(0, wait)):
                break
            if now() >= end:
                return False
        t = now()
        try:
            data = os.read(self.fd, 65536)
        except BlockingIOError:
            return False
        except OSError:
            data = b""
        if not data:
            self.eof = True
            return False
        self.chunks.append((t, data))
        if QUERY.search(data):
            self.feed()
        return True

    def feed(self):
        for _, d in self.chunks[self.fed:]:
            self.fed += 1
            self.screen.feed(d)

    def drain(self, quiet, timeout):
        """read until nothing came for quiet seconds; parses in the gaps.  False on timeout"""
        end = now() + int(timeout * 1e9)
        last = now()
        while not self.eof:
            t = now()
            if t > end:
                self.feed()
                return False
            if self._read(0.004):
                last = self.chunks[-1][0]
                continue
            if self.fed < len(self.chunks):
                self.feed()
            elif now() - last >= quiet * 1e9:
                break
            else:
                self._read(max(0.0, quiet - (now() - last) / 1e9)) and (last := self.chunks[-1][0])
        self.feed()
        return True

    def wait_for(self, what, timeout, gone=False):
        end = now() + int(timeout * 1e9)
        rx = re.compile(what[1:-1]) if len(what) > 2 and what[0] == what[-1] == "/" else re.compile(re.escape(what))
        while True:
            self.feed()
            hit = rx.search("\n".join(self.screen.text()))
            if bool(hit) != gone:
                return True
            if self.eof or now() > end:
                return False
            self._read(0.05)

    def on_screen(self, what):
        self.feed()
        rx = re.compile(what[1:-1]) if len(what) > 2 and what[0] == what[-1] == "/" else re.compile(re.escape(what))
        return bool(rx.search("\n".join(self.screen.text())))

    # ------------------------------------------------------------ input
    def write(self, data):
        view = memoryview(data)
        end = now() + 5_000_000_000
        while view and not self.eof:
            try:
                n = os.write(self.fd, view)
                view = view[n:]
            except BlockingIOError:
                self._read(0.01)             # program is busy writing: keep reading
                if now() > end:
                    raise BenchError("the program does not read its input")
            except OSError:
                self.eof = True

    def key(self, tok):
        if len(tok) > 2 and tok[0] == "<" and tok[-1] == ">":
            return one_key(tok[1:-1], "?1" in self.screen.modes).encode()
        return tok.encode()

    def resize(self, cols, rows):
        self.cols, self.rows = cols, rows
        self.feed()
        self.screen.resize(cols, rows)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    # ------------------------------------------------------------ end
    def reap(self, timeout):
        end = now() + int(timeout * 1e9)
        while self.status is None:
            try:
                pid, st, ru = os.wait4(self.pid, os.WNOHANG)
            except ChildProcessError:
                self.status = -1
                break
            if pid:
                self.status, self.rusage = os.waitstatus_to_exitcode(st), ru
                break
            if now() > end:
                return False
            if not self._read(0.002):
                time.sleep(0.001)
        while self._read(0.0):
            pass
        self.feed()
        return True

    def close(self):
        """ends only our own child (its process group: it is a session leader) and reaps it"""
        if self.status is None:
            for sig, t in ((signal.SIGHUP, 0.5), (signal.SIGTERM, 0.7), (signal.SIGKILL, 3)):
                try:
                    os.killpg(self.pid, sig)
                except (ProcessLookupError, PermissionError):
                    pass
                if self.reap(t):
                    break
        try:
            os.close(self.fd)
        except OSError:
            pass


# ---------------------------------------------------------------------- scenario
def parse_steps(text):
    steps = []
    for line in text.splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        verb, _, restline = line.partition(" ")
        words, opts = [], {}
        for w in shlex.split(restline):
            m = re.match(r"(quiet|timeout|name|gap)=(.*)$", w)
            if m:
                opts[m.group(1)] = m.group(2) if m.group(1) == "name" else float(m.group(2))
            else:
                words.append(w)
        steps.append((verb, words, opts, line))
    return steps


def text_arg(words):
    s = " ".join(words)
    if s.startswith("@"):
        with open(s[1:], encoding="utf-8") as f:
            return f.read()
    return s


def run_once(spec):
    """one run of a scenario -> dict"""
    if spec.get("setup"):
        subprocess.run(["bash", "-c", spec["setup"]], check=True, stdout=subprocess.DEVNULL, cwd=spec.get("cwd"))
    argv = list(spec["cmd"])
    aux = None
    if spec.get("strace"):
        aux = f"{tempfile.gettempdir()}/ptybench.{os.getpid()}.strace"
        argv = ["strace", "-f", "-ttt", "-T", "-o", aux, "-e", "trace=" + spec["strace"]] + argv
    elif spec.get("instr"):
        aux = f"{tempfile.gettempdir()}/ptybench.{os.getpid()}.vg"
        argv = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--log-file=" + aux] + argv
    slow = 20 if spec.get("instr") else 1
    s = Session(argv, spec.get("cols", 80), spec.get("rows", 24), spec.get("term", "xterm-256color"),
                spec.get("env"), spec.get("cwd"), spec.get("profile", "xterm"), spec.get("reply_delay", 0))
    z = zlib.compressobj(6)
    zdone = [0]
    res = {"name": spec.get("name"), "cmd": spec["cmd"], "cols": s.cols, "rows": s.rows, "steps": [], "snaps": {},
           "errors": []}
    tq0 = spec.get("quiet", 80) / 1000.0

    def zbytes(lo, hi):
        n = 0
        for _, d in s.chunks[lo:hi]:
            n += len(z.compress(d)) + len(z.flush(zlib.Z_PARTIAL_FLUSH))
        return n

    def measure(send, quiet, timeout, before):
        """send() then quiet; returns one sample and the new snap"""
        i = len(s.chunks)
        p0 = s.screen.printed
        t = now()
        send()
        ok = s.drain(quiet, timeout)
        after = s.screen.snap()
        cells, cur = vt.diff(before, after)
        ch = s.chunks[i:]
        n = sum(len(d) for _, d in ch)
        ref = len(vt.encode(before, after)) if n else 0
        sample = {"bytes": n, "chunks": len(ch), "cells": cells, "ref": ref, "cursor": cur,
                  "painted": s.screen.printed - p0, "z": zbytes(i, len(s.chunks)),
                  "first_ms": (ch[0][0] - t) / 1e6 if ch else None,
                  "last_ms": (ch[-1][0] - t) / 1e6 if ch else None}
        if not ok:
            sample["not_quiet"] = True
        return sample, after

    try:
        # start-up
        blank = s.screen.snap()
        end = now() + int(15e9 * slow)
        while not s.chunks and not s.eof and now() < end:
            s._read(0.05)
        if spec.get("ready"):
            if not s.wait_for(spec["ready"], 15 * slow):
                res["errors"].append(f"start-up: {spec['ready']!r} never appeared")
        s.drain(spec.get("start_quiet", 250) / 1000.0, 10 * slow)
        cpu = s.proc.cpu_ns()
        snap = s.screen.snap()
        cells, _ = vt.diff(blank, snap)
        ch = s.chunks
        if ch:
            res["start"] = {"bytes": sum(len(d) for _, d in ch), "chunks": len(ch), "cells": cells,
                            "ref": len(vt.encode(blank, snap)), "painted": s.screen.printed, "z": zbytes(0, len(ch)),
                            "first_ms": (ch[0][0] - s.t0) / 1e6, "last_ms": (ch[-1][0] - s.t0) / 1e6,
                            "cpu_ms": cpu / 1e6, "queries": list(s.screen.queries)}
            res["start"].update({"mem_" + k: v for k, v in s.proc.memory().items()})
        for verb, words, opts, line in spec["steps"]:
            if s.eof and verb not in ("expect", "absent", "snap", "wait"):
                res["errors"].append(f"program ended before: {line}")
                break
            quiet = opts.get("quiet", tq0 * 1000) / 1000.0
            timeout = opts.get("timeout", 10.0) * slow
            label = opts.get("name", line if len(line) < 40 else line[:37] + "...")
            samples = []
            c0 = s.proc.cpu_ns()
            extra = {}
            if verb in ("keys", "type"):
                toks = parse_keys(" ".join(words)) if verb == "keys" else \
                    [{"\n": "<enter>"}.get(c, c) for c in text_arg(words)]
                for tok in toks:
                    k = s.key(tok)
                    smp, snap = measure(lambda: s.write(k), quiet, timeout, snap)
                    samples.append(smp)
                    if s.eof:
                        break
            elif verb == "send":
                k = b"".join(s.key(t) for t in parse_keys(" ".join(words)))
                smp, snap = measure(lambda: s.write(k), quiet, timeout, snap)
                samples.append(smp)
            elif verb == "paste":
                k = text_arg(words).replace("\n", "\r").encode()
                if "?2004" in s.screen.modes:
                    k = b"\x1b[200~" + k + b"\x1b[201~"
                smp, snap = measure(lambda: s.write(k), quiet, timeout, snap)
                samples.append(smp)
            elif verb == "burst":
                ks = [s.key(t) for t in parse_keys(" ".join(words))]
                gap = opts.get("gap", 0.0) / 1000.0

                def go():
                    for k in ks:
                        s.write(k)
                        t = now() + int(gap * 1e9)
                        while now() < t and not s.eof:
                            s._read((t - now()) / 1e9 if t > now() else 0)
                smp, snap = measure(go, quiet, timeout, snap)
                smp["keys"] = len(ks)
                samples.append(smp)
            elif verb == "resize":
                c, r = int(words[0]), int(words[1])
                smp, snap = measure(lambda: s.resize(c, r), quiet, timeout, snap)
                samples.append(smp)
            elif verb == "signal":
                sig = getattr(signal, "SIG" + words[0].upper().removeprefix("SIG"))
                smp, snap = measure(lambda: os.kill(s.pid, sig), quiet, timeout, snap)
                samples.append(smp)
            elif verb == "quit":
                i = len(s.chunks)
                mem = s.proc.memory()
                res["mem"] = mem
                t = now()
                s.write(b"".join(s.key(x) for x in parse_keys(" ".join(words))))
                if s.reap(timeout):
                    extra["exit_ms"] = (now() - t) / 1e6
                    extra["exit_code"] = s.status
                else:
                    res["errors"].append(f"did not end: {line}")
                ch = s.chunks[i:]
                samples.append({"bytes": sum(len(d) for _, d in ch), "chunks": len(ch), "cells": 0, "ref": 0,
                                "painted": 0, "z": zbytes(i, len(s.chunks)),
                                "first_ms": (ch[0][0] - t) / 1e6 if ch else None,
                                "last_ms": (ch[-1][0] - t) / 1e6 if ch else None})
            elif verb == "idle":
                a, i = s.proc.idle(), len(s.chunks)
                t = now()
                while now() - t < float(words[0]) * 1e9 and not s.eof:
                    s._read(max(0.0, float(words[0]) - (now() - t) / 1e9))
                b = s.proc.idle()
                sec = (now() - t) / 1e9
                s.feed()
                snap = s.screen.snap()
                res["idle"] = {"seconds": sec, "bytes": sum(len(d) for _, d in s.chunks[i:]),
                               "chunks": len(s.chunks) - i, "ticks": b["ticks"] - a["ticks"],
                               "cpu_ms": (b["cpu_ns"] - a["cpu_ns"]) / 1e6, "vol": b["vol"] - a["vol"],
                               "nonvol": b["nonvol"] - a["nonvol"], "threads": b["threads"]}
                zbytes(i, len(s.chunks))
                continue
            elif verb in ("wait", "gone"):
                i = len(s.chunks)
                if not s.wait_for(" ".join(words), timeout, verb == "gone"):
                    res["errors"].append(f"timeout: {line}")
                    res["snaps"]["at error"] = s.screen.text()
                zbytes(i, len(s.chunks))
                snap = s.screen.snap()
                continue
            elif verb in ("expect", "absent"):
                if s.on_screen(" ".join(words)) != (verb == "expect"):
                    res["errors"].append(f"failed: {line}")
                    res["snaps"]["at error"] = s.screen.text()
                continue
            elif verb == "quiet":
                i = len(s.chunks)
                s.drain(float(words[0]) / 1000.0, timeout)
                zbytes(i, len(s.chunks))
                snap = s.screen.snap()
                continue
            elif verb == "sleep":
                i = len(s.chunks)
                t = now() + int(float(words[0]) * 1e9)
                while now() < t and not s.eof:
                    s._read(max(0.0, (t - now()) / 1e9))
                s.feed()
                zbytes(i, len(s.chunks))
                snap = s.screen.snap()
                continue
            elif verb == "snap":
                s.feed()
                res["snaps"][words[0] if words else f"snap{len(res['snaps'])}"] = s.screen.text()
                continue
            else:
                raise BenchError(f"unknown step: {line}")
            st = {"name": label, "n": len(samples), "cpu_ms": (s.proc.cpu_ns() - c0) / 1e6 if not s.eof else None}
            for k in ("bytes", "chunks", "cells", "ref", "painted", "z"):
                v = [x[k] for x in samples]
                st[k] = {"total": sum(v), "med": statistics.median(v), "min": min(v), "max": max(v)}
            for k in ("first_ms", "last_ms"):
                v = sorted(x[k] for x in samples if x[k] is not None)
                st[k] = {"med": statistics.median(v), "p95": v[int(0.95 * (len(v) - 1))], "max": v[-1]} if v else None
            st["silent"] = sum(1 for x in samples if not x["bytes"])
            if any(x.get("not_quiet") for x in samples):
                res["errors"].append(f"never quiet: {line}")
            st.update(extra)
            res["steps"].append(st)
        if not s.eof and s.status is None:
            res["mem"] = s.proc.memory()
            res["cpu_ms_at_end"] = s.proc.cpu_ns() / 1e6
        res["final"] = s.screen.text()
    finally:
        s.close()
    if s.rusage:
        ru = s.rusage
        res["cpu"] = {"user_ms": ru.ru_utime * 1e3, "sys_ms": ru.ru_stime * 1e3,
                      "total_ms": (ru.ru_utime + ru.ru_stime) * 1e3, "minflt": ru.ru_minflt, "majflt": ru.ru_majflt,
                      "vol": ru.ru_nvcsw, "nonvol": ru.ru_nivcsw}
    res["exit"] = s.status
    total = sum(len(d) for _, d in s.chunks)
    res["total"] = {"bytes": total, "chunks": len(s.chunks), "queries": s.screen.queries,
                    "unknown": s.screen.unknown, "sync_frames": s.screen.frames_sync, "bells": s.screen.bells}
    if spec.get("raw"):
        with open(spec["raw"], "wb") as f:
            f.write(b"".join(d for _, d in s.chunks))
    res["_raw"] = b"".join(d for _, d in s.chunks)
    if aux:
        try:
            with open(aux, errors="replace") as f:
                log = f.read()
            os.unlink(aux)
        except OSError:
            log = ""
        if spec.get("strace"):
            calls = {}
            for m in re.finditer(r"^\d+ +[\d.]+ (?:<\.\.\. )?(\w+)(?:\(| resumed)", log, re.M):
                calls[m.group(1)] = calls.get(m.group(1), 0) + 1
            res["strace"] = {"calls": calls, "log": log.splitlines()[-400:]}
        else:
            m = re.search(r"Collected : (\d+)", log)
            res["instr"] = int(m.group(1)) if m else None
    return res


# ---------------------------------------------------------------------- medians and tables
def combine(runs):
    """median, min, max of every number in the same place of several runs"""
    first = runs[0]
    if isinstance(first, bool) or first is None or isinstance(first, str):
        return first
    if isinstance(first, (int, float)):
        v = [r for r in runs if isinstance(r, (int, float))]
        return {"med": statistics.median(v), "lo": min(v), "hi": max(v)}
    if isinstance(first, dict):
        return {k: combine([r.get(k) for r in runs if isinstance(r, dict) and r.get(k) is not None] or [None])
                for k in first if k not in ("final", "snaps", "_raw", "strace", "cmd", "errors")}
    if isinstance(first, list):
        if first and isinstance(first[0], dict):
            return [combine([r[i] for r in runs if i < len(r)]) for i in range(len(first))]
        return first
    return first


def num(c, path, which="med"):
    for p in path.split("."):
        if c is None:
            return None
        c = c.get(p) if isinstance(c, dict) else None
    if isinstance(c, dict):
        return c.get(which)
    return c


def fmt(v, d=1):
    if v is None:
        return "-"
    if isinstance(v, float) and not v.is_integer():
        return f"{v:.{d}f}"
    return str(int(v))


def rng(c, path, d=1):
    v = [num(c, path, k) for k in ("med", "lo", "hi")]
    if v[0] is None:
        return "-"
    return fmt(v[0], d) if fmt(v[1], d) == fmt(v[2], d) else f"{fmt(v[0], d)} [{fmt(v[1], d)}-{fmt(v[2], d)}]"


def ratio(a, b):
    return "-" if a is None or not b else f"{a / b:.2f}"


def table(rows):
    w = [max(len(str(r[i])) for r in rows) for i in range(len(rows[0]))]
    out = []
    for j, r in enumerate(rows):
        out.append("  ".join(str(v).ljust(w[i]) if i == 0 else str(v).rjust(w[i]) for i, v in enumerate(r)).rstrip())
        if j == 0:
            out.append("  ".join("-" * x for x in w))
    return "\n".join(out)


def report(c, runs):
    o = [f"== {c.get('name') or ' '.join(runs[0]['cmd'])}   {runs[0]['cols']}x{runs[0]['rows']}   runs: {len(runs)}"]
    o.append(f"start: first byte {rng(c, 'start.first_ms')} ms, stable {rng(c, 'start.last_ms')} ms, "
             f"CPU {rng(c, 'start.cpu_ms')} ms, bytes {rng(c, 'start.bytes')} in {rng(c, 'start.chunks')} chunks, "
             f"cells {rng(c, 'start.cells')}, ref {rng(c, 'start.ref')}, zlib {rng(c, 'start.z')}")
    if c.get("start", {}).get("queries"):
        o.append("queries at start: " + ", ".join(c["start"]["queries"]))
    o.append(f"memory KiB: peak RSS {rng(c, 'mem.hwm')}, anon {rng(c, 'mem.anon')}, PSS {rng(c, 'mem.pss')}, "
             f"private {rng(c, 'mem.private')};  whole run: CPU {rng(c, 'cpu.total_ms')} ms "
             f"(user {rng(c, 'cpu.user_ms')}, sys {rng(c, 'cpu.sys_ms')})" +
             (f";  instructions {rng(c, 'instr')}" if num(c, "instr") else ""))
    if c.get("idle"):
        o.append(f"idle {fmt(num(c, 'idle.seconds'))} s: bytes {rng(c, 'idle.bytes')}, CPU {rng(c, 'idle.cpu_ms', 2)} ms, "
                 f"ticks {rng(c, 'idle.ticks')}, voluntary switches {rng(c, 'idle.vol')}, threads {rng(c, 'idle.threads')}")
    if c["steps"]:
        t = [["step", "n", "bytes/step", "min-max", "cells", "ref", "B/ref", "B/cell", "chunks", "z", "first ms", "last ms",
              "p95", "CPU ms/step"]]
        for st in c["steps"]:
            n = num(st, "n") or 1
            tb, tc, tr = num(st["bytes"], "total"), num(st["cells"], "total"), num(st["ref"], "total")
            cp = num(st, "cpu_ms")
            t.append([st["name"], fmt(n), fmt(tb / n), f"{fmt(num(st['bytes'], 'min'))}-{fmt(num(st['bytes'], 'max'))}",
                      fmt(tc / n), fmt(tr / n), ratio(tb, tr), ratio(tb, tc), fmt(num(st["chunks"], "total") / n),
                      fmt(num(st["z"], "total") / n), fmt(num(st, "first_ms.med") if st["first_ms"] else None, 2),
                      fmt(num(st, "last_ms.med") if st["last_ms"] else None, 2),
                      fmt(num(st, "last_ms.p95") if st["last_ms"] else None, 2), fmt(cp / n if cp is not None else None, 3)])
            # the medians inside a step are dicts of med/lo/hi after combine()
        o.append(table(t))
    for r in runs:
        if r.get("strace"):
            o.append("syscalls: " + ", ".join(f"{k} {v}" for k, v in sorted(r["strace"]["calls"].items())))
            break
    if runs[0]["total"]["unknown"]:
        o.append(f"sequences not understood: {runs[0]['total']['unknown']}")
    for i, r in enumerate(runs):
        for e in r["errors"]:
            o.append(f"ERROR run {i + 1}: {e}")
    return "\n".join(o)


def versus(a, b):
    t = [["A/B", "A", "B", "ratio"]]

    def row(label, va, vb, d=1):
        if va is not None and vb is not None:
            t.append([label, fmt(va, d), fmt(vb, d), ratio(va, vb)])
    for label, p in (("start CPU ms", "start.cpu_ms"), ("start bytes", "start.bytes"), ("start to stable ms", "start.last_ms"),
                     ("peak RSS KiB", "mem.hwm"), ("private KiB", "mem.private"), ("run CPU ms", "cpu.total_ms"),
                     ("instructions", "instr"), ("idle voluntary switches", "idle.vol"), ("idle bytes", "idle.bytes")):
        row(label, num(a, p), num(b, p))
    for x, y in zip(a["steps"], b["steps"]):
        row(x["name"] + ": bytes", num(x["bytes"], "total"), num(y["bytes"], "total"))
        row(x["name"] + ": CPU ms", num(x, "cpu_ms"), num(y, "cpu_ms"), 2)
    return table(t)


def run_all(specs, repeat, progress=True):
    """interleaved: every scenario once per round"""
    got = [[] for _ in specs]
    for r in range(repeat):
        for i, sp in enumerate(specs):
            if progress:
                print(f"\r[{r + 1}/{repeat}] {sp.get('name') or sp['cmd'][0]:<40.40}", end="", file=sys.stderr, flush=True)
            try:
                got[i].append(run_once(sp))
            except (BenchError, OSError, subprocess.CalledProcessError) as e:
                print(f"\n{sp.get('name') or sp['cmd']}: {e}", file=sys.stderr)
    if progress:
        print("\r" + " " * 60 + "\r", end="", file=sys.stderr)
    return got


def load_suite(path, only):
    with open(path, "rb") as f:
        doc = tomllib.load(f)
    base = os.path.dirname(os.path.abspath(path))
    var = {"BENCH": base, **doc.get("vars", {})}

    def sub(s):
        for k, v in var.items():
            s = s.replace("{" + k + "}", str(v))
        return s
    if doc.get("setup"):
        subprocess.run(["bash", "-c", sub(doc["setup"])], check=True)
    specs = []
    for sc in doc["scenario"]:
        for size in sc.get("sizes", doc.get("sizes", [[80, 24]])):
            sp = {**doc.get("defaults", {}), **sc}
            sp["name"] = sc["name"] + ("" if size == [80, 24] else f"@{size[0]}x{size[1]}")
            if only and not any(fnmatch.fnmatch(sp["name"], g) for g in only.split(",")):
                continue
            cmd = sub(sc["cmd"]) if isinstance(sc["cmd"], str) else [sub(x) for x in sc["cmd"]]
            sp["cmd"] = shlex.split(cmd) if isinstance(cmd, str) else cmd
            if sp.get("args_file"):
                with open(sub(sp["args_file"]), encoding="utf-8") as f:
                    sp["cmd"] = sp["cmd"] + shlex.split(f.read())
            st = sub(sc.get("steps", ""))
            sp["steps"] = parse_steps(st)
            sp["cols"], sp["rows"] = size
            for k in ("setup", "cwd"):
                if sp.get(k):
                    sp[k] = sub(sp[k])
            if sp.get("env"):
                sp["env"] = {k: sub(v) for k, v in sp["env"].items()}
            specs.append(sp)
    return specs


def common_args(ap):
    ap.add_argument("--cols", type=int, default=80)
    ap.add_argument("--rows", type=int, default=24)
    ap.add_argument("--term", default="xterm-256color")
    ap.add_argument("--env", action="append", default=[], metavar="K=V")
    ap.add_argument("--cwd")
    ap.add_argument("--profile", default="xterm", choices=["xterm", "putty", "vt100", "silent"])
    ap.add_argument("--reply-delay", type=float, default=0, metavar="MS")
    ap.add_argument("--ready", metavar="TEXT")
    ap.add_argument("--setup")
    ap.add_argument("--quiet", type=float, default=80, metavar="MS", help="quiet time that ends a step")
    ap.add_argument("--start-quiet", type=float, default=250, metavar="MS")
    ap.add_argument("-s", "--step", action="append", default=[])
    ap.add_argument("--steps", metavar="FILE")
    ap.add_argument("command", nargs=argparse.REMAINDER)


def spec_of(a, cmd=None, steps_file=None):
    st = "\n".join(a.step)
    f = steps_file or a.steps
    if f:
        with open(f, encoding="utf-8") as fh:
            st = fh.read() + "\n" + st
    cmd = cmd or (a.command[1:] if a.command and a.command[0] == "--" else a.command)
    env = dict(e.split("=", 1) for e in a.env)
    return {"cmd": cmd, "name": " ".join(cmd)[:60], "cols": a.cols, "rows": a.rows, "term": a.term, "env": env,
            "cwd": a.cwd, "profile": a.profile, "reply_delay": a.reply_delay, "ready": a.ready, "setup": a.setup,
            "quiet": a.quiet, "start_quiet": a.start_quiet, "steps": parse_steps(st)}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    common_args(ap)
    ap.add_argument("--repeat", type=int, default=1)
    ap.add_argument("--json")
    ap.add_argument("--raw")
    ap.add_argument("--vs", metavar="COMMAND")
    ap.add_argument("--vs-steps", metavar="FILE")
    ap.add_argument("--strace", metavar="LIST")
    ap.add_argument("--instr", action="store_true")
    ap.add_argument("--suite")
    ap.add_argument("--only", metavar="GLOB")
    ap.add_argument("--list", action="store_true")
    ap.add_argument("--show", action="store_true", help="print the final screen")
    a = ap.parse_args()
    if a.suite:
        specs = load_suite(a.suite, a.only)
        if a.list:
            print("\n".join(s["name"] for s in specs))
            return 0
    else:
        if not a.command:
            ap.error("no command")
        specs = [spec_of(a)]
        if a.vs:
            specs.append(spec_of(a, shlex.split(a.vs), a.vs_steps))
    for s in specs:
        s["strace"], s["instr"], s["raw"] = a.strace, a.instr, a.raw
    t = time.monotonic()
    got = run_all(specs, a.repeat, sys.stderr.isatty())
    comb = [combine(g) if g else None for g in got]
    bad = 0
    for c, g in zip(comb, got):
        if c:
            print(report(c, g))
            if a.show:
                print("\n".join("|" + x for x in g[-1]["final"]))
            print()
            bad += any(r["errors"] for r in g)
        else:
            bad += 1
    if a.vs and all(comb):
        print(versus(comb[0], comb[1]))
    me = resource.getrusage(resource.RUSAGE_SELF)
    print(f"# harness: {time.monotonic() - t:.1f} s wall, own CPU {me.ru_utime + me.ru_stime:.1f} s, load {os.getloadavg()[0]:.1f}")
    if a.json:
        for g in got:
            for r in g:
                r.pop("_raw", None)
        with open(a.json, "w") as f:
            json.dump({"when": time.strftime("%Y-%m-%dT%H:%M:%S"), "results": [
                {"median": c, "runs": g} for c, g in zip(comb, got)]}, f, indent=1, default=str)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
