"""The waves side by side: how many entities had which outcome in each, and what became of those in two that follow.

Of how many is said each time, for not all are in all waves. Data where there were none are counted apart from progress.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from ....compare.waves.kinds import KINDS
from ....items import Item
from ....light import dataclass
from ....words import Lang, say
from ...cells import columns
from ...looks import Look
from ...pictures.lengths import length
from ...pictures.shifts import counted_looks
from ...pictures.trend import named
from ...site import Site
from .spread import PREFIX, Segment

MOST_BARS: Final = 120
"""On one page: more would make it larger than what a mail can carry."""


@dataclass(frozen=True, slots=True)
class Wave:
    """One wave: its name, its bar, the same in words, and what became of those who are in the one before too.

    `is_broken`: other rules than in that. Empty where there is nothing to say.
    """

    name: str
    segments: tuple[Segment, ...]
    said: str
    became: str
    is_broken: bool


@dataclass(frozen=True, slots=True)
class Node:
    """One indicator, with where it is explained, and its waves, the last one last."""

    name: str
    file: str
    waves: tuple[Wave, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """The indicators of one theme; those of none have no name."""

    name: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """All indicators by theme; `left_out` is how many of the first waves are not there, where there are many."""

    themes: tuple[Theme, ...]
    left_out: int


def course(site: Site) -> Course | None:
    """The waves of every indicator, theme by theme; nothing where there is only one."""
    reading = site.reading
    waves, parts = reading.past.waves, columns(reading, MOST_BARS // 2)
    nodes = sum(len(part.nodes) for part in parts)
    if len(waves) < 2 or not nodes:
        return None
    shown = waves[-max(2, MOST_BARS // nodes) :]
    themes = (
        Theme(
            "" if part.theme is None else reading.name(part.theme.id),
            tuple(_node(site, each, shown) for each in part.nodes),
        )
        for part in parts
    )
    return Course(tuple(themes), len(waves) - len(shown))


def _node(site: Site, item: Item, shown: Sequence[str]) -> Node:
    return Node(site.reading.name(item.id), site.explained(item.id), tuple(_waves(site, item.id, shown)))


def _waves(site: Site, node: str, shown: Sequence[str]) -> Iterator[Wave]:
    reading = site.reading
    before = {after: wave for wave, after in pairwise(reading.past.waves)}
    for wave in shown:
        there = reading.at(wave)
        found = counted_looks(there, node)
        segments = tuple(_segments(found))
        said = _parts({each.word: each.number for each in segments}, reading.lang)
        since = before.get(wave)
        broken = since is not None and bool(reading.past.rules(since, wave, node))
        became = "" if since is None else _became(site, since, wave, node)
        of = say("report.course.said", reading.lang, list=said, total=sum(found.values())) if segments else ""
        yield Wave(named(wave, reading.lang), segments, of, became, broken)


def _segments(found: Mapping[Look, int]) -> Iterator[Segment]:
    total, start = sum(found.values()), Fraction(0)
    for look, times in found.items():
        part = Fraction(times, total)
        yield Segment(look, look.word, times, "", length(PREFIX, look), start, part)
        start += part


def _became(site: Site, before: str, after: str, node: str) -> str:
    """How often what became of it since the wave before, of those who are in both."""
    reading = site.reading
    past, lang = reading.past, reading.lang
    pairs = [each for each in past.comparing(before, after).rows.pairs if each.perspective == reading.perspective]
    counts = Counter(each.kind for pair in pairs if (each := past.became(pair.before, pair.after, node)) is not None)
    said = _parts({say(f"report.since.{kind}", lang): counts[kind] for kind in KINDS if counts[kind]}, lang)
    return say("report.course.became", lang, list=said, total=counts.total()) if said else ""


def _parts(counts: Mapping[str, int], lang: Lang) -> str:
    """Words with how often each."""
    return ", ".join(say("report.course.part", lang, word=word, number=number) for word, number in counts.items())
