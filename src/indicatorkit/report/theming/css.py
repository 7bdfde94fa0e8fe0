"""The little of CSS that a theme may say: declarations in blocks, each with its line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ...light import dataclass

MOST_BLOCKS: Final = 3
"""Of those that a statement stands in, the outermost: nobody looks at more."""

COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
PIECE: Final = re.compile(r""""(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[^{};"']+|[{};]""", re.DOTALL)
"""A text between quotes, a stretch without marks, or a mark: a mark between quotes is none."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: its text, where it begins (from 1), the blocks it stands in, and whether it opens one."""

    text: str
    line: int
    column: int
    blocks: tuple[str, ...] = ()
    opens: bool = False


def statements(text: str) -> Iterator[Said]:
    """What a style sheet says, in order: the heads of its blocks, and what stands in them."""
    blank = COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
    ends = [found.start() for found in re.finditer("\n", blank)]
    blocks: list[str] = []
    start = 0
    for found in PIECE.finditer(blank):
        mark = found.group()
        if mark not in ("{", "}", ";"):
            continue
        yield from _said(blank, start, found.start(), ends, blocks, opens=mark == "{")
        if mark == "{":
            blocks.append(blank[start : found.start()].strip())
        elif mark == "}" and blocks:
            blocks.pop()
        start = found.end()
    yield from _said(blank, start, len(blank), ends, blocks)


def _said(
    text: str, start: int, end: int, ends: list[int], blocks: list[str], *, opens: bool = False
) -> Iterator[Said]:
    """What stands between two marks, unless that is nothing; `ends` are where lines end."""
    said = text[start:end]
    if said.strip():
        before = start + len(said) - len(said.lstrip())
        line = bisect_left(ends, before)
        column = before - (ends[line - 1] if line else -1)
        yield Said(said.strip(), line + 1, column, tuple(blocks[:MOST_BLOCKS]), opens)
