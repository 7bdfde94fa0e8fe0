"""`docs/streams.md` tells the truth: every block is run in order, and prints what stands below it."""

from __future__ import annotations

from pathlib import Path

from tests.docs.pages import DOCS
from tests.docs.running import run


def test_every_block_prints_what_stands_below_it(tmp_path: Path) -> None:
    for each in run((DOCS / "streams.md").read_text(encoding="utf-8"), tmp_path):
        assert each.printed == each.shown, each.line
