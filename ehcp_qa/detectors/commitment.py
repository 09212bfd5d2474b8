"""Detectors of words that empty a commitment, as the analysis found and judged them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.learnt import learnt_note
from ehcp_qa.detectors.wording import blanks
from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Emptying,
    ProvisionAnalysis,
    ProvisionKind,
    Slot,
    SoftPhrase,
    Verdict,
)
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span


class SoftPhraseOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The groups of phrases to report, and in which kinds of provision.

    ``also`` are single phrases of other groups, ``unless_words`` phrases of these groups that are
    left alone. A provision that is specific as a whole is left alone too, unless
    ``even_if_specific``: some words are wrong beside any amount ("may be reduced by the school").
    Slots in ``unless`` excuse it when they are firmly filled. Beside a stated length, in other kinds than
    ``kinds``, a phrase counts all the same where it measures one of the nouns in ``amount_of``.
    """

    groups: tuple[Emptying, ...]
    kinds: tuple[ProvisionKind, ...] = tuple(ProvisionKind)
    also: tuple[str, ...] = ()
    unless_words: tuple[str, ...] = ()
    even_if_specific: bool = False
    unless: tuple[Slot, ...] = ()
    amount_of: tuple[str, ...] = ()


@detector("soft-phrase", SoftPhraseOptions)
def soft_phrase(plan: AnalysedPlan, options: SoftPhraseOptions) -> Iterator[Match]:
    """Yield the phrases of these groups in each provision that nothing in it makes good."""
    for analysis in plan.provisions_in(*options.sections):
        if _is_excused(analysis, options):
            continue
        kind_counts = analysis.kind in options.kinds
        for phrase in analysis.soft:
            if not kind_counts and not _measures(phrase, analysis, options.amount_of):
                continue
            if _is_wanted(phrase, options) and not phrase.rescued_by:
                yield Match(
                    _with_its_verb(phrase, analysis),
                    statement=analysis.statement.id,
                    values={"blanks": blanks(analysis)},
                    unsure=bool(phrase.learnt),
                    note=learnt_note(phrase),
                )


# Words that may stand between a soft amount and what it measures: "a good deal of one-to-one help".
_BETWEEN = 3


def _measures(phrase: SoftPhrase, analysis: ProvisionAnalysis, nouns: tuple[str, ...]) -> bool:
    """Tell whether the phrase says how much of one of these nouns there is, beside a stated length."""
    span, statement = phrase.span, analysis.statement
    if (
        not any(v.firm for v in analysis.slots.get(Slot.DURATION, ()))
        or span.block != statement.span.block
        or span.start < statement.span.start
    ):
        return False
    following = re.split(
        r"[,.;:]|(?<!-)\bto\b(?!-)", statement.text[span.end - statement.span.start :], maxsplit=1
    )[0].split()
    return any(word.lower() in nouns for word in following[: _BETWEEN + 1])


# "Would" by itself tells nobody what is wrong; "would be good" does.
_MODALS = frozenset({"would", "could", "may", "might", "can be"})
_VERB = re.compile(
    r"(?: (?:also|well|really|then|still|not|even|perhaps|be|have|like|wish|love|find|prove|to))*(?: [a-z-]+)?",
    re.IGNORECASE,
)


def _with_its_verb(phrase: SoftPhrase, analysis: ProvisionAnalysis) -> Span:
    """Return the span of the phrase, with the verb that a bare "would" or "may" goes with."""
    span, statement = phrase.span, analysis.statement
    within = span.block == statement.span.block and span.start >= statement.span.start
    if phrase.words.lower() not in _MODALS or not within:
        return span
    after = statement.text[span.end - statement.span.start :]
    verb = _VERB.match(after)
    return Span(span.block, span.start, span.end + (verb.end() if verb else 0))


def _is_wanted(phrase: SoftPhrase, options: SoftPhraseOptions) -> bool:
    words = " ".join(phrase.words.lower().split())
    if phrase.group in options.groups:
        return words not in options.unless_words
    return words in options.also


def _is_excused(analysis: ProvisionAnalysis, options: SoftPhraseOptions) -> bool:
    if analysis.verdict is Verdict.SPECIFIC and not options.even_if_specific:
        return True
    return any(value.firm for slot in options.unless for value in analysis.slots.get(slot, ()))
