"""``ehcp-qa compare``: two drafts of one plan, from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import ehcp_qa
from ehcp_qa.cli.compare import FORMATS as OFFERED
from ehcp_qa.workflows.compare import FORMATS

Command = Callable[..., Any]
SCHEMA = Path(ehcp_qa.__file__).parent / "schemas" / "compare.schema.json"
THERAPY = (
    "A speech and language therapist will practise asking questions with Sam, one to one, for 45 "
    "minutes once a week in term time."
)
READING = "A teacher will read with Sam, one to one, for 30 minutes every Monday in the library."
DEFENDERS = "Ear defenders, bought by the council, are kept by Sam at all times."
NEED = "Sam has difficulty speaking to people whom he does not know."
NOISE = "Sam is over-sensitive to noise and covers his ears in the hall."
OUTCOME = "By July 2027 Sam will ask a librarian a question, three times out of four."
PLAN = f"""
# Education, Health and Care plan

## Section B: Special educational needs

- {NEED}
- {NOISE}

## Section E: Outcomes

- {OUTCOME}

## Section F: Special educational provision

- {THERAPY}
- {READING}
- {DEFENDERS}

## Section G: Health provision

- A nurse will check Sam's hearing aids for ten minutes on the first school day of each month.
"""
WEAKER = (
    "A teaching assistant will practise asking questions with Sam, one to one, once a week in "
    "term time."
)


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A first draft in the current folder; the second is written by ``changed``."""
    monkeypatch.chdir(tmp_path)
    Path("one.md").write_text(PLAN, encoding="utf-8")
    return tmp_path


def changed(command: Command, *swaps: tuple[str, str], options: tuple[str, ...] = ()) -> Any:
    """Return what comparing the first draft with itself, these words swapped, gives."""
    text = PLAN
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    Path("two.md").write_text(text, encoding="utf-8")
    return command("compare", "one.md", "two.md", *options)


def data(command: Command, *swaps: tuple[str, str]) -> dict[str, Any]:
    """Return the JSON of a comparison, which keeps to its schema."""
    ran = changed(command, *swaps, options=("--format", "json"))
    found: dict[str, Any] = json.loads(ran.out)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    assert ran.code == found["exit_code"]
    return found


def slots(found: dict[str, Any], kind: str) -> dict[str, tuple[str, str | None, str | None]]:
    """Return the slots changed in the one provision of a kind of change."""
    (change,) = found["provision"][kind]
    return {s["slot"]: (s["turn"], s["before"], s["after"]) for s in change["slots"]}


def test_a_draft_compared_with_itself_has_changed_in_nothing(
    command: Command, drafts: Path
) -> None:
    """No statement is listed, every finding remains, and the gate lets it through."""
    found = data(command)
    assert (found["exit_code"], found["notes"]) == (0, [])
    assert found["findings"]["new"] == found["findings"]["fixed"] == []
    for part in ("provision", "needs", "outcomes"):
        assert not any(found[part].values())


def test_a_provision_is_weakened_slot_by_slot(command: Command, drafts: Path) -> None:
    """Who gives it is said otherwise, and its length has gone."""
    said = slots(data(command, (THERAPY, WEAKER)), "weakened")
    assert said["who"] == ("other", "A speech and language therapist", "A teaching assistant")
    assert said["duration"] == ("lost", "45 minutes", None)
    assert not {"frequency", "group"} & set(said)


@pytest.mark.parametrize(
    ("old", "new", "kind", "slot", "turn"),
    [
        ("for 45 minutes", "for 30 minutes", "weakened", "duration", "less"),
        ("once a week in", "once a fortnight in", "weakened", "frequency", "less"),
        ("Sam, one to one, for 45", "Sam, in a group of six, for 45", "weakened", "group", "less"),
        ("for 45 minutes", "for up to 45 minutes", "weakened", "duration", "looser"),
        ("for 45 minutes", "for 60 minutes", "strengthened", "duration", "more"),
        (
            "A speech and language therapist",
            "An occupational therapist",
            "changed",
            "who",
            "other",
        ),
    ],
    ids=["shorter", "rarer", "shared by more", "a ceiling", "longer", "somebody else"],
)
def test_what_became_of_a_slot_is_told(
    command: Command, drafts: Path, old: str, new: str, kind: str, slot: str, turn: str
) -> None:
    """Less, looser and more are told apart; other words are left to a person."""
    assert slots(data(command, (old, new)), kind)[slot][0] == turn


def test_words_that_soften_a_provision_are_named(command: Command, drafts: Path) -> None:
    """Every slot may stand and the promise be emptied all the same."""
    found = data(command, ("will read with Sam,", "will, where possible, read with Sam,"))
    (change,) = found["provision"]["weakened"]
    assert change["softened_by"] == ["where possible"]


def test_another_printing_of_the_same_amounts_is_no_change(command: Command, drafts: Path) -> None:
    """The order of statements, case and an amount in other words take nothing away."""
    found = data(
        command,
        (f"- {THERAPY}\n- {READING}", f"- {READING}\n- {THERAPY}"),
        ("for 30 minutes every", "for half an hour every"),
    )
    assert not any(found["provision"].values())


def test_what_has_gone_is_listed(command: Command, drafts: Path) -> None:
    """A provision and a need that the second draft no longer has."""
    found = data(command, (f"- {DEFENDERS}\n", ""), (f"- {NOISE}\n", ""))
    assert [s["text"] for s in found["provision"]["removed"]] == [DEFENDERS]
    assert [s["text"] for s in found["needs"]["dropped"]] == [NOISE]
    assert found["provision"]["weakened"] == []


