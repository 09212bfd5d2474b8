"""Prints of statements and persons: equal for copies, and never the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehcp_qa.analyse import analyse
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.audit import StatementPrint
from ehcp_qa.readers import read
from ehcp_qa.recognise import recognise
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.across.levelled import alike, levelled
from ehcp_qa.workflows.across.prints import child_print, people_prints, statement_prints

LEXICONS = load_rulebook([packaged_rules()]).lexicons
HERS = (
    "A teaching assistant will sit with Maya for 20 minutes each morning and go through her "
    "timetable with pictures."
)
HIS = (
    "A teaching assistant will sit with Leo for 15 minutes each morning, and go through his "
    "timetable with pictures."
)
ANOTHER = (
    "A teaching assistant will sit with Maya for 20 minutes each morning and read a story of her "
    "choice with pictures."
)
TEMPLATE = (
    "A quiet space for calming down will be kept open in the setting throughout the school day, "
    "with staff close by."
)


def analysed(tmp_path: Path, name: str, *lines: str, section: str = "F") -> AnalysedPlan:
    """Return a small plan for a child of this name, analysed without a language model."""
    said = "\n".join(f"- {line}" for line in lines)
    path = tmp_path / "plan.md"
    path.write_text(f"| Name | {name} |\n|---|---|\n\n## Section {section}\n{said}\n", "utf-8")
    return analyse(recognise(read(path), LEXICONS), LEXICONS, None)


def only(plan: AnalysedPlan) -> StatementPrint:
    """Return the one print of a plan."""
    (found,) = statement_prints(plan)
    return found


def test_a_copy_for_another_child_has_the_same_print(tmp_path: Path) -> None:
    """Names, pronouns, numbers and commas are levelled out."""
    hers = only(analysed(tmp_path, "Maya Khan", HERS))
    his = only(analysed(tmp_path, "Leo Brandt", HIS))
    assert hers.exact == his.exact
    assert hers.personal
    assert hers.place == "Section F, item 1"


def test_another_statement_has_another_print(tmp_path: Path) -> None:
    """A statement that begins alike and says something else is no copy."""
    hers, other = (only(analysed(tmp_path, "Maya Khan", said)) for said in (HERS, ANOTHER))
    assert hers.exact != other.exact
    assert alike(hers.sketch, other.sketch) < 0.7


def test_a_word_changed_is_nearly_the_same() -> None:
    """Sketches nearly agree where one word of many was changed."""
    first = levelled(HERS, frozenset({"maya"}))
    second = levelled(HERS.replace("timetable", "diary"), frozenset({"maya"}))
    assert first.exact != second.exact
    assert alike(first.sketch, second.sketch) >= 0.7


def test_a_sentence_of_the_template_is_not_personal(tmp_path: Path) -> None:
    """Nothing of a child stands in it."""
    assert not only(analysed(tmp_path, "Maya Khan", TEMPLATE)).personal


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Maya will have 20 minutes of reading daily.", id="short"),
        pytest.param(
            "Progress will be reviewed with Maya and her parents at each annual review by the "
            "school and the council.",
            id="standing words on review",
        ),
    ],
)
def test_what_is_alike_by_chance_has_no_print(said: str, tmp_path: Path) -> None:
    """Short statements and those that close every list are not compared."""
    assert statement_prints(analysed(tmp_path, "Maya Khan", said)) == ()


def test_another_child_in_full_is_kept_as_a_print(tmp_path: Path) -> None:
    """The print of a person named is that of the child whose plan it came from."""
    leo = analysed(tmp_path, "Leo Brandt", HIS)
    said = "Leo Brandt finds it hard to wait for his turn."
    found = people_prints(analysed(tmp_path, "Maya Khan", said, section="B"))
    assert [person.name for person in found] == [child_print(leo.plan.child)]
    assert found[0].place == "Section B, item 1"


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Maya Khan finds it hard to wait for her turn.", id="herself"),
        pytest.param("Zara Khan finds it hard to wait for her turn.", id="the same surname"),
        pytest.param("Her friend Leo Brandt sits beside Maya.", id="a friend"),
        pytest.param("Dr Leo Brandt saw Maya in May.", id="a doctor"),
        pytest.param("Leo Brandt, the class teacher, reads with Maya.", id="a teacher"),
        pytest.param("Leo finds it hard to wait for his turn.", id="half a name"),
    ],
)
def test_somebody_who_is_introduced_or_family_is_not_kept(said: str, tmp_path: Path) -> None:
    """Family, friends, staff and first names alone raise no alarm."""
    assert people_prints(analysed(tmp_path, "Maya Khan", said, section="B")) == ()
