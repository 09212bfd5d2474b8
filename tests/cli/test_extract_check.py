"""``ehcp-qa extract --check``: whether all text was read, in numbers and places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.model.document import Document, Source
from ehcp_qa.readers.conservation import Conservation, Fault, Trouble
from ehcp_qa.workflows import conservation_text as lines
from ehcp_qa.workflows.extract import check_reading

PLANS = Path(__file__).resolve().parent.parent.parent / "sample_plans"
WORD = PLANS / "sound" / "national" / "plan.docx"
Command = Callable[..., Any]


@pytest.mark.parametrize(
    ("suffix", "said"),
    [
        (
            ".docx",
            "plan.docx: every visible character was read, once and in order (17,666 characters).",
        ),
        (".pdf", "plan.pdf: every character on the pages was read, once (18,727 characters)."),
    ],
)
def test_a_plan_that_was_read_whole_is_said_to_be(command: Command, suffix: str, said: str) -> None:
    """A clean check says so in one sentence, and what was rightly left out, and ends with 0."""
    ran = command("extract", WORD.with_suffix(suffix), "--check")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == said


def test_a_loss_is_said_in_numbers_and_places(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is lost is counted and placed, none of its words are shown, and the command ends with 1."""
    from ehcp_qa.readers import docx

    read = docx.read_docx

    def forgetful(data: bytes, name: str) -> Document:
        from dataclasses import replace

        document = read(data, name)
        return replace(document, blocks=document.blocks[:-2])

    monkeypatch.setattr(docx, "read_docx", forgetful)
    ran = command("extract", WORD, "--check")
    assert ran.code == 1
    assert ran.out.startswith(
        "plan.docx: not all of its 17,666 characters were read as they stand."
    )
    assert "  lost: " in ran.out
    assert "Page" not in ran.out


def test_text_files_and_files_that_change_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nothing to compare a text file with, nor a file that is no longer the one read."""
    (tmp_path / "plan.md").write_text("Sam", encoding="utf-8")
    with pytest.raises(UnreadablePlan, match="neither a Word file"):
        check_reading(tmp_path / "plan.md")
    changed = Document(Source("plan.docx", "docx", sha256="another"), ())
    monkeypatch.setattr("ehcp_qa.readers.read", lambda path: changed)
    with pytest.raises(UnreadablePlan, match="was changed while it was being read"):
        check_reading(WORD)


def test_many_places_are_cut_short() -> None:
    """After enough places only their number is told, and pages without text are named."""
    troubles = tuple(Trouble(Fault.LOST, 1, f"page {n}") for n in range(lines.MOST_PLACES + 2))
    document = Document(Source("plan\x1b.pdf", "pdf"), (), unread_pages=(2, 3))
    said = lines.conservation_text(document, Conservation(100, ordered=False, troubles=troubles))
    assert said.startswith("plan?.pdf: not all of its 100 characters")
    assert "  lost: 1 character, page 0\n" in said
    assert "  and in 2 more places\n" in said
    assert said.endswith("Not read, because there is no text: pages 2 and 3.\n")
