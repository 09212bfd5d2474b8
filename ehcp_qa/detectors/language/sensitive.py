"""Details of harm in a document that many people will read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.language.told import own_sentences
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.nlp.quotations import is_quoted
from ehcp_qa.nlp.terms import TermFinder

_HARMLESS = "harmless"
_CONSENT = re.compile(
    r"\b(?:consent(?:s|ed)?|(?:has|have|had) (?:given|agreed)|agreed (?:that|to)|with (?:the )?(?:family's|"
    r"parents?'?|(?:his|her|their) (?:mother|father|parents?)'?s?) (?:agreement|permission)|permission)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|never|without|nor|none)\b|\b(?:teach|learn|lesson|understand|keep\w* (?:him|her|them)self)",
    re.IGNORECASE,
)


class SensitiveOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words for harm, and terms in which they mean something else."""

    words: tuple[str, ...]
    unless_terms: tuple[str, ...] = ()


@detector("sensitive-without-consent", SensitiveOptions)
def sensitive_without_consent(plan: AnalysedPlan, options: SensitiveOptions) -> Iterator[Match]:
    """Yield once when harm is told of and no sentence of the plan speaks of consent to that."""
    if any(_CONSENT.search(block.text) for block in plan.plan.document.blocks):
        return
    finder = TermFinder([("words", options.words), (_HARMLESS, options.unless_terms)])
    spans = [
        sentence.span(found.start, found.end)
        for sentence in own_sentences(plan.plan, *options.sections)
        if not _DENIED.search(sentence.text)
        for found in finder.find(sentence.text)
        if found.group != _HARMLESS
        and not is_quoted(sentence.statement.text, sentence.start + found.start)
    ]
    if spans:
        yield Match(span=spans[0], evidence=tuple(spans[1:]))