def test_a_provision_in_another_section_has_moved(command: Command, drafts: Path) -> None:
    """It was not removed and added: but it stands under another duty now, which is said."""
    found = data(
        command,
        (f"- {THERAPY}\n", ""),
        ("## Section G: Health provision\n\n", f"## Section G: Health provision\n\n- {THERAPY}\n"),
    )
    (move,) = found["provision"]["moved"]
    assert (move["before"]["section"], move["after"]["section"]) == ("F", "G")
    assert found["provision"]["removed"] == found["provision"]["added"] == []


def test_an_outcome_worded_otherwise_says_which_facet_it_lost(
    command: Command, drafts: Path
) -> None:
    """The date was taken out, so it is no longer time-bound."""
    found = data(command, ("By July 2027 Sam will ask", "Sam will ask"))
    (change,) = found["outcomes"]["changed"]
    assert change["facets_lost"] == ["timebound"]
    assert found["outcomes"]["dropped"] == []


@pytest.mark.parametrize(("gate", "code"), [("warning", 1), ("error", 0), ("never", 0)], ids=str)
def test_only_new_findings_are_gated(command: Command, drafts: Path, gate: str, code: int) -> None:
    """A session that lost its length is a new warning."""
    only = ("--select", "PRV", "--fail-on", gate)
    assert changed(command, (THERAPY, WEAKER), options=only).code == code
    again = command("compare", "two.md", "two.md", *only)
    assert again.code == 0


def test_findings_put_right_are_fixed(command: Command, drafts: Path) -> None:
    """Comparing backwards turns new findings into fixed ones."""
    there = data(command, (THERAPY, WEAKER))["findings"]
    back = json.loads(command("compare", "two.md", "one.md", "--format", "json").out)["findings"]
    new = [f["fingerprint"] for f in there["new"]]
    assert new
    assert [f["fingerprint"] for f in back["fixed"]] == new


def test_a_section_that_has_gone_is_noted(command: Command, drafts: Path) -> None:
    """All its provision counts as removed, and why is said."""
    end = PLAN[PLAN.index("## Section G") :]
    found = data(command, (end, ""))
    assert any("Section G is not found in the second file" in note for note in found["notes"])


def test_a_finding_whose_rule_did_not_run_again_is_noted(command: Command, drafts: Path) -> None:
    """It counts as fixed, but nobody put it right."""
    vague = PLAN.replace(OUTCOME, "Sam will be better at asking questions.")
    Path("one.md").write_text(vague, encoding="utf-8")
    end = PLAN[PLAN.index("## Section E") : PLAN.index("## Section F")]
    found = data(command, (end, ""))
    assert any(f["code"].startswith("OUT-") for f in found["findings"]["fixed"])
    assert any("OUT-" in note and "count as fixed" in note for note in found["notes"])


def test_files_named_alike_are_told_apart_by_their_folders(command: Command, drafts: Path) -> None:
    """Drafts often keep their name from folder to folder."""
    for folder in ("first", "second"):
        Path(folder).mkdir()
        Path(folder, "sam.md").write_text(PLAN, encoding="utf-8")
    out = command("compare", "first/sam.md", "second/sam.md", "-q").out
    assert out.startswith("first/sam.md → second/sam.md: ")


def test_a_score_under_the_one_asked_for_stops_the_new_draft(
    command: Command, drafts: Path
) -> None:
    """The same plan twice has no new finding, and may still score too little."""
    ran = changed(command, options=("--min-score", "100"))
    said = " ".join(ran.out.split())
    assert (ran.code, "overall score of the new draft under 100" in said) == (1, True)


@pytest.mark.parametrize("form", ["console", "markdown"])
def test_people_read_the_same_changes(command: Command, drafts: Path, form: str) -> None:
    """The terminal and the Markdown report say the slots before and after."""
    swaps = ((THERAPY, WEAKER), (f"- {DEFENDERS}\n", ""))
    out = " ".join(changed(command, *swaps, options=("--format", form)).out.split())
    assert "Provision: 1 removed, 1 weakened" in out
    assert "who: A speech and language therapist → A teaching assistant" in out
    assert "how long: 45 minutes → nothing found" in out
    assert "Exit code" in out


def test_quiet_is_one_line(command: Command, drafts: Path) -> None:
    """For programs that read by lines."""
    out = changed(command, (THERAPY, WEAKER), options=("--quiet",)).out
    assert out.count("\n") == 1
    assert out.startswith("one.md → two.md: Findings: ")


def test_a_plan_that_cannot_be_read_is_named(command: Command, drafts: Path) -> None:
    """One sentence on standard error, and exit code 2."""
    ran = command("compare", "one.md", "three.md")
    assert (ran.code, ran.out) == (2, "")
    assert "three.md" in ran.err


def test_a_form_that_is_not_there_is_refused(command: Command, drafts: Path) -> None:
    """What is offered is said; and it is what there is."""
    ran = changed(command, options=("--format", "sarif"))
    assert (ran.code, "console, json, markdown, html" in ran.err) == (2, True)
    assert OFFERED == FORMATS


@pytest.mark.parametrize("form", ["console", "markdown", "html"])
def test_words_of_a_plan_do_no_harm(command: Command, drafts: Path, form: str) -> None:
    """They are untrusted: nothing turns text round, and Markdown shows no tag."""
    nasty = "Ear defenders \u202e<script>alert(1)</script> @council"
    Path("one.md").write_text(PLAN.replace("Ear defenders", nasty), encoding="utf-8")
    out = changed(command, (f"- {DEFENDERS}\n", ""), options=("--format", form)).out
    assert "1 removed" in " ".join(out.split())
    assert "\u202e" not in out
    if form != "console":
        assert "<script>" not in out
    if form == "markdown":
        assert "\\@council" in out
