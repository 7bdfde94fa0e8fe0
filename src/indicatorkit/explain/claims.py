"""What an explanation claims: every sentence is made from one of these, and each can be tried to refute.

All names are ids, all outcomes letters (`NOT_APPLICABLE` where a node does not apply). A claim is about one node of one
situation and says nothing about how it was found, so whoever doubts it can ask the engine: change answers, score again.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypeAlias

from ..folding.spans import Span
from ..light import dataclass
from ..values import Letter, Text
from .because import Reason
from .families import Cost, Family, SetMark
from .next_question import Next
from .numbers import Band, Distance, MadeOf


@dataclass(frozen=True, slots=True)
class Open:
    """Something without a value: a question with the reason why it has no answer, or a node, which has none here."""

    id: str
    reason: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Is:
    """The node has this value. `assumed`: something missing counted as something, here or below."""

    node: str
    outcome: Letter
    assumed: bool


@dataclass(frozen=True, slots=True)
class DoesNotApply:
    """The node does not apply, and would not as long as `because` holds and the facts about the entity are these."""

    node: str
    because: Reason
    values: tuple[tuple[str, Letter], ...]
    facts: tuple[tuple[str, Letter], ...]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The question has no answer, for a reason: a word, perhaps an option's id, and the kind of nothing it is."""

    node: str
    question: Open


@dataclass(frozen=True, slots=True)
class Empty:
    """The node is grey, and none of the questions that reach it has been answered or talked about at all."""

    node: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """The node is grey for this reason, through these inputs: questions without answer, or nodes that are grey.

    `known` and `applying` count the inputs of its rule; `number_open` says that what is blamed has a level, but its
    number is open. `text` is the author's own.
    """

    node: str
    reason: str
    inputs: tuple[Open, ...]
    known: int
    applying: int
    number_open: bool
    text: Text


@dataclass(frozen=True, slots=True)
class Known:
    """The inputs of the node's rule that are known; `others`: some are not."""

    node: str
    inputs: tuple[tuple[str, Letter], ...]
    others: bool


@dataclass(frozen=True, slots=True)
class Becomes:
    """When all open questions are answered these are all values it can have; `bound`: or only some of these.

    `may_not_apply` and `may_be_grey` are what it may be besides; `span`: between these lies its number, if measured.
    `at_last`: while only some are answered, it can be something else.
    """

    node: str
    values: tuple[Letter, ...]
    may_not_apply: bool
    may_be_grey: bool
    bound: bool
    span: Span | None
    at_last: bool


@dataclass(frozen=True, slots=True)
class GreyButDecided:
    """The node is grey, but however all that is open is answered, it then has this one level (or does not apply).

    `at_last`: while only some are answered, it can be something else.
    """

    node: str
    outcome: Letter
    at_last: bool


@dataclass(frozen=True, slots=True)
class StaysGrey:
    """The node is grey, however all that is open is answered.

    `reason_may_change`: it is grey because what is missing can still change the outcome; that can only be the reason.
    """

    node: str
    reason_may_change: bool


@dataclass(frozen=True, slots=True)
class Provisional:
    """The node is known, but may still become one of the others, through answers to these questions.

    Unless `may_stay` it surely becomes one of them once all that is open is answered.
    """

    node: str
    others: tuple[Letter, ...]
    through: tuple[str, ...]
    may_stay: bool
    bound: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """The node is known and stays what it is, however these open questions are answered."""

    node: str
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enough:
    """Every answer to one of these sets of questions ends the grey; `all_open`: it takes all that is open."""

    node: str
    family: Family
    all_open: bool


@dataclass(frozen=True, slots=True)
class CanBeEnough:
    """Some answers to one of these sets end the grey; `sure` are the sets of which every answer does, if there are."""

    node: str
    family: Family
    sure: Family


@dataclass(frozen=True, slots=True)
class AskingDoesNotHelp:
    """No answers to what may be asked end the grey, though answers to these would: they are not to be asked."""

    node: str
    withheld: tuple[Open, ...]


