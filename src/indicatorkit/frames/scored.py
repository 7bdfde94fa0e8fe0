"""Scores as plain columns, and as a frame of any library: entity, wave, perspective, and what came out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any, Final, Literal

import numpy as np

from ..alphabets import Carrier
from ..answers import Rows
from ..engine.assumed import assumptions, may_assume
from ..engine.table import Chunk, Table
from ..errors import DataError
from ..issues import Issue, Where, guess
from ..items import Item
from ..light import dataclass
from ..naming import Names, nodes_of
from ..plan import NODE_REASONS
from .natives.making import Coded, Column, Form, made

NOT_APPLICABLE = "not_applicable"
SHAPES: Final = ("long", "wide")


def scores_frame(
    table: Table,
    form: Literal["long", "wide"] = "long",
    nodes: Names | None = None,
    library: str = "pandas",
) -> Any:
    """The scores: entity, wave, perspective, node, level, reason; and number and assumed, where there can be any.

    Wide has one column a node with its level, or its number where it can have no level. `level` is the id of a level,
    option or class; `reason` says why there is none: a reason to be grey, or `not_applicable`; `assumed`, where the
    framework lets something missing count as something, whether it rests on that. Levels are categories from low to
    high. They can be compared where they are all of one scale: always in a column of the wide form, in
    the long form if no node has other words.
    """
    if form not in SHAPES:
        raise DataError([Issue("error", "unknown-shape", Where(), {"found": form, "guess": guess(form, list(SHAPES))})])
    chosen = _chosen(table, nodes)
    items = [item for item in chosen if any(True for _ in table.carriers(item.id))]
    return made(_wide(table, items) if form == "wide" else _long(table, items), library)


def _chosen(table: Table, nodes: Names | None) -> list[Item]:
    """The nodes that are asked for, in that order, else all; one that there is not is a `DataError` with a guess."""
    known = table.framework.items
    return list(known.values()) if nodes is None else [known[each] for each in nodes_of(table.framework, nodes, known)]


def keys(rows: Rows, places: Any) -> dict[str, Column]:
    """Entity, wave and perspective of these rows, a position each."""
    columns = {"entity": rows.entities, "wave": rows.waves, "perspective": rows.perspectives}
    return {name: Coded(places, each) for name, each in columns.items()}


def free(name: str, taken: Mapping[str, object]) -> str:
    """The name of a column; of a node that is called as a key is, with a stroke behind it."""
    return name if name not in taken else free(f"{name}_", taken)


@dataclass(slots=True)
class Vocabulary:
    """Words as they are met, each with a number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def codes(self, words: Sequence[str | None]) -> Any:
        """The numbers of words, -1 for none."""
        found = (-1 if each is None else self.numbers.setdefault(each, len(self.numbers)) for each in words)
        return np.fromiter(found, dtype=np.int32, count=len(words))

    def column(self, codes: Any, order: Sequence[str], form: Form) -> Coded:
        """The column of these codes, its words in this order."""
        places = {word: place for place, word in enumerate(order)}
        renumber = np.asarray([*(places[each] for each in self.numbers), -1], dtype=np.int32)
        return Coded(renumber[codes], order, form)


# ----------------------------------------------------------------------------------------------------------------- long


def _long(table: Table, items: Sequence[Item]) -> dict[str, Column]:
    levels, reasons = Vocabulary(), Vocabulary()
    rows, nodes, level, reason, number = [_NONE], [_NONE], [_NONE], [_NONE], [np.zeros(0)]
    numbered, assumed = False, [np.zeros(0, dtype=bool)]
    assuming, resting = may_assume(table.framework), assumptions(table)
    for chunk in table.chunks:
        here = row_places(chunk)
        for place, item in enumerate(items):
            if item.id not in chunk.plan.results:
                continue
            carrier = chunk.plan.carrier(item.id)
            codes, why = np.asarray(chunk.codes[carrier.position]), np.asarray(chunk.reasons[carrier.position])
            numbers = node_numbers(chunk, carrier, codes)
            numbered |= numbers is not None
            rows.append(here)
            nodes.append(np.full(len(here), place))
            level.append(levels.codes(level_words(carrier))[codes])
            reason.append(_reasons(reasons, carrier, codes, why))
            number.append(np.full(len(here), np.nan) if numbers is None else numbers)
            if assuming:
                assumed.append(marks(len(table.answers.rows), resting.by_node.get(item.id, ()))[here])
    scales = dict.fromkeys(item.scale_id for item in items if item.scale_id is not None)
    found: dict[str, Column] = {
        **keys(table.answers.rows, np.concatenate(rows)),
        "node": Coded(np.concatenate(nodes), [item.id for item in items], "listed"),
        "level": _levels(table, scales, levels, np.concatenate(level)),
        "reason": reasons.column(np.concatenate(reason), sorted(reasons.numbers), "category"),
    }
    found |= {"number": np.concatenate(number)} if numbered else {}
    return found | ({"assumed": np.concatenate(assumed)} if assuming else {})


_NONE: Any = np.zeros(0, dtype=np.int64)


