"""All greys in one frame, and the list of what to collect next."""

import json
import random
import sys

import pytest

import indicatorkit as ik
from indicatorkit.api import calls
from indicatorkit.api.why_grey import grey_records
from tests.loading import made

LIGHTS = [{"id": each, "answer": "light"} for each in "abc"]
FRAMEWORK = made(
    indicator=[
        {"id": "strict", "rule": "worst_of", "subindicator": [*LIGHTS]},
        {"id": "some", "rule": "best_of", "missing": "leave_out", "known_at_least": 2, "uses": ["a", "b", "c"]},
        {"id": "alone", "rule": "worst_of", "subindicator": [{"id": "d", "answer": "maybe", "effort": 3}]},
    ],
)
ROWS = [
    {"entity": "North", "a": "red", "d": "green"},
    {"entity": "South", "a": "green", "b": "green", "d": "secret"},
    {"entity": "West", "a": "green", "b": "green", "c": "green", "d": "green"},
]
SCORES = ik.score(FRAMEWORK, ROWS)


def test_each_grey_has_a_row_with_what_holds_it_and_what_ends_it() -> None:
    found = ik.why_grey(SCORES, nodes=["strict", "some", "alone"])
    columns = ["entity", "node", "reason", "blocking", "ask", "ask_mark", "effort", "possible", "decided"]
    assert found[columns].astype(object).where(found[columns].notna(), "").to_numpy().tolist() == [
        ["North", "strict", "missing_inputs", "b, c", "b, c", "minimum", 2.0, "red", "red"],
        ["North", "some", "too_little_known", "b, c", "b", "minimum", 1.0, "red, yellow, green", ""],
        ["South", "strict", "missing_inputs", "c", "c", "minimum", 1.0, "red, yellow, green", ""],
        ["South", "alone", "missing_inputs", "d", "", "", "", "red, yellow, green, not_applicable", ""],
    ]


def test_questions_are_cells_too_unless_nodes_are_named() -> None:
    found = ik.why_grey(SCORES, entity="South")
    assert found["node"].tolist() == ["strict", "c", "alone", "d"]
    assert found.groupby("reason", observed=True)["node"].count().to_dict() == {
        "missing_inputs": 2,
        "not_supplied": 1,
        "secret": 1,
    }


def test_a_frame_without_greys_has_its_columns() -> None:
    found = ik.why_grey(SCORES, entity="West")
    assert len(found) == 0
    assert list(found)[:5] == ["entity", "wave", "perspective", "node", "kind"]


def test_the_sentence_is_there_when_a_language_is_asked_for() -> None:
    assert set(ik.why_grey(SCORES, nodes=["some"])["text"]) == {""}
    (told,) = ik.why_grey(SCORES, nodes=["some"], lang="en")["text"]
    assert told.startswith("‘some’ is grey: of 3 parts only 1 is known")


def test_an_entity_or_node_that_is_not_there_is_refused_with_a_guess() -> None:
    with pytest.raises(ik.DataError) as wrong:
        ik.why_grey(SCORES, entity="Nort")
    assert "North" in wrong.value.issues[0].help
    with pytest.raises(ik.DataError) as wrong:
        ik.why_grey(SCORES, nodes=["strick"])
    assert "strict" in wrong.value.issues[0].help


# ------------------------------------------------------------------------------------------------------ the call list


def test_the_question_that_ends_most_greys_comes_first() -> None:
    found = ik.collect_next(SCORES)
    assert [(each.question, each.open_in, each.surely, each.possibly) for each in found.singles] == [
        ("c", 2, 2, 2),
        ("b", 1, 1, 1),
    ]
    assert found.questions == ("c", "b")
    assert [(group.questions, group.so_far) for group in found.plan] == [(("c",), 2), (("b",), 3)]
    assert (found.greys, found.ends) == (4, 3)  # what is secret is never asked, so one stays grey


def test_questions_that_only_help_together_are_added_together() -> None:
    found = ik.collect_next(SCORES, entity="North", nodes=["strict"])
    assert [group.questions for group in found.plan] == [("b", "c")]
    assert ik.collect_next(SCORES, entity="North", nodes=["strict"], most=1).plan == ()


def test_the_list_is_of_the_last_wave_unless_another_is_asked_for() -> None:
    waves = ik.score(FRAMEWORK, [{"entity": "North", "wave": "1"}, {"entity": "North", "wave": "2", **ROWS[2]}])
    assert ik.collect_next(waves).greys == 0
    assert ik.collect_next(waves, wave="1").greys == 3
    with pytest.raises(ik.DataError):
        ik.collect_next(waves, wave="3")


