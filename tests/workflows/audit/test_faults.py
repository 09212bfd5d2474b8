"""Plans and workers that misbehave: each is a record that says so, and the rest go on."""

from __future__ import annotations

from pathlib import Path

import misbehaving
import pytest
from audited import Watched, plan, plans, run

from ehcp_qa.errors import EhcpQaError, InvalidConfig
from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.workflows.audit import hand, records, worker


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for outputs, and workers in which plans can misbehave."""
    monkeypatch.setattr(hand, "serve", misbehaving.serve)
    return tmp_path / "out"


def among_others(folder: Path, does: str) -> Path:
    """Write a plan that misbehaves between two that do not."""
    plans(folder, "a.md", "c.md")
    text = plan(folder, "b.md", "Leo Brandt").read_text("utf-8")
    (folder / "b.md").write_text(f"{text}\n- {does}\n", encoding="utf-8")
    return folder


def by_path(out: Path) -> dict[str, PlanRecord]:
    """Return the records of an audit by path."""
    return {record.path: record for record in records(out)}


@pytest.mark.parametrize(
    ("does", "state", "says"),
    [
        pytest.param(misbehaving.CRASHES, PlanState.CRASHED, "twice", id="crashes"),
        pytest.param(misbehaving.HANGS, PlanState.TOO_LONG, "longer than 8 seconds", id="hangs"),
        pytest.param(misbehaving.SWELLS, PlanState.TOO_LARGE, "memory", id="takes all memory"),
        pytest.param(misbehaving.CREEPS, PlanState.TOO_LARGE, "memory", id="takes more and more"),
    ],
)
def test_a_plan_that_misbehaves_stops_no_other(
    does: str, state: PlanState, says: str, tmp_path: Path, out: Path
) -> None:
    """Its record says what it did, its bytes are known, and the others are checked."""
    seconds = 8.0 if does == misbehaving.HANGS else 60.0
    result = run(among_others(tmp_path / "in", does), out=out, seconds=seconds, megabytes=300)
    found = by_path(out)
    assert found["b.md"].state is state
    assert says in found["b.md"].said
    assert len(found["b.md"].sha256) == 64
    assert [found[name].state for name in ("a.md", "c.md")] == [PlanState.CHECKED] * 2
    assert result.exit_code == 2
    assert len(result.unread) == 1


def test_a_plan_is_tried_again_in_a_fresh_worker(tmp_path: Path, out: Path) -> None:
    """A worker that somebody ended takes no plan with it."""
    mark = tmp_path / "stumbled"
    run(among_others(tmp_path / "in", f"{misbehaving.CRASHES_ONCE} {mark}"), out=out)
    assert {record.state for record in records(out)} == {PlanState.CHECKED}
    assert mark.exists()


def test_what_reached_a_limit_is_tried_again_under_another(tmp_path: Path, out: Path) -> None:
    """Not under the same one, which it would reach again."""
    folder = among_others(tmp_path / "in", misbehaving.SWELLS)
    run(folder, out=out, megabytes=300)
    same, more = Watched(), Watched()
    run(folder, out=out, megabytes=300, watch=same)
    assert same.fresh == []
    run(folder, out=out, megabytes=320, watch=more)
    assert more.fresh == ["b.md"]


def test_workers_that_cannot_start_end_the_audit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a few false starts there is one sentence, and no waiting for ever."""
    monkeypatch.setattr(hand, "serve", print)  # ends at once, and never says that it is ready
    with pytest.raises(EhcpQaError, match="end before they can start"):
        run(plans(tmp_path / "in", "a.md"), out=tmp_path / "out")


def test_a_worker_with_other_rules_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a cluster on which another version is installed."""
    monkeypatch.setattr(hand, "serve", _other_version)
    with pytest.raises(InvalidConfig, match="another version"):
        run(plans(tmp_path / "in", "a.md"), out=tmp_path / "out")


def _other_version(pipe: object, *others: object) -> None:
    pipe.send((worker.READY, "another stamp"))  # type: ignore[attr-defined]
    pipe.recv()  # type: ignore[attr-defined]
