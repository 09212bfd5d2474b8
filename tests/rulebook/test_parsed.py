"""Rule pages parsed at build: the same rules, and a changed page is seen at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehcp_qa.errors import InvalidRule
from ehcp_qa.rulebook import parsed, yamlfile
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.rulebook.yamlfile import read_yaml


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of one's own, empty to begin with."""
    file = tmp_path / "parsed.json"
    monkeypatch.setattr(parsed, "FILE", file)
    return file


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """One file of a pack."""
    path = tmp_path / "page.yaml"
    path.write_text("name: first\nterms: [a, b]\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("examples", [True, False], ids=["with examples", "without"])
def test_rules_are_the_same_from_the_store(store: Path, examples: bool) -> None:
    """Every rule, word list, setting, citation and hash is equal, and most came from the store."""
    by_hand = load_rulebook([packaged_rules()], examples=examples)
    pages = list(packaged_rules().rglob("*.yaml"))
    parsed.write_parsed(pages, store)
    assert sum(parsed.parsed_before(p.read_text("utf-8")) is not None for p in pages) > 180
    assert load_rulebook([packaged_rules()], examples=examples) == by_hand


def test_nothing_known_is_parsed_again(
    store: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that is in the store never meets the YAML parser."""
    parsed.write_parsed([page], store)
    monkeypatch.setattr("ehcp_qa.rulebook.plain_yaml.parse_yaml", None)
    assert read_yaml(page).data == {"name": "first", "terms": ["a", "b"]}


def test_a_changed_page_is_seen_at_once(store: Path, page: Path) -> None:
    """The store is asked by the whole text, so neither time nor name can make it stale."""
    parsed.write_parsed([page], store)
    page.write_text("name: second\nterms: [a, b]\n", encoding="utf-8")
    assert read_yaml(page).data["name"] == "second"


def test_what_is_read_is_one_s_own(store: Path, page: Path) -> None:
    """Who changes what was read does not change what is read next."""
    parsed.write_parsed([page], store)
    read_yaml(page).data["terms"].append("c")
    assert read_yaml(page).data["terms"] == ["a", "b"]


def test_reading_up_to_a_key_takes_the_whole_page_from_the_store(store: Path, page: Path) -> None:
    """``until`` spares parsing; where nothing is parsed, nothing needs sparing."""
    page.write_text("name: first\nexamples:\n  flags: []\n", encoding="utf-8")
    assert read_yaml(page, until="examples").data == {"name": "first"}
    parsed.write_parsed([page], store)
    assert read_yaml(page, until="examples").data == {"name": "first", "examples": {"flags": []}}


@pytest.mark.parametrize(
    "text",
    ["since: 2014-09-01\n", "1: a number as a key\n"],
    ids=["date", "number"],
)
def test_what_json_cannot_hold_is_left_to_yaml(store: Path, page: Path, text: str) -> None:
    """A date stays a date: a file that would come back otherwise is not kept."""
    page.write_text(text, encoding="utf-8")
    by_hand = read_yaml(page).data
    parsed.write_parsed([page], store)
    assert parsed.parsed_before(text) is None
    assert read_yaml(page).data == by_hand


def test_a_malformed_page_is_still_refused_by_line(store: Path, page: Path) -> None:
    """Building does not stop at it, and loading says where it is."""
    page.write_text("name: first\nname: second\n", encoding="utf-8")
    parsed.write_parsed([page], store)
    with pytest.raises(InvalidRule, match="line 2: not valid YAML: name is written twice"):
        read_yaml(page)


@pytest.mark.parametrize("damaged", [None, b"", b"{", b"[1]"], ids=repr)
def test_without_a_store_or_with_a_damaged_one_pages_are_parsed(
    store: Path, page: Path, damaged: bytes | None
) -> None:
    """The store is a convenience, and never a reason to stop."""
    if damaged is not None:
        store.write_bytes(damaged)
    assert read_yaml(page).data["name"] == "first"


def test_the_line_of_a_problem_does_not_need_the_store(store: Path, page: Path) -> None:
    """Places are worked out from the text, whoever parsed it."""
    parsed.write_parsed([page], store)
    assert yamlfile.read_yaml(page).line(("terms", 1)) == 2
