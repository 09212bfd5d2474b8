"""Links of the golden thread: rows, numbers and covers first, then concepts and meaning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ehcp_qa.analyse import links
from ehcp_qa.analyse.concepts import concepts, stem
from ehcp_qa.analyse.links import Thread, find_thread
from ehcp_qa.analyse.meaning.words import likeness, word_table
from ehcp_qa.model.analysed import LinkKind
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Plan, Row, Section, Statement
from ehcp_qa.workflows.evaluate.slices import plan_of

SLICE = {
    "id": "s1",
    "child": "Ali",
    "aspirations": [
        {"id": "a1", "text": "Ali wants to be a car mechanic"},
        {"id": "a2", "text": "Ali would like to have a friend to play with"},
    ],
    "needs": [
        {
            "id": "n1",
            "text": "Background noise in the hall upsets Ali.",
            "area": "sensory and physical",
        },
        {
            "id": "n2",
            "text": "Ali is not yet dry in the day.",
            "area": "independence and self-help",
        },
        {
            "id": "n3",
            "text": "He forgets instructions with several steps.",
            "area": "cognition and learning",
        },
    ],
    "outcomes": [
        {"id": "o1", "text": "Ali will complete a week of work experience at a garage."},
        {"id": "o2", "text": "Ali will play a board game with another child at lunch each day."},
        {
            "id": "o3",
            "text": "Ali will use the toilet without reminders.",
            "area": "independence and self-help",
        },
    ],
    "provisions": [
        {
            "id": "p1",
            "text": "Ear defenders and a quiet space at assembly.",
            "area": "sensory and physical",
        },
        {
            "id": "p2",
            "text": "A toileting programme led by the teaching assistant.",
            "area": "independence and self-help",
        },
        {
            "id": "p3",
            "text": "A visual checklist, and instructions given one at a time.",
            "area": "cognition and learning",
        },
        {"id": "p4", "text": "Weekly violin lesson.", "area": "cognition and learning"},
    ],
}


def pairs(plan: Plan, lexicons: Lexicons, kind: LinkKind) -> dict[tuple[str, str], str]:
    """The links of a kind, each with its reason."""
    return {
        (k.source, k.target): k.reason for k in find_thread(plan, lexicons).links if k.kind is kind
    }


def changed(plan: Plan, *statements: Statement) -> Plan:
    """The plan with these statements in place of those with the same id."""
    by_id = {s.id: s for s in statements}
    sections = {
        name: replace(section, statements=tuple(by_id.get(s.id, s) for s in section.statements))
        for name, section in plan.sections.items()
    }
    return replace(plan, sections=sections)


def by_id(plan: Plan, wanted: str) -> Statement:
    """The statement with an id."""
    return next(s for s in plan.statements() if s.id == wanted)


def test_meaning_links_a_difficulty_to_what_acts_on_it(lexicons: Lexicons):
    """Noise goes with ear defenders, accidents with toileting, forgetting with a checklist."""
    found = pairs(plan_of(SLICE), lexicons, LinkKind.NEED_PROVISION)
    assert set(found) == {("n1", "p1"), ("n2", "p2"), ("n3", "p3")}


def test_meaning_links_a_hope_to_a_step_towards_it(lexicons: Lexicons):
    """A mechanic's garage and a friend's game are steps; each hope finds its own."""
    found = pairs(plan_of(SLICE), lexicons, LinkKind.ASPIRATION_OUTCOME)
    assert {("a1", "o1"), ("a2", "o2")} <= set(found)
    assert ("a1", "o2") not in found


def lonely(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Have what judges statements that stand alone be certain of this one only."""
    monkeypatch.setattr(
        links,
        "standing_alone",
        lambda side, *_: {row.id: float(row.id == name) for row in side.rows},
    )


def linked(found: Thread) -> set[tuple[str, str]]:
    """The two ends of each link."""
    return {(k.source, k.target) for k in found.links}


