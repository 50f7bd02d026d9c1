#!/usr/bin/env python3
"""`prikaz watch` over many rebuilds of one changed word: CPU of each, and memory after 50 and at the end; in turn with
bare Typst, which lays the same plan out again in one process and exports it.

    pip install typst      # left out where it is not installed
    cargo build --release && python3 benches/watch.py [--rebuilds N]
"""
import argparse
import importlib.util
import os
import shutil
import signal
import statistics
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
ORDER = os.path.join(ROOT, "data", "2023-712-02.yaml")
TICKS = os.sysconf("SC_CLK_TCK")


def cpu(pid):
    """CPU seconds, user and system, so far."""
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid):
    """Memory held now, in MB."""
    line = next(line for line in open(f"/proc/{pid}/status") if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


class Bare:
    """Bare Typst, kept in this process between changes."""

    def __init__(self, folder):
        import typst

        subprocess.run(["cargo", "bench", "--quiet", "--bench", "warm", "--", "--data", folder], cwd=ROOT, check=True)
        shutil.copy(os.path.join(ROOT, "benches", "plan.typ"), folder)
        self.data = os.path.join(folder, "plan.json")
        self.text = open(self.data).read()
        fonts = {"font_paths": [os.path.join(ROOT, "fonts")], "ignore_system_fonts": True}
        self.compiler = typst.Compiler(os.path.join(folder, "plan.typ"), **fonts)
        self.target = os.path.join(folder, "bare.pdf")

    def rebuild(self, word):
        """CPU seconds to lay out and export the plan with one word changed."""
        open(self.data, "w").write(self.text.replace("Октябрь", word, 1))
        start = time.process_time()
        self.compiler.compile(output=self.target, format="pdf", pdf_standards=["a-2a", "ua-1"])
        return time.process_time() - start


def hear(process, word):
    for line in process.stderr:
        if word in line:
            return
        if "ошибка" in line:
            raise SystemExit(line)
    raise SystemExit("prikaz has ended")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--rebuilds", type=int, default=1000)
    arguments.add_argument("--prikaz", default=os.path.join(TARGET, "release", "prikaz"))
    asked = arguments.parse_args()
    text = open(ORDER).read()
    with tempfile.TemporaryDirectory() as folder:
        order = os.path.join(folder, "order.yaml")
        open(order, "w").write(text)
        process = subprocess.Popen([asked.prikaz, "watch", order, "-o", folder], stderr=subprocess.PIPE, text=True)
        hear(process, "жду")
        os.makedirs(os.path.join(folder, "bare"))
        bare = Bare(os.path.join(folder, "bare")) if importlib.util.find_spec("typst") else None
        costs, sizes, bare_costs = [], [], []
        for turn in range(asked.rebuilds):
            before = cpu(process.pid)
            # Put in its place at once: half a file would be a fault.
            open(order + ".new", "w").write(text.replace("period: Октябрь", f"period: Октябрь-{turn}", 1))
            os.replace(order + ".new", order)
            hear(process, "сделано")
            costs.append(cpu(process.pid) - before)
            sizes.append(memory(process.pid))
            if bare:
                bare_costs.append(bare.rebuild(f"Октябрь-{turn}"))
        process.send_signal(signal.SIGINT)
        if process.wait() != 0:
            raise SystemExit(f"exit {process.returncode}")
    early, late = sizes[min(49, len(sizes) - 1)], sizes[-1]
    # The clock of /proc ticks in hundredths: a mean over many is truer than a median.
    ours, theirs = statistics.mean(costs) * 1000, statistics.mean(bare_costs or [0]) * 1000
    other = f"bare Typst, PDF alone: {theirs:.1f} ms | {ours / theirs:.2f}" if bare else "|"
    print(f"| both papers in watch, one changed word, {len(costs)} rebuilds | {ours:.1f} ms | {other} |")
    print(f"| memory of watch after 50 rebuilds, after {len(sizes)} | {early:.0f} MB | {late:.0f} MB | {late / early:.2f} |")


if __name__ == "__main__":
    main()
