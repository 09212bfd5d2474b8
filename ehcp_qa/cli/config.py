"""``ehcp-qa config show``: every setting with where it came from."""

from __future__ import annotations

import typer

from ehcp_qa.cli.options import CHECKING, GATING, KNOWN, Output
from ehcp_qa.cli.output import write
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import Config

HELP = "See the settings in force."
SHOW_HELP = """
Show every setting with its value and where it came from.

\b
  ehcp-qa config show
  ehcp-qa config show --config council.toml

Exit codes: 0 the settings are sound; 2 one is not, and it is named with its file and line.
"""

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _group() -> None:
    """Hold the commands about settings."""


SCHEMA_HELP = """
Print the JSON Schema of settings files, with which an editor knows their names and values.

\b
  ehcp-qa config schema --output ehcp-qa.schema.json

Editors that understand TOML schemas take it from a first line “#:schema ehcp-qa.schema.json”.
"""


@app.command("schema", help=SCHEMA_HELP, short_help="Print the schema of settings files.")
def schema(output: Output = None) -> None:
    """Write the schema as it ships with the program."""
    from ehcp_qa.workflows.config_show import schema_text

    write(schema_text(), output)


@app.command("show", help=SHOW_HELP, short_help="Show every setting and its origin.")
@takes(*CHECKING, *GATING, *KNOWN, "baseline", "redact")
def show(config: Config) -> None:
    """Write each setting, its value and its origin."""
    from ehcp_qa.workflows.config_show import config_lines

    write(config_lines(config), None)
