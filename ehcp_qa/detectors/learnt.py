"""Matches of words that were learnt to empty a commitment; what all rules of soft words say alike."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.analyse.learnt import WORDED_LIKE
from ehcp_qa.detectors.wording import blanks
from ehcp_qa.model.analysed import Emptying, ProvisionAnalysis, SoftPhrase
from ehcp_qa.model.finding import Match


def learnt_note(phrase: SoftPhrase) -> str:
    """Return a sentence saying that words were judged by their likeness to others, or nothing."""
    if not phrase.learnt:
        return ""
    chance = round(100 * phrase.learnt)
    return f"No listed phrase: it is {WORDED_LIKE[phrase.group]} ({chance}% likely)."


def learnt_matches(analysis: ProvisionAnalysis, group: Emptying) -> Iterator[Match]:
    """Yield the words of this group that were learnt; an inference, and said to be one."""
    for phrase in analysis.soft:
        if phrase.learnt and phrase.group is group:
            yield Match(
                phrase.span,
                statement=analysis.statement.id,
                values={"blanks": blanks(analysis)},
                unsure=True,
                note=learnt_note(phrase),
            )
