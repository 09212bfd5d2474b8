"""Dates that the front of a plan tells in a sentence: when it was sent, and by when to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ehcp_qa.law.dates import find_dates
from ehcp_qa.model.document import Block, Document
from ehcp_qa.model.plan import Field
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.recognise.draft import words_of

# "Draft, sent to the family on 9 November": the status says when, straight after what it is.
_SENT = re.compile(
    r"(?i)\b(?P<draft>draft|proposed plan)\b[^.;:]{0,40}?\b(?:sent|issued|dated|served|made)\b[^.;]{0,40}?\Z"
)
# "We sent this proposal to his family on 6 October".
_SENT_IT = re.compile(
    r"(?i)\b(?:sent|issued|served|posted|gave)\b[^.;]{0,30}?\b(?:draft|proposal|proposed plan)\b[^.;]{0,50}?\b(?:on|dated)(?:\s+\w+day,?)?\s+(?:the\s+)?\Z"
)
_AMENDED = re.compile(r"(?i)\bamend")
# Whoever gets the draft is asked for something, and then by when.
_ASKED_FOR = re.compile(
    r"(?i)\b(?:comments?|views|answers?|reply|replies|respond|responses?|representations|hear from you|get back to us|"
    r"let (?:us|me) (?:know|have))\b.*\b(?:by|before|no later than|not later than)\s+(?:the\s+)?"
    r"(?:end of\s+)?(?:\w+day,?\s+)?(?:the\s+)?\Z"
)
# A review or a report that waits for answers is no time given to the family.
_OTHER_ANSWER = re.compile(
    r"(?i)\b(?:report|school|setting|provider)s? (?:will|must|should|to) (?:reply|respond)\b"
)


def told_dates(
    document: Document, fields: Sequence[Field], inside: frozenset[int]
) -> Iterator[Field]:
    """Yield the date of the draft and the date for comments, where no label gives them."""
    known = {f.name for f in fields}
    for block in document.blocks:
        if block.index in inside or block.furniture:
            continue
        for start, end in sentences(plain(block.text)):
            for name, field in _in_sentence(block, start, end):
                if name not in known:
                    yield field


def _in_sentence(block: Block, start: int, end: int) -> Iterator[tuple[str, Field]]:
    text = plain(block.text)[start:end]
    for day in find_dates(text):
        name, at = _name(text[: day.start]) if day.kind == "day" else ("", 0)
        if name:
            value = words_of(block, start + day.start, start + day.end)
            label = words_of(block, start + at, start + len(text[: day.start].rstrip()))
            yield name, Field(name, label, value)


def _name(before: str) -> tuple[str, int]:
    """Return the field that the words before a date make it, and where they begin."""
    asked = _ASKED_FOR.search(before)
    if asked and not _OTHER_ANSWER.search(before):
        return "respond_by", asked.start()
    if sent := _SENT.search(before) or _SENT_IT.search(before):
        return "amended_date" if _AMENDED.search(before) else "draft_date", sent.start()
    return "", 0
