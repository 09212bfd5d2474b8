"""A redacted audit, which is what gets passed on: no name is left in any file of it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from audited import Watched, run

from ehcp_qa.config import Config
from ehcp_qa.model.audit import PlanState
from ehcp_qa.workflows.audit import records

SAMPLES = Path(__file__).resolve().parents[3] / "sample_plans"
KINDS = ("most_findings/thread", "most_findings/amounts", "drafts/year-9-semh")
_NAME = re.compile(r"\|\s*(?:Full name|Name):?\s*\|\s*([A-Z][\w-]+)(?: [A-Z]\w+)* ([A-Z][\w'-]+)")
REDACTED = Config(fail_on="never", redact=True)


def everything(out: Path) -> dict[str, str]:
    """Return all text of every file below a folder, what is packed in workbooks unpacked."""
    found = {}
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as packed:
                parts = [packed.read(name) for name in packed.namelist()]
        else:
            parts = [path.read_bytes()]
        name = path.relative_to(out).as_posix()
        found[name] = "\n".join([name, *(part.decode("utf-8", "replace") for part in parts)])
    return found


@pytest.fixture(scope="module")
def names() -> set[str]:
    """The names of the sample plans' children."""
    told = [_NAME.search((SAMPLES / kind / "plan.md").read_text("utf-8")) for kind in KINDS]
    found = {part for match in told if match for part in match.groups()}
    assert len(found) >= 4
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, names: set[str]) -> Path:
    """Sample plans in folders and files named after children, a copy, damaged and odd files."""
    folder = tmp_path_factory.mktemp("redacted") / "in"
    child = sorted(names)
    for number, kind in enumerate(KINDS):
        data = (SAMPLES / kind / "plan.md").read_bytes()
        path = folder / child[number] / f"{child[-number - 1]} draft {number}.md"
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
    (folder / f"copy of {child[0]}.md").write_bytes(data)
    (folder / f"{child[0]} {child[1]}.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / f"{child[1]}.docx").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def out(folder: Path) -> Path:
    """The redacted audit of them, with a sample for people to judge."""
    run(folder, out=folder.parent / "out", config=REDACTED, sample=2)
    return folder.parent / "out"


def test_no_name_is_left_in_any_file(out: Path, names: set[str]) -> None:
    """Tables, page, workbooks, and what the audit keeps for itself."""
    files = everything(out)
    assert {"plans.csv", "findings.csv", "audit.json", "audit.xlsx", "audit.html"} < set(files)
    assert {"moderation.xlsx", ".audit/journal.jsonl", ".audit/stamp.json"} < set(files)
    left = {
        (file, name)
        for file, text in files.items()
        for name in names
        if re.search(rf"\b{re.escape(name)}", text, re.IGNORECASE)
    }
    assert left == set()
    read = [record for record in records(out) if record.state is PlanState.CHECKED]
    assert [record.facts.child for record in read] == [""] * len(KINDS)


def test_an_audit_that_is_not_redacted_names_them(
    folder: Path, names: set[str], tmp_path: Path
) -> None:
    """What is looked for above is there to be found."""
    run(folder, out=tmp_path / "out", config=Config(fail_on="never"))
    text = everything(tmp_path / "out")
    for file in ("plans.csv", "findings.csv", "audit.json", "audit.html", ".audit/journal.jsonl"):
        assert any(name in text[file] for name in names)


def test_it_carries_on_without_the_names(folder: Path, out: Path, tmp_path: Path) -> None:
    """What is done is not done again, and other settings begin anew."""
    watch, open_ = Watched(), Watched()
    run(folder, out=out, config=REDACTED, watch=watch)
    assert [path for path in watch.fresh if path.endswith(".md")] == []
    run(folder, out=tmp_path / "out", config=REDACTED)
    run(folder, out=tmp_path / "out", config=Config(fail_on="never"), watch=open_)
    assert len([path for path in open_.fresh if path.endswith(".md")]) == len(KINDS)
    assert any("draft" in record.path for record in records(tmp_path / "out"))


def test_a_fact_that_no_list_knows_is_redacted_too(tmp_path: Path) -> None:
    """People write sentences where one word is asked for."""
    folder = tmp_path / "in"
    folder.mkdir()
    front = "| Full name | Zebedee Quartermain |\n|---|---|\n| Primary need | Zebedee's tics |"
    more = "| Type of setting | with Mrs Quartermain |"
    text = f"# Education, Health and Care plan\n\n{front}\n{more}\n"
    provision = "- Zebedee will have 20 minutes of reading every Monday.\n"
    (folder / "a.md").write_text(f"{text}\n## Section F: provision\n\n{provision}", "utf-8")
    run(folder, out=tmp_path / "out", config=REDACTED)
    (record,) = records(tmp_path / "out")
    assert "tics" in record.facts.primary_need
    assert not [t for t in everything(tmp_path / "out").values() if re.search("Zebe|Quarter", t)]


def test_what_is_said_names_no_file_either(
    folder: Path, names: set[str], tmp_path: Path, command: Any
) -> None:
    """A pipeline's log is read by more people than the outputs."""
    table = tmp_path / "metadata.csv"
    table.write_text(f"name,team\n{min(names)} who moved.docx,North\n", encoding="utf-8")
    given = ("audit", folder, "-o", tmp_path / "out", "--no-cache", "--jobs", "1", "--redact")
    ran = command(*given, "--fail-on", "never", "--metadata", table)
    assert ran.code == 2
    said = ran.err.replace(str(tmp_path), "")
    assert "ehcp-qa: 1 row of the metadata is about no plan.\n" in said
    assert not [name for name in names if name in said + ran.out]
