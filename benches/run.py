#!/usr/bin/env python3
"""`prikaz` beside others on the same data, in one run: CPU and peak memory of whole processes, medians and ratios.

    pip install typst docxtpl python-docx     # LibreOffice and pandoc too; what is not installed is left out
    cargo build --release && python3 benches/run.py [--runs N] [PART …]

Parts: cold, warm, rules, growth, many, size; without any, all of them.
"""
import argparse
import importlib.util
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import orders

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
PRIKAZ = os.path.join(TARGET, "release", "prikaz")
ORDER = os.path.join(ROOT, "data", "2023-712-02.yaml")
BARE = """
import typst
typst.compile("plan.typ", output="bare.pdf", font_paths=[%r], ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"])
""" % os.path.join(ROOT, "fonts")
SIZES = (400, 4000, 16000)


class Cost:
    """What a process took: CPU seconds (user and system), seconds by the clock, peak memory in MB."""

    def __init__(self, command, folder):
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise SystemExit(f"{command}: exit {process.returncode}")
        self.cpu = usage.ru_utime + usage.ru_stime
        self.clock = time.monotonic() - start
        self.memory = usage.ru_maxrss / 1024


def paired(name, one, other_name, other, folder, runs):
    """Runs two commands in turn and prints the medians of their CPU and the median ratio."""
    pairs = [(Cost(one, folder).cpu, Cost(other, folder).cpu) for _ in range(runs + 1)][1:]
    us, them = (statistics.median(side) * 1000 for side in zip(*pairs))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"| {name} | {us:.1f} ms | {other_name}: {them:.1f} ms | {ratio:.3f} |", flush=True)


def alone(name, command, folder, runs):
    """Runs a command and prints its median CPU."""
    median = statistics.median([Cost(command, folder).cpu for _ in range(runs + 1)][1:]) * 1000
    print(f"| {name} | {median:.1f} ms | | |", flush=True)


def build(order, folder, *options):
    return [PRIKAZ, "build", order, "-o", os.path.join(folder, "out"), *options]


def bare():
    return [sys.executable, "-c", BARE] if importlib.util.find_spec("typst") else None


def cold(folder, runs):
    """A whole process for one order."""
    pdf, both = build(ORDER, folder, "--only", "pdf"), build(ORDER, folder)
    if bare():
        paired("PDF, not proof-read", pdf + ["--no-verify"], "bare Typst", bare(), folder, runs)
        paired("PDF", pdf, "bare Typst", bare(), folder, runs)
        paired("both papers, not proof-read", both + ["--no-verify"], "bare Typst's PDF", bare(), folder, runs)
    paired("both papers", both, "not proof-read", both + ["--no-verify"], folder, runs)
    if importlib.util.find_spec("docxtpl") and shutil.which("soffice"):
        office = [sys.executable, os.path.join(ROOT, "benches", "office.py"), os.path.join(folder, "plan.json"), folder]
        paired("both papers", both, "docxtpl + LibreOffice", office, folder, min(runs, 5))
    if shutil.which("pandoc"):
        page = orders.html(json.load(open(os.path.join(folder, "plan.json"))))
        open(os.path.join(folder, "plan.html"), "w").write(page)
        pandoc = ["pandoc", "plan.html", "-o", "pandoc.docx"]
        paired("DOCX", build(ORDER, folder, "--only", "docx"), "pandoc (no layout)", pandoc, folder, runs)


def rules(folder, runs):
    """What needs no layout: check, next, diff; on the real order and on large ones."""
    for size in (0, 2500, 5000, 10000):
        order = enlarged(folder, size) if size else ORDER
        name = f"{size} events" if size else "the real order"
        changed = os.path.join(folder, "changed.yaml")
        open(changed, "w").write(open(order).read().replace("Октябрь", "Ноябрь", 3))
        few = runs if size == 0 else 3
        alone(f"check, {name}", [PRIKAZ, "check", order], folder, few)
        alone(f"next, {name}", [PRIKAZ, "next", order, "-o", os.path.join(folder, "next.yaml"), "--force"], folder, few)
        alone(f"diff, {name}", [PRIKAZ, "diff", order, changed], folder, few)


