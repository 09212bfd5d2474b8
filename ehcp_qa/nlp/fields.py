"""Fields of a template that a program should have filled, told by their shape."""

from __future__ import annotations

import re

# By their shape alone: no plan has a use for these. A quotation in French has spaces inside its marks.
FIELD = re.compile(
    r"«(?! )[^»\n]{1,80}(?<! )»|<<[^<>\n]{1,80}>>|\{\{[^{}\n]{1,120}\}\}|\$\{[^{}\n]{1,60}\}|"
    r"\{ ?(?:MERGEFIELD|REF|PAGEREF|DOCPROPERTY)\b[^}\n]*\}|\bMERGEFIELD\b[^\n]{0,60}|"
    r"Error! (?:Reference source|Bookmark|No text|Unknown document property)[^.\n]*\.?",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\w")


def only_fields(text: str) -> bool:
    """True for words that are nothing but unfilled fields: nothing can be said of what they say."""
    rest, count = FIELD.subn(" ", text)
    return bool(count) and not _SAYS.search(rest)
