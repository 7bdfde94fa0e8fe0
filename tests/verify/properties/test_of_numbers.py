"""What is said of nodes that compute: proved from the formula, refuted by answers, or unknown with the reason."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.verify.verdicts import Verdict
from tests.loading import made
from tests.sizes import POINTS, computing, green_from, ratio, size
from tests.verify.asking import asked, verdict


def replayed(framework: Framework, found: Verdict) -> list[tuple[str | None, Any]]:
    """What the answers of a case give at the door."""
    assert found.witness is not None
    cases = [each for each in (found.witness.before, found.witness.after) if each is not None]
    scored = [ik.score_case(framework, {**each.answers, **each.entity}) for each in cases]
    return [(each.level(found.node), each.number(found.node)) for each in scored]


def test_a_better_number_never_gives_a_worse_level() -> None:
    """More a is better, more b is worse, and so it is for the ratio."""
    assert asked(ratio(), "monotone", scope="answers").status == "proved"


def test_where_it_does_two_cases_show_it() -> None:
    framework = ratio(answer={"b": size(above=0, higher_is="better")})
    found = asked(framework, "monotone", scope="answers")
    assert found.status == "refuted" and found.witness is not None
    (moved,) = found.witness.changed
    assert moved == "b"
    (before, _), (after, _) = replayed(framework, found)
    assert ("red", "yellow", "green").index(after or "") > ("red", "yellow", "green").index(before or "")


def test_a_rescale_that_turns_round_counts() -> None:
    turned = {"from": [0, 10], "to": [1, 0], "outside": "clip"}
    bands = green_from("1/2", "1/4")
    assert asked(computing(rule="mean", bands=bands), "monotone", scope="answers").status == "proved"
    assert asked(computing(rule="mean", rescale=turned, bands=bands), "monotone", scope="answers").status == "refuted"


def test_a_number_that_is_whole_and_bounded_has_a_direction_too() -> None:
    ten = {"size": size(whole=True, at_most=10, higher_is="worse")}
    found = asked(computing(rule="mean", answer=ten, bands=green_from(5, 2)), "monotone", scope="answers")
    assert found.status == "refuted"


def test_of_a_number_without_a_direction_nothing_is_asked() -> None:
    assert (
        verdict(computing(rule="mean", answer={"size": size()}, bands=green_from(5, 2)), "monotone", scope="answers")
        is None
    )


def test_a_level_out_of_reach_is_found_from_the_declared_ranges() -> None:
    ten = {"size": size(at_most=10)}
    framework = computing(rule="mean", answer=ten, bands=green_from(11, 5))
    for claim, scope in (("every_level_reachable", "answers"), ("named_levels_reachable", "rule")):
        found = asked(framework, claim, scope=scope)  # type: ignore[arg-type]  # one of these
        assert (found.status, found.about) == ("refuted", ("green",))


def test_every_level_that_can_be_reached_is() -> None:
    assert asked(ratio(), "every_level_reachable", scope="answers").status == "proved"
    assert asked(ratio(), "named_levels_reachable").status == "proved"


def test_an_edge_is_hit_exactly_or_is_out_of_reach() -> None:
    framework = ratio()
    found = asked(framework, "edges_clear")
    assert (found.status, found.about) == ("refuted", ("2",))
    assert replayed(framework, found) == [("yellow", 2)]
    ten = {"size": size(at_most=10)}
    assert asked(computing(rule="mean", answer=ten, bands=green_from(12, 11)), "edges_clear").status == "proved"
    log = {"from": [1, 100], "to": [0, 1], "outside": "clip", "log": True}
    unknown = asked(computing(rule="mean", rescale=log, bands=green_from("2/3", "1/3")), "edges_clear")
    assert (unknown.status, unknown.why) == ("unknown", "numbers")


def test_one_more_answer_changes_a_mean_of_what_is_known() -> None:
    framework = computing(rule="mean", missing="leave_out")
    found = asked(framework, "never_revised", scope="answers")
    assert found.status == "refuted"
    (_, before), (_, after) = replayed(framework, found)
    assert before != after
    assert asked(framework, "never_regrey", scope="answers").status == "proved"


def test_dividing_by_nought_is_grey_though_all_is_answered() -> None:
    framework = ratio(answer={"b": size(higher_is="worse")})
    assert asked(framework, "grey_by_gaps_alone", scope="answers").status == "refuted"
    assert verdict(framework, "known_when_answered", scope="answers") is None
    at_least_one = ratio(answer={"b": size(at_least=1)})
    assert asked(at_least_one, "known_when_answered", scope="answers").status == "proved"


def test_a_missing_number_makes_it_grey() -> None:
    assert asked(ratio(), "grey_if_any_missing", scope="answers").status == "proved"
    left_out = computing(rule="mean", missing="leave_out")
    assert asked(left_out, "grey_if_any_missing", scope="answers").status == "refuted"


def test_so_little_of_whatever_is_red_and_still_grey() -> None:
    framework = ratio(answer={"b": size(at_least=1)})
    found = asked(framework, "no_idle_grey", scope="answers")
    assert found.status == "refuted" and found.witness is not None
    assert set(found.witness.before.answers) == {"a"}
    assert found.witness.before.expect == {"grey": "missing_inputs"}
    assert asked(computing(rule="sum"), "no_idle_grey", scope="answers").status == "unknown"


def test_inputs_may_change_places_where_the_formula_reads_them_alike() -> None:
    assert asked(computing(rule="mean"), "symmetric").status == "proved"
    heavy = asked(computing(rule="mean", weights={"a": 2}), "symmetric")
    assert (heavy.status, heavy.about) == ("refuted", ("a", "b"))
    same = {"b": size(higher_is="better")}
    assert asked(computing(rule="ratio", divide="a", by="b", answer=same), "symmetric").status == "refuted"


def test_no_input_decides_alone() -> None:
    framework = ratio()
    for claim in ("no_dictator", "inputs_matter"):
        assert asked(framework, claim, scope="answers").status == "proved"


def test_a_veto_of_a_number_with_bands() -> None:
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 5}, {"level": "red"}]}
    asked_number = {"a": size(bands=bands)}
    mean = computing(rule="mean", of="number", answer=asked_number, bands=green_from(5, 2))
    assert asked(mean, "no_veto", scope="answers").status == "proved"
    lowest = computing(rule="lowest", of="number", answer=asked_number, bands=green_from(5))
    assert asked(lowest, "no_veto", scope="answers").status == "unknown"


def test_a_question_that_turns_its_own_number_round_in_the_scope_of_a_rule() -> None:
    turned = {"a": size(higher_is="worse", at_most=10)}
    framework = computing(rule="mean", answer=turned, bands=green_from(5, 2))
    assert asked(framework, "monotone", scope="rule").status == "refuted"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_numbers_are_said_as_numbers(lang: Any) -> None:
    framework = ratio(answer={"b": size(above=0, higher_is="better")})
    text = ik.verify(framework, claims=["monotone"]).text(lang)
    assert "b:" in text and "/" not in text.split("[[example]]")[0].replace("n/a", "")


def test_what_does_not_apply_leaves_no_number_to_look_at() -> None:
    """Where the rule has a say of `not_applicable`, and a limit looks at another question."""
    framework = made(
        scale=POINTS,
        answer={"size": size(options=[{"id": "nvt", "not_applicable": True}])},
        step=[
            {"id": "a", "answer": "size"},
            {"id": "b", "answer": "light"},
            {
                "id": "node",
                "rule": "highest",
                "uses": ["a"],
                "not_applicable": "grey",
                "bands": green_from(5, 2),
                "limits": [{"at_best": "yellow", "when": {"b": "red"}}],
            },
        ],
    )
    assert asked(framework, "never_revised", scope="answers").status == "proved"
    assert ik.verify(framework)


def test_a_level_on_one_number_that_no_decimal_says_is_proved_and_shown_with_its_fraction() -> None:
    rows = [{"level": "green", "above": "10/3"}, {"level": "yellow", "at_least": "10/3"}, {"level": "red"}]
    node = {"id": "node", "rule": "same_as", "uses": ["a"], "bands": {"scale": "light", "rows": rows}}
    framework = made(scale=POINTS, answer={"size": size()}, step=[{"id": "a", "answer": "size"}, node])
    assert {each.status for each in ik.verify(framework, claims=["every_level_reachable"])} == {"proved"}
    assert {"a": Fraction(10, 3)} in [each.answers for each in ik.mutate(framework).examples]


def test_a_number_is_tried_in_the_cell_in_which_it_lies() -> None:
    """Also where another place has a gap; else what is known beside it would be revised."""
    bands = [green_from("5/2", "1/10"), green_from("5/2", "3/10")]
    limits = [{"at_least": 0}, {"at_most": "1/10", "unless": {"count": "red", "at_most": 1}}]
    framework = made(
        scale=POINTS,
        answer={"size": {"kind": "number"}},
        step=[
            *({"id": id_, "answer": "size", "bands": each} for id_, each in zip("ab", bands, strict=True)),
            {
                "id": "node",
                "rule": "geometric_mean",
                "uses": ["a", "b"],
                "of": "level",
                "missing": "grey_unless_decided",
                "round": 0,
                "limits": limits,
            },
        ],
    )
    assert asked(framework, "never_revised", scope="answers").status != "refuted", "what is known there stays so"


def nothing_or(most: int) -> Framework:
    """What was measured, up to so much, or else that there is none."""
    none = {"kind": "choice", "options": [{"id": "no", "points": 0}]}
    first = {"id": "node", "rule": "first_known", "uses": ["a", "b"]}
    steps = [{"id": "a", "answer": "size"}, {"id": "b", "answer": "none"}, first]
    return made(answer={"size": size(at_most=most), "none": none}, step=steps)


def test_nought_that_was_chosen_is_not_revised_by_nought_that_is_measured() -> None:
    assert asked(nothing_or(0), "never_revised", scope="answers").status != "refuted"
    (_, before), (_, after) = replayed(nothing_or(1), asked(nothing_or(1), "never_revised", scope="answers"))
    assert before == 0 != after
