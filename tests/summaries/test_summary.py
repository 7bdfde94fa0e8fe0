"""How many entities are at each level: always with the denominator, one wave and one perspective at a time."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.engine import table
from indicatorkit.framework import Framework
from indicatorkit.summaries.tally import Spread
from tests.compare.lights import node, questions
from tests.loading import made

WORST = {"rule": "worst_of"}
ENTITIES = {"framework": {"entity": {"nl": "tuin"}, "entities": {"nl": "tuinen", "en": "gardens"}}}


def lights(said: str, **more: Any) -> list[dict[str, Any]]:
    """`"red red -"` are three entities; one that says `-` is a row without an answer."""
    return [
        {"entity": f"E{place}", **({} if each == "-" else {"a": each}), **more}
        for place, each in enumerate(said.split())
    ]


def one(**doc: Any) -> Framework:
    return node(WORST, "a", "maybe", **{**ENTITIES, **doc})


def counted(said: str, **options: Any) -> ik.Summary:
    return ik.summarise(ik.score(one(), lights(said)), nodes=["node"], **options)


# -------------------------------------------------------------------------------------------------------------- counts


def test_every_level_is_counted_from_the_worst_also_one_that_nobody_has() -> None:
    tally = counted("green red green").tally("node")
    assert list(tally.values.items()) == [("red", 1), ("yellow", 0), ("green", 2)]
    assert (tally.known, tally.grey, tally.not_applicable, tally.total) == (3, 0, 0, 3)
    assert tally.share("green") == Fraction(2, 3)


def test_who_supplied_nothing_counts_as_grey_and_what_does_not_apply_is_no_grey() -> None:
    tally = counted("green - secret na").tally("node")
    assert (tally.known, tally.grey, tally.not_applicable, tally.total) == (1, 2, 1, 4)
    assert tally.applicable == 3


def test_an_entity_without_any_row_is_there_when_it_is_known_to_be() -> None:
    scores = ik.score(one(), lights("green"), entities=["E0", "E1"])
    assert ik.summarise(scores, nodes=["node"]).tally("node").total == 2


@pytest.mark.parametrize("many", [1, 700])
def test_what_rests_on_an_assumption_is_counted_and_said_also_above_it(many: int) -> None:
    """Three gardens, or 2,100: columns are lists of a few rows and arrays of many."""
    agreed = {"rule": "worst_of", "missing": {"counts_as": "red", "because": "so agreed"}}
    fw = one(step=[{"id": "below", **agreed, "uses": ["a"]}, {"id": "above", "rule": "worst_of", "uses": ["below"]}])
    scores = ik.score(fw, lights("- red na " * many), entities=[f"E{place}" for place in range(3 * many + 1)])
    summary = ik.summarise(scores, nodes=["node", "below", "above"])
    assert [summary.tally(each).assumed for each in ("node", "below", "above")] == [0, many + 1, many + 1]
    (said,) = [each for each in summary.sentences("nl") if "above" in each]
    assert f"({2 * many + 1} van {2 * many + 1}; {many + 1} van {2 * many + 1} op grond van een aanname;" in said
    assert [each["assumed"] for each in summary.as_dict()["tallies"]] == [0, many + 1, many + 1]


def test_greys_are_told_by_reason_the_most_frequent_first() -> None:
    summary = ik.summarise(ik.score(one(), lights("- secret secret dont_know green")), nodes=["a"])
    assert list(summary.tally("a").greys.items()) == [("secret", 2), ("dont_know", 1), ("not_supplied", 1)]


def test_a_share_of_nobody_is_nothing() -> None:
    assert counted("- -").tally("node").share("red") is None


def test_a_number_has_its_lowest_middle_and_highest_and_no_mean() -> None:
    framework = made(
        answer={"size": {"kind": "number", "at_least": 0}},
        indicator=[{"id": "n", "answer": "size"}, {"id": "k", "rule": "count", "where": "red", "uses": ["a"]}],
        step=questions("a"),
    )
    rows = [{"entity": str(place), "n": each, "a": "red"} for place, each in enumerate((7.5, 0.1, 3, 9))]
    summary = ik.summarise(ik.score(framework, [*rows, {"entity": "x"}]))
    assert summary.tally("n").spread == Spread(0.1, 3.0, 9.0)
    assert not summary.tally("n").values
    assert (summary.tally("n").known, summary.tally("n").grey) == (4, 1)
    assert summary.tally("k").spread == Spread(1, 1, 1)


def test_numbers_stand_in_a_table_of_their_own_also_where_nobody_has_one() -> None:
    framework = made(
        answer={"size": {"kind": "number", "at_least": 0}},
        indicator=[{"id": "n", "answer": "size"}, {"id": "m", "answer": "size"}, *questions("a")],
    )
    rows = [{"entity": str(place), "n": place / 2, "a": "red"} for place in range(3)]
    lines = ik.summarise(ik.score(framework, rows)).text("nl").splitlines()
    assert lines[3:7] == [
        "onderdeel  laagste  midden  hoogste  bekend  grijs  samen",
        "─────────────────────────────────────────────────────────",
        "n                0     0,5        1       3      0      3",
        "m                –       –        –       0      3      3",
    ]


def test_answers_without_a_column_for_a_question_are_silent_about_it() -> None:
    """As in answers that were read for an older version."""
    framework = made(answer={"size": {"kind": "number", "at_least": 0}}, indicator=[{"id": "n", "answer": "size"}])
    read = ik.read_answers(framework, [{"entity": "E", "n": 3}])
    bare = replace(read, record=replace(read.record, columns={}))
    summary = ik.summarise(bare, into={"E": "x"})
    assert (summary.tally("n", "x").spread, summary.tally("n", "x").greys) == (None, {"not_supplied": 1})
    assert summary.answers_frame("mean", lang="nl")["note"].tolist() == ["1 × niet ingevuld (mean)"]


def test_options_without_levels_are_counted_as_options() -> None:
    summary = ik.summarise(ik.score(made(indicator=[{"id": "f", "answer": "fact"}]), [{"entity": "E", "f": "no"}]))
    assert summary.tally("f").values == {"yes": 0, "no": 1}


def test_the_board_is_counted_unless_nodes_are_said() -> None:
    scores = ik.score(one(), lights("red"))
    assert [item.id for item in ik.summarise(scores).nodes] == ["node"]
    assert [item.id for item in ik.summarise(scores, nodes=["a", "node"]).nodes] == ["node", "a"]


def test_without_any_row_everything_is_zero() -> None:
    summary = ik.summarise(ik.score(one(), []))
    assert summary.tally("node").total == 0
    assert "er zijn geen tuinen" in summary.sentences("nl")[0]
    assert summary.text("nl")


@pytest.mark.parametrize("into", [None, {"E0": "x", "E2": "y", "E3": "y", "E9": "y"}])
def test_by_columns_everything_is_the_same(monkeypatch: pytest.MonkeyPatch, into: dict[str, str] | None) -> None:
    rows = [*lights("red na - secret", wave="2024"), *lights("green green", wave="2025")]
    framework = one(framework={"waves": ["2024", "2025"]})
    by_row = ik.summarise(ik.score(framework, rows), wave="2024", into=into).as_dict()
    monkeypatch.setattr(table, "FEW_ROWS", 0)
    assert ik.summarise(ik.score(framework, rows), wave="2024", into=into).as_dict() == by_row


# ------------------------------------------------------------------------------------------------ wave and perspective


def waves() -> ik.Scores:
    """Strict in spring, lenient from autumn on; two entities in spring, one in autumn."""
    framework = made(
        framework={"waves": ["spring", "autumn"]},
        rollup={"strict": WORST, "lenient": {**WORST, "missing": "leave_out"}},
        indicator=[
            {"id": "node", "rollup": "strict", "rollup_from": {"autumn": "lenient"}, "subindicator": questions("a b")}
        ],
    )
    rows = [*lights("red green", wave="spring"), *lights("yellow", wave="autumn")]
    return ik.score(framework, rows)


def test_the_last_wave_is_counted_unless_another_is_said() -> None:
    last, first = ik.summarise(waves()), ik.summarise(waves(), wave="spring")
    assert (last.wave, last.tally("node").values["yellow"], last.tally("node").total) == ("autumn", 1, 1)
    assert (first.wave, first.tally("node").grey, first.tally("node").total) == ("spring", 2, 2)


def test_who_is_not_in_the_wave_is_named_not_counted() -> None:
    summary = ik.summarise(waves())
    assert summary.absent == ("E1",)
    assert "Wel in de antwoorden, niet in deze samenvatting: E1." in summary.text("nl")


def test_of_several_perspectives_one_must_be_said() -> None:
    rows = [*lights("red green", perspective="gemeente"), *lights("green", perspective="aanbieders")]
    scores = ik.score(one(), rows)
    with pytest.raises(ik.DataError, match="gemeente, aanbieders"):
        ik.summarise(scores)
    summary = ik.summarise(scores, perspective="aanbieders", nodes=["node"])
    assert (summary.perspective, summary.tally("node").total, summary.absent) == ("aanbieders", 1, ("E1",))
    assert "perspectief aanbieders" in summary.text("nl")


def test_of_many_who_are_not_there_some_are_named() -> None:
    framework = one(framework={"waves": ["2024", "2025"]})
    rows = [*lights("red " * 14, wave="2024"), *lights("red", wave="2025")]
    assert "(13): E1, E2, E3, E4, E5, E6, E7, E8, E9, E10 en nog 3." in " ".join(
        ik.summarise(ik.score(framework, rows)).text("nl").split()
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [({"perspective": "gemente"}, "gemeente"), ({"wave": "summer"}, "summer"), ({"nodes": ["nod"]}, "node")],
)
def test_what_is_not_there_is_refused_with_a_guess(options: dict[str, Any], said: str) -> None:
    scores = ik.score(one(), lights("red", perspective="gemeente"))
    with pytest.raises(ik.DataError) as refused:
        ik.summarise(scores, **options)
    (issue,) = refused.value.issues
    assert said in f"{issue.text('nl')} {issue.hint('nl')}"


# --------------------------------------------------------------------------------------------------------- all of it


def test_every_record_of_the_frame_has_its_denominators() -> None:
    frame = counted("green - na").to_frame()
    assert frame["count"].tolist() == [0, 0, 1, 1, 1]
    assert frame["outcome"].tolist() == ["known", "known", "known", "grey", "not_applicable"]
    assert set(frame["total"]) == {3}
    assert (frame["known"] + frame["grey"] + frame["not_applicable"] == frame["total"]).all()


def test_a_bare_number_is_known_without_a_value() -> None:
    framework = made(indicator=[{"id": "k", "rule": "count", "where": "red", "uses": ["a"]}], step=questions("a"))
    summary = ik.summarise(ik.score(framework, [{"entity": "E", "a": "red"}]))
    assert summary.to_frame()["count"].tolist() == [1, 0]
    assert summary.spread_frame()[["lowest", "highest", "known"]].to_numpy().tolist() == [[1.0, 1.0, 1]]


def test_as_data_it_says_the_bounds_of_its_words() -> None:
    found = counted("green").as_dict()
    assert found["quantifiers"]["about_half"] == "≥ 2/5, ≤ 3/5"
    assert found["tallies"][0]["values"] == {"red": 0, "yellow": 0, "green": 1}
    assert found["groups"] == [{"group": "", "total": 1, "silent": []}]


def test_it_shows_itself() -> None:
    summary = counted("green")
    assert repr(summary) == "<Summary little 1: 1 counted, 1 nodes>"
    assert summary._repr_html_() == summary.to_html()
    assert str(summary) == summary.text()


def test_its_head_says_how_many_are_counted_in_the_words_of_the_framework() -> None:
    assert counted("red").text("nl").splitlines()[1] == "little 1 · voorbeeld · 1 tuin"
    assert counted("red red").text("nl").splitlines()[1] == "little 1 · voorbeeld · 2 tuinen"
    plain = ik.summarise(ik.score(node(WORST), []))
    assert plain.text("en").splitlines()[1] == "little 1 · example · 0 entities"


def test_a_table_has_a_row_for_each_node_under_the_levels_that_they_share() -> None:
    text = ik.summarise(ik.score(one(), lights("red green na -")), nodes=["node", "a"]).text("nl", width=80)
    assert text.splitlines()[3:7] == [
        "onderdeel  red  yellow  green  bekend  grijs  n.v.t.  samen",
        "───────────────────────────────────────────────────────────",
        "node         1       0      1       2      1       1      4",
        "  a          1       0      1       2      1       1      4",
    ]
    assert "- ‘node’: 1 × er ontbreekt iets" in text
    assert "- ‘a’: 1 × niet ingevuld" in text


def test_who_is_on_the_list_and_supplied_nothing_is_counted_in_every_perspective() -> None:
    rows = [*lights("red green", perspective="gemeente"), *lights("green", perspective="aanbieders")]
    scores = ik.score(one(), rows, entities=["E0", "E1", "E2"])
    for perspective, total, grey in (("gemeente", 3, 1), ("aanbieders", 2, 1)):
        tally = ik.summarise(scores, perspective=perspective, nodes=["node"]).tally("node")
        assert (tally.total, tally.grey) == (total, grey)


def test_an_option_that_stands_for_a_number_counts_among_the_numbers() -> None:
    size = {"kind": "number", "at_least": 0, "options": [{"id": "many", "nl": "veel", "points": 100}]}
    framework = made(answer={"size": size}, step=[{"id": "size", "nl": "Plekken", "answer": "size"}])
    for said, spread in (("2.5 many 3", Spread(2.5, 3.0, Fraction(100))), ("many", Spread(*[Fraction(100)] * 3))):
        scores = ik.score(framework, [{"entity": str(place), "size": each} for place, each in enumerate(said.split())])
        summary = ik.summarise(scores, nodes=["size"])
        assert summary.tally("size").spread == spread
        assert "tot en met 100" in summary.text("nl")
