"""What came of a moderation as plain text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ehcp_qa.model.moderation import MACHINE, Agreement, Moderation
from ehcp_qa.reporters.audit.words import dimension
from ehcp_qa.reporters.moderation import words
from ehcp_qa.reporters.text import clean, markdown

SHOWN = 40  # disagreements in the terminal; the other forms list them all
_STEPS = {1: "one step", 2: "two steps", 3: "three steps"}


def console(found: Moderation) -> str:
    """Return the moderation for a terminal."""
    lines = [words.headline(found), *_notes(found), ""]
    for title, held in _kinds(found):
        lines += [title, *(f"  {line}" for line in _aligned(_rows(held))), ""]
    lines += [f"Disagreements: {len(found.disagreements)}, those furthest apart first"]
    for one in found.disagreements[:SHOWN]:
        grades = ", ".join(f"{clean(who)} {grade}" for who, grade in one.grades)
        lines.append(f"  {clean(one.path)} · {dimension(one.part)}: {grades}")
    if len(found.disagreements) > SHOWN:
        lines.append(f"  and {len(found.disagreements) - SHOWN} more (--format markdown lists all)")
    return "\n".join([*lines, "", words.MEASURED, ""])


def as_markdown(found: Moderation) -> str:
    """Return the moderation as Markdown, every disagreement listed."""
    lines = ["# Moderation of EHC plans", "", markdown(words.headline(found))]
    lines += [f"\n{markdown(said)}" for said in (*_notes(found), words.MEASURED)]
    for title, held in _kinds(found):
        lines += ["", f"## {title}", "", *_table(_HEAD, _rows(held))]
    rows = [
        (
            one.path,
            dimension(one.part),
            "; ".join(f"{who}: {grade}" for who, grade in one.grades),
            _STEPS[one.steps],
        )
        for one in found.disagreements
    ]
    lines += ["", f"## Disagreements ({len(rows)})", ""]
    lines += _table(("Plan", "Part", "Grades", "Apart"), rows) if rows else ["None."]
    return "\n".join([*lines, ""])


_HEAD = ("Part", "Between", "Measure", "Kappa", "Agreement", "The same grade")


def _kinds(found: Moderation) -> Iterator[tuple[str, Sequence[Agreement]]]:
    if found.people:
        yield "Between people", found.people
    yield f"Between people and {MACHINE}", found.machine


def _notes(found: Moderation) -> list[str]:
    return [said for said in (words.caution(found), words.alone(found)) if said]


def _rows(agreements: Sequence[Agreement]) -> list[tuple[str, ...]]:
    return [
        (
            dimension(a.part),
            clean(words.between(a)),
            words.MEASURES[a.measure],
            words.kappa(a),
            words.strength(a),
            f"{a.same} of {a.plans}",
        )
        for a in agreements
    ]


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return rows with their cells under each other."""
    table = [_HEAD, *rows]
    wide = [max(len(row[at]) for row in table) for at in range(len(_HEAD))]
    return ["  ".join(c.ljust(w) for c, w in zip(row, wide, strict=True)).rstrip() for row in table]


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return lines + [f"| {' | '.join(map(markdown, row))} |" for row in rows]
