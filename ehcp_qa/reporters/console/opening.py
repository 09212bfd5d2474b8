"""The top of a plan's report: what it is, how it scores, what to put right first."""

from __future__ import annotations

from ehcp_qa.model.finding import Finding
from ehcp_qa.model.plan import PlacementKind, PlanStage
from ehcp_qa.model.report import CheckRun, Grade, Priority, Scores
from ehcp_qa.model.rule import TEMPLATE
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.console.paper import Paper

CONDITION = 27  # width of the longest state of a section
NAME, SCORE, GRADE = 15, 6, 20  # column widths of the table of scores, within 80 columns


def opening(paper: Paper, run: CheckRun) -> None:
    """Write everything that stands before the findings."""
    of_template = run.reads == TEMPLATE
    what = "EHC plan template check" if of_template else "EHC plan check"
    paper.rule(f"{what}: {run.source.name}", strong=True)
    if not of_template:
        _facts(paper, run)
    if run.error:
        paper.line(run.error, style="bold red")
        paper.line()
    if run.scores is None:
        return
    style = "bold green" if run.scores.ready else "bold red"
    paper.line(wording.headline(run), style=style)
    if of_template:
        paper.line()
        return
    if run.stage is PlanStage.TEMPLATE:
        paper.line(wording.TEMPLATE)
    paper.line()
    _scores(paper, run.scores)
    _sections_by_grade(paper, run)
    _first(paper, run)


def _facts(paper: Paper, run: CheckRun) -> None:
    if run.stage is None:
        return
    why = f" ({run.stage_why})" if run.stage_why else ""
    paper.labelled("Child", run.child or "no name found")
    paper.labelled("Stage", f"{run.stage.value}{why}")
    if run.placement is not PlacementKind.UNKNOWN:
        paper.labelled("Placement", f"{run.placement.value} ({run.placement_why})")
    if run.plan_date:
        paper.labelled("Date", f"{run.plan_date.day} {run.plan_date:%B %Y}")
    paper.line()


def _scores(paper: Paper, scores: Scores) -> None:
    from rich.text import Text

    rows: list[tuple[str | Text, ...]] = [
        tuple(Text(title, style="dim") for title in ("Scores", "of 100", "grade", ""))
    ]
    for part in scores.dimensions:
        grade = part.grade.value if part.grade else "not applicable"
        rows.append((part.name, wording.out_of_100(part.score), grade, wording.points(part)))
    grade = scores.grade.value if scores.grade else "not applicable"
    capped = wording.NOT_READY.lower() if scores.capped else ""
    total = ("Overall", wording.out_of_100(scores.overall), grade)
    rows.append((*(Text(cell, style="bold") for cell in total), capped))
    paper.table(rows, widths=(NAME, SCORE, GRADE, None), right=frozenset({1}))
    paper.line()


def _sections_by_grade(paper: Paper, run: CheckRun) -> None:
    """Write which sections have which grade, and which could not be graded and why."""
    grades = {s.section: s.grade for s in run.scores.sections} if run.scores else {}
    held: dict[str, list[str]] = {grade.value: [] for grade in Grade}
    held |= {words: [] for words in wording.CONDITIONS.values()}
    for section in run.sections:
        grade = grades.get(section.section)
        words = wording.CONDITIONS.get(section.condition) or (grade.value if grade else "")
        if words:
            held[words].append(section.section.value)
    rows = [(words, ", ".join(letters)) for words, letters in held.items() if letters]
    if rows:
        paper.line("Sections", style="dim")
        paper.table(rows, indent=2, widths=(CONDITION, None))
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
    code = f"{priority.severity.value} {priority.code}"
    if len(found) == 1:
        place = found[0].place.words
        where = "" if place in found[0].message else f" {place[:1].upper()}{place[1:]}."
        return f"{found[0].message}{where} ({code})"
    gain = wording.amount(round(priority.gain), "point", "points")
    worth = f", up to {gain} of the overall score"
    return f"{priority.title}: {len(found)} places, {_sections(found)} ({code}{worth if priority.gain >= 1 else ''})"


def _sections(found: list[Finding]) -> str:
    names = sorted({finding.section.value for finding in found if finding.section})
    if not names:
        return "in the plan as a whole"
    return f"in section{'s' if len(names) > 1 else ''} {wording.joined(names)}"
