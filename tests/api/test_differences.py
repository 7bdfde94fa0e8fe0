"""`ik.diff`: two versions compared, with stored answers, in text, Markdown, a frame and plain data."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

import indicatorkit as ik
from tests.compare.versions.made import ANSWERS, after, before

HERE = Path(__file__).parents[1] / "compare" / "versions"
FOUND = ik.diff(before(), after(), answers=ANSWERS)


@pytest.mark.parametrize(("lang", "width"), [("nl", 80), ("en", 120)])
def test_the_text_is_what_it_was(lang: str, width: int) -> None:
    golden = HERE / f"houses_{lang}_{width}.txt"
    text = FOUND.text("nl" if lang == "nl" else "en", width=width)
    assert text + "\n" == golden.read_text("utf-8")
    assert max(map(len, text.splitlines())) <= width


def test_the_markdown_is_what_it_was() -> None:
    assert FOUND.markdown("nl") == (HERE / "houses_nl.md").read_text("utf-8")


def test_each_node_has_a_verdict() -> None:
    assert {each.item: str(each.verdict) for each in FOUND.nodes} == {
        "living": "changed",
        "care": "changed",
        "plan": "same",
        "people": "same",
        "means": "changed",
        "money": "same",
        "time": "same",
        "room": "added",
    }
    assert [each.item for each in FOUND.changed] == ["living", "care", "means"]
    assert not FOUND.is_same and ik.diff(before(), before()).is_same


def test_a_node_goes_by_either_id() -> None:
    assert FOUND.node("old_name") is FOUND.node("time")
    with pytest.raises(ik.DataError) as wrong:
        FOUND.node("lving")
    assert "living" in str(wrong.value)


def test_whose_stored_answers_change() -> None:
    assert FOUND.entities == ("Noord", "Zuid")
    scores = FOUND.scores()
    assert scores is not None
    old, new = scores
    for each in FOUND.flipped:
        was = "old_name" if each.item == "time" else each.item
        assert old.level(was, entity=each.row.entity, wave=each.row.wave) == each.before.level
        assert new.level(each.item, entity=each.row.entity, wave=each.row.wave) == each.after.level


def test_only_some_of_the_stored_answers() -> None:
    assert FOUND.only(entities=["Zuid"]).found.stored.entities == ("Zuid",)  # type: ignore[union-attr]
    assert {each.row.wave for each in FOUND.only(wave="2024").flipped} == {"2024"}
    assert FOUND.only(entities=["Zuid"]).share == FOUND.share


def test_without_answers_nothing_is_said_of_them() -> None:
    found = ik.diff(before(), after())
    assert (found.flipped, found.entities, found.scores(), found.as_dict()["answers"]) == ((), (), None, None)
    assert found.only(entities=["Noord"]) is found
    assert "antwoorden die er zijn" not in found.text("nl")


def test_a_wave_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ik.DataError) as wrong:
        ik.diff(before(), after(), wave="2031")
    assert "2031" in str(wrong.value)


def test_the_frame_has_a_row_for_each_way_in_which_a_node_changes() -> None:
    frame = FOUND.to_frame()
    care = frame[frame["node"] == "care"]
    assert care["before"].tolist() == ["grey"] and care["after"].tolist() == ["red"]
    assert care["situations"].tolist() == [2] and care["share"].tolist() == [2 / 16]
    assert frame[frame["node"] == "plan"]["verdict"].tolist() == ["same"]


def test_as_plain_data_numbers_are_exact() -> None:
    data = FOUND.as_dict()
    assert json.loads(json.dumps(data)) == data
    whole = data["whole"]
    assert Fraction(whole["share"]) == Fraction(whole["situations"], whole["total"]) == FOUND.share
    assert {each["node"] for each in whole["changes"]} & {"living", "care", "means"}
    care = next(each for each in data["nodes"] if each["node"] == "care")
    assert care["transitions"] == [
        {
            "before": {"state": "grey", "level": None, "number": None},
            "after": {"state": "known", "level": "red", "number": None},
            "way": "to_known",
            "situations": 2,
            "smallest": {"people": "red"},
        }
    ]
    assert data["renamed"] == [{"before": "old_name", "after": "time"}]
    assert (data["old"]["version"], data["new"]["version"]) == ("1", "2")
    assert data["answers"]["entities"] == 2 and data["answers"]["flipped"]


def test_it_shows_itself() -> None:
    assert repr(FOUND) == "<Difference huis 1 → huis 2: 3 of 8 nodes change>"
    assert str(FOUND) == FOUND.text()
    assert FOUND._repr_html_().startswith("<pre>")


def test_named_nodes_are_told() -> None:
    assert "‘Wonen’ verandert" in FOUND.text("nl", nodes=["living"])
    assert "‘Zorg’ verandert" not in FOUND.text("nl", nodes=["living"])


def test_nothing_changes_is_said_to_be_proved() -> None:
    text = ik.diff(before(), before(), answers=ANSWERS).text("en")
    assert "the same in every situation. That is proved." in text


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(0), "0\u00a0%"),
        (Fraction(1), "100\u00a0%"),
        (Fraction(1, 3), "33\u00a0%"),
        (Fraction(999, 1000), "99,9\u00a0%"),
        (Fraction(9999, 10000), "> 99,9\u00a0%"),
        (Fraction(14, 1000), "1,4\u00a0%"),
        (Fraction(1, 10**9), "< 0,0001\u00a0%"),
    ],
)
def test_a_share_is_never_rounded_to_all_or_nothing(share: Fraction, shown: str) -> None:
    from indicatorkit.compare.versions.phrasing import Phrases

    assert Phrases(FOUND.found, "nl").share(share) == shown


def test_of_versions_without_anything_in_common_nothing_is_proved() -> None:
    found = ik.diff(before(), ik.load("nad"))
    assert "geen enkel onderdeel gemeen" in found.text("nl") and "no node in common" in found.markdown("en")
    assert "en nog" in found.text("nl") and not found.is_same


def test_numbers_of_any_size_stay_exact_in_a_frame() -> None:
    frame = FOUND.to_frame()
    assert all(isinstance(each, int) for each in frame.query("verdict == 'changed'")["situations"])
    assert frame["share"].dtype == float
