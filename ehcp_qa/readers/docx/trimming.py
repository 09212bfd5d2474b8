"""A styles part made smaller before it is parsed, which took longer than parsing the plan itself."""

from __future__ import annotations

_STYLE, _STYLE_END = b"<w:style ", b"</w:style>"
_TABLE = b'w:type="table"'
_LATENT, _LATENT_END = b"<w:latentStyles", b"</w:latentStyles>"


def trimmed_styles(data: bytes) -> bytes:
    """Return a styles part without table styles and the list of styles that Word could offer.

    No paragraph or run takes anything from them that the reader looks at. A part that names its
    elements otherwise comes back as it was.
    """
    data = _without_latent(data)
    kept: list[bytes] = []
    done = at = 0
    while (start := data.find(_STYLE, at)) >= 0:
        head = data.find(b">", start)
        end = data.find(_STYLE_END, head)
        if head < 0 or end < 0:
            break
        at = end + len(_STYLE_END)
        if data[head - 1] == ord("/"):
            at = head  # it has no end of its own
        elif _TABLE in data[start:head]:
            kept.append(data[done:start])
            done = at
    kept.append(data[done:])
    return b"".join(kept)


def _without_latent(data: bytes) -> bytes:
    start = data.find(_LATENT)
    end = data.find(_LATENT_END, start) if start >= 0 else -1
    return data if end < 0 else data[:start] + data[end + len(_LATENT_END) :]
