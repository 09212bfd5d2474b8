"""The sheets that list what was found, what was checked and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ehcp_qa.model.report import CheckRun, Report
from ehcp_qa.reporters.thread.ends import Sure, sureness, thread_of
from ehcp_qa.reporters.wording import blanks, standing
from ehcp_qa.reporters.workbook.sheet import Cell, Column, Formula, Sheet, here, whole

KEY = (Column("No.", 5), Column("Plan", 16, tall=True))
FINDINGS = (
    *KEY,
    Column("Code", 9),
    Column("Severity", 10),
    Column("Section", 9),
    Column("Place", 18, tall=True),
    Column("Title", 22, tall=True),
    Column("Statement", 40, tall=True),
    Column("What was found", 36, tall=True),
    Column("How to fix", 36, tall=True),
    Column("Missing", 24, tall=True),
    Column("Words", 26, tall=True),
    Column("Why", 72, tall=True),
    Column("Source", 36, tall=True),
    Column("Inferred", 9),
    Column("Fingerprint", 19),
)
THREAD = (
    *KEY,
    Column("Link", 24, tall=True),
    Column("From", 8),
    Column("From, in words", 48, tall=True),
    Column("To", 8),
    Column("To, in words", 48, tall=True),
    Column("How found", 20),
    Column("Strength", 9),
    Column("Why", 36, tall=True),
)
CHECKS = (
    *KEY,
    Column("Code", 9),
    Column("Check", 48, tall=True),
    Column("Outcome", 15),
    Column("Findings", 9),
    Column("Reason", 60, tall=True),
)
KNOWN = (*KEY, Column("What became of it", 120, tall=True))
NOT_CHECKED = (*KEY, Column("What", 48, tall=True), Column("Why", 72, tall=True))
HOW = {
    Sure.STATED: "stated by the plan",
    Sure.CONCEPT: "a subject in common",
    Sure.MEANING: "close in meaning",
}


def findings(report: Report) -> Sheet:
    """Return the sheet of findings, in reading order."""
    rows = [
        (
            *_key(number, run),
            f.code,
            f.severity.value,
            f.section.value if f.section else "",
            f.place.words,
            f.title,
            f.context,
            f.message,
            f.how_to_fix,
            blanks([f]),
            f.excerpt,
            f.why,
            f.source,
            _yes(f.inferred),
            f.fingerprint,
        )
        for number, run in numbered(report)
        for f in run.findings
    ]
    said = "What a plan writer should look at again."
    printed = [column.title for column in FINDINGS].index("How to fix") + 1
    return Sheet("Findings", said, FINDINGS, rows, printed=printed)


def thread(report: Report) -> Sheet:
    """Return the sheet of the golden thread: links first, then the statements without one."""
    rows = [row for number, run in numbered(report) for row in _thread(number, run)]
    said = "What meets what, and for which statements nothing could be found."
    return Sheet("Thread", said, THREAD, rows)


def _thread(number: int, run: CheckRun) -> Iterator[Sequence[Cell]]:
    if run.analysed is None:
        return
    found = thread_of(run.analysed)
    words = {end.id: end.text for ends in found.parts.values() for end in ends}
    for link in found.links:
        ends = (link.source, words[link.source], link.target, words[link.target])
        how = (HOW[sureness(link)], round(link.strength, 2), link.why)
        yield (*_key(number, run), link.kind.value, *ends, *how)
    for end in found.alone:
        sure = "likely stands alone" if end.likely else "open"
        yield (*_key(number, run), end.alone, end.id, end.text, "", "", sure, None, "")


def checks(report: Report) -> Sheet:
    """Return the sheet of checks, each with a live count of its findings."""
    rows: list[Sequence[Cell]] = []
    for number, run in numbered(report):
        for check in run.checks:
            row = len(rows) + FIRST_ROW
            count = Formula(
                f"=COUNTIFS({whole('Findings', FINDINGS, 'No.')},{here(CHECKS, 'No.', row)},"
                f"{whole('Findings', FINDINGS, 'Code')},{here(CHECKS, 'Code', row)})",
                sum(f.code == check.code for f in run.findings),
            )
            told = (check.code, check.title, check.outcome.value, count, check.reason)
            rows.append((*_key(number, run), *told))
    return Sheet("Checks", "How every check ended.", CHECKS, rows)


def not_checked(report: Report) -> Sheet:
    """Return the sheet of what no machine checked, with the plans that could not be read."""
    rows: list[Sequence[Cell]] = []
    for number, run in numbered(report):
        if run.error:
            rows.append((*_key(number, run), "The whole plan", run.error))
        rows += [(*_key(number, run), n.what, n.why) for n in run.not_checked]
    return Sheet("Not checked", "What is for people to judge, or was left out.", NOT_CHECKED, rows)


def known(report: Report) -> Sheet:
    """Return the sheet of findings that were accepted, and of what a baseline came to."""
    rows = [
        (*_key(number, run), said) for number, run in numbered(report) for said in standing(run)
    ]
    told = "What was accepted, by whom and why, and what a baseline came to."
    return Sheet("Known before", told, KNOWN, rows)


# Rows are counted from 1, and two stand above the first: what the sheet shows, and the titles.
FIRST_ROW = 3


def numbered(report: Report) -> Iterator[tuple[int, CheckRun]]:
    """Yield each plan with its number, which tells apart two files of one name."""
    yield from enumerate(report.files, start=1)


def _key(number: int, run: CheckRun) -> tuple[Cell, Cell]:
    return number, run.source.name


def _yes(said: bool) -> str:
    return "yes" if said else "no"
