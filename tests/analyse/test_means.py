"""What commonly acts on a difficulty, and how statements that want the same stand to one another."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.links import find_thread
from ehcp_qa.analyse.meaning.means import answers, means
from ehcp_qa.analyse.meaning.partners import CROWD, SHARES, shares
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.workflows.evaluate.slices import plan_of


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("SALT runs barrier games on Wednesdays", "speech_therapy"),
        ("A counter to sit at and a footrest", "seating_and_aids"),
        ("Mentor, two hours a week", "mentor"),
    ],
    ids=["method", "thing", "person"],
)
def test_provision_is_known_by_what_it_is_made_of(
    text: str, named: str, lexicons: Lexicons
) -> None:
    """Who gives it, how and with what are means."""
    assert named in means(text, lexicons)


def test_every_answer_is_a_means_and_every_question_a_concept(lexicons: Lexicons) -> None:
    """The lexicon of answers names no group that is not there."""
    groups = lexicons["answers"].groups
    assert set(groups) <= set(lexicons["concepts"].groups)
    assert {each for terms in groups.values() for each in terms} <= set(lexicons["means"].groups)


def test_the_weightiest_concept_says_how_much_a_means_answers(lexicons: Lexicons) -> None:
    """Where two concepts ask for the same means, the greater weight counts."""
    found = answers({"reading": 0.9, "spelling": 0.2}, lexicons)
    assert found["specialist_teaching"] == 0.9


def test_a_partner_that_has_a_better_one_leaves_little() -> None:
    """The row whose best column belongs to another has a smaller share, and pairs with nothing."""
    first, second = (dict(zip(SHARES, row, strict=True)) for row in shares([[0.9], [0.3]]))
    assert first["kept"] > 0.5 > second["kept"]
    assert (first["paired"], second["paired"]) == (0.9, 0.0)
    assert shares([]) == []
    assert len(CROWD) == 9


def test_a_deadline_is_no_hope(lexicons: Lexicons) -> None:
    """An outcome due by a birthday is no step towards a party."""
    item = {
        "id": "x",
        "child": "Ali",
        "aspirations": [{"id": "a1", "text": "Ali wants a birthday party with balloons."}],
        "outcomes": [
            {"id": "o1", "text": "By his fifth birthday Ali will button his coat.", "area": None},
            {"id": "o2", "text": "By July 2028 Ali will invite a guest to tea.", "area": None},
        ],
        "needs": [],
        "provisions": [],
        "links": [],
    }
    links = find_thread(plan_of(item), lexicons).links
    assert "o1" not in {link.target for link in links}
