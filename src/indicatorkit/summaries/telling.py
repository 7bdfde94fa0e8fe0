"""A summary in words: tables of counts, why some are grey, and the sentences about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

from ..explain.labels import labels_of, name, quoted, reason_label
from ..framework import Framework
from ..items import Item
from ..light import dataclass
from ..words import Lang, count, listed, say
from ..words.grid import Line, grid
from ..words.wrapping import fill
from .counting import Counted
from .quantifiers import ENOUGH, QUANTIFIERS, Quantifier
from .records import COUNTS
from .sentences import Sentences, number
from .tally import Tally

MOST_NAMES = 10
Named: TypeAlias = tuple[str, int, Tally]


@dataclass(frozen=True, slots=True)
class Telling:
    """Says what was counted in one language, in lines of at most so many characters where that is possible."""

    counted: Counted
    lang: Lang
    width: int
    quantifiers: Sequence[Quantifier] = QUANTIFIERS
    enough: Fraction = ENOUGH

    @property
    def framework(self) -> Framework:
        """The framework that scored them."""
        return self.counted.framework

    def text(self) -> str:
        """All of it."""
        body = self._by_node() if self.counted.grouped else self._together()
        parts = [list(self._head()), *map(list, body), list(self._absent())]
        return "\n\n".join("\n".join(lines) for lines in parts if lines)

    def sentences(self, value: str | None = None) -> list[str]:
        """The sentences about all entities together; of groups of members there are none."""
        if self.counted.grouped:
            return []
        told = Sentences(self.framework, self.lang, self.quantifiers, self.enough)
        return [each for tally in self.counted.tallies.values() for each in told.of(tally, value)]

    def _say(self, key: str, /, **params: object) -> str:
        return say(f"summary.{key}", self.lang, **params)

    def _filled(self, text: str, *, first: str = "", rest: str = "") -> str:
        return fill(text, self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

    # ---------------------------------------------------------------------------------------------------------- parts

    def _head(self) -> Iterator[str]:
        framework, counted = self.framework, self.counted
        total = sum(group.size for group in counted.groups)
        entity = framework.entity(self.lang) or self._say("entity")
        entities = framework.entities(self.lang) or self._say("entities")
        key = "summary.members" if counted.grouped else "summary.size"
        size = count(key, self.lang, total, entity=entity, entities=entities)
        where = [f"{framework.id} {framework.version}".strip(), say(f"status.{framework.status}", self.lang)]
        where += [self._say("wave", wave=counted.wave)] if counted.wave else []
        where += [self._say("perspective", perspective=counted.perspective)] if counted.perspective else []
        yield self._filled(self._say("title", framework=framework.name(self.lang)))
        yield self._filled(" · ".join((*where, size)))

    def _together(self) -> Iterator[Iterator[str]]:
        """Tables of nodes: those with the same levels under the same heads."""
        (group,) = self.counted.groups
        tables: dict[tuple[str, ...], list[Item]] = {}
        for item in self.counted.nodes:
            tables.setdefault(self._heads(self.counted.tallies[group.name, item.id]), []).append(item)
        for heads, items in tables.items():
            shown = {item.id for item in items}
            rows = [
                (name(self.framework, item.id, self.lang), self._depth(item, shown), tally)
                for item in items
                for tally in [self.counted.tallies[group.name, item.id]]
            ]
            yield self._table(self._say("head.node"), heads, rows)
        yield self._greys([self.counted.tallies[group.name, item.id] for item in self.counted.nodes])
        yield (self._filled(each, first="- ", rest="  ") for each in self.sentences())

    def _by_node(self) -> Iterator[Iterator[str]]:
        """A table for each node, with a row for each group, in the order of the groups."""
        for item in self.counted.nodes:
            rows = [(group.name, 0, self.counted.tallies[group.name, item.id]) for group in self.counted.groups]
            if rows:
                yield self._of_node(item, rows)

    def _of_node(self, item: Item, rows: Sequence[Named]) -> Iterator[str]:
        yield self._filled(quoted(self.framework, item.id, self.lang))
        yield from self._table(self._say("head.group"), self._heads(rows[0][2]), rows)

    def _depth(self, item: Item, shown: set[str]) -> int:
        """Under how many nodes of the table it stands."""
        above = item.parent
        return 0 if above is None else self._depth(self.framework[above], shown) + (above in shown)

    def _greys(self, tallies: Sequence[Tally]) -> Iterator[str]:
        """Why some are grey, node by node."""
        some = [each for each in tallies if each.grey]
        if some:
            yield self._say("why")
        for each in some:
            reasons = [
                self._say("reason", number=found, reason=reason_label(self.framework, each.node, reason, self.lang))
                for reason, found in each.greys.items()
            ]
            node = quoted(self.framework, each.node, self.lang)
            yield self._filled(self._say("node_greys", node=node, reasons=", ".join(reasons)), first="- ", rest="  ")

    def _absent(self) -> Iterator[str]:
        """Who is in the answers, but not here; and which members have no row."""
        for key, absent in (
            ("absent", self.counted.absent),
            ("silent", tuple(each for group in self.counted.groups for each in group.absent)),
        ):
            if absent:
                more = len(absent) - MOST_NAMES
                shown = [*absent[:MOST_NAMES], *([self._say("more", number=more)] if more > 0 else [])]
                yield self._filled(count(f"summary.{key}", self.lang, len(absent), names=listed(shown, self.lang)))

    # --------------------------------------------------------------------------------------------------------- tables

    def _heads(self, tally: Tally) -> tuple[str, ...]:
        if tally.values:
            return tuple(labels_of(self.framework, tally.node, tally.values, self.lang))
        return tuple(self._say(f"head.{each}") for each in ("lowest", "middle", "highest"))

    def _table(self, first: str, heads: Sequence[str], rows: Sequence[Named]) -> Iterator[str]:
        some = [each for each in ("not_applicable", "assumed") if any(getattr(tally, each) for _, _, tally in rows)]
        counts = [each for each in COUNTS if each in ("known", "grey", "total", *some)]
        lines = [
            Line(shown, [*self._values(tally), *(str(getattr(tally, each)) for each in counts)], depth)
            for shown, depth, tally in rows
        ]
        yield from grid([first, *heads, *(self._say(f"head.{each}") for each in counts)], lines, self.width)

    def _values(self, tally: Tally) -> list[str]:
        if tally.values:
            return [str(each) for each in tally.values.values()]
        if tally.spread is None:
            return [self._say("no_number")] * 3
        return [number(getattr(tally.spread, each), self.lang) for each in ("lowest", "middle", "highest")]