def test_a_statement_that_stands_alone_keeps_no_doubtful_link_of_meaning(
    lexicons: Lexicons, monkeypatch: pytest.MonkeyPatch
):
    """What judges a statement beside all others overrules words that two happen to share."""
    lonely(monkeypatch, "n1")
    monkeypatch.setattr(links, "SURE_LINK", 1.0)  # so that a likely pair counts as doubtful
    thread = find_thread(plan_of(SLICE), lexicons)
    assert thread.orphans == {"n1"}
    assert ("n1", "p1") not in linked(thread)
    assert ("n2", "p2") in linked(thread)


def test_a_sure_link_is_never_overruled(lexicons: Lexicons, monkeypatch: pytest.MonkeyPatch):
    """A pair that is nearly certain stays, and its ends do not stand alone."""
    lonely(monkeypatch, "n1")
    thread = find_thread(plan_of(SLICE), lexicons)
    assert ("n1", "p1") in linked(thread)
    assert not thread.orphans


def test_a_longer_plan_counts_for_no_more_than_was_learned_from(lexicons: Lexicons):
    """Thirty provisions under one need do not make a provision with its own need stand alone."""
    more = [
        {"id": f"p{n}", "text": f"Task board, list {n}.", "area": "cognition and learning"}
        for n in range(5, 35)
    ]
    plan = plan_of({**SLICE, "provisions": [*SLICE["provisions"], *more]})
    thread = find_thread(plan, lexicons)
    assert ("n3", "p3") in linked(thread)
    assert "p3" not in thread.alone


def test_a_row_is_never_overruled(lexicons: Lexicons, monkeypatch: pytest.MonkeyPatch):
    """A statement that the plan itself has linked does not stand alone, whatever its words say."""
    lonely(monkeypatch, "n1")
    plan = replace(plan_of(SLICE), rows=(Row("r1", None, needs=("n1",), provisions=("p4",)),))
    thread = find_thread(plan, lexicons)
    assert not thread.orphans
    assert ("n1", "p4") in {(k.source, k.target) for k in thread.links}


def test_an_area_in_common_is_not_enough(lexicons: Lexicons):
    """A violin lesson under the same area as a memory need is not what acts on it."""
    found = pairs(plan_of(SLICE), lexicons, LinkKind.NEED_PROVISION)
    assert ("n3", "p4") not in found


def test_each_link_says_why_and_how_strongly(lexicons: Lexicons):
    """Links of concept and meaning carry words for people and a likelihood."""
    found = find_thread(plan_of(SLICE), lexicons).links
    assert all(link.why and 0 < link.strength <= 1 for link in found)
    assert "both speak of" in next(link.why for link in found if link.reason == "concept")


def test_links_come_in_one_order(lexicons: Lexicons):
    """The same plan gives the same links in the same order."""
    once, again = (find_thread(plan_of(SLICE), lexicons) for _ in range(2))
    assert once == again
    assert list(once.links) == sorted(once.links, key=lambda k: (k.kind, k.source, k.target))


def test_a_row_settles_its_links_before_words_do(lexicons: Lexicons):
    """Where every statement has a row, only the rows link, though words would say otherwise."""
    plan = plan_of(SLICE)
    rows = (
        Row("r1", None, needs=("n1",), provisions=("p2",), outcomes=("o1",)),
        Row("r2", None, needs=("n2", "n3"), provisions=("p1", "p3", "p4"), outcomes=("o2", "o3")),
    )
    plan = replace(plan, rows=rows)
    found = pairs(plan, lexicons, LinkKind.NEED_PROVISION)
    expected = {(n, p) for row in rows for n in row.needs for p in row.provisions}
    assert set(found) == expected
    assert set(found.values()) == {"row"}
    outcomes = pairs(plan, lexicons, LinkKind.OUTCOME_PROVISION)
    assert set(outcomes) == {(o, p) for row in rows for o in row.outcomes for p in row.provisions}


