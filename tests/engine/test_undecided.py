"""A measured number that is still open: grey only if what is missing could change the level."""

from fractions import Fraction

from tests.loading import load, made, scored

FRAMEWORK = load("""
format = 1

[framework]
id = "open"
nl = "Open"

[scale.marks]
worst_to_best = [ { id = "low" }, { id = "high" } ]

[answer.percent]
kind = "number"
at_least = 0
at_most = 100

[bands.marks]
scale = "marks"
rows = [ { level = "high", at_least = 60 }, { level = "low" } ]

[[step]]
id = "x"
answer = "percent"

[[step]]
id = "y"
answer = "percent"

[[step]]
id = "z"
answer = "percent"

[[result]]
id = "mean"
rule = "mean"
uses = ["x", "y", "z"]
missing = "grey_unless_decided"
bands = "marks"

[[result]]
id = "again"
rule = "mean"
of = "number"
uses = ["mean", "z"]
missing = "grey_unless_decided"
bands = "marks"

[[result]]
id = "assumed"
rule = "sum"
of = "number"
uses = ["mean", "z"]
missing = { counts_as = 50, because = "agreed" }

[[result]]
id = "divided"
rule = "ratio"
of = "number"
divide = "z"
by = "mean"
missing = { counts_as = 50, because = "agreed" }
""")


def test_a_known_number_weighs_what_it_is_and_a_missing_one_all_that_it_may_be() -> None:
    here = scored(FRAMEWORK, x=95, y=95)  # whatever z is, the mean is 63.3 at least
    letter = here.letter(here.plan.carrier("mean"))
    assert letter is not None
    assert (letter.word, letter.number_open) == ("high", True)


def test_one_answer_that_can_still_pull_it_down_keeps_it_grey() -> None:
    here = scored(FRAMEWORK, x=95, y=80)  # 58.3 at least
    assert here.reason(here.plan.carrier("mean")) == "undecided"


def test_what_may_be_any_number_decides_nothing_and_nought_times_it_is_nought() -> None:
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 60}, {"level": "red"}]}
    rest = {"uses": ["x", "y"], "missing": "grey_unless_decided", "bands": bands}
    framework = made(
        answer={"any": {"kind": "number"}, "some": {"kind": "number", "at_least": 0, "at_most": 100}},
        step=[{"id": each, "answer": kind} for each, kind in (("x", "some"), ("y", "any"), ("z", "some"))],
        result=[
            {"id": "mean", "rule": "mean", **rest},
            {"id": "root", "rule": "geometric_mean", **rest, "uses": ["x", "z"]},
        ],
    )
    here = scored(framework, x=0)
    assert here.reason(here.plan.carrier("mean")) == "undecided"
    number = here.number(here.plan.carrier("root"))
    assert (number, type(number)) == (0, Fraction)


def test_a_level_with_an_open_number_is_missing_to_who_reads_numbers() -> None:
    here = scored(FRAMEWORK, y=95, z=90)  # the first mean is `high`, but nobody knows its number
    again = here.plan.carrier("again")
    assert here.number(again) is None
    assert here.reason(again) == "undecided"


def test_what_counts_in_the_place_of_something_missing_counts_for_an_open_number_too() -> None:
    here = scored(FRAMEWORK, y=95, z=90)
    assert here.number(here.plan.carrier("assumed")) == 140
    assert here.number(here.plan.carrier("divided")) == Fraction(9, 5)
