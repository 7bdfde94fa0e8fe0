"""From what a model refuses to what is wrong: pydantic's errors as findings, each at the key or value at fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from types import UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from ..issues import Path, guess
from ..kinds import KINDS
from ..spelling import as_id
from ..written import shortened
from .findings import Findings
from .foreign import unknown_key
from .tables import NodeTable

M = TypeVar("M", bound=BaseModel)
Placed = Callable[[Path], Path]
AMONG: Final = ("all", "any", "none", "count", "share", "any_of")
FREE: Final = ("points", "map", "weights", "marks")
_TYPES: Final = {
    "model_type": "table-expected",
    "model_attributes_type": "table-expected",
    "dict_type": "table-expected",
    "mapping_type": "table-expected",
    "bool_type": "not-true-or-false",
    "bool_parsing": "not-true-or-false",
    "int_type": "not-a-whole-number",
    "int_parsing": "not-a-whole-number",
    "int_from_float": "not-a-whole-number",
    "string_type": "not-a-text",
    "tuple_type": "not-a-list",
}
_AT_A_KEY: Final = {
    ("not-a-text", "divide"): "not-a-node",
    ("not-a-text", "by"): "not-a-node",
    ("not-a-text", "at_best"): "not-a-level",
    ("not-a-text", "at_worst"): "not-a-level",
    ("table-expected", "round"): "not-a-rounding",
}
"""Where it can be said better what belongs there than by its type."""


def fitted(model: type[M], raw: Mapping[str, Any], findings: Findings, placed: Placed) -> M | None:
    """The table as its model; nothing where it does not fit, with every reason among the findings.

    `placed` says where in the document a path within the table is written.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        _report_all(model, error, findings, placed)
        return None


def missing_key(key: str, raw: Mapping[str, Any], known: Collection[str], placed: Placed, findings: Findings) -> None:
    """A key that this table must have; where one that nothing has resembles it, that one is meant."""
    near = guess(key, [each for each in raw if each not in known])
    if near:
        unknown_key(near, placed((near,)), (key,), findings)
    else:
        findings.error("missing-key", placed(()), at="header", key=key)


def _report_all(model: type[BaseModel], error: ValidationError, findings: Findings, placed: Placed) -> None:
    """Every error as a finding; those beyond what will be told are not even looked at, for there may be very many."""
    told = 0
    for each in error.errors(include_url=False) if not findings.are_full else ():
        _report(model, each, findings, placed)
        told += 1
        if findings.are_full:
            break
    findings.count(error.error_count() - told)


def _report(model: type[BaseModel], error: Any, findings: Findings, placed: Placed) -> None:
    kind, loc, context = error["type"], tuple(error["loc"]), error.get("ctx", {})
    found = shortened(error["input"])
    match kind:
        case "extra_forbidden":
            _report_strange(str(loc[-1]), placed(loc), keys_of(_model_at(model, loc[:-1]) or model), findings)
        case "missing":
            findings.error("missing-key", placed(loc[:-1]), at="header", key=loc[-1])
        case "literal_error" | "enum":
            known = re.findall(r"'([^']*)'", str(context.get("expected", ""))) or ["true"]
            findings.error("unknown-word", placed(loc), found=found, known=known)
        case "too_short" if context["actual_length"]:
            findings.error("list-too-short", placed(loc), count=context["actual_length"], least=context["min_length"])
        case "too_short":
            findings.error("empty-list", placed(loc))
        case "greater_than_equal" | "less_than_equal":
            bound = "number-too-low" if kind == "greater_than_equal" else "number-too-high"
            findings.error(bound, placed(loc), found=found, most=context.get("ge", context.get("le")))
        case "greater_than":
            findings.error("number-not-above", placed(loc), found=found, most=context.get("gt"))
        case _ if "params" in context:
            _report_ours(kind, placed((*loc, *context["path"])), context["params"], findings)
        case _:
            code, meant = _at_key(_TYPES.get(kind, "not-usable"), loc), _meant(loc, error["input"])
            findings.error(code, placed(loc), found=found, guess=meant if code == "table-expected" else "")


def _report_strange(key: str, path: Path, known: tuple[str, ...], findings: Findings) -> None:
    """A key that is not there; of a row perhaps a part of its condition, or of the table around it."""
    if key in AMONG and "when" in known:
        findings.error("condition-without-when", path, at="key", found=key)
    elif key == "otherwise" and "then" in known:
        findings.error("otherwise-in-row", path, at="key")
    else:
        unknown_key(key, path, known, findings)


def _report_ours(code: str, path: Path, params: Mapping[str, str], findings: Findings) -> None:
    """Our own misfits; a list of known words, given as text, becomes a guess."""
    known = params.get("known")
    if len(path) > 2 and path[-2] in FREE and path[-1] in _node_keys():
        # all below the header [result.points] belongs to points, also what was meant for the result
        owner = next(str(each) for each in reversed(path[:-2]) if isinstance(each, str))
        findings.error("key-in-wrong-table", path, at="key", found=path[-1], table=path[-2], owner=owner)
    elif code == "not-a-number" and path[-1] == "weight" and params["found"].startswith("{"):
        findings.error("other-notation", path, at="key", found="weight", ours="weights = { … = 2 }")
    elif code == "unknown-key" and known is not None:
        unknown_key(str(path[-1]), path, known.split(", "), findings)
    elif known is not None:
        findings.add(code, path, {**params, "known": [each.strip() for each in known.split(", ")]})
    elif code in ("band-without-bound", "tier-without-bound", "band-without-outcome", "limit-without-bound"):
        findings.add(code, path, params, "header")
    else:
        findings.add(_at_key(code, path), path, params)


def _at_key(code: str, path: Path) -> str:
    """The code that says best what is wrong at this key."""
    return _AT_A_KEY.get((code, str(path[-1])), code) if path else code


def _meant(loc: tuple[str | int, ...], raw: object) -> str:
    """The table that is perhaps meant where a list of tables has a text: its id is made of that."""
    is_in_list = bool(loc) and isinstance(loc[-1], int)
    return f'{{ id = "{as_id(raw) or "…"}", nl = "{shortened(raw)}" }}' if is_in_list and isinstance(raw, str) else ""


# ----------------------------------------------------------------------------------------------------------------- keys


@cache
def _node_keys() -> frozenset[str]:
    """The keys of nodes and rules, none of which is likely to be the name of an option or a mark."""
    return frozenset(key for model in (NodeTable, *KINDS.values()) for key in keys_of(model))


@cache
def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys that a table may have, as they are written."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _model_at(model: type[BaseModel], loc: Iterable[str | int]) -> type[BaseModel] | None:
    """The model of a table within a table."""
    here: type[BaseModel] | None = model
    for key in loc:
        if isinstance(key, int) or here is None:
            continue
        field = next((each for name, each in here.model_fields.items() if (each.alias or name) == key), None)
        models = list(_models_in(field.annotation)) if field is not None else []
        here = models[0] if models else None
    return here


def _models_in(annotation: Any) -> Iterable[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Union, UnionType, tuple, dict, list) or get_args(annotation):
        for each in get_args(annotation):
            yield from _models_in(each)
