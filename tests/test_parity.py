"""One plan in three formats: the same words in the same order, the same statements."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehcp_qa.model.document import Document
from ehcp_qa.nlp.plain import plain
from ehcp_qa.readers import read
from ehcp_qa.rulebook.lexicons import load_lexicons

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "sample_plans").rglob("plan.md"))
COPIES = [(plan, suffix) for plan in SAMPLES for suffix in (".docx", ".pdf")]


def _id(value: object) -> str:
    return value.parent.name if isinstance(value, Path) else str(value)


def _same(text: str) -> str:
    return " ".join(plain(text).split())


def _texts(document: Document) -> list[tuple[str, str]]:
    return [(block.label, _same(block.text)) for block in document.blocks if not block.furniture]


def test_there_are_samples() -> None:
    """An empty set of samples would prove nothing."""
    assert len(SAMPLES) >= 7


@pytest.mark.parametrize(("plan", "suffix"), COPIES, ids=_id)
def test_a_copy_has_the_same_blocks(plan: Path, suffix: str) -> None:
    """The Word file and the PDF of a sample hold its paragraphs, labels and order."""
    assert _texts(read(plan.with_suffix(suffix))) == _texts(read(plan))


@pytest.mark.parametrize(("plan", "suffix"), COPIES, ids=_id)
def test_a_copy_has_the_same_statements(plan: Path, suffix: str) -> None:
    """The Word file and the PDF of a sample give its statements, sections, roles and rows."""
    from ehcp_qa.recognise import recognise

    lexicons = load_lexicons([ROOT / "rules"])

    def statements(path: Path) -> list[tuple[str, ...]]:
        found = recognise(read(path), lexicons).statements()
        return [
            (s.section.value, s.role.value, str(s.area or ""), s.row or "", s.number, _same(s.text))
            for s in found
        ]

    copy = statements(plan.with_suffix(suffix))
    assert copy
    assert copy == statements(plan)
