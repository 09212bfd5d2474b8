"""Running examples: what counts as held, and what is said when one does not hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.rule import Example, Rule
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.marks import take_marks_out
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.rule_tests import named_examples, run_example, run_examples, unnoticed_guards

BOOK = load_rulebook([packaged_rules()])


def rule(code: str = "PRV-15") -> Rule:
    """Return a rule of the packaged pack."""
    found = BOOK.rule(code)
    assert found is not None
    return found


def example(plan: str, *, kind: str = "flags", todo: bool = False, **given: object) -> Example:
    """Return an example written as on a rule page."""
    bare, marked = take_marks_out(plan)
    return Example(kind, bare, marked, todo=todo, **given)  # type: ignore[arg-type]


def problems(written: Example) -> tuple[str, ...]:
    """Return what is said of an example of PRV-15, without a language model."""
    return run_example(BOOK, rule(), written, "PRV-15-flags-1", None).problems


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("## F\n- Sam will have [[regular]] therapy.\n", ()),
        ("## F\n- Sam will have regular [[therapy]].\n", ("did not find “therapy” on line 2",)),
        (
            "## F\n- Sam will have regular therapy.\n",
            ("found “regular” in Section F, item 1, which is not marked",),
        ),
        (
            "## F\n- He has [[regular]] therapy.\n- He has regular mentoring.\n",
            ("found “regular” in Section F, item 2, which is not marked",),
        ),
        ("## F\n- He has **[[regular]]** therapy.\n", ()),
    ],
    ids=["held", "other-words", "not-marked", "second-not-marked", "bold"],
)
def test_exactly_what_is_marked_must_be_found(plan: str, said: tuple[str, ...]) -> None:
    """Words marked and not found, and words found and not marked, are both told."""
    found = problems(example(plan))
    assert len(found) >= len(said)
    assert set(said) <= set(found)
    assert bool(found) == bool(said)


def test_something_missing_is_expected_by_its_section() -> None:
    """An example may name a section in which something is to be found missing."""
    written = example("## F\n- A thing.\n", sections=(SectionId.D,))
    assert "did not find anything missing in Section D" in problems(written)


@pytest.mark.parametrize(
    ("plan", "held"),
    [
        ("## F\n- Sam will have [[therapy]] now and at a later date.\n", True),
        ("## F\n- Sam will have [[regular]] therapy.\n", False),
    ],
    ids=["still-missed", "found-after-all"],
)
def test_a_known_miss_must_still_be_a_miss(plan: str, held: bool) -> None:
    """An example marked todo fails on the day that it holds, so that its mark is taken away."""
    result = run_example(BOOK, rule(), example(plan, todo=True), "PRV-15-flags-1", None)
    assert result.held is held


def test_a_rule_that_crashes_holds_in_no_example() -> None:
    """A crash is told, and is never mistaken for silence."""
    broken = replace(rule(), message="{nothing}")
    written = example("## F\n- Sam will have regular therapy.\n", kind="passes")
    (problem,) = run_example(BOOK, broken, written, "PRV-15-passes-1", None).problems
    assert problem.startswith("crashed: ")


def test_a_guard_that_no_example_needs_is_told() -> None:
    """A guard counts only when some passing example is flagged without it."""
    easy = tuple(e for e in rule().examples if "consistent" not in e.plan)
    assert unnoticed_guards(BOOK, replace(rule(), examples=easy), None) == ("unless_words",)
    assert unnoticed_guards(BOOK, rule(), None) == ()


def test_examples_are_chosen_by_the_beginning_of_a_code() -> None:
    """A family, a code, or everything when no code is given."""
    some = run_examples(BOOK, ["prv-15"])
    assert [r.id for r in some] == [name for name, _ in named_examples(rule())]
    assert run_examples(BOOK, ["XXX"]) == ()
