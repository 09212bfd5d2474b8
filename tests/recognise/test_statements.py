"""Statements: where text is cut, what each is, and what it inherits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import one, plan_of, said, spans_resolve

from ehcp_qa.model.plan import Area, CellRole, Role, SectionId
from ehcp_qa.recognise.areas import area_named
from ehcp_qa.recognise.numbers import own_number, references
from ehcp_qa.recognise.split import split


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A TA will teach phonics for ten minutes daily.", 1),
        (
            "Sam will have Lego therapy weekly. This will be for 40 minutes. It is led by the ELSA.",
            1,
        ),
        ("Sam will have Lego therapy weekly. Sessions last 40 minutes. Reviewed termly.", 1),
        ("Sam will read with a TA for ten minutes daily. The TA will use picture cards.", 1),
        ("Sam will have a daily reading lesson. He will also receive weekly speech therapy.", 2),
        ("A TA will teach phonics daily. A physiotherapist will visit once a term.", 2),
        ("Small group, max. 4. Led by Dr. Iyer, approx. 20 mins. a day.", 1),
    ],
)
def test_provision_is_cut_between_activities(text: str, parts: int) -> None:
    """A sentence about the same activity stays with it; another activity is another statement."""
    assert len(split(text, Role.PROVISION, listed=False)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sam has difficulty with reading. This means that he misses instructions.", 1),
        ("Sam has poor balance. As a result he falls twice a day.", 1),
        ("Sam has difficulty reading. He struggles to spell. He cannot hold a pen.", 3),
    ],
)
def test_needs_take_their_effects_with_them(text: str, parts: int) -> None:
    """An effect stays with its difficulty; another difficulty is another need."""
    assert len(split(text, Role.NEED, listed=False)) == parts
    assert len(split(text, Role.NEED, listed=True)) == 1


def test_lead_in_belongs_to_what_hangs_from_it() -> None:
    """A line ending in a colon is no statement; the items below it have it as lead-in, others not."""
    plan = plan_of(
        "## F\n\nSam will receive a programme, delivered daily by the TA, that includes:\n\n"
        "- balance work\n- ball skills\n\nSam will swim once a week.\n"
    )
    assert said(plan, "F") == ["balance work", "ball skills", "Sam will swim once a week."]
    lead = one(plan, "balance").lead_in
    assert lead is not None
    assert lead.text.endswith("that includes:")
    assert one(plan, "swim").lead_in is None


def test_parent_item_is_a_lead_in() -> None:
    """Deeper items hang from the item above them, and from it only."""
    plan = plan_of(
        "## F\n\n- The TA will each day run:\n  - a puzzle\n  - a song\n- Sam will swim.\n"
    )
    assert said(plan, "F") == ["a puzzle", "a song", "Sam will swim."]
    assert one(plan, "a song").lead_in is not None
    assert one(plan, "swim").lead_in is None


def test_heading_over_a_group_of_outcomes() -> None:
    """A short line with a colon ("By the end of Key Stage 2:") governs the outcomes under it."""
    plan = plan_of(
        "## E\n\nBy the end of Key Stage 2:\n\n- Sam will read a page.\n- Sam will swim.\n"
    )
    assert said(plan, "E", Role.OUTCOME) == ["Sam will read a page.", "Sam will swim."]
    assert [s.group_heading.text for s in plan.statements() if s.group_heading] == [
        "By the end of Key Stage 2:"
    ] * 2


def test_outcome_set_as_a_heading() -> None:
    """A heading that is a whole outcome is a statement with its number, and steps are steps."""
    plan = plan_of(
        "## Section E\n\n### Outcome 1: By the end of Key Stage 2 Sam will write five sentences.\n\n"
        "Steps towards this outcome:\n\n- By July 2027 two sentences\n\nBy when: July 2029\n"
    )
    outcome = one(plan, "five sentences")
    assert (outcome.number, outcome.role) == ("1", Role.OUTCOME)
    assert outcome.cells[CellRole.BY_WHEN].text == "July 2029"
    assert one(plan, "two sentences").role is Role.STEP


def test_quoted_outcome_in_f_is_no_provision() -> None:
    """An outcome of E over its provision is quoted, and the provision refers to it."""
    plan = plan_of(
        "## F\n\n**Outcome 3: By July 2028 Sam will read a page.**\n\n- Phonics daily.\n\n"
        "### Provision to meet need 2\n\n- A laptop in every lesson.\n"
    )
    assert said(plan, "F", Role.QUOTED_OUTCOME) == ["By July 2028 Sam will read a page."]
    assert one(plan, "Phonics").refers_to == (("outcome", "3"),)
    assert one(plan, "laptop").refers_to == (("need", "2"),)


def test_describing_lines_belong_to_the_statement_before() -> None:
    """A line "By whom: …" is a cell of the provision above it."""
    plan = plan_of(
        "## F\n\nProvision: Phonics teaching.\n\nBy whom: Teaching assistant\n\nHow often: Daily\n"
    )
    statement = one(plan, "Phonics")
    assert said(plan, "F") == ["Phonics teaching."]
    assert statement.cells[CellRole.BY_WHOM].text == "Teaching assistant"
    assert statement.cells[CellRole.HOW_OFTEN].text == "Daily"


def test_numbered_paragraphs_are_items() -> None:
    """A paragraph "F4. Sam will …" inside F is an item with that number, not another Section F."""
    plan = plan_of(
        "## PART F\n\nF4. Sam will have a laptop in lessons. (Needs 2 and 4; outcome 1)\n\nF5. A pen.\n"
    )
    laptop = one(plan, "laptop")
    assert laptop.number == "F4"
    assert laptop.refers_to == (("need", "2"), ("need", "4"), ("outcome", "1"))
    assert len(plan.sections[SectionId.F].headings) == 1


def test_note_after_a_list_refers_for_all_of_it() -> None:
    """References in brackets on the line after a list belong to every item of the list."""
    plan = plan_of(
        "## F\n\nThe TA will each morning:\n\n- pack his bag\n- read his timetable\n\n(Needs 5 and 9)\n"
    )
    assert said(plan, "F") == ["pack his bag", "read his timetable"]
    assert one(plan, "pack").refers_to == (("need", "5"), ("need", "9"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This meets need 3.", (("need", "3"),)),
        ("Needs 1, 2 and 4", (("need", "1"), ("need", "2"), ("need", "4"))),
        ("supports needs 2 to 4", (("need", "2"), ("need", "3"), ("need", "4"))),
        ("Need 2; outcome 1.1", (("need", "2"), ("outcome", "1.1"))),
        ("(B2, E1)", (("need", "B2"), ("outcome", "E1"))),
        ("Sam needs 2 adults to help him.", ()),
        ("He needs 1:1 support.", ()),
        ("She needs 20 minutes alone.", ()),
        ("takes vitamin B12 (500 mg)", ()),
        ("By Year 6 he will meet 3 outcomes.", ()),
    ],
)
def test_references(text: str, expected: tuple[tuple[str, str], ...]) -> None:
    """Needs and outcomes named by number are found; amounts after the verb "needs" are not."""
    assert references(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Need 3: Working memory", "need", "3"),
        ("Outcome 2.1 – By July", "outcome", "2.1"),
        ("2.1 Sam misses words", "", "2.1"),
        ("1. Sam reads", "", "1"),
        ("20 minutes daily", "", ""),
        ("3 x 20 minutes", "", ""),
        ("Needs a calm room", "", ""),
    ],
)
def test_own_number(text: str, kind: str, number: str) -> None:
    """A number that labels a statement is told from an amount."""
    assert own_number(text)[:2] == (kind, number)


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Communication and Interaction", Area.COMMUNICATION),
        ("B2 Cognition & learning", Area.COGNITION),
        ("Social, Emotional and Mental Health Difficulties (SEMH)", Area.SEMH),
        ("Behaviour, emotional and social development", Area.SEMH),
        ("Sensory and/or physical needs", Area.SENSORY),
        ("Physical and medical", Area.SENSORY),
        ("Self-help and independence", Area.INDEPENDENCE),
        ("Learning and work", Area.ADULTHOOD),
        ("Living independently", Area.ADULTHOOD),
        ("Friends, relationships and my community", Area.ADULTHOOD),
        ("Preparing for adulthood (from Year 9)", Area.ADULTHOOD),
        ("Strengths", None),
        ("Health", None),
        ("Learning to swim with Mr Brown", None),
        ("Sensory circuits every morning", None),
        ("{{ semh_strengths }}", None),
    ],
)
def test_area_named(title: str, area: Area | None) -> None:
    """An area of need is known by its title and its Year 9 variants, and by nothing longer."""
    assert area_named(title) is area


def test_section_a_roles() -> None:
    """Views, history, hopes and how views were gathered are told apart."""
    plan = plan_of(
        "## Section A\n\n### How these views were gathered\n\nThe SENCO met Sam in May.\n\n### My story\n\n"
        "I was born in Leeds.\n\n### What I like\n\nI like dogs. I want to be a vet.\n\n"
        "### Hopes for the future\n\nI would like a quiet place to eat.\n"
    )
    assert said(plan, "A", Role.ARRANGEMENT) == ["The SENCO met Sam in May."]
    assert said(plan, "A", Role.HISTORY) == ["I was born in Leeds."]
    assert said(plan, "A", Role.VIEW) == ["I like dogs."]
    assert said(plan, "A", Role.ASPIRATION) == [
        "I want to be a vet.",
        "I would like a quiet place to eat.",
    ]


def test_section_e_arrangements_are_no_outcomes() -> None:
    """How progress will be checked is an arrangement, with a heading or without."""
    plan = plan_of(
        "## E\n\nThe school will set short-term targets each term.\n\nProgress will be reviewed each term.\n\n"
        "By July 2027 Sam will review his own diary each Friday.\n"
    )
    assert len(said(plan, "E", Role.ARRANGEMENT)) == 2
    assert said(plan, "E", Role.OUTCOME) == [
        "By July 2027 Sam will review his own diary each Friday."
    ]


def test_words_about_the_plan_are_no_provision() -> None:
    """What a section says of itself or its agreement is not provision."""
    plan = plan_of(
        "## F\n\nThe provision below is reviewed at each annual review.\n\n## G\n\n"
        "NHS Eastshire Integrated Care Board agreed this section on 9 May 2026.\n"
    )
    assert said(plan, "F", Role.PROVISION) == []
    assert said(plan, "G", Role.PROVISION) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Please describe the provision in detail.", Role.GUIDANCE),
        ("This section should list all provision.", Role.GUIDANCE),
        ("[Include type, hours and frequency for the child]", Role.GUIDANCE),
        ("Include Sam in every group task in English.", Role.PROVISION),
        ("Provide a laptop in every lesson.", Role.PROVISION),
        ("A writing template is on his desk in each lesson.", Role.PROVISION),
        ("Sam needs no more than five minutes of writing at a time.", Role.PROVISION),
        (
            "A teacher will help him with his sense of direction, with no adult near.",
            Role.PROVISION,
        ),
    ],
)
def test_guidance_and_nil_are_told_from_provision(text: str, role: Role) -> None:
    """A template's instruction is guidance; a decent strategy in the imperative is provision."""
    (statement,) = plan_of(f"## F\n\n- {text}\n").sections[SectionId.F].statements
    assert statement.role is role


