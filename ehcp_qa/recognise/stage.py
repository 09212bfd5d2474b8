"""Where a plan is on its way: draft, amended, final, a working document or a blank template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ehcp_qa.law.dates import parse_date
from ehcp_qa.model.document import BlockKind, Document
from ehcp_qa.model.plan import Field, PlanStage
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.areas import is_field

# The most telling first: "proposed amended" says more than "draft", which it also is.
_SAYS: tuple[tuple[PlanStage, re.Pattern[str]], ...] = tuple(
    (stage, re.compile(pattern, re.IGNORECASE))
    for stage, pattern in (
        (
            PlanStage.WORKING,
            r"\b(?:tribunal )?working document\b(?!s)",
        ),
        (
            PlanStage.TEMPLATE,
            r"\b(?:plan|ehcp?) template\b|\btemplate for\b|\bblank template\b",
        ),
        (
            PlanStage.AMENDED,
            r"\b(?:proposed|draft)\s+(?:amended|amendments?)\b|\bamended\s+(?:draft|proposed)\b"
            r"|\bproposed\s+amend\w+\b|\bamendment notice\b|\bnotice of proposed\b",
        ),
        (
            PlanStage.FINAL,
            r"\bamended\s+final\b|\bfinal\s+amended\b|\bfinalised on\b(?=\s*\d)|\bfinal(?=\s+(?:v(?:er(?:sion)?)?\s*)?\d)"
            r"|\bfinal(?:ised)?\s+(?:amended\s+)?(?:ehc\s*p?|education|plan|version)\b|\bfinal\b(?=\s*(?:\Z|[-|·.,)]))",
        ),
        (PlanStage.AMENDED, r"\bamended\b(?=\s*(?:\Z|[-|·.,)]|plan|ehc))"),
        (
            PlanStage.DRAFT,
            r"\bdraft\b|\bproposed\s+(?:plan|ehc\s*p?|education)\b|\bproposed\b(?=\s*\Z)",
        ),
    )
)
# Words that speak of another time or document than this one.
_NOT_THIS = re.compile(
    r"(?i)\bnot\s+(?:\w+\s+){0,3}(?:final|amended)\b|\b(?:when|until|once|before|after|will be|to be|in the|the next|next|previous|first|original|earlier|replac\w+|supersed\w+)\s+(?:the\s+)?"
    r"(?:plan\s+is\s+)?(?:final(?:ised)?|amended|draft)\b|\btemplate\s+v(?:ersion)?\s*\d|\bplan template version\b"
)
# A choice of stages with boxes, and one that nobody made.
_BOX = re.compile(r"[☐□◻○☒☑✓✔✗■●]|\[[ xX✓]?\]")
_TICKED = re.compile(r"[☒☑✓✔✗■●]|\[[xX✓]\]")
_UNCHOSEN = re.compile(r"(?i)\bdraft\b[^/|]*[/|].*\bfinal\b|\bfinal\b[^/|]*[/|].*\bdraft\b")
# A title on a lower level, under the council's name, still says what document it is.
_NAMES_PLAN = re.compile(r"(?i)\b(?:health\s+(?:and|&)\s+care|EHC)\s*plan\b|\bEHCP\b")
_DATED = ("amended_date", "issue_date", "draft_date")  # fields whose label says the stage
_FRONT_LINES = 60  # lines of a document in which a title or a status line may stand
_SHORT = 25  # words: a title, a status line or a first sentence about the plan, not a paragraph
_PLACEHOLDERS_OF_A_TEMPLATE = 10


def stage_of(document: Document, fields: Sequence[Field]) -> tuple[PlanStage, str]:
    """Return the stage and the words that told it."""
    for where, text in _told(document, fields):
        words = " ".join(plain(text).split())
        for stage, pattern in _SAYS:
            match = pattern.search(words)
            # Running lines name the template that a plan was written in.
            if stage is PlanStage.TEMPLATE and (where == "header or footer" or _is_filled(fields)):
                continue
            if match and not _NOT_THIS.search(words[max(0, match.start() - 20) : match.end() + 6]):
                return stage, f"{where}: “{_quote(words, match)}”"
    if _is_blank(document):
        return PlanStage.TEMPLATE, "its answers are still fields to be filled"
    return PlanStage.DRAFT, "no status found; read as a draft"


def _told(document: Document, fields: Sequence[Field]) -> Iterator[tuple[str, str]]:
    """Yield the places that can tell the stage, the most telling first."""
    for item in fields:
        if item.name == "status":
            yield "status", _chosen(item.value.text)
    front = [b for b in document.blocks if not b.furniture][:_FRONT_LINES]
    for block in front:
        named = block.level <= 1 or _NAMES_PLAN.search(plain(block.text))
        if block.kind is BlockKind.HEADING and named and len(block.text.split()) <= _SHORT:
            yield "title", block.text
    for block in front:
        short = len(block.text.split()) <= _SHORT
        if (
            short
            and block.cell is None
            and block.kind is BlockKind.PARAGRAPH
            and _is_loud(block.text)
        ):
            yield "front page", block.text
    for item in _by_date(fields):
        if item.label:
            yield "front page", item.label.text
    for block in document.blocks:
        if block.furniture:
            yield "header or footer", block.text
    yield "file name", re.sub(r"[_\-.]+", " ", document.source.name.rsplit(".", 1)[0])


def _chosen(text: str) -> str:
    """Return what a form's choice of stages says: what is ticked, or nothing when none is."""
    if not _BOX.search(text):
        return "" if _UNCHOSEN.search(text) else text
    marks = list(_BOX.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    said = (text[m.end() : end] for m, end in zip(marks, ends, strict=True) if _TICKED.match(m[0]))
    return " ".join(part.strip() for part in said)


def _by_date(fields: Sequence[Field]) -> list[Field]:
    """Return the dates of an amended draft, a final plan and a draft, the latest first."""
    dated = [f for f in fields if f.name in _DATED and any(c.isdigit() for c in f.value.text)]
    return sorted(
        dated,
        key=lambda f: (parse_date(f.value.text) or date.min, -_DATED.index(f.name)),
        reverse=True,
    )


def _is_loud(text: str) -> bool:
    """True for a line about the plan as a whole, not one that only mentions a draft."""
    return bool(re.search(r"(?i)\b(?:plan|status|draft|final|finalised|version|document)\b", text))


def _quote(words: str, match: re.Match[str]) -> str:
    """Return the words that told, with a few around them, never a whole paragraph."""
    start = max(0, match.start() - 20)
    start = words.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(words), match.end() + 20)
    end = words.find(" ", end) if " " in words[end:] else len(words)
    return words[start:end].strip()


def _is_filled(fields: Sequence[Field]) -> bool:
    """True when somebody's name stands in the plan, whatever its title still says."""
    return any(f.name == "child_name" and not is_field(f.value.text) for f in fields)


def _is_blank(document: Document) -> bool:
    fields = sum(1 for b in document.blocks if re.fullmatch(r"\s*(?:\{\{.*\}\}\s*)+", b.text))
    return fields >= _PLACEHOLDERS_OF_A_TEMPLATE
