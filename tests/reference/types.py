"""The types that signatures and fields speak of and that have no public name: parts of results, and aliases."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from typing import Any

import indicatorkit
from tests.reference.attributes import fields_of, functions_of, getter

SOURCE = Path(indicatorkit.__file__).parent


@dataclass(frozen=True)
class Alias:
    """A name for a type: what it stands for, and what is said of it."""

    name: str
    value: str
    text: str


@cache
def aliases() -> dict[tuple[str, str], Alias]:
    """Every alias of a type, by the module that makes it and its name."""
    found = {}
    for module, body in _modules():
        for statement, after in zip(body, [*body[1:], None], strict=True):
            text = after.value.value if _is_text(after) else ""
            match statement:
                case (
                    ast.AnnAssign(target=ast.Name(name), annotation=ast.Name("TypeAlias"), value=ast.expr() as value)
                    | ast.Assign(targets=[ast.Name(name)], value=ast.Subscript(value=ast.Name("Literal")) as value)
                ):
                    found[module, name] = Alias(name, ast.unparse(value).strip("'"), cleandoc(text))
    return found


def _modules() -> Iterator[tuple[str, list[ast.stmt]]]:
    for path in sorted(SOURCE.rglob("*.py")):
        module = ".".join(("indicatorkit", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
        yield module, ast.parse(path.read_text("utf-8")).body


def _is_text(after: ast.stmt | None) -> bool:
    return isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str)


@cache
def made_in() -> dict[str, list[str]]:
    """For each name of a class or an alias the modules of ours that make it."""
    found: dict[str, list[str]] = {}
    for module, name in aliases():
        found.setdefault(name, []).append(module)
    for module, body in _modules():
        for statement in body:
            if isinstance(statement, ast.ClassDef):
                found.setdefault(statement.name, []).append(module)
    return found


def is_inner(text: str | None) -> bool:
    """Whether it is there, and not for users: it says so itself."""
    return (text or "").startswith("Inner: ")


def spoken_of(each: Any) -> Iterator[str]:
    """The names in the types of a class or a function."""
    if not inspect.isclass(each):
        yield from names_in(each)
        return
    for field in fields_of(each):
        if not is_inner(field.text):
            yield from NAME.findall(field.type)
    for function in functions_of(each).values():
        inner = getter(function) or getattr(function, "__func__", function)
        if not is_inner(inner.__doc__):
            yield from names_in(inner)


NAME = re.compile(r"\b[A-Z]\w+")


def names_in(function: Any) -> Iterator[str]:
    """The names in the signature of a function."""
    found = inspect.signature(function)
    for each in (*(argument.annotation for argument in found.parameters.values()), found.return_annotation):
        yield from NAME.findall(str(each))


def resolved(name: str, module: str) -> type | Alias | None:
    """What a name in a module stands for, where that is ours."""
    found = vars(sys.modules[module]).get(name)
    if inspect.isclass(found):
        return found if found.__module__.startswith("indicatorkit") else None
    homes = made_in().get(name, [])
    if found is not None:
        homes = [each for each in homes if each == module or getattr(sys.modules.get(each), name, None) is found]
    for home in homes:
        return aliases().get((home, name)) or getattr(import_module(home), name)
    return None


LEFT_OUT = ("rules", "fields", "testing")
"""Rooms whose classes are told elsewhere, or are no business of users."""


def behind(names: Mapping[str, Any], deep: int = 2) -> tuple[list[tuple[str, type]], list[tuple[Alias, str]]]:
    """Classes and aliases that are met from these names on, and from those that are met, so many times.

    Of two classes with one name each is called after the first that speaks of it; with each alias goes who does.
    """
    known, met, aliased = (
        {id(each) for each in names.values()},
        list[tuple[type, str]](),
        dict[tuple[str, str], tuple[Alias, str]](),
    )
    waiting = [each for each in names.values() if callable(each)]
    for _ in range(deep):
        now, waiting = waiting, []
        for each in now:
            for name in spoken_of(each):
                found = resolved(name, each.__module__)
                if isinstance(found, Alias):
                    aliased.setdefault((found.name, found.value), (found, each.__name__))
                elif found is not None and id(found) not in known and found.__module__.split(".")[1] not in LEFT_OUT:
                    known.add(id(found))
                    met.append((found, each.__name__))
                    waiting.append(found)
    often = Counter(each.__name__ for each, _ in met)
    called = [(f"{each.__name__} of {of}" if often[each.__name__] > 1 else each.__name__, each) for each, of in met]
    return called, [*aliased.values()]
