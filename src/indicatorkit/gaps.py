"""Missing policies, and what becomes of inputs that do not apply: wrappers, so that no rule sees a gap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final, TypeAlias, assert_never

from .enough import NOTHING_YET, counting, is_enough
from .machines import Machine, Prepared, as_it_is, reading
from .rules import CountsAs, Rule
from .rules.exact import Exact, lean
from .shaping import Ruled, Shaped
from .values import DoesNotApply, Drawn, Grey, Input, Letter, Node, NodeReason, Outcome, Role, State, Value

Reading: TypeAlias = Callable[[Any], Any]

# the states of machines that can only come out grey, each its own: one such machine may be inside another
GREY: Final = "something is missing"
INAPPLICABLE: Final = "something does not apply"
LACKING: Final = "too much is missing"
# equal to what a row of a table may say, but known by its identity: no limit waits for an answer where nothing is left
NOTHING_LEFT: Final = DoesNotApply()
OPEN: Final = Value(number_open=True)


def machine(
    rule: Rule, node: Node, stand_in: Callable[[Input, CountsAs], Letter], read: Machine[Any] | None = None
) -> Machine[Any]:
    """The rule with its policies: what the diagram of a node is built from (without its gate).

    `stand_in` gives the letter that replaces a missing or inapplicable one where the author says what it counts as.
    `read` takes the place of the rule where something else is asked of what gets to it.
    """
    read = Ruled(rule, node) if read is None else read
    if rule.missing == "prorate":
        read = Prorated(read)
    shaped: Machine[Any] = Shaped(Applying(read, reads_none=not node.rule_inputs), rule, node)
    match rule.missing:
        case "grey":
            return _of_not_applicable(Strict(shaped), rule, stand_in)
        case "leave_out" | "prorate":
            return _of_not_applicable(Enough(shaped, rule), rule, stand_in)
        case CountsAs() as given:
            replaced = StandingIn(shaped, State.MISSING, given, stand_in)
            return _of_not_applicable(Strict(replaced, spares_rule_inputs=True), rule, stand_in)
        case "grey_unless_decided":  # completes the whole machine, so it is wrapped last
            completed = Decided(_of_not_applicable(shaped, rule, stand_in), banded=rule.bands is not None)
            return _of_not_applicable(completed, rule, stand_in)
        case _ as never:
            assert_never(never)


def _of_not_applicable(inner: Machine[Any], rule: Rule, stand_in: Callable[[Input, CountsAs], Letter]) -> Machine[Any]:
    match rule.not_applicable:
        case "leave_out":
            return inner
        case "grey":
            return AllMustApply(inner)
        case CountsAs() as given:
            return StandingIn(inner, State.NOT_APPLICABLE, given, stand_in)
        case _ as never:
            assert_never(never)


def _is_gap(child: Input, letter: Letter) -> bool:
    """Whether a policy must deal with this letter."""
    return letter.is_missing and child.leaves_gaps_to_policy()


# ------------------------------------------------------------------------------------------------- what does not apply


@dataclass(frozen=True, slots=True)
class Applying(Prepared):
    """Inputs that do not apply are left out; when nothing is left, the node does not apply.

    A table that reads no input, because its rows speak of the wave only, has nothing that could be left out.
    """

    inner: Machine[Any]
    reads_none: bool = False

    def start(self) -> tuple[bool, Any]:
        """Nothing left yet."""
        return self.reads_none, self.inner.start()

    def reading(self, child: Input, letter: Letter) -> Reading:
        """One more input that applies, or that some row reads as "does not apply"."""
        feeds = child.feeds_rule()
        leaves = feeds and (letter.applies or child.explicit_not_applicable)
        if feeds and not leaves and Role.THEN not in child.roles:
            return as_it_is
        inner = reading(self.inner, child, letter)
        return lambda state: (state[0] or leaves, inner(state[1]))

    def finish(self, state: tuple[bool, Any]) -> Outcome:
        """What comes out of what is left."""
        left, inner = state
        return self.inner.finish(inner) if left else NOTHING_LEFT


@dataclass(frozen=True, slots=True)
class AllMustApply(Prepared):
    """One input that does not apply makes the node grey."""

    inner: Machine[Any]

    def start(self) -> Any:
        """Everything applies so far."""
        return self.inner.start()

    def reading(self, child: Input, letter: Letter) -> Reading:
        """Grey for good once an input does not apply."""
        if not letter.applies and child.feeds_rule():
            return lambda _: INAPPLICABLE
        inner = reading(self.inner, child, letter)
        return lambda state: INAPPLICABLE if state == INAPPLICABLE else inner(state)

    def finish(self, state: Any) -> Outcome:
        """Grey, or what comes out inside."""
        return Grey(NodeReason.INPUT_NOT_APPLICABLE) if state == INAPPLICABLE else self.inner.finish(state)


@dataclass(frozen=True, slots=True)
class StandingIn(Prepared):
    """What is missing, or what does not apply, counts as the given level or number."""

    inner: Machine[Any]
    what: State
    given: CountsAs
    stand_in: Callable[[Input, CountsAs], Letter]

    def start(self) -> Any:
        """As inside."""
        return self.inner.start()

    def reading(self, child: Input, letter: Letter) -> Reading:
        """The letter, or its stand-in."""
        reads_it = child.explicit and self.what is State.MISSING
        if letter.state is self.what and child.feeds_rule() and not reads_it:
            letter = self.stand_in(child, self.given)
        return reading(self.inner, child, letter)

    def finish(self, state: Any) -> Outcome:
        """As inside."""
        return self.inner.finish(state)


# ------------------------------------------------------------------------------------------------------ what is missing


@dataclass(frozen=True, slots=True)
class Strict(Prepared):
    """Any missing input makes the node grey; where something stands in for the rule's inputs, any of a limit."""

    inner: Machine[Any]
    spares_rule_inputs: bool = False

    def start(self) -> Any:
        """Nothing missing so far."""
        return False, self.inner.start()

    def reading(self, child: Input, letter: Letter) -> Reading:
        """Grey for good once an input of the rule is missing; a limit that waits for an answer waits to the end."""
        feeds = child.feeds_rule()
        stops = _is_gap(child, letter) and not (self.spares_rule_inputs and feeds)
        if stops and feeds:
            return lambda _: GREY
        inner = reading(self.inner, child, letter)
        return lambda state: GREY if state == GREY else (stops or state[0], inner(state[1]))

    def finish(self, state: Any) -> Outcome:
        """Grey, or what comes out inside; what does not apply does not wait."""
        if state == GREY:
            return Grey(NodeReason.MISSING_INPUTS)
        waits, inner = state
        outcome = self.inner.finish(inner)
        return Grey(NodeReason.MISSING_INPUTS) if waits and outcome is not NOTHING_LEFT else outcome


