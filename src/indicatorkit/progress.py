"""How far a long piece of work is, for whoever listens: nobody, unless a program wants to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias, TypeVar

T = TypeVar("T")

Listener: TypeAlias = "Callable[[str, int, int], None]"
"""Is told what is being done (a word such as `files`), how many parts are done, and how many there are."""

_listening: ContextVar[Listener | None] = ContextVar("indicatorkit_progress", default=None)


@contextmanager
def progress(listener: Listener) -> Iterator[None]:
    """What is done inside tells this listener how far it is; in this thread or task, and nowhere else.

    >>> import indicatorkit as ik
    >>> heard = set()
    >>> with ik.progress(lambda what, done, total: heard.add(what)):
    ...     scores = ik.score(ik.load("nad"), [{"entity": "Alkmaar", "flexwoningen": "ja"}])
    >>> heard
    {'answers'}
    """
    token = _listening.set(listener)
    try:
        yield
    finally:
        _listening.reset(token)


def watched(what: str, things: Iterable[T], total: int | None = None) -> Iterator[T]:
    """The things, one by one, with a word to the listener before the first and after each."""
    listener = _listening.get()
    if listener is None:
        yield from things
        return
    if total is None:
        assert isinstance(things, Sized)
        total = len(things)
    listener(what, 0, total)
    for done, each in enumerate(things, start=1):
        yield each
        listener(what, done, total)


def weighed(what: str, things: Iterable[T], done: Callable[[], int], total: int) -> Iterator[T]:
    """The things, one by one, with a word to the listener after each: how much is done, of how much in all."""
    listener = _listening.get()
    for each in things:
        yield each
        if listener is not None:
            listener(what, min(done(), total), total)
    if listener is not None:
        listener(what, total, total)