def test_ids_run_in_reading_order() -> None:
    """Statements are numbered within each section, rows through the plan."""
    plan = plan_of(
        "## B\n\n- Sam cannot read.\n\n## F\n\n| Provision | Who |\n|---|---|\n| Reading | TA |\n| Art | TA |\n\n"
        "## B\n\n- Sam cannot spell.\n"
    )
    assert [s.id for s in plan.statements()] == ["B-1", "F-1", "F-2", "B-2"]
    assert [row.id for row in plan.rows] == ["row-1", "row-2"]


_LINES = st.sampled_from(
    [
        "## Section F",
        "## E",
        "# Communication and interaction",
        "### Outcome 1: By July 2027 Sam will read.",
        "**Needs**",
        "- Sam will swim. This is weekly.",
        "  - deeper item (Need 2)",
        "1. Sam cannot read.",
        "(Needs 1 and 2)",
        "By whom: TA",
        "None",
        "Sam has no needs.",
        "| B Need | F Provision | E Outcome |",
        "|---|---|---|",
        "| a<br>- b | ^ | < |",
        "| Section G | < | None |",
        "A TA will help with:",
        "Section K: Reports ..... 3",
        "Date of birth: 3 April 2016",
        "{{ field }}",
        "é’“—\u00a0x",
        "",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES | st.text(max_size=30), max_size=14))
