"""What every notion of an explanation means, straight from its definition, as slow as it likes.

`Notions` knows one node: what comes out of it under every assignment of the questions below it, in one table. Each
notion is then a few lines. Who fills the table asks the engine (`tests/brute.py`) or the oracle (`tests/conformance`);
nothing here comes from the library.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, reduce, wraps
from itertools import combinations, product
from math import prod
from typing import Any, TypeAlias, TypeVar

GREY, NOT_APPLICABLE = "grey", "not_applicable"

Codes: TypeAlias = tuple[int, ...]  # an assignment: a code for every question below the node, in their order
Ids: TypeAlias = frozenset[str]
Sets: TypeAlias = frozenset[Ids]
T = TypeVar("T")


@dataclass(frozen=True)
class Best:
    """The best that a plan can do: which questions may come first, its average cost, and the costs of a bad day.

    Plans with the least average need not have the same worst case: `worst` are all that they can have.
    """

    questions: Ids
    average: Fraction
    worst: frozenset[Fraction]


THERE = Best(frozenset(), Fraction(0), frozenset([Fraction(0)]))  # nothing more need be asked


def once(find: Callable[[Notions], T]) -> Callable[[Notions], T]:
    """The notion, found when it is first asked for."""

    @wraps(find)
    def kept(self: Notions) -> T:
        if find.__name__ not in self.found:
            self.found[find.__name__] = find(self)
        return self.found[find.__name__]

    return kept


class Notions:
    """One node in one situation, by a table of what comes out of it under every assignment of the questions below it.

    `answers` are the codes of all answers to a question, `gaps` the code that says that it is missing, `now` is what
    all of them say now, `askable` are the missing ones that can be asked, and `outcome` is the table: of every
    assignment the word for what comes out, `grey` and `not_applicable` among them. Whoever makes one says what a code
    is called, what a question costs and which may be asked.
    """

    def __init__(
        self,
        answers: Mapping[str, Sequence[int]],
        gaps: Mapping[str, int],
        now: Codes,
        outcome: Mapping[Codes, str],
        levels: Sequence[str],
    ) -> None:
        self.answers, self.now, self.outcome, self.levels = answers, now, outcome, levels
        self.questions = tuple(answers)
        self.place = {id: place for place, id in enumerate(self.questions)}
        self.gap_codes = gaps
        self.missing = tuple(id for id, code in zip(self.questions, now, strict=True) if code == gaps[id])
        self.gaps = tuple((id, self.place[id], gaps[id]) for id in self.missing)
        self.askable = tuple(id for id in self.missing if self.may_be_asked(id))
        self.is_now = outcome[now]
        self.found: dict[str, Any] = {}
        self.known_plans: dict[Codes, Best | None] = {}
        self.known_answered: dict[Codes, Ids] = {}
        self.known_futures: dict[Codes, frozenset[str]] = {}

    # ------------------------------------------------------------------------------------------------ What is what

    def may_be_asked(self, id: str) -> bool:
        """Whether a question may be asked; one that is missing also by what it is missing for."""
        raise NotImplementedError

    def cost(self, ids: Iterable[str]) -> Fraction:
        raise NotImplementedError

    def option(self, id: str, code: int) -> str:
        """The word for an answer to a question."""
        raise NotImplementedError

    def options_behind(self, id: str) -> Mapping[int, int]:
        """How many different answers are read as each code."""
        raise NotImplementedError

    def code_of(self, id: str, word: str) -> int:
        return next(code for code in self.answers[id] if self.option(id, code) == word)

    def assignments(self, menu: Mapping[str, Iterable[int]]) -> Iterator[Codes]:
        """Every assignment in which a question has one of these codes; one that is not named any answer, or none."""
        return product(*(menu.get(id, (*self.answers[id], self.gap_codes[id])) for id in self.questions))

    def replaced(self, codes: Codes, answers: Mapping[str, int]) -> Codes:
        found = list(codes)
        for id, code in answers.items():
            found[self.place[id]] = code
        return tuple(found)

    def with_(self, answers: Mapping[str, str]) -> str:
        """What comes out with these answers, by their words, and all else as it is."""
        return self.outcome[self.replaced(self.now, {id: self.code_of(id, word) for id, word in answers.items()})]

    @cached_property
    def fillings(self) -> tuple[Codes, ...]:
        """Every way to answer some of what is missing, and leave the rest of it open."""
        return tuple(self.assignments({id: [self.now[self.place[id]]] for id in self.questions if id not in self.open}))

    @cached_property
    def completions(self) -> tuple[Codes, ...]:
        """Every way to answer all that is missing."""
        return tuple(codes for codes in self.fillings if self.answered(codes) == self.open)

    @cached_property
    def open(self) -> Ids:
        return frozenset(self.missing)

    def answered(self, filling: Codes) -> Ids:
        """Which of the missing questions have an answer in it."""
        if filling not in self.known_answered:
            self.known_answered[filling] = frozenset([id for id, place, gap in self.gaps if filling[place] != gap])
        return self.known_answered[filling]

    # ----------------------------------------------------------------------------------- What it can still become

    @once
    def becomes(self) -> frozenset[str]:
        """What the node says over all completions, `grey` and `not_applicable` among them."""
        return frozenset(self.outcome[codes] for codes in self.completions)

    def counts(self) -> dict[str, int] | None:
        """How many completions give what, each code counted once for every answer that is read as it.

        Only over the questions that make a difference.
        """
        telling = self.telling()
        behind = {id: self.options_behind(id) for id in telling}
        one = {id: [self.answers[id][0]] for id in self.missing if id not in telling}
        found: Counter[str] = Counter()
        for codes in self.assignments({**self.as_now(but=telling), **{id: self.answers[id] for id in telling}, **one}):
            found[self.outcome[codes]] += prod(behind[id][codes[self.place[id]]] for id in telling)
        return dict(found)

    def telling(self) -> list[str]:
        """The open questions that make a difference."""
        return [id for id in self.missing if self.tells(id)]

    def as_now(self, *, but: Collection[str]) -> dict[str, list[int]]:
        return {id: [self.now[self.place[id]]] for id in self.questions if id not in but}

    def tells(self, id: str) -> bool:
        """Whether, all else answered in some way, it makes a difference what is answered here."""
        return any(
            self.outcome[codes] != self.outcome[self.replaced(codes, {id: self.answers[id][0]})]
            for codes in self.completions
        )

    # ---------------------------------------------------------------------------------------------- Does it stand?

    def settled(self) -> bool:
        return self.is_now != GREY and self.becomes() == {self.is_now}

    def provisional(self) -> bool:
        return self.is_now != GREY and not self.settled()

    def grey_but_decided(self) -> bool:
        return self.is_now == GREY and GREY not in self.becomes() and len(self.becomes()) == 1

    # ------------------------------------------------------------------------------------ What ends the grey

    @cached_property
    def reached(self) -> Mapping[Ids, frozenset[str]]:
        """For each set of missing questions: what can come out when these are answered and the others stay open."""
        found: dict[Ids, set[str]] = defaultdict(set)
        for filling in self.fillings:
            found[self.answered(filling)].add(self.outcome[filling])
        return {ids: frozenset(outcomes) for ids, outcomes in found.items()}

    def smallest(self, among: Iterable[str], reaches: Callable[[frozenset[str]], bool]) -> Sets:
        """The smallest sets of questions whose answers reach a goal."""
        return minimal(ids for ids in subsets(among) if reaches(self.reached[ids]))

    @once
    def can(self) -> Sets:
        """Some answers to these end the grey."""
        return self.smallest(self.askable, ends_grey)

    def can_of_all(self) -> Sets:
        """The same, as if everything that is missing could be asked."""
        return self.smallest(self.missing, ends_grey)

    @once
    def sure(self) -> Sets:
        """Whatever is answered to these, it ends the grey."""
        return self.smallest(self.askable, surely_ends_grey)

    @once
    def settle(self) -> Sets:
        """Whatever is answered to these, one and the same comes out."""
        return self.smallest(self.askable, has_one_end)

    def blocks(self, ids: Iterable[str]) -> bool:
        """Whether it stays grey as long as these are open, whatever becomes of the others."""
        return all(self.reached[others] == {GREY} for others in subsets(self.open.difference(ids)))

    @once
    def blockers(self) -> Sets:
        """The smallest sets that block; none when it is not grey."""
        return minimal(ids for ids in subsets(self.missing) if self.blocks(ids))

    def necessary(self) -> tuple[str, ...]:
        return tuple(id for id in self.missing if frozenset([id]) in self.blockers())

    # ---------------------------------------------------------------------------- What one question has to do with it

    @once
    def irrelevant(self) -> Ids:
        """Grey: what never stands between grey and a level. Otherwise: what never changes what comes out."""
        if self.is_now == GREY:
            return frozenset(id for id, degree in self.responsibility().items() if not degree)
        return frozenset(id for id in self.missing if not self.ever_matters(id))

    def ever_matters(self, id: str) -> bool:
        """Whether, the other missing questions answered or not, anything changes with this one, answered or not."""
        as_it_is = self.now[self.place[id]]
        return any(self.outcome[it] != self.outcome[self.replaced(it, {id: as_it_is})] for it in self.fillings)

    @once
    def responsibility(self) -> dict[str, Fraction]:
        """1 / (1 + k): with the answers to k others it is still grey, and one to this ends it; k as small as can be."""
        return {id: self.responsibility_of(id) for id in self.missing} if self.is_now == GREY else {}

    def responsibility_of(self, id: str) -> Fraction:
        helped = [
            len(answered)
            for filling in self.fillings
            if self.outcome[filling] == GREY
            and id not in (answered := self.answered(filling))
            and any(self.outcome[self.replaced(filling, {id: code})] != GREY for code in self.answers[id])
        ]
        return Fraction(1, 1 + min(helped)) if helped else Fraction(0)

    def decides(self) -> dict[str, dict[str, str]]:
        """For each askable question the answers after which all completions give one and the same, and what."""
        found: dict[str, dict[str, str]] = {}
        for id in self.askable:
            for code in self.answers[id]:
                ends = self.futures(self.replaced(self.now, {id: code}))
                if has_one_end(ends):
                    found.setdefault(id, {})[self.option(id, code)] = min(ends)
        return found

    def futures(self, filling: Codes) -> frozenset[str]:
        """What can come out when all that is still open in it is answered."""
        if filling not in self.known_futures:
            left = next((id for id in self.missing if id not in self.answered(filling)), None)
            self.known_futures[filling] = (
                frozenset([self.outcome[filling]])
                if left is None
                else frozenset().union(*(self.futures(self.replaced(filling, {left: c})) for c in self.answers[left]))
            )
        return self.known_futures[filling]

    # ------------------------------------------------------------------------------------------------- Why it is so

    def suffices(self, values: Collection[str], answered: Collection[str], missing: Collection[str]) -> bool:
        """Whether it is what it is with these answers, any answer to those, those missing, and all else anyhow."""
        held = {id: [self.now[self.place[id]]] for id in (*values, *missing)}
        menu = {**held, **{id: list(self.answers[id]) for id in answered}}
        return all(self.outcome[codes] == self.is_now for codes in self.assignments(menu))

    def too_tight(self, values: Collection[str], answered: Collection[str], missing: Collection[str]) -> list[str]:
        """What could be held one grade less: an answer needs only be some answer, what is answered or missing is free.

        Nothing for a reason that is as small as can be.
        """
        of, some, gaps = frozenset(values), frozenset(answered), frozenset(missing)
        looser = {id: (of - {id}, some | {id}, gaps) for id in of}
        looser |= {id: (of, some - {id}, gaps) for id in some}
        looser |= {id: (of, some, gaps - {id}) for id in gaps}
        return [id for id in self.questions if id in looser and self.suffices(*looser[id])]

    # --------------------------------------------------------------------------------------------- What may be done

    def changes(self) -> dict[str, Fraction]:
        """For each other level that can be reached: the least cost of answers, new or other ones, that reach it."""
        free = [id for id in self.questions if self.may_be_asked(id)]
        menu = {id: {self.now[self.place[id]], *self.answers[id]} for id in free}
        ways: dict[str, set[Ids]] = defaultdict(set)
        for codes in self.assignments({**self.as_now(but=free), **menu}):
            level = self.outcome[codes]
            if level in self.levels and level != self.is_now:
                ways[level].add(self.changed(codes))
        return {level: min(map(self.cost, sets)) for level, sets in ways.items()}

    def changed(self, codes: Codes) -> Ids:
        return frozenset([id for id, new, old in zip(self.questions, codes, self.now, strict=True) if new != old])

    def next_question(self) -> Best | None:
        """The best first question of a plan that asks, one at a time, until it is no longer grey.

        For one that is known: until it is settled. Nothing where that is so already, and where no plan is sure to end.
        """
        return None if self.ends_plan(self.now) else self.best_plan(self.now)

    def ends_plan(self, filling: Codes) -> bool:
        if self.is_now == GREY:
            return self.outcome[filling] != GREY
        return self.outcome[filling] != GREY and self.futures(filling) == {self.outcome[filling]}

    def best_plan(self, filling: Codes) -> Best | None:
        """The least, over all that may be asked now, of its cost and the average cost of what then remains."""
        if self.ends_plan(filling):
            return THERE
        if filling not in self.known_plans:
            self.known_plans[filling] = least(self.plans(filling))
        return self.known_plans[filling]

    def plans(self, filling: Codes) -> Iterator[Best]:
        """For each question that may be asked now: the best plan that begins with it, if any is sure to end."""
        answered = self.answered(filling)
        for id in self.askable:
            if id in answered:
                continue
            after = [self.best_plan(self.replaced(filling, {id: code})) for code in self.answers[id]]
            rest = [plan for plan in after if plan is not None]
            if len(rest) == len(after):
                cost = self.cost([id])
                average = sum((plan.average for plan in rest if plan is not THERE), Fraction(0)) / len(rest)
                worst = {cost + day for day in highest({plan.worst for plan in rest})}
                yield Best(frozenset([id]), cost + average, frozenset(worst))


def least(plans: Iterable[Best]) -> Best | None:
    """All plans with the least average, taken together."""
    found = list(plans)
    average = min((plan.average for plan in found), default=None)
    if average is None:
        return None
    best = [plan for plan in found if plan.average == average]
    questions, worst = (frozenset().union(*(getattr(plan, key) for plan in best)) for key in ("questions", "worst"))
    return Best(questions, average, worst)


def highest(days: Iterable[frozenset[Fraction]]) -> frozenset[Fraction]:
    """The highest of one number from each, in every way to choose them."""
    return reduce(lambda these, those: frozenset(max(one, two) for one in these for two in those), days)


# ----------------------------------------------------------------------------------------------------------- Goals


def ends_grey(outcomes: frozenset[str]) -> bool:
    return not outcomes <= {GREY}


def surely_ends_grey(outcomes: frozenset[str]) -> bool:
    return GREY not in outcomes


def has_one_end(outcomes: frozenset[str]) -> bool:
    return GREY not in outcomes and len(outcomes) == 1


# ------------------------------------------------------------------------------------------------------------ Sets


def subsets(ids: Iterable[str]) -> Iterator[Ids]:
    """All of them, small ones first."""
    them = tuple(ids)
    return (frozenset(chosen) for size in range(len(them) + 1) for chosen in combinations(them, size))


def minimal(sets: Iterable[Ids]) -> Sets:
    """Those of which no other is a part; the sets come small ones first."""
    found: list[Ids] = []
    for ids in sets:
        if not any(part <= ids for part in found):
            found.append(ids)
    return frozenset(found)


def hitting(sets: Sets) -> Sets:
    """The smallest sets that have something in common with each of them."""
    return minimal(ids for ids in subsets(sorted(frozenset().union(*sets))) if all(ids & each for each in sets))
