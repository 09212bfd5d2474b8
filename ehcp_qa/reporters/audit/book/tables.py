"""The sheets about all plans together: figures, commonest defects, trends, what was not checked."""

from __future__ import annotations

from collections.abc import Sequence

from ehcp_qa.model.audit import PlanState
from ehcp_qa.model.audit_summary import GRADES, Audited, Defect, Spread, Trends
from ehcp_qa.reporters.audit.book.pages import Book, letter, reference
from ehcp_qa.reporters.audit.book.plans import PLANS, RULES, grade_of, plan_columns, rule_columns
from ehcp_qa.reporters.audit.summary import ORDER
from ehcp_qa.reporters.audit.words import NO_GRADE, amount, dimension, headline
from ehcp_qa.reporters.workbook.sheet import Cell, Column, Formula

_SUMMARY = (
    Column("Part of the score", 24),
    Column("Mean score", 10),
    *(Column(grade.capitalize() or "Not graded", 14) for grade in GRADES),
    Column("Plans", 9),
)
_DEFECTS = (
    Column("Code", 9),
    Column("What was found", 52, tall=True),
    Column("Severity", 10),
    Column("Plans", 9),
    Column("Share", 8),
    Column("Findings", 10),
    Column("Example", 60, tall=True),
    Column("Stands in", 44, tall=True),
)
_FIRST = (
    Column("Plan", 48),
    Column("Child", 22),
    Column("Team", 18),
    Column("Errors", 8),
    Column("Warnings", 10),
    Column("Overall", 9),
    Column("Grade", 20),
)
_TRENDS = (
    Column("What", 14),
    Column("Which", 56, tall=True),
    Column("Earlier", 10),
    Column("Now", 10),
    Column("Change", 10),
    Column("Before", 40, tall=True),
)
_UNREAD = (Column("File", 56), Column("What became of it", 18), Column("Why", 90, tall=True))


def summary(book: Book, audited: Audited) -> None:
    """Write how many plans have each grade, counted live from the sheet of plans."""
    spreads = audited.summary.spreads
    keys = [spread.key for spread in spreads[1:]]
    page = book.page(
        "Summary", headline(audited.summary), _SUMMARY, formats={"Mean score": "tenths"}
    )
    columns = plan_columns(keys)
    for spread in spreads:
        overall = spread is spreads[0]
        titles = ("Overall", "Grade") if overall else (dimension(spread.key), grade_of(spread.key))
        page.add(_spread(spread, columns, titles, page.next + 1))
    counts = audited.summary.counts
    if counts.accepted:
        page.add(
            _made(
                "Accepted by a person",
                f"{amount(counts.accepted, 'finding', 'findings')}, left out",
            )
        )
    if counts.known:
        page.add(_made("Known from the baseline", f"{counts.known:,} of the findings"))
    page.add(_made("Checked with", f"ehcp-qa {audited.stamp.tool_version}"))
    page.add(_made("Rules", f"{', '.join(audited.stamp.packs)} {audited.stamp.rules_sha256}"))
    page.add(_made("Profile", audited.stamp.profile))
    page.add(_made("Settings", audited.stamp.settings_sha256))


def _made(title: str, said: str) -> Sequence[Cell]:
    return (title, said, *(None,) * (len(_SUMMARY) - 2))


def _spread(
    spread: Spread, columns: Sequence[Column], titles: tuple[str, str], row: int
) -> Sequence[Cell]:
    score, grade = (reference(PLANS, columns, title) for title in titles)
    graded = [
        Formula(f'=COUNTIF({grade},"{word}")', number)
        for word, number in zip(GRADES, spread.grades, strict=True)
        if word
    ]
    first, last = (letter(_SUMMARY, word.capitalize()) for word in (GRADES[0], GRADES[-2]))
    plans = sum(spread.grades)
    rest = f"=${letter(_SUMMARY, 'Plans')}{row}-SUM(${first}{row}:${last}{row})"
    everyone = reference(PLANS, columns, "Ready to issue")
    return (
        dimension(spread.key),
        Formula(f'=IFERROR(AVERAGE({score}),"")', "" if spread.mean is None else spread.mean),
        *graded,
        Formula(rest, spread.grades[-1]),
        Formula(f'=COUNTIF({everyone},"yes")+COUNTIF({everyone},"no")', plans),
    )


