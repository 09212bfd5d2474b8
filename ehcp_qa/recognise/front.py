"""The facts at the front, foot and end of a plan: who the child is, which dates it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from ehcp_qa.law.dates import find_dates, parse_date, year_group
from ehcp_qa.model.document import Block, Document
from ehcp_qa.model.lexicon import Lexicon
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Child, Field, Statement, Words
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.child import child_of
from ehcp_qa.recognise.draft import Gathered, trimmed, words_of
from ehcp_qa.recognise.grid import Cell, Grid, Unit

_LABEL_WORDS = 16  # the longest label of the national template has 14
# Dates that say when this plan was written or sent, the most telling first.
_PLAN_DATES = ("amended_date", "issue_date", "draft_date", "plan_date", "signed_date")
_OTHER_DATES = frozenset(
    {
        "date_of_birth",
        "review_date",
        "last_review_date",
        "respond_by",
        "request_date",
        "first_plan_date",
    }
)
_BORN = re.compile(
    r"(?i)\b(?:d\.?o\.?b\.?|date\s+of\s+birth|(?P<born>born)(?:\s+on)?)(?![a-z])[\s:.,;(\-]{0,4}"
)
_LINE = re.compile(r"\A\s*(?P<label>[A-Za-z][A-Za-z'./ -]{1,60}?)\s*:\s*(?=\S)")
_COLON = re.compile(r":(?=\s)")
_PIECES = re.compile(r"\s[·|•]\s|\s{3,}|\t|\s-\s")
# A footer's unlabelled date beside the child's name is a date of birth when it is this old: nobody
# issues a draft with a date two years gone, and hardly any plan is for a child under two.
_OLD = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The labelled facts in reading order, the child they tell of, and the plan's own date."""

    fields: tuple[Field, ...]
    child: Child
    plan_date: date | None


def front_matter(
    document: Document,
    body: Sequence[Unit],
    found: Gathered,
    statements: Sequence[Statement],
    labels: Lexicon,
) -> FrontMatter:
    """Return what the document says of itself and of the child outside its sections."""
    known = _Labels(labels)
    inside = _inside(found)
    fields = list(_from_tables(body, inside, known))
    fields.extend(_from_lines(document, inside, known))
    fields.extend(_births(document, fields, inside))
    dated = _plan_date(document, fields, inside)
    fields.extend(_quiet_births(document, fields, dated))
    ordered = sorted(
        _once(fields),
        key=lambda f: (document.blocks[f.value.span.block].furniture, f.value.span, f.name),
    )
    child = child_of(document, ordered, statements)
    if child.year_group is None and child.date_of_birth and dated:
        child = replace(child, year_group=year_group(child.date_of_birth, dated))
    return FrontMatter(tuple(ordered), child, dated)


class _Labels:
    """Finds the field that a label names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._exact: dict[str, str] = {}
        self._open: list[tuple[re.Pattern[str], str]] = []
        for name, terms in lexicon.groups.items():
            for term in terms:
                if "*" in term:
                    wild = re.escape(_core(term)).replace(r"\*", ".*")
                    self._open.append((re.compile(rf"{wild}\Z"), name))
                else:
                    self._exact.setdefault(_core(term), name)
        # "* first language" goes before "parent or carer *": how a label ends tells more.
        self._open.sort(key=lambda pair: not pair[0].pattern.startswith("."))

    def name(self, label: str) -> str:
        """Return the field's name, or nothing when the label is not a known one."""
        core = _core(label)
        if not core or len(core.split()) > _LABEL_WORDS:
            return ""
        if core in self._exact:
            return self._exact[core]
        return next((name for pattern, name in self._open if pattern.match(core)), "")


def _core(label: str) -> str:
    low = re.sub(r"\(.*?\)", " ", plain(label).lower())
    return " ".join(low.replace(":", " ").split()).strip(" .?-")


def _inside(found: Gathered) -> frozenset[int]:
    """Return the numbers of the blocks that stand in sections."""
    return frozenset(
        block for t in found.stretches if t.sections for block in range(t.first, t.last + 1)
    )


# where facts stand ------------------------------------------------------------------------


def _from_tables(body: Iterable[Unit], inside: frozenset[int], labels: _Labels) -> Iterator[Field]:
    for unit in body:
        if isinstance(unit, Grid):
            yield from _from_grid(unit, inside, labels)


def _from_grid(grid: Grid, inside: frozenset[int], labels: _Labels) -> Iterator[Field]:
    for number, line in enumerate(grid.lines):
        named = [labels.name(cell.text) for cell in line]
        for cell in line:
            for unit in cell.content:
                if isinstance(unit, Grid):
                    yield from _from_grid(unit, inside, labels)
        if any(b.index in inside for cell in line for b in cell.blocks):
            named = [name if name == "date_of_birth" else "" for name in named]
        if len(line) > 1 and sum(map(bool, named)) == len(line) and number + 1 < len(grid.lines):
            yield from _under(line, named, grid.lines[number + 1])
            continue
        for at in range(len(line) - 1):
            if named[at] and not (labels.name(line[at + 1].text) and len(line) > 2):
                yield from _pair(named[at], line[at], line[at + 1])


def _under(
    titles: Sequence[Cell], named: Sequence[str], answers: Sequence[Cell]
) -> Iterator[Field]:
    """Yield the facts of a row of labels and the row of answers under it, as at a sign-off."""
    below = {cell.ref.column: cell for cell in answers}
    for title, name in zip(titles, named, strict=True):
        if answer := below.get(title.ref.column):
            yield from _pair(name, title, answer)


def _pair(name: str, label: Cell, answer: Cell) -> Iterator[Field]:
    value = next((w for b in answer.blocks if (w := trimmed(b))), None)
    said = next((w for b in label.blocks if (w := trimmed(b))), None)
    if value:
        yield Field(name, said, value)


