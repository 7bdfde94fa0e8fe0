"""What authors write: numbers, ids, texts, cells and conditions, as field types that turn TOML into values.

A misfit is a `PydanticCustomError` whose type is the code of an issue; its context holds the words of the message, and
under `path` the keys that lead from the field to the culprit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Annotated, Any, Final, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Strict
from pydantic_core import PydanticCustomError

from .cells import ANY, LEFT, WHATEVER, AtBest, AtWorst, Between, Cell, Exactly, OneOf, Word
from .conditions import About, AllOf, Among, AnyOf, Condition, How, InWave
from .fields import Reads
from .values import Interval, Text

RESERVED: Final = frozenset(
    "grey missing known not_applicable any all none wave themes indicators count share any_of".split()
)
BOUNDS: Final = ("at_least", "above", "at_most", "below")


class Part(BaseModel):
    """A table of the file: frozen, and every key must be known."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


def misfit(code: str, /, *path: str | int, **params: object) -> PydanticCustomError:
    """The error for one culprit, `path` below the field."""
    shown = {key: str(value) if key == "known" else shortened(value) for key, value in params.items()}
    return PydanticCustomError(cast("Any", code), cast("Any", code), {"path": path, "params": shown})


def shortened(raw: object) -> str:
    """What the author wrote, short enough for a message; of a table or a list only what kind of thing it is."""
    match raw:
        case bool():
            text = str(raw).lower()
        case Mapping():
            text = f"{{ {', '.join(map(str, raw))} = … }}" if raw else "{ }"
        case list() | tuple():
            text = "[ … ]"
        case _:
            text = str(raw)
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"


MAX_SHOWN: Final = 60

# -------------------------------------------------------------------------------------------------------------- numbers


def to_number(raw: object, *path: str | int) -> Fraction:
    """The exact number that is written: an integer, a decimal, or a fraction as text such as `"2/3"`."""
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal, str, Fraction)):
        raise misfit("not-a-number", *path, found=raw)
    if isinstance(raw, str):
        if not is_fraction(raw) or int(raw.split("/")[1]) == 0:
            raise misfit("not-a-number", *path, found=shortened(raw))
        top, bottom = raw.split("/")
        return Fraction(int(top), int(bottom))
    if isinstance(raw, Decimal) and (not raw.is_finite() or abs(raw.adjusted()) > MAX_EXPONENT):
        raise misfit("number-out-of-range", *path, found=shortened(raw))
    if isinstance(raw, Decimal) and raw.as_tuple().exponent == -3 and str(raw).endswith("00") and 1 <= abs(raw) < 1000:
        raise misfit("thousands-point", *path, found=raw, means=f"{raw.normalize():f}", whole=str(raw).replace(".", ""))
    if isinstance(raw, float):
        if not isfinite(raw):
            raise misfit("number-out-of-range", *path, found=raw)
        return Fraction(repr(raw))
    if isinstance(raw, int) and abs(raw) >= 10**MAX_EXPONENT:
        raise misfit("number-out-of-range", *path, found="…")
    return Fraction(raw)


MAX_EXPONENT: Final = 60
_FRACTION: Final = re.compile(r"\s*-?\d{1,60}\s*/\s*\d{1,60}\s*")


def is_fraction(text: str) -> bool:
    """Whether the text is an exact fraction, such as `"2/3"`, which may stand wherever a number may."""
    return _FRACTION.fullmatch(text) is not None


_NUMBER: Final = {"type": ["number", "string"], "pattern": r"^\s*-?\d+\s*/\s*\d+\s*$"}
Number = Annotated[Fraction, Reads(to_number, _NUMBER)]


def _share(raw: object) -> Fraction:
    number = to_number(raw)
    if not 0 <= number <= 1:
        raise misfit("not-a-share", found=raw)
    return number


Share = Annotated[Fraction, Reads(_share, {**_NUMBER, "minimum": 0, "maximum": 1})]


