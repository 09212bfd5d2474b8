"""Beginning a new rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehcp_qa.errors import InvalidRule
from ehcp_qa.nlp.pipeline import load
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.rulebook.scaffold import new_page


def test_a_new_page_takes_the_next_free_code(tmp_path: Path) -> None:
    """The code is one above the highest of its group, whatever gaps there are below."""
    path = new_page("prv", "some-name", tmp_path, ["PRV-01", "PRV-07", "OUT-12"])
    assert path == tmp_path / "PRV" / "PRV-08.yaml"
    assert new_page("LOC", "other", tmp_path, []).name == "LOC-01.yaml"


def test_a_new_page_loads_at_once(tmp_path: Path) -> None:
    """The page is a rule from the start, in preview, so that a writer begins from what works."""
    packed = packaged_rules()
    new_page("LOC", "some-name", tmp_path, [])
    rule = load_rulebook([packed, tmp_path]).rule("LOC-01")
    assert rule is not None
    assert (rule.name, rule.title, rule.status) == ("some-name", "Some name", "preview")


def test_a_new_pages_own_examples_do_not_hold_yet(tmp_path: Path) -> None:
    """The prompts are not mistaken for a finished rule: its first example fails until written."""
    from ehcp_qa.workflows.rule_tests import run_examples

    new_page("LOC", "some-name", tmp_path, [])
    book = load_rulebook([packaged_rules(), tmp_path])
    results = run_examples(book, ["LOC"], pipeline=load())
    assert [(r.id, r.held) for r in results] == [
        ("LOC-01-flags-1", False),
        ("LOC-01-passes-1", True),
    ]


@pytest.mark.parametrize(
    ("group", "name", "codes"),
    [
        ("P", "a", []),
        ("P-1", "a", []),
        ("PRV", "A Name", []),
        ("PRV", "", []),
        ("PRV", "a", ["PRV-99"]),
    ],
    ids=["short-group", "odd-group", "odd-name", "no-name", "full-group"],
)
def test_an_impossible_page_is_refused(
    tmp_path: Path, group: str, name: str, codes: list[str]
) -> None:
    """Nothing is written when the page could not be a rule."""
    with pytest.raises(InvalidRule):
        new_page(group, name, tmp_path, codes)
    assert list(tmp_path.iterdir()) == []


def test_a_page_is_never_written_over(tmp_path: Path) -> None:
    """A file that is already there stays as it is."""
    path = new_page("LOC", "first", tmp_path, [])
    with pytest.raises(InvalidRule, match="cannot be written"):
        new_page("LOC", "second", tmp_path, [])
    assert "first" in path.read_text(encoding="utf-8")
