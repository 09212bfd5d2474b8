"""What a plan's result hangs on: its bytes, its name, the rules, the settings, this version.

What was accepted, or stood in a baseline, counts only for the plans that it is about: whoever accepts
one finding of ten thousand plans has one plan checked again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec

from ehcp_qa import __version__
from ehcp_qa.config import Config
from ehcp_qa.model.audit import AuditStamp
from ehcp_qa.model.standing import Acceptance, Baseline, Before
from ehcp_qa.workflows.audit.contents import Digest
from ehcp_qa.workflows.audit.request import Limits
from ehcp_qa.workflows.check import decisive
from ehcp_qa.workflows.tools import Tools

# The form of the outputs; it goes up when a record's fields change, so that no old one is taken up.
SCHEMA_VERSION = "1.0"
# They say which findings stop a pipeline and change no record.
_GATES = ("fail_on", "min_score")
_MEANS = ("soffice", "libreoffice", "tesseract")
_MANY = frozenset("*?[")  # in the name of an entry that may be about many plans


def stamp_of(tools: Tools) -> AuditStamp:
    """Return what an audit with these tools is made with; no language model is loaded for it."""
    book = tools.rulebook
    return AuditStamp(
        schema_version=SCHEMA_VERSION,
        tool_version=__version__,
        rules_sha256=_hash(*(pack.sha256 for pack in book.stamps)),
        settings_sha256=_hash(_chosen(tools), json.dumps(_accepted(tools.before))),
        language_model=tools.language_model,
        profile=tools.config.profile,
        packs=tuple(f"{pack.name} {pack.version}" for pack in book.stamps),
        redacted=bool(tools.config.redact),
        known_sha256=_hash(
            tools.before.accepted_sha256,
            tools.before.baseline_sha256,
            str(tools.before.today or ""),
        ),
        titles=tuple((rule.code, rule.title) for rule in book.rules),
    )


@dataclass(frozen=True, slots=True)
class Keys:
    """The names of plans' results in one audit: equal keys, equal results."""

    shared: str  # of all that counts for every plan
    named: Mapping[str, tuple[Acceptance, ...]]  # entries by the one name that they are about
    patterns: tuple[Acceptance, ...]  # entries about many names
    baseline: Baseline | None

    @classmethod
    def of(cls, tools: Tools) -> Keys:
        """Return what gives the keys of an audit with these tools."""
        stamp, before = stamp_of(tools), tools.before
        made_with = (stamp.schema_version, stamp.tool_version, stamp.rules_sha256)
        shared = _hash(*made_with, _chosen(tools), stamp.language_model)
        named: dict[str, tuple[Acceptance, ...]] = {}
        patterns = []
        for entry in before.entries:
            if before.over(entry):
                continue
            if _MANY.intersection(entry.plan):
                patterns.append(entry)
            else:
                named[entry.plan] = (*named.get(entry.plan, ()), entry)
        return cls(shared, named, tuple(patterns), before.baseline)

    def key(self, digest: Digest, name: str) -> str:
        """Return the name of a plan's result; its file's name counts, since some rules go by it."""
        entries = (*self.named.get(name, ()), *(e for e in self.patterns if e.concerns(name)))
        accepted = sorted(entry.fingerprint for entry in entries)
        held = None if self.baseline is None else sorted(self.baseline.get(name, ()))
        return _hash(digest.sha256, name, self.shared, json.dumps([accepted, held]))


def conditions(limits: Limits) -> str:
    """Return what else decides whether a file can be read: limits, and programs that may be there."""
    means = [name for name in _MEANS if shutil.which(name)]
    means += [name for name in ("pytesseract",) if find_spec(name)]
    return f"{limits.seconds:g} s, {limits.megabytes} MB, {' '.join(means)}"


def _chosen(tools: Tools) -> str:
    """Return the settings that can change a record, as text."""
    config = tools.config
    chosen = {name: value for name, value in decisive(config).items() if name not in _GATES}
    return json.dumps([chosen, bool(config.redact)], sort_keys=True)


def _accepted(before: Before) -> list[tuple[str, str]]:
    """Return what is accepted today: it changes scores, as why and by whom it is does not."""
    valid = (entry for entry in before.entries if not before.over(entry))
    return sorted({(entry.plan, entry.fingerprint) for entry in valid})


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def settings_data(config: Config, tools: Tools) -> dict[str, object]:
    """Return the settings as plain data for workers, the day of the clock among them."""
    from dataclasses import fields

    data = {f.name: getattr(config, f.name) for f in fields(config)}
    data["origins"] = dict(config.origins)
    today = tools.before.today
    return {**data, "today": today.isoformat() if today else config.today}
