"""The design tokens of pages and pictures, and what a theme says instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from ..hues import HUES
from ..issues import Issue
from ..light import dataclass

TOKENS: Final = {
    "text": "#1a1f24",
    "muted": "#4d5963",
    "page": "#ffffff",
    "panel": "#f4f6f8",
    "line": "#c9d1d8",
    "accent": "#0b5c8a",
    "font": "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif",
}
"""What a page is made of, besides the colours that frameworks name."""


@dataclass(frozen=True, slots=True)
class Theme:
    """What tokens are: ours, unless a file says another. `issues` are what of that file has no effect.

    `name` is that of the file, without its folder, or of a theme that comes along; empty for ours.
    """

    said: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    name: str = ""

    @property
    def colours(self) -> dict[str, str]:
        """The colours that frameworks name."""
        return {name: self.said.get(token(name), colour) for name, colour in HUES.items()}

    @property
    def tokens(self) -> dict[str, str]:
        """All tokens, with their values."""
        own = {key: self.said.get(key, value) for key, value in TOKENS.items()}
        return own | {token(name): colour for name, colour in self.colours.items()}


def token(name: str) -> str:
    """The token of a colour that frameworks name."""
    return name.replace(" ", "-")
