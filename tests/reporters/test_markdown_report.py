"""The Markdown report for a comment on a change."""

from __future__ import annotations

import pytest
from handmade import finding, report_of, run_of, unread

from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.markdown import markdown_report


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[link](http://x)", r"\[link\](http://x)"),
        ("| a | b |", r"\| a \| b \|"),
        ("@someone #12", r"\@someone \#12"),
        ("one\n\n# two", r"one \# two"),
    ],
    ids=["html", "link", "table", "mention", "new lines"],
)
def test_plan_text_is_shown_as_it_stands(words: str, shown: str) -> None:
    """A plan's words cannot become markup, links or mentions."""
    text = markdown_report(report_of(run_of(finding(context=words, excerpt=""))), Layout())
    assert f"> {shown}" in text


def test_it_says_scores_findings_and_files_that_could_not_be_read() -> None:
    """The comment stands alone: scores, each finding with its place, and what went wrong."""
    text = markdown_report(report_of(run_of(finding()), unread()), Layout())
    assert "| Provision | 71 | requires improvement | 5 of 7 specified (partly: half) |" in text
    assert "warning PRV-03 No frequency for a session. Section F" in text
    assert "**scan.pdf is empty.**" in text
