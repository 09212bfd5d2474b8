"""What a Word template has that a plan has not: content controls with prompts, guidance in a style."""

from __future__ import annotations

import re
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

from ehcp_qa.model.document import Control, ControlKind

GUIDANCE, PROMPT = "Guidance", "Placeholder Text"
GREY, BLUE = RGBColor(0x59, 0x59, 0x59), RGBColor(0x1F, 0x5F, 0x8B)


def add_styles(document: Any) -> None:
    """Add the styles for prompts and for guidance, which Word can find and remove."""
    prompt = document.styles.add_style(PROMPT, WD_STYLE_TYPE.CHARACTER)
    prompt.font.color.rgb = GREY
    guidance = document.styles.add_style(GUIDANCE, WD_STYLE_TYPE.CHARACTER)
    guidance.font.color.rgb, guidance.font.italic = BLUE, True


def add_control(paragraph: Any, words: str, control: Control, size: float) -> None:
    """Add a content control that shows its prompt, or what a list is set to."""
    element = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    _child(properties, "w:alias", control.title)
    _child(properties, "w:tag", re.sub(r"[^a-z0-9]+", "-", control.title.lower()).strip("-"))
    if control.placeholder:
        properties.append(OxmlElement("w:showingPlcHdr"))
    properties.append(_kind(control))
    content = OxmlElement("w:sdtContent")
    run = paragraph.add_run(words)
    if control.placeholder:
        run.style = PROMPT
    if size:
        run.font.size = int(size * 12700)
    content.append(run._r)
    element.append(properties)
    element.append(content)
    paragraph._p.append(element)


def _kind(control: Control) -> Any:
    if control.kind is not ControlKind.DROP_DOWN:
        return OxmlElement("w:text")
    listed = OxmlElement("w:dropDownList")
    for choice in control.choices:
        entry = OxmlElement("w:listItem")
        entry.set(qn("w:displayText"), choice)
        entry.set(qn("w:value"), choice)
        listed.append(entry)
    return listed


def _child(parent: Any, name: str, value: str) -> None:
    child = OxmlElement(name)
    child.set(qn("w:val"), value)
    parent.append(child)
