"""Detectors of how a plan speaks of a child and to a family.

Importing a module below registers its detectors.
"""

from __future__ import annotations

from ehcp_qa.detectors.language import (  # noqa: F401 - imported to register what they hold
    acronyms,
    autism,
    generic,
    jargon,
    labels,
    length,
    methods,
    named_staff,
    others,
    reading,
    sensitive,
    strengths,
    voices,
)
