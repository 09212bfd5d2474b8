"""What is filled in on a PDF's form, as lines of the page, for the second reading."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from ehcp_qa.readers.conservation.account import seen

_TICKED = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_WRITTEN = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)


def filled_in(form: Any, page: Any) -> Iterator[list[str]]:
    """Yield the words of each line of each field on a page, a tick box as its sign."""
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        if not note:
            continue
        shown = not pdfium.FPDFAnnot_GetFlags(note) & pdfium.FPDF_ANNOT_FLAG_HIDDEN
        kind = pdfium.FPDFAnnot_GetFormFieldType(form, note)
        if shown and kind in _TICKED:
            yield ["☒" if pdfium.FPDFAnnot_IsChecked(form, note) else "☐"]
        elif shown and kind in _WRITTEN:
            for line in _value(form, note).splitlines():
                if words := [word for part in line.split() if (word := seen(part))]:
                    yield words
        pdfium.FPDFPage_CloseAnnot(note)


def _value(form: Any, note: Any) -> str:
    size = pdfium.FPDFAnnot_GetFormFieldValue(form, note, None, 0)
    written = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, note, written, size)
    return bytes(written).decode("utf-16-le", "replace").rstrip("\0")
