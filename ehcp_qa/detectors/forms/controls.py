"""Whether the content controls of a template are named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Control, ControlKind
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span

# Controls that hold others, or that nobody types in.
_NOT_FILLED = frozenset({ControlKind.GROUP, ControlKind.REPEATING, ControlKind.BUILDING_BLOCK})
# What Word, or somebody in a hurry, calls a control.
_NO_NAME = re.compile(
    r"(?:text|rich text|plain text|drop ?down|combo(?: ?box)?|check ?box|check|date|control|content control|"
    r"field|untitled|picture|click(?: or tap)?(?: here)?(?: to enter \w+)?|enter text|xx+|test|title|tag)?"
    r"[ _.-]*\d*",
    re.IGNORECASE,
)


@detector("control-untitled", Options)
def control_untitled(plan: AnalysedPlan, _: Options) -> Iterator[Match]:
    """Yield one match for the controls of a template whose title does not say what goes in them."""
    if plan.template is None:
        return
    document = plan.template.plan.document
    nameless = [control for control in document.controls if _nameless(control)]
    spans = [
        Span(control.first, 0, len(document.blocks[control.first].text))
        for control in nameless
        if control.first is not None
    ]
    if nameless:
        count = len(nameless)
        values = {"count": "1 control" if count == 1 else f"{count} controls"}
        yield Match(span=spans[0] if spans else None, values=values, evidence=tuple(spans[1:]))


def _nameless(control: Control) -> bool:
    """True for a control with neither title nor tag, or whose title is only its kind."""
    if control.kind in _NOT_FILLED:
        return False
    names = [name.strip() for name in (control.title, control.tag) if name.strip()]
    return all(_NO_NAME.fullmatch(name) for name in names)
