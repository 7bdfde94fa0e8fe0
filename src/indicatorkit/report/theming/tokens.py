"""The values of design tokens: colours and fonts as CSS writes them, read and written anew."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb
from typing import Final

HEX: Final = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
CALL: Final = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
NUMBER: Final = re.compile(r"(\d{1,3}(?:\.\d{1,10})?)(%|deg)?")
FAMILY: Final = re.compile(r"[A-Za-z][A-Za-z0-9 _-]{0,60}")
WORDS: Final = {"black": "#000000", "white": "#ffffff"}
MOST_FAMILIES: Final = 20


def token_value(token: str, text: str) -> str | None:
    """The value of a token in our own writing: a colour as `#rrggbb`, or a list of fonts; nothing for anything else."""
    return font(text) if token == "font" else colour(text)  # noqa: S105  # a design token, no secret


def colour(text: str) -> str | None:
    """An opaque colour as `#rrggbb`, of `#rgb`, `#rrggbb`, `rgb()` or `hsl()`; nothing for anything else."""
    word = text.strip().lower()
    if HEX.fullmatch(word):
        return word if len(word) == 7 else "#" + "".join(each * 2 for each in word[1:])
    called = CALL.fullmatch(word)
    if called is None:
        return WORDS.get(word)
    parts = [NUMBER.fullmatch(each) for each in re.split(r"\s*[,/]\s*|\s+", called.group(2).strip())]
    given = [(float(each.group(1)), each.group(2) or "") for each in parts if each is not None]
    if len(given) != len(parts) or len(given) not in (3, 4) or given[3:] not in ([], [(1.0, "")], [(100.0, "%")]):
        return None
    return _rgb(given[:3]) if called.group(1) == "rgb" else _hsl(given[:3])


def _rgb(given: list[tuple[float, str]]) -> str | None:
    if any(unit == "deg" for _, unit in given):
        return None
    return _written([number / (100 if unit else 255) for number, unit in given])


def _hsl(given: list[tuple[float, str]]) -> str | None:
    (hue, turn), (strength, percent), (light, other) = given
    if turn == "%" or percent != "%" or other != "%" or max(strength, light) > 100:
        return None
    return _written([*hls_to_rgb(hue % 360 / 360, light / 100, strength / 100)])


def _written(shares: list[float]) -> str | None:
    if any(share > 1 for share in shares):
        return None
    return "#" + "".join(f"{round(share * 255):02x}" for share in shares)


def font(text: str) -> str | None:
    """A list of font families, those of more words between quotes; nothing where a family has other signs."""
    families = [each.strip() for each in text.split(",")]
    bare = [each[1:-1] if len(each) > 1 and each[0] == each[-1] and each[0] in "\"'" else each for each in families]
    if len(bare) > MOST_FAMILIES or not all(FAMILY.fullmatch(each) for each in bare):
        return None
    return ", ".join(f"'{each}'" if " " in each else each for each in bare)
