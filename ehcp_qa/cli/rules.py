"""``ehcp-qa rules``: list rules, run their examples, begin a new one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli.output import layout, write
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import Config

HELP = "See the rules, run their examples, begin a new rule."
LIST_HELP = """
List the rules in use, by group.

\b
  ehcp-qa rules list
  ehcp-qa rules list --select PRV --rules council.yaml

Exit codes: 0 the rules were listed; 2 a rule pack is malformed, or the command was wrong.
"""
TEST_HELP = """
Run the examples on rule pages: each is a tiny plan that a rule must flag, or must leave alone.

\b
  ehcp-qa rules test
  ehcp-qa rules test PRV-01 OUT --rules council.yaml

Exit codes: 0 all examples hold; 1 some do not; 2 a rule pack is malformed.
"""
NEW_HELP = """
Begin a new rule: write its page, with the next free code, to be filled in.

\b
  ehcp-qa rules new PRV frequency-word-only --folder council-rules

Exit codes: 0 the page was written; 2 it could not be.
"""
Codes = Annotated[
    list[str] | None, typer.Argument(metavar="CODE", help="Only these rules: PRV, PRV-01.")
]
Group = Annotated[str, typer.Argument(metavar="GROUP", help="PRV, OUT, STA, ...")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The problem in words-with-hyphens.")]
Folder = Annotated[
    Path, typer.Option("--folder", metavar="PACK", help="The rule pack that it goes into.")
]

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("list", help=LIST_HELP, short_help="List the rules in use.")
@takes("rules", "select", "no_color")
def list_rules(config: Config) -> None:
    """Write the rules in use."""
    from ehcp_qa.workflows.rule_packs import list_rules as listed

    write(listed(config, layout(config, None)), None)


@app.command("test", help=TEST_HELP, short_help="Run the examples on rule pages.")
@takes("rules", "model", select=Codes)
def run_examples(config: Config) -> None:
    """Run the rules' examples and write which do not hold."""
    from ehcp_qa.workflows.rule_packs import run_examples as run_all

    text, held = run_all(config)
    write(text, None)
    raise typer.Exit(0 if held else 1)


@app.command("new", help=NEW_HELP, short_help="Begin a new rule.", no_args_is_help=True)
def new(group: Group, name: Name, folder: Folder = Path("rules")) -> None:
    """Write the page of a new rule."""
    from ehcp_qa.workflows.rule_packs import new_rule

    write(f"{new_rule(group, name, folder)}\n", None)
