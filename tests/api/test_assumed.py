"""What rests on an assumption is marked wherever it goes: data of every form, counts, and a comparison of two waves."""

import json
from typing import Any

import pyarrow as pa
import pytest

import indicatorkit as ik
from indicatorkit.toml.read import from_dict
from tests import draw
from tests.cli.typed import run
from tests.explaining import drawn
from tests.loading import document, loaded
from tests.oracle import Oracle
from tests.release.sizes import chance, thoroughly

DOCUMENT = document(
    framework={"id": "agreed", "waves": ["2025", "2026"]},
    step=[{"id": each, "answer": "maybe"} for each in "ab"],
    result=[
        {"id": "below", "rule": "worst_of", "uses": ["a", "b"], "missing": {"counts_as": "red", "because": "agreed"}},
        {"id": "above", "rule": "best_of", "uses": ["below"]},
        {"id": "strict", "rule": "worst_of", "uses": ["a", "b"]},
    ],
)
FRAMEWORK = loaded(from_dict(DOCUMENT))
ROWS: Any = [
    {"entity": "Ede", "wave": "2025", "a": "green", "b": "yellow"},
    {"entity": "Ede", "wave": "2026", "a": "green"},
    {"entity": "Urk", "wave": "2025", "a": "green"},
    {"entity": "Urk", "wave": "2026", "a": "green", "b": "green"},
]
RESTS = {("Ede", "2026"): {"below", "above"}, ("Urk", "2025"): {"below", "above"}}


@pytest.fixture
def scores() -> ik.Scores:
    return ik.score(FRAMEWORK, ROWS)


def test_a_case_and_its_plain_data_say_what_rests_on_an_assumption(scores: ik.Scores) -> None:
    for row in scores.as_dict()["rows"]:
        found = {node for node, said in row["nodes"].items() if said.get("assumed")}
        assert found == RESTS.get((row["entity"], row["wave"]), set())
    assert scores.case(entity="Ede").as_dict()["above"] == {
        "level": "red",
        "number": None,
        "reason": None,
        "assumed": True,
    }


@pytest.mark.parametrize("times", [1, 900])
def test_a_frame_has_a_column_for_it_where_there_can_be_any(times: int) -> None:
    """Of few rows codes are lists, of many they are arrays."""
    rows = [{**each, "entity": f"{each['entity']}{time}"} for time in range(times) for each in ROWS]
    frame = ik.score(FRAMEWORK, rows).to_frame()
    found = frame[frame.assumed].groupby(["entity", "wave"], observed=True).node.apply(set)
    assert found.to_dict() == {(f"{who}{time}", wave): RESTS[who, wave] for who, wave in RESTS for time in range(times)}
    assert "assumed" not in ik.score(ik.load("nad"), [{"entity": "Ede"}]).to_frame().columns


def test_counts_say_of_how_many(scores: ik.Scores) -> None:
    frame = ik.summarise(scores).to_frame()
    assert frame.groupby("node", observed=True).assumed.max().to_dict() == {"above": 1, "below": 1, "strict": 0}
    heads = {lang: ik.summarise(scores).text(lang) for lang in ("nl", "en")}  # type: ignore[arg-type]
    assert "aangenomen" in heads["nl"] and "assumed" in heads["en"]
    assert "assumed" not in ik.summarise(ik.score(FRAMEWORK, ROWS[:1])).text("en")


def test_an_answer_of_members_that_rests_on_it_says_so_in_its_note() -> None:
    rows: Any = [{"entity": "Ede", "a": "green"}, {"entity": "Urk", "b": "green"}]
    summary = ik.summarise(ik.score(FRAMEWORK, rows, wave="2026"), into={"Ede": "North", "Urk": "North"})
    how = {"rule": "worst_of", "missing": {"counts_as": "red", "because": "agreed"}}
    (a,) = [each for each in summary.answers(how, lang="en").record.notes if each.item == "a"]
    assert a.text == "1 × green, 1 × not filled in (worst_of; assumed)"


def test_two_waves_say_which_of_the_two_it_is(scores: ik.Scores) -> None:
    found = ik.compare(scores, before="2025", after="2026")
    frame = found.to_frame()
    assert {(each.entity, each.node): each.assumed for each in frame.dropna(subset="assumed").itertuples()} == {
        ("Ede", "below"): "after",
        ("Ede", "above"): "after",
        ("Urk", "below"): "before",
        ("Urk", "above"): "before",
    }
    assert found.change("below", entity="Ede").assumed == (False, True)
    assert "\n(assumed): rests on something missing" in found.text("en")
    assert "(assumed)" in found.text("en") and "(aangenomen)" in found.text("nl")


def test_the_commands_write_it_too(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    file, answers = tmp_path / "agreed.toml", tmp_path / "answers.csv"
    file.write_text(draw.to_toml(DOCUMENT), "utf-8")
    answers.write_text("entity,wave,a,b\nEde,2026,green,\n", "utf-8")
    _, out, _ = run(capsys, "score", str(file), str(answers), "--format", "csv")
    head, *lines = out.splitlines()
    assert head.endswith(",assumed")
    assert {line.split(",")[3] for line in lines if line.endswith(",yes")} == {"below", "above"}
    _, out, _ = run(capsys, "score", str(file), str(answers), "--format", "json")
    nodes = json.loads(out)["rows"][0]["nodes"]
    assert {node for node, said in nodes.items() if said.get("assumed")} == {"below", "above"}


def test_a_stream_has_a_column_for_each_node_that_can(tmp_path: Any) -> None:
    table = pa.Table.from_pylist([{"b": None, **row} for row in ROWS])
    (batch,) = ik.score_batches(FRAMEWORK, table)
    frame = batch.to_pandas()
    assert [each for each in frame.columns if each.endswith("_assumed")] == ["below_assumed", "above_assumed"]
    assert list(frame.below_assumed) == list(frame.above_assumed) == [False, True, True, False]


def test_it_is_what_an_explanation_says_of_random_frameworks() -> None:
    marked = 0
    for number in range(thoroughly(40)):
        rng = chance(f"assumed {number}")
        doc = drawn(rng)
        framework, oracle = loaded(from_dict(doc)), Oracle(doc)
        for _ in range(4):
            facts = draw.situation(rng, doc, oracle)
            case = ik.score_case(framework, {**facts.attributes, **facts.answers}, wave=facts.wave)
            for node, said in case.as_dict().items():
                has_any = said["reason"] is None
                assert said.get("assumed", False) == (case.explain(node).why.rests_on_assumption and has_any)
                marked += said.get("assumed", False)
    assert marked, "none of them assumed anything"
