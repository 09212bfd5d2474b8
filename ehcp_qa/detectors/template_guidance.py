"""Words that tell whoever writes a plan how to write it, left in the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Block, MarkKind
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.quotations import is_quoted
from ehcp_qa.nlp.sentences import sentences

_WRITE = (
    r"(?:describe|complete|list|include|insert|state|specify|record|summarise|outline|enter|set out|"
    r"write|give (?:details|examples|information)|provide (?:details|information|a (?:brief )?summary|"
    r"evidence|examples)|ensure|add|delete|identify|indicate|explain|refer to|use (?:this|the (?:box|"
    r"space|table)|bullet|plain|the child's)|attach|tick|consider (?:whether|if|how|including)|copy|detail|note)"
)
# What an instruction about the writing speaks of, and provision for a named child does not.
_OF_TEMPLATE = (
    r"(?:this (?:section|box|part|column|table|page|template|form)|the child or (?:the )?young person|"
    r"child/young person|CYP\b|(?:the )?child(?:'s|ren's)? or young (?:person|people)|bullet points?|"
    r"(?:extra|more|further|additional) rows|\d{3,4} words|word limit|as appropriate|if applicable|"
    r"where applicable|in the box|here\b(?=\W*$)|(?:all )?(?:professional )?(?:advice|reports) received|"
    r"plan writers?|caseworkers?|SMART|the thread|in the child's own words|e\.g\. |(?<=\w )here (?:what|any|how|who|the)\b|"
    r"the (?:person|individual)\b|in (?:no more than |up to )?(?:one|two|three|four|five|six|a few|\d+)(?: (?:or|to) \w+)? (?:short )?(?:lines|sentences)\b)"
)
_ADDRESSED = re.compile(
    r"\A\W*(?:guidance|note|notes|prompt|tip|instructions?)(?: (?:for|to|on) (?:the )?(?:\w+ ){0,3}"
    r"(?:writers?|caseworkers?|officers?|author|completing|completion|staff|SEN\w*))?(?::|\s[–-])\s*\S|"
    r"\b(?:plan writers?|caseworkers?|plan co-?ordinators?|EHC co-?ordinators?) (?:should|must|need to|"
    r"are asked to|please)\b|"
    r"\A\W*(?:please )?delete (?:this|as|if|where|the|any|before)\b|"
    r"\b(?:maximum|max\.?|up to|no more than) (?:of )?\d{3} words\b",
    re.IGNORECASE,
)
# Somebody who writes the plan is spoken to: "Caseworker: put in here what the school sends."
_SPOKEN_TO = re.compile(
    r"\A\W*(?:(?:plan |EHC |EHCP |SEN |SEND |case )*(?:co-?ordinators?|caseworkers?|case ?workers?|officers?|writers?|author|editor|typist|admin)"
    r"(?: team)?|NB|n\.b\.|reminder|to do|todo)\s?(?::|,|\s[-–—])\s*(?:please |to |can you |could you |remember to |still to |you need to )?"
    r"(?:put|add|insert|write|take|delete|remove|check|fill|leave|copy|move|paste|include|use|say|state|complete|chase|ask|get|find|see|note|"
    r"update|amend|confirm|cut|keep|attach|enter|describe|list|tidy|reword|shorten|merge|save|type|set out|make sure|ensure|do not|don't)\b",
    re.IGNORECASE,
)
# "Officer to insert the standard paragraph here": what somebody in the office has still to do to the page.
_LEFT_TO_DO = re.compile(
    r"\A\W*(?:the )?(?:(?:plan|EHC|EHCP|SEN|SEND|case) ?)*(?:co-?ordinator|caseworker|case ?worker|officer|writer|author|editor|typist|admin)"
    r"(?: team)? to (?:insert|add|paste|copy|attach|complete|delete|remove|fill in|put(?: in)?|type|update|amend)\b[^.]*"
    r"\b(?:here|paragraphs?|wording|text|lines?|box|rows?|sections?|details|template|before (?:the|this) plan|when (?:the|this) plan)\b",
    re.IGNORECASE,
)
# What is done to the page and never to a child.
_OF_THE_PAGE = re.compile(
    r"\b(?:take|cut|strike) (?:this|these|the) (?:line|row|box|paragraph|sentence|section|column|table|wording|prompt|heading)s? out\b|"
    r"\b(?:delete|remove|cut|strike out|overtype|type over) (?:this|these) (?:line|row|box|paragraph|sentence|section|column|bit|part|table|text|wording|"
    r"words?|prompt|note|heading|instruction)s?\b|\bput (?:it |them |these |this |in )?(?:in )?here (?:what\w*|any\w*|the (?:text|details|wording|words|advice))\b|"
    r"\bdelete the (?:rest|others?)\b|\bbank of (?:statements|phrases|outcomes|wording)\b|"
    r"\bkeep to (?:no more than )?(?:\d+|one|two|three|four|five|six) (?:outcomes|needs|bullets?|lines|items) (?:for|per|in|under) (?:each|every)\b|"
    r"\A\W*N\.?B\.?\b[^.]*\bthis (?:bit|section|part|row|line|box|page)\b|\b(?:bit|section|part|row|line|box) still (?:wants|needs)\b|"
    r"\b(?:copy|cut) and paste\b|\bpaste (?:in )?(?:from|the text|the wording|here)\b|\btype (?:here|in this box|over)\b|"
    r"\bleave (?:this|the) (?:box|section|row|line|column|part|cell) (?:blank|empty)\b|\badd (?:another|more|a new|extra) (?:row|line|box|column)s?\b",
    re.IGNORECASE,
)
# A part of the form is told what to hold. "This section is about ..." only describes it.
_OF_FORM = re.compile(
    r"\A\W*(?:in )?(?:this|each|the) (?:section|box|part|column|table|row|page)(?: \w+)? (?:should|must|"
    r"needs to|is to|has to) (?:only |also |not )?(?:be (?:completed|used|filled|written|deleted|set out)|"
    r"describe|include|contain|set out|list|record|reflect|say|state|cover|summarise|focus|give|link|detail)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    rf"\A\W*(?:please |remember to |you should |you must )(?:also )?{_WRITE}\b", re.I
)
_TOLD = re.compile(rf"\A\W*{_WRITE}\b", re.IGNORECASE)
_TEMPLATE = re.compile(rf"\b{_OF_TEMPLATE}", re.IGNORECASE)
# What a family or another reader of the finished plan is asked to do.
_OF_READERS = re.compile(
    r"\b(?:your (?:views|comments|representations|reply|preference|right|child)|reply|comments? (?:by|to|on)|"
    r"contact|appeal|if you (?:disagree|wish|would like|have))\b",
    re.IGNORECASE,
)


@detector("guidance-left", Options)
def guidance_left(plan: AnalysedPlan, _: Options) -> Iterator[Match]:
    """Yield the first instruction to the plan's writer in each paragraph, cell or line that has one."""
    names = _names(plan.plan)
    inside = sections_of_blocks(plan.plan)
    for block in plan.plan.document.blocks:
        if block.furniture:
            continue
        told = (s for s in sentences(block.text) if _instructs(block, s, names, inside))
        spans = chain(_in_a_style(block), told)
        if span := next(spans, None):
            yield Match(span=Span(block.index, *span))


