"""Lines of a section: labels, descriptions of a statement before, and statements themselves."""

from __future__ import annotations

import re

from ehcp_qa.model.document import Block, BlockKind, MarkKind
from ehcp_qa.model.plan import Role, SectionId
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.recognise.areas import area_named
from ehcp_qa.recognise.columns import DESCRIBING, Holds
from ehcp_qa.recognise.cutting import OF_MONEY, cut_line, forget_deeper_leads, governs, keep_lead
from ehcp_qa.recognise.describing import describes
from ehcp_qa.recognise.descriptions import describes_section, is_repeated_name
from ehcp_qa.recognise.draft import Context, Draft, trimmed, words_of
from ehcp_qa.recognise.grid import Cell, Unit
from ehcp_qa.recognise.inheriting import inherit
from ehcp_qa.recognise.lines import (
    heading_weight,
    is_lead_in,
    is_subheading,
    label_of,
)
from ehcp_qa.recognise.numbers import label_number, only_references, own_number, references
from ehcp_qa.recognise.openings import OUTCOME_LINE, is_statement
from ehcp_qa.recognise.placing import section_for
from ehcp_qa.recognise.roles import due_together
from ehcp_qa.recognise.said_in import labelled
from ehcp_qa.recognise.split import is_difficulty, promises
from ehcp_qa.recognise.state import BOLD_LEVEL, LATE, ROW_LEVEL, Walk

BODY_LABELS = frozenset(
    {Holds.STRENGTH, Holds.NEED, Holds.AIM, Holds.OUTCOME, Holds.STEPS, Holds.PROVISION}
)
_BY_KIND = {"need": Holds.NEED, "outcome": Holds.OUTCOME, "provision": Holds.PROVISION}
_DELIVERS = re.compile(
    r"(?i)\W*(?:an?|the|all|each|two|one|his|her|their|every|staff|adults?|teachers?|school)\b[^.]{0,90}?\bwill\s+(?:\w+ly\s+)?"
    r"(?:teach|run|deliver|provide|lead|practise|hear|work|support|give|help|meet|train|go\s+through|read|visit|review|use|make"
    r"|set|write|check|sit|model|monitor|offer|plan|carry|be\s+(?:delivered|provided|taught|given))\b"
)


def read_content(
    walk: Walk, block: Block, following: Unit | None, holds: Holds | None = None
) -> None:
    """Read a line of the section that stands open as statements, a lead-in or a description."""
    kind, numbered, _ = own_number(block.text)
    if kind == "outcome" and walk.opened == (SectionId.E,):
        walk.contexts = [c for c in walk.contexts if c.holds is not Holds.STEPS]
    label = None if numbered else label_of(block.text, walk.titles, late=walk.late)
    if label and label.holds[0] is Holds.ADVICE:
        label = None  # "Medical advice - Dr Ali": the report's own name
    if label and label.holds[0] in DESCRIBING and describes(walk, block, label.start, label.holds):
        return
    if label is None and not numbered and walk.people:
        told, begins = labelled(walk.opened, walk.people, plain(block.text))
        if told and describes(walk, block, begins, told):
            return
    start = 0
    if label and label.holds[0] not in DESCRIBING and not is_person_label(walk, label.holds[0]):
        holds, start = label.holds[0], label.start
    named = walk.context("holds")
    if named and not (named.loose and not reads_so(block, named.holds)):
        holds = holds or named.holds
    if holds in DESCRIBING:
        if not stands_alone(block, holds) and describes(walk, block, 0, (holds,)):
            return
        holds = None
    statements(walk, block, following, holds, start)
    walk.fresh = False


def stands_alone(block: Block, holds: Holds) -> bool:
    """True for provision under "Staffing", which heads a part of F and is nobody's "by whom"."""
    if holds in {Holds.REVIEW, Holds.BY_WHEN, Holds.MEASURE}:
        return False
    numbered = own_number(block.text)[1] or label_number(block.label)
    said = promises(block.text) or _DELIVERS.match(plain(block.text))
    return bool(numbered or said)


def reads_so(block: Block, holds: Holds | None) -> bool:
    """True for a line under "Outcome 1" or "Need 1" that prints that outcome or need again."""
    if block.kind is BlockKind.LIST_ITEM or _DELIVERS.match(plain(block.text)):
        return False
    if holds is Holds.NEED:
        return is_difficulty(block.text) and not promises(block.text)
    return bool(OUTCOME_LINE.search(plain(block.text))) and not promises(block.text)


