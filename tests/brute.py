"""What every notion of an explanation means, by trying everything: the brute force against which explanations are held.

`Brute(here, node)` asks the engine what comes out of one node under every assignment of the questions below it, and
keeps the answers in one table, from which `tests/notions.py` reads each notion. Nothing here comes from
`indicatorkit.explain` or `indicatorkit.diagram`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product
from math import prod

from indicatorkit.alphabets import Carrier
from indicatorkit.answers import NOT_SUPPLIED
from indicatorkit.asking import SeveralAnswer
from indicatorkit.engine.case import Prepared, prepare, run
from indicatorkit.engine.situation import Situation
from indicatorkit.plan import Plan
from tests.notions import GREY, NOT_APPLICABLE, Codes, Notions, once

MOST = 3_000


class TooMany(Exception):
    """More assignments than anybody wants to try."""


class Brute(Notions):
    """One node in one situation.

    `questions` are those below the node, a question that is the node itself included, in the order of the framework. An
    attribute is a fact about the entity: it stays what it is.
    """

    def __init__(self, here: Situation, node: str, *, most: int = MOST, prepared: Prepared | None = None) -> None:
        self.here, self.node, self.framework = here, node, here.plan.framework
        self.carrier = here.plan.carrier(node)
        ways = ways_up(here.plan, self.carrier.position)
        leaves = [each for each in here.plan.leaves if ways[each.position] and each.id in self.framework.items]
        self.leaves = {leaf.id: leaf for leaf in leaves}
        self.shared = tuple(leaf.id for leaf in leaves if ways[leaf.position] > 1)  # along two ways or more
        answers = {
            leaf.id: (*range(len(leaf.values)), *([leaf.not_applicable] if leaf.may_not_apply else []))
            for leaf in leaves
        }
        self.size = prod(len(codes) + 1 for codes in answers.values())
        if self.size > most:
            raise TooMany(self.size)
        self.code = self.try_all(prepared or prepare(here.plan), answers)
        words = {code: self.word(code) for code in set(self.code.values())}
        super().__init__(
            answers,
            gaps={leaf.id: leaf.missing for leaf in leaves},
            now=tuple(here.codes[leaf.position] for leaf in leaves),
            outcome={codes: words[code] for codes, code in self.code.items()},
            levels=self.carrier.scale.levels if self.carrier.scale is not None else (),
        )

    def try_all(self, prepared: Prepared, answers: Mapping[str, Sequence[int]]) -> dict[Codes, int]:
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
        for codes in product(*((*answers[id], leaf.missing) for id, leaf in self.leaves.items())):
            for (place, missing, why), code in zip(varying, codes, strict=True):
                given[place], reasons[place] = code, why if code == missing else 0
            said = given.copy()
            run(below, said, reasons)
            found[codes] = said[self.carrier.position]
        return found

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

    # ----------------------------------------------------------------------------------- What it can still become

    @once
    def outcomes(self) -> frozenset[int]:
        """The codes that the node has over all completions."""
        return frozenset(self.code[codes] for codes in self.completions)

    def possible(self) -> tuple[str, ...]:
        """The levels (else numbers, else options) among them, worst first."""
        values = sorted((code for code in self.outcomes() if code < len(self.carrier.values)), key=self.rank)
        return tuple(dict.fromkeys(map(self.word, values)))

    def rank(self, code: int) -> tuple[Fraction, Fraction, int]:
        """By level, by number, as written."""
        letter = self.carrier.values[code]
        return Fraction(-1 if letter.level is None else letter.level), letter.number or Fraction(0), code

    def counts(self) -> dict[str, int] | None:
        """As ever; nothing where a question that makes a difference is measured."""
        leaves = [self.leaves[id] for id in self.telling()]
        return None if any(each.interval is not None for leaf in leaves for each in leaf.values) else super().counts()

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