def _from_lines(document: Document, inside: frozenset[int], labels: _Labels) -> Iterator[Field]:
    """Yield the facts of lines such as "Date of birth: 3 May 2014", in running headers too."""
    for block in document.blocks:
        if block.index in inside or _has_neighbour(document, block):
            continue
        for start, end in _facts(block, labels):
            match = _LINE.match(plain(block.text[start:end]))
            name = labels.name(match["label"]) if match else ""
            value = trimmed(block, start + match.end(), end) if match and name else None
            if match and value:
                yield Field(
                    name,
                    words_of(block, start + match.start("label"), start + match.end("label")),
                    value,
                )


def _has_neighbour(document: Document, block: Block) -> bool:
    """True in a cell whose answer stands in the next one, colon or no colon."""
    cell = block.cell
    return bool(cell) and cell.column + cell.column_span < document.tables[cell.table].columns  # type: ignore[union-attr]


def _facts(block: Block, labels: _Labels) -> Iterator[tuple[int, int]]:
    """Yield the parts of a block that each begin with a label, where several run on.

    "Name: Sam Okafor Date of birth: 3 May 2014" is two facts, as lines set close together are
    often read.
    """
    for start, end in _pieces(block):
        text = plain(block.text[start:end])
        cuts = sorted(
            {
                at
                for colon in _COLON.finditer(text)
                if (at := _label_at(text, colon.start(), labels))
            }
        )
        for begin, stop in pairwise([0, *cuts, len(text)]):
            yield start + begin, start + stop


def _label_at(text: str, colon: int, labels: _Labels) -> int:
    """Return where the longest known label before a colon begins; 0 for none."""
    words = list(re.finditer(r"\S+", text[:colon]))[-_LABEL_WORDS:]
    starts = (word.start() for word in words if word[0][0].isupper())
    return next((at for at in starts if labels.name(text[at:colon])), 0)


def _pieces(block: Block) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line that holds several facts, parted by dots, bars, dashes or gaps."""
    start = 0
    for gap in _PIECES.finditer(block.text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(block.text)


def _births(document: Document, fields: Sequence[Field], inside: frozenset[int]) -> Iterator[Field]:
    """Yield every other date of birth, wherever it stands."""
    seen = {f.value.span for f in fields if f.name == "date_of_birth"}
    names = _first_names(fields)
    for block in document.blocks:
        text = plain(block.text)
        for match in _BORN.finditer(text):
            if match["born"] and not _is_childs(text, match.start(), names, block, inside):
                continue
            near = next((d for d in find_dates(text[match.end() :]) if d.start <= 1), None)
            if near is None or near.kind != "day":
                continue
            span = Span(block.index, match.end() + near.start, match.end() + near.end)
            if not any(
                s.block == span.block and s.start < span.end and span.start < s.end for s in seen
            ):
                label = words_of(block, match.start(), match.end())
                yield Field("date_of_birth", label, words_of(block, span.start, span.end))


def _is_childs(
    text: str, at: int, names: frozenset[str], block: Block, inside: frozenset[int]
) -> bool:
    """True when "born" is said of the child: at the foot or front, or after the child's name."""
    sentence = re.split(r"[.!?]\s", text[:at])[-1]
    if re.search(
        r"(?i)\b(?:brother|sister|sibling|twin|mother|father|cousin|son|daughter|baby)\b", sentence
    ):
        return False
    return block.furniture or block.index not in inside or any(n in sentence for n in names)


def _first_names(fields: Sequence[Field]) -> frozenset[str]:
    named = [f for f in fields if f.name in {"child_name", "first_name", "known_as"}]
    return frozenset(f.value.text.split()[0] for f in named if f.value.text.split())


def _quiet_births(
    document: Document, fields: Sequence[Field], dated: date | None
) -> Iterator[Field]:
    """Yield a footer's old date beside the child's name, which can only be a date of birth."""
    names = _first_names(fields)
    known = {f.value.span.block for f in fields if f.name == "date_of_birth"}
    for block in document.blocks if dated and names else ():
        if not block.furniture or block.index in known or not any(n in block.text for n in names):
            continue
        days = [d for d in find_dates(plain(block.text)) if d.kind == "day"]
        if len(days) == 1 and dated and dated - days[0].first > _OLD:
            yield Field("date_of_birth", None, words_of(block, days[0].start, days[0].end))


def _once(fields: Iterable[Field]) -> tuple[Field, ...]:
    """Return the fields without repeats of the same name at the same place."""
    return tuple({(f.name, f.value.span): f for f in fields}.values())


# the plan's own date ----------------------------------------------------------------------


def _plan_date(document: Document, fields: Sequence[Field], inside: frozenset[int]) -> date | None:
    """Return the latest labelled date of this plan, else the latest date at the front or foot."""
    labelled = [d for name in _PLAN_DATES for d in _days(fields, name)]
    if labelled:
        return max(labelled)
    other = {f.value.span.block for f in fields if f.name in _OTHER_DATES}
    loose = [
        span.last
        for block in document.blocks
        if block.index not in inside and block.index not in other
        for span in find_dates(plain(block.text))
        if span.kind == "day" and not _BORN.search(plain(block.text)[: span.start])
    ]
    return max(loose, default=None)


def _days(fields: Sequence[Field], name: str) -> list[date]:
    return [d for f in fields if f.name == name and (d := parse_date(f.value.text))]


def labelled_days(fields: Sequence[Field], name: str) -> tuple[tuple[date, Words], ...]:
    """Return each date under one name of field with its words."""
    return tuple((d, f.value) for f in fields if f.name == name and (d := parse_date(f.value.text)))