def enlarged(folder, size):
    """An order of so many events, and the same plan for bare Typst."""
    big = orders.enlarged(json.load(open(os.path.join(folder, "plan.json"))), size)
    path = os.path.join(folder, f"{size}.yaml")
    open(path, "w").write(orders.order(big))
    json.dump(big, open(os.path.join(folder, f"{size}.json"), "w"), ensure_ascii=False)
    return path


def growth(folder, _):
    """CPU and peak memory as plans grow."""
    costs = {}
    for size in SIZES:
        order = enlarged(folder, size)
        ways = {
            "PDF, not proof-read": build(order, folder, "--only", "pdf", "--no-verify"),
            "PDF": build(order, folder, "--only", "pdf"),
            "both papers": build(order, folder),
        }
        inner = os.path.join(folder, str(size))
        os.makedirs(inner)
        shutil.copy(os.path.join(ROOT, "benches", "plan.typ"), inner)
        shutil.copy(os.path.join(folder, f"{size}.json"), os.path.join(inner, "plan.json"))
        if bare():
            ways["bare Typst, PDF"] = bare()
        for way, command in ways.items():
            cost = costs[way, size] = Cost(command, inner)
            print(f"| {size} events, {way} | {cost.cpu:.2f} s | {cost.memory:.0f} MB | |", flush=True)
    for way in dict.fromkeys(way for way, _ in costs):
        small, large = costs[way, SIZES[-2]], costs[way, SIZES[-1]]
        power = [math.log(b / a) / math.log(SIZES[-1] / SIZES[-2]) for a, b in ((small.cpu, large.cpu), (small.memory, large.memory))]
        print(f"| {SIZES[-2]} → {SIZES[-1]}, exponent, {way} | CPU {power[0]:.2f} | memory {power[1]:.2f} | |")
    if bare():
        # A busy machine changes from minute to minute: of the largest plan, pairs in turn.
        one = build(os.path.join(folder, f"{SIZES[-1]}.yaml"), folder, "--only", "pdf", "--no-verify")
        pairs = [(Cost(one, inner), Cost(bare(), inner)) for _ in range(5)]
        cpu, memory = (statistics.median(getattr(a, kind) / getattr(b, kind) for a, b in pairs) for kind in ("cpu", "memory"))
        print(f"| {SIZES[-1]} events, PDF, not proof-read, against bare Typst, five pairs | CPU {cpu:.2f} | memory {memory:.2f} | |")


def many(folder, _):
    """200 orders, on one core and on two, against one order alone."""
    data = os.path.join(folder, "many")
    os.makedirs(data)
    text = open(ORDER).read()
    for index in range(200):
        open(os.path.join(data, f"{index:03}.yaml"), "w").write(text.replace("712-02", f"712-{index:03}"))
    single = Cost(build(ORDER, folder), folder)
    pairs = [[Cost(build(data, folder, "--jobs", jobs), folder) for jobs in ("1", "2")] for _ in range(5)]
    for cores, side in zip(("one core", "two cores"), zip(*pairs)):
        clock, memory = statistics.median(cost.clock for cost in side), max(cost.memory for cost in side)
        print(f"| 200 orders, {cores} | {clock:.2f} s | {memory:.0f} MB (one order: {single.memory:.0f} MB) | |")
    ratios = sorted(one.clock / two.clock for one, two in pairs)
    print(f"| 200 orders, times as fast on two cores | {ratios[0]:.2f}–{ratios[-1]:.2f} | median {statistics.median(ratios):.2f} | |")


def warm(*_):
    """One changed word in one process."""
    subprocess.run(["cargo", "bench", "--quiet", "--bench", "warm"], cwd=ROOT, check=True)


def size(*_):
    print(f"| binary | {os.path.getsize(PRIKAZ) / 1e6:.2f} MB | | |")


def main():
    parts = {"cold": cold, "warm": warm, "rules": rules, "growth": growth, "many": many, "size": size}
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("parts", nargs="*", metavar="PART", choices=[*parts, []])
    arguments.add_argument("--runs", type=int, default=15)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["cargo", "bench", "--quiet", "--bench", "warm", "--", "--data", folder], cwd=ROOT, check=True)
        shutil.copy(os.path.join(ROOT, "benches", "plan.typ"), folder)
        print("| what | prikaz | other | ratio |\n|---|---:|---:|---:|")
        for part in asked.parts or parts:
            parts[part](folder, asked.runs)


if __name__ == "__main__":
    main()
