"""Scores and answers as one JSON document for other programs; `schemas/scores.schema.json` says what stands where."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..answers import UNREADABLE, Answers
from ..engine.assumed import assumptions
from ..engine.table import Table
from ..files.stored import BESIDE, SCHEMA_VERSION
from ..frames.figures import as_text
from ..frames.worded import Said, Worded
from ..framework import Framework
from ..items import Item
from ..progress import watched
from ..values import Text
from .outcomes import Outcome, outcomes
from .receipt import Receipt


def scores_document(table: Table, receipt: Receipt, *, notes: bool = False) -> dict[str, Any]:
    """Everything that other programs need: the receipt, the nodes and scales, and the results with their answers.

    What people wrote stays out unless `notes`; `includes_notes` says which of the two it is.
    """
    rows, assumed = _rows(table.framework, table.answers, notes=notes), assumptions(table)
    found = {item.id: outcomes(table, item.id) for item in table.framework if not item.is_heading}
    for place in watched("results", range(len(rows))):
        row = rows[place]
        here = {node: outcome for node, each in found.items() if (outcome := each[place]) is not None}
        row["nodes"] = {node: _outcome(each, is_assumed=assumed.holds(place, node)) for node, each in here.items()}
    return {**_head("scores", table.framework, receipt, notes=notes), "rows": rows}


def answers_document(
    framework: Framework, answers: Answers, receipt: Receipt, *, notes: bool = False
) -> dict[str, Any]:
    """The answers alone, in the same form."""
    rows = _rows(framework, answers, notes=notes)
    return {**_head("answers", framework, receipt, notes=notes), "rows": rows}


def _head(what: str, framework: Framework, receipt: Receipt, *, notes: bool) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "what": what,
        "includes_notes": notes,
        "receipt": receipt.as_dict(),
        "framework": {
            "name": _names(framework.name),
            "entity": _names(framework.entity),
            "notice": _names(framework.notice),
            "waves": list(framework.waves),
            "nodes": [_node(item) for item in framework],
            "scales": [
                {
                    "id": scale.id,
                    "ordered": scale.order.ordered,
                    "worst_to_best": [
                        {"id": each.id, "name": _names(each.name), "colour": each.colour, "glyph": each.glyph}
                        for each in scale.levels
                    ],
                    "grey": _names(scale.grey),
                }
                for scale in framework.scales.values()
            ],
        },
    }


def _node(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "name": _names(item.name),
        "parent": item.parent,
        "scale": item.scale_id,
        "asked": item.is_asked,
    }


def _names(text: Text) -> dict[str, str]:
    return {"nl": text("nl"), "en": text("en")}


def _outcome(outcome: Outcome, *, is_assumed: bool) -> dict[str, Any]:
    said = exact(outcome.number)
    found = {"level": outcome.level, "number": said, "reason": outcome.reason}
    return found | {"assumed": True} if is_assumed else found


def exact(found: Fraction | None) -> str | None:
    """A number as a text that says exactly what it is: `2.5`, and a third is `1/3`."""
    return None if found is None else as_text(found)


# ------------------------------------------------------------------------------------------------------------- answers


def _rows(framework: Framework, answers: Answers, *, notes: bool) -> list[dict[str, Any]]:
    read = Worded(framework, answers)
    columns = {item: read.column(item) for item in read.items}
    found: list[dict[str, Any]] = []
    for place, row in enumerate(answers.rows):
        said = {item: _value(column[place]) for item, column in columns.items() if column[place] is not None}
        here = {"entity": row.entity, "wave": row.wave, "perspective": row.perspective, "answers": said}
        found.append(here | ({"notes": list(_written(answers, place))} if notes else {}))
    return found


def _value(said: Said) -> Any:
    if isinstance(said, tuple):
        return list(said)
    return float(said) if isinstance(said, Decimal) else said


def _written(answers: Answers, row: int) -> Iterator[dict[str, str]]:
    """What people wrote: notes, and what stood in cells that could not be read."""
    for note in answers.notes.of(row):
        said = zip(BESIDE, (note.text, note.by, note.date, note.source, note.flag), strict=True)
        yield {"item": note.item, **{key: each for key, each in said if each}}
    for item, column in answers.columns.items():
        if column.reasons[row] == UNREADABLE and row in column.said:
            yield {"item": item, "unreadable": column.said[row]}
