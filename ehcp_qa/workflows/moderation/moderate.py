"""The sheets of a moderation beside the audit's own grades: agreement, and where it is wanting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.audit import PlanRecord
from ehcp_qa.model.moderation import MACHINE, ORDER, Disagreement, JudgedSheet, Moderation
from ehcp_qa.reporters.audit.spreads import OVERALL
from ehcp_qa.reporters.moderation.sheet import PRINT_DIGITS
from ehcp_qa.workflows.audit import records
from ehcp_qa.workflows.moderation.agreement import Grades, among_people, with_machine
from ehcp_qa.workflows.moderation.sheets import read_sheets

Given = dict[str, dict[str, dict[str, str]]]  # by part, by judge, by plan


def moderate(out: Path, sheets: Sequence[Path]) -> Moderation:
    """Return what the sheets come to beside the audit in a folder."""
    parts = _parts(records(out))
    read = read_sheets(sheets, parts)
    good, problems = _of_this_audit(read.good, records(out))
    problems = (*read.problems, *problems)
    if not good:
        raise InvalidConfig(" ".join(problems) or "There is no sheet to read.")
    wanted = {path for sheet in good for path, _ in sheet.grades}
    given = _given(good, parts, (r for r in records(out) if r.path in wanted))
    order = [*(sheet.auditor for sheet in good), MACHINE]
    return Moderation(
        auditors=tuple(order[:-1]),
        plans=len(wanted),
        parts=tuple(given),
        people=tuple(a for part in given for a in among_people(part, given[part])),
        machine=tuple(a for part in given for a in with_machine(part, given[part])),
        disagreements=tuple(_disagreements(given, order)),
        problems=problems,
    )


def _parts(found: Iterable[PlanRecord]) -> tuple[str, ...]:
    """Return what plans are graded on, in the order in which the audit has it."""
    keys = dict.fromkeys(share.key for record in found for share in record.dimensions)
    return (OVERALL, *keys)


def _of_this_audit(
    sheets: Sequence[JudgedSheet], found: Iterable[PlanRecord]
) -> tuple[list[JudgedSheet], tuple[str, ...]]:
    """Return the sheets whose plans are all in the audit and unchanged, and what is wrong with others."""
    hashes = {path: "" for sheet in sheets for path in sheet.prints}
    hashes |= {record.path: record.sha256 for record in found if record.path in hashes}
    good: list[JudgedSheet] = []
    problems: list[str] = []
    for sheet in sheets:
        lost = next((path for path in sheet.prints if not hashes[path]), None)
        changed = [
            path
            for path, digits in sheet.prints.items()
            if digits and not hashes[path].startswith(digits[:PRINT_DIGITS])
        ]
        if lost:
            problems.append(f"{sheet.name}: its plan {lost} is not in this audit.")
        elif changed:
            problems.append(
                f"{sheet.name}: {changed[0]} has changed since the sheet was made, so that people "
                "and machine judged two different files."
            )
        elif not sheet.grades:
            problems.append(f"{sheet.name}: nobody has chosen a grade in it yet.")
        else:
            good.append(sheet)
    return good, tuple(problems)


def _given(
    sheets: Sequence[JudgedSheet], parts: Sequence[str], found: Iterable[PlanRecord]
) -> Given:
    """Return every grade that was given, the machine's for the plans that people judged."""
    judged = {part for sheet in sheets for _, part in sheet.grades}
    given: Given = {part: {} for part in parts if part in judged}
    for sheet in sheets:
        for (path, part), grade in sheet.grades.items():
            given[part].setdefault(sheet.auditor, {})[path] = grade
    for record in found:
        machine = {OVERALL: record.grade, **{d.key: d.grade for d in record.dimensions}}
        for part, judges in given.items():
            if machine.get(part) in ORDER:
                judges.setdefault(MACHINE, {})[record.path] = machine[part]
    for judges in given.values():
        judges.setdefault(MACHINE, {})
    return given


def _disagreements(given: Given, order: Sequence[str]) -> Iterator[Disagreement]:
    """Return every plan and part with two grades, those furthest apart first."""
    found = [one for part, judges in given.items() for one in _differing(part, judges, order)]
    parts = list(given)
    return iter(sorted(found, key=lambda d: (-d.steps, parts.index(d.part), d.path)))


def _differing(part: str, judges: Grades, order: Sequence[str]) -> Iterator[Disagreement]:
    for path in dict.fromkeys(path for own in judges.values() for path in own):
        grades = [(who, judges[who][path]) for who in order if path in judges.get(who, {})]
        ranks = [ORDER.index(grade) for _, grade in grades]
        if max(ranks) > min(ranks):
            yield Disagreement(path, part, tuple(grades), max(ranks) - min(ranks))
