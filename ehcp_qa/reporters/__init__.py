"""Report to text or to a file's bytes, one function for each form; none recomputes anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import cast

from ehcp_qa.reporters.base import Reporter


class _Reporters(Mapping[str, Reporter]):
    """The function for each form, whose module is imported only when the form is asked for.

    A run writes one form or two; importing all of them took a quarter of the time of ``--help``.
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = dict(places)

    def __getitem__(self, form: str) -> Reporter:
        module, _, name = self._places[form].partition(":")
        return cast(Reporter, getattr(import_module(f"{__name__}.{module}"), name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


REPORTERS: Mapping[str, Reporter] = _Reporters(
    {
        "console": "console:console",
        "json": "json:json",
        "markdown": "markdown:markdown_report",
        "svg": "thread:thread_svg",
        "html": "html:html_report",
        "sarif": "sarif:sarif",
        "junit": "junit:junit",
        "github": "github:github",
        "xlsx": "workbook:workbook",
    }
)
# The forms that are files of their own and never text for a terminal.
BINARY = frozenset({"xlsx"})
