"""Wordings that soften by their shape, and the decent sentences that look like them."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.analyse.wordings import wordings
from ehcp_qa.model.analysed import Emptying
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole


def found(text: str, cell: CellRole | None = None) -> list[tuple[Emptying, str]]:
    """Return the group and words of each wording in a text."""
    piece = Piece(text, Span(0, 0, len(text)), "row" if cell else "text", cell)
    return [(w.group, text[w.start : w.end]) for w in wordings(piece)]


SOFT = {
    "room in the day": (Emptying.OPPORTUNITY, "There will be space within the week for a friend."),
    "watch for a moment": (Emptying.OPPORTUNITY, "Adults find moments to praise her."),
    "a teacher's feeling": (Emptying.CONDITION, "Extra time whenever his teacher thinks fit."),
    "a discretion": (Emptying.CONDITION, "Breaks at the discretion of the class teacher."),
    "means that may fail": (Emptying.CONDITION, "Swimming weekly, if the timetable permits."),
    "scaled back": (Emptying.CHANGE, "These hours can be scaled back."),
    "a school that may cut": (Emptying.CHANGE, "The school might withdraw this support."),
    "experience of what": (Emptying.UNTRAINED, "A person with lots of experience sits by her."),
    "skilled in what": (Emptying.UNTRAINED, "A highly skilled practitioner leads it."),
    "small reading group": (Emptying.UNSIZED_GROUP, "A small guided reading group meets daily."),
    "people not counted": (Emptying.UNSIZED_GROUP, "Card games with one or two other pupils."),
    "a share of the day": (Emptying.SOFT_AMOUNT, "An assistant for the better part of each day."),
    "a case that is made": (Emptying.RECOMMENDATION, "There would be merit in a typing course."),
    "let go": (Emptying.CHANGE, "Later the college may do without this."),
    "somebody to be found": (Emptying.DEFERRAL, "A mentor in the base will be chosen."),
    "what others advise": (Emptying.DEFERRAL, "A chair of whatever height the OT service advises."),
    "left to others": (Emptying.DEFERRAL, "How many visits is for the school to decide."),
    "to be asked": (Emptying.DEFERRAL, "Her tutors are to be asked what could be done."),
    "until known": (Emptying.DEFERRAL, "Ramps, once the new timetable is agreed."),
    "means, whatever is said of them": (Emptying.CONDITION, "Swimming if the rota isn’t too full."),
    "those who can": (Emptying.CONDITION, "Films, where the school is able to show them."),
    "seen to": (Emptying.EFFORT, "His physical side will be attended to."),
    "handled": (Emptying.EFFORT, "Changes of room are to be handled with care."),
    "there for": (Emptying.ACCESS, "A tent is there for her to crawl into."),
    "a better day": (Emptying.CONDITION, "Cooking on her better days."),
    "a mood": (Emptying.CONDITION, "Cooking on days when she is well enough."),
    "on a steady footing": (Emptying.SOFT_FREQUENCY, "She visits on a fairly regular footing."),
}


@pytest.mark.parametrize(("group", "text"), SOFT.values(), ids=SOFT)
def test_a_wording_is_told_by_its_shape(group: Emptying, text: str) -> None:
    """A wording softens whatever its exact words are."""
    assert [each for each, _ in found(text)] == [group]


FIRM = {
    "a time that is stated": "There will be a 20-minute lesson each day.",
    "a lesson's content": "The TA teaches Sam to look out for cars.",
    "a sign that is shown": "Whenever his teacher shows the card, Sam rests.",
    "a child's own feeling": "When he feels cross he shows the red card.",
    "prompts are faded": "Prompts for the programme can be faded.",
    "a height that is lowered": "A seat whose height can be lowered in each session.",
    "anxiety is reduced": "Deep breathing may reduce his anxiety.",
    "experience of something": "A teacher with good experience of braille leads it.",
    "trained in something": "Staff trained in Makaton sign to her.",
    "a title": "A qualified teacher of the deaf visits.",
    "seen to by somebody": "His ears will be attended to by the nurse.",
    "seen to at a time": "His ears will be attended to at noon.",
    "there at a time": "A tent stands there for the whole of each day.",
    "whoever is at work": "A radio aid for whichever adult is reading.",
    "people counted": "Card games with two other pupils.",
    "somebody found by a day": "A mentor will be chosen by the first day of term.",
    "what a pupil decides": "He paints whatever he decides on.",
    "a day that anybody can tell": "Cooking on days when she is at college.",
    "timetabled": "A cushion on days when he has assembly.",
    "a group of a number": "A small group of four meets daily.",
}


@pytest.mark.parametrize("text", FIRM.values(), ids=FIRM)
def test_a_firm_sentence_is_left_alone(text: str) -> None:
    """A sentence that only looks like such a wording has none."""
    assert found(text) == []


def test_a_height_in_a_cell_for_amounts_is_soft() -> None:
    """A level stands for a number only in a cell that asks for one."""
    assert found("High level", CellRole.DURATION) == [(Emptying.SOFT_AMOUNT, "High level")]
    assert found("High level") == []
