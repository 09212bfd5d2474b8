"""What one line is to look at: a title, a label before its text, a lead-in, a line to pass over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ehcp_qa.model.document import Block, BlockKind
from ehcp_qa.model.plan import SectionId
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.areas import area_named
from ehcp_qa.recognise.columns import Holds, Titles, title_holds
from ehcp_qa.recognise.headings import Opening, is_contents_line, opening

_LONGEST_HEADING = 330  # characters: reg 12's own name for H1 with its label is about 200
_TITLE_WORDS = 14  # a bold line of up to this many words may be a sub-heading
_PLAIN_TITLE_WORDS = 7  # and a plain line of up to this many, when its words are a known title
_CLOSES = re.compile(
    r"(?i)\A\W*(?:sign-?\s?off|signatures?\b|signed\b|glossary|contents|contributors|personal details"
    r"|child or young person's personal details|services currently involved|main contact details"
    r"|statutory timescales|key contacts|declaration|distribution list|rights? of appeal|mediation"
    r"|what happens next|(?:section|part) [l-z]\b|appendix \d|annex\b|plan agreement|agreement of plan"
    r"|plan authorisation|authorisation|approval|consent\b|document control|notes? for|list of abbreviations|abbreviations"
    r"|people who helped|prepared (?:for|by)\b|drawn up by\b|produced by\b|distribution\b)"
)
_SIGNED = re.compile(r"(?i)\W*(?:signed|signature)\b.*(?:__|\bdate\s*:)")
_LABELLED = re.compile(
    r"\A\s*(?P<label>[A-Z][A-Za-z'’/ ,()-]{1,48}?(?:\s\d[\d.]*)?)\s*(?::|\s[-–—]\s)\s*(?=\S)"
)
# An item of a section numbered with its letter: "F6. A laptop with …".
_NUMBERED_ITEM = re.compile(r"[A-K]\d{1,2}(?:\.\d{1,2})?[.):]?\s+[A-Z\"'(]")
# A part of a section with a title of its own: "F(2) Equipment".
_BRACKETED_PART = re.compile(r"[A-H]\s?\(\d\)\s+[A-Z][A-Za-z ,&'-]{2,48}\Z")
_ROMAN_ONE = "I"
_LETTER_LABEL = re.compile(r"(?:(?i:section|part)\s+)?(?:[A-K]|H[12]|H\(i{1,2}\))")
_PAGE = re.compile(r"(?i)(?:\bpage\s+\d+(?:\s+of\s+\d+)?\s*\Z|\A\d{1,3}(?:\s+of\s+\d+)?\Z)")
# "Education and training outcomes", "Outcomes for home and work": a title with nothing said in it.
_OF_OUTCOMES = re.compile(
    r"(?:(?!(?:Improv|Achiev|Better|Increas|Develop|Ensur|Reach|Work|Maximis)\w*\b)[A-Z][\w'-]*,?(?: (?:and|or|&|[\w'-]+,?)){0,5} outcomes|Outcomes (?:for|in|about|under|at|around) [\w',& -]+):?\Z"
)
_WILL = re.compile(r"(?i)\b(?:will|can|must|should|has|have|is|are)\b")


@dataclass(frozen=True, slots=True)
class Label:
    """A label before a line's text ("By whom: …"): what it holds and where the text begins."""

    holds: tuple[Holds, ...]
    start: int
    end_of_label: int


def heading_weight(block: Block) -> int:
    """Return 2 for a heading, 1 for a line set apart by bold or capitals, 0 for an ordinary line."""
    if block.kind is BlockKind.HEADING:
        return 2
    text = block.text.strip()
    loud = block.bold or (text.isupper() and len(text.split()) <= _TITLE_WORDS)
    return 1 if loud and block.kind is BlockKind.PARAGRAPH else 0


def opening_of(block: Block, *, opened: tuple[SectionId, ...] = ()) -> Opening | None:
    """Return what a line of running text, or a line of a cell, opens.

    ``opened`` are the sections that stand open: in F, "F6. A laptop …" is its sixth item. "A2"
    is the second part of A.
    """
    text = block.text.strip()
    if not text or len(text) > _LONGEST_HEADING:
        return None
    weight = heading_weight(block)
    if weight:
        found = opening(text, "heading")
        if found is None or found.how == "title":
            return _lettered_heading(block, found) or found
        return found
    if block.kind is BlockKind.LIST_ITEM:
        return _lettered_item(block)
    if _BRACKETED_PART.match(text):
        return opening(f"Section {text}", "cell")
    found = opening(text, "cell")
    if found is None or _is_long_text(text):
        return None
    item = _NUMBERED_ITEM.match(text)
    if item and (
        text.endswith((".", ")", ":", ";")) or set(found.sections) & (set(opened) - {SectionId.A})
    ):
        return None
    return found


