"""Frameworks of `examples/` reproduce what was published, where the published tables are at hand.

They are not ours to hand on. Set the environment variable `INDICATORKIT_CASES` to the folder in which they stand, a
folder for each, named after the framework; where it is absent these tests are skipped.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from .published import Column, Published

CASES = (
    Published(
        id="ossf_scorecard",
        entity="project",
        others=("source",),
        columns=(Column("aggregate", "aggregate", "number"),),
    ),
    Published(
        id="nursing_home_five_star",
        entity="provider",
        answers=("health_inspection", "staffing", "qm"),
        columns=(Column("overall", "overall", "level"),),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_published_outcome_is_reproduced(case: Published, tell: Callable[[str], None]) -> None:
    folder = os.environ.get("INDICATORKIT_CASES")
    if not folder or not (Path(folder) / case.id).is_dir():
        pytest.skip(
            f"set INDICATORKIT_CASES to the folder that holds {case.id}/: published tables are not ours to give"
        )
    for column, (rows, wrong) in case.disagreements(Path(folder)).items():
        tell(f"{case.id}, {column}: {rows - len(wrong)} of {rows}")
        assert not wrong, wrong[:20]
