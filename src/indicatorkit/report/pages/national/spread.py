"""How outcomes are spread: for each indicator how many entities have which, always of how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from ....explain.labels import labels_of
from ....items import Item
from ....light import dataclass
from ....summaries.counting import Counted
from ....summaries.sentences import number
from ....summaries.tally import Tally
from ....words import say
from ...cells import columns
from ...looks import Look
from ...pictures.lengths import length
from ...shares import share
from ...site import Site

ROOM: Final = Fraction(1, 25)
"""The least share of a bar in which a sign can be read."""

MOST_BARS: Final = 60
"""On one page: of more than that many indicators the themes are shown."""

PREFIX: Final = "bar"
"""Of the ids of the patterns in bars."""

HEIGHT: Final = 22
"""Of a bar, in pixels."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One outcome: how it looks, what it is called, how many have it, and that of how many in words.

    `start` and `share` say where it lies in a bar; `pattern` is the id of its pattern, empty for what has none.
    """

    look: Look
    word: str
    number: int
    said: str
    pattern: str
    start: Fraction
    share: Fraction

    @property
    def place(self) -> tuple[str, str, str]:
        """Where it begins in a bar, how wide it is, and where its middle is."""
        return _percent(self.start), _percent(self.share), _percent(self.start + self.share / 2)

    @property
    def has_room(self) -> bool:
        """Whether its sign can be read in it."""
        return self.share >= ROOM


@dataclass(frozen=True, slots=True)
class Spread:
    """One indicator: its outcomes, those that somebody has; and of numbers the lowest, the middle and the highest."""

    node: str
    name: str
    file: str
    segments: tuple[Segment, ...]
    numbers: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The indicators of one theme; those of none have no name."""

    name: str
    spreads: tuple[Spread, ...]

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.spreads)


def spreads(site: Site, counted: Counted) -> tuple[Theme, ...]:
    """How the outcomes of each indicator are spread, theme by theme."""
    return tuple(
        Theme(
            "" if part.theme is None else site.reading.name(part.theme.id),
            tuple(_spread(site, item, counted.tallies["", item.id]) for item in part.nodes),
        )
        for part in columns(site.reading, MOST_BARS)
    )


def _spread(site: Site, item: Item, tally: Tally) -> Spread:
    reading = site.reading
    name, file = reading.name(item.id), site.explained(item.id)
    return Spread(item.id, name, file, tuple(_segments(site, item, tally)), _numbers(site, tally))


def _segments(site: Site, item: Item, tally: Tally) -> Iterator[Segment]:
    start = Fraction(0)
    for look, word, number_ in _outcomes(site, item, tally):
        if number_:
            part = Fraction(number_, tally.total)
            said = share(number_, tally.total, site.reading.lang)
            yield Segment(look, word, number_, said, length(PREFIX, look), start, part)
            start += part


def _outcomes(site: Site, item: Item, tally: Tally) -> Iterator[tuple[Look, str, int]]:
    """Levels best first, or options; then greys by why, as the heat map shows them; then where it does not apply."""
    reading = site.reading
    looks, lang = reading.looks, reading.lang
    words = list(tally.values)
    for word, called in reversed([*zip(words, labels_of(reading.framework, item.id, words, lang), strict=True)]):
        yield _look(site, item, word), called, tally.values[word]
    if not words:
        yield looks.number, looks.number.word, tally.known
    greys = Counter(reading.status(row, item.id).look.key for row in reading.rows)
    for look in looks.greys:
        yield look, look.word, greys[look.key]
    yield looks.not_applicable, looks.not_applicable.word, tally.not_applicable


def _look(site: Site, item: Item, word: str) -> Look:
    """That of a level; an option that is no level has none of its own."""
    scale = site.framework.scales.get(item.scale_id or "")
    levels = () if scale is None else scale.order.levels
    looks = site.reading.looks
    return looks.level(item.scale_id or "", levels.index(word)) if word in levels else looks.option


def _numbers(site: Site, tally: Tally) -> str:
    """Between what its numbers lie; empty where nothing known is a number."""
    if tally.spread is None:
        return ""
    lang = site.reading.lang
    said = {key: number(getattr(tally.spread, key), lang) for key in ("lowest", "middle", "highest")}
    return say("report.national.numbers", lang, **said)


def _percent(part: Fraction) -> str:
    return f"{round(float(part * 100), 2):g}%"
