"""From what was read to the document: items, scales and attributes, with every name resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..asking import Option, unit_of
from ..clauses import to_condition
from ..framework import Framework
from ..issues import Path
from ..items import ONE, Attribute, Edge, Item, LevelStyle, ShownScale
from ..values import Text
from ..waves import wave_rank
from .cases import Cases
from .labels import Labels
from .nodes import Spoken, weight_of
from .tables import AttributeTable, FrameworkTable
from .tree import AnyAnswer, Entry, Feed


class Builder:
    """Puts the document together; labels are completed on the way."""

    spoken: Spoken
    labels: Labels

    def __init__(self, spoken: Spoken, labels: Labels) -> None:
        self.spoken, self.labels = spoken, labels
        self.known: set[str] = set()
        self.answers: dict[tuple[str, int], tuple[AnyAnswer, AnyAnswer]] = {}

    def framework(
        self,
        table: FrameworkTable,
        entries: list[Entry],
        attributes: Mapping[str, tuple[AttributeTable, AnyAnswer, Path]],
        cases: Cases,
        name: str,
        digest: str,
    ) -> Framework:
        """The framework as it is written."""
        scales = {name: self._scale(scale) for name, scale in self.spoken.named.scales.items() if scale is not None}
        built = Framework(
            id=table.id,
            version=table.version,
            status=table.status,
            name=Text(table.nl, table.en, fallback=table.id),
            entity=table.entity,
            entities=table.entities,
            terms={
                kind: text
                for kind in type(table.terms).model_fields
                if (text := getattr(table.terms, kind)) is not None
            },
            aliases=table.aliases,
            waves=table.waves,
            notice=table.notice,
            source=table.source,
            demo=table.demo,
            scales=scales,
            attributes={id_: self._attribute(id_, *each) for id_, each in attributes.items()},
            units=self._units(entries, attributes),
            items={entry.id: self._item(entry) for entry in entries},
            examples=cases.examples(),
            promises=cases.promises(),
            digest=digest,
            file=name,
        )
        for name_, answer in self.spoken.answers.items():
            if answer is not None:
                self.known.update(f"{name_}.{option.id}" for option in answer.options)
        self.labels.check(self.known)
        return built

    def _units(
        self, entries: list[Entry], attributes: Mapping[str, tuple[AttributeTable, AnyAnswer, Path]]
    ) -> dict[str, Text]:
        """What units are called, where a table says so: `"unit.years" = "jaar"`."""
        rules = [
            here.rule
            for entry in entries
            for here in (entry.rule, *(later for _, later in self._in_order(entry)))
            if here is not None
        ]
        asked = [*(entry.answer for entry in entries), *(answer for _, answer, _ in attributes.values())]
        units = dict.fromkeys([*(unit_of(each) for each in asked if each is not None), *(each.unit for each in rules)])
        found = {unit: self._text(f"unit.{unit}", None, None, (), unit) for unit in units if unit is not None}
        return {unit: Text(text.nl or unit, text.en or unit) for unit, text in found.items() if text}

    def _text(self, name: str, nl: str | None, en: str | None, path: Path, fallback: str) -> Text:
        self.known.add(name)
        return self.labels.text(name, Text(nl, en, fallback=fallback), path)

    def _scale(self, scale: ShownScale) -> ShownScale:
        key = "worst_to_best" if scale.order.ordered else "classes"
        levels = tuple(self._level(scale, level, ("scale", scale.id, key, i)) for i, level in enumerate(scale.levels))
        return scale if levels == scale.levels else scale.model_copy(update={"levels": levels})

    def _level(self, scale: ShownScale, level: LevelStyle, path: Path) -> LevelStyle:
        name = self._text(f"{scale.id}.{level.id}", level.name.nl, level.name.en, path, level.id)
        return level if name == level.name else level.model_copy(update={"name": name})

    def _attribute(self, id_: str, table: AttributeTable, answer: AnyAnswer, path: Path) -> Attribute:
        name = self._text(id_, table.nl, table.en, path, id_)
        labelled = self._labelled(table.answer, answer, {})
        return Attribute(id=id_, name=name, answer=labelled, places={"": path, "answer": (*path, "answer")})

    def _labelled(self, name: str | None, answer: AnyAnswer, places: Mapping[str, Path]) -> AnyAnswer:
        """The answer with the labels that the tables give to its options; made once for all nodes that share it."""
        if name is None or not any(self.labels.said.values()):
            return answer
        key = (name, id(answer))
        if key not in self.answers:
            path = places.get("options", ("answer", name, "options"))
            options = tuple(self._option(name, option, (*path, i)) for i, option in enumerate(answer.options))
            self.answers[key] = (answer, answer.model_copy(update={"options": options}))
        return self.answers[key][1]

    def _option(self, name: str, option: Option, path: Path) -> Option:
        text = self._text(f"{name}.{option.id}", option.nl, option.en, path, option.id)
        same = (text.nl, text.en) == (option.nl, option.en)
        return option if same else option.model_copy(update={"nl": text.nl, "en": text.en})

    def _item(self, entry: Entry) -> Item:
        own = entry.own
        assert own is not None
        gate = entry.raw.get("applies_if")
        later = self._in_order(entry)
        differ = any(_edges(entry.fed(here)) != _edges(entry.feeds) for _, here in later)
        above = entry.parent if entry.kind == "also" else entry
        gated = above.raw.get("applies_if") if above is not None else gate
        said: dict[str, Any] = {key: self._said(entry, key) for key in ("source", "certainty", "effort")}
        return Item(
            id=entry.id,
            kind=entry.kind,
            name=self._text(entry.id, own.nl, own.en, entry.path, entry.id),
            parent=entry.parent.id if entry.parent is not None else None,
            group=entry.group.id if entry.group is not None else None,
            children=tuple(child.id for child in entry.children),
            inputs=_edges(entry.feeds),
            answer=self._labelled(entry.answer_name, entry.answer, entry.places) if entry.answer is not None else None,
            answer_name=entry.answer_name,
            rule=entry.rule.rule if entry.rule is not None else None,  # type: ignore[arg-type]  # one of the closed set
            rule_name=entry.rule.name if entry.rule is not None else None,
            rules_from=tuple((wave, here.rule) for wave, here in later),
            inputs_from=tuple(_edges(entry.fed(here)) for _, here in later) if differ else (),
            scale=entry.scale,
            gives=entry.gives,
            unit=entry.unit,
            applies_if=to_condition(gated) if gated is not None else None,
            marks=own.marks,
            explain=own.explain or Text(),
            remark=own.remark or Text(),
            source=said["source"] or Text(),
            certainty=said["certainty"],
            aliases=own.aliases,
            tags=frozenset(own.tags),
            weight=weight_of(entry),
            effort=said["effort"] if said["effort"] is not None else ONE,
            askable=own.askable,
            places=entry.places,
        )

    def _said(self, entry: Entry, key: str) -> Any:
        """What the node says, else what the default for its kind says."""
        own = getattr(entry.own, key)
        if own is not None or entry.kind not in self.spoken.defaults:
            return own
        return getattr(self.spoken.defaults[entry.kind][0], key)

    def _in_order(self, entry: Entry) -> list[Any]:
        raw = self.spoken.named.doc.get("framework")
        waves = raw.get("waves", ()) if isinstance(raw, Mapping) else ()
        return sorted(entry.later, key=lambda each: wave_rank(each[0], waves))


def _edges(feeds: Iterable[Feed]) -> tuple[Edge, ...]:
    return tuple(Edge(id=feed.id, weight=feed.weight, rescale=feed.rescale, column=feed.column) for feed in feeds)
