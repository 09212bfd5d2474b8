"""What a plan's result hangs on: its bytes, its name, the rules, the settings, this version."""

from __future__ import annotations

import hashlib
import json
import shutil
from importlib.util import find_spec

from ehcp_qa import __version__
from ehcp_qa.config import Config
from ehcp_qa.model.audit import AuditStamp
from ehcp_qa.workflows.audit.contents import Digest
from ehcp_qa.workflows.audit.request import Limits
from ehcp_qa.workflows.check import decisive
from ehcp_qa.workflows.tools import Tools

# The form of the outputs; it goes up when a record's fields change, so that no old one is taken up.
SCHEMA_VERSION = "1.0"
# They say which findings stop a pipeline and change no record.
_GATES = ("fail_on", "min_score")
_MEANS = ("soffice", "libreoffice", "tesseract")


def stamp_of(tools: Tools) -> AuditStamp:
    """Return what an audit with these tools is made with; no language model is loaded for it."""
    book = tools.rulebook
    return AuditStamp(
        schema_version=SCHEMA_VERSION,
        tool_version=__version__,
        rules_sha256=_hash(*(pack.sha256 for pack in book.stamps)),
        settings_sha256=_settings(tools),
        language_model=tools.language_model,
        profile=tools.config.profile,
        packs=tuple(f"{pack.name} {pack.version}" for pack in book.stamps),
        redacted=bool(tools.config.redact),
        titles=tuple((rule.code, rule.title) for rule in book.rules),
    )


def key_of(digest: Digest, name: str, stamp: AuditStamp) -> str:
    """Return the name of a plan's result: equal keys, equal results.

    The file's name counts, since accepted findings and some rules go by it.
    """
    said = (stamp.schema_version, stamp.tool_version, stamp.rules_sha256, stamp.settings_sha256)
    return _hash(digest.sha256, name, *said, stamp.language_model)


def conditions(limits: Limits) -> str:
    """Return what else decides whether a file can be read: limits, and programs that may be there."""
    means = [name for name in _MEANS if shutil.which(name)]
    means += [name for name in ("pytesseract",) if find_spec(name)]
    return f"{limits.seconds:g} s, {limits.megabytes} MB, {' '.join(means)}"


def _settings(tools: Tools) -> str:
    config, before = tools.config, tools.before
    chosen = {name: value for name, value in decisive(config).items() if name not in _GATES}
    known = [before.accepted_sha256, before.baseline_sha256, str(before.today or "")]
    redacted = bool(config.redact)
    return _hash(json.dumps([chosen, known, redacted], sort_keys=True))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def settings_data(config: Config, tools: Tools) -> dict[str, object]:
    """Return the settings as plain data for workers, the day of the clock among them."""
    from dataclasses import fields

    data = {f.name: getattr(config, f.name) for f in fields(config)}
    data["origins"] = dict(config.origins)
    today = tools.before.today
    return {**data, "today": today.isoformat() if today else config.today}
