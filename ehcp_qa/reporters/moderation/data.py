"""What came of a moderation as JSON, for programs."""

from __future__ import annotations

import json
from typing import Any

from ehcp_qa.model.moderation import Agreement, Moderation
from ehcp_qa.reporters.moderation import words

SCHEMA_VERSION = "1.0"


def as_json(found: Moderation) -> str:
    """Return the moderation as JSON text."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "auditors": list(found.auditors),
        "plans": found.plans,
        "parts": list(found.parts),
        "between_people": [_agreement(a) for a in found.people],
        "with_machine": [_agreement(a) for a in found.machine],
        "disagreements": [
            {"path": d.path, "part": d.part, "grades": dict(d.grades), "steps": d.steps}
            for d in found.disagreements
        ],
        "caution": words.caution(found) or None,
        "problems": list(found.problems),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _agreement(agreement: Agreement) -> dict[str, Any]:
    told = agreement.low is not None
    return {
        "part": agreement.part,
        "between": list(agreement.between),
        "measure": words.MEASURES[agreement.measure],
        "kappa": agreement.kappa,
        "interval_95": [agreement.low, agreement.high] if told else None,
        "strength": words.strength(agreement),
        "plans": agreement.plans,
        "same_grade": agreement.same,
    }
