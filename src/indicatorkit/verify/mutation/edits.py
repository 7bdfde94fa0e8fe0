"""One edit of a document: where, and what stands there instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Final

from ...issues import Path
from ...light import dataclass

WITHOUT: Final = ("example", "promise", "nl", "en", "calibration")


class Gone(Enum):
    """What stands there when it is left out."""

    GONE = "gone"


GONE: Final = Gone.GONE


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing written otherwise.

    `declaration` is the table that an author would open: a named roll-up, an answer, a node. `path` is the place in the
    document, `old` and `new` what stands there: `GONE` where there is nothing. What was not written at all, but goes
    without saying, has its meaning as `old`.
    """

    declaration: Path
    path: Path
    old: Any
    new: Any

    @property
    def inner(self) -> Path:
        """The place within its declaration."""
        return self.path[len(self.declaration) :]

    @property
    def swaps(self) -> tuple[int, int] | None:
        """Which two neighbours of a list change places, where that is all."""
        if not (isinstance(self.old, list) and isinstance(self.new, list) and len(self.old) == len(self.new)):
            return None
        differ = [place for place, (one, other) in enumerate(zip(self.old, self.new, strict=True)) if one != other]
        if len(differ) != 2 or [self.old[each] for each in differ] != [self.new[each] for each in reversed(differ)]:
            return None
        return differ[0], differ[1]


def bare(doc: Mapping[str, Any]) -> dict[str, Any]:
    """The document without what decides no outcome: examples, promises and labels."""
    return {key: each for key, each in doc.items() if key not in WITHOUT}


def size(table: Any) -> int:
    """How many values there are in a document, tables and lists counted too."""
    if isinstance(table, Mapping):
        return 1 + sum(map(size, table.values()))
    return 1 + sum(map(size, table)) if isinstance(table, list | tuple) else 1


def edited(doc: Any, edit: Edit) -> dict[str, Any]:
    """The document with the edit made; what is not on its path is shared with the original."""
    found: dict[str, Any] = _with(doc, edit.path, edit.new)
    return found


def _with(table: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    key, *rest = path
    if isinstance(table, Mapping):
        changed = dict(table)
        if not rest and new is GONE:
            changed.pop(key, None)
        else:
            changed[str(key)] = _with(table.get(key), tuple(rest), new)
        return changed
    assert isinstance(table, Sequence) and isinstance(key, int)
    if not rest and new is GONE:
        return [*table[:key], *table[key + 1 :]]
    return [*table[:key], _with(table[key], tuple(rest), new), *table[key + 1 :]]
