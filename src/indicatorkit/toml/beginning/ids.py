"""Ids made of names, as people would make them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ...light import dataclass
from ...spelling import as_id
from ...written import RESERVED

MOST: Final = 40
"""Shorter than an id may be: ids of what stands below begin with it."""


def id_for(text: str, taken: Iterable[str] = (), other: str = "") -> str:
    """An id that says the text in the letters of an id, and is not taken; `other` where none of its letters can be.

    >>> id_for("Súdwest-Fryslân: ’s avonds"), id_for("Wonen", {"wonen"}), id_for("★", other="thema")
    ('sudwest_fryslan_s_avonds', 'wonen_2', 'thema')
    """
    found = as_id(text)[:MOST].strip("_") or other
    taken = {*RESERVED, *taken}
    numbered = (f"{found}_{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (found, *numbered) if each not in taken)


def ids_for(texts: Iterable[str], other: str) -> tuple[str, ...]:
    """An id for each text, no two the same."""
    found: list[str] = []
    for each in texts:
        found.append(id_for(each, found, other))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Branch:
    """The ids of a theme, of its indicator, and of the two questions of that."""

    theme: str
    indicator: str
    first: str
    second: str


def branches(themes: Iterable[str], other: str) -> tuple[Branch, ...]:
    """A branch for each theme, all ids different: `wonen`, `wonen_1`, `wonen_1a`, `wonen_1b`."""
    ids = ids_for(themes, other)
    taken = set(ids)
    found: list[Branch] = []
    for theme in ids:
        indicator = id_for(f"{theme}_1", taken)
        below = (indicator, f"{indicator}a", f"{indicator}b")
        taken.update(below)
        found.append(Branch(theme, *below))
    return tuple(found)
