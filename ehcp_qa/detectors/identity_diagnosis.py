"""A diagnosis that one part of the plan gives and another denies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, SectionId
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import Term, TermFinder

_READ = (SectionId.A, SectionId.B, SectionId.C, SectionId.D, SectionId.F, SectionId.G)
_DENIED = re.compile(
    r"\b(?:no (?:formal |current |medical |confirmed )*diagnos[ie]s of|does not have (?:a (?:formal )?diagnosis of)?|"
    r"has no (?:formal |current |medical )*diagnosis of|(?:has|have) not (?:yet )?been (?:formally )?diagnosed with|"
    r"is not (?:formally )?diagnosed with|without a (?:formal )?diagnosis of|do(?:es)? not meet the (?:diagnostic )?"
    r"(?:criteria|threshold) for)\s*(?:an? |the )?(?:[\w-]+,? (?:or |and )?){0,3}\Z",
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
    r"\s*(?:\([^)]*\) ?)?(?:was|were|has been|have been)? ?(?:formally )?diagnosed\b|\s*\((?:diagnosed[^)]*|(?:19|20)\d\d)\)",
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
    """Conditions, each by all its names."""

    conditions: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Said:
    """A condition that a sentence gives the child, or says that the child does not have."""

    condition: str
    denied: bool
    span: Span


@detector("diagnosis-conflict", DiagnosisOptions)
def diagnosis_conflict(plan: AnalysedPlan, options: DiagnosisOptions) -> Iterable[Match]:
    """Yield each denial of a diagnosis that another sentence of the plan gives."""
    finder = TermFinder(list(options.conditions.items()))
    said = list(_said(plan.plan, finder))
    given = {item.condition: item for item in reversed(said) if not item.denied}
    for item in said:
        if item.denied and item.condition in given:
            other = given[item.condition]
            yield Match(
                span=item.span,
                values={"condition": item.condition},
                related=(Related(other.span, "the diagnosis"),),
            )


def _said(plan: Plan, finder: TermFinder) -> Iterator[_Said]:
    for statement in plan.statements(*_READ):
        for start, end in sentences(statement.text):
            text = statement.text[start:end]
            if _NEITHER.search(text):
                continue
            for term in finder.find(text):
                denied = _denial(text, term)
                if denied is not None:
                    at = statement.span.start + start
                    span = Span(statement.span.block, at + term.start, at + term.end)
                    yield _Said(term.group, denied, span)


def _denial(text: str, term: Term) -> bool | None:
    """Say whether a sentence denies this condition; None when it neither gives nor denies it."""
    before, after = text[: term.start], text[term.end :]
    if _DENIED.search(before):
        return True if _ENDS.match(after) else None
    if _NO.search(before):
        return None
    return False if _GIVEN_BEFORE.search(before) or _GIVEN_AFTER.match(after) else None
