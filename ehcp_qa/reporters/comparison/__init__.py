"""Two drafts compared, in the forms that people and programs ask for."""

from __future__ import annotations

from collections.abc import Callable

from ehcp_qa.model.comparison import Comparison
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.comparison.console import comparison_console
from ehcp_qa.reporters.comparison.data import comparison_json
from ehcp_qa.reporters.comparison.markdown import comparison_markdown
from ehcp_qa.reporters.comparison.page import comparison_page

FORMS: dict[str, Callable[[Comparison, Layout], str]] = {
    "console": comparison_console,
    "json": comparison_json,
    "markdown": comparison_markdown,
    "html": comparison_page,
}
