"""Report to text, one function for each form; none recomputes anything."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ehcp_qa.reporters.base import Reporter
from ehcp_qa.reporters.console import console
from ehcp_qa.reporters.json import json
from ehcp_qa.reporters.markdown import markdown_report
from ehcp_qa.reporters.thread import thread_svg

REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {"console": console, "json": json, "markdown": markdown_report, "svg": thread_svg}
)