@dataclass(frozen=True, slots=True)
class Enough(Prepared):
    """The rest decides, when enough of what applies is known: at least one, and as much as the author states."""

    inner: Machine[Any]
    rule: Rule

    def start(self) -> Any:
        """Nothing known, of nothing; and no limit that waits for an answer."""
        return NOTHING_YET, False, self.inner.start()

    def reading(self, child: Input, letter: Letter) -> Reading:
        """One more input; what only a limit names cannot be left out. Too much missing is grey for good."""
        inner = reading(self.inner, child, letter)
        if not child.feeds_rule() or not letter.applies:
            stops = _is_gap(child, letter) and not child.feeds_rule()
            return lambda state: LACKING if state == LACKING else (state[0], state[1] or stops, inner(state[2]))
        count = counting(self.rule, child.weight, known=not letter.is_missing)

        def read(state: Any) -> Any:
            if state == LACKING:
                return LACKING
            known = count(state[0])
            return LACKING if known is None else (known, state[1], inner(state[2]))

        return read

    def finish(self, state: Any) -> Outcome:
        """What comes out inside, when enough is known."""
        if state == LACKING or not is_enough(state[0]):
            return Grey(NodeReason.TOO_LITTLE_KNOWN)
        _, waits, inner = state
        outcome = self.inner.finish(inner)
        return Grey(NodeReason.MISSING_INPUTS) if waits and outcome is not NOTHING_LEFT else outcome


