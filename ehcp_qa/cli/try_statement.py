"""``ehcp-qa try``: one statement analysed."""

from __future__ import annotations

from typing import Annotated

import typer

from ehcp_qa.cli import options
from ehcp_qa.cli.output import layout, write

HELP = """
Analyse one statement: its slots or facets, its verdict, and what the rules find in it.

\b
  ehcp-qa try "Sam will have regular speech therapy." --as provision
  ehcp-qa try "Sam will read 50 words by July 2027." --as outcome
  ehcp-qa try "A nurse will give his insulin." --as provision --section F

Exit codes: 0 the statement was analysed; 2 the command was wrong.
"""
KINDS = ("provision", "outcome", "need", "aspiration")
Text = Annotated[str, typer.Argument(metavar="TEXT", help="The statement, in quotation marks.")]
Kind = Annotated[str, typer.Option("--as", metavar="|".join(KINDS), help="What it is.")]
Section = Annotated[
    str | None,
    typer.Option("--section", metavar="A..K", help="Where it stands, if not in the usual section."),
]


def try_statement(
    text: Text,
    kind: Kind,
    section: Section = None,
    rules: options.Rules = None,
    model: options.Model = None,
    config: options.ConfigFile = None,
    no_color: options.NoColor = False,
) -> None:
    """Analyse one statement and write what was found."""
    if kind not in KINDS:
        raise typer.BadParameter(f"--as is “{kind}”; it should be one of {', '.join(KINDS)}.")
    chosen = options.settings({"rules": rules, "model": model}, file=config, no_color=no_color)

    from ehcp_qa.workflows.try_statement import try_text

    write(try_text(text, kind, section, chosen, layout(chosen, None)), None)
