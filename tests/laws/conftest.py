"""Laws say that things are true, not that lines are run: coverage does not watch them, or they would last for hours."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and no others."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("no_cover")