def _in_a_style(block: Block) -> Iterator[tuple[int, int]]:
    """Yield what the template sets in a style that it keeps for guidance."""
    for mark in block.marks:
        if mark.kind is MarkKind.GUIDANCE and block.text[mark.start : mark.end].strip():
            yield mark.start, mark.end


def _instructs(
    block: Block, span: tuple[int, int], names: re.Pattern[str], inside: Mapping[int, object]
) -> bool:
    """True for a sentence that only somebody filling in the template has a use for."""
    text = plain(block.text[span[0] : span[1]])
    if is_quoted(block.text, span[0]) or names.search(text) or _OF_READERS.search(text):
        return False
    if any(p.search(text) for p in (_OF_FORM, _ADDRESSED, _SPOKEN_TO, _LEFT_TO_DO, _OF_THE_PAGE)):
        return True
    if _ASKED.match(text):
        return block.index in inside or bool(_TEMPLATE.search(text))
    return bool(_TOLD.match(text)) and (block.italic or bool(_TEMPLATE.search(text)))


def _names(plan: Plan) -> re.Pattern[str]:
    """Return a pattern of the child's names: what speaks of this child is no template's."""
    child = plan.child
    known = sorted({n for n in (child.first_name, child.surname, *child.known_as) if len(n) > 1})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, known)) or '(?!)'})\b")
