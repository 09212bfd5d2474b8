"""A line cut into statements, and the lead-ins that they hang from."""

from __future__ import annotations

import re
from dataclasses import replace

from ehcp_qa.model.document import Block, BlockKind
from ehcp_qa.model.plan import Role, SectionId, Words
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.recognise.columns import Holds
from ehcp_qa.recognise.draft import Draft, words_of
from ehcp_qa.recognise.grid import Grid, Unit
from ehcp_qa.recognise.inheriting import inherit
from ehcp_qa.recognise.numbers import only_references, references
from ehcp_qa.recognise.split import is_difficulty, split
from ehcp_qa.recognise.state import BOLD_LEVEL, LABEL_LEVEL, Lead, Walk, depth_of

# Words that promise something after all, behind "No provision is required".
_AMOUNT = re.compile(
    r"(?i)\b\d+\s*(?:minutes?|hours?|times|x)\b|\bwill\s+(?:receive|have|provide|attend|see)\b"
)
OF_MONEY = re.compile(r"(?i)\b(?:budgets?|payments?|PHBs?)\b")
# Reports one after the other in a line of K: "EP report, 1.9.26; school report, 3.9.26; …".
_REPORT = re.compile(r"[^;\s](?:[^;]*[^;\s])?")
_FEWEST_STOPS = 2
_CLOSING_NOTE = re.compile(r"(?<=[.!?])\s*\([^()]+\)\s*\Z")


def cut_line(walk: Walk, block: Block, words: Words, like: Draft, holds: Holds | None) -> None:
    """Cut a line into statements like the given one and add them."""
    walk.latest = []
    whole = like.role in {Role.NIL, Role.GUIDANCE, Role.ADVICE} and is_all(like.role, words.text)
    ranges = _ranges(walk, block, words.text, like, whole=whole)
    before: Words | None = None
    for start, end in ranges:
        part = words_of(block, words.span.start + start, words.span.start + end)
        role = like.role
        if len(ranges) > 1 and not whole and like.role is not Role.QUOTED_OUTCOME:
            role = walk.role(like.section, holds, part.text, block)
        if role is Role.NIL and holds is None:
            nil_for_all(walk, like.section, part, block)
        draft = replace(like, words=part, role=role, before=before, cells={})
        draft.from_title = holds is not None
        before = part
        walk.add(inherit(walk, draft, block))
        walk.latest.append(draft)
    if block.kind is not BlockKind.LIST_ITEM:
        above = [d for d in walk.latest if d.role is Role.OUTCOME]
        walk.outcome_above = above[-1] if above else None
    if walk.leads:
        walk.listed.extend(walk.latest)
        share_references(walk)
    if block.kind is BlockKind.LIST_ITEM and walk.latest:
        walk.leads.append(Lead(depth_of(block), words, walk.latest[0].role))


def _ranges(
    walk: Walk, block: Block, text: str, like: Draft, *, whole: bool
) -> tuple[tuple[int, int], ...]:
    """Return where each statement of a line begins and ends."""
    if like.role is Role.ADVICE and text.count(";") >= _FEWEST_STOPS:
        return tuple(m.span() for m in _REPORT.finditer(text))
    if whole:
        return ((0, len(text)),)
    listed = block.kind is BlockKind.LIST_ITEM or walk.row is not None or bool(like.number)
    cut_as = Role.VIEW if _begins_nil(walk, text) else _cut_as(like)
    return split(text, cut_as, listed=listed)


def nil_for_all(walk: Walk, section: SectionId, words: Words, block: Block) -> None:
    """Let "None required" under "H1 and H2" speak for every section that the heading opened."""
    budget = OF_MONEY.search(words.text)
    for other in walk.opened:
        if other is SectionId.K and budget:
            continue
        if other is not section and walk.row is None:
            walk.add(inherit(walk, Draft(other, Role.NIL, words), block))


def share_references(walk: Walk) -> None:
    """Give all of a list what its last item refers to in brackets after its full stop."""
    closing = _CLOSING_NOTE.search(walk.listed[-1].words.text)
    rest = walk.listed[:-1]
    if closing and only_references(closing[0]) and not any(d.refers_to for d in rest):
        for draft in rest:
            draft.refers_to = references(closing[0])


def _begins_nil(walk: Walk, text: str) -> bool:
    """True for a nil sentence with more after it: each of its sentences then stands alone."""
    whole = sentences(text)
    return len(whole) > 1 and walk.wording.is_nil(text[slice(*whole[0])])


def is_all(role: Role, text: str) -> bool:
    """True when a whole line is of one role: guidance, advice, or nil with its reasons.

    "No provision is required. Sam uses universal services." is nil throughout; "Sam has no
    difficulty with reading. He cannot spell." is not.
    """
    if role is not Role.NIL:
        return True
    rest = " ".join(text[start:end] for start, end in sentences(text)[1:])
    return not is_difficulty(rest) and not _AMOUNT.search(rest)


def governs(block: Block, following: Unit | None) -> bool:
    """True when a line ending in a colon has something below it to govern."""
    if not isinstance(following, Block):
        return isinstance(following, Grid)
    return depth_of(following) > depth_of(block) or following.kind is BlockKind.PARAGRAPH


def keep_lead(walk: Walk, block: Block, words: Words, section: SectionId, number: str = "") -> None:
    """Keep a lead-in for what hangs from it; a short one without a verb is a group heading."""
    depth = depth_of(block)
    walk.leads = [kept for kept in walk.leads if kept.depth < depth]
    walk.list_seen = False
    walk.listed = []
    if len(words.text.split()) <= 12 and not re.search(
        r"(?i)\b(?:will|must|has|have|is|are|can|includ\w*|follow\w*)\b", words.text
    ):
        context = walk.title_context(block, LABEL_LEVEL if block.cell else BOLD_LEVEL, None)
        walk.push(replace(context, words=words))
        if section is SectionId.E:
            return
    walk.leads.append(Lead(depth, words, number=number))
    walk.touch(block)


def forget_deeper_leads(walk: Walk, block: Block) -> None:
    """Drop lead-ins that a line at this depth no longer hangs from."""
    depth = depth_of(block)
    if block.kind is BlockKind.LIST_ITEM:
        walk.list_seen = True
        walk.leads = [kept for kept in walk.leads if kept.depth < depth]
    elif walk.list_seen:
        walk.leads.clear()
        walk.list_seen = False


def _cut_as(draft: Draft) -> Role:
    """Return the role by whose habits a line is cut.

    Strengths are cut as needs are.
    """
    if draft.role is Role.STRENGTH and draft.section is not SectionId.A:
        return Role.NEED
    return draft.role
