"""The legal name, or what a section is for, printed again under its heading."""

from __future__ import annotations

import re

from ehcp_qa.model.document import Block, BlockKind
from ehcp_qa.model.plan import SectionId, Words
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.recognise.grid import Grid, Unit
from ehcp_qa.recognise.state import Walk
from ehcp_qa.recognise.titles import prints_name, repeats_official

_DESCRIPTION = re.compile(
    r"(?is)\W*(?:any\s+(?:other\s+)?(?:health|social|care|special|provision|help|support)\b|(?:\w+\s+){1,4}(?:that|which)\s+"
    r"(?:must|are|is|relates?|I|my|the\s+law)\b|the\s+(?:law|council|outcomes|support|help|provision|needs|name|type)\b"
    r"|what\s+|how\s+|here\s+|in\s+this\s+)|.*\b(?:Act\s+\d{4}|the\s+law)\b"
)


_LONGEST_NAME = 330  # characters of a legal name with its label


def is_repeated_name(walk: Walk, section: SectionId, words: Words) -> bool:
    """True for the statutory description printed under a heading."""
    if not walk.fresh or len(words.text) > 600:
        return False
    start, end = next(iter(sentences(words.text)), (0, 0))
    first, named = words.text[start:end], (section, *walk.opened)
    if any(prints_name(first, s) for s in named):
        return True
    whole = words.text if len(words.text) <= _LONGEST_NAME else first
    return len(whole.split()) >= 5 and any(repeats_official(whole, s) for s in named)


def describes_section(walk: Walk, block: Block, following: Unit | None) -> bool:
    """True for a line in italics under a heading that says what the section is for.

    It begins as the legal name does, or names the Act, and what the section says comes after it.
    """
    if not walk.fresh or not block.italic or block.kind is not BlockKind.PARAGRAPH:
        return False
    plain_next = isinstance(following, Grid) or (following is not None and not following.italic)
    return plain_next and bool(_DESCRIPTION.match(plain(block.text)))
