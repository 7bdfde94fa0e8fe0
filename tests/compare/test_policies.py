"""The same answers under other policies: each way in which a cell can flip, who is counted, and what is avoidable."""

from __future__ import annotations

from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.answers import Answers
from indicatorkit.compare import policies as policies_module
from indicatorkit.compare.cells import Cell, Flip
from indicatorkit.diagram import TooLarge, build
from indicatorkit.engine import table
from indicatorkit.engine.table import Table
from indicatorkit.framework import Framework
from indicatorkit.plan import RuleTooLarge
from tests.loading import made

from .lights import node, questions, theme

WORST = {"rule": "worst_of"}
LEFT_OUT = {"rule": "worst_of", "missing": "leave_out"}
ONE_OPEN = {"entity": "Ede", "a": "yellow", "second": "green"}
POINTS = {
    "scale": {
        "light": {"worst_to_best": [{"id": each, "points": n} for n, each in enumerate("red yellow green".split())]}
    }
}


def flips(framework: Framework, *rows: dict[str, Any]) -> dict[tuple[str, str], str]:
    """For each node and policy that flips a cell of the only row: how."""
    found = ik.policies(framework, list(rows))
    return {(each.node, each.policy.value): each.flip.value for each in found.flips}


def level(found: ik.Policies, policy: str, name: str = "node", **key: str) -> str | None:
    """The level under a policy, or the reason why there is none."""
    scores = found.scores(policy)
    return scores.level(name, **key) or scores.reason(name, **key)


# ------------------------------------------------------------------------------------------------------ five flips


def test_a_grey_becomes_known_where_gaps_are_left_out() -> None:
    assert flips(node(WORST), {"entity": "Ede", "a": "yellow"}) == {
        ("node", "leave_out"): "to_known",
        ("node", "leave_out_one_known"): "to_known",
    }


def test_what_is_known_becomes_grey_where_a_gap_makes_grey() -> None:
    """And where it is grey until it is decided: a red light can still come."""
    assert flips(node(LEFT_OUT), {"entity": "Ede", "a": "yellow"}) == {
        ("node", "grey"): "to_grey",
        ("node", "grey_unless_decided"): "to_grey",
    }


def test_another_level_comes_from_below() -> None:
    """The theme left its grey indicator out; now that indicator is yellow, and counts."""
    found = ik.policies(theme(LEFT_OUT, WORST), [ONE_OPEN])
    assert level(found, "as_written", "top") == "green"
    assert level(found, "leave_out", "top") == "yellow"
    assert found.counts("leave_out", "top").flips == {Flip.OTHER_LEVEL: 1}
    assert found.counts("leave_out", "first").flips == {Flip.TO_KNOWN: 1}


def test_another_number_with_the_same_level_is_a_flip_of_its_own() -> None:
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": "3/2"}, {"level": "red"}]}
    framework = theme({"rule": "mean", "missing": "leave_out", "bands": bands}, WORST, **POINTS)
    found = ik.policies(framework, [ONE_OPEN])
    flip = next(each for each in found.flips if each.node == "top" and each.policy == "leave_out")
    assert flip.flip is Flip.OTHER_NUMBER
    assert (flip.before, flip.after) == (
        Cell("known", "green", 2),
        Cell("known", "green", found.scores("leave_out").number("top")),
    )
    assert str(flip.after.number) == "3/2"


def test_a_gate_that_opens_or_shuts_is_a_flip_of_its_own() -> None:
    """The gate waits for `first`: unknown while that is grey, shut once it is yellow."""
    first = {"id": "first", **WORST, "subindicator": questions("a b")}
    gated = {"id": "gated", **WORST, "applies_if": {"first": "red"}, "subindicator": questions("c")}
    found = ik.policies(made(indicator=[first, gated]), [{"entity": "Ede", "a": "yellow", "c": "green"}])
    flip = next(each for each in found.flips if each.node == "gated")
    assert flip.flip is Flip.OTHER_APPLICABILITY
    assert (flip.before.reason, flip.after.reason) == ("applicability_unknown", "not_applicable")
    assert found.counts("leave_out", "gated").not_applicable == 1


