"""The golden thread as a matrix, as a graph and as data."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from ehcp_qa.model.analysed import AnalysedPlan, Link, LinkKind
from ehcp_qa.model.document import Block, Document, Source
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import (
    Child,
    Condition,
    Plan,
    PlanStage,
    Role,
    Section,
    SectionId,
    Statement,
)
from ehcp_qa.model.report import CheckRun, Report
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.console.paper import Paper
from ehcp_qa.reporters.console.thread import thread_matrix
from ehcp_qa.reporters.thread import link_data, thread_graph, thread_svg, unlinked_data
from ehcp_qa.reporters.thread.boxes import boxes
from ehcp_qa.reporters.thread.ends import gist, thread_of

SVG = "{http://www.w3.org/2000/svg}"
TOLD = (
    ("A-1", SectionId.A, Role.ASPIRATION, "Ali wants a job with animals."),
    ("B-1", SectionId.B, Role.NEED, "Ali has difficulty reading."),
    ("B-2", SectionId.B, Role.NEED, "Ali covers his ears <in the hall>."),
    ("E-1", SectionId.E, Role.OUTCOME, "By July 2028 Ali will read a page aloud."),
    ("F-1", SectionId.F, Role.PROVISION, "A teaching assistant reads with Ali daily."),
    ("F-2", SectionId.F, Role.PROVISION, "Ali will have a radio aid."),
)
LINKS = (
    Link(LinkKind.NEED_PROVISION, "B-1", "F-1", "number", 1.0, "names need 1"),
    Link(LinkKind.OUTCOME_PROVISION, "E-1", "F-1", "concept", 0.8, "both speak of reading"),
)


def plan(told=TOLD, links=LINKS) -> AnalysedPlan:
    """A plan of six statements: one need, one aspiration and one provision have no link."""
    statements = [
        Statement(name, section, role, text, Span(at, 0, len(text)))
        for at, (name, section, role, text) in enumerate(told)
    ]
    sections = {
        key: Section(
            key, Condition.FILLED, statements=tuple(s for s in statements if s.section is key)
        )
        for key in SectionId
    }
    blocks = tuple(Block(at, line[3]) for at, line in enumerate(told))
    read = Plan(
        Document(Source("plan.md", "md"), blocks), PlanStage.DRAFT, "", Child(), (), sections
    )
    return AnalysedPlan(
        read,
        {},
        {},
        tuple(links),
        alone={"B-2": 0.9, "A-1": 0.3, "F-2": 0.7},
        orphans=frozenset({"B-2", "F-2"}),
    )


def matrix(analysed: AnalysedPlan, width: int = 80) -> str:
    """The matrix as it is printed."""
    paper = Paper(Layout(width=width))
    thread_matrix(paper, CheckRun(Source("plan.md", "md"), analysed=analysed))
    return paper.text()


def report(*runs: CheckRun) -> Report:
    """A report on these runs."""
    return Report("1.0", (), "", "", runs)


def test_the_matrix_marks_each_link_by_how_it_was_found():
    """A stated link and one by a subject in common have signs of their own."""
    lines = matrix(plan()).splitlines()
    assert next(line for line in lines if "B-1" in line).split()[-2:] == ["#", "."]
    assert next(line for line in lines if "E-1 read" in line).split()[-2:] == ["+", "."]


def test_the_matrix_sets_likely_orphans_apart_from_open_questions():
    """What likely stands alone has a "!", what has no sure link a "?"."""
    text = matrix(plan())
    assert "! B-2" in text
    assert "? A-1" in text
    assert "No link found (3, of which 2 likely stand alone)" in text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_of_the_matrix_is_wider_than_the_terminal(width: int):
    """Forty provisions are shown in bands that fit."""
    many = [
        *TOLD,
        *((f"F-{n}", SectionId.F, Role.PROVISION, f"Help number {n}.") for n in range(3, 43)),
    ]
    links = [Link(LinkKind.NEED_PROVISION, "B-1", f"F-{n}", "number", 1.0) for n in range(3, 43)]
    text = matrix(plan(many, links), width)
    assert max(len(line) for line in text.splitlines()) <= width
    assert "42" in text


def test_a_whole_thread_says_so():
    """With a link for each statement there is nothing to look at."""
    told = [TOLD[1], TOLD[3], TOLD[4]]
    assert "Every statement has the link" in matrix(plan(told))


def test_nothing_stands_alone_where_the_other_side_is_empty():
    """A plan without outcomes has another fault; its aspirations are not marked."""
    thread = thread_of(plan([TOLD[0], TOLD[1], TOLD[4]], LINKS[:1]))
    assert thread.alone == ()


def test_the_graph_is_well_formed_and_holds_no_script():
    """Words of the plan are escaped, and nothing in it can run."""
    drawn = thread_graph(plan())
    root = ET.fromstring(drawn)
    assert root.find(f".//{SVG}script") is None
    assert "&lt;in the hall&gt;" in drawn


def test_the_graph_tells_a_screen_reader_what_it_shows():
    """Its description lists each link and each statement without one."""
    (desc,) = ET.fromstring(thread_graph(plan())).iter(f"{SVG}desc")
    assert "B-1 (Ali has difficulty reading.) is linked with F-1" in (desc.text or "")
    assert "likely nothing answers it" in (desc.text or "")


def test_orphans_stand_out_in_print_without_colour():
    """A broken outline and words tell them, not colour alone."""
    root = ET.fromstring(thread_graph(plan()))
    texts = [t.text for t in root.iter(f"{SVG}text")]
    assert "! B-2: no provision found" in texts
    assert sum("stroke-dasharray" in r.attrib for r in root.iter(f"{SVG}rect")) >= 3


def test_no_two_boxes_of_the_graph_overlap():
    """Boxes of one column stand one under the other."""
    placed = list(boxes(thread_of(plan())).values())
    for one in placed:
        for other in placed:
            if one is not other and one.left == other.left:
                assert one.bottom <= other.top or other.bottom <= one.top


def test_plans_of_one_run_are_drawn_one_under_the_other():
    """A file that could not be read leaves no gap, and the drawing is the same every time."""
    run = CheckRun(Source("plan.md", "md"), analysed=plan())
    unread = replace(run, analysed=None)
    both = thread_svg(report(run, unread, run), Layout())
    assert both == thread_svg(report(run, unread, run), Layout())
    assert both.count('role="img"') == 2
    assert ET.fromstring(thread_svg(report(unread), Layout())) is not None


def test_links_as_data_say_why_and_how_strongly():
    """Each link has its reason, strength and words; each unlinked statement its likelihood."""
    assert link_data(LINKS[1])["why"] == "both speak of reading"
    assert unlinked_data(plan())[1] == {"statement": "B-2", "likelihood": 0.9, "orphan": True}


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("By the end of Year 6 Ali will read a page.", "read a page."),
        ("By July 2028, he will read a page.", "read a page."),
        ("Ali has difficulty with spelling.", "spelling."),
        ("Noise upsets Ali.", "Noise upsets Ali."),
    ],
)
def test_the_gist_leaves_out_what_every_statement_begins_with(text: str, rest: str):
    """What is left tells one row from another in few columns."""
    assert gist(text) == rest
