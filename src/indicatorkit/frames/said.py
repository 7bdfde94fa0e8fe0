"""What a cell holds, whatever library made it: nothing, a text, or a plain Python value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, ClassVar, Final, cast

from ..light import dataclass
from ..spelling import trimmed

MOST_SHOWN: Final = 200
EXCEL_ERRORS: Final = frozenset(
    "#n/b #n/a #verw! #ref! #waarde! #value! #deel/0! #div/0! #naam? #name? #getal! #num! #leeg! #null! #overloop! "
    "#spill! #bereken! #calc! #veld! #field! #blokkeren! #blocked! #verbinden! #connect!".split()
)
_DATES: Final = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}[-/]\d{1,2}[-/]\d{1,2}([ t].*)?"
    r"|\d{1,2}[-/ ](jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?([-/ ]\d{2,4})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Torn:
    """A cell of a row with more cells than the header has names: it may stand in the wrong column."""

    said: str
    why: ClassVar[str] = "torn-row"


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """A cell with a formula of which the file does not hold the outcome."""

    said: str
    why: ClassVar[str] = "formula-without-outcome"


def is_nothing(raw: object) -> bool:
    """Whether a cell says nothing: None, NaN, NA, NaT, an empty text or list, or blanks of any kind.

    >>> [is_nothing(each) for each in (None, float("nan"), "", " \u00a0\u200b", [], 0, "nan", "-")]
    [True, True, True, True, True, False, False, False]
    """
    if raw is None:
        return True
    if isinstance(raw, str):
        return not raw or (raw.isspace() if raw.isascii() else not trimmed(raw))
    if isinstance(raw, (bool, int)):
        return False
    if isinstance(raw, float):
        return raw != raw  # noqa: PLR0124  # NaN alone is not itself
    if isinstance(raw, Decimal):
        return raw.is_nan()
    if type(raw).__name__ in ("NAType", "NaTType", "MaskedConstant"):
        return True
    members = several(raw)
    if members is not None:
        return not members
    if hasattr(raw, "dtype"):
        return bool(raw != raw)  # noqa: PLR0124  # as above: NaN and NaT of numpy
    return False


def any_nothing(values: Sequence[object]) -> bool:
    """Whether any of these says nothing; quick for many texts, or whole numbers, that all say something."""
    kinds = set(map(type, values))
    if kinds <= {int, bool}:
        return False
    if kinds == {str}:
        texts = cast("Sequence[str]", values)
        whole = "".join(texts)
        if whole.isascii() and all(texts if whole.encode().isalnum() else map(str.strip, texts)):
            return False
    return any(map(is_nothing, values))


def several(raw: object) -> list[object] | None:
    """The members of a list, tuple, set or array; nothing for anything else."""
    if isinstance(raw, (list, tuple)):
        return list(raw)
    if isinstance(raw, (set, frozenset)):
        return sorted(raw, key=str)
    shape: Any = getattr(raw, "shape", None)  # of an array of numpy, whichever its type
    if isinstance(shape, tuple) and shape and isinstance(raw, Iterable):
        return list(raw)
    return None


def plain(raw: object) -> object:
    """The same value as Python knows it, where another library made it; a short float keeps its shortest decimals."""
    if isinstance(raw, (int, float)) and not hasattr(raw, "dtype"):
        return raw
    kind: Any = getattr(getattr(raw, "dtype", None), "kind", "")
    if kind == "f":
        return float(str(raw))
    if kind and kind in "iub" and hasattr(raw, "item"):
        return raw.item()
    return raw


def is_date(raw: object) -> bool:
    """Whether a cell holds a moment or a duration, or looks like a date that a spreadsheet made of something else."""
    if isinstance(raw, str):
        return _DATES.fullmatch(raw) is not None
    kind: Any = getattr(getattr(raw, "dtype", None), "kind", "")
    return isinstance(raw, (date, datetime, time, timedelta)) or (bool(kind) and kind in "mM")


def text_of(raw: object) -> str:
    """The cell as a text, for people and for matching: whole numbers without `.0`, moments at midnight as a date."""
    if isinstance(raw, str):
        return trimmed(raw)
    raw = plain(raw)
    if isinstance(raw, (Torn, Uncomputed)):
        return raw.said
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date().isoformat()
    members = several(raw)
    return "; ".join(map(text_of, members)) if members is not None else trimmed(str(raw))


def shown(text: str) -> str:
    """A text that is short and harmless enough for a message."""
    plain_text = "".join(each if each.isprintable() else "\ufffd" for each in trimmed(text))
    return plain_text if len(plain_text) <= MOST_SHOWN else plain_text[: MOST_SHOWN - 1] + "…"
