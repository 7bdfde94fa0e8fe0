"""The verb `why_grey`: every grey cell of the scores in one frame, with what would end it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from ..errors import DataError
from ..explain.greys import GreyCell, grey_cells
from ..explain.labels import word
from ..issues import Issue, Where
from ..progress import watched
from ..words import Lang
from .case import Case
from .scores import Scores

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: Final = (
    "entity", "wave", "perspective", "node", "kind", "reason", "leads_with", "blocking", "ask", "ask_mark", "effort",
    "possible", "exact", "decided", "text",
)  # fmt: skip


def why_grey(
    scores: Scores, *, entity: str | None = None, nodes: Iterable[str] | None = None, lang: Lang | None = None
) -> pd.DataFrame:
    """Every grey cell as a row of a pandas frame, in the order of the scores and of the framework.

    `reason` is the node's own and `leads_with` the most telling one of its answers; `blocking` the open questions that
    hold it grey; `ask` a cheapest set of questions of which every answer ends the grey (empty: there is none), marked
    *minimum*, *minimal* or *bound*, with its `effort`; `possible` the levels that it can still have, from the worst
    (`exact` is false where they are a bound); `decided` what it becomes whatever is answered, for a grey that is
    decided already. With `lang`, `text` is the sentence about it. Ids in a cell are divided by `, `.

    >>> import indicatorkit as ik
    >>> scores = ik.score(ik.load("nad"), [{"entity": "Alkmaar", "flexwoningen": "ja", "optoppen": "nee"}])
    >>> ik.why_grey(scores, nodes=["alternatieve_woonplekken"])[["node", "possible"]].to_dict("records")
    [{'node': 'alternatieve_woonplekken', 'possible': 'in_ontwikkeling, op_koers'}]
    """
    from ..frames.tables import frame  # noqa: PLC0415  # pandas only when a frame is asked for

    asked = None if entity is None else scores.entity(entity)
    rows = [place for place, row in enumerate(scores.rows) if asked is None or row.entity == asked]
    chosen = tuple(nodes) if nodes is not None else tuple(item.id for item in scores.nodes)
    return frame(list(grey_records(scores, rows, chosen, lang)), COLUMNS)


def grey_records(
    scores: Scores, rows: Iterable[int], nodes: tuple[str, ...], lang: Lang | None
) -> Iterator[dict[str, Any]]:
    """The rows of that frame as plain data, for some rows of the scores; an unknown node is a `DataError`."""
    for node in nodes:
        if not (any(True for _ in scores.table.carriers(node)) or node in {item.id for item in scores.nodes}):
            near = scores.framework.near(node, [item.id for item in scores.nodes])
            raise DataError([Issue("error", "no-such-node", Where(), {"found": node, "guess": near})])
    for place in watched("greys", tuple(rows)):
        row, case = scores.answers.rows[place], scores.at(place)
        here = [node for node in nodes if node in case.situation.plan.results]
        key = {"entity": row.entity, "wave": row.wave, "perspective": row.perspective}
        for cell in grey_cells(case.inquiry, here):
            yield {**key, **_record(case, cell, lang)}


def _record(case: Case, cell: GreyCell, lang: Lang | None) -> dict[str, Any]:
    carrier = case.situation.plan.carrier(cell.node)
    return {
        "node": cell.node,
        "kind": case.framework[cell.node].kind,
        "reason": cell.reason,
        "leads_with": cell.leads_with,
        "blocking": ", ".join(cell.blocking),
        "ask": ", ".join(cell.ask.first()) if cell.ask is not None else "",
        "ask_mark": cell.ask.mark if cell.ask is not None else "",
        "effort": float(cell.ask.cost) if cell.ask is not None else None,
        "possible": ", ".join(dict.fromkeys(word(each, carrier.scale) for each in cell.possible.values)),
        "exact": cell.possible.exact,
        "decided": word(cell.decided, carrier.scale) if cell.decided is not None else "",
        "text": case.explain(cell.node).sentence(lang) if lang is not None else "",
    }
