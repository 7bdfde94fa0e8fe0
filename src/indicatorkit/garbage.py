"""Leaves unreachable objects alone while very many others are made, none of which is dropped before the end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_alone() -> Iterator[None]:
    """Meanwhile nobody looks for unreachable objects: each search goes through all that a document has so far.

    Where they were not looked for before they are not afterwards. Of threads that do this at the same time the first
    one decides when they are looked for again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
