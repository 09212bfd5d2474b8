"""An outcome as features of the trained facet models: its words, its shape, its context."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from ehcp_qa.analyse.deadlines import without_times
from ehcp_qa.analyse.facets.counts import measures
from ehcp_qa.analyse.facets.reading import Reading
from ehcp_qa.model.plan import CellRole, Statement

_TOKEN = re.compile(r"\d+|[A-Za-zÀ-ɏ]+(?:['’][a-z]+)?|%|[^\w\s]")
_CAPITAL = re.compile(r"[A-Z][a-zà-ɏ\-]+")
_FAR_AGE = re.compile(r"\b(?:2[5-9]|[3-9]\d|thirty|forty|fifty)(?:th)?\b", re.IGNORECASE)
_FAR_YEAR = re.compile(r"\b20(?:3[3-9]|[4-9]\d)\b")
# "A keener learner", "more involved", "a lot surer": the act is to be more of something.
_COMPARED = re.compile(
    r"(?:(?:become|feel|grow|get|seem|look|stay)(?:s|ing)?\s)?(?:an?\s)?(?:(?:a\slot|a\sbit|a\slittle|much|far|even|rather|somewhat|the)\s)?"
    r"(?:more|less|better|\w{2,}(?:[^aeiou]i|[^aeiouy])er)\b(?!\s(?:the|a|an|his|her|their|my|to)\b)",
    re.IGNORECASE,
)
# Longer n-grams of words recur too seldom in a thousand outcomes to be learned from.
_LONGEST = 3
_CHARS = (4, 5)
# Groups that tell only in their place (a helper, as what somebody comes to have), and not by standing anywhere.
_IN_PLACE = frozenset({"served", "provided", "goes_to"})
# The first words of the act say most, so they are also counted apart.
_ACT_WORDS = 6
# Brings n-grams, of which there are hundreds, to the size of the few facts about shape.
SCALE = 4.0
SHAPE = 1.2


def features(statement: Statement, reading: Reading) -> dict[str, float]:
    """Return an outcome's features: each once, and long texts counting no more than short ones."""
    grams = {
        *_grams("w", _tokens(reading.body)),
        *_grams("a", _tokens(reading.act)[:_ACT_WORDS]),
        *_chars(reading.body),
    }
    shape = {*_shape(statement, reading), *_cells(statement)}
    size = SCALE / math.sqrt(len(grams) or 1)
    return {**dict.fromkeys(sorted(grams), size), **dict.fromkeys(sorted(shape), SHAPE)}


def _tokens(text: str) -> list[str]:
    """Lower-case tokens with numbers and names as classes: which name says nothing."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        if word.isdigit():
            word = "#"
        elif match.start() and _CAPITAL.fullmatch(word):
            word = "Name"
        found.append(word.lower() if word != "Name" else word)
    return found


def _grams(kind: str, tokens: list[str]) -> Iterator[str]:
    padded = ["^", *tokens, "$"]
    for size in range(1, _LONGEST + 1):
        for at in range(len(padded) - size + 1):
            yield f"{kind}:{' '.join(padded[at : at + size])}"


def _chars(text: str) -> Iterator[str]:
    for word in re.findall(r"[a-z]{4,}", text.lower()):
        padded = f" {word} "
        for size in _CHARS:
            for at in range(len(padded) - size + 1):
                yield f"c:{padded[at : at + size]}"


def _shape(statement: Statement, reading: Reading) -> Iterator[str]:
    act, end = reading.act_at, reading.act_at + 45
    yield f"s:whose={reading.whose}"
    if reading.attends:
        yield f"s:attends,whose={reading.whose}"
    if _COMPARED.match(reading.act):
        yield f"s:compared,measured={bool(measures(reading.body))}"
    if reading.named_by_heading:
        yield "s:heading-names"
    for group in sorted(reading.groups() - _IN_PLACE):
        yield f"s:has={group}"
        if group in reading.groups(act, end):
            yield f"s:act-has={group}"
    starting = frozenset(t.group for t in reading.terms if t.start == act) - _IN_PLACE
    for group in starting:
        yield f"s:act-is={group}"
        yield f"s:{reading.whose}+{group}"
    kinds = {m.kind for m in measures(reading.body)}
    for kind in kinds:
        yield f"s:measure={kind}"
    yield f"s:measured={bool(kinds & {'share', 'count', 'bound', 'score', 'rate', 'alone', 'without', 'said'})}"
    soft = "soft" in reading.groups()
    yield f"s:verb={reading.verb},whose={reading.whose}"
    yield f"s:verb={reading.verb},soft={soft},measured={bool(kinds)}"
    yield f"s:phrase={reading.subject[0] == reading.act_at},{reading.whose}"
    yield f"s:soft={soft},measured={bool(kinds)}"
    if {"change", "state", "quality"} & starting:
        yield f"s:bare-change,measured={bool(kinds & {'share', 'bound', 'score'})}"
    yield f"s:words={min(len(reading.act.split()) // 3, 6)}"
    if _FAR_AGE.search(statement.text) or _FAR_YEAR.search(statement.text):
        yield "s:far"


def _cells(statement: Statement) -> Iterator[str]:
    cell = statement.cells.get(CellRole.MEASURE)
    if cell is None:
        yield "r:no-measure"
        return
    yield "r:measure"
    kinds = {m.kind for m in measures(cell.text)}
    for kind in kinds:
        yield f"r:measure={kind}"
    yield f"r:digits={bool(re.search(r'[0-9]', cell.text))}"
    yield f"r:words={min(len(without_times(cell.text).split()) // 3, 3)}"
    yield from (f"r:{t}" for t in _tokens(cell.text))
