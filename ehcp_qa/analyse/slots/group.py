"""With how many: one-to-one, ratios, groups with a size, pairs, classes, named partners."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.slots.numbers import CEILING, FLOOR, NUMBER, RANGE, amount
from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.plan import CellRole

_PEOPLE = r"(?:pupils?|children|child|students?|peers?|learners?|others?|classmates?|boys?|girls?|friends?|young people|participants?|members?(?! of))"
_ONE_TO_ONE = re.compile(
    r"\b(?:1\s?[:-]\s?1|1 to 1|one[ -]to[ -]one|individual(?:ly)?(?=[^a-z]|\s(?:session|basis|tuition|teaching|therapy|lesson|support|work|direct))|on (?:his|her|their) own)",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"(?<![\d.:])(?:ratio (?:of )?)?(?:\d{1,2}\s?:\s?\d{1,2}(?!\d|\s?[ap]m)|\b(?:two|three|one|four)[ -]to[ -](?:one|two|three|four|five|six))\b",
    re.IGNORECASE,
)
_SIZED = re.compile(
    rf"\b(?:(?:a |an )?(?:small(?:er)? |teaching |tutor |social |friendship |closed |stable )*(?:groups?|sets?|class(?:es)?|trios?|pairs?|bubbles?|quartets?)(?: size)?\s*(?:of|,|-|\(|with|:)*\s*(?:{CEILING}|{FLOOR}|a )?\s*{RANGE}(?!\s*(?:minutes?|mins?|m\b|hours?|x|times|weeks?|sessions?|days?|per))"
    rf"|(?:{CEILING}\s+|the )?{RANGE}\s+(?:other |named |chosen |hearing |quiet |younger |known )*{_PEOPLE}\b"
    rf"|(?:with|and) (?:{RANGE}|an?|one)\s*(?:other )?(?:or two )?{_PEOPLE}\b"
    rf"|(?:open to )?[A-Z]\w+ and (?:{NUMBER}) (?:others?|peers?|pupils?|classmates|friends|children)"
    rf"|(?<=[(,;] )(?:{CEILING})\s*{NUMBER}(?=\s*(?:[).,;]|$))|(?<=\()(?:{CEILING})\s*{NUMBER}(?=\))"
    rf"|{NUMBER} (?:in (?:the )?group|or fewer)|{RANGE}[- ]person group)\b",
    re.IGNORECASE,
)
# A group with no size still says who else is there; it is loose, and a rule asks for its size.
_UNSIZED = re.compile(
    r"\b(?:(?:in |with )?(?:a |an |the )?(?:small(?:er)?|targeted|friendship|low[- ]ratio|paired|quiet|nurture|peer|social)[- ](?:teaching )?(?:group|class|groups)(?:[- ]work)?|"
    r"small[- ]group|in (?:a |his |her )?(?:group|pair)s?|as a (?:pair|group|trio)|in a trio|whole[- ]class|the whole (?:class|staff)|(?:a |with (?:a|one) )(?:peer|partner|buddy|friend|classmate)\b|paired)\b",
    re.IGNORECASE,
)
_WHOLE_CELL = re.compile(r"\w")


def groups(piece: Piece) -> Iterator[SlotValue]:
    """Yield each filling of the group, with the number of people or the ratio where given."""
    if piece.cell is CellRole.GROUP:
        yield _cell(piece)
        return
    if piece.cell in (CellRole.REVIEW, CellRole.BY_WHOM, CellRole.DURATION):
        return
    taken: list[tuple[int, int]] = []
    for start, end, value in _all(piece):
        if not any(start < e and s < end for s, e in taken):
            taken.append((start, end))
            yield value


def _all(piece: Piece) -> Iterator[tuple[int, int, SlotValue]]:
    for found in _ONE_TO_ONE.finditer(piece.text):
        yield (
            *found.span(),
            piece.fill(Slot.GROUP, *found.span(), amount=1, unit="people", norm="1:1"),
        )
    for found in _RATIO.finditer(piece.text):
        ratio = re.sub(r"\s", "", found.group().lower().removeprefix("ratio").removeprefix(" of"))
        yield *found.span(), piece.fill(Slot.GROUP, *found.span(), norm=ratio)
    for found in _SIZED.finditer(piece.text):
        yield (
            *found.span(),
            piece.fill(Slot.GROUP, *found.span(), amount=amount(found.group()), unit="people"),
        )
    for found in _UNSIZED.finditer(piece.text):
        yield *found.span(), piece.fill(Slot.GROUP, *found.span(), firm=False)


def _cell(piece: Piece) -> SlotValue:
    one = _ONE_TO_ONE.search(piece.text)
    size = 1.0 if one else amount(piece.text)
    return piece.fill(
        *(Slot.GROUP, 0, len(piece.text)),
        firm=size is not None or "pair" in piece.text.lower() or "class" in piece.text.lower(),
        amount=size,
        unit="people" if size is not None else "",
        norm="1:1" if one else "",
    )
