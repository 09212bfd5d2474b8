"""Give a command shared options, and hand it the settings that they come to.

``@takes(*JUDGING, "accepted")`` over ``def accept(config: Config, plan: Plan)`` is all it takes.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

import typer

from ehcp_qa.cli.options import SHARED
from ehcp_qa.config import Config, load_config

Command = Callable[..., None]

# The options that are not settings of the same name and value, with what they come to.
SPOKEN = {
    "quiet": ("verbosity", "quiet"),
    "verbose": ("verbosity", "verbose"),
    "no_color": ("color", "never"),
}
_CODES = ("select", "ignore")


def takes(*names: str, **instead: Any) -> Callable[[Command], Command]:
    """Return a decorator: a command with these options, and ``--config``, is given its settings.

    The command's own parameters stay as they are, but for ``config``, which it is handed. A setting
    that a command asks for in a way of its own is given by name: ``select=Codes``.
    """
    if unknown := {*names, *instead} - set(SHARED):
        raise ValueError(f"no shared option is called {', '.join(sorted(unknown))}")
    wanted = {
        name: instead.get(name, kind)
        for name, kind in SHARED.items()
        if name in {*names, *instead, "config"}
    }

    def given_settings(command: Command) -> Command:
        @wraps(command)
        def run(**given: Any) -> None:
            chosen = {name: given.pop(name) for name in wanted}
            command(**given, config=settings(chosen))

        run.__signature__ = _with_options(command, wanted)  # type: ignore[attr-defined]
        return run

    return given_settings


def _with_options(command: Command, shared: Mapping[str, Any]) -> inspect.Signature:
    """Return the command's signature as the command line is to see it."""
    named = inspect.Parameter.KEYWORD_ONLY
    own = inspect.signature(command, eval_str=True).parameters.values()
    kept = [param.replace(kind=named) for param in own if param.name != "config"]
    added = [inspect.Parameter(n, named, default=None, annotation=k) for n, k in shared.items()]
    return inspect.Signature([*kept, *added])


def settings(given: Mapping[str, Any]) -> Config:
    """Return the settings in force from a command's options, a settings file and the defaults."""
    if given.get("quiet") and given.get("verbose"):
        raise typer.BadParameter("--quiet and --verbose do not go together: give one of them.")
    chosen: dict[str, object] = {}
    for name, value in given.items():
        if name == "config" or value is None or value == []:
            continue
        setting, said = SPOKEN.get(name, (name, value))
        chosen[setting] = codes(said) if name in _CODES else said
    return load_config(
        {name: str(value) if isinstance(value, Path) else value for name, value in chosen.items()},
        file=given.get("config"),
    )


def codes(given: list[str]) -> list[str]:
    """Return the codes of ``--select PRV-01,OUT --select STA``."""
    return [code for item in given for code in item.split(",") if code.strip()]
