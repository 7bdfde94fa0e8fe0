"""Which question to ask first when one may stop as soon as enough is known: the plan that takes least on average."""

from __future__ import annotations

from fractions import Fraction
from math import prod
from typing import Any, Final, TypeAlias

from ..diagram import TooLarge
from ..diagram.pairs import are_alike
from ..folding.signals import Signal, Signals
from ..light import dataclass
from .families import Cost
from .influence import can_change
from .inquiry import Inquiry

MOST_QUESTIONS: Final = 8
MOST_WORDS: Final = 200_000

Word: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """The question to ask first, in a plan that looks at each answer before it asks on.

    `average` is what such a plan costs on average if every answer counts the same, `worst` what it costs at most,
    `most` what asking all at once costs; each question at its effort, which is 1 for all unless `by_effort`. It goes on
    until the node is not grey (`ends` is "grey"), or its level settled ("doubt").
    """

    question: str
    average: Fraction
    worst: Cost
    most: Cost
    by_effort: bool
    ends: str

    def as_dict(self) -> dict[str, Any]:
        """What to ask first as plain data; costs exactly, as text."""
        costs = {"average": str(self.average), "worst": str(self.worst), "most": str(self.most)}
        return {"question": self.question, **costs, "by_effort": self.by_effort, "ends": self.ends}


def next_question(inquiry: Inquiry, place: int) -> Next | None:
    """The best question to ask first; nothing when no plan is sure to end, or when more than eight questions matter."""
    tree = inquiry.open_tree(place)
    matter = tuple(each for each in tree.varying if can_change(inquiry, place, each))
    asked = [each for each in matter if inquiry.may_change(each)]
    if not asked or len(asked) > MOST_QUESTIONS or not tree.is_exact:
        return None
    try:
        plan = _Plan(inquiry, place, matter)
        found = plan.best(plan.start)
    except TooLarge:
        return None
    if found is None or found.question is None:
        return None
    costs = [inquiry.cost(each) for each in asked]
    return Next(
        inquiry.leaf(matter[found.question]).id,
        Fraction(found.average) / plan.scale,
        found.worst,
        sum(costs),
        by_effort=any(each != 1 for each in costs),
        ends="grey" if inquiry.is_grey(place) else "doubt",
    )


@dataclass(frozen=True, slots=True)
class _Best:
    """What to ask first (a position among the questions), and what the rest then costs.

    `average` is `_Plan.scale` times what it costs on average: that is a whole number where efforts are.
    """

    average: Cost = 0
    worst: Cost = 0
    question: int | None = None


class _Plan:
    """All ways of asking some questions one after another; a *word* says how far one has come.

    Of questions that are alike only how many have which answer counts: their letters stand in order in a word.
    """

    def __init__(self, inquiry: Inquiry, place: int, questions: tuple[int, ...]) -> None:
        self.inquiry, self.place, self.questions = inquiry, place, questions
        self.whole, ranges = inquiry.flat(place, questions)
        self.start: Word = tuple(
            signals.index(min(inquiry.now(each))) for each, signals in zip(questions, ranges, strict=True)
        )
        self.answers = [
            self._apart(index, [signals.index(answer) for answer in sorted(inquiry.answers(each))])
            for index, (each, signals) in enumerate(zip(questions, ranges, strict=True))
        ]
        self.scale = prod(sum(each.values()) for each in self.answers)
        self.askable = [index for index, each in enumerate(questions) if inquiry.may_change(each)]
        self.costs = [inquiry.cost(each) for each in questions]
        self.settles = not inquiry.is_grey(place)
        self.alike = self._groups()
        self.known: dict[Word, _Best | None] = {}
        self.completed: dict[Word, Signals] = {}

    def _apart(self, index: int, letters: list[int]) -> dict[int, int]:
        """The answers that make a difference from each other, each with how many it stands for."""
        layer = self.whole.layers[index]
        first: dict[tuple[int, ...], int] = {}
        found: dict[int, int] = {}
        for letter in letters:
            same = first.setdefault(tuple(row[letter] for row in layer), letter)
            found[same] = found.get(same, 0) + 1
        return found

    def _groups(self) -> list[tuple[int, ...]]:
        """For each question those that may be exchanged with it, itself included: nothing tells them apart."""
        first: list[int] = []
        for index in range(len(self.questions)):
            first.append(next((each for each in dict.fromkeys(first) if self._are_alike(each, index)), index))
        return [tuple(at for at, each in enumerate(first) if each == group) for group in first]

    def _are_alike(self, one: int, other: int) -> bool:
        told = [(self.answers[each], self.start[each], self.costs[each], each in self.askable) for each in (one, other)]
        letters = {self.start[one], *self.answers[one]}
        return told[0] == told[1] and are_alike(self.whole.layers, one, other, letters)

    def best(self, word: Word) -> _Best | None:
        """The best plan from here on; nothing where none is sure to end."""
        if word not in self.known:
            if len(self.known) >= MOST_WORDS:
                raise TooLarge(len(self.known))
            self.known[word] = _Best() if self._is_there(word) else self._asked(word)
        return self.known[word]

    def _asked(self, word: Word) -> _Best | None:
        opened = {self.alike[index]: index for index in reversed(self.askable) if word[index] == self.start[index]}
        plans = [plan for plan in (self._first(word, index) for index in sorted(opened.values())) if plan is not None]
        return min(plans, key=lambda each: (each.average, each.worst), default=None)

    def _first(self, word: Word, index: int) -> _Best | None:
        """The best plan that begins with one question, if that is sure to end."""
        cost, answers = self.costs[index], self.answers[index]
        total, worst = cost * 0, cost * 0
        for letter, number in answers.items():
            rest = self.best(self._with(word, index, letter))
            if rest is None:
                return None
            total += number * rest.average
            worst = max(worst, rest.worst)
        return _Best(cost * self.scale + _divided(total, sum(answers.values())), cost + worst, index)

    def _is_there(self, word: Word) -> bool:
        if self.settles:
            reached = self._completed(word) | {self._says(word)}
            grey = any(self.inquiry.ends_grey(self.place, each) for each in reached)
            return not grey and self.inquiry.are_same(self.place, reached)
        return not self.inquiry.ends_grey(self.place, self._says(word))

    def _says(self, word: Word) -> Signal:
        state = 0
        for layer, letter in zip(self.whole.layers, word, strict=True):
            state = layer[state][letter]
        return self.whole.signals[state]

    def _completed(self, word: Word) -> Signals:
        """Everything that may come out once the rest is answered too, also what nobody is asked."""
        if word not in self.completed:
            left = next((index for index, letter in enumerate(word) if letter == self.start[index]), None)
            self.completed[word] = (
                frozenset([self._says(word)])
                if left is None
                else frozenset().union(*(self._completed(self._with(word, left, each)) for each in self.answers[left]))
            )
        return self.completed[word]

    def _with(self, word: Word, index: int, letter: int) -> Word:
        """How far one has come with one more answer."""
        found = [*word[:index], letter, *word[index + 1 :]]
        alike = self.alike[index]
        for place, each in zip(alike, sorted([found[each] for each in alike]), strict=True):
            found[place] = each
        return tuple(found)


def _divided(total: Cost, by: int) -> Cost:
    """An equal part; a whole number divides evenly, for each question brings its own factor into the scale."""
    return total // by if isinstance(total, int) else total / by
