"""How high outcomes stand in a trend: levels each in a lane of their own, numbers along a scale, and below it the rest.

Grey is not the lowest level: it lies apart, below a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor, log10
from typing import Final

from ...explain.labels import grey_label, written
from ...light import dataclass
from ...words import Lang
from ..looks import Look
from ..reading import Reading
from ..steps import Step

LANE, SCALE, GAP = 44.0, 150.0, 16.0
"""How high a lane is, how high a scale of numbers, and the room between what is known and what is not."""
MOST_TICKS: Final = 5


@dataclass(frozen=True, slots=True)
class Lane:
    """One line across: how high it stands, what it is called, and its look where it has one of its own."""

    y: float
    text: str
    look: Look | None = None
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Lanes:
    """All lanes from the top down, where each outcome stands, and how high it is together.

    `ordered`: from one lane to another is up or down, so that a line between them says something.
    """

    lanes: tuple[Lane, ...]
    places: dict[str, float]
    ordered: bool
    height: float

    def of(self, step: Step) -> float | None:
        """How high the outcome of a step stands; nothing where there is none."""
        return self.places.get(step.wave)


def lanes(reading: Reading, node: str, found: Sequence[Step]) -> Lanes:
    """The lanes for what came out of a node in some waves."""
    known = [step for step in found if step.status is not None and step.status.is_known]
    numbers = {step.wave: number for step in known if (number := _number(reading, step, node)) is not None}
    scale = reading.framework[node].scale_id
    if scale is None and known and len(numbers) == len(known):
        return _with_rest(reading, node, found, *_scale(numbers, reading.lang), ordered=True)
    above, places = _levels(reading, node, known)
    return _with_rest(reading, node, found, above, places, len(above) * LANE, ordered=_is_ordered(reading, node))


def _number(reading: Reading, step: Step, node: str) -> Fraction | None:
    return None if step.row is None else reading.at(step.wave).number(step.row, node)


def _is_ordered(reading: Reading, node: str) -> bool:
    scale = reading.framework.scales.get(reading.framework[node].scale_id or "")
    return scale is not None and scale.order.ordered


def _levels(reading: Reading, node: str, known: Sequence[Step]) -> tuple[list[Lane], dict[str, float]]:
    """A lane for each level, the best at the top; and one for everything else that came out."""
    item = reading.framework[node]
    looks = reading.looks.of_scale(item.scale_id) if item.scale_id is not None else []
    made: dict[str, tuple[str, Look | None]] = {look.key: (look.word, look) for look in looks}
    if not looks and item.answer is not None:
        options = [each for each in item.answer.options if not (each.missing or each.not_applicable)]
        made |= {name: (name, None) for name in (option.name(reading.lang) for option in options)}
    kept = {step.wave: _kept(step, looks) for step in known}
    made |= {key: (name, None) for key, name in kept.values() if key not in made}
    heights = {key: (at + 0.5) * LANE for at, key in enumerate(made)}
    found = [Lane(heights[key], name, look) for key, (name, look) in made.items()]
    return found, {wave: heights[key] for wave, (key, _) in kept.items()}


def _kept(step: Step, looks: Sequence[Look]) -> tuple[str, str]:
    """By what a lane is known, and what it is called: that of a level, else of what came out as it is told."""
    assert step.status is not None
    look, text = step.status.look, step.status.text
    return (look.key, look.word) if look in looks else (text, text)


def _scale(numbers: dict[str, Fraction], lang: Lang) -> tuple[list[Lane], dict[str, float], float]:
    """Lines at some round numbers, and between them where each number stands."""
    marks = ticks(min(numbers.values()), max(numbers.values()))
    low, high = marks[0], marks[-1]

    def place(number: Fraction) -> float:
        return LANE / 2 + SCALE * float((high - number) / (high - low))

    found = [Lane(place(mark), written(mark, lang)) for mark in reversed(marks)]
    return found, {wave: place(number) for wave, number in numbers.items()}, SCALE + LANE


def ticks(low: Fraction, high: Fraction) -> list[Fraction]:
    """A few round numbers from below the lowest to above the highest; never only one.

    >>> [str(each) for each in ticks(Fraction(3), Fraction(17))]
    ['0', '5', '10', '15', '20']
    """
    room = high - low or abs(high) or Fraction(1)
    power = Fraction(10) ** floor(log10(room / MOST_TICKS))
    steps = (power * each for each in (1, 2, 5, 10, 20))
    step = next(each for each in steps if floor(high / each) + 1 - floor(low / each) < MOST_TICKS)
    first, last = floor(low / step), -floor(-high / step)
    return [step * each for each in range(first, max(last, first + 1) + 1)]


def _with_rest(
    reading: Reading,
    node: str,
    found: Sequence[Step],
    above: list[Lane],
    places: dict[str, float],
    top: float,
    *,
    ordered: bool,
) -> Lanes:
    """Below what is known a lane for grey, and one for what does not apply, where these occur."""
    rest, here = list(above), dict(places)
    grey = {step.wave for step in found if step.status is not None and step.status.is_grey}
    na = reading.looks.not_applicable
    absent = {step.wave for step in found if step.status is not None and step.status.look == na}
    y = top + GAP
    for waves, text in ((grey, grey_label(reading.framework, node, reading.lang)), (absent, na.word)):
        if waves:
            rest.append(Lane(y + LANE / 2, text, is_known=False))
            here |= dict.fromkeys(waves, y + LANE / 2)
            y += LANE
    return Lanes(tuple(rest), here, ordered, y - (GAP if not grey and not absent else 0))
