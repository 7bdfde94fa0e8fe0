"""What a node would be without the limits in its rule, where these made it what it is."""

from __future__ import annotations

from fractions import Fraction

from ..engine.case import letters
from ..engine.measuring import Exactly
from ..engine.situation import Situation
from ..machines import reading
from ..passing import exactly
from ..plan import Step
from ..plan.diagrams import machine_of
from ..shaping import way_of
from ..values import Letter, Value


def limited(situation: Situation, item: str) -> tuple[Letter, Letter] | None:
    """What it would be and what it is, each a level, a number or both; nothing where its limits change nothing."""
    step = situation.plan.step(item)
    now = None if step is None else situation.letter(step.carrier)
    if step is None or now is None or not step.rule.limits:
        return None
    if step.formula is not None:
        return _of_number(situation, step)
    if any(each.input.explicit_in_limits and situation.is_missing(each.carrier) for each in step.sources):
        return None  # that it is missing is told by the limits; without them it would be another gap
    free = _free(situation, step)
    if (free.level, free.number) == (now.level, now.number) or (free.level is None and free.number is None):
        return None
    same = now.level is not None and free.number == now.number
    return _letter(step, free.level, free.number), _letter(step, now.level, None if same else now.number)


def _free(situation: Situation, step: Step) -> Value:
    """What comes out of the rule without its limits, of the same inputs."""
    rule = step.rule.model_copy(update={"limits": ()})
    machine = machine_of(rule, None, step.node, step.sources)
    state = machine.start()
    for source, place in zip(step.sources, letters(step, situation.codes, situation.reasons), strict=True):
        state = reading(machine, source.input, source.input.letters[place])(state)
    found = machine.finish(state)
    return found if isinstance(found, Value) else Value()


def _of_number(situation: Situation, step: Step) -> tuple[Letter, Letter] | None:
    """The number before and after its limits on numbers; what limits on levels do is told where it is compared."""
    after = situation.number(step.carrier)
    if after is None or step.formula is None or situation.numbers is None:
        return None
    ending = step.formula.endings[situation.numbers.ends[step.carrier.position]]
    if ending is None or ending.drawn.is_open or ending.drawn.source is not None:
        return None
    index = step.carrier.position - len(situation.plan.leaves)
    made = Exactly(situation.plan, situation.codes, situation.numbers).as_made(index)
    before = _before(step, made)
    return None if before in (None, after) else (Letter(str(before), number=before), Letter(str(after), number=after))


def _before(step: Step, made: Fraction) -> Fraction | None:
    """What comes out of the number without limits; nothing where the rest of its way refuses that."""
    try:
        return exactly(way_of(step.rule, ()), made)
    except ZeroDivisionError:
        return None


def _letter(step: Step, level: int | None, number: Fraction | None) -> Letter:
    if level is None:
        return Letter(str(number), number=number)
    assert step.node.scale is not None  # of which it would be a level
    return Letter(step.node.scale.levels[level], level=level, number=number)
