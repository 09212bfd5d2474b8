"""Rule pages for the documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.pages import main, pages, stale
from ehcp_qa.rulebook.places import packaged_rules

BOOK = load_rulebook([packaged_rules()])


def test_a_page_holds_all_that_the_rule_says() -> None:
    """The page tells what, why, source, fix, limits and examples with their marks."""
    rule = BOOK.rule("PRV-15")
    assert rule is not None
    page = pages(BOOK)["PRV-15.md"]
    for part in (rule.title, rule.why, rule.how_to_fix, rule.source[0].full, "[[regular]]"):
        assert part in page
    assert "> “…” does not say how often." in page
    assert "Near miss; regular verbs are a kind of verb:" in page


def test_the_index_lists_every_rule_and_detector() -> None:
    """Nothing can be named in a rule page, or found, that the index leaves out."""
    index = pages(BOOK)["index.md"]
    assert all(f"[{rule.code}]({rule.code}.md)" in index for rule in BOOK.rules)
    assert all(f"| `{rule.detect}` |" in index for rule in BOOK.rules)


def test_a_page_that_is_missing_changed_or_left_over_is_stale(tmp_path: Path) -> None:
    """The check sees every way in which the folder can differ from the rules."""
    (tmp_path / "same.md").write_text("a", encoding="utf-8")
    (tmp_path / "changed.md").write_text("a", encoding="utf-8")
    (tmp_path / "gone.md").write_text("a", encoding="utf-8")
    wanted = {"same.md": "a", "changed.md": "b", "new.md": "c"}
    assert stale(tmp_path, wanted) == ["changed.md", "gone.md", "new.md"]


def test_the_pages_are_written_and_then_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--check fails before the pages are written, names them, and passes after."""
    monkeypatch.chdir(tmp_path)
    assert main(["--check"]) == 1
    assert "PRV-15.md is not up to date" in capsys.readouterr().out
    leftover = tmp_path / "docs" / "rules" / "XXX-01.md"
    leftover.parent.mkdir(parents=True)
    leftover.write_text("old", encoding="utf-8")
    assert main([]) == 0
    assert main(["--check"]) == 0
    assert not leftover.exists()
