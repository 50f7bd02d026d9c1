#!/usr/bin/env python3
"""`prikaz watch` over many rebuilds of one changed word: CPU of each, and memory after 50 and at the end.

    cargo build --release && python3 benches/watch.py [--rebuilds N]
"""
import argparse
import os
import signal
import statistics
import subprocess
import tempfile

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
        costs, sizes = [], []
        for turn in range(asked.rebuilds):
            before = cpu(process.pid)
            # Put in its place at once: half a file would be a fault.
            open(order + ".new", "w").write(text.replace("period: Октябрь", f"period: Октябрь-{turn}", 1))
            os.replace(order + ".new", order)
            hear(process, "сделано")
            costs.append(cpu(process.pid) - before)
            sizes.append(memory(process.pid))
        process.send_signal(signal.SIGINT)
        if process.wait() != 0:
            raise SystemExit(f"exit {process.returncode}")
    early, late = sizes[min(49, len(sizes) - 1)], sizes[-1]
    # The clock of /proc ticks in hundredths: a mean over many is truer than a median.
    print(f"| both papers in watch, one changed word, {len(costs)} rebuilds | {statistics.mean(costs) * 1000:.1f} ms | | |")
    print(f"| memory of watch after 50 rebuilds, after {len(sizes)} | {early:.0f} MB | {late:.0f} MB | {late / early:.2f} |")


if __name__ == "__main__":
    main()
