"""The sheet on which one person judges the plans of a sample, without seeing the machine's grades."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from ehcp_qa.model.moderation import ORDER, Sample
from ehcp_qa.reporters.audit.words import dimension
from ehcp_qa.reporters.workbook.book import A4, BODY, LINE, MADE, SPARE
from ehcp_qa.reporters.workbook.sheet import safe

SHEET, GUIDE = "Moderation", "How to judge"
AUDITOR, PLAN, PRINT, NOTES = "Auditor", "Plan", "File", "Notes"
NAME_ROW, TITLE_ROW = 0, 3  # counted from 0; plans begin below the titles
PRINT_DIGITS = 12  # of a plan's hash: enough to tell that it is still the same file
_WIDTHS = {PLAN: 44, PRINT: 15, NOTES: 48}
_GRADE_WIDTH = 20
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_TELLS = (
    "Write your name in the yellow cell at the top of the sheet “Moderation”.",
    "Read each plan and choose one of the four grades for each part. Leave a part empty where you "
    "cannot judge it.",
    "Judge by yourself, before you talk to anybody or look at the audit: its grades are left out "
    "here so that they do not sway you.",
    "Save the file under a name of your own. Keep the columns, their titles and the plans as they "
    "are; plans may be in any order.",
    "When everybody is done: ehcp-qa moderate OUT sheet-1.xlsx sheet-2.xlsx",
)
# What each part asks, so that people and machine judge the same thing.
_ASKS = {
    "overall": "the plan as a whole",
    "statutory": "every section is there under its own label; names, dates and ages agree; nothing "
    "of the template is left",
    "provision": "it is clear who does what, how often, for how long, and with what training",
    "placement": "what educates or trains is in Section F, health in G, social care in H",
    "outcomes": "each says what the child will do, how anybody will know, and by when",
    "thread": "needs have provision, hopes have outcomes, and outcomes have what leads to them",
    "language": "a family can read it, and it is about this child",
}


def moderation_sheet(sample: Sample) -> bytes:
    """Return the bytes of the sheet, the same each time for the same sample."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, _OPTIONS)
    book.set_properties({"title": "Moderation of EHC plans", "author": "ehcp-qa", "created": MADE})
    styles = {
        "body": book.add_format({**BODY, "text_wrap": True}),
        "open": book.add_format({**BODY, "bg_color": "#FFFBE0", "text_wrap": True}),
        "bold": book.add_format({**BODY, "bold": True}),
        "title": book.add_format(
            {
                **BODY,
                "bold": True,
                "text_wrap": True,
                "bg_color": "#1D3557",
                "font_color": "#FFFFFF",
            }
        ),
    }
    _plans(book.add_worksheet(SHEET), sample, styles)
    _guide(book.add_worksheet(GUIDE), sample, styles)
    book.close()
    return file.getvalue()


def titles(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the titles of the columns."""
    return (PLAN, PRINT, *(dimension(part) for part in parts), NOTES)


def _plans(page: Any, sample: Sample, styles: dict[str, Any]) -> None:
    page.write_string(NAME_ROW, 0, AUDITOR, styles["bold"])
    page.write_blank(NAME_ROW, 1, None, styles["open"])
    columns = titles(sample.parts)
    for at, title in enumerate(columns):
        page.set_column(at, at, _WIDTHS.get(title, _GRADE_WIDTH))
        page.write_string(TITLE_ROW, at, title, styles["title"])
    for row, plan in enumerate(sample.plans, start=TITLE_ROW + 1):
        page.write_string(row, 0, safe(plan.path), styles["body"])
        page.write_string(row, 1, plan.sha256[:PRINT_DIGITS], styles["body"])
        for at in range(2, len(columns)):
            page.write_blank(row, at, None, styles["open"])
    last = TITLE_ROW + max(1, len(sample.plans))
    page.data_validation(
        *(TITLE_ROW + 1, 2, last, len(columns) - 2),
        {
            "validate": "list",
            "source": list(ORDER),
            "error_title": "Not one of the four grades",
            "error_message": f"Choose one of: {', '.join(ORDER)}.",
        },
    )
    page.freeze_panes(TITLE_ROW + 1, 1)
    page.repeat_rows(TITLE_ROW)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&CPersonal data: keep as you keep the plans&RPage &P of &N")


def _guide(page: Any, sample: Sample, styles: dict[str, Any]) -> None:
    page.set_column(0, 0, 100)
    for row, said in enumerate(_TELLS):
        page.set_row(row, 2 * LINE + SPARE)
        page.write_string(row, 0, said, styles["body"])
    asked = [f"{dimension(part)}: {_ASKS[part]}." for part in sample.parts if part in _ASKS]
    for row, said in enumerate(asked, start=len(_TELLS) + 1):
        page.write_string(row, 0, said, styles["body"])
    drawn = f"{len(sample.plans)} plans, drawn by lot with seed {sample.seed}"
    told = f"{drawn}, from each grade{_by(sample.by)} in proportion to its plans."
    page.write_string(len(_TELLS) + len(asked) + 2, 0, told, styles["body"])
    page.set_paper(A4)
    page.fit_to_pages(1, 0)


def _by(fact: str) -> str:
    return f" of each {fact.replace('_', ' ')}" if fact else ""
