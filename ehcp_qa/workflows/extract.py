"""One plan as it was read and analysed."""

from __future__ import annotations

from pathlib import Path

from ehcp_qa import __version__
from ehcp_qa.config import Config
from ehcp_qa.reporters.plan_json import plan_json
from ehcp_qa.reporters.plan_markdown import plan_markdown
from ehcp_qa.workflows.check import analysed_plan
from ehcp_qa.workflows.tools import Tools


def extract_file(path: Path, config: Config, form: str) -> str:
    """Return the plan as JSON or Markdown, or raise UnreadablePlan."""
    analysed = analysed_plan(path, Tools(config))
    return plan_json(analysed, __version__) if form == "json" else plan_markdown(analysed)
