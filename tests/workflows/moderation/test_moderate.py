"""Sheets read back: agreement among people and with the machine, and what is wrong with a sheet."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from judged import GOOD, POOR, audit_of, decoded, sheet_of

import ehcp_qa
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.moderation import MACHINE
from ehcp_qa.reporters.moderation.sheet import SHEET
from ehcp_qa.workflows.moderation.moderate import moderate
from ehcp_qa.workflows.moderation.render import render_moderation

MACHINE_GRADES = {f"{name}.docx": (GOOD, POOR) for name in "abcd"}
# Anna and Ben give three plans of four the same grade, each of two grades about as often.
ANNA = {"a.docx": (GOOD, GOOD), "b.docx": (GOOD, ""), "c.docx": (POOR, ""), "d.docx": (POOR, "")}
BEN = {"a.docx": (GOOD, GOOD), "b.docx": (GOOD, ""), "c.docx": (POOR, ""), "d.docx": (GOOD, "")}
CY = dict.fromkeys(ANNA, ("inadequate", ""))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An audit of four plans, all graded good by the machine."""
    return audit_of(tmp_path / "audit", MACHINE_GRADES)


def test_two_people_agree_as_far_as_cohen_says(out: Path, tmp_path: Path) -> None:
    """Three of four alike: 0.75 seen and 0.5 by chance make a kappa of a half."""
    sheets = [
        sheet_of(tmp_path / "a.xlsx", "Anna", ANNA),
        sheet_of(tmp_path / "b.xlsx", "Ben", BEN),
    ]
    found = moderate(out, sheets)
    overall, provision = found.people
    assert (overall.part, overall.between, overall.measure) == ("overall", ("Anna", "Ben"), "cohen")
    assert (overall.plans, overall.same, overall.kappa) == (4, 3, 0.5)
    assert overall.low is not None
    assert overall.low < 0.5
    assert (provision.plans, provision.same, provision.kappa) == (1, 1, None)


def test_a_step_apart_counts_less_than_three(out: Path, tmp_path: Path) -> None:
    """Grades have an order, and so has the weight of a disagreement."""
    near = {name: (POOR if name == "d.docx" else g, "") for name, (g, _) in BEN.items()}
    far = {**near, "a.docx": ("inadequate", "")}
    near["a.docx"] = ("outstanding", "")
    kappas = []
    for at, other in enumerate((near, far)):
        sheets = [
            sheet_of(tmp_path / f"a{at}.xlsx", "Anna", ANNA),
            sheet_of(tmp_path / f"b{at}.xlsx", "Ben", other),
        ]
        kappas.append(moderate(out, sheets).people[0].kappa)
    assert kappas[0] is not None
    assert kappas[1] is not None
    assert kappas[0] > kappas[1]


def test_three_people_have_one_figure_and_one_for_each_pair(out: Path, tmp_path: Path) -> None:
    """Fleiss' kappa over the plans that all three judged, then the pairs."""
    sheets = [
        sheet_of(tmp_path / f"{who}.xlsx", who, grades)
        for who, grades in (("Anna", ANNA), ("Ben", BEN), ("Cy", CY))
    ]
    overall = [a for a in moderate(out, sheets).people if a.part == "overall"]
    assert [a.measure for a in overall] == ["fleiss", "cohen", "cohen", "cohen"]
    assert overall[0].between == ("Anna", "Ben", "Cy")
    # Of 12 grades 5 are good, 3 lower, 4 lowest; 3 of the 4 plans have one pair of 3 alike.
    assert overall[0].kappa == pytest.approx((0.25 - 50 / 144) / (1 - 50 / 144), abs=0.001)
    assert (overall[0].plans, overall[0].same) == (4, 0)


def test_everybody_is_measured_against_the_machine(out: Path, tmp_path: Path) -> None:
    """Where the machine gives one grade only, kappa tells what it is: no more than chance."""
    found = moderate(out, [sheet_of(tmp_path / "a.xlsx", "Anna", ANNA)])
    assert found.people == ()
    overall, provision = found.machine
    assert overall.between == ("Anna", MACHINE)
    assert (overall.plans, overall.same, overall.kappa) == (4, 2, 0.0)
    assert (provision.plans, provision.same) == (1, 0)


