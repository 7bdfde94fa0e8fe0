"""Old answers under the rules of another version: read again in the words in which they were given, never guessed."""

from __future__ import annotations

from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from tests.loading import made

YES_NO = [{"id": "yes", "level": "green"}, {"id": "no", "level": "red"}]


def asking(answer: dict[str, Any], **more: Any) -> Framework:
    """One question, `q`, answered like this."""
    return made(answer={"own": answer}, step=[{"id": "q", "answer": "own", **more}])


def choice(*options: dict[str, Any]) -> Framework:
    return asking({"kind": "choice", "scale": "light", "options": list(options)})


def number(**more: Any) -> Framework:
    rows = [{"level": "green", "at_least": 10}, {"level": "red"}]
    return asking({"kind": "number", "bands": {"scale": "light", "rows": rows}, **more})


def several(*options: str, **aliases: list[str]) -> Framework:
    return asking({"kind": "several", "options": [{"id": id, "aliases": aliases.get(id, [])} for id in options]})


def through(old: Framework, new: Framework, said: Any) -> Any:
    """What the new version makes of an answer to the old one: a level, a number, a reason; nothing if unreadable."""
    scores = [ik.score(old, [{"entity": "Ede", "q": said}]), ik.score(new, [{"entity": "Ede", "q": "missing:unknown"}])]
    cell = ik.compare(*scores).change("q", entity="Ede").by_rules
    if cell is None:
        return None
    return cell.level or (str(cell.number) if cell.number is not None else cell.reason)


def test_an_option_keeps_its_word_and_takes_its_new_level() -> None:
    new = choice({"id": "yes", "level": "yellow"}, {"id": "no", "level": "red"})
    assert through(choice(*YES_NO), new, "yes") == "yellow"


def test_an_option_goes_by_an_alias_of_either_version() -> None:
    renamed = [{"id": "sure", "level": "green", "aliases": ["yes"]}, {"id": "no", "level": "red"}]
    assert through(choice(*YES_NO), choice(*renamed), "yes") == "green"
    assert through(choice(*renamed), choice(*YES_NO), "sure") == "green"


def test_an_option_that_is_gone_cannot_be_read() -> None:
    assert through(choice(*YES_NO, {"id": "partly", "level": "yellow"}), choice(*YES_NO), "partly") is None


def test_what_does_not_apply_can_only_be_read_where_that_is_an_answer() -> None:
    outside = {"id": "na", "not_applicable": True}
    new = choice(*YES_NO, {"id": "nvt", "not_applicable": True})
    assert through(choice(*YES_NO, outside), new, "na") == "not_applicable"
    assert through(choice(*YES_NO, outside), choice(*YES_NO), "na") is None


@pytest.mark.parametrize(
    ("said", "reason"), [("weet_niet", "unknown"), ("missing:confidential", "confidential"), (None, "not_supplied")]
)
def test_a_gap_keeps_its_reason_or_at_least_the_kind_of_it(said: str | None, reason: str) -> None:
    old = choice(*YES_NO, {"id": "weet_niet", "missing": "unknown"})
    assert through(old, choice(*YES_NO), said) == reason


def test_a_number_is_read_again_in_other_bands() -> None:
    higher = [{"level": "green", "at_least": 12}, {"level": "red"}]
    scores = [ik.score(number(), [{"entity": "Ede", "q": "11,5"}])]
    new = asking({"kind": "number", "bands": {"scale": "light", "rows": higher}})
    scores.append(ik.score(new, [{"entity": "Ede", "q": 13}]))
    change = ik.compare(*scores).change("q", entity="Ede")
    assert change.by_rules is not None and change.by_rules.level == "red"
    assert (change.kind, change.within, change.cause) == ("break", "up", "rules_and_answers")


def test_a_number_outside_the_new_bounds_cannot_be_read() -> None:
    assert through(number(), number(at_most=5), 11) is None


def test_several_options_are_read_again_from_their_text() -> None:
    assert through(several("p", "q", "r"), several("p", "q"), ["p", "q"]) == "2"
    assert through(several("p", "q", "r"), several("p", "q"), ["p", "r"]) is None


def test_several_options_go_by_aliases_too() -> None:
    assert through(several("p", "q2", q2=["q"]), several("p", "q"), ["p", "q2"]) == "2"
    assert through(several("p", "q"), several("p", "q2", q2=["q"]), ["p", "q"]) == "2"


def test_a_question_that_was_not_there_was_not_asked() -> None:
    old = made(result=[{"id": "top", "rule": "worst_of", "uses": ["a"]}], step=[{"id": "a", "answer": "light"}])
    two = [{"id": each, "answer": "light"} for each in "ab"]
    new = made(result=[{"id": "top", "rule": "worst_of", "uses": ["a", "b"]}], step=two)
    scores = ik.score(old, [{"entity": "Ede", "a": "red"}]), ik.score(new, [{"entity": "Ede", "a": "red", "b": "red"}])
    found = ik.compare(*scores)
    change = found.change("top", entity="Ede")
    assert (change.kind, change.within, change.cause) == ("break", "became_known", "rules_and_answers")
    assert change.answers == ("b",) and found.added == ("b",)
    assert (change.by_answers, change.rules) == (change.before, ("top",))
    assert "want ‘b’: niet gevraagd → red" in " ".join(found.text("nl", nodes=["top"]).split())
    assert [(each.question, each.kind) for each in found.answers] == [("b", "became_known")]
    assert found.answer_counts("b")["became_known"] == 1  # type: ignore[index]  # a word is its kind


def test_a_new_question_that_nobody_answered_did_not_move() -> None:
    old, new = (made(step=[{"id": each, "answer": "light"} for each in ids]) for ids in ("a", "ab"))
    found = ik.compare(*(ik.score(each, [{"entity": "Ede", "a": "red"}]) for each in (old, new)))
    assert found.answers == () and found.added == ("b",)
