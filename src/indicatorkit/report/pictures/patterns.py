"""The patterns of grey in pictures: what fills a second shape, drawn over the colour of a mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import Markup

from ..hatching import PATTERNS, STRENGTH, Hatching
from ..looks import Look

WEIGHT: Final = 1


def defs(prefix: str, looks: Iterable[Look]) -> Markup:
    """The `<defs>` with the patterns of these looks, each once; `prefix` is that of all ids of the picture."""
    inks = {look.pattern: look.ink for look in looks if look.pattern}
    drawn = [_pattern(pattern_id(prefix, name), PATTERNS[name], ink) for name, ink in inks.items()]
    return Markup("<defs>{}</defs>").format(Markup("").join(drawn)) if drawn else Markup("")


def fill(prefix: str, look: Look) -> str:
    """What fills the second shape of a mark; empty for a look without a pattern, which needs no second shape."""
    return f"url(#{pattern_id(prefix, look.pattern)})" if look.pattern else ""


def pattern_id(prefix: str, name: str) -> str:
    """The id of a pattern in a picture."""
    return f"{prefix}-{name}"


def _pattern(key: str, hatching: Hatching, ink: str) -> Markup:
    """A tile with one line along its top, or crossing lines, turned as a whole; or with a dot."""
    gap, angle = hatching.gap, hatching.angles[0] if hatching.angles else 0
    turned = Markup(' patternTransform="rotate({})"').format(angle) if angle else Markup("")
    return Markup('<pattern id="{}" width="{}" height="{}" patternUnits="userSpaceOnUse"{}>{}</pattern>').format(
        key, gap, gap, turned, Markup("").join(_strokes(hatching, ink))
    )


def _strokes(hatching: Hatching, ink: str) -> Iterator[Markup]:
    gap, half = hatching.gap, hatching.gap / 2
    if not hatching.angles:
        dot = Markup('<circle cx="{0:g}" cy="{0:g}" r="1.1" fill="{1}" fill-opacity="{2}"/>')
        yield dot.format(half, ink, STRENGTH)
        return
    lines = f"M0 {half:g}H{gap}" + (f"M{half:g} 0V{gap}" if len(hatching.angles) > 1 else "")
    line = Markup('<path d="{}" stroke="{}" stroke-opacity="{}" stroke-width="{}"/>')
    yield line.format(lines, ink, STRENGTH, WEIGHT)
