"""A framework whose words are as unkind to a spreadsheet as words can be, and forms read back with openpyxl."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from indicatorkit.files.questionnaire.form import STAMP_SHEET, Question, Stamp, read_stamp

LONG = "heel " * 60 + "lang"

UNKIND = f"""format = 1

[framework]
id      = "unkind"
version = "1"
status  = "example"
notice  = {{ nl = "Pas\\u0007 op\\uFFFE\\nvoor dit" }}
nl      = "=HYPERLINK(\\"http://kwaad.nl\\") & 'zo'\\u0007"
en      = "Unkind"
entity  = {{ nl = "regio", en = "region" }}
terms   = {{ indicator = {{ nl = "sub-\\u0003thema", en = "sub-theme" }} }}
waves   = ["eerst", "toen", "nu"]

[attribute.coast]
nl     = "Ligt aan zee"
en     = "By the sea"
answer = "unkind"

[scale.light]
worst_to_best = [
  {{ id = "red", nl = "Rood" }},
  {{ id = "green", nl = "Groen" }},
]

[answer.light]
kind  = "level"
scale = "light"

[answer.unkind]
kind    = "choice"
options = [
  {{ id = "a", nl = "=1+1" }},
  {{ id = "b", nl = "+31, of \\"31\\"" }},
  {{ id = "c", nl = "@SUM(A1)" }},
  {{ id = "d", nl = "1-2" }},
  {{ id = "e", nl = "003" }},
  {{ id = "f", nl = "http://x.nl" }},
  {{ id = "g", nl = "{LONG}" }},
  {{ id = "o", nl = "zelfde (H)" }},
  {{ id = "h", nl = "Zelfde" }},
  {{ id = "i", nl = "zelfde " }},
  {{ id = "j", nl = "Nog  eens\\n_x0041_ \\u0007" }},
  {{ id = "k", nl = "a" }},
  {{ id = "l", nl = "WAAR" }},
  {{ id = "m", nl = "&amp; <b>" }},
  {{ id = "n", nl = "Weet niet", not_applicable = true }},
]

[answer.some]
kind    = "several"
options = [
  {{ id = "one", nl = "Eén; of meer", points = 1 }},
  {{ id = "two", nl = "Twee, of | drie", points = 2 }},
  {{ id = "nothing", nl = "Geen", alone = true }},
  {{ id = "dunno", nl = "Geen idee", missing = "unknown" }},
]

[answer.part]
kind     = "number"
unit     = "%\\u0001"
at_least = 0
below    = "200/3"
options  = [{{ id = "secret", nl = "Geheim", missing = "confidential" }}]

[answer.homes]
kind     = "number"
unit     = "woningen \\"x\\""
whole    = true
at_least = 2
at_most  = 1000
decimals = 0

[[theme]]
id        = "first"
nl        = "Wonen: [a/b]*? en nog veel meer woorden dan op een tabblad passen 🏠🏠"
rule      = "none"

[[theme.indicator]]
id     = "q_unkind"
nl     = "{LONG}"
answer = "unkind"

[[theme.indicator]]
id         = "q_light"
nl         = "Licht?\\u0002"
answer     = "light"
explain    = {{ nl = "Licht\\uFFFF\\nof donker" }}
applies_if = {{ wave = {{ before = "nu" }} }}

[[theme]]
id        = "second"
nl        = "wonen- [a-b]-? EN nog veel meer woorden"
rule      = "none"
indicator = [{{ id = "q_some", nl = "=Welke?", answer = "some" }}]

[[theme]]
id        = "third"
nl        = "'_lists'"
rule      = "none"
indicator = [{{ id = "q_part", nl = "Deel", answer = "part" }}]

[[theme]]
id        = "fourth"
nl        = "Hist\\u0001ory"
rule      = "none"
indicator = [{{ id = "q_homes", nl = "Hoeveel?", answer = "homes" }}]
"""


def opened(content: bytes | Path) -> Any:
    """The workbook as openpyxl sees it."""
    return openpyxl.load_workbook(BytesIO(content) if isinstance(content, bytes) else content)


def stamp_of(book: Any) -> tuple[Stamp, dict[str, Question]]:
    """What the hidden sheet of a form says."""
    found = read_stamp(book[STAMP_SHEET].iter_rows(values_only=True))
    assert found is not None
    return found


def asked_on(book: Any) -> dict[str, tuple[Any, int]]:
    """Sheet and row of every question."""
    return {
        sheet.cell(row, 1).value: (sheet, row)
        for sheet in book
        if sheet.sheet_state == "visible" and sheet["A1"].value == "item"
        for row in range(3, sheet.max_row + 1)
    }
