"""Another child's name on the file itself: its name, its title, its running header or footer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_qa.analyse.identity import cues
from ehcp_qa.analyse.identity.mentions import NAME
from ehcp_qa.analyse.identity.names import name_parts, same_child
from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan

_PROPERTIES = {"title": "title", "subject": "subject", "description": "comments"}
# "Leo_EHCP", "leo-draft", "LeoBrandt": words of a file name, however they are joined.
_WORDS = re.compile(r"[A-Z]?[a-zà-öø-ÿ]+|[A-Z]{2,}(?![a-z])")
# A council's or an officer's name may stand on any file.
_OF_AN_OFFICER = re.compile(
    r"\b(?:by|caseworker|case ?officer|officer|author|written|prepared|contact|signed|manager|"
    r"director|editor|saved|council|tel|email)\b",
    re.IGNORECASE,
)


class FileOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Given names, sets of short forms, and names that are also words or products."""

    names: tuple[str, ...]
    unless_short_for: tuple[tuple[str, ...], ...] = ()
    unless_word: tuple[str, ...] = ()


@detector("file-names-another", FileOptions)
def file_names_another(plan: AnalysedPlan, options: FileOptions) -> Iterable[Match]:
    """Yield each place on the file that names a child other than the plan's own."""
    own = name_parts(plan.plan.child)
    if not own:
        return
    names = frozenset(options.names) - frozenset(options.unless_word)
    for where, words in _labels_of_the_file(plan.plan):
        other = _other(words, own, names, options)
        if other:
            yield Match(values={"where": where, "name": other, "child": own[0]})
    for span, name in _in_running_lines(plan.plan, own, names, options):
        where = "the running header or footer"
        yield Match(span=span, values={"where": where, "name": name, "child": own[0]})


def _labels_of_the_file(plan: Plan) -> Iterator[tuple[str, list[str]]]:
    source = plan.document.source.name.rsplit(".", 1)[0]
    if not _OF_AN_OFFICER.search(source.replace("_", " ")):
        yield "the name of the file", _WORDS.findall(source)
    for key, value in plan.document.properties:
        if key.lower() in _PROPERTIES and not _OF_AN_OFFICER.search(value):
            yield f"the file's {_PROPERTIES[key.lower()]}", _WORDS.findall(value)


def _other(
    words: list[str], own: tuple[str, ...], names: frozenset[str], options: FileOptions
) -> str:
    """Return the first given name among some words, when none of them is the child's."""
    titled = [word.title() for word in words]
    if any(
        same_child(word, own, options.unless_short_for)
        for word in titled
        if len(word) > 2 or word in own
    ):
        return ""
    return next((word for word in titled if word in names), "")


def _in_running_lines(
    plan: Plan, own: tuple[str, ...], names: frozenset[str], options: FileOptions
) -> Iterator[tuple[Span, str]]:
    seen: set[str] = set()
    for block in plan.document.blocks:
        if not block.furniture or _OF_AN_OFFICER.search(re.sub(r"(?i)\bcouncil\b", "", block.text)):
            continue
        words = [m.group() for m in NAME.finditer(block.text)]
        other = _other([p for w in words for p in w.split("-")], own, names, options)
        for match in NAME.finditer(block.text):
            name, after = match.group(), block.text[match.end() :]
            if not other or other not in name.split("-") or name in seen:
                continue
            seen.add(name)  # a running line is one slip, however many pages repeat it
            if not (
                cues.PLACE_AFTER.match(after) or cues.TITLED.search(block.text[: match.start()])
            ):
                yield Span(block.index, *match.span()), name
