"""The sheets that come first: a line for each plan, and what each score is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ehcp_qa.model.finding import Severity
from ehcp_qa.model.report import CheckRun, DimensionScore, Report
from ehcp_qa.reporters.stamp import stamp
from ehcp_qa.reporters.wording import gate
from ehcp_qa.reporters.workbook.judged import MET, OUTCOMES, PROVISION
from ehcp_qa.reporters.workbook.sheet import Cell, Column, Formula, Sheet, here, tenths, whole
from ehcp_qa.reporters.workbook.tables import FINDINGS, FIRST_ROW, KEY, numbered

NOTHING = "n/a"  # there was nothing to judge, which is neither 0 nor 100
SUMMARY = (
    *KEY,
    Column("Child", 22, tall=True),
    Column("Stage", 10),
    Column("Errors", 8),
    Column("Warnings", 10),
    Column("Advice", 8),
    Column("Ready to issue", 9),
    Column("Overall", 9),
    Column("Grade", 14, tall=True),
    Column("Provision statements", 11),
    Column("Specific", 9),
    Column("Partly", 8),
    Column("Vague", 8),
    Column("Said firmly, of 100", 10),
    Column("Outcomes", 10),
    Column("SMART", 8),
    Column("Problem", 40, tall=True),
)
SCORES = (
    *KEY,
    Column("Dimension", 16),
    Column("Earned", 9),
    Column("Possible", 9),
    Column("Out of 100", 9),
    Column("Weight", 8),
    Column("Share of overall", 10),
    Column("Grade", 20),
    Column("Why", 90, tall=True),
)
GRADED = (("Errors", Severity.ERROR), ("Warnings", Severity.WARNING), ("Advice", Severity.ADVICE))
VERDICTS = ("specific", "partly", "vague")


def summary(report: Report) -> Sheet:
    """Return a line for each plan, counted from the other sheets, and what the run was."""
    rows = [
        _plan(number, run, row)
        for row, (number, run) in enumerate(numbered(report), start=FIRST_ROW)
    ]
    below = (("Gate", gate(report)), *stamp(report))
    return Sheet("Summary", "Each plan in a line.", SUMMARY, rows, below=below)


def scores(report: Report) -> Sheet:
    """Return what each plan's score is made of, worked out live from what was earned."""
    rows: list[Sequence[Cell]] = []
    for number, run in numbered(report):
        for part in run.scores.dimensions if run.scores else ():
            rows.append(_dimension(number, run, part, len(rows) + FIRST_ROW))
    return Sheet("Scores", "What each score is made of.", SCORES, rows)


def _plan(number: int, run: CheckRun, row: int) -> Sequence[Cell]:
    seen = Counter(f.severity for f in run.findings)
    errors = here(SUMMARY, "Errors", row)
    read = run.scores is not None
    return (
        *(number, run.source.name, run.child, run.stage.value if run.stage else ""),
        *(
            _count("Findings", FINDINGS, "Severity", severity.value, row, seen[severity])
            for _, severity in GRADED
        ),
        Formula(f'=IF({errors}>0,"no","yes")', "no" if seen[Severity.ERROR] else "yes")
        if read
        else "",
        _overall(run),
        run.scores.grade.value if run.scores and run.scores.grade else "",
        *_statements(run, row),
        run.error,
    )


def _overall(run: CheckRun) -> Cell:
    if run.scores is None:
        return ""
    return NOTHING if run.scores.overall is None else run.scores.overall


def _statements(run: CheckRun, row: int) -> Sequence[Cell]:
    """Return how many provisions and outcomes there are, and how they were judged."""
    if run.analysed is None:
        return ("",) * 7
    verdicts = Counter(p.verdict.value for p in run.analysed.provisions.values())
    outcomes = run.analysed.outcomes.values()
    mine = here(SUMMARY, "No.", row)
    firm, needed = (
        f"SUMIFS({whole('Provision', PROVISION, c)},{whole('Provision', PROVISION, 'No.')},{mine})"
        for c in ("Firm", "Needed")
    )
    index = run.analysed.enforceability().index
    return (
        Formula(f"=COUNTIFS({whole('Provision', PROVISION, 'No.')},{mine})", verdicts.total()),
        *(_count("Provision", PROVISION, "Verdict", v, row, verdicts[v]) for v in VERDICTS),
        Formula(
            f'=IF({needed}=0,"{NOTHING}",{tenths(f"(100*{firm}/{needed})")})',
            NOTHING if index is None else index,
        ),
        Formula(f"=COUNTIFS({whole('Outcomes', OUTCOMES, 'No.')},{mine})", len(outcomes)),
        _count("Outcomes", OUTCOMES, "SMART", MET, row, sum(o.smart for o in outcomes)),
    )


def _count(
    sheet: str, columns: Sequence[Column], title: str, value: str, row: int, now: int
) -> Formula:
    """Return a live count of this plan's rows of a sheet that have a value."""
    mine = f"{whole(sheet, columns, 'No.')},{here(SUMMARY, 'No.', row)}"
    return Formula(f'=COUNTIFS({mine},{whole(sheet, columns, title)},"{value}")', now)


def _dimension(number: int, run: CheckRun, part: DimensionScore, row: int) -> Sequence[Cell]:
    earned, possible, score, weight = (
        here(SCORES, title, row) for title in ("Earned", "Possible", "Out of 100", "Weight")
    )
    mine = f"{whole('Scores', SCORES, 'No.')},{here(SCORES, 'No.', row)}"
    weights = (
        f"SUMIFS({whole('Scores', SCORES, 'Weight')},{mine},"
        f'{whole("Scores", SCORES, "Possible")},">0")'
    )
    total = sum(d.weight for d in run.scores.dimensions if d.possible) if run.scores else 0
    share = (part.score or 0) * part.weight / total if total else 0
    return (
        *(number, run.source.name, part.name, part.earned, part.possible),
        Formula(
            f'=IF({possible}=0,"{NOTHING}",{tenths(f"(100*{earned}/{possible})")})',
            NOTHING if part.score is None else part.score,
        ),
        part.weight,
        Formula(f"=IF(OR({possible}=0,{weight}=0),0,{score}*{weight}/{weights})", share),
        part.grade.value if part.grade else "not applicable",
        part.sentence,
    )
