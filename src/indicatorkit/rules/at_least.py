"""Enough inputs are good enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from ..cells import names_gap
from ..clauses import CellField
from ..conditions import YES, Among, Condition
from ..values import Input, Interval, Letter, Node, Scale, Value
from ..written import Count, Listed, Part, Share, Words, misfit
from .base import Keys, Rule, Sees, level
from .following import Rows, follow, following, holding, rows_of


class Tier(Part):
    """One tier: the level when at least so many inputs, or at least such a share of them, fit the cell."""

    then: Words
    where: CellField
    count: Count | None = None
    share: Share | None = None
    nl: Words | None = None
    en: Words | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Tier:
        if (self.count is None) == (self.share is None):
            raise misfit("tier-without-bound")
        return self

    @property
    def when(self) -> Condition:
        """The tier as a condition on all inputs."""
        if self.count is not None:
            return Among("count", self.where, Interval(low=Fraction(self.count)))
        return Among("share", self.where, Interval(low=self.share))


class AtLeast(Rule):
    """Enough inputs are good enough; tiers are read from the top, and where none is reached, `otherwise`.

    A count is not lowered by inputs that do not apply; a share is of the inputs that apply.

    ```toml
    rule      = "at_least"
    tiers     = [
      { then = "op_koers",        where = "op_koers", count = 3 },
      { then = "in_ontwikkeling", where = { at_worst = "in_ontwikkeling" }, share = "1/2" },
    ]
    otherwise = "niet_opgepakt"
    ```

    Source: k-out-of-n systems; Barlow and Heidtmann (1984), "Computing k-out-of-n system reliability".
    """

    reads: ClassVar[Sees] = "letter"
    needs_order = False

    rule: Literal["at_least"]
    tiers: Annotated[tuple[Tier, ...], Listed, Field(min_length=1)]
    otherwise: Words

    def own_conditions(self) -> tuple[Condition, ...]:
        """One condition a tier."""
        return tuple(tier.when for tier in self.tiers)

    def reads_gap(self, item: str, missing_words: frozenset[str]) -> bool:
        """Whether some tier counts gaps."""
        return any(names_gap(tier.where, missing_words) for tier in self.tiers)

    def asked(self, node: Node) -> tuple[Condition, ...]:
        """The tiers, then `otherwise`."""
        return (*self.own_conditions(), YES)

    def hands_on(self, item: str) -> bool:
        """Cells look at levels of the node's own scale: through `map`, where there is one."""
        return self.map is not None

    def start(self, node: Node) -> Rows:
        """All tiers open; inputs are looked at on the node's own scale."""
        return rows_of(self.own_conditions(), node.inputs, partial(self.seen, scale=node.scale))

    def step(self, state: Rows, child: Input, value: Letter) -> Rows:
        """The tiers that are still open."""
        return follow(state, child, value)

    def reading(self, child: Input, value: Letter) -> Callable[[Rows], Rows]:
        """As `step`, for many states."""
        return following(child, value)

    def seen(self, child: Input, letter: Letter, scale: Scale | None) -> tuple[Input, Letter]:
        """The letter with its level on the node's own scale, where there is a map."""
        if isinstance(letter.read, Value) and letter.read.level is not None:
            return replace(child, scale=scale), replace(letter, level=letter.read.level)
        return child, letter

    def finish(self, state: Rows, node: Node) -> Value:
        """The level of the first tier that holds."""
        return level(node.position(self.outcomes()[next(iter(holding(state)), -1)]))

    def levels_at(self) -> Iterator[tuple[str, Keys]]:
        """The level of each tier, and that of `otherwise`."""
        yield from ((tier.then, ("tiers", index, "then")) for index, tier in enumerate(self.tiers))
        yield self.otherwise, ("otherwise",)

    def cells_at(self) -> Iterator[Keys]:
        """What each tier counts."""
        return (("tiers", index, "where") for index in range(len(self.tiers)))

    def outcomes(self) -> tuple[str, ...]:
        """The levels that it names, that of `otherwise` last."""
        return (*(tier.then for tier in self.tiers), self.otherwise)

    def outcomes_written(self) -> tuple[str, ...]:
        """The level of each tier."""
        return tuple(tier.then for tier in self.tiers)
