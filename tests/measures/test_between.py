"""A mean lies between the numbers that it is made of, to the last digit, however it is computed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import nextafter
from typing import Any

from hypothesis import given, settings, strategies as st

from indicatorkit.amounts import Line
from indicatorkit.framework import Framework
from tests.loading import made, outcomes, scored

TEN: dict[str, Any] = {"kind": "number", "at_least": 0, "at_most": 10}
MEANS = ("mean", "geometric_mean", "harmonic_mean", "mean_of_lowest")
NUMBERS = st.integers(1, 1000).map(lambda each: Fraction(each, 100))


def mean_of(rule: str, inputs: int, **more: Any) -> Framework:
    names = "abcdef"[:inputs]
    take = {"take": 2} if rule == "mean_of_lowest" else {}
    top = {"id": "top", "rule": rule, "uses": list(names), **take, **more}
    return made(answer={"ten": TEN}, step=[{"id": each, "answer": "ten"} for each in names], result=[top])


def found_of(framework: Framework, numbers: list[Fraction]) -> tuple[Fraction | None, str | None]:
    """The exact number, and the level."""
    here = scored(framework, **{name: float(each) for name, each in zip("abcdef", numbers, strict=False)})
    carrier = here.plan.carrier("top")
    letter = here.letter(carrier)
    level = letter and letter.level is not None and carrier.scale and carrier.scale.levels[letter.level]
    return here.number(carrier), level or None


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(MEANS), NUMBERS, st.integers(2, 6))
def test_of_equal_numbers_it_is_that_number(rule: str, number: Fraction, inputs: int) -> None:
    """*At least 5* is met by two fives, also where floats say 4.999999999999999."""
    bands = {
        "scale": "light",
        "rows": [{"level": "green", "at_least": Decimal(int(number * 100)) / 100}, {"level": "red"}],
    }
    assert found_of(mean_of(rule, inputs, bands=bands), [number] * inputs) == (number, "green")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(MEANS), st.lists(NUMBERS, min_size=2, max_size=6))
def test_it_is_never_beyond_its_inputs(rule: str, numbers: list[Fraction]) -> None:
    found, _ = found_of(mean_of(rule, len(numbers)), numbers)
    assert found is not None
    assert min(numbers) <= found <= max(numbers)


def test_what_is_said_while_an_input_is_missing_holds_for_its_highest_number_too() -> None:
    """The root of ten, squared, is ten and not a last digit more, which rounded up would be twenty."""
    up = {"id": "up", "rule": "geometric_mean", "uses": ["a"], "missing": "leave_out"}
    up |= {"limits": [{"at_least": "10/3"}], "round": {"decimals": -1, "always": "up"}}
    top = {"id": "top", "rule": "product", "uses": ["up", "b"], "missing": "grey_unless_decided"}
    asked = [{"id": each, "answer": "ten"} for each in "ab"]
    framework = made(answer={"ten": TEN}, step=[*asked, up], result=[top])
    found = {outcomes(scored(framework, a=each, b=3))["top"] for each in (0, "9.99", 10)}
    assert found == {outcomes(scored(framework, b=3))["top"]} == {"30"}


def test_what_no_float_says_may_be_passed_so_what_is_open_is_not_said_too_soon() -> None:
    """The float of five thirds is a little more than that; a mean of floats is so too, and lies above."""
    answer = {**TEN, "at_most": 1, "rescale": {"from": [0, 1], "to": [0, "5/3"], "outside": "clip"}}
    bands = {"scale": "light", "rows": [{"level": "green", "above": "5/3"}, {"level": "red"}]}
    top = {"id": "top", "rule": "geometric_mean", "uses": ["a", "b"], "missing": "grey_unless_decided", "bands": bands}
    asked = [{"id": each, "answer": "third"} for each in "ab"]
    framework = made(answer={"third": answer}, step=asked, result=[top])
    assert outcomes(scored(framework, a=1, b=1))["top"] == "green (16666666666666667/10000000000000000)"
    assert outcomes(scored(framework, a=1))["top"] == "grey (undecided)"


STEPS = st.tuples(*(st.integers(1, 500) for _ in range(4)))


@settings(max_examples=200, deadline=None)
@given(STEPS, st.sampled_from([1, 3, 10]), st.booleans())
def test_a_logarithm_stays_between_its_bends(steps: tuple[int, ...], part: int, turned: bool) -> None:
    """Next to a bend floats may say a last digit too much; what becomes of the bend itself is the most there is."""
    low, more, start, rise = steps
    first, last = Fraction(low, part), Fraction(low + more, part)
    ends = Fraction(start, part), Fraction(start + rise, part)
    line = Line.through([(first, ends[turned]), (last, ends[not turned])], "extend", log=True)
    between = [nextafter(float(first), 1e9), nextafter(float(last), 0.0)]
    for number in (Fraction(repr(each)) for each in between):
        if first < number < last:
            assert float(ends[0]) <= float(line.said(number)) <= float(ends[1])
