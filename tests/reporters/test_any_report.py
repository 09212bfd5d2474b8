"""Any report at all, in the forms that people and programs read first."""

from __future__ import annotations

import json
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from io import BytesIO
from pathlib import Path

import jsonschema
from any_comparison import comparisons, queries
from any_report import reports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pages import check_alone, check_page, parsed

import ehcp_qa
from ehcp_qa.annotators.notes import notes_of
from ehcp_qa.model.comparison import Comparison
from ehcp_qa.model.report import Report
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.comparison import FORMS as COMPARED
from ehcp_qa.reporters.console import console
from ehcp_qa.reporters.html import html_report
from ehcp_qa.reporters.json import json as as_json
from ehcp_qa.reporters.markdown import markdown_report
from ehcp_qa.reporters.plan_json import plan_json
from ehcp_qa.reporters.plan_markdown import plan_markdown
from ehcp_qa.reporters.queries import queries_document
from ehcp_qa.reporters.queries.asked import Queries
from ehcp_qa.reporters.thread import thread_svg

SCHEMAS = Path(ehcp_qa.__file__).parent / "schemas"
DRIVING = {"Cc", "Cf", "Cs"}  # control and format characters, and half characters
SVG = "{http://www.w3.org/2000/svg}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
often = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
TABLES = frozenset({"provisions", "thread"})


def validator(name: str) -> jsonschema.protocols.Validator:
    """Return the validator of what a command writes for programs."""
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema)


CHECK, COMPARE, EXTRACT = (validator(name) for name in ("check", "compare", "extract"))


def is_quiet(text: str) -> None:
    """Nothing but the ends of lines drives a terminal or turns text round."""
    assert not any(unicodedata.category(c) in DRIVING for c in text.replace("\n", ""))


def has_no_tags(text: str) -> None:
    """The only tags of some Markdown are those that fold a table away."""
    text = text.replace("\\<", "")
    for tag in ("<details>", "<summary>", "</summary>", "</details>"):
        text = text.replace(tag, "")
    assert "<" not in text


@often
@given(reports)
def test_any_report_keeps_to_the_json_schema(report: Report) -> None:
    """With accepted findings, expired entries and a baseline too."""
    data = json.loads(as_json(report, Layout()))
    CHECK.validate(data)
    assert [len(f["standing"]["accepted"]) for f in data["files"]] == [
        len(run.standing.accepted) for run in report.files
    ]


@often
@given(reports, st.sampled_from((40, 80, 200)), st.sampled_from(("quiet", "normal", "verbose")))
def test_no_word_of_any_report_drives_a_terminal(report: Report, width: int, how: str) -> None:
    """Every part of the console report is cleaned: findings, both tables, what became of findings."""
    is_quiet(console(report, Layout(width=width, verbosity=how, shows=TABLES)))


@often
@given(reports)
def test_no_word_of_any_report_is_a_tag_in_markdown(report: Report) -> None:
    """The only tags are those that fold the provision table away."""
    text = markdown_report(report, Layout())
    has_no_tags(text)
    is_quiet(text)


@often
@given(reports)
def test_any_report_is_a_sound_page(report: Report) -> None:
    """It is well formed and linked, with accepted findings and a baseline, and loads nothing."""
    text = html_report(report, Layout())
    check_page(parsed(text))
    check_alone(text)


@often
@given(reports)
def test_any_thread_is_a_drawing_with_our_elements_only(report: Report) -> None:
    """Whatever the statements say, the graph is well formed and nothing in it can run."""
    drawn = thread_svg(report, Layout())
    ours = {"svg", "g", "title", "desc", "rect", "text", "path", "tspan"}
    assert {e.tag.removeprefix(SVG) for e in ET.fromstring(drawn).iter()} <= ours


@often
@given(reports)
def test_any_plan_can_be_extracted(report: Report) -> None:
    """What was read goes out as data of its schema, and as Markdown without tags."""
    for run in report.files:
        if run.analysed is not None:
            EXTRACT.validate(json.loads(plan_json(run.analysed, "1.0")))
            has_no_tags(plan_markdown(run.analysed))


@often
@given(reports)
def test_any_finding_can_be_a_note_in_a_margin(report: Report) -> None:
    """Titles and lines of notes are cleaned before they come near a Word file or a PDF."""
    for run in report.files:
        notes = notes_of(run)
        assert len(notes) == (len(run.findings) if run.analysed else 0)
        is_quiet("\n".join(line for note in notes for line in (note.title, *note.lines)))


@often
@given(comparisons(), st.sampled_from(sorted(COMPARED)), st.sampled_from((40, 80)))
def test_any_comparison_is_sound_in_every_form(found: Comparison, form: str, width: int) -> None:
    """Whatever two drafts say, what changed can be shown, and no words of theirs do harm."""
    text = COMPARED[form](found, Layout(width=width))
    if form == "json":
        COMPARE.validate(json.loads(text))
    elif form == "html":
        check_page(parsed(text))
        check_alone(text)
    else:
        is_quiet(text)
        if form == "markdown":
            has_no_tags(text)


@often
@given(queries)
def test_any_questions_are_a_document_of_plain_paragraphs(asked: Queries) -> None:
    """Each part is well formed, and nothing but our paragraphs stands in the letters."""
    with zipfile.ZipFile(BytesIO(queries_document(asked))) as package:
        roots = {name: ET.fromstring(package.read(name)) for name in package.namelist()}
    ours = {"document", "body", "p", "pPr", "pStyle", "keepNext", "r", "t"}
    page = {"sectPr", "pgSz", "pgMar"}
    body = roots["word/document.xml"]
    assert {e.tag.removeprefix(WORD) for e in body.iter()} <= ours | page
    is_quiet("".join(t.text or "" for t in body.iter(f"{WORD}t")))


def test_the_forms_tried_here_are_all_there_are() -> None:
    """A form that is added has to be tried as well: here or in the file of tests of its name."""
    from ehcp_qa.reporters import REPORTERS

    elsewhere = {"sarif", "junit", "github", "xlsx"}
    assert set(REPORTERS) == {"console", "json", "markdown", "html", "svg"} | elsewhere
    for form in sorted(elsewhere):
        name = {"xlsx": "workbook"}.get(form, form)
        text = Path(__file__).with_name(f"test_{name}_report.py").read_text("utf-8")
        assert "@given(reports)" in text
