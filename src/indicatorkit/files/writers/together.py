"""Several files at once: none of them takes its place before all of them are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

from ...progress import watched
from ..replacing import New, beginning, put

Output: TypeAlias = tuple[Path, Callable[[Path], object]]
"""Where a file comes, and what writes it to a path."""


def write_together(outputs: Sequence[Output], *, force: bool = False, what: str = "files") -> tuple[Path, ...]:
    """Where all files are, once all of them are written; one that is there already is a `DataError` unless `force`.

    Where one cannot be put in its place, those that already were are taken back. `what` they are is told to who listens
    to the progress.
    """
    made: list[New] = []
    with ExitStack() as waiting:
        for path, write in watched(what, outputs):
            # each one is written before the next is begun, so that a failure is told of the file in which it happened
            made.append(waiting.enter_context(beginning(path, force=force)))
            write(made[-1].beside)
            made[-1].settle()
        put(made)
    return tuple(path for path, _ in outputs)
