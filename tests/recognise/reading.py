"""Recognise a plan written as Markdown, for the tests of this folder."""

from __future__ import annotations

from functools import lru_cache

from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Plan, PlanStage, Role, SectionId, Statement
from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.recognise import recognise
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules


@lru_cache(maxsize=1)
def lexicons() -> Lexicons:
    """Return the lexicons of the packaged rules, loaded once."""
    return load_lexicons([packaged_rules()])


def plan_of(text: str, *, stage: PlanStage | None = None, name: str = "plan.md") -> Plan:
    """Return a plan recognised from Markdown."""
    return recognise(read_text(text, name=name), lexicons(), stage=stage)


def said(plan: Plan, section: str, *roles: Role) -> list[str]:
    """Return the texts of a section's statements, of these roles or of all."""
    own = (
        plan.sections[SectionId(section)].statements if SectionId(section) in plan.sections else ()
    )
    return [s.text for s in own if not roles or s.role in roles]


def one(plan: Plan, words: str) -> Statement:
    """Return the one statement that holds these words."""
    (found,) = [s for s in plan.statements() if words in s.text]
    return found


def spans_resolve(plan: Plan) -> bool:
    """True when every statement, cell, lead-in and field is as long as its span and lies inside it."""
    blocks = plan.document.blocks
    words = list(plan.statements())
    parts = [(s.text, s.span) for s in words]
    for s in words:
        parts.extend((w.text, w.span) for w in s.cells.values())
        parts.extend((w.text, w.span) for w in (s.lead_in, s.group_heading, s.before) if w)
    parts.extend((f.value.text, f.value.span) for f in plan.fields)
    return all(
        0 <= span.start < span.end <= len(blocks[span.block].text)
        and len(text) == span.end - span.start
        for text, span in parts
    )
