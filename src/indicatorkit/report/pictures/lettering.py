"""Words in pictures: how wide they are, about, and how they break into lines."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

NARROW: Final = frozenset("iljtfrI.,:;'’|!()[]/- ")
WIDE: Final = frozenset("mwMW@%—…")
ELLIPSIS: Final = "…"
BOLD: Final = 1.12
"""How much wider bold letters are."""


def width_of(text: str, size: float) -> float:
    """How wide a text is at most, about: letters of a system font are not measured here, and a wide one must fit."""
    return size * _width(text)


@lru_cache(maxsize=4096)
def _width(text: str) -> float:
    return sum(0.38 if each in NARROW else 0.94 if each in WIDE else 0.63 for each in text)


def lines(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """A text as lines that fit; what is over the last one is cut off, which an ellipsis says."""
    found: list[str] = []
    rest = text.split()
    while rest and len(found) < most:
        taken = _fitting(rest, size, room)
        found.append(" ".join(rest[:taken]))
        rest = rest[taken:]
    if rest and found:
        found[-1] = f"{found[-1]} {ELLIPSIS}"
    return tuple(_cut(each, size, room) for each in found)


def _fitting(words: list[str], size: float, room: float) -> int:
    """How many words fit on a line: one at least, however long it is."""
    taken = 1
    while taken < len(words) and width_of(" ".join(words[: taken + 1]), size) <= room:
        taken += 1
    return taken


def _cut(text: str, size: float, room: float) -> str:
    if width_of(text, size) <= room:
        return text
    kept = text.removesuffix(ELLIPSIS).rstrip()
    while kept and width_of(kept + ELLIPSIS, size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}{ELLIPSIS}"
