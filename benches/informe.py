#!/usr/bin/env python3
"""Measures the informe in every format against its goals, for docs/performance.md: `benches/informe.py [PROGRAM]`.

Size, time and memory are those of the whole command `exportar` on the complete example, less those of `resumen` on the same
one, which starts, reads and sums up and writes next to nothing. Builds the release profile if no program is named. With
libreoffice on the machine, its conversion of our DOCX is measured beside it.
"""

import fcntl
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 31
# KB (of 1,024 bytes), ms and MB above the start of the program; None where no goal was set.
GOALS = {
    "pdf": (150, 40, 12),
    "docx": (20, 5, None),
    "html": (40, None, None),
    "xlsx": (None, None, None),
    "md": (None, None, None),
    "csv": (None, None, None),
    "json": (None, None, None),
}


def run(command):
    """Bytes of the answer, wall time and CPU time in ms."""
    with tempfile.TemporaryFile() as answer:
        begun = time.perf_counter()
        child = subprocess.Popen(command, stdout=answer, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        took = (time.perf_counter() - begun) * 1000
        if status != 0:
            sys.exit(f"{command}: status {status}")
        return answer.seek(0, os.SEEK_END), took, (usage.ru_utime + usage.ru_stime) * 1000


def peak(command):
    """Peak memory in KiB, read while the program waits to write its answer into a pipe that is full."""
    ours, its = os.pipe()
    os.write(its, bytes(fcntl.fcntl(its, fcntl.F_GETPIPE_SZ)))
    child = subprocess.Popen(command, stdout=its, stderr=subprocess.DEVNULL)
    os.close(its)
    asleep = 0
    while asleep < 5:
        time.sleep(0.01)
        status = Path(f"/proc/{child.pid}/status").read_text()
        asleep = asleep + 1 if "State:\tS" in status else 0
    while os.read(ours, 1 << 16):
        pass
    os.close(ours)
    child.wait()
    return int(status.split("VmHWM:")[1].split()[0])


def measured(command):
    rounds = [run(command) for _ in range(ROUNDS)]
    medians = [statistics.median(one[n] for one in rounds) for n in (1, 2)]
    return rounds[0][0], *medians, statistics.median(peak(command) for _ in range(5))


def held(value, goal):
    return "" if goal is None else " (holds)" if value <= goal else f" (MISSED: {goal})"


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else None
    if program is None:
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
        program = ROOT / "target/release/supervisa"
    example = str(ROOT / "sessions/opd-completa.json")
    _, start_ms, start_cpu, start_kib = measured([program, "resumen", example])
    start = f"{start_ms:.1f} ms, {start_cpu:.1f} ms CPU, {start_kib / 1024:.1f} MB"
    print(f"start alone: {start}; medians of {ROUNDS} rounds; {os.cpu_count()} processors\n")
    print("| format | bytes | ms | ms CPU | MB |\n|---|---|---|---|---|")
    for name, (most_kb, most_ms, most_mb) in GOALS.items():
        size, ms, cpu, kib = measured([program, "exportar", example, "--formato", name])
        ms, cpu, mb = ms - start_ms, cpu - start_cpu, (kib - start_kib) / 1024
        size = f"{size}{held(size / 1024, most_kb)}"
        print(f"| {name} | {size} | {ms:.1f}{held(ms, most_ms)} | {cpu:.1f} | {mb:.1f}{held(mb, most_mb)} |")
    if shutil.which("soffice"):
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/informe.docx", "wb") as ours:
                subprocess.run([program, "exportar", example, "--formato", "docx"], stdout=ours, check=True)
            convert = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
            convert += ["--outdir", folder, f"{folder}/informe.docx"]
            run(convert)
            _, ms, cpu = run(convert)
            pdf = Path(folder, "informe.pdf").stat().st_size
            print(f"| LibreOffice, PDF of our DOCX | {pdf} | {ms:.0f} | {cpu:.0f} | |")


main()
