"""Read thousands of damaged files, and count what became of each.

``python benchmarks/fuzz.py`` makes damaged copies of the sample plans (the same for one seed), reads
each in a process of its own kind with a limit on time and on memory, and prints how many were read,
how many were refused with one sentence, and how many crashed, hung or took over 1 GB: the last three
must be none, or the exit code is 1. ``--keep FOLDER`` keeps the files that failed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from damage import Damaged, damaged_conversions, damaged_files

from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.readers import read

MEGABYTE = 1_000_000
# A worker asked for more than this beyond what it was started with is told that there is none.
ADDRESS_SPACE = 1_500 * MEGABYTE
MOST_MEMORY = 1_000  # MB, of what is in use at its highest
SENTENCE = re.compile(r"[^\n]+\.")
READ, REFUSED, CRASHED, HUNG, LARGE = "read", "refused with a sentence", "CRASHED", "HUNG", "over 1 GB"  # fmt: skip
FAILURES = (CRASHED, HUNG, LARGE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; ``what`` is the sentence, or where it went wrong."""

    name: str
    verdict: str
    what: str = ""
    seconds: float = 0.0
    memory: float = 0.0  # MB at its highest, the interpreter and libraries included


class Worker:
    """A process that reads files one after another, and is replaced when one is its end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: multiprocessing.Process | None = None
        self._line: Connection

    def read(self, file: Damaged, seconds: float) -> Outcome:
        """Read a file, waiting no longer than the limit."""
        if self._process is None:
            self._line, other = multiprocessing.Pipe()
            self._process = multiprocessing.Process(target=_serve, args=(other,), daemon=True)
            self._process.start()
            other.close()
        path = self._folder / file.name
        path.write_bytes(file.data)
        started = time.perf_counter()
        self._line.send(path)
        try:
            if not self._line.poll(seconds):
                self.end()
                return Outcome(file.name, HUNG, seconds=time.perf_counter() - started)
            outcome: Outcome = self._line.recv()
            return outcome
        except (EOFError, ConnectionError):
            code = self._process.exitcode if self._process else None
            self.end()
            return Outcome(file.name, CRASHED, f"the process ended with {code}")
        finally:
            path.unlink()

    def end(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None


def _serve(line: Connection) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    held = int(_status("VmSize") * MEGABYTE)  # what was loaded before the fork counts as well
    resource.setrlimit(resource.RLIMIT_AS, (held + ADDRESS_SPACE, hard))
    while True:
        line.send(_outcome(line.recv()))


def _outcome(path: Path) -> Outcome:
    _forget_peak()
    started = time.perf_counter()
    try:
        read(path)
        verdict, what = READ, ""
    except UnreadablePlan as refused:
        what = str(refused)
        good = SENTENCE.fullmatch(what) and what.startswith(f"{path.name} ")
        verdict = REFUSED if good else CRASHED
    except BaseException as problem:
        at = traceback.extract_tb(problem.__traceback__)[-1]
        ours = [f for f in traceback.extract_tb(problem.__traceback__) if "ehcp_qa" in f.filename]
        where = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
        verdict = CRASHED
        what = f"{type(problem).__name__} at {where} in {Path(at.filename).name}:{at.lineno}"
    seconds, memory = time.perf_counter() - started, _peak()
    if memory > MOST_MEMORY and verdict != CRASHED:
        verdict = LARGE
    return Outcome(path.name, verdict, what, seconds, memory)


def _forget_peak() -> None:
    """Let the highest memory use be counted afresh, where Linux offers that."""
    reset = Path("/proc/self/clear_refs")
    if reset.exists():
        reset.write_text("5")


def _peak() -> float:
    return _status("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE


def _status(name: str) -> float:
    """Return a figure of this process in MB, where Linux tells it, else 0."""
    status = Path("/proc/self/status")
    found = re.search(rf"{name}:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) * 1024 / MEGABYTE if found else 0.0


def outcomes(files: Iterable[Damaged], seconds: float, keep: Path | None = None) -> Iterator[Outcome]:  # fmt: skip
    """Yield what became of each file; those that failed are kept where asked."""
    with TemporaryDirectory() as folder:
        worker = Worker(Path(folder))
        try:
            for file in files:
                outcome = worker.read(file, seconds)
                if keep and outcome.verdict in FAILURES:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / file.name).write_bytes(file.data)
                yield outcome
        finally:
            worker.end()


def main() -> int:
    """Print the table; the exit code is 1 when any file failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--converted", type=int, default=40, help="of those LibreOffice converts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=30, help="the limit for one file")
    parser.add_argument("--keep", type=Path, help="a folder for the files that failed")
    options = parser.parse_args()
    files = chain(
        damaged_files(options.files, options.seed),
        damaged_conversions(options.converted, options.seed),
    )
    found = list(outcomes(files, options.seconds, options.keep))
    _print(found)
    return 1 if any(outcome.verdict in FAILURES for outcome in found) else 0


def _print(found: list[Outcome]) -> None:
    kinds = sorted({_kind(outcome) for outcome in found})
    verdicts = (READ, REFUSED, *FAILURES)
    counts = Counter((_kind(outcome), outcome.verdict) for outcome in found)
    print("".join(f"{head:>25}" for head in ("of", *verdicts)))
    for kind in kinds:
        print("".join(f"{cell:>25}" for cell in (kind, *(counts[kind, v] for v in verdicts))))
    totals = Counter(outcome.verdict for outcome in found)
    print("".join(f"{cell:>25}" for cell in (f"all {len(found)}", *(totals[v] for v in verdicts))))
    slowest = max(found, key=lambda outcome: outcome.seconds)
    largest = max(found, key=lambda outcome: outcome.memory)
    print(f"slowest {slowest.seconds:.1f} s ({slowest.name}), largest {largest.memory:.0f} MB ({largest.name})")  # fmt: skip
    for outcome in found:
        if outcome.verdict in FAILURES:
            print(f"{outcome.verdict}: {outcome.name}: {outcome.what}")


def _kind(outcome: Outcome) -> str:
    return outcome.name.rsplit(".", 1)[0].rsplit("-", 1)[-1]


if __name__ == "__main__":
    sys.exit(main())
