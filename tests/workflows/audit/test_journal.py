"""The journal keeps what was written whole, whatever becomes of its writer."""

from __future__ import annotations

import errno
import tempfile
from contextlib import closing
from pathlib import Path

import invented_audit as invented
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.workflows.audit import journal
from ehcp_qa.workflows.audit.hiding import hidden_path
from ehcp_qa.workflows.audit.journal import Journal, read_records

PATHS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
KEPT = st.lists(st.tuples(PATHS, st.text(max_size=30)), min_size=1, max_size=8)


def record(path: str, said: str = "") -> PlanRecord:
    """Return a record that tells itself by what it says."""
    return PlanRecord(path, invented.hashed(said), 1, PlanState.PARTLY, said=said)


def written(path: Path, kept: list[tuple[str, str]]) -> dict[str, PlanRecord]:
    """Write records into a journal and return the last one of each path."""
    with closing(Journal(path)) as opened:
        for name, said in kept:
            opened.keep(record(name, said), "key", "under")
    return {name: record(name, said) for name, said in kept}


@settings(max_examples=60, deadline=None)
@given(KEPT, st.data())
def test_a_journal_cut_anywhere_has_all_lines_before_the_cut(
    kept: list[tuple[str, str]], data: st.DataObject
) -> None:
    """And takes up where it was cut, so that in the end nothing is lost and nothing stands twice."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.jsonl"
        last = written(path, kept)
        whole = path.read_bytes()
        cut = data.draw(st.integers(0, len(whole)))
        path.write_bytes(whole[:cut])
        lines = whole[:cut].count(b"\n")
        with closing(Journal(path)) as opened:
            there = set(opened.entries)
            assert there == {name for name, _ in kept[:lines]}
            for name, said in kept[lines:]:
                opened.keep(record(name, said), "key", "under")
            assert path.read_bytes() == whole
            opened.settle({name: {} for name in last})
            assert set(opened.entries) == set(last)
        assert list(read_records(path)) == [last[name] for name in sorted(last)]


@settings(max_examples=60, deadline=None)
@given(KEPT)
def test_the_journal_of_a_redacted_audit_is_found_by_the_paths_of_the_files(
    kept: list[tuple[str, str]],
) -> None:
    """Though it holds none of them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.jsonl"
        with closing(Journal(path, redacted=True)) as opened:
            for name, said in kept:
                opened.keep(record(name, said), "key", "under")
            assert all(opened.entry(name) for name, _ in kept)
            opened.settle({name: {} for name, _ in kept})
        found = [one.path for one in read_records(path)]
        assert found == sorted({hidden_path(name) for name, _ in kept})


def test_a_full_disk_is_told_though_the_line_cannot_be_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first of two errors is the one that helps."""

    class Stuck:
        def fileno(self) -> int:
            return -1

        def truncate(self, size: int) -> None:
            raise OSError(errno.EINVAL, "no")

    def full(file: int, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    opened = Journal(tmp_path / "journal.jsonl")
    opened.close()
    monkeypatch.setattr(opened, "_file", Stuck())
    monkeypatch.setattr(journal, "_write", full)
    with pytest.raises(OSError, match="full"):
        opened.keep(record("a.md"))
