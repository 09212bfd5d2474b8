"""Content controls and form fields: prompts still showing, chosen values, check boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ehcp_qa.model.document import Block, Control, ControlKind, MarkKind
from ehcp_qa.readers.docx.looks import is_on
from ehcp_qa.readers.docx.names import CONTROL_PROPERTIES, VAL, W14, W15, W, whole_number
from ehcp_qa.readers.text import NO_MARKS

TICKED, UNTICKED = "☒", "☐"
_KINDS = {
    f"{W}dropDownList": ControlKind.DROP_DOWN,
    f"{W}comboBox": ControlKind.COMBO_BOX,
    f"{W14}checkbox": ControlKind.CHECK_BOX,
    f"{W}date": ControlKind.DATE,
    f"{W}picture": ControlKind.PICTURE,
    f"{W}text": ControlKind.TEXT,
    f"{W}richText": ControlKind.RICH_TEXT,
    f"{W15}repeatingSection": ControlKind.REPEATING,
    f"{W15}repeatingSectionItem": ControlKind.REPEATING,
    f"{W}docPartObj": ControlKind.BUILDING_BLOCK,
    f"{W}docPartList": ControlKind.BUILDING_BLOCK,
    f"{W}group": ControlKind.GROUP,
}
_CHOICES = frozenset([ControlKind.DROP_DOWN, ControlKind.COMBO_BOX, ControlKind.CHECK_BOX])
_NAMES = {f"{W}alias": "title", f"{W}tag": "tag"}
_PROMPTING = f"{W}showingPlcHdr"
_LISTS = frozenset([ControlKind.DROP_DOWN, ControlKind.COMBO_BOX])
_PLACEHOLDER, _CHOICE = frozenset([MarkKind.PLACEHOLDER]), frozenset([MarkKind.CHOICE])


@dataclass(slots=True)
class Held:
    """A control met on the way, what it shows and between which blocks, as far as is known."""

    control: Control
    text: str = ""
    first: int | None = None
    last: int | None = None

    @property
    def marks(self) -> frozenset[MarkKind]:
        """How the text inside the control is marked."""
        if self.control.placeholder:
            return _PLACEHOLDER
        return _CHOICE if self.control.kind in _CHOICES else NO_MARKS

    def stands_in(self, first: int, end: int) -> None:
        """Note that the blocks ``first:end`` hold something that the control shows."""
        if first < end:
            self.first = first if self.first is None else min(self.first, first)
            self.last = end - 1 if self.last is None else max(self.last, end - 1)

    def settled(self, blocks: Sequence[Block]) -> Control:
        """Return the control with its value and where it stands."""
        control, shown = self.control, self.text.strip()
        if not shown and self.first is not None and self.first == self.last:
            shown = blocks[self.first].text
        unfilled = control.placeholder or (control.kind is ControlKind.TEXT and not shown)
        value = "" if unfilled or control.checked is not None else control.value or shown
        return replace(control, placeholder=unfilled, value=value, first=self.first, last=self.last)


def held(element: Any) -> Held:
    """Return what the properties of a content control say of it."""
    properties = element.find(CONTROL_PROPERTIES)
    facts: dict[str, Any] = {"kind": ControlKind.RICH_TEXT}
    for child in () if properties is None else properties:
        if (kind := _KINDS.get(child.tag)) is not None:
            facts |= {"kind": kind} | _facts(kind, child, element)
        elif child.tag == _PROMPTING:
            facts["placeholder"] = facts.get("placeholder", False) or is_on(child)
        elif child.tag in _NAMES:
            facts[_NAMES[child.tag]] = child.get(VAL, "")
    return Held(Control(**facts))


def _facts(kind: ControlKind, properties: Any, control: Any) -> dict[str, Any]:
    """Return what is told by the properties of one kind of control."""
    if kind in _LISTS:
        offered, prompts = _entries(properties)
        showing = prompts and "".join(t.text or "" for t in control.iter(f"{W}t")).strip()
        unchosen = {"placeholder": True} if showing in prompts else {}
        return {"choices": offered} | unchosen
    if kind is ControlKind.DATE:
        return {"value": properties.get(f"{W}fullDate", "")}
    return {"checked": _checked(properties)} if kind is ControlKind.CHECK_BOX else {}


def _entries(choices: Any) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return what a list offers, and those of its entries that stand for no choice.

    Word gives the entry that only says "Choose an item." an empty value.
    """
    offered: list[str] = []
    prompts: list[str] = []
    for entry in choices.iterfind(f"{W}listItem"):
        value = entry.get(f"{W}value")
        shown = entry.get(f"{W}displayText") or value or ""
        (prompts if value == "" else offered).append(shown)
    return tuple(offered), frozenset(filter(None, (prompt.strip() for prompt in prompts)))


def _checked(box: Any) -> bool:
    state = box.find(f"{W14}checked")
    return state is not None and state.get(f"{W14}val", "1").lower() not in ("0", "false", "off")


def form_field(begin: Any) -> Control | None:
    """Return an old-style form field as a control; None for any other field."""
    data = begin.find(f"{W}ffData")
    if data is None:
        return None
    name = data.find(f"{W}name")
    title = "" if name is None else name.get(VAL, "")
    if (box := data.find(f"{W}checkBox")) is not None:
        state = box.find(f"{W}checked")
        state = box.find(f"{W}default") if state is None else state
        return Control(ControlKind.CHECK_BOX, title, checked=is_on(state))
    if (choices := data.find(f"{W}ddList")) is not None:
        entries = tuple(entry.get(VAL, "") for entry in choices.iterfind(f"{W}listEntry"))
        value = _chosen(choices, entries)
        return Control(ControlKind.DROP_DOWN, title, value=value, choices=entries)
    return Control(ControlKind.TEXT, title)


def form_field_text(control: Control) -> str:
    """Return what an old-style check box or drop-down shows; other fields show their result."""
    if control.checked is None:
        return control.value
    return TICKED if control.checked else UNTICKED


def _chosen(choices: Any, entries: tuple[str, ...]) -> str:
    picked = choices.find(f"{W}result")
    picked = choices.find(f"{W}default") if picked is None else picked
    at = 0 if picked is None else whole_number(picked.get(VAL), 0)
    return entries[at] if 0 <= at < len(entries) else ""
