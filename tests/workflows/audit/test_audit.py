"""Audits end to end: files in, whole outputs out, and the same again from where one stopped."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from audited import Watched, hashes, plan, plans, run

from ehcp_qa.model.audit import PlanState
from ehcp_qa.workflows.audit import records, stamp


def test_every_plan_comes_into_every_output(tmp_path: Path) -> None:
    """Tables, JSON and records agree on which plans there are, in the order of their paths."""
    result = run(plans(tmp_path / "in", "b.md", "a.md", "deep/c.md"), out=tmp_path / "out")
    with (tmp_path / "out" / "plans.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with (tmp_path / "out" / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = {row["code"] for row in csv.DictReader(file)}
    data = json.loads((tmp_path / "out" / "audit.json").read_text("utf-8"))
    paths = ["a.md", "b.md", "deep/c.md"]
    assert [row["path"] for row in rows] == paths
    assert [entry["path"] for entry in data["plans"]] == paths
    assert [record.path for record in records(tmp_path / "out")] == paths
    assert rows[0]["child"] == "Maya Khan"
    assert rows[0]["key_stage"] == "Key stage 2"
    assert "PRV-15" in codes  # "regular"
    assert data["totals"]["states"] == {"checked": 3}
    assert stamp(tmp_path / "out").rules_sha256 == data["rules_sha256"]
    assert result.exit_code == 0


def test_a_second_audit_carries_on(tmp_path: Path) -> None:
    """What is done is not done again; what was added, changed or taken away is noticed."""
    folder, out = plans(tmp_path / "in", "a.md", "b.md", "c.md"), tmp_path / "out"
    run(folder, out=out)
    before = hashes(out)
    same = Watched()
    run(folder, out=out, watch=same)
    assert not same.fresh
    assert hashes(out) == before
    plan(folder, "b.md", "Tom Reilly")
    plan(folder, "d.md", "Ines Costa")
    (folder / "c.md").unlink()
    later = Watched()
    run(folder, out=out, watch=later)
    assert sorted(later.fresh) == ["b.md", "d.md"]
    assert [record.path for record in records(out)] == ["a.md", "b.md", "d.md"]
    run(folder, out=tmp_path / "anew")
    assert hashes(tmp_path / "anew") == hashes(out)


def test_what_cannot_be_read_is_listed_and_stops_no_other(tmp_path: Path) -> None:
    """A damaged, an empty and a foreign file each get one sentence, and the exit code says so."""
    folder = plans(tmp_path / "in", "a.md", "b.md")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "empty.pdf").write_bytes(b"")
    result = run(folder, out=tmp_path / "out")
    states = {record.path: record.state for record in records(tmp_path / "out")}
    assert states == {
        "a.md": PlanState.CHECKED,
        "b.md": PlanState.CHECKED,
        "broken.docx": PlanState.UNREADABLE,
        "empty.pdf": PlanState.UNREADABLE,
    }
    assert result.exit_code == 2
    assert [line.split()[0] for line in result.unread] == ["broken.docx", "empty.pdf"]


def test_the_same_bytes_are_checked_once(tmp_path: Path) -> None:
    """Of equal files the first is checked, and the others point to it."""
    folder = plans(tmp_path / "in", "a.md")
    (folder / "copy.md").write_bytes((folder / "a.md").read_bytes())
    watch = Watched()
    run(folder, out=tmp_path / "out", watch=watch)
    first, double = records(tmp_path / "out")
    assert watch.fresh == ["a.md"]
    assert first.state is PlanState.CHECKED
    assert double.state is PlanState.DUPLICATE
    assert double.duplicate_of == "a.md"
