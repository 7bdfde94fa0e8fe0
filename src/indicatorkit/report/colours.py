"""Colours as people see them: what ink can be read on them, how light they are, and how far they are apart.

Distances are looked at as most people see them and as people see them whose eyes lack one kind of cone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import hypot
from typing import Final, TypeAlias

Rgb: TypeAlias = tuple[float, float, float]
"""Linear light, red, green and blue, each from 0 to 1."""

DARK: Final = "#1a1f24"
LIGHT: Final = "#ffffff"


def linear(colour: str) -> Rgb:
    """The light of a colour that is written as `#rrggbb` (sRGB, IEC 61966-2-1)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


# ------------------------------------------------------------------------------------------------------- light and dark


def luminance(colour: str) -> float:
    """How light it is, from 0 to 1 (relative luminance, WCAG 2.2)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, 1.4.3)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def ink(colour: str) -> str:
    """The ink that reads best on it: dark or white."""
    return max((DARK, LIGHT), key=lambda each: contrast(each, colour))


def lightness(colour: str) -> float:
    """How light it looks, from 0 to 100 (CIELAB L*): what is left of it on paper without colour."""
    light = luminance(colour)
    return 903.3 * light if light <= 0.008856 else 116 * light ** (1 / 3) - 16


# ------------------------------------------------------------------------------------------------------------ distances

EYES: Final[dict[str, tuple[Rgb, Rgb, Rgb]]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What reaches eyes that lack a kind of cone (Machado, Oliveira and Fernandes 2009, severity 1)."""


def distance(one: str, other: str) -> float:
    """How far two colours are apart for the eye that sees them least apart; black and white: 100.

    In OKLab, with hue and strength counted twice (Ottosson 2020, as deltaEOK2 in CSS tools): so weighed it follows
    CAM02-UCS closely, where 20 is far; see `palette.NEAR`.
    """
    return min(_apart(_seen(linear(one), eye), _seen(linear(other), eye)) for eye in EYES.values())


def _seen(light: Rgb, eye: Sequence[Rgb]) -> Rgb:
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in eye)
    return red, green, blue


def _apart(one: Rgb, other: Rgb) -> float:
    light, red, blue = (a - b for a, b in zip(_oklab(one), _oklab(other), strict=True))
    return 100 * hypot(light, 2 * red, 2 * blue)


def _oklab(light: Rgb) -> Rgb:
    """The place of a colour among what people see (Ottosson 2020)."""
    red, green, blue = light
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def between(one: str, other: str, share: float) -> str:
    """The colour so far on the way from one to the other."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
