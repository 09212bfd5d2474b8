"""Comments stand on exactly the words, whatever these stand in, and nothing else changes."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from word_building import p, run, sdt, tbl, tc, tr, word_file
from word_margins import OURS, commented, comments, members, note, stripped

from ehcp_qa.annotators.word import annotate_word, clear_word
from ehcp_qa.readers.docx import read_docx

LONG = "Sam will have regular therapy at school."
WANTED = "regular therapy"
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_SPLIT = run("Sam will have reg") + run("ular", "<w:b/>") + run(" therapy at school.")
_INSIDE = {
    "a plain run": p(LONG),
    "several runs": p(_SPLIT),
    "a run with a tab before": p(f"<w:r><w:tab/><w:t>{LONG}</w:t></w:r>"),
    "a run with a break behind": p(f"<w:r><w:t>{LONG}</w:t><w:br/><w:t>More.</w:t></w:r>"),
    "white space and a label": p(run("  1. ") + run(LONG)),
    "marks that show nothing": p(
        run("Sam\u200b will ha\u00adve reg\u00adular ther\u200bapy at school.")
    ),
    "a cell": tbl(tr(tc(p(LONG)))),
    "a nested table": tbl(tr(tc(tbl(tr(tc(p(LONG)))), p()))),
    "an insertion": p(run("Now ") + f'<w:ins w:id="9" w:author="a">{run(LONG)}</w:ins>'),
    "beside a deletion": p(
        run("Sam will have ")
        + '<w:del w:id="8" w:author="a"><w:r><w:delText>daily </w:delText></w:r></w:del>'
        + run("regular therapy.")
    ),
    "a moved run": p(f'<w:moveTo w:id="9" w:author="a">{run(LONG)}</w:moveTo>'),
    "a hyperlink": p(f"<w:hyperlink>{run(LONG)}</w:hyperlink>"),
    "a smart tag": p(f"<w:smartTag>{run(LONG)}</w:smartTag>"),
    "a field": p(
        _FIELD.format("begin")
        + "<w:r><w:instrText>REF a</w:instrText></w:r>"
        + _FIELD.format("separate")
        + run(LONG)
        + _FIELD.format("end")
    ),
    "a control in the line": p(run("Now ") + sdt(run(LONG))),
    "a control round a paragraph": sdt(p(LONG)) + p("After."),
    "a control round a cell": tbl(tr(sdt(tc(p(LONG))), tc(p("Other")))),
    "two joined paragraphs": p(run("Sam will have regular"), "<w:rPr><w:del/></w:rPr>")
    + p(run(" therapy at school.")),
}


def _annotated(path: Path, wanted: str = WANTED) -> bytes:
    """Return the file with one comment on the wanted words."""
    data = path.read_bytes()
    blocks = read_docx(data, path.name).blocks
    index = next(b.index for b in blocks if wanted in b.text)
    start = blocks[index].text.index(wanted)
    notes = [note(index, start, start + len(wanted))]
    made = annotate_word(data, path.name, notes, blocks, None)
    assert made.notes == 1
    return made.data


@pytest.mark.parametrize("body", _INSIDE.values(), ids=_INSIDE.keys())
def test_a_comment_stands_on_exactly_the_words(tmp_path: Path, body: str) -> None:
    """The words between a comment's ends are those of the finding; the file else is as it was."""
    path = word_file(tmp_path / "plan.docx", p("First.") + body)
    data = _annotated(path)
    shown = commented(data)["0"].replace("\u00ad", "").replace("\u200b", "")
    assert shown == WANTED
    assert stripped(data) == stripped(path.read_bytes())
    before, after = (read_docx(d, "plan.docx") for d in (path.read_bytes(), data))
    assert [(b.text, b.label, b.marks, b.kind) for b in after.blocks] == [
        (b.text, b.label, b.marks, b.kind) for b in before.blocks
    ]
    assert after.leftovers == before.leftovers


_WIDER = {
    "a control of plain text": (p(run("Now ") + sdt(run(LONG), "<w:text/>")), LONG),
    "a field of one element": (p(f"<w:fldSimple>{run(LONG)}</w:fldSimple>"), LONG),
    "two forms of the same": (
        p(
            f"<mc:AlternateContent><mc:Choice>{run(LONG)}</mc:Choice><mc:Fallback>{run(LONG)}"
            "</mc:Fallback></mc:AlternateContent>"
        ),
        LONG * 2,
    ),
    "a text box": (
        p(
            run("Before ")
            + f"<w:r><w:pict><v:textbox><w:txbxContent>{p(LONG)}</w:txbxContent></v:textbox>"
            + "</w:pict></w:r>"
            + run("after")
        ),
        LONG,
    ),
}


