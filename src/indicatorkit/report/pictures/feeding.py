"""Who feeds whom below a node, in words: what each is made of, and what each arrow is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ...explain.labels import name, quoted
from ...framework import Framework
from ...graph import feeds
from ...light import dataclass
from ...values import Role
from ...words import Lang, listed, say

ROLES: Final = (Role.RULE, Role.THEN, Role.LIMIT, Role.GATE)
"""What an arrow can be for, that which says most first: how an arrow of several roles is drawn."""


@dataclass(frozen=True, slots=True)
class Fed:
    """An arrow: from what is read to what reads it, with all that it is read for."""

    source: str
    target: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Feeding:
    """Some nodes in the order of the framework, with the arrows between them."""

    nodes: tuple[str, ...]
    arrows: tuple[Fed, ...]


def feeding(framework: Framework, node: str | None = None) -> Feeding:
    """All that a node rests on, and the node itself; of no node everything that feeds anything or is fed."""
    arrows = _arrows(framework)
    known = (
        {each for arrow in arrows for each in (arrow.source, arrow.target)} if node is None else _below(node, arrows)
    )
    inside = tuple(arrow for arrow in arrows if arrow.target in known)
    return Feeding(tuple(each for each in (*framework.attributes, *framework.items) if each in known), inside)


def _arrows(framework: Framework) -> tuple[Fed, ...]:
    roles: dict[tuple[str, str], set[Role]] = {}
    for each in feeds(framework):
        roles.setdefault((each.source, each.target), set()).add(each.role)
    return tuple(Fed(*ends, tuple(role for role in ROLES if role in those)) for ends, those in roles.items())


def _below(node: str, arrows: Iterable[Fed]) -> set[str]:
    reads: dict[str, list[str]] = {}
    for each in arrows:
        reads.setdefault(each.target, []).append(each.source)
    found, waiting = set(), [node]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += reads.get(here, ())
    return found


def kind_of(framework: Framework, node: str) -> str:
    """What a node is to who reads: a question whatever its kind, what is known beforehand, or its kind."""
    item = framework.items.get(node)
    if item is None:
        return "fact" if framework.is_fact(node) else "earlier"
    return "question" if item.is_asked else "earlier" if item.earlier is not None else item.kind


def in_words(framework: Framework, found: Feeding, lang: Lang) -> tuple[str, ...]:
    """The same as sentences: for each node that reads anything what it reads, and what for."""
    return tuple(_sentences(framework, found, lang))


def _sentences(framework: Framework, found: Feeding, lang: Lang) -> Iterator[str]:
    for node in reversed(found.nodes):
        for role in ROLES:
            read = [arrow.source for arrow in found.arrows if arrow.target == node and role in arrow.roles]
            if read:
                names = listed([quoted(framework, each, lang) for each in read], lang)
                yield say(f"report.graph.says.{role}", lang, name=name(framework, node, lang), names=names)
