"""A process of its own for each mutant, with an end to its time and its memory, and nothing to say but how it went."""

from __future__ import annotations

import gc
import os
import resource
import signal
import time
from collections.abc import Callable

MEMORY = 4 << 30
FAULT = 255
WAITING = 20
"""How many times its processor time a process may take altogether: it may wait for others, but not for ever."""


def forked(do: Callable[[], int], seconds: float) -> int:
    """What `do` gives back, a small number, in a process of its own; -1 where it came to no end."""
    child = os.fork()
    if child == 0:
        _be_quiet(seconds)
        code = FAULT
        try:
            code = do()
        finally:
            os._exit(code)
    until = time.monotonic() + WAITING * seconds
    pause = 0.001
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            assert status != FAULT << 8, "not the mutant but what tries it went wrong"
            return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else -1
        time.sleep(pause)
        pause = min(pause * 1.2, 0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1


def _be_quiet(seconds: float) -> None:
    gc.disable()  # nothing lasts long enough, and to look at everything is to copy it
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