def test_any_document_is_recognised(lines: list[str]) -> None:
    """No document crashes recognition, every span resolves, and every id is used once."""
    plan = plan_of("\n".join(lines))
    assert spans_resolve(plan)
    ids = [s.id for s in plan.statements()]
    assert len(ids) == len(set(ids))
    known = set(ids)
    assert all({*r.needs, *r.provisions, *r.outcomes} <= known for r in plan.rows)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("No provision is required. Sam uses universal services.", [Role.NIL]),
        (
            "No provision is required. Sam will have 20 minutes of art weekly.",
            [Role.NIL, Role.PROVISION],
        ),
    ],
)
def test_nil_line_with_more_to_say(text: str, roles: list[Role]) -> None:
    """A nil line is nil throughout unless it goes on to promise something."""
    assert [s.role for s in plan_of(f"## G\n\n{text}\n").statements()] == roles


def test_no_difficulty_in_one_thing_hides_no_other() -> None:
    """A need after "has no difficulty with" is still found."""
    plan = plan_of(
        "## B\n\nSam has no difficulties with reading. He has difficulty with spelling.\n"
    )
    assert said(plan, "B", Role.NEED) == ["He has difficulty with spelling."]


@pytest.mark.parametrize(
    ("text", "provided"),
    [
        (
            "This provision has been agreed by the Avon Board. A nurse will weigh Sam every month.",
            ["A nurse will weigh Sam every month."],
        ),
        ("Provision in this section has been agreed by the Avon Board.", []),
        ("This provision was agreed by the Avon Board. Its officer is Jo Day.", []),
    ],
    ids=["with-provision", "provision-in-this-section", "its-officer"],
)
def test_what_follows_the_boards_agreement_is_provision(text: str, provided: list[str]) -> None:
    """A sentence on who agreed to health care does not hide the care that the paragraph sets out."""
    assert said(plan_of(f"## Section G\n\n{text}\n"), "G", Role.PROVISION) == provided


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("Education and training outcomes", True),
        ("Social, emotional and mental health outcomes", True),
        ("Outcomes for home, health and work", True),
        ("Higher education and employment (education and training outcomes)", True),
        ("Improved learning and social outcomes", False),
        ("Sam will reach his outcomes", False),
    ],
)
def test_a_plain_line_may_title_the_outcomes_under_it(line: str, titles: bool) -> None:
    """Not every title is bold; a line that says what is to happen is an outcome, however short."""
    text = f"## Section E: Outcomes\n\n{line}\n\nBy July 2028 Sam will read a page aloud.\n"
    found = plan_of(text).statements(SectionId.E)
    assert [s.text for s in found][0 if titles else 1 :] == [
        "By July 2028 Sam will read a page aloud."
    ]
    assert bool(found[-1].group_heading or found[-1].area_title) is titles


def test_who_sets_targets_is_an_arrangement_under_any_title() -> None:
    """Under "Other outcomes" as anywhere; what the child will do with targets is an outcome."""
    sets = "Sam's tutor and the job coach set targets with him every half term."
    own = "By July 2028 Sam will set his own targets for each half term."
    text = f"## Section E: Outcomes\n\n### Other outcomes\n\n{sets}\n\n{own}\n"
    roles = [s.role for s in plan_of(text).statements(SectionId.E)]
    assert roles == [Role.ARRANGEMENT, Role.OUTCOME]


def test_who_looks_at_targets_together_is_an_arrangement() -> None:
    """The targets may be his as well as the plan's."""
    text = "The teachers of both schools and Miki's parents look at his targets together each half term."
    (found,) = plan_of(f"## Section E: Outcomes\n\n{text}\n").statements(SectionId.E)
    assert found.role is Role.ARRANGEMENT
