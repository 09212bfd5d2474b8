"""Names of files and folders, which people make of children's names."""

from __future__ import annotations

from functools import cache

import pytest

from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.recognise import recognise
from ehcp_qa.redaction.filenames import file_name, path_name, with_file
from ehcp_qa.redaction.key import Key
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules

PLAN = "# Draft EHC plan\n\n| Details | |\n|---|---|\n| Name | Mei-Lin Hargreaves |\n"


@cache
def key(text: str = PLAN) -> Key:
    """Return the key of a plan, or of none."""
    lexicons = load_lexicons([packaged_rules()])
    return Key.of([recognise(read_text(text), lexicons)] if text else [], lexicons)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plan.docx", "plan.docx"),
        ("Hargreaves draft 2.docx", "child-a draft 2.docx"),
        ("mei-lin_hargreaves_EHCP_v3.pdf", "child-a-EHCP_v3.pdf"),
        ("MeiHargreavesDraft.docx", "child-aDraft.docx"),
        ("MHargreaves final 20261122.docx", "child-a final 20261122.docx"),
        ("draft 4857773456.docx", "draft number.docx"),
        ("Leila Draft.docx", "name Draft.docx"),
        ("annual review year 9.docx", "annual review year 9.docx"),
        (".docx", ".docx"),
        ("", "name"),
    ],
)
def test_a_files_name_tells_nobody(name: str, expected: str) -> None:
    """The child's names, other given names and numbers go; what sort of file it is stays."""
    assert file_name(name, key()) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("leila-farrow.docx", "name.docx"),
        ("LFarrow draft.pdf", "name draft.pdf"),
        ("scan 12.pdf", "scan 12.pdf"),
    ],
)
def test_of_a_plan_that_was_not_read_unknown_words_go(name: str, expected: str) -> None:
    """Nothing tells whose plan it is, so a word that no list knows may be a name."""
    assert file_name(name, key("")) == expected


def test_folders_are_names_too() -> None:
    """A folder for each child is as telling as a file."""
    assert path_name("plans/Hargreaves/draft.docx", key()) == "plans/child-a/draft.docx"


def test_whoever_a_file_names_is_hidden_in_words_too() -> None:
    """A finding quotes the name of a file that another child's name stands in; nothing else changes."""
    said = "“Leila” stands in the name of the file, and this plan is about Mei-Lin Hargreaves."
    hidden = "“[name]” stands in the name of the file, and this plan is about Child A."
    known = with_file(key(), "Leila Draft.docx")
    assert known.text(said) == hidden
    assert file_name("Leila Draft.docx", known) == "name Draft.docx"
    assert with_file(key(), "plan.docx") is key()
