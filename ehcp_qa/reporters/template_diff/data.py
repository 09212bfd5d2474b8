"""A template's changes as JSON, for programs: the shape of ``schemas/template_diff.schema.json``."""

from __future__ import annotations

from typing import Any

import msgspec

from ehcp_qa.model.report import CheckRun
from ehcp_qa.model.template_diff import Change, Effect, TemplateDiff
from ehcp_qa.reporters.base import Layout

SCHEMA_VERSION = "1.0"

Data = dict[str, Any]


def diff_json(diff: TemplateDiff, layout: Layout) -> str:
    """Return the changes as JSON text, keys in a fixed order."""
    del layout  # JSON looks the same everywhere
    encoded = msgspec.json.encode(_data(diff))
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def _data(diff: TemplateDiff) -> Data:
    kinds = [change.effect for change in diff.changes]
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "ehcp-qa", "version": diff.tool_version},
        "fail_on": diff.fail_on.name.lower() if diff.fail_on else "never",
        "exit_code": diff.exit_code,
        "old": _file(diff.old),
        "new": _file(diff.new),
        "counts": {effect.name.lower(): kinds.count(effect) for effect in Effect},
        "changes": [_change(change) for change in diff.changes],
    }


def _file(run: CheckRun) -> Data:
    return {
        "file": run.source.name,
        "sha256": run.source.sha256 or None,
        "readable": run.readable,
        "error": run.error or None,
        "findings": len(run.findings),
    }


def _change(change: Change) -> Data:
    return {
        "effect": change.effect.name.lower(),
        "what": change.what,
        "section": change.section.value if change.section else None,
        "said": change.said,
        "why": change.why,
        "old": change.old or None,
        "new": change.new or None,
        "codes": list(change.codes),
        "place": change.place.words if change.place else None,
    }
