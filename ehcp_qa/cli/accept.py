"""``ehcp-qa accept``: a finding that a person has judged acceptable."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ehcp_qa.cli.options import JUDGING, Plan
from ehcp_qa.cli.output import tell
from ehcp_qa.cli.takes import takes
from ehcp_qa.config import Config

HELP = """
Accept findings of a plan, by a rule's code or one finding's fingerprint, with a reason.

\b
  ehcp-qa accept plan.docx PRV-14 --reason "The therapist's own words" --by "J Moss"
  ehcp-qa accept plan.docx 3f2a91c04be77d10 --reason "Agreed at panel" --by "J Moss" --until 2027-01-31
  ehcp-qa accept north/plan.docx TPL-10 --audit audit --reason "A group of five" --by "J Moss"

They are written to a file for others to review; a check with --accepted lists them apart, an audit
counts them. --audit is for what only many plans together show.

Exit codes: 0 they were written, or are accepted already; 2 there is no such finding, or the plan
or the file could not be read or written.
"""
What = Annotated[
    str, typer.Argument(metavar="CODE|FINGERPRINT", help="A rule's code, or one finding.")
]
Reason = Annotated[str, typer.Option("--reason", help="Why it is acceptable.")]
By = Annotated[str, typer.Option("--by", help="Who says so.")]
Until = Annotated[
    datetime | None,
    typer.Option("--until", formats=["%Y-%m-%d"], metavar="DATE", help="The last day it holds."),
]
Audit = Annotated[
    Path | None,
    typer.Option(
        "--audit",
        metavar="OUT",
        help="The folder of an audit that found it; PLAN is its path as the audit has it.",
    ),
]


@takes(*JUDGING, "accepted")
def accept(
    config: Config,
    plan: Plan,
    what: What,
    reason: Reason,
    by: By,
    until: Until = None,
    audit: Audit = None,
) -> None:
    """Check the plan, or look into an audit of it, and write the findings named to the file of accepted findings."""
    from ehcp_qa.workflows.accept import Judgement
    from ehcp_qa.workflows.accept import accept as write_entries

    judgement = Judgement(reason, by, until and until.date())
    tell(write_entries(plan, what, judgement, config, audit))
