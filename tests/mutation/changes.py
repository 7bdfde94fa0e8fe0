"""The mutants of a file: every change that mutmut knows, at every place where a change can mean something.

Left out is what says nothing of how the code behaves: annotations, docstrings, imports, decorators, assertions (also
`strict` of `zip`), and the branches that coverage leaves out, because type checkers have shown them to be empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import libcst as cst
from libcst import matchers as m
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

from tests.mutation.mutant import Mutant

NEVER = m.MatchCase(pattern=m.MatchAs(name=m.Name("never")))
STRICT = m.Arg(keyword=m.Name("strict"), value=m.Name("True"))
SILENT = (
    NEVER
    | STRICT
    | m.Annotation()
    | m.Assert()
    | m.Decorator()
    | m.Import()
    | m.ImportFrom()
    | m.If(test=m.Name("TYPE_CHECKING"))
    | m.AnnAssign(annotation=m.Annotation(m.Name("TypeAlias")))
    | m.Assign(targets=[m.AssignTarget(m.Name("__all__"))])
    | m.Raise(exc=m.Name("NotImplementedError"))
    | m.Call(
        func=m.Name("assert_never") | m.Name("TypeVar") | m.Name("ParamSpec") | m.Name("len") | m.Name("isinstance")
    )
    | m.ClassDef(bases=[m.ZeroOrMore(), m.Arg(m.Name("Protocol")), m.ZeroOrMore()])
)


def mutants(file: Path) -> Iterator[Mutant]:
    """All mutants of a file, in the order in which they stand there."""
    wrapper = MetadataWrapper(cst.parse_module(file.read_text("utf-8")), unsafe_skip_copy=True)
    found = _Changes()
    wrapper.visit(found)
    for number, (node, changed, lines, within) in enumerate(found.changes):
        yield Mutant(file, number, lines, within, partial(_replaced, wrapper.module, node, changed))


def _replaced(module: cst.Module, node: cst.CSTNode, changed: cst.CSTNode) -> str:
    return cst.ensure_type(module.deep_replace(node, changed), cst.Module).code


class _Changes(cst.CSTVisitor):
    """Walks a module and gathers each node with what it may become, its lines and the function around it."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        self.changes: list[tuple[cst.CSTNode, cst.CSTNode, range, tuple[str, int] | None]] = []
        self._around: list[str] = []
        self._function: tuple[str, int] | None = None
        self._body: cst.CSTNode | None = None
        self._inside = False
        self._statement = 0

    def on_visit(self, node: cst.CSTNode) -> bool:
        if m.matches(node, SILENT):
            return False
        if node is self._body:
            self._inside = True
        place = self.get_metadata(PositionProvider, node, None)
        if place is None:  # punctuation
            return True
        if isinstance(node, cst.SimpleStatementLine | cst.BaseCompoundStatement):
            self._statement = place.start.line
        if isinstance(node, cst.ClassDef | cst.FunctionDef):
            self._around.append(node.name.value)
        if isinstance(node, cst.FunctionDef) and self._body is None:
            first = min([place.start.line, *(self._line(each) for each in node.decorators)])
            self._body, self._function = node.body, (".".join(self._around), first)
        within = self._function if self._inside else None  # defaults are made with the function, not in it
        lines = range(min(self._statement, place.start.line), place.end.line + 1)
        self.changes += [(node, each, lines, within) for each in _changed(node)]
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.ClassDef | cst.FunctionDef) and not m.matches(original_node, SILENT):
            self._around.pop()
        if original_node is self._body:
            self._body, self._inside = None, False

    def _line(self, node: cst.CSTNode) -> int:
        return self.get_metadata(PositionProvider, node).start.line


def _changed(node: Any) -> Iterator[cst.CSTNode]:
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            yield from (changed for changed in operator(node) if _beliefs(changed) == _beliefs(node))


def _beliefs(node: cst.CSTNode) -> int:
    """How many parts of a node only assert: `strict` of a `zip`, and the case that never comes."""
    match node:
        case cst.Call(func=cst.Name("zip"), args=args):
            return sum(m.matches(each, STRICT) for each in args)
        case cst.Match(cases=cases):
            return sum(m.matches(each, NEVER) for each in cases)
    return 0
