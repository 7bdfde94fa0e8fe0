"""What a class says of its fields: the text right below each, as type checkers and editors read it."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from inspect import cleandoc
from textwrap import dedent


@cache
def said_of_fields(cls: type) -> dict[str, str]:
    """For each field of the class, and of those it is made of, the text below it; what has none is left out."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if base.__module__.startswith("indicatorkit"):
            found |= _of(base)
    return found


def _of(cls: type) -> dict[str, str]:
    (node,) = ast.parse(dedent(inspect.getsource(cls))).body
    assert isinstance(node, ast.ClassDef)
    found = {}
    for statement, after in zip(node.body, node.body[1:], strict=False):
        match statement, after:
            case (
                (ast.AnnAssign(target=ast.Name(name)) | ast.Assign(targets=[ast.Name(name)])),
                ast.Expr(ast.Constant(str(text))),
            ):
                found[name] = cleandoc(text)
    return found
