"""Files and places as SARIF names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ehcp_qa.model.finding import Location
from ehcp_qa.model.report import CheckRun
from ehcp_qa.reporters.text import clean
from ehcp_qa.reporters.wording import section_title

Data = dict[str, Any]

MIME_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown",
    "txt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a run as artifacts that results refer to; a file named twice is one artifact."""

    artifacts: tuple[Data, ...]
    numbers: tuple[int, ...]  # for each file of the run, the number of its artifact

    @classmethod
    def of(cls, runs: Sequence[CheckRun]) -> Files:
        """Return the files of these runs."""
        artifacts: list[Data] = []
        numbers = []
        for artifact in map(_artifact, runs):
            if artifact not in artifacts:
                artifacts.append(artifact)
            numbers.append(artifacts.index(artifact))
        return cls(tuple(artifacts), tuple(numbers))

    def reference(self, file: int) -> Data:
        """Return a reference to a file: its address and its artifact."""
        number = self.numbers[file]
        return {"uri": self.artifacts[number]["location"]["uri"], "index": number}

    def location(self, file: int, place: Location, words: str = "") -> Data:
        """Return a place in a file: by line in plain text, else by section and page in words.

        A Word file and a PDF have no lines of their own, so none are made up for them.
        """
        physical: Data = {"artifactLocation": self.reference(file)}
        if place.line is not None and place.line > 0:
            physical["region"] = {"startLine": place.line}
            if words:
                physical["region"]["snippet"] = {"text": words}
        location: Data = {"physicalLocation": physical, "logicalLocations": _logical(place)}
        return location | {"message": {"text": clean(place.words) or section_title(place.section)}}


def _artifact(run: CheckRun) -> Data:
    """Return a file with what is known of it."""
    source = run.source
    found: Data = {"location": {"uri": _address(run)}, "roles": ["analysisTarget"]}
    if source.sha256:
        found |= {"length": source.size, "hashes": {"sha-256": source.sha256}}
    if source.format in MIME_TYPES:
        found["mimeType"] = MIME_TYPES[source.format]
    return found


def _address(run: CheckRun) -> str:
    """Return a file's relative address: percent-encoded, never taken for a scheme or a host."""
    path = quote(run.path or run.source.name, safe="/", errors="replace")
    return path.lstrip("/") or "unnamed"


def _logical(place: Location) -> list[Data]:
    """Return the section and, in a PDF, the page."""
    section = f"section {place.section.value}" if place.section else "plan"
    found: list[Data] = [
        {
            "name": section,
            "fullyQualifiedName": clean(place.words) or section,
            "kind": "section",
        }
    ]
    if place.page is not None:
        found.append({"name": f"page {place.page}", "kind": "page"})
    return found
