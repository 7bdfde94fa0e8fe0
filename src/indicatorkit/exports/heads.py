"""The columns that sheets for people begin with: who, in which wave, seen by whom; and the place of a node."""

from __future__ import annotations

from collections.abc import Sequence

from ..answers import Row
from ..explain.labels import name
from ..files.sheet import Column
from ..framework import Framework
from ..items import Item
from ..words import Lang, say


def key_columns(framework: Framework, rows: Sequence[Row], lang: Lang, all_rows: Sequence[Row]) -> list[Column]:
    """Entity, and wave and perspective where any row of all has one."""
    found = [Column(entity_word(framework, lang), [each.entity for each in rows], repeats=True)]
    if any(each.wave for each in all_rows):
        found.append(Column(say("sheets.wave", lang), [each.wave for each in rows], repeats=True))
    if any(each.perspective for each in all_rows):
        found.append(Column(say("sheets.perspective", lang), [each.perspective for each in rows], repeats=True))
    return found


def entity_word(framework: Framework, lang: Lang) -> str:
    """What the framework calls what is scored."""
    return framework.entity(lang) or say("sheets.entity", lang)


def part_of(framework: Framework, item: Item, lang: Lang) -> str | None:
    """The names of what a node is part of, from the top; nothing at the top itself."""
    above: list[str] = []
    parent = item.parent
    while parent is not None:
        above.append(name(framework, parent, lang))
        parent = framework[parent].parent
    return " · ".join(reversed(above)) or None
