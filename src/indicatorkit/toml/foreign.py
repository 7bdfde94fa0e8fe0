"""Words of other notations, and what they are called here: for whoever comes from another tool or an early sketch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..issues import Path
from .findings import Findings

KEYS: Final = {
    "levels": "worst_to_best",
    "ordered": "classes",
    "strict": 'missing = "grey"',
    "ignore": 'missing = "leave_out"',
    "assume": 'missing = { counts_as = …, because = "…" }',
    "unless_decided": 'missing = "grey_unless_decided"',
    "known_share": "known_share_at_least",
    "cost": "effort",
    "help": "explain",
    "tokens": 'options = [ { id = …, missing = "unknown" } ]',
    "since": 'applies_if = { wave = { from = "…" } }',
    "until": 'applies_if = { wave = { before = "…" } }',
    "overall": "[[result]]",
    "goalposts": "marks",
    "range": "at_least, at_most",
    "use": 'rollup = "…"',
    "name": "nl, en",
    "label": "nl, en",
    "color": "colour",
    "numerator": "divide",
    "denominator": "by",
    "divide_by": "by",
    "divided_by": "by",
    "multiplier": "per",
    "minimum": "at_least",
    "maximum": "at_most",
    "min": "at_least",
    "max": "at_most",
    "eenheid": "unit",
    "thresholds": "bands",
    "cutoffs": "bands",
    "bins": "bands",
    "clamp": "limits",
    "normalise": "rescale",
    "normalize": "rescale",
    "logarithmic": "log",
    "coefficients": "weights",
    "max_missing": "missing_at_most",
    "rollup_since": "rollup_from",
    "decimalen": "decimals",
    "gewicht": "weight",
    "gewichten": "weights",
    "teller": "divide",
    "noemer": "by",
    "klassen": "bands",
    "grenzen": "bands",
    "afronden": "round",
    "ijkpunten": "marks",
    "aggregation": "rule",
    "direction": "higher_is",
}
IN_DUTCH: Final = {
    "metingen": "waves",
    "niveaus": "worst_to_best",
    "kleur": "colour",
    "regel": "rule",
    "opties": "options",
    "antwoord": "answer",
    "soort": "kind",
    "naam": "nl, en",
    "uitleg": "explain",
    "bron": "source",
    "rijen": "rows",
    "anders": "otherwise",
    "wanneer": "when",
    "dan": "then",
    "ontbreekt": "missing",
    "minstens": "at_least",
    "hoogstens": "at_most",
    "omdat": "because",
}
"""Words that a Dutch author may write at first; each is told only in a table that has the key it stands for."""

POLICIES: Final = {
    "strict": '"grey"',
    "ignore": '"leave_out"',
    "assume": '{ counts_as = …, because = "…" }',
    "unless_decided": '"grey_unless_decided"',
    "grijs": '"grey"',
    "weglaten": '"leave_out"',
    "cells": 'rows = [ { when = { … = "missing" }, … } ]',
}
_AS_RATIO = '"ratio"`, `divide = "…"`, `by = "…"'
_WEIGHED = '"mean"`, `weights = { … = 2 }'
_RESCALED = '"same_as"`, `rescale = { from = [0, 50], to = [0, 1], outside = "clip" }'
_LOGARITHM = '"same_as"`, `rescale = { from = [1, 100], to = [0, 1], outside = "clip", log = true }'
RULES: Final = {
    "decision_table": '"table"',
    "map": '"same_as"`, `map = { … }',
    "recode": '"same_as"`, `map = { … }',
    "points": '"sum"`, `points = { … }',
    "min": '"lowest"',
    "minimum": '"lowest"',
    "max": '"highest"',
    "maximum": '"highest"',
    "average": '"mean"',
    "gemiddelde": '"mean"',
    "weighted_mean": _WEIGHED,
    "weighted_average": _WEIGHED,
    "total": '"sum"',
    "som": '"sum"',
    "totaal": '"sum"',
    "linear": '"sum"`, `weights = { … = 0.5 }',
    "weighted_sum": '"sum"`, `weights = { … = 0.5 }',
    "difference": '"sum"`, `weights = { … = -1 }',
    "verschil": '"sum"`, `weights = { … = -1 }',
    "subtract": '"sum"`, `weights = { … = -1 }',
    "minus": '"sum"`, `weights = { … = -1 }',
    "multiply": '"product"',
    "times": '"product"',
    "divide": _AS_RATIO,
    "quotient": _AS_RATIO,
    "verhouding": _AS_RATIO,
    "per": _AS_RATIO + "`, `per = 1000",
    "rate": _AS_RATIO + "`, `per = 1000",
    "percentage": _AS_RATIO + '`, `per = 100`, `unit = "%"',
    "percent": _AS_RATIO + '`, `per = 100`, `unit = "%"',
    "geomean": '"geometric_mean"',
    "harmonic": '"harmonic_mean"',
    "rescale": _RESCALED,
    "normalise": _RESCALED,
    "normalize": _RESCALED,
    "min_max": _RESCALED,
    "scale": _RESCALED,
    "log": _LOGARITHM,
    "ln": _LOGARITHM,
    "logarithm": _LOGARITHM,
    "round": '"same_as"`, `round = 1',
    "clip": '"same_as"`, `limits = [ { at_least = 0 }, { at_most = 100 } ]',
    "clamp": '"same_as"`, `limits = [ { at_least = 0 }, { at_most = 100 } ]',
    "median": '"median_of"',
    "coalesce": '"first_known"',
    "growth": '"change"',
    "delta": '"change"',
    "worst": '"worst_of"',
    "best": '"best_of"',
    "all": '"unanimous"',
    "any": '"best_of"',
    "slechtste": '"worst_of"',
    "beste": '"best_of"',
    "tabel": '"table"',
}
OF_OTHERS: Final = (
    "rank",
    "ranking",
    "percentile",
    "percentile_rank",
    "quantile",
    "quartile",
    "z_score",
    "zscore",
    "standardise",
    "standardize",
)
"""What needs other entities: no rule, for scoring is a function of one."""


def unknown_key(key: str, path: Path, known: Iterable[str], findings: Findings) -> None:
    """A key that this table does not have: a word of another notation, or one that resembles a key of ours."""
    names = list(known)
    ours = KEYS.get(key)
    if ours is None and key in IN_DUTCH and set(IN_DUTCH[key].split(", ")) <= set(names):
        ours = IN_DUTCH[key]
    if ours is not None and key not in names:
        findings.error("other-notation", path, at="key", found=key, ours=ours)
    else:
        findings.error("unknown-key", path, at="key", found=key, known=names)
