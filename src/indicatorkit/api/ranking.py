"""Ranks as users hold them: where each entity stands among comparable ones, and how many these are."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, Any, Final

from ..compare.ranking import Among, First, Ranked, Standing, ranking
from ..errors import DataError
from ..explain.labels import quoted, reason_label, written
from ..exports.receipt import Receipt, receipt
from ..framework import Framework
from ..issues import Issue, Where
from ..items import Item
from ..light import dataclass
from ..naming import Names, nodes_of
from ..population import Over
from ..summaries.counting import Counted
from ..words import Lang, default_lang, in_decimals, listed, say
from ..words.grid import Line, grid
from ..words.wrapping import fill

if TYPE_CHECKING:
    import pandas as pd

WIDTH: Final = 80
MOST_NAMES: Final = 10
COLUMNS: Final = (
    "group",
    "wave",
    "perspective",
    "node",
    "entity",
    "number",
    "rank",
    "tied",
    "percentile",
    "z",
    "reason",
    "median",
    "mean",
    "ranked",
    "total",
)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Where each entity stands, node by node, among those of its group: a help in conversation, no more than that.

    Equal numbers share a rank (1, 2, 2, 4). Print it, or ask for `of`, `to_frame`, `text`, `as_dict`.
    """

    counted: Counted
    """Inner: the rows that are counted."""
    ranked: tuple[Ranked, ...]
    """For each node and group, where everybody stands."""

    @property
    def framework(self) -> Framework:
        """The framework that scored them."""
        return self.counted.framework

    @property
    def receipt(self) -> Receipt:
        """Where it comes from: framework, library, policy and answers."""
        return receipt(self.framework, self.counted.table.answers)

    def of(self, node: str, group: str = "") -> Ranked:
        """The standings of one node in one group; what is not there is a `KeyError`."""
        found = {(each.node, each.group): each for each in self.ranked}
        return found[node, group]

    def records(self) -> list[dict[str, Any]]:
        """A plain record for each entity and node, in the order of the answers."""
        key = {"wave": self.counted.wave, "perspective": self.counted.perspective}
        return [
            {"group": each.group, **key, "node": each.node, **_record(each, standing)}
            for each in self.ranked
            for standing in each.standings
        ]

    def to_frame(self) -> pd.DataFrame:
        """A pandas frame with a row for each entity and node, also for those without a rank.

        `rank` is 1 for the first; `tied` how many share it; `percentile` which percentage has a lower number, equal
        ones counted for half; `z` the distance to the mean in standard deviations; `ranked` of `total` have a rank.
        `reason` says why there is none.
        """
        from ..frames.tables import frame, whole  # noqa: PLC0415  # pandas only when a frame is asked for

        return whole(frame(self.records(), COLUMNS), "rank")

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain data; numbers are exact, as text."""
        return {
            **self.receipt.heading(),
            "wave": self.counted.wave,
            "perspective": self.counted.perspective,
            "ranking": [_plain(each) for each in self.ranked],
        }

    def text(self, lang: Lang | None = None, *, width: int = WIDTH) -> str:
        """A table for each node and group, who is not in it and why, and what the figures mean."""
        return _Telling(self, lang or default_lang(), width).text()

    def __str__(self) -> str:
        """The text, in the language of the environment."""
        return self.text()

    def __repr__(self) -> str:
        """What is in it, in one line."""
        nodes = ", ".join(dict.fromkeys(each.node for each in self.ranked))
        return f"<Ranking {self.framework.id} {self.framework.version}: {nodes}>"

    def _repr_html_(self) -> str:
        """The text as HTML, for a notebook."""
        return f"<pre>{escape(self.text())}</pre>"


def ranked(counted: Counted, nodes: Names | None, first: First | None, over: Over) -> Ranking:
    """The ranks within each group that is counted; a node that never has a number is a `DataError`."""
    groups = tuple(Among(each.name, each.places, each.absent) for each in counted.groups)
    chosen = _chosen(counted, nodes)
    return Ranking(
        counted, tuple(each for item in chosen for each in ranking(counted.table, item, groups, first, over))
    )


def _chosen(counted: Counted, nodes: Names | None) -> list[Item]:
    """The nodes that are asked for, else those of the summary that have a number."""
    framework, results = counted.framework, counted.plan.results
    if nodes is None:
        found = [item for item in counted.nodes if _has_number(item)]
        if not found:
            raise DataError([Issue("error", "nothing-to-rank", Where())])
        return found
    for node in (asked := nodes_of(framework, nodes, results)):
        if not _has_number(framework[node]):
            raise DataError([Issue("error", "no-number-to-rank", Where(), {"node": node})])
    return [framework[node] for node in asked]


def _has_number(item: Item) -> bool:
    return item.gives in ("number", "both")


def _record(each: Ranked, standing: Standing) -> dict[str, Any]:
    return {
        "entity": standing.entity,
        "number": _float(standing.number),
        "rank": standing.rank,
        "tied": standing.tied,
        "percentile": _float(standing.percentile),
        "z": standing.z,
        "reason": standing.why or None,
        "median": _float(each.median),
        "mean": _float(each.mean),
        "ranked": each.ranked,
        "total": each.total,
    }


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _text(number: Fraction | None) -> str | None:
    return None if number is None else str(number)


def _plain(each: Ranked) -> dict[str, Any]:
    return {
        "group": each.group,
        "node": each.node,
        "first": each.first,
        "higher_is": each.higher_is,
        "sd_over": each.over,
        "ranked": each.ranked,
        "not_applicable": each.not_applicable,
        "total": each.total,
        "median": _text(each.median),
        "mean": _text(each.mean),
        "standings": [
            {
                "entity": standing.entity,
                "number": _text(standing.number),
                "rank": standing.rank,
                "tied": standing.tied,
                "percentile": _text(standing.percentile),
                "z": standing.z,
                "reason": standing.why or None,
            }
            for standing in each.standings
        ],
    }


@dataclass(frozen=True, slots=True)
class _Telling:
    """Says it in one language, in lines of at most so many characters where that is possible."""

    found: Ranking
    lang: Lang
    width: int

    def text(self) -> str:
        parts = [list(self._head()), *(list(self._of(each)) for each in self.found.ranked), list(self._notes())]
        return "\n\n".join("\n".join(lines) for lines in parts)

    def _say(self, key: str, /, **params: object) -> str:
        return say(f"ranking.{key}", self.lang, **params)

    def _filled(self, text: str, *, first: str = "", rest: str = "") -> str:
        return fill(text, self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

    def _head(self) -> Iterator[str]:
        counted, framework = self.found.counted, self.found.framework
        where = [f"{framework.id} {framework.version}".strip(), say(f"status.{framework.status}", self.lang)]
        where += [say("summary.wave", self.lang, wave=counted.wave)] if counted.wave else []
        where += [say("summary.perspective", self.lang, perspective=counted.perspective)] if counted.perspective else []
        yield self._filled(self._say("title", framework=framework.name(self.lang)))
        yield self._filled(" · ".join(where))
        yield self._filled(self._say("notice"))

    def _of(self, each: Ranked) -> Iterator[str]:
        node = quoted(self.found.framework, each.node, self.lang)
        yield self._filled(self._say("of_group", node=node, group=each.group) if each.group else node)
        side = f".{each.higher_is}" if each.higher_is else ""
        middle = {} if each.median is None or each.mean is None else {"median": each.median, "mean": each.mean}
        yield self._filled(self._say(f"first.{each.first}{side or '.unsaid'}"))
        if middle:
            said = {key: written(number, self.lang) for key, number in middle.items()}
            yield self._filled(self._say("middle", **said))
            yield from self._table(each)
        yield from self._without(each)

    def _table(self, each: Ranked) -> Iterator[str]:
        heads = [self._say(f"head.{key}") for key in ("entity", "number", "rank", "percentile", "z")]
        one = self.found.framework.entity(self.lang)
        lines = [
            Line(
                standing.entity,
                [
                    written(standing.number or Fraction(), self.lang),
                    self._say("tied" if standing.tied > 1 else "rank", rank=standing.rank, number=each.ranked),
                    self._say("number", number=_shown(standing.percentile, 0, self.lang)),
                    self._say("number", number=_shown(standing.z, 2, self.lang)),
                ],
            )
            for standing in each.in_order
        ]
        yield from grid([one or heads[0], *heads[1:]], lines, self.width)

    def _without(self, each: Ranked) -> Iterator[str]:
        """Who has no rank, with the reason, and how many these are of how many."""
        names = [
            self._say("who", entity=standing.entity, why=self._why(each.node, standing.why))
            for standing in each.standings
            if standing.rank is None
        ]
        if names:
            more = len(names) - MOST_NAMES
            shown = [*names[:MOST_NAMES], *([say("summary.more", self.lang, number=more)] if more > 0 else [])]
            counts = {"number": len(names), "total": each.total}
            yield self._filled(self._say("without", **counts, names=listed(shown, self.lang)))

    def _why(self, node: str, why: str) -> str:
        if why in ("not_applicable", "no_number"):
            return self._say(why)
        return reason_label(self.found.framework, node, why, self.lang)

    def _notes(self) -> Iterator[str]:
        over = {each.over for each in self.found.ranked}
        for key in ("ties", "percentiles", *(f"z_{'n' if each == 'n' else 'one_less'}" for each in over)):
            yield self._filled(self._say(f"note.{key}"), first="- ", rest="  ")


def _shown(number: Fraction | float | None, decimals: int, lang: Lang) -> str:
    if number is None:
        return "–"
    return in_decimals(f"{float(number):.{decimals}f}", lang)
