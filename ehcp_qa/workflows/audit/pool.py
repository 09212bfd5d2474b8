"""Processes that check plans side by side, each plan within its limits, whatever it does.

A plan that crashes its worker is tried once more in a fresh one. A plan that takes too long, or too
much memory, ends its worker and not the audit.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from multiprocessing.connection import wait
from typing import Any

from ehcp_qa.errors import EhcpQaError, InvalidConfig
from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.readers.limits import shown
from ehcp_qa.workflows.audit.hand import Hand
from ehcp_qa.workflows.audit.record import unread
from ehcp_qa.workflows.audit.request import Limits
from ehcp_qa.workflows.audit.stored import decoded
from ehcp_qa.workflows.audit.task import TOO_LARGE, Job
from ehcp_qa.workflows.audit.worker import FAILED, READY

TICK = 0.1  # seconds between two looks at the clock and at memory
STARTING = 300.0  # seconds; on a busy machine loading takes ten
_TRIES = 2
_FALSE_STARTS = 3  # workers that end before they are ready, one after another
_CRASHED = "ended its worker twice, so it was not checked."
_END = object()
_OTHERWISE = "a worker has another version, other rules or another language model than this command"


class Pool:
    """So many workers, started when there is work for them and kept until closed."""

    def __init__(
        self, jobs: int, settings: Mapping[str, Any], limits: Limits, stamp: bytes
    ) -> None:
        self._most, self._settings, self._limits, self._stamp = jobs, settings, limits, stamp
        self._hands: list[Hand] = []
        self._again: deque[Job] = deque()
        self._tries: dict[str, int] = {}
        self._false_starts = 0

    def run(self, jobs: Iterable[Job | None]) -> Iterator[tuple[Job, PlanRecord]]:
        """Yield each job with its record, as they are done; None among the jobs is a pause."""
        waiting, more = iter(jobs), True
        while more or self._again or any(hand.job for hand in self._hands):
            more, paused = self._give(waiting, more)
            yield from self._take(0.0 if paused else TICK)

    def close(self) -> None:
        """End all workers."""
        for hand in self._hands:
            hand.end()
        self._hands.clear()

    def _give(self, waiting: Iterator[Job | None], more: bool) -> tuple[bool, bool]:
        """Give work to whoever has none; say whether there may be more, and whether it paused."""
        while sum(hand.job is not None for hand in self._hands) < self._most:
            if self._again:
                self._free().give(self._again.popleft())
                continue
            if not more:
                return False, False
            job = next(waiting, _END)
            if job is _END:
                return False, False
            if not isinstance(job, Job):
                return True, True
            self._free().give(job)
        return more, False

    def _free(self) -> Hand:
        """Return a worker without work, a new one if need be; only work starts one."""
        for hand in self._hands:
            if hand.job is None and hand.alive and not hand.tired:
                return hand
        for hand in [hand for hand in self._hands if hand.job is None]:
            self._dismiss(hand)  # it has done its share, or gone to sleep
        self._hands.append(Hand.start(self._settings, self._limits))
        return self._hands[-1]

    def _take(self, seconds: float) -> Iterator[tuple[Job, PlanRecord]]:
        """Yield what workers have done within so many seconds, and what became of those that ended."""
        busy = [hand for hand in self._hands if hand.job]
        if not busy:
            return
        speaking = set(wait([hand.pipe for hand in busy], seconds))
        for hand in busy:
            said = hand.hear() if hand.pipe in speaking else None
            if said:
                yield from self._heard(hand, *said)
            elif hand.pipe in speaking or not hand.alive:
                yield from self._ended(hand)
            else:
                yield from self._watched(hand)

    def _heard(self, hand: Hand, what: str, said: Any) -> Iterator[tuple[Job, PlanRecord]]:
        if what == FAILED:
            raise InvalidConfig(said)
        if what == READY:
            self._false_starts = 0
            if said != self._stamp:
                raise InvalidConfig(f"{_OTHERWISE}; install the same and start again.")
            hand.begin()
            return
        job = hand.done()
        self._tries.pop(job.path, None)
        yield job, decoded(said)

    def _ended(self, hand: Hand) -> Iterator[tuple[Job, PlanRecord]]:
        """Yield the record of the plan that a worker ended with, unless it is tried again."""
        job, full, ready = hand.done(), hand.full(self._limits.megabytes), hand.ready
        self._dismiss(hand)
        if not ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise EhcpQaError("Workers end before they can start: is there memory enough?")
            self._again.append(job)
            return
        tries = self._tries[job.path] = self._tries.get(job.path, 0) + 1
        if full:
            yield job, _lost(job, PlanState.TOO_LARGE, TOO_LARGE)
        elif tries < _TRIES:
            self._again.append(job)
        else:
            yield job, _lost(job, PlanState.CRASHED, _CRASHED)

    def _watched(self, hand: Hand) -> Iterator[tuple[Job, PlanRecord]]:
        """Yield the record of a plan that has used up its time or its memory; end its worker."""
        limits, taken = self._limits, time.monotonic() - hand.since
        if not hand.ready:
            if taken > STARTING:
                raise EhcpQaError(f"A worker was not ready after {STARTING:g} seconds.")
        elif taken > limits.seconds:
            said = f"took longer than {limits.seconds:g} seconds, so it was not checked."
            job = hand.done()
            self._dismiss(hand)
            yield job, _lost(job, PlanState.TOO_LONG, said)
        elif hand.look() > limits.megabytes:
            job = hand.done()
            self._dismiss(hand)
            yield job, _lost(job, PlanState.TOO_LARGE, TOO_LARGE)

    def _dismiss(self, hand: Hand) -> None:
        hand.end()
        self._hands.remove(hand)


def _lost(job: Job, state: PlanState, said: str) -> PlanRecord:
    return unread(job.path, job.digest, state, f"{shown(job.name)} {said}")
