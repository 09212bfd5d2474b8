"""What a web page, web archive or text embedded in a Word file shows, for the second reading."""

from __future__ import annotations

import re
from email import message_from_bytes
from html.parser import HTMLParser

from ehcp_qa.readers.conservation.names import ANY

_UNSHOWN = frozenset(
    "script style head title template iframe object svg audio video canvas datalist rt rp"
    " s strike del".split()
)
_EMPTY = frozenset("br hr img input meta link col area base embed source track wbr".split())
_GONE = re.compile(r"display:none|visibility:hidden|mso-hide:all|decoration[a-z-]*:[^;]*line-thr")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_MAIL = re.compile(rb"\s*(mime-version|content-type|from):", re.IGNORECASE)
_PAGE = re.compile(rb"\s*<(!doctype\s+html|html|body|head)\b", re.IGNORECASE)
_TICKS = ("checkbox", "radio")
_NO_TEXT = ("hidden", "submit", "button", "reset", "image", "file", "password")
_BOM = b"\xef\xbb\xbf"


def shown_text(data: bytes, kind: str) -> str:
    """Return the visible characters of an embedded document that the reader reads."""
    bare = data.removeprefix(_BOM)
    if data.startswith(b"{\\rtf"):
        return ""
    if "rfc822" in kind or "multipart" in kind or _MAIL.match(bare):
        for part in message_from_bytes(data).walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                inside = part.get_payload(decode=True)
                charset = part.get_content_charset() or ""
                return _page(_words(inside if isinstance(inside, bytes) else b"", charset))
        return ""
    if "html" in kind or _PAGE.match(bare):
        return _page(_words(data, ""))
    return _seen(_words(data, "")) if kind.startswith("text/plain") else ""


def _words(data: bytes, charset: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data.startswith(_BOM):
        return data.decode("utf-8-sig", "replace")
    named = _CHARSET.search(data[:2048])
    for encoding in (charset, named.group(1).decode("ascii", "replace") if named else "", "utf-8"):
        try:
            return data.decode(encoding or "utf-8")
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _seen(text: str) -> str:
    nothing = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
    return "".join(c for c in text if c >= " " and not c.isspace() and c not in nothing)


def _page(text: str) -> str:
    parser = _Shown()
    parser.feed(text)
    parser.close()
    return _seen("".join(parser.found))


class _Shown(HTMLParser):
    """Collects what a page shows; of nested elements that hide, only the outermost is followed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._hiding: list[str] = []
        self._options: list[tuple[bool, list[str]]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element, unless it or what it stands in is not shown."""
        told = {name: value or "" for name, value in attrs}
        style = "".join(told.get("style", "").lower().split())
        if self._hiding:
            if tag == self._hiding[0]:
                self._hiding.append(tag)
        elif tag == "input":
            self._input(told)
        elif tag in _UNSHOWN or "hidden" in told or _GONE.search(style):
            self._hiding += [] if tag in _EMPTY else [tag]
        elif tag == "select":
            self._options = []
        elif tag == "option" and self._options is not None:
            self._options.append(("selected" in told, []))

    def handle_endtag(self, tag: str) -> None:
        """Come out of an element."""
        if self._hiding and tag == self._hiding[0]:
            self._hiding.pop()
        elif tag == "select" and self._options is not None:
            chosen = [words for selected, words in self._options if selected]
            chosen = chosen or [words for _, words in self._options]
            self.found += chosen[0] if chosen else []
            self._options = None

    def handle_data(self, data: str) -> None:
        """Keep text that shows."""
        if self._hiding:
            return
        if self._options is None:
            self.found.append(data)
        elif self._options:
            self._options[-1][1].append(data)

    def _input(self, told: dict[str, str]) -> None:
        kind = told.get("type", "text").lower()
        if "hidden" in told:
            return
        if kind in _TICKS:
            self.found.append(ANY)
        elif kind not in _NO_TEXT:
            self.found.append(told.get("value", ""))
