"""Whether a final plan's signature and its date are filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Block, BlockKind, Document
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.nlp.plain import plain

_TELLS = re.compile(r"[^\W_]")  # a letter or a digit, and not a line to write on
_UNSIGNED = re.compile(
    r"(?i)\A\W*(?:to be signed|not (?:yet )?signed|tb[ca]|unsigned|date|dd/mm/yyyy|pending|awaiting signature)\b"
)
_LABEL_WORDS = re.compile(
    r"(?i)\b(?:name|signature|signed|date|position|role|job title|officer)\b\W*\Z"
)


class SignatureOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The labels beside which a signature and its date are expected."""

    signatures: tuple[str, ...]
    dates: tuple[str, ...]


@detector("signature-blank", SignatureOptions)
def signature_blank(plan: AnalysedPlan, options: SignatureOptions) -> Iterable[Match]:
    """Yield the first place for a signature, or else for its date, that holds nothing."""
    document, inside = plan.plan.document, sections_of_blocks(plan.plan)
    free = [b for b in document.blocks if b.index not in inside and not b.furniture]
    signed = list(_places(document, free, options.signatures))
    dated = list(_places(document, free, options.dates))
    if not signed or (_answered(dated) and not _answered(signed)):
        return  # dated and not signed: the signature may well be a picture
    if not _answered(signed):
        yield Match(span=signed[0][0], values={"lacks": "signed"})
    elif dated and not _answered(dated):
        yield Match(span=dated[0][0], values={"lacks": "dated"})


def _answered(places: Iterable[tuple[Span, bool]]) -> bool:
    return any(answered for _, answered in places)


def _places(
    document: Document, blocks: Iterable[Block], labels: Iterable[str]
) -> Iterator[tuple[Span, bool]]:
    """Yield each label for an answer outside the sections, and whether there is an answer."""
    wanted = {label.lower() for label in labels}
    for block in blocks:
        text = plain(block.text)
        if block.cell is not None and _core(text) in wanted:
            yield Span(block.index, 0, len(block.text)), _cell_answered(document, block, wanted)
            continue
        if block.cell is not None:
            continue
        if _core(text) in wanted and ":" not in text.rstrip(" :"):
            yield Span(block.index, 0, len(block.text)), _next_answers(document, block)
            continue
        for start, end, label, answer in _line_facts(text):
            if _core(label) in wanted:
                yield Span(block.index, start, end), _is_answer(answer)


def _core(text: str) -> str:
    return " ".join(text.lower().replace("–", "-").split()).strip(" :._-*?")


def _is_answer(text: str) -> bool:
    return bool(_TELLS.search(text)) and not _UNSIGNED.match(text)


def _cell_answered(document: Document, block: Block, wanted: set[str]) -> bool:
    """Say whether the cell to the right of a label, or the one below it, holds an answer."""
    cell = block.cell
    assert cell is not None
    beside = ""
    below = ""
    for other in document.blocks:
        at = other.cell
        if at is None or at.table != cell.table or other.index == block.index:
            continue
        if at.row == cell.row and at.column == cell.column + cell.column_span:
            beside += other.text
        if at.column == cell.column and at.row == cell.row + cell.row_span:
            below += other.text
    titles = _core(beside) in wanted or _LABEL_WORDS.search(beside) is not None
    return _is_answer(below if titles or not beside.strip() else beside)


def _next_answers(document: Document, block: Block) -> bool:
    """Say whether the line under a label that stands alone answers it, and is no label itself."""
    after = next((b for b in document.blocks[block.index + 1 :] if not b.furniture), None)
    if after is None or after.kind is BlockKind.HEADING:
        return False
    return _is_answer(after.text) and not _LABEL_WORDS.search(after.text)


def _line_facts(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the "label: answer" parts of a line: where the label stands, it, and its answer."""
    found = list(re.finditer(r"(?P<label>[A-Z][A-Za-z ()/'-]{2,60}?)\s*(?::|_{3,}|\.{5,})", text))
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        yield match.start("label"), match.end("label"), match["label"], text[match.end() : end]
