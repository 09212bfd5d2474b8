"""One plan as it was read and analysed, and whether all of it was read."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ehcp_qa import __version__
from ehcp_qa.config import Config
from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.reporters.plan_json import plan_json
from ehcp_qa.reporters.plan_markdown import plan_markdown
from ehcp_qa.workflows.check import analysed_plan
from ehcp_qa.workflows.conservation_text import conservation_text
from ehcp_qa.workflows.redact import redacted_extract
from ehcp_qa.workflows.tools import Tools


def extract_file(path: Path, config: Config, form: str) -> str:
    """Return the plan as JSON or Markdown, or raise UnreadablePlan."""
    analysed = analysed_plan(path, Tools(config))
    if config.redact:
        analysed = redacted_extract(analysed, config)
    return plan_json(analysed, __version__) if form == "json" else plan_markdown(analysed)


def check_reading(path: Path) -> tuple[str, bool]:
    """Return what a second reading of a file showed, in lines, and whether nothing was lost.

    Raises UnreadablePlan when the file cannot be read, or is neither a Word file nor a PDF.
    """
    from ehcp_qa.readers import read
    from ehcp_qa.readers.conservation import conservation

    document = read(path)
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != document.source.sha256:
        raise UnreadablePlan(f"{document.source.name} was changed while it was being read.")
    found = conservation(data, document)
    if found is None:
        raise UnreadablePlan(
            f"{document.source.name} is neither a Word file (.docx) nor a PDF, and only those can be "
            "read a second way."
        )
    return conservation_text(document, found), found.whole
