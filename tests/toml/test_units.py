"""The unit of every number: stated, or that of all inputs."""

from __future__ import annotations

import pytest

from indicatorkit.toml.read import read
from tests.loading import load

START = """
format = 1

[framework]
id = "units"

[answer.money]
kind     = "number"
unit     = "euro"
at_least = 0

[answer.hours]
kind     = "number"
unit     = "hours"
at_least = 0

[answer.part]
kind     = "number"
unit     = "%"
rescale  = "tenth"

[rescale.tenth]
from    = [0, 100]
to      = [0, 10]
outside = "clip"

[bands.ten]
rows = [ { points = 1, at_least = 10 }, { points = 0 } ]

[[step]]
id     = "scored"
answer = "money"
bands  = "ten"

[[step]]
id     = "scored_too"
answer = "hours"
bands  = "ten"

[[step]]
id     = "rent"
answer = "money"

[[step]]
id     = "care"
answer = "money"

[[step]]
id     = "work"
answer = "hours"

[[step]]
id     = "portion"
answer = "part"
"""


def node(lines: str) -> str:
    return f"{START}\n[[result]]\nid = 'x'\n{lines}"


def unit(lines: str) -> str | None:
    return load(node(lines))["x"].unit


def test_the_unit_of_a_question_is_that_of_its_answer_and_of_a_rescaled_one_there_is_none() -> None:
    framework = load(node("rule = 'mean'\nuses = ['rent']"))
    assert framework["rent"].unit == "euro"
    assert framework["portion"].unit is None
    assert framework["portion"].answer is not None
    assert getattr(framework["portion"].answer, "unit", "") == "%"


@pytest.mark.parametrize("rule", ["sum", "mean", "geometric_mean", "harmonic_mean", "lowest", "highest", "first_known"])
def test_what_shares_a_unit_has_that_unit(rule: str) -> None:
    assert unit(f"rule = '{rule}'\nuses = ['rent', 'care']") == "euro"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("rule = 'same_as'\nuses = ['rent']\nround = -2", "euro"),
        ("rule = 'same_as'\nuses = ['rent']\nrescale = 'tenth'", None),
        ("rule = 'same_as'\nuses = ['rent']\nrescale = 'tenth'\nunit = 'points'", "points"),
        ("rule = 'mean'\nof = 'tenth'\nuses = ['rent', 'work']", None),
        ("rule = 'mean'\nuses = ['rent', 'portion']", None),
        ("rule = 'sum'\nuses = ['rent', 'care']\nbands = 'ten'", None),
        ("rule = 'sum'\nuses = ['rent', 'care']\nbands = 'ten'\nunit = 'points'", "points"),
        ("rule = 'sum'\nuses = ['scored', 'scored_too']", None),
        ("rule = 'mean'\nof = 'tenth'\nuses = ['rent', 'work']\nunit = 'points'", "points"),
        ("rule = 'ratio'\ndivide = 'rent'\nby = 'work'\nunit = 'euro per hour'", "euro per hour"),
        ("rule = 'ratio'\ndivide = 'rent'\nby = 'care'", None),
        ("rule = 'change'\nuses = ['rent']", "euro"),
        ("rule = 'change'\nuses = ['rent']\nas = 'percent'", "%"),
        ("rule = 'change'\nuses = ['rent']\nas = 'percent'\nunit = 'procent'", "procent"),
        ("rule = 'change'\nuses = ['rent']\nas = 'percent'\nrescale = 'tenth'", None),
        ("rule = 'change'\nuses = ['rent']\nas = 'percent'\nbands = 'ten'", None),
        ("rule = 'product'\nuses = ['rent', 'work']\nunit = 'euro hours'", "euro hours"),
        ("rule = 'sum'\nuses = ['rent', 'work']\nweights = { work = 25 }\nunit = 'euro'", "euro"),
        ("rule = 'sum'\nuses = ['rent', 'care']\nweights = { care = 25 }", "euro"),
        ("rule = 'count'\nwhere = { above = 5 }\nuses = ['rent', 'work']", None),
        ("rule = 'count'\nwhere = { above = 5 }\nuses = ['rent', 'work']\nunit = 'items'", "items"),
        ("rule = 'coverage'\nas = 'share'\nuses = ['rent', 'work']", None),
        ("rule = 'table'\nrows = [ { when = { work = 1 }, then = { same_as = 'rent' } } ]\notherwise = 'grey'", "euro"),
    ],
)
def test_the_unit_of_what_comes_out(lines: str, expected: str | None) -> None:
    assert unit(lines) == expected


def test_case_and_blanks_in_a_unit_do_not_count() -> None:
    shouted = START.replace('unit     = "hours"', 'unit     = " EURO "') + "\n[[result]]\nid = 'x'\n"
    assert not read((shouted + "rule = 'mean'\nuses = ['rent', 'work']").encode()).issues


def test_a_later_roll_up_gives_the_same_unit() -> None:
    later = node("rollup = 'a'\nrollup_from = { '2025' = 'b' }\nuses = ['rent', 'care']")
    later += "\n[rollup.a]\nrule = 'sum'\n[rollup.b]\nrule = 'mean'\nof = 'tenth'\n"
    found = read(later.replace('id = "units"', 'id = "units"\nwaves = ["2024", "2025"]').encode()).issues
    assert [each.code for each in found] == ["rollup-from-differs"]


def test_an_attribute_has_the_unit_of_its_answer() -> None:
    framework = load(node("rule = 'mean'\nuses = ['rent']\n[attribute.budget]\nanswer = 'money'"))
    assert framework.attributes["budget"].unit == "euro"
    yes = "\n[attribute.coast]\nanswer = 'yes'\n[answer.yes]\nkind = 'choice'\noptions = [ { id = 'yes' } ]\n"
    assert load(node(f"rule = 'mean'\nuses = ['rent']{yes}")).attributes["coast"].unit is None
