"""Scores as record batches of Arrow: what stands in which column, said before the first batch, and each batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from ..alphabets import Carrier
from ..engine.assumed import Assumptions, assumptions, may_rest
from ..engine.table import Chunk, Table
from ..framework import Framework
from ..items import Item
from ..light import dataclass
from ..plan import Plan, plan
from .natives.column import MOST_IN_BYTES, look_up
from .natives.reading import needed
from .scored import NOT_APPLICABLE, free, level_words, marks, node_numbers, reason_words


@dataclass(frozen=True, slots=True)
class Outcome:
    """The columns of one node: levels and reasons as places in these words, and what else there may be."""

    node: str
    levels: dict[str, int]
    reasons: dict[str, int]
    has_number: bool
    may_be_assumed: bool


class Outgoing:
    """What goes out for a framework: some columns that came in, and of each node level, number and reason.

    `keys` are fields of Arrow. A node has a column of its own name with the id of its level, option or class, if it can
    have one; `NODE_number`, if it can have one; `NODE_reason`: a reason to be grey, or `not_applicable`; and
    `NODE_assumed`, if it can rest on something missing that counts as something: whether it does. Where the level is
    absent the reason is there. Texts are dictionaries, the same in every batch.
    """

    def __init__(self, framework: Framework, keys: Sequence[Any]) -> None:
        pa = needed("pyarrow", "arrow")
        self.pa: Any = pa
        plans = [plan(framework, wave) for wave in framework.waves or (framework.default_wave(),)]
        self.outcomes: list[Outcome] = [
            found for item in framework if (found := _outcome(framework, item, plans)) is not None
        ]
        fields = {each.name: each for each in keys}
        for each in self.outcomes:
            if each.levels:
                ordered = _is_ordered(framework, each)
                self._add(fields, each.node, pa.dictionary(pa.int16(), pa.string(), ordered=ordered))
            if each.has_number:
                self._add(fields, f"{each.node}_number", pa.float64())
            self._add(fields, f"{each.node}_reason", pa.dictionary(pa.int16(), pa.string()))
            if each.may_be_assumed:
                self._add(fields, f"{each.node}_assumed", pa.bool_())
        self.schema: Any = pa.schema(list(fields.values()))

    def _add(self, fields: dict[str, Any], name: str, type_: Any) -> None:
        """One more column, under a name that is free."""
        name = free(name, fields)
        fields[name] = self.pa.field(name, type_)

    def batch(self, table: Table, keys: Sequence[Any]) -> Any:
        """The record batch of these rows, whose keys stand in arrays of Arrow."""
        columns, resting = [*keys], assumptions(table)
        for each in self.outcomes:
            columns += self._columns(each, table, resting)
        arrays = [
            each if each.type == field.type else each.cast(field.type)
            for each, field in zip(columns, self.schema, strict=True)
        ]
        return self.pa.RecordBatch.from_arrays(arrays, schema=self.schema)

    def _columns(self, outcome: Outcome, table: Table, resting: Assumptions) -> Iterator[Any]:
        """The columns of one node: level, number, reason and assumption, as far as it can have them."""
        found = [(chunk, *self._found(outcome, chunk, carrier)) for chunk, carrier in table.carriers(outcome.node)]
        count = len(table.answers.rows)
        if outcome.levels:
            yield self._coded(_whole(count, -1, [(chunk, levels) for chunk, levels, _, _ in found]), outcome.levels)
        if outcome.has_number:
            numbers = _whole(count, np.nan, [(chunk, each) for chunk, _, _, each in found if each is not None])
            yield self.pa.array(numbers, mask=np.isnan(numbers))
        yield self._coded(_whole(count, -1, [(chunk, reasons) for chunk, _, reasons, _ in found]), outcome.reasons)
        if outcome.may_be_assumed:
            yield self.pa.array(marks(count, resting.by_node.get(outcome.node, ())))

    def _found(self, outcome: Outcome, chunk: Chunk, carrier: Carrier) -> tuple[Any, Any, Any]:
        """Of the rows of a chunk: levels and reasons as places in the words, and numbers, if it has them."""
        codes, why = (np.asarray(each[carrier.position]) for each in (chunk.codes, chunk.reasons))
        reasons = look_up(places(outcome.reasons, [None, *reason_words(carrier)]), why)
        does_not_apply = codes == carrier.not_applicable
        if does_not_apply.any():
            reasons = np.where(does_not_apply, reasons.dtype.type(outcome.reasons[NOT_APPLICABLE]), reasons)
        levels = look_up(places(outcome.levels, level_words(carrier)), codes)
        return levels, reasons, node_numbers(chunk, carrier, codes) if outcome.has_number else None

    def _coded(self, codes: Any, words: dict[str, int]) -> Any:
        """A column of texts by their places, -1 for nothing."""
        pa, there = self.pa, codes >= 0
        missing = len(codes) - int(np.count_nonzero(there))
        bits = pa.py_buffer(np.packbits(there, bitorder="little")) if missing else None
        numbers = pa.py_buffer(np.maximum(codes, 0, dtype=np.int16))  # Polars looks at what lies below nothing too
        indices = pa.Array.from_buffers(pa.int16(), len(codes), [bits, numbers], missing)
        return pa.DictionaryArray.from_arrays(indices, pa.array(list(words), pa.string()))


def _whole(count: int, nothing: float, parts: Sequence[tuple[Chunk, Any]]) -> Any:
    """A column of so many rows of what stands in these chunks, and nothing in all other rows."""
    if len(parts) == 1 and len(parts[0][1]) == count:
        return parts[0][1]
    found = np.full(count, nothing, dtype=parts[0][1].dtype if parts else np.float64)
    for chunk, part in parts:
        found[np.asarray(chunk.rows)] = part
    return found


def _outcome(framework: Framework, item: Item, plans: Sequence[Plan]) -> Outcome | None:
    """The columns of a node; nothing for a heading."""
    carriers = [each.carrier(item.id) for each in plans if item.id in each.results]
    if item.is_heading or not carriers:
        return None
    scale = framework.scales[item.scale_id].order.levels if item.scale_id is not None else ()
    found = [word for each in carriers for word in level_words(each) if word is not None]
    reasons = dict.fromkeys((NOT_APPLICABLE, *(word for each in carriers for word in reason_words(each))))
    numbered = any(
        letter.number is not None or letter.interval is not None for each in carriers for letter in each.values
    )
    levels = _numbered([*scale, *found] if found else [])
    return Outcome(item.id, levels, _numbered(reasons), numbered, any(item.id in may_rest(each) for each in plans))


def _numbered(words: Any) -> dict[str, int]:
    return {word: place for place, word in enumerate(dict.fromkeys(words))}


def _is_ordered(framework: Framework, outcome: Outcome) -> bool:
    """Whether its words are the levels of an ordered scale, and no others."""
    scale = framework[outcome.node].scale_id
    order = framework.scales[scale].order if scale is not None else None
    return order is not None and order.ordered and tuple(outcome.levels) == order.levels


def places(words: dict[str, int], of: Sequence[str | None]) -> Any:
    """The places of some words, -1 for none, in as few bytes as will do."""
    return np.asarray(
        [-1 if each is None else words[each] for each in of], dtype=np.int8 if len(words) <= MOST_IN_BYTES else np.int16
    )