Sums: TypeAlias = tuple[Exact | None, Exact | None, Any]


@dataclass(frozen=True, slots=True)
class Prorated(Prepared):
    """A known sum raised to what is attainable: times the maximum of all inputs, divided by that of the known ones.

    Its state: what the missing inputs could add at most (nothing: none is missing), the known ones, and the sum itself.
    An input without a highest number makes that unattainable: nothing stands for the known ones.
    """

    inner: Machine[Any]

    def start(self) -> Sums:
        """Nothing missing, nothing attainable yet."""
        return None, 0, self.inner.start()

    def reading(self, child: Input, letter: Letter) -> Reading:
        """One more input: what it can add at most, and what it adds; what only a limit names adds nothing."""
        most: Exact | None = 0
        if child.feeds_rule():
            most = _attainable(child)
            if letter.is_missing:
                return lambda state: ((state[0] or 0) + (most or 0), _plus(state[1], most, adds=0), state[2])
        inner = reading(self.inner, child, letter)
        return lambda state: (state[0], _plus(state[1], most), inner(state[2]))

    def finish(self, state: Sums) -> Outcome:
        """The raised sum; nothing attainable among the known ones says nothing about the rest."""
        lacking, known, inner = state
        outcome = self.inner.finish(inner)
        if lacking is None:
            return outcome
        if not known:
            return Grey(NodeReason.TOO_LITTLE_KNOWN)
        assert isinstance(outcome, Value)
        return outcome if outcome.number is None else Value(number=Fraction(outcome.number * (known + lacking)) / known)


def _attainable(child: Input) -> Exact | None:
    """What an input can add at most, which is nought where it can only be grey; nothing where it has no highest."""
    if child.most is None:
        return None if any(letter.is_known for letter in child.letters) else 0
    most: Exact = lean(child.weight * child.most)
    return most


def _plus(known: Exact | None, most: Exact | None, adds: int = 1) -> Exact | None:
    """What is attainable with one more input; nothing once any of them has no highest number."""
    return None if known is None or most is None else known + adds * most


Possibilities: TypeAlias = tuple[frozenset[Any], Role | None]


@dataclass(frozen=True, slots=True)
class Decided(Prepared):
    """Grey only if what is missing could change the outcome: the subset construction over all completions.

    Beside the possibilities it notes for what an input is needed that can only be grey, for that cannot be completed.
    """

    inner: Machine[Any]
    banded: bool

    def start(self) -> Possibilities:
        """One possibility so far, and nothing that can only be grey."""
        return frozenset([self.inner.start()]), None

    def reading(self, child: Input, letter: Letter) -> Reading:
        """Every possibility with the letter, or with everything that the missing input can be."""
        is_gap = _is_gap(child, letter)
        completions = tuple(map(_completing, child.completions())) if is_gap else (letter,)
        inner = [reading(self.inner, child, each) for each in completions or (letter,)]

        def read(state: Possibilities) -> Possibilities:
            here, grey = state
            if not completions:
                grey = Role.RULE if child.feeds_rule() else grey or Role.LIMIT
            return frozenset([each(possible) for possible in here for each in inner]), grey

        return read

    def finish(self, state: Possibilities) -> Outcome:
        """The one outcome; several with one level: that level, without a number; otherwise undecided."""
        here, grey = state
        if grey is Role.RULE:
            return Grey(NodeReason.INPUT_NOT_APPLICABLE if here == {INAPPLICABLE} else NodeReason.UNDECIDED)
        found = [self.inner.finish(each) for each in here]
        if grey is Role.LIMIT and not all(map(_comes_before_limits, found)):
            return Grey(NodeReason.UNDECIDED)
        outcomes = set(map(_as_far_as_known, found))
        if len(outcomes) == 1 and OPEN not in outcomes:
            return outcomes.pop()
        drawn = [each.drawn for each in outcomes if isinstance(each, Value) and each.interval is None]
        if OPEN in outcomes:
            return Grey(NodeReason.UNDECIDED)
        if len(drawn) == len(outcomes) and None not in drawn:
            return Value(drawn=_any_of([each for each in drawn if each is not None]))
        plain = {_without_word(each) for each in outcomes}
        if len(plain) == 1:
            return plain.pop()
        levels = {each.level if isinstance(each, Value) else None for each in outcomes}
        if self.banded and len(levels) == 1 and None not in levels:
            return Value(level=levels.pop(), number_open=True)
        return Grey(NodeReason.UNDECIDED)


