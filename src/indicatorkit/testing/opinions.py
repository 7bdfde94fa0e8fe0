"""Second opinions: what each claim means for situations that are drawn, straight from how the format defines it.

Nothing here comes from the prover, so that one of the two can find the other wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, product
from typing import Any, Final, TypeAlias

from hypothesis import HealthCheck, find, settings, strategies as st
from hypothesis.errors import NoSuchExample, Unsatisfiable

from ..folding.network import network
from ..framework import Framework
from ..plan import Plan, plan
from ..strategies import answer_more, answers, one_worse
from ..strategies.choices import choices
from .scored import GREY, Scored, scored

Cases: TypeAlias = tuple[Scored, ...]
Breaks: TypeAlias = Callable[[str, Cases], bool]

EXAMPLES: Final = 100
MOST_COMPLETIONS: Final = 300


@dataclass(frozen=True, slots=True)
class Opinion:
    """A claim about drawn situations: one, or two that differ in one way. `breaks` says whether a node goes wrong.

    Where it is not `sure`, it may overlook that.
    """

    draw: Callable[[Framework, str], st.SearchStrategy[Sequence[Mapping[str, object]]]]
    breaks: Breaks
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Broken:
    """Situations that break a claim about a node."""

    node: str
    cases: Cases


def opinion(claim: str, by: Sequence[str] = ()) -> Opinion | None:
    """What a claim means for drawn situations; nothing where chance cannot refute it. `by` have a veto, if any."""
    return Opinion(_one, partial(_worst_is_not_worst, by)) if by else OPINIONS.get(claim)


def second(framework: Framework, claim: Opinion, nodes: Sequence[str]) -> Broken | None:
    """The simplest situations found in which a claim about one of these nodes goes wrong; nothing where none is found.

    The same situations are drawn in every run.
    """
    drawing = _cases(framework, claim)
    if drawing is None or not nodes:
        return None

    def wrong(cases: Cases) -> Iterator[str]:
        known = cases[0].case.situation.plan.results
        return (node for node in nodes if node in known and claim.breaks(node, cases))

    try:
        found = find(drawing, lambda cases: next(wrong(cases), None) is not None, settings=_QUIET)
    except (NoSuchExample, Unsatisfiable):
        return None
    return Broken(next(wrong(found)), found)


_QUIET: Final = settings(
    max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


def _cases(framework: Framework, opinion: Opinion) -> st.SearchStrategy[Cases] | None:
    """Situations in each stretch of waves; nothing where the framework has none of the kind."""
    waves = {id(plan(framework, wave)): wave for wave in reversed(framework.waves or (framework.default_wave(),))}
    drawn = []
    for wave in waves.values():
        try:
            raw = opinion.draw(framework, wave)
        except ValueError:  # no question has a worse answer, or can be answered at all
            continue
        drawn.append(raw.map(_scoring(framework, wave)))
    return st.one_of(drawn) if drawn else None


def _scoring(framework: Framework, wave: str) -> Callable[[Sequence[Mapping[str, object]]], Cases]:
    """A function that scores situations; one that Hypothesis can name without printing a whole framework."""

    def score(cases: Sequence[Mapping[str, object]]) -> Cases:
        return tuple(scored(framework, each, wave) for each in cases)

    return score


# -------------------------------------------------------------------------------------------------------- what is drawn


def _one(framework: Framework, wave: str) -> st.SearchStrategy[Any]:
    return answers(framework, wave=wave).map(lambda case: (case,))


def _full(framework: Framework, wave: str) -> st.SearchStrategy[Any]:
    return answers(framework, wave=wave, missing="none").map(lambda case: (case,))


def _few_open(framework: Framework, wave: str) -> st.SearchStrategy[Any]:
    """Nearly everything answered: what is still open can be tried out."""
    ids = [each.leaf.id for each in choices(plan(framework, wave)) if each.answers]

    def without(drawn: tuple[Mapping[str, object], bytes]) -> Any:
        case, left_out = drawn
        opened = {ids[each * len(ids) >> 8] for each in left_out}
        return ({question: said for question, said in case.items() if question not in opened},)

    return st.tuples(answers(framework, wave=wave, missing="none"), st.binary(min_size=1, max_size=3)).map(without)


def _worse(framework: Framework, wave: str) -> st.SearchStrategy[Any]:
    return one_worse(framework, wave=wave).map(lambda pair: (pair.before, pair.after))


def _more(framework: Framework, wave: str) -> st.SearchStrategy[Any]:
    return answer_more(framework, wave=wave)


def _other_values(framework: Framework, wave: str) -> st.SearchStrategy[Any]:
    """The same questions answered, with other values; what is open or does not apply stays so."""
    stays = {each.leaf.id: each for each in choices(plan(framework, wave))}

    def other(drawn: tuple[Mapping[str, object], Mapping[str, object]]) -> Any:
        case, values = drawn

        def is_value(question: str, said: object) -> bool:
            leaf = stays[question].leaf
            return any(
                each.signal < leaf.not_applicable and said in map(each.nth, range(each.texts))
                for each in stays[question].answers
            )

        mixed = {
            question: values[question] if is_value(question, said) and is_value(question, values[question]) else said
            for question, said in case.items()
        }
        return case, mixed

    return st.tuples(answers(framework, wave=wave), answers(framework, wave=wave, missing="none")).map(other)


def _left_out(framework: Framework, wave: str) -> st.SearchStrategy[Any]:
    """A question with its best or its worst answer, and the same question not applicable."""
    moves = []
    for each in choices(plan(framework, wave)):
        levels = [choice for choice in each.answers if choice.level is not None]
        outside = each.by_signal.get(each.leaf.not_applicable)
        if levels and outside is not None:
            moves += [(each.leaf.id, choice.nth(0), outside.nth(0)) for choice in (levels[0], levels[-1])]
    if not moves:
        raise ValueError("nothing may be not applicable")

    def pair(drawn: tuple[Mapping[str, object], tuple[str, object, object]]) -> Any:
        case, (question, said, outside) = drawn
        return {**case, question: said}, {**case, question: outside}

    return st.tuples(answers(framework, wave=wave), st.sampled_from(moves)).map(pair)


# ------------------------------------------------------------------------------------------------------- what breaks it


def _gets_better(node: str, cases: Cases) -> bool:
    """A worse answer, and a better level."""
    before, after = (each.rank(node) for each in cases)
    return before is not None and after is not None and after > before


def _turns_grey(node: str, cases: Cases) -> bool:
    """One more answer, and what was known is grey."""
    before, after = cases
    return not before.is_grey(node) and after.is_grey(node)


def _is_revised(node: str, cases: Cases) -> bool:
    """One more answer, and what was known is something else."""
    before, after = cases
    return not before.is_grey(node) and before.outcome(node) != after.outcome(node)


def _changes_grey(node: str, cases: Cases) -> bool:
    """Other values to the same questions, and grey comes or goes."""
    before, after = cases
    return before.is_grey(node) != after.is_grey(node)


def _is_grey(node: str, cases: Cases) -> bool:
    """All is answered, and it is grey."""
    return cases[0].is_grey(node)


def _is_known_with_a_gap(node: str, cases: Cases) -> bool:
    """A question below is missing, and it is not grey."""
    case = cases[0]
    return not case.is_grey(node) and any(case.is_grey(each) for each in _asked_below(case, node))


def _is_idly_grey(node: str, cases: Cases) -> bool:
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


def _worst_is_not_worst(by: Sequence[str], node: str, cases: Cases) -> bool:
    """One of these has its worst level, and the node is known and not at its worst."""
    case = cases[0]
    plan_ = case.case.situation.plan
    below = set(network(plan_).ways(plan_.results[node]))
    worst = [each for each in by if plan_.results.get(each) in below and case.rank(each) == _worst(plan_, each)]
    return bool(worst) and not case.is_grey(node) and case.rank(node) != 0


def _is_not_neutral(node: str, cases: Cases) -> bool:
    """Leaving out the best makes it better, or leaving out the worst makes it worse."""
    before, after = (each.rank(node) for each in cases)
    if before is None or after is None or before == after:
        return False
    (question,) = (each for each, said in cases[0].answers.items() if cases[1].answers[each] != said)
    leaf = next(each for each in choices(cases[0].case.situation.plan) if each.leaf.id == question)
    levels = [choice for choice in leaf.answers if choice.level is not None]
    said = cases[0].answers[question]
    return (after > before and said == levels[0].nth(0)) or (after < before and said == levels[-1].nth(0))


def _asked_below(case: Scored, node: str) -> Iterator[str]:
    plan_ = case.case.situation.plan
    below = network(plan_).ways(plan_.results[node])
    return (each.id for each in case.framework.questions if plan_.results[each.id] in below)


def _worst(plan_: Plan, node: str) -> int | None:
    levels = [letter.level for letter in plan_.carrier(node).values if letter.level is not None]
    return min(levels, default=None)


OPINIONS: Final[Mapping[str, Opinion]] = {
    "monotone": Opinion(_worse, _gets_better),
    "not_applicable_neutral": Opinion(_left_out, _is_not_neutral),
    "never_regrey": Opinion(_more, _turns_grey),
    "never_revised": Opinion(_more, _is_revised),
    "no_idle_grey": Opinion(_few_open, _is_idly_grey, sure=False),
    "grey_by_gaps_alone": Opinion(_other_values, _changes_grey),
    "grey_if_any_missing": Opinion(_one, _is_known_with_a_gap),
    "known_when_answered": Opinion(_full, _is_grey),
}
"""A claim that is not here is about one rule by itself, or says that something can happen, which no sample refutes."""
