"""What differences look like in words: answers of every kind, outcomes of every kind, many of something."""

from fractions import Fraction
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.compare.versions.phrasing import Phrases
from tests.loading import made

Doc = dict[str, Any]
BANDS: Doc = {"scale": "light", "rows": [{"level": "green", "at_least": 2}, {"level": "red"}]}
OPTIONS = [{"id": each, "nl": f"Optie {each}"} for each in "pqrs"]
ANSWERS: Doc = {
    "many": {"kind": "several", "bands": {**BANDS}, "options": OPTIONS},
    "few": {"kind": "number", "whole": True, "at_least": 0, "at_most": 2, "bands": BANDS},
}


def difference(old: Doc, new: Doc, *asked: Doc, **more: Any) -> ik.Difference:
    steps = [each if "id" in each else {"id": "a", **each} for each in asked]
    pair = (
        made(answer=ANSWERS, step=steps, result=[{"id": "top", "nl": "Boven", "uses": ["a"], **each}], **more)
        for each in (old, new)
    )
    return ik.diff(*pair)


def table(cell: Any, then: Any) -> Doc:
    return {"rule": "table", "rows": [{"when": {"a": cell}, "then": then}], "otherwise": "green", "scale": "light"}


def smallest(found: ik.Difference) -> str:
    assert found.whole.witness is not None
    return Phrases(found.found, "nl").situation(found.whole.witness)


def test_a_number_that_is_answered() -> None:
    assert smallest(difference(table(1, "red"), table(1, "yellow"), {"answer": "few"})) == (
        "‘a’: 1; verder is niets ingevuld"
    )


def test_many_options_are_not_all_named() -> None:
    found = difference(table({"at_least": 4}, "red"), table({"at_least": 4}, "yellow"), {"answer": "many"})
    assert smallest(found) == "‘a’: Optie p + Optie q + nog 2; verder is niets ingevuld"


def test_a_gap_with_a_reason_is_said_with_that_reason() -> None:
    found = difference(
        table("missing:confidential", "red"), table("missing:confidential", "yellow"), {"answer": "light"}
    )
    assert smallest(found) == "‘a’: vertrouwelijk; verder is niets ingevuld"


def test_nothing_answered_is_a_situation_too() -> None:
    found = difference(table("missing", "red"), table("missing", "yellow"), {"answer": "light"})
    assert smallest(found) == "niets is ingevuld"
    assert found.as_dict()["whole"]["smallest"] == {}


def test_an_option_that_is_gone_has_the_name_that_it_had() -> None:
    steps = [{"id": "a", "answer": "own"}]
    named = [{"id": "yes", "nl": "Jazeker", "level": "green"}, {"id": "no", "nl": "Welnee", "level": "red"}]
    result = [{"id": "top", "rule": "worst_of", "uses": ["a"]}]
    old, new = (
        made(answer={"own": {"kind": "choice", "options": options}}, step=steps, result=result)
        for options in (named, [*named[:1], {"id": "never", "level": "red"}])
    )
    found = ik.diff(old, new)
    texts = [
        Phrases(found.found, "nl").situation(each.witness) for each in found.node("top").transitions if each.witness
    ]
    assert texts == ["‘a’: Welnee; verder is niets ingevuld", "‘a’: never; verder is niets ingevuld"]


def test_not_applicable_and_numbers_are_outcomes() -> None:
    total = {"rule": "sum", "points": {"red": 0, "yellow": "1/2", "green": 2}}
    other = {**total, "points": {"red": 1, "yellow": "3/2", "green": 3}}
    found = difference(total, other, {"answer": "light"})
    text = found.text("nl")
    assert "0,5 → 1,5" in text and "anders" in text
    assert found.to_frame().query("node == 'top'")["before"].tolist() == ["2", "1/2", "0"]
    gone = difference({"rule": "worst_of"}, table("not_applicable", "red"), {"answer": "maybe"})
    assert "niet van toepassing → red" in gone.text("nl") and "not applicable → red" in gone.text("en")


