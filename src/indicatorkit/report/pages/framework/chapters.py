"""The nodes of a framework as chapters: each theme with what is in it, and after them what is in none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby, repeat
from typing import Final

from ....conditions import NO, YES
from ....framework import Framework
from ....items import Item
from ....light import dataclass
from ...pictures.picture import Picture
from .asked import Asked, asked
from .described import Described, Reads, described, reads
from .drawn import of_theme
from .saying import Saying

MOST_LISTED: Final = 12


@dataclass(frozen=True, slots=True)
class Rolled:
    """How a node is rolled up, perhaps from a wave on; `told_at` is where that is told for several nodes at once."""

    rule: Described
    reads: Reads
    since: str = ""
    told_at: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One node: what the author says of it, how it is rolled up or answered, and the nodes in it.

    `is_question`: it is a question and no more, below what reads it: it stands in a list.
    """

    id: str
    name: str
    kind: str
    explain: str
    remark: str
    source: str
    certainty: str
    applies: str
    rolled: tuple[Rolled, ...]
    asked: Asked | None
    is_question: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Some nodes under one heading; a theme is its own heading, perhaps with a picture of what it is made of."""

    id: str
    name: str
    theme: Part | None
    parts: tuple[Part, ...]
    picture: Picture | None = None

    @property
    def listed(self) -> bool:
        """Whether its parts are few enough to be listed at the top of the page."""
        return 1 < len(self.parts) <= MOST_LISTED


@dataclass(frozen=True, slots=True)
class Told:
    """A rule that several nodes have, told once: `id` is its place on the page."""

    id: str
    rule: Described
    times: int


class Nodes:
    """All nodes of a framework, in words, each made once."""

    def __init__(self, say: Saying) -> None:
        self.say = say
        self.rules: dict[str, tuple[tuple[str, Described], ...]] = {
            item.id: tuple(_variants(say, item)) for item in say.framework
        }
        times = Counter(rule for each in self.rules.values() for _, rule in each)
        several = [rule for rule, number in times.items() if number > 1]
        self.told: tuple[Told, ...] = tuple(
            Told(say.place(f"rule-{place}"), rule, times[rule]) for place, rule in enumerate(several, 1)
        )
        self._places = {each.rule: each.id for each in self.told}

    def chapters(self) -> Iterator[Chapter]:
        """The themes, and what stands in none by its kind."""
        framework, say = self.say.framework, self.say
        for theme in framework.themes:
            name, place = say.name(theme.id), say.site.chapter(theme.id)
            yield Chapter(place, name, self.alone(theme), self.below(theme), of_theme(say, theme))
        loose = [each for each in framework if each.parent is None and each.kind != "theme"]
        for key, items in _by_chapter(loose).items():
            heading = say.say("indicators_only" if key == "indicators" and not framework.themes else f"chapter.{key}")
            yield Chapter(say.place(key), heading, None, tuple(map(self.part, items)))

    def part(self, item: Item) -> Part:
        """A node, with what stands in it."""
        return self._part(item, self.below(item))

    def alone(self, item: Item) -> Part:
        """A node without what stands in it."""
        return self._part(item, ())

    def below(self, item: Item) -> tuple[Part, ...]:
        """What stands right in a node, in the order of the document."""
        return tuple(self.part(each) for each in self.say.framework if each.parent == item.id)

    def _part(self, item: Item, parts: tuple[Part, ...]) -> Part:
        say, lang = self.say, self.say.lang
        return Part(
            say.site.chapter(item.id),
            say.name(item.id),
            called(say, item),
            item.explain(lang),
            item.remark(lang),
            item.source(lang),
            say.certainty(item.certainty),
            _applies(say, item),
            tuple(self._rolled(item)),
            asked(say, item) if item.answer is not None and item.earlier is None else None,
            item.kind == "subindicator" and item.is_asked and not parts,
            parts,
        )

    def _rolled(self, item: Item) -> Iterator[Rolled]:
        later = item.inputs_from or repeat(item.inputs)
        for (since, rule), here in zip(self.rules[item.id], chain([item.inputs], later), strict=False):
            yield Rolled(rule, reads(self.say, item, here), self.say.wave(since), self._places.get(rule, ""))


def _variants(say: Saying, item: Item) -> Iterator[tuple[str, Described]]:
    """The rule of a node, and those that hold from a later wave on."""
    if item.rule is not None and item.earlier is None:
        yield "", described(say, item, item.rule)
        for since, rule in item.rules_from:
            yield since, described(say, item, rule)


def _by_chapter(items: Iterable[Item]) -> Mapping[str, list[Item]]:
    """Nodes in no theme: indicators first, then what comes of the whole, then what lies between, then the past."""
    found: dict[str, list[Item]] = {key: [] for key in ("indicators", "results", "steps", "earlier")}
    for item in items:
        named = {"result": "results", "step": "steps", "also": "steps"}.get(item.kind, "indicators")
        found["earlier" if item.earlier is not None else named].append(item)
    return {key: each for key, each in found.items() if each}


def called(say: Saying, item: Item) -> str:
    """What the framework calls this kind of node, else what we do."""
    own = say.framework.terms.get(item.kind)
    return (own(say.lang) if own is not None else "") or say.say(f"kind.{item.kind}")


def _applies(say: Saying, item: Item) -> str:
    if item.condition in (None, YES):
        return ""
    assert item.condition is not None
    if item.condition == NO:
        return say.say("never_applies")
    return say.say("applies", condition=say.condition(item.id, item.condition))


def size(framework: Framework) -> dict[str, int]:
    """How many there are of what people count."""
    return {
        "themes": len(framework.themes),
        "indicators": len(framework.indicators),
        "questions": len(framework.questions),
        "examples": len(framework.examples) + len(framework.more_examples),
    }


def runs(parts: Iterable[Part]) -> list[list[Part]]:
    """Neighbours that are questions together, and neighbours that are not."""
    return [list(each) for _, each in groupby(parts, key=lambda part: part.is_question)]