def test_disagreements_are_listed_the_furthest_apart_first(out: Path, tmp_path: Path) -> None:
    """Each with who gave which grade, the machine last."""
    sheets = [sheet_of(tmp_path / "a.xlsx", "Anna", ANNA), sheet_of(tmp_path / "c.xlsx", "Cy", CY)]
    found = moderate(out, sheets).disagreements
    assert [d.steps for d in found] == sorted((d.steps for d in found), reverse=True)
    assert found[0].grades == (("Anna", GOOD), ("Cy", "inadequate"), (MACHINE, GOOD))
    assert len([d for d in found if d.part == "overall"]) == 4


def test_grades_are_taken_however_they_are_written(out: Path, tmp_path: Path) -> None:
    """Capitals and spaces do not matter."""
    said = dict.fromkeys(ANNA, (" Requires  Improvement ", ""))
    found = moderate(out, [sheet_of(tmp_path / "a.xlsx", "Anna", said)])
    assert found.disagreements[0].grades[0] == ("Anna", POOR)


def spoiled(change: Callable[[Any], None]) -> Callable[[Path], Path]:
    """Return what makes a sheet of Anna's and then changes it."""

    def make(folder: Path) -> Path:
        file = sheet_of(folder / "bad.xlsx", "Anna", ANNA)
        book = openpyxl.load_workbook(file)
        change(book)
        book.save(file)
        return file

    return make


def _written(data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / "bad.xlsx").write_bytes(data)
        return folder / "bad.xlsx"

    return make


def _bomb(folder: Path) -> Path:
    """Write a small file that unpacks to far more than any sheet."""
    with zipfile.ZipFile(folder / "bad.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", b" " * 60_000_000)
    return folder / "bad.xlsx"


def _no_sheet(book: Any) -> None:
    book[SHEET].title = "Other"


BAD = [
    pytest.param(lambda folder: folder / "bad.xlsx", "there is no such file", id="missing"),
    pytest.param(_written(b"no workbook"), "it is no Excel workbook", id="not a workbook"),
    pytest.param(_written(b"PK\x03\x04 cut"), "it is no Excel workbook", id="damaged"),
    pytest.param(_bomb, "it is far too large", id="too large"),
    pytest.param(spoiled(_no_sheet), "it has no sheet called “Moderation”", id="no sheet"),
    pytest.param(
        spoiled(lambda b: b[SHEET].__setitem__("B1", None)), "no name stands beside", id="no name"
    ),
    pytest.param(
        spoiled(lambda b: b[SHEET].__setitem__("B1", "EHCP-QA")), "as the machine is", id="machine"
    ),
    pytest.param(
        spoiled(lambda b: b[SHEET].__setitem__("C4", "Total")),
        "no column called “Overall”",
        id="titles",
    ),
    pytest.param(
        spoiled(lambda b: b[SHEET].__setitem__("C5", "fine")),
        "“fine” (Overall of a.docx, row 5) is none of",
        id="not a grade",
    ),
    pytest.param(
        spoiled(lambda b: b[SHEET].__setitem__("A6", "a.docx")), "lists a.docx twice", id="twice"
    ),
    pytest.param(
        spoiled(lambda b: b[SHEET].__setitem__("A5", "z.docx")),
        "z.docx is not in this audit",
        id="other",
    ),
    pytest.param(
        lambda folder: sheet_of(folder / "bad.xlsx", "Anna", ANNA, digits="f" * 64),
        "a.docx has changed since",
        id="changed",
    ),
    pytest.param(
        lambda folder: sheet_of(folder / "bad.xlsx", "Dee", dict.fromkeys(ANNA, ("", ""))),
        "nobody has chosen a grade",
        id="empty",
    ),
    pytest.param(
        lambda folder: sheet_of(folder / "bad.xlsx", "ben", ANNA),
        "it is ben's, as good.xlsx is",
        id="same",
    ),
]


@pytest.mark.parametrize(("make", "said"), BAD)
def test_a_bad_sheet_is_told_in_a_sentence_and_stops_no_other(
    make: Callable[[Path], Path], said: str, out: Path, tmp_path: Path
) -> None:
    """What is wrong and where; the good one is still read."""
    good = sheet_of(tmp_path / "good.xlsx", "Ben", BEN)
    found = moderate(out, [good, make(tmp_path)])
    assert found.auditors == ("Ben",)
    (problem,) = found.problems
    assert problem.startswith("bad.xlsx: ")
    assert said in problem
    assert problem.endswith(".")


