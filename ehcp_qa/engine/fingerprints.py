"""Names for findings that stay the same when other parts of the plan change."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ehcp_qa.model.finding import Finding

LENGTH = 16  # hex digits: 64 bits, so that two findings of a year's plans are not given one name
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


def with_fingerprints(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, each with a fingerprint of its own.

    It is made of the rule's code, the section, the words found and the statement that they stand
    in, without regard to case, spaces and the shape of quotation marks and dashes; equal ones are
    numbered in reading order. Where nothing was found (something is missing), of the message.
    """
    seen: Counter[str] = Counter()
    named: list[Finding] = []
    for finding in findings:
        words = (finding.excerpt, finding.context) if finding.excerpt else (finding.message,)
        key = "\0".join([finding.code, finding.section or "", *map(_normal, words)])
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()
        named.append(replace(finding, fingerprint=digest[:LENGTH]))
    return tuple(named)


def _normal(text: str) -> str:
    return " ".join(text.translate(_PLAIN).casefold().split())
