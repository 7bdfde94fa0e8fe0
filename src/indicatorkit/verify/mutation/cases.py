"""The smallest case in which a mutant gives something else, tried on the engine; or that there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Any
from weakref import WeakKeyDictionary

from ...diagram import TooLarge
from ...engine.case import prepare
from ...expected import Example, Expected
from ...light import dataclass
from ...plan import Plan, RuleTooLarge
from ...values import Text
from ..examples import answered, unmet
from .differing import Both, Difference
from .mutant import Mutant, Original
from .sought import Sides
from .together import Given, answers


class Differs(StrEnum):
    """Whether a mutant gives anything else."""

    YES = "yes"
    """With some answers it does."""
    NOWHERE = "nowhere"
    """All diagrams say the same: what was edited does not matter."""
    UNREACHABLE = "unreachable"
    """Some node gives something else, but for no answers, or not in a way that an example can tell."""
    UNKNOWN = "unknown"
    """It is too large, questions are shared in more ways than are tried, or numbers were tried in vain."""


@dataclass(frozen=True, slots=True)
class Case:
    """Answers with what comes out of a node now, and with the mutant; `wave` where it must be said."""

    wave: str | None
    answers: Mapping[str, Any]
    entity: Mapping[str, Any]
    node: str
    now: tuple[str, ...]
    then: tuple[str, ...]

    @property
    def example(self) -> Example:
        """The case as an example: it expects what comes out now, and as much of it as tells it from the mutant."""
        return Example(
            name=Text(),
            wave=self.wave,
            entity=self.entity,
            answers=self.answers,
            expect={self.node: self._expected()},
            generated=True,
        )

    def _expected(self) -> Expected:
        if self.now[0] == "not_applicable":
            return Expected(not_applicable=True)
        if self.now[0] == "grey":
            return Expected(grey=True, reason=self.now[1] if self.then[0] == "grey" else None)
        _, level, number, word = self.now
        if not number or (level and self.then[0] == "value" and self.then[1] != level):
            return Expected(level=level or word)
        return Expected(level=level or None, number=Fraction(number))


class Ground:
    """The plans of the original with the answers to their questions: what all mutants are compared on."""

    def __init__(self, original: Original) -> None:
        self.original = original
        self._bases: dict[int, Both] = {}
        self._compared: WeakKeyDictionary[Mutant, dict[int, Both]] = WeakKeyDictionary()

    def base(self, plan: Plan) -> Both:
        """The original held against itself."""
        if id(plan) not in self._bases:
            self._bases[id(plan)] = Both(plan, plan, self._answers(plan, plan, None, {}))
        return self._bases[id(plan)]

    def both(self, mutant: Mutant, wave: str | None) -> Both:
        """The original and a mutant in a wave; made once for all waves between which nothing changes in either."""
        plan, other = mutant.plans(wave)
        known = self._compared.setdefault(mutant, {})
        if id(other) not in known:
            base = self.base(plan)
            known[id(other)] = Both(plan, other, self._answers(plan, other, mutant, base.answers), base)
        return known[id(other)]

    def _answers(
        self, plan: Plan, other: Plan, mutant: Mutant | None, known: Mapping[str, Sequence[Given]]
    ) -> dict[str, Sequence[Given]]:
        """The answers to every question; those of the original where the mutant reads them the same."""
        mine, framework = self.original.books, self.original.framework
        theirs = mutant.books() if mutant is not None else mine
        already = _told_apart(plan)
        told = already | _told_apart(other)
        found: dict[str, Sequence[Given]] = {}
        for leaf, their in zip(plan.leaves, other.leaves, strict=True):
            id_ = leaf.id
            unchanged = leaf is their and theirs[id_] is mine[id_] and (id_ in told) <= (id_ in already)
            if id_ in known and unchanged:
                found[id_] = known[id_]
            else:
                books = (mine[id_], theirs[id_])
                other_framework = mutant.framework if mutant is not None else framework
                found[id_] = answers(leaf, their, framework, other_framework, books, reasons=id_ in told)
        return found

    # ------------------------------------------------------------------------------------------- the smallest case

    def smallest(self, mutant: Mutant) -> tuple[Differs, Case | None]:
        """Whether a mutant gives anything else, and the case with the fewest answers in which it does."""
        try:
            return self._smallest(mutant)
        except (RuleTooLarge, TooLarge):
            return Differs.UNKNOWN, None

    def _smallest(self, mutant: Mutant) -> tuple[Differs, Case | None]:
        found = Differs.NOWHERE
        for wave in mutant.waves():
            both = self.both(mutant, wave)
            for all_places in self._in_turn(mutant, both):
                places = [each for each in all_places if not both.computes(each)]
                for each in sorted(_differences(both, places), key=lambda each: each.rank):
                    case = self._tried(mutant, wave, each)
                    if case is not None:
                        return Differs.YES, case
                    found = Differs.UNREACHABLE if each.exact and found is not Differs.UNKNOWN else Differs.UNKNOWN
                if found is Differs.NOWHERE and any(map(both.differs_alone, places)):
                    found = Differs.UNREACHABLE
                for place in all_places:
                    if both.computes(place) and not both.is_same(place):
                        case = self._sought(mutant, wave, place)
                        if case is not None:
                            return Differs.YES, case
                        found = Differs.UNKNOWN
        return found, None

    def _sought(self, mutant: Mutant, wave: str, place: str) -> Case | None:
        """A case among numbers in which a node comes out otherwise, if an example can tell it."""
        plans = self.original.plan(wave), mutant.plans(wave)[1]
        if any(plan.step(place) is None for plan in plans):
            return None
        books = self.original.books, mutant.books()
        found = Sides(plans, (prepare(plans[0]), mutant.prepared(wave)), books).difference(place)
        if found is None:
            return None
        said, now, then = found
        answers = tuple(Given(item, raw, ((0, 0), (0, 0)), 1) for item, raw in said.items())
        return self._tried(mutant, wave, Difference(place, answers, now, then, len(answers), exact=False))

    def _in_turn(self, mutant: Mutant, both: Both) -> Iterator[list[str]]:
        """First what the edit itself is about, then what is different because that is, then all that reads it."""
        mine, theirs = self.original.framework.items, mutant.framework.items
        changed = both.changed()
        own = [each for each in changed if each[0] == "=" or mine.get(each) != theirs.get(each)]
        yield own
        yield [each for each in changed if each not in own]
        if changed:
            yield [each for each in both.affected() if each not in changed]

    def _tried(self, mutant: Mutant, wave: str, difference: Difference) -> Case | None:
        """The difference as a case, if an example of it comes out now and not with the mutant.

        It may not: a question shared in too many ways may have been given two answers, and some outcomes cannot be told
        apart by anything that an example may expect.
        """
        is_fact = self.original.framework.is_fact
        questions = {each.leaf: each.raw for each in difference.answers if not is_fact(each.leaf)}
        facts = {each.leaf: each.raw for each in difference.answers if is_fact(each.leaf)}
        said = None if wave == self.original.framework.default_wave() else wave
        case = Case(said, questions, facts, difference.node, difference.now, difference.then)
        now = answered(prepare(self.original.plan(wave)), case.example, self.original.books)
        then = answered(mutant.prepared(wave), case.example, mutant.books())
        return case if not any(unmet(now, case.example)) and any(unmet(then, case.example)) else None


def _differences(both: Both, places: Sequence[str]) -> Iterator[Difference]:
    for place in places:
        yield from both.differences(place)


def _told_apart(plan: Plan) -> set[str]:
    """The questions whose reasons to be missing some rule tells apart."""
    return {
        source.carrier.id for step in plan.steps for source in step.sources if source.alphabet.by_reason is not None
    }
