"""What a value is: scales, letters, outcomes, grey and its reasons, and what a rule sees of a node.

Levels count from 0, the worst. Finite values are exact: a number is a `Fraction`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, Final, Literal

from .light import dataclass


class LeafReason(StrEnum):
    """Why an answer is missing, the most telling first; a grey node leads with the first of its answers'."""

    UNREADABLE = "unreadable"
    """Something was said that is none of the answers."""
    CONFIDENTIAL = "confidential"
    """It is known, and may not be shown."""
    UNKNOWN = "unknown"
    """Who was asked does not know."""
    NOT_SUPPLIED = "not_supplied"
    """Nothing was filled in."""
    NOT_ASKED = "not_asked"
    """The question is not asked in this wave."""


class NodeReason(StrEnum):
    """Why a computed node has no level."""

    MISSING_INPUTS = "missing_inputs"
    """Inputs are missing, and the policy makes that grey."""
    TOO_LITTLE_KNOWN = "too_little_known"
    """Fewer inputs are known than the policy asks for."""
    UNDECIDED = "undecided"
    """What is missing can still make a difference."""
    NO_ROW = "no_row"
    """No row of the table holds, and it has no `otherwise`."""
    APPLICABILITY_UNKNOWN = "applicability_unknown"
    """What decides whether it applies is missing."""
    INPUT_NOT_APPLICABLE = "input_not_applicable"
    """An input does not apply, and the roll-up makes that grey."""
    SAYS_SO = "says_so"
    """A row, or `otherwise`, says grey."""
    CANNOT_COMPUTE = "cannot_compute"
    """Everything is known, and there is no such number: divided by nought, or outside a rescale."""


class State(StrEnum):
    """What kind of letter it is: a value, the answer "does not apply", or nothing."""

    VALUE = "value"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between two edges; `None` is unbounded, a closed edge belongs to the interval."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_closed: bool = True
    high_closed: bool = True

    def holds(self, number: Fraction) -> bool:
        """Whether the number lies in the interval, compared exactly."""
        above = self.low is None or (number >= self.low if self.low_closed else number > self.low)
        below = self.high is None or (number <= self.high if self.high_closed else number < self.high)
        return above and below

    def inside(self, outer: Interval) -> bool:
        """Whether every number of this interval lies in the other."""
        low_fits = outer.low is None or (
            self.low is not None
            and (self.low > outer.low or (self.low == outer.low and (outer.low_closed or not self.low_closed)))
        )
        high_fits = outer.high is None or (
            self.high is not None
            and (self.high < outer.high or (self.high == outer.high and (outer.high_closed or not self.high_closed)))
        )
        return low_fits and high_fits

    def in_signs(self, write: Callable[[Fraction], str] = str) -> str:
        """The interval as people write it: `≥ 10, < 20`, or the one number in it; empty when it is unbounded.

        >>> Interval(Fraction(10), Fraction(20), high_closed=False).in_signs()
        '≥ 10, < 20'
        """
        if self.low is not None and self.low == self.high:
            return write(self.low)
        signs = (("≥" if self.low_closed else ">", self.low), ("≤" if self.high_closed else "<", self.high))
        return ", ".join(f"{sign} {write(edge)}" for sign, edge in signs if edge is not None)


@dataclass(frozen=True, slots=True)
class Letter:
    """One value that an input can take.

    `word` is what an author calls it: the id of an option or level, or the number as text. `level` is a position on
    the input's scale, `number` an exact number, `interval` the cell of a measured number. A missing letter has the
    `reason` (perhaps an option's id) and the `kind` of reason for which it stands, where somebody tells reasons apart.
    `raw` is a number as it was answered or computed, for a reader that rescales it its own way. `number_open`: the
    level is decided but not the number; when all is answered it cannot be that any more. `completed`: it is not known,
    but tried in the place of what is missing.
    `read` is what the rule reads of it: a position on the node's scale, a number, or a `Value` to hand on.
    """

    word: str
    level: int | None = None
    number: Fraction | None = None
    state: State = State.VALUE
    reason: str | None = None
    kind: str | None = None
    interval: Interval | None = None
    raw: Fraction | None = None
    number_open: bool = False
    completed: bool = False
    read: Any = None

    @property
    def is_missing(self) -> bool:
        """Whether nothing is known here."""
        return self.state is State.MISSING

    @property
    def applies(self) -> bool:
        """Whether it is anything but "does not apply"."""
        return self.state is not State.NOT_APPLICABLE

    @property
    def is_known(self) -> bool:
        """Whether it is a value."""
        return self.state is State.VALUE

    @property
    def is_answered_number(self) -> bool:
        """Whether it is a number, or the cell of one, and no option that only stands for a number."""
        return self.interval is not None or self.raw is not None

    @property
    def is_refused(self) -> bool:
        """Whether it is a number of which the rescale of its answer makes nothing."""
        return self.raw is not None and self.number is None


class Measured(StrEnum):
    """What a rule that computes reads of a measured number: that there is one; the number itself is another plane."""

    NUMBER = "number"


