"""Policies: the same answers under other missing policies; a thin face on what `compare` found."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any, Final

from ..answers import Row
from ..compare.cells import FLIPS, Cell
from ..compare.policies import Compared, Counts, Flipped, of_rows
from ..compare.telling import Telling
from ..compare.variants import POLICIES, Kept, Policy
from ..exports.receipt import Receipt, receipt
from ..framework import Framework
from ..items import Item
from ..light import dataclass
from ..words import Lang, default_lang
from .scores import Scores

if TYPE_CHECKING:
    import pandas as pd

WIDTH: Final = 80
ALL: Final = "all"  # no node can have this id
COUNTS: Final = ("node", "policy", "known", "grey", "not_applicable", *(flip.value for flip in FLIPS), "avoidable")
PLACE: Final = ("entity", "wave", "perspective")
OUTCOME: Final = ("level", "number", "reason")
CELLS: Final = (
    *PLACE,
    *("node", "policy", "flip"),
    *(f"{each}_{when}" for when in ("before", "after") for each in OUTCOME),
)


@dataclass(frozen=True, slots=True)
class Policies:
    """The same answers as written, and under `grey`, `leave_out`, `leave_out_one_known` and `grey_unless_decided`.

    `leave_out` keeps the minimum of what must be known that the framework itself asks for; `leave_out_one_known` is
    content with one. A cell is one node with a roll-up in one row. `print` it, or ask for `text`, `to_frame` (counts),
    `flips_frame` (the cells that change) or `as_dict`.
    """

    compared: Compared
    """Inner: the scores under each policy."""

    @property
    def framework(self) -> Framework:
        """The framework as it is written."""
        return self.compared.framework

    @property
    def receipt(self) -> Receipt:
        """Where it comes from: framework, library, policy and answers."""
        return receipt(self.framework, self.compared.answers)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Entity, wave and perspective of each row that is compared."""
        return self.compared.rows

    @property
    def nodes(self) -> tuple[Item, ...]:
        """The nodes that are compared: those with a roll-up."""
        return self.compared.nodes

    def scores(self, policy: str = "as_written") -> Scores:
        """All scores under a policy; another word is a `ValueError`."""
        return Scores(self.compared.tables[Policy(policy)])

    def counts(self, policy: str, node: str | None = None) -> Counts:
        """How many cells are known, grey or not applicable, and how many flip, for a node or over all of them."""
        if node is None:
            return self.compared.total(Policy(policy))
        return self.compared.counts[node, Policy(policy)]

    @property
    def flips(self) -> tuple[Flipped, ...]:
        """Every cell that is not what it is as written: node by node, policy by policy, row by row."""
        return tuple(self.compared.flips())

    @property
    def avoidable(self) -> dict[str, tuple[Row, ...]]:
        """For each node the rows where it is grey as written although every answer to what is open gives the same.

        A node without such rows is not there. What is too much to try out may be missed, and is never claimed.
        """
        return {node: rows for node, rows in self.compared.avoidable.items() if rows}

    @property
    def unchanged(self) -> tuple[Kept, ...]:
        """The nodes to whose roll-up a policy does not apply, with the reason; they keep what is written."""
        return self.compared.kept

    def only(self, places: Iterable[int]) -> Policies:
        """The same for some rows, by their positions in the answers (see `Scores.rows`)."""
        return Policies(of_rows(self.compared, places))

    # ---------------------------------------------------------------------------------------------------- all of it

    def text(self, lang: Lang | None = None, *, width: int = WIDTH) -> str:
        """A table of totals, one of the nodes where something changes, and what it means."""
        return Telling(self.compared, lang or default_lang(), width).text()

    def to_frame(self) -> pd.DataFrame:
        """A pandas frame with a row for each node and policy, and for `all` nodes together.

        `avoidable` stands in the rows as written only: it is about the greys that there are now.
        """
        from ..frames.tables import frame, whole  # noqa: PLC0415  # pandas only when a frame is asked for

        return whole(frame(self.records(), COUNTS), "avoidable")

    def flips_frame(self) -> pd.DataFrame:
        """A pandas frame with a row for each cell that flips, and what it was before and after."""
        from ..frames.tables import frame  # noqa: PLC0415  # pandas only when a frame is asked for

        return frame([_flipped(each, float) for each in self.compared.flips()], CELLS)

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain data: counts, flips, avoidable greys, and which nodes keep their own policy."""
        return {
            **self.receipt.heading(),
            "policies": [policy.value for policy in POLICIES],
            "rows": [_placed(row) for row in self.rows],
            "counts": self.records(),
            "flips": [_flipped(each, str) for each in self.compared.flips()],
            "avoidable": [{**_placed(row), "node": node} for node, rows in self.avoidable.items() for row in rows],
            "unchanged": [
                {"node": each.node, "since": each.since, "policy": each.policy.value, "why": each.why.value}
                for each in self.unchanged
            ],
        }

    def records(self) -> list[dict[str, Any]]:
        """The counts as plain records, as in `to_frame`."""
        certain = {node: len(rows) for node, rows in self.compared.avoidable.items()}
        found = [
            _counts(item.id, policy, self.compared.counts[item.id, policy], certain[item.id])
            for item in self.nodes
            for policy in POLICIES
        ]
        total = sum(certain.values())
        return [*found, *(_counts(ALL, policy, self.compared.total(policy), total) for policy in POLICIES)]

    def __str__(self) -> str:
        """The text, in the language of the environment."""
        return self.text()

    def __repr__(self) -> str:
        """What is in it, in one line."""
        framework = self.framework
        return f"<Policies {framework.id} {framework.version}: {len(self.rows)} rows, {len(self.nodes)} nodes>"

    def _repr_html_(self) -> str:
        """The text as HTML, for a notebook."""
        return f"<pre>{escape(self.text())}</pre>"


def _counts(node: str, policy: Policy, counts: Counts, certain: int) -> dict[str, Any]:
    return {
        "node": node,
        "policy": policy.value,
        "known": counts.known,
        "grey": counts.grey,
        "not_applicable": counts.not_applicable,
        **{flip.value: counts.flips.get(flip, 0) for flip in FLIPS},
        "avoidable": certain if policy is Policy.AS_WRITTEN else None,
    }


def _placed(row: Row) -> dict[str, Any]:
    return {"entity": row.entity, "wave": row.wave, "perspective": row.perspective}


def _flipped(flipped: Flipped, number: Any) -> dict[str, Any]:
    """A cell that flips as a record; `number` makes of a fraction what the record shall hold."""
    said = {"node": flipped.node, "policy": flipped.policy.value, "flip": flipped.flip.value}
    return {
        **_placed(flipped.row),
        **said,
        **_outcome(flipped.before, "before", number),
        **_outcome(flipped.after, "after", number),
    }


def _outcome(cell: Cell, when: str, number: Any) -> dict[str, Any]:
    exact = None if cell.number is None else number(cell.number)
    return {f"level_{when}": cell.level, f"number_{when}": exact, f"reason_{when}": cell.reason}
