"""Frameworks of 60 to 6,000 subindicators, written as text: read, planned, and made ready for one case.

The yardstick is reading the same file as TOML and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import tomli

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.toml.read import read

SIZES = (60, 600, 6_000)
EACH = 3
"""Subindicators of an indicator; five indicators make a theme."""

HEAD = """format = 1
[framework]
id = "drawn"
version = "1"
status = "example"
en = "Drawn"
[scale.level]
worst_to_best = [{ id = "red", en = "Red" }, { id = "yellow", en = "Yellow" }, { id = "green", en = "Green" }]
[answer.level]
kind = "level"
scale = "level"
options = [{ id = "unknown_here", en = "Do not know", missing = "unknown" }]
[rollup.strict]
rule = "worst_of"
missing = "grey"
[rollup.mild]
rule = "worst_of"
missing = "leave_out"
known_share_at_least = "1/2"
"""


def text(size: int) -> str:
    """A framework with so many subindicators, in two layers of roll-ups above them."""
    parts = [HEAD]
    for place in range(size):
        if place % (5 * EACH) == 0:
            theme = place // (5 * EACH)
            parts.append(f'[[theme]]\nid = "t{theme}"\nen = "Theme {theme}"\nrollup = "mild"\n')
        if place % EACH == 0:
            node = place // EACH
            parts.append(f'[[theme.indicator]]\nid = "i{node}"\nen = "Indicator {node}"\nrollup = "strict"\n')
        asked = f'id = "s{place}"\nen = "Is question {place} answered?"\nanswer = "level"\n'
        parts.append(f"[[theme.indicator.subindicator]]\n{asked}")
    return "".join(parts)


def measurements() -> Iterator[tuple[str, Callable[[], object], str, Callable[[], object]]]:
    """For each size reading the file, and making it ready; each against parsing the same text."""
    for size in SIZES:
        written = text(size)
        plain = partial(tomli.loads, written)
        yield f"reading {size:,} subindicators", partial(framework, written), "tomli.loads of the same", plain
        yield f"reading and compiling {size:,} subindicators", partial(ready, written), "tomli.loads of the same", plain


def framework(written: str) -> Framework:
    """The framework in this text."""
    found = read(written).framework
    assert found is not None
    return found


def ready(written: str) -> object:
    """The framework in this text, made ready for one case."""
    return ik.compile(framework(written))
