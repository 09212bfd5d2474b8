"""``ehcp-qa extract``: the plan as it was read."""

from __future__ import annotations

from typing import Annotated

import typer

from ehcp_qa.cli.options import Output, Plan, forms, one_of
from ehcp_qa.cli.output import write
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import Config

HELP = """
Show a plan as it was read: sections, statements, table rows, links and places.

With --check, go through the file a second time and say instead whether all the text that can be
seen in it was read: numbers and places only, no words of the plan.

\b
  ehcp-qa extract plan.docx --format markdown
  ehcp-qa extract plan.pdf --format json --output plan.json
  ehcp-qa extract plan.docx --check

Exit codes: 0 the plan was read; 1 with --check, some of its text was not; 2 it could not be read,
or the command was wrong.
"""
FORMATS = ("json", "markdown")
Format = Annotated[str, forms(*FORMATS, of="the extract")]
Whole = Annotated[
    bool, typer.Option("--check", help="Say whether all visible text was read, and no more.")
]


@takes("rules", "stage", "force", "redact", "model")
def extract(
    config: Config, plan: Plan, form: Format = "json", output: Output = None, check: Whole = False
) -> None:
    """Read a plan and write what was found in it."""
    one_of("--format", form, FORMATS)

    from ehcp_qa.workflows.extract import check_reading, extract_file

    if check:
        said, whole = check_reading(plan)
        write(said, output)
        raise typer.Exit(0 if whole else 1)
    write(extract_file(plan, config, form), output)
