"""The patterns of grey drawn out along a bar: lines and dots themselves, cut off where a part of the bar ends.

A browser that prints makes a picture of every shape that a pattern fills, and a page of all entities has hundreds of
them: tens of megabytes on paper. Lines it prints as lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import radians, sin, tan
from typing import Final

from markupsafe import Markup

from ..hatching import PATTERNS, STRENGTH, Hatching
from ..looks import Look
from .patterns import pattern_id

LENGTH: Final = 1120
"""In pixels: no bar on a page is longer, unless letters are made twice as large on a screen of twice the width."""


def lengths(prefix: str, looks: Iterable[Look], height: int) -> Markup:
    """The `<defs>` with the patterns of these looks, each once, as long as any bar and as high as these."""
    inks = {look.pattern: look.ink for look in looks if look.pattern}
    drawn = Markup("").join(
        Markup('<path id="{}" d="{}" fill="none" stroke="{}" stroke-opacity="{}"{}/>').format(
            pattern_id(prefix, name), _path(PATTERNS[name], height), ink, STRENGTH, _dots(PATTERNS[name])
        )
        for name, ink in inks.items()
    )
    return Markup("<defs>{}</defs>").format(drawn)


def length(prefix: str, look: Look) -> str:
    """The id of the pattern of a look; empty for a look without one."""
    return pattern_id(prefix, look.pattern) if look.pattern else ""


def _dots(hatching: Hatching) -> Markup:
    """A row of dots is a line of short dashes: round ones are many bytes on paper."""
    if hatching.angles:
        return Markup("")
    return Markup(' stroke-width="2" stroke-dasharray="2 {}"').format(hatching.gap - 2)


def _path(hatching: Hatching, height: int) -> str:
    if not hatching.angles:
        half = hatching.gap / 2
        return "".join(f"M{half:g} {half + hatching.gap * row:g}H{LENGTH}" for row in range(height // hatching.gap))
    return "".join(_lines(angle, hatching.gap, height) for angle in hatching.angles)


def _lines(angle: int, gap: int, height: int) -> str:
    """Lines at an angle, clockwise from level, so far apart, that together cover the bar."""
    if not angle:
        return "".join(f"M0 {y:g}H{LENGTH}" for y in range(gap // 2, height, gap))
    if angle == 90:
        return "".join(f"M{x} 0V{height}" for x in range(gap // 2, LENGTH, gap))
    along, apart = height / tan(radians(angle)), gap / abs(sin(radians(angle)))
    first, count = min(0.0, -along), int((LENGTH + abs(along)) / apart)
    return "".join(f"M{first + apart * at:.1f} 0l{along:.1f} {height}" for at in range(count))
