"""The order of waves: as they are listed, else by their text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

PREVIOUS: Final = "previous"
AT: Final = "@"


def wave_rank(wave: str, waves: Sequence[str]) -> tuple[int, str]:
    """Where a wave stands in the order of waves: as listed; those that are not listed come after them, by their text.

    >>> sorted(["2025", "herfst", "2024", "zomer"], key=lambda wave: wave_rank(wave, ["zomer", "herfst"]))
    ['zomer', 'herfst', '2024', '2025']
    """
    return (waves.index(wave), "") if wave in waves else (len(waves), wave)


def earlier_id(id_: str, wave: str) -> str:
    """What a node is called as it was in an earlier wave, or in the one before: `x@2024-06`, `x@previous`."""
    return f"{id_}{AT}{wave}"


def split_earlier(name: str) -> tuple[str, str]:
    """The node and the wave of which such a name speaks; the wave is empty for a node as it is now.

    >>> split_earlier("x@2024-06"), split_earlier("x")
    (('x', '2024-06'), ('x', ''))
    """
    id_, _, wave = name.partition(AT)
    return id_, wave


def waves_before(waves: Sequence[str], occurring: Iterable[str]) -> dict[str, str]:
    """For each wave the one right before it: in the list, and where that does not have it, by its text.

    >>> waves_before(["zomer", "herfst"], ["herfst"]), waves_before([], ["2025", "2023", "2024"])
    ({'herfst': 'zomer'}, {'2024': '2023', '2025': '2024'})
    """
    ordered = sorted({*waves, *occurring}, key=lambda each: wave_rank(each, waves))
    return dict(zip(ordered[1:], ordered, strict=False))
