"""Reports with names, dates of birth, numbers, settings and addresses replaced, the same way everywhere.

What stands for whom is worked out from a plan's own words, so no two plans share a key: "School 1" of one
report is not "School 1" of another. Fingerprints, places and hashes stay as they were.
"""

from __future__ import annotations

from ehcp_qa.redaction.comparing import redacted_comparison
from ehcp_qa.redaction.reports import redacted_plan, redacted_report, redacted_run

__all__ = ["redacted_comparison", "redacted_plan", "redacted_report", "redacted_run"]
