"""A report, one plan's result or one analysed plan, redacted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.report import CheckRun, NotChecked, Report
from ehcp_qa.redaction.filenames import with_file
from ehcp_qa.redaction.key import Key
from ehcp_qa.redaction.rewriting import Rewriter

# Said in every redacted report: a program cannot promise that nobody can be told from what is left.
LOOK_THROUGH = NotChecked(
    "Whether anybody can still be told from what is left",
    "names, dates of birth, numbers, settings and addresses were replaced by a program, which can miss "
    "one: look through it before you pass it on.",
)


def redacted_report(report: Report, lexicons: Lexicons) -> Report:
    """Return a report in which no plan's words identify anybody, each plan with a key of its own."""
    if report.redacted:
        return report
    runs = [redacted_run(run, lexicons) for run in report.files]
    return replace(report, files=_told_apart(report.files, runs), redacted=True)


def redacted_run(run: CheckRun, lexicons: Lexicons) -> CheckRun:
    """Return one plan's result redacted; of one that was not read only the file's name tells anything."""
    return with_key(run, Key.of([run.analysed.plan] if run.analysed else [], lexicons))


def with_key(run: CheckRun, key: Key) -> CheckRun:
    """Return one plan's result redacted with a key that may be another draft's as well."""
    document = run.analysed.plan.document if run.analysed else None
    made = Rewriter(with_file(key, run.source.name), document).rewritten(run)
    return replace(made, not_checked=(*made.not_checked, LOOK_THROUGH) if run.readable else ())


def redacted_plan(analysed: AnalysedPlan, lexicons: Lexicons) -> AnalysedPlan:
    """Return an analysed plan redacted."""
    key = Key.of([analysed.plan], lexicons)
    return Rewriter(key, analysed.plan.document).rewritten(analysed)


def _told_apart(before: Sequence[CheckRun], after: Sequence[CheckRun]) -> tuple[CheckRun, ...]:
    """Return the results with a number in the names of files that became the same."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    told = []
    for old, new in zip(before, after, strict=True):
        whole = old.path or old.source.name
        if whole not in names:
            short = new.source.name
            counts[short] += 1
            names[whole] = short if counts[short] == 1 else _numbered(short, counts[short])
        told.append(_renamed(new, names[whole]))
    return tuple(told)


def _numbered(name: str, number: int) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-{number}.{ending}" if dot else f"{name}-{number}"


def _renamed(run: CheckRun, name: str) -> CheckRun:
    old = run.source.name
    if old == name:
        return run
    folder = run.path.removesuffix(old)
    return replace(
        run,
        source=replace(run.source, name=name),
        path=folder + name if run.path else "",
        error=run.error.replace(old, name),
    )
