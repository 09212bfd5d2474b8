"""What kind of school or other institution a plan is written for, told by a final plan's Section I."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ehcp_qa.model.lexicon import Lexicon
from ehcp_qa.model.plan import PlacementKind, PlanStage, Role, Section, SectionId
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.terms import TermFinder

# A form that prints every type with boxes tells nothing unless one of them is crossed out or ticked.
_BOXES = re.compile(r"[☐□◻○]|\[ ?\]")
# The whole answer to "Type".
_BARE_SPECIAL = re.compile(r"(?i)\W*(?:type\W+)?(?:special|specialist)\W*\Z")
_NOT_READ = (Role.NIL, Role.GUIDANCE)


def placement_of(
    stage: PlanStage, sections: Mapping[SectionId, Section], lexicon: Lexicon
) -> tuple[PlacementKind, str]:
    """Return the kind of placement and the words that told it; unknown before a plan is final.

    A draft must not place, so its Section I says nothing that may soften a finding. A base in a
    mainstream school is mainstream, since it does not excuse detail ([2018] UKUT 35 (AAC)).
    """
    section = sections.get(SectionId.I)
    if stage is not PlanStage.FINAL or section is None:
        return PlacementKind.UNKNOWN, ""
    told = dict(_told(section, lexicon))
    if len(told) != 1:
        return PlacementKind.UNKNOWN, ""
    kind, words = next(iter(told.items()))
    return kind, f"Section I: “{words}”"


def _told(section: Section, lexicon: Lexicon) -> Iterator[tuple[PlacementKind, str]]:
    """Yield each kind that a statement of Section I tells, with its words."""
    finder = TermFinder(sorted(lexicon.groups.items()))
    for statement in section.statements:
        if statement.role in _NOT_READ or _BOXES.search(statement.text):
            continue
        if _BARE_SPECIAL.match(plain(statement.text)):
            yield PlacementKind.SPECIAL, statement.text
        for term in finder.find(statement.text):
            yield PlacementKind(term.group), statement.text[term.start : term.end]
