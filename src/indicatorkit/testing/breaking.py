"""What breaks a claim about a node in situations that were drawn, straight from how the format defines it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Final, TypeAlias

from ..folding.network import network
from ..plan import Plan
from ..strategies.choices import choices
from .scored import GREY, Scored, scored

Cases: TypeAlias = tuple[Scored, ...]

MOST_COMPLETIONS: Final = 300


def gets_better(node: str, cases: Cases) -> bool:
    """A worse answer, and a better level."""
    before, after = (each.rank(node) for each in cases)
    return before is not None and after is not None and after > before


def turns_grey(node: str, cases: Cases) -> bool:
    """One more answer, and what was known is grey."""
    before, after = cases
    return not before.is_grey(node) and after.is_grey(node)


def is_revised(node: str, cases: Cases) -> bool:
    """One more answer, and what was known is something else."""
    before, after = cases
    return not before.is_grey(node) and before.outcome(node) != after.outcome(node)


def changes_grey(node: str, cases: Cases) -> bool:
    """Other values to the same questions, and grey comes or goes."""
    before, after = cases
    return before.is_grey(node) != after.is_grey(node)


def is_grey(node: str, cases: Cases) -> bool:
    """All is answered, and it is grey."""
    return cases[0].is_grey(node)


def is_known_with_a_gap(node: str, cases: Cases) -> bool:
    """A question below is missing, and it is not grey."""
    case = cases[0]
    return not case.is_grey(node) and any(case.is_grey(each) for each in _asked_below(case, node))


def is_idly_grey(node: str, cases: Cases) -> bool:
    """It is grey, and however the gaps below are filled, one and the same comes out that is not."""
    case = cases[0]
    if not case.is_grey(node):
        return False
    here = case.case.situation
    own = {here.plan.leaves[place].id for place in network(here.plan).leaves(here.plan.results[node])}
    gaps = [
        (each.leaf.id, [choice.nth(0) for choice in each.answers])
        for each in choices(here.plan)
        if each.leaf.id in own and each.answers and here.is_missing(each.leaf)
    ]
    filled = list(islice(product(*(said for _, said in gaps)), MOST_COMPLETIONS + 1))
    if len(filled) > MOST_COMPLETIONS:
        return False
    names = [question for question, _ in gaps]
    found = {
        scored(case.framework, {**case.answers, **dict(zip(names, each, strict=True))}, case.wave).outcome(node)
        for each in filled
    }
    return len(found) == 1 and GREY not in found


def is_not_worst(by: Sequence[str], node: str, cases: Cases) -> bool:
    """One of these has its worst level, and the node is known and not at its worst."""
    case = cases[0]
    plan_ = case.case.situation.plan
    below = set(network(plan_).ways(plan_.results[node]))
    worst = [each for each in by if plan_.results.get(each) in below and case.rank(each) == _worst(plan_, each)]
    return bool(worst) and not case.is_grey(node) and case.rank(node) != 0


def is_not_neutral(node: str, cases: Cases) -> bool:
    """Leaving out the best makes it better, or leaving out the worst makes it worse."""
    before, after = (each.rank(node) for each in cases)
    if before is None or after is None or before == after:
        return False
    (question,) = (each for each, said in cases[0].answers.items() if cases[1].answers[each] != said)
    leaf = next(each for each in choices(cases[0].case.situation.plan) if each.leaf.id == question)
    levels = [choice.level for choice in leaf.answers if choice.level is not None]
    said = cases[0].rank(question)
    return said is not None and said == (max(levels) if after > before else min(levels))


def _asked_below(case: Scored, node: str) -> Iterator[str]:
    plan_ = case.case.situation.plan
    below = network(plan_).ways(plan_.results[node])
    return (each.id for each in case.framework.questions if plan_.results[each.id] in below)


def _worst(plan_: Plan, node: str) -> int | None:
    levels = [letter.level for letter in plan_.carrier(node).values if letter.level is not None]
    return min(levels, default=None)
