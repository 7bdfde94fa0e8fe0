"""The part of a style that is made: tokens, and a rule for each look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .looks import Look, Looks
from .theme import Theme

INK: Final = "rgb(26 31 36 / 38%)"
"""Of the marks of patterns: they stand beneath text, which must stay readable."""

PATTERNS: Final = {
    "dots": f"radial-gradient({INK} 1px, transparent 1.3px) 0 0 / 6px 6px",
    "falling": f"repeating-linear-gradient(45deg, {INK} 0 1px, transparent 1px 6px)",
    "rising": f"repeating-linear-gradient(-45deg, {INK} 0 1px, transparent 1px 6px)",
    "upright": f"repeating-linear-gradient(90deg, {INK} 0 1px, transparent 1px 6px)",
    "level": f"repeating-linear-gradient(0deg, {INK} 0 1px, transparent 1px 6px)",
    "grating": f"repeating-linear-gradient(0deg, {INK} 0 1px, transparent 1px 6px), "
    f"repeating-linear-gradient(90deg, {INK} 0 1px, transparent 1px 6px)",
    "crosses": f"repeating-linear-gradient(45deg, {INK} 0 1px, transparent 1px 8px), "
    f"repeating-linear-gradient(-45deg, {INK} 0 1px, transparent 1px 8px)",
}
"""Each pattern as backgrounds of a box; `pictures/patterns.py` draws the same ones in pictures."""


def token_rules(theme: Theme) -> str:
    """The tokens as properties of the page."""
    return f":root {{ {' '.join(f'--ik-{key}: {value};' for key, value in theme.tokens.items())} }}"


def look_rules(looks: Looks) -> str:
    """A rule for each look: its colour with what is written on it, and its pattern."""
    return "\n".join(_rules(looks))


def _rules(looks: Looks) -> Iterator[str]:
    for look in looks:
        yield f".look-{look.key} {{ background: {_background(look)}; color: {look.ink}; }}"


def _background(look: Look) -> str:
    return f"{PATTERNS[look.pattern]}, {look.colour}" if look.pattern else look.colour
