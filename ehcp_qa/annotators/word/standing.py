"""Where in a paragraph the mark of a comment can stand so that every program keeps the words."""

from __future__ import annotations

from typing import Any

from ehcp_qa.readers.docx.names import DELETING, FALLBACK, PARAGRAPH, W

_CONTROLLED, _BOX = f"{W}sdtContent", f"{W}txbxContent"
# What stands first in its parent and shows nothing.
_SILENT = frozenset(
    f"{W}{name}"
    for name in "pPr tcPr trPr tblPr tblGrid tblPrEx sdtPr bookmarkStart bookmarkEnd proofErr".split()
)
_UNSEEN = DELETING | {FALLBACK, _BOX}


def top_of(element: Any) -> Any:
    """Return the element that stands directly in the paragraph and holds this one."""
    while element.getparent().tag != PARAGRAPH:
        element = element.getparent()
    return element


def later_paragraph(paragraph: Any) -> Any:
    """Return the paragraph that must bear the mark of a comment on this one; None for itself.

    LibreOffice (7.4, measured) drops the words of the first paragraph of a content control up to
    the mark of a comment. The mark may stand in a later paragraph, behind the control, and the ends
    of the comment stay on the words; Word goes by these.
    """
    control = _control_begun_by(paragraph)
    while control is not None:
        found = _following(control)
        if found is None:
            return None
        control = _control_begun_by(found)
        if control is None:
            return found
    return None


def _control_begun_by(paragraph: Any) -> Any:
    """Return the content control whose first words are a paragraph's; None when there is none."""
    element = paragraph
    while (parent := element.getparent()) is not None:
        if any(before.tag not in _SILENT for before in element.itersiblings(preceding=True)):
            return None
        if parent.tag == _CONTROLLED:
            return parent.getparent()
        element = parent
    return None


def _following(control: Any) -> Any:
    """Return the next paragraph that shows after a content control; None at the end."""
    element = control
    while element is not None:
        for later in element.itersiblings():
            for paragraph in later.iter(PARAGRAPH):
                if not any(above.tag in _UNSEEN for above in paragraph.iterancestors()):
                    return paragraph
        element = element.getparent()
    return None
