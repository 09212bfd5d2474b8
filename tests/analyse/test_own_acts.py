"""What the child does without anybody, what holds for a section, and what is past."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.own_acts import acts_alone, speaks_of_a_section, tells_of_the_past
from ehcp_qa.analyse.provision import analyse_provision
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate.items import statement_of

LEXICONS = load_lexicons([packaged_rules()])


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Ola will leave every lesson five minutes before the bell.", True),
        ("At every change of activity, she will cross off the step on her list.", True),
        ("Ola will practise spelling for 20 minutes every day.", False),
        ("Ola will be given a warning before every change of activity.", False),
        ("Training will cover sensory needs before every new term.", False),
        ("Ola will wear ear defenders.", False),
    ],
    ids=["leaves", "at-first", "a-lesson", "passive", "no-child", "no-moment"],
)
def test_a_child_who_acts_alone_needs_nobody_named(text: str, alone: bool) -> None:
    """An act of the child's own at a stated moment is told from what somebody must run or give."""
    provision = analyse_provision(statement_of({"id": "x", "text": text})[1], LEXICONS, None)
    assert acts_alone(provision, ("Ola",)) is alone


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Everything in this section is for term time only.", True),
        ("All amounts below are for 38 weeks.", True),
        ("All staff in this school use his name first.", False),
        ("Children with a hearing loss often learn better by looking.", True),
        ("Children who sit with Ola will often be changed.", False),
    ],
)
def test_a_statement_about_a_section_is_no_provision_of_its_own(text: str, whole: bool) -> None:
    """What holds for all that stands around it asks for nobody."""
    assert speaks_of_a_section(text) is whole


def test_what_was_is_told_from_what_is_promised() -> None:
    """A past verb tells of the past unless something is promised beside it."""
    assert tells_of_the_past("The first thing was a report.")
    assert not tells_of_the_past("What was advised will be done.")
    assert not tells_of_the_past("The TA reads with him.")
