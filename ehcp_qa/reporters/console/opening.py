"""The top of a plan's report: what it is, how it scores, what to put right first."""

from __future__ import annotations

from ehcp_qa.model.finding import Finding, Severity
from ehcp_qa.model.report import CheckRun, Priority, Scores
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.console.paper import Paper

NAME, SCORE, GRADE = 15, 10, 20  # column widths of the table of scores, within 80 columns


def opening(paper: Paper, run: CheckRun) -> None:
    """Write everything that stands before the findings."""
    paper.rule(f"EHC plan check: {run.source.name}", strong=True)
    _facts(paper, run)
    if run.error:
        paper.line(run.error, style="bold red")
        paper.line()
    if run.scores is None:
        return
    style = "bold green" if run.scores.ready else "bold red"
    paper.line(wording.headline(run), style=style)
    paper.line()
    _scores(paper, run.scores)
    _first(paper, run)


def _facts(paper: Paper, run: CheckRun) -> None:
    if run.stage is None:
        return
    why = f" ({run.stage_why})" if run.stage_why else ""
    paper.labelled("Child", run.child or "no name found")
    paper.labelled("Stage", f"{run.stage.value}{why}")
    if run.plan_date:
        paper.labelled("Date", f"{run.plan_date.day} {run.plan_date:%B %Y}")
    paper.line()


def _scores(paper: Paper, scores: Scores) -> None:
    from rich.text import Text

    rows: list[tuple[str | Text, ...]] = [
        tuple(Text(title, style="dim") for title in ("Scores", "out of 100", "grade", ""))
    ]
    for part in scores.dimensions:
        grade = part.grade.value if part.grade else "not applicable"
        rows.append((part.name, wording.out_of_100(part.score), grade, wording.points(part)))
    grade = scores.grade.value if scores.grade else "not applicable"
    capped = "held down by an error" if scores.capped else ""
    total = ("Overall", wording.out_of_100(scores.overall), grade)
    rows.append((*(Text(cell, style="bold") for cell in total), capped))
    paper.table(rows, widths=(NAME, SCORE, GRADE, None), right=frozenset({1}))
    paper.line()


def _first(paper: Paper, run: CheckRun) -> None:
    if not run.priorities:
        return
    paper.line("What to put right first", style="bold")
    for number, priority in enumerate(run.priorities, start=1):
        paper.labelled(f"{number}.", _priority(run, priority), indent=2, gap=2)
    paper.line()


def _priority(run: CheckRun, priority: Priority) -> str:
    found = [f for f in run.findings if f.fingerprint in priority.findings]
    if priority.severity is Severity.ERROR and len(found) == 1:
        said = f"{found[0].message} {found[0].place.words}"
    else:
        places = wording.amount(len(priority.findings), "place", "places")
        said = f"{priority.title}: {places} {_sections(found)}"
    gain = f", worth up to {priority.gain:.1f} points overall" if priority.gain >= 0.1 else ""
    return f"{said} ({priority.severity.value} {priority.code}{gain})"


def _sections(found: list[Finding]) -> str:
    names = sorted({finding.section.value for finding in found if finding.section})
    if not names:
        return "in the plan as a whole"
    return f"in section{'s' if len(names) > 1 else ''} {wording.joined(names)}"
