"""A plan as it was read and analysed, as JSON: the shape of ``schemas/extract.schema.json``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ehcp_qa.model.analysed import AnalysedPlan, OutcomeAnalysis, ProvisionAnalysis, Slot, SlotValue
from ehcp_qa.model.document import Document
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Field, Heading, Plan, Section, Statement, Words
from ehcp_qa.reporters.encoded import json_text
from ehcp_qa.reporters.thread.data import link_data

SCHEMA_VERSION = "1.0"

Data = dict[str, Any]


def plan_json(analysed: AnalysedPlan, version: str) -> str:
    """Return the plan as JSON text, keys in a fixed order, statements in reading order."""
    return json_text(plan_data(analysed, version))


def plan_data(analysed: AnalysedPlan, version: str) -> Data:
    """Return the plan as plain data."""
    plan = analysed.plan
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "ehcp-qa", "version": version},
        "file": plan.document.source.name,
        "format": plan.document.source.format,
        "sha256": plan.document.source.sha256 or None,
        "pages": plan.document.pages,
        "unread_pages": list(plan.document.unread_pages),
        "ocr_pages": list(plan.document.ocr_pages),
        "reread_pages": list(plan.document.reread_pages),
        "language_model": analysed.model or None,
        "stage": plan.stage.value,
        "stage_why": plan.stage_why or None,
        "plan_date": plan.plan_date.isoformat() if plan.plan_date else None,
        "child": _child(plan),
        "fields": [_field(field, plan.document) for field in plan.fields],
        "areas": [area.value for area in plan.areas],
        "sections": {
            section.id.value: _section(section, analysed) for section in plan.sections.values()
        },
        "rows": [
            {
                "id": row.id,
                "area": row.area.value if row.area else None,
                "needs": list(row.needs),
                "provisions": list(row.provisions),
                "outcomes": list(row.outcomes),
            }
            for row in plan.rows
        ],
        "links": [link_data(link) for link in analysed.links],
    }


def _child(plan: Plan) -> Data:
    child = plan.child
    born = child.date_of_birth
    return {
        "full_name": child.full_name or None,
        "known_as": list(child.known_as),
        "date_of_birth": born.isoformat() if born else None,
        "year_group": child.year_group,
        "pronouns": child.pronouns or None,
    }


def _field(field: Field, document: Document) -> Data:
    return {
        "name": field.name,
        "label": field.label.text if field.label else None,
        "value": field.value.text,
        "place": _place(field.value.span, document),
    }


def _section(section: Section, analysed: AnalysedPlan) -> Data:
    document = analysed.plan.document
    return {
        "condition": section.condition.value,
        "labelled": section.labelled,
        "headings": [_heading(heading, document) for heading in section.headings],
        "statements": [_statement(s, analysed) for s in section.statements],
    }


def _heading(heading: Heading, document: Document) -> Data:
    return {
        "text": heading.words.text,
        "title": heading.title,
        "how": heading.how,
        "place": _place(heading.words.span, document),
    }


def _statement(statement: Statement, analysed: AnalysedPlan) -> Data:
    data: Data = {
        "id": statement.id,
        "role": statement.role.value,
        "text": statement.text,
        "number": statement.number or None,
        "area": statement.area.value if statement.area else None,
        "area_title": statement.area_title or None,
        "row": statement.row,
        "cells": {role.value: words.text for role, words in statement.cells.items()},
        "lead_in": _text(statement.lead_in),
        "group_heading": _text(statement.group_heading),
        "refers_to": [list(reference) for reference in statement.refers_to],
        "place": _place(statement.span, analysed.plan.document),
    }
    if statement.id in analysed.provisions:
        data["provision"] = provision_data(analysed.provisions[statement.id])
    if statement.id in analysed.outcomes:
        data["outcome"] = outcome_data(analysed.outcomes[statement.id])
    return data


def provision_data(provision: ProvisionAnalysis) -> Data:
    """Return what was worked out about a provision as plain data."""
    return {
        "kind": provision.kind.value,
        "verdict": provision.verdict.value,
        "why": provision.why or None,
        "slots": _slots(provision.slots),
        "missing": [slot.value for slot in provision.missing],
        "soft": [
            {"group": s.group.value, "words": s.words, "rescued_by": s.rescued_by or None}
            | ({"learnt": s.learnt} if s.learnt else {})
            for s in provision.soft
        ],
        "belongs": provision.placement.belongs.value,
        "belongs_why": provision.placement.why or None,
    }


def _slots(slots: Mapping[Slot, tuple[SlotValue, ...]]) -> Data:
    return {
        slot.value: [
            {"words": v.words, "source": v.source, "firm": v.firm, "amount": v.amount,
             "unit": v.unit or None, "per": v.per or None}
            for v in slots[slot]
        ]
        for slot in Slot
        if slots.get(slot)
    }  # fmt: skip


def outcome_data(outcome: OutcomeAnalysis) -> Data:
    """Return what was worked out about an outcome as plain data."""
    deadline = outcome.deadline
    due = deadline.due if deadline else None
    return {
        "smart": outcome.smart,
        "facets": {
            facet.value: {
                "met": result.met,
                "words": outcome.words_of(facet) or None,
                "why": result.why or None,
            }
            for facet, result in outcome.facets.items()
        },
        "deadline": deadline.words if deadline else None,
        "due": due.isoformat() if due else None,
    }


def _text(words: Words | None) -> str | None:
    return words.text if words else None


def _place(span: Span, document: Document) -> Data:
    block = document.blocks[span.block]
    cell = block.cell
    return {
        "block": span.block,
        "start": span.start,
        "end": span.end,
        "page": block.place.page,
        "line": block.place.line,
        "part": block.place.part,
        "path": list(block.place.path),
        "box": list(block.place.box) if block.place.box else None,
        "table": cell.table if cell else None,
        "row": cell.row if cell else None,
        "column": cell.column if cell else None,
    }
