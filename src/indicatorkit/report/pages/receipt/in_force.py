"""The policies in force: what roll-ups do with what is missing and what does not apply, each once."""

from __future__ import annotations

from collections.abc import Iterator

from ....items import Item
from ....light import dataclass
from ..framework import policy
from ..framework.saying import Saying, Shown


@dataclass(frozen=True, slots=True)
class InForce:
    """A policy, in sentences, and the nodes for which it holds."""

    missing: str
    not_applicable: str
    nodes: tuple[Shown, ...]


def in_force(say: Saying) -> tuple[InForce, ...]:
    """Each policy once, the one of most nodes first."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for item in say.framework:
        for told in _told(say, item):
            found.setdefault(told, {})[item.id] = None
    made = [InForce(missing, other, _links(say, nodes)) for (missing, other), nodes in found.items()]
    return tuple(sorted(made, key=lambda each: -len(each.nodes)))


def _told(say: Saying, item: Item) -> Iterator[tuple[str, str]]:
    """What the roll-ups of a node do, of whatever wave."""
    if item.rule is None or item.earlier is not None:
        return
    for rule in (item.rule, *(later for _, later in item.rules_from)):
        yield " ".join(policy.missing(say, item, rule)), " ".join(policy.not_applicable(say, item, rule))


def _links(say: Saying, nodes: dict[str, None]) -> tuple[Shown, ...]:
    return tuple(Shown(say.name(each), href=say.site.explained(each)) for each in nodes)
