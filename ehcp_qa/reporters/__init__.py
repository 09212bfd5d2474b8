"""Report to text or to a file's bytes, one function for each form; none recomputes anything."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ehcp_qa.reporters.base import Reporter
from ehcp_qa.reporters.console import console
from ehcp_qa.reporters.github import github
from ehcp_qa.reporters.html import html_report
from ehcp_qa.reporters.json import json
from ehcp_qa.reporters.junit import junit
from ehcp_qa.reporters.markdown import markdown_report
from ehcp_qa.reporters.sarif import sarif
from ehcp_qa.reporters.thread import thread_svg
from ehcp_qa.reporters.workbook import workbook

REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        "console": console,
        "json": json,
        "markdown": markdown_report,
        "svg": thread_svg,
        "html": html_report,
        "sarif": sarif,
        "junit": junit,
        "github": github,
        "xlsx": workbook,
    }
)
# The forms that are files of their own and never text for a terminal.
BINARY = frozenset({"xlsx"})
