"""What may stand otherwise under each key of a roll-up, an answer, bands or a rescale, whatever the kind of rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from ...rules.forms import MISSING_POLICIES
from ...written import BOUNDS
from .conditions import Change, Conditions
from .domain import Domain
from .edits import GONE
from .numbers import INCLUDING, bounds_in, is_number, moved, moved_edge, other_edges, shares

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "missing": MISSING_POLICIES,
    "not_applicable": ("leave_out", "grey"),
    "outside": ("clip", "extend", "grey"),
    "half": ("away", "even"),
    "always": ("up", "down"),
    "as": ("count", "share", "weight"),
    "of": ("number", "level"),
}
"""Keys with one of a few words: each other word is a change, where the reader takes it."""
WHOLE: Final = ("known_at_least", "missing_at_most", "take", "decimals")
SHARES: Final = {"known_share_at_least": "at_least", "known_weight_at_least": "at_least", "above": "above"}
MINIMUM: Final = ("known_at_least", "known_share_at_least", "known_weight_at_least", "missing_at_most")
LEFT_OUT: Final = (*MINIMUM, "always")
"""Keys that may be left out as well."""
NOT_LEVELS: Final = ("grey", "not_applicable")


class Fields:
    """The changes in one declaration, by key. `users` are the nodes for which it holds."""

    domain: Domain
    users: tuple[str, ...]

    def __init__(self, domain: Domain, users: tuple[str, ...]) -> None:
        self.domain, self.users = domain, users
        self.inputs: tuple[str, ...] = domain.inputs(users)
        self.most_inputs: int = domain.most_inputs(users)
        self.conditions: Conditions = Conditions(domain, self.inputs, self.most_inputs)
        self._by_key: dict[str, Callable[[Any], Iterator[Change]]] = {
            **dict.fromkeys(WHOLE, self._whole),
            **dict.fromkeys(("otherwise", "then"), self._outcome),
            **dict.fromkeys(("at_best", "at_worst", "level"), self._level),
            **dict.fromkeys(("points", "marks", "map"), self._nested),
            **dict.fromkeys(("from", "to"), self._numbers),
            **dict.fromkeys(("when", "applies_if"), self.conditions.changes),
            "unless": self._unless,
            "where": self._where,
            "weights": self._weights,
            **dict.fromkeys(("weight", "per"), self._moved),
            "rows": self._rows,
            "tiers": self._tiers,
            "limits": self._limits,
            "bands": self._bands,
            "rescale": self._table,
            "round": self._round,
            "options": self._options,
        }

    def changes(self, key: str, raw: Any) -> Iterator[Change]:
        """Every change of what stands under a key."""
        if key in WORDS and isinstance(raw, str):
            yield from (((), word) for word in WORDS[key] if word != raw)
        elif key in ("missing", "not_applicable") and isinstance(raw, Mapping):
            yield from (
                (("counts_as",), each)
                for each in (*self._outcomes(raw.get("counts_as")), *self._next(raw, "counts_as"))
            )
        elif key in SHARES and is_number(raw):
            yield from (((), each) for each in moved_edge(raw, SHARES[key], shares(self.most_inputs)))
        elif key in self._by_key:
            yield from self._by_key[key](raw)
        if key in LEFT_OUT:
            yield (), GONE

    def _table(self, raw: Any) -> Iterator[Change]:
        """Every change under the keys of a table within the table; bounds are left to whoever has numbers."""
        for key, each in raw.items() if isinstance(raw, Mapping) else ():
            if key not in BOUNDS:
                yield from (((key, *path), new) for path, new in self.changes(key, each))

    # ----------------------------------------------------------------------------------------------------- numbers

    def _whole(self, raw: Any) -> Iterator[Change]:
        if isinstance(raw, int):
            yield from (((), each) for each in (raw - 1, raw + 1))

    def _moved(self, raw: Any) -> Iterator[Change]:
        if is_number(raw):
            yield from (((), each) for each in moved(raw))

    def _next(self, table: Mapping[str, Any], key: str) -> Iterator[Any]:
        if is_number(table.get(key)):
            yield from moved(table[key])

    def _numbers(self, raw: Any) -> Iterator[Change]:
        """A list of numbers, one of them moved; a name among them is a mark, which stands elsewhere."""
        for index, each in enumerate(raw if isinstance(raw, list | tuple) else ()):
            yield from (((index,), new) for _, new in self._moved(each))

    def _nested(self, raw: Any) -> Iterator[Change]:
        """Numbers or levels by word, perhaps a table of them for each input."""
        if isinstance(raw, Mapping):
            for key, each in raw.items():
                yield from (((key, *path), new) for path, new in self._nested(each))
        elif is_number(raw):
            yield from self._moved(raw)
        else:
            yield from self._level(raw)

    def _weights(self, raw: Any) -> Iterator[Change]:
        if not isinstance(raw, Mapping):
            return
        yield from self._nested(raw)
        names = list(raw)
        for one, other in pairwise(names):
            if raw[one] != raw[other]:
                yield (), {**raw, one: raw[other], other: raw[one]}

    def _round(self, raw: Any) -> Iterator[Change]:
        yield from self._table(raw) if isinstance(raw, Mapping) else self._whole(raw)

    # ---------------------------------------------------------------------------------------------------- outcomes

    def _level(self, raw: Any) -> Iterator[Change]:
        yield from (((), each) for each in self.domain.siblings(raw))

    def _outcomes(self, raw: Any) -> Iterator[Any]:
        """What else could come out: every other level; of grey and the like every level that its users can have."""
        if isinstance(raw, str) and raw not in NOT_LEVELS:
            yield from self.domain.siblings(raw)
        elif raw is not None and not is_number(raw):
            scales = {
                self.domain.framework.items[each].scale for each in self.users if each in self.domain.framework.items
            }
            for scale in self.domain.framework.scales.values():
                yield from scale.order.levels if scale.id in scales else ()

    def _outcome(self, raw: Any) -> Iterator[Change]:
        yield from (((), each) for each in self._outcomes(raw))
        yield from self._moved(raw)

    # ------------------------------------------------------------------------------------------- rows of all kinds

    def _rows(self, raw: Any) -> Iterator[Change]:
        """A row left out, two neighbours swapped, and every change within a row."""
        if not isinstance(raw, list | tuple):
            return
        if len(raw) > 1:
            yield from (((index,), GONE) for index in range(len(raw)))
        for index in range(len(raw) - 1):
            if raw[index] != raw[index + 1]:
                yield (), [*raw[:index], raw[index + 1], raw[index], *raw[index + 2 :]]
        yield from self._within(raw)

    def _within(self, raw: Any) -> Iterator[Change]:
        for index, row in enumerate(raw):
            yield from (((index, *path), new) for path, new in self._table(row))

    def _tiers(self, raw: Any) -> Iterator[Change]:
        yield from self._rows(raw)
        for index, tier in enumerate(raw if isinstance(raw, list | tuple) else ()):
            if isinstance(tier.get("count"), int):
                yield from (((index, "count"), tier["count"] + by) for by in (-1, 1))
            if is_number(tier.get("share")):
                found = moved_edge(tier["share"], INCLUDING[0], shares(self.most_inputs))
                yield from (((index, "share"), each) for each in found)

    def _limits(self, raw: Any) -> Iterator[Change]:
        if isinstance(raw, list | tuple):
            yield from (((index,), GONE) for index in range(len(raw)))
            yield from self._within(raw)
            for index, limit in enumerate(raw):
                for key in bounds_in(limit):
                    yield from (((index, key), each) for each in moved(limit[key]))

    def _bands(self, raw: Any) -> Iterator[Change]:
        """A row left out, every level and every edge; bands that have a name are a declaration of their own."""
        if not isinstance(raw, Mapping):
            return
        numbers = self.domain.numbers(self.users)
        rows = raw.get("rows", ())
        yield from ((("rows", *path), new) for path, new in self._within(rows))
        for index, row in enumerate(rows):
            if index < len(rows) - 1:
                yield ("rows", index), GONE
            for key in bounds_in(row):
                yield from ((("rows", index, key), each) for each in moved_edge(row[key], key, numbers))
            yield from ((("rows", index), table) for table in other_edges(row))

    def _options(self, raw: Any) -> Iterator[Change]:
        """What an option means; that it says nothing, or that something does not apply, stays as it is."""
        for index, option in enumerate(raw if isinstance(raw, list | tuple) else ()):
            for key in ("level", "points"):
                if key in option:
                    yield from (((index, key), new) for _, new in self._nested(option[key]))

    # -------------------------------------------------------------------------------------------------- conditions

    def _where(self, raw: Any) -> Iterator[Change]:
        yield from self.conditions.of_cell(raw, self.inputs, together=True)

    def _unless(self, raw: Any) -> Iterator[Change]:
        yield (), GONE
        yield from self.conditions.changes(raw)
