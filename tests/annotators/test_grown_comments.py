"""Whatever a Word file is made of, comments change nothing in it and stand on their words."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from word_building import p, word_file
from word_growing import CHUNKS, NUMBERS, STYLES, Grown, grown
from word_margins import comments, members, note, stripped

from ehcp_qa.annotators.word import annotate_word, clear_word
from ehcp_qa.model.location import Span
from ehcp_qa.readers.docx import read_docx
from ehcp_qa.readers.docx.names import W
from ehcp_qa.readers.docx.tracing import Traced, trace_docx

_EXAMPLES = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking such files takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _written(folder: Path, parts: Grown) -> bytes:
    return word_file(
        folder / "grown.docx",
        p("Start.") + parts.body,
        chunks=CHUNKS,
        styles=STYLES,
        numbering=NUMBERS,
        header=parts.header,
        footnotes=parts.footnotes,
        endnotes=parts.endnotes,
        footer=parts.footer,
    ).read_bytes()


def _between(traced: Traced) -> dict[str, str]:
    """Return what a reader of the copy sees between the ends of each comment of the body."""
    shown: dict[object, str] = {}
    for origin in traced.trail.values():
        for element, text in origin.stretches:
            shown[element] = shown.get(element, "") + text
    found: dict[str, str] = {}
    open_now: set[str] = set()
    for element in traced.root.iter():
        if element.tag == f"{W}commentRangeStart":
            open_now.add(element.get(f"{W}id"))
        elif element.tag == f"{W}commentRangeEnd":
            open_now.remove(element.get(f"{W}id"))
        for name in open_now:
            found[name] = found.get(name, "") + shown.get(element, "")
    assert open_now == set()
    return found


@_EXAMPLES
@given(parts=grown)
def test_each_character_is_traced_to_what_shows_it(tmp_path: Path, parts: Grown) -> None:
    """Tracing reads the same blocks, and every character of them that the body shows has a spot."""
    data = _written(tmp_path, parts)
    traced = trace_docx(data, "grown.docx")
    assert tuple(traced.blocks) == read_docx(data, "grown.docx").blocks
    for block in traced.blocks:
        if block.index not in traced.trail:
            continue
        for at, character in enumerate(block.text):
            spots = traced.spots(Span(block.index, at, at + 1))
            assert spots is not None
            spot = spots[0]
            assert spots[1] == spot
            written = spot.element.text or ""
            if spot.element.tag == f"{W}t" and character.isalnum():
                assert written[spot.at] == character or not written[spot.at].isascii()


_somewhere = st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))


@_EXAMPLES
@given(parts=grown, places=st.lists(_somewhere, min_size=1, max_size=6))
def test_comments_change_nothing_and_come_out_again(
    tmp_path: Path, parts: Grown, places: list[tuple[int, int, int]]
) -> None:
    """With comments anywhere the file reads the same; without them its XML is as it was."""
    before = _written(tmp_path, parts)
    document = read_docx(before, "grown.docx")
    notes = []
    for number, first, last in places:
        block = document.blocks[number % len(document.blocks)]
        ends = sorted(end % (len(block.text) + 1) for end in (first, last))
        notes.append(note(block.index, ends[0], ends[1]))
    made = annotate_word(before, "grown.docx", notes, document.blocks, None)
    assert made.notes == len(notes) == len(comments(made.data))
    after = read_docx(made.data, "grown.docx")
    assert after.blocks == document.blocks or [b.text for b in after.blocks] == [
        b.text for b in document.blocks
    ]
    assert after.leftovers == document.leftovers
    assert after.tables == document.tables
    assert stripped(made.data) == stripped(before)
    again = annotate_word(made.data, "grown.docx", notes, document.blocks, None)
    assert (again.notes, again.removed) == (made.notes, len(notes))
    assert stripped(again.data) == stripped(before)
    cleared = clear_word(made.data, "grown.docx")
    assert stripped(cleared.data) == stripped(before)
    assert list(members(cleared.data)) == list(members(before))
    traced, between = trace_docx(before, "grown.docx"), _between(trace_docx(made.data, "x"))
    for number, one in enumerate(notes):
        block = document.blocks[one.span.block if one.span else 0]
        if block.place.part == "body" and block.index in traced.trail and one.span is not None:
            assert block.text[one.span.start : one.span.end] in between.get(str(number), "")
