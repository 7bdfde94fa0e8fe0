"""Who is named where: the parts of conditions as they are written, each with its path in the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ..issues import Path
from ..light import dataclass
from ..rules.table import SameAs
from ..written import BOUNDS
from .tree import Entry, RuleHere

TOGETHER: Final = ("all", "any", "none", "count", "share")


@dataclass(frozen=True, slots=True)
class Mention:
    """One part of a condition: a cell about one node or attribute, about all inputs (`item` is empty), or a wave."""

    item: str
    cell: Any
    path: Path
    is_wave: bool = False


def mentions(raw: object, path: Path) -> Iterator[Mention]:
    """The parts of a condition, in the order written."""
    if isinstance(raw, Mapping):
        for key, cell in raw.items():
            here = (*path, key)
            if key == "any_of":
                yield from mentions(cell, here)
            elif key == "wave":
                yield Mention("", cell, here, is_wave=True)
            elif key in TOGETHER:
                yield Mention("", cell, here)
            elif key not in BOUNDS:
                yield Mention(key, cell, here)
    elif isinstance(raw, Sequence) and not isinstance(raw, str):
        for index, each in enumerate(raw):
            yield from mentions(each, (*path, index))


def at(doc: Any, path: Path) -> Any:
    """What stands at a path of the document; nothing where there is nothing."""
    for key in path:
        try:
            doc = doc[key]
        except (KeyError, IndexError, TypeError):
            return None
    return doc


def of_gate(entry: Entry) -> tuple[Mention, ...]:
    """The parts of `applies_if`."""
    gate = entry.raw.get("applies_if")
    return () if gate is None else tuple(mentions(gate, (*entry.path, "applies_if")))


def of_rows(doc: Any, here: RuleHere) -> tuple[Mention, ...]:
    """What the rows of a table, tiers, `count` and `share` say of inputs."""
    conditions = (here.place(*keys) for keys in here.rule.conditions_at())
    cells = (here.place(*keys) for keys in here.rule.cells_at())
    named = (each for path in conditions for each in mentions(at(doc, path), path))
    return (*named, *(Mention("", at(doc, path), path) for path in cells))


def of_limits(doc: Any, here: RuleHere) -> tuple[Mention, ...]:
    """The conditions of limits."""
    return tuple(
        mention
        for index in range(len(here.rule.limits))
        for key in ("when", "unless")
        for mention in mentions(at(doc, here.place("limits", index, key)), here.place("limits", index, key))
    )


def of_thens(here: RuleHere) -> tuple[tuple[str, Path], ...]:
    """The nodes whose outcome a row of a table hands on."""
    handed = [(then, keys) for then, keys in here.rule.thens_at() if isinstance(then, SameAs)]
    return tuple((then.item, (*here.place(*keys), "same_as")) for then, keys in handed)


def rules_of(entry: Entry) -> tuple[RuleHere, ...]:
    """All roll-ups of a node, whatever the wave."""
    first = () if entry.rule is None else (entry.rule,)
    return (*first, *(here for _, here in entry.later)) if entry.later else first
