"""How something is called, with the types of what goes in and comes out, as it is written."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, ForwardRef, Literal, Union, get_args, get_origin

WIDTH = 84


def signature(name: str, function: Callable[..., Any], *, of_class: bool = False) -> str:
    """The signature, on one line where it fits, else a line for each argument; without `self` and `cls`."""
    found = inspect.signature(function)
    arguments = [*found.parameters.values()][1 if of_class else 0 :]
    parts = list(_arguments(arguments))
    back = f" -> {written(found.return_annotation)}" if found.return_annotation is not inspect.Signature.empty else ""
    line = f"{name}({', '.join(parts)}){back}"
    if len(line) <= WIDTH:
        return line
    return f"{name}(\n" + "".join(f"    {each},\n" for each in parts) + f"){back}"


def _arguments(arguments: list[inspect.Parameter]) -> list[str]:
    found: list[str] = []
    star = False
    for each in arguments:
        if each.kind is each.KEYWORD_ONLY and not star:
            star = True
            found.append("*")
        star = star or each.kind is each.VAR_POSITIONAL
        stars = {each.VAR_POSITIONAL: "*", each.VAR_KEYWORD: "**"}.get(each.kind, "")
        text = f"{stars}{each.name}"
        if each.annotation is not each.empty:
            text += f": {written(each.annotation)}"
        if each.default is not each.empty:
            text += f" = {default(each.default)}"
        found.append(text)
    return found


def written(annotation: object) -> str:
    """A type as it is written."""
    match annotation:
        case str():
            return annotation.strip("'\"")
        case ForwardRef():
            return annotation.__forward_arg__
        case _:
            return inspect.formatannotation(annotation)


def plain(annotation: Any) -> str:
    """A type that was looked up, as one would write it: without what is only for whoever validates."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return plain(inner[0])
    if origin is Literal:
        return f"Literal[{', '.join(map(repr, inner))}]"
    if origin in (Union, UnionType):
        return " | ".join(map(plain, inner))
    if annotation in (None, NoneType):
        return "None"
    if annotation is Ellipsis:
        return "..."
    if origin is not None:
        return f"{origin.__name__}[{', '.join(map(plain, inner))}]"
    return getattr(annotation, "__name__", str(annotation))


def default(value: object) -> str:
    """What holds where an argument is not given; what is made anew each time is not spelled out."""
    text = repr(value)
    if text == "mappingproxy({})":
        return "{}"
    if is_dataclass(type(value)) and value == type(value)():
        return f"{type(value).__name__}()"
    return "..." if text.startswith("<") else text
