"""Marks from answers: what each mark of each question becomes, from how many numbers, and where it stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Any, Final, Literal, TypeAlias

from .asking import NumberAnswer
from .engine.table import Table
from .framework import Framework
from .items import Item
from .light import dataclass
from .onward import Rounding
from .plan import NODE_REASONS
from .population import fences, in_order, mean, percentile
from .recipe import HigherIs, Recipe, Statistic
from .values import Letter, NodeReason, State
from .written import to_number

DIGITS: Final = 15
"""How many significant digits a mark has where no number of decimals is said: what every reader of numbers keeps."""

Stays: TypeAlias = Literal["", "computed", "too-few", "no-direction", "constant", "not-one-way"]
"""Why the marks of a node stay as they are; empty where they do not."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of one question: its numbers, each with who gave it, and how many have none, for which cause."""

    numbers: tuple[tuple[str, Fraction], ...] = ()
    grey: int = 0
    not_applicable: int = 0
    in_words: int = 0

    @property
    def total(self) -> int:
        """How many were looked at."""
        return len(self.numbers) + self.grey + self.not_applicable + self.in_words


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a node: the statistic that it is, what it was, and what it becomes; `exact` is that before rounding.

    `exact` is nothing where it was not computed.
    """

    name: str
    statistic: Statistic
    before: Fraction
    after: Fraction
    exact: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The marks of one node, and what they rest on. `far` are those whose number lies far off, left out or not."""

    node: str
    heard: Heard
    used: tuple[Fraction, ...]
    marks: tuple[Mark, ...]
    far: tuple[tuple[str, Fraction], ...] = ()
    higher_is: HigherIs | None = None
    stays: Stays = ""

    @property
    def changes(self) -> Iterator[Mark]:
        """The marks that become another number."""
        return (each for each in self.marks if each.after != each.before)

    @property
    def spread(self) -> Mapping[str, Fraction]:
        """The lowest, middle and highest of the numbers that were used, and their mean; empty without any."""
        if not self.used:
            return {}
        middle = percentile(self.used, Fraction(50))
        return {"lowest": self.used[0], "median": middle, "mean": mean(self.used), "highest": self.used[-1]}


def calibrated(table: Table, places: Sequence[int], recipe: Recipe) -> tuple[Calibrated, ...]:
    """What the marks of the recipe become, node by node, by the answers in these rows; all of one wave."""
    framework = table.framework
    named = [item for item in framework if item.marks.keys() & recipe.marks.keys()]
    return tuple(_calibrated(item, heard(table, places, item), recipe, _orders(framework, item)) for item in named)


def _calibrated(item: Item, found: Heard, recipe: Recipe, orders: Sequence[Order]) -> Calibrated:
    ordered = in_order(number for _, number in found.numbers)
    inside = fences(ordered) if ordered else None
    far = tuple(each for each in found.numbers if inside is not None and not inside.holds(each[1]))
    leaving = recipe.outliers == "leave_out" and inside is not None
    used = tuple(each for each in ordered if inside is not None and inside.holds(each)) if leaving else tuple(ordered)
    side = item.answer.higher_is if isinstance(item.answer, NumberAnswer) else None
    said = {name: recipe.marks[name] for name in item.marks if name in recipe.marks}
    stays = _stays(item, used, said, side, recipe)
    marks = _as_they_are(item, said) if stays else tuple(_marks(item, said, used, side, recipe))
    if not stays and not _run_one_way(item, marks, orders):
        stays, marks = "not-one-way", _as_they_are(item, said)
    return Calibrated(item.id, found, used, marks, far, side, stays)


def _stays(
    item: Item, used: Sequence[Fraction], said: Mapping[str, Statistic], side: HigherIs | None, recipe: Recipe
) -> Stays:
    if not item.is_asked:
        return "computed"
    if len(used) < max(1, recipe.numbers_at_least):
        return "too-few"
    if side is None and any(each.needs_side for each in said.values()):
        return "no-direction"
    return "constant" if used[0] == used[-1] else ""


def _as_they_are(item: Item, said: Mapping[str, Statistic]) -> tuple[Mark, ...]:
    return tuple(Mark(name, each, item.marks[name], item.marks[name]) for name, each in said.items())


def _marks(
    item: Item, said: Mapping[str, Statistic], used: Sequence[Fraction], side: HigherIs | None, recipe: Recipe
) -> Iterator[Mark]:
    for name, each in said.items():
        exact = (each if side is None else each.sided(side)).of(used, recipe.sd_over)
        yield Mark(name, each, item.marks[name], rounded(exact, recipe.decimals), exact)


def rounded(number: Fraction, decimals: int | None) -> Fraction:
    """The number with so many decimals, halves away from zero; without any, with 15 significant digits at most.

    >>> rounded(Fraction(2, 3), None), rounded(Fraction(1, 8), 2)
    (Fraction(666666666666667, 1000000000000000), Fraction(13, 100))
    """
    if decimals is not None:
        return Rounding(decimals=decimals).of(number)
    place = DIGITS - 1 - _exponent(abs(number))
    return number if number == 0 else _to_place(number, place)


