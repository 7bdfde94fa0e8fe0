"""What changed since the wave before, counted over all entities that are in both; nobody is compared with another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ....compare.waves.change import Change
from ....compare.waves.comparing import Comparing
from ....compare.waves.counting import by_node
from ....compare.waves.kinds import KINDS, QUIET, Kind
from ....words import say
from ...cells import columns
from ...dates import in_words
from ...shares import share
from ...site import Site

TOLD: Final = tuple(kind for kind in KINDS if kind not in QUIET)


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator: how often each thing became of it, in the order of the heads."""

    name: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed: since when, of how many entities, how often in all, and per indicator where anything did."""

    before: str
    entities: int
    totals: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    quiet: int
    has_new: bool
    has_breaks: bool


def since(site: Site) -> Since | None:
    """What changed since the wave before; nothing where there is none, or nobody is in both."""
    past = site.reading.past
    if len(past.waves) < 2:
        return None
    before, pairs = past.waves[-2], past.pairs(past.waves[-2])
    return _since(site, before, past.comparing(before, past.wave), len(pairs)) if pairs else None


def _since(site: Site, before: str, found: Comparing, entities: int) -> Since:
    lang, changes = site.reading.lang, _shown(site, found)
    words = {kind: say(f"report.since.{kind}", lang) for kind in KINDS}
    totals = Counter(each.kind for each in changes)
    kinds = [kind for kind in TOLD if totals[kind]]
    nodes = by_node(changes)
    moving = {node: counts for node, counts in nodes.items() if any(counts[kind] for kind in kinds)}
    return Since(
        in_words(before, lang),
        entities,
        tuple(
            (say(f"report.since.{kind}", lang), share(totals[kind], len(changes), lang))
            for kind in KINDS
            if totals[kind]
        ),
        tuple(words[kind] for kind in kinds),
        tuple(_row(site, node, moving[node], kinds) for node in moving),
        len(nodes) - len(moving),
        bool(totals[Kind.BECAME_KNOWN]),
        bool(totals[Kind.BREAK]),
    )


def _shown(site: Site, found: Comparing) -> list[Change]:
    """What became of what the heat map shows, in this perspective."""
    nodes = {item.id for part in columns(site.reading) for item in part.nodes}
    return [each for each in found.changes if each.node in nodes and each.perspective == site.reading.perspective]


def _row(site: Site, node: str, counts: Counter[Kind], kinds: Sequence[Kind]) -> Row:
    return Row(site.reading.name(node), tuple(str(counts[kind]) if counts[kind] else "–" for kind in kinds))
