"""How the cells of an audit's workbook look, by name."""

from __future__ import annotations

from typing import Any

from ehcp_qa.reporters.workbook.book import BODY, COLORS

TITLE: dict[str, object] = {
    **BODY,
    "bold": True,
    "text_wrap": True,
    "bg_color": "#1D3557",
    "font_color": "#FFFFFF",
}
_OPEN: dict[str, object] = {"bg_color": "#FFFBE0"}  # cells that wait for a person
_GRADES: dict[str, dict[str, object]] = {
    "outstanding": {"font_color": "#0F3D20", "bg_color": "#D5EFDB"},
    "good": {"font_color": "#0F3D20", "bg_color": "#EAF6ED"},
    "requires improvement": COLORS["warning"],
    "inadequate": COLORS["error"],
}
# Words that colour the cell they stand in.
COLORED = frozenset({*COLORS, *_GRADES})


def looks(book: Any) -> dict[str, Any]:
    """Return the styles of cells; a workbook keeps each once."""
    kinds = {**COLORS, **_GRADES}
    return {
        "body": book.add_format(BODY),
        "number": book.add_format({**BODY, "align": "center"}),
        "tenths": book.add_format({**BODY, "align": "center", "num_format": "0.0"}),
        "percent": book.add_format({**BODY, "align": "center", "num_format": "0%"}),
        "tall": book.add_format({**BODY, "text_wrap": True}),
        "said": book.add_format({**BODY, "italic": True}),
        "title": book.add_format(TITLE),
        "open": book.add_format({**BODY, **_OPEN}),
        **{word: book.add_format({**BODY, **look}) for word, look in kinds.items()},
    }
