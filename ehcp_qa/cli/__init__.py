"""The command line: options in, exit code out."""

from __future__ import annotations

import sys

from ehcp_qa.errors import EhcpQaError

FAILED = 2  # the command was wrong, or something could not be read or wholly checked


def main() -> None:
    """Run the command line; a foreseen error is one sentence on standard error, never a traceback."""
    from ehcp_qa.cli.app import app

    try:
        app()
    except EhcpQaError as error:
        print(f"ehcp-qa: {error}", file=sys.stderr)
    except Exception as error:  # a fault of ours: say where, and never quote what may be plan text
        from ehcp_qa.workflows.faults import fault

        print(f"ehcp-qa: {fault(error)}", file=sys.stderr)
    raise SystemExit(FAILED)