def row_places(chunk: Chunk) -> Any:
    """The rows of a chunk as an array."""
    rows = chunk.rows
    return np.arange(rows.start, rows.stop) if isinstance(rows, range) else np.asarray(rows, dtype=np.int64)


def marks(count: int, places: Collection[int]) -> Any:
    """So many rows, with true at these places."""
    found = np.zeros(count, dtype=bool)
    found[np.fromiter(places, dtype=np.int64, count=len(places))] = True
    return found


def _levels(table: Table, scales: Iterable[str], words: Vocabulary, codes: Any) -> Coded:
    """A column of levels, from low to high where they are all of one scale; other words come after the levels."""
    orders = [table.framework.scales[each].order for each in scales]
    levels = dict.fromkeys(level for order in orders for level in order.levels)
    rest = [word for word in words.numbers if word not in levels]
    ordered = len(orders) == 1 and orders[0].ordered and not rest
    return words.column(codes, [*levels, *rest], "order" if ordered else "listed")


def level_words(carrier: Carrier) -> list[str | None]:
    """For each code the id of a level, option or class; nothing for a bare number, "does not apply", and missing."""
    levels = carrier.scale.levels if carrier.scale is not None else ()
    words: list[str | None] = [
        None
        if letter.level is None and (letter.number is not None or letter.interval is not None)
        else levels[letter.level]
        if letter.level is not None and levels
        else letter.word
        for letter in carrier.values
    ]
    return [*words, None, None]


def reason_words(carrier: Carrier) -> list[str]:
    """For each code of a reason, from 1, the word for it."""
    return [word for word, _ in carrier.reasons] if carrier.reasons else [each.value for each in NODE_REASONS]


def _reasons(words: Vocabulary, carrier: Carrier, codes: Any, why: Any) -> Any:
    """The reason of each row."""
    found = words.codes([None, *reason_words(carrier)])[why]
    does_not_apply = codes == carrier.not_applicable
    if does_not_apply.any():
        found[does_not_apply] = words.codes([NOT_APPLICABLE])[0]
    return found


def node_numbers(chunk: Chunk, carrier: Carrier, codes: Any) -> Any:
    """The numbers of a node, of a measured one as its column has it; nothing for a node that never has one."""
    measured = np.asarray([*(letter.interval is not None for letter in carrier.values), False, False])
    numbers = [np.nan if letter.number is None else float(letter.number) for letter in carrier.values]
    found = np.asarray([*numbers, np.nan, np.nan])[codes]
    column = chunk.numbers[carrier.position]
    if column is not None and measured.any():
        return np.where(measured[codes], np.asarray(column, dtype=np.float64), found)
    return None if all(np.isnan(each) for each in numbers) else found


# ----------------------------------------------------------------------------------------------------------------- wide


def _wide(table: Table, items: Sequence[Item]) -> dict[str, Column]:
    count = len(table.answers.rows)
    found = keys(table.answers.rows, np.arange(count))
    places = {id(chunk): row_places(chunk) for chunk in table.chunks}
    for item in items:
        words, codes = Vocabulary(), np.full(count, -1, dtype=np.int32)
        for chunk, carrier in table.carriers(item.id):
            codes[places[id(chunk)]] = words.codes(level_words(carrier))[np.asarray(chunk.codes[carrier.position])]
        scales = [item.scale_id] if item.scale_id is not None else []
        column = _levels(table, scales, words, codes) if words.numbers else None
        found[free(item.id, found)] = _numbers(table, item, places) if column is None else column
    return found


def _numbers(table: Table, item: Item, places: Mapping[int, Any]) -> Any:
    """The numbers of a node that has nothing else: no level, no option."""
    found = np.full(len(table.answers.rows), np.nan)
    for chunk, carrier in table.carriers(item.id):
        numbers = node_numbers(chunk, carrier, np.asarray(chunk.codes[carrier.position]))
        found[places[id(chunk)]] = np.nan if numbers is None else numbers
    return found


# ---------------------------------------------------------------------------------------------------------- one number


def numbers_of(table: Table, item: Item) -> tuple[list[float | None], list[str]]:
    """The number of a node for each row of the answers, and where there is none, why; else that is empty.

    Why: a reason to be grey, `not_applicable`, or `no_number` for a value that is none.
    """
    count = len(table.answers.rows)
    found: list[float | None] = [None] * count
    why = ["no_number"] * count
    for chunk, carrier in table.carriers(item.id):
        here = row_places(chunk)
        codes, reasons = np.asarray(chunk.codes[carrier.position]), np.asarray(chunk.reasons[carrier.position])
        numbers = node_numbers(chunk, carrier, codes)
        words = reason_words(carrier)
        for index, place in enumerate(here.tolist()):
            if codes[index] == carrier.not_applicable:
                why[place] = NOT_APPLICABLE
            elif codes[index] == carrier.missing:
                why[place] = words[reasons[index] - 1]
            elif numbers is not None and not np.isnan(numbers[index]):
                found[place], why[place] = float(numbers[index]), ""
    return found, why