def test_another_reason_to_be_grey_is_no_flip() -> None:
    found = ik.policies(node(WORST), [{"entity": "Ede"}])
    assert found.scores().reason("node") == "missing_inputs"
    assert found.scores("leave_out").reason("node") == "too_little_known"
    assert not found.flips


def test_without_a_gap_every_policy_says_the_same() -> None:
    found = ik.policies(theme(LEFT_OUT, WORST), [{**ONE_OPEN, "b": "red"}])
    assert not found.flips
    assert {found.counts(policy).known for policy in ("as_written", "grey", "leave_out", "grey_unless_decided")} == {2}


# ----------------------------------------------------------------------------------------------- the two that ignore


def test_leaving_out_keeps_the_minimum_of_the_author_or_is_content_with_one() -> None:
    half = {**LEFT_OUT, "known_share_at_least": "2/3"}
    found = ik.policies(node(half, "a b c"), [{"entity": "Ede", "a": "yellow"}])
    assert level(found, "as_written") == level(found, "leave_out") == "too_little_known"
    assert level(found, "leave_out_one_known") == "yellow"


def test_a_minimum_that_did_nothing_beside_another_policy_is_heeded_when_gaps_are_left_out() -> None:
    strict = {**WORST, "missing_at_most": 0}
    found = ik.policies(node(strict), [{"entity": "Ede", "a": "yellow"}])
    assert level(found, "leave_out") == "too_little_known"
    assert level(found, "leave_out_one_known") == "yellow"


@pytest.mark.parametrize("minimum", ["known_at_least", "known_weight_at_least", "known_share_at_least"])
def test_every_minimum_goes(minimum: str) -> None:
    found = ik.policies(node({**LEFT_OUT, minimum: 1}, "a b c"), [{"entity": "Ede", "a": "yellow"}])
    assert level(found, "leave_out_one_known") == "yellow"


def test_a_total_is_raised_in_proportion_where_others_leave_out() -> None:
    total = {
        "rule": "sum",
        "points": {"red": 0, "yellow": 1, "green": 2},
        "missing": "prorate",
        "known_share_at_least": "2/3",
    }
    found = ik.policies(node(total, "a b c"), [{"entity": "Ede", "a": "green"}])
    assert found.scores("leave_out").reason("node") == "too_little_known"
    assert found.scores("leave_out_one_known").number("node") == 6
    assert found.scores("grey").reason("node") == "missing_inputs"
    assert found.scores("grey_unless_decided").reason("node") == "undecided"
    assert not found.unchanged


# ---------------------------------------------------------------------------------------------------- waves and rows


def waves() -> tuple[Framework, list[dict[str, Any]]]:
    """Strict in spring, lenient from autumn on; two entities in two waves, out of order."""
    framework = made(
        framework={"waves": ["spring", "autumn"]},
        rollup={"strict": WORST, "lenient": LEFT_OUT},
        indicator=[
            {"id": "node", "rollup": "strict", "rollup_from": {"autumn": "lenient"}, "subindicator": questions("a b")}
        ],
    )
    rows = [
        {"entity": entity, "wave": wave, "a": "yellow"} for wave in ("autumn", "spring") for entity in ("Ede", "Urk")
    ]
    return framework, rows


def test_each_row_is_scored_by_its_own_wave_under_every_policy() -> None:
    found = ik.policies(*waves())
    assert [level(found, "as_written", entity="Ede", wave=wave) for wave in ("spring", "autumn")] == [
        "missing_inputs",
        "yellow",
    ]
    assert (found.counts("as_written").grey, found.counts("grey").grey, found.counts("leave_out").grey) == (2, 4, 0)
    assert {(each.row.wave, each.policy.value, each.flip.value) for each in found.flips} == {
        ("autumn", "grey", "to_grey"),
        ("autumn", "grey_unless_decided", "to_grey"),
        ("spring", "leave_out", "to_known"),
        ("spring", "leave_out_one_known", "to_known"),
    }


def test_some_rows_can_be_looked_at() -> None:
    found = ik.policies(*waves())
    spring = found.only(place for place, row in enumerate(found.rows) if row.wave == "spring")
    assert {row.wave for row in spring.rows} == {"spring"}
    assert spring.counts("as_written").cells == 2
    assert {each.flip.value for each in spring.flips} == {"to_known"}
    assert found.only([]).counts("grey").cells == 0


