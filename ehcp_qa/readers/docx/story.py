"""What runs on from paragraph to paragraph of a Word file: its styles, and fields still open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ehcp_qa.readers.docx.controls import Held, form_field, form_field_text
from ehcp_qa.readers.docx.gathered import Gathered
from ehcp_qa.readers.docx.names import W
from ehcp_qa.readers.docx.styles import Styles

FIELD = f"{W}fldChar"
_TYPE = f"{W}fldCharType"


@dataclass(slots=True)
class Field:
    """A field still open: whether its result shows, which is None when it has shown its state."""

    shows: bool | None = False
    control: Held | None = None


@dataclass(slots=True)
class Story:
    """The styles of one file and its open fields; ``notes`` are those that its text refers to.

    ``hiding`` counts the open fields that hide their text.
    """

    styles: Styles
    gathered: Gathered
    notes: dict[tuple[str, str], None] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    hiding: int = 0
    follows_fields: bool = True

    def enter(self, part: Any) -> None:
        """Begin a part: no field of another runs on into it, and one that never ends hides nothing."""
        self.fields.clear()
        self.hiding = 0
        kinds = [mark.get(_TYPE) for mark in part.iter(FIELD)]
        self.follows_fields = kinds.count("begin") == kinds.count("end")

    def follow(self, mark: Any) -> tuple[str, Held | None, bool]:
        """Follow a field's begin, separate or end.

        Returns what a form field shows of itself, the form field that begins or ends here, and
        whether it ends.
        """
        kind = mark.get(_TYPE)
        if kind == "begin":
            return self._begin(mark)
        if kind == "separate" and self.fields and self.fields[-1].shows is False:
            self.fields[-1].shows = True
            self.hiding -= 1
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            self.hiding -= ended.shows is not True
            return "", ended.control, True
        return "", None, False

    def _begin(self, mark: Any) -> tuple[str, Held | None, bool]:
        found = None if self.hiding else form_field(mark)
        control = None if found is None else self.gathered.hold(Held(found))
        shown = "" if found is None else form_field_text(found)
        if self.follows_fields:
            self.fields.append(Field(None if shown else False, control))
            self.hiding += 1
        return shown, control, False
