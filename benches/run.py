#!/usr/bin/env python3
"""`prikaz` beside others on the same plan, in one run: CPU of whole processes, medians and ratios.

    pip install typst docxtpl python-docx     # and LibreOffice; what is not installed is left out
    cargo build --release && python3 benches/run.py [RUNS]

1. cold, PDF alone, against bare Typst (PyPI's typst, the same engine, the same font and standards, system fonts off);
2. cold, both papers, with and without proof-reading, against the same and against docxtpl + LibreOffice;
3. one process, one changed word (`cargo bench --bench warm`); 4. the size of the binary.
"""
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 15
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
PRIKAZ = os.path.join(TARGET, "release", "prikaz")
ORDER = os.path.join(ROOT, "data", "2023-712-02.yaml")
BARE = """
import typst
typst.compile("plan.typ", output="bare.pdf", font_paths=[%r], ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"])
"""


def cpu(command, folder):
    """CPU seconds (user and system) of a process and the processes it waited for."""
    before = os.times()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def paired(name, one, other_name, other, folder, runs=RUNS):
    """Runs two commands in turn and prints their medians and the median ratio."""
    pairs = [(cpu(one, folder), cpu(other, folder)) for _ in range(runs + 1)][1:]
    us, them = (statistics.median(side) for side in zip(*pairs))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"{name}: {us:.3f} s; {other_name}: {them:.3f} s; ratio {ratio:.2f} ({runs} runs, median CPU)", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["cargo", "bench", "--quiet", "--bench", "warm", "--", "--data", folder], cwd=ROOT, check=True)
        shutil.copy(os.path.join(ROOT, "benches", "plan.typ"), folder)
        build = [PRIKAZ, "build", ORDER, "-o", os.path.join(folder, "out")]
        if importlib.util.find_spec("typst"):
            bare = [sys.executable, "-c", BARE % os.path.join(ROOT, "fonts")]
            paired("PDF alone, not proof-read", build + ["--only", "pdf", "--no-verify"], "bare Typst", bare, folder)
            paired("PDF alone", build + ["--only", "pdf"], "bare Typst", bare, folder)
            paired("both papers, not proof-read", build + ["--no-verify"], "bare Typst's PDF", bare, folder)
        paired("both papers", build, "not proof-read", build + ["--no-verify"], folder)
        if importlib.util.find_spec("docxtpl") and shutil.which("soffice"):
            office = [sys.executable, os.path.join(ROOT, "benches", "office.py"), os.path.join(folder, "plan.json"), folder]
            paired("both papers", build, "docxtpl + LibreOffice", office, folder, runs=min(RUNS, 5))
    subprocess.run(["cargo", "bench", "--quiet", "--bench", "warm"], cwd=ROOT, check=True)
    print(f"binary: {os.path.getsize(PRIKAZ) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
