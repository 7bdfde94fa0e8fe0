"""What to ask next, over many cases: which question, and which few questions together, end most greys for sure.

The best few are found greedily: each time the smallest group of questions that ends most greys for its effort. That
need not be the best set of that size (to find it is a maximum coverage problem; Nemhauser, Wolsey and Fisher 1978 bound
what greed loses only where questions add up one by one), so nothing more is promised. What a set ends is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ..progress import watched
from .families import Choice, Cost, Family
from .inquiry import Inquiry
from .remedies import Remedies, remedies

MOST_COMPLETIONS: Final = 4


@dataclass(frozen=True, slots=True)
class Grey:
    """One grey cell: the case and node it is of, the sets of questions that surely end it, and those that can."""

    case: int
    node: str
    sure: Family
    can: Family


@dataclass(frozen=True, slots=True)
class Single:
    """One question: in how many cases it is open, how many greys it surely ends alone, and how many it can end."""

    question: str
    open_in: int
    surely: int
    possibly: int


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that are added together: how many greys they end besides those before, and how many all end so far."""

    questions: tuple[str, ...]
    ends: tuple[tuple[int, str], ...]
    so_far: int
    effort: Cost


@dataclass(frozen=True, slots=True)
class Calls:
    """The call list: every open question alone, most greys first; the groups of the greedy plan; how many are grey."""

    singles: tuple[Single, ...]
    plan: tuple[Group, ...]
    greys: tuple[Grey, ...] = field(repr=False)


def calls(cases: Sequence[Inquiry], nodes: Iterable[str], most: int) -> Calls:
    """What to ask about these nodes in these cases, `most` questions at most; a question is asked in every case."""
    wanted = tuple(nodes)
    greys = tuple(_greys(cases, wanted))
    opened = _open(cases)
    efforts = {item: case.cost(leaf.position) for case in cases for item in opened if (leaf := case.plan.leaf(item))}
    return Calls(tuple(_singles(greys, opened)), tuple(_plan(greys, efforts, most)), greys)


def _greys(cases: Sequence[Inquiry], nodes: tuple[str, ...]) -> Iterator[Grey]:
    for index, case in watched("greys", enumerate(cases), len(cases)):
        for node in nodes:
            place = case.plan.results.get(node)
            if place is not None and case.is_grey(place):
                found: Remedies = case.once(remedies, place)
                yield Grey(index, node, found.sure, found.can)


def _open(cases: Sequence[Inquiry]) -> dict[str, int]:
    """In how many cases each question is open and may be asked, in the order of the framework."""
    order = dict.fromkeys((leaf.id for case in cases for leaf in case.plan.leaves), 0)
    for case in cases:
        for place in case.open:
            order[case.leaf(place).id] += case.may_change(place)
    return {item: number for item, number in order.items() if number}


def _singles(greys: Sequence[Grey], opened: dict[str, int]) -> list[Single]:
    found = []
    for question, number in opened.items():
        alone = frozenset([question])
        surely = sum(_reaches(each.sure, alone) for each in greys)
        possibly = sum(_reaches(each.can, alone) for each in greys)
        found.append(Single(question, number, surely, possibly))
    return sorted(found, key=lambda each: (-each.surely, -each.possibly))


def _plan(greys: Sequence[Grey], efforts: dict[str, Cost], most: int) -> Iterator[Group]:
    touched: dict[str, list[int]] = {}
    for index, each in enumerate(greys):
        for question in each.sure.members:
            touched.setdefault(question, []).append(index)
    chosen: dict[str, None] = {}
    left = set(range(len(greys)))
    while len(chosen) < most:
        best: tuple[float, int, tuple[str, ...], list[int]] | None = None
        for group in dict.fromkeys(
            group for index in sorted(left) for group in _completions(greys[index].sure, chosen, most - len(chosen))
        ):
            asked = frozenset({*chosen, *group})
            near = {index for question in group for index in touched[question]} & left
            ended = [index for index in sorted(near) if _reaches(greys[index].sure, asked)]
            worth = _worth(len(ended), group, efforts)
            if best is None or (worth, len(ended)) > best[:2]:
                best = (worth, len(ended), group, ended)
        if best is None:
            return
        chosen.update(dict.fromkeys(best[2]))
        left.difference_update(best[3])
        ends = tuple((greys[index].case, greys[index].node) for index in best[3])
        yield Group(best[2], ends, len(greys) - len(left), sum((efforts[each] for each in best[2]), start=0))


def _worth(number: int, group: tuple[str, ...], efforts: dict[str, Cost]) -> float:
    return number / (float(sum(efforts[each] for each in group)) or 0.5)


def _reaches(family: Family, asked: Iterable[str]) -> bool:
    """Whether these questions hold one of the sets."""
    questions = frozenset(asked)
    return any(all(len(questions.intersection(of)) >= number for number, of in each.parts) for each in family.choices)


def _completions(family: Family, chosen: Iterable[str], most: int) -> Iterator[tuple[str, ...]]:
    """For the cheapest sets of a family what has to be asked besides what is chosen already, if that is few enough."""
    known = frozenset(chosen)
    for choice in family.choices[:MOST_COMPLETIONS]:
        rest = tuple(_rest(choice, known))
        if 0 < len(rest) <= most:
            yield rest


def _rest(choice: Choice, chosen: frozenset[str]) -> Iterator[str]:
    for number, members in choice.parts:
        lacking = number - len(chosen.intersection(members))
        yield from [each for each in members if each not in chosen][: max(lacking, 0)]
