"""What a plan calls itself, in its status line, its title and its running lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import BlockKind, Document
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan
from ehcp_qa.nlp.plain import plain

_DRAFT = re.compile(r"\b(?:draft|proposed)\b", re.IGNORECASE)
_FINAL = re.compile(r"\bfinal(?:ised)?\b(?! (?:draft|outcomes?|year|report|term))", re.IGNORECASE)
# Other documents and other times, and the form itself, whose own version is of no account.
_NOT_THIS = re.compile(
    r"\b(?:template|form|when|until|once|before|after|to be|will be|not|previous|earlier|replaces|"
    r"date (?:of|draft|final)|issued|sent|respond|comments?)\b",
    re.IGNORECASE,
)
# A line that is nothing but a status: "FINAL PLAN", "Proposed amended draft".
_STATES = re.compile(
    r"\W*(?:(?:initial|proposed|amended|first|second|this is (?:an?|the)) )*(?:draft|final)(?: (?:plan|EHC plan|EHCP|version|copy|education,? health and care plan))?\W*\Z",
    re.IGNORECASE,
)
_FRONT_LINES = 40  # a title stands among the first lines
_SHORT = 14  # words of a title, status or running line; more is a sentence


@dataclass(frozen=True, slots=True)
class _Said:
    """A status as one place of the document says it."""

    final: bool
    span: Span


@detector("status-conflict", Options)
def status_conflict(plan: AnalysedPlan, _: Options) -> Iterator[Match]:
    """Yield the first place that calls a plan a draft where another calls it final, or the reverse."""
    said = list(_statuses(plan.plan))
    other = next((s for s in said if s.final != said[0].final), None)
    if other is None:
        return
    block = plan.plan.document.blocks[said[0].span.block]
    yield Match(
        span=other.span,
        values={"first": block.text[said[0].span.start : said[0].span.end]},
        related=(Related(said[0].span, "the other status"),),
    )


def _statuses(plan: Plan) -> Iterator[_Said]:
    """Yield each status in order of how much it tells: labelled, title, then running lines."""
    for item in plan.fields:
        if item.name == "status":
            yield from _status(plan.document, item.value.span)
    body = [b for b in plan.document.blocks if not b.furniture][:_FRONT_LINES]
    titles = [
        b for b in body if (b.kind is BlockKind.HEADING and b.level <= 1) or _STATES.match(b.text)
    ]
    for block in (*titles, *(b for b in plan.document.blocks if b.furniture)):
        yield from _status(plan.document, Span(block.index, 0, len(block.text)))


def _status(document: Document, span: Span) -> Iterator[_Said]:
    """Yield the one status that these words give, if they give just one."""
    text = plain(document.blocks[span.block].text[span.start : span.end])
    if len(text.split()) > _SHORT or _NOT_THIS.search(text):
        return
    draft, final = _DRAFT.search(text), _FINAL.search(text)
    found = final or draft
    if found and not (draft and final):
        yield _Said(
            bool(final), Span(span.block, span.start + found.start(), span.start + found.end())
        )
