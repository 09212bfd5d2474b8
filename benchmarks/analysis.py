"""Profile the analysis of a 10,000-word plan by stage, and its share of a whole check.

``python benchmarks/analysis.py`` makes two plans of labelled statements from ``training/data``: one as
rich in statements as the sample plans, with narrative for the rest, and one of next to nothing else.
Each run is a process of its own that has checked another plan first, so that the language model, the
word lists and the trained weights are loaded and no statement has been met before. It prints the
median processor time of each stage and writes ``figures/analysis.json``. A stage's time is its own:
what it asks of another stage is counted there.
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
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from made_plan import made_plan

ROOT = Path(__file__).resolve().parent.parent
FIGURES = Path(__file__).resolve().parent / "figures" / "analysis.json"
WARM_UP = ROOT / "sample_plans" / "sound" / "headings" / "plan.md"
# How many statements each section has. The sample plans have, for 10,000 words, 9 to 22 hopes, 32 to
# 77 needs, 19 to 43 outcomes and 89 to 124 provisions; three times as many leave no room for narrative.
PLANS = {
    "like the samples": {"A": 11, "B": 46, "E": 34, "F": 90, "G": 8, "H1": 4, "H2": 4},
    "all statements": {"A": 33, "B": 138, "E": 102, "F": 290, "G": 30, "H1": 12, "H2": 12},
}

# Where each stage begins: the module, the name that its caller looks up there, and the stage. A name
# that leads through a class stands with a dot.
STAGES = (
    ("ehcp_qa.workflows.tools", "load_rulebook", "rule pack"),
    ("ehcp_qa.readers", "read", "reading"),
    ("ehcp_qa.recognise", "recognise", "recognising"),
    ("ehcp_qa.nlp.pipeline", "Pipeline.parse", "parse"),
    ("ehcp_qa.analyse.provision", "analyse_provision", "provision: the rest"),
    ("ehcp_qa.analyse.provision", "find_slots", "slots"),
    ("ehcp_qa.analyse.provision", "find_soft", "soft phrases"),
    ("ehcp_qa.analyse.provision", "signs", "kind"),
    ("ehcp_qa.analyse.provision", "class_flags", "kind"),
    ("ehcp_qa.analyse.provision", "kind_by_rule", "kind"),
    ("ehcp_qa.analyse.provision", "says_its_kind", "kind"),
    ("ehcp_qa.analyse.provision", "provision_features", "models"),
    ("ehcp_qa.analyse.provision", "whole_text", "models"),
    ("ehcp_qa.analyse.meaning.words", "WordTable.vector", "models"),
    ("ehcp_qa.analyse.learned.linear", "LinearModel.likelihood", "models"),
    ("ehcp_qa.analyse.provision", "place", "placement"),
    ("ehcp_qa.analyse.outcome", "analyse_outcome", "outcomes"),
    ("ehcp_qa.analyse.links", "find_thread", "thread"),
    ("ehcp_qa.engine", "run_rules", "rules"),
    ("ehcp_qa.workflows.check", "score", "scores"),
    ("ehcp_qa.workflows.render", "render", "report"),
)
ANALYSIS = (
    *("parse", "slots", "soft phrases", "kind", "models", "provision: the rest"),
    *("placement", "outcomes", "thread"),
)
# These stages' own models and vectors belong to them.
CLOSED = frozenset({"placement", "outcomes", "thread"})


class Clock:
    """Adds up each stage's own seconds while stages call one another."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = 0.0

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, timed as this stage."""

        def call(*given: Any, **named: Any) -> Any:
            if self._running and self._running[-1] in CLOSED:
                return function(*given, **named)
            self._turn()
            self._running.append(stage)
            try:
                return function(*given, **named)
            finally:
                self._turn()
                self._running.pop()

        return call

    def _turn(self) -> None:
        now = time.process_time()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now


def once(plan: Path) -> dict[str, Any]:
    """Return each stage's seconds in one check of a plan, after another plan was checked."""
    from ehcp_qa.reporters.base import Layout
    from ehcp_qa.workflows import render
    from ehcp_qa.workflows.check import check_file

    layout = Layout()
    render.render(check_file(WARM_UP), "console", layout)
    clock = Clock()
    for module, name, stage in STAGES:
        holder: Any = import_module(module)
        *inside, last = name.split(".")
        for part in inside:
            holder = getattr(holder, part)
        setattr(holder, last, clock.timed(stage, getattr(holder, last)))
    began = time.process_time()
    report = check_file(plan)
    render.render(report, "console", layout)
    whole = time.process_time() - began
    analysed = report.files[0].analysed
    assert analysed, "the made plan is read as a plan"
    clock.seconds["the rest"] = whole - sum(clock.seconds.values())
    sizes = {"provisions": len(analysed.provisions), "outcomes": len(analysed.outcomes)}
    return {"seconds": clock.seconds, "statements": len(analysed.plan.statements()), **sizes}


def measure(runs: int) -> dict[str, Any]:
    """Return the figures of each made plan: the median of each stage over the runs."""
    with tempfile.TemporaryDirectory() as folder:
        return {name: _measured(made_plan(PLANS[name]), Path(folder), runs) for name in PLANS}


def _measured(text: str, folder: Path, runs: int) -> dict[str, Any]:
    plan = folder / "plan.md"
    plan.write_text(text, encoding="utf-8")
    command = [sys.executable, __file__, "--once", str(plan)]
    done = [
        json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        for _ in range(runs)
    ]
    stages = {
        stage: round(statistics.median(run["seconds"][stage] for run in done), 4)
        for stage in done[0]["seconds"]
    }
    return {
        "words": len(text.split()),
        **{name: done[0][name] for name in ("statements", "provisions", "outcomes")},
        "runs": runs,
        "analysis_seconds": round(sum(stages[stage] for stage in ANALYSIS), 3),
        "check_seconds": round(sum(stages.values()), 3),
        "stages": stages,
    }


def table(figures: Mapping[str, Any]) -> list[str]:
    """Return the profiles as the lines of a Markdown table: seconds and share of the whole check."""
    plans = list(figures.values())
    titles = ["stage"]
    for name, plan in figures.items():
        titles += [f"{name} ({plan['provisions']} provisions): s", "share"]
    rows = [["**analysis**", *_cells(plans, lambda plan: plan["analysis_seconds"])]]
    for stage in (*ANALYSIS, *(s for s in plans[0]["stages"] if s not in ANALYSIS)):
        rows.append([stage, *_cells(plans, lambda plan, s=stage: plan["stages"][s])])
    rows.append(["**the whole check**", *_cells(plans, lambda plan: plan["check_seconds"])])
    lines = ["| " + " | ".join(cells) + " |" for cells in (titles, *rows)]
    return [lines[0], "|" + "---|" * len(titles), *lines[1:]]


def _cells(plans: Sequence[Mapping[str, Any]], figure: Callable[..., float]) -> Iterator[str]:
    for plan in plans:
        took = figure(plan)
        yield f"{took:.2f}"
        yield f"{took / plan['check_seconds']:.0%}"


def main() -> None:
    """Measure, write the figures and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(once(options.once)))
        return
    figures = measure(options.runs)
    FIGURES.parent.mkdir(exist_ok=True)
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print("\n".join(table(figures)))


if __name__ == "__main__":
    main()
