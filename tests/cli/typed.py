"""A command as a user types it."""

from __future__ import annotations

import pytest

from indicatorkit.cli import main


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """The code with which it ends, and what it prints on stdout and stderr."""
    with pytest.raises(SystemExit) as end:
        main(words)
    told = capsys.readouterr()
    assert isinstance(end.value.code, int)
    return end.value.code, told.out, told.err
