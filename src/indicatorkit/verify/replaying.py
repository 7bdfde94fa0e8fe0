"""Whether a case is true: asked of the engine, or of the machine of a rule, never of what found it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from ..folding.signals import Signal, said
from ..plan import machine_of
from ..seeking.scenes import Came, Numbers, Said
from .proofs import Case
from .views import View

TRIES: Final = 3_000


def replays(view: View, case: Case) -> bool:
    """Whether what the case says comes out."""
    said_ = (case.before,) if case.after is None else (case.before, case.after)
    found = (came(view, each, numbers).signal for each, numbers in zip(said_, case.numbers, strict=False))
    return tuple(found) == case.outcomes


def outcome(view: View, given: Said) -> Signal:
    """What comes out of the node for what these places say; a place that is not named has nothing supplied."""
    return came(view, given).signal


def came(view: View, given: Said, numbers: Numbers | None = None) -> Came:
    """The same with its number. Of a measured place whose number is not given it is the plainest in its cell."""
    if view.scope == "answers" or view.computes:
        return view.scene.came(given, numbers or {})
    step = view.step
    machine = machine_of(step.rule, step.gate, step.node, step.sources)
    state = machine.start()
    for source in step.sources:
        code, reason = said(source.carrier, given[source.carrier.position])
        state = machine.step(state, source.input, source.input.letters[source.letter(code, reason)])
    return Came(step.codes[step.diagram.terminals.index(machine.finish(state))])


def searched(
    view: View, moves: Mapping[int, tuple[tuple[Signal, Signal], ...]], breaks: Callable[[Signal, Signal], bool]
) -> Case | None:
    """A case found by trying, where what the fold found does not come out: some thousands of situations, no more."""
    rng = Random(0)  # noqa: S311  # the same search every time
    menus = {place: sorted(view.signals(place)) for place in view.varying}
    for _ in range(TRIES):
        place = rng.choice(list(moves))
        first, second = rng.choice(moves[place])
        before = {each: rng.choice(menu) for each, menu in menus.items()} | {place: first}
        after = before | {place: second}
        ends = (outcome(view, before), outcome(view, after))
        if breaks(*ends):
            return Case(before, after, ends)
    return None
