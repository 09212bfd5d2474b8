"""``ehcp-qa explain``: a rule's page in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from ehcp_qa.cli import options
from ehcp_qa.cli.output import layout, write

HELP = """
Show the page of a rule: what it finds, why it matters, its source, how to fix it, examples.

\b
  ehcp-qa explain PRV-01

Exit codes: 0 the page was shown; 2 there is no such rule.
"""
Code = Annotated[str, typer.Argument(metavar="CODE", help="A rule's code, such as PRV-01.")]


def explain(
    code: Code,
    rules: options.Rules = None,
    config: options.ConfigFile = None,
    no_color: options.NoColor = False,
) -> None:
    """Write one rule's page."""
    chosen = options.settings({"rules": rules}, file=config, no_color=no_color)

    from ehcp_qa.workflows.explain import explain_rule

    write(explain_rule(code, chosen, layout(chosen, None)), None)
