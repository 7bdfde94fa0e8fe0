"""What can come out: every level, no grey when all is answered; and what one input forces alone."""

import pytest

from tests.verify.asking import a_node, a_table, asked, case, verdict

WORST = {"rule": "worst_of", "uses": ["a", "b"]}
YES = {"law": "yes"}


def test_every_level_of_the_scale_comes_out_of_the_worst_of() -> None:
    assert asked(a_node(**WORST), "every_level_reachable").status == "proved"


@pytest.mark.parametrize("scope", ["rule", "answers"])
def test_a_level_that_never_comes_out_is_named(scope: str) -> None:
    framework = a_table((YES, "green"), otherwise="red", uses="law")
    found = asked(framework, "every_level_reachable", scope=scope)  # type: ignore[arg-type]
    assert (found.status, found.about) == ("refuted", ("yellow",))
    assert asked(framework, "named_levels_reachable").status == "proved"


def test_a_level_that_a_rule_names_in_vain() -> None:
    framework = a_table(({"a": "red"}, "red"), ({"a": "red", "b": "red"}, "yellow"), otherwise="green")
    assert asked(framework, "named_levels_reachable").about == ("yellow",)
    assert verdict(a_node(**WORST), "named_levels_reachable") is None  # it names none


def test_without_levels_there_is_nothing_to_reach() -> None:
    framework = a_node(rule="count", where="green", uses=["a"])
    assert verdict(framework, "every_level_reachable") is None
    assert verdict(framework, "no_veto") is None


def test_a_table_with_a_gap_may_be_grey_when_all_is_answered() -> None:
    found = asked(a_table((YES, "green"), uses="law"), "known_when_answered", scope="answers")
    assert list(case(found)) == [({"law": "no"}, "grey")]
    assert asked(a_node(**WORST), "known_when_answered", scope="answers").status == "proved"


def test_a_grey_that_is_written_down_is_meant() -> None:
    framework = a_table((YES, "grey"), otherwise="green", uses="law")
    assert verdict(framework, "known_when_answered", scope="answers") is None


@pytest.mark.parametrize("scope", ["rule", "answers"])
def test_an_input_that_never_makes_a_difference(scope: str) -> None:
    framework = a_table(({"a": "red", "b": ["red", "yellow", "green"]}, "red"), otherwise="green", missing={"counts_as": "red"})  # fmt: skip  # noqa: E501
    found = asked(framework, "inputs_matter", scope=scope)  # type: ignore[arg-type]
    assert (found.status, found.about) == ("refuted", ("b",))
    assert asked(a_node(**WORST), "inputs_matter", scope=scope).status == "proved"  # type: ignore[arg-type]


def test_an_input_may_matter_to_a_node_and_not_to_what_rests_on_it() -> None:
    top = {"id": "top", "rule": "table", "scale": "light", "uses": ["node"], "rows": [{"when": {"node": "known"}, "then": "green"}], "otherwise": "green"}  # fmt: skip  # noqa: E501
    framework = a_node(top | {"rows": [{"when": {"node": ["known", "missing"]}, "then": "green"}]}, **WORST)
    assert asked(framework, "inputs_matter").status == "proved"
    assert set(asked(framework, "inputs_matter", "top", "answers").about) == {"a", "b"}


def test_each_input_of_the_worst_of_has_a_veto_and_none_of_the_best_of_has() -> None:
    assert asked(a_node(**WORST), "no_veto").about == ("a", "b")
    assert asked(a_node(**WORST | {"rule": "best_of"}), "no_veto").status == "proved"


def test_a_dictator_decides_whatever_the_others_say() -> None:
    rows = [({"a": each}, each) for each in ("red", "yellow", "green")]
    assert asked(a_table(*rows, ({"a": "missing", "b": "red"}, "grey")), "no_dictator").about == ("a",)
    assert asked(a_node(**WORST), "no_dictator").status == "proved"


def test_one_input_alone_always_decides_so_nobody_asks() -> None:
    assert verdict(a_node(rule="worst_of", uses=["a"]), "no_dictator") is None
    assert verdict(a_node(rule="worst_of", uses=["a"]), "no_veto") is None


def test_there_must_be_something_to_say_for_an_input_to_matter() -> None:
    """The only input is a node that is always grey."""
    always = a_node({"id": "top", "rule": "worst_of", "uses": ["node"]}, rule="table", scale="light", uses=["law"], rows=[{"when": YES, "then": "grey"}], otherwise="grey")  # fmt: skip  # noqa: E501
    assert verdict(always, "inputs_matter", "top") is None
