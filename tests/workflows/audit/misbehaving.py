"""A worker in which a plan that says so crashes, hangs, or takes all the memory there is."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ehcp_qa.model.audit import PlanRecord
from ehcp_qa.workflows.audit import cluster, task, worker

_CHECK = cluster.check_in_room

# Words of a plan that make it misbehave.
CRASHES, CRASHES_ONCE, HANGS, SWELLS, CREEPS = "CRASH", "STUMBLE", "HANG", "SWELL", "CREEP"
_PIECE = 20_000_000
DEADLY = "deadly"  # in the name of a plan that ends the worker of the cluster itself


def deadly() -> Any:
    """Return a plugin of Dask's workers, old and new, in which such a plan does what it does."""
    from distributed import WorkerPlugin

    class Deadly(WorkerPlugin):  # type: ignore[misc]
        def setup(self, worker: object) -> None:
            del worker
            cluster.check_in_room = _check_or_end

    return Deadly()


def _check_or_end(path: str, where: str, spec: bytes) -> bytes:
    if DEADLY in path:
        os.kill(os.getpid(), signal.SIGKILL)
    return _CHECK(path, where, spec)


def serve(pipe: Connection, settings: Mapping[str, Any], megabytes: int) -> None:
    """Serve as a worker does, on plans that may misbehave."""
    really = task._checked

    def checked(data: bytes, *others: Any) -> PlanRecord:
        _act(data.decode("utf-8", "replace"))
        return really(data, *others)

    task._checked = checked
    worker.serve(pipe, settings, megabytes)


def _act(text: str) -> None:
    if CRASHES in text:
        os._exit(9)
    stumbles = re.search(rf"{CRASHES_ONCE} (\S+)", text)
    if stumbles and not Path(stumbles[1]).exists():
        Path(stumbles[1]).touch()
        os._exit(9)
    if HANGS in text:
        time.sleep(600)
    held = []
    while SWELLS in text:
        held.append(bytearray(_PIECE))
    while CREEPS in text:  # below what can be mapped, beyond what may be held
        time.sleep(0.05)
        held.append(bytearray(b"x") * (_PIECE // 4))
