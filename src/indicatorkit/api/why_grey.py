"""The verb `why_grey`: every grey cell of the scores in one frame, with what would end it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from ..errors import DataError
from ..explain.greys import GreyCell, grey_cells
from ..explain.inquiry import Inquiry
from ..explain.labels import word
from ..issues import Issue, Where
from ..plan import Plan
from ..progress import watched
from ..words import Lang
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

    asked, entities = None if entity is None else scores.entity(entity), scores.answers.rows.entities
    rows = [place for place, each in enumerate(entities) if asked is None or each == asked]
    chosen = tuple(nodes) if nodes is not None else tuple(item.id for item in scores.nodes)
    if lang is not None:  # a sentence may quote what somebody wrote, in that row alone
        return frame(list(grey_records(scores, rows, chosen, lang)), COLUMNS)
    _check(scores, chosen)
    return _by_kind(scores, rows, chosen)


def _by_kind(scores: Scores, rows: Sequence[int], nodes: tuple[str, ...]) -> pd.DataFrame:
    """The frame, found once for all rows that are alike for a node."""
    from ..frames.alike import grey_kinds  # noqa: PLC0415  # numpy and pandas only when a frame is asked for
    from ..frames.tables import taken  # noqa: PLC0415  # the same

    found, keys = grey_kinds(scores.table, nodes, rows), scores.answers.rows
    together: dict[int, list[int]] = {}
    for kind, (row, _) in enumerate(found.firsts):
        together.setdefault(row, []).append(kind)
    records: list[dict[str, Any]] = [{}] * len(found.firsts)
    for row in watched("greys", sorted(together)):
        inquiry = Inquiry(scores.table.situation(row))
        for kind in together[row]:
            (cell,) = grey_cells(inquiry, [found.firsts[kind][1]])
            records[kind] = _record(inquiry.plan, cell)
    names = {"entity": keys.entities, "wave": keys.waves, "perspective": keys.perspectives}
    return taken(records, COLUMNS, found.kinds, names, found.rows)


def grey_records(
    scores: Scores, rows: Iterable[int], nodes: tuple[str, ...], lang: Lang | None
) -> Iterator[dict[str, Any]]:
    """The rows of that frame as plain data, for some rows of the scores; an unknown node is a `DataError`."""
    _check(scores, nodes)
    for place in watched("greys", tuple(rows)):
        row, case = scores.answers.rows[place], scores.at(place)
        here = [node for node in nodes if node in case.situation.plan.results]
        key = {"entity": row.entity, "wave": row.wave, "perspective": row.perspective}
        for cell in grey_cells(case.inquiry, here):
            text = case.explain(cell.node).sentence(lang) if lang is not None else ""
            yield {**key, **_record(case.situation.plan, cell, text)}


def _check(scores: Scores, nodes: Iterable[str]) -> None:
    """An unknown node is a `DataError`."""
    for node in nodes:
        if not (any(True for _ in scores.table.carriers(node)) or node in {item.id for item in scores.nodes}):
            near = scores.framework.near(node, [item.id for item in scores.nodes])
            raise DataError([Issue("error", "no-such-node", Where(), {"found": node, "guess": near})])


def _record(plan: Plan, cell: GreyCell, text: str = "") -> dict[str, Any]:
    carrier = plan.carrier(cell.node)
    return {
        "node": cell.node,
        "kind": plan.framework[cell.node].kind,
        "reason": cell.reason,
        "leads_with": cell.leads_with,
        "blocking": ", ".join(cell.blocking),
        "ask": ", ".join(cell.ask.first()) if cell.ask is not None else "",
        "ask_mark": cell.ask.mark if cell.ask is not None else "",
        "effort": float(cell.ask.cost) if cell.ask is not None else None,
        "possible": ", ".join(dict.fromkeys(word(each, carrier.scale) for each in cell.possible.values)),
        "exact": cell.possible.exact,
        "decided": word(cell.decided, carrier.scale) if cell.decided is not None else "",
        "text": text,
    }
