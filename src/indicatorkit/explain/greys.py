"""All that is grey in one case, a record each: why, what holds it, what to ask, and what it can become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..light import dataclass
from ..values import Letter
from .blame import leads_with
from .families import Choice
from .influence import irrelevant
from .inquiry import Inquiry
from .possible import Possible, outcomes
from .remedies import remedies


@dataclass(frozen=True, slots=True)
class GreyCell:
    """One grey node of a case.

    `blocking` are the open questions that hold it grey; `ask` a cheapest set of questions of which every answer ends
    the grey, nothing where there is none; `decided` what it becomes anyhow, where it is grey but decided.
    """

    node: str
    reason: str
    leads_with: str
    blocking: tuple[str, ...]
    ask: Choice | None
    possible: Possible
    decided: Letter | None


def grey_cells(inquiry: Inquiry, nodes: Iterable[str]) -> Iterator[GreyCell]:
    """The nodes among these that are grey, in their order."""
    for node in nodes:
        place = inquiry.plan.results[node]
        if inquiry.is_grey(place):
            yield _cell(inquiry, place, node)


def _cell(inquiry: Inquiry, place: int, node: str) -> GreyCell:
    found = inquiry.once(outcomes, place)
    spare = set(inquiry.once(irrelevant, place))
    decided = found.values[0] if found.decided and found.exact else None
    reason = inquiry.situation.reason(inquiry.plan.at(place))
    assert reason is not None  # whatever is grey is so for a reason
    return GreyCell(
        node,
        reason,
        leads_with(inquiry.situation, node) or "",
        inquiry.ids(each for each in inquiry.open_tree(place).varying if each not in spare),
        inquiry.once(remedies, place).sure.best,
        found,
        decided,
    )
