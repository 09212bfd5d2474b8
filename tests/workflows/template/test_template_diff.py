"""Two versions of a template are compared by what they mean to the plans made from them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from forms import BROKEN, GOOD, broken, compared, good

from ehcp_qa.model.template_diff import Effect

HEADINGS = good("headings", ".md").read_text(encoding="utf-8")
NATIONAL = good("national", ".md").read_text(encoding="utf-8")


def pair(tmp_path: Path, text: str, *edits: tuple[str, str]) -> tuple[Path, Path]:
    """Return a template before and after some edits."""
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(text, encoding="utf-8")
    for before, after in edits:
        assert before in text
        text = text.replace(before, after)
    new.write_text(text, encoding="utf-8")
    return old, new


@pytest.mark.parametrize("name", GOOD)
def test_a_template_that_was_only_saved_again_has_not_changed(name: str, tmp_path: Path) -> None:
    """Other bytes, packed in another order, and no change."""
    saved = tmp_path / "saved.docx"
    with zipfile.ZipFile(good(name)) as old, zipfile.ZipFile(saved, "w") as new:
        for member in reversed(old.namelist()):
            new.writestr(member, old.read(member))
    assert saved.read_bytes() != good(name).read_bytes()
    assert compared(good(name), saved).changes == ()


@pytest.mark.parametrize("name", GOOD)
def test_the_same_template_in_another_format_has_not_changed(name: str) -> None:
    """Structure is compared by meaning, so Markdown and Word come to the same."""
    assert compared(good(name), good(name, ".md")).changes == ()


@pytest.mark.parametrize("entry", BROKEN, ids=lambda entry: entry["name"])
def test_each_fault_is_graded_and_named(entry: dict[str, str]) -> None:
    """The worst change is the one that was made, and says which rule finds it."""
    diff = compared(good(entry["of"]), broken(entry["name"]))
    worst = diff.changes[0]
    assert worst.effect.name.lower() == entry["effect"]
    assert entry["finds"]["code"] in worst.codes
    assert [c.effect for c in diff.changes].count(worst.effect) == 1
    assert diff.exit_code == int(entry["effect"] == "breaks")


@pytest.mark.parametrize("entry", BROKEN, ids=lambda entry: entry["name"])
def test_what_was_mended_improves(entry: dict[str, str]) -> None:
    """The same edit the other way round breaks nothing and weakens nothing."""
    diff = compared(broken(entry["name"]), good(entry["of"]))
    effects = {change.effect for change in diff.changes}
    assert Effect.IMPROVES in effects
    assert not effects & {Effect.BREAKS, Effect.WEAKENS}


@pytest.mark.parametrize(
    ("edits", "effect", "what", "said"),
    [
        pytest.param(
            [("## Section E: Outcomes", "## Section E: Outcomes sought")],
            Effect.NEUTRAL, "heading", "Section E is named otherwise.", id="heading-renamed",
        ),
        pytest.param(
            [("## Section D: Social care needs", "## Section D: Health care needs")],
            Effect.WEAKENS, "heading", "Section D is named otherwise.", id="heading-mistitled",
        ),
        pytest.param(
            [("[Number each need, and begin each area with what is going well.](guidance)",
              "Number each need, and begin each area with what is going well.")],
            Effect.WEAKENS, "fixed wording", "What was guidance is fixed wording now.",
            id="guidance-unmarked",
        ),
        pytest.param(
            [("[Number each need, and begin", "[Give a number to each need, and begin")],
            Effect.NEUTRAL, "guidance", "The guidance in Section B is worded otherwise.",
            id="guidance-reworded",
        ),
        pytest.param(
            [("| Home address | [Address](control:Home address) |\n", "")],
            Effect.NEUTRAL, "label", "The label in the front page has gone.", id="label-gone",
        ),
        pytest.param(
            [("| Date of birth | [Date of birth](control:Date of birth) |\n", "")],
            Effect.WEAKENS, "label", "The label in the front page has gone.", id="identity-gone",
        ),
        pytest.param(
            [("## Sign-off", "These are the decisions of the council.\n\n## Sign-off")],
            Effect.NEUTRAL, "fixed wording", "There is new fixed wording in Section K.",
            id="wording-added",
        ),
    ],
)  # fmt: skip
def test_a_change_is_seen_as_what_it_is(
    edits: list[tuple[str, str]], effect: Effect, what: str, said: str, tmp_path: Path
) -> None:
    """Renamed, reworded, unmarked or gone, each with its effect."""
    changes = compared(*pair(tmp_path, HEADINGS, *edits)).changes
    assert (effect, what, said) in [(c.effect, c.what, c.said) for c in changes]
    assert changes[0].effect is effect


def test_a_section_that_moved_is_neutral(tmp_path: Path) -> None:
    """The Code lets sections stand in any order, and what stands in them moves with them."""
    start, end = HEADINGS.index("## Section E:"), HEADINGS.index("## Section F:")
    moved = HEADINGS[start:end]
    text = HEADINGS.replace(moved, "").replace("## Section B:", f"{moved}## Section B:")
    old, new = pair(tmp_path, HEADINGS)
    new.write_text(text, encoding="utf-8")
    (change,) = compared(old, new).changes
    assert (change.effect, change.what) == (Effect.NEUTRAL, "order")
    assert "Section E moved" in change.said


def test_more_rows_for_the_same_are_no_change(tmp_path: Path) -> None:
    """A fourth row of needs asks for nothing that three did not ask for."""
    row = next(line for line in NATIONAL.splitlines() if line.startswith("| [Need 3](control:Cogn"))
    fourth = row.replace("eed 3", "eed 4").replace("provision 3", "provision 4")
    assert compared(*pair(tmp_path, NATIONAL, (row, f"{row}\n{fourth}"))).changes == ()


@pytest.mark.parametrize(
    ("gate", "code"), [(Effect.BREAKS, 0), (Effect.WEAKENS, 1), (None, 0)], ids=str
)
def test_the_gate_decides_what_stops_a_pipeline(gate: Effect | None, code: int) -> None:
    """A change that weakens stops only who asked for that."""
    assert compared(good("headings"), broken("nil-chosen-beforehand"), gate).exit_code == code


def test_a_file_that_cannot_be_read_ends_with_2(tmp_path: Path) -> None:
    """And nothing is said of changes."""
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    diff = compared(good("national"), empty)
    assert (diff.exit_code, diff.comparable, diff.changes) == (2, False, ())


def test_columns_in_another_order_are_no_change(tmp_path: Path) -> None:
    """Each still asks for what it asked for."""
    old, new = pair(tmp_path, HEADINGS)
    swapped = [
        "|".join([*cells[:2], cells[3], cells[2], *cells[4:]])
        if len(cells := line.split("|")) == 9 and not line.startswith("|---")
        else line
        for line in HEADINGS.splitlines()
    ]
    new.write_text("\n".join(swapped), encoding="utf-8")
    assert new.read_text(encoding="utf-8") != HEADINGS
    assert compared(old, new).changes == ()


def test_an_undivided_h_is_one_cause(tmp_path: Path) -> None:
    """The two labels that went explain what the rule finds, so it is not said a third time."""
    old, new = pair(tmp_path, HEADINGS)
    start, end = HEADINGS.index("## Section H1:"), HEADINGS.index("## Section I:")
    undivided = "## Section H: Social care provision\n\n[Provision](control:Section H)\n\n"
    new.write_text(HEADINGS[:start] + undivided + HEADINGS[end:], encoding="utf-8")
    worst = [c for c in compared(old, new).changes if c.effect is Effect.BREAKS]
    assert [change.section for change in worst] == ["H1", "H2"]
    assert "FGH-04" in worst[0].codes


def test_what_is_no_longer_asked_for_is_said_at_once(tmp_path: Path) -> None:
    """One change for a section whose tables became one box, naming all that went."""
    old, new = pair(tmp_path, HEADINGS)
    start = HEADINGS.index("### Communication", HEADINGS.index("## Section F:"))
    end = HEADINGS.index("## Section G:")
    new.write_text(f"{HEADINGS[:start]}[Provision](control:F)\n\n{HEADINGS[end:]}", "utf-8")
    asked = [c for c in compared(old, new).changes if "no longer asks for" in c.said]
    assert [change.section for change in asked] == ["F"]
    assert "who, how often, how long, group size" in asked[0].said
    assert set(asked[0].codes) == {"TPL-15", "TPL-17"}


def test_an_area_that_was_dropped_takes_its_places_along(tmp_path: Path) -> None:
    """Provision is asked for in three places where it was in four."""
    start = NATIONAL.index("| Special Educational Needs and Provision (B-F-E)<br>Sensory")
    end = NATIONAL.index("## Sections C")
    old, new = pair(tmp_path, NATIONAL)
    new.write_text(NATIONAL[:start] + NATIONAL[end:], encoding="utf-8")
    said = [c.said for c in compared(old, new).changes if c.effect is Effect.WEAKENS]
    assert "Section F is written in 3 places, and was in 4." in said


def test_a_sign_off_that_moved_is_neutral(tmp_path: Path) -> None:
    """It is no part of Section K, under whose heading it stood."""
    start = HEADINGS.index("## Sign-off")
    table = HEADINGS[start:].partition("\n\n")[2]
    front = HEADINGS[:start].replace("## Section A:", f"{table}\n\n## Section A:")
    old, new = pair(tmp_path, HEADINGS)
    new.write_text(front, encoding="utf-8")
    assert {change.effect for change in compared(old, new).changes} == {Effect.NEUTRAL}


def test_a_word_template_is_read_as_a_document_is(tmp_path: Path) -> None:
    """Saved as .dotx, which differs by the type that it says it is."""
    saved = tmp_path / "plan.dotx"
    with zipfile.ZipFile(good("national")) as old, zipfile.ZipFile(saved, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            if member == "[Content_Types].xml":
                assert b"document.main+xml" in data
                data = data.replace(b"document.main+xml", b"template.main+xml")
            new.writestr(member, data)
    assert compared(good("national"), saved).changes == ()
