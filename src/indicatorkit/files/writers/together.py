"""Several files at once: none of them takes its place before all of them are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

from ...progress import watched
from ..replacing import replacing

Output: TypeAlias = tuple[Path, Callable[[Path], object]]
"""Where a file comes, and what writes it to a path."""


def write_together(outputs: Sequence[Output], *, force: bool = False, what: str = "files") -> tuple[Path, ...]:
    """Where all files are, once all of them are written; one that is there already is a `DataError` unless `force`.

    `what` they are is told to who listens to the progress.
    """
    with ExitStack() as waiting:
        for path, write in watched(what, outputs):
            # each one is written before the next is begun, so that a failure is told of the file in which it happened
            write(waiting.enter_context(replacing(path, force=force)))
    return tuple(path for path, _ in outputs)
