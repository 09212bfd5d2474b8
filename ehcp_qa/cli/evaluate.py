"""``ehcp-qa evaluate``: figures on labelled data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli.options import forms, one_of
from ehcp_qa.cli.output import write
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import Config
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
Format = Annotated[str, forms(*FORMATS, of="the figures")]
Errors = Annotated[
    Path | None,
    typer.Option("--errors", metavar="FILE", help="Write each miss here, a JSON object a line."),
]


@takes("rules", "model", "semantic")
def evaluate(
    config: Config, data: Data, task: Task, form: Format = "console", errors: Errors = None
) -> None:
    """Measure a task and write its figures."""
    one_of("--task", task, TASKS)
    one_of("--format", form, FORMATS)

    from ehcp_qa.workflows.evaluate import evaluate_file, miss_lines
    from ehcp_qa.workflows.render import evaluation

    figures = evaluate_file(data, task, config)
    if errors is not None:
        write(miss_lines(figures.misses), errors)
    write(evaluation(figures, form), None)
