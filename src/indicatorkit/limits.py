"""How much is read: every limit on the size of what comes in, by name, so that no file can take a machine down.

A few kilobytes can ask for hours, or gigabytes: packed files, cells far away, rules with weights that never meet. Each
limit is far beyond what people make, and far below what hurts. What holds is asked here, by whoever reads: `allowed()`.
A verb that is given others says so around what it does (`limits.held()`), in its own thread or task and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import fields
from typing import IO, Final, TypeVar

from .light import dataclass

MEGABYTE: Final = 1 << 20
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is still read, limit by limit; what is larger is refused, with the name of the limit.

    Each is the most that is allowed. Sizes are in bytes unless the name says otherwise.

    >>> import indicatorkit as ik
    >>> ik.Limits(file_bytes=2_000_000_000).rows
    10000000
    """

    toml_bytes: int = 8 * MEGABYTE
    """A framework, roster or file of examples. That of a hundred nodes has some 60,000."""
    toml_depth: int = 32
    """Brackets within brackets in it."""
    toml_key_parts: int = 32
    """Parts of one key in it: `a.b.c` has three."""
    toml_nodes: int = 500_000
    """Its syntax nodes, estimated from the signs `= , . [ {`: some 7,000 for a hundred nodes. So many are seconds."""
    toml_letters: int = 10_000
    """Letters of one text in it."""
    toml_issues: int = 100
    """Problems of it that are told; of the others there is their number."""
    diagram_states: int = 200_000
    """States of one rule while it is worked out; all rules of a dashboard have a few hundred."""
    diagram_steps: int = 2_000_000
    """Steps between them."""
    diagram_work: int = 10_000_000
    """The same, counted by how many possibilities each state stands for: some ten seconds."""
    file_bytes: int = 512 * MEGABYTE
    """A file of answers, before anything in it is looked at."""
    rows: int = 10_000_000
    """Rows that are read at once, of all tables together; of a stream, in one batch."""
    unpacked_bytes: int = 4096 * MEGABYTE
    """What a Parquet or Arrow file takes in memory; a few bytes of it can stand for a thousand times as many."""
    json_depth: int = 32
    """Lists and tables within each other in JSON."""
    workbook_bytes: int = 10 * MEGABYTE
    """A workbook as it lies on the disk."""
    workbook_unpacked_bytes: int = 64 * MEGABYTE
    """What its parts say that they are together."""
    workbook_parts: int = 200
    """The parts that it is made of: sheets, texts, formats."""
    workbook_ratio: int = 100
    """How many times smaller packing may have made it."""
    workbook_tags: int = 2_000_000
    """The signs `<` in all parts that are opened."""
    workbook_part_tags: int = 50_000
    """Those in one part that is neither a sheet nor its texts or formats."""
    workbook_text_bytes: int = 300_000
    """One piece of text between tags, give or take as much; a cell holds some 130,000."""
    sheet_rows: int = 100_000
    """How far down filled cells of a sheet are read; of a form, as far as it has questions and `form_spare_rows`."""
    sheet_columns: int = 500
    """How far to the right."""
    form_spare_rows: int = 200
    """Rows of a form beyond its questions, such as those with headings."""
    theme_bytes: int = MEGABYTE
    """A style sheet with a theme."""

    @contextmanager
    def held(self) -> Iterator[None]:
        """What is read inside is held to these limits: for verbs that do not take `limits` themselves.

        >>> import indicatorkit as ik
        >>> with ik.Limits(toml_bytes=100).held():
        ...     [issue.code for issue in ik.check("nad")]
        ['too-many-bytes']
        """
        token = _in_force.set(self)
        try:
            yield
        finally:
            _in_force.reset(token)


_in_force: Final[ContextVar[Limits]] = ContextVar("indicatorkit_limits", default=Limits())  # noqa: B039  # it is frozen


def allowed() -> Limits:
    """The limits that hold here: those that were said, else the usual ones."""
    return _in_force.get()


def holding(limits: Limits | None) -> AbstractContextManager[None]:
    """What is read inside is held to these limits; unless any are said, to those that hold already."""
    return nullcontext() if limits is None else limits.held()


def made_within(limits: Limits, things: Iterator[T]) -> Iterator[T]:
    """The things, each made under these limits; what is done between one and the next is not held to them."""
    while True:
        with limits.held():
            try:
                one = next(things)
            except StopIteration:
                return
        yield one


def at_most(file: IO[bytes], most: int) -> bytes:
    """What is in a file, up to one byte more than so many; a piece at a time, for room is taken before it is read."""
    pieces: list[bytes] = []
    left = most + 1
    while left > 0 and (piece := file.read(min(left, MEGABYTE))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def names() -> list[str]:
    """The names of all limits."""
    return [each.name for each in fields(Limits)]


def over(limit: str, size: int | str) -> Mapping[str, int | str]:
    """What an issue says of a limit that is exceeded: its name, how much there is, and how much is allowed.

    >>> over("rows", 10_000_001)
    {'limit': 'rows', 'size': 10000001, 'most': 10000000}
    >>> over("file_bytes", 600 * MEGABYTE + 1)
    {'limit': 'file_bytes', 'size': '601 MB', 'most': '512 MB'}
    """
    most: int = getattr(allowed(), limit)
    if limit.endswith("bytes") and most >= MEGABYTE and isinstance(size, int):
        return {"limit": limit, "size": f"{-(-size // MEGABYTE)} MB", "most": f"{most // MEGABYTE} MB"}
    return {"limit": limit, "size": size, "most": most}
