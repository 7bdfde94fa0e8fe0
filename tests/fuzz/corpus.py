"""What is mutated: whole frameworks, extracts of them, and small files that are written for something else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from random import Random

from indicatorkit.toml.read import read
from tests.draw import framework, to_toml

from .structure import structure

ROOT = Path(__file__).parents[2]
MOST_INDICATORS = 2
DRAWN = 100


@cache
def whole(name: str) -> tuple[str, ...]:
    """The framework of this name, as it is shipped."""
    return ((ROOT / "frameworks" / f"{name}.toml").read_text("utf-8"),)


@cache
def extracts(name: str) -> tuple[str, ...]:
    """Of each theme of a framework its first indicators, with all that still fits of the rest: sound, and small."""
    (text,) = whole(name)
    blocks = [text[start:end] for start, end in structure(text).blocks]
    themes = [at for at, block in enumerate(blocks) if block.startswith("[[theme]]")]
    return tuple(_extract(blocks, theme) for theme in themes)


def _extract(blocks: list[str], theme: int) -> str:
    kept, at, indicators = list[str](), -1, 0
    for number, block in enumerate(blocks):
        head = block.split("]")[0].lstrip(" [")
        at = number if head == "theme" else at
        indicators = 0 if head == "theme" else indicators + (head == "theme.indicator")
        if not head.startswith("theme") or (at == theme and indicators <= MOST_INDICATORS):
            kept.append(block)
    return _without_the_unused(_without_errors(kept))


def _without_errors(blocks: list[str]) -> list[str]:
    """The blocks without those in which something is wrong; of translations, which are lines, without these lines."""
    while True:
        lines = {issue.where.line for issue in read("".join(blocks).encode()).issues if issue.severity == "error"}
        if not lines:
            return blocks
        blocks = [each for each in _sound(blocks, lines) if each]


def _sound(blocks: Iterable[str], lines: set[int | None]) -> Iterable[str]:
    begun = 1
    for block in blocks:
        own = block.splitlines(keepends=True)
        right = [line for number, line in enumerate(own, begun) if number not in lines]
        if len(right) == len(own) or re.match(r"\[(en|nl)\]", block):
            yield "".join(right)
        begun += len(own)


def _without_the_unused(blocks: list[str]) -> str:
    """Without what only the rest of the framework asked for."""
    for kind in ("answer", "rollup", "bands"):
        for block in [each for each in blocks if each.startswith(f"[{kind}.")]:
            name = block[len(kind) + 2 :].split("]")[0]
            if f'"{name}"' not in "".join(each for each in blocks if each is not block):
                blocks = [each for each in blocks if each is not block]
    return "".join(blocks)


@cache
def small() -> tuple[str, ...]:
    """Files of the conformance suite and of tests, and frameworks that are drawn: all kinds of rules, all mistakes."""
    files = [*sorted((ROOT / "conformance").rglob("*.toml")), *sorted((ROOT / "tests" / "warned").glob("*.toml"))]
    drawn = (to_toml(framework(Random(seed))) for seed in range(DRAWN))
    shipped = (text for name in ("nad", "beschermd_thuis") for text in extracts(name))
    return (*(each.read_bytes().decode("utf-8", "replace") for each in files), *drawn, *shipped)
