"""A rule's page for the terminal."""

from __future__ import annotations

from ehcp_qa.config import Config
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.console.rule import rule_page
from ehcp_qa.workflows.tools import Tools, unknown_code


def explain_rule(code: str, config: Config, layout: Layout) -> str:
    """Return the page of a rule, or raise InvalidConfig naming codes like the one asked for."""
    book = Tools(config, examples=True).rulebook
    rule = book.rule(code.strip())
    if rule is None:
        raise InvalidConfig(f"You asked for {unknown_code(code, [r.code for r in book.rules])}")
    return rule_page(rule, layout)
