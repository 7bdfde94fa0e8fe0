"""What an edit may put in the place of a word or a number: who uses a declaration, and what its inputs can say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from ...alphabets import Carrier
from ...framework import Framework
from ...issues import Path
from ...items import Attribute, Item
from ...plan import Plan
from ...toml.mentions import at

NAMED_IN: Final = ("rollup", "answer")


class Domain:
    """A framework as edits look at it; `plans` are those of all its waves."""

    framework: Framework
    doc: Mapping[str, Any]

    def __init__(self, framework: Framework, doc: Mapping[str, Any], plans: Sequence[Plan]) -> None:
        self.framework, self.doc = framework, doc
        self._carriers: dict[str, list[Carrier]] = {}
        for plan in plans:
            for each in (*plan.leaves, *(step.carrier for step in plan.steps)):
                self._carriers.setdefault(each.id, []).append(each)
        self._raw = {item.id: at(doc, item.places.get("", ())) for item in framework}

    # ------------------------------------------------------------------------------------------------------- users

    def users(self, declaration: Path) -> tuple[str, ...]:
        """The nodes and attributes for which a declaration holds, in the order of the framework."""
        kind, name = str(declaration[0]), str(declaration[1])
        match kind:
            case "rollup":
                found = {item.id for item in self.framework if item.rule_name == name or name in self._later(item.id)}
            case "answer":
                found = {item.id for item in self.framework if item.answer_name == name}
                found |= {
                    id_ for id_ in self.framework.attributes if at(self.doc, ("attribute", id_, "answer")) == name
                }
            case "bands" | "rescale":
                found = set(self._referring(kind, name))
            case "scale":
                found = {item.id for item in self.framework if item.scale_id == name}
            case _:
                found = {item.id for item in self.framework if item.places.get("") == declaration}
        return tuple(each for each in (*self.framework.items, *self.framework.attributes) if each in found)

    def _later(self, node: str) -> Iterable[str]:
        said = self._raw[node].get("rollup_from", {}) if isinstance(self._raw[node], Mapping) else {}
        return said.values() if isinstance(said, Mapping) else ()

    def _referring(self, key: str, name: str) -> Iterator[str]:
        """Who uses bands or a rescale by its name, at the node or through a roll-up or an answer."""
        for kind in NAMED_IN:
            for other, raw in self.doc.get(kind, {}).items():
                if name in (raw.get(key), raw.get("of")):
                    yield from self.users((kind, other))
        for id_, raw in self._raw.items():
            if isinstance(raw, Mapping) and name in (raw.get(key), raw.get("of")):
                yield id_

    # ------------------------------------------------------------------------------------------------------- words

    def siblings(self, word: object) -> tuple[str, ...]:
        """What could stand where a level stands: the other levels of its scale; else the other options of an answer."""
        found: dict[str, None] = {}
        for scale in self.framework.scales.values():
            if word in scale.order.levels:
                found.update(dict.fromkeys(scale.order.levels))
        if not found:
            for answer in self._answers():
                options = [option.id for option in answer.options if option.is_value]
                if word in options:
                    found.update(dict.fromkeys(options))
        return tuple(each for each in found if each != word)

    def _answers(self) -> Iterator[Any]:
        asked: list[Item | Attribute] = [*self.framework.questions, *self.framework.attributes.values()]
        return (each.answer for each in asked if each.answer is not None)

    def words(self, item: str) -> tuple[str, ...]:
        """What a cell about a node or attribute may say: its levels and options, and that it does not apply."""
        found: dict[str, None] = {}
        for carrier in self._carriers.get(item, ()):
            for letter in carrier.values:
                if letter.interval is None and letter.raw is None:
                    found[letter.word] = None
                if letter.level is not None and carrier.scale is not None:
                    found[carrier.scale.levels[letter.level]] = None
            if carrier.may_not_apply:
                found["not_applicable"] = None
        return tuple(found)

    def words_like(self, word: str, items: Iterable[str]) -> tuple[str, ...]:
        """What could stand beside a word in a cell about some nodes: other levels, if it is one, else other options."""
        levels = {level for scale in self.framework.scales.values() for level in scale.order.levels}
        known = [set(self.words(each)) for each in items]
        together = dict.fromkeys(each for item in items for each in self.words(item))
        if word in levels:
            scales = [each.order.levels for each in self.framework.scales.values() if word in each.order.levels]
            return tuple(level for level in dict.fromkeys(sum(scales, ())) if any(level in each for each in known))
        return tuple(each for each in together if each not in levels)

    def orders(self, level: object) -> Iterator[tuple[str, ...]]:
        """The scales, worst first, on which there is such a level."""
        yield from (each.order.levels for each in self.framework.scales.values() if level in each.order.levels)

    # ---------------------------------------------------------------------------------------------- inputs, numbers

    def inputs(self, nodes: Iterable[str]) -> tuple[str, ...]:
        """What feeds the rules of some nodes, columns left out, each once."""
        items = (self.framework.items[node] for node in nodes if node in self.framework.items)
        return tuple(dict.fromkeys(edge.id for item in items for edge in item.inputs if not edge.column))

    def most_inputs(self, nodes: Iterable[str]) -> int:
        """How many inputs the node with most of them has."""
        items = [self.framework.items[node] for node in nodes if node in self.framework.items]
        return max((sum(not edge.column for edge in item.inputs) for item in items), default=0)

    def may_not_apply(self, items: Iterable[str]) -> bool:
        """Whether one of these may not apply."""
        return any(carrier.may_not_apply for item in items for carrier in self._carriers.get(item, ()))

    def numbers(self, items: Iterable[str]) -> tuple[Fraction, ...]:
        """The numbers that these can be, in order; of a measured number none are known."""
        found: set[Fraction] = set()
        for item in items:
            for carrier in self._carriers.get(item, ()):
                for letter in carrier.values:
                    number = letter.number if letter.number is not None else letter.raw
                    if letter.interval is None and number is not None:
                        found.add(number)
        return tuple(sorted(found))
