"""What both versions make of every answer, and how many answers that are."""

from fractions import Fraction
from typing import Any

import pytest

from indicatorkit.compare.versions.questions import Question
from indicatorkit.compare.versions.versions import versions
from tests.loading import made

Doc = dict[str, Any]
RESULT: Doc = {"id": "top", "rule": "worst_of", "uses": ["a"], "scale": "light"}


def read(old: Doc, new: Doc, **more: Any) -> dict[Any, tuple[str, str, int | None]]:
    """For each letter an answer, what both versions read of it, and how many such answers there are."""
    frameworks = [
        made(answer={"own": answer}, step=[{"id": "a", "answer": "own"}], result=[{**RESULT, **more}])
        for answer in (old, new)
    ]
    (question,) = versions(*frameworks).questions
    return {
        each.raw: (word(question, each.old, "old"), word(question, each.new, "new"), each.ways)
        for each in question.letters
    }


def word(question: Question, said: int | None, which: str) -> str:
    leaf = question.old if which == "old" else question.new
    assert leaf is not None and said is not None
    return "–" if said >= leaf.missing else "n/a" if said == leaf.not_applicable else leaf.values[said].word


def choice(*options: Doc) -> Doc:
    return {"kind": "choice", "options": [{"level": "red", **each} for each in options]}


def test_the_same_options_are_read_the_same_the_best_first() -> None:
    found = read(*[choice({"id": "no"}, {"id": "yes", "level": "green"})] * 2)
    assert found == {"not_supplied": ("–", "–", 1), "yes": ("yes", "yes", 1), "no": ("no", "no", 1)}


def test_an_option_goes_by_its_alias() -> None:
    found = read(choice({"id": "no"}, {"id": "yes"}), choice({"id": "no"}, {"id": "sure", "aliases": ["yes"]}))
    assert found == {"not_supplied": ("–", "–", 1), "no": ("no", "no", 1), "yes": ("yes", "sure", 1)}
    found = read(choice({"id": "no"}, {"id": "yes", "aliases": ["sure"]}), choice({"id": "no"}, {"id": "sure"}))
    assert found["sure"] == ("yes", "sure", 1)


def test_two_options_may_become_one() -> None:
    found = read(
        choice({"id": "no"}, {"id": "partly"}, {"id": "yes"}),
        choice({"id": "no"}, {"id": "yes", "aliases": ["partly"]}),
    )
    assert (found["yes"], found["partly"]) == (("yes", "yes", 1), ("partly", "yes", 1))


def test_an_option_of_one_version_cannot_be_read_by_the_other() -> None:
    found = read(choice({"id": "no"}, {"id": "partly"}), choice({"id": "no"}, {"id": "yes"}))
    assert found["partly"] == ("partly", "–", 1)
    assert found["yes"] == ("–", "yes", 1)


def test_an_option_may_become_a_gap_or_not_apply() -> None:
    new = choice(
        {"id": "no"},
        {"id": "dont_know", "level": None, "missing": "unknown"},
        {"id": "na", "level": None, "not_applicable": True},
    )
    new["options"] = [{k: v for k, v in each.items() if v is not None} for each in new["options"]]
    found = read(choice({"id": "no"}, {"id": "dont_know"}, {"id": "na"}), new)
    assert found["dont_know"] == ("dont_know", "–", 1)
    assert found["na"] == ("na", "n/a", 1)


def test_reasons_count_apart_where_either_version_tells_them_apart() -> None:
    answer = {"kind": "level", "scale": "light"}
    rows = {"rule": "table", "rows": [{"when": {"a": "missing:confidential"}, "then": "red"}], "otherwise": "green"}
    plain = made(answer={"own": answer}, step=[{"id": "a", "answer": "own"}], result=[RESULT])
    telling = made(answer={"own": answer}, step=[{"id": "a", "answer": "own"}], result=[{**RESULT, **rows}])
    for pair in ((plain, telling), (telling, plain)):
        (question,) = versions(*pair).questions
        assert [each.raw for each in question.letters if each.is_gap] == ["not_supplied", "confidential"]
        assert sum(each.is_gap for each in versions(plain, plain).questions[0].letters) == 1


