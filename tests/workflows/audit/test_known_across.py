"""What only many plans show is accepted, and stands in baselines, as a plan's own findings are."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from audited import Watched, plan, plans, run

from ehcp_qa.config import Config
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.workflows.accept import Judgement, accept
from ehcp_qa.workflows.audit import records
from ehcp_qa.workflows.audit.hiding import hidden_path

ACROSS = ("TPL-10", "DAT-01")
JUDGED = Judgement("A group of five", "J Moss")
PASTED = (
    "- A teaching assistant will sit with {} for 20 minutes each morning and go through the "
    "timetable of the day with pictures and real objects.\n"
)
OF_ANOTHER = "- In the group Maya Khan will say when it is time to change places.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Eight plans, five of which share a statement; the first names the child of the second."""
    folder = plans(tmp_path / "in", *(f"{number}.md" for number in range(8)))
    for path in sorted(folder.iterdir())[:5]:
        text = path.read_text("utf-8")
        child = text.split("| Name | ")[1].split()[0]
        more = PASTED.format(child) + (OF_ANOTHER if path.name == "0.md" else "")
        path.write_text(text.replace("## Section I", f"{more}## Section I"), encoding="utf-8")
    return folder


def config(folder: Path, **given: Any) -> Config:
    """Return settings with the file of accepted findings beside the folder of plans."""
    accepted = folder.parent / "accepted.toml"
    chosen = {"accepted": str(accepted)} if accepted.exists() else {}
    return Config(**{"fail_on": "never", "select": ACROSS, **chosen, **given})


def found(out: Path) -> list[tuple[str, str, bool]]:
    """Return the path, the code and whether it was known of each finding."""
    with (out / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(row["path"], row["code"], row["known"] == "yes") for row in csv.DictReader(file)]


def counted(out: Path) -> dict[str, int]:
    """Return how many findings of each plan are accepted, where any are."""
    with (out / "plans.csv").open(encoding="utf-8-sig", newline="") as file:
        counts = {row["path"]: int(row["accepted"]) for row in csv.DictReader(file)}
    return {path: number for path, number in counts.items() if number}


@pytest.mark.parametrize("code", ACROSS)
@pytest.mark.parametrize("redact", [None, True], ids=["as it is", "redacted"])
def test_what_comparing_plans_found_can_be_accepted(
    code: str, redact: bool | None, folder: Path, tmp_path: Path
) -> None:
    """It is counted as accepted and no finding any more; the same in another plan still is one."""
    before, after = tmp_path / "before", tmp_path / "after"
    given = {"redact": redact, "accepted": str(tmp_path / "accepted.toml")}
    run(folder, out=before, config=config(folder, redact=redact))
    said = accept(folder / "0.md", code, JUDGED, config(folder, **given), before)
    assert "1 finding of 0.md accepted. --accepted" in said
    assert said.endswith("makes an audit use it.")
    run(folder, out=after, config=config(folder, redact=redact))
    path = hidden_path("0.md") if redact else "0.md"
    assert counted(after) == {path: 1}
    gone = {(path, code, False)}
    assert set(found(before)) - set(found(after)) == gone
    assert len(found(before)) == len(found(after)) + 1
    record = next(record for record in records(after) if record.path == path)
    assert record.accepted_apart


def test_nothing_is_accepted_twice(folder: Path, tmp_path: Path) -> None:
    """Neither from the audit that found it, nor from one that leaves it out."""
    settings = config(folder, accepted=str(tmp_path / "accepted.toml"))
    run(folder, out=tmp_path / "out", config=config(folder))
    accept(folder / "0.md", "TPL-10", JUDGED, settings, tmp_path / "out")
    again = accept(folder / "0.md", "tpl-10", JUDGED, settings, tmp_path / "out")
    run(folder, out=tmp_path / "later", config=config(folder))
    later = accept(folder / "0.md", "TPL-10", JUDGED, settings, tmp_path / "later")
    assert "that is accepted already" in again
    assert "that is accepted already" in later


@pytest.mark.parametrize(
    ("named", "what", "said"),
    [
        pytest.param("nowhere.md", "TPL-10", "no plan of the audit", id="no such plan"),
        pytest.param("0.md", "TPL-11", "findings.csv shows both", id="no such finding"),
        pytest.param("7.md", "TPL-10", "findings.csv shows both", id="another's finding"),
        pytest.param("copy.md", "TPL-10", "The same file as 0.md", id="a copy"),
        pytest.param("9.md", "TPL-10", "which of the audit's plans", id="two of a name"),
    ],
)
def test_what_cannot_be_accepted_is_said(
    named: str, what: str, said: str, folder: Path, tmp_path: Path
) -> None:
    """In a sentence that says what to give instead."""
    (folder / "copy.md").write_bytes((folder / "0.md").read_bytes())
    for name in ("a/9.md", "b/9.md"):
        plan(folder, name, f"Sam Okoro-{name[0]}")
    run(folder, out=tmp_path / "out", config=config(folder))
    with pytest.raises(InvalidConfig, match=said):
        accept(Path(named), what, JUDGED, config(folder), tmp_path / "out")


