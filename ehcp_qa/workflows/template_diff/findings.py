"""What rules find in one version and not in the other, given to the changes that explain it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ehcp_qa.model.finding import Finding, Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.template_diff import Change, Effect
from ehcp_qa.workflows.template_diff.changes import Changes, Draft
from ehcp_qa.workflows.template_diff.likeness import plain_words

_PARTS_OF_H = (SectionId.H1, SectionId.H2)
# Rules about what a form lacks: where they say so may move, and what they say is that it lacks it.
_OF_WHOLE = frozenset({"STA-01", "FGH-04", *(f"TPL-{number}" for number in range(13, 21))})


def attach(
    found: Changes, before: Sequence[Finding], after: Sequence[Finding]
) -> tuple[Change, ...]:
    """Return the changes, graded by what rules find now and did not, or found and no longer do."""
    for finding in _only(after, before):
        effect = Effect.BREAKS if finding.severity is Severity.ERROR else Effect.WEAKENS
        draft = _explains(found.drafts, finding, new=True)
        if draft is None:
            found.drafts.append(_new_finding(finding, effect))
            continue
        draft.codes.add(finding.code)
        draft.worsen(effect)
        if effect is draft.effect and draft.why.startswith(("No rule", "It asks", "Its letter")):
            draft.why = f"{finding.title}."
    for finding in _only(before, after):
        draft = _explains(found.drafts, finding, new=False)
        if draft is None:
            found.drafts.append(_old_finding(finding))
            continue
        draft.codes.add(finding.code)
        if draft.effect is Effect.NEUTRAL:
            draft.effect = Effect.IMPROVES
            draft.why = f"{finding.code} finds it no more: {finding.title}."
    return found.finished()


def _only(these: Sequence[Finding], those: Sequence[Finding]) -> list[Finding]:
    """Return the findings of one version that the other has not, as often as it has them."""
    left = Counter(_key(finding) for finding in those)
    only: list[Finding] = []
    for finding in these:
        key = _key(finding)
        if left[key]:
            left[key] -= 1
        else:
            only.append(finding)
    return only


def _key(finding: Finding) -> tuple[str, str, str]:
    words = "" if finding.code in _OF_WHOLE else plain_words(finding.excerpt or finding.message)
    return finding.code, finding.section or "", words


def _explains(drafts: Sequence[Draft], finding: Finding, *, new: bool) -> Draft | None:
    """Return the change that a finding comes from: about that place, or about what the rule reads."""
    by_rule = next((draft for draft in drafts if _is_about(draft, finding)), None)
    if by_rule is not None and finding.code in _OF_WHOLE:
        return by_rule
    span = finding.place.span
    for draft in drafts:
        place = draft.after if new else draft.before
        if span is not None and place is not None and _meet(span, place):
            return draft
    return by_rule


def _is_about(draft: Draft, finding: Finding) -> bool:
    """True for a change of what the rule reads, in the section that it found something in."""
    if finding.code not in draft.expects:
        return False
    parts = _PARTS_OF_H if finding.section is SectionId.H else ()
    return draft.section in (finding.section, None, *parts)


def _meet(one: Span, other: Span) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end


def _new_finding(finding: Finding, effect: Effect) -> Draft:
    return Draft(
        effect,
        "finding",
        f"{finding.code} finds now: {finding.title}.",
        finding.message,
        finding.section,
        new=finding.excerpt,
        after=finding.place.span,
        codes={finding.code},
    )


def _old_finding(finding: Finding) -> Draft:
    return Draft(
        Effect.IMPROVES,
        "finding",
        f"{finding.code} no longer finds: {finding.title}.",
        finding.message,
        finding.section,
        old=finding.excerpt,
        before=finding.place.span,
        codes={finding.code},
    )
