"""What Section A should hold beside likes and dislikes, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import Condition, Plan, Role, SectionId, Statement
from ehcp_qa.nlp.quotations import in_first_person, quotations
from ehcp_qa.nlp.terms import TermFinder

# Sections whose words tell of checking on progress; A, I and K hold dates and reports of reviews.
_ARRANGED = tuple(key for key in SectionId if key not in (SectionId.A, SectionId.I, SectionId.K))
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")  # parents, or staff, who do not say which
_TOLD_BY_ROLE = {"aspirations": Role.ASPIRATION, "history": Role.HISTORY}


class StrandOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the section should hold: the words that show each strand, by the strand's name.

    ``fewest_words`` is how long a section is before it is judged; ``unless_words`` tell of a profile
    that is attached and holds them.
    """

    strands: dict[str, tuple[str, ...]]
    fewest_words: int
    unless_words: tuple[str, ...] = ()


@detector("strands-absent", StrandOptions)
def strands_absent(plan: AnalysedPlan, options: StrandOptions) -> Iterator[Match]:
    """Yield the section once with the strands that no statement and no heading in it shows."""
    strands = TermFinder(list(options.strands.items()))
    for key in options.sections:
        said = _own(plan.plan, key)
        texts = _texts(plan.plan, key, said)
        if sum(len(s.text.split()) for s in said) < options.fewest_words:
            continue
        if TermFinder([("unless", options.unless_words)]).find(" ".join(texts)):
            continue
        shown = {term.group for text in texts for term in strands.find(text)}
        roles = {s.role for s in said}
        shown |= {strand for strand, role in _TOLD_BY_ROLE.items() if role in roles}
        if missing := [strand for strand in options.strands if strand not in shown]:
            yield Match(section=key, values={"strands": _either(missing)}, unsure=True)


def _either(names: list[str]) -> str:
    *first, last = (name.replace("_", " ") for name in names)
    return f"{', '.join(first)} or {last}" if first else last


class AttributionOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that say whose words these are, or how they were gathered."""

    attributions: tuple[str, ...]


@detector("first-person-unattributed", AttributionOptions)
def first_person_unattributed(plan: AnalysedPlan, options: AttributionOptions) -> Iterator[Match]:
    """Yield the first statement in the first person where nothing says whose words they are."""
    for key in options.sections:
        said = _own(plan.plan, key)
        spoken = [s for s in said if _speaks(s.text)]
        attributions = TermFinder([("attributions", options.attributions)])
        if spoken and not any(attributions.find(text) for text in _texts(plan.plan, key, said)):
            yield Match(spoken[0].span, section=key, statement=spoken[0].id)


def _speaks(text: str) -> bool:
    """True when words outside quotation marks are the child's own; those inside may be told of."""
    for start, end in reversed(quotations(text)):
        text = text[:start] + " " * (end - start) + text[end:]
    return in_first_person(text) or bool(_WE.search(text))


class ArrangementOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that tell how progress is looked at."""

    words: tuple[str, ...]


@detector("monitoring-absent", ArrangementOptions)
def monitoring_absent(plan: AnalysedPlan, options: ArrangementOptions) -> Iterator[Match]:
    """Yield section E when nothing from B on tells of targets, of monitoring or of a review."""
    outcomes = [s for s in plan.plan.statements(*options.sections) if s.role is Role.OUTCOME]
    if not outcomes:
        return
    words = TermFinder([("words", options.words)])
    texts = [block.text for block in plan.plan.document.blocks if _may_tell(plan.plan, block.index)]
    if not any(words.find(text) for text in texts):
        yield Match(section=SectionId.E)


def _may_tell(plan: Plan, block: int) -> bool:
    """True for a block in B to J, or after the first section in a part of no letter."""
    inside = [key for key, s in plan.sections.items() if _holds(s.stretches, block)]
    if inside:
        return any(key in _ARRANGED for key in inside)
    opened = [s.stretches[0][0] for s in plan.sections.values() if s.stretches]
    return block not in plan.residue and block > min(opened, default=0)


def _holds(stretches: tuple[tuple[int, int], ...], block: int) -> bool:
    return any(first <= block <= last for first, last in stretches)


def _own(plan: Plan, key: SectionId) -> list[Statement]:
    section = plan.sections.get(key)
    if section is None or section.condition is not Condition.FILLED:
        return []
    return [s for s in section.statements if s.role not in (Role.NIL, Role.GUIDANCE)]


def _texts(plan: Plan, key: SectionId, said: list[Statement]) -> list[str]:
    """Return the words of a section: its title, every line in it, and the cells of its rows."""
    section = plan.sections.get(key)
    texts = [heading.title for heading in section.headings] if section else []
    for first, last in section.stretches if section else ():
        texts += [plan.document.blocks[index].text for index in range(first, last + 1)]
    texts += [words.text for s in said for words in s.cells.values()]
    return texts
