"""Links that the plan itself makes: by standing in one row, by number, by a covering statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_qa.model.analysed import Link, LinkKind
from ehcp_qa.model.plan import Plan, Role, SectionId, Statement

NEED_SECTIONS = (SectionId.B, SectionId.C, SectionId.D)
OUTCOME_SECTIONS = (SectionId.E,)
# "This provision supports needs 2 to 5": it speaks for what stands above it, not of itself.
COVER = re.compile(
    r"^\W*(?:all\s+(?:of\s+)?)?(?:this|these|the)\s+(?:above\s+)?(?:provisions?|items?|rows?|support)"
    r"\b[^.]*\b(?:supports?|meets?|addresses|covers?|applies|relates?|contributes?|serves?)\b",
    re.IGNORECASE,
)


def link_rows(plan: Plan) -> Iterator[Link]:
    """Yield the links of statements that one row of a table keeps together."""
    for row in plan.rows:
        for provision in row.provisions:
            for need in row.needs:
                yield _link(LinkKind.NEED_PROVISION, need, provision, "row", "same row")
            for outcome in row.outcomes:
                yield _link(LinkKind.OUTCOME_PROVISION, outcome, provision, "row", "same row")


def link_numbers(plan: Plan) -> Iterator[Link]:
    """Yield the links that a statement makes by naming a need or an outcome by its number."""
    needs = _numbered(plan.statements(*NEED_SECTIONS), Role.NEED)
    outcomes = _numbered(plan.statements(*OUTCOME_SECTIONS), Role.OUTCOME)
    statements = plan.statements()
    for place, statement in enumerate(statements):
        for what, number in statement.refers_to:
            kind = LinkKind.NEED_PROVISION if what == "need" else LinkKind.OUTCOME_PROVISION
            named = needs if what == "need" else outcomes
            reason, covered = _spoken_for(statement, statements[:place])
            for source in named.get(number, ()):
                for provision in covered:
                    yield _link(kind, source, provision, reason, f"names {what} {number}")


def _spoken_for(statement: Statement, above: tuple[Statement, ...]) -> tuple[str, tuple[str, ...]]:
    """Return how a statement speaks and for which provisions: for itself, or those above it."""
    if not COVER.match(statement.text):
        own = (statement.id,) if statement.role is Role.PROVISION else ()
        return "number", own
    covered = tuple(s.id for s in above if _together(s, statement))
    return "cover", covered or ((statement.id,) if statement.role is Role.PROVISION else ())


def _together(one: Statement, other: Statement) -> bool:
    if one.role is not Role.PROVISION or one.section is not other.section:
        return False
    if other.row is not None:
        return one.row == other.row
    return (one.area, one.area_title) == (other.area, other.area_title)


def _numbered(statements: Iterable[Statement], role: Role) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for statement in statements:
        if statement.role is role and statement.number:
            number = statement.number.strip(".() ")
            found[number] = (*found.get(number, ()), statement.id)
    return found


def _link(kind: LinkKind, source: str, target: str, reason: str, why: str) -> Link:
    return Link(kind, source, target, reason, 1.0, why)
