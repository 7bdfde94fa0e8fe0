"""Bands with a hole or a crossing, and numbers that lie exactly on an edge."""

import pytest

from indicatorkit.diagram import TooLarge
from indicatorkit.framework import Framework
from indicatorkit.verify.properties import edges as room
from tests.verify.asking import a_node, asked, bands, case, verdict

MEAN = {"rule": "mean", "of": "level", "uses": ["a", "b"]}


def of(*rows: tuple[str, dict[str, object]], **more: object) -> Framework:
    return a_node(**MEAN, bands=bands(*rows), **more)


def test_a_number_between_two_rows_falls_in_a_hole() -> None:
    found = asked(
        of(("green", {"at_least": 2}), ("yellow", {"at_least": 1, "below": "3/2"}), ("red", {})), "bands_whole"
    )
    assert (found.status, found.about) == ("refuted", ("≥ 3/2, < 2",))


def test_one_number_can_be_a_hole() -> None:
    rows = [("green", {"above": 1}), ("yellow", {"above": 0, "below": 1}), ("red", {})]
    assert asked(of(*rows), "bands_whole").about == ("1",)


def test_rows_that_meet_leave_no_hole_whichever_way_they_run() -> None:
    down = [("green", {"at_least": 2}), ("yellow", {"at_least": 1}), ("red", {})]
    up = [("red", {"at_most": 1}), ("yellow", {"at_most": 2}), ("green", {})]
    assert [asked(of(*rows), "bands_whole").status for rows in (down, up)] == ["proved", "proved"]


def test_a_last_row_that_is_only_for_the_middle_is_no_hole() -> None:
    rows = [("green", {"at_least": 2}), ("red", {"at_most": 1}), ("yellow", {})]
    assert asked(of(*rows), "bands_whole").status == "proved"


def test_rows_with_two_bounds_may_cross() -> None:
    rows = [("green", {"at_least": 1, "at_most": 2}), ("yellow", {"at_least": 0, "at_most": "3/2"}), ("red", {})]
    assert asked(of(*rows), "bands_apart").about == ("≥ 1, ≤ 3/2",)
    assert asked(of(("green", {"at_least": 1}), ("red", {})), "bands_apart").status == "proved"


def test_a_number_on_an_edge_is_shown_with_as_few_answers_as_can_be() -> None:
    """Left out: one answer is enough to be exactly on the edge."""
    framework = of(("green", {"at_least": 1}), ("red", {}), missing="leave_out")
    found = asked(framework, "edges_clear")
    assert found.about == ("1",)
    ((said, outcome),) = case(found)
    assert (list(said.values()), outcome) == (["yellow"], "green")


def test_no_mean_of_two_whole_numbers_is_a_third() -> None:
    assert asked(of(("green", {"at_least": "4/3"}), ("red", {})), "edges_clear").status == "proved"


def test_without_bands_there_are_no_edges() -> None:
    framework = a_node(rule="worst_of", uses=["a"])
    assert [verdict(framework, each) for each in ("edges_clear", "bands_whole", "bands_apart")] == [None] * 3


def test_too_many_numbers_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_large(*_: object) -> None:
        raise TooLarge(1)

    monkeypatch.setattr(room, "build", too_large)
    found = asked(of(("green", {"at_least": 1}), ("red", {})), "edges_clear")
    assert (found.status, found.why) == ("unknown", "too_many")
