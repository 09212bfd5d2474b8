"""Which plans of an audit are done already, which are checked, and which are another's double."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.workflows.audit.cache import Cache
from ehcp_qa.workflows.audit.contents import Digest
from ehcp_qa.workflows.audit.engines import Engine
from ehcp_qa.workflows.audit.found import Found
from ehcp_qa.workflows.audit.journal import Journal
from ehcp_qa.workflows.audit.keys import Keys
from ehcp_qa.workflows.audit.record import unread
from ehcp_qa.workflows.audit.task import Job, name_of

if TYPE_CHECKING:
    from ehcp_qa.workflows.audit.run import Watch

# What may end otherwise on another day without anything having been changed.
_TRY_AGAIN = frozenset({PlanState.CRASHED, PlanState.GONE})
# What the limits and the programs that are installed have no part in.
_FOR_GOOD = frozenset({PlanState.CHECKED, PlanState.DUPLICATE})


class Plans:
    """The plans of one audit, each of which comes to stand in the journal once."""

    def __init__(
        self, journal: Journal, cache: Cache, keys: Keys, under: str, watch: Watch
    ) -> None:
        self._journal, self._cache, self._keys = journal, cache, keys
        self._under, self._watch = under, watch
        self._first: dict[str, str] = {}  # by hash, the path of the file that is checked

    def check(self, files: Sequence[Found], engine: Engine) -> None:
        """Bring the record of every file into the journal.

        Where the first of several equal files has gone or was changed before it was read, the
        others are looked at again.
        """
        self._watch.begin(len(files))
        while files:
            hashes: dict[str, Digest] = {}
            for job, record in engine.run(self._jobs(files, engine, hashes)):
                self._done(job, record)
            files = [file for file in files if self._orphaned(file.path, hashes)]
            self._first.clear()

    def _jobs(
        self, files: Sequence[Found], engine: Engine, hashes: dict[str, Digest]
    ) -> Iterator[Job | None]:
        """Yield a job for each file that must be checked, and None for each that need not be."""
        for file, digest in engine.digests(files):
            hashes[file.path] = digest
            key = self._keys.key(digest, name_of(file.path)) if digest.sha256 else ""
            if self._settled(file, digest, key):
                yield None
            else:
                yield Job(file.path, file.where, digest, key)

    def _settled(self, file: Found, digest: Digest, key: str) -> bool:
        """Say whether a file needs no check, once its record stands in the journal."""
        if file.problem:
            self._keep(unread(file.path, digest, PlanState.UNREADABLE, file.problem), "", False)
            return True
        if not digest.sha256:
            return False
        first = self._first.setdefault(digest.sha256, file.path)
        if first != file.path:
            double = PlanRecord(
                file.path, digest.sha256, digest.size, PlanState.DUPLICATE, duplicate_of=first,
                said=f"The same file as {first}.",
            )  # fmt: skip
            self._keep(double, key, False)
            return True
        if self._carried(file.path, key):
            return True
        found = self._cache.find(key, file.path)
        if found:
            self._keep(found, key, False)
        return found is not None

    def _carried(self, path: str, key: str) -> bool:
        """Say whether the journal has a record that still holds."""
        entry = self._journal.entry(path)
        if entry is None or entry.key != key or entry.state in _TRY_AGAIN:
            return False
        if entry.state is PlanState.DUPLICATE or (
            entry.state not in _FOR_GOOD and entry.under != self._under
        ):
            return False
        self._watch.done(path, entry.state, fresh=False)
        return True

    def _done(self, job: Job, record: PlanRecord) -> None:
        changed = record.sha256 != job.digest.sha256  # between its hash and its check
        key = self._keys.key(Digest(record.sha256), job.name) if changed else job.key
        self._keep(record, key if record.sha256 else "", True)
        if key and record.sha256:
            self._cache.keep(key, record)

    def _keep(self, record: PlanRecord, key: str, fresh: bool) -> None:
        self._journal.keep(record, key, self._under)
        self._watch.done(record.path, record.state, fresh=fresh)

    def _orphaned(self, path: str, hashes: dict[str, Digest]) -> bool:
        """Say whether a double's first file turned out to be another file, or none."""
        entry = self._journal.entry(path)
        if entry is None or entry.state is not PlanState.DUPLICATE:
            return False
        first = self._journal.entry(self._first[hashes[path].sha256])
        return first is None or first.sha256 != hashes[path].sha256
