"""No text is lost: every visible character of a file is in one block, once and in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from reader_checks import check_document
from word_building import p, run, tbl, tr, word_file
from word_growing import CHUNKS, NUMBERS, STYLES, Grown, grown

from ehcp_qa.model.document import Block, Document
from ehcp_qa.readers import read
from ehcp_qa.readers.conservation import Conservation, Fault, conservation

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted(
    path for path in (ROOT / "sample_plans").rglob("plan.*") if path.suffix in (".docx", ".pdf")
)
TEMPLATE = ROOT.parent / "shared" / "templates" / "national-test-template.docx"


def _check(path: Path, document: Document | None = None) -> Conservation:
    found = conservation(path.read_bytes(), document or read(path))
    assert found is not None
    return found


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}{path.suffix}")
def test_nothing_of_a_sample_is_lost(path: Path) -> None:
    """A sample's Word file and PDF are read whole."""
    found = _check(path)
    assert found.troubles == ()
    assert found.characters > 1000


@pytest.mark.skipif(not TEMPLATE.exists(), reason="the national template lies outside the project")
def test_nothing_of_the_national_template_is_lost() -> None:
    """A real council's template is read whole."""
    assert _check(TEMPLATE).whole


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(parts=grown)
def test_nothing_of_a_grown_document_is_lost(tmp_path: Path, parts: Grown) -> None:
    """However structures are nested, all that shows is read once and in order."""
    others = asdict(parts) | {"styles": STYLES, "numbering": NUMBERS}
    body = p("Plan") + others.pop("body")
    path = word_file(tmp_path / "plan.docx", body, chunks=CHUNKS, **others)
    document = read(path)
    check_document(document)
    assert _check(path, document).troubles == ()


_BODY = p("One two") + tbl(tr("Three", "Four")) + p("Five") + p("Five")
FAULTS: dict[str, tuple[Callable[[list[Block]], list[Block]], list[tuple[Fault, int, str]]]] = {
    "a block lost": (
        lambda blocks: blocks[:2] + blocks[3:],
        [(Fault.LOST, 4, "the body, paragraph 3")],
    ),
    "one of two alike lost": (
        lambda blocks: blocks[:-1],
        [(Fault.LOST, 4, "the body, paragraph 5")],
    ),
    "a block twice": (
        lambda blocks: [*blocks, blocks[1]],
        [(Fault.EXTRA, 5, "the body, paragraph 2"), (Fault.MOVED, 5, "the body, paragraph 2")],
    ),
    "two blocks changed round": (
        lambda blocks: [blocks[1], blocks[0], *blocks[2:]],
        [(Fault.MOVED, 6, "the body, paragraph 1")],
    ),
    "a letter lost": (
        lambda blocks: [replace(blocks[0], text="One to"), *blocks[1:]],
        [(Fault.LOST, 1, "the body, paragraph 1")],
    ),
    "letters changed round": (
        lambda blocks: [replace(blocks[0], text="One tow"), *blocks[1:]],
        [(Fault.MOVED, 2, "the body, paragraph 1")],
    ),
    "something that is not there": (
        lambda blocks: [replace(blocks[0], text="One two!"), *blocks[1:]],
        [(Fault.EXTRA, 1, "the body, paragraph 1")],
    ),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_faulty_reading_of_a_word_file_is_found_out(tmp_path: Path, kind: str) -> None:
    """The check can fail: what went wrong, how many characters, and where."""
    path = word_file(tmp_path / "plan.docx", _BODY)
    document = read(path)
    change, wanted = FAULTS[kind]
    found = _check(path, replace(document, blocks=tuple(change(list(document.blocks)))))
    assert [(t.fault, t.characters, t.place) for t in found.troubles] == wanted
    assert found.characters == 23


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    """Deleted, struck and hidden characters are no loss, but it is said how many there are."""
    body = p(
        run("One")
        + "<w:del><w:r><w:delText>four</w:delText></w:r></w:del>"
        + run("six", "<w:strike/>")
        + run("seventeen", "<w:vanish/>")
    )
    found = _check(word_file(tmp_path / "plan.docx", body))
    assert found.whole
    assert dict(found.left_out) == {"deleted or moved away": 4, "struck through": 3, "hidden": 9}


SAMPLE_PDF = ROOT / "sample_plans" / "sound" / "headings" / "plan.pdf"


def test_a_faulty_reading_of_a_pdf_is_found_out() -> None:
    """Of a PDF too it is said how much is lost, and on which page, and how much is extra."""
    document = read(SAMPLE_PDF)
    longest = max(document.blocks, key=lambda block: len(block.text))
    letters = len("".join(longest.text.split()))
    lost = _check(SAMPLE_PDF, replace(document, blocks=_without(document, longest)))
    assert {t.fault for t in lost.troubles} == {Fault.LOST}
    assert letters * 0.95 <= sum(t.characters for t in lost.troubles) <= letters
    most = max(lost.troubles, key=lambda trouble: trouble.characters)
    assert most.place == f"page {longest.place.page}"
    copies = (*document.blocks, *[longest] * 10)  # a few can pass for the running lines left out
    twice = _check(SAMPLE_PDF, replace(document, blocks=copies))
    assert Fault.EXTRA in {t.fault for t in twice.troubles}


def test_words_of_a_pdf_out_of_order_are_found_out() -> None:
    """A block whose words were shuffled is whole, but not in order."""
    document = read(SAMPLE_PDF)
    longest = max(document.blocks, key=lambda block: len(block.text))
    words = longest.text.split()
    mixed = replace(longest, text=" ".join(words[::2] + words[1::2]), marks=())
    blocks = tuple(mixed if block is longest else block for block in document.blocks)
    found = _check(SAMPLE_PDF, replace(document, blocks=blocks))
    assert {t.fault for t in found.troubles} == {Fault.MOVED}


def _without(document: Document, gone: Block) -> tuple[Block, ...]:
    return tuple(block for block in document.blocks if block is not gone)


def test_plain_text_has_no_second_reading(tmp_path: Path) -> None:
    """Of a text file there is nothing to compare."""
    path = tmp_path / "plan.md"
    path.write_text("Sam\n", encoding="utf-8")
    assert conservation(path.read_bytes(), read(path)) is None
