"""When, and of which state of the code: what every figure says besides the number."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime

from .rows import ROOT


def now() -> str:
    """The moment, to the minute, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M")


def commit() -> str:
    """The commit, with a `+` where the library or its tests are not as they were committed; empty without git."""
    head = _git("rev-parse", "--short=10", "HEAD")
    return head + "+" * bool(head and _git("status", "--porcelain", "--", "src", "tests", "frameworks"))


def _git(*asked: str) -> str:
    try:
        done = subprocess.run(["git", *asked], cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
