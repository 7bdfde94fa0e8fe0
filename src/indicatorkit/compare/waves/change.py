"""What a comparison of two waves holds, as data: a change for each node of each row, and every answer that moved."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from ...light import dataclass
from ..cells import Cell
from .kinds import QUIET, Cause, Kind

Mark: TypeAlias = Literal["minimum", "bound"]
By: TypeAlias = Literal["framework", "wave"]
GATE: Final = "applies_if"
NEVER: Final = "never"
POLICY_KEYS: Final = frozenset(
    ("missing", "known_at_least", "known_share_at_least", "known_weight_at_least", "missing_at_most")
)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one node in one row, in two steps: the old answers under the new rules, then the new answers.

    `by_rules` is what the new rules make of the old answers: from `before` to there is due to the rules, from there to
    `after` to the answers; where the rules are the same it is `before`. `by_answers` goes the other way round: what the
    old rules make of the new answers. Either is nothing where some answer cannot be read by the other rules: `unread`
    names the questions. `rules` are the nodes at or below this one of which the rules are others.

    `answers` is a smallest set of questions whose new answers, with all others as they were, give `after` under the new
    rules; `mark` is *bound* where a smaller set may do it too. Empty where the step of the answers changes nothing, or
    only why it is grey. `changed` are all questions below the node with another answer. `assumed` says of `before` and
    of `after` whether that rests on something missing that counts as something.
    """

    entity: str
    perspective: str
    node: str
    kind: Kind
    before: Cell
    after: Cell
    by_rules: Cell | None
    by_answers: Cell | None
    within: Kind | None
    """What the new answers changed under the new rules: of a break, the part that can be compared."""
    cause: Cause | None = None
    answers: tuple[str, ...] = ()
    mark: Mark = "minimum"
    changed: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    assumed: tuple[bool, bool] = (False, False)

    @property
    def is_told(self) -> bool:
        """Whether there is anything to tell of it."""
        return self.kind not in QUIET

    @property
    def other_reason(self) -> bool:
        """Whether it was grey and still is, for another reason."""
        return self.kind is Kind.STILL_GREY and self.before.reason != self.after.reason


@dataclass(frozen=True, slots=True)
class Moved:
    """An answer in one row that is not what it was; `kind` is what became of it, *other* for another answer.

    `before` and `after` hold the option (or level) that was chosen, or the number; `notes` are those beside the old and
    the new answer. *break*: the old answer cannot be read under the new rules.
    """

    entity: str
    perspective: str
    question: str
    kind: Kind
    before: Cell
    after: Cell
    notes: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of both waves: who, seen by whom, and where it stands in the answers of each."""

    entity: str
    perspective: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Rewritten:
    """One key of a node, attribute or scale that is written differently in the new wave, as it stands in a file.

    `by` says whether that is another framework, or the same one with rules that hold from a later wave.
    A condition that does not hold for anybody in the wave is *never*. A scale and a node may have the same id.
    """

    item: str
    key: str
    before: str | None
    after: str | None
    by: By
    is_scale: bool = False

    @property
    def is_policy(self) -> bool:
        """Whether it only says what to do with missing answers."""
        return self.key in POLICY_KEYS
