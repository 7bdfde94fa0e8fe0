"""Inputs that may change places, and two that may not, with the case that shows it."""

from tests.verify.asking import a_node, a_table, asked, bands, case, verdict


def test_inputs_of_the_worst_of_may_change_places() -> None:
    assert asked(a_node(rule="worst_of", uses=["a", "b"]), "symmetric").status == "proved"


def test_inputs_of_different_weight_may_not() -> None:
    framework = a_node(rule="mean", of="level", uses=["a", "b"], weights={"a": 2}, bands=bands(("green", {"at_least": 1}), ("red", {})))  # fmt: skip  # noqa: E501
    found = asked(framework, "symmetric")
    assert (found.status, found.about) == ("refuted", ("a", "b"))
    (first, before), (second, after) = case(found)
    assert (first["a"], first["b"]) == (second["b"], second["a"])
    assert before != after


def test_the_smallest_case_has_one_answer_where_the_rest_may_be_left_out() -> None:
    framework = a_table(
        ({"a": "red", "b": "missing"}, "red"), ({"a": "missing", "b": "red"}, "yellow"), otherwise="green"
    )
    (said, _), _ = case(asked(framework, "symmetric"))
    assert len(said) == 1


def test_nobody_asks_where_inputs_cannot_say_the_same() -> None:
    assert verdict(a_node(rule="worst_of", uses=["a", "maybe"]), "symmetric") is None
    assert verdict(a_node(rule="worst_of", uses=["a"]), "symmetric") is None