@pytest.mark.parametrize("chosen", [[0, 1, 2, 3], [1, 2], []])
def test_by_columns_everything_is_the_same(monkeypatch: pytest.MonkeyPatch, chosen: list[int]) -> None:
    framework, rows = waves()
    by_row = ik.policies(framework, rows).only(chosen).as_dict()
    monkeypatch.setattr(table, "FEW_ROWS", 0)
    assert ik.policies(framework, rows).only(chosen).as_dict() == by_row


# ------------------------------------------------------------------------------------------------- avoidable greys


def test_a_grey_whose_level_is_certain_is_avoidable() -> None:
    """One red light is enough: whatever `b` is answered, it stays red. Yellow can still become red."""
    rows = [{"entity": "Ede", "a": "red"}, {"entity": "Urk", "a": "yellow"}]
    found = ik.policies(node(WORST), rows)
    assert {item: [row.entity for row in rows] for item, rows in found.avoidable.items()} == {"node": ["Ede"]}


def test_what_every_answer_makes_not_applicable_is_not_avoidable() -> None:
    """Avoidable is a grey that has a level already."""
    gated = {"id": "node", **WORST, "applies_if": {"b": "red"}, "subindicator": questions("a", "maybe")}
    found = ik.policies(made(indicator=[gated, {"id": "b", "answer": "light"}]), [{"entity": "Ede", "a": "na"}])
    assert found.scores().reason("node") == "applicability_unknown"
    assert not found.avoidable


def test_the_same_answers_are_tried_out_once_and_told_for_every_row() -> None:
    rows = [{"entity": str(number), "a": "red"} for number in range(50)]
    assert len(ik.policies(node(WORST), rows).avoidable["node"]) == 50


# ---------------------------------------------------------------------------------------------- what may be given


def test_scores_are_not_read_again() -> None:
    framework = node(WORST)
    scores = ik.score(framework, [{"entity": "Ede", "a": "yellow"}])
    found = ik.policies(framework, scores)
    assert all(found.scores(policy).answers is scores.answers for policy in ("as_written", "grey", "leave_out"))
    assert found.scores().table is scores.table


def test_scores_of_another_framework_with_the_same_questions_will_do() -> None:
    scores = ik.score(node(WORST), [{"entity": "Ede", "a": "yellow"}])
    assert level(ik.policies(node({"rule": "best_of", "missing": "leave_out"}), scores), "as_written") == "yellow"


def test_scores_of_other_questions_are_refused() -> None:
    scores = ik.score(node(WORST), [{"entity": "Ede", "a": "yellow"}])
    with pytest.raises(ik.DataError) as refused:
        ik.policies(node(WORST, "a b c"), scores)
    assert [issue.code for issue in refused.value.issues] == ["scores-of-other-questions"]


def test_entities_without_answers_are_compared_too() -> None:
    found = ik.policies(node(WORST), [{"entity": "Ede", "a": "yellow"}], entities=["Ede", "Urk"])
    assert [row.entity for row in found.rows] == ["Ede", "Urk"]
    assert found.counts("leave_out").grey == 1


def test_another_word_for_a_policy_is_refused() -> None:
    with pytest.raises(ValueError, match="strict"):
        ik.policies(node(WORST), [{"entity": "Ede"}]).counts("strict")


def refused(monkeypatch: pytest.MonkeyPatch, node: str, policies: tuple[str, ...]) -> None:
    """Makes a node too large under these policies, though it may have another one itself."""
    plain = policies_module.score

    def score(other: Framework, answers: Answers) -> Table:
        if any(item.rule is not None and item.rule.missing in policies for item in other):
            raise RuleTooLarge(other, other[node], TooLarge(9))
        return plain(other, answers)

    monkeypatch.setattr(policies_module, "score", score)


def test_a_rule_that_would_become_too_large_keeps_its_own_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    framework = made(indicator=[{"id": "node", **WORST, "subindicator": questions("a b")}])
    refused(monkeypatch, "node", ("grey_unless_decided",))
    found = ik.policies(framework, [{"entity": "Ede", "a": "red"}])
    kept = {(each.node, each.policy.value, each.why.value) for each in found.unchanged}
    assert kept == {("node", "grey_unless_decided", "too_large")}
    assert found.scores("grey_unless_decided").reason("node") == "missing_inputs"


