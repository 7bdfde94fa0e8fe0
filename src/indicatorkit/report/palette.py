"""What is weak in a palette: colours too near to each other, on a screen, on paper or for some eyes; ink too faint."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from itertools import combinations
from math import floor
from typing import Final, Literal, TypeAlias

from ..explain.labels import written
from ..framework import Framework
from ..hues import hex_of
from ..issues import Issue, Where
from ..items import ShownScale
from ..light import dataclass
from ..words import Lang
from .colours import contrast, distance, ink, lightness
from .theme import Theme

Weak: TypeAlias = Literal["near", "near-in-print", "faint-text"]

NEAR: Final = 16.5
"""Of `colours.distance`; 20 in CAM02-UCS, which is 1.0 to 1.2 times as large for the pairs that occur."""
NEAR_IN_PRINT: Final = 10.0
"""Of lightness (CIELAB L*)."""
TEXT: Final = 4.5
"""WCAG 2.2, 1.4.3: the contrast of text."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """One weakness: of which kind, between what and what, and its figure, which would better be `least` or more."""

    kind: Weak
    one: str
    other: str
    figure: float
    least: float


def weaknesses(colours: Mapping[str, str]) -> Iterator[Weakness]:
    """What is weak among colours that stand side by side, each under its name."""
    for (one, first), (other, second) in combinations(colours.items(), 2):
        apart, gap = distance(first, second), abs(lightness(first) - lightness(second))
        if apart < NEAR:
            yield Weakness("near", one, other, apart, NEAR)
        elif gap < NEAR_IN_PRINT:
            yield Weakness("near-in-print", one, other, gap, NEAR_IN_PRINT)
    for name, colour in colours.items():
        if contrast(ink(colour), colour) < TEXT:
            yield Weakness("faint-text", ink(colour), name, contrast(ink(colour), colour), TEXT)


PAIRS: Final = (("text", "page"), ("text", "panel"), ("muted", "page"), ("muted", "panel"), ("accent", "page"))
"""What is written on what. Outlines of marks are in the first: they stand out more than WCAG 1.4.11 asks."""


def faint(theme: Theme) -> Iterator[Weakness]:
    """What is weak in the tokens of a theme: text that cannot be read, and outlines of marks with it."""
    for one, other in PAIRS:
        found = contrast(theme.tokens[one], theme.tokens[other])
        if found < TEXT:
            yield Weakness("faint-text", one, other, found, TEXT)


def palette_issues(framework: Framework, theme: Theme) -> list[Issue]:
    """A warning for each weakness of the colours of a framework in this theme, each pair once."""
    scales = framework.scales.values()
    found = dict.fromkeys(weak for scale in scales for weak in _of_scale(scale, theme))
    signs = dict.fromkeys(pair for scale in scales for pair in _one_sign(scale))
    return [
        *(_issue(weak) for weak in dict.fromkeys([*found, *faint(theme)])),
        *(
            Issue("warning", "signs-same", Where(), {"one": one, "other": other, "sign": sign})
            for one, other, sign in signs
        ),
    ]


def _one_sign(scale: ShownScale) -> Iterator[tuple[str, str, str]]:
    """The levels of a scale that have one sign, which only colour would tell apart, with that sign."""
    for first, second in combinations(scale.levels, 2):
        if first.glyph and first.glyph == second.glyph:
            yield first.id, second.id, first.glyph


def _of_scale(scale: ShownScale, theme: Theme) -> Iterator[Weakness]:
    """The weaknesses of a scale with what is grey beside it; nothing where the framework gives no colours."""
    said = {level.colour: hex_of(level.colour, theme.colours) for level in scale.levels if level.colour}
    known = {name: colour for name, colour in said.items() if colour is not None}
    if known:
        yield from weaknesses(known | {"grey": theme.colours["grey"]})


def _issue(weak: Weakness) -> Issue:
    figures = {"figure": _written(weak.figure), "least": _written(weak.least)}
    return Issue("warning", f"colours-{weak.kind}", Where(), {"one": weak.one, "other": weak.other, **figures})


def _written(figure: float) -> Callable[[Lang], str]:
    """With one decimal, rounded down: what falls short never reads as what is enough."""
    return partial(written, Fraction(floor(figure * 10), 10))
