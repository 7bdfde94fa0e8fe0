"""Rows as properties: a case for each that does not hold, and rows that decide in one wave only."""

import pytest

from indicatorkit.diagram import TooLarge
from indicatorkit.verify import views as room
from tests.verify.asking import a_node, a_table, asked, case, verdict

RED, YELLOW = {"a": "red"}, {"a": "yellow"}


def test_a_gap_has_its_case() -> None:
    found = asked(a_table((RED, "red"), (YELLOW, "yellow"), uses="a"), "total")
    assert list(case(found)) == [({"a": "green"}, "grey")]
    assert asked(a_table((RED, "red"), otherwise="green"), "total").status == "proved"


def test_a_gap_may_be_about_what_does_not_apply_or_is_a_number_of_options() -> None:
    found = asked(a_table(({"maybe": "green", "law": "yes"}, "green"), ({"maybe": "not_applicable", "law": "no"}, "red"), uses="maybe law"), "total")  # fmt: skip  # noqa: E501
    assert found.status == "refuted"


def test_two_rows_that_hold_together() -> None:
    found = asked(a_table((RED, "red"), ({"b": "red"}, "yellow"), hit="unique", otherwise="green"), "unique")
    assert found.about == ("2 < 1",)
    assert list(case(found)) == [({"a": "red", "b": "red"}, "red")]
    assert verdict(a_table((RED, "red"), otherwise="green"), "unique") is None


def test_rows_that_read_a_gap_overlap_in_a_case_that_has_it() -> None:
    found = asked(a_table(({"maybe": "missing"}, "red"), ({"maybe": "secret"}, "yellow"), ({"maybe": ["known", "not_applicable"]}, "green"), hit="unique", uses="maybe"), "unique")  # fmt: skip  # noqa: E501
    assert list(case(found)) == [({"maybe": "missing:secret"}, "red")]


def test_a_rule_without_rows_has_nothing_to_ask() -> None:
    assert [verdict(a_node(rule="worst_of", uses=["a"]), each) for each in ("total", "unique", "rows_decide")] == [
        None
    ] * 3


def test_a_row_that_decides_only_when_something_is_left_out_decides() -> None:
    """The node is never green, so all are green only when it is left out."""
    tiers = [{"then": "green", "where": "green", "share": 1}]
    top = {"id": "top", "rule": "at_least", "tiers": tiers, "otherwise": "red", "uses": ["node", "a"]}
    never_green = [({"b": "red"}, "red"), ({"b": "green"}, "yellow")]
    for missing, status in (("leave_out", "proved"), ("grey", "refuted"), ("grey_unless_decided", "refuted")):
        framework = a_table(*never_green, {**top, "missing": missing}, uses="b", otherwise="yellow")
        assert asked(framework, "rows_decide", "top").status == status


def test_a_row_that_would_decide_with_too_little_known_does_not() -> None:
    tiers = [{"then": "green", "where": "green", "share": 1}]
    top = {
        "id": "top",
        "rule": "at_least",
        "tiers": tiers,
        "otherwise": "red",
        "uses": ["node", "a"],
        "missing": "leave_out",
    }
    framework = a_table(({"b": "red"}, "red"), {**top, "known_at_least": 2}, uses="b", otherwise="yellow")
    assert asked(framework, "rows_decide", "top").about == ("1",)


def test_what_a_gate_shuts_out_is_no_gap() -> None:
    framework = a_table(({"law": "yes"}, "green"), uses="law", applies_if={"law": "yes"})
    assert asked(framework, "total").status == "proved"


def test_a_row_that_decides_in_some_wave_decides() -> None:
    """In each wave one of two rows can never hold, and not the same one."""
    before, since = {"wave": {"before": "w2"}}, {"wave": {"from": "w2"}}
    waves = {"waves": ["w1", "w2"]}
    framework = a_table((RED | before, "red"), (RED | since, "yellow"), otherwise="green", framework=waves)
    assert asked(framework, "rows_decide").status == "proved"
    dead = a_table((RED | before, "red"), (RED, "yellow"), (RED | since, "green"), otherwise="green", framework=waves)
    found = asked(dead, "rows_decide")
    assert (found.status, [each[0] for each in found.about]) == ("refuted", ["3"])


def test_more_rows_than_can_be_checked_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_large(step: object) -> None:
        raise TooLarge(1)

    monkeypatch.setattr(room, "of_rows", too_large)
    found = asked(a_table((RED, "red"), otherwise="green"), "total")
    assert (found.status, found.why) == ("unknown", "too_many")