MEASURED: Final = Measured.NUMBER
NOT_APPLICABLE: Final = Letter("not_applicable", state=State.NOT_APPLICABLE)
MISSING: Final = Letter("missing", state=State.MISSING)


@cache
def missing_for(reason: str, kind: str) -> Letter:
    """The missing letter that stands for one reason, which is of that kind."""
    return Letter(f"missing:{reason}", state=State.MISSING, reason=reason, kind=kind)


@dataclass(frozen=True, slots=True)
class Scale:
    """The ids of levels, worst first; without order they are classes, for tables, maps, counts and conditions."""

    id: str
    levels: tuple[str, ...]
    points: tuple[Fraction, ...] | None = None
    ordered: bool = True

    @property
    def best(self) -> int:
        """The position of the best level."""
        return len(self.levels) - 1


class Role(StrEnum):
    """What an input is for: feeding the rule, a limit's condition, a row's outcome, or the gate before them all."""

    RULE = "rule"
    LIMIT = "limit"
    THEN = "then"
    GATE = "gate"


@dataclass(frozen=True, slots=True)
class Input:
    """One input as a rule sees it: where it stands, what it can be, and how much it weighs.

    `explicit`: missing is one more answer here, for a row of the rule says what to do with it; `explicit_in_limits`: a
    limit says so. Likewise `explicit_not_applicable`. `column_only`: only rows of a table name it. `most` is the
    highest number that the rule can read of it, where there is one.
    """

    position: int
    id: str
    letters: tuple[Letter, ...]
    weight: Fraction = Fraction(1)
    scale: Scale | None = None
    tags: frozenset[str] = frozenset()
    roles: frozenset[Role] = frozenset({Role.RULE})
    explicit: bool = False
    explicit_in_limits: bool = False
    explicit_not_applicable: bool = False
    column_only: bool = False
    most: Fraction | None = None

    def feeds_rule(self) -> bool:
        """Whether the rule itself reads this input."""
        return Role.RULE in self.roles

    def is_counted(self) -> bool:
        """Whether it is one of "all inputs": a node that only rows name is a column and no more."""
        return self.feeds_rule() and not self.column_only

    def completions(self) -> tuple[Letter, ...]:
        """What it can turn out to be when it is missing, "does not apply" included."""
        return tuple(each for each in self.letters if not each.is_missing and not each.number_open)

    def leaves_gaps_to_policy(self) -> bool:
        """Whether the missing policy must deal with a gap here: nothing that reads the input says what to do."""
        if self.feeds_rule():
            return not self.explicit
        return Role.LIMIT in self.roles and not self.explicit_in_limits


@dataclass(frozen=True, slots=True)
class Node:
    """One node as a rule sees it: its inputs in order, the scale of what comes out, and options that mean *missing*.

    `computes`: its number is measured, so a formula makes it and a diagram only says whether there is one.
    """

    id: str
    inputs: tuple[Input, ...]
    scale: Scale | None = None
    gap_words: frozenset[str] = frozenset()
    computes: bool = False

    @property
    def best(self) -> int:
        """The best level of what comes out."""
        assert self.scale is not None
        return self.scale.best

    def position(self, level: str) -> int:
        """The position of a level of what comes out."""
        assert self.scale is not None
        return self.scale.levels.index(level)

    @property
    def rule_inputs(self) -> tuple[Input, ...]:
        """The inputs that the rule itself reads."""
        return tuple(each for each in self.inputs if each.feeds_rule())


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a measured number comes from: the input in this position hands it on, or it is computed from all of them.

    `limits` are the positions of the limits that hold; where a condition is still open, each set that may hold.
    `is_open`: something missing may still be any number in its range.
    """

    source: int | None = None
    limits: frozenset[tuple[int, ...]] = frozenset([()])
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A level, a number, or both; or a level whose number is still open.

    What is handed on keeps the cell of a measured number, and the word of an option. `drawn` says where a measured
    number comes from. `stays`: it goes no way any more, for an option of a number says what it says.
    """

    level: int | None = None
    number: Fraction | None = None
    interval: Interval | None = None
    word: str | None = None
    number_open: bool = False
    drawn: Drawn | None = None
    stays: bool = False


@dataclass(frozen=True, slots=True)
class DoesNotApply:
    """The node does not apply: an answer, not a gap."""


@dataclass(frozen=True, slots=True)
class Grey:
    """No level, and why; `row` is the row of a table that says so, whose text is the author's reason.

    It is no row where what is missing leaves open which of several rows says so.
    """

    reason: NodeReason
    row: int | None = None


Outcome = Value | DoesNotApply | Grey
DOES_NOT_APPLY: Final = DoesNotApply()


Lang = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text in Dutch and English; where one is absent the other serves."""

    nl: str | None = None
    """In Dutch."""
    en: str | None = None
    """In English."""
    fallback: str = field(default="", compare=False)
    """What is shown where there is neither, such as an id."""

    def __call__(self, lang: Lang) -> str:
        """The text in that language, else in the other, else the fallback."""
        first, second = (self.nl, self.en) if lang == "nl" else (self.en, self.nl)
        return first or second or self.fallback

    def __bool__(self) -> bool:
        """Whether anything is written at all."""
        return bool(self.nl or self.en)
