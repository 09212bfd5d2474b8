"""How a plan speaks: what the rules of language flag beyond their own examples, and leave alone."""

from __future__ import annotations

import pytest
from whole_plans import excerpts, findings

NAMED = "| Name | Maya Khan |\n|---|---|\n"


def plan(section: str, *lines: str) -> str:
    """Return a plan of one section with these bullets."""
    return f"{NAMED}## Section {section}\n" + "\n".join(f"- {line}" for line in lines) + "\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Maya sees the MDT each term.", ["MDT"]),
        ("Maya sees the multi-disciplinary team (MDT) each term. The MDT writes.", []),
        ("Maya sees the MDT (multi-disciplinary team) each term.", []),
        ("Maya has an EHCP and goes to PE on time.", []),
        ("Maya reads. (PR, A)", []),
        ("Maya sees the XQZ team.", ["XQZ"]),
        ("Maya works with DfT and McKay staff.", []),
        ("Maya's OTs agree.", ["OT"]),
        ("Maya has SpLD.", ["SpLD"]),
        ("Maya is in Key Stage II, group IV.", []),
        ("Maya has an X-ray at 2 PM.", []),
        ("MK likes to paint.", []),
    ],
    ids=[
        "unexplained", "words-first", "letters-first", "known-to-all", "source-code", "in-no-list",
        "names", "plural", "small-letters", "roman", "x-ray", "initials",
    ],
)  # fmt: skip
def test_an_acronym_is_found_until_it_is_explained(text: str, found: list[str]) -> None:
    """Brackets either way explain it; names, numbers and source codes are no acronyms."""
    assert excerpts("PCL-01", plan("B", text)) == found


def test_each_acronym_of_a_statement_is_a_finding_with_its_meaning() -> None:
    """Two in one sentence are two, and each offers its own expansion."""
    found = findings("PCL-01", plan("B", "Maya has DLD and SEMH needs."))
    assert [f.excerpt for f in found] == ["DLD", "SEMH"]
    assert "developmental language disorder" in found[0].message
    assert all(f.statement == "B-1" for f in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Maya is lazy in lessons.", ["lazy"]),
        ("Maya had an operation for a lazy eye.", []),
        ("Maya is not lazy.", []),
        ('Maya was told "you are lazy".', []),
        ("Maya worries that she is naughty.", []),
        ("Maya's father suffers from asthma.", []),
        ("Maya suffers from asthma.", ["suffers from"]),
        ("Maya was diagnosed with high-functioning autism.", []),
        ("Maya is a high-functioning girl.", ["high-functioning"]),
        ("Maya kicks off her shoes.", []),
        ("Maya kicks off when she is told no.", ["kicks off"]),
        ("Maya sorts manipulatives by size.", []),
        ("Maya does better than normal children in art.", ["normal children"]),
    ],
    ids=[
        "label", "eye", "denied", "quoted", "reported", "somebody-else", "of-the-child", "diagnosis",
        "no-diagnosis", "shoes", "upset", "equipment", "normal",
    ],
)  # fmt: skip
def test_a_label_is_found_where_the_plan_itself_uses_it(text: str, found: list[str]) -> None:
    """What is quoted, reported, denied, medical or about somebody else is left alone."""
    assert excerpts("PCL-03", plan("B", text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Maya has hypotonia.", ["hypotonia"]),
        ("Maya has low muscle tone (hypotonia).", []),
        ("Maya has hypotonia: her muscles are floppy.", []),
        ("Maya is prone to colds.", []),
    ],
    ids=["bare", "in-brackets", "after-colon", "everyday"],
)
def test_jargon_is_found_until_it_is_explained(text: str, found: list[str]) -> None:
    """An explanation in brackets or after a colon is enough."""
    assert excerpts("PCL-02", plan("B", text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Her brother Tom is in prison.", 1),
        ("Her brother Tom is nine.", 0),
        ("Her brother is in prison.", 0),
        ("Maya, who is in care, sees her brother Tom on Sundays.", 0),
        ("Tom, her cousin, has epilepsy.", 1),
        ("Her friend Leo has a dog.", 0),
        ("Her sister Ella was arrested; the family agreed to this being said.", 0),
    ],
    ids=["private", "age", "unnamed", "about-the-child", "name-first", "nothing-private", "agreed"],
)
def test_another_child_is_found_with_something_private(text: str, found: int) -> None:
    """A name without a private fact is family, and a fact about this child is this child's."""
    assert len(excerpts("PCL-12", plan("D", text))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr Hall will teach Maya chess for 20 minutes a week.", ["Mr Hall"]),
        ("The teaching assistant (Priya Nair) reads with Maya daily.", ["Priya Nair"]),
        ("Maya's mother, Mrs Osei, is sent the list.", []),
        ("Mrs Khan is sent the list.", []),
        ("The mentor uses a scheme designed by Dr Ross Greene.", []),
        ("The teaching assistant reads Rosie Revere with Maya.", []),
    ],
    ids=["title", "post", "mother", "childs-surname", "author", "book"],
)
def test_staff_are_found_by_title_or_beside_a_post(text: str, found: list[str]) -> None:
    """Family, authors and characters in books are no staff."""
    assert excerpts("PCL-11", plan("F", text)) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("The child needs quiet.", "The pupil tires."), ["The child"]),
        (("Maya is a child who needs quiet.",), []),
        (("The child next to Maya changes weekly.",), []),
        (("Children with hearing loss often tire.",), ["Children with hearing loss"]),
        (("Other children with hearing loss are in her class.",), []),
    ],
    ids=["the-child", "named", "another", "children-like-this", "real-classmates"],
)
def test_a_generic_child_is_found_once_for_a_section(
    lines: tuple[str, ...], found: list[str]
) -> None:
    """The first place stands for all, and where the name stands near, nothing is said."""
    assert excerpts("PCL-09", plan("B", *lines)) == found


def test_without_the_childs_name_nothing_is_generic() -> None:
    """A plan that gives no name cannot use it."""
    assert not excerpts("PCL-09", "## Section B\n- The child needs quiet.\n")


def test_a_sections_length_is_counted_in_its_words() -> None:
    """A bloated section is named although the plan has no pages."""
    (found,) = findings("PCL-13", plan("F", *(["word " * 500] * 16)))
    assert (found.section, found.severity) == ("F", "advice")
    assert "8," in found.message


def test_a_section_that_is_hard_on_average_is_one_finding() -> None:
    """Many sentences of long words, none of them too long, make one finding on the section."""
    line = "Multidisciplinary professionals systematically operationalise individualised recommendations."
    found = findings("PCL-08", plan("E", *([line] * 20)))
    assert [f.section for f in found] == ["E"]
    assert "reading age" in found[0].message


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Maya saw domestic violence at home.",), 1),
        (("Maya has never seen domestic violence.",), 0),
        (("Maya has visual neglect on the left.",), 0),
        (("Maya saw domestic violence at home.", "Her mother consented to this record."), 0),
        (("Maya saw domestic violence.", "Maya was neglected."), 1),
    ],
    ids=["told", "denied", "medical", "consent", "once"],
)
def test_harm_is_found_once_without_consent(lines: tuple[str, ...], found: int) -> None:
    """Consent anywhere answers it."""
    assert len(excerpts("PCL-14", plan("D", *lines))) == found


def test_language_advice_is_for_the_thorough_profile() -> None:
    """A quick check is not filled with advice on style."""
    from whole_plans import book

    advice = [r for r in book().rules if r.group == "PCL" and r.severity == "advice"]
    assert advice
    assert {r.profile for r in advice} == {"thorough"}
