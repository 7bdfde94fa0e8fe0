"""Frameworks like those that others publish say of hundreds of random rows what a plain function says of them.

They are here for their kinds: sums over two levels with a question that is subtracted, worst of with elements that can
lower but not lift, tables with codes for what is not known, totals raised for at most so many gaps, points of measured
numbers, notches on an anchor, rows that hold whatever is unknown, decimals that are cut off, questions that open one
another, a harmonic mean of geometric means. All are small; some are examples for users, the others stand beside this
file.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

import indicatorkit as ik

from . import assessments, plain
from .drawing import rows
from .held import Plain, disagreements

EXAMPLES = Path(__file__).parents[2] / "examples"
HERE = Path(__file__).parent / "frameworks"
LAWS: dict[str, Plain] = {
    "air_quality_index": assessments.air,
    "amstar_2": plain.amstar_2,
    "conservation_status": assessments.conservation,
    "credit_rating": plain.credit,
    "electoral_regime": plain.regime,
    "freedom_in_the_world": plain.freedom,
    "front_of_pack_score": plain.nutrition,
    "gender_inequality_index": assessments.gender,
    "grade_certainty": plain.certainty,
    "news2": plain.news2,
    "phq9": plain.phq9,
    "red_list": plain.red_list,
    "risk_of_bias_2": assessments.bias,
    "water_body_status": plain.water,
}


def framework(name: str) -> ik.Framework:
    path = HERE / f"{name}.toml"
    return ik.load(path if path.is_file() else EXAMPLES / path.name)


@pytest.mark.parametrize("name", LAWS)
def test_it_says_what_a_plain_function_says(name: str, tell: Callable[[str], None]) -> None:
    here = framework(name)
    drawn = rows(here, 300)
    said = sum(len(LAWS[name](row)) for row in drawn)
    tell(f"{name}: {said} outcomes of {len(drawn)} rows held against the plain function")
    assert disagreements(here, LAWS[name], drawn) == []
    assert said >= len(drawn) / 2


@pytest.mark.parametrize("name", [path.stem for path in sorted(HERE.glob("*.toml"))])
def test_it_has_no_findings(name: str) -> None:
    assert [str(issue) for issue in ik.check(HERE / f"{name}.toml")] == []


def test_a_question_that_did_not_exist_yet_is_not_missed() -> None:
    here = framework("electoral_regime")
    drawn = [{id_: value for id_, value in row.items() if id_ != "women_vote"} for row in rows(here, 100, seed=1)]
    before = disagreements(here, lambda row: plain.regime(row, women_asked=False), drawn, wave="1815")
    assert before == []
