"""The work of an audit on a Dask cluster that is there already: its workers read for themselves.

Each thread of a worker keeps a room: a process of its own like those of one machine, so that limits
hold there too and hardly a plan can end the cluster's worker. The code that checks a plan is the same.

Dask blames every task that was with a worker when it ended. A plan that it gives up is therefore
tried again when all else is done, alone on the cluster, and only then listed as crashed.
"""

from __future__ import annotations

import pickle
import threading
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

from ehcp_qa.errors import EhcpQaError, InvalidConfig
from ehcp_qa.model.audit import AuditStamp, PlanRecord, PlanState
from ehcp_qa.readers.limits import shown
from ehcp_qa.workflows.audit.contents import Digest, digest
from ehcp_qa.workflows.audit.found import Found
from ehcp_qa.workflows.audit.pool import Pool
from ehcp_qa.workflows.audit.record import unread
from ehcp_qa.workflows.audit.request import AuditRequest, Limits
from ehcp_qa.workflows.audit.stored import decoded, encoded, stamped
from ehcp_qa.workflows.audit.task import Job

# Files to a task when hashing: a task of Dask's costs a millisecond, as a small file does.
_HASHED_TOGETHER = 32
# Tasks in sight for each thread, so that none waits for its next; more only fill the scheduler.
_AHEAD = 3
_CONNECT_SECONDS = 30
_HASHINGS = 3  # of a batch whose workers were lost with a plan that is tried alone later on
_CRASHED = "ended workers of the cluster again and again, so it was not checked."
_ENDING = "Workers of the cluster end again and again: is there memory enough?"

Spec = tuple[Mapping[str, Any], Limits, bytes]


class Cluster:
    """The workers behind a scheduler, however many come and go."""

    def __init__(
        self, request: AuditRequest, settings: Mapping[str, Any], stamp: AuditStamp
    ) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise InvalidConfig(
                "--engine dask needs the “cluster” extra: pip install 'ehcp-qa[cluster]'."
            ) from None
        if not request.scheduler:
            raise InvalidConfig("--engine dask needs --scheduler, such as tcp://HOST:8786.")
        try:
            self._client = Client(request.scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError):
            raise InvalidConfig(
                f"--scheduler: no Dask scheduler answers at {request.scheduler}."
            ) from None
        spec: Spec = (dict(settings), request.limits, stamped(stamp))
        # Sent with each task: what is left on workers would be lost with them.
        self._spec = zlib.compress(pickle.dumps(spec))

    def digests(self, files: Iterable[Found]) -> Iterator[tuple[Found, Digest]]:
        """Yield each file with its hash, in the order given."""
        waiting, coming = iter(files), True
        ahead: list[tuple[list[Found], Any]] = []
        while coming or ahead:
            while coming and len(ahead) < self._window():
                batch = list(islice(waiting, _HASHED_TOGETHER))
                coming = bool(batch)
                if batch:
                    ahead.append((batch, self._hashing(batch)))
            if ahead:
                batch, future = ahead.pop(0)
                yield from zip(batch, self._hashes(batch, future), strict=True)

    def run(self, jobs: Iterable[Job | None]) -> Iterator[tuple[Job, PlanRecord]]:
        """Yield each job with its record, as they are done; at the end those that may end workers."""
        suspects: list[Job] = []
        yield from self._side_by_side(jobs, suspects)
        for job in suspects:
            yield job, self._alone(job)

    def _side_by_side(
        self, jobs: Iterable[Job | None], suspects: list[Job]
    ) -> Iterator[tuple[Job, PlanRecord]]:
        """Yield what is done, and fill ``suspects`` with what Dask gives up."""
        from distributed import KilledWorker, as_completed

        waiting, done, more = iter(jobs), as_completed(loop=self._client.loop), True
        at_work: dict[Any, Job] = {}
        while more or at_work:
            while more and len(at_work) < self._window():
                job = next(waiting, _END)
                if job is _END:
                    more = False
                elif isinstance(job, Job):
                    future = self._checking(job)
                    at_work[future] = job
                    done.add(future)
            if at_work:
                future = next(done)
                job = at_work.pop(future)
                try:
                    yield job, decoded(self._result(future))
                except KilledWorker:
                    suspects.append(job)

    def close(self) -> None:
        """Close the rooms and let go of the cluster, which goes on."""
        with suppress(Exception):  # it may be gone, and rooms close themselves in time
            self._client.run(close_rooms)
        self._client.close()

    def _alone(self, job: Job) -> PlanRecord:
        """Return the record of a plan that has the cluster to itself: what ends now it has ended."""
        from distributed import KilledWorker

        try:
            return decoded(self._result(self._checking(job)))
        except KilledWorker:
            said = f"{shown(job.name)} {_CRASHED}"
            return unread(job.path, job.digest, PlanState.CRASHED, said)

    def _checking(self, job: Job) -> Any:
        return self._client.submit(check_in_room, job.path, job.where, self._spec, pure=False)

    def _hashing(self, batch: Sequence[Found]) -> Any:
        return self._client.submit(digests_of, [file.where for file in batch], pure=False)

    def _hashes(self, batch: Sequence[Found], future: Any) -> list[Digest]:
        """Return the hashes of some files, whose workers may be lost with a plan that others check."""
        from distributed import KilledWorker

        for _ in range(_HASHINGS):
            try:
                found: list[Digest] = self._result(future)
                return found
            except KilledWorker:
                future = self._hashing(batch)
        raise EhcpQaError(_ENDING)

    def _result(self, future: Any) -> Any:
        from distributed import CancelledError
        from distributed.comm import CommClosedError

        try:
            return future.result()
        except (CancelledError, CommClosedError, OSError):
            raise EhcpQaError(
                "The cluster was lost. What is done is kept: give the same command again to carry on."
            ) from None

    def _window(self) -> int:
        threads: int = sum(self._client.nthreads().values())
        return _AHEAD * max(1, threads)


_END = object()
_rooms: dict[int, tuple[bytes, Pool]] = {}
_door = threading.Lock()


def digests_of(places: Sequence[str]) -> list[Digest]:
    """Return the hashes of some files; runs on a worker of the cluster."""
    return [digest(where) if where else Digest() for where in places]


def check_in_room(path: str, where: str, spec: bytes) -> bytes:
    """Return one plan's record; runs on a worker of the cluster."""
    job = Job(path, where, Digest(), "")
    return next(encoded(record) for _, record in _room(spec).run([job]))


def _room(packed: bytes) -> Pool:
    """Return this thread's room, a new one when another audit has come."""
    mine = threading.get_ident()
    with _door:
        known = _rooms.get(mine)
        if known and known[0] == packed:
            return known[1]
        if known:
            known[1].close()
        spec: Spec = pickle.loads(zlib.decompress(packed))
        settings, limits, stamp = spec
        room = Pool(1, settings, limits, stamp)
        _rooms[mine] = (packed, room)
        return room


def close_rooms() -> None:
    """Close every room of a worker."""
    with _door:
        for _, room in _rooms.values():
            room.close()
        _rooms.clear()
