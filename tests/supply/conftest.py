"""One build and one bare environment for all tests of what is released."""

from __future__ import annotations

from pathlib import Path

import pytest

from .making import Dist, bare, built


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Dist:
    """The two archives, as a release has them."""
    folder = tmp_path_factory.mktemp("release")
    return built(folder / "dist", folder / "tree")


@pytest.fixture(scope="session")
def bare_python(dist: Dist, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the wheel, and nothing that it does not ask for."""
    return bare(dist.wheel, tmp_path_factory.mktemp("bare") / "env")
