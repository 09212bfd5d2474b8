"""Examples whose finding is about a plan as a whole."""

from __future__ import annotations

from dataclasses import replace

from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.pages import pages
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.rule_tests import run_example

BOOK = load_rulebook([packaged_rules()])


def test_an_example_may_find_something_about_the_plan() -> None:
    """It holds when the rule speaks of the whole plan, and does not when nothing is found."""
    rule = BOOK.rule("TPL-12")
    assert rule is not None
    example = rule.examples[0]
    assert example.whole
    assert run_example(BOOK, rule, example, "TPL-12", None).held
    silent = replace(example, plan="## Section B\n- Maya reads.\n")
    problems = run_example(BOOK, rule, silent, "TPL-12", None).problems
    assert problems == ("did not find anything about the plan as a whole",)


def test_a_rules_page_says_so() -> None:
    """A reader of the page sees what an example without marks is to find."""
    text = next(text for name, text in pages(BOOK).items() if "TPL-12" in str(name))
    assert "Finds something about the plan as a whole." in text


def test_an_option_may_ask_for_what_terms_mean() -> None:
    """A lexicon's meanings reach the detector with their terms."""
    rule = BOOK.rule("PCL-02")
    assert rule is not None
    assert rule.options.plain_words["hypotonia"].startswith("low muscle tone")  # type: ignore[attr-defined]
