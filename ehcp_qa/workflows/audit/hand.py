"""One worker as the audit sees it: its process, its pipe, what it is at and since when."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

from ehcp_qa.workflows.audit.request import Limits
from ehcp_qa.workflows.audit.task import Job
from ehcp_qa.workflows.audit.worker import serve

# Libraries that would each take every processor for sums too small to share.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS",
               "OMP_THREAD_LIMIT", "VECLIB_MAXIMUM_THREADS", "NUMEXPR_NUM_THREADS")  # fmt: skip
_PRELOAD = "ehcp_qa.workflows.audit.preload"
_SHARE = 500  # plans; libraries keep a little of each, and a fresh worker costs less than a plan
_FULL = 0.8  # of its memory: a worker that ends so near the limit ended for want of memory
_MEGABYTE = 1_000_000
_ENDING = 5.0  # seconds to wait for a process that was killed


@dataclass(slots=True)
class Hand:
    """A worker and the job it has. ``since`` is when it was started or began on its job."""

    process: BaseProcess
    pipe: Connection
    since: float
    job: Job | None = None
    ready: bool = False
    plans: int = 0
    _at_rest: float = 0.0
    _most: float = 0.0

    @classmethod
    def start(cls, settings: Mapping[str, Any], limits: Limits) -> Hand:
        """Return a worker that is loading what it needs."""
        context = _context()
        ours, theirs = context.Pipe()
        process = context.Process(  # type: ignore[attr-defined]
            target=serve, args=(theirs, dict(settings), limits.megabytes), daemon=True
        )
        with _one_thread(), _may_have_children():
            process.start()
        theirs.close()  # so that the pipe ends when the worker does
        return cls(process, ours, time.monotonic())

    @property
    def alive(self) -> bool:
        """True while the process runs."""
        return self.process.is_alive()

    @property
    def tired(self) -> bool:
        """True when it has done its share of plans."""
        return self.plans >= _SHARE

    def give(self, job: Job) -> None:
        """Give it a job; one that is still loading begins when it is ready."""
        self.job, self._most = job, 0.0
        if self.ready:
            self.since = time.monotonic()
        with suppress(OSError):  # it has ended, which its silence will tell
            self.pipe.send((job.path, job.where))

    def begin(self) -> None:
        """Note that it is ready and has begun on its job."""
        self.ready, self.since = True, time.monotonic()
        self._at_rest = _resident(self.process.pid)

    def hear(self) -> tuple[str, Any] | None:
        """Return what it says, or None when it has ended."""
        try:
            said: tuple[str, Any] = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return said

    def done(self) -> Job:
        """Take its job from it."""
        job, self.job = self.job, None
        self.plans += 1
        assert job is not None, "only a worker with a job is asked"
        return job

    def look(self) -> float:
        """Return the megabytes that its job takes now, where the system tells."""
        taken = _resident(self.process.pid) - self._at_rest
        self._most = max(self._most, taken)
        return taken

    def full(self, megabytes: int) -> bool:
        """Say whether its job was near the limit when last looked at."""
        return self._most > _FULL * megabytes

    def end(self) -> None:
        """End it at once, with whatever it has started itself."""
        pid = self.process.pid
        if os.name == "posix" and pid:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)
        self.process.kill()
        self.process.join(_ENDING)
        self.pipe.close()


def _context() -> BaseContext:
    """Return how processes are started: forked from one that has loaded all, where that is safe."""
    if (
        "forkserver" not in multiprocessing.get_all_start_methods()
        or os.uname().sysname == "Darwin"
    ):
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOAD])
    return context


@contextmanager
def _one_thread() -> Iterator[None]:
    """Keep libraries to one thread in processes that are started meanwhile."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _may_have_children() -> Iterator[None]:
    """Let a worker of a cluster start a process, though it is a daemon that ends with its parent.

    Ours end with it too: their pipe does.
    """
    this = multiprocessing.current_process()
    daemon = this.daemon
    if daemon:
        this.daemon = False
    try:
        yield
    finally:
        if daemon:
            this.daemon = True


def _resident(pid: int | None) -> float:
    """Return the megabytes of memory that a process holds, 0 where the system does not tell."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as file:  # noqa: PTH123 - not a real file
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE
    except (OSError, ValueError, IndexError):
        return 0.0