def cell_line(
    walk: Walk, block: Block, following: Unit | None, holds: Holds | None, *, alone: bool
) -> None:
    """Read a line of a cell under a column title, which says what it holds."""
    titled = heading_weight(block) and following is not None and not alone
    if (
        titled
        and is_subheading(block, walk.titles, late=walk.late, following=following)
        and not is_statement(walk, block)
    ):
        walk.push(walk.title_context(block, ROW_LEVEL, area_named(block.text)))
        return
    numbered = own_number(block.text)[1]
    label = None if numbered else label_of(block.text, walk.titles, late=walk.late)
    if label and label.holds[0] in DESCRIBING and describes(walk, block, label.start, label.holds):
        return
    start = 0
    if label and label.holds[0] in BODY_LABELS:
        start = label.start
        holds = (
            label.holds[0]
            if holds is None or label.holds[0] in {Holds.AIM, Holds.STEPS, Holds.STRENGTH}
            else holds
        )
    statements(walk, block, following, holds, start)


def residual(walk: Walk, cell: Cell) -> None:
    """Keep the words of a column whose title says nothing known, as other matter of the row."""
    target = section_for(None, walk.opened, walk.area, walk.labelled)
    for block in cell.blocks:
        words = trimmed(block)
        if words and target:
            walk.add(inherit(walk, Draft(target[0], Role.OTHER, words, target[1]), block))


def is_person_label(walk: Walk, holds: Holds) -> bool:
    """True for "Provision: …" inside section A and the like, where the label is just words."""
    late = walk.opened and walk.opened[0] in {SectionId.A, *LATE}
    return bool(late) and holds in {Holds.PROVISION, Holds.NEED, Holds.OUTCOME}


def statements(
    walk: Walk, block: Block, following: Unit | None, holds: Holds | None, start: int
) -> None:
    """Add the statements of one line to the section that it belongs to."""
    if only_references(block.text) and (walk.listed or walk.latest):
        for draft in walk.listed or walk.latest:
            draft.refers_to = tuple(dict.fromkeys((*draft.refers_to, *references(block.text))))
        walk.touch(block)
        return
    note_due(walk, block)
    kind, number, after = own_number(block.text[start:])
    quoted = kind == "outcome" and walk.quotes_outcomes
    if quoted or (kind and not walk.opened and holds is None):
        holds = _BY_KIND[kind]
    if holds is None and delivers_outcome(walk, block):
        holds = Holds.PROVISION
    target = section_for(holds, walk.opened, walk.area or walk.implied_area(), walk.labelled)
    if quoted:
        target = (walk.opened[0], True)
    if target and lists_report(walk, target[0], block):
        target = (SectionId.K, True)
    if target is None:
        loose(walk, block)
        return
    section, labelled = target
    words = trimmed(block, start + after if number else start)
    if words is None:
        return
    if not walk.wording.is_nil(words.text) and (
        is_repeated_name(walk, section, words) or describes_section(walk, block, following)
    ):
        walk.add(Draft(section, Role.GUIDANCE, words))
        return
    if is_lead_in(block.text) and governs(block, following):
        keep_lead(walk, block, words, section, number)
        return
    if quoted and number and heading_weight(block):
        level = block.level if block.kind is BlockKind.HEADING else BOLD_LEVEL
        walk.push(Context(level, words, refers_to=(("outcome", number),)))
    number = number or label_number(block.label)
    forget_deeper_leads(walk, block)
    role = walk.role(section, holds, words.text, block)
    if role is Role.PROVISION and quoted:
        role = Role.QUOTED_OUTCOME
    cut_line(walk, block, words, Draft(section, role, words, labelled, number=number), holds)


def lists_report(walk: Walk, section: SectionId, block: Block) -> bool:
    """True for a line under "J and K" that speaks of no money, and so is a piece of advice."""
    shared = section is SectionId.J and SectionId.K in walk.opened and walk.row is None
    return shared and not OF_MONEY.search(block.text) and not walk.wording.is_nil(block.text)


def note_due(walk: Walk, block: Block) -> None:
    """Keep the time that a sentence sets for every outcome of the section."""
    if SectionId.E not in walk.opened or block.kind is BlockKind.LIST_ITEM:
        return
    for start, end in sentences(block.text):
        if due := due_together(block.text[start:end]):
            walk.due = words_of(block, start + due[0], start + due[1])


def delivers_outcome(walk: Walk, block: Block) -> bool:
    """True for an item under an outcome that says what staff will do, not what the child will.

    Provision that stands so has no letter of its own (Code 9.62).
    """
    if walk.opened != (SectionId.E,) or block.kind is not BlockKind.LIST_ITEM:
        return False
    return walk.outcome_above is not None and bool(_DELIVERS.match(plain(block.text)))


def loose(walk: Walk, block: Block) -> None:
    """Note guidance that stands in no section; other words there are front matter."""
    marked = any(mark.kind is MarkKind.GUIDANCE for mark in block.marks)
    if marked or walk.wording.is_guidance(block.text, italic=block.italic):
        walk.found.residue.add(block.index)
