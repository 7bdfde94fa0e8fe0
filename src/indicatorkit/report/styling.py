"""The part of a style that is made: tokens, and a rule for each look."""

from __future__ import annotations

from collections.abc import Iterator

from .hatching import PATTERNS
from .looks import Look, Looks
from .theme import Theme


def token_rules(theme: Theme) -> str:
    """The tokens as properties of the page."""
    return f":root {{ {' '.join(f'--ik-{key}: {value};' for key, value in theme.tokens.items())} }}"


def look_rules(looks: Looks) -> str:
    """A rule for each look: its colour with what is written on it, and its pattern."""
    return "\n".join(_rules(looks))


def _rules(looks: Looks) -> Iterator[str]:
    for look in looks:
        yield f".look-{look.key} {{ background: {background(look)}; color: {look.ink}; }}"


def background(look: Look) -> str:
    """What lies beneath the sign of a look: its colour, of a grey with its pattern."""
    return f"{PATTERNS[look.pattern].css(look.ink)}, {look.colour}" if look.pattern else look.colour
