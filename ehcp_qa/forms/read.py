"""A recognised document as a template."""

from __future__ import annotations

from dataclasses import replace

from ehcp_qa.detectors.template import PlaceholderOptions
from ehcp_qa.forms.asking import Asker
from ehcp_qa.forms.fills import fill_spans, guidance_spans
from ehcp_qa.forms.parts import PartWalk
from ehcp_qa.forms.places import find_places, thread_tables
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Plan
from ehcp_qa.model.template import Part, PartKind, Template
from ehcp_qa.recognise.field_labels import FieldLabels
from ehcp_qa.recognise.wording import Wording


def read_template(plan: Plan, lexicons: Lexicons, placeholders: PlaceholderOptions) -> Template:
    """Return the template that a plan's document is; ``placeholders`` say what a blank looks like."""
    asker = Asker(lexicons)
    guidance = guidance_spans(plan.document)
    fills = fill_spans(plan, placeholders)
    wording = Wording(lexicons["nil_phrases"], lexicons["guidance"])
    labels = FieldLabels(lexicons["front_labels"])
    walked = PartWalk.of(plan, asker, fills, guidance).walk()
    found = [(stretch, _told(part, wording, labels)) for stretch, part in walked]
    return Template(
        plan=plan,
        fills=fills,
        guidance=guidance,
        parts=tuple(part for _, part in found),
        places=find_places(plan.document, found, asker),
        threads=thread_tables(found),
    )


def _told(part: Part, wording: Wording, labels: FieldLabels) -> Part:
    """Return the part with the fact that it names, and whether it says that nothing is needed."""
    if part.kind in (PartKind.FIXED, PartKind.CHOICE):
        return replace(part, nil=wording.is_nil(part.words.text))
    if part.kind in (PartKind.LABEL, PartKind.COLUMN, PartKind.TITLE, PartKind.PROMPT):
        title = part.control.title if part.control else ""
        told = (
            title or part.words.text.partition(":")[0]
        )  # a control's title says more than a prompt
        return replace(part, field=labels.name(told))
    return part
