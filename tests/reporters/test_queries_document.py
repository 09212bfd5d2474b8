"""The Word document of questions to advisers: what it says, how it is made, and what it withstands."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from any_report import HOSTILE
from handmade import analysed_of, finding, plan_of

from ehcp_qa.model.analysed import ProvisionAnalysis, Slot, Verdict
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Role, SectionId, Words
from ehcp_qa.reporters.queries import queries_document
from ehcp_qa.reporters.queries.asked import Adviser, Letter, Queries, Question, question

THERAPIST = Adviser("the occupational therapist", name="Lena Boateng", dated="2 October 2026")
ASKED = Question("Section F, item 2", "Sam will have regular therapy.", "how often ___")


def provision(text: str) -> ProvisionAnalysis:
    """Return a vague provision with this text."""
    plan = plan_of((SectionId.F, Role.PROVISION, text))
    return analysed_of(plan, [Verdict.VAGUE]).provisions["F-1"]


def document(*letters: Letter, child: str = "Sam Ode") -> docx.document.Document:
    """Return the document of some letters as Word's library reads it."""
    return docx.Document(io.BytesIO(queries_document(Queries(child, letters))))


def lines(*letters: Letter, child: str = "Sam Ode") -> list[str]:
    """Return the paragraphs of the document of some letters."""
    return [paragraph.text for paragraph in document(*letters, child=child).paragraphs]


def test_a_letter_quotes_the_recommendation_with_its_place_and_its_blanks() -> None:
    """The place, the words, the loose words among them and the blanks stand in this order."""
    asked = replace(ASKED, loose=("regular",), beside=("in its row: “as needed”",), lead_in="OT")
    assert lines(Letter(THERAPIST, (asked,)))[:10] == [
        "Questions for the occupational therapist",
        "About: Sam Ode",
        "Your advice: dated 2 October 2026, listed in Section K",
        "Dear Lena Boateng,",
        "We are writing the education, health and care plan of Sam Ode, and we want it to say "
        "exactly what is recommended. This part of the draft leaves something open, and what "
        "belongs there is for you to say, not for us. Please fill in the blanks.",
        "1. Section F, item 2",
        "Under the words: “OT”",
        "“Sam will have regular therapy.”",
        "Words that leave something open: “regular”.",
        "In its row: “as needed”",
    ]
    assert "Please fill in: how often ___" in lines(Letter(THERAPIST, (asked,)))


def test_each_adviser_has_a_page() -> None:
    """Every title and nothing else begins a page, by its style."""
    made = document(Letter(THERAPIST, (ASKED, ASKED)), Letter(Adviser("the setting"), (ASKED,)))
    starts = [p.text for p in made.paragraphs if p.style.paragraph_format.page_break_before]
    assert starts == ["Questions for the occupational therapist", "Questions for the setting"]


def test_only_an_unknown_author_is_said_to_be_unknown() -> None:
    """The note to the plan writer stands in the letter whose adviser could not be told."""
    known = lines(Letter(THERAPIST, (ASKED,)))
    unknown = lines(Letter(Adviser("the author of the advice", known=False), (ASKED,)))
    assert not any("For the plan writer" in line for line in known)
    assert unknown[1].startswith("[For the plan writer")
    assert "Dear colleague," in unknown


def test_what_only_suggests_the_adviser_is_said_to_the_plan_writer() -> None:
    """Where neither a key nor a post tells, a note stands over the recommendation."""
    guessed = replace(ASKED, suggested_by="“sensory circuits”")
    made = lines(Letter(THERAPIST, (guessed, ASKED)))
    (note,) = (line for line in made if line.startswith("[For the plan writer"))
    assert "“sensory circuits” suggests that it was this adviser" in note
    assert made.index(note) == made.index("1. Section F, item 2") + 1


def test_a_plan_without_a_name_gives_none() -> None:
    """Where the plan does not say who it is about, neither does the letter."""
    assert "About: a child or young person" in lines(Letter(THERAPIST, (ASKED,)), child="")


def test_several_findings_on_a_provision_make_one_list_of_blanks() -> None:
    """What is missing comes first, then what is only loosely said; nothing twice."""
    vague = replace(provision("Sam will have regular therapy."), loose=(Slot.WHO, Slot.FREQUENCY))
    asked = question(vague, [finding(), finding(missing=("duration",))])
    assert asked.blanks == "how often ___ · how long ___ · who ___"
    assert asked.loose == ("regular",)


def test_loose_words_that_fill_no_slot_have_a_blank_too() -> None:
    """A finding that names nothing as missing asks what its words mean."""
    asked = question(
        provision("A trained adult will meet Sam."), [finding(excerpt="trained adult", missing=())]
    )
    assert (asked.loose, asked.blanks) == (("trained adult",), "what exactly is meant ___")


def test_blanks_that_a_message_leaves_are_asked_in_its_words() -> None:
    """The message knows the kind of provision; what another finding misses is not asked twice."""
    left = replace(finding(), message="It is vague. Left blank: who ___ · how many hours ___.")
    asked = question(provision("Sam will have regular help."), [finding(), left])
    assert asked.blanks == "who ___ · how many hours ___"
    cut = replace(finding(), message="It is vague. Left blank: who ___ · how many …")
    asked = question(provision("Sam will have regular help."), [cut])
    assert asked.blanks == "how often ___ · how long ___"


def test_a_finding_on_the_whole_provision_points_at_no_words() -> None:
    """Words that are the whole recommendation are not said again; a lead-in is."""
    text = "An hour with the mentor."
    hung = provision(text)
    lead_in = Words("Sam will have:", Span(0, 0, 14))
    hung = replace(hung, statement=replace(hung.statement, lead_in=lead_in))
    asked = question(hung, [finding(excerpt=text, context=text)])
    assert (asked.loose, asked.beside, asked.lead_in) == ((), (), "Sam will have:")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_words_of_a_plan_break_the_document(words: str) -> None:
    """Markup, control characters and direction marks stand as harmless text, or are left out."""
    asked = question(provision(words), [finding(excerpt=words, context=words, where=words)])
    adviser = Adviser(words, name=words, dated=words)
    said = lines(Letter(adviser, (asked,)), child=words)
    assert "Please fill in: how often ___ · how long ___" in said
    assert not set("".join(said)) & set("\x00\x01\x0b\x1b\u202e\u2066\ufffe\uffff\u2028\n\r\t")
    if words == "<script>alert(1)</script>":
        assert f"“{words}”" in said


def test_the_same_questions_make_the_same_bytes_without_a_clock() -> None:
    """The parts bear the first day that a zip can tell, and the document no date."""
    asked = Queries("Sam Ode", (Letter(THERAPIST, (ASKED,)),))
    made = queries_document(asked)
    assert made == queries_document(asked)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"created" not in package.read("docProps/core.xml")
