"""The keys of Swing's data: period, level and code of an area for each row; two rows with one key are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final, TypeAlias

from ...answers import Roster, Row
from ...errors import DataError
from ...issues import Issue, Where
from ...light import dataclass
from ...spelling import normal

MOST_NAMED: Final = 10
_YEAR: Final = re.compile(r"(\d{4})(\D.*)?")
_CODE: Final = re.compile(r"(?:[A-Z]{2})?0*(\d+)")


Places: TypeAlias = "Mapping[str, str | int] | Roster"
"""The code of each entity, or the list of entities that have one."""


@dataclass(frozen=True, slots=True)
class SwingSetup:
    """What only the site knows: its level of areas, the code of each entity, and the period of each wave.

    `codes` are the codes by entity (`GM0361`, `361`), or a roster; an entity whose name is a code needs none. `periods`
    are the periods by wave; without, a wave is its year. `nodes` are those to give, else all on the board; `explain`
    adds a text for each that says why it is what it is. `prefix` is put before every code of an indicator.
    """

    geolevel: str
    """The code of the level of areas, as the site has it: `gemeente`."""
    codes: Places = field(default_factory=dict)
    periods: Mapping[str, str] = field(default_factory=dict)
    nodes: Sequence[str] | None = None
    explain: bool = True
    prefix: str = ""


Key: TypeAlias = tuple[str, str, int]


def keys(rows: Sequence[Row], setup: SwingSetup) -> list[Key]:
    """Period, level and area of every row.

    A wave without a period that can be told, an entity without a code, or two rows that would have the same key and
    so overwrite one another are a `DataError`, all of them at once.
    """
    periods, areas = _periods(rows, setup), _areas(rows, setup)
    wrong = [*_doubtful_periods(periods), *_doubtful_areas(areas), *_perspectives(rows)]
    if wrong:
        raise DataError(wrong)
    return [(periods[row.wave], setup.geolevel, int(areas[row.entity])) for row in rows]


def _periods(rows: Sequence[Row], setup: SwingSetup) -> dict[str, str]:
    """The period of each wave: as it is given, else its year; empty where neither can be told."""
    waves = dict.fromkeys(row.wave for row in rows)
    return {wave: str(setup.periods[wave]) if wave in setup.periods else _year(wave) for wave in waves}


def _year(wave: str) -> str:
    found = _YEAR.fullmatch(wave)
    return found.group(1) if found is not None else ""


def _doubtful_periods(periods: Mapping[str, str]) -> Iterator[Issue]:
    """Waves without a period, and those that share one: Swing's year holds one measurement, not two."""
    unknown = [wave or "–" for wave, period in periods.items() if not period]
    if unknown:
        yield _refused("swing-no-period", waves=", ".join(unknown))
    for period in dict.fromkeys(each for each in periods.values() if each):
        same = [wave for wave, each in periods.items() if each == period]
        if len(same) > 1:
            yield _refused("swing-period-twice", period=period, waves=", ".join(same), last=same[-1])


def _areas(rows: Sequence[Row], setup: SwingSetup) -> dict[str, str]:
    """The number of each entity: its code without letters and leading zeros; an entity may be its own code."""
    codes = {normal(entity): str(code) for entity, code in _known(setup.codes)}
    entities = dict.fromkeys(row.entity for row in rows)
    found = {entity: _CODE.fullmatch(codes.get(normal(entity), entity).strip()) for entity in entities}
    return {entity: code.group(1) if code is not None else "" for entity, code in found.items()}


def _doubtful_areas(areas: Mapping[str, str]) -> Iterator[Issue]:
    """Entities without a number, and those that share one."""
    without = [entity for entity, number in areas.items() if not number]
    if without:
        more = len(without) - MOST_NAMED
        named = ", ".join(without[:MOST_NAMED]) + (f", … (+{more})" if more > 0 else "")
        yield _refused("swing-no-code", entities=named)
    for number in dict.fromkeys(each for each in areas.values() if each):
        same = [entity for entity, each in areas.items() if each == number]
        if len(same) > 1:
            yield _refused("swing-code-twice", number=number, entities=", ".join(same))


def _known(codes: Places) -> Iterator[tuple[str, str | int]]:
    """Every spelling of an entity with its code; of several codes of an entry the first."""
    if isinstance(codes, Mapping):
        yield from codes.items()
        return
    for entry in codes:
        for own in list(entry.codes.values())[:1]:
            yield from ((each, own) for each in (entry.name, entry.id, *entry.aliases))


def _perspectives(rows: Sequence[Row]) -> Iterator[Issue]:
    """Rows that only differ in who answered would overwrite one another."""
    several = list(dict.fromkeys(row.perspective or "–" for row in rows))
    if len(several) > 1:
        yield _refused("swing-perspectives", perspectives=", ".join(several))


def _refused(why: str, **params: object) -> Issue:
    return Issue("error", why, Where(), params)
