"""What every roll-up has: its fields, its missing policy, and the three steps of its automaton."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, ClassVar, Literal, Self, TypeAlias

from pydantic import PrivateAttr

from ..cells import Cell
from ..conditions import Condition, cells_about, renamed
from ..onward import Bands, LimitsField, Rescale, RoundingField
from ..values import DOES_NOT_APPLY, Grey, Input, Letter, Node, NodeReason, Outcome, Scale, Value
from ..written import Certainty, Count, Part, Share, TextField, Words
from .forms import MapField, MissingField, NotApplicableField, PointsField, WeightsField

Keys: TypeAlias = tuple[str, *tuple[str | int, ...]]
"""Where something stands in a roll-up as it is written: the keys, and places in lists, that lead to it."""

Sees: TypeAlias = Literal["level", "number", "letter"]
"""What a rule gets of each letter."""

Gives: TypeAlias = Literal["level", "number", "either"]
"""What comes out of it."""

Units: TypeAlias = Literal["shared", "own", "divided", "none"]
"""Where the unit of a rule's number comes from."""


class Rule(Part):
    """A way of combining inputs. A kind fills in `start`, `step` and `finish`, and says what it `reads`.

    `reads` is what `step` gets of each letter: its level (a position on the node's scale), its number, or the letter
    itself. Gaps are not a rule's business (`gaps`), except where `reads_gap` says so. `input_keys` are the fields
    under which it names its inputs, all of them. `weighs`: a weight makes a difference; `weighs_against`: so it may be
    negative. `units` says where the unit of its number comes from: all inputs share it, it is another that the rule
    must state (`own`; `divided`: unless those of all inputs are equal), or there is none. `takes_one`: it is
    about one node. `takes_from` is the lowest number that it takes, where there is one.
    """

    reads: ClassVar[Sees] = "level"
    gives: ClassVar[Gives] = "level"
    needs_order: ClassVar[bool] = True
    policies: ClassVar[tuple[str, ...]] = ("grey", "leave_out", "grey_unless_decided", "counts_as")
    input_keys: ClassVar[tuple[str, ...]] = ()
    weighs: ClassVar[bool] = False
    weighs_against: ClassVar[bool] = False
    units: ClassVar[Units] = "none"
    takes_one: ClassVar[bool] = False
    takes_from: ClassVar[Fraction | None] = None

    rule: str
    missing: MissingField = "grey"
    not_applicable: NotApplicableField = "leave_out"
    known_at_least: Count | None = None
    known_share_at_least: Share | None = None
    known_weight_at_least: Share | None = None
    missing_at_most: Count | None = None
    of: Words | None = None
    points: PointsField | None = None
    map: MapField | None = None
    weights: WeightsField | None = None
    limits: LimitsField = ()
    rescale: Rescale | None = None
    round: RoundingField | None = None
    bands: Bands | None = None
    scale: Words | None = None
    unit: Words | None = None
    source: TextField | None = None
    certainty: Certainty | None = None
    nl: Words | None = None
    en: Words | None = None

    _written: Any = PrivateAttr(default=None)

    # ------------------------------------------------------------------------------------------------- the automaton

    def start(self, node: Node) -> Any:
        """The state before any input; hashable. Every kind has its own."""
        raise NotImplementedError

    def step(self, state: Any, child: Input, value: Any) -> Any:
        """The state after one more input that has a value."""
        raise NotImplementedError

    def reading(self, child: Input, value: Any) -> Callable[[Any], Any]:
        """What this value of this input makes of a state: `step`, or a kind's way to look at the value only once."""
        return lambda state: self.step(state, child, value)

    def finish(self, state: Any, node: Node) -> Outcome:
        """What comes out; called only when at least one input had a value."""
        raise NotImplementedError

    # ------------------------------------------------------------------------------------------------- what it names

    def conditions(self) -> tuple[Condition, ...]:
        """The conditions of its limits."""
        return tuple(each for limit in self.limits for each in (limit.when, limit.unless) if each is not None)

    def own_conditions(self) -> tuple[Condition, ...]:
        """The conditions of the rule itself, on its own inputs."""
        return ()

    def asked(self, node: Node) -> tuple[Condition, ...]:
        """The rows that are read from the top, each as the condition under which it holds; most kinds have none."""
        return ()

    def seen(self, child: Input, letter: Letter, scale: Scale | None) -> tuple[Input, Letter]:
        """An input and its letter as the rows look at them, in a node on this scale."""
        return child, letter

    def inputs_named(self) -> tuple[str, ...]:
        """The inputs that the rule names itself, and reads by their names; most kinds read all that feed the node."""
        return tuple(getattr(self, key) for key in self.input_keys)

    def also_reads(self, item: str) -> tuple[str, ...]:
        """What it reads beside an input that the author names."""
        return ()

    def own_unit(self) -> str | None:
        """The unit that it has of itself where inputs share none: what the author says, or what the kind makes."""
        return self.unit

    def unit_from(self) -> Units:
        """Where the unit of its number comes from; of some kinds the fields decide."""
        return self.units

    def takes_at_most(self) -> int | None:
        """How many of its inputs it takes; most kinds take all."""
        return None

    def columns(self) -> Iterator[str]:
        """The inputs that some row names."""
        return (item for item, _ in self.columns_at())

    def columns_at(self) -> Iterator[tuple[str, Keys]]:
        """The same, each with where it stands; most kinds have no rows."""
        return iter(())

    def thens(self) -> tuple[Any, ...]:
        """The outcome of each row, `otherwise` last, of a kind of which rows say more than a level."""
        return tuple(then for then, _ in self.thens_at())

    def thens_at(self) -> tuple[tuple[Any, Keys], ...]:
        """The same, each with where it stands."""
        return ()

    def levels_at(self) -> Iterator[tuple[str, Keys]]:
        """The levels that it writes as what comes out, each with where it stands."""
        return iter(())

    def conditions_at(self) -> Iterator[Keys]:
        """Where its rows have their conditions."""
        return iter(())

    def cells_at(self) -> Iterator[Keys]:
        """Where it has a cell that is held against all inputs."""
        return iter(())

    def then_inputs(self) -> tuple[str, ...]:
        """The nodes whose value a row hands on."""
        return ()

    def uses_weights(self) -> bool:
        """Whether a weight makes a difference to the rule as it is written here."""
        return self.weighs or self.known_weight_at_least is not None

    def asks(self, item: str) -> bool:
        """Whether the rule reads this input of the node for more than handing it on."""
        return True

    def hands_on(self, item: str) -> bool:
        """Whether the value of this input may be the outcome as it is."""
        return item in self.then_inputs()

    def leaves_level_behind(self) -> str | None:
        """The key that makes another number of the one that it hands on: the level of that one is not handed on.

        None where the level is what the author asks for, or the number is made of it.
        """
        if self.gives != "either" or self.bands is not None or self.map is not None or self.scale is not None:
            return None
        if self.outcomes() or self.points is not None or self.of == "level":
            return None
        keys = {"of": self.of not in (None, "number"), "limits": any(not each.on_level for each in self.limits)}
        keys |= {"rescale": self.rescale is not None, "round": self.round is not None}
        return next((key for key, is_said in keys.items() if is_said), None)

    def reads_gap(self, item: str, missing_words: frozenset[str]) -> bool:
        """Whether missing is one more answer for this input, because some row says what to do with it.

        `missing_words` are the options of the framework that mean *missing*.
        """
        return False

    def settled(self, settle: Callable[[Condition], Condition]) -> Self:
        """The rule with every condition replaced: how the wave is settled before scoring. `as_written` stays."""
        if not self.conditions() and not self.own_conditions():
            return self
        limits = tuple(
            limit.model_copy(update={key: settle(each) for key in ("when", "unless") if (each := getattr(limit, key))})
            for limit in self.limits
        )
        found = self.model_copy(update={"limits": limits})
        found._written = self.as_written  # noqa: SLF001  # its own kind
        return found

    def renamed(self, names: Mapping[str, str]) -> Self:
        """The rule on other inputs: each that has a new name here by that name."""
        found = self.settled(lambda condition: renamed(condition, names))
        update: dict[str, Any] = {
            key: names.get(named, named) for key in self.input_keys if (named := getattr(self, key))
        }
        for key in ("points", "map"):
            table = getattr(self, key)
            if table is not None:
                update[key] = {
                    names.get(word, word) if isinstance(to, Mapping) else word: to for word, to in table.items()
                }
        found = found.model_copy(update=update)
        found._written = None  # noqa: SLF001  # it is a rule of its own
        return found

    @property
    def as_written(self) -> Self:
        """The rule before the wave was settled: a row still names a column when that no longer matters in this wave."""
        return self._written or self

    def cells(self, item: str) -> Iterator[Cell]:
        """All cells held against one input: letters that no cell tells apart, and that read the same, are one."""
        for condition in (*self.conditions(), *self.own_conditions()):
            yield from cells_about(condition, item)

    def outcomes(self) -> tuple[str, ...]:
        """The levels that it names as what comes out."""
        return ()

    def outcomes_written(self) -> tuple[Any, ...]:
        """What its rows say, one a row, without what it says otherwise."""
        return ()

    def rows_are_unique(self) -> bool:
        """Whether no two of its rows may hold together."""
        return False

    def levels_named(self) -> Iterator[tuple[str, str]]:
        """The levels that it names as what comes out, each with the key where it does."""
        if self.bands is not None:
            for band in self.bands.rows:
                if band.level is not None:
                    yield "bands", band.level
        else:
            for word in dict.fromkeys(self.outcomes()):
                yield "rule", word


def level(position: int) -> Value:
    """The outcome that is this level."""
    return Value(level=position)


def number(value: Fraction | int) -> Value:
    """The outcome that is this number."""
    return Value(number=Fraction(value))


def handed_on(letter: Letter) -> Outcome:
    """The outcome that is the same as an input's; one of which only the level is known has no number to hand on."""
    if letter.is_missing:
        return Grey(NodeReason.MISSING_INPUTS)
    if not letter.applies:
        return DOES_NOT_APPLY
    if letter.read is None:
        return Grey(NodeReason.MISSING_INPUTS)
    assert isinstance(letter.read, Value)
    return letter.read
