"""The cache: what it holds, for whom, how much of it, and that nothing hangs on it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from audited import Watched, hashes, plan, plans, run

from ehcp_qa.config import Config
from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.workflows.audit import hand, records
from ehcp_qa.workflows.audit.cache import Cache, cache_folder

PATH = "a.md"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never touch the cache of whoever runs the tests."""
    monkeypatch.setenv("EHCP_QA_CACHE", str(tmp_path / "cache"))


def record(said: str = "", state: PlanState = PlanState.CHECKED) -> PlanRecord:
    """Return a record of no plan in particular."""
    return PlanRecord(PATH, "0" * 64, 1, state, said=said)


def fresh(folder: Path, out: Path, **asked: object) -> list[str]:
    """Audit with the cache and return what had to be checked."""
    watch = Watched()
    run(folder, out=out, watch=watch, **{"cache": True, **asked})  # type: ignore[arg-type]
    return watch.fresh


def test_an_unchanged_plan_is_not_checked_again_anywhere(tmp_path: Path) -> None:
    """Another folder of outputs, the same bytes in them; another folder of plans as well."""
    folder = plans(tmp_path / "in", "a.md", "b.md")
    assert fresh(folder, tmp_path / "one") == ["a.md", "b.md"]
    assert fresh(folder, tmp_path / "two") == []
    assert hashes(tmp_path / "one") == hashes(tmp_path / "two")
    folder.rename(tmp_path / "moved")
    plan(tmp_path / "moved", "b.md", "Tom Reilly")
    assert fresh(tmp_path / "moved", tmp_path / "three") == ["b.md"]


def test_what_is_in_the_cache_starts_no_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loading a language model to check nothing would be most of the time of such an audit."""
    folder = plans(tmp_path / "in", "a.md", "b.md")
    fresh(folder, tmp_path / "one")
    monkeypatch.setattr(hand.Hand, "start", None)
    assert fresh(folder, tmp_path / "two") == []
    assert fresh(folder, tmp_path / "two") == []


@pytest.mark.parametrize(
    "config",
    [
        Config(fail_on="never", ignore=("PRV",)),
        Config(fail_on="never", profile="thorough"),
        Config(fail_on="never", stage="final"),
    ],
    ids=["rules", "profile", "stage"],
)
def test_other_settings_are_another_result(config: Config, tmp_path: Path) -> None:
    """What changes a record changes its key."""
    folder = plans(tmp_path / "in", "a.md")
    fresh(folder, tmp_path / "out")
    assert fresh(folder, tmp_path / "out", config=config) == ["a.md"]


def test_the_gate_is_no_part_of_a_result(tmp_path: Path) -> None:
    """It changes the exit code and not a record."""
    folder = plans(tmp_path / "in", "a.md")
    fresh(folder, tmp_path / "out")
    assert fresh(folder, tmp_path / "out", config=Config(fail_on="error")) == []


def test_no_cache_means_none(tmp_path: Path) -> None:
    """Nothing is kept outside the folder, and nothing that was kept is used."""
    folder = plans(tmp_path / "in", "a.md")
    fresh(folder, tmp_path / "one", cache=False)
    assert not (tmp_path / "cache").exists()
    fresh(folder, tmp_path / "two")
    assert fresh(folder, tmp_path / "three", cache=False) == ["a.md"]


def test_fresh_starts_again_in_the_same_folder(tmp_path: Path) -> None:
    """What an earlier run left there is not carried on from."""
    folder, out = plans(tmp_path / "in", "a.md"), tmp_path / "out"
    fresh(folder, out, cache=False)
    assert fresh(folder, out, cache=False, fresh=True) == ["a.md"]


@pytest.mark.parametrize("junk", [b"", b"junk", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_damaged_entry_is_none(junk: bytes, tmp_path: Path) -> None:
    """Whatever has become of a file of the cache, the plan is checked."""
    cache = Cache(tmp_path / "cache")
    cache.keep("aabb", record())
    assert cache.find("aabb", PATH) == record()
    (tmp_path / "cache" / "aa" / "aabb.record").write_bytes(junk)
    assert cache.find("aabb", PATH) is None


@pytest.mark.parametrize("state", [s for s in PlanState if s is not PlanState.CHECKED])
def test_only_what_was_wholly_checked_is_kept(state: PlanState, tmp_path: Path) -> None:
    """What could not be read may be readable tomorrow, with another program installed."""
    cache = Cache(tmp_path / "cache")
    cache.keep("aabb", record(state=state))
    assert cache.find("aabb", PATH) is None


def test_what_was_longest_unused_goes_first(tmp_path: Path) -> None:
    """The cache stays within its size, and what is in use stays in it."""
    cache = Cache(tmp_path / "cache")
    for number in range(6):
        cache.keep(f"{number}{number}", record())
        file = tmp_path / "cache" / f"{number}{number}" / f"{number}{number}.record"
        os.utime(file, (number, number))
    cache.find("00", PATH)  # the oldest is used
    Cache(tmp_path / "cache", most=file.stat().st_size * 5).tidy()
    left = [number for number in range(6) if cache.find(f"{number}{number}", PATH)]
    assert 0 in left
    assert 1 not in left
    assert 5 in left


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    """A record holds the words of findings, which are a child's."""
    cache = Cache(tmp_path / "cache")
    cache.keep("aabb", record())
    assert (tmp_path / "cache" / "aa" / "aabb.record").stat().st_mode & 0o077 == 0


def test_a_cache_that_cannot_be_written_to_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It saves time and nothing hangs on it."""
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("EHCP_QA_CACHE", str(tmp_path / "file"))
    folder = plans(tmp_path / "in", "a.md")
    assert fresh(folder, tmp_path / "out") == ["a.md"]
    assert len(list(records(tmp_path / "out"))) == 1


def test_a_cache_has_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system wants caches, unless somebody says otherwise."""
    monkeypatch.delenv("EHCP_QA_CACHE")
    assert cache_folder().name == "audit"
    assert cache_folder().is_absolute()
