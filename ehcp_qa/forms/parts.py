"""A template from the first line to the last: headings, columns, labels, prompts, fixed wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ehcp_qa.forms.asking import Asker, cell_roles
from ehcp_qa.forms.fills import covered
from ehcp_qa.model.document import Block, BlockKind, Control, ControlKind, MarkKind
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, SectionId, Words
from ehcp_qa.model.template import Part, PartKind
from ehcp_qa.recognise.columns import Holds
from ehcp_qa.recognise.grid import Cell, Grid, Unit, units

LATE = (SectionId.I, SectionId.J, SectionId.K)
# Words: a label or a sub-heading is short, and the longest of the national template has 14.
LONGEST_LABEL = 16
_MOSTLY = 0.6  # share of the filled cells of a row that must be known titles (recognise/headers)
_SENTENCE_ENDS = (".", "!", ";")
_CHOSEN = frozenset({ControlKind.DROP_DOWN, ControlKind.COMBO_BOX})


@dataclass(slots=True)
class PartWalk:
    """Reads the parts of a template in order, knowing which sections stand open.

    ``stretch`` counts the headings met so far: what stands under one heading has one number.
    """

    plan: Plan
    asker: Asker
    fills: Mapping[int, Sequence[Span]]
    guidance: Mapping[int, Sequence[Span]]
    opens: Mapping[int, tuple[SectionId, ...]]
    columns: frozenset[int]
    controls: Mapping[int, Sequence[Control]]
    current: tuple[SectionId, ...] = ()
    stretch: int = 0
    found: list[tuple[int, Part]] = field(default_factory=list)

    @classmethod
    def of(
        cls, plan: Plan, asker: Asker, fills: Sequence[Span], guidance: Sequence[Span]
    ) -> PartWalk:
        """Return the walk over a plan, with what the recogniser says of its headings."""
        opens: dict[int, tuple[SectionId, ...]] = {}
        columns: set[int] = set()
        for key, section in plan.sections.items():
            for heading in section.headings:
                block = heading.words.span.block
                opens[block] = (
                    *opens.get(block, ()),
                    *(() if key in opens.get(block, ()) else (key,)),
                )
                if heading.how == "column":
                    columns.add(block)
        controls: dict[int, list[Control]] = {}
        for control in plan.document.controls:
            if control.first is not None:
                controls.setdefault(control.first, []).append(control)
        return cls(
            plan, asker, _by_block(fills), _by_block(guidance), opens, frozenset(columns), controls
        )

    def walk(self) -> list[tuple[int, Part]]:
        """Return each part with the number of the heading that it stands under."""
        for unit in units(self.plan.document):
            self._unit(unit)
        return self.found

    def _unit(self, unit: Unit) -> None:
        if isinstance(unit, Grid):
            self._grid(unit)
            return
        for part in self._block(unit, self.current, PartKind.FIXED):
            self._add(part)

    def _add(self, part: Part) -> None:
        self.found.append((self.stretch, part))

    def _opened(self, block: Block) -> bool:
        """Note the sections that a heading opens; false for any other block."""
        opened = self.opens.get(block.index)
        if not opened or block.index in self.columns:
            return False
        self.current = opened
        self.stretch += 1
        return True

    def _block(
        self,
        block: Block,
        sections: tuple[SectionId, ...],
        otherwise: PartKind,
        cell: Cell | None = None,
        holds: tuple[Holds, ...] = (),
    ) -> Iterator[Part]:
        """Yield the parts of one block: its own words, and what in it is to be replaced."""
        if self._opened(block):
            yield _part(PartKind.HEADING, block, None, self.current, cell)
            return
        guided, filled = self.guidance.get(block.index, ()), self.fills.get(block.index, ())
        roles = cell_roles(holds)
        for kind, spans in ((PartKind.GUIDANCE, guided), (PartKind.PROMPT, filled)):
            for span in spans:
                control = self._control(block, span) if kind is PartKind.PROMPT else None
                yield _part(kind, block, span, sections, cell, roles, control)
        chosen = [m for m in block.marks if m.kind is MarkKind.CHOICE]
        for mark in chosen:
            span = Span(block.index, mark.start, mark.end)
            control = self._control(block, span)
            if control is None or control.kind in _CHOSEN:
                yield _part(PartKind.CHOICE, block, span, sections, cell, roles, control)
        spans = [*guided, *filled, *(Span(block.index, m.start, m.end) for m in chosen)]
        if not covered(block, spans):
            kind = self._kind(block, otherwise, bool(filled))
            # A control that shows words of its own is still a place to be filled in.
            holder = next(iter(self.controls.get(block.index, ())), None)
            yield _part(kind, block, None, sections, cell, roles, holder)

    def _kind(self, block: Block, otherwise: PartKind, filled: bool) -> PartKind:
        """Return what a block's own words are: a title, a label, or what is given."""
        if otherwise is not PartKind.FIXED:
            return otherwise
        text = block.text.strip()
        short = len(text.split()) <= LONGEST_LABEL and not text.endswith(_SENTENCE_ENDS)
        if block.kind is BlockKind.HEADING or (short and block.bold and not filled):
            return PartKind.TITLE
        label = text[: self.fills[block.index][0].start] if filled else text
        if short and (text.endswith(":") or (filled and label.rstrip().endswith(":"))):
            return PartKind.LABEL
        return PartKind.FIXED

    def _control(self, block: Block, span: Span) -> Control | None:
        """Return the control of a block that shows these words, or the only one that it has."""
        held = self.controls.get(block.index, ())
        words = block.text[span.start : span.end].strip()
        showing = [control for control in held if control.value.strip() == words]
        return next(iter(showing or held), None)

    def _grid(self, grid: Grid) -> None:
        """Read a table: rows of titles, what stands below each title, labels and answers."""
        below: dict[int, tuple[tuple[SectionId, ...], tuple[Holds, ...]]] = {}
        for number, line in enumerate(grid.lines):
            if self._is_header(grid, number):
                below = self._header(line)
                continue
            for cell in line:
                self._cell(grid, number, cell, below)

    def _is_header(self, grid: Grid, number: int) -> bool:
        """True for a row of column titles: lettered for sections, or known words of a form."""
        filled = [cell for cell in grid.lines[number] if cell.text.strip()]
        if any(block.index in self.columns for cell in filled for block in cell.blocks):
            return True
        if len(filled) < 2 or any(self._is_answer(cell) for cell in filled):
            return False
        late = bool(set(self.current) & set(LATE)) or not self.current
        known = [c for c in filled if self.asker.holds(c.text, late=late)]
        last = number + 1 == len(grid.lines)
        two = grid.columns == 2 and number >= grid.header_rows
        return len(known) >= 2 and len(known) / len(filled) >= _MOSTLY and not last and not two

    def _is_answer(self, cell: Cell) -> bool:
        long = len(cell.text.split()) > LONGEST_LABEL
        return long or any(
            self.fills.get(block.index) or block.index in self.opens or block.index in self.controls
            for block in cell.blocks
        )

    def _header(
        self, line: Sequence[Cell]
    ) -> dict[int, tuple[tuple[SectionId, ...], tuple[Holds, ...]]]:
        """Read a row of titles and return what the cells below each are."""
        below = {}
        lettered = tuple(
            dict.fromkeys(s for c in line for b in c.blocks for s in self.opens.get(b.index, ()))
        )
        for cell in line:
            blocks = [block for block in cell.blocks if block.text.strip()]
            opened = tuple(s for b in blocks for s in self.opens.get(b.index, ()))
            # "Section F | By whom | How often": what has no letter says more about what has one.
            opened = opened or lettered
            sections = opened or self.current
            late = bool(set(sections) & set(LATE)) or not sections
            holds = self.asker.holds(cell.text, late=late)
            below[cell.ref.column] = (opened, holds)
            for block in blocks:
                kind = PartKind.GUIDANCE if self.guidance.get(block.index) else PartKind.COLUMN
                self._add(_part(kind, block, None, sections, cell, cell_roles(holds)))
        return below

    def _cell(
        self,
        grid: Grid,
        number: int,
        cell: Cell,
        below: Mapping[int, tuple[tuple[SectionId, ...], tuple[Holds, ...]]],
    ) -> None:
        """Read one cell: under its title, or as a label of the cell beside or below it."""
        sections, holds = below.get(cell.ref.column, ((), ()))
        label = not holds and self._labels(grid, number, cell)
        otherwise = PartKind.LABEL if label else PartKind.FIXED
        for unit in cell.content:
            if isinstance(unit, Grid):
                self._grid(unit)
                continue
            here = sections or self.current
            for part in self._block(unit, here, otherwise, cell, holds):
                self._add(part)

    def _labels(self, grid: Grid, number: int, cell: Cell) -> bool:
        """True for a short cell beside, or over, one that is empty or to be filled in."""
        text = cell.text.strip()
        if not text or len(text.split()) > LONGEST_LABEL or text.endswith(_SENTENCE_ENDS):
            return False
        if any(block.index in self.controls for block in cell.blocks):
            return False
        beside = [c for c in grid.lines[number] if c.ref.column > cell.ref.column][:1]
        under = grid.lines[number + 1] if number + 1 < len(grid.lines) else ()
        over = [c for c in under if c.ref.column == cell.ref.column]
        return any(self._is_open(other) for other in (*beside, *over))

    def _is_open(self, cell: Cell) -> bool:
        """True for a cell that nothing but prompts, controls and guidance stands in."""
        return all(
            block.index in self.controls
            or covered(
                block,
                (*self.fills.get(block.index, ()), *self.guidance.get(block.index, ())),
            )
            for block in cell.blocks
        )


def _part(
    kind: PartKind,
    block: Block,
    span: Span | None,
    sections: tuple[SectionId, ...],
    cell: Cell | None,
    holds: tuple[object, ...] = (),
    control: Control | None = None,
) -> Part:
    span = span or Span(block.index, 0, len(block.text))
    words = Words(block.text[span.start : span.end], span)
    ref = cell.ref if cell else None
    return Part(
        kind,
        words,
        sections,
        ref.table if ref else None,
        ref.column if ref else None,
        ref.row if ref else None,
        holds,  # type: ignore[arg-type]
        control,
    )


def _by_block(spans: Sequence[Span]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(span.block, []).append(span)
    return found
