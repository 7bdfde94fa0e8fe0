"""Scores as frames: the library in which the answers came, ordered levels, every node in its place."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import polars as pl
import pyarrow as pa
import pytest

import indicatorkit as ik
from indicatorkit.frames.natives.making import MAKERS
from tests.loading import LIGHT, made

from .numbers import places
from .test_making import rows


@pytest.fixture(scope="module")
def nad() -> ik.Framework:
    return ik.load("nad")


ROWS = [
    {"entity": "Alkmaar", "wave": "2024-12", "flexwoningen": "ja", "optoppen": "nee"},
    {"entity": "Ede", "wave": "2025-12", "flexwoningen": "weet niet"},
]


def frames() -> dict[str, Any]:
    import duckdb

    table = pa.Table.from_pylist(ROWS)
    return {"pandas": ROWS, "polars": pl.DataFrame(ROWS), "pyarrow": table, "duckdb": duckdb.from_arrow(table)}


@pytest.mark.parametrize("library", sorted(MAKERS))
def test_scores_come_back_in_the_library_in_which_answers_came(nad: ik.Framework, library: str) -> None:
    scores = ik.score(nad, frames()[library])
    assert type(scores.to_frame()).__module__.partition(".")[0] == library
    assert type(ik.read_answers(nad, frames()[library]).to_frame()).__module__.partition(".")[0] == library
    assert isinstance(scores.to_frame(like="polars"), pl.DataFrame)
    assert "<table" in scores._repr_html_()


@pytest.mark.parametrize("form", ["long", "wide"])
def test_every_library_says_the_same_of_scores(nad: ik.Framework, form: Any) -> None:
    scores = ik.score(nad, ROWS)
    wanted = rows(scores.to_frame(form))
    assert len(wanted) == (2 if form == "wide" else 2 * len(scores.nodes))
    for library in MAKERS:
        assert rows(scores.to_frame(form, like=library)) == wanted


def test_long_says_what_each_case_says(nad: ik.Framework) -> None:
    scores = ik.score(nad, ROWS)
    for entity, wave, _, node, level, reason, _ in scores.to_frame(like="polars").rows():
        case = scores.case(entity=entity, wave=wave)
        assert (case.level(node), case.reason(node)) == (level, reason)


def test_some_nodes_in_the_order_in_which_they_were_asked_for(nad: ik.Framework) -> None:
    asked = ["optoppen", "flexwoningen"]
    frame = ik.score(nad, ROWS).to_frame("wide", nodes=asked)
    assert list(frame.columns) == ["entity", "wave", "perspective", *asked]
    assert frame["optoppen"].cat.ordered


def two_scales(first: str = "a") -> ik.Framework:
    """Two questions of which each has a scale of its own."""
    return made(
        scale={**LIGHT["scale"], "size": {"worst_to_best": [{"id": "heavy"}, {"id": "fair"}, {"id": "slight"}]}},
        answer={**LIGHT["answer"], "size": {"kind": "level", "scale": "size"}},
        indicator=[{"id": first, "answer": "light"}, {"id": "b", "answer": "size"}],
    )


def test_in_a_wide_frame_each_node_has_the_order_of_its_own_scale() -> None:
    scores = ik.score(two_scales(), [{"entity": "Ede", "a": "red", "b": "slight"}])
    wide = scores.to_frame("wide")
    orders = [list(wide[node].cat.categories) for node in ("a", "b")]
    assert orders == [["red", "yellow", "green"], ["heavy", "fair", "slight"]]
    long = scores.to_frame()["level"]
    assert list(long.cat.categories) == ["red", "yellow", "green", "heavy", "fair", "slight"] and not long.cat.ordered


def test_in_a_wide_frame_a_node_without_levels_has_its_number() -> None:
    framework = made(
        answer={"beds": {"kind": "number", "at_least": 0}},
        step=[
            {"id": "beds", "answer": "beds"},
            {"id": "light", "answer": "light"},
            {"id": "twice", "rule": "sum", "uses": ["beds"], "weights": {"beds": 2}},
        ],
    )
    scores = ik.score(framework, [{"entity": "Ede", "beds": 1.5, "light": "red"}, {"entity": "Oss"}])
    for like in ("pandas", "polars", "pyarrow", "duckdb"):
        wide = nw.from_native(scores.to_frame("wide", like=like)).lazy().collect("pyarrow").to_native().to_pylist()
        assert [(row["beds"], row["light"], row["twice"]) for row in wide[:1]] == [(1.5, "red", 3.0)]
        assert all(row is None or row != row for row in (wide[1]["beds"], wide[1]["twice"])), like


def test_levels_can_be_compared_where_no_node_has_other_words(nad: ik.Framework) -> None:
    """What the types are depends on the framework and the nodes, never on what happened to be answered."""
    scores = ik.score(nad, ROWS)
    levels = list(nad.scales["voortgang"].order.levels)
    board = scores.to_frame(nodes=[item.id for item in nad.board if not item.is_heading])["level"]
    assert board.cat.ordered and list(board.cat.categories) == levels
    everything = scores.to_frame()["level"]
    assert not everything.cat.ordered and list(everything.cat.categories)[: len(levels)] == levels
    assert list(everything.cat.categories) == list(ik.score(nad, ROWS[:1]).to_frame()["level"].cat.categories)


def test_a_node_that_is_called_as_a_key_has_a_column_of_its_own() -> None:
    scores = ik.score(two_scales("entity"), [{"item": "entity", "value": "green"}], entity="Ede")
    wide = scores.to_frame("wide", like="polars")
    assert wide.select("entity", "entity_").rows() == [("Ede", "green")]


def test_a_shape_or_node_that_there_is_not_is_said_with_a_guess(nad: ik.Framework) -> None:
    scores = ik.score(nad, [{"entity": "Ede", "flexwoningen": "ja"}])
    asked: tuple[dict[str, Any], ...] = ({"form": "wyde"}, {"nodes": ["wonen_eers"]})
    for words, code, near in zip(asked, ("unknown-shape", "no-such-node"), ("wide", "wonen_eerst"), strict=True):
        with pytest.raises(ik.DataError) as caught:
            scores.to_frame(**words)
        (issue,) = caught.value.issues
        assert issue.code == code and near in issue.hint("en")


def test_an_option_in_place_of_a_number_is_the_number_that_it_stands_for_or_none() -> None:
    said = ("2.5", "many", "enough", "na", "")
    scores = ik.score(places(), [{"entity": str(place), "size": each} for place, each in enumerate(said)])
    numbers = scores.to_frame(nodes=["size"], like="pyarrow")["number"].to_pylist()
    assert numbers == [2.5, 100.0, None, None, None]


def test_a_number_behind_a_gate_is_there_where_it_applies() -> None:
    rows = [{"entity": f"E{each}", "rooms": each, "free": 3} for each in ("yes", "no", "")]
    frame = ik.score(places(), rows).to_frame(nodes=["free"], like="pyarrow")
    assert frame["number"].to_pylist() == [3.0, None, None]


def test_a_measured_number_has_no_level() -> None:
    frame = ik.score(places(), [{"entity": "Ede", "size": "2.5"}]).to_frame(nodes=["size"], like="pyarrow")
    assert (frame["level"].to_pylist(), frame["number"].to_pylist()) == ([None], [2.5])
