"""Where nodes lie in a rose: every node once, none over another, and a ring without holes."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.report.pictures.petals import CENTRE, EDGE, Petal, petals
from indicatorkit.toml.read import from_dict
from tests.draw import Doc, frameworks
from tests.loading import loaded

SHIPPED = ["nad", "beschermd_thuis", "monitor_dakloosheid", "norm_voor_opdrachtgeverschap", "beschermd_wonen_gmsd"]
KINDS = ("theme", "group", "indicator", "subindicator")


def lies_well(framework: Framework) -> None:
    found = petals(framework)
    assert sorted(each.item.id for each in found) == sorted(item.id for item in framework.of_kind(*KINDS))
    inside_each_other(found)
    full(found)


def inside_each_other(found: tuple[Petal, ...]) -> None:
    """A node lies within the angle of what it is in."""
    angles = {each.item.id: each.sector for each in found}
    for each in found:
        if each.item.parent is not None:
            above = angles[each.item.parent]
            assert above.start <= each.sector.start < each.sector.end <= above.end
            assert each.sector.inner >= above.outer


def full(found: tuple[Petal, ...]) -> None:
    """At whichever angle one looks, petals follow each other to the edge; but for themes, which not all have."""
    edges = sorted({edge for each in found for edge in (each.sector.start, each.sector.end)})
    for left, right in pairwise(edges):
        here = [
            sector
            for each in found
            for sector in (each.sector, each.beyond)
            if sector is not None and sector.start <= left and right <= sector.end
        ]
        depths = sorted((sector.inner, sector.outer) for sector in here)
        assert all(one[1] == other[0] for one, other in pairwise(depths))
        assert depths[-1][1] == EDGE
        assert depths[0][0] == CENTRE or not any(each.theme for each in found if each.sector.start == left)


@pytest.mark.parametrize("id", SHIPPED)
def test_every_node_of_a_framework_has_a_place(id: str) -> None:
    lies_well(ik.load(id))


@given(frameworks())
@settings(max_examples=60)
def test_every_node_of_any_framework_has_a_place(doc: Doc) -> None:
    lies_well(loaded(from_dict(doc)))


def test_every_indicator_has_the_same_angle_whatever_it_is_made_of() -> None:
    angles = [each.sector.end - each.sector.start for each in petals(ik.load("nad")) if each.ring == "indicator"]
    assert angles == pytest.approx([1 / 19] * 19)


def test_indicators_are_numbered_clockwise() -> None:
    framework = ik.load("nad")
    found = [each for each in petals(framework) if each.ring == "indicator"]
    assert [each.number for each in sorted(found, key=lambda each: each.sector.start)] == list(range(1, 20))


def test_a_group_is_a_band_at_the_foot_of_its_indicators() -> None:
    found = {each.item.id: each for each in petals(ik.load("beschermd_thuis"))}
    group = next(each for each in found.values() if each.ring == "group")
    inside = [each for each in found.values() if each.item.parent == group.item.id]
    outside = [each for each in found.values() if each.ring == "indicator" and each.item.group is None]
    assert {each.sector.inner for each in inside} == {group.sector.outer}
    assert {each.sector.inner for each in outside} == {group.sector.inner}


def test_an_indicator_that_is_a_question_has_the_ring_of_questions_too() -> None:
    found = {each.item.id: each for each in petals(ik.load("nad"))}
    alone, made = found["kernambitie_wonen_eerst"], found["regionaal_plan"]
    assert alone.beyond is not None
    assert (alone.beyond.inner, alone.beyond.outer) == (alone.sector.outer, EDGE)
    assert made.beyond is None
