"""Nodes that rest on themselves, perhaps through others: each circle once, with every place that closes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..graph import circles, order
from ..issues import Path
from .earlier import complete
from .findings import Findings
from .inputs import Inputs
from .mentions import of_gate, of_limits, of_rows, of_thens, rules_of
from .tree import Entry

MOST_SHOWN: Final = 12


def in_order(inputs: Inputs, doc: Mapping[str, Any], findings: Findings) -> list[Entry]:
    """The nodes, each after all that it reads; those in a circle come last, and are reported."""
    reads = {entry.id: reads_of(entry, doc, inputs) for entry in inputs.nodes.values()}
    inputs.earlier = complete(inputs.back, reads)
    reads |= {id_: reads_of(inputs.nodes[id_], doc, inputs) for id_ in (each.id for each in inputs.earlier)}
    places = {id_: place for place, id_ in enumerate(inputs.nodes)}
    while found := circles(reads):
        for each in found:
            _report(_from_first(each, places), reads, findings)
            for id_ in each:
                inputs.nodes[id_].spoil()
        reads |= {id_: {} for each in found for id_ in each}
    return [inputs.nodes[id_] for id_ in order(reads)]


def reads_of(entry: Entry, doc: Mapping[str, Any], inputs: Inputs) -> dict[str, Path]:
    """What a node reads, in any role, and where that is written; as it was in an earlier wave it rests on itself."""
    if entry.earlier is not None:
        return {entry.earlier.of: entry.path} if entry.is_sound else {}
    found = {feed.id: feed.path for feeds in (entry.feeds, *entry.later_feeds) for feed in feeds}
    for mention in of_gate(entry):
        found.setdefault(mention.item, mention.path)
    for here in rules_of(entry):
        for mention in (*of_rows(doc, here), *of_limits(doc, here)):
            found.setdefault(mention.item, mention.path)
        for item, path in of_thens(here):
            found.setdefault(item, path)
    return {id_: path for id_, path in found.items() if id_ in inputs.nodes}


def _from_first(found: tuple[str, ...], places: Mapping[str, int]) -> tuple[str, ...]:
    """The circle, turned so that it begins at the node written first."""
    start = min(range(len(found)), key=lambda index: places[found[index]])
    return found[start:] + found[:start]


def _report(turned: tuple[str, ...], reads: Mapping[str, Mapping[str, Path]], findings: Findings) -> None:
    """The circle, with the places where each node names the next."""
    steps = [reads[one][other] for one, other in zip(turned, (*turned[1:], turned[0]), strict=True)]
    if len(turned) == 1:
        findings.error("self-reference", steps[0], at="header", node=turned[0])
        return
    shown = " → ".join(
        f"`{each}`" for each in (*turned[:MOST_SHOWN], *(["…"] if turned[MOST_SHOWN:] else []), turned[0])
    )
    first, *rest = steps
    findings.error("circle", first, at="header", circle=shown, also=[(path, "header") for path in rest[:MOST_SHOWN]])