def _completing(letter: Letter) -> Letter:
    """A letter in the place of something missing; of a measured number only the cell would be known."""
    read = letter.read
    if isinstance(read, Value) and read.drawn is not None:
        read = replace(read, drawn=replace(read.drawn, is_open=True))
    return replace(letter, completed=True, read=read)


def _as_far_as_known(outcome: Outcome) -> Outcome:
    """What is known of a measured number handed on from something missing: its level, and its number if that is one."""
    if not isinstance(outcome, Value) or outcome.drawn is None or outcome.drawn.source is None:
        return outcome
    if not outcome.drawn.is_open:
        return outcome
    if outcome.number is None and outcome.level is None:
        return OPEN
    return Value(outcome.level, outcome.number, number_open=outcome.number is None)


def _comes_before_limits(outcome: Outcome) -> bool:
    """Whether this comes out before anybody asks what the conditions of limits need."""
    return outcome is NOTHING_LEFT or outcome == Grey(NodeReason.INPUT_NOT_APPLICABLE)


def _any_of(drawn: Sequence[Drawn]) -> Drawn:
    """A number that is still open in one of these ways."""
    return Drawn(limits=frozenset().union(*(each.limits for each in drawn)), is_open=True)


def _without_word(outcome: Outcome) -> Outcome:
    """Two options with the same level or number are one outcome; classes have nothing but their word.

    Two measured numbers of one level leave the number open.
    """
    if isinstance(outcome, Value) and (outcome.level is not None or outcome.number is not None):
        is_open = outcome.number_open or (outcome.interval is not None and outcome.number is None)
        return Value(outcome.level, outcome.number, number_open=is_open)
    return outcome


# ------------------------------------------------------------------------------------------------------ who is to blame


def blamed(rule: Rule, reason: NodeReason, child: Input) -> bool:
    """Whether a missing input of this kind can be what made the node grey, for that reason.

    Inputs whose value a row hands on (`Role.THEN` alone) are to blame only where nothing else is: the caller's part.
    """
    gap_of_policy = child.leaves_gaps_to_policy()
    match reason:
        case NodeReason.APPLICABILITY_UNKNOWN:
            return Role.GATE in child.roles
        case NodeReason.MISSING_INPUTS if rule.missing == "grey":
            return gap_of_policy
        case NodeReason.MISSING_INPUTS if isinstance(rule.missing, CountsAs):
            return gap_of_policy and not child.feeds_rule()
        case NodeReason.MISSING_INPUTS:
            return gap_of_policy and not child.feeds_rule() and rule.missing != "grey_unless_decided"
        case NodeReason.TOO_LITTLE_KNOWN:
            return gap_of_policy and child.feeds_rule()
        case NodeReason.UNDECIDED:
            return gap_of_policy
        case NodeReason.NO_ROW | NodeReason.SAYS_SO:
            return child.explicit
        case NodeReason.INPUT_NOT_APPLICABLE | NodeReason.CANNOT_COMPUTE:
            return False
        case _ as never:
            assert_never(never)
