"""What a way makes of an interval: every number of it, no more, and between the cuts all on one side of every edge."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from indicatorkit.images import before, image
from indicatorkit.intervals import beginning_at, cuts, pieces
from indicatorkit.onward import Limit, Rescale, Rounding
from indicatorkit.passing import OutOfRange, Way
from indicatorkit.values import Interval

EVERYTHING = Interval()
TINY = Fraction(1, 10**9)
NUMBERS = st.fractions(min_value=-12, max_value=12, max_denominator=4)


def rescale(source: list[Any], to: list[Any], outside: str, **more: Any) -> Rescale:
    return Rescale.model_validate({"from": source, "to": to, "outside": outside, **more})


@st.composite
def rescales(draw: st.DrawFn) -> Rescale:
    """A line with two to four points, up or down, perhaps with a step."""
    count = draw(st.integers(2, 4))
    source = sorted(draw(st.lists(NUMBERS, min_size=count, max_size=count)), reverse=draw(st.booleans()))
    to = draw(st.lists(st.integers(-3, 3), min_size=count, max_size=count))
    return rescale(source, to, draw(st.sampled_from(("clip", "extend", "grey"))))


@st.composite
def ways(draw: st.DrawFn) -> Way:
    limits = [
        Limit(**{word: draw(NUMBERS)}) for word in draw(st.lists(st.sampled_from(("at_least", "at_most")), max_size=2))
    ]
    how = st.sampled_from(({}, {"half": "even"}, {"always": "up"}, {"always": "down"}))
    rounding = st.builds(lambda decimals, how: Rounding(decimals=decimals, **how), st.integers(-1, 1), how)
    return Way(tuple(limits), draw(st.none() | rescales()), draw(st.none() | rounding))


@st.composite
def edges(draw: st.DrawFn) -> Interval:
    at, closed = draw(NUMBERS), draw(st.booleans())
    return draw(st.sampled_from((Interval(low=at, low_closed=closed), Interval(high=at, high_closed=closed))))


def within(piece: Interval) -> list[Fraction]:
    """Numbers of a piece: its ends, right beside them, far away, and some between."""
    low = piece.low if piece.low is not None else min(Fraction(-40), (piece.high or Fraction(0)) - 40)
    high = piece.high if piece.high is not None else max(Fraction(40), low + 40)
    steps = [low + (high - low) * Fraction(part, 16) for part in range(17)]
    beside = [low + TINY, high - TINY]
    return sorted(each for each in {*steps, *beside} if piece.holds(each))


def out_of(way: Way, number: Fraction) -> Fraction | None:
    try:
        return Fraction(way.of(number))
    except OutOfRange:
        return None


@settings(max_examples=150, deadline=None)
@given(ways(), st.lists(edges(), min_size=1, max_size=3))
def test_every_number_of_a_piece_agrees_with_its_image_and_with_every_edge(way: Way, compared: list[Interval]) -> None:
    for piece in pieces(before(way, compared), EVERYTHING):
        found = image(way, piece)
        if way.limits and way.rescale is not None and way.rescale.outside == "grey":
            continue  # a limit moves numbers across the end of what is accepted
        for number in within(piece):
            came = out_of(way, number)
            if found is None:
                assert came is None
                continue
            assert came is not None and found.holds(came)
            for edge in compared:
                assert edge.holds(came) == found.inside(edge)


@settings(max_examples=100, deadline=None)
@given(rescales(), NUMBERS, NUMBERS)
def test_an_image_is_no_wider_than_it_must_be(line: Rescale, one: Fraction, other: Fraction) -> None:
    way = Way(rescale=line)
    low, high = sorted((one, other))
    for piece in pieces(before(way, [Interval(low, high)]), Interval(Fraction(-20), Fraction(20))):
        found = image(way, piece)
        if found is None:
            continue
        bends = [each for each, _ in line.points() if piece.holds(each)]
        came = [came for each in (*within(piece), *bends) if (came := out_of(way, each)) is not None]
        assert found.low is not None and found.high is not None
        assert min(came) - found.low <= 100 * TINY * (1 + abs(found.low))
        assert found.high - max(came) <= 100 * TINY * (1 + abs(found.high))
        assert not found.low_closed or min(came) == found.low
        assert not found.high_closed or max(came) == found.high


@pytest.mark.parametrize(
    ("way", "piece", "expected"),
    [
        (Way(), Interval(high=Fraction(3)), Interval(high=Fraction(3))),
        (Way((Limit(at_least=Fraction(1)),)), Interval(high=Fraction(0)), Interval(Fraction(1), Fraction(1))),
        (Way((Limit(at_most=Fraction(1)),)), Interval(low=Fraction(2)), Interval(Fraction(1), Fraction(1))),
        (Way((Limit(at_most=Fraction(1)),)), Interval(), Interval(high=Fraction(1))),
        (Way(rescale=rescale([0, 10], [0, 1], "extend")), Interval(), Interval()),
        (Way(rescale=rescale([10, 0], [0, 1], "clip")), Interval(), Interval(Fraction(0), Fraction(1))),
        (Way(rescale=rescale([0, 10], [2, 2], "extend")), Interval(), Interval(Fraction(2), Fraction(2))),
        (
            Way(rescale=rescale([1, 1], [0, 2], "extend")),
            Interval(high=Fraction(1), high_closed=False),
            Interval(Fraction(0), Fraction(0)),
        ),
        (Way(rescale=rescale([0, 10], [0, 1], "grey")), Interval(high=Fraction(0), high_closed=False), None),
        (Way(rounding=Rounding(decimals=0)), Interval(), Interval()),
        (
            Way(rounding=Rounding(decimals=0)),
            Interval(Fraction(1, 2), Fraction(3, 2), high_closed=False),
            Interval(Fraction(1), Fraction(1)),
        ),
        (
            Way(rounding=Rounding(decimals=0)),
            Interval(Fraction(1, 3), Fraction(5, 3), low_closed=False, high_closed=False),
            Interval(Fraction(0), Fraction(2)),
        ),
        (
            Way(rounding=Rounding(decimals=0, always="up")),
            Interval(Fraction(1), Fraction(2), low_closed=False),
            Interval(Fraction(2), Fraction(2)),
        ),
        (
            Way(rounding=Rounding(decimals=0, always="down")),
            Interval(Fraction(1), Fraction(2), high_closed=False),
            Interval(Fraction(1), Fraction(1)),
        ),
    ],
)
def test_images_by_hand(way: Way, piece: Interval, expected: Interval | None) -> None:
    assert image(way, piece) == expected


def test_a_logarithm_is_computed_number_by_number() -> None:
    assert before(Way(rescale=rescale([1, 10], [0, 1], "clip", log=True)), [Interval(low=Fraction(0))]) == ()


def test_a_step_is_cut_on_both_sides() -> None:
    """Just below 5 it is at most 1, on 5 and above at least 2."""
    line = rescale([0, 5, 5, 10], [0, 1, 2, 3], "clip")
    found = list(pieces(before(Way(rescale=line), []), Interval(Fraction(0), Fraction(10))))
    assert [each.in_signs() for each in found] == ["≥ 0, < 5", "5", "> 5, ≤ 10"]
    assert [image(Way(rescale=line), each) for each in found] == [
        Interval(Fraction(0), Fraction(1), high_closed=False),
        Interval(Fraction(2), Fraction(2)),
        Interval(Fraction(2), Fraction(3), low_closed=False),
    ]


# ------------------------------------------------------------------------------------------------------------ intervals


@settings(max_examples=100, deadline=None)
@given(st.lists(edges(), max_size=4), NUMBERS, NUMBERS, st.booleans(), st.booleans())
def test_pieces_have_every_number_once_and_no_interval_ends_within_one(
    compared: list[Interval], one: Fraction, other: Fraction, low_closed: bool, high_closed: bool
) -> None:
    low, high = sorted((one, other))
    bounds = Interval(low, high, low_closed=low_closed, high_closed=high_closed)
    found = list(pieces(compared, bounds))
    numbers = sorted({number for each in (*found, bounds) for number in within(each)})
    for number in numbers:
        assert sum(each.holds(number) for each in found) == bounds.holds(number)
    for each in found:
        assert all(len({edge.holds(number) for number in within(each)}) <= 1 for edge in compared)
    assert all(
        one.high is not None and other.low is not None and one.high <= other.low for one, other in pairwise(found)
    )


def test_cuts_stand_beside_an_end_by_who_owns_it() -> None:
    ten = Fraction(10)
    assert cuts([Interval(low=ten), Interval(high=ten, high_closed=False)]) == {(ten, 0)}
    assert cuts([Interval(low=ten, low_closed=False), Interval(high=ten)]) == {(ten, 1)}
    assert beginning_at([(ten, 1), (ten, 0)]) == (Interval(low=ten), Interval(low=ten, low_closed=False))
