"""The first row that holds decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias

from pydantic import Field

from ..cells import names_gap
from ..clauses import ConditionField
from ..conditions import YES, About, Among, Condition, NotMissing, all_of, atoms, reads_gap
from ..fields import Reads
from ..light import dataclass
from ..values import DOES_NOT_APPLY, Grey, Input, Letter, Node, NodeReason, Outcome, Value
from ..written import Listed, Part, Words, misfit, to_number
from .base import Gives, Keys, Rule, Sees, Units, handed_on
from .following import Rows, following, holding, open_rows, rows_of


@dataclass(frozen=True, slots=True)
class SameAs:
    """The outcome is that of another node, which matters only when this row decides."""

    item: str


Then: TypeAlias = str | Fraction | SameAs
Handed: TypeAlias = tuple[tuple[str, Letter], ...]
Wanted: TypeAlias = tuple[tuple[str, int], ...]
Open: TypeAlias = tuple[Rows, Handed, Wanted]


def _then(raw: object) -> Then:
    if isinstance(raw, SameAs):
        return raw
    if isinstance(raw, Mapping):
        if set(raw) != {"same_as"} or not isinstance(raw["same_as"], str):
            raise misfit("not-an-outcome", found=dict(raw))
        return SameAs(raw["same_as"])
    if isinstance(raw, str) and "/" not in raw:
        return raw
    return to_number(raw)


ThenField = Annotated[Any, Reads(_then, {"type": ["string", "number", "object"]})]


class Row(Part):
    """One row: when all of this holds, then that."""

    when: ConditionField
    then: ThenField
    nl: Words | None = None
    en: Words | None = None


class Table(Rule):
    """A decision table: rows are read from the top, and the first that holds decides.

    A column that a row does not name matches every answer and *not applicable*, never *missing*. `then` is a level, a
    number, `"not_applicable"`, `"grey"` (with the row's text as reason) or `{ same_as = "id" }`.

    ```toml
    rule = "table"
    hit  = "first"                 # or "unique": no two rows may hold together
    rows = [
      { when = { all = "op_koers" },                     then = "op_koers" },
      { when = { count = "niet_opgepakt", at_least = 2 }, then = "niet_opgepakt" },
    ]
    otherwise = "in_ontwikkeling"
    ```

    Source: OMG, Decision Model and Notation 1.4, section 8: hit policies first and unique.
    """

    reads: ClassVar[Sees] = "letter"
    gives: ClassVar[Gives] = "either"
    units: ClassVar[Units] = "shared"
    needs_order = False

    rule: Literal["table"]
    rows: Annotated[tuple[Row, ...], Listed, Field(min_length=1)]
    otherwise: ThenField = None
    hit: Literal["first", "unique"] = "first"

    def own_conditions(self) -> tuple[Condition, ...]:
        """What each row asks, from the top."""
        return tuple(row.when for row in self.rows)

    def settled(self, settle: Callable[[Condition], Condition]) -> Self:
        """The table with the conditions of its rows replaced too."""
        rows = tuple(row.model_copy(update={"when": settle(row.when)}) for row in self.rows)
        return super().settled(settle).model_copy(update={"rows": rows})

    def renamed(self, names: Mapping[str, str]) -> Self:
        """The table on other inputs, those that it hands on included."""

        def other(then: Then) -> Then:
            return SameAs(names.get(then.item, then.item)) if isinstance(then, SameAs) else then

        found = super().renamed(names)
        rows = tuple(row.model_copy(update={"then": other(row.then)}) for row in found.rows)
        return found.model_copy(update={"rows": rows, "otherwise": other(self.otherwise)})

    def then_inputs(self) -> tuple[str, ...]:
        """The nodes whose value some row hands on."""
        said = (*self.outcomes_written(), self.otherwise)
        return tuple(dict.fromkeys([then.item for then in said if isinstance(then, SameAs)]))

    def thens_at(self) -> tuple[tuple[Then, Keys], ...]:
        """The outcome of each row, `otherwise` last."""
        last = () if self.otherwise is None else ((self.otherwise, ("otherwise",)),)
        return (*((row.then, ("rows", index, "then")) for index, row in enumerate(self.rows)), *last)

    def levels_at(self) -> Iterator[tuple[str, Keys]]:
        """The levels that its rows name."""
        words = ((then, keys) for then, keys in self.thens_at() if isinstance(then, str))
        return (each for each in words if each[0] not in ("grey", "not_applicable"))

    def conditions_at(self) -> Iterator[Keys]:
        """What each row asks."""
        return (("rows", index, "when") for index in range(len(self.rows)))

    def outcomes_written(self) -> tuple[Then, ...]:
        """What each row says."""
        return tuple([row.then for row in self.rows])

    def columns_at(self) -> Iterator[tuple[str, Keys]]:
        """The inputs that some row names."""
        for condition, keys in zip(self.own_conditions(), self.conditions_at(), strict=True):
            yield from ((atom.item, (*keys, atom.item)) for atom in atoms(condition) if isinstance(atom, About))

    def asks(self, item: str) -> bool:
        """An input that rows only hand on matters only where they do, unless some row looks at all inputs."""
        looks_at_all = any(isinstance(atom, Among) for each in self.as_written.own_conditions() for atom in atoms(each))
        return looks_at_all or item not in self.then_inputs() or item in set(self.as_written.columns())

    def reads_gap(self, item: str, missing_words: frozenset[str]) -> bool:
        """Whether some row reads a gap of this input: in its column, or in a cell about all inputs."""
        return any(reads_gap(condition, item, missing_words) for condition in self.own_conditions())

    def asked(self, node: Node) -> tuple[Condition, ...]:
        """What each row asks, `otherwise` last, and what it leaves unsaid: no gap in a column it does not name."""
        gaps = [each.id for each in node.rule_inputs if each.explicit]
        last = () if self.otherwise is None else (YES,)
        written = (*self.as_written.own_conditions(), *last)
        return tuple(
            all_of((condition, *(NotMissing(item) for item in gaps if not _names(whole, item, node.gap_words))))
            for condition, whole in zip((*self.own_conditions(), *last), written, strict=True)
        )

    def rows_are_unique(self) -> bool:
        """As the hit policy says."""
        return self.hit == "unique"

    def start(self, node: Node) -> Open:
        """All rows open, nothing to hand on yet; and for each input that some row hands on the bits of those rows."""
        wanted: dict[str, int] = {}
        for row, then in enumerate(self.thens()):
            if isinstance(then, SameAs):
                wanted[then.item] = wanted.get(then.item, 0) | 1 << row
        return rows_of(self.asked(node), node.inputs), (), tuple(wanted.items())

    def step(self, state: Open, child: Input, value: Letter) -> Open:
        """The rows that are still open, and the letters that one of them may hand on."""
        return self.reading(child, value)(state)

    def reading(self, child: Input, value: Letter) -> Callable[[Open], Open]:
        """As `step`, for many states."""
        follow = following(child, value)

        def read(state: Open) -> Open:
            rows, handed, wanted = state
            rows = follow(rows)
            return rows, _wanted((*handed, (child.id, value)), rows, wanted) if wanted else (), wanted

        return read

    def finish(self, state: Open, node: Node) -> Outcome:
        """What the first row that holds says; no row at all is grey."""
        rows, handed, _ = state
        thens = self.thens()
        index = next(iter(holding(rows)), len(thens))
        if index == len(thens):
            return Grey(NodeReason.NO_ROW)
        match thens[index]:
            case SameAs(item):
                return handed_on(dict(handed)[item])
            case "grey":
                return Grey(NodeReason.SAYS_SO, row=index)
            case "not_applicable":
                return DOES_NOT_APPLY
            case str(word):
                return Value(level=node.position(word))
            case number:
                return Value(number=number)

    def outcomes(self) -> tuple[str, ...]:
        """The levels that its rows name."""
        return tuple(word for word, _ in self.levels_at())


def _wanted(handed: Handed, rows: Rows, wanted: Wanted) -> Handed:
    """The letters that some row may still hand on."""
    open_ = open_rows(rows)
    by = dict(wanted)
    return tuple(each for each in handed if by.get(each[0], 0) & open_)


def _names(condition: Condition, item: str, gap_words: frozenset[str]) -> bool:
    """Whether the row says anything of this input's gaps: it names the input, or counts gaps among all inputs."""
    return any(
        (isinstance(atom, About) and atom.item == item) or (isinstance(atom, Among) and names_gap(atom.cell, gap_words))
        for atom in atoms(condition)
    )
