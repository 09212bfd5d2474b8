"""Sentences and sections that are hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.language.told import own_sentences
from ehcp_qa.law.sections import SECTIONS
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import Plan, SectionId
from ehcp_qa.nlp.quotations import quotations
from ehcp_qa.nlp.reading_age import reading_age, word_count

# Items of a list in a sentence; from this many on it is read as a list, however long.
_LIST_OF = 5
_ITEM = re.compile(r"[;,:]\s|\s\(\w\)\s|\s[•–-]\s|\n")
_SERIES = re.compile(r";\s")
_SEMICOLONS = 2
# An average over fewer words than this says little.
_FEWEST_WORDS = 120
# "(Need 1, outcome 2)", "[App. C, p. 4]" after a sentence is no part of what has to be read.
_POINTERS = re.compile(
    r"\s*[(\[][^()\[\]]*\b(?:needs?|outcomes?|meets|supports|app(?:endix|endices|s|\.)?|pages?|pp?\.|report)\b[^()\[\]]*[)\]]\.?\s*\Z",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(?:Act|Regulations?|Code of Practice|Upper Tribunal|section \d+|regulation \d+|"
    r"Chronically Sick)\b",
    re.IGNORECASE,
)


class ReadingOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The longest sentence in words, in sections that need more of them too; the highest reading ages."""

    most_words: int
    most_words_in: dict[SectionId, int]
    oldest_in: dict[SectionId, float]


@detector("hard-to-read", ReadingOptions)
def hard_to_read(plan: AnalysedPlan, options: ReadingOptions) -> Iterator[Match]:
    """Yield each sentence that is too long, and each section whose words are hard on the whole."""
    for sentence in own_sentences(plan.plan, *options.sections):
        words = word_count(_POINTERS.sub("", sentence.text))
        most = options.most_words_in.get(sentence.statement.section, options.most_words)
        if words > most and not _excused(sentence.text):
            yield Match(
                span=sentence.span(0, len(sentence.text)),
                statement=sentence.statement.id,
                values={"problem": f"is one sentence of {words} words"},
            )
    for section, oldest in options.oldest_in.items():
        yield from _hard_section(plan.plan, section, oldest)


def _excused(text: str) -> bool:
    """True for a list, a sentence that names a law, and one that quotes."""
    if len(_SERIES.findall(text)) >= _SEMICOLONS or len(_ITEM.findall(text)) >= _LIST_OF:
        return True
    return bool(_NAMES.search(text)) or bool(quotations(text))


def _hard_section(plan: Plan, key: SectionId, oldest: float) -> Iterator[Match]:
    said = [s.text for s in own_sentences(plan, key)]
    age = reading_age(said)
    if age is None or age <= oldest or sum(map(word_count, said)) < _FEWEST_WORDS:
        return
    heading = next(iter(plan.sections[key].headings), None)
    yield Match(
        span=heading.words.span if heading else None,
        section=key,
        values={"problem": f"({SECTIONS[key].within}) needs a reading age of about {age:.0f}"},
    )
