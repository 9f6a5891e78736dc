"""What the rows of goals.py are measured with: programs under test, one key at a time, system calls, an ssh line."""

import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import threading
import time

import vt
from ptybench import Session, now


class Run:
    """One program in a terminal of 80 by 24, started and quiet."""

    def __init__(self, argv, world, folder=None, quiet=0.25, prefix=(), env=None, settle=True):
        environment = {"HOME": world.path("casa"), **(env or {})}
        if folder:
            environment["SUPERVISA_DATOS"] = folder
        self.s = Session([*prefix, *argv], env=environment)
        self.blank = self.s.screen.snap()
        while settle and not self.s.chunks and not self.s.eof:
            self.s._read(0.05)
        if settle:
            self.s.drain(quiet, 15)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.s.close()

    def start(self):
        """What starting cost."""
        ch = self.s.chunks
        ref = len(vt.encode(self.blank, self.s.screen.snap()))
        size = sum(len(d) for _, d in ch)
        return {"cpu": self.s.proc.cpu_ns() / 1e6, "bytes": size, "ref": ref, "b/ref": size / ref,
                "ms": (ch[-1][0] - self.s.t_fork) / 1e6, "hwm": self.s.proc.memory()["hwm"],
                "queries": len(self.s.screen.queries)}

    def key(self, token, quiet=0.03):
        """Types one key and waits for quiet. Bytes and chunks are those of the answer, the first frame after the key;
        what comes later (the status of a save) is `after`."""
        s, i, before = self.s, len(self.s.chunks), self.s.screen.snap()
        t, cpu = now(), self.s.proc.cpu_ns()
        s.write(s.key(token))
        s.drain(quiet, 10)
        chunks = s.chunks[i:]
        first = len(chunks[0][1]) if chunks else 0
        total = sum(len(d) for _, d in chunks)
        return {"bytes": first, "total": total, "after": total - first, "chunks": len(chunks),
                "ref": len(vt.encode(before, s.screen.snap())) if chunks else 0,
                "ms": (chunks[0][0] - t) / 1e6 if chunks else None, "last": (chunks[-1][0] - t) / 1e6 if chunks else None,
                "cpu": (s.proc.cpu_ns() - cpu) / 1e6}

    def keys(self, tokens, quiet=0.03):
        """The sums and medians of many keys."""
        got = [self.key(token, quiet) for token in tokens]
        n = len(got)
        ref, total = sum(g["ref"] for g in got), sum(g["total"] for g in got)
        return {"bytes": sum(g["bytes"] for g in got) / n, "total": total / n, "ref": ref / n, "b/ref": total / max(ref, 1),
                "after": sum(g["after"] for g in got), "med": statistics.median(g["bytes"] for g in got),
                "max": max(g["bytes"] for g in got),
                "chunks": sum(g["chunks"] for g in got) / n, "cpu": sum(g["cpu"] for g in got) / n,
                "last": statistics.median(g["last"] or 0 for g in got), "slowest": max(g["last"] or 0 for g in got),
                "ms": statistics.median(g["ms"] or 0 for g in got)}

    def paced(self, data, pause):
        """Types one key after another, `pause` seconds apart; the bytes that came between each and the next."""
        due, got = time.monotonic(), []
        for key in data:
            i = len(self.s.chunks)
            self.s.write(key.encode())
            due += pause
            while (left := due - time.monotonic()) > 0:
                self.s._read(left)
            got.append(sum(len(d) for _, d in self.s.chunks[i:]))
        return got

    def rest(self, seconds):
        """What happens while nothing is typed."""
        a, i = self.s.proc.idle(), len(self.s.chunks)
        self.s.drain(seconds, seconds)
        b = self.s.proc.idle()
        return {"bytes": sum(len(d) for _, d in self.s.chunks[i:]), "vol": b["vol"] - a["vol"], "ticks": b["ticks"] - a["ticks"]}

    def pause(self, seconds):
        """Lets it finish what it has to do."""
        self.s.drain(seconds, seconds)

    def go_on(self):
        """Goes on with the text that was open: a session that comes open there asks first."""
        self.key("<enter>", 0.3)
        return self

    def send(self, tokens):
        """Many keys in one write."""
        self.s.write(b"".join(self.s.key(t) for t in tokens))


