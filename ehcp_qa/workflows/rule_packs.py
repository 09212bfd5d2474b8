"""The rules of the packs in use: listed, tested by their own examples, begun anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_qa.config import Config
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.console.rule import rule_list
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.rulebook.scaffold import new_page
from ehcp_qa.workflows.tools import Tools

if TYPE_CHECKING:
    from ehcp_qa.workflows.rule_tests import ExampleResult


def list_rules(config: Config, layout: Layout) -> str:
    """Return the rules in use, by group."""
    book = Tools(config).rulebook
    chosen = [r for r in book.rules if not config.select or r.code.startswith(config.select)]
    return rule_list(chosen, layout, book.settings.profiles)


def run_examples(config: Config) -> tuple[str, bool]:
    """Return what the rules' examples came to, and whether all of them hold."""
    from ehcp_qa.workflows.rule_tests import run_examples as run

    tools = Tools(config, examples=True)
    results = run(tools.rulebook, config.select, pipeline=tools.pipeline)
    return _said(results), bool(results) and all(result.held for result in results)


def new_rule(group: str, name: str, folder: Path) -> str:
    """Write the page of a new rule into a pack and say where it is."""
    packs = (packaged_rules(),) if not folder.is_dir() else (packaged_rules(), folder)
    known = {rule.code for rule in load_rulebook(tuple(dict.fromkeys(packs))).rules}
    path = new_page(group, name, folder, sorted(known))
    return f"{path}: begun. Write its examples first; “ehcp-qa rules test {path.stem}” runs them."


def _said(results: Sequence[ExampleResult]) -> str:
    lines = []
    for result in results:
        if result.held:
            continue
        lines.append(f"{result.id}: does not hold")
        told = result.problems or ("it holds now: take its “todo” away",)
        lines += [f"  {problem}" for problem in told]
    rules = len({result.code for result in results})
    failed = sum(not result.held for result in results)
    todo = sum(result.todo for result in results)
    lines.append(
        f"{len(results)} examples of {rules} rules: {failed} do not hold, {todo} known misses."
    )
    return "\n".join(lines) + "\n"
