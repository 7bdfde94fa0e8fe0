"""How a question is answered: with a level, a choice, several choices, or a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from .intervals import pieces
from .onward import Bands, Rescale
from .passing import accepted
from .values import Interval, LeafReason, Letter, Scale, Text
from .written import Certainty, Id, Listed, Number, Part, Whole, Words, YesNo, to_bounds

MOST_LETTERS: Final = 200
MOST_DIGITS: Final = 60
"""A number of more digits before the point is no answer."""


class Option(Part):
    """One possible answer; it stands for at most one of a level, points, "does not apply", or a reason for a gap."""

    id: Id
    """By which answers and rules name it."""
    nl: Words | None = None
    """The Dutch text."""
    en: Words | None = None
    """The English text."""
    aliases: Annotated[tuple[Words, ...], Listed] = ()
    """Other words that mean it in data."""
    alone: YesNo = False
    """Whether nothing else may be chosen with it."""
    level: Words | None = None
    """The id of the level that it stands for."""
    points: Number | None = None
    """The number that it stands for."""
    not_applicable: Literal[True] | None = None
    """That the question does not apply."""
    missing: LeafReason | None = None
    """That nothing is known, and why."""

    @property
    def name(self) -> Text:
        """What people read."""
        return Text(self.nl, self.en, fallback=self.id)

    @property
    def is_value(self) -> bool:
        """Whether it says something, rather than that nothing can be said."""
        return self.missing is None and not self.not_applicable


Options = Annotated[tuple[Option, ...], Listed]


class _Asked(Part):
    options: Options = ()
    rescale: Rescale | None = None
    bands: Bands | None = None
    source: Words | None = None
    certainty: Certainty | None = None
    nl: Words | None = None
    en: Words | None = None

    @property
    def reasons(self) -> dict[str, LeafReason]:
        """The options that mean that nothing is known, with the kind of nothing."""
        return {option.id: option.missing for option in self.options if option.missing is not None}

    @property
    def may_not_apply(self) -> bool:
        """Whether some option says that the question does not apply."""
        return any(option.not_applicable for option in self.options)


class LevelAnswer(_Asked):
    """Answered with a level of a scale; options add what is not a level, such as "weet niet"."""

    kind: Literal["level"]
    scale: Words


class ChoiceAnswer(_Asked):
    """One of the options."""

    kind: Literal["choice"]
    scale: Words | None = None


class SeveralAnswer(_Asked):
    """Any number of the options; its number is how many, or the sum of their points."""

    kind: Literal["several"]


class NumberAnswer(_Asked):
    """A number with a unit; whole and bounded it is finite, otherwise measured."""

    kind: Literal["number"]
    unit: Words | None = None
    whole: YesNo = False
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None
    decimals: Annotated[Whole, Field(ge=0, le=9)] | None = None
    higher_is: Literal["better", "worse"] | None = None

    @model_validator(mode="after")
    def _bounds_fit_each_other(self) -> Self:
        assert isinstance(self.accepted, Interval)  # a misfit, if they do not
        return self

    @property
    def accepted(self) -> Interval:
        """The numbers that are accepted; of whole numbers the first and the last: more than 0 is at least 1."""
        bounds = ("at_least", "above", "at_most", "below")
        found = to_bounds({key: getattr(self, key) for key in bounds if getattr(self, key) is not None})
        return _between_whole(found) if self.whole else found

    def whole_numbers(self) -> range | None:
        """All numbers that can be answered, where these are few; otherwise the number is measured."""
        numbers = _whole_in(self.accepted) if self.whole else None
        return numbers if numbers is not None and numbers.stop - numbers.start <= MOST_LETTERS else None


def _between_whole(interval: Interval) -> Interval:
    """The interval between the whole numbers at its ends; as it was where there is none in it."""
    low, high = _first(interval), _last(interval)
    return interval if low is not None and high is not None and low > high else Interval(low, high)


def _whole_in(interval: Interval) -> range | None:
    """The whole numbers in an interval; nothing where it is unbounded."""
    low, high = _first(interval), _last(interval)
    return range(int(low), int(high) + 1) if low is not None and high is not None else None


def _first(interval: Interval) -> Fraction | None:
    if interval.low is None:
        return None
    return Fraction(ceil(interval.low) if interval.low_closed else floor(interval.low) + 1)


def _last(interval: Interval) -> Fraction | None:
    if interval.high is None:
        return None
    return Fraction(floor(interval.high) if interval.high_closed else ceil(interval.high) - 1)


Answer: TypeAlias = Annotated[LevelAnswer | ChoiceAnswer | SeveralAnswer | NumberAnswer, Field(discriminator="kind")]


def unit_of(answer: LevelAnswer | ChoiceAnswer | SeveralAnswer | NumberAnswer) -> str | None:
    """The unit of what is answered, where it says one."""
    return answer.unit if isinstance(answer, NumberAnswer) else None


def is_measured(answer: LevelAnswer | ChoiceAnswer | SeveralAnswer | NumberAnswer) -> bool:
    """Whether its letters are the cells between the edges of all that read it; so where fractions cannot say it."""
    if not isinstance(answer, NumberAnswer):
        return False
    return answer.whole_numbers() is None or (answer.rescale is not None and answer.rescale.log)


def goes_on(answer: LevelAnswer | ChoiceAnswer | SeveralAnswer | NumberAnswer) -> bool:
    """Whether what comes of its number is computed apart: it is measured and rescaled, or may be refused by that."""
    return answer.rescale is not None and (is_measured(answer) or is_refusing(answer))


def is_refusing(answer: LevelAnswer | ChoiceAnswer | SeveralAnswer | NumberAnswer) -> bool:
    """Whether its rescale does not take every number that can be answered."""
    if answer.rescale is None or not (answer.rescale.log or answer.rescale.outside == "grey"):
        return False
    return is_measured(answer) or any(accepted(answer.rescale, number) is None for number in _few(answer))


def _few(answer: LevelAnswer | ChoiceAnswer | SeveralAnswer | NumberAnswer) -> list[Fraction]:
    """The numbers that can be answered, from low to high, where they are few."""
    if isinstance(answer, SeveralAnswer):
        return sorted(_sums(answer))
    whole = answer.whole_numbers() if isinstance(answer, NumberAnswer) else None
    return list(map(Fraction, whole or ()))


def gives_points(answer: LevelAnswer | ChoiceAnswer | SeveralAnswer | NumberAnswer) -> bool:
    """Whether bands make points of every number, so that what is read of a measured one comes from a short list."""
    return answer.bands is not None and all(row.points is not None for row in answer.bands.rows)


def letters(
    answer: LevelAnswer | ChoiceAnswer | SeveralAnswer | NumberAnswer,
    scales: Mapping[str, Scale],
    edges: Iterable[Interval] = (),
) -> tuple[Letter, ...]:
    """The values that an answer can be, in the order written; *not applicable* and *missing* are not among them.

    `edges` are the intervals with which a measured number is compared anywhere; its own bands are added.
    """
    match answer:
        case LevelAnswer():
            return tuple(_level_letters(answer, scales[answer.scale]))
        case ChoiceAnswer():
            return tuple(_choice_letters(answer, scales.get(answer.scale or "")))
        case SeveralAnswer():
            return tuple(_number_letter(each, answer, scales) for each in _few(answer))
        case NumberAnswer():
            named = tuple(_choice_letters(answer, None))
            if not is_measured(answer):
                return (*(_number_letter(each, answer, scales) for each in _few(answer)), *named)
            own = answer.bands.edges() if answer.bands and not answer.rescale else ()
            return (*_cells(answer, (*edges, *own), scales), *named)


def _level_letters(answer: LevelAnswer, scale: Scale) -> Iterator[Letter]:
    for position, word in enumerate(scale.levels):
        yield Letter(word, level=position)
    yield from _choice_letters(answer, scale)


def _choice_letters(answer: _Asked, scale: Scale | None) -> Iterator[Letter]:
    for option in answer.options:
        if not option.is_value:
            continue
        position = scale.levels.index(option.level) if scale is not None and option.level is not None else None
        yield Letter(option.id, level=position, number=option.points)


def _sums(answer: SeveralAnswer) -> set[Fraction]:
    """The numbers that can be reached: one or more of the ordinary options together, or one that stands alone."""
    sums: set[Fraction] = set()
    alone: set[Fraction] = set()
    for option in answer.options:
        if not option.is_value:
            continue
        points = Fraction(1) if option.points is None else option.points
        if option.alone:
            alone.add(Fraction(0) if option.points is None else points)
        else:
            sums |= {points, *(each + points for each in sums)}
    return sums | alone


def options_behind(answer: Answer, values: Iterable[Letter]) -> tuple[int, ...] | None:
    """For each value of an answer in how many ways it can be given; nothing for a measured number, which has no number.

    It is 1, except where several options may be chosen together: then as many as there are choices with that number.
    """
    if is_measured(answer):
        return None
    if not isinstance(answer, SeveralAnswer):
        return tuple(1 for _ in values)
    ways = Counter({Fraction(0): 1})
    alone: Counter[Fraction] = Counter()
    for option in answer.options:
        if option.is_value and option.alone:
            alone[Fraction(0) if option.points is None else option.points] += 1
        elif option.is_value:
            points = Fraction(1) if option.points is None else option.points
            ways.update({number + points: count for number, count in ways.items()})
    ways[Fraction(0)] -= 1  # to choose nothing at all is no answer
    return tuple(ways[letter.raw] + alone[letter.raw] for letter in values if letter.raw is not None)


def _number_letter(number: Fraction, answer: _Asked, scales: Mapping[str, Scale]) -> Letter:
    """The letter of a finite number; bands give it a level, or replace it by points."""
    word = str(number)
    onward = accepted(answer.rescale, number) if answer.rescale else number
    if answer.bands is None or onward is None:
        return Letter(word, number=onward, raw=number)
    band = answer.bands.of(onward)
    if band.level is None:
        return Letter(word, number=band.points, raw=number)
    scale = scales[answer.bands.scale or ""]
    return Letter(word, level=scale.levels.index(band.level), number=onward, raw=number)


def _cells(answer: NumberAnswer, edges: Iterable[Interval], scales: Mapping[str, Scale]) -> Iterator[Letter]:
    """The cells of a measured number, from low to high: between two cuts no reader tells numbers apart."""
    for cell in pieces(edges, answer.accepted):
        if answer.whole and _whole_in(cell) == range(0):
            continue
        level, number = None, cell.low if cell.low == cell.high else None
        if answer.bands is not None and not answer.rescale:
            row = next(row for row in answer.bands.rows if cell.inside(row.interval()))
            if row.level is None:
                number = row.points
            else:
                level = scales[answer.bands.scale or ""].levels.index(row.level)
        yield Letter(cell.in_signs() or "known", level=level, number=number, interval=cell)