@pytest.mark.parametrize(("body", "around"), _WIDER.values(), ids=_WIDER.keys())
def test_a_comment_stands_round_what_it_cannot_stand_in(
    tmp_path: Path, body: str, around: str
) -> None:
    """Where Word allows no comment among the words it goes round the whole, and is counted so."""
    path = word_file(tmp_path / "plan.docx", p("First.") + body)
    data = path.read_bytes()
    blocks = read_docx(data, path.name).blocks
    index = next(b.index for b in blocks if WANTED in b.text)
    at = blocks[index].text.index(WANTED)
    made = annotate_word(data, path.name, [note(index, at, at + len(WANTED))], blocks, None)
    assert made.near == 1
    assert commented(made.data)["0"] == around
    assert stripped(made.data) == stripped(data)


def test_words_in_a_header_are_noted_at_the_beginning(tmp_path: Path) -> None:
    """Word allows no comments in running lines, so the first paragraph bears them."""
    path = word_file(tmp_path / "plan.docx", p("First.") + p(LONG), header=p("Tom Brown"))
    data = path.read_bytes()
    blocks = read_docx(data, path.name).blocks
    assert blocks[0].furniture
    made = annotate_word(data, path.name, [note(0, 0, 3)], blocks, None)
    assert (made.notes, made.near) == (1, 1)
    assert commented(made.data) == {"0": "First."}


def test_words_in_a_footnote_are_noted_at_its_number(tmp_path: Path) -> None:
    """The place of a footnote in the body is the place that Word lets everybody comment on."""
    body = p("First.") + p(run("See") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run("!"))
    footnote = f'<w:footnote w:id="1">{p(LONG)}</w:footnote>'
    path = word_file(tmp_path / "plan.docx", body, footnotes=footnote)
    data = path.read_bytes()
    blocks = read_docx(data, path.name).blocks
    index = next(b.index for b in blocks if b.text == LONG)
    made = annotate_word(data, path.name, [note(index, 0, 3)], blocks, None)
    xml = members(made.data)["word/document.xml"].decode()
    ends = xml.index("commentRangeStart"), xml.index("footnoteReference"), xml.index("RangeEnd")
    assert list(ends) == sorted(ends)
    assert commented(made.data) == {"0": ""}
    assert made.near == 1


def test_several_comments_on_overlapping_words_keep_their_own(tmp_path: Path) -> None:
    """Each of several comments that share words stands on its own words."""
    path = word_file(tmp_path / "plan.docx", p(_SPLIT) + p(LONG))
    data = path.read_bytes()
    blocks = read_docx(data, path.name).blocks
    spans = [(0, 0, 8), (0, 4, 20), (0, 4, 8), (0, 0, 40), (0, 8, 9), (1, 0, 3), (1, 0, 3)]
    made = annotate_word(data, path.name, [note(*span) for span in spans], blocks, None)
    wanted = {str(n): LONG[start:end] for n, (_, start, end) in enumerate(spans)}
    assert commented(made.data) == wanted
    assert stripped(made.data) == stripped(data)


_THEIRS = (
    f'<w:comment w:id="4" w:author="A. Person" w:initials="AP">{p("Please check.")}</w:comment>'
)
_THEIR_BODY = p(
    run("Sam will have ")
    + '<w:commentRangeStart w:id="4"/>'
    + run("regular therapy at")
    + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    + run(" school.")
)


def test_comments_of_other_people_stay(tmp_path: Path) -> None:
    """A comment that somebody else wrote keeps its words, its id and its text."""
    path = word_file(tmp_path / "plan.docx", _THEIR_BODY, comments=_THEIRS)
    data = _annotated(path)
    assert commented(data) == {"4": "regular therapy at", "5": WANTED}
    assert [c.get(c.keys()[1]) for c in comments(data)] == ["A. Person", OURS]
    assert stripped(data) == stripped(path.read_bytes())
    assert read_docx(data, "plan.docx").leftovers.comments == 1
    cleared = clear_word(data, "plan.docx")
    assert cleared.removed == 1
    assert commented(cleared.data) == {"4": "regular therapy at"}
    assert stripped(cleared.data) == stripped(path.read_bytes())


def test_a_second_time_gives_the_same_file(tmp_path: Path) -> None:
    """Our comments are replaced, so that annotating the copy gives the copy again."""
    path = word_file(tmp_path / "plan.docx", p(_SPLIT) + sdt(p(LONG)) + p("After."))
    once = _annotated(path)
    (tmp_path / "once.docx").write_bytes(once)
    assert _annotated(tmp_path / "once.docx") == once


def test_taking_ours_out_leaves_no_trace(tmp_path: Path) -> None:
    """Without our comments the package is as it was: same members, same declarations."""
    path = word_file(tmp_path / "plan.docx", p(LONG))
    data = path.read_bytes()
    cleared = clear_word(_annotated(path), "plan.docx")
    before, after = members(data), members(cleared.data)
    assert list(after) == list(before)
    assert stripped(cleared.data) == stripped(data)
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        assert b"omments" not in after[name]


