"""Audits that are ended from outside: nothing is lost but the plans in flight, nothing comes twice."""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from audited import NAMES, Watched, hashes, plan, plans, run

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.audit import PlanState
from ehcp_qa.workflows.audit import journal, journal_of, records
from ehcp_qa.workflows.audit.lock import locked

MANY = 16  # plans, so that an audit of them can be ended in the middle
FULL = Path("/dev/full")
# PR_CAPBSET_DROP and CAP_DAC_OVERRIDE of prctl(2) and capabilities(7).
_DROP, _WRITE_ANYWHERE = 24, 1
PATIENCE = 120  # seconds, for a machine that does much else


def started(folder: Path, out: Path, **given: object) -> subprocess.Popen[str]:
    """Start an audit as a command of its own."""
    command = [sys.executable, "-m", "ehcp_qa", "audit", str(folder), "-o", str(out)]
    options = ["--no-cache", "--jobs", "1", "--fail-on", "never"]
    return subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **given
    )  # type: ignore[call-overload, no-any-return]


def kept(out: Path) -> int:
    """Return how many whole lines the journal has."""
    path = journal_of(out)
    return path.read_bytes().count(b"\n") if path.exists() else 0


def many(folder: Path) -> Path:
    """Write many tiny plans."""
    for number in range(MANY):
        plan(folder, f"{number:02}.md", f"{NAMES[number % len(NAMES)]}-{number}")
    return folder


def ended(folder: Path, out: Path, number: int) -> tuple[int, str]:
    """Start an audit, end it by a signal once a few plans are done; return its code and its words."""
    process, until = started(folder, out), time.monotonic() + PATIENCE
    while kept(out) < 3:
        assert time.monotonic() < until, "no plan was done"
        time.sleep(0.005)
    process.send_signal(number)
    _, said = process.communicate(timeout=PATIENCE)
    return process.returncode, said


def test_an_audit_that_was_killed_carries_on(tmp_path: Path) -> None:
    """The plans that were done are not done again, and the outputs are as if nothing had been."""
    folder, out = many(tmp_path / "in"), tmp_path / "out"
    ended(folder, out, signal.SIGKILL)
    done = kept(out)
    assert 3 <= done < MANY
    assert not (out / "plans.csv").exists()
    watch = Watched()
    run(folder, out=out, watch=watch)
    assert len(watch.fresh) == MANY - done
    run(folder, out=tmp_path / "anew")
    assert hashes(out) == hashes(tmp_path / "anew")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "a request"])
def test_an_audit_that_is_asked_to_stop_says_how_to_carry_on(number: int, tmp_path: Path) -> None:
    """It ends at once with 2, and says how far it came."""
    code, said = ended(many(tmp_path / "in"), tmp_path / "out", number)
    assert code == 2
    assert f"of {MANY} plans are done. Give the same command again to carry on." in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "torn",
    [b'{"key":"x","und', b"\0" * 40, b"{}\n", b"not json\n"],
    ids=["cut", "nulls", "other", "junk"],
)
def test_a_torn_line_is_passed_over(torn: bytes, tmp_path: Path) -> None:
    """What was being written when the power went is done again, and nothing else."""
    folder, out = plans(tmp_path / "in", "a.md", "b.md"), tmp_path / "out"
    run(folder, out=out)
    before = hashes(out)
    with journal_of(out).open("ab") as file:
        file.write(torn)
    plan(folder, "c.md", "Leo Brandt")
    watch = Watched()
    run(folder, out=out, watch=watch)
    assert watch.fresh == ["c.md"]
    (folder / "c.md").unlink()
    run(folder, out=out)
    assert hashes(out) == before


def test_two_audits_do_not_write_to_one_folder(tmp_path: Path) -> None:
    """The second is refused, and the first is none the worse."""
    folder, out = plans(tmp_path / "in", "a.md"), tmp_path / "out"
    run(folder, out=out)
    with locked(out / ".audit" / "lock"), pytest.raises(InvalidConfig, match="another audit"):
        run(folder, out=out)
    run(folder, out=out)


def test_a_disk_that_fills_up_loses_nothing(tmp_path: Path) -> None:
    """The audit ends with a sentence; what was done is there when there is room again."""

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, 12_000))

    folder, out = many(tmp_path / "in"), tmp_path / "out"
    process = started(folder, out, preexec_fn=little_room)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert "there is no room left to write to. What is done is kept" in said
    done = kept(out)
    assert 0 < done < MANY
    watch = Watched()
    run(folder, out=out, watch=watch)
    assert len(watch.fresh) == MANY - done
    assert len(list(records(out))) == MANY


