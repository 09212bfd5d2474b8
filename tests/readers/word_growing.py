"""Word files that hypothesis grows: every structure a reader must follow, nested at random."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from word_building import chunk, p, run, sdt, tbl, tc, tr

_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_CODE = "<w:r><w:instrText>REF x</w:instrText></w:r>"
_CONTROLS = [
    "",
    "<w:showingPlcHdr/>",
    '<w:dropDownList><w:listItem w:displayText="abc" w:value=""/></w:dropDownList>',
    "<w:docPartObj/>",
    "<w:text/>",
    '<w:alias w:val="Name"/><w:date w:fullDate="2026-01-02T00:00:00Z"/>',
    '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>',
]
_SWITCHES = [
    "", "<w:b/>", "<w:i/>", '<w:rStyle w:val="Gone"/>', "<w:strike/>", "<w:dstrike/>", "<w:vanish/>",
    '<w:rFonts w:ascii="Wingdings"/>', '<w:rFonts w:ascii="Symbol" w:asciiTheme="minor"/>',
    '<w:vanish w:val="0"/>', '<w:rStyle w:val="Cut"/><w:strike w:val="false"/>',
]  # fmt: skip
_SIGNS = ["<w:tab/>", "<w:br/>", "<w:cr/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:ptab/>",
          "<w:sym w:font='Wingdings' w:char='F0FC'/>", "<w:sym w:font='Symbol' w:char='F0B7'/>",
          "<w:lastRenderedPageBreak/>", "<w:pgNum/>", "<w:delText>gone</w:delText>"]  # fmt: skip
_STYLES = ["", "Gone", "Cut", "Title", "Nowhere"]
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Gone"><w:basedOn w:val="N"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Cut"><w:rPr><w:strike/></w:rPr></w:style>'
)
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
CHUNKS = [
    ("text/html", b"<p>One<s>no</s><table><tr><td>two<td>three</table><ul><li>four</ul>five"),
    ("text/plain", b"six\n- seven\n\n"),
    ("application/rtf", rb"{\rtf1 no}"),
    ("message/rfc822", b"Content-Type: text/html\n\n<ol><li>eight<li hidden>no</ol>"),
]
_WORDS = st.text("abcdefghij0123456789 .•\u00a0\u00ad()-–", min_size=0, max_size=8)


def _wrapped(inside: str) -> st.SearchStrategy[str]:
    """Put runs into one of the things that may stand round them."""
    around = [
        f"<w:hyperlink>{inside}</w:hyperlink>",
        f"<w:smartTag>{inside}</w:smartTag>",
        f"<w:customXml>{inside}</w:customXml>",
        f"<w:ins>{inside}</w:ins>",
        f"<w:moveTo>{inside}</w:moveTo>",
        f"<w:del>{inside}</w:del>",
        f"<w:moveFrom>{inside}</w:moveFrom>",
        f"<w:fldSimple>{inside}</w:fldSimple>",
        f"<w:dir>{inside}</w:dir>",
        f"<w:bdo>{inside}</w:bdo>",
        _FIELD.format("begin") + _CODE + _FIELD.format("separate") + inside + _FIELD.format("end"),
        f"<mc:AlternateContent><mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback>"
        "</mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Choice>{inside}</mc:Choice><mc:Choice>{inside}</mc:Choice>"
        "</mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent>",
        f"<w:r><w:ruby><w:rt>{run('up')}</w:rt><w:rubyBase>{inside}</w:rubyBase></w:ruby></w:r>",
        f"<w:r><w:t>so</w:t><w:ruby><w:rubyBase>{inside}</w:rubyBase></w:ruby><w:t>on</w:t></w:r>",
        _FIELD.format("begin")
        + _CODE
        + inside
        + _FIELD.format("separate")
        + run("so")
        + _FIELD.format("end"),
        f"<w:bookmarkStart/>{inside}<w:bookmarkEnd/>",
        f"<w:permStart/>{inside}<w:permEnd/>",
        *(sdt(inside, properties) for properties in _CONTROLS),
    ]
    return st.sampled_from(around)


def _box(blocks: str) -> st.SearchStrategy[str]:
    """Put paragraphs into a text box: in both drawings, in the old one, or in a group."""
    new = f"<w:drawing><wps:txbx><w:txbxContent>{blocks}</w:txbxContent></wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox><w:txbxContent>{blocks}</w:txbxContent></v:textbox></w:pict>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    return st.sampled_from(
        [f"<w:r>{x}</w:r>" for x in (both, old, new, f"<w:rPr><w:strike/></w:rPr>{both}")]
    )


_run = st.one_of(
    st.builds(run, _WORDS, st.sampled_from(_SWITCHES)),
    st.builds("<w:r>{}<w:t>{}</w:t></w:r>".format, st.sampled_from(_SIGNS), _WORDS),
    st.just("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"),
    st.just('<w:r><w:footnoteReference w:id="1"/></w:r>'),
    st.just("<w:r><w:rPr><w:strike/></w:rPr><mc:AlternateContent><mc:Choice><w:t>no</w:t></mc:Choice>"
            "<mc:Fallback><w:t>no</w:t></mc:Fallback></mc:AlternateContent></w:r>"),
    st.just('<w:r><w:pict><v:shape><v:textpath string="A r t"/></v:shape></w:pict></w:r>'),
    st.sampled_from(
        [
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox>'
            "</w:ffData></w:fldChar></w:r>" + _FIELD.format("end"),
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="Yes"/>'
            "</w:ddList></w:ffData></w:fldChar></w:r>"
            + _FIELD.format("separate") + run("Yes") + _FIELD.format("end"),
        ]
    ),
)  # fmt: skip
_inline = st.recursive(_run, lambda more: st.lists(more, max_size=3).map("".join).flatmap(_wrapped))
_runs = st.lists(_inline, max_size=4).map("".join)


def _paragraphs(inline: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    properties = st.builds(
        '<w:pStyle w:val="{}"/>{}{}'.format,
        st.sampled_from(_STYLES),
        st.sampled_from(["", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>']),
        st.sampled_from(["", "", "", "<w:rPr><w:del/></w:rPr>", "<w:rPr><w:moveFrom/></w:rPr>"]),
    )
    return st.builds(lambda inside, made: p(inside, made), inline, properties)


def _tables(cells: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cell = st.builds(
        lambda inside, span, merge, across, around: around.format(
            tc(inside, span=span, merge=merge, across=across)
        ),
        cells.map(lambda inside: inside + p()),
        st.sampled_from([1, 1, 1, 2]),
        st.sampled_from([None, None, "restart", "continue"]),
        st.sampled_from([None, None, None, "restart", "continue"]),
        st.sampled_from(["{}", "{}", sdt("{}"), "<w:customXml>{}</w:customXml>", "<w:ins>{}</w:ins>"]),
    )  # fmt: skip
    row = st.builds(
        lambda inside, properties, around: around.format(tr(*inside, properties=properties)),
        st.lists(cell, min_size=1, max_size=3),
        st.sampled_from(["", "", "", "<w:del/>", "<w:ins/>", '<w:gridBefore w:val="1"/>']),
        st.sampled_from(["{}", "{}", sdt("{}"), sdt("{}", "<w15:x xmlns:w15='u'/>"), "<w:ins>{}</w:ins>"]),
    )  # fmt: skip
    return st.lists(row, min_size=1, max_size=3).map(lambda rows: tbl(*rows))


def _around_blocks(inside: str) -> st.SearchStrategy[str]:
    return st.sampled_from(
        [
            sdt(inside),
            sdt(inside, "<w:showingPlcHdr/>"),
            f"<w:customXml>{inside}</w:customXml>",
            f"<w:ins>{inside}</w:ins>",
            f"<w:moveTo>{inside}</w:moveTo>",
            f"<w:del>{inside}</w:del>",
            f"<w:moveFrom>{inside}</w:moveFrom>",
            f"<mc:AlternateContent><mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}"
            "</mc:Fallback></mc:AlternateContent>",
        ]
    )


def _more(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(blocks, min_size=1, max_size=3).map("".join)
    boxed = st.tuples(_runs, several.flatmap(_box), _runs).map("".join)
    return st.one_of(several.flatmap(_around_blocks), _tables(several), _paragraphs(boxed))


_leaves = st.one_of(*[_paragraphs(_runs)] * 5, st.integers(0, len(CHUNKS)).map(chunk))
_blocks = st.recursive(_leaves, _more, max_leaves=8)
_body = st.lists(_blocks, min_size=1, max_size=6).map("".join)


@dataclass(frozen=True)
class Grown:
    """The parts of a Word file, but for the first paragraph that keeps it from being empty."""

    body: str
    header: str
    footnotes: str
    endnotes: str
    footer: str


grown = st.builds(
    Grown,
    _body,
    _blocks,
    _blocks.map('<w:footnote w:id="1">{}</w:footnote>'.format),
    _blocks.map('<w:endnote w:type="normal" w:id="2">{}</w:endnote>'.format),
    _blocks,
)