def test_a_file_without_ours_comes_back_as_it_is(tmp_path: Path) -> None:
    """Where nothing of ours is in a file, not one byte of it changes."""
    path = word_file(tmp_path / "plan.docx", _THEIR_BODY, comments=_THEIRS)
    assert clear_word(path.read_bytes(), "plan.docx").data == path.read_bytes()


def test_a_comment_says_its_title_first_and_bears_no_date_unless_told(tmp_path: Path) -> None:
    """Author, initials, a bold title and a paragraph for each line; a date only when given."""
    path = word_file(tmp_path / "plan.docx", p(LONG))
    data = path.read_bytes()
    blocks = read_docx(data, path.name).blocks
    (plain,) = comments(annotate_word(data, "x", [note(0, 0, 3)], blocks, None).data)
    found = {key.rsplit("}", 1)[-1]: value for key, value in plain.attrib.items()}
    assert found == {"id": "0", "author": OURS, "initials": "EQ"}
    assert ["".join(line.itertext()) for line in plain] == [
        "Warning PRV-01: Vague",
        "Why it matters.",
    ]
    dated = annotate_word(data, "x", [note(0, 0, 3)], blocks, date(2026, 11, 22))
    assert b'date="2026-11-22T00:00:00Z"' in members(dated.data)["word/comments.xml"]


def test_other_members_keep_their_packed_bytes(tmp_path: Path) -> None:
    """Pictures, styles and all other members are copied as they are packed."""
    path = word_file(tmp_path / "plan.docx", p(LONG), styles="<w:style/>", header=p("Top"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as package:
        package.writestr("word/media/image1.png", bytes(range(256)) * 40)
        package.comment = b"kept"
    data = _annotated(path)
    (tmp_path / "copy.docx").write_bytes(data)
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(tmp_path / "copy.docx") as after:
        assert after.testzip() is None
        assert after.comment == b"kept"
        touched = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
        for member in before.infolist():
            same = after.getinfo(member.filename)
            assert same.date_time == member.date_time
            if member.filename not in touched:
                assert (same.CRC, same.compress_size, same.compress_type) == (
                    member.CRC,
                    member.compress_size,
                    member.compress_type,
                )
        assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}


def test_an_answer_to_our_comment_stays_as_a_comment_of_its_own(tmp_path: Path) -> None:
    """What Word keeps about our comments goes with them; somebody's answer is not lost."""
    ours = (
        '<w:comment w:id="1" w:author="ehcp-qa" w:initials="EQ"><w:p w14:paraId="0A"/></w:comment>'
    )
    theirs = '<w:comment w:id="2" w:author="A. Person"><w:p w14:paraId="0B"/></w:comment>'
    space = 'xmlns:x="http://schemas.microsoft.com/office/word/2012/wordml"'
    threads = (
        f'<x:commentEx {space} x:paraId="0A" x:done="0"/>'
        f'<x:commentEx {space} x:paraId="0B" x:paraIdParent="0A" x:done="0"/>'
    )
    body = p(f'<w:r><w:t>{LONG}</w:t><w:commentReference w:id="1"/></w:r>')
    path = word_file(tmp_path / "plan.docx", body, comments=ours + theirs, commentsExtended=threads)
    cleared = clear_word(path.read_bytes(), "plan.docx")
    left = members(cleared.data)["word/commentsExtended.xml"].decode()
    assert "0A" not in left
    assert 'x:paraId="0B"' in left
    assert len(comments(cleared.data)) == 1
    assert [block.text for block in read_docx(cleared.data, "x").blocks] == [LONG]


@pytest.mark.parametrize(
    ("styles", "styled"),
    [
        ("<w:style/>", False),
        ('<w:style w:type="paragraph" w:styleId="CommentText"/>', True),
    ],
    ids=["without the style", "with the style"],
)
def test_comments_look_like_comments(tmp_path: Path, styles: str, styled: bool) -> None:
    """In Word's own style where the file has it, and of its size where it has not."""
    path = word_file(tmp_path / "plan.docx", p(LONG), styles=styles)
    blocks = read_docx(path.read_bytes(), path.name).blocks
    made = annotate_word(path.read_bytes(), "x", [note(0, 0, 3)], blocks, None)
    xml = members(made.data)["word/comments.xml"]
    assert (b'pStyle w:val="CommentText"' in xml) is styled
    assert (b'sz w:val="20"' in xml) is not styled


def test_words_that_no_xml_can_hold_are_left_out(tmp_path: Path) -> None:
    """A comment never fails for a character that only other formats can hold."""
    path = word_file(tmp_path / "plan.docx", p(LONG))
    blocks = read_docx(path.read_bytes(), path.name).blocks
    odd = note(0, 0, 3, title="Bad \ufffe<&> sign")
    made = annotate_word(path.read_bytes(), "x", [odd], blocks, None)
    assert "".join(comments(made.data)[0][0].itertext()) == "Bad <&> sign"