def test_without_any_good_sheet_there_is_nothing_to_say(out: Path, tmp_path: Path) -> None:
    """The reasons are the message."""
    with pytest.raises(InvalidConfig, match="there is no such file"):
        moderate(out, [tmp_path / "lost.xlsx"])


def test_a_folder_without_an_audit_is_refused(tmp_path: Path) -> None:
    """One clear sentence."""
    with pytest.raises(InvalidConfig, match="there is no audit in this folder"):
        moderate(tmp_path, [sheet_of(tmp_path / "a.xlsx", "Anna", ANNA)])


def test_every_form_says_the_same(out: Path, tmp_path: Path) -> None:
    """The terminal, Markdown, JSON and a workbook: figures, words, cautions, disagreements."""
    sheets = [
        sheet_of(tmp_path / "a.xlsx", "Anna", ANNA),
        sheet_of(tmp_path / "b.xlsx", "Ben", BEN),
    ]
    found = moderate(out, sheets)
    for form in ("console", "markdown"):
        text = str(render_moderation(found, form))
        for words in ("2 people judged 4 plans", "0.50 (", "moderate", "3 of 4", "d.docx"):
            assert words in text, (form, words)
        assert "Below 30 they are a hint" in text
    data: Any = decoded(str(render_moderation(found, "json")))
    assert data["between_people"][0]["kappa"] == 0.5
    assert data["between_people"][0]["strength"] == "moderate"
    assert data["between_people"][1]["strength"].startswith("cannot be told")
    assert data["disagreements"][0]["grades"]["ehcp-qa"] == GOOD
    (tmp_path / "made.xlsx").write_bytes(bytes(render_moderation(found, "xlsx")))  # type: ignore[arg-type]
    book = openpyxl.load_workbook(tmp_path / "made.xlsx", data_only=True)
    assert [cell.value for cell in book["Agreement"][3]][3] == 0.5
    assert book["Disagreements"].max_row - 2 == len(found.disagreements)


def test_the_json_is_as_its_schema_says(out: Path, tmp_path: Path) -> None:
    """With three people, with a kappa that cannot be told, and with a bad sheet."""
    sheets = [
        sheet_of(tmp_path / f"{who}.xlsx", who, grades)
        for who, grades in (("Anna", ANNA), ("Ben", BEN), ("Cy", CY))
    ]
    text = render_moderation(moderate(out, [*sheets, tmp_path / "lost.xlsx"]), "json")
    schema = Path(ehcp_qa.__file__).parent / "schemas" / "moderate.schema.json"
    jsonschema.validate(decoded(str(text)), decoded(schema.read_text("utf-8")))


def test_names_and_paths_stay_text(tmp_path: Path) -> None:
    """A name that looks like markup or a formula is shown as it was typed."""
    name = "=a|b*.docx"
    out = audit_of(tmp_path / "audit", {name: (GOOD, GOOD)})
    sheet = sheet_of(tmp_path / "a.xlsx", "<b>|Anna*", {name: (POOR, "")})
    found = moderate(out, [sheet])
    assert found.problems == ()
    assert found.disagreements[0].path == name
    text = str(render_moderation(found, "markdown"))
    assert "\\<b\\>\\|Anna\\*" in text


def test_the_command_writes_and_says_what_is_wrong(
    out: Path, tmp_path: Path, command: Callable[..., Any]
) -> None:
    """The result on standard output, bad sheets on standard error with exit code 2."""
    good = sheet_of(tmp_path / "a.xlsx", "Anna", ANNA)
    ran = command("moderate", out, good)
    assert (ran.code, ran.err) == (0, "")
    assert "With one auditor nothing tells" in ran.out
    ran = command("moderate", out, good, tmp_path / "lost.xlsx")
    assert (ran.code, ran.err) == (2, "ehcp-qa: lost.xlsx: there is no such file.\n")
    assert command("moderate", out, good, "--format", "xlsx").code == 2
    assert command("moderate", out, good, "-f", "json", "-o", tmp_path / "m.json").code == 0
    assert (tmp_path / "m.json").exists()
