"""The sheets for Swing: data of at most sixty columns each, explanations, descriptions and labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...engine.table import Table
from ...files.sheet import Column, Sheet
from ...issues import Issue, Where
from ...items import Item
from ...light import dataclass
from ...naming import Names, nodes_of
from ...words import Lang
from ..outcomes import outcomes
from ..told import Telling
from .codes import check
from .keys import Key, SwingSetup, keys
from .metadata import labels, metadata, without_tags
from .variables import Variable, variables

MOST_COLUMNS: Final = 59
"""With fewer than sixty, imports stay stable (provinciesincijfers/JiveDocumentation, *Data inlezen*)."""
KEYS: Final = ("PERIOD", "GEOLEVEL", "GEOITEM")


@dataclass(frozen=True, slots=True)
class SwingFiles:
    """The sheets to import, and what is worth knowing about them."""

    sheets: tuple[Sheet, ...]
    issues: tuple[Issue, ...]


def swing_files(table: Table, setup: SwingSetup, lang: Lang) -> SwingFiles:
    """Data, explanations (unless not wanted), descriptions and labels, each a sheet or more.

    What Swing would refuse, or overwrite, is a `DataError`.
    """
    items = _items(table, setup.nodes)
    rows = keys(tuple(table.answers.rows), setup)
    found = [each for item in items for each in variables(table, item, setup.prefix + item.id, lang)]
    told = Telling(table, lang, quoting=False)
    texts = [_why(told, item, setup.prefix) for item in items if item.rule is not None and setup.explain]
    issues = check([each.code for each in (*found, *texts)])
    data, why = _parts("data", rows, found), _parts("why", rows, texts)
    if len(data) > 1 or len(why) > 1:
        params = {"number": len(data) + len(why), "most": MOST_COLUMNS + 1}
        issues.append(Issue("info", "swing-split", Where(), params))
    periods = list(dict.fromkeys(period for period, _, _ in rows))
    about = metadata(table.framework, [*found, *texts], periods, lang)
    return SwingFiles((*data, *why, about, labels(found)), tuple(issues))


def _items(table: Table, nodes: Names | None) -> list[Item]:
    framework = table.framework
    if nodes is None:
        return list(framework.board)
    known = [item.id for item in framework if not item.is_heading and item.earlier is None]
    return [framework[each] for each in nodes_of(framework, nodes, known)]


def _why(told: Telling, item: Item, prefix: str) -> Variable:
    """The sentence of a node for every row, without a word of what people wrote in their answers."""
    said = [
        None if outcome is None else without_tags(told.sentence(row, item.id))
        for row, outcome in enumerate(outcomes(told.table, item.id))
    ]
    return Variable(f"{prefix}{item.id}_why", item.id, "Text", said, face="why")


def _parts(name: str, rows: Sequence[Key], found: Sequence[Variable]) -> list[Sheet]:
    """The variables over as many sheets as are needed, each with the keys before them."""
    room = MOST_COLUMNS - len(KEYS)
    parts = []
    for part, begin in enumerate(range(0, len(found), room), start=1):
        own = found[begin : begin + room]
        heads = [Column(key, [row[place] for row in rows], repeats=True) for place, key in enumerate(KEYS)]
        columns = (*heads, *(Column(each.code, each.values) for each in own))
        id_ = name if part == 1 else f"{name}_{part}"
        parts.append(Sheet(id_, id_, columns, pinned=len(KEYS)))
    return parts
