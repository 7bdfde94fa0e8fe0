"""Frameworks of `examples/` reproduce what was published, where the published tables are at hand.

They are not ours to hand on. Set the environment variable `INDICATORKIT_CASES` to the folder in which they stand, a
folder for each, named after the framework; where it is absent these tests are skipped.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from .published import EXAMPLES, Column, Published

GOALS = range(1, 18)
COAST = ("sdg14_cpma", "sdg14_cleanwat", "sdg14_fishstocks", "sdg14_trawl")
CODEBOOK = tomllib.loads((EXAMPLES / "sdg_dashboards_2019.toml").read_text(encoding="utf-8"))
INDICATORS = [each for theme in CODEBOOK["theme"] for each in theme["indicator"] if "marks" in each]
ON_THE_DASHBOARD = {"sdg8_unemp": "sdg8_unemp_dashboard", "sdg12_msw": "sdg12_msw_dashboard"}


def without_coast(record: Mapping[str, str]) -> Mapping[str, str]:
    """A country without a coast: none of the indicators of the sea is known."""
    return {"landlocked": "no" if any(record[each] for each in COAST) else "yes"}


SDG = partial(
    Published,
    id="sdg_dashboards_2019",
    entity="id",
    inputs="inputs.csv",
    others=("country", "region", "income_group"),
    worked_out=without_coast,
)
OF_THE_BOOK = ("oecd", *(each["id"] for each in INDICATORS))
GROUPS = {"Low": "low", "Medium": "medium", "High": "high", "Very High": "very_high"}
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
    Published(
        id="hdi",
        entity="iso3",
        wave="year",
        answers=("le", "eys", "mys", "gnipc"),
        columns=(
            Column("hdi", "hdi", "number", deviating=frozenset(f"RWA {year}" for year in range(1990, 1995))),
            Column("hdi", "hdi_group_2021", "level", words=GROUPS, only=("year", "2021")),
        ),
    ),
    SDG(
        part="goals",
        outcomes="expected_goals.csv",
        given={f"goal{goal}_regional": f"goal{goal}_regional_score" for goal in GOALS},
        columns=(
            *(Column(f"goal{goal}", f"goal{goal}_colour", "level", grey=("", "grey")) for goal in GOALS),
            *(
                Column(f"goal{goal}_score", f"goal{goal}_score", "number", within=1e-9, is_in_part=True)
                for goal in GOALS
            ),
            Column("sdg_index", "index_score", "number", within=1e-9),
        ),
    ),
    SDG(
        part="colours",
        outcomes="expected_indicator_colours.csv",
        answers=OF_THE_BOOK,
        columns=tuple(Column(ON_THE_DASHBOARD.get(each["id"], each["id"]), each["id"], "level") for each in INDICATORS),
    ),
    SDG(
        part="scores",
        outcomes="expected_indicator_scores.csv",
        answers=OF_THE_BOOK,
        more={
            "step": [
                {"id": f"{each['id']}_score", "rule": "mean", "uses": [each["id"]], "of": "zero_to_hundred"}
                for each in INDICATORS
                if "dashboard_only" not in each.get("tags", ())
            ]
        },
        columns=tuple(
            Column(f"{each['id']}_score", each["id"], "number", within=1e-9, is_in_part=True)
            for each in INDICATORS
            if "dashboard_only" not in each.get("tags", ())
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_published_outcome_is_reproduced(case: Published, tell: Callable[[str], None]) -> None:
    folder = os.environ.get("INDICATORKIT_CASES")
    if not folder or not (Path(folder) / case.id).is_dir():
        pytest.skip(
            f"set INDICATORKIT_CASES to the folder that holds {case.id}/: published tables are not ours to give"
        )
    for column, (rows, wrong) in case.disagreements(Path(folder)).items():
        tell(f"{case}, {column}: {rows - len(wrong)} of {rows}")
        assert not wrong, wrong[:20]
