"""``--redact``: no words that identify anybody in any form, and what goes with it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from ehcp_qa.reporters import REPORTERS

ROOT = Path(__file__).resolve().parents[2]
LISTED = yaml.safe_load(
    (ROOT / "tests" / "evaluation" / "redaction" / "samples.yaml").read_text(encoding="utf-8")
)
SAMPLE = "drafts/primary-autism-language"
Command = Callable[..., Any]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sample plan under a name that tells whose it is."""
    monkeypatch.chdir(tmp_path)
    named = tmp_path / "Yusuf Brennan-Malik draft 2.md"
    named.write_bytes((ROOT / "sample_plans" / SAMPLE / "plan.md").read_bytes())
    return Path(named.name)


def identifying(text: str) -> list[str]:
    """Return the words listed for the sample that stand in a text."""
    plain = text.replace("&#39;", "'").replace("’", "'")
    words = [word for held in LISTED[SAMPLE].values() for word in held]
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain, re.I)]


def text_of(data: bytes) -> str:
    """Return the text of a file, and of every part of a zipped one."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8")
    parts = zipfile.ZipFile(io.BytesIO(data))
    return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def test_every_form_in_one_run_names_nobody(command: Command, plan: Path) -> None:
    """Not one listed word is left in any form, in the messages or in a file's name."""
    given: list[str] = []
    for form in REPORTERS:
        given += ["--format", form, "-o", f"report.{form}"]
    ran = command("check", plan, "--redact", "--verbose", "--provisions", "--thread", *given)
    assert (ran.code, ran.err) == (1, "")
    for form in REPORTERS:
        assert identifying(text_of(Path(f"report.{form}").read_bytes())) == [], form
    assert "child-a-draft-2.md" in Path("report.console").read_text("utf-8").replace(" ", "-")


def test_github_is_redacted_unless_it_is_told_not_to_be(command: Command, plan: Path) -> None:
    """A pipeline's log is read by many; the other forms keep the plan's own words."""
    assert identifying(command("check", plan, "--format", "github").out) == []
    assert identifying(command("check", plan, "--format", "github", "--no-redact").out)
    assert identifying(command("check", plan).out)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(("extract", "{plan}", "--format", "json"), id="extract json"),
        pytest.param(("extract", "{plan}", "--format", "markdown"), id="extract markdown"),
        pytest.param(("compare", "{plan}", "later.md", "--format", "json"), id="compare json"),
        pytest.param(("compare", "{plan}", "later.md", "--format", "html"), id="compare html"),
        pytest.param(("compare", "{plan}", "later.md"), id="compare console"),
        pytest.param(("compare", "{plan}", "later.md", "-f", "markdown"), id="compare markdown"),
        pytest.param(("queries", "{plan}", "-o", "out.docx"), id="queries"),
    ],
)
def test_the_other_commands_name_nobody(
    command: Command, plan: Path, given: tuple[str, ...]
) -> None:
    """Extracts, comparisons and letters are redacted as reports are."""
    text = plan.read_text(encoding="utf-8")
    Path("later.md").write_text(text.replace("weekly", "regular"), encoding="utf-8")
    ran = command(*(word.format(plan=plan) for word in given), "--redact")
    assert ran.code in (0, 1)
    said = ran.out + (text_of(Path("out.docx").read_bytes()) if "queries" in given else "")
    assert identifying(said) == []
    assert "Child A" in said


def test_fingerprints_stay_so_a_baseline_works_either_way(command: Command, plan: Path) -> None:
    """A baseline drawn in a redacted run is the one of the plan itself."""
    command("check", plan, "--redact", "--write-baseline", "line.json")
    ran = command("check", plan, "--baseline", "line.json", "--format", "json")
    data = json.loads(ran.out)
    known = data["files"][0]["standing"]["known"]
    assert (data["redacted"], len(known)) == (False, len(data["files"][0]["findings"]))


def test_a_redacted_report_is_verified_by_the_plans_hash(command: Command, plan: Path) -> None:
    """The report does not tell the file's name, so its bytes do; a change is still noticed."""
    command("check", plan, "--redact", "--format", "json", "-o", "report.json")
    assert command("verify", "report.json").out.startswith("Same:")
    plan.write_text(plan.read_text("utf-8") + "\nMore.\n", encoding="utf-8")
    assert command("verify", "report.json").code == 2
    ran = command("verify", "report.json", plan)
    assert (ran.code, "the file has been changed since" in ran.out) == (1, True)


def test_notes_in_the_plan_itself_cannot_be_redacted(command: Command, plan: Path) -> None:
    """The pair is refused on the command line; of a settings file it is said."""
    ran = command("check", plan, "--redact", "--annotate", "notes.docx")
    assert (ran.code, "do not go together" in ran.err) == (2, True)


def test_a_file_that_is_no_plan_is_not_named_either(command: Command, tmp_path: Path) -> None:
    """Only the file's name is known of it, and given names are taken out of that."""
    odd = tmp_path / "leila-farrow-newsletter.md"
    odd.write_text("# School newsletter\n\nSports day is on Friday.\n", encoding="utf-8")
    ran = command("check", odd, "--redact")
    assert ran.code == 2
    assert "leila" not in ran.err.lower()
    assert "farrow" not in ran.err.lower()
