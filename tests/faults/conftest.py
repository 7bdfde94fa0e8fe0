"""The folder that every test here begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.verbs import begin


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that is read, and something old wherever something is written."""
    folder = tmp_path_factory.mktemp("begun")
    begin(folder)
    return folder
