"""The little of CSS that a theme may say: declarations in blocks, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

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
    blocks: list[str] = []
    start = 0
    for found in PIECE.finditer(blank):
        mark = found.group()
        if mark not in ("{", "}", ";"):
            continue
        yield from _said(blank, start, found.start(), blocks, opens=mark == "{")
        if mark == "{":
            blocks.append(blank[start : found.start()].strip())
        elif mark == "}" and blocks:
            blocks.pop()
        start = found.end()
    yield from _said(blank, start, len(blank), blocks)


def _said(text: str, start: int, end: int, blocks: list[str], *, opens: bool = False) -> Iterator[Said]:
    """What stands between two marks, unless that is nothing."""
    said = text[start:end]
    if said.strip():
        before = start + len(said) - len(said.lstrip())
        line, column = text.count("\n", 0, before) + 1, before - text.rfind("\n", 0, before)
        yield Said(said.strip(), line, column, tuple(blocks), opens)
