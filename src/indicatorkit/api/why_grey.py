"""The verb `why_grey`: every grey cell of the scores in one frame, with what would end it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from ..answers import Row
from ..engine.table import FEW_ROWS
from ..explain.greys import GreyCell, grey_cells
from ..explain.inquiry import Inquiry
from ..explain.labels import word
from ..naming import Names
from ..plan import Plan
from ..progress import watched
from ..values import NOT_APPLICABLE
from ..words import Lang
from .scores import Scores

if TYPE_CHECKING:
    import pandas as pd

    from ..frames.alike import Kinds

KEYS: Final = ("entity", "wave", "perspective")
NUMBERS: Final = ("effort", "exact")
COLUMNS: Final = (
    *KEYS, "node", "kind", "reason", "leads_with", "blocking", "ask", "ask_mark", "effort", "possible", "exact",
    "decided", "text",
)  # fmt: skip


def why_grey(
    scores: Scores, *, entity: str | None = None, nodes: Names | None = None, lang: Lang | None = None
) -> pd.DataFrame:
    """Every grey cell as a row of a pandas frame, in the order of the scores and of the framework.

    `reason` is the node's own and `leads_with` the most telling one of its answers; `blocking` the open questions that
    hold it grey; `ask` a cheapest set of questions of which every answer ends the grey (empty: there is none), marked
    *minimum*, *minimal* or *bound*, with its `effort`; `possible` the levels that it can still have, from the worst,
    and `not_applicable` where it may come not to apply (`exact` is false where they are a bound); `decided` what it
    becomes when all is answered, for a grey that is decided already. With `lang`, `text` is the sentence about it. Ids
    in a cell are divided by `, `. Texts are categories, for most stand in many rows: what is alike is found out once.

    >>> import indicatorkit as ik
    >>> scores = ik.score(ik.load("nad"), [{"entity": "Alkmaar", "flexwoningen": "ja", "optoppen": "nee"}])
    >>> ik.why_grey(scores, nodes=["alternatieve_woonplekken"])[["node", "possible"]].to_dict("records")
    [{'node': 'alternatieve_woonplekken', 'possible': 'in_ontwikkeling, op_koers'}]
    """
    from ..frames.natives.making import made  # noqa: PLC0415  # numpy and pandas only when a frame is asked for
    from ..frames.tables import keyed, taken  # noqa: PLC0415  # the same

    asked, keys = None if entity is None else scores.entity(entity), scores.answers.rows
    rows = [place for place, each in enumerate(keys.entities) if asked is None or each == asked]
    chosen = tuple(item.id for item in scores.nodes) if nodes is None else scores.named_nodes(nodes)
    found, records = _by_kind(scores, rows, chosen, lang)
    names = {"entity": keys.entities, "wave": keys.waves, "perspective": keys.perspectives}
    columns = dict.fromkeys(COLUMNS[len(KEYS) :], ())
    frame: pd.DataFrame = made(
        {**keyed(names, found.rows), **columns, **taken(records, NUMBERS, found.kinds)}, "pandas"
    )
    return frame


def grey_records(
    scores: Scores, rows: Iterable[int], nodes: tuple[str, ...], lang: Lang | None
) -> Iterator[dict[str, Any]]:
    """The rows of that frame as plain data, for these rows, in order; an unknown node is a `DataError`."""
    nodes = scores.named_nodes(nodes)
    places, keys = tuple(rows), scores.answers.rows
    if len(places) <= FEW_ROWS:  # without numpy, which has yet to be imported
        for place in watched("greys", places):
            for record in records_of(scores, place, nodes, lang):
                yield {**_key(keys[place]), **record}
        return
    found, records = _by_kind(scores, places, nodes, lang)
    for place, kind in zip(memoryview(found.rows), memoryview(found.kinds), strict=True):
        yield {**_key(keys[place]), **records[kind]}


def _by_kind(
    scores: Scores, rows: Sequence[int], nodes: tuple[str, ...], lang: Lang | None
) -> tuple[Kinds, list[dict[str, Any]]]:
    """The cells by kind, and the record of each kind, found in one row for all that are alike."""
    from ..frames.alike import grey_kinds  # noqa: PLC0415  # numpy and pandas only for many rows

    found = grey_kinds(scores.table, nodes, rows, quoting=lang is not None)
    records: list[dict[str, Any]] = [{}] * len(found.firsts)
    for row, kinds in watched("greys", found.by_row()):
        here = records_of(scores, row, [found.firsts[kind][1] for kind in kinds], lang)
        for kind, record in zip(kinds, here, strict=True):
            records[kind] = record
    return found, records


def records_of(scores: Scores, place: int, nodes: Iterable[str], lang: Lang | None) -> Iterator[dict[str, Any]]:
    """What there is to say of each of these nodes that is grey in one row, but for whose row it is."""
    case = scores.at(place) if lang is not None else None
    inquiry = case.inquiry if case is not None else Inquiry(scores.table.situation(place))
    for cell in grey_cells(inquiry, [node for node in nodes if node in inquiry.plan.results]):
        yield _record(inquiry.plan, cell, case.explain(cell.node).sentence(lang) if case is not None else "")


def _key(row: Row) -> dict[str, str]:
    return {"entity": row.entity, "wave": row.wave, "perspective": row.perspective}


def _record(plan: Plan, cell: GreyCell, text: str = "") -> dict[str, Any]:
    carrier = plan.carrier(cell.node)
    possible = [*cell.possible.values, *([NOT_APPLICABLE] if cell.possible.may_not_apply else [])]
    return {
        "node": cell.node,
        "kind": plan.framework[cell.node].kind,
        "reason": cell.reason,
        "leads_with": cell.leads_with,
        "blocking": ", ".join(cell.blocking),
        "ask": ", ".join(cell.ask.first()) if cell.ask is not None else "",
        "ask_mark": cell.ask.mark if cell.ask is not None else "",
        "effort": float(cell.ask.cost) if cell.ask is not None else None,
        "possible": ", ".join(dict.fromkeys(word(each, carrier.scale) for each in possible)),
        "exact": cell.possible.exact,
        "decided": word(cell.decided, carrier.scale) if cell.decided is not None else "",
        "text": text,
    }
