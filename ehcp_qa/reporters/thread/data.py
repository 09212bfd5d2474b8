"""The golden thread as plain data, for JSON."""

from __future__ import annotations

from typing import Any

from ehcp_qa.model.analysed import AnalysedPlan, Link

Data = dict[str, Any]


def link_data(link: Link) -> Data:
    """Return a link with its reason, its strength and why in words."""
    return {
        "kind": link.kind.value,
        "source": link.source,
        "target": link.target,
        "reason": link.reason,
        "strength": link.strength,
        "why": link.why or None,
    }


def unlinked_data(analysed: AnalysedPlan) -> list[Data]:
    """Return the statements without the link that is asked of them, in order of their ids.

    ``likelihood`` is that of standing alone; ``orphan`` says whether that is enough to call it so.
    """
    return [
        {"statement": name, "likelihood": likely, "orphan": name in analysed.orphans}
        for name, likely in sorted(analysed.alone.items())
    ]