def test_a_level_with_another_number_is_said_with_both() -> None:
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 1}, {"level": "red"}]}
    total = {"rule": "sum", "points": {"red": 0, "yellow": 1, "green": 2}, "bands": bands}
    found = difference(total, {**total, "points": {"red": 0, "yellow": 1, "green": 3}}, {"answer": "light"})
    (change,) = found.node("top").transitions
    assert Phrases(found.found, "en").change("top", change.before, change.after) == "green · 2 → green · 3"
    assert change.way == "other"
    assert "green · 3 in plaats van green · 2" in found.text("nl")


def test_many_transitions_are_not_all_told() -> None:
    total = {"rule": "sum", "points": {"red": 0, "yellow": 1, "green": 2}, "missing": "prorate"}
    asked = [{"id": each, "answer": "light"} for each in "abcde"]
    uses = {"uses": list("abcde")}
    found = difference({**total, **uses}, {**total, **uses, "points": {"red": 1, "yellow": 3, "green": 7}}, *asked)
    more = len(found.node("top").transitions) - 8
    assert more > 0 and f"en nog {more} andere veranderingen" in found.text("nl")
    assert f"and {more} other changes" in found.text("en")


def test_better_and_worse_go_by_an_order() -> None:
    found = difference(
        {"rule": "worst_of", "uses": ["a", "b"]},
        {"rule": "best_of", "uses": ["a", "b"]},
        *({"id": each, "answer": "light"} for each in "ab"),
    )
    assert {each.way for each in found.node("top").transitions} == {"better"}
    assert "beter" in found.text("nl") and "better" in found.text("en")


def test_the_waves_that_are_compared_are_named() -> None:
    old, new = (
        made(
            framework={"waves": waves},
            step=[{"id": "a", "answer": "light"}],
            result=[{"id": "top", "rule": "worst_of", "uses": ["a"]}],
        )
        for waves in (["2024"], ["2024", "2025"])
    )
    assert "meting 2024 → 2025" in ik.diff(old, new).text("nl")
    assert "wave 2024" in ik.diff(old, new, wave="2024").text("en").splitlines()[1]
    assert "–" not in ik.diff(old, new).text("en")


def test_a_version_without_waves_has_none() -> None:
    old, new = (
        made(
            framework=head,
            step=[{"id": "a", "answer": "light"}],
            result=[{"id": "top", "rule": "worst_of", "uses": ["a"]}],
        )
        for head in ({}, {"waves": ["2024"]})
    )
    assert "meting – → 2024" in ik.diff(old, new, wave="2024").text("nl")


@pytest.mark.parametrize(
    ("number", "nl", "en"),
    [
        (12, "12", "12"),
        (1_234_567, "1.234.567", "1,234,567"),
        (15 * 10**40, "1,5\u00a0×\u00a010⁴¹", "1.5\u00a0×\u00a010⁴¹"),
    ],
)
def test_numbers_of_situations(number: int, nl: str, en: str) -> None:
    found = difference(table(1, "red"), table(1, "yellow"), {"answer": "few"}).found
    assert (Phrases(found, "nl").number(number), Phrases(found, "en").number(number)) == (nl, en)


def test_what_needs_signs_of_markdown_is_shown_as_it_is() -> None:
    old, new = (
        made(
            step=[{"id": "a_b", "nl": "Is *dit* <b>|veilig</b>?", "answer": "light"}],
            result=[{"id": "top", "nl": "Boven_aan", "rule": rule, "uses": ["a_b"], **more}],
        )
        for rule, more in (("worst_of", {}), ("best_of", {"limits": [{"at_best": "yellow"}]}))
    )
    text = ik.diff(old, new).markdown("nl")
    assert "Boven\\_aan" in text and "\\*dit\\*" in text and "<b>" not in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len({line.count("|") for line in rows[-3:]}) == 1


def test_shares_are_exact_before_they_are_written() -> None:
    found = difference(table("red", "yellow"), table("red", "red"), {"answer": "light"})
    assert found.share == Fraction(1, 4) and "Bij 25\u00a0% van alle situaties" in found.text("nl")
