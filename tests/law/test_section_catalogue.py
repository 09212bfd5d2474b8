"""The catalogue of sections."""

from __future__ import annotations

from ehcp_qa.law.sections import REQUIRED, SECTIONS, label
from ehcp_qa.model.plan import SectionId
from ehcp_qa.recognise.headings import sections_opened


def test_twelve_sections_are_required() -> None:
    """Regulation 12 asks for A to K with H in two parts; an undivided H is no part of it."""
    assert [key.value for key in REQUIRED] == "A B C D E F G H1 H2 I J K".split()
    assert set(SECTIONS) == set(SectionId)
    assert label(SectionId.H1) == "Section H1"


def test_every_official_name_opens_its_section() -> None:
    """The legal name of each section, standing alone as a heading, opens it."""
    for key in REQUIRED:
        assert sections_opened(SECTIONS[key].official, "heading") == (key,), key


def test_every_title_opens_one_section() -> None:
    """Each friendly title opens the section that it is listed under, and is listed once."""
    for key, name in SECTIONS.items():
        for title in name.titles:
            assert sections_opened(title.capitalize(), "heading") == (key,), title
