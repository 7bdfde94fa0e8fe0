"""Which answers made a node grey, all the way down, and the reason that it leads with."""

from __future__ import annotations

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
    found: dict[str, Carrier] = {}
    carrier = situation.plan.carrier(item)
    if situation.is_missing(carrier):
        _collect(situation, carrier, found)
    return tuple(found.values())


def _collect(situation: Situation, carrier: Carrier, found: dict[str, Carrier]) -> None:
    """What is missing below something that is missing, or of which a level is known but the number is still open."""
    if carrier.position < len(situation.plan.leaves):
        found.setdefault(carrier.id, carrier)
        return
    step = situation.plan.steps[carrier.position - len(situation.plan.leaves)]
    for source in _guilty(situation, step, situation.node_reason(carrier) or NodeReason.UNDECIDED):
        _collect(situation, source.carrier, found)


def leads_with(situation: Situation, item: str) -> str | None:
    """The most telling reason among the answers that made a node grey; equal ones: the input written first."""
    order = {kind.value: rank for rank, kind in enumerate(LEAF_REASONS)}
    reasons = [situation.leaf_reason(carrier) for carrier in blamed_answers(situation, item)]
    known = [each for each in reasons if each is not None]
    if not known:
        return None
    return min(known, key=lambda each: order[each[1]])[0]
