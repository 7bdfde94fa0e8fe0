"""The document: a framework with its themes, groups, indicators, subindicators, steps and results, names resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Literal, Self

from pydantic import PrivateAttr

from .expected import Example, Promise
from .issues import guess
from .items import Attribute, Item, Kind, ShownScale, Words
from .recipe import CalibrationTable
from .values import LeafReason, Scale, Text
from .words import LANGUAGES, Lang, default_lang
from .written import Part


class Framework(Part):
    """A framework as it is written, with every name resolved.

    `entity` is what the framework calls one of those that are scored, `entities` what it calls several of them.
    `aliases` are ids that it had before, or of a framework that it takes the place of.
    `more_examples` are those of the file beside it, which a program wrote. `calibration` says how its marks follow from
    answers, and of which answers they last did.
    """

    id: str
    """By which it is loaded."""
    version: str
    """The version of the framework itself."""
    status: Literal["official", "reconstruction", "example"]
    """What it is worth: shown with every result."""
    name: Words
    """What it is called."""
    entity: Words
    entities: Words = Text()
    terms: Mapping[str, Text] = {}
    """What it calls each kind of node."""
    aliases: tuple[str, ...] = ()
    waves: tuple[str, ...] = ()
    """The waves in order; empty where the file lists none."""
    notice: Words = Text()
    """What is shown with every result."""
    source: Words = Text()
    """Where it comes from."""
    demo: str | None = None
    """The name of the file with answers that `indicatorkit demo` shows."""
    scales: Mapping[str, ShownScale] = {}
    """The scales by id, worst level first."""
    attributes: Mapping[str, Attribute] = {}
    """What is known of entities and never asked, by id."""
    units: Mapping[str, Text] = {}
    """What units are called, by the unit as it is written."""
    items: Mapping[str, Item] = {}
    """The nodes by id, in the order of the file."""
    examples: tuple[Example, ...] = ()
    """Cases of which the author knows the outcome."""
    more_examples: tuple[Example, ...] = ()
    promises: tuple[Promise, ...] = ()
    """What the author says that always holds."""
    calibration: CalibrationTable | None = None
    digest: str = ""
    """SHA-256 of the file; empty where it was not read from one."""
    file: str = ""
    """The path of the file; empty where it was not read from one."""

    drawn: ClassVar[Callable[[Framework, Lang], str] | None] = None
    """What makes it a piece of a page. A document knows nothing of pages: the package says what does."""

    _prepared: dict[Any, Any] = PrivateAttr(default_factory=dict)

    def __getitem__(self, item: str) -> Item:
        """The node with this id; an unknown id is a `KeyError`."""
        return self.items[item]

    def unit(self, unit: str, lang: Lang) -> str:
        """What a unit is called in that language: as it is written, unless `[nl]` or `[en]` say otherwise."""
        return self.units[unit](lang) if unit in self.units else unit

    def near(self, text: str, among: Iterable[str]) -> str:
        """The node among these that is perhaps meant, by its id or by its name as people read it; empty if none is."""
        known = {each: each for each in among}
        names = {self[each].name(lang): each for each in known if each in self.items for lang in LANGUAGES}
        return {**names, **known}.get(guess(text, [*known, *names]), "")

    def __iter__(self) -> Iterator[Item]:  # type: ignore[override]  # pydantic iterates over fields
        """All nodes, in the order of the document."""
        return iter(self.items.values())

    def of_kind(self, *kinds: Kind) -> tuple[Item, ...]:
        """The nodes of these kinds, in the order of the document."""
        return tuple(item for item in self.items.values() if item.kind in kinds)

    @property
    def themes(self) -> tuple[Item, ...]:
        """The themes."""
        return self.of_kind("theme")

    @property
    def indicators(self) -> tuple[Item, ...]:
        """The indicators, of all themes."""
        return self.of_kind("indicator")

    @property
    def subindicators(self) -> tuple[Item, ...]:
        """The subindicators, of all indicators."""
        return self.of_kind("subindicator")

    @property
    def board(self) -> tuple[Item, ...]:
        """The nodes with a result that people see on a board: themes, groups, indicators and results."""
        return tuple(item for item in self.of_kind("theme", "group", "indicator", "result") if not item.is_heading)

    @property
    def questions(self) -> tuple[Item, ...]:
        """The nodes that are answered themselves, whatever their kind."""
        return tuple(item for item in self.items.values() if item.is_asked)

    @property
    def facts(self) -> tuple[Attribute, ...]:
        """The attributes that the framework declares: what is known about an entity without any question."""
        return tuple(each for each in self.attributes.values() if each.earlier is None)

    @property
    def orders(self) -> dict[str, Scale]:
        """The scales as rules see them."""
        return {each.id: each.order for each in self.scales.values()}

    @property
    def document(self) -> Mapping[str, Any] | None:
        """The tables as they were read; nothing for a framework that no file says, such as one under another policy."""
        found: Mapping[str, Any] | None = self._prepared.get("document")
        return found

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The framework with other values for some fields; nothing is prepared for it yet, and no file says it."""
        found = super().model_copy(update=update, deep=deep)
        found._prepared = {} if update else self._written()  # noqa: SLF001  # its own
        return found

    def to_html(self, lang: Lang | None = None) -> str:
        """The framework as a piece of a page, for a notebook or an app: what is in it, and its rules in words."""
        drawn = type(self).drawn
        assert drawn is not None, "the package says how, when this module is loaded"
        return drawn(self, lang or default_lang())

    def _repr_html_(self) -> str:
        """The framework, for a notebook."""
        return self.to_html()

    def __eq__(self, other: object) -> bool:
        """Whether they say the same; what was prepared is no part of that."""
        return isinstance(other, Framework) and self.__dict__ == other.__dict__

    __hash__ = Part.__hash__

    def __getstate__(self) -> dict[Any, Any]:
        """What is pickled: everything but what can be prepared again."""
        return {**super().__getstate__(), "__pydantic_private__": {"_prepared": self._written()}}

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """A copy of what it says: what was prepared points back at the framework it was prepared for."""
        found = self.__copy__()
        found._prepared = self._written()  # noqa: SLF001  # its own
        return super(Framework, found).__deepcopy__(memo)

    def _written(self) -> dict[Any, Any]:
        return {} if self.document is None else {"document": self.document}

    def missing_options(self) -> tuple[tuple[str, LeafReason], ...]:
        """The options anywhere that mean that nothing is known, with the kind of nothing, each pair once."""
        if "missing options" not in self._prepared:
            answers = [item.answer for item in self.items.values() if item.answer is not None]
            answers += [each.answer for each in self.attributes.values()]
            pairs = dict.fromkeys(pair for answer in answers for pair in answer.reasons.items())
            self._prepared["missing options"] = tuple(pairs)
        found: tuple[tuple[str, LeafReason], ...] = self._prepared["missing options"]
        return found

    def is_fact(self, id_: str) -> bool:
        """Whether it is known about the entity; what was answered in an earlier wave is an answer."""
        return id_ in self.attributes and self.attributes[id_].earlier is None

    def default_wave(self) -> str:
        """The wave of answers that name none: the last one."""
        return self.waves[-1] if self.waves else ""
