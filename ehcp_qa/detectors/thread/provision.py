"""Provision that no recorded need explains, and provision that only tells of a difficulty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.model.analysed import AnalysedPlan, Belongs, LinkKind, ProvisionAnalysis, Slot
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import Area, Condition, Role, SectionId, Statement
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import TermFinder

_NEEDS = (SectionId.B, SectionId.C, SectionId.D)
# Roles whose words record a need, or at least speak of one.
_RECORDS = (Role.NEED, Role.STRENGTH, Role.HISTORY, Role.OTHER, Role.ARRANGEMENT, Role.VIEW)
_BY_HAND = ("row", "number", "cover")  # links that the plan itself makes
_WITHOUT = (Condition.NIL, Condition.BLANK)
# Which section of needs a section of provision answers, where the plan says that there are none.
_BEHIND = {
    SectionId.G: SectionId.C,
    SectionId.H1: SectionId.D,
    SectionId.H2: SectionId.D,
    SectionId.H: SectionId.D,
}
# Where each section's provision belongs; what stands elsewhere is another rule's finding.
_AT_HOME = {
    SectionId.G: (Belongs.G, Belongs.EITHER),
    SectionId.H1: (Belongs.H1, Belongs.H2, Belongs.EITHER),
    SectionId.H2: (Belongs.H1, Belongs.H2, Belongs.EITHER),
    SectionId.H: (Belongs.H1, Belongs.H2, Belongs.EITHER),
}
# A difficulty told of the child as a fact: no doer, no "so", nothing that anybody will do.
_TELLS = re.compile(
    r"^\W*(?:[A-Z][\w'’-]+|he|she|they)\s+(?:often\s+|still\s+|also\s+|sometimes\s+)?(?:has (?:\w+ )?(?:difficult\w+|trouble|"
    r"problems)|have (?:difficult\w+|trouble)|struggles?|cannot|can't|can’t|is (?:not able|unable)|are (?:not able|unable)|"
    r"finds? \w+(?: \w+){0,6} (?:hard|difficult|tricky|challenging)|finds? it (?:hard|difficult|tricky|challenging)|"
    r"(?:does not|do not|doesn't|doesn’t) (?:yet )?(?:understand|know|remember|recogni[sz]e|follow|like|speak|talk|see|hear|"
    r"notice|respond|cope|sleep|eat|manage|settle|listen|concentrate|tolerate|play|mix)|is (?:very |easily |often |highly )*(?:sensitive|anxious|distracted|distressed|"
    r"upset|overwhelmed|frightened|behind|delayed)|becomes? (?:very |easily |quickly )*(?:anxious|distressed|upset|angry|"
    r"overwhelmed|tired|dysregulated)|gets? (?:very |easily )*(?:anxious|distressed|upset|angry|tired|lost|muddled)|"
    r"forgets|loses|avoids|refuses|lacks)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\b(?:will|shall|must|should|need(?:s|ed)?|requires?|receives?|attends?|given|taught|supported|provided|helped|"
    r"reminded|prompted|offered|uses?|using|wears?|has a|so (?:that )?(?:he|she|they|the|an?|staff|adults?|all)|"
    r"therefore|adults?|staff|teachers?|assistants?|therapists?|TA|LSA|SENCO|mentor|tutor|team|programme|sessions?|"
    r"strateg\w+|unless an)\b",
    re.IGNORECASE,
)


class TellingOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of provision that only one kind of need explains, by the concept of that need.

    ``also`` are other concepts that explain the same provision. ``unless`` are words of a
    statement that sums up care arranged elsewhere.
    """

    telling: dict[str, tuple[str, ...]]
    also: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    unless: tuple[str, ...] = ()


class DifficultyOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sections whose provision is read."""


@detector("provision-without-need", TellingOptions)
def provision_without_need(plan: AnalysedPlan, options: TellingOptions) -> Iterable[Match]:
    """Yield provision whose words tell of a need that B, C and D do not record."""
    recorded = _recorded(plan)
    if not recorded:
        return
    finder = TermFinder(list(options.telling.items()))
    excused = TermFinder([("unless", options.unless)])
    for analysis in plan.provisions_in(*options.sections):
        statement = analysis.statement
        if _linked(plan, statement.id) or excused.find(statement.text):
            continue
        if _nothing_behind(plan, analysis):
            yield Match(span=statement.span, statement=statement.id, unsure=True)
            continue
        if statement.area is Area.ADULTHOOD:
            continue
        groups = {term.group for term in finder.find(statement.text)}
        explained = (recorded & {group, *options.also.get(group, ())} for group in groups)
        if groups and not any(explained):
            yield Match(span=statement.span, statement=statement.id, unsure=True)


def _recorded(plan: AnalysedPlan) -> set[str]:
    """Return the concepts of all that B, C and D say, but for statements that there is no need."""
    said = [s for s in plan.plan.statements(*_NEEDS) if s.role in _RECORDS]
    return {topic for s in said for topic in plan.topics.get(s.id, ())}


def _linked(plan: AnalysedPlan, provision: str) -> bool:
    return any(
        link.target == provision
        for link in plan.links
        if link.kind is LinkKind.NEED_PROVISION and link.reason in _BY_HAND
    )


def _nothing_behind(plan: AnalysedPlan, analysis: ProvisionAnalysis) -> bool:
    """Say whether health or social care provision stands where its needs are said to be none."""
    statement = analysis.statement
    behind = plan.plan.sections.get(_BEHIND.get(statement.section, SectionId.B))
    if behind is None or behind.id is SectionId.B or behind.condition not in _WITHOUT:
        return False
    return analysis.placement.belongs in _AT_HOME[statement.section]


@detector("provision-tells-difficulty", DifficultyOptions)
def provision_tells_difficulty(plan: AnalysedPlan, options: DifficultyOptions) -> Iterator[Match]:
    """Yield provision that describes a difficulty and names nothing that anybody will do."""
    for analysis in plan.provisions_in(*options.sections):
        statement = analysis.statement
        if _only_tells(statement) and not _arranged(analysis) and not _leads_on(plan, statement):
            yield Match(span=statement.span, statement=statement.id, unsure=True)


def _only_tells(statement: Statement) -> bool:
    """Say whether every sentence tells of a difficulty, with nothing leading into it."""
    if statement.lead_in is not None or statement.cells:
        return False
    told = [statement.text[start:end] for start, end in sentences(statement.text)]
    tells = bool(told) and all(_TELLS.search(sentence) for sentence in told)
    return tells and not _ACTS.search(statement.text)


def _arranged(analysis: ProvisionAnalysis) -> bool:
    """Say whether a doer or a group is named, as only an arrangement would."""
    return any(analysis.slots.get(slot) for slot in (Slot.WHO, Slot.GROUP))


def _leads_on(plan: AnalysedPlan, statement: Statement) -> bool:
    """Say whether more follows in the same paragraph or cell, where the action may stand."""
    block, end = statement.span.block, statement.span.end
    return any(
        s.span.block == block and s.span.start >= end
        for s in plan.plan.statements(statement.section)
    )
