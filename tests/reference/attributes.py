"""What a class has that users may touch: fields, properties and methods, each with what the class says of it."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from inspect import cleandoc
from textwrap import dedent
from typing import Any

from pydantic import BaseModel

from tests.reference.signatures import plain

OURS = "indicatorkit"
LONG = 80
NOT_OURS = ("_", "model_")
"""How names begin that are inner, or those of pydantic."""


@dataclass(frozen=True)
class Field:
    """A value that is there: its type as written, and what is said of it; `named`: the class itself speaks of it."""

    name: str
    type: str
    text: str
    named: bool


@cache
def fields_of(cls: type) -> tuple[Field, ...]:
    """The fields that users may read, in the order of the class: those it declares, and those that `__init__` sets."""
    found: dict[str, Field] = {}
    for base in reversed([each for each in cls.__mro__ if each.__module__.startswith(OURS)]):
        found |= {field.name: field for field in _fields(base)}
    return tuple(each for name, each in found.items() if not name.startswith(NOT_OURS))


@cache
def functions_of(cls: type) -> dict[str, Any]:
    """Methods and properties that users may call, in the order of the class, with those it has of others of ours."""
    found: dict[str, Any] = {}
    for base in reversed(
        [each for each in cls.__mro__ if each.__module__.startswith(OURS) and each.__name__ != "Part"]
    ):
        own = {name: each for name, each in [*vars(base).items()] if _is_function(each)}
        found = {**found, **own}
    return {name: each for name, each in found.items() if not name.startswith(NOT_OURS)}


def _is_function(each: object) -> bool:
    return inspect.isfunction(each) or isinstance(each, property | cached_property | classmethod | staticmethod)


def getter(each: object) -> Any:
    """What finds the value of a property; nothing where it is none."""
    return getattr(each, "fget", None) or (each.func if isinstance(each, cached_property) else None)


def said_of_fields(cls: type) -> dict[str, str]:
    """For each field what is said of it by itself."""
    return {each.name: each.text for each in fields_of(cls) if each.text}


def _fields(cls: type) -> Iterator[Field]:
    (node,) = ast.parse(dedent(inspect.getsource(cls))).body
    assert isinstance(node, ast.ClassDef)
    doc = ast.get_docstring(node) or ""
    types = _validated(cls)
    for statement, after in zip(node.body, [*node.body[1:], None], strict=True):
        text = _text(after)
        match statement:
            case ast.AnnAssign(target=ast.Name(name)):
                yield Field(name, types.get(name) or ast.unparse(statement.annotation), text, _names(doc, name))
            case ast.Assign(targets=[ast.Name(name)]) if name.isupper():
                yield Field(name, "", text, _names(doc, name))
            case ast.FunctionDef(name="__init__"):
                yield from _set_in(statement, doc)


def _validated(cls: type) -> dict[str, str]:
    """The types of the fields of a document, without what is only for whoever validates; of what is long, its name."""
    if not issubclass(cls, BaseModel):
        return {}
    found = {name: plain(field.annotation) for name, field in cls.model_fields.items()}
    written = {
        name: re.sub(r"Annotated\[(\w+), Made\(\w+\)\]", r"\1", str(each))
        for name, each in vars(cls).get("__annotations__", {}).items()
    }
    return {name: text if len(text) <= LONG else written.get(name, text) for name, text in found.items()}


def _set_in(init: ast.FunctionDef, doc: str) -> Iterator[Field]:
    """What `__init__` sets, of the type of the argument with the same name where there is one."""
    types = {each.arg: ast.unparse(each.annotation) for each in init.args.args if each.annotation is not None}
    for statement in init.body:
        declared = ast.unparse(statement.annotation) if isinstance(statement, ast.AnnAssign) else ""
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        for target in (each for one in targets if one is not None for each in ast.walk(one)):
            if isinstance(target, ast.Attribute) and not target.attr.startswith("_"):
                yield Field(target.attr, declared or types.get(target.attr, ""), "", _names(doc, target.attr))


def _names(doc: str, name: str) -> bool:
    return re.search(rf"`{name}\b", doc) is not None


def _text(after: ast.stmt | None) -> str:
    match after:
        case ast.Expr(ast.Constant(str(text))):
            return cleandoc(text)
        case _:
            return ""
