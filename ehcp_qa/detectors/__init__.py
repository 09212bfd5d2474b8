"""The detectors that rule pages name: they say where something is, never how bad it is.

Importing a module below puts its detectors into ``DETECTORS``; the list is the whole registry.
"""

from __future__ import annotations

from ehcp_qa.detectors import (  # noqa: F401 - imported to register what they hold
    adulthood,
    advice_list,
    amounts,
    budget,
    care,
    coming_of_age,
    commitment,
    doers,
    duplicates,
    forms,
    heading_titles,
    identity,
    identity_names,
    identity_pronouns,
    institution,
    language,
    listing,
    needs_told,
    offers,
    official,
    other_document,
    outcomes,
    outcomes_plan,
    outcomes_rows,
    outcomes_wording,
    outdated,
    outside,
    phrases,
    placement,
    presence,
    settled_placement,
    signatures,
    slots,
    status,
    template,
    template_fields,
    template_guidance,
    template_open,
    thread,
    unfinished,
    views,
)
from ehcp_qa.detectors.base import DETECTORS, Detector, Options, SectionOptions, detector

__all__ = ["DETECTORS", "Detector", "Options", "SectionOptions", "detector"]
