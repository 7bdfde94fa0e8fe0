"""What is missing makes grey, or is left out as long as enough is known."""

from __future__ import annotations

from typing import Any, Final

from ..enough import NOTHING_YET, counting, is_enough
from ..light import dataclass
from ..machines import Machine, Prepared, reading
from ..rules import Rule
from ..values import Grey, Input, Letter, NodeReason, Outcome
from .applying import NOTHING_LEFT, Reading

# the states of machines that can only come out grey, each its own: one such machine may be inside another
GREY: Final = "something is missing"
LACKING: Final = "too much is missing"


def is_gap(child: Input, letter: Letter) -> bool:
    """Whether a policy must deal with this letter."""
    return letter.is_missing and child.leaves_gaps_to_policy()


@dataclass(frozen=True, slots=True)
class Strict(Prepared):
    """Any missing input makes the node grey.

    The strictest policy, and the one in force where nothing is said: a level rests on every input that applies. As soon
    as one of them is missing the node is grey, `missing_inputs`, whatever the others are; all that are missing are to
    blame.

    ```toml
    missing = "grey"
    ```

    An input that only a condition of `limits` asks for has to be known as well.
    """

    inner: Machine[Any]
    # where something stands in for the rule's inputs, only limits are left that may have to wait
    spares_rule_inputs: bool = False

    def start(self) -> Any:
        """Nothing missing so far."""
        return False, self.inner.start()

    def reading(self, child: Input, letter: Letter) -> Reading:
        """Grey for good once an input of the rule is missing; a limit that waits for an answer waits to the end."""
        feeds = child.feeds_rule()
        stops = is_gap(child, letter) and not (self.spares_rule_inputs and feeds)
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
    """What is missing is left out: the rest decides, if enough of it is known.

    The rule runs on the inputs that are known, as if there were no others. Of what applies at least one has to be
    known, and as much as the roll-up states: a number (`known_at_least`, which never asks for more than apply), a share
    (`known_share_at_least`), a share of the weight (`known_weight_at_least`), or how many may be missing
    (`missing_at_most`). All that is stated has to hold; else the node is grey, `too_little_known`.

    ```toml
    missing              = "leave_out"
    known_share_at_least = "1/2"
    ```

    An input that only a condition of `limits` asks for is never left out: missing, it makes the node grey,
    `missing_inputs`. Rules of which less is no smaller result of the same kind, such as a sum, refuse this policy.
    """

    inner: Machine[Any]
    rule: Rule

    def start(self) -> Any:
        """Nothing known, of nothing; and no limit that waits for an answer."""
        return NOTHING_YET, False, self.inner.start()

    def reading(self, child: Input, letter: Letter) -> Reading:
        """One more input; what only a limit names cannot be left out. Too much missing is grey for good."""
        inner = reading(self.inner, child, letter)
        if not child.feeds_rule() or not letter.applies:
            stops = is_gap(child, letter) and not child.feeds_rule()
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
