"""A little framework of every sort, with answers of every sort, for what goes out."""

from __future__ import annotations

from typing import Any

import indicatorkit as ik
from tests.loading import load

TEXT = """
format = 1

[framework]
id      = "klein"
version = "3"
status  = "example"
nl      = "Klein kader"
en      = "Little framework"
entity  = { nl = "gemeente", en = "municipality" }
waves   = ["2024-06", "2024-12"]
notice  = { nl = "Alleen om te proberen.", en = "Only for trying." }

[scale.stand]
nl = "Stand"
en = "State"
worst_to_best = [
  { id = "rood",  nl = "Rood",  en = "Red",   colour = "red",     glyph = "○" },
  { id = "groen", nl = "Groen", en = "Green", colour = "#003366", glyph = "●" },
]
grey = { nl = "Geen gegevens", en = "No data" }

[answer.stand]
kind    = "level"
scale   = "stand"
options = [
  { id = "nvt", nl = "Niet van toepassing", en = "Not applicable", not_applicable = true },
  { id = "geheim", nl = "Geheim", en = "Secret", missing = "confidential" },
]

[answer.groepen]
kind    = "several"
options = [{ id = "a", nl = "Gezinnen; ook groot" }, { id = "b", nl = "Jongeren" }, { id = "c", nl = "Ouderen" }]

[answer.aandeel]
kind     = "number"
unit     = "%"
at_least = 0

[rollup.slechtste]
rule = "worst_of"

[[theme]]
id = "wonen"
nl = "Wonen"
en = "Housing"
rule = "worst_of"
missing = { counts_as = "rood", because = "wie zwijgt doet niets" }

  [[theme.indicator]]
  id = "plan"
  nl = "Het plan"
  en = "The plan"
  rollup = "slechtste"

    [[theme.indicator.subindicator]]
    id = "besluit"
    nl = "Is er een besluit?"
    en = "Is there a decision?"
    answer = "stand"

    [[theme.indicator.subindicator]]
    id = "geld"
    nl = "Is er geld?"
    answer = "stand"

[[indicator]]
id = "groepen"
nl = "Welke groepen?"
answer = "groepen"

[[indicator]]
id = "aandeel"
nl = "Welk aandeel?"
answer = "aandeel"

[[result]]
id = "bekend"
nl = "Hoeveel is er bekend?"
rule = "coverage"
as = "share"
uses = ["besluit", "geld"]
"""

JAN = {"note": "=Jan zegt ja", "by": "Jan de Vries", "date": "2024-06-01"}
ROWS: list[dict[str, Any]] = [
    {"entity": "Ede", "wave": "2024-06", "item": "besluit", "value": "Groen", **JAN},
    {"entity": "Ede", "wave": "2024-06", "item": "geld", "value": "geheim"},
    {"entity": "Ede", "wave": "2024-06", "item": "groepen", "value": ["Jongeren", "Gezinnen; ook groot"]},
    {"entity": "Ede", "wave": "2024-06", "item": "aandeel", "value": "12,5"},
    {"entity": "’s-Graveland", "wave": "2024-06", "item": "besluit", "value": "nvt"},
    {"entity": "’s-Graveland", "wave": "2024-06", "item": "geld", "value": "misschien, zegt Piet"},
    {"entity": "’s-Graveland", "wave": "2024-06", "item": "aandeel", "value": 3, "flag": "made_up"},
    {"entity": "’s-Graveland", "wave": "2024-06", "item": "plan", "value": None, "note": "Gesprek volgt."},
    {"entity": "Urk", "wave": "2024-06", "item": "besluit", "value": None},
]  # fmt: skip


def framework() -> ik.Framework:
    return load(TEXT)


def scores(rows: list[dict[str, Any]] | None = None) -> ik.Scores:
    return ik.score(framework(), ROWS if rows is None else rows)