def test_one_plan_is_checked_again_when_something_of_it_is_accepted(
    folder: Path, tmp_path: Path
) -> None:
    """And not the whole audit, whatever day it is and whatever reason is given."""
    out, settings = tmp_path / "out", config(folder, accepted=str(tmp_path / "accepted.toml"))
    run(folder, out=out, config=config(folder))
    watch = Watched()
    ends = Judgement("Until the group ends", "J Moss", until=None)
    accept(folder / "3.md", "TPL-10", ends, settings, out)
    file = tmp_path / "accepted.toml"
    file.write_text(file.read_text("utf-8") + "until = 2027-03-31\n", encoding="utf-8")
    run(folder, out=out, config=config(folder, today="2026-11-22"), watch=watch)
    assert watch.fresh == ["3.md"]
    file.write_text(file.read_text("utf-8").replace("Until the group", "Till it"), "utf-8")
    later, over = Watched(), Watched()
    run(folder, out=out, config=config(folder, today="2027-03-31"), watch=later)
    assert later.fresh == []
    assert counted(out) == {"3.md": 1}
    run(folder, out=out, config=config(folder, today="2027-04-01"), watch=over)
    assert over.fresh == ["3.md"]
    assert counted(out) == {}


def test_a_check_says_nothing_of_what_it_cannot_find(folder: Path, tmp_path: Path) -> None:
    """A finding of many plans is neither of no use, nor put right, where one plan is checked."""
    from ehcp_qa.workflows.check import check_file

    baseline = tmp_path / "baseline.json"
    run(folder, out=tmp_path / "out", config=config(folder), write_baseline=baseline)
    settings = config(folder, accepted=str(tmp_path / "accepted.toml"))
    accept(folder / "0.md", "DAT-01", JUDGED, settings, tmp_path / "out")
    checked = check_file(folder / "0.md", config(folder, baseline=str(baseline))).files[0]
    assert any(check.code == "DAT-01" for check in checked.checks)
    assert checked.standing.unused == ()
    assert checked.standing.fixed == ()


@pytest.mark.parametrize("redact", [None, True], ids=["as it is", "redacted"])
def test_a_baseline_of_an_audit_holds_what_comparing_plans_found(
    redact: bool | None, folder: Path, tmp_path: Path
) -> None:
    """With it nothing of that is new, and what is put right is taken out of it."""
    baseline = tmp_path / "baseline.json"
    settings = config(folder, redact=redact)
    drawn = run(folder, out=tmp_path / "one", config=settings, write_baseline=baseline)
    assert drawn.drawn.endswith("6 findings in the baseline, 0 put right and taken out.")
    held = json.loads(baseline.read_text("utf-8"))["plans"]
    assert set(held["0.md"].values()) == {"TPL-10 across plans", "DAT-01 across plans"}
    against = config(folder, redact=redact, baseline=str(baseline), fail_on="advice")
    known = run(folder, out=tmp_path / "two", config=against)
    assert {known for _, _, known in found(tmp_path / "two")} == {True}
    assert known.exit_code == 0
    text = (folder / "0.md").read_text("utf-8")
    (folder / "0.md").write_text(text.replace(OF_ANOTHER, ""), encoding="utf-8")
    later = run(folder, out=tmp_path / "three", config=settings, write_baseline=baseline)
    assert later.drawn.endswith("5 findings in the baseline, 1 put right and taken out.")


def test_two_files_of_one_name_share_a_baseline(tmp_path: Path) -> None:
    """What one of them has is not put right because the other has not got it."""
    folder, baseline = tmp_path / "in", tmp_path / "baseline.json"
    plan(folder, "north/plan.md", "Sam Okoro")
    other = plan(folder, "south/plan.md", "Maya Khan")
    other.write_text(other.read_text("utf-8").replace("regular speech", "some speech"), "utf-8")
    settings = Config(fail_on="warning", select=("PRV",))
    run(folder, out=tmp_path / "one", config=settings, write_baseline=baseline)
    again = run(folder, out=tmp_path / "two", config=settings, write_baseline=baseline)
    assert "0 put right" in again.drawn
    assert "were not taken in" not in again.drawn
    against = Config(fail_on="warning", select=("PRV",), baseline=str(baseline))
    assert run(folder, out=tmp_path / "three", config=against).exit_code == 0


def test_the_commands_take_all_of_it(
    folder: Path, tmp_path: Path, command: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An audit, accept --audit, and the audit again, as somebody types them."""
    monkeypatch.chdir(tmp_path)
    given = ("audit", "in", "-o", "out", "--no-cache", "--jobs", "1", "--select", "TPL-10,DAT-01")
    assert command(*given, "--fail-on", "never", "--write-baseline", "base.json").code == 0
    who = ("--reason", "A group of five", "--by", "J Moss")
    ran = command("accept", "in/0.md", "TPL-10", "--audit", "out", *who)
    assert (ran.code, ran.err) == (0, "")
    assert "--accepted ehcp-qa-accepted.toml makes an audit use it." in ran.out
    more = ("--accepted", "ehcp-qa-accepted.toml", "--baseline", "base.json", "--grow-baseline")
    assert command(*given, *more, "--fail-on", "advice").code == 0
    assert counted(tmp_path / "out") == {"0.md": 1}
