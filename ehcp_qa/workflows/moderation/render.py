"""The forms in which a moderation can be written."""

from __future__ import annotations

from ehcp_qa.model.moderation import Moderation


def render_moderation(found: Moderation, form: str) -> str | bytes:
    """Return a moderation in a form: console, json, markdown or xlsx."""
    if form == "xlsx":
        from ehcp_qa.reporters.moderation.workbook import workbook

        return workbook(found)
    if form == "json":
        from ehcp_qa.reporters.moderation.data import as_json

        return as_json(found)
    from ehcp_qa.reporters.moderation.text import as_markdown, console

    return as_markdown(found) if form == "markdown" else console(found)
