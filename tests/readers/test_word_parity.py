"""However a council's template is built, its plan holds the same statements."""

from __future__ import annotations

from pathlib import Path

import pytest
from reader_checks import check_document
from word_building import p, run, word_file
from word_dressing import dressed

from ehcp_qa.nlp.plain import plain
from ehcp_qa.readers import read
from ehcp_qa.readers.conservation import conservation
from ehcp_qa.recognise import recognise
from ehcp_qa.rulebook.lexicons import load_lexicons

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "sample_plans").rglob("plan.docx"))
TITLES = ("Views", "Special educational needs", "Health needs", "Social care needs", "Outcomes",
          "Special educational provision", "Health provision")  # fmt: skip
_HEADING = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'


def _statements(path: Path) -> list[tuple[str, ...]]:
    found = recognise(read(path), load_lexicons([ROOT / "rules"])).statements()
    return [
        (
            s.section.value,
            s.role.value,
            str(s.area or ""),
            s.row or "",
            s.number,
            " ".join(plain(s.text).split()),
        )
        for s in found
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_a_plan_in_every_structure_has_the_same_statements(tmp_path: Path, path: Path) -> None:
    """Controls, tracked changes, text boxes, fields and split runs change no statement."""
    copy = tmp_path / "plan.docx"
    copy.write_bytes(dressed(path.read_bytes()))
    document = read(copy)
    check_document(document)
    assert document.leftovers.insertions > 5
    found = conservation(copy.read_bytes(), document)
    assert found is not None
    assert found.troubles == ()
    assert _statements(copy) == _statements(path.with_suffix(".md"))


@pytest.mark.parametrize("label", ["%1.", "(%1)", "Section %1", "Section %1:"])
@pytest.mark.parametrize("look", ["heading", "bold", "plain"])
def test_letters_that_word_counts_are_as_good_as_typed_ones(
    tmp_path: Path, label: str, look: str
) -> None:
    """A section whose letter is an automatic number is opened by its letter."""
    style = '<w:pStyle w:val="H1"/>' if look == "heading" else ""
    numbered = f'{style}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    bold = "<w:b/>" if look == "bold" else ""
    answer = p("Sam will have one hour of speech therapy each week.")

    def made(name: str, *, typed: bool) -> list[tuple[str, str, tuple[str, ...]]]:
        body = p("Education, health and care plan")
        for at, title in enumerate(TITLES):
            letter = f"{label.replace('%1', 'ABCDEFG'[at])}\t" if typed else ""
            body += p(run(letter + title, bold), style if typed else numbered) + answer
        numbering = (
            '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperLetter"/>'
            f'<w:lvlText w:val="{label}"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        )
        path = word_file(tmp_path / name, body, styles=_HEADING, numbering=numbering)
        plan = recognise(read(path), load_lexicons([ROOT / "rules"]))
        return [
            (s.id.value, s.headings[0].how, tuple(t.text for t in s.statements))
            for s in plan.sections.values()
            if s.headings
        ]

    automatic = made("automatic.docx", typed=False)
    assert [(letter, how) for letter, how, _ in automatic] == [(x, "letter") for x in "ABCDEFG"]
    assert automatic == made("typed.docx", typed=True)
