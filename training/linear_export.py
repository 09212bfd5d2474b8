"""Fit linear models on named features and write their weights compactly."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from ehcp_qa.analyse.learned.linear import stamp

# Features kept, by the size of their largest weight: beyond this, cross-validated figures stay put.
KEEP = 20_000
LARGEST_BYTE = 127
# Brings a text's vector, of length 1, beside flags of 1: of 2 and 5 the better with authors left out.
VECTOR_SCALE = 2.0


@dataclass(frozen=True, slots=True)
class Margins:
    """How a support vector machine joins in, or stands alone where ``share`` is 1.

    Its scores are margins; ``scale`` makes likelihoods of them, chosen by log loss on authors left
    out. Scores of both learners are added, so that what ships is still one table of weights.
    """

    strength: float
    scale: float
    share: float
    balanced: bool = False


def fit(
    features: Sequence[Mapping[str, float]],
    labels: Sequence[str],
    *,
    strength: float = 1.0,
    least: int = 2,
    balanced: bool = False,
    vectors: Sequence[Sequence[float]] | None = None,
    margins: Margins | None = None,
    emphasis: Mapping[str, float] | None = None,
    keep: int = KEEP,
) -> dict[str, object]:
    """Return a fitted model as plain data; features seen in fewer than ``least`` items are left out.

    ``balanced`` weighs each label alike, however rare it is among the items. ``vectors`` are the
    texts' own, if the model is to look at them beside the features. ``emphasis`` says how easily a
    sort of feature, by its first letter, is believed: the larger, the less a weight of it costs. The
    ``keep`` features with the largest weights are kept.
    """
    kept = _frequent(features, least)
    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform([{k: v for k, v in f.items() if k in kept} for f in features])
    names = vectorizer.get_feature_names_out()
    factors = np.array([(emphasis or {}).get(name.split(":")[0], 1.0) for name in names])
    matrix = (matrix @ diags(factors)).astype(np.float32)
    if vectors is not None:
        matrix = hstack([matrix, csr_matrix(VECTOR_SCALE * np.asarray(vectors))], format="csr")
    classes, coefficients, bias = _fitted(matrix, labels, strength, balanced, margins)
    # A feature is worth 1 again in the package, so the factor goes into its weights.
    compact = _compact(names, coefficients[:, : len(names)] * factors, bias, classes, keep)
    if vectors is not None:
        dense = VECTOR_SCALE * coefficients[:, len(names) :]
        compact["dense"] = [[round(float(w), 4) for w in row] for row in dense]
    return compact


_Fitted = tuple[list[str], np.ndarray, np.ndarray]


def _fitted(
    matrix: csr_matrix,
    labels: Sequence[str],
    strength: float,
    balanced: bool,
    margins: Margins | None,
) -> _Fitted:
    """Return labels, weights and bias of the regression, of the margins, or of both added."""
    parts: list[_Fitted] = []
    if margins is None or margins.share < 1:
        weight = "balanced" if balanced else None
        model = LogisticRegression(C=strength, max_iter=500, tol=1e-3, class_weight=weight)
        parts.append(_scaled(model.fit(matrix, labels), 1 - margins.share if margins else 1.0))
    if margins is not None:
        weight = "balanced" if margins.balanced else None
        machine = LinearSVC(C=margins.strength, class_weight=weight, random_state=0)
        parts.append(_scaled(machine.fit(matrix, labels), margins.share * margins.scale))
    classes = parts[0][0]
    return classes, sum(p[1] for p in parts), sum(p[2] for p in parts)


def _scaled(model: LogisticRegression | LinearSVC, share: float) -> _Fitted:
    coefficients, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # scikit-learn keeps one row for two classes
        coefficients, bias = (
            np.vstack([-coefficients, coefficients]) / 2,
            np.array([-bias[0], bias[0]]) / 2,
        )
    return [str(c) for c in model.classes_], share * coefficients, share * bias


def write(path: Path, task: str, fitted: Mapping[str, object], texts: Iterable[str]) -> None:
    """Write a fitted model with the hashes of its training texts; same input, same bytes."""
    data = {"task": task, **fitted, "trained_on": sorted({stamp(text) for text in texts})}
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_bytes(gzip.compress(raw.encode(), compresslevel=9, mtime=0))


def _frequent(features: Sequence[Mapping[str, float]], least: int) -> set[str]:
    seen: dict[str, int] = {}
    for each in features:
        for name in each:
            seen[name] = seen.get(name, 0) + 1
    return {name for name, count in seen.items() if count >= least}


def _compact(
    names: np.ndarray, coefficients: np.ndarray, bias: np.ndarray, labels: list[str], keep: int
) -> dict[str, object]:
    size = np.abs(coefficients).max(axis=0)
    chosen = np.sort(np.argsort(-size, kind="stable")[:keep])
    weights = coefficients[:, chosen]
    scales = np.abs(weights).max(axis=1) / LARGEST_BYTE
    packed = np.rint(weights / scales[:, None]).astype(np.int8).T.copy()
    return {
        "labels": labels,
        "features": [str(names[i]) for i in chosen],
        "weights": base64.b64encode(packed.tobytes()).decode(),
        "scales": [round(float(s), 8) for s in scales],
        "bias": [round(float(b), 6) for b in bias],
    }
