"""What the signs, patterns and marks of a page mean: its levels, all of them, and of the rest only what occurs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from ..light import dataclass
from ..signs import MARKS
from ..words import say
from .looks import Look
from .reading import Reading
from .status import Status


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of one scale, best first; `name` only where a legend has several scales."""

    name: str
    looks: tuple[Look, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A mark beside an outcome: its sign, its word, and what that means."""

    sign: str
    word: str
    means: str


@dataclass(frozen=True, slots=True)
class Legend:
    """What there is to explain on a page: `greys` and `others` only as far as they occur."""

    levels: tuple[Levels, ...]
    greys: tuple[Look, ...]
    others: tuple[Look, ...]
    remarks: tuple[Remark, ...]


def legend(
    reading: Reading,
    rows: Sequence[int] | None = None,
    nodes: Sequence[str] | None = None,
    besides: Iterable[Look] = (),
) -> Legend:
    """What explains these rows (all, unless said) and these nodes (the board, unless said), and looks `besides`."""
    shown = nodes if nodes is not None else [item.id for item in reading.framework.board if reading.has(item)]
    statuses = [reading.status(row, node) for row in (reading.rows if rows is None else rows) for node in shown]
    seen = {status.look.key for status in statuses} | {look.key for look in besides}
    return Legend(_scales(reading, shown), *_occurring(reading, seen), tuple(_remarks(reading, statuses)))


def legend_of(reading: Reading, nodes: Sequence[str], looks: Iterable[Look]) -> Legend:
    """What explains these nodes in several waves, of which these looks occur: without marks, which are of one wave."""
    seen = {look.key for look in looks}
    return Legend(_scales(reading, nodes), *_occurring(reading, seen), ())


def _scales(reading: Reading, nodes: Iterable[str]) -> tuple[Levels, ...]:
    """The scales of these nodes; those that look the same are told once."""
    scales = dict.fromkeys(reading.framework[node].scale_id for node in nodes)
    found: dict[tuple[tuple[str, str, str], ...], Levels] = {}
    for scale in scales:
        if scale is not None:
            looks = tuple(reading.looks.of_scale(scale))
            seen = tuple((look.word, look.sign, look.colour) for look in looks)
            found.setdefault(seen, Levels(reading.framework.scales[scale].name(reading.lang), looks))
    levels = tuple(found.values())
    return levels if len(levels) > 1 else tuple(Levels("", each.looks) for each in levels)


def _occurring(reading: Reading, seen: Container[str]) -> tuple[tuple[Look, ...], tuple[Look, ...]]:
    """The greys that occur, and what else is no level."""
    looks = reading.looks
    others = (looks.not_applicable, *looks.plain)
    return tuple(each for each in looks.greys if each.key in seen), tuple(each for each in others if each.key in seen)


def _remarks(reading: Reading, statuses: Sequence[Status]) -> Iterable[Remark]:
    """The marks that occur."""
    occurs = {
        "provisional": any(each.provisional for each in statuses),
        "assumed": any(each.assumed for each in statuses),
        "decided": any(each.decided is not None for each in statuses),
    }
    for key, sign in MARKS.items():
        if occurs[key]:
            word, means = (say(f"report.{part}.{key}", reading.lang) for part in ("remark", "remark_means"))
            yield Remark(sign, word, means)
