"""A child spoken of as any child."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.language.told import Sentence, own_sentences
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import Child, Statement
from ehcp_qa.nlp.quotations import is_quoted

_ONE = re.compile(
    r"\b(?:the|this) (?:child|pupil|young person|student|learner|boy|girl)(?:['’]s)?\b(?!-)"
    r"(?! (?:or|and (?:the )?young|protection|development|care|with disabilit|referral|premium|passport|"
    r"profile|health|support|body|council|voice|in need|who|that|whom|next|beside|opposite|s\b))",
    re.IGNORECASE,
)
# As the subject of a sentence: "a group with other pupils with autism" speaks of real classmates.
_MANY = re.compile(
    r"\A\W*(?:many |most |some |all )?(?:children|pupils|students|learners|young people|boys|girls|people|"
    r"individuals|those) (?:with|who (?:have|are)|like) [\w',/ -]{2,60}?(?= (?:often|may|can|tend|find|usually|"
    r"typically|struggle|benefit|need|have|require|respond|learn|do)\b)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|a|an|one|each|every|other|two|three|four|partner|between) (?:\w+ ){0,2}?(?:child|pupil|"
    r"young person|student|learner|boy|girl|children|pupils)\b|\bpartner\b|\bbuddy\b|\bgroup\b",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"\b(?:policy|policies|guidance|code of practice|the law|regulations?)\b", re.I
)


@detector("generic-child", SectionOptions)
def generic_child(plan: AnalysedPlan, options: SectionOptions) -> Iterator[Match]:
    """Yield once for each section that speaks of "the child" or of children like this one, unnamed."""
    names = _names(plan.plan.child)
    if names is None:
        return
    for section in options.sections:
        found = [
            sentence.span(*span)
            for sentence in own_sentences(plan.plan, section)
            if not names.search(_paragraph(sentence.statement))
            and (span := _generic(sentence)) is not None
        ]
        if found:
            count = len(found)
            yield Match(
                span=found[0],
                values={
                    "times": "once" if count == 1 else f"{count} times",
                    "letter": section.value,
                },
                evidence=tuple(found[1:]),
            )


def _generic(sentence: Sentence) -> tuple[int, int] | None:
    text = sentence.text
    if _POLICY.search(text) or _ANOTHER.search(sentence.statement.text):
        return None
    found = _MANY.search(text) or _ONE.search(text)
    if found is None or is_quoted(sentence.statement.text, sentence.start + found.start()):
        return None
    lead = len(found.group()) - len(found.group().lstrip(" \t-•*"))
    return found.start() + lead, found.end()


def _paragraph(statement: Statement) -> str:
    """Return the statement with what it hangs from: a name in its lead-in names it too."""
    near = (statement.lead_in, statement.before)
    return "\n".join((statement.text, *(words.text for words in near if words)))


def _names(child: Child) -> re.Pattern[str] | None:
    known = sorted({n for n in (child.first_name, *child.known_as) if n})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b") if known else None
