"""With how many: one-to-one, ratios, groups with a size, pairs, classes, named partners."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.slots.numbers import CEILING, FLOOR, NUMBER, RANGE, amount
from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.plan import CellRole

# More than a large class of people is a school's roll, not a group that is taught together.
LARGEST = 35

_PEOPLE = r"(?:pupils?|children|child|students?|peers?|learners?|others?|classmates?|boys?|girls?|friends?|young people|participants?|members?(?! of))"
# "Individual" in the name of a paper, a room or a treatment tells nothing of who else is there.
_NOT_ALONE = r"(?!\s(?:\w+\s)?(?:plans?|psychotherapy|workroom|room|budget|needs?|targets?|profile|timetable|circumstances)\b)"
_ONE_TO_ONE = re.compile(
    # "A one-to-one helper" is a post.
    r"\b(?:1\s?[:-]\s?1|1 to 1|one[ -]to[ -]one)\b(?![ -](?:helper|worker|assistant|attention)\b)"
    rf"|\bindividual(?:ly)?\b{_NOT_ALONE}"
    # "Sees her on her own" is how a child is heard; "on his own phone" is whose phone.
    r"|(?<!him )\bon (?:his|her|their) own(?=\s*(?:$|[^\s\w]|with|in|at|for))"
    r"|\bjust the two of (?:them|us)\b|\bjust me and \w+",
    re.IGNORECASE,
)
_SEEN_ALONE = re.compile(
    r"\b(?:sees?|visits?|meets?|speaks? to|talks? to)\s+(?:\w+\s+){1,6}$", re.IGNORECASE
)
_RATIO = re.compile(
    r"(?<![\d.:])(?:ratio (?:of )?)?(?:\d{1,2}\s?:\s?\d{1,2}(?!\d|\s?[ap]m)"
    r"|\b(?:(?:two|three|four)[ -]to[ -]one|(?<=ratio of )\w+ to \w+|one-to-(?:two|three|four|five|six)))\b",
    re.IGNORECASE,
)
_KINDS = r"(?:small(?:er)? |teaching |tutor |social |friendship |closed |stable )*"
_LIMIT = rf"(?:{CEILING}|{FLOOR}|a )?"
_NOT_PEOPLE = r"(?!\s*(?:minutes?|mins?|m\b|hours?|x|times|weeks?|sessions?|days?|per|individual))"
_SIZED = re.compile(
    rf"\b(?:(?:a |an )?{_KINDS}(?:groups?|trios?|pairs?|bubbles?|quartets?)(?: size)?\s*(?:of|,|-|\(|with|:)*\s*{_LIMIT}\s*{RANGE}{_NOT_PEOPLE}"
    # "Class 4" is a room or a year; "a class of 4" is a size.
    rf"|(?:a |an )?{_KINDS}(?:sets?|class(?:es)?)(?: size)?\s*(?:of|\(|with|:)+\s*{_LIMIT}\s*{RANGE}{_NOT_PEOPLE}"
    rf"|(?:{CEILING}\s+|the )?{RANGE}\s+(?:other |named |chosen |hearing |quiet |younger |known )*{_PEOPLE}\b"
    rf"|(?:with|and) (?:{RANGE}|an?|one)\s*(?:other )?(?:or two )?{_PEOPLE}\b"
    rf"|(?:open to )?[A-Z]\w+ (?:and|\+) (?:{NUMBER}) (?:others?|peers?|pupils?|classmates|friends|children)"
    rf"|(?<=[(,;] )(?:{CEILING})\s*{NUMBER}(?=\s*(?:[).,;]|$))|(?<=\()(?:{CEILING})\s*{NUMBER}(?=\))"
    rf"|{NUMBER} (?:in (?:the )?group|or fewer)|{RANGE}[- ]person group)\b",
    re.IGNORECASE,
)
# What every size stands beside; a text without it need not be read for one.
_MAY_HOLD = re.compile(
    r"group|trio|pair|bubble|quartet|set|class|max|up to|fewer|no more|most|pupil|child|student|peer|learner|"
    r"other|mate|boy|girl|friend|people|participant|member|[(,;] ?(?:at least|no less|a minimum)",
    re.IGNORECASE,
)
# "Sam + 2", set between stops.
_PLUS = re.compile(rf"(?<=[,;(-] )[A-Z]\w+ ?\+ ?(?P<others>{NUMBER})(?=\s*(?:[),;.]|$))")
# A pair or a trio is its own size: "in a trio", or the word alone between stops.
_TOLD = re.compile(
    r"\b(?:as|in|with) (?:an? |his |her )?(?P<group>pair|trio|quartet)s?\b"
    r"|(?:(?<=[,;(] )|^)(?P<alone>pair|trio|quartet)(?: with \w+)?(?=\s*(?:[),;.]|$))",
    re.IGNORECASE,
)
SIZES = {"pair": 2.0, "trio": 3.0, "quartet": 4.0}
# A group with no size still says who else is there; it is loose, and a rule asks for its size.
_UNSIZED = re.compile(
    r"\b(?:(?:in |with )?(?:a |an |the )?(?:small(?:er)?|targeted|friendship|low[- ]ratio|paired|quiet|nurture|peer|social)[- ](?:teaching )?(?:group|class|groups)(?:[- ]work)?|"
    r"small[- ]group|in (?:a |his |her )?groups?|as a group|(?:as a |the )whole[- ](?:class|staff)|with a whole class|paired with)\b",
    re.IGNORECASE,
)
# A cell that answers "with how many" without saying it.
_SOFT_CELL = re.compile(
    r"\W*(?:n/?a|none|nil|varie[sd]|varying|various|flexible|tb[acd]|as \w+|shared|small|mixed|depends\b.*|\?|-)?\W*",
    re.IGNORECASE,
)


def groups(piece: Piece) -> Iterator[SlotValue]:
    """Yield each filling of the group, with the number of people or the ratio where given."""
    if piece.cell is CellRole.GROUP:
        if not _SOFT_CELL.fullmatch(piece.text):
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
        if " own" in found.group() and _SEEN_ALONE.search(piece.text[: found.start()]):
            continue
        yield (
            *found.span(),
            piece.fill(Slot.GROUP, *found.span(), amount=1, unit="people", norm="1:1"),
        )
    for found in _RATIO.finditer(piece.text):
        ratio = _ratio(found.group())
        yield *found.span(), piece.fill(Slot.GROUP, *found.span(), norm=ratio)
    for start, end, size in _sizes(piece.text):
        yield start, end, piece.fill(Slot.GROUP, start, end, amount=size, unit="people")
    for found in _UNSIZED.finditer(piece.text):
        yield *found.span(), piece.fill(Slot.GROUP, *found.span(), firm=False)


def _ratio(words: str) -> str:
    """Return "2:1" for "two-to-one", "ratio of 2 : 1" and the like."""
    parts = re.split(r"\s*:\s*|[ -]to[ -]", re.sub(r"^ratio(?: of)? ", "", words.lower()).strip())
    values = [amount(part) for part in parts]
    return ":".join(
        f"{v:g}" if v is not None else part for v, part in zip(values, parts, strict=True)
    )


def _sizes(text: str) -> Iterator[tuple[int, int, float | None]]:
    for found in _SIZED.finditer(text) if _MAY_HOLD.search(text) else ():
        size = amount(found.group())
        if size is None or size <= LARGEST:
            yield *found.span(), size
    for found in _PLUS.finditer(text):
        others = amount(found["others"])
        yield *found.span(), None if others is None else 1 + others
    for found in _TOLD.finditer(text):
        yield *found.span(), SIZES[(found["group"] or found["alone"]).lower()]


def _cell(piece: Piece) -> SlotValue:
    one = _ONE_TO_ONE.search(piece.text)
    told = _TOLD.search(piece.text)
    size = 1.0 if one else amount(piece.text)
    if size is None and told:
        size = SIZES[(told["group"] or told["alone"]).lower()]
    return piece.fill(
        *(Slot.GROUP, 0, len(piece.text)),
        firm=size is not None or "pair" in piece.text.lower() or "class" in piece.text.lower(),
        amount=size,
        unit="people" if size is not None else "",
        norm="1:1" if one else "",
    )
