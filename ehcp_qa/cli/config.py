"""``ehcp-qa config show``: every setting with where it came from."""

from __future__ import annotations

import typer

from ehcp_qa.cli import options
from ehcp_qa.cli.output import write

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


@app.command("show", help=SHOW_HELP, short_help="Show every setting and its origin.")
def show(
    rules: options.Rules = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    profile: options.Profile = None,
    stage: options.Stage = None,
    placement: options.Placement = None,
    fail_on: options.FailOn = None,
    min_score: options.MinScore = None,
    accepted: options.Accepted = None,
    baseline: options.Baseline = None,
    today: options.Today = None,
    model: options.Model = None,
    config: options.ConfigFile = None,
) -> None:
    """Write each setting, its value and its origin."""
    given = {
        "rules": rules,
        "select": select,
        "ignore": ignore,
        "profile": profile,
        "stage": stage,
        "placement": placement,
        "fail_on": fail_on,
        "min_score": min_score,
        "accepted": str(accepted) if accepted else None,
        "baseline": str(baseline) if baseline else None,
        "today": today,
        "model": model,
    }
    chosen = options.settings(given, file=config)

    from ehcp_qa.workflows.config_show import config_lines

    write(config_lines(chosen), None)
