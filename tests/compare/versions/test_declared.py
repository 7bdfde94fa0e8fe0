"""What is written differently: which keys, from what to what, and never a text."""

from typing import Any

import indicatorkit as ik
from tests.loading import made

LIGHTS = [{"id": each, "answer": "light"} for each in "abc"]
Doc = dict[str, Any]


def told(old: Doc, new: Doc, **more: Any) -> list[tuple[str, str, str | None, str | None]]:
    frameworks = [
        made(step=LIGHTS, result=[{"id": "top", "rule": "worst_of", "uses": ["a", "b"], **each}], **more)
        for each in (old, new)
    ]
    return [(each.item, each.key, each.before, each.after) for each in ik.diff(*frameworks).found.declared]


def test_a_key_with_its_values_as_they_stand_in_a_file() -> None:
    assert told({}, {"missing": "leave_out", "known_share_at_least": "1/3"}) == [
        ("top", "missing", '"grey"', '"leave_out"'),
        ("top", "known_share_at_least", None, '"1/3"'),
    ]


def test_what_something_missing_counts_as() -> None:
    red = {"missing": {"counts_as": "red", "because": "zo is het"}}
    assert told({}, red) == [("top", "missing", '"grey"', '{ counts_as = "red" }')]


def test_another_kind_of_rule() -> None:
    assert told({}, {"rule": "best_of"}) == [("top", "rule", "worst_of", "best_of")]


def test_inputs_and_weights() -> None:
    assert told({}, {"uses": ["a", "c"]}) == [("top", "input", '["b"]', '["c"]')]
    assert told({}, {"uses": ["b", "a"]}) == []
    total = {"rule": "sum", "points": {"red": 0, "yellow": 1, "green": 2}}
    assert told(total, {**total, "weights": {"a": 2}}) == [
        ("top", "weights", None, "{ a = 2 }"),
        ("top", "weight of a", "1", "2"),
    ]


def test_rows_are_compared_one_by_one_when_there_are_as_many() -> None:
    row = {"when": {"a": "red"}, "then": "red"}
    table = {"rule": "table", "rows": [row, row], "otherwise": "green", "scale": "light"}
    other = {**table, "rows": [row, {**row, "then": "yellow"}]}
    assert [key for _, key, _, _ in told(table, other)] == ["rows[2].then"]
    assert told(table, {**table, "rows": [row]}) == [("top", "number of rows", "2", "1")]
    assert told(table, {**table, "rows": [row, {**row, "when": {"a": "green"}}]}) == [
        ("top", "rows[2].when", "…", "…"),
    ]


def test_a_gate_and_the_answers_of_a_question() -> None:
    fact = {"own": {"kind": "choice", "options": [{"id": "yes"}, {"id": "no", "aliases": ["nee"]}]}}
    other = {"own": {"kind": "choice", "options": [{"id": "yes"}, {"id": "maybe"}, {"id": "no"}]}}
    old, new = (
        made(
            answer=answer,
            step=[*LIGHTS, {"id": "own", "answer": "own"}],
            result=[{"id": "top", "rule": "worst_of", "uses": ["a"], **gate}],
        )
        for answer, gate in ((fact, {}), (other, {"applies_if": {"own": "yes"}}))
    )
    assert [(each.item, each.key, each.before, each.after) for each in ik.diff(old, new).found.declared] == [
        ("own", "options", '["yes", "no"]', '["yes", "maybe", "no"]'),
        ("top", "applies_if", None, "…"),
    ]


def test_texts_are_no_difference() -> None:
    assert told({"nl": "Boven"}, {"nl": "Bovenaan", "en": "Top", "source": "ergens"}) == []


def test_levels_of_a_scale_and_attributes() -> None:
    levels = [{"id": "red"}, {"id": "green"}]
    size = {"kind": "choice", "options": [{"id": "big"}, {"id": "small"}]}
    more = {**size, "options": [*size["options"], {"id": "middle"}]}
    old, new = (
        made(
            scale={"two": {"worst_to_best": each}},
            answer={"two": {"kind": "level", "scale": "two"}, "size": own},
            attribute={"size": {"answer": "size"}},
            step=[{"id": "x", "answer": "two"}],
            result=[{"id": "top", "rule": "worst_of", "uses": ["x"]}],
        )
        for each, own in ((levels, size), ([*levels, {"id": "blue"}], more))
    )
    found = ik.diff(old, new)
    assert [(each.item, each.key) for each in found.found.declared] == [("two", "levels"), ("size", "options")]
    assert "schaal two" in found.text("nl") and "scale two" in found.text("en")
    assert found.node("x").verdict == "changed"


def test_a_roll_up_from_a_later_wave_on() -> None:
    waves = {"framework": {"waves": ["2024", "2025"]}}
    best = {"rollup": {"best": {"rule": "best_of"}, "worst": {"rule": "worst_of"}}}
    old, new = (
        made(step=LIGHTS, result=[{"id": "top", "rollup": "worst", "uses": ["a", "b"], **each}], **waves, **best)
        for each in ({}, {"rollup_from": {"2025": "best"}})
    )
    found = ik.diff(old, new)
    assert [(each.key, each.before, each.after) for each in found.found.declared] == [("rollup_from", "[]", '["2025"]')]
    assert found.node("top").verdict == "changed"
    assert found.found.same_waves == ("2025",) and found.found.other_waves == ((("2024",), False),)
    there = ik.diff(old, new, wave="2024")
    assert there.node("top").verdict == "same" and not there.is_same
    assert "In deze metingen verandert niets" in there.text("nl")
    assert "In 2025 gelden andere regels, en ook daar verandert er iets" in there.text("nl")
    assert "Other rules hold in 2024; nothing changes there." in found.text("en")
    assert found.as_dict()["other_waves"] == [{"waves": ["2024"], "changes": False}]


def test_a_heading_that_gets_a_roll_up() -> None:
    named = {"id": "part", "indicator": [{"id": "top", "rule": "worst_of", "subindicator": LIGHTS}]}
    old, new = (made(theme=[{**named, **rule}]) for rule in ({"rule": "none"}, {"rule": "worst_of"}))
    found = ik.diff(old, new)
    assert [(each.item, each.key, each.after) for each in found.found.declared] == [("part", "rule", "worst_of")]
    assert found.node("part").verdict == "added"


def test_marks_points_and_a_scale_of_one_version() -> None:
    number = {
        "kind": "number",
        "whole": True,
        "at_least": 0,
        "at_most": 4,
        "rescale": {"from": ["low", "high"], "to": [0, 1], "outside": "clip"},
    }
    old, new = (
        made(
            scale={"more": {"worst_to_best": [{"id": "x", "points": points}, {"id": "y", "points": 2}]}, **scale},
            answer={"number": number},
            step=[{"id": "a", "answer": "number", "marks": marks}],
            result=[{"id": "top", "rule": "sum", "uses": ["a"]}],
        )
        for points, marks, scale in (
            (0, {"low": 0, "high": 4}, {}),
            (1, {"low": 0, "high": 2}, {"other": {"worst_to_best": [{"id": "p"}, {"id": "q"}]}}),
        )
    )
    found = [(each.item, each.key) for each in ik.diff(old, new).found.declared]
    assert ("more", "points") in found and ("a", "marks") in found