def test_a_sum_that_would_become_too_large_is_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A formula does for a measure what a diagram cannot: no policy is kept for its size."""
    total = {"rule": "sum", "points": {"red": 0, "yellow": 1, "green": 2}}
    weighted = [{**each, "weight": 3**place} for place, each in enumerate(questions("a b c d"))]
    framework = made(indicator=[{"id": "node", **total, "subindicator": weighted}])
    monkeypatch.setitem(build.__kwdefaults__ or {}, "most_states", 200)
    found = ik.policies(framework, [{"entity": "Ede", "a": "red"}])
    assert {each.why.value for each in found.unchanged} == {"refused"}


def test_where_too_much_comes_from_below_all_nodes_keep_their_own_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A node that is too large although it keeps its own policy: those below it keep theirs too."""
    framework = made(
        indicator=[
            {"id": "one", **WORST, "subindicator": questions("a b")},
            {"id": "top", **WORST, "uses": ["one"]},
        ]
    )
    refused(monkeypatch, "top", ("leave_out",))
    found = ik.policies(framework, [{"entity": "Ede", "a": "red"}])
    assert {(each.node, each.why.value) for each in found.unchanged if each.policy == "leave_out"} == {
        ("one", "too_large"),
        ("top", "too_large"),
    }
    assert not found.counts("leave_out").flipped


# ------------------------------------------------------------------------------------------------- what it gives


def test_the_frame_has_a_row_for_each_node_and_policy_and_for_all_together() -> None:
    frame = ik.policies(theme(LEFT_OUT, WORST), [ONE_OPEN, {"entity": "Urk", "a": "red"}]).to_frame()
    assert list(frame["node"].unique()) == ["top", "first", "all"]
    assert len(frame) == 3 * 5
    for policy, rows in frame.groupby("policy"):
        own, together = rows[rows["node"] != "all"], rows[rows["node"] == "all"]
        for column in ("known", "grey", "not_applicable", "to_known", "to_grey", "other_level"):
            assert own[column].sum() == together[column].item(), (policy, column)
        assert together["avoidable"].isna().item() == (policy != "as_written")
    assert frame.loc[(frame["node"] == "all") & (frame["policy"] == "as_written"), "avoidable"].item() == 2


def test_the_frame_of_flips_has_the_cell_before_and_after() -> None:
    frame = ik.policies(node(WORST), [{"entity": "Ede", "a": "yellow"}]).flips_frame()
    first = frame.iloc[0]
    assert (first["entity"], first["node"], first["policy"], first["flip"]) == ("Ede", "node", "leave_out", "to_known")
    assert (first["reason_before"], first["level_after"]) == ("missing_inputs", "yellow")


def test_the_frame_of_flips_has_its_columns_also_when_nothing_flips() -> None:
    frame = ik.policies(node(WORST), [{"entity": "Ede", "a": "yellow", "b": "red"}]).flips_frame()
    assert not len(frame)
    assert list(frame.columns)[:6] == ["entity", "wave", "perspective", "node", "policy", "flip"]


def test_as_a_dict_it_has_everything() -> None:
    found = ik.policies(
        theme(
            LEFT_OUT,
            {
                "rule": "sum",
                "points": {"otherwise": 1},
                "bands": {"scale": "light", "rows": [{"level": "green", "at_least": 1}, {"level": "red"}]},
            },
        ),
        [{**ONE_OPEN, "b": "missing:unknown"}],
    ).as_dict()
    assert found["rows"] == [{"entity": "Ede", "wave": "", "perspective": ""}]
    assert found["policies"][0] == "as_written"
    assert found["unchanged"][0] == {"node": "first", "since": None, "policy": "leave_out", "why": "refused"}
    assert found["flips"][0]["number_after"] is None
    assert found["avoidable"] == [{"entity": "Ede", "wave": "", "perspective": "", "node": "first"}]


def test_it_prints_as_its_text_and_says_in_one_line_what_is_in_it() -> None:
    found = ik.policies(node(WORST), [{"entity": "Ede", "a": "yellow"}])
    assert str(found) == found.text()
    assert repr(found) == "<Policies little 1: 1 rows, 1 nodes>"
    assert found._repr_html_().startswith("<pre>Klein: ")
