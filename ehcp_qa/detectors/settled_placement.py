"""A school settled too early, a final plan that places nowhere, and education otherwise than at school."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_qa.analyse.school_names import name_in
from ehcp_qa.detectors.base import Options, SectionOptions, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related, Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, Condition, Plan, Role, Section, SectionId, Statement, Words
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import TermFinder

_NOT_READ = (Role.NIL, Role.GUIDANCE)
_OTHERWISE = re.compile(
    r"\bEOT[AIS]{2}\b|\beducat\w+ (?:(?:is|will be|to be) (?:arranged|provided|made) )?otherwise than|\b(?:section|s\.?) ?61\b",
    re.IGNORECASE,
)
# Asked for, refused, over, or only part of a week at a school: no plan without a school.
_NOT_SETTLED = re.compile(
    r"(?i)\b(?:request\w*|ask\w*|hope\w*|wish\w*|want\w*|would (?:like|prefer)|consider\w*|not|may|can|could|might|choose|right to|whether|refus\w+|declin\w+|"
    r"ended|previous\w*|until|former\w*|used to|had|was|were|part[- ]time|alongside|as well as|together with|part of (?:the|each) week|"
    r"elective\w*|no longer)\b"
)
_OPEN_VERB = r"be (?:completed|confirmed|named|decided|determined|added|agreed|finalised)\b.*"
_STILL_OPEN = re.compile(
    rf"(?i)\A\W*(?:(?:name|type)[^:]{{0,60}}:)?\W*(?:(?:to|will|is to) {_OPEN_VERB}|tb[ca]\b.*|awaiting\b.*|pending\b.*|"
    r"not (?:yet )?(?:known|named|decided|applicable|specified)\b.*|none\b.{0,40}|n/a|left blank.*|blank|\W*)\Z|"
    rf"\A\W*(?:the )?(?:name|type|school|setting|placement)\b[^.:]{{0,40}}? (?:(?:is|are|has|have) (?:still |yet )?to|will) {_OPEN_VERB}\Z",
    re.DOTALL,
)
_APPEAL = re.compile(r"(?i)\b(?:appeal\w*|tribunal)\b")
_SETTLES = re.compile(
    r"\A[\W\d]*(?:will|shall|must|is to|are to|has agreed|have agreed|can|provides?|delivers?|staff)\b"
)
_ATTENDS = re.compile(
    r"\b(?:will|is to) (?:attend|be attending|go to|move to|start at|join|transfer to|remain at|be placed at|be educated at)\W+(?:the )?\Z",
    re.IGNORECASE,
)
# Somebody who works at a school, which may well be the one attended now.
_STAFF = re.compile(
    r"(?i)\b(?:SENCO|SENDCo|head|headteacher|teacher|tutor|manager|leader|staff|assistant|principal|nurse|mentor)\b"
)
# "The language base at Oakhill Academy will take him": a part of the school, and not somebody at it.
_PART_OF = re.compile(
    r"(?i)(?:\A|[,;:] ?|\band )\W*(?:the |a |its )?(?:[\w-]+ ){0,4}?(?:base|unit|provision|centre|resource|department|sixth form|class|hub) (?:at|of|in) (?:the )?\Z"
)
_BY = re.compile(r"\b(?:delivered|provided|supported) by (?:the )?\Z", re.IGNORECASE)
# Capitals before "School" or "College" that make no school to be attended.
_NO_PLACEMENT = re.compile(
    r"(?i)\b(?:forest|virtual|sunday|saturday|summer|beach|hospital|recovery|royal|high needs) "
    r"(?:school|college|nursery|centre|academy)\b"
)


class SettledOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sections read."""


class FinalOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The phrases that say what type of school or other institution it is."""

    types: tuple[str, ...]


@detector("school-settled-elsewhere", SettledOptions)
def school_settled_elsewhere(plan: AnalysedPlan, options: SettledOptions) -> Iterable[Match]:
    """Yield each statement by which a named school delivers, or is the one to be attended."""
    attended = _attended(plan.plan)
    for statement in plan.plan.statements(*options.sections):
        if statement.role in _NOT_READ:
            continue
        for words in (Words(statement.text, statement.span), *_by_whom(statement)):
            whole = words.span != statement.span
            if found := _settled(words.text, attended, whole=whole):
                base = words.span
                span = Span(base.block, base.start + found[0], base.start + found[1])
                yield Match(span=span, section=statement.section, statement=statement.id)
                break


def _by_whom(statement: Statement) -> tuple[Words, ...]:
    words = statement.cells.get(CellRole.BY_WHOM)
    return (words,) if words else ()


def _attended(plan: Plan) -> tuple[str, ...]:
    """Return the names of the setting attended now, whole and by their own first word."""
    names = []
    for field in plan.fields:
        if field.name == "setting" and (at := name_in(field.value.text)):
            names.append(field.value.text[slice(*at)])
    return tuple(names)


def _settled(text: str, attended: tuple[str, ...], *, whole: bool) -> tuple[int, int] | None:
    """Return where a school's name stands as who delivers or as what is to be attended."""
    for start, end in _names(text, attended):
        name = text[start:end]
        # A college that runs a course for a day a week is no placement, unless it is theirs.
        course = "College" in name and name not in attended
        if _NO_PLACEMENT.search(name) or _STAFF.search(name):
            continue
        if whole and not course and not text[:start].strip() and not text[end:].strip(" ."):
            return start, end
        early = not text[:start].strip(" -–•\t") or bool(_PART_OF.search(text[:start]))
        does = (early and _SETTLES.match(text[end:])) or _BY.search(text[:start])
        if _ATTENDS.search(text[:start]) or (does and not course):
            return start, end
    return None


def _names(text: str, attended: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for name in attended:
        if (at := text.find(name)) >= 0:
            yield at, at + len(name)
    if named := name_in(text, labelled=False):
        yield named


@detector("placement-missing", FinalOptions)
def placement_missing(plan: AnalysedPlan, options: FinalOptions) -> Iterable[Match]:
    """Yield section I of a final plan that gives neither a school nor a type, without an agreed reason."""
    section = plan.plan.sections.get(SectionId.I)
    if section is None or section.condition in (Condition.MISSING, Condition.UNREADABLE):
        return
    if any(_OTHERWISE.search(s.text) for s in plan.plan.statements(SectionId.I, SectionId.F)):
        return
    said = [s for s in section.statements if s.role is not Role.GUIDANCE]
    finder = TermFinder([("types", options.types)])
    if not all(
        _STILL_OPEN.match(s.text) or s.role is Role.NIL for s in said if not _APPEAL.search(s.text)
    ):
        return
    if any(
        not _STILL_OPEN.match(s.text) and (name_in(s.text) or finder.find(s.text)) for s in said
    ):
        return
    appeal = any(_APPEAL.search(s.text) for s in said)
    yield Match(
        span=said[0].span if said else _heading(section),
        section=SectionId.I,
        statement=said[0].id if said else "",
        severity=Severity.ADVICE if appeal else None,
    )


@detector("otherwise-than-at-school", Options)
def otherwise_than_at_school(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield a school named in I, or F without provision, where education otherwise is agreed."""
    told = _agreed(plan.plan)
    if told is None:
        return
    related = (Related(told[1], "where education otherwise than at school is agreed"),)
    for statement in plan.plan.statements(SectionId.I):
        if statement.role in _NOT_READ:
            continue
        for start, end in sentences(statement.text):
            text = statement.text[start:end]
            at = None if _OTHERWISE.search(text) else name_in(text)
            if at and not re.search(r"(?i)\b(?:centre|tutor|council|education)", text[slice(*at)]):
                base = statement.span.start + start
                span = Span(statement.span.block, base + at[0], base + at[1])
                problem = "Section I names a school or other institution"
                yield Match(
                    span=span,
                    section=SectionId.I,
                    statement=statement.id,
                    values={"problem": problem},
                    related=related,
                )
                return
    section = plan.plan.sections.get(SectionId.F)
    if section is not None and section.condition in (Condition.BLANK, Condition.NIL):
        yield Match(
            section=SectionId.F,
            values={"problem": "Section F sets out no package"},
            related=related,
        )


def _agreed(plan: Plan) -> tuple[Statement, Span] | None:
    """Return the first sentence of I or F by which education otherwise than at school is settled."""
    for statement in plan.statements(SectionId.I, SectionId.F):
        if statement.role is Role.GUIDANCE:
            continue
        for start, end in sentences(statement.text):
            text = statement.text[start:end]
            if _OTHERWISE.search(text) and not _NOT_SETTLED.search(text):
                base = statement.span
                return statement, Span(base.block, base.start + start, base.start + end)
    return None


def _heading(section: Section) -> Span | None:
    return section.headings[0].words.span if section.headings else None
