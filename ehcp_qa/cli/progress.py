"""A bar that says how far an audit is, how fast it goes and how long it will take."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from ehcp_qa.model.audit import PlanState

if TYPE_CHECKING:
    from rich.progress import Progress, Task, TaskID
    from rich.text import Text


class Count:
    """How many plans are done, for whoever is told afterwards."""

    def __init__(self) -> None:
        self.plans, self.ended, self.fresh = 0, 0, 0

    @property
    def said(self) -> str:
        """How far it came, in words."""
        return (
            f"{self.ended:,} of {self.plans:,} plans are done" if self.plans else "nothing is done"
        )

    def begin(self, plans: int) -> None:
        """Learn how many files there are; a second time, how many are looked at once more."""
        self.plans = self.plans or plans

    def done(self, path: str, state: PlanState, *, fresh: bool) -> None:
        """Learn of one file."""
        del path, state
        self.ended = min(self.ended + 1, self.plans)
        self.fresh += fresh


class Bar(Count):
    """The same, and shown as a bar while it goes on."""

    def __init__(self, bar: Progress) -> None:
        super().__init__()
        self._bar = bar
        self._task: TaskID | None = None

    def begin(self, plans: int) -> None:
        """Show the bar."""
        super().begin(plans)
        if self._task is None:
            self._task = self._bar.add_task("plans", total=plans, fresh=0)

    def done(self, path: str, state: PlanState, *, fresh: bool) -> None:
        """Move the bar on."""
        super().done(path, state, fresh=fresh)
        if self._task is not None:
            self._bar.update(self._task, completed=self.ended, fresh=self.fresh)


@contextmanager
def progress(*, shown: bool) -> Iterator[Count]:
    """Yield a watch for an audit; a request to end is taken as Ctrl-C is, so that all is left whole."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        if not shown:
            yield Count()
            return
        with _bar() as bar:
            yield Bar(bar)
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise KeyboardInterrupt


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Plans a minute, of those that had to be checked."""

        def render(self, task: Task) -> Text:
            """Return the rate so far."""
            taken, fresh = task.elapsed or 0.0, task.fields["fresh"]
            return Text(f"{60 * fresh / taken:.0f} a minute" if taken and fresh else "")

    columns = (BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
