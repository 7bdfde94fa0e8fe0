"""What comes along with the wheel is listed, is under a licence that fits, and has no weakness that is known."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from indicatorkit.version import __version__
from tests.release.counting import Tried

from .making import ROOT, attempt, materials, run

pytestmark = pytest.mark.supply

PERMISSIVE = re.compile(r"MIT|BSD|Apache|PSF|Python-2.0")


def installed(python: Path) -> dict[str, str]:
    """What is installed beside the library, with versions."""
    found = json.loads(run("uv", "pip", "list", "--python", python, "--format", "json").stdout)
    return {each["name"]: each["version"] for each in found if each["name"] != "indicatorkit"}


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


def test_no_weakness_is_known_of_what_comes_along(bare_python: Path, tmp_path: Path, tried: Tried) -> None:
    asked = tmp_path / "asked.txt"
    asked.write_text("\n".join(f"{name}=={version}" for name, version in installed(bare_python).items()), "utf-8")
    done = attempt("pip-audit", "--requirement", asked, "--no-deps", "--disable-pip", "--format", "json")
    try:
        answers = json.loads(done.stdout)["dependencies"]
    except ValueError:
        pytest.skip(f"not run: the service with advisories cannot be reached ({done.stderr.strip().splitlines()[-1:]})")
    known = [each for each in answers if "skip_reason" not in each]
    if not known:
        pytest.skip(f"not run: the service with advisories knows none of {len(answers)} packages")
    assert not [(each["name"], each["version"], weak["id"]) for each in known for weak in each["vulns"]]
    assert len(known) == len(answers), "of some nothing is known"
    tried(17, len(known))


def test_the_version_is_that_of_the_changelog() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## \[([\d.]+)\]", changes, re.MULTILINE)[0] == __version__
