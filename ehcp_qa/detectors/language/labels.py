"""Words that blame a child, or make a disability of the person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.language.told import Sentence, own_sentences
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.nlp.quotations import in_first_person, is_quoted, is_reported
from ehcp_qa.nlp.terms import Term, TermFinder

_HARMLESS = "harmless"
_DENIED = re.compile(
    r"\b(?:not|never|no|isn't|is not|rather than|without being|nor)\b(?:\W+\w+){0,3}\W*\Z", re.I
)
_DIAGNOSED = re.compile(r"\bdiagnos\w+", re.IGNORECASE)
# What is said of a relative is not said of the child.
_KIN = re.compile(
    r"\b(?:mother|mum|father|dad|brother|sister|sibling|twin|grand\w+|aunt|uncle|parent|carer)s?"
    r"(?:,? \w+){0,4}\W*\Z",
    re.IGNORECASE,
)


class LabelOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Labels with what to say instead, and terms in which their words mean something else."""

    instead: Mapping[str, str]
    unless_terms: tuple[str, ...] = ()


@detector("blame-label", LabelOptions)
def blame_label(plan: AnalysedPlan, options: LabelOptions) -> Iterator[Match]:
    """Yield each label that the plan itself puts on the child."""
    finder = TermFinder([("labels", options.instead), (_HARMLESS, options.unless_terms)])
    for sentence in own_sentences(plan.plan, *options.sections):
        for found in finder.find(sentence.text):
            if found.group != _HARMLESS and not _somebody_elses(sentence, found):
                yield Match(
                    span=sentence.span(found.start, found.end),
                    statement=sentence.statement.id,
                    values={"instead": options.instead.get(found.term, "")},
                )


def _somebody_elses(sentence: Sentence, found: Term) -> bool:
    """True where the word is quoted, reported, denied, a diagnosis, or said of somebody else."""
    text = sentence.text
    before = text[: found.start]
    if is_quoted(sentence.statement.text, sentence.start + found.start):
        return True
    if is_reported(text) or in_first_person(text) or _DIAGNOSED.search(text):
        return True
    return bool(_DENIED.search(before) or _KIN.search(before))
