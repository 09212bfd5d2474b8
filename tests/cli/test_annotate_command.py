"""``check --annotate`` and ``annotate`` from options to copies."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

Command = Callable[..., Any]
SAMPLE = Path(__file__).resolve().parent.parent.parent / "sample_plans" / "most_findings"


@pytest.fixture(params=["docx", "pdf"])
def plan(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sample plan in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / f"plan.{request.param}"
    path.write_bytes((SAMPLE / path.name).read_bytes())
    return path


def test_check_writes_the_report_and_the_copy(command: Command, plan: Path) -> None:
    """The report is as without the copy, the copy is named on standard error, the plan untouched."""
    before = plan.read_bytes()
    plain = command("check", plan, "--select", "PRV")
    copy = f"notes{plan.suffix}"
    ran = command("check", plan, "--select", "PRV", "--annotate", copy)
    assert (ran.code, ran.out) == (plain.code, plain.out)
    assert f"{copy}: " in ran.err
    assert "notes in the margin" in ran.err
    assert plan.read_bytes() == before
    assert b"ehcp-qa" in Path(copy).read_bytes() or plan.suffix == ".docx"


def test_a_copy_is_the_same_again_and_comes_clean(command: Command, plan: Path) -> None:
    """Annotating the copy gives the copy; its report is the plan's; without notes none are left."""
    first, second, clean = (f"{name}{plan.suffix}" for name in ("first", "second", "clean"))
    assert command("annotate", plan, "-o", first, "--select", "PRV").code == 0
    ran = command("annotate", first, "-o", second, "--select", "PRV")
    assert "in place of" in ran.out
    assert Path(first).read_bytes() == Path(second).read_bytes()
    assert command("annotate", first, "--remove", "-o", clean).code == 0
    if plan.suffix == ".pdf":
        assert Path(clean).read_bytes() == plan.read_bytes()
    reports = [command("check", name, "--format", "json").out for name in (plan, clean, first)]
    findings = [report.split('"findings"', 1)[1].split('"scores"', 1)[0] for report in reports]
    assert findings[0] == findings[1] == findings[2]


def test_several_plans_go_into_a_folder(command: Command, plan: Path) -> None:
    """A folder takes each copy under its plan's own name."""
    other = plan.with_name(f"other{plan.suffix}")
    other.write_bytes(plan.read_bytes())
    Path("copies").mkdir()
    ran = command("check", plan, other, "--select", "PRV-01", "--annotate", "copies", "-q")
    assert ran.code == 0
    assert {path.name for path in Path("copies").iterdir()} == {plan.name, other.name}


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("plan{0}", "is a plan itself"),
        ("notes.odt", "and so is its copy"),
        ("nowhere/notes{0}", "could not be written"),
    ],
)
def test_a_wrong_place_is_said_in_one_sentence(
    command: Command, plan: Path, out: str, said: str
) -> None:
    """A copy that would replace the plan, or be another kind of file, is refused."""
    ran = command("annotate", plan, "-o", out.format(plan.suffix), "--select", "PRV-01")
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_plan_in_another_form_takes_no_notes(command: Command, tmp_path: Path) -> None:
    """Markdown has no margin, which is said before anything is checked."""
    plan = tmp_path / "sam.md"
    plan.write_text("## Section F\n\n- Sam will have regular therapy.\n", encoding="utf-8")
    ran = command("check", plan, "--annotate", tmp_path / "notes.md")
    assert ran.code == 2
    assert "a Word file (.docx, .docm, .dotx, .dotm) or a PDF" in ran.err
    assert ran.out == ""


def test_notes_bear_the_date_that_is_given(command: Command, plan: Path) -> None:
    """Without a date the copy is the same on any day; a date that is given stands in each note."""
    name = f"notes{plan.suffix}"
    command("annotate", plan, "-o", name, "--select", "PRV-01", "--annotate-date", "2026-11-22")
    if plan.suffix == ".pdf":
        heads = [
            h.get_object() for page in PdfReader(name).pages for h in page.get("/Annots") or []
        ]
        assert {head["/M"] for head in heads} == {"D:20261122000000Z"}
    else:
        with zipfile.ZipFile(name) as package:
            assert b'date="2026-11-22T00:00:00Z"' in package.read("word/comments.xml")
