"""What changed since the wave before, counted over all entities that are in both; nobody is compared with another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from ....compare.waves.change import Pair
from ....compare.waves.kinds import KINDS, QUIET, Kind
from ....light import dataclass
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
    before = past.waves[-2]
    pairs = past.pairs(before)
    return _since(site, before, pairs) if pairs else None


def _since(site: Site, before: str, pairs: Sequence[Pair]) -> Since:
    lang, nodes = site.reading.lang, _counted(site, before, pairs)
    words = {kind: say(f"report.since.{kind}", lang) for kind in KINDS}
    totals = sum(nodes.values(), Counter[Kind]())
    kinds = [kind for kind in TOLD if totals[kind]]
    moving = {node: counts for node, counts in nodes.items() if any(counts[kind] for kind in kinds)}
    return Since(
        in_words(before, lang),
        len(pairs),
        tuple((words[kind], share(totals[kind], totals.total(), lang)) for kind in KINDS if totals[kind]),
        tuple(words[kind] for kind in kinds),
        tuple(_row(site, node, moving[node], kinds) for node in moving),
        len(nodes) - len(moving),
        bool(totals[Kind.BECAME_KNOWN]),
        bool(totals[Kind.BREAK]),
    )


def _counted(site: Site, before: str, pairs: Sequence[Pair]) -> dict[str, Counter[Kind]]:
    """How often what became of each node that the heat map shows."""
    past, shown = site.reading.past, {item.id for part in columns(site.reading) for item in part.nodes}
    found: dict[str, Counter[Kind]] = {}
    for node in past.comparing(before, past.wave).sides.nodes:
        if node in shown:
            became = [past.became(pair.before, pair.after, node) for pair in pairs]
            found[node] = Counter(each.kind for each in became if each is not None)
    return found


def _row(site: Site, node: str, counts: Counter[Kind], kinds: Sequence[Kind]) -> Row:
    return Row(site.reading.name(node), tuple(str(counts[kind]) if counts[kind] else "–" for kind in kinds))
