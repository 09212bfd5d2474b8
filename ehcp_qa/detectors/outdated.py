"""Names of laws, bodies and categories that have been replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Block
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, Role, SectionId
from ehcp_qa.nlp.quotations import is_quoted
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import Term, TermFinder

_HARMLESS = "harmless"
# What is told of an earlier time keeps that time's words.
_PAST = re.compile(
    r"\b(?:previous(?:ly)?|formerly|former|then|at (?:the|that) time|was known as|were known as|used to|"
    r"until|before|had (?:a|an|been)|was (?:issued|made|given|placed|identified|assessed|recorded|on|at|"
    r"moved|written|awarded)|were (?:issued|made|given|placed)|old|earlier|history|historic(?:al|ally)?|"
    r"transferred|transfer|converted|conversion|replaced|replaces|now (?:called|known as|the|an? )|"
    r"since (?:been )?(?:abolished|replaced)|(?:has|have) become|became|ago|first (?:identified|assessed))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/])(?:19[89]\d|20[0-4]\d)(?!\d)")
_SHORT_YEAR = re.compile(r"\b\d{1,2}[./]\d{1,2}[./](\d{2})\b")


class Outdated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words no longer in use, what has taken their place, and since when."""

    words: tuple[str, ...]
    now: str
    since: date


class OutdatedOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What has been replaced, and longer terms in which the same words mean something else."""

    terms: tuple[Outdated, ...]
    unless_terms: tuple[str, ...] = ()


@detector("outdated-term", OutdatedOptions)
def outdated_term(plan: AnalysedPlan, options: OutdatedOptions) -> Iterator[Match]:
    """Yield the first use of each replaced name that is not history, a quotation or a dated report."""
    by_word = {word: term for term in options.terms for word in term.words}
    finder = TermFinder([("terms", by_word), (_HARMLESS, options.unless_terms)])
    passed_over = _passed_over(plan.plan)
    seen: set[str] = set()
    for block in plan.plan.document.blocks:
        if block.index in passed_over:
            continue
        for found in finder.find(block.text):
            term = by_word.get(found.term)
            if term is None or found.group == _HARMLESS or term.now in seen:
                continue
            if not _was_so(block, found, term, plan.plan):
                seen.add(term.now)
                yield Match(
                    span=Span(block.index, found.start, found.end),
                    values={"now": term.now, "since": _month(term.since)},
                )


def _passed_over(plan: Plan) -> frozenset[int]:
    """Return the blocks of section K, whose reports keep their own words, and of the child's history."""
    inside: Mapping[int, SectionId] = sections_of_blocks(plan)
    listed = {block for block, section in inside.items() if section is SectionId.K}
    told = {s.span.block for s in plan.statements() if s.role in (Role.HISTORY, Role.ADVICE)}
    return frozenset(listed | told)


def _was_so(block: Block, found: Term, term: Outdated, plan: Plan) -> bool:
    """True where the words were right when they were written, or are somebody else's."""
    if plan.plan_date and plan.plan_date < term.since:
        return True
    if is_quoted(block.text, found.start):
        return True
    around = next((s for s in sentences(block.text) if s[0] <= found.start < s[1]), None)
    said = block.text[slice(*around)] if around else block.text
    return bool(_PAST.search(said)) or any(year <= term.since.year for year in _years(said))


def _years(text: str) -> Iterator[int]:
    """Yield the years that a sentence names, but for those of the Acts."""
    bare = re.sub(r"\b(?:Act|Regulations|Order|Code)(?: of)? (?:19|20)\d\d", "", text)
    yield from (int(found.group()) for found in _YEAR.finditer(bare))
    yield from (2000 + int(found.group(1)) for found in _SHORT_YEAR.finditer(bare))


def _month(day: date) -> str:
    return f"{day:%B %Y}"