def _exponent(number: Fraction) -> int:
    """The power of ten of the first digit of a number from 0."""
    if number == 0:
        return 0
    context = Context(prec=DIGITS * 2, rounding=ROUND_HALF_UP)
    return context.divide(Decimal(number.numerator), Decimal(number.denominator)).adjusted()


def _to_place(number: Fraction, place: int) -> Fraction:
    scale = Fraction(10) ** place
    away = (2 * abs(number) * scale + 1) // 2
    return (1 if number > 0 else -1) * away / scale


# ------------------------------------------------------------------------------------------------- marks run one way


Order: TypeAlias = tuple[Any, ...]
"""The points of a rescale as written, marks by name, in the order in which they must run."""


def _orders(framework: Framework, item: Item) -> tuple[Order, ...]:
    """The points of each rescale that reads this node between its marks, its own or that of a roll-up."""
    edges = (edge for other in framework for edge in other.inputs if edge.id == item.id)
    readers = [each for each in (item.answer and item.answer.rescale, *(edge.rescale for edge in edges)) if each]
    filled = {(each.source, each.to) for each in readers}
    return tuple(
        points
        for points, to in _points(framework.document)
        if (_filled(points, item.marks), tuple(to_number(each) for each in to)) in filled
    )


def _points(raw: object) -> Iterator[tuple[Order, Sequence[Any]]]:
    """Every rescale of a document, named or in place, that asks for marks."""
    match raw:
        case {"from": list() as points, "to": list() as to}:
            if any(_is_mark(each) for each in points):
                yield tuple(points), to
        case Mapping():
            for each in raw.values():
                yield from _points(each)
        case list():
            for each in raw:
                yield from _points(each)


def _filled(points: Order, marks: Mapping[str, Fraction]) -> tuple[Fraction | None, ...]:
    return tuple(marks.get(each) if _is_mark(each) else to_number(each) for each in points)


def _is_mark(point: object) -> bool:
    return isinstance(point, str) and "/" not in point


def _run_one_way(item: Item, marks: Sequence[Mark], orders: Sequence[Order]) -> bool:
    """Whether the rescales that read it still can; where none does, whether its marks tell anything apart."""
    now = {**item.marks, **{each.name: each.after for each in marks}}
    for points in orders:
        numbers = [each for each in _filled(points, now) if each is not None]
        if numbers not in (sorted(numbers), sorted(numbers, reverse=True)) or numbers[0] == numbers[-1]:
            return False
    return len(marks) < 2 or len({each.after for each in marks}) > 1


# ------------------------------------------------------------------------------------------------- what was answered


def heard(table: Table, places: Sequence[int], item: Item) -> Heard:
    """The numbers that were answered to a question in these rows, before any rescale, and who has none.

    An answer to a question that does not apply, or of which nobody knows whether it does, is no number. An option that
    stands for a number (`points`) of a question for numbers is none either: nobody measured it. A number that a rescale
    does not take, with the marks as they are, is one all the same.
    """
    if not item.is_asked:
        return Heard()
    column = table.answers.columns.get(item.id)
    numbers: list[tuple[str, Fraction]] = []
    grey = not_applicable = in_words = 0
    for place, state in _states(table, places, item):
        letter = column.letter(place) if column is not None else None
        if state == State.NOT_APPLICABLE:
            not_applicable += 1
        elif state == State.MISSING or column is None or letter is None:
            grey += 1
        elif (number := _number(item, letter, column.measured(place))) is None:
            in_words += 1
        else:
            numbers.append((table.answers.rows.entities[place], number))
    return Heard(tuple(numbers), grey, not_applicable, in_words)


def _states(table: Table, places: Sequence[int], item: Item) -> Iterator[tuple[int, State]]:
    """Whether the question applies in each row: missing where that is not known."""
    wanted = set(places)
    for chunk, carrier in table.carriers(item.id):
        codes, reasons = chunk.codes[carrier.position], chunk.reasons[carrier.position]
        words = [word for word, _ in carrier.reasons] if carrier.reasons else [each.value for each in NODE_REASONS]
        for index, place in enumerate(chunk.rows):
            if place not in wanted:
                continue
            if codes[index] == carrier.not_applicable:
                yield place, State.NOT_APPLICABLE
            elif codes[index] == carrier.missing and words[reasons[index] - 1] == NodeReason.APPLICABILITY_UNKNOWN:
                yield place, State.MISSING
            else:
                yield place, State.VALUE


def _number(item: Item, letter: Letter, measured: Fraction | None) -> Fraction | None:
    """The number of an answer: as it was measured, as it was chosen, or of an option that stands for one."""
    if measured is not None or letter.raw is not None:
        return measured if letter.raw is None else letter.raw
    return None if isinstance(item.answer, NumberAnswer) else letter.number
