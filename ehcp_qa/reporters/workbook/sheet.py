"""A sheet as plain data: columns, rows, and formulas with the value that they come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from ehcp_qa.reporters.text import clean, shorten, xml

# What a spreadsheet may take for a formula when a cell is edited, or saved as text and opened again.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# The library writes a string that looks like its own markup for mixed fonts as it stands.
MARKUP = ("<r>", "</r>")
# A cell holds 32,767 characters; the rest is left for the mark that it was cut.
LONGEST = 32_000


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula, with its value for a reader that does not calculate."""

    text: str
    value: str | float | int


Cell = str | float | int | None | Formula


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and its width in characters; ``tall`` text is wrapped."""

    title: str
    width: int
    tall: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, what it shows in a sentence, its columns, its rows, and what follows."""

    name: str
    said: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 2  # columns that stay in sight: number and plan
    printed: int = 0  # columns that go on paper, which holds fewer than a screen; 0 is all
    below: Sequence[tuple[str, str]] = ()


def whole(sheet: str, columns: Sequence[Column], title: str) -> str:
    """Return the reference to a whole column of a sheet: ``Findings!$C:$C``."""
    letter = ascii_uppercase[[column.title for column in columns].index(title)]
    return f"'{sheet}'!${letter}:${letter}"


def here(columns: Sequence[Column], title: str, row: int) -> str:
    """Return the reference to a cell of the row that a formula stands in, rows counted from 1."""
    return f"${ascii_uppercase[[column.title for column in columns].index(title)]}{row}"


def tenths(exact: str) -> str:
    """Return the formula of a figure to one decimal place, a half going to the even tenth.

    That is how the report rounds; a spreadsheet's own ROUND takes every half away from nothing.
    """
    return f"IF(MOD(10*{exact},1)=0.5,2*ROUND(5*{exact},0)/10,ROUND({exact},1))"


def safe(text: str) -> str:
    """Return text that no spreadsheet takes for a formula, here or when it is saved as plain text.

    An apostrophe before it is what people type themselves for the same purpose.
    """
    starts = text.startswith(FORMULA_STARTS)
    said = shorten(xml(clean(text)), LONGEST)[: LONGEST + 2]
    if starts or said.startswith((*FORMULA_STARTS, "'")):
        return f"'{said}"
    return f"'{said}" if said.startswith(MARKUP[0]) and said.endswith(MARKUP[1]) else said