def _count(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise misfit("not-a-count", found=raw)
    return raw


YesNo = Annotated[bool, Strict()]
Whole = Annotated[int, Strict()]
Count = Annotated[int, Reads(_count, {"type": "integer", "minimum": 0})]


def to_bounds(raw: Mapping[str, object], *path: str | int) -> Interval:
    """The interval that `at_least` or `above`, and `at_most` or `below`, mean."""
    for low, high in (("at_least", "above"), ("at_most", "below")):
        if low in raw and high in raw:
            raise misfit("two-bounds", *path, high, one=low, other=high)
    bounds = {key: to_number(raw[key], *path, key) for key in BOUNDS if key in raw}
    low_key = "above" if "above" in bounds else "at_least"
    high_key = "below" if "below" in bounds else "at_most"
    found = Interval(
        bounds.get(low_key), bounds.get(high_key), low_closed=low_key == "at_least", high_closed=high_key == "at_most"
    )
    if found.low is not None and found.high is not None:
        closed = found.low_closed and found.high_closed
        if found.low > found.high or (found.low == found.high and not closed):
            raise misfit("empty-bounds", *path, high_key, low=raw[low_key], high=raw[high_key])
    return found


# -------------------------------------------------------------------------------------------------------- ids and texts


def _id(raw: object) -> str:
    if not isinstance(raw, str):
        raise misfit("not-an-id", found=raw)
    if not re.fullmatch(r"[a-z0-9_]{1,50}", raw):
        raise misfit("bad-id", found=raw)
    if raw in RESERVED:
        raise misfit("reserved-id", found=raw)
    return raw


Id = Annotated[str, Reads(_id, {"type": "string", "pattern": "^[a-z0-9_]{1,50}$"})]

MAX_TEXT: Final = 10_000
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def _words(raw: object, *path: str | int) -> str:
    if not isinstance(raw, str):
        raise misfit("not-a-text", *path, found=raw)
    if len(raw) > MAX_TEXT:
        raise misfit("text-too-long", *path, length=len(raw))
    if _SURROGATE.search(raw) is not None:
        raise misfit("not-a-text", *path, found="\\ud800")
    return raw


Words = Annotated[str, Reads(_words, {"type": "string"})]


def _text(raw: object) -> Text:
    if isinstance(raw, Text):
        return raw
    if isinstance(raw, str):
        return Text(_words(raw), raw)
    if not isinstance(raw, Mapping):
        raise misfit("not-a-text", found=raw)
    for key in raw:
        if key not in ("nl", "en"):
            raise misfit("unknown-key", key, found=key, known="nl, en")
        _words(raw[key], key)
    return Text(nl=raw.get("nl"), en=raw.get("en"))


_LANGUAGES = {lang: {"type": "string"} for lang in ("nl", "en")}
TextField = Annotated[
    Text,
    Reads(
        _text,
        {
            "anyOf": [
                {"type": "string"},
                {"type": "object", "properties": _LANGUAGES, "additionalProperties": False},
            ]
        },
    ),
]


def _certainty(raw: object) -> str | Fraction:
    if isinstance(raw, str) and raw in ("stated", "hinted", "assumed"):
        return raw
    if isinstance(raw, str):
        raise misfit("unknown-word", found=raw, known="stated, hinted, assumed")
    return _share(raw)


Certainty = Annotated[
    str | Fraction,
    Reads(
        _certainty,
        {"anyOf": [{"enum": ["stated", "hinted", "assumed"]}, {"type": "number", "minimum": 0, "maximum": 1}]},
    ),
]


def _listed(raw: object) -> object:
    """TOML gives lists; the models hold tuples."""
    if isinstance(raw, list):
        return tuple(raw)
    if isinstance(raw, tuple):
        return raw
    raise misfit("not-a-list", found=raw)


Listed = BeforeValidator(_listed)


# ------------------------------------------------------------------------------------------------- cells and conditions


def to_cell(raw: object, *path: str | int) -> Cell:
    """The cell that is written: a word, a number, bounds, `at_worst`, `at_best`, or a list of these."""
    match raw:
        case str() if is_fraction(raw):
            return Exactly(to_number(raw, *path))
        case str():
            return LEFT if raw == ANY else Word(raw)
        case bool():
            raise misfit("not-a-cell", *path, found=str(raw).lower())
        case int() | float() | Decimal() | Fraction():
            return Exactly(to_number(raw, *path))
        case Mapping():
            return _table_cell(raw, *path)
        case Sequence():
            if not raw:
                raise misfit("empty-list", *path)
            return OneOf(tuple(to_cell(each, *path, index) for index, each in enumerate(raw)))
        case _:
            raise misfit("not-a-cell", *path, found=raw)


def _table_cell(raw: Mapping[str, object], *path: str | int) -> Cell:
    for key in raw:
        if key not in (*BOUNDS, "at_worst", "at_best"):
            raise misfit("unknown-key", *path, key, found=key, known=", ".join((*BOUNDS, "at_worst", "at_best")))
    for key, kind in (("at_worst", AtWorst), ("at_best", AtBest)):
        if key in raw:
            if len(raw) > 1:
                other = next(each for each in raw if each != key)
                raise misfit("two-bounds", *path, other, one=key, other=other)
            level = raw[key]
            if not isinstance(level, str):
                raise misfit("not-a-level", *path, key, found=level)
            return kind(level)
    for key in BOUNDS:
        if isinstance(raw.get(key), str) and "/" not in str(raw[key]):
            raise misfit("level-with-number-bound", *path, key, found=raw[key], bound=key)
    if not raw:
        raise misfit("empty-table", *path)
    return Between(to_bounds(raw, *path))


def to_condition(raw: object, *path: str | int) -> Condition:
    """The condition that is written: a table whose parts must all hold, or a list of such tables."""
    if isinstance(raw, Mapping):
        if not raw:
            return AllOf()
        parts = [key for key in raw if key not in BOUNDS]
        loose = [key for key in raw if key in BOUNDS]
        if loose and not any(key in ("count", "share") for key in parts):
            raise misfit("bounds-without-count", *path, loose[0], found=loose[0])
        found = tuple(_part(raw, key, *path) for key in parts)
        return found[0] if len(found) == 1 else AllOf(found)
    if isinstance(raw, Sequence) and not isinstance(raw, str):
        return AllOf(tuple(to_condition(each, *path, index) for index, each in enumerate(raw)))
    raise misfit("not-a-condition", *path, found=raw)


def _part(raw: Mapping[str, object], key: str, *path: str | int) -> Condition:
    here = (*path, key)
    if key == "any_of":
        choices = raw[key]
        if not isinstance(choices, Sequence) or isinstance(choices, str):
            raise misfit("not-a-list", *here, found=choices)
        return AnyOf(tuple(to_condition(each, *here, index) for index, each in enumerate(choices)))
    if key == "wave":
        return _wave(raw[key], *here)
    cell = to_cell(raw[key], *here)
    if key in ("all", "any", "none"):
        return Among(cast("How", key), cell)
    if key in ("count", "share"):
        bounds = to_bounds({each: raw[each] for each in raw if each in BOUNDS}, *path)
        if bounds == Interval():
            raise misfit("count-without-bounds", *here, found=key)
        return Among(cast("How", key), cell, bounds)
    return About(key, WHATEVER if raw[key] == ANY else cell)


def _wave(raw: object, *path: str | int) -> Condition:
    if isinstance(raw, str):
        return InWave(among=(raw,))
    if isinstance(raw, Mapping):
        for key in raw:
            if key not in ("from", "before"):
                raise misfit("unknown-key", *path, key, found=key, known="from, before")
            if not isinstance(raw[key], str):
                raise misfit("wave-not-text", *path, key, found=raw[key])
        return InWave(since=raw.get("from"), before=raw.get("before"))
    if isinstance(raw, Sequence) and all(isinstance(each, str) for each in raw):
        return InWave(among=tuple(raw))
    raise misfit("wave-not-text", *path, found=raw)


CellField = Annotated[
    Any,
    Reads(lambda raw: raw if isinstance(raw, Cell) else to_cell(raw), {}),
]
ConditionField = Annotated[
    Any,
    Reads(lambda raw: raw if isinstance(raw, Condition) else to_condition(raw), {"type": ["object", "array"]}),
]
