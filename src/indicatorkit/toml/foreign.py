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
}
POLICIES: Final = {
    "strict": '"grey"',
    "ignore": '"leave_out"',
    "assume": '{ counts_as = …, because = "…" }',
    "unless_decided": '"grey_unless_decided"',
    "grijs": '"grey"',
    "weglaten": '"leave_out"',
    "cells": 'rows = [ { when = { … = "missing" }, … } ]',
}
RULES: Final = {
    "decision_table": '"table"',
    "map": '"same_as", map = { … }',
    "points": '"sum", points = { … }',
    "min": '"lowest"',
    "max": '"highest"',
    "average": '"mean"',
    "worst": '"worst_of"',
    "best": '"best_of"',
    "all": '"unanimous"',
    "any": '"best_of"',
    "minimum": '"lowest"',
    "maximum": '"highest"',
    "slechtste": '"worst_of"',
    "beste": '"best_of"',
    "gemiddelde": '"mean"',
    "som": '"sum"',
    "tabel": '"table"',
}


def unknown_key(key: str, path: Path, known: Iterable[str], findings: Findings) -> None:
    """A key that this table does not have: a word of another notation, or one that resembles a key of ours."""
    names = list(known)
    if key in KEYS and key not in names:
        findings.error("other-notation", path, at="key", found=key, ours=KEYS[key])
    else:
        findings.error("unknown-key", path, at="key", found=key, known=names)
