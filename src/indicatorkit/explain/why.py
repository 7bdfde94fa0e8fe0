"""Why a node came out as it did: the graph below it, the cause of a grey, and what it can still become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..engine.case import letters
from ..engine.situation import Situation
from ..plan import Source, Step
from ..rules import CountsAs
from ..values import Grey, Letter, NodeReason, Role
from .blame import blamed_answers, blamed_inputs, leads_with
from .possible import Possible, possible

State = Literal["known", "not_applicable", "grey"]


@dataclass(frozen=True, slots=True)
class Why:
    """One node of an explanation.

    `reason` is the node's own, or why an answer is missing; `leads_with` the most telling reason among the `answers`
    (ids of questions) that made it grey; `blamed` are its direct inputs through which they did. `rule` and `policy` are
    empty for a question. `rests_on_assumption` says that something missing was counted as something somewhere below.
    `inputs` are what it was computed from, with what each is for.
    """

    item: str
    state: State
    letter: Letter | None = None
    reason: str | None = None
    kind: str | None = None
    leads_with: str | None = None
    row: int | None = None
    rule: str = ""
    policy: str = ""
    blamed: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    possible: Possible = field(default_factory=lambda: Possible((), may_not_apply=False, may_be_grey=False, exact=True))
    rests_on_assumption: bool = False
    inputs: tuple[tuple[Why, frozenset[Role]], ...] = ()

    @property
    def fed(self) -> tuple[Why, ...]:
        """The inputs that the rule itself reads."""
        return tuple(each for each, roles in self.inputs if Role.RULE in roles)


def why(situation: Situation, item: str) -> Why:
    """The explanation of one node; a heading has none (`KeyError`)."""
    return _why(situation, situation.plan.results[item], {})


def _why(situation: Situation, position: int, seen: dict[int, Why]) -> Why:
    if position not in seen:
        leaves = len(situation.plan.leaves)
        made = _of_answer(situation, position) if position < leaves else _of_step(situation, position - leaves, seen)
        seen[position] = made
    return seen[position]


def _state(situation: Situation, position: int) -> State:
    carrier = situation.plan.at(position)
    if situation.is_missing(carrier):
        return "grey"
    return "known" if situation.applies(carrier) else "not_applicable"


def _of_answer(situation: Situation, position: int) -> Why:
    carrier = situation.plan.at(position)
    missing = situation.leaf_reason(carrier)
    reason, kind = missing if missing is not None else (None, None)
    return Why(
        item=carrier.id,
        state=_state(situation, position),
        letter=situation.letter(carrier),
        reason=reason,
        kind=kind,
        leads_with=reason,
        answers=(carrier.id,) if missing is not None else (),
    )


def _of_step(situation: Situation, index: int, seen: dict[int, Why]) -> Why:
    step = situation.plan.steps[index]
    carrier = step.carrier
    inputs = tuple((_why(situation, each.carrier.position, seen), each.input.roles) for each in step.sources)
    reason = situation.node_reason(carrier)
    return Why(
        item=step.id,
        state=_state(situation, carrier.position),
        letter=situation.letter(carrier),
        reason=reason.value if reason is not None else None,
        leads_with=leads_with(situation, step.id) if reason is not None else None,
        row=_row(situation, step) if reason is NodeReason.SAYS_SO else None,
        rule=step.rule.rule,
        policy=policy_word(step),
        blamed=tuple(source.carrier.id for source in blamed_inputs(situation, step)),
        answers=tuple(each.id for each in blamed_answers(situation, step.id)) if reason is not None else (),
        possible=possible(situation, step.id),
        rests_on_assumption=_assumes(situation, step) or any(each.rests_on_assumption for each, _ in inputs),
        inputs=inputs,
    )


def policy_word(step: Step) -> str:
    """The missing policy in force, as authors write it; empty where a rule has none."""
    if not type(step.rule).policies:
        return ""
    return "counts_as" if isinstance(step.rule.missing, CountsAs) else step.rule.missing


def _assumes(situation: Situation, step: Step) -> bool:
    """Whether something missing was replaced here, and something came out."""
    return (
        isinstance(step.rule.missing, CountsAs)
        and not situation.is_missing(step.carrier)
        and any(_replaced(situation, source) for source in step.sources)
    )


def _replaced(situation: Situation, source: Source) -> bool:
    return source.input.feeds_rule() and not source.input.explicit and situation.is_missing(source.carrier)


def _row(situation: Situation, step: Step) -> int | None:
    """The row of the table that said grey."""
    outcome = step.diagram.walk(letters(step, situation.codes, situation.reasons))
    return outcome.row if isinstance(outcome, Grey) else None


def by_item(root: Why) -> Mapping[str, Why]:
    """All nodes of an explanation, each once, the root first."""
    found: dict[str, Why] = {}

    def visit(node: Why) -> None:
        if node.item not in found or (node.rule and not found[node.item].rule):
            found[node.item] = node
        for each, _ in node.inputs:
            visit(each)

    visit(root)
    return found
