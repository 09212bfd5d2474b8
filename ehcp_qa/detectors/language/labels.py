"""Words that blame a child, or make a disability of the person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.language.motives import motives
from ehcp_qa.detectors.language.told import Sentence, own_sentences
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import SectionId
from ehcp_qa.nlp.quotations import in_first_person, is_quoted, is_reported
from ehcp_qa.nlp.terms import TermFinder

_HARMLESS = "harmless"
_DENIED = re.compile(
    r"\b(?:not|never|no|isn't|is not|rather than|without being|nor)\b(?:\W+\w+){0,3}\W*\Z", re.I
)
_DIAGNOSED = re.compile(r"\bdiagnos\w+", re.IGNORECASE)
# What is said of a relative, or of other children, is not said of the child.
_OTHERS = re.compile(
    r"\b(?:mother|mum|father|dad|brother|sister|sibling|twin|grand\w+|aunt|uncle|parent|carer|peer|classmate|"
    r"neighbour|friend|(?:other|some|older|younger|two|three|a few) (?:children|pupil|student|boy|girl|people))s?"
    r"(?:,? \w+){0,4}\W*\Z",
    re.IGNORECASE,
)
# A family that is proud of a stubborn streak blames nobody.
_FONDLY = re.compile(
    r"\b(?:proud|admir\w+|fond|lov(?:e|es|ed|ing|able)|affection\w*)\b", re.IGNORECASE
)
# Somebody's way of seeing it, which the plan gives as that.
_SEEN = re.compile(
    r"\b(?:mistak\w+|misread|misunder\w+|misinterpret\w+|interpreted|com(?:e|es|ing) across|taken (?:for|as)|perceived|"
    r"regarded|viewed)\b(?:\W+\w+){0,4}\W*\Z",
    re.IGNORECASE,
)


class LabelOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Labels with what to say instead, and terms in which their words mean something else.

    ``motives`` are the words by which a sentence gives the child a motive, in the groups that
    ``motives`` asks for, and ``instead_of_motives`` what to say in place of one.
    """

    instead: Mapping[str, str]
    unless_terms: tuple[str, ...] = ()
    motives: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    instead_of_motives: str = ""


@detector("blame-label", LabelOptions)
def blame_label(plan: AnalysedPlan, options: LabelOptions) -> Iterator[Match]:
    """Yield each label or motive that the plan itself puts on the child."""
    finder = TermFinder([("labels", options.instead), (_HARMLESS, options.unless_terms)])
    for sentence in own_sentences(plan.plan, *options.sections):
        for start, end, instead in _found(sentence, finder, options):
            if not _somebody_elses(sentence, start, end):
                yield Match(
                    span=sentence.span(start, end),
                    statement=sentence.statement.id,
                    values={"instead": instead},
                )


def _found(
    sentence: Sentence, finder: TermFinder, options: LabelOptions
) -> Iterator[tuple[int, int, str]]:
    """Yield the labels of a sentence, and the motives that hold none of them."""
    terms = finder.find(sentence.text)
    for term in terms:
        if term.group != _HARMLESS:
            yield term.start, term.end, options.instead.get(term.term, "")
    if not options.motives:
        return
    for start, end in motives(options.motives).find(sentence.text):
        if not any(term.start < end and start < term.end for term in terms):
            yield start, end, options.instead_of_motives


def _somebody_elses(sentence: Sentence, at: int, end: int) -> bool:
    """True where the words are quoted, reported, denied, a diagnosis, or said of somebody else."""
    text = sentence.text
    before = text[:at]
    around = f"{before} {text[end:]}"  # "when he feels like it" reports no feeling
    if is_quoted(sentence.statement.text, sentence.start + at):
        return True
    if is_reported(around) or in_first_person(text) or _DIAGNOSED.search(text):
        return True
    if sentence.statement.section is SectionId.A and _FONDLY.search(before):
        return True
    return bool(_DENIED.search(before) or _OTHERS.search(before) or _SEEN.search(before))
