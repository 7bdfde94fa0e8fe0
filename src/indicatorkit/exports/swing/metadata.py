"""The descriptions that Swing Studio imports, with the names of its columns in Dutch and in English.

Sources: Swing Studio help, *Import* and *Indicators*; the Dutch names after the example "01 vb beschrijvende info".
Which words Studio wants for a type is not published; these are those of its English screens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ...explain.labels import name
from ...files.sheet import Column, Sheet
from ...framework import Framework
from ...words import Lang, say
from .variables import Variable

LONGEST_NAME: Final = 100
HEADS: Final[Mapping[Lang, tuple[str, ...]]] = {
    "nl": (
        "Onderwerpcode", "Naam", "Beschrijving", "Eenheid", "Bron", "Datatype", "Periodetype", "Geotype",
        "Startperiode", "Eindperiode", "Drempelwaarde", "Aggregeer gebieden", "Aggregeer perioden",
    ),
    "en": (
        "Indicator code", "Name", "Description", "Unit", "Source", "Data type", "Periode type", "Geo type",
        "Start period", "End period", "Threshold value", "Aggregate geoitems", "Aggregate periods",
    ),
}  # fmt: skip
"""The names as Studio has them, `Periode type` in English included. Statuses are of one moment and never added up."""


def metadata(framework: Framework, found: Sequence[Variable], periods: Sequence[str], lang: Lang) -> Sheet:
    """A row for each variable."""
    rows = [_row(framework, each, periods, lang) for each in found]
    cells = list(zip(*rows, strict=True)) or [()] * len(HEADS[lang])
    columns = tuple(Column(head, each) for head, each in zip(HEADS[lang], cells, strict=True))
    return Sheet("metadata", "metadata", columns, pinned=1)


def _row(framework: Framework, found: Variable, periods: Sequence[str], lang: Lang) -> tuple[str | int | None, ...]:
    item = framework[found.node]
    said = [item.explain(lang), framework.notice(lang), say(f"sheets.status_means.{framework.status}", lang)]
    unit = getattr(item.answer, "unit", item.unit) if found.kind == "Numeric" else None
    return (
        found.code,
        _name(framework, found, lang),
        without_tags(" ".join(each for each in said if each)),
        framework.unit(unit, lang) if unit else None,
        without_tags(item.source(lang) or framework.source(lang)) or None,
        found.kind,
        "Stock",
        "Single",
        min(periods, default=None),
        max(periods, default=None),
        None,
        0,
        0,
    )


def _name(framework: Framework, found: Variable, lang: Lang) -> str:
    """The name of the node, of what stands beside it said to be that; no longer than Studio takes."""
    own = without_tags(name(framework, found.node, lang))
    text = say(f"swing.name.{found.face}", lang, name=own)
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"


def without_tags(text: str) -> str:
    """A text in which nothing is taken for HTML."""
    return text.replace("<", "\u2039").replace(">", "\u203a")


def labels(found: Sequence[Variable]) -> Sheet:
    """A row for each number of each variable, with what it is called."""
    rows = [(each.code, number, said) for each in found for number, said in each.labels]
    columns = tuple(Column(head, [row[place] for row in rows]) for place, head in enumerate(("Code", "Value", "Label")))
    return Sheet("labels", "labels", columns, pinned=1)
