"""``ehcp-qa evaluate``: figures on labelled data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli import options
from ehcp_qa.cli.output import write
from ehcp_qa.workflows.evaluate import TASKS

HELP = """
Measure one task on labelled data: precision, recall, F1 and what was missed.

\b
  ehcp-qa evaluate provision.jsonl --task provision
  ehcp-qa evaluate outcome.jsonl --task outcome --format json --errors misses.jsonl

Exit codes: 0 the figures were made; 2 the data could not be read, or the command was wrong.
"""
FORMATS = ("console", "json")
Data = Annotated[Path, typer.Argument(metavar="DATA", help="Labelled items, a JSON object a line.")]
Task = Annotated[str, typer.Option("--task", metavar="|".join(TASKS), help="What to measure.")]
Format = Annotated[
    str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="Form of the figures.")
]
Errors = Annotated[
    Path | None,
    typer.Option("--errors", metavar="FILE", help="Write each miss here, a JSON object a line."),
]


def evaluate(
    data: Data,
    task: Task,
    form: Format = "console",
    errors: Errors = None,
    rules: options.Rules = None,
    model: options.Model = None,
    config: options.ConfigFile = None,
) -> None:
    """Measure a task and write its figures."""
    for name, value, allowed in (("--task", task, TASKS), ("--format", form, FORMATS)):
        if value not in allowed:
            raise typer.BadParameter(
                f"{name} is “{value}”; it should be one of {', '.join(allowed)}."
            )
    chosen = options.settings({"rules": rules, "model": model}, file=config)

    from ehcp_qa.workflows.evaluate import evaluate_file, miss_lines
    from ehcp_qa.workflows.render import evaluation_json, evaluation_text

    figures = evaluate_file(data, task, chosen)
    if errors is not None:
        write(miss_lines(figures.misses), errors)
    write(evaluation_json(figures) if form == "json" else evaluation_text(figures), None)
