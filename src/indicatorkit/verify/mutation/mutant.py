"""A framework with one edit made: read as any other file, planned over what it shares with the original."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any

from ...alphabets import Carrier
from ...engine.case import Prepared, prepare
from ...frames.codebook import Codebook
from ...frames.coding import books_of, codebook
from ...framework import Framework
from ...light import dataclass
from ...plan import Plan, leaves, plan, replanned, stretch
from ...toml.copying import with_earlier
from ...toml.read import from_dict
from .edits import Edit, bare, edited


class Original:
    """The framework as it is written, without what decides no outcome; all mutants are held against it."""

    def __init__(self, framework: Framework) -> None:
        assert framework.document is not None
        self.doc: dict[str, Any] = bare(framework.document)
        reading = from_dict(self.doc)
        assert reading.framework is not None, "what was read before is read again"
        self.framework: Framework = reading.framework
        self.waves: tuple[str, ...] = self.framework.waves or (self.framework.default_wave(),)
        self._plans: dict[str | None, Plan] = {}

    def plan(self, wave: str | None) -> Plan:
        """The plan for a wave, the last one unless said."""
        if wave not in self._plans:
            self._plans[wave] = plan(self.framework, wave)
        return self._plans[wave]

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The plans of all waves, each once."""
        found = [self.plan(wave) for wave in self.waves]
        return tuple({id(each): each for each in found}.values())

    @cached_property
    def books(self) -> Mapping[str, Codebook]:
        """The codebooks of all questions."""
        return books_of(self.framework)

    def read(self, edit: Edit) -> Mutant | None:
        """The mutant; nothing where the reader of files refuses it."""
        found = from_dict(edited(self.doc, edit)).framework
        found = _knowing_as_much(found, self.framework) if found is not None else None
        return Mutant(self, found) if found is not None else None


def _knowing_as_much(mutant: Framework, original: Framework) -> Framework | None:
    """The mutant with all that the original knows of earlier waves; it may read less of that, and is none with more.

    So both have the same questions and facts, in the same order.
    """
    wanted = [each.earlier for each in (*original.attributes.values(), *original) if each.earlier is not None]
    found = with_earlier(mutant, wanted)
    if found.attributes.keys() != original.attributes.keys():
        return None
    attributes = {id_: found.attributes[id_] for id_ in original.attributes}
    items = {id_: found.items[id_] for id_ in original.items if id_ in found.items}
    return found.model_copy(update={"attributes": attributes, "items": {**items, **found.items}}) if wanted else found


@dataclass(eq=False)
class Mutant:
    """A framework that differs from the original by one edit, with its plans, made when they are asked for."""

    original: Original
    framework: Framework
    _of_wave: dict[str, tuple[Plan, Plan]] = field(default_factory=dict)
    _partial: dict[tuple[str, frozenset[str]], Prepared] = field(default_factory=dict)
    _plans: dict[Any, tuple[Plan, Plan]] = field(default_factory=dict)
    _books: dict[str, Codebook] = field(default_factory=dict)

    def plans(self, wave: str | None) -> tuple[Plan, Plan]:
        """The plan of the original for a wave, and its own; what cannot be computed is `RuleTooLarge`."""
        if wave is None:
            wave = self.framework.default_wave()
        if wave not in self._of_wave:
            base = self.original.plan(wave)
            key = (id(base), stretch(self.framework, wave) if len(self.original.waves) > 1 else ())
            if key not in self._plans:
                self._plans[key] = base, replanned(self.framework, base, wave, self.changed)
            self._of_wave[wave] = self._plans[key]
        return self._of_wave[wave]

    @cached_property
    def changed(self) -> frozenset[str]:
        """The nodes that are written otherwise; all of them where what all share is: the points of a scale."""
        mine, theirs = self.framework, self.original.framework
        if mine.orders != theirs.orders:
            return frozenset((*mine.items, *mine.attributes))
        attributes = {id_ for id_, each in mine.attributes.items() if each != theirs.attributes[id_]}
        return frozenset(attributes | {item.id for item in mine if item != theirs.items.get(item.id)})

    def prepared_for(self, wave: str | None, nodes: frozenset[str]) -> Prepared:
        """Its plan for a wave, right for these nodes, which are all that they read too."""
        wave = self.framework.default_wave() if wave is None else wave
        if (wave, nodes) not in self._partial:
            base = self.original.plan(wave)
            self._partial[wave, nodes] = prepare(replanned(self.framework, base, wave, self.changed, nodes))
        return self._partial[wave, nodes]

    def waves(self) -> Iterator[str]:
        """The waves between which anything changes in it or in the original: the last first, as an example has it."""
        seen: set[tuple[int, int]] = set()
        for wave in reversed(self.original.waves):
            base, own = self.plans(wave)
            if (id(base), id(own)) not in seen:
                seen.add((id(base), id(own)))
                yield wave

    def prepared(self, wave: str | None) -> Prepared:
        """Its plan for a wave, made ready to be run."""
        return prepare(self.plans(wave)[1])

    def books(self) -> Mapping[str, Codebook]:
        """The codebooks of its questions: those of the original wherever the question is the same."""
        if not self._books:
            self._books.update(self.original.books)
            known = {leaf.id: leaf for leaf in leaves(self.original.framework)}
            for leaf in leaves(self.framework):
                if leaf != known[leaf.id] or self._answer(leaf) != _answer_in(self.original.framework, leaf):
                    self._books[leaf.id] = codebook(self.framework, leaf.id, self._answer(leaf), leaf.values)
        return self._books

    def _answer(self, leaf: Carrier) -> Any:
        return _answer_in(self.framework, leaf)


def _answer_in(framework: Framework, leaf: Carrier) -> Any:
    found = framework.items.get(leaf.id) or framework.attributes[leaf.id]
    return found.answer
