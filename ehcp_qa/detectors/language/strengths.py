"""What a child can do, in the section that says what is hard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.language.told import own_statements
from ehcp_qa.detectors.thread.words import NO_NEED
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.plan import Area, Plan, Role, SectionId, Statement
from ehcp_qa.nlp.terms import TermFinder

# "Can" is a strength unless what follows is hard: "can become anxious", "can find it difficult".
_CAN = re.compile(
    r"\b(?:can|is able to)\b(?! (?:also |often |sometimes |then |only |quickly |easily |at times )?"
    r"(?:not|find|become|be|get|seem|appear|struggle|lead|cause|have|lose|forget|take|feel|react|"
    r"make (?:it|him|her|them|this|that|things|learning|life)|"
    r"result|present|affect|hit|shout|refuse|run (?:off|away|out|into)|cry|hardly|barely)\b)",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"\b(?:strengths?|good at|can do|likes and admires?|doing well|enjoys?)\b", re.I
)
# What is ruled out is neither hard nor a strength.
_DENIES = re.compile(
    rf"{NO_NEED.pattern}|\b(?:no|not|never)\b[^.;]{{0,40}}\b(?:diagnos\w+|disorder|impairment|loss)\b",
    re.IGNORECASE,
)
# Fewer needs than this under an area are too little to say that only difficulties are listed.
_FEWEST_NEEDS = 2


class StrengthOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that speak well of somebody."""

    words: tuple[str, ...]


@detector("strengths-absent", StrengthOptions)
def strengths_absent(plan: AnalysedPlan, options: StrengthOptions) -> Iterator[Match]:
    """Yield once when areas of Section B say only what is hard, and Section A has no strengths."""
    if _told_in_a(plan.plan):
        return
    finder = TermFinder([("words", options.words)])
    by_area: dict[Area | None, list[Statement]] = {}
    for statement in own_statements(plan.plan, *options.sections):
        by_area.setdefault(statement.area, []).append(statement)
    bare = [area for area, said in by_area.items() if _only_needs(said, finder)]
    if bare:
        first, *others = (by_area[area][0] for area in bare)
        more = f", nor under {_count(len(others))}" if others else ""
        yield Match(
            span=first.span,
            statement=first.id,
            values={"area": _called(bare[0]), "more": more},
            related=tuple(Related(s.span, f"the same under {_called(s.area)}") for s in others),
        )


def _called(area: Area | None) -> str:
    return f"“{area.value}”" if area is not None else "the needs of Section B that have no area"


def _count(others: int) -> str:
    return "one other area" if others == 1 else f"{others} other areas"


def _only_needs(said: list[Statement], finder: TermFinder) -> bool:
    needs = [s for s in said if s.role is Role.NEED and not _DENIES.search(s.text)]
    return len(needs) >= _FEWEST_NEEDS and not any(_praises(s, finder) for s in said)


def _praises(statement: Statement, finder: TermFinder) -> bool:
    if statement.role is Role.STRENGTH or _CAN.search(statement.text):
        return True
    return bool(finder.find(statement.text))


def _told_in_a(plan: Plan) -> bool:
    """True where Section A has strengths of its own, under a heading or by their words."""
    said = plan.statements(SectionId.A)
    return any(
        s.role is Role.STRENGTH or (s.group_heading and _HEADED.search(s.group_heading.text))
        for s in said
    )
