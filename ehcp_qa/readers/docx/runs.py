"""The visible text inside one Word paragraph, in pieces that are marked alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ehcp_qa.model.document import MarkKind
from ehcp_qa.readers.docx.alternatives import is_passed_over
from ehcp_qa.readers.docx.controls import control_marks, form_field_text
from ehcp_qa.readers.docx.names import DELETING, INSERTING, MATH, MC, TRANSPARENT, W
from ehcp_qa.readers.docx.styles import Look, Styles
from ehcp_qa.readers.text import Piece, visible

Path = tuple[int, ...]
Marks = frozenset[MarkKind]

_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
}
# The signs of Word's symbol fonts that a reader would call a tick, a box or a cross.
_SYMBOLS = {0xFC: "✓", 0xFE: "☒", 0xFB: "✗", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x52: "☒", 0xB7: "•"}
_PRIVATE_USE = 0xF000  # where symbol fonts keep their own codes
_RUN, _MATH_RUN = f"{W}r", f"{MATH}r"
_TEXTS = frozenset([f"{W}t", f"{MATH}t"])
_SYMBOL, _FIELD, _CONTROL = f"{W}sym", f"{W}fldChar", f"{W}sdt"
_ALTERNATIVES = frozenset(f"{MC}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
_FIELD_TYPE = f"{W}fldCharType"
_BOX, _RUBY = f"{W}txbxContent", f"{W}ruby"
_DRAWN = frozenset([f"{W}drawing", f"{W}pict", f"{W}object"])
_IN_RUN = _ALTERNATIVES | {_RUN}


@dataclass(slots=True)
class Story:
    """What runs on from paragraph to paragraph: open fields, and what was counted.

    ``fields`` has one entry for each field still open: whether its result shows, which is None
    for a form field, as what that shows is not its result.
    """

    styles: Styles
    fields: list[bool | None] = field(default_factory=list)
    hiding: int = 0  # how many of them hide their text
    insertions: int = 0
    deletions: int = 0
    struck_through: int = 0
    hidden: int = 0
    follows_fields: bool = True

    def enter(self, part: Any) -> None:
        """Begin a part: no field of another runs on into it, and one that never ends hides nothing."""
        self.fields.clear()
        self.hiding = 0
        kinds = [mark.get(_FIELD_TYPE) for mark in part.iter(_FIELD)]
        self.follows_fields = kinds.count("begin") == kinds.count("end")


@dataclass(slots=True)
class Runs:
    """One paragraph's visible pieces, its text boxes for later, and the sizes of its text."""

    story: Story
    base: Look
    boxes: list[tuple[Any, Path]] = field(default_factory=list)
    sizes: dict[float, int] = field(default_factory=dict)

    def pieces(self, element: Any, path: Path, marks: Marks) -> Iterator[Piece]:
        """Yield the visible pieces among an element's children, in order."""
        for at, child in enumerate(element):
            tag = child.tag
            here = (*path, at)
            if is_passed_over(child):
                continue
            if tag in (_RUN, _MATH_RUN):
                yield from self._run(child, here, marks)
            elif tag == _CONTROL:
                yield from self.pieces(child, here, marks | control_marks(child))
            elif tag in DELETING:
                self.story.deletions += 1
            elif tag in INSERTING:
                self.story.insertions += 1
                yield from self.pieces(child, here, marks | {MarkKind.INSERTED})
            elif tag in TRANSPARENT or is_math(tag):
                yield from self.pieces(child, here, marks)

    def _run(self, run: Any, path: Path, marks: Marks) -> Iterator[Piece]:
        look = self.story.styles.look(self.base, run.find(f"{W}rPr"))
        text = "".join(self._run_text(run, path, look))
        if look.hidden:
            self.story.hidden += bool(text.strip())
            return
        if text and (look.struck or look.double_struck):
            self.story.struck_through += bool(text.strip())
        elif text:
            if look.size is not None:
                self.sizes[look.size] = self.sizes.get(look.size, 0) + len(text)
            yield Piece(text, marks | _look_marks(look))
        for at, child in enumerate(run):
            if child.tag == _RUBY:
                yield from self.pieces(child, (*path, at), marks)

    def _run_text(self, run: Any, path: Path, look: Look) -> Iterator[str]:
        """Yield what a run's own children show; a text box in it is kept for later."""
        showing = not self.story.hiding
        for at, child in enumerate(run):
            tag = child.tag
            if tag == _FIELD:
                if shown := self._field(child):
                    yield shown
                showing = not self.story.hiding
            elif not showing or is_passed_over(child):
                continue
            elif tag in _TEXTS:
                yield visible(child.text or "")
            elif tag in _CHARACTERS:
                yield _CHARACTERS[tag]
            elif tag == _SYMBOL:
                yield _symbol(child)
            elif tag in _IN_RUN:
                yield from self._run_text(child, (*path, at), look)
            elif tag in _DRAWN and not look.hidden:
                self.boxes += _text_boxes(child, (*path, at))

    def _field(self, mark: Any) -> str:
        """Follow a field's begin, separate and end; return what a form field shows."""
        story, fields = self.story, self.story.fields
        kind = mark.get(_FIELD_TYPE)
        if kind == "begin":
            shown = "" if story.hiding else form_field_text(mark)
            if not story.follows_fields:
                return shown
            fields.append(None if shown else False)
            story.hiding += 1
            return shown
        if kind == "separate" and fields and fields[-1] is False:
            fields[-1] = True
            story.hiding -= 1
        elif kind == "end" and fields:
            story.hiding -= fields.pop() is not True
        return ""


def is_math(tag: Any) -> bool:
    """Say whether an element belongs to an equation and only wraps what it shows."""
    return isinstance(tag, str) and tag.startswith(MATH)


def _look_marks(look: Look) -> Marks:
    found = []
    if look.bold:
        found.append(MarkKind.BOLD)
    if look.italic:
        found.append(MarkKind.ITALIC)
    if look.underline:
        found.append(MarkKind.UNDERLINE)
    return frozenset(found)


def _symbol(element: Any) -> str:
    """Return a symbol-font character as the sign that a reader sees."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    low = code - _PRIVATE_USE
    return _SYMBOLS.get(low, chr(code)) if low >= 0 else visible(chr(code))


def _text_boxes(drawing: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    """Yield each text box of a drawing once, not those inside another text box."""
    for at, child in enumerate(drawing):
        here = (*path, at)
        if child.tag == _BOX:
            yield child, here
        elif not is_passed_over(child):
            yield from _text_boxes(child, here)
