"""Import spaCy without its command line, which we never use and which is a third of its start-up."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

# spaCy's own package imports ``info`` from here; the rest of its command line (a project runner,
# an HTTP client) comes along with it: 150 of 480 ms measured, more on a loaded machine.
_COMMANDS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> Any:
    """Return the spaCy module; raise ImportError when it is not installed.

    Stand-ins take the place of spaCy's command line only while it is imported. Whoever imports
    ``spacy.cli`` afterwards gets the real one.
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    with _without_commands(), without_collection():
        import spacy
    return spacy


@contextmanager
def _without_commands() -> Iterator[None]:
    absent = [name for name in _COMMANDS if name not in sys.modules]
    for name in absent:
        stand_in = ModuleType(name)
        stand_in.__dict__["info"] = _info
        sys.modules[name] = stand_in
    try:
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)
        spacy = sys.modules.get("spacy")
        if absent and spacy is not None and isinstance(spacy.__dict__.get("cli"), ModuleType):
            del spacy.__dict__["cli"]


@contextmanager
def without_collection() -> Iterator[None]:
    """Collecting garbage while thousands of lasting objects are made finds nothing and costs time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _info(*arguments: Any, **options: Any) -> Any:
    """Call the real ``spacy.info``, for a program that shares our process."""
    from spacy.cli.info import info

    return info(*arguments, **options)
