"""Colours in workbooks: light ones for the names that frameworks use, and letters that can be read on any."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

LIGHT: Final[Mapping[str, str]] = {
    "green": "#CDE8CF",
    "yellow": "#FFF2BF",
    "orange": "#FAD3A6",
    "red": "#F5BFBF",
    "blue": "#C9DDF2",
    "grey": "#E4E4E4",
    "gray": "#E4E4E4",
    "purple": "#DCD0EC",
    "white": "#FFFFFF",
    "black": "#000000",
}
DARK: Final = "#1A1A1A"
BRIGHT: Final = "#FFFFFF"
_HEX: Final = re.compile("#[0-9a-fA-F]{6}")


def colours_of(colour: str) -> tuple[str, str]:
    """What stands behind the letters, and the colour of the letters; of an unknown name, white.

    >>> colours_of("green"), colours_of("#003366"), colours_of("mauve")
    (('#CDE8CF', '#1A1A1A'), ('#003366', '#FFFFFF'), ('#FFFFFF', '#1A1A1A'))
    """
    below = colour.upper() if _HEX.fullmatch(colour) else LIGHT.get(colour.casefold(), "#FFFFFF")
    return below, DARK if _luminance(below) > 0.179 else BRIGHT


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2); above 0.179 dark letters have the greater contrast."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
