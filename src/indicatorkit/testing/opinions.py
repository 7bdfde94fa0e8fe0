"""Second opinions: what each claim means for situations that are drawn, straight from how the format defines it.

Nothing here comes from the prover, so that one of the two can find the other wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias

from hypothesis import HealthCheck, find, settings, strategies as st
from hypothesis.errors import NoSuchExample, Unsatisfiable

from ..framework import Framework
from ..light import dataclass
from ..plan import plan
from . import breaking, drawing
from .breaking import Cases
from .drawing import Drawing
from .scored import scored

Breaks: TypeAlias = Callable[[str, Cases], bool]

EXAMPLES: Final = 100


@dataclass(frozen=True, slots=True)
class Opinion:
    """A claim about drawn situations: one, or two that differ in one way. `breaks` says whether a node goes wrong.

    Where it is not `sure`, it may overlook that.
    """

    draw: Callable[[Framework, str], Drawing]
    breaks: Breaks
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Broken:
    """Situations that break a claim about a node."""

    node: str
    cases: Cases


def opinion(claim: str, by: Sequence[str] = ()) -> Opinion | None:
    """What a claim means for drawn situations; nothing where chance cannot refute it. `by` have a veto, if any."""
    return Opinion(drawing.any_case, partial(breaking.is_not_worst, by)) if by else OPINIONS.get(claim)


def second(framework: Framework, claim: Opinion, nodes: Sequence[str]) -> Broken | None:
    """The simplest situations found in which a claim about one of these nodes goes wrong; nothing where none is found.

    The same situations are drawn in every run.
    """
    found = _cases(framework, claim)
    if found is None or not nodes:
        return None

    def wrong(cases: Cases) -> Iterator[str]:
        known = cases[0].case.situation.plan.results
        return (node for node in nodes if node in known and claim.breaks(node, cases))

    try:
        simplest = find(found, lambda cases: next(wrong(cases), None) is not None, settings=_QUIET)
    except (NoSuchExample, Unsatisfiable):
        return None
    return Broken(next(wrong(simplest)), simplest)


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


OPINIONS: Final[Mapping[str, Opinion]] = {
    "monotone": Opinion(drawing.one_gets_worse, breaking.gets_better),
    "not_applicable_neutral": Opinion(drawing.one_is_left_out, breaking.is_not_neutral),
    "never_regrey": Opinion(drawing.more_answered, breaking.turns_grey),
    "never_revised": Opinion(drawing.more_answered, breaking.is_revised),
    "no_idle_grey": Opinion(drawing.few_open, breaking.is_idly_grey, sure=False),
    "grey_by_gaps_alone": Opinion(drawing.other_values, breaking.changes_grey),
    "grey_if_any_missing": Opinion(drawing.any_case, breaking.is_known_with_a_gap),
    "known_when_answered": Opinion(drawing.all_answered, breaking.is_grey),
}
"""A claim that is not here is about one rule by itself, or says that something can happen, which no sample refutes."""
