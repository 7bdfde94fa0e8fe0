"""What every notion of an explanation means, by trying everything: the brute force against which explanations are held.

`Brute(here, node)` asks the engine what comes out of one node under every assignment of the questions below it, and
keeps the answers in one table. Each notion is then a few lines, straight from its definition, and as slow as it likes.
Nothing here comes from `indicatorkit.explain` or `indicatorkit.diagram`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, reduce, wraps
from itertools import combinations, product
from math import prod
from typing import Any, TypeAlias, TypeVar

from indicatorkit.alphabets import Carrier
from indicatorkit.answers import NOT_SUPPLIED
from indicatorkit.asking import SeveralAnswer
from indicatorkit.engine.case import Prepared, prepare, run
from indicatorkit.engine.situation import Situation
from indicatorkit.plan import Plan

MOST = 3_000
GREY, NOT_APPLICABLE = "grey", "not_applicable"

Codes: TypeAlias = tuple[int, ...]  # an assignment: a code for every question below the node, in their order
Ids: TypeAlias = frozenset[str]
Sets: TypeAlias = frozenset[Ids]
T = TypeVar("T")


class TooMany(Exception):
    """More assignments than anybody wants to try."""


@dataclass(frozen=True)
class Best:
    """The best that a plan can do: which questions may come first, its average cost, and the costs of a bad day.

    Plans with the least average need not have the same worst case: `worst` are all that they can have.
    """

    questions: Ids
    average: Fraction
    worst: frozenset[Fraction]


THERE = Best(frozenset(), Fraction(0), frozenset([Fraction(0)]))  # nothing more need be asked


def once(find: Callable[[Brute], T]) -> Callable[[Brute], T]:
    """The notion, found when it is first asked for."""

    @wraps(find)
    def kept(self: Brute) -> T:
        if find.__name__ not in self.found:
            self.found[find.__name__] = find(self)
        return self.found[find.__name__]

    return kept


class Brute:
    """One node in one situation.

    `questions` are those below the node, a question that is the node itself included; `missing` and `askable` are the
    ones that are missing, and those of them that can be asked; `answers` gives the codes of all answers to a question.
    All are in the order of the framework. An attribute is a fact about the entity: it stays what it is.
    """

    def __init__(self, here: Situation, node: str, *, most: int = MOST, prepared: Prepared | None = None) -> None:
        self.here, self.node, self.framework = here, node, here.plan.framework
        self.carrier = here.plan.carrier(node)
        ways = ways_up(here.plan, self.carrier.position)
        leaves = [each for each in here.plan.leaves if ways[each.position] and each.id in self.framework.items]
        self.leaves = {leaf.id: leaf for leaf in leaves}
        self.questions = tuple(self.leaves)
        self.shared = tuple(leaf.id for leaf in leaves if ways[leaf.position] > 1)  # along two ways or more
        self.place = {id: place for place, id in enumerate(self.questions)}
        self.now: Codes = tuple(here.codes[leaf.position] for leaf in leaves)
        self.missing = tuple(leaf.id for leaf in leaves if here.is_missing(leaf))
        self.gaps = tuple((id, self.place[id], self.leaves[id].missing) for id in self.missing)
        self.askable = tuple(id for id in self.missing if self.may_be_asked(id))
        self.answers = {
            leaf.id: (*range(len(leaf.values)), *([leaf.not_applicable] if leaf.may_not_apply else []))
            for leaf in leaves
        }
        self.size = prod(len(codes) + 1 for codes in self.answers.values())
        if self.size > most:
            raise TooMany(self.size)
        self.code = self.try_all(prepared or prepare(here.plan))
        words = {code: self.word(code) for code in set(self.code.values())}
        self.outcome = {codes: words[code] for codes, code in self.code.items()}
        self.is_now = self.outcome[self.now]
        self.found: dict[str, Any] = {}
        self.known_plans: dict[Codes, Best | None] = {}
        self.known_answered: dict[Codes, Ids] = {}
        self.known_futures: dict[Codes, frozenset[str]] = {}

    def try_all(self, prepared: Prepared) -> dict[Codes, int]:
        """What the engine says of the node under every assignment.

        What is missing now is missing for the same reason; what is answered now is, once it is missing, not supplied.
        """
        here, every = self.here, len(self.here.plan.leaves)
        given, reasons = list(here.codes[:every]), list(here.reasons[:every])
        varying = [
            (leaf.position, leaf.missing, here.reasons[leaf.position] if here.is_missing(leaf) else NOT_SUPPLIED)
            for leaf in self.leaves.values()
        ]
        steps = max(self.carrier.position - every + 1, 0)  # what comes after the node has no say in it
        below = replace(prepared, walks=prepared.walks[:steps])
        found: dict[Codes, int] = {}
        for codes in self.assignments({}):
            for (place, missing, why), code in zip(varying, codes, strict=True):
                given[place], reasons[place] = code, why if code == missing else 0
            said = given.copy()
            run(below, said, reasons)
            found[codes] = said[self.carrier.position]
        return found

    # ------------------------------------------------------------------------------------------------ What is what

    def word(self, code: int) -> str:
        """What an outcome of the node is called; outcomes of one name are the same."""
        return name_of(self.carrier, code)

    def may_be_asked(self, id: str) -> bool:
        """Whether a question may be asked; one that is missing also by what it is missing for."""
        reason = self.here.leaf_reason(self.leaves[id])
        return self.framework[id].askable and (reason is None or reason[1] not in ("confidential", "not_asked"))

    def cost(self, ids: Iterable[str]) -> Fraction:
        return sum((self.framework[id].effort for id in ids), Fraction(0))

    def option(self, id: str, code: int) -> str:
        """The word for an answer to a question."""
        leaf = self.leaves[id]
        return leaf.values[code].word if code < len(leaf.values) else NOT_APPLICABLE

    def code_of(self, id: str, word: str) -> int:
        return next(code for code in self.answers[id] if self.option(id, code) == word)

    def assignments(self, menu: Mapping[str, Iterable[int]]) -> Iterator[Codes]:
        """Every assignment in which a question has one of these codes; one that is not named any answer, or none."""
        return product(*(menu.get(id, (*self.answers[id], self.leaves[id].missing)) for id in self.questions))

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
    def outcomes(self) -> frozenset[int]:
        """The codes that the node has over all completions."""
        return frozenset(self.code[codes] for codes in self.completions)

    @once
    def becomes(self) -> frozenset[str]:
        """The same as words, `grey` and `not_applicable` among them."""
        return frozenset(map(self.word, self.outcomes()))

    def possible(self) -> tuple[str, ...]:
        """The levels (else numbers, else options) among them, worst first."""
        values = sorted((code for code in self.outcomes() if code < len(self.carrier.values)), key=self.rank)
        return tuple(dict.fromkeys(map(self.word, values)))

    def rank(self, code: int) -> tuple[Fraction, Fraction, int]:
        """By level, by number, as written."""
        letter = self.carrier.values[code]
        return Fraction(-1 if letter.level is None else letter.level), letter.number or Fraction(0), code

    def counts(self) -> dict[str, int] | None:
        """How many completions give what, each code counted once for every answer that is read as it.

        Only over the questions that make a difference; nothing where one of these is measured.
        """
        telling = [id for id in self.missing if self.tells(id)]
        if any(letter.interval is not None for id in telling for letter in self.leaves[id].values):
            return None
        behind = {id: self.options_behind(id) for id in telling}
        one = {id: [self.answers[id][0]] for id in self.missing if id not in telling}
        found: Counter[str] = Counter()
        for codes in self.assignments({**self.as_now(but=telling), **{id: self.answers[id] for id in telling}, **one}):
            found[self.outcome[codes]] += prod(behind[id][codes[self.place[id]]] for id in telling)
        return dict(found)

    def as_now(self, *, but: Collection[str]) -> dict[str, list[int]]:
        return {id: [self.now[self.place[id]]] for id in self.questions if id not in but}

    def tells(self, id: str) -> bool:
        """Whether, all else answered in some way, it makes a difference what is answered here."""
        return any(
            self.outcome[codes] != self.outcome[self.replaced(codes, {id: self.answers[id][0]})]
            for codes in self.completions
        )

    def options_behind(self, id: str) -> dict[int, int]:
        """How many different answers are read as each code."""
        answer = self.framework[id].answer
        assert answer is not None
        found = dict.fromkeys(self.answers[id], 1)
        if isinstance(answer, SeveralAnswer):
            said = Counter(map(str, sums(answer)))
            found = {code: said[self.option(id, code)] for code in self.answers[id]}
        if self.leaves[id].may_not_apply:
            found[self.leaves[id].not_applicable] = sum(bool(option.not_applicable) for option in answer.options)
        return found

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
        levels = self.carrier.scale.levels if self.carrier.scale is not None else ()
        free = [id for id in self.questions if self.may_be_asked(id)]
        menu = {id: {self.now[self.place[id]], *self.answers[id]} for id in free}
        ways: dict[str, set[Ids]] = defaultdict(set)
        for codes in self.assignments({**self.as_now(but=free), **menu}):
            level = self.outcome[codes]
            if level in levels and level != self.is_now:
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


# ------------------------------------------------------------------------------------------------ Nodes and answers


def ways_up(plan: Plan, position: int) -> Counter[int]:
    """Along how many ways each place reaches this one; the place itself along one."""
    ways = Counter({position: 1})
    for above in range(position, len(plan.leaves) - 1, -1):
        for source in plan.steps[above - len(plan.leaves)].sources if ways[above] else ():
            ways[source.carrier.position] += ways[above]
    return ways


def name_of(carrier: Carrier, code: int) -> str:
    """The level, else the number, else the option."""
    if code >= len(carrier.values):
        return GREY if code == carrier.missing else NOT_APPLICABLE
    letter = carrier.values[code]
    if letter.level is not None and carrier.scale is not None:
        return carrier.scale.levels[letter.level]
    return letter.word if letter.number is None else str(letter.number)


def sums(answer: SeveralAnswer) -> Iterator[Fraction]:
    """What each way to answer with several options comes to: some of the ordinary ones, or one that stands alone."""
    options = [option for option in answer.options if option.is_value]
    together = [Fraction(1) if each.points is None else each.points for each in options if not each.alone]
    yield from (Fraction(0) if each.points is None else each.points for each in options if each.alone)
    for size in range(1, len(together) + 1):
        yield from (sum(chosen, Fraction(0)) for chosen in combinations(together, size))
