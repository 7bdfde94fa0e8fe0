"""One case: codes of answers in, codes of every node out, by table look-ups alone. No numpy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from ..alphabets import Carrier
from ..light import dataclass
from ..plan import AS_ANSWERED, Plan, Step, reason_code
from .keeping import kept
from .measuring import Codes, Found, Numbers, measured
from .ready import Ready, ReadyEnding, ready
from .undecided import decided

Walk: TypeAlias = tuple[tuple[int, tuple[tuple[int, ...], ...]], ...]


Walked: TypeAlias = tuple[int, int, Walk, tuple[int, ...], tuple[int, ...]]
"""A step: which it is, its place, its walk, and for each terminal the code and the reason."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan as nested tuples: for each step its walk over raw codes, and what its terminals mean.

    `told_apart` are the steps that tell reasons of missing answers apart; they walk letter by letter. `own_answers`
    gives for a question behind its gate the place of its answer, `formulas` the steps with a measured number.
    `missing` is the code of each question to which nothing was supplied, `not_supplied` that reason; `measured` are the
    questions of which a code only tells the cell.
    """

    plan: Plan
    walks: tuple[Walked, ...]
    told_apart: frozenset[int]
    own_answers: Mapping[int, int]
    formulas: Mapping[int, Ready]
    missing: tuple[int, ...]
    not_supplied: int
    measured: tuple[Carrier, ...]


def prepare(plan: Plan) -> Prepared:
    """The look-ups of a plan, made once and kept with its framework."""
    return kept(plan, "walks", _look_ups)


def _look_ups(plan: Plan) -> Prepared:
    """The look-ups of all steps, with the recoding of each input folded in."""
    walks = tuple(
        (index, step.carrier.position, _walk(step), step.codes, step.reasons) for index, step in enumerate(plan.steps)
    )
    told_apart = frozenset(
        index for index, step in enumerate(plan.steps) if any(each.alphabet.by_reason for each in step.sources)
    )
    own = {index: step.own_answer.position for index, step in enumerate(plan.steps) if step.own_answer is not None}
    not_supplied = next(code for code, (reason, _) in enumerate(plan.reasons) if reason == "not_supplied")
    measured_ = tuple(leaf for leaf in plan.leaves if any(each.interval is not None for each in leaf.values))
    missing = tuple(leaf.missing for leaf in plan.leaves)
    return Prepared(plan, walks, told_apart, own, ready(plan), missing, not_supplied, measured_)


def _walk(step: Step) -> Walk:
    return tuple(
        (source.carrier.position, tuple(tuple(row[letter] for letter in source.alphabet.recode) for row in layer))
        for source, layer in zip(step.sources, step.diagram.layers, strict=True)
    )


def run(prepared: Prepared, codes: list[int], leaf_reasons: Sequence[int], numbers: Numbers | None = None) -> list[int]:
    """Extend `codes`, one per leaf, by one per step; returns the reasons of the steps, 0 where something is known.

    `leaf_reasons` are the codes of `Plan.reasons`, one per leaf, read only where a rule tells them apart. `numbers` are
    what was answered where that is measured, one per leaf; they are extended too. Without them a measured answer is a
    plain number in its cell.
    """
    if numbers is None and prepared.formulas:
        numbers = Numbers.of_codes(prepared.measured, codes)
    count, none = len(leaf_reasons), [0] * len(prepared.walks)
    reasons = [*leaf_reasons, *none]
    codes += none
    if numbers is not None:
        numbers.ends += none
        numbers.near += [None] * len(none)
    _walk_all(prepared, prepared.walks, codes, reasons, numbers)
    return reasons[count:]


def run_again(prepared: Prepared, steps: Iterable[int], codes: list[int], reasons: list[int], numbers: Numbers) -> None:
    """Put in their places what these steps now say, in their order; all others keep what they said.

    `codes`, `reasons` and `numbers` are those of a whole situation, of which some answers were replaced.
    """
    _walk_all(prepared, map(prepared.walks.__getitem__, steps), codes, reasons, numbers)


def _walk_all(
    prepared: Prepared, walks: Iterable[Walked], codes: list[int], reasons: list[int], numbers: Numbers | None
) -> None:
    plan, told_apart, formulas = prepared.plan, prepared.told_apart, prepared.formulas
    for index, place, walk, outcomes, whys in walks:
        state = 0
        if index in told_apart:
            state = _tell_apart(plan.steps[index], codes, reasons)
        else:
            for position, layer in walk:
                state = layer[state][codes[position]]
        code, why = outcomes[state], whys[state]
        if numbers is not None:
            numbers.ends[place], numbers.near[place] = state, None
            made = formulas.get(index)
            end = made.endings[state] if made is not None else None
            if made is not None and end is not None:
                found = formed(plan, index, made, end, codes, numbers)
                numbers.near[place] = found.number
                code, why = coded(plan.steps[index], found)
        codes[place] = code
        reasons[place] = reasons[prepared.own_answers[index]] if why == AS_ANSWERED else why


def formed(plan: Plan, index: int, made: Ready, end: ReadyEnding, codes: Codes, numbers: Numbers) -> Found:
    """What the formula of a step gives, when its diagram ended here."""
    if end.is_open:
        return decided(plan, index, end.written, codes, numbers)
    return measured(plan, index, made, end, codes, numbers)


def coded(step: Step, found: Found) -> tuple[int, int]:
    """The code of a step with a measured number, and the reason where it has none."""
    if found.reason is None:
        return found.code, 0
    return step.carrier.missing, reason_code(step.carrier, found.reason)


def _tell_apart(step: Step, codes: Sequence[int], reasons: Sequence[int]) -> int:
    state = 0
    for letter, layer in zip(letters(step, codes, reasons), step.diagram.layers, strict=True):
        state = layer[state][letter]
    return state


def letters(step: Step, codes: Sequence[int], reasons: Sequence[int]) -> tuple[int, ...]:
    """The letter of each input of a step, as its diagram counts them."""
    return tuple(
        source.letter(
            codes[source.carrier.position], reasons[source.carrier.position] if source.alphabet.by_reason else 0
        )
        for source in step.sources
    )
