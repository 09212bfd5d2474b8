"""Documents that are not EHC plans, and the law or practice that they belong to instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ehcp_qa.model.plan import OtherKind


@dataclass(frozen=True, slots=True)
class OtherName:
    """What a kind of document is called, with its article, and why it is not an EHC plan."""

    called: str
    why: str


# Nations, and England before 2014, have laws of their own; schools write their own plans.
OTHER_DOCUMENTS: Mapping[OtherKind, OtherName] = MappingProxyType(
    {
        OtherKind.IDP: OtherName(
            "an Individual Development Plan",
            "which is made under the law of Wales",
        ),
        OtherKind.CSP: OtherName(
            "a Co-ordinated Support Plan",
            "which is made under the law of Scotland",
        ),
        OtherKind.STATEMENT_NI: OtherName(
            "a statement of special educational needs from Northern Ireland",
            "which is made under a law of its own",
        ),
        OtherKind.STATEMENT: OtherName(
            "a statement of special educational needs",
            "which EHC plans replaced in England",
        ),
        OtherKind.IEP: OtherName(
            "an Individual Education Plan",
            "which a school or college writes for its own use",
        ),
        OtherKind.ISP: OtherName(
            "an Individual Support Plan",
            "which a school or college writes for its own use",
        ),
        OtherKind.SEN_SUPPORT: OtherName(
            "a SEN Support plan",
            "which a school or college writes for pupils without an EHC plan",
        ),
        OtherKind.ANNUAL_REVIEW: OtherName(
            "the report of an annual review",
            "which is about a plan and is not the plan",
        ),
        OtherKind.PEP: OtherName(
            "a Personal Education Plan",
            "which is part of the care plan of a looked-after child",
        ),
        OtherKind.NEWSLETTER: OtherName(
            "a school newsletter",
            "which is not about one child or young person",
        ),
    }
)
UNKNOWN = "does not look like an EHC plan: its sections A to K could not be found"


def seems(kind: OtherKind) -> str:
    """Return what to say of a document of this kind, to follow its name."""
    if kind is OtherKind.UNKNOWN:
        return UNKNOWN
    name = OTHER_DOCUMENTS[kind]
    return f"looks like {name.called}, {name.why}"
