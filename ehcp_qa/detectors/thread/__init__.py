"""Detectors of breaks in the golden thread, from what a person hopes for to what is provided.

Importing a module below registers its detectors.
"""

from __future__ import annotations

from ehcp_qa.detectors.thread import (  # noqa: F401 - imported to register what they hold
    advice,
    aspirations,
    care,
    needs,
    numbers,
    outcomes,
    provision,
)