def test_a_disk_that_is_full_at_the_end_leaves_the_old_outputs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outputs are put in place together or not at all."""
    folder, out = plans(tmp_path / "in", "a.md"), tmp_path / "out"
    run(folder, out=out)
    before = hashes(out)
    plan(folder, "b.md", "Leo Brandt")

    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("ehcp_qa.workflows.audit.outputs.os.fsync", full)
    with pytest.raises(InvalidConfig, match="no room left"):
        run(folder, out=out)
    assert hashes(out) == before


@pytest.mark.skipif(not FULL.is_char_device(), reason="a device that is always full is of Linux")
@pytest.mark.parametrize(
    "name", ["plans.csv", "findings.csv", "audit.json", "audit.xlsx", "audit.html"]
)
def test_a_disk_that_is_full_at_any_output_leaves_the_old_ones(name: str, tmp_path: Path) -> None:
    """Whichever of them the room runs out for, all stay as they were, and nothing is left lying."""
    folder, out = plans(tmp_path / "in", "a.md"), tmp_path / "out"
    run(folder, out=out)
    before = hashes(out)
    plan(folder, "b.md", "Leo Brandt")
    (out / f"{name}.new").symlink_to(FULL)
    with pytest.raises(InvalidConfig, match="no room left"):
        run(folder, out=out)
    assert not (out / f"{name}.new").is_symlink()  # nobody should read it: it never ends
    assert hashes(out) == before
    watch = Watched()
    run(folder, out=out, watch=watch)
    assert watch.fresh == []
    assert sorted(hashes(out)) == sorted(before)


@pytest.mark.parametrize("closed", ["", ".audit"], ids=["the folder", "its own folder"])
@pytest.mark.skipif(sys.platform != "linux", reason="how root is kept out is of Linux")
def test_a_read_only_folder_is_said_before_plans_are_checked(closed: str, tmp_path: Path) -> None:
    """Where outputs are already, and may no longer be changed."""
    folder, out = plans(tmp_path / "in", "a.md"), tmp_path / "out"
    run(folder, out=out)
    before = hashes(out)
    plan(folder, "b.md", "Leo Brandt")
    lines = kept(out)
    (out / closed).chmod(0o555)
    try:
        process = started(folder, out, preexec_fn=_heed_permissions)
        _, said = process.communicate(timeout=PATIENCE)
    finally:
        (out / closed).chmod(0o755)
    assert process.returncode == 2
    assert "the outputs cannot be written there (Permission denied)" in said
    assert hashes(out) == before
    assert kept(out) == lines


def _heed_permissions() -> None:
    """Take from root the right to write where nobody may."""
    ctypes.CDLL(None).prctl(_DROP, _WRITE_ANYWHERE, 0, 0, 0)


def test_a_folder_that_may_not_be_written_to_is_said_at_once(tmp_path: Path) -> None:
    """Nothing is checked for outputs that cannot be written."""
    folder = plans(tmp_path / "in", "a.md")
    (tmp_path / "out").write_text("a file, where a folder is wanted")
    watch = Watched()
    with pytest.raises(InvalidConfig, match="cannot be written there"):
        run(folder, out=tmp_path / "out", watch=watch)
    assert not watch.plans


def test_a_file_that_vanishes_is_listed_as_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was found and is there no longer is neither forgotten nor in the way."""
    folder = plans(tmp_path / "in", "a.md", "b.md")
    _after_hashing(monkeypatch, lambda: (folder / "b.md").unlink(missing_ok=True))
    result = run(folder, out=tmp_path / "out")
    assert {r.path: r.state for r in records(tmp_path / "out")} == {
        "a.md": PlanState.CHECKED,
        "b.md": PlanState.GONE,
    }
    assert result.exit_code == 2


def test_a_copy_of_a_file_that_vanishes_is_checked_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No plan is lost because the first of its copies is."""
    folder = plans(tmp_path / "in", "a.md")
    (folder / "b.md").write_bytes((folder / "a.md").read_bytes())
    _after_hashing(monkeypatch, lambda: (folder / "a.md").unlink(missing_ok=True))
    run(folder, out=tmp_path / "out")
    assert {r.path: r.state for r in records(tmp_path / "out")} == {
        "a.md": PlanState.GONE,
        "b.md": PlanState.CHECKED,
    }


def test_a_file_that_changes_midway_is_recorded_as_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its hash is that of what was checked, and the next audit finds nothing to do."""
    folder, out = plans(tmp_path / "in", "a.md"), tmp_path / "out"
    _after_hashing(monkeypatch, lambda: plan(folder, "a.md", "Leo Brandt"))
    run(folder, out=out)
    monkeypatch.undo()
    (record,) = records(out)
    assert record.facts.child == "Leo Brandt"
    watch = Watched()
    run(folder, out=out, watch=watch)
    assert watch.fresh == []


def test_a_line_is_taken_back_when_it_cannot_be_written_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a line at the end of a journal would spoil the next one."""
    folder, out = plans(tmp_path / "in", "a.md"), tmp_path / "out"
    run(folder, out=out)
    (record,) = records(out)
    kept_so_far = journal_of(out).read_bytes()
    opened = journal.Journal(journal_of(out))
    monkeypatch.setattr(journal, "_write", _half)
    with pytest.raises(OSError, match="No space"):
        opened.keep(record)
    opened.close()
    assert journal_of(out).read_bytes() == kept_so_far


def _half(file: int, data: bytes) -> None:
    os.write(file, data[: len(data) // 2])
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _after_hashing(monkeypatch: pytest.MonkeyPatch, act: object) -> None:
    """Have something happen to a file between its hash and its check."""
    from ehcp_qa.workflows.audit import carrying

    really = carrying.Job

    def job(*given: object) -> carrying.Job:
        act()  # type: ignore[operator]
        return really(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(carrying, "Job", job)
