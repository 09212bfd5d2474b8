"""References to needs and outcomes by a number that none of them bears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, Plan, Role, SectionId, Statement

_NUMBERED = {
    "need": ((SectionId.B, SectionId.C, SectionId.D), (Role.NEED,)),
    "outcome": ((SectionId.E,), (Role.OUTCOME, Role.AIM, Role.STEP)),
}
_LETTER = re.compile(r"^[A-K](?=\d)", re.IGNORECASE)
_BESIDE = (CellRole.NEED_MET, CellRole.OUTCOME_MET, CellRole.NEED, CellRole.OUTCOME)


class NumberOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many statements must bear a number before a missing one is a mistake."""

    fewest_numbered: int


@detector("number-not-found", NumberOptions)
def number_not_found(plan: AnalysedPlan, options: NumberOptions) -> Iterable[Match]:
    """Yield each reference to a need or an outcome whose number none of them bears."""
    known = {what: _numbers(plan.plan, what) for what in _NUMBERED}
    for statement in plan.plan.statements():
        for what, number in statement.refers_to:
            listed = known[what]
            if len(listed) < options.fewest_numbered or _known(number, listed):
                continue
            yield Match(
                span=_place(statement, what, number),
                section=statement.section,
                statement=statement.id,
                values={"what": what, "number": number, "count": str(len(listed))},
            )


def _numbers(plan: Plan, what: str) -> frozenset[str]:
    sections, roles = _NUMBERED[what]
    found = (s.number for s in plan.statements(*sections) if s.role in roles)
    return frozenset(_plain(number) for number in found if number)


def _plain(number: str) -> str:
    """Return a number without its dots, brackets and section letter: "(B2.)" is 2."""
    return _LETTER.sub("", number.strip(" .()").lower())


def _known(number: str, listed: frozenset[str]) -> bool:
    """Say whether a number is borne, as it stands, as a group's ("2" of "2.1") or as a part's."""
    wanted = _plain(number)
    whole = re.match(r"\d+", wanted)
    return wanted in listed or any(
        other.startswith((f"{wanted}.", wanted + "a")) or (whole and whole[0] == other)
        for other in listed
    )


def _place(statement: Statement, what: str, number: str) -> Span:
    """Return where the number stands: in the text, in a cell beside it, or else the statement."""
    pattern = re.compile(
        rf"\b{what}s?\b[^.;:]*?(?<![\d.]){re.escape(number)}(?![\d%])", re.IGNORECASE
    )
    for text, span in _texts(statement):
        if match := pattern.search(text):
            return Span(span.block, span.start + match.start(), span.start + match.end())
    return statement.span


def _texts(statement: Statement) -> Iterator[tuple[str, Span]]:
    yield statement.text, statement.span
    for role in _BESIDE:
        if role in statement.cells:
            yield statement.cells[role].text, statement.cells[role].span
