"""Scores as record batches of Arrow: what stands in which column, said before the first batch, and each batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..alphabets import Carrier
from ..engine.table import Table
from ..framework import Framework, Item
from ..plan import Plan, plan
from .natives.reading import needed
from .scored import NOT_APPLICABLE, free, level_words, node_numbers, reason_words


@dataclass(frozen=True, slots=True)
class Outcome:
    """The columns of one node: levels and reasons as places in these words, and whether it may have a number."""

    node: str
    levels: dict[str, int]
    reasons: dict[str, int]
    has_number: bool


class Outgoing:
    """What goes out for a framework: some columns that came in, and of each node level, number and reason.

    `keys` are fields of Arrow. A node has a column of its own name with the id of its level, option or class, if it can
    have one; `NODE_number`, if it can have one; and `NODE_reason`: a reason to be grey, or `not_applicable`. Where the
    level is absent the reason is there. Texts are dictionaries, the same in every batch.
    """

    def __init__(self, framework: Framework, keys: Sequence[Any]) -> None:
        self.pa = pa = needed("pyarrow", "arrow")
        plans = [plan(framework, wave) for wave in framework.waves or (framework.default_wave(),)]
        self.outcomes = [found for item in framework if (found := _outcome(framework, item, plans)) is not None]
        fields = {each.name: each for each in keys}
        for each in self.outcomes:
            if each.levels:
                ordered = _is_ordered(framework, each)
                self._add(fields, each.node, pa.dictionary(pa.int16(), pa.string(), ordered=ordered))
            if each.has_number:
                self._add(fields, f"{each.node}_number", pa.float64())
            self._add(fields, f"{each.node}_reason", pa.dictionary(pa.int16(), pa.string()))
        self.schema = pa.schema(list(fields.values()))

    def _add(self, fields: dict[str, Any], name: str, type_: Any) -> None:
        """One more column, under a name that is free."""
        name = free(name, fields)
        fields[name] = self.pa.field(name, type_)

    def batch(self, table: Table, keys: Sequence[Any]) -> Any:
        """The record batch of these rows, whose keys stand in arrays of Arrow."""
        columns = [*keys]
        for each in self.outcomes:
            columns += self._columns(each, table)
        arrays = [
            each if each.type == field.type else each.cast(field.type)
            for each, field in zip(columns, self.schema, strict=True)
        ]
        return self.pa.RecordBatch.from_arrays(arrays, schema=self.schema)

    def _columns(self, outcome: Outcome, table: Table) -> Iterator[Any]:
        """The columns of one node: level, number and reason, as far as it can have them."""
        count = len(table.answers.rows)
        levels, reasons = (np.full(count, -1, dtype=np.int16) for _ in range(2))
        numbers = np.full(count, np.nan) if outcome.has_number else None
        for chunk, carrier in table.carriers(outcome.node):
            here = slice(None) if len(chunk.rows) == count else np.asarray(chunk.rows)
            codes, why = (np.asarray(each[carrier.position]) for each in (chunk.codes, chunk.reasons))
            levels[here] = _places(outcome.levels, level_words(carrier))[codes]
            reasons[here] = _reasons(outcome, carrier, codes, why)
            if numbers is not None and (found := node_numbers(chunk, carrier, codes)) is not None:
                numbers[here] = found
        if outcome.levels:
            yield self._coded(levels, outcome.levels)
        if numbers is not None:
            yield self.pa.array(numbers, mask=np.isnan(numbers))
        yield self._coded(reasons, outcome.reasons)

    def _coded(self, codes: Any, words: dict[str, int]) -> Any:
        """A column of texts by their places, -1 for nothing."""
        indices = self.pa.array(np.maximum(codes, 0), mask=codes < 0)  # Polars looks at what lies below nothing too
        return self.pa.DictionaryArray.from_arrays(indices, self.pa.array(list(words), self.pa.string()))


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
    return Outcome(item.id, _numbered([*scale, *found] if found else []), _numbered(reasons), numbered)


def _numbered(words: Any) -> dict[str, int]:
    return {word: place for place, word in enumerate(dict.fromkeys(words))}


def _is_ordered(framework: Framework, outcome: Outcome) -> bool:
    """Whether its words are the levels of an ordered scale, and no others."""
    scale = framework[outcome.node].scale_id
    order = framework.scales[scale].order if scale is not None else None
    return order is not None and order.ordered and tuple(outcome.levels) == order.levels


def _places(words: dict[str, int], of: Sequence[str | None]) -> Any:
    """The places of some words, -1 for none."""
    return np.asarray([-1 if each is None else words[each] for each in of], dtype=np.int16)


def _reasons(outcome: Outcome, carrier: Carrier, codes: Any, why: Any) -> Any:
    """The place of the reason of each row."""
    found = _places(outcome.reasons, [None, *reason_words(carrier)])[why]
    away = codes == carrier.not_applicable
    if away.any():
        found[away] = outcome.reasons[NOT_APPLICABLE]
    return found
