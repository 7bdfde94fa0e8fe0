"""Which answers made a node grey, all the way down, and the reason that it leads with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..alphabets import Carrier
from ..conditions import items
from ..engine.case import letters
from ..engine.situation import Situation
from ..gaps import blamed
from ..plan import LEAF_REASONS, Source, Step
from ..values import NodeReason, Role


def blamed_inputs(situation: Situation, step: Step) -> tuple[Source, ...]:
    """The missing inputs that made this node grey, in the order of its inputs; empty when it is not grey."""
    reason = situation.node_reason(step.carrier)
    return () if reason is None else _guilty(situation, step, reason)


def _guilty(situation: Situation, step: Step, reason: NodeReason) -> tuple[Source, ...]:
    word = letters(step, situation.codes, situation.reasons)
    missing = [source for source in step.sources if source.input.letters[word[source.input.position]].is_missing]
    guilty = [source for source in missing if blamed(step.rule, reason, source.input)]
    if reason is NodeReason.APPLICABILITY_UNKNOWN and step.gate is not None:
        written = (*items(step.gate), *(source.carrier.id for source in step.sources))
        guilty.sort(key=lambda source: written.index(source.carrier.id))
    if not guilty and reason is NodeReason.MISSING_INPUTS:
        guilty = [source for source in missing if _is_handed_on(situation, step, source)]
    return tuple(guilty)


def _is_handed_on(situation: Situation, step: Step, source: Source) -> bool:
    """Whether the row that decides hands this very input on: with any other letter something else comes out."""
    if Role.THEN not in source.input.roles:
        return False
    word = list(letters(step, situation.codes, situation.reasons))
    now = step.diagram.walk(word)
    others = [position for position, letter in enumerate(source.input.letters) if not letter.is_missing]
    return any(
        step.diagram.walk([*word[: source.input.position], other, *word[source.input.position + 1 :]]) != now
        for other in others
    )


def blamed_answers(situation: Situation, item: str) -> tuple[Carrier, ...]:
    """The questions whose missing answers made a node grey, all the way down, each once, in the order of inputs."""
    return Blame(situation).answers(situation.plan.carrier(item))


def leads_with(situation: Situation, item: str) -> str | None:
    """The most telling reason among the answers that made a node grey; equal ones: the input written first."""
    return leading(situation, blamed_answers(situation, item))


def leading(situation: Situation, answers: Iterable[Carrier]) -> str | None:
    """The most telling reason among these missing answers; equal ones: the first."""
    order = {kind.value: rank for rank, kind in enumerate(LEAF_REASONS)}
    known = [found for each in answers if (found := situation.leaf_reason(each)) is not None]
    return min(known, key=lambda each: order[each[1]])[0] if known else None


class Blame:
    """Which missing answers made the nodes of one situation grey; every place is looked at once."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._found: dict[int, Mapping[str, Carrier]] = {}

    def answers(self, carrier: Carrier) -> tuple[Carrier, ...]:
        """The answers that made this grey, each once, in the order of inputs; none where it is not."""
        if not self._situation.is_missing(carrier):
            return ()
        passed = self._passed(carrier)
        for place in sorted(passed):  # each after whatever feeds it
            below = passed[place]
            leaf = self._situation.plan.at(place)
            self._found[place] = (
                {leaf.id: leaf}
                if below is None
                else {item: answer for each in below for item, answer in self._found[each.position].items()}
            )
        return tuple(self._found[carrier.position].values())

    def _passed(self, carrier: Carrier) -> dict[int, tuple[Carrier, ...] | None]:
        """The places on the way down that were not looked at before, each with what is to blame there."""
        passed: dict[int, tuple[Carrier, ...] | None] = {}
        waiting = [carrier]
        while waiting:
            here = waiting.pop()
            if here.position not in passed and here.position not in self._found:
                passed[here.position] = below = self._below(here)
                waiting += below or ()
        return passed

    def _below(self, carrier: Carrier) -> tuple[Carrier, ...] | None:
        """The inputs to blame for what is missing, or has a level and an open number; of an answer None."""
        leaves = len(self._situation.plan.leaves)
        if carrier.position < leaves:
            return None
        step = self._situation.plan.steps[carrier.position - leaves]
        reason = self._situation.node_reason(carrier) or NodeReason.UNDECIDED
        return tuple(each.carrier for each in _guilty(self._situation, step, reason))