def test_a_number_links_what_it_names(lexicons: Lexicons):
    """Saying “meets need 2” links to the need numbered 2, and to no other need by number."""
    plan = plan_of(SLICE)
    plan = changed(
        plan,
        replace(by_id(plan, "n1"), number="1."),
        replace(by_id(plan, "n2"), number="2."),
        replace(by_id(plan, "p4"), refers_to=(("need", "2"),)),
    )
    found = pairs(plan, lexicons, LinkKind.NEED_PROVISION)
    assert [pair for pair, reason in found.items() if reason == "number"] == [("n2", "p4")]


def test_a_covering_statement_speaks_for_what_stands_above_it(lexicons: Lexicons):
    """Saying “this provision also supports need 1” links the provision of the same area above it."""
    plan = plan_of(SLICE)
    cover = replace(
        by_id(plan, "p4"),
        text="This provision also supports need 1.",
        refers_to=(("need", "1"),),
    )
    plan = changed(plan, replace(by_id(plan, "n1"), number="1"), cover)
    found = pairs(plan, lexicons, LinkKind.NEED_PROVISION)
    assert [pair for pair, reason in found.items() if reason == "cover"] == [("n1", "p3")]


@pytest.mark.parametrize("part", ["needs", "outcomes", "provisions", "aspirations"])
def test_a_plan_with_a_part_missing(part: str, lexicons: Lexicons):
    """Nothing breaks when a section is empty; its links are simply not there."""
    thread = find_thread(plan_of({**SLICE, part: []}), lexicons)
    topics = thread.topics
    ends = {end for link in thread.links for end in (link.source, link.target)}
    assert not any(end.startswith(part[0]) for end in ends)
    assert set(topics) == {s.id for s in plan_of({**SLICE, part: []}).statements()}


def test_an_empty_plan_has_no_links(lexicons: Lexicons):
    """A plan with no statements gives no links and no topics."""
    empty = plan_of({"id": "s0", "child": ""})
    found = find_thread(empty, lexicons)
    assert (found.links, found.topics, found.orphans) == ((), {}, frozenset())
    assert all(isinstance(section, Section) for section in empty.sections.values())


CONCEPTS = {
    "remedy": ("He wears ear defenders.", "noise"),
    "several words": ("She has poor working memory.", "working_memory"),
    "another ending": ("He wakes in the night.", "sleep"),
    "plural": ("Seizures happen twice a week.", "epilepsy"),
}


@pytest.mark.parametrize(("text", "concept"), CONCEPTS.values(), ids=CONCEPTS)
def test_the_concepts_of_a_text(text: str, concept: str, lexicons: Lexicons):
    """Words of a difficulty, of its remedy and other forms of a word name one concept."""
    assert concept in concepts(text, lexicons)


def test_a_text_that_names_no_concept(lexicons: Lexicons):
    """General words name nothing."""
    assert concepts("The provision will be delivered as agreed.", lexicons) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [("wakes", "waking"), ("worries", "worry"), ("stopped", "stop"), ("calmly", "calm")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str):
    """Common endings and doubled letters come off."""
    assert stem(one) == stem(other)


def test_the_concept_lexicon_is_broad_and_every_concept_has_terms(lexicons: Lexicons):
    """A concept holds words enough to join a difficulty to what acts on it."""
    groups = lexicons["concepts"].groups
    assert len(groups) >= 90
    assert all(len(terms) >= 4 for terms in groups.values())


def test_word_vectors_put_cause_beside_cure():
    """A wet child is nearer to the toilet than to the till; unknown words say nothing."""
    table = word_table()
    accident, toilet, till = (
        table.vector(t) for t in ("wets himself", "toilet programme", "pays at the till")
    )
    assert likeness(accident, toilet) > likeness(accident, till) + 0.2
    assert not any(table.vector("zzxqy"))
