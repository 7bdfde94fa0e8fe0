"""What a wave decides: the roll-up in force, the conditions that are left, and who shares a plan."""

from dataclasses import replace
from typing import Any

from indicatorkit.framework import Framework
from indicatorkit.plan import plan
from tests.loading import made, outcomes, scored

A_AND_B = [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}]
WAVES = ["spring", "autumn", "2024-06"]  # in this order, whatever their text


def in_waves(**rollup: Any) -> Framework:
    return made(
        framework={"waves": WAVES},
        rollup={"best": {"rule": "best_of"}, "worst": {"rule": "worst_of"}},
        step=A_AND_B,
        result=[{"id": "top", "uses": ["a", "b"], **rollup}],
    )


def levels(framework: Framework) -> list[str]:
    return [outcomes(scored(framework, wave, a="red", b="green"))["top"] for wave in WAVES]


def test_the_last_roll_up_that_has_begun_holds() -> None:
    from_autumn = in_waves(rollup="best", rollup_from={"autumn": "worst"})
    assert levels(from_autumn) == ["green", "red", "red"]
    written_late_first = in_waves(rollup="best", rollup_from={"2024-06": "best", "autumn": "worst"})
    assert levels(written_late_first) == ["green", "red", "green"]


def test_waves_between_which_nothing_changes_share_a_plan() -> None:
    framework = in_waves(rollup="best", rollup_from={"autumn": "worst"})
    spring, autumn, june = (plan(framework, wave) for wave in WAVES)
    assert spring is not autumn
    assert autumn is june
    assert plan(framework) is june


def test_a_node_that_is_the_same_in_two_waves_is_one_step_in_both_plans() -> None:
    """What reads another question is made anew; what only stands elsewhere keeps everything but its place."""
    late = {"id": "late", "answer": "light", "applies_if": {"wave": {"from": "autumn"}}}
    nodes = {"of_late": ["late"], "of_a": ["a"], "over_a": ["of_a"], "top": ["over_a", "of_late"]}
    rules = [{"id": id_, "rule": "worst_of", "uses": uses} for id_, uses in nodes.items()]
    framework = made(framework={"waves": WAVES}, step=[*A_AND_B, *rules, late])
    spring, autumn = ({each.id: each for each in plan(framework, wave).steps} for wave in WAVES[:2])
    assert [each.carrier.position for each in spring.values()] == [3, 4, 5, 6, 7]
    assert [each.carrier.position for each in autumn.values()] == [3, 4, 5, 6]
    assert {id_ for id_, each in autumn.items() if each is spring[id_]} == {"of_a"}
    before, after = spring["over_a"].carrier, autumn["over_a"].carrier
    assert (before.position, after.position) == (6, 5)
    assert replace(spring["over_a"], carrier=after) == autumn["over_a"]
    assert autumn["over_a"].sources is spring["over_a"].sources


def test_a_condition_on_the_wave_is_settled_before_anything_is_scored() -> None:
    framework = in_waves(rule="worst_of", limits=[{"at_worst": "yellow", "when": {"wave": {"before": "autumn"}}}])
    assert levels(framework) == ["yellow", "red", "red"]


def test_a_gate_on_the_wave_alone_is_open_or_shut_for_all() -> None:
    framework = made(
        framework={"waves": WAVES}, step=[{"id": "a", "answer": "light", "applies_if": {"wave": {"from": "autumn"}}}]
    )
    assert [step.id for step in plan(framework, "spring").steps] == ["a"]
    assert plan(framework, "autumn").steps == ()
    assert [outcomes(scored(framework, wave, a="red"))["a"] for wave in WAVES] == ["not_applicable", "red", "red"]


def test_without_listed_waves_any_wave_will_do() -> None:
    framework = made(
        rollup={"best": {"rule": "best_of"}, "worst": {"rule": "worst_of"}},
        step=A_AND_B,
        result=[{"id": "top", "uses": ["a", "b"], "rollup": "best", "rollup_from": {"2025-01": "worst"}}],
    )
    assert [outcomes(scored(framework, wave, a="red", b="green"))["top"] for wave in ("2024-12", "2025-01")] == [
        "green",
        "red",
    ]
