"""Measure what the whole catalogue costs on a plan of 20 pages, and which rules cost most.

``python benchmarks/rules_cost.py`` makes the long plan of ``cold_start.py``, reads and analyses it, and
runs every rule of every profile on it. Each run is a process of its own, in which no rule has run before,
since that is how a plan writer meets them. It prints the median processor time of all rules together, as
a share of the whole check, by group, and of the slowest rules.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from cold_start import long_plan

from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.rulebook.book import RuleBook

PROFILE = "thorough"  # every rule
SLOWEST = 10
WHOLE, RULES, OTHERS = "the whole check", "all rules", "messages, places and suppression"


def once(plan: Path) -> dict[str, float]:
    """Return the processor seconds of each rule on a plan, of all of them, and of the whole check."""
    from ehcp_qa.config import Config
    from ehcp_qa.engine import run_rules
    from ehcp_qa.workflows.check import analysed_plan
    from ehcp_qa.workflows.tools import Tools

    began = time.process_time()
    tools = Tools(Config(profile=PROFILE))
    analysed = analysed_plan(plan, tools)
    before = time.process_time() - began
    first = _each(analysed, tools.rulebook)
    again = sum(_each(analysed, tools.rulebook).values())
    start = time.process_time()
    run_rules(analysed, tools.rulebook, profile=PROFILE)
    # What the engine adds to the rules: a run of it, less the rules once their word lists are indexed.
    added = max(0.0, time.process_time() - start - again)
    rules = sum(first.values())
    return {**first, RULES: rules, OTHERS: added, WHOLE: before + rules + added}


def _each(analysed: AnalysedPlan, book: RuleBook) -> dict[str, float]:
    """Return how long each rule takes that applies to the plan."""
    from ehcp_qa.detectors import DETECTORS
    from ehcp_qa.engine.applies import Choice, not_run

    seconds = {}
    for rule in book.rules:
        start = time.process_time()
        if not not_run(rule, analysed, Choice(profile=PROFILE), analysed.plan.stage):
            tuple(DETECTORS[rule.detect].detect(analysed, rule.options))
        seconds[rule.code] = time.process_time() - start
    return seconds


def measure(runs: int) -> dict[str, float]:
    """Return the median seconds of everything that ``once`` measures."""
    with tempfile.TemporaryDirectory() as folder:
        plan = long_plan(Path(folder)).with_suffix(".docx")
        command = [sys.executable, __file__, "--once", str(plan)]
        done = [
            json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            for _ in range(runs)
        ]
    return {name: statistics.median(run[name] for run in done) for name in done[0]}


def table(seconds: dict[str, float]) -> list[str]:
    """Return the lines of the report: totals, groups, and the slowest rules."""
    codes = {name: took for name, took in seconds.items() if "-" in name}
    groups: dict[str, float] = defaultdict(float)
    for code, took in codes.items():
        groups[code.split("-")[0]] += took
    totals = {name: seconds[name] for name in (WHOLE, RULES, OTHERS)}
    by_cost = sorted(codes.items(), key=lambda item: -item[1])[:SLOWEST]
    lines = [f"{len(codes)} rules", ""]
    for name, took in (*totals.items(), *sorted(groups.items()), *by_cost):
        lines.append(f"{name:<34}{1000 * took:>9.1f} ms{took / seconds[WHOLE]:>8.1%}")
    return lines


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(once(options.once)))
        return
    print("\n".join(table(measure(options.runs))))


if __name__ == "__main__":
    main()
