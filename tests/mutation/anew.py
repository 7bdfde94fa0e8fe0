"""A mutant of what is made while a module is imported: the package and its tests are imported anew, in a fork."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from tests.mutation.mutant import ROOT, SOURCES, Mutant

PLAIN = [
    "-o",
    "addopts=",
    "--assert=plain",
    "-n0",
    "-p",
    "no:terminal",
    "-p",
    "no:faulthandler",  # of crashes, which a mutant of what native code reads may well lead to, nobody reads
    "-p",
    "no:cacheprovider",
    "-m",
    "not (browser or spark or peers or release or supply)",
]
OWN = "tests.mutation"
STAY = ("tests", "__main__")
"""Modules that are not imported anew: by the second, this program, a process that a test starts finds what to do."""


def passes(mutant: Mutant | None, tests: Sequence[str], plugin: object) -> bool:
    """Whether these tests pass, imported anew with the mutant in its place; to be called in a process of its own."""
    for name, module in [*sys.modules.items()]:
        if _is_ours(name, module) and name not in STAY and not name.startswith(OWN):
            del sys.modules[name]
    if mutant is not None:
        sys.meta_path.insert(0, _Finder(mutant))
    return pytest.main([*PLAIN, "-x", *tests], plugins=[plugin]) == pytest.ExitCode.OK


def _is_ours(name: str, module: ModuleType) -> bool:
    """Whether it is of the package, wherever that is installed, or of its tests, which may be modules of no package."""
    file = getattr(module, "__file__", None)
    of_tests = file is not None and Path(file).is_relative_to(ROOT / "tests")
    return of_tests or name.partition(".")[0] == SOURCES.name


class _Finder:
    """Finds one module, and that with the text of the mutant."""

    def __init__(self, mutant: Mutant) -> None:
        at = mutant.file.relative_to(SOURCES.parent).with_suffix("")
        self.name = ".".join(at.parts).removesuffix(".__init__")
        self.mutant = mutant

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """As everybody else would find it, but loaded from the text of the mutant."""
        found = PathFinder.find_spec(name, path, target) if name == self.name else None
        if found is not None:
            found.loader = _Loader(name, self.mutant)
        return found


class _Loader(SourceFileLoader):
    def __init__(self, name: str, mutant: Mutant) -> None:
        super().__init__(name, str(mutant.file))
        self.mutant = mutant

    def get_code(self, fullname: str) -> CodeType:
        """Of the mutant, never of what is kept beside the file."""
        return compile(self.mutant.text, self.path, "exec", dont_inherit=True)
