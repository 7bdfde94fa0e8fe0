"""The number of a node: what it is made of, with what it was compared, and how far the next band is."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

from ..engine.measuring import Exactly
from ..engine.ready import Ready, ready
from ..engine.situation import Situation
from ..intervals import pieces
from ..items import Item
from ..light import dataclass
from ..measures import Measure
from ..measures.base import Made
from ..onward import Bands, Rounding
from ..values import Input, Interval

EVERYTHING: Final = Interval()


@dataclass(frozen=True, slots=True)
class Summand:
    """One input of a number: the number that the rule read, its weight, and what it brings; nothing: it does not count.

    `stands_in`: nothing is known of it, and it counts as that number.
    """

    item: str
    number: Fraction
    weight: Fraction
    brings: Fraction | None
    stands_in: bool

    def as_dict(self) -> dict[str, Any]:
        """The part as plain data; numbers exactly, as text."""
        brings = None if self.brings is None else str(self.brings)
        return {"node": self.item, "number": str(self.number), "weight": str(self.weight), "brings": brings}


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a number was made of, before limits, rescale and rounding; `how` the parts make it.

    Parts that are *added* add up to it exactly. Of a product (*multiplied*) they are its factors, of a geometric mean
    the roots of the inputs, as floats say them; parts that are *read* are the inputs as they are. `rescaled` is what a
    rescale of the node made of it, if it has one.
    """

    how: Made
    parts: tuple[Summand, ...]
    number: Fraction
    rescaled: Fraction | None

    def as_dict(self) -> dict[str, Any]:
        """The parts as plain data."""
        found = {"how": self.how, "number": str(self.number), "parts": [each.as_dict() for each in self.parts]}
        return found if self.rescaled is None else {**found, "rescaled": str(self.rescaled)}


def made_of(situation: Situation, item: str) -> MadeOf | None:
    """What the number of a node is made of; nothing where it has none, or does not compute with measured numbers."""
    step = situation.plan.step(item)
    if step is None or step.formula is None or not isinstance(step.rule, Measure) or situation.numbers is None:
        return None
    ending = step.formula.endings[situation.numbers.ends[step.carrier.position]]
    if ending is None or ending.drawn.is_open or situation.number(step.carrier) is None:
        return None
    exactly = Exactly(situation.plan, situation.codes, situation.numbers)
    index = step.carrier.position - len(situation.plan.leaves)
    made = ready(situation.plan, Fraction)[index]
    found = list(_read(situation, made, exactly))
    parts = step.rule.parts([(child, number) for child, number, _ in found])
    if step.rule.made == "added":
        raised = _raised(situation, made, exactly)
        parts = tuple(None if each is None else each * raised for each in parts)
    summands = (
        Summand(child.id, number, child.weight, brings, stands_in)
        for (child, number, stands_in), brings in zip(found, parts, strict=True)
    )
    rescaled = situation.number(step.carrier) if step.rule.rescale is not None else None
    return MadeOf(step.rule.made, tuple(summands), exactly.as_made(index), rescaled)


def _read(situation: Situation, made: Ready, exactly: Exactly) -> Iterator[tuple[Input, Fraction, bool]]:
    """Each number that the rule read, and whether it only stands for one."""
    for term, number in zip(made.terms, made.values(situation.codes, exactly), strict=True):
        if number is not None:
            yield term.child, number, situation.codes[term.place] >= term.not_applicable


def _raised(situation: Situation, made: Ready, exactly: Exactly) -> Fraction:
    """By how much a known sum is raised to what is attainable."""
    if not made.is_prorated:
        return Fraction(1)
    attainable, known = made.attainable(made.values(situation.codes, exactly), situation.codes)
    return Fraction(attainable / known)


# ------------------------------------------------------------------------------------------------------------- its band


@dataclass(frozen=True, slots=True)
class Band:
    """The band in which a number lies, and the level that this gives; `rounding`: the rounded number was compared."""

    number: Fraction
    interval: Interval
    level: int
    rounding: Rounding | None = None

    def as_dict(self) -> dict[str, Any]:
        """The band as plain data."""
        return {"number": str(self.number), "band": self.interval.in_signs(), "rounded": self.rounding is not None}


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a number is from the next band: `by` so much, `up` or down, lies its edge; `reached`: that is in it."""

    level: int
    interval: Interval
    by: Fraction
    up: bool
    reached: bool

    def as_dict(self) -> dict[str, Any]:
        """The distance as plain data."""
        return {"by": str(self.by), "band": self.interval.in_signs(), "reached": self.reached}


def band_of(situation: Situation, item: str) -> tuple[Band, tuple[Distance, ...]] | None:
    """The band of a measured number, and the distances to the bands beside it; nothing where it has none."""
    carrier = situation.plan.carrier(item)
    letter = situation.letter(carrier)
    number = situation.number(carrier) if letter is not None and letter.interval is not None else None
    bands, rounding = bands_of(situation, situation.plan.framework.items[item])
    scale = carrier.scale
    if number is None or bands is None or scale is None:
        return None
    told = [(each, scale.levels.index(level)) for each, level in _merged(bands) if level is not None]
    here = next(place for place, (each, _) in enumerate(told) if each.holds(number))  # bands leave nothing out
    beside = [(place, up) for place, up in ((here - 1, False), (here + 1, True)) if 0 <= place < len(told)]
    return Band(number, *told[here], rounding), tuple(_distance(number, *told[place], up=up) for place, up in beside)


def bands_of(situation: Situation, item: Item) -> tuple[Bands | None, Rounding | None]:
    """With what the number of a node is compared, and how it was rounded before."""
    if item.answer is not None:
        return item.answer.bands, None
    step = situation.plan.step(item.id)
    assert step is not None  # whatever has a number and no answer is computed
    return step.rule.bands, step.rule.round


def _merged(bands: Bands) -> list[tuple[Interval, str | None]]:
    """The bands from low to high, each with its level; neighbours that give the same are one."""
    found: list[tuple[Interval, str | None]] = []
    for piece in pieces(bands.edges(), EVERYTHING):
        level = bands.around(piece).level
        first = found.pop()[0] if found and found[-1][1] == level else piece
        whole = Interval(first.low, piece.high, low_closed=first.low_closed, high_closed=piece.high_closed)
        found.append((whole, level))
    return found


def _distance(number: Fraction, interval: Interval, level: int, *, up: bool) -> Distance:
    edge, closed = (interval.low, interval.low_closed) if up else (interval.high, interval.high_closed)
    assert edge is not None
    return Distance(level, interval, abs(edge - number), up, closed)
