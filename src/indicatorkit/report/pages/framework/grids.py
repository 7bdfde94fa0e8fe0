"""What a rule says in rows, as tables: rows and tiers, bands, rescales, points, and how levels are recoded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ....conditions import About, AllOf, Condition
from ....explain.applies import value_label
from ....light import dataclass
from ....onward import Bands, Rescale
from ....rules import Rule
from ....values import Text
from .saying import Saying, Shown

MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what it is about, what its columns are called, and its rows."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Shown, ...], ...]


def of_rule(say: Saying, node: str, rule: Rule) -> Iterator[Grid]:
    """All that a rule of a node says in rows."""
    if rule.outcomes_written():
        yield _rows(say, node, rule)
    if rule.points is not None:
        yield _by_word(say, node, "points", rule.points)
    if rule.map is not None:
        yield _by_word(say, node, "map", rule.map)
    if rule.rescale is not None:
        yield of_rescale(say, rule.rescale)
    if rule.bands is not None:
        yield of_bands(say, node, rule.bands)


# ----------------------------------------------------------------------------------------------------- rows and tiers


def _rows(say: Saying, node: str, rule: Rule) -> Grid:
    """From the top: what must hold, and what comes out then; `otherwise` last."""
    conditions, written = rule.own_conditions(), rule.outcomes_written()
    texts = [_because(say, each) for each in _said_beside(rule)]
    outs = [say.outcome(node, then, text) for then, text in zip(written, texts, strict=True)]
    columns = _columns(conditions)
    otherwise = getattr(rule, "otherwise", None)
    last = [] if otherwise is None else [say.outcome(node, otherwise)]
    heads = (*map(say.name, columns), say.say("grid.then")) if columns else (say.say("grid.when"), say.say("grid.then"))
    if columns:
        rows = [(*_cells(say, each, columns), out) for each, out in zip(conditions, outs, strict=True)]
        blank = (Shown(say.say("grid.otherwise")), *(Shown("") for _ in columns[1:]))
    else:
        rows = [(Shown(say.condition(node, each)), out) for each, out in zip(conditions, outs, strict=True)]
        blank = (Shown(say.say("grid.otherwise")),)
    hit = "grid.unique" if rule.rows_are_unique() else "grid.first"
    return Grid(say.say(hit), heads, (*rows, *((*blank, each) for each in last)))


def _said_beside(rule: Rule) -> tuple[Any, ...]:
    """The rows as they are written, for the text that an author wrote beside one."""
    return next(found for key in type(rule).model_fields if _are_rows(found := getattr(rule, key), rule))


def _are_rows(found: object, rule: Rule) -> bool:
    return isinstance(found, tuple) and len(found) == len(rule.outcomes_written()) and hasattr(found[0], "then")


def _because(say: Saying, row: Any) -> str:
    return Text(row.nl, row.en)(say.lang).rstrip(".")


def _columns(conditions: tuple[Condition, ...]) -> tuple[str, ...]:
    """The inputs that rows ask about one by one, where that is all that they ask; else none."""
    found: dict[str, None] = {}
    for condition in conditions:
        parts = condition.parts if isinstance(condition, AllOf) else (condition,)
        if not all(isinstance(each, About) for each in parts):
            return ()
        if len({each.item for each in parts if isinstance(each, About)}) < len(parts):
            return ()
        found |= dict.fromkeys(each.item for each in parts if isinstance(each, About))
    return tuple(found) if len(found) <= MOST_COLUMNS else ()


def _cells(say: Saying, condition: Condition, columns: tuple[str, ...]) -> Iterator[Shown]:
    parts = condition.parts if isinstance(condition, AllOf) else (condition,)
    asked = {each.item: each.cell for each in parts if isinstance(each, About)}
    for column in columns:
        yield Shown(say.cell(column, asked[column]) if column in asked else say.say("grid.any"))


# ----------------------------------------------------------------------------------------------- words, bands, rescales


def _by_word(say: Saying, node: str, what: str, table: Mapping[str, Any]) -> Grid:
    """A value for each answer or level; where it differs, of each input by itself."""
    rows: list[tuple[Shown, ...]] = []
    for word, to in table.items():
        if isinstance(to, Mapping):
            name = say.name(word)
            rows += [
                (Shown(say.say("grid.of", answer=say.value(word, each), name=say.quoted(name))), _to(say, node, said))
                for each, said in to.items()
            ]
        else:
            rows.append((Shown(value_label(say.framework, node, word, say.lang)), _to(say, node, to)))
    return Grid(say.say(f"grid.{what}"), (say.say("grid.answer"), say.say(f"grid.{what}_head")), tuple(rows))


def _to(say: Saying, node: str, said: Any) -> Shown:
    if isinstance(said, str):
        return say.level(say.framework[node].scale_id, said)
    return Shown(say.number(said))


def of_bands(say: Saying, node: str, bands: Bands) -> Grid:
    """What a number becomes, from the top."""
    scale = bands.scale or say.framework[node].scale_id
    *bounded, last = bands.rows
    rows = [(Shown(say.interval(each.interval())), _band(say, scale, each)) for each in bounded]
    alone = "grid.every_number" if not bounded else "grid.otherwise"
    heads = (say.say("grid.number"), say.say("grid.becomes"))
    return Grid(say.say("grid.bands"), heads, (*rows, (Shown(say.say(alone)), _band(say, scale, last))))


def _band(say: Saying, scale: str | None, band: Any) -> Shown:
    if band.level is not None:
        return say.level(scale, band.level)
    return Shown(say.points(band.points))


def of_rescale(say: Saying, rescale: Rescale) -> Grid:
    """Where a rescale bends, and what lies outside; of a mark its number."""
    rows = [(Shown(say.number(each)), Shown(say.number(to))) for each, to in rescale.points()]
    how = "grid.log" if rescale.log else "grid.rescale"
    outside = say.say(f"outside.{rescale.outside}")
    return Grid(say.say(how, outside=outside), (say.say("grid.from"), say.say("grid.to")), tuple(rows))


def in_a_line(say: Saying, rescale: Rescale) -> str:
    """A rescale in a few words, for the row of a table."""
    pairs = ((say.number(each), say.number(to)) for each, to in rescale.points())
    return "; ".join(say.say("goes_to", one=each, other=to) for each, to in pairs)
