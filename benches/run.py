#!/usr/bin/env python3
"""Cold `prikaz build` against bare Typst on the same plan, in one run: CPU of whole processes, medians and ratios.

    pip install typst            # PyPI's typst, the same engine; system fonts are off
    cargo build --release && python3 benches/run.py [RUNS]

Also runs `cargo bench --bench warm` (one process, one changed word) and prints the size of the binary.
"""
import os
import statistics
import subprocess
import sys
import tempfile

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 15
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
PRIKAZ = os.path.join(TARGET, "release", "prikaz")
BARE = """
import typst
typst.compile("plan.typ", output="bare.pdf", font_paths=[%r], ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"])
"""


def cpu(command, folder):
    """CPU seconds (user and system) of one process, to its end."""
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, (command, status)
    return usage.ru_utime + usage.ru_stime


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["cargo", "bench", "--quiet", "--bench", "warm", "--", "--data", folder], cwd=ROOT, check=True)
        with open(os.path.join(ROOT, "benches", "plan.typ"), encoding="utf-8") as source:
            text = source.read()
        with open(os.path.join(folder, "plan.typ"), "w", encoding="utf-8") as copy:
            copy.write(text)
        ours = [PRIKAZ, "build", os.path.join(ROOT, "data", "2023-712-02.yaml"), "--only", "pdf", "-o", folder]
        bare = [sys.executable, "-c", BARE % os.path.join(ROOT, "fonts")]
        pairs = [(cpu(ours, folder), cpu(bare, folder)) for _ in range(RUNS + 1)][1:]
    us, them = (statistics.median(side) for side in zip(*pairs))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"cold, PDF, {RUNS} runs, median CPU: prikaz {us:.3f} s, bare Typst {them:.3f} s, ratio {ratio:.2f}")
    subprocess.run(["cargo", "bench", "--quiet", "--bench", "warm"], cwd=ROOT, check=True)
    print(f"binary: {os.path.getsize(PRIKAZ) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
