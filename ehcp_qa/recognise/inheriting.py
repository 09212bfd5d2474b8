"""What a statement takes from above it: area, sub-heading, lead-in, number, references, time."""

from __future__ import annotations

import re

from ehcp_qa.model.document import Block
from ehcp_qa.model.plan import CellRole, Role, SectionId, Words
from ehcp_qa.recognise.columns import Holds
from ehcp_qa.recognise.draft import Draft
from ehcp_qa.recognise.numbers import references
from ehcp_qa.recognise.placing import SECTION_AREA
from ehcp_qa.recognise.state import Walk, depth_of

_TIME = re.compile(
    r"(?i)\W*(?:outcomes?\s+)?(?:to\s+be\s+\w+\s+)?(?:by|within|before|at\s+the\s+end|end\s+of)\b"
)


def inherit(walk: Walk, draft: Draft, block: Block) -> Draft:
    """Complete a draft with area, group heading, lead-in, number and references."""
    draft.depth = depth_of(block)
    _take_titles(walk, draft)
    _take_lead(walk, draft)
    if walk.row is None:
        share_due(walk, draft)
    own = references(draft.words.text)
    inherited = [pair for context in walk.contexts for pair in context.refers_to]
    draft.refers_to = tuple(dict.fromkeys((*draft.refers_to, *own, *inherited)))
    _take_outcome_above(walk, draft)
    return draft


def _take_titles(walk: Walk, draft: Draft) -> None:
    """Give a draft the area and the sub-heading that stand over it."""
    area, group = walk.context("area"), walk.context("words")
    draft.area = (area.area if area else None) or SECTION_AREA.get(draft.section)
    draft.area_title = area.area_title if area else ""
    elsewhere = group and group.holds is Holds.ARRANGEMENT and draft.role is not Role.ARRANGEMENT
    if group and group.words and not group.area and not elsewhere:
        draft.group_heading = group.words


def _take_lead(walk: Walk, draft: Draft) -> None:
    """Give a draft the words it hangs from, and the number of those or of its sub-heading."""
    lead = next((kept for kept in reversed(walk.leads) if kept.depth < draft.depth), None)
    numbered = walk.context("number")
    draft.lead_in = draft.lead_in or (lead.words if lead else None)
    if lead and lead.role is Role.OUTCOME and draft.role is Role.OUTCOME:
        draft.role = Role.STEP
    draft.number = draft.number or (lead.number if lead else "")
    draft.number = draft.number or (numbered.number if numbered else "")


def _take_outcome_above(walk: Walk, draft: Draft) -> None:
    """Make a step of what is listed under a numbered outcome, or tie provision there to it."""
    over = walk.outcome_above
    if over is None and walk.row and {SectionId.E, SectionId.F} <= set(walk.opened):
        above = walk.last_outcome
        over = above if above and above.row is None else None
    if over and over.number and draft.depth and draft.role is Role.OUTCOME:
        draft.role = Role.STEP
    if draft.role is Role.PROVISION and over and over.number and not draft.refers_to:
        draft.refers_to = (("outcome", over.number),)
    if draft.role is Role.QUOTED_OUTCOME and draft.number:
        draft.refers_to = (("outcome", draft.number),)


def share_due(walk: Walk, draft: Draft) -> None:
    """Give an outcome the time that a sentence over all of them sets."""
    if draft.role is Role.OUTCOME and walk.due and not _is_time(draft.group_heading):
        draft.cells.setdefault(CellRole.BY_WHEN, walk.due)


def _is_time(heading: Words | None) -> bool:
    return heading is not None and bool(_TIME.match(heading.text))
