"""The visible text inside one Word paragraph, in pieces that are marked alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ehcp_qa.model.document import MarkKind
from ehcp_qa.readers.docx.alternatives import is_passed_over
from ehcp_qa.readers.docx.controls import Held, held
from ehcp_qa.readers.docx.looks import PLAIN
from ehcp_qa.readers.docx.names import (
    ALTERNATIVES,
    CHOICE,
    CONTROL,
    DELETING,
    FALLBACK,
    INSERTING,
    MATH,
    RUN,
    TRANSPARENT,
    VML,
    W,
)
from ehcp_qa.readers.docx.story import FIELD, Story
from ehcp_qa.readers.docx.symbols import in_symbols, symbol
from ehcp_qa.readers.text import NO_MARKS, Piece, visible

Path = tuple[int, ...]
Marks = frozenset[MarkKind]

WORD_ART, _WORDS = f"{VML}textpath", "string"
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
}
_PARAGRAPH_PROPERTIES = f"{W}pPr"
_MATH_RUN, _PROPERTIES, _SYMBOL = f"{MATH}r", f"{W}rPr", f"{W}sym"
_TEXTS = frozenset([f"{W}t", f"{MATH}t"])
_RUNS = frozenset([RUN, _MATH_RUN])
_FORMS = frozenset([ALTERNATIVES, CHOICE, FALLBACK])
_BOX, _RUBY = f"{W}txbxContent", f"{W}ruby"
_DRAWN = frozenset([f"{W}drawing", f"{W}pict", f"{W}object"])
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_INSERTED = frozenset([MarkKind.INSERTED])


class Runs:
    """One paragraph's visible pieces, its text boxes for later, and the sizes of its text.

    ``controls`` are those met inside it, with the pieces between which they stand. ``origins`` are
    the stretches that the pieces are made of, each with the element that shows it.
    """

    __slots__ = ("_begun", "_look", "_marks", "_origins", "_parts", "boxes", "controls", "origins",
                 "pieces", "plain", "sizes", "story", "style")  # fmt: skip

    def __init__(self, story: Story, pieces: list[Piece] | None = None) -> None:
        self.story = story
        self.style, self.plain = "", PLAIN
        self.pieces: list[Piece] = [] if pieces is None else pieces
        self.boxes: list[tuple[Any, Path]] = []
        self.sizes: dict[float, int] = {}
        self.controls: list[tuple[Held, int, int]] = []
        self._begun: dict[int, int] = {}  # which of the controls a form field is
        self.origins: list[tuple[Any, str]] = []
        self._parts: list[str] = []
        self._origins: list[Any] = []  # the element that each part comes from
        self._look = PLAIN
        self._marks: Marks = NO_MARKS

    def inside(self, children: Iterable[Any], path: Path, marks: Marks) -> None:
        """Read the runs among an element's children, in order."""
        for at, child in enumerate(children):
            tag = child.tag
            if tag in _RUNS:
                self._run(child, path, at, marks)
            elif tag == CONTROL:
                control = self.story.gathered.hold(held(child))
                before = len(self.pieces)
                self.inside(child, (*path, at), marks | control.marks)
                self.controls.append((control, before, len(self.pieces)))
            elif tag in DELETING:
                self.story.gathered.deletions += 1
            elif tag in TRANSPARENT:
                if tag in INSERTING:
                    self.story.gathered.insertions += 1
                    self.inside(child, (*path, at), marks | _INSERTED)
                elif not is_passed_over(child):
                    self.inside(child, (*path, at), marks)
            elif tag != _PARAGRAPH_PROPERTIES and is_math(tag):
                self.inside(child, (*path, at), marks)

    def _run(self, run: Any, outer: Path, at: int, marks: Marks) -> None:
        """Read one run, which is number ``at`` of the element at ``outer``."""
        self._look, self._marks = self.plain, marks
        self._inside_run(run, outer, at)
        if self._parts:
            self._flush()

    def _inside_run(self, run: Any, outer: Path, at: int) -> None:
        """Read what stands directly in a run; text boxes are kept for later."""
        story, parts = self.story, self._parts
        for inner, child in enumerate(run):
            tag = child.tag
            if tag == _PROPERTIES:
                self._look = story.styles.look(self.style, child)
            elif tag in _TEXTS:
                text = child.text
                if text and not story.hiding:
                    text = visible(text)
                    font = self._look.font
                    parts.append(in_symbols(text, font) if font else text)
                    self._origins.append(child)
            elif tag == FIELD:
                self._field(child)
            elif story.hiding:
                continue
            elif tag in _CHARACTERS:
                parts.append(_CHARACTERS[tag])
                self._origins.append(child)
            else:
                self._other(child, tag, (*outer, at, inner))

    def _other(self, child: Any, tag: str, path: Path) -> None:
        """Read what seldom stands in a run."""
        look = self._look
        if tag == _SYMBOL:
            self._parts.append(
                symbol(child.get(f"{W}char", ""), child.get(f"{W}font") or look.font)
            )
            self._origins.append(child)
        elif tag in _FORMS:
            if not is_passed_over(child):
                self._inside_run(child, path[:-1], path[-1])
        elif look.hidden:
            return
        elif tag in _DRAWN:
            self.boxes += _text_boxes(child, path)
        elif tag in _RUNS or tag == _RUBY:
            self._within(child, tag, path)
        elif tag in _NOTES and not look.struck:
            self.story.notes[_NOTES[tag], child.get(f"{W}id", "")] = None

    def _within(self, child: Any, tag: str, path: Path) -> None:
        """Read a run or a ruby that stands inside a run, which goes on after it."""
        self._flush()
        look, marks = self._look, self._marks
        if tag == _RUBY:
            self.inside(child, path, marks)
        else:
            self._run(child, path[:-1], path[-1], marks)
        self._look, self._marks = look, marks

    def _flush(self) -> None:
        """Make a piece of the text of a run so far, if it is to be read."""
        parts, look = self._parts, self._look
        text = parts[0] if len(parts) == 1 else "".join(parts)
        origins = list(zip(self._origins, parts, strict=True))
        parts.clear()
        self._origins.clear()
        if look.hidden:
            self.story.gathered.hidden += bool(text.strip())
        elif look.struck:
            self.story.gathered.struck_through += bool(text.strip())
        elif text:
            if look.size is not None:
                self.sizes[look.size] = self.sizes.get(look.size, 0) + len(text)
            marks = self._marks
            self.pieces.append(Piece(text, marks | look.marks if look.marks else marks))
            self.origins += origins

    def _field(self, mark: Any) -> None:
        """Follow a field; a form field that shows something of itself shows it here."""
        shown, control, ends = self.story.follow(mark)
        if control is None:
            self._show(shown, mark)
            return
        self._flush()
        before = len(self.pieces)
        if not ends:
            self._show(shown, mark)
            self._flush()
            self._begun[id(control)] = len(self.controls)
            self.controls.append((control, before, len(self.pieces)))
        elif (at := self._begun.get(id(control))) is not None:
            self.controls[at] = control, self.controls[at][1], before

    def _show(self, shown: str, mark: Any) -> None:
        self._parts.append(shown)
        self._origins.append(mark)


def is_math(tag: Any) -> bool:
    """Say whether an element belongs to an equation and only wraps what it shows."""
    return isinstance(tag, str) and tag.startswith(MATH)


def _text_boxes(drawing: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    """Yield each text box and each word art of a drawing once, not those inside another box."""
    for at, child in enumerate(drawing):
        here = (*path, at)
        if child.tag == _BOX:
            yield child, here
        elif child.tag == WORD_ART:
            if word_art(child):
                yield child, here
        elif not is_passed_over(child):
            yield from _text_boxes(child, here)


def word_art(element: Any) -> str:
    """Return the words that a word art shows, on one line."""
    return " ".join(visible(element.get(_WORDS, "")).split())
