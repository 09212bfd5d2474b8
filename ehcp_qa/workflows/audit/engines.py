"""Who does the work of an audit: this machine's processors, or a cluster's."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.audit import AuditStamp, PlanRecord
from ehcp_qa.workflows.audit.contents import Digest, digest
from ehcp_qa.workflows.audit.found import Found
from ehcp_qa.workflows.audit.pool import Pool
from ehcp_qa.workflows.audit.request import AuditRequest
from ehcp_qa.workflows.audit.stored import stamped
from ehcp_qa.workflows.audit.task import Job

ENGINES = ("local", "dask")


class Engine(Protocol):
    """What an audit asks for; whoever does it, each plan's record is the same."""

    def digests(self, files: Iterable[Found]) -> Iterator[tuple[Found, Digest]]:
        """Yield each file with the hash of its bytes, in the order given."""

    def run(self, jobs: Iterable[Job | None]) -> Iterator[tuple[Job, PlanRecord]]:
        """Yield each job with its record, as they are done; None among the jobs is a pause."""

    def close(self) -> None:
        """End what was started."""


class Local:
    """One process for each processor of this machine, or as many as were asked for."""

    def __init__(
        self, request: AuditRequest, settings: Mapping[str, Any], stamp: AuditStamp
    ) -> None:
        self._pool = Pool(request.jobs or processors(), settings, request.limits, stamped(stamp))

    def digests(self, files: Iterable[Found]) -> Iterator[tuple[Found, Digest]]:
        """Yield each file with its hash."""
        for file in files:
            yield file, Digest() if file.problem else digest(file.where)

    def run(self, jobs: Iterable[Job | None]) -> Iterator[tuple[Job, PlanRecord]]:
        """Yield each job with its record."""
        return self._pool.run(jobs)

    def close(self) -> None:
        """End all workers."""
        self._pool.close()


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def engine_of(request: AuditRequest, settings: Mapping[str, Any], stamp: AuditStamp) -> Engine:
    """Return the engine that was asked for."""
    if request.engine not in ENGINES:
        raise InvalidConfig(
            f"--engine is “{request.engine}”; it should be one of {', '.join(ENGINES)}."
        )
    if request.engine == "local":
        return Local(request, settings, stamp)
    from ehcp_qa.workflows.audit.cluster import Cluster

    return Cluster(request, settings, stamp)
