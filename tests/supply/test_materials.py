"""What comes along with the wheel is listed, is under a licence that fits, and has no weakness that is known."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from indicatorkit.version import __version__
from tests.release.counting import Tried

from .advisories import weaknesses
from .making import ROOT, materials, run

pytestmark = pytest.mark.supply

PERMISSIVE = re.compile(r"MIT|BSD|Apache|PSF|Python-2.0")

NEWEST = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text("utf-8"))[-1]
"""The newest Python that is promised: the newest release of some packages asks for it."""
ABANDONED = {"pycrypto": "2.6.1"}
"""Its last release, of 2013, will always have weaknesses: who knows none of them knows nothing."""


def installed(python: Path) -> dict[str, str]:
    """What is installed beside the library, with versions."""
    found = json.loads(run("uv", "pip", "list", "--python", python, "--format", "json").stdout)
    return {each["name"]: each["version"] for each in found if each["name"] != "indicatorkit"}


def resolved(python: str) -> dict[str, str]:
    """What would be installed beside the library on another Python, with versions."""
    options = ("--quiet", "--no-header", "--no-annotate", "--python-version", python)
    lines = run("uv", "pip", "compile", *options, ROOT / "pyproject.toml").stdout.split()
    return dict(line.split("==", 1) for line in lines)


def test_the_bill_of_materials_names_all_that_comes_along(bare_python: Path, tmp_path: Path, tried: Tried) -> None:
    bill = json.loads(materials(bare_python, tmp_path / "bill.cdx.json").read_text("utf-8"))
    about = bill["metadata"]["component"]
    assert (bill["bomFormat"], about["name"], about["version"]) == ("CycloneDX", "indicatorkit", __version__)
    listed = {each["name"].lower().replace("_", "-"): each for each in bill["components"]}
    beside = installed(bare_python)
    assert {name: each["version"] for name, each in listed.items() if name != "indicatorkit"} == beside
    unfit = [
        name for name, each in listed.items() if name in beside and not PERMISSIVE.search(json.dumps(each["licenses"]))
    ]
    assert not unfit, "under another licence: say in docs/decisions/007-dependencies.md why it fits, and here"
    tried(17, len(beside))


@pytest.mark.parametrize("python", [None, NEWEST], ids=["on this Python", "on the newest"])
def test_no_weakness_is_known_of_what_comes_along(
    python: str | None, bare_python: Path, tmp_path: Path, tried: Tried
) -> None:
    control = weaknesses(ABANDONED, tmp_path)
    if not control:
        pytest.skip("not run: no service with advisories can be reached")
    assert control["pycrypto"], "a service that knows nothing would let anything pass"
    releases = resolved(python) if python else installed(bare_python)
    known = weaknesses(releases, tmp_path)
    assert not {name: weak for name, weak in known.items() if weak}
    tried(17, len(known))
    unknown = sorted(f"{name} {version}" for name, version in releases.items() if name not in known)
    if unknown:
        pytest.skip(
            f"not run for {', '.join(unknown)}: the index here answers for the newest release of a package only"
        )


def test_the_version_is_that_of_the_changelog() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## \[([\d.]+)\]", changes, re.MULTILINE)[0] == __version__
