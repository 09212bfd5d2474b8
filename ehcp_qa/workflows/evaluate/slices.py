"""Labelled slices of a plan as plans, so that links are found in them as in any other."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.model.document import Block, Document, Source
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import (
    Area,
    Child,
    Condition,
    Plan,
    PlanStage,
    Role,
    Section,
    SectionId,
    Statement,
)
from ehcp_qa.nlp.plain import plain
from ehcp_qa.workflows.evaluate.items import Item

# Which part of a slice holds which statements.
PARTS = {
    "aspirations": (Role.ASPIRATION, SectionId.A),
    "needs": (Role.NEED, SectionId.B),
    "outcomes": (Role.OUTCOME, SectionId.E),
    "provisions": (Role.PROVISION, SectionId.F),
}
# The slices' short names of areas that the model names in full.
AREAS = {**{area.value: area for area in Area}, "independence": Area.INDEPENDENCE}


def plan_of(item: Item) -> Plan:
    """Return one labelled slice as a plan; its statements keep the slice's own ids."""
    listed = [(part, entry) for part in PARTS for entry in item.get(part) or ()]
    blocks = tuple(Block(at, str(entry["text"])) for at, (_, entry) in enumerate(listed))
    statements = tuple(_statements(listed))
    child = str(item.get("child") or "")
    return Plan(
        document=Document(source=Source(f"{item['id']}.md", "md"), blocks=blocks),
        stage=PlanStage.DRAFT,
        stage_why="",
        child=Child(full_name=child, first_name=child),
        fields=(),
        sections={
            section: Section(
                section,
                Condition.FILLED,
                statements=tuple(s for s in statements if s.section == section),
            )
            for section in dict.fromkeys(s.section for s in statements)
        },
    )


def _statements(listed: list[tuple[str, Item]]) -> Iterator[Statement]:
    for at, (part, entry) in enumerate(listed):
        role, section = PARTS[part]
        text = plain(str(entry["text"]))
        yield Statement(
            id=str(entry["id"]),
            section=SectionId(entry.get("section") or section),
            role=role,
            text=text,
            span=Span(at, 0, len(text)),
            area=AREAS.get(str(entry.get("area") or "").lower()),
        )
