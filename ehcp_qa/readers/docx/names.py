"""The XML names of a Word file that the reader knows."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VML = "{urn:schemas-microsoft-com:vml}"

VAL = f"{W}val"
PARAGRAPH, RUN, TABLE, ROW, CELL = f"{W}p", f"{W}r", f"{W}tbl", f"{W}tr", f"{W}tc"
CONTROL, CONTROL_PROPERTIES = f"{W}sdt", f"{W}sdtPr"
ALTERNATIVES, CHOICE, FALLBACK = f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"
CHUNK = f"{W}altChunk"

OUR_AUTHOR = "ehcp-qa"  # whom the margin comments of an annotated copy are by

_MOST_DIGITS = 9  # no count, size or level in a Word file comes near to a thousand million

# The strict form of the format names everything differently; the words mean the same.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
}

# Elements that show nothing themselves: what is inside them is read as if they were not there.
TRANSPARENT = frozenset(
    [f"{W}{name}" for name in ("smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo")]
    + [f"{W}{name}" for name in ("sdtContent", "ins", "moveTo", "ruby", "rubyBase")]
    + [ALTERNATIVES, CHOICE, FALLBACK]
)
INSERTING = frozenset([f"{W}ins", f"{W}moveTo"])
DELETING = frozenset([f"{W}del", f"{W}moveFrom"])


def whole_number(value: str | None, otherwise: int) -> int:
    """Return the whole number that an attribute holds, or ``otherwise`` when it holds none."""
    if not value or len(value) > _MOST_DIGITS or not value.removeprefix("-").isdecimal():
        return otherwise
    return int(value)