def traced(argv, world, folder, calls, drive, extra=()):
    """Runs under strace, drives it, gives what was traced: lines of `strace -f -ttt -T -y`."""
    log = tempfile.mktemp(dir=world.base, suffix=".strace")
    prefix = ["strace", "-f", "-ttt", "-T", "-y", "-s", "0", "-o", log, "-e", "trace=" + calls, *extra]
    with Run(argv, world, folder, prefix=prefix, quiet=0.5) as run:
        drive(run)
    with open(log, errors="replace") as f:
        return f.read().splitlines()


CALL = re.compile(r"^(\d+) +([\d.]+) (\w+)\((.*)\) += (-?\d+).*<([\d.]+)>$")


def parsed(lines):
    """(time, name, arguments, seconds) of every call that came back unbroken."""
    return [(float(m[2]), m[3], m[4], float(m[6])) for m in map(CALL.match, lines) if m]


class Relay:
    """Passes one TCP connection on, both ways at `rate` bytes a second and late by `delay` seconds, once `slow` is set."""

    def __init__(self, target, rate, delay):
        self.target, self.rate, self.delay, self.slow = target, rate, delay, False
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self.target))
            for sock in (near, far):
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for a, b in ((near, far), (far, near)):
                self._pipe(a, b)

    def _pipe(self, source, sink):
        queue, ready = [], threading.Condition()

        def take():
            free = 0.0
            while True:
                try:
                    data = source.recv(65536)
                except OSError:
                    data = b""
                t = time.monotonic()
                # The line is busy until the last bit is through; then the bits are under way.
                free = max(free, t) + (len(data) / self.rate if self.slow else 0)
                with ready:
                    queue.append((free + self.delay if self.slow else t, data))
                    ready.notify()
                if not data:
                    return

        def give():
            while True:
                with ready:
                    while not queue:
                        ready.wait()
                    due, data = queue.pop(0)
                time.sleep(max(0.0, due - time.monotonic()))
                try:
                    if not data:
                        sink.shutdown(socket.SHUT_WR)
                        return
                    sink.sendall(data)
                except OSError:
                    return
        for work in (take, give):
            threading.Thread(target=work, daemon=True).start()

    def close(self):
        self.listener.close()


class Sshd:
    """An sshd on a loopback port for the account that runs this, its keys and configuration in a folder of its own."""

    def __init__(self, base):
        self.base = f"{base}/ssh"
        os.makedirs(self.base, mode=0o700, exist_ok=True)
        for key in ("machine", "client"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{self.base}/{key}"], check=True)
        shutil.copy(f"{self.base}/client.pub", f"{self.base}/authorized")
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.made_run = os.getuid() == 0 and not os.path.isdir("/run/sshd")
        if self.made_run:
            os.mkdir("/run/sshd", 0o755)
        with open(f"{self.base}/config", "w") as f:
            f.write(f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {self.base}/machine\nPidFile none\nUsePAM no\n"
                    f"AuthorizedKeysFile {self.base}/authorized\nStrictModes no\nPermitRootLogin prohibit-password\n"
                    f"PasswordAuthentication no\nPrintMotd no\nPrintLastLog no\nAcceptEnv LANG\n")
        self.process = subprocess.Popen(["/usr/sbin/sshd", "-D", "-f", f"{self.base}/config", "-E", f"{self.base}/log"])
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.05)
        raise OSError("sshd does not answer")

    def client(self, port, command):
        """The arguments of a client that runs `command` there in a terminal, compressed."""
        return ["ssh", "-C", "-tt", "-F", "none", "-p", str(port), "-i", f"{self.base}/client", "-o", "StrictHostKeyChecking=no",
                "-o", f"UserKnownHostsFile={self.base}/known", "-o", "LogLevel=ERROR", "-o", "BatchMode=yes",
                "-o", "SendEnv=LANG", "127.0.0.1", command]

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        if self.made_run:
            os.rmdir("/run/sshd")
