"""Professional words that a family may not know, used without saying what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.language.told import Sentence, own_sentences
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.nlp.quotations import is_quoted
from ehcp_qa.nlp.terms import Term, TermFinder

_MEANS = re.compile(
    r"\b(?:means|meaning|that is|i\.e\.|in other words|called|known as|or rather|so that is|"
    r"this is|which is|the sense of|for example|such as)\b",
    re.IGNORECASE,
)
_HARMLESS = "harmless"
# An explanation follows at once, in brackets, after a dash or a colon, or is what the brackets gloss.
_GLOSS_AFTER = re.compile(r"\w*['’]?s?(?: \w+){0,3}\s*(?:\(|[:–—]|, (?:or|that is|meaning)\b)")
_INSIDE_BRACKETS = re.compile(r"\([^()]*\Z")


class JargonOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Terms with what they mean in plain words, and terms in which they are everyday words."""

    plain_words: Mapping[str, str]
    unless_terms: tuple[str, ...] = ()


@detector("jargon-unexplained", JargonOptions)
def jargon_unexplained(plan: AnalysedPlan, options: JargonOptions) -> Iterator[Match]:
    """Yield the first use of each professional word that nothing beside it explains."""
    finder = TermFinder([("terms", options.plain_words), (_HARMLESS, options.unless_terms)])
    seen: set[str] = set()
    for sentence in own_sentences(plan.plan, *options.sections):
        for found in finder.find(sentence.text):
            meaning = options.plain_words.get(found.term, "")
            if found.group == _HARMLESS or meaning in seen:
                continue
            seen.add(meaning)
            if not _explained(sentence, found):
                yield Match(
                    span=sentence.span(found.start, found.end),
                    section=sentence.statement.section,  # each word is a finding of its own
                    values={"plain": meaning},
                )


def _explained(sentence: Sentence, found: Term) -> bool:
    """True where the sentence says what the word means, or quotes it."""
    text = sentence.text
    if _MEANS.search(text) or is_quoted(sentence.statement.text, sentence.start + found.start):
        return True
    return bool(_GLOSS_AFTER.match(text, found.end) or _INSIDE_BRACKETS.search(text[: found.start]))
