"""Markdown and plain text, as rule examples and sample plans are written, into a Document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ehcp_qa.model.document import (
    Block,
    BlockKind,
    CellRef,
    Control,
    ControlKind,
    Document,
    Leftovers,
    MarkKind,
    Source,
    Table,
)
from ehcp_qa.model.location import Place
from ehcp_qa.readers.text import (
    NO_MARKS,
    Piece,
    all_marked,
    empty_cells,
    indexed,
    join,
    split_label,
    visible,
)

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_RUNNING = re.compile(r"\s*(header|footer):\s*(.+?)\s*\Z", re.DOTALL)
# What a page of a PDF has and a line of text has not, for plans written to show it.
_PAGES = re.compile(r"\s*(?P<what>pages|unread pages):\s*(?P<numbers>\d+(?:\s*,\s*\d+)*)\s*\Z")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*\s*\Z")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*\Z")
_SEPARATOR = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*\Z")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_INLINE = re.compile(
    r"""\\(?P<escaped>[\\*~|<>^#\-])
    | \[(?P<form>[^\[\]\n]+)\]\((?P<told>guidance|(?:control|choice):[^()\n]*)\)
    | ~~(?=\S)(?P<struck>.+?)(?<=\S)~~
    | \*\*\*(?=\S)(?P<both>.+?)(?<=\S)\*\*\*
    | \*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*
    | (?<![\w*])\*(?=[^\s*])(?P<italic>.+?)(?<=[^\s*])\*(?![\w*])""",
    re.VERBOSE | re.DOTALL,
)
_MARKS = {
    "both": {MarkKind.BOLD, MarkKind.ITALIC},
    "bold": {MarkKind.BOLD},
    "italic": {MarkKind.ITALIC},
}
LEFT, ABOVE = "<", "^"
SPACES_PER_LEVEL = 2  # "two more spaces = deeper", the dialect's own rule


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    struck: int = 0

    def add(
        self,
        raw: str,
        line: int,
        *,
        heading: int = 0,
        cell: CellRef | None = None,
        part: str = "body",
    ) -> None:
        """Add one paragraph, heading or list item, unless nothing of it can be seen."""
        indent = len(raw) - len(raw.lstrip(" "))
        pieces = list(self._pieces(visible(raw.strip()), NO_MARKS))
        label, drop = split_label("".join(piece.text for piece in pieces).lstrip())
        if raw.lstrip().startswith("\\"):
            label, drop = "", 0
        text, marks = join(pieces, drop)
        if not text:
            return
        kind = BlockKind.LIST_ITEM if label else BlockKind.PARAGRAPH
        level = indent // SPACES_PER_LEVEL if label else 0
        self.blocks.append(
            Block(
                index=len(self.blocks),
                text=text,
                kind=BlockKind.HEADING if heading else kind,
                place=Place(part=part, line=line),
                level=heading or level,
                label=label,
                cell=cell,
                marks=marks,
                bold=bool(heading) or all_marked(text, marks, MarkKind.BOLD),
                italic=all_marked(text, marks, MarkKind.ITALIC),
                furniture=part != "body",
            )
        )

    def _pieces(self, text: str, marks: frozenset[MarkKind]) -> Iterator[Piece]:
        """Yield the visible stretches of marked-up text; struck-through text is only counted."""
        at = 0
        for found in _INLINE.finditer(text):
            if found.start() > at:
                yield Piece(text[at : found.start()], marks)
            at = found.end()
            group = found.lastgroup or ""
            if group == "escaped":
                yield Piece(found.group(group), marks)
            elif group == "struck":
                self.struck += 1
            elif group == "told":
                yield self._form(found["form"], found["told"], marks)
            else:
                yield from self._pieces(found.group(group), marks | _MARKS[group])
        if at < len(text):
            yield Piece(text[at:], marks)

    def _form(self, words: str, told: str, marks: frozenset[MarkKind]) -> Piece:
        """Return what a template shows: guidance, or a control with its prompt or its choice."""
        what, _, rest = told.partition(":")
        if what == "guidance":
            return Piece(words, marks | {MarkKind.GUIDANCE})
        title, *choices = (part.strip() for part in rest.split(";"))
        kind = ControlKind.TEXT if what == "control" else ControlKind.DROP_DOWN
        chosen = what == "choice" and words in choices
        here = len(self.blocks)
        self.controls.append(
            Control(
                kind,
                title,
                placeholder=not chosen,
                value=words if chosen else "",
                choices=tuple(choices),
                first=here,
                last=here,
            )
        )
        return Piece(words, marks | {MarkKind.CHOICE if chosen else MarkKind.PLACEHOLDER})


def read_text(text: str, *, name: str = "plan.md") -> Document:
    """Return a plan written in Markdown or plain text as a Document; see rules/README.md."""
    reading = _Reading()
    data = text.encode("utf-8", "surrogatepass")
    _read_lines(reading, _lines(text))
    return Document(
        source=Source(
            name=name,
            format="text" if name.lower().endswith(".txt") else "markdown",
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
        ),
        blocks=indexed(reading.blocks),
        tables=tuple(reading.tables),
        controls=tuple(reading.controls),
        leftovers=Leftovers(struck_through=reading.struck),
        pages=next(iter(_numbers(text, "pages")), None),
        unread_pages=_numbers(text, "unread pages"),
    )


def _numbers(text: str, what: str) -> tuple[int, ...]:
    """Return the page numbers of a comment such as ``<!-- unread pages: 4, 5 -->``."""
    told = (_PAGES.match(comment) for comment in _COMMENT.findall(text))
    lists = (found["numbers"].split(",") for found in told if found and found["what"] == what)
    return tuple(int(number) for numbers in lists for number in numbers)


def _lines(text: str) -> list[str]:
    """Return the lines, each comment taken out or left as a furniture line of its own kind."""

    def kept(found: re.Match[str]) -> str:
        lost = "\n" * found.group().count("\n")
        running = _RUNNING.match(found.group(1))
        if not running:
            return lost
        words = " ".join(running.group(2).split())
        return f"\0{running.group(1)}\0{words}{lost}"

    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")
    return _COMMENT.sub(kept, clean).expandtabs(4).split("\n")


def _read_lines(reading: _Reading, lines: list[str]) -> None:
    """Read paragraphs, headings, lists and tables line by line."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("\0"):
            _, part, words = line.split("\0", 2)
            reading.add(words, at + 1, part=part)
            at += 1
        elif not line.strip() or _RULE.match(line):
            at += 1
        elif found := _HEADING.match(line):
            reading.add(found.group(2), at + 1, heading=len(found.group(1)))
            at += 1
        elif line.lstrip().startswith("|"):
            at = _read_table(reading, lines, at)
        else:
            at = _read_paragraph(reading, lines, at)


def _read_paragraph(reading: _Reading, lines: list[str], first: int) -> int:
    """Add the paragraph or item that starts here, wrapped lines joined; return the next line."""
    at = first + 1
    while at < len(lines) and not _starts_something(lines[at]):
        at += 1
    indent = " " * (len(lines[first]) - len(lines[first].lstrip(" ")))
    words = " ".join(line.strip() for line in lines[first:at])
    reading.add(indent + "\n".join(_BREAK.split(words)), first + 1)
    return at


def _starts_something(line: str) -> bool:
    bare = line.strip()
    return (
        not bare
        or line.startswith("\0")
        or bare.startswith("|")
        or bool(_HEADING.match(line) or _RULE.match(line) or split_label(bare)[0])
    )


def _read_table(reading: _Reading, lines: list[str], first: int) -> int:
    """Add the pipe table that starts here, merged cells once; return the next line."""
    at, header_rows = first, 0
    rows: list[tuple[int, list[str]]] = []
    while at < len(lines) and lines[at].lstrip().startswith("|"):
        if _SEPARATOR.match(lines[at]) and rows and not header_rows:
            header_rows = len(rows)
        else:
            rows.append((at + 1, _cells(lines[at])))
        at += 1
    width = max(len(cells) for _, cells in rows)
    grid = [cells + [""] * (width - len(cells)) for _, cells in rows]
    index = len(reading.tables)
    refs = _merged(index, grid)
    before = len(reading.blocks)
    for ref, words in refs:
        for part in _BREAK.split(words):
            reading.add(part, rows[ref.row][0], cell=ref)
    empty = empty_cells(index, [ref for ref, _ in refs], reading.blocks[before:])
    columns = len({ref.column for ref, _ in refs})
    reading.tables.append(Table(index, len(rows), columns, header_rows, None, empty))
    return at


def _cells(line: str) -> list[str]:
    parts = _CELL_EDGE.split(line.strip())
    return parts[1:-1] if len(parts) > 2 and not parts[-1].strip() else parts[1:]


def _merged(index: int, grid: list[list[str]]) -> list[tuple[CellRef, str]]:
    """Return each cell of the grid once, by its top left corner, with its spans and its words.

    A column in which no cell begins is no column that anybody sees, so it does not count.
    """
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    size: dict[tuple[int, int], tuple[int, int]] = {}
    for r, cells in enumerate(grid):
        for c, raw in enumerate(cells):
            at = (r, c)
            if raw.strip() == LEFT and c:
                at = owner[r, c - 1]
            elif raw.strip() == ABOVE and r:
                at = owner[r - 1, c]
            owner[r, c] = at
            high, wide = size.get(at, (1, 1))
            size[at] = (max(high, r - at[0] + 1), max(wide, c - at[1] + 1))
    starts = sorted({c for _, c in size})
    return [
        (
            CellRef(index, r, starts.index(c), high, sum(c <= s < c + wide for s in starts)),
            grid[r][c].strip(),
        )
        for (r, c), (high, wide) in sorted(size.items())
    ]
