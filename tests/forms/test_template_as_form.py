"""A document read as a form: what stays, what is filled in, what is asked for, and where."""

from __future__ import annotations

from functools import cache

import pytest

from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.template import Ask, FormPlace, PartKind, Template
from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.rulebook.book import RuleBook
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.template_check import analysed_template


@cache
def book() -> RuleBook:
    """Return the packaged rules."""
    return load_rulebook([packaged_rules()])


def form(text: str) -> Template:
    """Return Markdown read as a template."""
    found = analysed_template(read_text(text), book()).template
    assert found is not None
    return found


def fixed(text: str) -> list[str]:
    """Return the statements that would stand in every plan."""
    return [s.text.strip() for s in analysed_template(read_text(text), book()).plan.statements()]


def place(template: Template, section: SectionId) -> FormPlace:
    """Return the only place where a section is written."""
    (found,) = template.places_of(section)
    return found


@pytest.mark.parametrize(
    "blank",
    [
        "[Name]", "{{ name }}", "«Name»", "<<NAME>>", "<insert name>", "XXXX", "DD/MM/YYYY",
        "[Enter the name](control:Name)", "[Choose an item.](choice:Name; A; B)",
        "Click or tap here to enter text.",
    ],
)  # fmt: skip
def test_a_blank_is_a_prompt_however_it_is_written(blank: str) -> None:
    """Whatever would be an error if it were left in a plan."""
    (part,) = form(f"## Section B: Special educational needs\n\n{blank}\n").parts[1:]
    assert part.kind is PartKind.PROMPT


def test_words_that_only_look_like_blanks_stay() -> None:
    """A broken reference is nobody's to fill in, and he/she is a slip of wording."""
    for words in ("Error! Reference source not found.", "What he/she likes"):
        kinds = [part.kind for part in form(f"## Section A: Views\n\n{words}\n").parts[1:]]
        assert PartKind.PROMPT not in kinds


def test_each_part_is_what_it_is_to_a_writer() -> None:
    """Heading, guidance, column, prompt, label, what a list shows, and what stays."""
    text = """
| Name: | {{name}} |
|---|---|

## Section F: Special educational provision
[Say how often.](guidance)

### Reading

| Provision | By whom |
|---|---|
| {{provision}} | [None](choice:Who; None; Teacher) |

Decided by the council.
"""
    assert [(part.kind.value, part.words.text) for part in form(text).parts] == [
        ("label", "Name:"),
        ("prompt", "{{name}}"),
        ("heading", "Section F: Special educational provision"),
        ("guidance", "Say how often."),
        ("sub-heading", "Reading"),
        ("column", "Provision"),
        ("column", "By whom"),
        ("prompt", "{{provision}}"),
        ("choice", "None"),
        ("fixed wording", "Decided by the council."),
    ]


@pytest.mark.parametrize(
    ("body", "asks"),
    [
        ("| Provision | By whom |\n|---|---|\n| | |", {Ask.WHAT, Ask.WHO}),
        ("[How often, and for how long](guidance)", {Ask.OFTEN, Ask.LONG}),
        ("[Group size](control:F)", {Ask.GROUP}),
        ("[Enter it](control:Section F – how often)", {Ask.OFTEN}),
        ("A teacher says how often and how long.", set()),
    ],
    ids=["columns", "guidance", "prompt", "control-title", "fixed-wording-asks-nothing"],
)
def test_a_place_asks_by_columns_prompts_titles_and_guidance(body: str, asks: set[Ask]) -> None:
    """And by nothing that stays in the plan."""
    template = form(f"## Section F: Special educational provision\n\n{body}\n")
    assert place(template, SectionId.F).asks == asks


def test_sections_side_by_side_ask_for_their_own() -> None:
    """What one column asks for is not asked for in the next."""
    text = """
| B – Special educational needs | F – Special educational provision | E – Outcomes |
|---|---|---|
| {{need}} | [Who and how often](control:F) | [By when](control:E) |
"""
    template = form(text)
    assert {Ask.WHO, Ask.OFTEN} <= place(template, SectionId.F).asks
    assert Ask.BY_WHEN not in place(template, SectionId.F).asks
    assert Ask.BY_WHEN in place(template, SectionId.E).asks
    assert template.threads == (0,)


def test_columns_without_a_letter_belong_to_the_one_that_has_one() -> None:
    """As in tables that keep who and how often in cells of their own, below the outcomes."""
    text = """
| Section E: Outcomes | < | < |
|---|---|---|
| Outcome, and by when | {{outcome}} | < |
| Section F: Special educational provision | By whom | Frequency |
| {{provision}} | {{who}} | {{often}} |
"""
    template = form(text)
    assert {Ask.WHO, Ask.OFTEN} <= place(template, SectionId.F).asks
    assert not place(template, SectionId.E).asks & {Ask.WHO, Ask.OFTEN}


def test_what_stays_is_a_plan_of_its_own() -> None:
    """Blanks are blanked where they stand, so that places stay the same."""
    text = "## Section F: Special educational provision\n\n- {{name}} will have regular therapy.\n"
    assert fixed(text) == ["will have regular therapy."]
    analysed = analysed_template(read_text(text), book())
    assert analysed.template is not None
    for blank, whole in zip(
        analysed.plan.document.blocks, analysed.template.plan.document.blocks, strict=True
    ):
        assert len(blank.text) == len(whole.text)


def test_words_about_any_child_are_provision_where_they_give_something() -> None:
    """In a plan they would be the template's; here they are what every plan will say."""
    opening = "## Section F: Special educational provision\n\n"
    text = f"{opening}The child or young person will have access to a quiet room.\n"
    assert list(analysed_template(read_text(text), book()).provisions)
    law = f"{opening}The special educational provision required by the child or young person.\n"
    assert not analysed_template(read_text(law), book()).provisions


@pytest.mark.parametrize(
    ("line", "nil"),
    [
        ("No health care needs have been identified.", True),
        ("[None identified](choice:Health; None identified; See below)", True),
        ("[Choose an item.](choice:Health; None identified; See below)", False),
        ("[Write “none identified” if there are none.](guidance)", False),
    ],
)
def test_a_nil_statement_is_known_where_it_would_stay(line: str, nil: bool) -> None:
    """Not where it is offered, or only spoken of."""
    assert (
        any(part.nil for part in form(f"## Section C: Health care needs\n\n{line}\n").parts) is nil
    )
