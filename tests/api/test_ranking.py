"""Ranks as a user asks for them: only when asked for, within groups, with who is not in it and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.words import Lang
from tests.loading import load
from tests.monitor import MONITOR, rows

FRAMEWORK = load(MONITOR)
REACH = [10, 30, 30, None, "na", 50]
SIZES = ["small", "small", "small", "large", "large", None]
ANSWERS = rows(reach=REACH, waiting=[1.5, None, 3, 2, 2, 8], size=SIZES)


def summary(**how: object) -> ik.Summary:
    return ik.summarise(ik.score(FRAMEWORK, ANSWERS), **how)  # type: ignore[arg-type]


def test_a_rank_is_among_all_unless_there_are_groups() -> None:
    found = summary().ranking(["reach"])
    assert [each.rank for each in found.of("reach").standings] == [4, 2, 2, None, None, 1]
    within = summary(into="size").ranking(["reach"])
    assert [each.rank for each in within.of("reach", "small").standings] == [3, 1, 1]
    assert (within.of("reach", "large").ranked, within.of("reach", "large").total) == (0, 2)
    by_hand = {f"E{place}": size for place, size in enumerate(SIZES) if size is not None}
    assert summary(into=by_hand).ranking(["reach"]).ranked == within.ranked


def test_who_has_no_value_of_the_attribute_is_named() -> None:
    (issue,) = summary(into="size").issues
    assert (issue.code, issue.text("nl")) == ("without-attribute", "E5: geen waarde voor `size`, en dus niet meegeteld")
    without = ik.summarise(ik.score(FRAMEWORK, rows(reach=[1])), into="size")
    assert (without.groups, len(without.issues)) == ((), 1)


def test_every_node_with_a_number_is_ranked_unless_some_are_named() -> None:
    found = summary().ranking()
    assert [each.node for each in found.ranked] == ["reach", "waiting"]
    assert [each.first for each in found.ranked] == ["highest", "lowest"]
    assert {each.first for each in summary().ranking(first="lowest").ranked} == {"lowest"}


def test_what_cannot_be_ranked_is_said() -> None:
    with pytest.raises(ik.DataError, match="`reach`"):
        summary().ranking(["raech"])
    with pytest.raises(ik.DataError, match="`size`"):
        summary(into="sise")
    nad = ik.summarise(ik.score(ik.load("nad"), [{"entity": "Ede", "flexwoningen": "ja"}]))
    for nodes, code in ((None, "nothing-to-rank"), (["flexwoningen"], "no-number-to-rank")):
        with pytest.raises(ik.DataError) as error:
            nad.ranking(nodes)
        assert [issue.code for issue in error.value.issues] == [code]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "nl",
            (
                "geen verantwoordingsinstrument",
                "‘Bereik’ – small",
                "1= van 3",
                "Rang 1 heeft het hoogste getal, en dat is beter.",
                "Zonder rang (2 van 2): E3 (niet ingevuld) en E4 (niet van toepassing).",
                "Mediaan 30, gemiddelde 23,3333.",
                "deelt door n.",
            ),
        ),
        ("en", ("no instrument of accountability", "‘Reach’ – small", "1= of 3", "divides by n.", "(2 of 2)")),
    ],
)
def test_it_is_told_with_what_it_means(lang: Lang, words: tuple[str, ...]) -> None:
    text = summary(into="size").ranking(["reach"]).text(lang)
    lines = " ".join(text.split())
    assert all(word in lines for word in words), text
    assert max(map(len, text.splitlines())) <= 80
    assert "n - 1." in summary().ranking(sd_over="n-1").text(lang)


def test_many_without_a_rank_are_told_in_short() -> None:
    scores = ik.score(FRAMEWORK, rows(reach=[None] * 14))
    text = " ".join(ik.summarise(scores).ranking(["reach"]).text("nl").split())
    assert "Zonder rang (14 van 14): E0" in text and "nog 4" in text
    assert "Mediaan" not in text


def test_where_all_are_equal_there_is_no_z_score() -> None:
    scores = ik.score(FRAMEWORK, rows(reach=[40, 40]))
    table = ik.summarise(scores).ranking(["reach"]).text("en").splitlines()
    assert [line.split() for line in table if line.startswith("E")] == [
        ["E0", "40", "1=", "of", "2", "50", "–"],
        ["E1", "40", "1=", "of", "2", "50", "–"],
    ]


def test_it_comes_as_a_frame_as_data_and_in_a_file(tmp_path: Path) -> None:
    found = summary().ranking(["reach"])
    frame = found.to_frame()
    assert frame["rank"].astype(object).where(frame["rank"].notna(), None).tolist() == [4, 2, 2, None, None, 1]
    assert frame["reason"].tolist()[3:5] == ["not_supplied", "not_applicable"]
    assert set(frame["ranked"]) == {4} and set(frame["total"]) == {6}
    data = json.loads(json.dumps(found.as_dict()))
    assert data["ranking"][0]["standings"][1] == {
        "entity": "E1",
        "number": "30",
        "rank": 2,
        "tied": 2,
        "percentile": "50",
        "z": 0.0,
        "reason": None,
    }
    assert repr(found) == "<Ranking monitor 2025.1: reach>"
    assert str(found) == found.text() and found._repr_html_().startswith("<pre>")
    assert ik.write(found, tmp_path / "ranks.csv").files[0].is_file()


def test_a_summary_says_nothing_of_ranks_by_itself() -> None:
    assert "rang" not in summary(into="size").text("nl").casefold()
    assert "rank" not in summary().to_frame().columns
