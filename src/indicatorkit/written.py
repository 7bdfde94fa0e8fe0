"""What authors write: numbers, ids and texts, as field types that turn TOML into values.

A misfit is a `PydanticCustomError` whose type is the code of an issue; its context holds the words of the message, and
under `path` the keys that lead from the field to the culprit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Annotated, Any, ClassVar, Final, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Strict
from pydantic_core import PydanticCustomError

from .fields import Reads
from .limits import allowed, over
from .spelling import as_id
from .values import Interval, Text

RESERVED: Final = frozenset(
    "grey missing known not_applicable any all none wave themes indicators count share any_of".split()
)
BOUNDS: Final = ("at_least", "above", "at_most", "below")


class Part(BaseModel):
    """A table of the file: frozen, and every key must be known."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )


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


def refuse_level(raw: Mapping[str, object], *path: str | int) -> None:
    """A misfit where a bound for numbers has a word, which must be a level."""
    for key in BOUNDS:
        if isinstance(raw.get(key), str) and "/" not in str(raw[key]):
            raise misfit("level-with-number-bound", *path, key, found=raw[key], bound=key)


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


MOST_OF_ID: Final = 50


def _id(raw: object) -> str:
    if not isinstance(raw, str):
        raise misfit("not-an-id", found=raw)
    if not re.fullmatch(r"[a-z0-9_]{1,50}", raw):
        raise misfit("bad-id", found=raw, guess=as_id(raw)[:MOST_OF_ID])
    if raw in RESERVED:
        raise misfit("reserved-id", found=raw)
    return raw


Id = Annotated[str, Reads(_id, {"type": "string", "pattern": "^[a-z0-9_]{1,50}$"})]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def _words(raw: object, *path: str | int) -> str:
    if not isinstance(raw, str):
        raise misfit("not-a-text", *path, found=raw)
    if len(raw) > allowed().toml_letters:
        raise misfit("text-too-long", *path, **over("toml_letters", len(raw)))
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


Listed: Final = BeforeValidator(_listed)
