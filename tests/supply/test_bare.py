"""Where an extra is not installed, whatever needs it says how to install it: in a real environment without any."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.release.counting import Tried

from .making import ROOT, run

pytestmark = pytest.mark.supply

BEGIN = """
import indicatorkit as ik
fw = ik.load("nad")
scores = ik.score(fw, [{"regio": "Alkmaar", "flexwoningen": "ja"}])
try:
    DO
except ImportError as found:
    print(found)
else:
    print("nothing was said")
"""
"""What one does with nothing but the wheel, up to what needs more."""

DOORS = {
    "arrow": ('ik.write(scores, "x.parquet")', "ik.score_batches(fw, [])", 'scores.to_frame(like="pyarrow")'),
    "frames": ('scores.to_frame(like="polars")', 'scores.to_frame(like="duckdb")'),
    "pictures": (
        'ik.draw(scores, "rose", entity="Alkmaar").write("x.png")',
        'ik.draw(scores, "heatmap").write("x.pdf")',
    ),
    "spark": ("ik.spark.score(fw, None)", "ik.spark.read_answers(fw, None)"),
    "test": ("import indicatorkit.strategies", "import indicatorkit.testing"),
}
"""The extras that users meet, and what needs each of them."""

FOR_US = {"browser", "docs", "peers", "recipes", "release"}
"""Extras with which the library itself is tested and released."""


@pytest.mark.parametrize(("extra", "door"), [(extra, door) for extra, doors in DOORS.items() for door in doors])
def test_a_door_names_the_extra_that_it_needs(
    extra: str, door: str, bare_python: Path, tmp_path: Path, tried: Tried
) -> None:
    said = run(bare_python, "-c", BEGIN.replace("DO", door), cwd=tmp_path).stdout
    assert f'pip install "indicatorkit[{extra}]"' in said
    assert not list(tmp_path.iterdir())
    tried(17, 1)


def test_every_extra_has_its_doors_or_is_for_us() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(project["optional-dependencies"]) - FOR_US == set(DOORS)


def test_the_demo_runs_with_nothing_but_the_wheel(bare_python: Path, tmp_path: Path, tried: Tried) -> None:
    said = run(bare_python, "-W", "error", "-m", "indicatorkit", "demo", "--lang", "en", cwd=tmp_path).stdout
    assert len(said.splitlines()) > 20
    tried(17, 1)
