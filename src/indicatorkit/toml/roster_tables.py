"""The tables of a roster file, as they are written: which keys each has, and what may stand there."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from ..fields import Reads
from ..spelling import normal, trimmed
from ..values import Text
from ..written import Certainty, Id, Listed, Part, TextField, Words, misfit
from .tables import Free, List, Texts, Wave


def _tile(raw: object) -> tuple[int, int]:
    numbers = tuple(raw) if isinstance(raw, (list, tuple)) else ()
    if len(numbers) != 2 or not all(type(each) is int and 0 <= each < 1000 for each in numbers):
        raise misfit("not-a-tile", found=raw)
    return numbers


def _name(text: str) -> str:
    if not normal(text):
        raise misfit("empty-name")
    return trimmed(text)


_NUMBERS = {"type": "integer", "minimum": 0, "maximum": 999}
Tile = Annotated[
    tuple[int, int],
    Reads(_tile, {"type": "array", "items": _NUMBERS, "minItems": 2, "maxItems": 2}),
]
Name = Annotated[Words, AfterValidator(_name)]


class RosterTable(Part):
    """The roster as a whole: its name and version, what it lists, and where that comes from."""

    id: Id
    version: Words = ""
    status: Literal["official", "reconstruction", "example"] = "example"
    nl: Words | None = None
    en: Words | None = None
    entity: TextField = Text()
    notice: TextField = Text()
    source: TextField = Text()
    certainty: Certainty | None = None


class MemberTable(Part):
    """One member of an entity, where its name alone does not say enough."""

    name: Name
    codes: Texts = Field(default_factory=dict)
    aliases: List = ()


class EntityTable(Part):
    """One entity: its names and codes, from and up to which wave it is there, and its tile on a map."""

    id: Id
    name: Name
    centre: Words = ""
    codes: Texts = Field(default_factory=dict)
    aliases: List = ()
    since: Wave | None = Field(default=None, alias="from")
    before: Wave | None = None
    tile: Tile | None = None
    certainty: Certainty | None = None
    source: TextField = Text()
    members: Annotated[tuple[Any, ...], Listed] = ()
    attributes: Free = Field(default_factory=dict)
    succeeds: List = ()