def defects(book: Book, audited: Audited) -> None:
    """Write every rule that found something, counted live from the sheet of rules."""
    page = book.page(
        "Commonest defects",
        "What was found, that of the most plans first.",
        _DEFECTS,
        frozen=2,
        formats={"Share": "percent"},
    )
    columns, checked = rule_columns(audited.summary.codes), audited.summary.counts.checked
    for defect in audited.summary.defects:
        page.add(_defect(defect, columns, checked, page.next + 1))


def _defect(defect: Defect, columns: Sequence[Column], checked: int, row: int) -> Sequence[Cell]:
    counts = reference(RULES, columns, defect.code)
    own = f"${letter(_DEFECTS, 'Plans')}{row}"
    example = defect.examples[0] if defect.examples else None
    return (
        *(defect.code, defect.title, defect.severity),
        Formula(f'=COUNTIF({counts},">0")', defect.plans),
        Formula(f"={own}/{max(checked, 1)}", defect.plans / max(checked, 1)),
        Formula(f"=SUM({counts})", defect.findings),
        example.words if example else "",
        f"{example.path}, {example.place}" if example else "",
    )


def first(book: Book, audited: Audited) -> None:
    """Write the plans to read first, in order."""
    page = book.page("Read first", ORDER, _FIRST, formats={"Overall": "tenths"})
    for plan in audited.summary.first:
        counts = (plan.errors, plan.warnings, plan.overall)
        page.add((plan.path, plan.child, plan.team, *counts, plan.grade or NO_GRADE))


def trends(book: Book, found: Trends) -> None:
    """Write what changed since the earlier audit, each change worked out live."""
    why = "; ".join(found.differences)
    said = f"Not compared: {why}." if why else "Scores, shares of plans with a defect, and plans."
    shown = dict.fromkeys(("Earlier", "Now", "Change"), "tenths")
    page = book.page("Trends", said, _TRENDS, frozen=2, formats=shown)
    rows: list[tuple[str, str, float | None, float | None, str]] = [
        ("Mean score", dimension(c.key), c.before, c.after, "") for c in found.scores
    ]
    rows += [("Defect", f"{c.code} {c.title}", c.before, c.after, "") for c in found.more]
    rows += [("Defect", f"{c.code} {c.title}", c.before, c.after, "") for c in found.fewer]
    rows += [("Worse plan", c.path, c.before, c.after, c.was) for c in found.worse_plans]
    rows += [("Better plan", c.path, c.before, c.after, c.was) for c in found.better_plans]
    rows += [("New plan", path, None, None, "") for path in found.new_plans]
    rows += [("Plan gone", path, None, None, "") for path in found.gone_plans]
    for what, which, before, after, was in rows:
        page.add((what, which, before, after, _change(before, after, page.next + 1), was))


def _change(before: float | None, after: float | None, row: int) -> Cell:
    if before is None or after is None:
        return None
    now, then = (f"${letter(_TRENDS, title)}{row}" for title in ("Now", "Earlier"))
    return Formula(f"=ROUND({now}-{then},1)", round(after - before, 1))


def unread(book: Book, audited: Audited) -> None:
    """Write every file that was not checked, or not wholly, and every copy."""
    page = book.page("Not checked", "Files that were not checked, or not wholly.", _UNREAD)
    for record in audited.records():
        if record.state is PlanState.DUPLICATE:
            page.add((record.path, record.state.value, f"The same as {record.duplicate_of}."))
        elif record.state is not PlanState.CHECKED:
            page.add((record.path, record.state.value, record.said))
