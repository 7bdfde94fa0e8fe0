"""How the fields that all roll-ups share may be written: policies, points, maps and weights."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeAlias

from ..fields import Reads
from ..written import Part, TextField, misfit, to_number


def _level_or_number(raw: object) -> str | Fraction:
    return raw if isinstance(raw, str) and "/" not in raw else to_number(raw)


class CountsAs(Part):
    """Something missing, or not applicable, counts as this level or number; `because` says why."""

    counts_as: Annotated[Any, Reads(_level_or_number, {})]
    because: TextField | None = None


def _policy(raw: object, known: tuple[str, ...]) -> object:
    if isinstance(raw, CountsAs):
        return raw
    if isinstance(raw, Mapping):
        return CountsAs.model_validate(raw)
    if raw not in known:
        raise misfit("unknown-policy", found=raw, known=", ".join((*known, "{ counts_as = … }")))
    return raw


Missing: TypeAlias = Literal["grey", "leave_out", "grey_unless_decided", "prorate"] | CountsAs
MISSING_POLICIES = ("grey", "leave_out", "grey_unless_decided", "prorate")
MissingField = Annotated[
    Missing,
    Reads(
        lambda raw: _policy(raw, MISSING_POLICIES), {"anyOf": [{"enum": list(MISSING_POLICIES)}, {"type": "object"}]}
    ),
]
NotApplicable: TypeAlias = Literal["leave_out", "grey"] | CountsAs
NotApplicableField = Annotated[
    NotApplicable,
    Reads(
        lambda raw: _policy(raw, ("leave_out", "grey")),
        {"anyOf": [{"enum": ["leave_out", "grey"]}, {"type": "object"}]},
    ),
]


def _by_word(raw: object, read: Any) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise misfit("table-expected", found=raw)
    return {key: read(value, key) for key, value in raw.items()}


def _points(raw: object) -> dict[str, Any]:
    """`{ ja = 1 }`, or a table per input: `{ plan = { ja = 1 } }`."""
    return _by_word(
        raw,
        lambda value, key: _by_word(value, to_number) if isinstance(value, Mapping) else to_number(value, key),
    )


def _level(raw: object, *path: str) -> str:
    if not isinstance(raw, str):
        raise misfit("not-a-level", *path, found=raw)
    return raw


def _map(raw: object) -> dict[str, Any]:
    return _by_word(
        raw, lambda value, key: _by_word(value, _level) if isinstance(value, Mapping) else _level(value, key)
    )


def _weights(raw: object) -> dict[str, Fraction]:
    return _by_word(raw, to_number)


_TABLE = {"type": "object"}
PointsField = Annotated[dict[str, Any], Reads(_points, _TABLE)]
MapField = Annotated[dict[str, Any], Reads(_map, _TABLE)]
WeightsField = Annotated[dict[str, Any], Reads(_weights, _TABLE)]
