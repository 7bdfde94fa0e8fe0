"""The examples in the docstrings run, and give what they say."""

import doctest
import linecache
from importlib import import_module
from pkgutil import walk_packages

import pytest

import indicatorkit

MODULES = ["indicatorkit", *(found.name for found in walk_packages(indicatorkit.__path__, "indicatorkit."))]


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_examples_in(name: str) -> None:
    linecache.clearcache()  # before each docstring, doctest asks of every file in there whether it was changed
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    assert doctest.testmod(import_module(name), optionflags=flags).failed == 0
