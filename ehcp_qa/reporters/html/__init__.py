"""The report as one HTML file that needs no network, no script and no other file."""

from __future__ import annotations

from ehcp_qa.reporters.html.page import html_report

__all__ = ["html_report"]
