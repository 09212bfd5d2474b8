"""A diagnosis that one part of the plan gives and another denies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, SectionId
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import Term, TermFinder

_KIND = "kind of "  # before the name of a condition whose wider name was found
_READ = (SectionId.A, SectionId.B, SectionId.C, SectionId.D, SectionId.F, SectionId.G)
_DENIED = re.compile(
    r"\b(?:no (?:formal |current |medical |confirmed )*diagnos[ie]s of|do(?:es)? not have (?:an? (?:formal |medical |clinical )?diagnosis of)?|"
    r"(?:has|have) no (?:formal |current |medical )*diagnosis of|(?:has|have) (?:not (?:yet )?|never )been (?:formally )?diagnosed with|"
    r"(?:is|am) not (?:formally )?diagnosed with|without a (?:formal )?diagnosis of|do(?:es)? not meet the (?:diagnostic )?"
    r"(?:criteria|threshold) for)\s*(?:an?y? |the )?(?:[\w-]+,? (?:or |and )?){0,3}\Z",
    re.IGNORECASE,
)
# "does not have asthma attacks" and "no diagnosis of autism support" deny something else.
_ENDS = re.compile(
    r"\s*(?:[.,;:()]|\Z|(?:and|or|but|nor|at present|at the moment|currently|now|as|because)\b)"
)
_GIVEN_BEFORE = re.compile(
    r"\b(?:diagnosed (?:with|as having)|(?:has|have|had|given|received|holds?|a|the|his|her|their) (?:a |an )?(?:formal |clinical |medical |"
    r"confirmed |recent )*diagnos[ie]s (?:of|are|is|include)|diagnos[ie]s:)\s*(?:an? )?(?:[\w-]+,? (?:and |or )?){0,4}\Z",
    re.IGNORECASE,
)
_GIVEN_AFTER = re.compile(
    r"\s*(?:\([^)]*\) ?)?(?:,[^,;.]{0,30}?){0,2},? ?(?:was|were|has been|have been)? ?(?:formally )?diagnosed\b|\s*\((?:diagnosed[^)]*|(?:19|20)\d\d)\)",
    re.IGNORECASE,
)
# A kind of condition is denied only where a diagnosis of it is.
_OF_DIAGNOSIS = re.compile(r"\bdiagnos\w+", re.IGNORECASE)
# A diagnosis of anything at all denied, in so many words; "no diagnosis" alone may be of one thing.
_NONE_AT_ALL = re.compile(
    r"\b(?:no (?:formal |medical |clinical |confirmed )*diagnos[ie]s of any (?:kind|sort)|no (?:formal |medical |clinical )*diagnoses|"
    r"(?:not have|never had|not been given|without) any (?:formal |medical |clinical )*diagnos[ie]s)(?! (?:of|that|which|for|to) (?!any))",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:no|not|without|never|nor|neither|isn't|hasn't|doesn't)\b", re.IGNORECASE)
# A diagnosis waited for, one of former days and one of somebody else contradict nothing.
_NEITHER = re.compile(
    r"\b(?:await\w*|pending|waiting|referr\w+|pathway|assessment for|being assessed|suspected|possible|query|"
    r"querying|traits|before|until|previously|at (?:that|the) time|then|was not|had no|had not|at first|"
    r"mother|father|brother|sister|cousin|uncle|aunt|parents?|family history|sibling\w*|whether|if)\b",
    re.IGNORECASE,
)


class DiagnosisOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Conditions, each by all its names; ``kinds`` are wider names by which one may be denied."""

    conditions: dict[str, tuple[str, ...]]
    kinds: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Said:
    """A condition that a sentence gives the child, or says that the child does not have."""

    condition: str  # empty where a diagnosis of anything is denied
    denied: bool
    span: Span


@detector("diagnosis-conflict", DiagnosisOptions)
def diagnosis_conflict(plan: AnalysedPlan, options: DiagnosisOptions) -> Iterable[Match]:
    """Yield each denial of a diagnosis that another sentence of the plan gives."""
    said = list(_said(plan.plan, _finder(options)))
    given = {item.condition: item for item in reversed(said) if not item.denied}
    for item in said:
        other = given.get(item.condition) if item.condition else next(iter(given.values()), None)
        if item.denied and other:
            yield Match(
                span=item.span,
                values={"condition": other.condition},
                related=(Related(other.span, "the diagnosis"),),
            )


def _finder(options: DiagnosisOptions) -> TermFinder:
    kinds = [(_KIND + name, terms) for name, terms in options.kinds.items()]
    return TermFinder([*options.conditions.items(), *kinds])


def _said(plan: Plan, finder: TermFinder) -> Iterator[_Said]:
    for statement in plan.statements(*_READ):
        for start, end in sentences(statement.text):
            text = statement.text[start:end]
            if _NEITHER.search(text):
                continue
            at = Span(statement.span.block, statement.span.start + start, 0)
            if none := _NONE_AT_ALL.search(text):
                yield _Said("", True, _inside(at, *none.span()))
            for term in finder.find(text):
                denied = _denial(text, term)
                if denied is not None:
                    name = term.group.removeprefix(_KIND)
                    yield _Said(name, denied, _inside(at, term.start, term.end))


def _inside(at: Span, start: int, end: int) -> Span:
    return Span(at.block, at.start + start, at.start + end)


def _denial(text: str, term: Term) -> bool | None:
    """Say whether a sentence denies this condition; None when it neither gives nor denies it."""
    before, after = text[: term.start], text[term.end :]
    if term.group.startswith(_KIND) and not _OF_DIAGNOSIS.search(before):
        return None
    if _DENIED.search(before):
        return True if _ENDS.match(after) else None
    if _NO.search(before) or term.group.startswith(_KIND):
        return None
    return False if _GIVEN_BEFORE.search(before) or _GIVEN_AFTER.match(after) else None
