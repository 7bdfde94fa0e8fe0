"""The colours that frameworks give to levels: by a name, or as `#rrggbb`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HUES: Final = {
    "green": "#0f554f",
    "light green": "#5da88e",
    "yellow": "#f3bb0c",
    "orange": "#c84f05",
    "red": "#6d0a0c",
    "blue": "#5f9aff",
    "purple": "#7852a2",
    "grey": "#e6e9ec",
}
"""What the names stand for: far apart for every eye and on paper without colour (decision 19)."""

IN_DUTCH: Final = {
    "groen": "green",
    "lichtgroen": "light green",
    "geel": "yellow",
    "oranje": "orange",
    "rood": "red",
    "blauw": "blue",
    "paars": "purple",
    "grijs": "grey",
}
"""What a Dutch author may write at first."""


def hex_of(colour: str, named: Mapping[str, str] = HUES) -> str | None:
    """A colour as `#rrggbb`: one by its name, or one that is written so; nothing for any other word."""
    word = colour.strip().lower()
    found = named.get(word, word)
    if len(found) == 7 and found[0] == "#" and all(each in "0123456789abcdef" for each in found[1:]):
        return found
    return None
