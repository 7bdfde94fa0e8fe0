"""With what measured numbers are compared, anywhere and in any wave: only there can they change what comes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..asking import NumberAnswer
from ..cells import Cell, edges
from ..conditions import cells_about
from ..framework import Framework
from ..images import before
from ..items import Item
from ..passing import Way
from ..rules import Rule
from ..shaping import way_of
from ..values import Interval
from .inputs import named
from .waves import rules_of


class Edges:
    """The edges of every node's number, found when first asked for.

    Also those of who hands it on: they who read that node compare the same number, after its way.
    """

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self._readers: dict[str, list[tuple[Item, Rule | None]]] = {}
        self._compared: dict[str, tuple[Interval, ...]] = {}
        for item in framework:
            self._enter(item)

    def _enter(self, item: Item) -> None:
        """Who reads what: by its roll-ups, and by its gate."""
        for rule in rules_of(item):
            read = (*(edge.id for edge in item.all_inputs), *named(rule), *rule.then_inputs())
            for each in dict.fromkeys(read):
                self._readers.setdefault(each, []).append((item, rule))
        for each in self.framework.items if item.condition is not None else ():
            if any(True for _ in cells_about(item.condition, each)):  # type: ignore[arg-type]  # it is there
                self._readers.setdefault(each, []).append((item, None))
        for each in self.framework.attributes if item.condition is not None else ():
            if any(True for _ in cells_about(item.condition, each)):  # type: ignore[arg-type]  # it is there
                self._readers.setdefault(each, []).append((item, None))

    def compared(self, id_: str) -> tuple[Interval, ...]:
        """The intervals with which the number of a node is compared, its own bands included."""
        waiting = [] if id_ in self._compared else [id_]
        while waiting:  # nodes may hand on to each other deeper than calls may go
            after = [item.id for item, _ in self._handing_on(waiting[-1]) if item.id not in self._compared]
            if not after:
                here = waiting.pop()
                self._compared[here] = tuple(dict.fromkeys((*self._own(here), *self._read(here))))
            waiting += after
        return self._compared[id_]

    def answered(self, id_: str) -> tuple[Interval, ...]:
        """The same for a question or attribute as it is answered, before its own rescale."""
        found = self.framework.items.get(id_) or self.framework.attributes[id_]
        answer = found.answer
        if not isinstance(answer, NumberAnswer) or answer.rescale is None:
            return self.compared(id_)
        return before(Way(rescale=answer.rescale), self.compared(id_))

    def _own(self, id_: str) -> Iterator[Interval]:
        found = self.framework.items.get(id_) or self.framework.attributes[id_]
        owners: list[Any] = [found.answer, *(rules_of(found) if isinstance(found, Item) else ())]
        for each in owners:
            if each is not None and each.bands is not None:
                yield from each.bands.edges()

    def _read(self, id_: str) -> Iterator[Interval]:
        for item, rule in self._readers.get(id_, ()):
            cells: list[Cell] = list(cells_about(item.condition, id_)) if rule is None and item.condition else []
            if rule is not None:
                cells += rule.cells(id_)
            for cell in cells:
                yield from edges(cell)
        for item, rule in self._handing_on(id_):
            yield from before(way_of(rule, range(len(rule.limits))), self.compared(item.id))

    def _handing_on(self, id_: str) -> Iterator[tuple[Item, Rule]]:
        """The nodes of which the number may be that of this one, each with the roll-up that hands it on."""
        yield from (
            (item, rule) for item, rule in self._readers.get(id_, ()) if rule is not None and rule.hands_on(id_)
        )


def edges_of(framework: Framework) -> Edges:
    """The edges of a framework's numbers, kept with it."""
    prepared = framework._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    if "edges" not in prepared:
        prepared["edges"] = Edges(framework)
    found: Edges = prepared["edges"]
    return found
