"""One situation, ready to be asked about: what is open, what may be asked at what cost, and the trees of its nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cached_property
from typing import Final, TypeAlias, TypeVar

from ..alphabets import Carrier
from ..diagram.compose import Composed
from ..diagram.fold import POSSIBLE
from ..engine.situation import Situation
from ..folding.forest import Forest
from ..folding.ground import Given
from ..folding.moved import Still
from ..folding.network import network
from ..folding.signals import Signal, Signals, answers_of, gap_of, is_grey, signal_now, sort_of
from ..folding.spans import Span, Spans
from ..folding.tree import Tree
from ..framework import Framework
from ..items import Item
from ..plan import Plan
from ..values import LeafReason, Letter
from .families import Cost

T = TypeVar("T")
Below: TypeAlias = tuple[float, ...]

NEVER_ASKED: Final = frozenset({LeafReason.CONFIDENTIAL.value, LeafReason.NOT_ASKED.value})


class Inquiry:
    """What every question about a situation starts from; made once for a situation, and thrown away with it.

    Attributes of the entity, and what was answered in earlier waves, are facts: they neither vary nor are they asked.
    """

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.plan: Plan = situation.plan
        asked = {each.id for each in self.plan.framework.questions}
        self.questions: tuple[int, ...] = tuple(leaf.position for leaf in self.plan.leaves if leaf.id in asked)
        self.open: tuple[int, ...] = tuple(place for place in self.questions if situation.is_missing(self.leaf(place)))

        self._network = network(situation.plan)
        self._ground = Given(situation)
        self._known: dict[tuple[object, int], object] = {}
        self._still: dict[tuple[int, bool], Still[bool]] = {}
        self.tried: dict[tuple[int, int, Fraction], Signal] = {}  # what nodes say when one question has another number

    def once(self, question: Callable[[Inquiry, int], T], place: int) -> T:
        """The answer to a question about a node, found once for all situations that are the same below it."""
        key = (question, place)
        if key not in self._known:
            self._known[key] = self._network.remembered(question, self.below(place), lambda: question(self, place))
        return self._known[key]  # type: ignore[return-value]  # what this very question gave

    def below(self, place: int) -> Below:
        """What decides everything about a node: the place, and what each question and attribute below it says.

        Of one that is measured the very number too. Where this is the same, all that is found about a node is the same.
        """
        leaves = self._network.leaves(place)
        near = self.situation.numbers.near if self.situation.numbers is not None else ()
        numbers = [found.value for each in leaves if near and (found := near[each]) is not None]
        return (place, *[self._says[each] for each in leaves], *numbers)

    @cached_property
    def _says(self) -> tuple[Signal, ...]:
        """What each question and attribute says now."""
        return tuple(signal_now(self.situation, leaf.position) for leaf in self.plan.leaves)

    @property
    def spans(self) -> Spans:
        """What is known of measured numbers."""
        return self._ground.spans

    def leaf(self, place: int) -> Carrier:
        """The question, as it is answered, in a place."""
        return self.plan.leaves[place]

    def item(self, place: int) -> Item:
        """The node in a place of which an answer or a result stands there."""
        return self.plan.framework.items[self.plan.at(place).id]

    def ids(self, places: Iterable[int]) -> tuple[str, ...]:
        """The ids of what stands in these places."""
        return tuple(self.plan.at(each).id for each in places)

    # ------------------------------------------------------------------------------------------------- one question

    def answers(self, place: int) -> Signals:
        """What a question can be answered with; what cannot be answered at all says what it says now."""
        return answers_of(self.leaf(place)) or self.now(place)

    def now(self, place: int) -> Signals:
        """What a place says now."""
        return frozenset([signal_now(self.situation, place)])

    def anything(self, place: int) -> Signals:
        """What a question can be answered with, and what it says when it is not."""
        return self.answers(place) | {gap_of(self.situation, self.leaf(place))}

    def is_measured(self, place: int) -> bool:
        """Whether a question is answered with a measured number."""
        return any(each.interval is not None for each in self.leaf(place).values)

    def may_change(self, place: int) -> bool:
        """Whether a question may be asked at all, or asked again."""
        return may_be_asked(self.plan, self.leaf(place), self.situation.leaf_reason(self.leaf(place)))

    def cost(self, place: int) -> Cost:
        """The effort of a question, as the framework states it."""
        return effort(self.plan.framework, self.plan.at(place).id)

    # ----------------------------------------------------------------------------------------------------- the trees

    @cached_property
    def _of_open(self) -> Forest:
        return Forest(self._ground, self.open)

    @cached_property
    def _of_all(self) -> Forest:
        return Forest(self._ground, self.questions)

    def open_tree(self, place: int) -> Tree:
        """The tree below a node in which the open questions vary."""
        return self._of_open.tree(place)

    def whole_tree(self, place: int) -> Tree:
        """The tree below a node in which all questions vary, answered or not."""
        return self._of_all.tree(place)

    def still(self, place: int, *, answered: bool = False) -> Still[bool]:
        """What can come out below a node when each open question is answered somehow or not; or `answered`, surely."""
        key = (place, answered)
        if key not in self._still:
            tree, says = self.open_tree(place), self.answers if answered else self.anything
            self._still[key] = Still(tree, {each: dict.fromkeys(says(each), True) for each in tree.varying}, POSSIBLE)
        return self._still[key]

    def flat(self, place: int, questions: tuple[int, ...]) -> tuple[Composed, tuple[tuple[Signal, ...], ...]]:
        """A node as one diagram over these questions, with the signals of each in the order of its letters."""
        forest = Forest(self._ground, questions)
        return forest.flat(place), tuple(forest.range(each) for each in questions)

    def tree_of(self, place: int, questions: tuple[int, ...]) -> Tree:
        """The tree below a node in which these questions vary."""
        return Forest(self._ground, questions).tree(place)

    # ------------------------------------------------------------------------------------------------------ outcomes

    def is_grey(self, place: int) -> bool:
        """Whether the node is grey, or its answer missing."""
        return self.situation.is_missing(self.plan.at(place))

    def ends_grey(self, place: int, signal: Signal) -> bool:
        """Whether this outcome of a node is grey."""
        return is_grey(self.plan.at(place), signal)

    def sort(self, place: int, signal: Signal) -> object:
        """What two outcomes of a node have in common that count as the same: the level, else the number or word."""
        carrier = self.plan.at(place)
        if signal >= carrier.missing:
            return None
        if signal == carrier.not_applicable:
            return carrier.not_applicable
        return sort_of(carrier.values[signal])

    def are_same(self, place: int, outcomes: Signals, span: Span | None = None) -> bool:
        """Whether these outcomes of a node are all the same, grey ones included.

        A measured number without a level is the same only where it is one number.
        """
        if len({self.sort(place, each) for each in outcomes}) > 1:
            return False
        values = self.plan.at(place).values
        is_open = any(each < len(values) and is_open_number(values[each]) for each in outcomes)
        return not is_open or (span is not None and span[0] == span[1])


def may_be_asked(plan: Plan, leaf: Carrier, reason: tuple[str, str] | None) -> bool:
    """Whether a question may be asked, or asked again, when its answer is missing for this reason, or is not."""
    kept = reason is not None and reason[1] in NEVER_ASKED
    return plan.framework.items[leaf.id].askable and not kept and bool(answers_of(leaf))


def effort(framework: Framework, question: str) -> Cost:
    """The effort of a question, as the framework states it."""
    found = framework.items[question].effort
    return found.numerator if found.denominator == 1 else found


def is_open_number(letter: Letter) -> bool:
    """Whether a letter is only the cell of a number: no level, nor one number."""
    cell = letter.interval
    return cell is not None and letter.level is None and (cell.low is None or cell.low != cell.high)
