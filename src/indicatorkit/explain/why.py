"""Why a node came out as it did: the graph below it, evaluated, and the cause of a grey."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import partial
from typing import Final, Literal, TypeAlias

from ..engine.assumed import replaced
from ..engine.case import letters
from ..engine.situation import Situation
from ..folding.network import network
from ..folding.signals import signal_now
from ..light import dataclass
from ..plan import Plan, Step
from ..rules import CountsAs, Rule
from ..rules.table import Table
from ..values import Grey, LeafReason, Letter, NodeReason, Role, Text
from .blame import Blame, blamed_inputs, leading
from .claims import Lacking, Open

LEAF_KINDS: Final = frozenset(each.value for each in LeafReason)

NOTHING: Final = Text()

State: TypeAlias = Literal["known", "not_applicable", "grey"]


@dataclass(frozen=True, slots=True)
class Why:
    """One node of an explanation.

    `reason` is the node's own, or why an answer is missing; `leads_with` the most telling reason among the `answers`
    (ids of questions) that made it grey; `blamed` are its direct inputs through which they did. `says` is the author's
    own text, where a row of a table says grey. `rule`, `rule_text` (what the author says of it) and `policy` are empty
    for a question; `because` is why its author lets something missing count as something. `rests_on_assumption` says
    that something missing was counted as something somewhere below, and `is_unanswered` that nothing below is answered,
    nor has an attribute a say. `inputs` are what it was computed from, with what each is for.
    """

    item: str
    state: State
    letter: Letter | None
    reason: str | None
    kind: str | None
    leads_with: str | None
    answers: tuple[str, ...]
    is_unanswered: bool
    says: Text = NOTHING
    rule: str = ""
    rule_text: Text = NOTHING
    policy: str = ""
    because: Text = NOTHING
    blamed: tuple[str, ...] = ()
    rests_on_assumption: bool = False
    inputs: tuple[tuple[Why, frozenset[Role]], ...] = ()

    @property
    def fed(self) -> tuple[Why, ...]:
        """The inputs that the rule itself reads; a question has none, though its gate may have some."""
        return tuple(each for each, roles in self.inputs if Role.RULE in roles and self.rule)

    @property
    def lacks_answer(self) -> bool:
        """Whether it is a question that is grey because its own answer is missing."""
        return self.kind in LEAF_KINDS


def why(situation: Situation, item: str, seen: dict[int, Why] | None = None) -> Why:
    """The graph below one node; a heading has none (`KeyError`). `seen` are places found before in this situation.

    What there is to say of an answer is the same wherever the same is answered.
    """
    found = {} if seen is None else seen
    root, leaves = situation.plan.results[item], len(situation.plan.leaves)
    if root in found:
        return found[root]
    blame, known = Blame(situation), network(situation.plan)
    for place in _unseen(situation.plan, root, found):
        if place < leaves:
            answered = (place, signal_now(situation, place))
            found[place] = known.remembered(_of_answer, answered, partial(_of_answer, situation, place))
        else:
            found[place] = _of_step(situation, place - leaves, found, blame)
    return found[root]


def _unseen(plan: Plan, root: int, seen: Container[int]) -> list[int]:
    """A place and all below it that were not seen before, each after whatever feeds it."""
    found: set[int] = set()
    waiting = [root]
    while waiting:
        here = waiting.pop()
        if here not in seen and here not in found:
            found.add(here)
            if here >= len(plan.leaves):
                waiting += [each.carrier.position for each in plan.steps[here - len(plan.leaves)].sources]
    return sorted(found)


def _state(situation: Situation, position: int) -> State:
    carrier = situation.plan.at(position)
    if situation.is_missing(carrier):
        return "grey"
    return "known" if situation.applies(carrier) else "not_applicable"


def _of_answer(situation: Situation, position: int) -> Why:
    carrier = situation.plan.at(position)
    missing, state = situation.leaf_reason(carrier), _state(situation, position)
    reason, kind = missing if missing is not None else (None, None)
    return Why(
        item=carrier.id,
        state=state,
        letter=situation.letter(carrier),
        reason=reason,
        kind=kind,
        leads_with=reason,
        answers=(carrier.id,) if missing is not None else (),
        is_unanswered=state == "grey" and carrier.id in situation.plan.framework.items,
    )


def _of_step(situation: Situation, index: int, seen: Mapping[int, Why], blame: Blame) -> Why:
    step = situation.plan.steps[index]
    carrier = step.carrier
    inputs = tuple((seen[each.carrier.position], each.input.roles) for each in step.sources)
    reason, asked = situation.node_reason(carrier), step.own_answer is not None
    missing, answers = situation.leaf_reason(carrier), blame.answers(carrier)
    return Why(
        item=step.id,
        state=_state(situation, carrier.position),
        letter=situation.letter(carrier),
        reason=situation.reason(carrier),
        kind=missing[1] if missing is not None else None,
        leads_with=leading(situation, answers),
        says=_says(situation, step) if reason is NodeReason.SAYS_SO else NOTHING,
        rule="" if asked else step.rule.rule,
        rule_text=Text(step.rule.nl, step.rule.en),
        policy="" if asked else policy_word(step.rule),
        because=_because(step.rule),
        blamed=tuple(source.carrier.id for source in blamed_inputs(situation, step)),
        answers=tuple(each.id for each in answers),
        rests_on_assumption=_assumes(situation, step) or any(each.rests_on_assumption for each, _ in inputs),
        is_unanswered=all(each.is_unanswered for each, _ in inputs),
        inputs=inputs,
    )


def policy_word(rule: Rule) -> str:
    """The missing policy in force, as authors write it; empty where a rule has none."""
    if not type(rule).policies:
        return ""
    return "counts_as" if isinstance(rule.missing, CountsAs) else rule.missing


def _because(rule: Rule) -> Text:
    return rule.missing.because or NOTHING if isinstance(rule.missing, CountsAs) else NOTHING


def _assumes(situation: Situation, step: Step) -> bool:
    """Whether something missing was replaced here, and something came out."""
    if situation.is_missing(step.carrier):
        return False
    return any(situation.is_missing(source.carrier) for source in replaced(step))


def _says(situation: Situation, step: Step) -> Text:
    """The text of the row that said grey; empty where it has none, `otherwise` said it, or several rows may have."""
    outcome = step.diagram.walk(letters(step, situation.codes, situation.reasons))
    assert isinstance(step.rule, Table) and isinstance(outcome, Grey)
    if outcome.row is None or outcome.row == len(step.rule.rows):
        return NOTHING
    row = step.rule.rows[outcome.row]
    return Text(row.nl, row.en)


def by_item(root: Why) -> Mapping[str, Why]:
    """All nodes of an explanation, each once, the root first; a question stands above its own answer, and for it."""
    found: dict[str, Why] = {}
    for node in _nodes(root):
        found.setdefault(node.item, node)
    return found


def _nodes(root: Why) -> Iterator[Why]:
    """A node and all nodes below it, each once, in the order in which they are written."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        here = waiting.pop()
        if id(here) not in seen:
            seen.add(id(here))
            yield here
            waiting += [each for each, _ in reversed(here.inputs)]


def lacking(node: Why) -> Lacking:
    """Why a computed node is grey, as a claim."""
    blamed = [each for each, _ in node.inputs if each.item in node.blamed]
    applying = sum(each.state != "not_applicable" for each in node.fed)
    assert node.reason is not None
    return Lacking(
        node.item,
        node.reason,
        tuple(Open(each.item, each.reason, each.kind) if each.lacks_answer else Open(each.item) for each in blamed),
        known=sum(each.state == "known" for each in node.fed),
        applying=max(applying, len(blamed)),
        number_open=any(each.state == "known" for each in blamed),
        text=node.says,
    )


def unanswered(node: Why) -> list[Why]:
    """All questions below a node, each once; none if any of them is answered, or an attribute has a say."""
    return [each for each in _nodes(node) if not each.inputs] if node.is_unanswered else []
