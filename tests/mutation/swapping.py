"""A mutant put into the functions that are there already: to import everything anew takes longer than most tests.

A function keeps its name, its defaults and whoever holds it (a property, a cache, a validator of pydantic), and runs
other code. What is made while a module is imported cannot be changed so.
"""

from __future__ import annotations

import functools
import gc
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import Any

from tests.mutation.mutant import Mutant


class NotSwappable(Exception):
    """The mutant closes over other names than the function, or nobody holds the function."""


@dataclass(frozen=True)
class There:
    """All functions that there are, by the file in which they stand, and all caches."""

    functions: Mapping[str, Sequence[FunctionType]]
    caches: Sequence[Any]


def there() -> There:
    """What there is now; a process that is forked then need not look at it again."""
    gc.unfreeze()
    functions: dict[str, list[FunctionType]] = defaultdict(list)
    caches = []
    for each in gc.get_objects():
        if type(each) is FunctionType:
            functions[each.__code__.co_filename].append(each)
        elif isinstance(each, functools._lru_cache_wrapper):
            caches.append(each)
    gc.freeze()
    return There(functions, caches)


def swap(mutant: Mutant, there: There) -> None:
    """All that the outermost function of the mutant made, and itself, run its code from now on; caches are empty."""
    new = {at: code for code, at in _codes(mutant, mutant.text).items()}
    was = _codes(mutant, mutant.file.read_text("utf-8"))
    held = [(each, was[each.__code__]) for each in there.functions[str(mutant.file)] if each.__code__ in was]
    if not held:
        raise NotSwappable
    for each, at in held:
        try:
            each.__code__ = new[at]
        except (KeyError, ValueError) as error:
            raise NotSwappable from error
    for cache in there.caches:
        cache.cache_clear()


def _codes(mutant: Mutant, text: str) -> dict[CodeType, tuple[str, int]]:
    """The codes of the outermost function, each with its name and the how-manieth of that name it is."""
    module = compile(text, str(mutant.file), "exec", dont_inherit=True)
    outer = next(code for code in _nested(module) if (code.co_qualname, code.co_firstlineno) == mutant.within)
    seen: Counter[str] = Counter()
    found = {}
    for code in _nested(outer):
        found[code] = code.co_qualname, seen[code.co_qualname]
        seen[code.co_qualname] += 1
    return found


def _nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _nested(each)
