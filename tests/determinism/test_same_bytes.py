"""The same input gives the same bytes: run after run, whatever the hash seed, the locale and the time zone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import Any

import pytest

import indicatorkit as ik
from tests.release.counting import Tried

ROOT = Path(__file__).parents[2]
LOCALES = {"nl_NL.UTF-8": "UTF-8", "tr_TR.UTF-8": "UTF-8", "nl_NL.ISO-8859-1": "ISO-8859-1"}
RUNS = {
    "again": {},
    "in Dutch": {"PYTHONHASHSEED": "1", "LC_ALL": "nl_NL.UTF-8", "TZ": "Europe/Amsterdam"},
    "in Turkish": {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
    "in another encoding": {"PYTHONHASHSEED": "3", "LC_ALL": "nl_NL.ISO-8859-1", "TZ": "America/New_York"},
}
FIRST = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """A folder with the locales, made by the system's own tool, for few machines have them; none where it is absent."""
    if which("localedef") is None or not Path("/usr/share/i18n/locales/tr_TR").exists():
        return None
    folder = tmp_path_factory.mktemp("locales")
    for name, charmap in LOCALES.items():
        command = ["localedef", "-i", name.partition(".")[0], "-f", charmap, str(folder / name)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return made(tmp_path_factory.mktemp("first"), FIRST, None)


def made(folder: Path, where: dict[str, str], locales: Path | None) -> dict[str, Any]:
    """What is made in this environment."""
    given = {**FIRST, **where, "INDICATORKIT_LANG": "nl", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    paths = {"PYTHONPATH": os.pathsep.join([str(Path(ik.__file__).parents[1]), str(ROOT)])}
    words = [sys.executable, "-X", "warn_default_encoding", "-m", "tests.determinism.made", str(folder)]
    environ = {**os.environ, **given, **paths, **({} if locales is None else {"LOCPATH": str(locales)})}
    done = subprocess.run(words, cwd=ROOT, env=environ, capture_output=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-4000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.no_cover
@pytest.mark.parametrize("run", RUNS)
def test_it_is_the_same_bytes(
    run: str, first: dict[str, Any], locales: Path | None, tmp_path: Path, tried: Tried
) -> None:
    if locales is None and run != "again":
        pytest.skip("this system has no `localedef` with its sources, by which locales are made")
    found = made(tmp_path, RUNS[run], locales)
    assert len(found["digests"]) > 40
    same = [each for each, digest in first["digests"].items() if found["digests"].get(each) == digest]
    assert same == list(found["digests"]) == list(first["digests"])
    assert (found["about"] == first["about"]) == (run == "again"), "an environment that is not another proves nothing"
    tried(13, len(same))
