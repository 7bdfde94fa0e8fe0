"""Who is named where: the parts of conditions as they are written, each with its path in the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..issues import Path
from ..rules.at_least import AtLeast
from ..rules.table import SameAs, Table
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
    return tuple(mentions(entry.raw.get("applies_if"), (*entry.path, "applies_if")))


def of_rows(doc: Any, here: RuleHere) -> tuple[Mention, ...]:
    """What the rows of a table, tiers, `count` and `share` say of inputs."""
    rule = here.rule
    found: list[Mention] = []
    if isinstance(rule, Table):
        for index in range(len(rule.rows)):
            path = here.place("rows", index, "when")
            found.extend(mentions(at(doc, path), path))
    elif isinstance(rule, AtLeast):
        paths = [here.place("tiers", index, "where") for index in range(len(rule.tiers))]
        found.extend(Mention("", at(doc, path), path) for path in paths)
    elif "where" in type(rule).model_fields:
        found.append(Mention("", at(doc, here.place("where")), here.place("where")))
    return tuple(found)


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
    if not isinstance(here.rule, Table):
        return ()
    thens = [(row.then, here.place("rows", index, "then")) for index, row in enumerate(here.rule.rows)]
    thens.append((here.rule.otherwise, here.place("otherwise")))
    return tuple((then.item, (*path, "same_as")) for then, path in thens if isinstance(then, SameAs))


def rules_of(entry: Entry) -> tuple[RuleHere, ...]:
    """All roll-ups of a node, whatever the wave."""
    return (*((entry.rule,) if entry.rule is not None else ()), *(here for _, here in entry.later))
