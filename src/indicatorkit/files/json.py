"""JSON files in: recognised by their shape, for the same suffix holds what very different sites give."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypeAlias

from ..errors import DataError
from ..frames.names import Items
from ..frames.table import Table, from_records
from ..issues import Issue, Where
from ..limits import allowed, over
from .cbs import is_observations, is_table, observations, typed_or_not
from .opening import content
from .stored import is_stored, stored_table
from .swing.odata import is_values, values
from .swing.viewer import is_viewer, viewer

Read: TypeAlias = tuple[Sequence[Table], Sequence[Issue]]
Shape: TypeAlias = tuple[Callable[[Any], bool], Callable[[Any, str, Items], Read]]

SHAPES: Final[tuple[Shape, ...]] = (
    (is_stored, stored_table),
    (is_viewer, viewer),
    (is_values, values),
    (is_observations, observations),
    (is_table, typed_or_not),
)
"""Who recognises a document, and who reads it; the first that does."""


def read_json(path: Path, items: Items) -> Read:
    """The tables in a JSON file: our own, Swing's, those of Statistics Netherlands, or a list of records.

    A file in no shape that we know is a `DataError`.
    """
    file, data = str(path), load_json(path)
    if _is_deep(data):
        raise DataError([_too_deep(file)])
    for recognises, read in SHAPES:
        if recognises(data):
            return read(data, file, items)
    if isinstance(data, list) and data and all(isinstance(each, Mapping) for each in data):
        return [_named(from_records(data), file)], []
    raise DataError([Issue("error", "json-unknown-shape", Where(file=file), {"keys": _looks(data)})])


def _named(found: Table, file: str) -> Table:
    return Table(found.names, found.columns, found.numbers, file)


def _is_deep(data: object) -> bool:
    """Whether things stand in things further than in any shape that we know: looking into these could never end."""
    here = [data]
    for _ in range(allowed().json_depth):
        here = [each for one in here for each in _within(one)]
        if not here:
            return False
    return True


def _within(data: object) -> Iterable[object]:
    """The lists and mappings that stand in one."""
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return (each for each in inside if isinstance(each, (dict, list)))


def load_json(path: Path) -> Any:
    """What stands in a JSON file, decimals exact; what is no JSON, or far too much of it, is a `DataError`."""
    file, raw = str(path), content(path)
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_float=Decimal)
    except RecursionError as cause:
        raise DataError([_too_deep(file)]) from cause
    except ValueError as cause:
        line, column = getattr(cause, "lineno", None), getattr(cause, "colno", None)
        where = Where(file=file, line=line, column=column)
        raise DataError([Issue("error", "not-json", where)]) from cause


def _too_deep(file: str) -> Issue:
    return Issue("error", "json-too-deep", Where(file=file), over("json_depth", allowed().json_depth + 1))


def _looks(data: object) -> str:
    """The first keys of a document that nobody knows."""
    if isinstance(data, Mapping):
        return ", ".join(str(each)[:40] for each in list(data)[:8]) or "{}"
    return "[…]" if isinstance(data, list) else str(data)[:40]
