"""What to ask next, over many cases: which question, and which few questions together, end most greys for sure.

The best few are found greedily: each time the smallest group of questions that ends most greys for its effort. That
need not be the best set of that size (to find it is a maximum coverage problem; Nemhauser, Wolsey and Fisher 1978 bound
what greed loses only where questions add up one by one), so nothing more is promised. What a set ends is exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from ..framework import Framework
from ..light import dataclass
from .alike import Cells, End, Greys
from .families import Choice, Cost
from .inquiry import Inquiry, effort
from .reaching import Reaching


@dataclass(frozen=True, slots=True)
class Single:
    """One question: in how many cases it is open, how many greys it surely ends alone, and how many it can end."""

    question: str
    open_in: int
    surely: int
    possibly: int


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that are added together: which greys they end besides those before, and how many all end so far."""

    questions: tuple[str, ...]
    ends: Sequence[tuple[int, str]]
    so_far: int
    effort: Cost


@dataclass(frozen=True, slots=True)
class Calls:
    """The call list: every open question alone, most greys first; the groups of the greedy plan; the grey cells."""

    singles: tuple[Single, ...]
    plan: tuple[Group, ...]
    greys: Sequence[tuple[int, str]] = field(repr=False)


def calls(framework: Framework, greys: Greys, opened: Mapping[str, int], most: int) -> Calls:
    """What to ask about these greys, `most` questions at most; a question is asked in every case where it is open."""
    plan = tuple(_plan(framework, greys, most))
    return Calls(tuple(_singles(greys, opened)), plan, Cells(greys, range(len(greys.nodes))))


def opened_in(cases: Sequence[Inquiry]) -> dict[str, int]:
    """In how many cases each question is open and may be asked, in the order of the framework."""
    order = dict.fromkeys((leaf.id for case in cases for leaf in case.plan.leaves), 0)
    for case in cases:
        for place in case.open:
            order[case.leaf(place).id] += case.may_change(place)
    return {item: number for item, number in order.items() if number}


def _singles(greys: Greys, opened: Mapping[str, int]) -> list[Single]:
    surely, possibly = (_alone(greys, which) for which in (lambda each: each.surely, lambda each: each.possibly))
    found = [Single(question, number, surely[question], possibly[question]) for question, number in opened.items()]
    return sorted(found, key=lambda each: (-each.surely, -each.possibly))


def _alone(greys: Greys, which: Callable[[End], Iterable[str]]) -> Counter[str]:
    """How many greys each question ends alone."""
    found: Counter[str] = Counter()
    for end, number in zip(greys.ends, greys.counts, strict=True):
        for question in which(end):
            found[question] += number
    return found


def _plan(framework: Framework, greys: Greys, most: int) -> Iterator[Group]:
    left: dict[End, list[int]] = {}  # the kinds that the same sets end
    for kind, end in enumerate(greys.ends):
        left.setdefault(end, []).append(kind)
    chosen: dict[str, None] = {}
    so_far = 0
    while (best := _best(framework, greys, left, chosen, most - len(chosen))) is not None:
        group, ended = best
        cells = Cells(greys, (kind for end in ended for kind in left.pop(end)))
        chosen.update(dict.fromkeys(group))
        so_far += len(cells)
        yield Group(group, cells, so_far, _effort(framework, group))


def _best(
    framework: Framework, greys: Greys, left: Mapping[End, list[int]], chosen: Collection[str], most: int
) -> tuple[tuple[str, ...], list[End]] | None:
    """The group that ends most for its effort, with what it ends; of equal ones that which ends more, or the first."""
    ends = list(left)
    reaching = Reaching(((place, end.choices) for place, end in enumerate(ends)), chosen, most)
    counts = [sum(greys.counts[kind] for place in each for kind in left[ends[place]]) for each in reaching.ends]

    def worth(group: tuple[str, ...]) -> tuple[float, int]:
        number = sum(counts[each] for each in reaching.ended(group))
        return number / (float(_effort(framework, group)) or 0.5), number

    groups = dict.fromkeys(each for end in ends for each in _completions(end, chosen, most))
    best = max(groups, key=worth, default=None)
    if best is None:
        return None
    return best, [ends[place] for each in reaching.ended(best) for place in reaching.ends[each]]


def _effort(framework: Framework, group: Iterable[str]) -> Cost:
    return sum(effort(framework, each) for each in group)


def _completions(end: End, chosen: Collection[str], most: int) -> Iterator[tuple[str, ...]]:
    """For the cheapest sets that end a grey what has to be asked besides what is chosen, if that is few enough."""
    for choice in end.choices[: end.tried]:
        rest = tuple(_rest(choice, chosen))
        if len(rest) <= most:  # and not empty: what needs nothing more has ended
            yield rest


def _rest(choice: Choice, chosen: Collection[str]) -> Iterator[str]:
    for number, members in choice.parts:
        lacking = number - sum(each in chosen for each in members)
        yield from [each for each in members if each not in chosen][: max(lacking, 0)]
