"""The archives of a release are sound, and hold what belongs in them and nothing else."""

from __future__ import annotations

import os
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.release.counting import Tried

from .making import Dist, check, run

pytestmark = pytest.mark.supply

IN_WHEEL = {
    "indicatorkit": {".py", ".typed"},
    "indicatorkit/engine/native": {".py", ".c"},
    "indicatorkit/examples": {".csv"},
    "indicatorkit/frameworks": {".toml", ".csv"},
    "indicatorkit/report/templates": {".j2", ".css", ".js"},
    "indicatorkit/report/theming/themes": {".css"},
    "indicatorkit/schemas": {".json"},
    "indicatorkit/words": {".py", ".toml"},
    "": {".py"},  # the plugin for pytest
}
"""The kinds of files in each room, rooms that have only modules apart: those are Python throughout."""

AT_TOP = {
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "RELIABILITY.md", "SECURITY.md"),
    *("MANIFEST.in", "PKG-INFO", "pyproject.toml", "setup.cfg", "setup.py"),
    *("benchmarks", "conformance", "docs", "examples", "frameworks", "src", "tests"),
}


def room(name: str) -> str:
    """The room of a file in the wheel: the longest that is named above."""
    return max((each for each in IN_WHEEL if name.startswith(f"{each}/" if each else "")), key=len)


def kinds(names: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in names:
        found.setdefault(room(name), set()).add(Path(name).suffix)
    return found


def test_the_packaging_tools_have_nothing_to_say(dist: Dist, tried: Tried) -> None:
    check(dist)
    tried(17, 4)


def test_the_wheel_holds_the_package_with_its_data_and_nothing_else(dist: Dist, tried: Tried) -> None:
    names = [each for each in ZipFile(dist.wheel).namelist() if ".dist-info/" not in each]
    assert kinds(names) == IN_WHEEL
    assert [each for each in names if "/" not in each] == ["indicatorkit_pytest.py"]
    for name in ("py.typed", "words/nl.toml", "words/en.toml", "engine/native/kernel.c", "frameworks/nad.toml"):
        assert f"indicatorkit/{name}" in names
    tried(17, len(names))


def test_the_source_archive_holds_what_it_takes_to_build_and_to_test(dist: Dist, tried: Tried) -> None:
    with tarfile.open(dist.source) as source:
        names = [each.name.split("/", 1)[1] for each in source.getmembers() if "/" in each.name]
    assert {each.split("/")[0] for each in names} <= AT_TOP
    assert AT_TOP - {"RELIABILITY.md"} <= {each.split("/")[0] for each in names}
    assert not [each for each in names if "__pycache__" in each or "/." in f"/{each}"]
    tried(17, len(names))


def test_whoever_packages_it_can_test_it(dist: Dist, tmp_path: Path, tried: Tried) -> None:
    with tarfile.open(dist.source) as source:
        source.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    files = ("tests/test_package.py", "tests/toml/test_schema.py", "tests/docs/test_expectations.py")
    here = {**os.environ, "PYTHONPATH": str(unpacked / "src")}
    run(sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *files, cwd=unpacked, env=here)
    tried(17, len(files))
