"""``ehcp-qa try``: one statement analysed."""

from __future__ import annotations

from typing import Annotated

import typer

from ehcp_qa.cli.options import one_of
from ehcp_qa.cli.output import layout, write
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import Config

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


@takes("rules", "model", "no_color")
def try_statement(config: Config, text: Text, kind: Kind, section: Section = None) -> None:
    """Analyse one statement and write what was found."""
    one_of("--as", kind, KINDS)

    from ehcp_qa.workflows.try_statement import try_text

    write(try_text(text, kind, section, config, layout(config, None)), None)
