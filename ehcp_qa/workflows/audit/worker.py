"""A worker: loads rules, word lists and language model once, then checks plan after plan."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from multiprocessing.connection import Connection
from typing import Any

from ehcp_qa.errors import EhcpQaError

IDLE_SECONDS = 600.0  # a worker that nobody asks for ten minutes has been forgotten
_MEGABYTE = 1_000_000
READY, FAILED, RECORD = "ready", "failed", "record"


def serve(pipe: Connection, settings: Mapping[str, Any], megabytes: int) -> None:
    """Answer each (path, where) with a record until the other end is closed."""
    _apart()
    from ehcp_qa.workflows.audit.keys import stamp_of
    from ehcp_qa.workflows.audit.stored import encoded, stamped
    from ehcp_qa.workflows.audit.task import check_job, tools_of

    try:
        tools = tools_of(settings)
        _ = tools.pipeline, tools.sentences
        pipe.send((READY, stamped(stamp_of(tools))))
        _limit(megabytes)
        while pipe.poll(IDLE_SECONDS):
            path, where = pipe.recv()
            pipe.send((RECORD, encoded(check_job(path, where, tools))))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the audit has ended
    except EhcpQaError as problem:
        pipe.send((FAILED, str(problem)))


def _apart() -> None:
    """Leave the terminal's group, so that Ctrl-C reaches the audit alone, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.name == "posix":
        os.setpgid(0, 0)


def _limit(megabytes: int) -> None:
    """Let memory grow by so much from here; only the soft limit, since converters set their own."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - not a real file
            mapped = int(file.read().split()[0]) * resource.getpagesize()
    except (ImportError, OSError):
        return  # no such limit on this system; the time limit holds
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = mapped + megabytes * _MEGABYTE
    if hard == resource.RLIM_INFINITY or wanted <= hard:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
