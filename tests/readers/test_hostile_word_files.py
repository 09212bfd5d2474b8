"""Word files made to do harm: read as they stand or refused in a sentence, and nothing fetched."""

from __future__ import annotations

import socket
import zipfile
from pathlib import Path
from typing import NoReturn

import pytest
from reader_checks import check_document, texts
from word_building import p, run, tbl, tc, tr, word_file

from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.readers import limits, read

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_LONG_SPAN = f'<w:tc><w:tcPr><w:gridSpan w:val="{"9" * 5000}"/></w:tcPr>{p("One")}</w:tc>'
_DELETED_END = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"


def _stored(path: Path) -> Path:
    """Pack a file without packing it tightly, so that no limit on tightness stops it."""
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return path


REFUSED = {
    "a table of 100,000 rows": tbl("<w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>" * 100_000),
    "a million paragraphs with nothing in them": p("x") + "<w:p/>" * 1_000_000,
    "controls nested beyond what is parsed": "<w:sdt><w:sdtContent>" * 300 + p("x") + "</w:sdtContent></w:sdt>" * 300,
}  # fmt: skip


@pytest.mark.parametrize("packed", ["tightly", "loosely"])
@pytest.mark.parametrize("kind", REFUSED)
def test_far_too_much_is_refused(tmp_path: Path, kind: str, packed: str) -> None:
    """More elements than any plan has are refused, however small the file is."""
    path = word_file(tmp_path / "plan.docx", REFUSED[kind])
    with pytest.raises(UnreadablePlan, match=r"\Aplan\.docx [^\n]+\.\Z"):
        read(path if packed == "tightly" else _stored(path))


def _numbered(start: str, form: str) -> dict[str, str]:
    return {
        "numbering": f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    }


@pytest.mark.parametrize(
    ("start", "form", "label"),
    [
        ("780", "lowerLetter", "z" * 30 + "."),
        ("900000000", "upperLetter", "900000000."),
        ("900000000", "lowerRoman", "900000000."),
        ("9" * 5000, "decimal", "1."),
        ("-3", "upperRoman", "-3."),
    ],
)
def test_a_list_cannot_count_beyond_reason(
    tmp_path: Path, start: str, form: str, label: str
) -> None:
    """A huge first number makes no huge label, and no number is too long to be looked at."""
    item = p("One", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    (block,) = read(word_file(tmp_path / "plan.docx", item, **_numbered(start, form))).blocks
    assert block.label == label


READ = {
    "a cell as wide as can be written": (tbl(tr(tc("One", span=999_999_999), "Two")), ["One", "Two"]),
    "a span of too many digits": (tbl(tr(_LONG_SPAN, "Two")), ["One", "Two"]),
    "a size of too many digits": (p(run("One", f'<w:sz w:val="{"9" * 5000}"/>')), ["One"]),
    "20,000 cells in a row": (tbl(tr(*["<w:tc><w:p/></w:tc>"] * 20_000, tc("One"))), ["One"]),
    "20,000 paragraphs joined to one": (_DELETED_END * 20_000, ["x" * 20_000]),
    "20,000 fields that never end": (p("One") + f"<w:p>{_BEGIN * 20_000}</w:p>", ["One"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", READ)
def test_odd_shapes_are_read_as_they_stand(tmp_path: Path, kind: str) -> None:
    """What looks like an attack but can be read is read, in no more time than its size asks."""
    body, wanted = READ[kind]
    document = read(_stored(word_file(tmp_path / "plan.docx", body)))
    check_document(document)
    assert texts(document) == wanted


def test_members_with_roaming_names_are_never_written_or_followed(tmp_path: Path) -> None:
    """A member named to climb out of its folder is just a name: nothing is unpacked to disc."""
    folder = tmp_path / "in"
    folder.mkdir()
    path = word_file(folder / "plan.docx", p("One"))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("../../escaped.xml", "<a/>")
        package.writestr("/escaped.xml", "<a/>")
    assert texts(read(path)) == ["One"]
    assert sorted(found.name for found in tmp_path.rglob("*")) == ["in", "plan.docx"]


def test_nothing_outside_the_file_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Styles, headers and templates that lie elsewhere are not looked for."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("something was fetched")

    path = word_file(tmp_path / "plan.docx", p("One"), header=p("Top"))
    links = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    members[links] = members[links].replace(
        b'Target="header.xml"', b'Target="http://example.org/header.xml" TargetMode="External"'
    )
    del members["word/header.xml"]
    with zipfile.ZipFile(path, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    monkeypatch.setattr(socket, "socket", refuse)
    assert texts(read(path)) == ["One"]


def test_the_limit_on_elements_is_far_above_a_plan() -> None:
    """The longest sample has less than a tenth of the elements that are allowed."""
    samples = Path(__file__).resolve().parent.parent.parent / "sample_plans"
    most = 0
    for path in samples.rglob("plan.docx"):
        with zipfile.ZipFile(path) as package:
            most = max(most, package.read("word/document.xml").count(b"<"))
    assert 1000 < most < limits.MAX_TAGS / 10