@dataclass(frozen=True, slots=True)
class Decides:
    """After one of these answers to one of these questions all that is open besides makes no difference any more.

    It then is this level once all is answered, whatever else is answered; without `outcome` every answer does that,
    each with a level of its own. `all_open`: these are all questions that are open.
    """

    node: str
    questions: tuple[str, ...]
    answers: tuple[Letter, ...]
    outcome: Letter | None
    all_open: bool


@dataclass(frozen=True, slots=True)
class Necessary:
    """As long as one of these is open the node is grey, whatever all others become."""

    node: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotNeeded:
    """None of these has to be asked to end the grey: it stays grey with an answer where it is grey without."""

    node: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Of all ways to answer what is open and matters (`questions`), so many lead to each outcome; never a chance."""

    node: str
    ways: tuple[tuple[Letter, int], ...]
    questions: tuple[str, ...]

    @property
    def total(self) -> int:
        """All ways together."""
        return sum(number for _, number in self.ways)


@dataclass(frozen=True, slots=True)
class Because:
    """This part of the answers is enough for what the node is now, whatever all others say.

    `facts` are what is known besides, of the entity and of earlier waves: they do not change.
    """

    node: str
    reason: Reason
    values: tuple[tuple[str, Letter], ...]
    facts: tuple[tuple[str, Letter], ...]


@dataclass(frozen=True, slots=True)
class WouldBecome:
    """With these answers, and all others as they are, the node has this level; nothing cheaper does it.

    `path` are the computed nodes that change on the way, the node itself last.
    """

    node: str
    outcome: Letter
    answers: tuple[tuple[str, Letter], ...]
    path: tuple[str, ...]
    cost: Cost
    mark: SetMark


@dataclass(frozen=True, slots=True)
class AskFirst:
    """The first question of the plan that takes least on average, when one may stop as soon as enough is known.

    `otherwise` is what it takes to ask at once all that is surely enough.
    """

    node: str
    next: Next
    otherwise: Cost


@dataclass(frozen=True, slots=True)
class GateFirst:
    """Whether the node (`gated`) applies at all hangs on these open questions, so they come first."""

    node: str
    gated: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """The number of the node is made of these parts: they add up to it, or are its factors, before its way out."""

    node: str
    made: MadeOf


@dataclass(frozen=True, slots=True)
class Compared:
    """This number was compared, and lies in this band, which gives `outcome`; `limited`: a limit made this of it."""

    node: str
    band: Band
    outcome: Letter
    limited: Letter | None


@dataclass(frozen=True, slots=True)
class Limited:
    """Without the limits in its rule the node would be `before`, and they make of that what it is, `after`."""

    node: str
    before: Letter
    after: Letter


@dataclass(frozen=True, slots=True)
class Beside:
    """So far is the number that is compared from the next band, which gives `outcome`."""

    node: str
    distance: Distance
    outcome: Letter


@dataclass(frozen=True, slots=True)
class Instead:
    """One other number: with `number` in the place of `now` it is another level, with `before` it is not yet.

    `declared`: the question accepts it.
    """

    question: str
    now: Fraction
    number: Fraction
    before: Fraction
    declared: bool

    def as_dict(self) -> dict[str, Any]:
        """The other number as plain data; numbers exactly, as text."""
        numbers = {"now": str(self.now), "number": str(self.number), "before": str(self.before)}
        return {"question": self.question, **numbers, "declared": self.declared}


@dataclass(frozen=True, slots=True)
class Crosses:
    """Each of these numbers alone, all other answers as they are, gives the node this level."""

    node: str
    outcome: Letter
    ways: tuple[Instead, ...]


Claim: TypeAlias = (
    Is
    | DoesNotApply
    | Unanswered
    | Empty
    | Lacking
    | Known
    | Becomes
    | GreyButDecided
    | StaysGrey
    | Provisional
    | Settled
    | Enough
    | CanBeEnough
    | AskingDoesNotHelp
    | Decides
    | Necessary
    | NotNeeded
    | Counted
    | Because
    | WouldBecome
    | AskFirst
    | GateFirst
    | Composed
    | Compared
    | Limited
    | Beside
    | Crosses
)
