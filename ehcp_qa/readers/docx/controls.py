"""Content controls and form fields: prompts still showing, chosen values, check boxes."""

from __future__ import annotations

from typing import Any

from ehcp_qa.model.document import MarkKind
from ehcp_qa.readers.docx.names import VAL, W14, W, whole_number
from ehcp_qa.readers.docx.styles import is_on

TICKED, UNTICKED = "☒", "☐"
_CHOICES = (f"{W}dropDownList", f"{W}comboBox", f"{W14}checkbox")


def control_marks(control: Any) -> frozenset[MarkKind]:
    """Return how the text inside a content control is marked."""
    properties = control.find(f"{W}sdtPr")
    if properties is None:
        return frozenset()
    if is_on(properties.find(f"{W}showingPlcHdr")):
        return frozenset([MarkKind.PLACEHOLDER])
    if any(properties.find(tag) is not None for tag in _CHOICES):
        return frozenset([MarkKind.CHOICE])
    return frozenset()


def form_field_text(field_begin: Any) -> str:
    """Return what an old-style check box or drop-down shows; ``""`` for any other field."""
    data = field_begin.find(f"{W}ffData")
    if data is None:
        return ""
    if (box := data.find(f"{W}checkBox")) is not None:
        state = box.find(f"{W}checked")
        state = box.find(f"{W}default") if state is None else state
        return TICKED if is_on(state) else UNTICKED
    if (choices := data.find(f"{W}ddList")) is not None:
        return _chosen(choices)
    return ""


def _chosen(choices: Any) -> str:
    entries = [entry.get(VAL, "") for entry in choices.iterfind(f"{W}listEntry")]
    picked = choices.find(f"{W}result")
    picked = choices.find(f"{W}default") if picked is None else picked
    at = 0 if picked is None else whole_number(picked.get(VAL), 0)
    return entries[at] if 0 <= at < len(entries) else ""
