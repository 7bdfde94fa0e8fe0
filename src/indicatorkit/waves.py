"""The order of waves: as they are listed, else by their text."""

from __future__ import annotations

from collections.abc import Sequence


def wave_rank(wave: str, waves: Sequence[str]) -> tuple[int, str]:
    """Where a wave stands in the order of waves: as listed; those that are not listed come after them, by their text.

    >>> sorted(["2025", "herfst", "2024", "zomer"], key=lambda wave: wave_rank(wave, ["zomer", "herfst"]))
    ['zomer', 'herfst', '2024', '2025']
    """
    return (waves.index(wave), "") if wave in waves else (len(waves), wave)
