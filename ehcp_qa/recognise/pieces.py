"""One line cut where it holds several: at line breaks, and at labels that run on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from ehcp_qa.law.sections import SECTIONS
from ehcp_qa.model.document import Block, BlockKind
from ehcp_qa.model.plan import SectionId
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.recognise.areas import area_named
from ehcp_qa.recognise.columns import DESCRIBING, Holds
from ehcp_qa.recognise.grid import Unit
from ehcp_qa.recognise.headings import opening
from ehcp_qa.recognise.state import Walk

_BREAK = re.compile(r"[\n\x0b\u2028]")
_LINE = re.compile(r"[^\n\x0b\u2028]+")
# "… By whom: a teaching assistant. How often: daily": each label ends in a colon.
_COLON = re.compile(r"\s*:(?:\s+(?=\S)|\s*\Z)")
_PARTED = re.compile(r"(?:\A|[.;,)\]!?|]|\s-)\s*\Z")
_MOST_WORDS = 6  # "Which need does this provision meet" is the longest that runs on
_HEADING_AFTER = re.compile(
    r"[.!?)]\s+(?=(?:Section|SECTION|Part|PART)\s+(?:[A-K]|H[12])(?:\s?[.:-]\s[^.!?]{3,200}|\s*)\Z)"
)
# Labels with their text, one after the other: "… alone. Section D: None. Section E: …".
_SECTION_AFTER = re.compile(
    r"[.:;!?)]\s+(?=(?:Section|SECTION|Part|PART)\s+(?:[A-K]|H[12])\s?:(?:\s|\Z))"
)
_AREA_AFTER = re.compile(r"[.;!?)]\s+(?=(?P<area>[A-Z][^.:;!?]{2,70}):\s)")
_FIRST_WORD = re.compile(r"\w+")
_NAME_WORDS = 5  # a shorter legal name ("Placement") may begin a sentence
_SAYS_WORDS = 4  # "F8. Staff will:" is one sentence
_SAYS = frozenset({Holds.STRENGTH, Holds.NEED, Holds.OUTCOME, Holds.PROVISION, *DESCRIBING})
_PLACES = frozenset({Holds.PLACE_NAME, Holds.PLACE_TYPE})
_PARTING = " ,;|\t-\u2013\u2014"


def parts_of(walk: Walk, block: Block, following: Unit | None) -> list[tuple[Block, Unit | None]]:
    """Return a block part by part, each with what follows it.

    Every part is the block with its other words blanked out, so that spans stay true.
    """
    if _BREAK.search(block.text):
        lines = [m.span() for m in _LINE.finditer(block.text) if m[0].strip()]
    else:
        lines = [(0, len(block.text))]
    whole = [part for line in lines for part in _run_together(walk, block, *line)]
    cuts = [cut for line in whole for cut in _labelled(walk, block, *line)]
    parts = [block] if len(cuts) < 2 else [part_of(block, start, end) for start, end in cuts]
    parts[1:] = [_as_heading(part) for part in parts[1:]]
    return list(zip(parts, [*parts[1:], following], strict=True))


def part_of(block: Block, start: int, end: int) -> Block:
    """Return a block with all but some of its words blanked out."""
    text = " " * start + block.text[start:end] + " " * (len(block.text) - end)
    return replace(block, text=text)


def _as_heading(part: Block) -> Block:
    """Return a section's heading that ran on from a list item as a line of its own."""
    if part.kind is BlockKind.LIST_ITEM and _HEADING_AFTER.match(f". {plain(part.text).strip()}"):
        return replace(part, kind=BlockKind.PARAGRAPH, label="", level=0)
    return part


def _run_together(walk: Walk, block: Block, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines that a PDF reader took for one because the first fills the page's width.

    Telling signs are a section's heading at the end, an item numbered with the section's letter,
    the legal name of the section with something after it, and a lead-in after a whole sentence.
    """
    if block.kind is BlockKind.HEADING or not walk.opened:
        yield start, end
        return
    text = plain(block.text[start:end])
    own = "".join(sorted({section.value[0] for section in walk.opened}))
    cuts = {m.end() for m in re.finditer(rf"[.!?)]\s+(?=[{own}]\d{{1,2}}[.):]\s+[A-Z])", text)}
    cuts |= {m.end() for m in _SECTION_AFTER.finditer(text)}
    cuts |= {m.end() for m in _AREA_AFTER.finditer(text) if area_named(m["area"])}
    cuts |= {m.end() for m in _HEADING_AFTER.finditer(text) if opening(text[m.end() :], "cell")}
    if walk.fresh and (after := _after_name(walk, text)):
        cuts.add(after)
    if text.rstrip().endswith(":") and (last := _last_sentence(text)):
        cuts.add(last)
    for begin, until in pairwise([0, *sorted(cuts), len(text)]):
        yield start + begin, start + until


def _last_sentence(text: str) -> int:
    """Return where the last sentence begins after others that say something; 0 for none."""
    start = sentences(text)[-1][0]
    return start if len(text[:start].split()) >= _SAYS_WORDS else 0


def _after_name(walk: Walk, text: str) -> int:
    """Return where words begin after the legal name of the open section; 0 for none."""
    first = _FIRST_WORD.search(text)
    if first is None:
        return 0
    for section in walk.opened:
        name = SECTIONS[section]
        for words in (name.official, *name.wordings):
            # Most lines begin with another word: they cost no pattern.
            if not words.lower().startswith(first[0].lower()):
                continue
            found = _name_at_start(words).match(text)
            if found and len(words.split()) >= _NAME_WORDS:
                return found.end()
    return 0


@lru_cache(maxsize=256)
def _name_at_start(words: str) -> re.Pattern[str]:
    spaced = r"\s+(?:the\s+)?".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?i:\W*{spaced})\W*\s(?=[A-Z])")


def _labelled(walk: Walk, block: Block, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a line's parts: a statement, then each label with its answer."""
    found = list(_labels(walk, block, start, end))
    begins = bool(found) and found[0][0] == start
    if not any(at > start and (begins or holds in DESCRIBING) for at, _, holds in found):
        yield start, end
        return
    edges = [(start, start), *((at, before) for at, before, _ in found if at > start), (end, end)]
    for (at, _), (_, until) in pairwise(edges):
        while until > at and block.text[until - 1] in _PARTING:
            until -= 1
        if block.text[at:until].strip():
            yield at, until


def _labels(walk: Walk, block: Block, start: int, end: int) -> Iterator[tuple[int, int, Holds]]:
    """Yield where each known label begins, where the words before it end, and what it holds."""
    placed = walk.opened == (SectionId.I,)
    if block.kind is BlockKind.HEADING or (walk.late and not placed):
        return
    if walk.opened[:1] in {(), (SectionId.A,)}:
        return
    text = plain(block.text[start:end])
    for colon in _COLON.finditer(text):
        words = list(re.finditer(r"\S+", text[: colon.start()]))[-_MOST_WORDS:]
        for word in words:
            holds = walk.titles.known(text[word.start() : colon.start()], late=placed)
            says = _PLACES if placed else _SAYS
            if word[0][0].isupper() and holds in says and _stands_apart(text, word.start(), colon):
                at = start + word.start()
                yield (start if not text[: word.start()].strip() else at), at, holds
                break


def _stands_apart(text: str, at: int, colon: re.Match[str]) -> bool:
    """True for a label after a stop or a dash, or of several words: "daily By whom: …"."""
    return bool(_PARTED.search(text[:at])) or " " in text[at : colon.start()]
