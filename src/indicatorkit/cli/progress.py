"""Bars on stderr for work that takes longer than a second, on a terminal and nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING, Final, TextIO

from ..progress import progress
from ..words import Lang, say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE: Final = 1.0
"""Seconds before anything is shown: what is quicker needs no bar."""


@contextmanager
def bars(lang: Lang, *, wanted: bool = True, patience: float = PATIENCE) -> Iterator[None]:
    """Shows how far the work inside is, where stderr is a terminal that can redraw a line; it leaves nothing behind."""
    if not (wanted and _can_redraw(sys.stderr)):
        yield
        return
    shown = Bars(lang, sys.stderr)
    timer = Timer(patience, shown.show)
    timer.daemon = True
    timer.start()
    try:
        with progress(shown):
            yield
    finally:
        timer.cancel()
        shown.close()


def _can_redraw(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM", "") != "dumb"


class Bars:
    """A listener with a bar for each thing that is being done; unseen until `show`, which a timer calls."""

    lang: Lang
    stream: TextIO

    def __init__(self, lang: Lang, stream: TextIO) -> None:
        self.lang, self.stream = lang, stream
        self.lock: Lock = Lock()
        self.going: dict[str, tuple[int, int]] = {}
        self.tasks: dict[str, TaskID] = {}
        self.screen: Progress | None = None
        self.closed: bool = False

    def __call__(self, what: str, done: int, total: int) -> None:
        """Something is so far."""
        with self.lock:
            self.going[what] = done, total
            if self.screen is not None:
                self._draw(what)

    def show(self) -> None:
        """From now on it can be seen."""
        from rich.console import Console  # noqa: PLC0415  # costs a tenth of a second, and quick work never shows a bar
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415  # the same

        with self.lock:
            if self.closed:
                return
            columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
            self.screen = Progress(*columns, console=Console(file=self.stream), transient=True)
            for what in self.going:
                self._draw(what)
            self.screen.start()

    def close(self) -> None:
        """Nothing more is shown, and what was is wiped."""
        with self.lock:
            self.closed = True
            if self.screen is not None:
                self.screen.stop()

    def _draw(self, what: str) -> None:
        """One bar as it is now: moving where there is only one part, and gone when all is done."""
        assert self.screen is not None
        done, total = self.going[what]
        if what not in self.tasks:
            self.tasks[what] = self.screen.add_task(say(f"progress.{what}", self.lang), total=None)
        self.screen.update(self.tasks[what], completed=done, total=total if total > 1 else None, visible=done < total)
