"""Read the sheets that people filled in; what is wrong with one is said in a sentence."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.moderation import MACHINE, ORDER, JudgedSheet
from ehcp_qa.reporters.moderation.sheet import (
    AUDITOR,
    NAME_ROW,
    NOTES,
    PLAN,
    PRINT,
    SHEET,
    TITLE_ROW,
    titles,
)

NEEDS = "“moderate” needs the “moderation” extra: pip install 'ehcp-qa[moderation]'."
_MOST_BYTES = 50_000_000  # unpacked; a sheet of ten thousand plans has under ten million
_MOST_ROWS, _MOST_COLUMNS = 20_000, 40
Row = tuple[Any, ...]


class BadSheet(Exception):
    """A sheet that cannot be used, with the reason in a sentence."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets that could be used, and a sentence for each that could not."""

    good: tuple[JudgedSheet, ...]
    problems: tuple[str, ...]


def read_sheets(paths: Sequence[Path], parts: tuple[str, ...]) -> Sheets:
    """Return what is in the sheets, each auditor once."""
    good: list[JudgedSheet] = []
    problems: list[str] = []
    for path in paths:
        try:
            sheet = _read(path, parts)
            _only_once(sheet, good)
            good.append(sheet)
        except BadSheet as problem:
            problems.append(f"{path.name}: {problem}")
    return Sheets(tuple(good), tuple(problems))


def _read(path: Path, parts: tuple[str, ...]) -> JudgedSheet:
    rows = _rows(path)
    auditor = _text(_cell(rows, NAME_ROW, 1))
    if not auditor:
        raise BadSheet(f"no name stands beside “{AUDITOR}” at the top of its sheet “{SHEET}”.")
    if auditor.casefold() == MACHINE:
        raise BadSheet(
            f"its auditor is called “{auditor}”, as the machine is: give a person's name."
        )
    columns = _columns(rows, parts)
    judged = [row for row in rows[TITLE_ROW + 1 :] if _text(row[columns[PLAN]])]
    if not judged:
        raise BadSheet("it lists no plans.")
    names = [_plain(_text(row[columns[PLAN]])) for row in judged]
    double = next((name for name in names if names.count(name) > 1), None)
    if double:
        raise BadSheet(f"it lists {double} twice.")
    grades = {
        (name, part): grade
        for at, (name, row) in enumerate(zip(names, judged, strict=True))
        for part, title in zip(parts, titles(parts)[2:-1], strict=True)
        if (grade := _grade(row[columns[title]], title, name, at))
    }
    return JudgedSheet(
        name=path.name,
        auditor=auditor,
        grades=grades,
        prints={n: _text(r[columns[PRINT]]) for n, r in zip(names, judged, strict=True)},
        notes={
            n: said
            for n, r in zip(names, judged, strict=True)
            if (said := _text(r[columns[NOTES]]))
        },
    )


def _rows(path: Path) -> list[Row]:
    """Return the cells of the sheet, as wide as its widest row."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise InvalidConfig(NEEDS) from None
    try:
        if _unpacked(path) > _MOST_BYTES:
            raise BadSheet("it is far too large for a moderation sheet.")
        book = load_workbook(path, read_only=True, data_only=True)
    except FileNotFoundError:
        raise BadSheet("there is no such file.") from None
    except BadSheet:
        raise
    except (OSError, KeyError, ValueError, TypeError, EOFError, zipfile.BadZipFile):
        raise BadSheet("it is no Excel workbook (.xlsx), or it is damaged.") from None
    except Exception as error:  # openpyxl has an error of its own for other kinds of file
        raise BadSheet(
            f"it cannot be read as an Excel workbook ({type(error).__name__})."
        ) from None
    try:
        if SHEET not in book.sheetnames:
            raise BadSheet(f"it has no sheet called “{SHEET}”.")
        found = book[SHEET].iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
        rows = [tuple(row) for row in found]
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile, SyntaxError):
        raise BadSheet("its sheet cannot be read: it is damaged.") from None
    finally:
        book.close()
    wide = max(map(len, rows), default=0)
    return [row + (None,) * (wide - len(row)) for row in rows]


def _unpacked(path: Path) -> int:
    """Return how large a workbook is when unpacked, by its own table of contents."""
    with zipfile.ZipFile(path) as book:
        return sum(part.file_size for part in book.infolist())


def _columns(rows: list[Row], parts: tuple[str, ...]) -> dict[str, int]:
    """Return where each column stands, by its title."""
    head = [_text(cell) for cell in rows[TITLE_ROW]] if len(rows) > TITLE_ROW else []
    missing = [title for title in titles(parts) if title not in head]
    if missing:
        raise BadSheet(
            f"its row {TITLE_ROW + 1} has no column called “{missing[0]}”: it is no sheet of this "
            "audit, or its titles were changed."
        )
    return {title: head.index(title) for title in titles(parts)}


def _grade(cell: Any, title: str, name: str, at: int) -> str:
    said = " ".join(_text(cell).casefold().split())
    if said and said not in ORDER:
        where = f"{title} of {name}, row {TITLE_ROW + 2 + at}"
        raise BadSheet(f"“{_text(cell)[:40]}” ({where}) is none of: {', '.join(ORDER)}.")
    return said


def _only_once(sheet: JudgedSheet, good: Iterable[JudgedSheet]) -> None:
    for other in good:
        if other.auditor.casefold() == sheet.auditor.casefold():
            raise BadSheet(f"it is {sheet.auditor}'s, as {other.name} is: give one of them.")


def _cell(rows: list[Row], row: int, column: int) -> Any:
    return rows[row][column] if len(rows) > row and len(rows[row]) > column else None


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()


def _plain(name: str) -> str:
    """Return a path without the mark that keeps spreadsheets from taking it for a formula."""
    return name[1:] if name.startswith("'") else name
