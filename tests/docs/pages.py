"""What a page of documentation holds: its blocks, of TOML with the tables of outcomes that follow, and of all else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


@dataclass(frozen=True)
class Block:
    """One block of TOML, and the tables between it and the next; `kind` is what stands after `toml`."""

    page: str
    line: int
    kind: str
    text: str
    tables: tuple[Table, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole framework."""
        return self.text.startswith("format = 1\n")

    def __str__(self) -> str:
        """Where it stands."""
        return f"{self.page}:{self.line}"


@dataclass(frozen=True)
class Table:
    """A table of outcomes: its header in backticks, and its rows with the line on which each stands."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...] = field(default=())


@dataclass(frozen=True)
class Fence:
    """One block of any kind; `name` is what stands after the kind, such as the name of a file."""

    line: int
    kind: str
    name: str
    text: str


def fences(text: str) -> tuple[Fence, ...]:
    """All blocks of a page, in order; a fence that is not closed, or closes nothing, is an error."""
    found = list(re.finditer(r"^```([a-z]+) *([^\n]*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))
    assert len(re.findall(r"^ *```", text, re.MULTILINE)) == 2 * len(found), "a fence stands alone, or says no kind"
    return tuple(Fence(_line(text, each.start()), each[1], each[2].strip(), each[3]) for each in found)


def blocks(page: str) -> tuple[Block, ...]:
    """The blocks of TOML in a page, in order."""
    text = (DOCS / page).read_text(encoding="utf-8")
    fences = list(re.finditer(r"^```toml *([^\n]*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))
    ends = [*(fence.start() for fence in fences[1:]), len(text)]
    return tuple(
        Block(
            page,
            _line(text, fence.start()),
            fence.group(1).strip(),
            fence.group(2),
            tuple(_tables(text, fence.end(), end)),
        )
        for fence, end in zip(fences, ends, strict=True)
    )


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _tables(text: str, start: int, end: int) -> Iterator[Table]:
    """The tables in a stretch of text whose header is all in backticks: a column a node."""
    for found in re.finditer(r"(?:^\|[^\n]*\|\n)+", text[start:end], re.MULTILINE):
        first = _line(text, start + found.start())
        lines = [_cells(line) for line in found.group().splitlines()]
        if all(re.fullmatch(r"`[a-z0-9_]+`", cell) for cell in lines[0]):
            header = tuple(cell.strip("`") for cell in lines[0])
            yield Table(header, tuple((first + index, cells) for index, cells in enumerate(lines) if index > 1))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))


def named_tests(text: str) -> list[tuple[str, str]]:
    """The tests that a text names as `file::test`, as file and name."""
    return re.findall(r"`([^`:]+)::(\w+)`", text)


def is_there(file: str, name: str) -> bool:
    """Whether there is such a test."""
    path = DOCS.parent / file
    return path.is_file() and re.search(rf"^def {name}\(", path.read_text("utf-8"), re.MULTILINE) is not None