BANDS: Doc = {"scale": "light", "rows": [{"level": "green", "at_least": 2}, {"level": "red"}]}


def several(*options: Doc) -> Doc:
    return {"kind": "several", "bands": BANDS, "options": [*options, {"id": "empty", "alone": True}]}


def test_several_options_count_as_many_choices_as_there_are() -> None:
    found = read(*[several({"id": "p"}, {"id": "q"}, {"id": "r"})] * 2)
    assert {raw: ways for raw, (_, _, ways) in found.items()} == {
        "not_supplied": 1,
        ("p", "q"): 3,
        ("p", "q", "r"): 1,
        "p": 3,
        "empty": 1,
    }


def test_a_choice_with_an_option_that_is_gone_cannot_be_read() -> None:
    found = read(several({"id": "p"}, {"id": "q"}), several({"id": "p"}))
    assert found == {
        "not_supplied": ("–", "–", 1),
        ("p", "q"): ("2", "–", 1),
        "p": ("1", "1", 1),
        "q": ("1", "–", 1),
        "empty": ("0", "0", 1),
    }


def test_what_neither_accepts_together_is_no_answer() -> None:
    """`empty` stands alone in both, so it is in no choice with others."""
    found = read(several({"id": "p"}), several({"id": "p"}))
    assert set(found) == {"not_supplied", "p", "empty"}


def whole(low: int, high: int) -> Doc:
    return {"kind": "number", "whole": True, "at_least": low, "at_most": high, "bands": BANDS}


def test_numbers_are_those_of_either() -> None:
    found = read(whole(0, 2), whole(1, 3))
    assert {raw: each[:2] for raw, each in found.items()} == {
        "not_supplied": ("–", "–"),
        Fraction(0): ("0", "–"),
        Fraction(1): ("1", "1"),
        Fraction(2): ("2", "2"),
        Fraction(3): ("–", "3"),
    }


def test_a_measured_number_has_a_letter_for_each_stretch_and_no_count() -> None:
    measured: Doc = {"kind": "number", "at_least": 0, "bands": BANDS}
    later: Doc = {**measured, "bands": {**BANDS, "rows": [{"level": "green", "at_least": 3}, {"level": "red"}]}}
    found = read(measured, later)
    assert {each[:2] for each in found.values()} == {
        ("–", "–"),
        ("≥ 0, < 2", "≥ 0, < 3"),
        ("≥ 2", "≥ 0, < 3"),
        ("≥ 2", "≥ 3"),
    }
    assert {each[2] for raw, each in found.items() if raw != "not_supplied"} == {None}


def test_of_a_measured_number_that_was_whole_fractions_are_new() -> None:
    found = read(whole(0, 2), {"kind": "number", "at_least": 0, "at_most": 2, "bands": BANDS})
    assert ("–", "≥ 0, < 2", None) in found.values() and ("1", "≥ 0, < 2", None) in found.values()


def test_an_option_that_looks_like_a_number_is_that_number() -> None:
    found = read(choice({"id": "1"}, {"id": "2", "level": "green"}), whole(1, 2))
    assert found == {
        "not_supplied": ("–", "–", 1),
        Fraction(2): ("2", "2", 1),
        Fraction(1): ("1", "1", 1),
    }


@pytest.mark.parametrize("swapped", [False, True])
def test_a_question_of_one_version_says_nothing_to_the_other(swapped: bool) -> None:
    lights = [{"id": each, "answer": "light"} for each in "ab"]
    one, both = (made(step=lights[:many], result=[{**RESULT, "uses": ["a", "b"][:many]}]) for many in (1, 2))
    found = versions(both, one).questions if swapped else versions(one, both).questions
    (question,) = (each for each in found if each.id == "b")
    silent = question.new if swapped else question.old
    assert silent is None
    assert {each.new if swapped else each.old for each in question.letters} == {None}
    assert sum(each.ways or 0 for each in question.letters) == 4
