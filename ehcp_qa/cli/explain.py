"""``ehcp-qa explain``: a rule's page in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from ehcp_qa.cli.output import layout, write
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import Config

HELP = """
Show the page of a rule: what it finds, why it matters, its source, how to fix it, examples.

\b
  ehcp-qa explain PRV-01

Exit codes: 0 the page was shown; 2 there is no such rule.
"""
Code = Annotated[str, typer.Argument(metavar="CODE", help="A rule's code, such as PRV-01.")]


@takes("rules", "no_color")
def explain(config: Config, code: Code) -> None:
    """Write one rule's page."""
    from ehcp_qa.workflows.explain import explain_rule

    write(explain_rule(code, config, layout(config, None)), None)