def test_the_list_says_what_it_promises_in_both_languages() -> None:
    found = ik.collect_next(SCORES)
    assert "met evenveel andere vragen kunnen het er meer zijn" in found.text("nl")
    assert "as many other questions may end more" in found.text("en")
    assert ik.collect_next(SCORES, entity="West").text("nl") == "Niets is grijs."
    assert "surely end no grey" in ik.collect_next(SCORES, entity="North", nodes=["strict"], most=1).text("en")
    assert str(found) in found._repr_html_().replace("&#x27;", "'")


def test_the_list_as_data_names_the_cells_that_end() -> None:
    found = ik.collect_next(SCORES)
    data = json.loads(json.dumps(found.as_dict()))
    assert data["plan"][0]["ends"] == [{"entity": "North", "node": "some"}, {"entity": "South", "node": "strict"}]
    assert found.to_frame()[["step", "question", "ends", "so_far"]].to_numpy().tolist() == [
        [1, "c", 2, 2],
        [2, "b", 1, 3],
    ]
    assert found.singles_frame()["question"].tolist() == ["c", "b"]


def test_without_rows_there_is_nothing_grey() -> None:
    found = ik.why_grey(ik.score(ik.load("nad"), []))
    assert (len(found), "ask" in found.columns) == (0, True)


def test_many_rows_are_looked_at_by_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(20261123)
    said = ["red", "yellow", "green", "secret", "illegible", None]
    rows = [{"entity": f"R{row}", **{each: draw.choice(said) for each in "abcd"}} for row in range(400)]
    scores = ik.score(FRAMEWORK, rows)
    nodes = tuple(item.id for item in scores.nodes)
    row_by_row = list(grey_records(scores, range(400), nodes, "nl"))
    monkeypatch.setattr(sys.modules[grey_records.__module__], "FEW_ROWS", 0)
    assert list(grey_records(scores, range(400), nodes, "nl")) == row_by_row
    found = ik.why_grey(scores, lang="nl")
    said = found.astype(object).where(found.notna(), None).to_dict("records")
    assert said == row_by_row


def test_what_is_alike_is_found_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As often as there are kinds, and not as there are rows."""
    scores = ik.score(FRAMEWORK, [{**ROWS[row % 3], "entity": f"R{row}"} for row in range(600)])
    told: list[int] = []
    monkeypatch.setattr(calls, "FEW_ROWS", 0)
    with ik.progress(lambda what, done, total: told.append(total)):
        found, listed = ik.why_grey(scores, nodes=["strict", "alone"]), ik.collect_next(scores)
    assert max(told) == 2
    assert (len(found), listed.greys, listed.ends) == (600, 800, 600)
    assert listed.as_dict()["plan"][0]["ends"][-1] == {"entity": "R598", "node": "strict"}
    assert [(each.question, each.open_in) for each in listed.singles] == [("c", 400), ("b", 200)]
    assert listed.plan[0].ends[1] == (1, "strict") and repr(listed.plan[0].ends) == "<Cells: 400>"


def test_texts_are_categories_and_only_those_that_occur() -> None:
    found = ik.why_grey(SCORES, entity="South", nodes=["strict"])
    assert found["entity"].cat.categories.tolist() == ["South"]
    assert {name for name in found if found[name].dtype != "category"} == {"effort", "exact"}


def test_greys_stand_in_the_order_of_the_rows() -> None:
    scores = ik.score(FRAMEWORK, [{"entity": each, "wave": wave, "a": "red"} for wave in ("1", "2") for each in "xy"])
    assert ik.why_grey(scores, nodes=["strict"])[["entity", "wave"]].to_numpy().tolist() == [
        ["x", "1"], ["y", "1"], ["x", "2"], ["y", "2"],
    ]  # fmt: skip


def test_that_it_may_come_not_to_apply_is_one_of_what_is_possible() -> None:
    gated = {"id": "it", "uses": ["a"], "rule": "worst_of", "applies_if": {"law": "yes"}}
    framework = made(step=[{"id": "a", "answer": "light"}, {"id": "law", "answer": "fact"}], result=[gated])
    found = ik.why_grey(ik.score(framework, [{"entity": "North", "a": "red"}]), nodes=["it"])
    assert found["possible"].tolist() == ["red, not_applicable"]
