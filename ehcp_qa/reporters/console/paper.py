"""Lines of a terminal report: indented, wrapped, with colour only where it was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from typing import TYPE_CHECKING

from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.text import clean

if TYPE_CHECKING:
    from rich.text import Text

# Longer lines are hard to read, however wide the terminal.
WIDEST = 100
STYLES = {"error": "bold red", "warning": "yellow", "advice": "cyan"}


class Paper:
    """Collects what is written on it; ``text()`` gives it back as one string.

    Nothing written is read as markup: words reach rich as ``Text`` only, cleaned of characters
    that could drive a terminal.
    """

    def __init__(self, layout: Layout) -> None:
        from rich.console import Console

        self.layout = layout
        self.width = max(40, min(layout.width, WIDEST))
        self._file = StringIO()
        self._console = Console(
            file=self._file,
            width=self.width,
            force_terminal=layout.color,
            color_system="standard" if layout.color else None,
            no_color=not layout.color,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )

    def line(self, words: str | Text = "", *, style: str = "", indent: int = 0) -> None:
        """Write words, wrapped under their first character."""
        from rich.padding import Padding
        from rich.text import Text

        said = Text(clean(words), style=style) if isinstance(words, str) else words
        if not said:
            self._console.print()
            return
        self._console.print(Padding(said, (0, 0, 0, indent)), soft_wrap=False)

    def labelled(self, label: str, words: str | Text, *, indent: int = 0, gap: int = 10) -> None:
        """Write words after a label, wrapped beside it."""
        self.table([(label, words)], indent=indent, widths=(gap, None))

    def table(
        self,
        rows: Iterable[tuple[str | Text, ...]],
        *,
        indent: int = 0,
        widths: tuple[int | None, ...],
        right: frozenset[int] = frozenset(),
    ) -> None:
        """Write rows in columns without lines between them."""
        from rich.padding import Padding
        from rich.table import Table
        from rich.text import Text

        grid = Table.grid(padding=(0, 1), expand=False)
        for number, width in enumerate(widths):
            justify = "right" if number in right else "left"
            grid.add_column(width=width, justify=justify, overflow="fold")  # type: ignore[arg-type]
        for row in rows:
            grid.add_row(*(Text(clean(c)) if isinstance(c, str) else c for c in row))
        self._console.print(Padding(grid, (0, 0, 0, indent)))

    def rule(self, title: str, *, right: str = "", strong: bool = False) -> None:
        """Write a title, and what stands at the right of it, with a line under both."""
        from rich.text import Text

        words, other = clean(title), clean(right)
        gap = self.width - len(words) - len(other)
        spaced = Text(f"{words}{' ' * gap}{other}" if other and gap > 1 else words, style="bold")
        self._console.print(spaced)
        self.line(("=" if strong else "-") * self.width, style="dim")

    def unwrapped(self, words: str) -> None:
        """Write words on one line, however long, for programs that read by lines."""
        self._console.print(clean(words), soft_wrap=True)

    def text(self) -> str:
        """Return all that was written, without spaces at the ends of lines."""
        return "\n".join(line.rstrip() for line in self._file.getvalue().splitlines()) + "\n"
