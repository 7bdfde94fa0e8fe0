"""The patterns of grey: what each is made of, for pages and for pictures alike.

A pattern lies over a colour and does not hide it: themes change colours, patterns stay.
"""

from __future__ import annotations

from typing import Final

from ..light import dataclass

STRENGTH: Final = 0.38
"""How much of the ink of a look: enough to be told apart in grey print, too little to hide a letter."""


@dataclass(frozen=True, slots=True)
class Hatching:
    """Lines at some angles, clockwise from level, in degrees; without angles it is dots. `gap` is in pixels."""

    angles: tuple[int, ...] = ()
    gap: int = 6

    def css(self, ink: str) -> str:
        """Backgrounds of a box in this ink, to which its colour is added."""
        share = f"rgb({' '.join(str(int(ink[at : at + 2], 16)) for at in (1, 3, 5))} / {STRENGTH:.0%})"
        if not self.angles:
            return f"radial-gradient({share} 1.1px, transparent 1.4px) 0 0 / {self.gap}px {self.gap}px"
        lines = f"{share} 0 1px, transparent 1px {self.gap}px"
        return ", ".join(f"repeating-linear-gradient({angle}deg, {lines})" for angle in self.angles)


PATTERNS: Final = {
    "dots": Hatching(gap=5),
    "falling": Hatching((45,)),
    "rising": Hatching((-45,)),
    "upright": Hatching((90,)),
    "level": Hatching((0,)),
    "grating": Hatching((0, 90)),
    "crosses": Hatching((45, -45), gap=7),
}
"""The patterns by name; `looks.GREYS` says which reason has which."""
