"""Documents that are not EHC plans are known for what they are, and no plan is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import lexicons, plan_of

from ehcp_qa.law.other_documents import OTHER_DOCUMENTS, seems
from ehcp_qa.model.plan import OtherKind
from ehcp_qa.readers import read
from ehcp_qa.recognise import recognise

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LEXICONS = lexicons()

OTHERS = {
    "individual-development-plan": OtherKind.IDP,
    "co-ordinated-support-plan": OtherKind.CSP,
    "statement": OtherKind.STATEMENT,
    "statement-ni": OtherKind.STATEMENT_NI,
    "individual-education-plan": OtherKind.IEP,
    "individual-support-plan": OtherKind.ISP,
    "sen-support-plan": OtherKind.SEN_SUPPORT,
    "annual-review": OtherKind.ANNUAL_REVIEW,
    "personal-education-plan": OtherKind.PEP,
    "newsletter": OtherKind.NEWSLETTER,
    "untitled-iep": OtherKind.IEP,
    "therapy-report": OtherKind.UNKNOWN,
}
PLANS = sorted(
    path
    for folder, pattern in (
        ("sample_plans", "**/plan.md"),
        ("tests/zoo/plans", "*.md"),
        ("tests/evaluation/plans", "p?/plan.md"),
    )
    for path in (ROOT / folder).glob(pattern)
)
# Each is a plan, or a part of one, that has another document's name somewhere in it.
NEAR = {
    "an IEP in Section F": "# EHC plan\n\n## F\n\n- Targets stand in Sam's individual education plan.\n",
    "an IDP in Section K": "# EHC plan\n\n## K\n\n- Individual Development Plan, 3 May 2025\n",
    "amended after a review": "# Amended EHC plan following the annual review report\n\n## F\n\n- A TA.\n",
    "the next review in a header": "<!-- header: EHC plan · annual review due May 2027 -->\n\n## F\n\n- A TA.\n",
    "a statement, long ago": "# My plan\n\n## B\n\nSam had a statement of SEN until 2016.\n\n## F\n\n- A TA.\n",
    "a PEP among the fields": "# Education, Health and Care Plan\n\n| Personal education plan | Yes |\n|---|---|\n"
    "| Looked after | Yes |\n\n## A\n\nSam likes trains.\n\n## F\n\n- A TA.\n",
    "SEN Support in the history": "# Education, Health and Care Plan\n\nBefore this plan Sam was on SEN Support.\n\n"
    "## F\n\n- A TA.\n",
    "a lone section": "## F\n\n- A teaching assistant reads with Sam for 20 minutes daily.\n",
    "a newsletter on the wall": "# EHC plan\n\n## A\n\nSam likes writing the school newsletter.\n",
}


@pytest.mark.parametrize(("name", "kind"), OTHERS.items(), ids=OTHERS.keys())
def test_another_document_is_known(name: str, kind: OtherKind) -> None:
    """By its title, by words that only such a document uses, or by having no sections at all."""
    other = recognise(read(HERE / "others" / f"{name}.md"), LEXICONS).other
    assert other is not None
    assert other.kind is kind


@pytest.mark.parametrize("name", OTHERS)
def test_the_words_that_told_stand_where_it_says(name: str) -> None:
    """The title that is shown is the document's own."""
    document = read(HERE / "others" / f"{name}.md")
    other = recognise(document, LEXICONS).other
    if other and other.told:
        span = other.told.span
        assert document.blocks[span.block].text[span.start : span.end] == other.told.text


@pytest.mark.parametrize("path", PLANS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_plan_is_never_taken_for_another_document(path: Path) -> None:
    """Whatever its council's layout."""
    assert recognise(read(path), LEXICONS).other is None


@pytest.mark.parametrize("text", NEAR.values(), ids=NEAR.keys())
def test_a_plan_may_name_another_document(text: str) -> None:
    """A mention is not a title, and a part of a plan is a part of a plan."""
    assert plan_of(text).other is None


def test_each_kind_has_its_sentence() -> None:
    """What is said names the document, and gives the reason that it is no EHC plan."""
    assert set(OTHER_DOCUMENTS) == set(OtherKind) - {OtherKind.UNKNOWN}
    assert seems(OtherKind.IDP) == (
        "looks like an Individual Development Plan, which is made under the law of Wales"
    )
    assert "could not be found" in seems(OtherKind.UNKNOWN)
