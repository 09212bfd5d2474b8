"""How a child communicates, told in Section A and kept up in the provision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.language.told import own_sentences, section_text
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import SectionId
from ehcp_qa.nlp.terms import TermFinder

_READ = frozenset({SectionId.A, SectionId.F})
_USES = re.compile(
    r"\b(?:us(?:es?|ing)|signs?|signing|communicat\w+|speaks?|talks?|tells?|points?|shows?|through|with|by|"
    r"chose|chooses?|prefers?|relies on)\b",
    re.IGNORECASE,
)
# Tried and left, or kept for one place where school has no part in it.
_NOT_NOW = re.compile(
    r"\b(?:only at home|at home only|used to|no longer|stopped|in the past|previously|not|never|tried|"
    r"(?:mother|father|mum|dad|parents?|brother|sister|family|grand\w+) (?:also )?(?:signs?|uses?|speaks?))\b",
    re.IGNORECASE,
)


class MethodOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Methods in sets of which any one answers for the others, and words that answer for all."""

    methods: tuple[tuple[str, ...], ...]
    any_method: tuple[str, ...]

    @property
    def reads(self) -> frozenset[SectionId]:
        """Section A, where the method is told, and Section F, where it should be kept up."""
        return _READ

    @property
    def rests_on(self) -> frozenset[SectionId]:
        """Section F: without it there is nowhere that a method could be missing from."""
        return frozenset({SectionId.F})


@detector("method-not-kept-up", MethodOptions)
def method_not_kept_up(plan: AnalysedPlan, options: MethodOptions) -> Iterator[Match]:
    """Yield each way of communicating that Section A tells of and Section F does not mention."""
    told = [(methods, _told(plan, methods)) for methods in options.methods]
    if not any(match for _, match in told):
        return
    provision = section_text(plan.plan, SectionId.F)
    if not provision or _finder(options.any_method).find(provision):
        return
    for methods, match in told:
        if match and not _finder(methods).find(provision):
            yield match


def _told(plan: AnalysedPlan, methods: tuple[str, ...]) -> Match | None:
    """Return where Section A first says that the child uses one of these methods."""
    for sentence in own_sentences(plan.plan, SectionId.A):
        found = _finder(methods).find(sentence.text)
        if found and _USES.search(sentence.text) and not _NOT_NOW.search(sentence.text):
            span = sentence.span(found[0].start, found[0].end)
            return Match(span=span, statement=sentence.statement.id)
    return None


@lru_cache(maxsize=8)
def _finder(words: tuple[str, ...]) -> TermFinder:
    return TermFinder([("words", words)])
