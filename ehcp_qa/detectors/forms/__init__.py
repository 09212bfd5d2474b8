"""Detectors that read a template as a form: what it labels, asks for, fixes and leaves unmarked."""

from __future__ import annotations

from ehcp_qa.detectors.forms import (  # noqa: F401 - imported to register what they hold
    asked,
    controls,
    facts,
    labels,
    thread,
    wording,
)
