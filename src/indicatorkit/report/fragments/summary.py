"""A summary at a glance: how many are at each level, of how many, and the sentences about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...explain.labels import name
from ...items import Item
from ...light import dataclass
from ...summaries.counting import Counted
from ...summaries.tally import Tally
from ...words import Lang, say
from ..dates import in_words
from ..looks import Look, Looks
from .piece import heading, piece


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of one node in one group, in the order of the heads, and of how many they are."""

    name: str
    numbers: tuple[int, ...]
    grey: int
    not_applicable: int
    total: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Nodes that have the same levels: the heads, best first, and a row for each."""

    heads: tuple[Look, ...]
    rows: tuple[Counts, ...]


def summary_html(counted: Counted, sentences: Sequence[str], lang: Lang) -> str:
    """The summary as a piece of a page: tables of counts of what has levels, and the sentences."""
    parts = [each for each in (in_words(counted.wave, lang), counted.perspective) if each]
    return piece(
        "fragment_summary.html.j2",
        lang,
        heading=heading(counted.framework, lang, parts),
        grids=list(_grids(counted, lang)),
        sentences=sentences,
    )


def _grids(counted: Counted, lang: Lang) -> Iterator[Grid]:
    scales: dict[str, list[Item]] = {}
    for item in counted.nodes:
        if item.scale_id is not None:
            scales.setdefault(item.scale_id, []).append(item)
    looks = Looks(counted.framework, lang)
    for scale, items in scales.items():
        yield Grid(tuple(looks.of_scale(scale)), tuple(_rows(counted, items, scale, lang)))


def _rows(counted: Counted, items: Sequence[Item], scale: str, lang: Lang) -> Iterator[Counts]:
    levels = [each.id for each in reversed(counted.framework.scales[scale].levels)]
    for item in items:
        for group in counted.groups:
            tally = counted.tallies[group.name, item.id]
            said = name(counted.framework, item.id, lang)
            title = say("report.fragment.group", lang, node=said, group=group.name) if group.name else said
            yield _counts(title, tally, levels)


def _counts(title: str, tally: Tally, levels: Sequence[str]) -> Counts:
    numbers = tuple(tally.values.get(each, 0) for each in levels)
    return Counts(title, numbers, tally.grey, tally.not_applicable, tally.total)
