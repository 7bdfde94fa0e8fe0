"""Plain records and scores as pandas frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd

from ..alphabets import Carrier
from ..engine.table import Chunk, Table
from ..framework import Item
from ..plan import NODE_REASONS

KEYS = ("entity", "wave", "perspective")
NOT_APPLICABLE = "not_applicable"


def frame(records: Sequence[dict[str, Any]], columns: Sequence[str] | None = None) -> pd.DataFrame:
    """Records as rows; with `columns`, these columns in this order, also when there are no records."""
    return pd.DataFrame.from_records(list(records), columns=None if columns is None else list(columns))


def exact(records: Sequence[dict[str, Any]], columns: Sequence[str], floats: Sequence[str]) -> pd.DataFrame:
    """Records as rows with everything as it is, so that whole numbers of any size stay whole; but for these columns."""
    found = pd.DataFrame(list(records), columns=list(columns), dtype=object)
    return found.astype(dict.fromkeys(floats, float))


def whole(found: pd.DataFrame, column: str) -> pd.DataFrame:
    """The frame with whole numbers in this column, also where some are absent."""
    return found.astype({column: "Int64"})


def scores_frame(
    table: Table, form: Literal["long", "wide"] = "long", nodes: Iterable[str] | None = None
) -> pd.DataFrame:
    """The scores: entity, wave, perspective, node, level, reason (and number, where some node has one).

    Wide has one column a node with its level. `level` is the id of a level, option or class; `reason` says why there
    is none: a reason to be grey, or `not_applicable`. Levels are an ordered category where all nodes share one scale.
    """
    chosen = [table.framework[each] for each in (nodes if nodes is not None else table.framework.items)]
    items = [item for item in chosen if any(True for _ in table.carriers(item.id))]
    parts = [_long(table, chunk, items) for chunk in table.chunks] or [_empty()]
    long = pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]
    long = _with_types(long, table, items)
    if form == "long":
        return long
    wide = long.pivot_table(
        index=list(KEYS), columns="node", values="level", aggfunc="first", observed=True, dropna=False
    )
    wide = wide.reindex(columns=[item.id for item in items])
    keys = pd.MultiIndex.from_arrays(_keys(table), names=list(KEYS))
    return wide.reindex(keys).reset_index().rename_axis(columns=None)


def _keys(table: Table) -> list[list[str]]:
    rows = table.answers.rows
    return [list(rows.entities), list(rows.waves), list(rows.perspectives)]


def _empty() -> pd.DataFrame:
    return pd.DataFrame({key: [] for key in (*KEYS, "node", "level", "reason")}, dtype=object)


def _long(table: Table, chunk: Chunk, items: list[Item]) -> pd.DataFrame:
    rows = np.asarray(chunk.rows, dtype=np.int64)
    keys = {key: np.asarray(values, dtype=object)[rows] for key, values in zip(KEYS, _keys(table), strict=True)}
    parts = []
    for item in items:
        if item.id not in chunk.plan.results:
            continue
        carrier = chunk.plan.carrier(item.id)
        codes = np.asarray(chunk.codes[carrier.position])
        why = np.asarray(chunk.reasons[carrier.position])
        numbers = _numbers(table, chunk, carrier, item, codes, rows)
        parts.append(
            pd.DataFrame(
                {
                    **keys,
                    "node": item.id,
                    "level": _words(carrier, item)[codes],
                    "reason": _reasons(carrier, codes, why),
                    **({"number": numbers} if numbers is not None else {}),
                }
            )
        )
    return pd.concat(parts, ignore_index=True) if parts else _empty()


def _words(carrier: Carrier, item: Item) -> Any:
    """For each code the id of a level, option or class; nothing for a bare number, "does not apply", and missing."""
    named = [letter.level is not None or letter.number is None for letter in carrier.values]
    levels = carrier.scale.levels if carrier.scale is not None else ()
    words = [
        (levels[letter.level] if letter.level is not None and levels else letter.word) if has else None
        for letter, has in zip(carrier.values, named, strict=True)
    ]
    assert item.id == carrier.id
    return np.asarray([*words, None, None], dtype=object)


def _reasons(carrier: Carrier, codes: Any, why: Any) -> Any:
    """The reason of each row as a word."""
    words = [word for word, _ in carrier.reasons] if carrier.reasons else [each.value for each in NODE_REASONS]
    found = np.asarray([None, *words], dtype=object)[why]
    found[codes == carrier.not_applicable] = NOT_APPLICABLE
    return found


def _numbers(table: Table, chunk: Chunk, carrier: Carrier, item: Item, codes: Any, rows: Any) -> Any:
    """The numbers of a node; nothing for a node that never has one."""
    column = table.answers.columns.get(item.id) if item.answer is not None else None
    if column is not None and column.numbers is not None and carrier.position < len(chunk.plan.leaves):
        raw = np.frombuffer(column.numbers, dtype=np.float64)[rows].copy()
        raw[codes >= len(carrier.values)] = np.nan
        return raw
    numbers = [np.nan if letter.number is None else float(letter.number) for letter in carrier.values]
    if all(np.isnan(each) for each in numbers):
        return None
    return np.asarray([*numbers, np.nan, np.nan])[codes]


def _with_types(long: pd.DataFrame, table: Table, items: list[Item]) -> pd.DataFrame:
    long["node"] = pd.Categorical(long["node"], categories=[item.id for item in items])
    scales = {scale for item in items if (scale := item.scale_id) is not None}
    if len(scales) == 1 and all(item.scale_id is not None for item in items):
        order = table.framework.scales[scales.pop()].order
        long["level"] = pd.Categorical(long["level"], categories=list(order.levels), ordered=order.ordered)
    else:
        long["level"] = long["level"].astype("category")
    long["reason"] = long["reason"].astype("category")
    return long
