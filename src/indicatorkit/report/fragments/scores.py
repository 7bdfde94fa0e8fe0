"""Scores at a glance: the first rows with what people look at first, and how much of each is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from ...engine.table import Table
from ...explain.labels import name
from ...exports.heads import entity_word
from ...framework import Framework
from ...items import Item
from ...light import dataclass
from ...words import Lang, count, say
from ..dates import in_words
from ..reading import Reading
from ..status import Status
from .piece import heading, piece

MOST_ROWS: Final = 20
MOST_COLUMNS: Final = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """One row: who, when and for whom, what came out, and how many indicators have data."""

    title: str
    keys: tuple[str, ...]
    statuses: tuple[Status | None, ...]
    filled: str


def scores_html(table: Table, lang: Lang, *, rows: int = MOST_ROWS) -> str:
    """The first rows as a piece of a page: themes, or where these have no level of their own the indicators."""
    framework, total = table.framework, len(table.answers.rows)
    columns = top(framework)
    shown = list(_rows(table, lang, columns[:MOST_COLUMNS], min(rows, total)))
    return piece(
        "fragment_scores.html.j2",
        lang,
        heading=heading(framework, lang, [count("report.fragment.rows", lang, total)]),
        entity=entity_word(framework, lang),
        keys=_keys(table, lang),
        columns=[name(framework, item.id, lang) for item in columns[:MOST_COLUMNS]],
        rows=shown,
        hidden_rows=total - len(shown),
        hidden_columns=max(0, len(columns) - MOST_COLUMNS),
    )


def top(framework: Framework) -> tuple[Item, ...]:
    """What people look at first: results of the whole and themes; where there are none, the indicators."""
    above = [each for each in framework.of_kind("result", "theme") if not each.is_heading]
    return tuple(above) or tuple(each for each in framework.indicators if not each.is_heading)


def _keys(table: Table, lang: Lang) -> tuple[str, ...]:
    """The heads of what tells rows apart besides the entity, as far as it is said."""
    rows = table.answers.rows
    found = {"wave": any(rows.waves), "perspective": any(rows.perspectives)}
    return tuple(say(f"report.fragment.{key}", lang) for key, there in found.items() if there)


def _rows(table: Table, lang: Lang, columns: tuple[Item, ...], rows: int) -> Iterator[Shown]:
    reading = cache(lambda wave, perspective: Reading(table, range(rows), wave, perspective, lang))
    keys = table.answers.rows
    for place in range(rows):
        here: Reading = reading(keys.waves[place], keys.perspectives[place])
        told = [in_words(keys.waves[place], lang)] * any(keys.waves) + [keys.perspectives[place]] * any(
            keys.perspectives
        )
        known, total = here.filled(place)
        yield Shown(
            here.title(place),
            tuple(told),
            tuple(here.status(place, item.id) if here.has(item) else None for item in columns),
            say("report.filled.indicators", lang, known=known, total=total),
        )