def _lettered_item(block: Block) -> Opening | None:
    """Return what "B. Special educational needs" opens when its letter is a list label."""
    letter = block.label.strip(" .)(:")
    if _LETTER_LABEL.fullmatch(letter):
        return opening(f"{letter}. {block.text}", "cell")
    return None


def _lettered_heading(block: Block, titled: Opening | None) -> Opening | None:
    """Return what a heading opens whose letter is an automatic number: "Section F", "H1.".

    Over another section's title, "I." may well be a Roman numeral.
    """
    letter = block.label.strip(" .)(:")
    if not _LETTER_LABEL.fullmatch(letter) or (titled is None and area_named(block.text)):
        return None
    if titled is not None and letter == _ROMAN_ONE and titled.sections != (SectionId.I,):
        return None
    joint = ": " if len(letter) > 2 else ". "
    return opening(f"{letter}{joint}{block.text}", "heading")


def _is_long_text(text: str) -> bool:
    """True for a line that holds more than a title and, perhaps, its area of need."""
    words = len(text.split())
    return words > 40 or (words > _TITLE_WORDS and bool(re.search(r"[a-z]\.\s+[A-Z]", text)))


def is_closing(text: str) -> bool:
    """True for the title of a part that is in no section, such as "Sign-off"."""
    flat = plain(text)
    return bool(_SIGNED.match(flat)) or (len(text.split()) <= 9 and bool(_CLOSES.match(flat)))


def is_passed_over(text: str) -> bool:
    """True for page numbers and contents lines left among the text."""
    return is_contents_line(text) or (len(text) < 120 and bool(_PAGE.search(text.strip())))


# "Need 1: Reading and spelling" over a list: it names the need and tells nothing of it.
_TITLES_NEED = re.compile(
    r"(?i)needs?\s+[BN]?\d{1,2}(?:\.\d)?\s*[:-]\s+(?!.*\b(?:is|are|has|have|can|cannot|can't|finds?|needs?|does|do|did|will|struggles?|was|needs)\b)"
    r"(?:[\w'’/-]+,?\s*){1,6}"
)


def is_subheading(
    block: Block, titles: Titles, *, late: bool, following: object | None = None
) -> bool:
    """True for a line that titles what follows it.

    A short line in italics does when a list comes next: elsewhere it may be a quotation or a note.
    """
    text = block.text.strip()
    weight = heading_weight(block)
    words = text.split()
    if weight == 2:
        return not (len(words) > 7 and _WILL.search(text) and text.endswith("."))
    if len(words) > _TITLE_WORDS or text.endswith((".", "!", ";", ",")):
        return False
    if weight == 1 and _begins_list(block, following) and _TITLES_NEED.fullmatch(plain(text)):
        return True
    if (weight == 1 or _is_numbered_title(block)) and not re.search(r":\s+\S", text):
        return True
    if block.italic and weight == 0 and _begins_list(block, following):
        return len(words) <= _PLAIN_TITLE_WORDS and text[0].isupper() and not _WILL.search(text)
    titled = bool(title_holds(text, titles, late=late)) or bool(_OF_OUTCOMES.match(plain(text)))
    bare = re.sub(r"\s*\([^()]*\)\Z", "", text)
    known = area_named(bare) is not None or titled
    plain_line = block.kind is BlockKind.PARAGRAPH and len(bare.split()) <= _PLAIN_TITLE_WORDS
    return plain_line and known and not _WILL.search(text) and not _is_labelled(text)


def _is_numbered_title(block: Block) -> bool:
    """True for "(ii) **Staffing**", a title that a list's letter or number stands before."""
    numbered = any(c.isalnum() for c in block.label)
    short = len(block.text.split()) <= _PLAIN_TITLE_WORDS
    return block.kind is BlockKind.LIST_ITEM and block.bold and numbered and short


def _begins_list(block: Block, following: object | None) -> bool:
    listed = isinstance(following, Block) and following.kind is BlockKind.LIST_ITEM
    return block.kind is BlockKind.PARAGRAPH and listed


def _is_labelled(text: str) -> bool:
    return bool(re.search(r":\s+\S", text))


def label_of(text: str, titles: Titles, *, late: bool) -> Label | None:
    """Return the known label that a line begins with: "Provision: …", "By when – …"."""
    match = _LABELLED.match(plain(text))
    if match is None or len(match["label"].split()) > 6:
        return None
    holds = title_holds(match["label"], titles, late=late)
    return Label(holds, match.end(), match.end("label")) if holds else None


def is_lead_in(text: str) -> bool:
    """True for a line that ends in a colon and so governs what follows it."""
    return text.rstrip().endswith((":", ":-", ": -"))
