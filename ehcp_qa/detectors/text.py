"""The blocks of a document, by the section that they stand in."""

from __future__ import annotations

from collections.abc import Mapping

from ehcp_qa.model.plan import Plan, SectionId


def sections_of_blocks(plan: Plan) -> Mapping[int, SectionId]:
    """Return the section of each block that stands in one, by block number.

    A section's stretches may end with its last statement, so the cells beside a statement are
    added; of two sections in one table each keeps its own statements.
    """
    found: dict[int, SectionId] = {}
    for key, section in plan.sections.items():
        for first, last in section.stretches:
            found.update(dict.fromkeys(range(first, last + 1), key))
    for statement in plan.statements():
        for cell in statement.cells.values():
            found.setdefault(cell.span.block, statement.section)
    for statement in plan.statements():
        found[statement.span.block] = statement.section
    return found
