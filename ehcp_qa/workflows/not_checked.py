"""What no machine check covered in a run, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ehcp_qa.law.dates import in_words
from ehcp_qa.law.other_documents import seems
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Document
from ehcp_qa.model.pack import PackSettings
from ehcp_qa.model.report import Check, NotChecked, Outcome
from ehcp_qa.reporters import wording

# Judgements that take knowledge of the child, the advice or the family (product.md, Scores).
FOR_PEOPLE = (
    NotChecked(
        "Whether outcomes are achievable and relevant",
        "that takes knowing the child or young person.",
    ),
    NotChecked(
        "Whether the plan was written with the child and family",
        "only they can say whether their views are in it as they meant them.",
    ),
    NotChecked(
        "Whether the provision is appropriate and enough",
        "that is for the professionals who gave advice and for the family.",
    ),
    NotChecked(
        "Whether the plan says what the advice says",
        "the reports listed in section K were not read.",
    ),
)
NO_MODEL = NotChecked(
    "What depends on the grammar of a sentence",
    "no language model is installed, so those checks ran on words alone or were skipped.",
)


def not_checked(
    analysed: AnalysedPlan, checks: Sequence[Check], settings: PackSettings | None = None
) -> tuple[NotChecked, ...]:
    """Return what the rules may not fit, what is for people to judge, then what this run left out."""
    model = () if analysed.model else (NO_MODEL,)
    misfits = (*_other(analysed), *_of_another_time(analysed, settings))
    return (*misfits, *FOR_PEOPLE, *model, *_unread(analysed.plan.document), *_skipped(checks))


def _other(analysed: AnalysedPlan) -> tuple[NotChecked, ...]:
    """Return what to say first of a document that was checked although it seems to be no EHC plan."""
    if analysed.plan.other is None:
        return ()
    said = seems(analysed.plan.other.kind)
    why = f"it {said}. It was checked because that was asked for."
    return (NotChecked("Whether this is an EHC plan at all", why),)


def _of_another_time(
    analysed: AnalysedPlan, settings: PackSettings | None
) -> tuple[NotChecked, ...]:
    """Return what to say of a plan dated when the rules' law was not, or is no more, in force."""
    on = analysed.plan.plan_date
    if settings is None or on is None or settings.in_force(on):
        return ()
    until = f" until {in_words(settings.valid_to)}" if settings.valid_to else ""
    why = (
        f"it is dated {in_words(on)}, and the rules are for the law in force from "
        f"{in_words(settings.valid_from)}{until}. Give a pack for the law of that date with --rules."
    )
    return (NotChecked("Whether the plan keeps to the law of its own date", why),)


def _unread(document: Document) -> Iterator[NotChecked]:
    if document.unread_pages:
        pages = wording.pages(document.unread_pages).capitalize()
        yield NotChecked(pages, "there is no text on them that could be read.")
    if document.ocr_pages:
        pages = wording.pages(document.ocr_pages).capitalize()
        yield NotChecked(
            pages, "the text was recognised in a picture, so its letters may be wrong."
        )
    if document.leftovers.deletions or document.leftovers.struck_through:
        yield NotChecked("Words that are deleted or struck through", "they are no longer the plan.")
    if document.leftovers.hidden:
        yield NotChecked("Words formatted as hidden", "a reader of the page does not see them.")
    if document.leftovers.unread:
        yield NotChecked(
            "Documents embedded in this one",
            "they cannot be read here: open the plan in Word and save it again, which takes them in.",
        )
    if document.leftovers.comments:
        yield NotChecked("Comments in the margin", "they are not the plan's own words.")


def _skipped(checks: Sequence[Check]) -> Iterator[NotChecked]:
    """Yield the checks that were skipped or that crashed, together where the reason is the same."""
    by_reason: dict[str, list[str]] = {}
    for check in checks:
        if check.outcome in (Outcome.SKIPPED, Outcome.CRASHED):
            by_reason.setdefault(check.reason or check.outcome.value, []).append(check.code)
    every = [check.code for check in checks]
    for reason, codes in by_reason.items():
        many = "Check" if len(codes) == 1 else "Checks"
        yield NotChecked(f"{many} {', '.join(_short(codes, every))}", f"{reason}.")


def _short(codes: Sequence[str], every: Sequence[str]) -> list[str]:
    """Return codes with a group's name in place of its codes where all of several are there."""
    groups: dict[str, list[str]] = {}
    for code in codes:
        groups.setdefault(code.partition("-")[0], []).append(code)
    sizes = Counter(code.partition("-")[0] for code in every)
    named = [
        [f"{group} (all)"] if len(held) == sizes[group] > 1 else held
        for group, held in groups.items()
    ]
    return [name for names in named for name in names]
