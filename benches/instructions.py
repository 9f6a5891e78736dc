#!/usr/bin/env python3
"""instructions.py PROGRAM [start-list start-session letter next]: what Callgrind counts of each, in millions.

PROGRAM is a release build with symbols (CARGO_PROFILE_RELEASE_STRIP=false CARGO_PROFILE_RELEASE_DEBUG=line-tables-only). A key
costs the difference between a run with keys and one without, divided by their number; keys come three a second, so that a save
falls on every third. Bytes are those that were sent for the keys. Callgrind's files stay in --keep, for callgrind_annotate.
"""
import argparse
import fcntl
import os
import pty
import re
import select
import struct
import tempfile
import termios
import time


import world

SESSION = "opd-puren-20261119-m3ra"
LETTERS = "en las carpetas revisadas falta la ficha d"
ENTER, ESC, HOME, DOWN, CTRL_C = "\r", "\x1b", "\x1b[H", "\x1b[B", "\x03"
# Arguments, what leads to where the keys are pressed, the keys.
WORK = {"start-list": ([], [], []), "start-session": (["continuar", SESSION], [], []),
        "letter": (["continuar", SESSION], [ENTER], list(LETTERS)),
        "next": (["continuar", SESSION], [ESC, HOME], [DOWN] * 30)}


def read(fd, quiet, most=30.0):
    """What comes until nothing came for so long."""
    got, begin, last = b"", time.monotonic(), time.monotonic()
    while time.monotonic() - last < quiet and time.monotonic() - begin < most:
        if select.select([fd], [], [], 0.05)[0]:
            try:
                some = os.read(fd, 65536)
            except OSError:
                return got
            if not some:
                return got
            got, last = got + some, time.monotonic()
    return got


def run(program, folder, out, arguments, first, keys):
    """Instructions of one run, and the bytes that its keys brought."""
    home = os.path.join(folder, "casa")
    environment = {"HOME": home, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "TZ": "UTC"}
    data = world.World(folder).examples()
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", f"--log-file={out}.log", program]
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe("valgrind", [*command, *arguments, "--datos", data], environment)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    read(fd, 4)
    for key in first:
        os.write(fd, key.encode())
        read(fd, 1.5)
    sent = 0
    for key in keys:
        begin = time.monotonic()
        os.write(fd, key.encode())
        while (left := begin + 1 / 3 - time.monotonic()) > 0:
            if select.select([fd], [], [], left)[0]:
                sent += len(os.read(fd, 65536))
    sent += len(read(fd, 2.5))
    for _ in range(2):
        os.write(fd, CTRL_C.encode())
        read(fd, 1)
    os.waitpid(pid, 0)
    with open(f"{out}.log", encoding="utf-8") as log:
        return int(re.search(r"Collected : (\d+)", log.read()).group(1)), sent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("work", nargs="*", help=", ".join(WORK))
    parser.add_argument("--keep", help="folder for Callgrind's files")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        keep = asked.keep or folder
        for name in asked.work or WORK:
            arguments, first, keys = WORK[name]
            total, sent = run(asked.program, folder, f"{keep}/{name}.out", arguments, first, keys)
            if keys:
                idle, _ = run(asked.program, folder, f"{keep}/{name}-idle.out", arguments, first, [])
                print(f"{name}: {(total - idle) / len(keys) / 1e6:.2f} M a key, {sent / len(keys):.1f} bytes a key", flush=True)
            else:
                print(f"{name}: {total / 1e6:.1f} M", flush=True)


if __name__ == "__main__":
    main()
