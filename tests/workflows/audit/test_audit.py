"""Audits end to end: files in, whole outputs out, and the same again from where one stopped."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
from audited import Watched, hashes, plan, plans, run

import ehcp_qa
from ehcp_qa.config import Config
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


def test_a_rule_that_reads_many_plans_is_run(tmp_path: Path) -> None:
    """What can only be seen with plans side by side comes into the outputs as other findings do."""
    folder = plans(tmp_path / "in", *(f"{number}.md" for number in range(8)))
    for path in sorted(folder.iterdir())[:5]:
        child = path.read_text("utf-8").split("| Name | ")[1].split()[0]
        pasted = (
            f"- A teaching assistant will sit with {child} for 20 minutes each morning and go "
            "through the timetable of the day with pictures and real objects.\n"
        )
        text = path.read_text("utf-8").replace("## Section I", f"{pasted}## Section I")
        path.write_text(text, encoding="utf-8")
    run(folder, out=tmp_path / "out", config=Config(fail_on="never", select=("TPL-10",)))
    data = json.loads((tmp_path / "out" / "audit.json").read_text("utf-8"))
    assert data["totals"]["rules"] == {"TPL-10": 5}


def test_the_exit_code_goes_by_the_gate(tmp_path: Path) -> None:
    """As for the check of one plan: errors fail a run unless the gate or a baseline lets them by."""
    folder = plans(tmp_path / "in", "a.md")
    codes = [
        run(folder, out=tmp_path / gate, config=Config(fail_on=gate)).exit_code
        for gate in ("never", "error")
    ]
    assert codes == [0, 1]
    low = Config(fail_on="never", min_score=99.0)
    assert run(folder, out=tmp_path / "low", config=low).exit_code == 1


def test_the_json_is_as_its_schema_says(tmp_path: Path) -> None:
    """Plans that were checked, doubles and what could not be read."""
    folder = plans(tmp_path / "in", "a.md")
    (folder / "b.md").write_bytes((folder / "a.md").read_bytes())
    (folder / "c.pdf").write_bytes(b"%PDF-1.4")
    run(folder, out=tmp_path / "out")
    schema = Path(ehcp_qa.__file__).parent / "schemas" / "audit.schema.json"
    data = json.loads((tmp_path / "out" / "audit.json").read_text("utf-8"))
    jsonschema.validate(data, json.loads(schema.read_text("utf-8")))


def test_a_cell_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    """File names and plans are untrusted, and spreadsheets run what begins with a sign."""
    folder = plans(tmp_path / "in", "=HYPERLINK(1).md", "-a.md")
    run(folder, out=tmp_path / "out")
    with (tmp_path / "out" / "plans.csv").open(encoding="utf-8-sig", newline="") as file:
        paths = [row["path"] for row in csv.DictReader(file)]
    assert paths == ["'-a.md", "'=HYPERLINK(1).md"]


def test_the_command_says_what_it_did(tmp_path: Path, command: Any) -> None:
    """One line on standard output, what was left aside or not read on standard error."""
    folder = plans(tmp_path / "in", "a.md", "deep/b.md")
    (folder / "deep" / "c.pdf").write_bytes(b"%PDF-1.4")
    (folder / "photo.jpg").write_bytes(b"")
    out = tmp_path / "out"
    ran = command("audit", folder, "-o", out, "--no-cache", "--jobs", "1", "--fail-on", "never")
    assert ran.code == 2
    assert ran.out == f"3 files: 2 checked, 1 unreadable. See {out}.\n"
    first, second = ran.err.splitlines()
    assert first == "ehcp-qa: 1 left aside: other kinds of file."
    assert second.startswith("ehcp-qa: deep/c.pdf ")


def test_an_audit_of_nothing_is_refused(tmp_path: Path, command: Any) -> None:
    """An empty folder is a slip, not an audit without findings."""
    ran = command("audit", tmp_path, "-o", tmp_path / "out")
    assert ran.code == 2
    assert ran.err == "ehcp-qa: There is no plan in the folders given.\n"


def test_a_redacted_audit_names_nobody(tmp_path: Path) -> None:
    """Neither in findings nor in the names of files and folders, for outputs that are passed on."""
    folder = plans(tmp_path / "in", "Okoro/Sam Okoro.md")
    (folder / "Sam Okoro copy.md").write_bytes((folder / "Okoro" / "Sam Okoro.md").read_bytes())
    (folder / "Khan Maya.pdf").write_bytes(b"%PDF-1.4")
    out = tmp_path / "out"
    result = run(folder, out=out, config=Config(fail_on="never", redact=True))
    said = "".join(
        path.read_text("utf-8")
        for path in out.iterdir()
        if path.suffix in (".csv", ".json", ".html")
    )
    assert not [name for name in ("Sam", "Okoro", "Maya", "Khan") if name in said]
    assert "PRV-15" in said
    assert [line[:5] for line in result.unread] == ["plan-"]
    paths = [record.path for record in records(out)]
    assert paths == sorted(paths)
    double = next(record for record in records(out) if record.state is PlanState.DUPLICATE)
    assert double.duplicate_of in paths
