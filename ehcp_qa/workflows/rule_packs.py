"""The rules of the packs in use."""

from __future__ import annotations

from ehcp_qa.config import Config
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.console.rule import rule_list
from ehcp_qa.workflows.tools import Tools


def list_rules(config: Config, layout: Layout) -> str:
    """Return the rules in use, by group."""
    book = Tools(config).rulebook
    named = [r for r in book.rules if not config.select or r.code.startswith(config.select)]
    return rule_list(named, layout)
