"""Two waves as people read them: golden texts, and the sentences that these do not have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.compare.waves import telling
from indicatorkit.words import Lang
from tests.loading import made

from ..lights import node
from .made import FIRST, SECOND, homes, rows

HERE = Path(__file__).parent
WORST = {"rule": "worst_of"}
WAVES = ik.compare(ik.score(homes(), [*rows(FIRST, "2024"), *rows(SECOND, "2025")]))
OTHERS = [{"id": "ja", "level": "green"}, {"id": "nee", "level": "yellow"}]
VERSIONS = ik.compare(
    ik.score(homes(), rows(FIRST, "2025")),
    ik.score(homes(version="2", options=OTHERS, care={"rule": "best_of"}), rows(SECOND, "2025")),
)


@pytest.mark.parametrize(("name", "found"), [("waves", WAVES), ("versions", VERSIONS)])
@pytest.mark.parametrize(("lang", "width"), [("nl", 80), ("en", 110)])
def test_the_text_is_the_golden_one(name: str, found: ik.Comparison, lang: Lang, width: int) -> None:
    """Where the change is meant: write what is found over `NAME_LANG_WIDTH.txt`, and read it."""
    text = found.text(lang, width=width)
    assert text == (HERE / f"{name}_{lang}_{width}.txt").read_text("utf-8").rstrip("\n")
    assert max(map(len, text.splitlines())) <= width


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_of_one_node_there_is_one() -> None:
    framework = made(step=[{"id": "a", "answer": "light"}])
    scores = ik.score(
        framework, [{"entity": name, "wave": wave, "a": "red"} for name in ("Ede", "Urk") for wave in "12"]
    )
    assert "Of 2 outcomes (2 × 1 node)" in one_line(ik.compare(scores).text("en"))


def test_of_many_only_how_often_what_unless_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "FEW", 1)
    assert "- Ede: 4 vooruit" in WAVES.text("nl")
    assert "want ‘Zijn er afspraken?’: deels → ja" in one_line(WAVES.text("nl", entity="Ede"))


def test_those_of_whom_nothing_changed_are_named_together() -> None:
    """Below what did change, so that of three hundred municipalities those stand on top."""
    framework = made(step=[{"id": "a", "answer": "light"}])
    rows = [
        {"entity": name, "wave": wave, "a": now if name == "Nr 3" else "green"}
        for wave, now in (("1", "red"), ("2", "green"))
        for name in [f"Nr {number}" for number in range(20)]
    ]
    told = one_line(ik.compare(ik.score(framework, rows)).text("en"))
    assert "- Nr 3: " in told
    assert "- nothing changed: Nr 0, Nr 1, Nr 2, Nr 4, " in told
    assert told.count("nothing changed") == 1
    assert told.endswith("and 7 more")


def test_a_long_list_ends_with_how_many_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "MOST_TOLD", 1)
    assert "- en nog 3" in WAVES.text("nl", entity="Ede")


def test_nothing_changed_is_said_too() -> None:
    framework = homes()
    scores = ik.score(framework, rows(FIRST, "2024"))
    text = ik.compare(scores, scores).text("nl")
    assert "Niets veranderd op het overzicht." in text and "door andere regels" not in text


def test_nobody_in_both_is_said_too() -> None:
    scores = ik.score(homes(), rows(FIRST[2:], "2024")), ik.score(homes(), rows(SECOND[2:], "2025"))
    found = ik.compare(*scores)
    assert found.rows == () and found.changes == ()
    text = one_line(found.text("nl"))
    assert "Niemand staat in beide metingen" in text
    assert "Alleen in de eerste meting: Assen." in text and "Alleen in de tweede meting: Tiel." in text


def small(*, before: Any, after: Any, **note: str) -> str:
    """The story of one light that is its own indicator."""
    framework = made(indicator=[{"id": "light", "nl": "Licht", "answer": "maybe"}])
    both = [("1", before, {}), ("2", after, note)]
    data = [{"entity": "Ede", "wave": wave, "item": "light", "value": said, **more} for wave, said, more in both]
    return one_line(ik.compare(ik.score(framework, data)).text("nl").split("\n\n")[-1])


def test_a_question_names_its_answer_once() -> None:
    assert small(before="red", after="green") == (
        "Ede Antwoorden, van 1: 1 anders. Vooruit - ‘Licht’ ging vooruit van red naar green."
    )


def test_why_an_answer_is_missing_is_said() -> None:
    assert "Het antwoord ging van red naar dont_know" in small(before="red", after="dont_know")
    assert "Het antwoord ging van red naar niet te lezen" in small(before="red", after="purple")
    assert "Het antwoord ging van vertrouwelijk naar red" in small(before="missing:confidential", after="red")


def test_a_note_stands_below_its_answer() -> None:
    assert small(before="red", after="green", note="sinds  mei").endswith("toelichting bij ‘Licht’: sinds mei")


def test_numbers_without_level_go_from_one_to_another() -> None:
    framework = made(
        step=[{"id": each, "answer": "light"} for each in "ab"],
        result=[{"id": "number", "nl": "Aantal", "rule": "count", "where": "green", "uses": ["a", "b"]}],
    )
    data = [
        {"entity": "Ede", "wave": "1", "a": "red", "b": "red"},
        {"entity": "Ede", "wave": "2", "a": "green", "b": "red"},
    ]
    assert "‘Aantal’ ging van 0 naar 1, want ‘a’: red → green." in one_line(
        ik.compare(ik.score(framework, data)).text("nl")
    )


def test_many_answers_are_cut_off() -> None:
    lights = [{"id": each, "answer": "light"} for each in "abcdef"]
    framework = made(indicator=[{"id": "node", "nl": "Alles", "rule": "worst_of", "subindicator": lights}])
    data = [
        {"entity": "Ede", "wave": wave, **dict.fromkeys("abcdef", said)}
        for wave, said in (("1", "red"), ("2", "green"))
    ]
    assert one_line(ik.compare(ik.score(framework, data)).text("nl")).endswith("‘d’: red → green; nog 2.")


# ------------------------------------------------------------------------------------------------------- other rules

ONE = [{"entity": "Ede", "a": "red"}]
BEFORE = [{"entity": "Ede", "a": "red", "b": "green"}]


def broken(old: dict[str, Any], new: dict[str, Any], after: list[dict[str, Any]], **more: Any) -> str:
    """What is said of a node over two lights under another rule."""
    rules = {"nl": "Alles", **old}, {"nl": "Alles", **new}
    scores = [ik.score(node(rule), said) for rule, said in zip(rules, (more.get("before", BEFORE), after), strict=True)]
    return one_line(ik.compare(*scores).text("nl"))


def test_a_policy_that_is_another_is_named() -> None:
    text = broken({**WORST, "missing": "grey"}, {**WORST, "missing": "leave_out"}, ONE, before=ONE)
    assert '- ‘Alles’: missing was "grey" en is "leave_out"' in text
    assert (
        "grijs → red, doordat anders wordt omgegaan met wat ontbreekt; met de oude antwoorden zou het ook red zijn."
        in text
    )


def test_rules_and_answers_are_told_one_after_the_other() -> None:
    text = broken(WORST, {"rule": "best_of"}, [{"entity": "Ede", "a": "red", "b": "yellow"}])
    assert (
        "‘Alles’: red → yellow. De nieuwe regels maken van de oude antwoorden green; daarna is het yellow, want ‘b’:"
        " green → yellow." in text
    )


def test_rules_and_answers_that_cancel_out_are_a_break_too() -> None:
    text = broken(WORST, {"rule": "best_of"}, [{"entity": "Ede", "a": "red", "b": "red"}])
    assert "‘Alles’: red → red. De nieuwe regels maken van de oude antwoorden green; daarna is het red" in text


def test_a_key_that_is_new_or_gone() -> None:
    half = {"missing": "leave_out", "known_at_least": 1}
    assert "known_at_least is nieuw: 1" in broken({**WORST, "missing": "leave_out"}, {**WORST, **half}, BEFORE)
    assert "known_at_least is weg: 1" in broken({**WORST, **half}, {**WORST, "missing": "leave_out"}, BEFORE)
    rows = [{"when": {"a": "red"}, "then": "red"}, {"when": {"b": "red"}, "then": "yellow"}]
    table = {"rule": "table", "scale": "light", "rows": rows, "otherwise": "green"}
    assert "number of rows was 2 en is 1" in broken(table, {**table, "rows": rows[:1]}, BEFORE)


def test_a_condition_that_is_another_is_only_named() -> None:
    def gated(law: str) -> ik.Framework:
        gate = {"id": "law", "answer": "fact"}
        return made(step=[gate], indicator=[{"id": "a", "nl": "A", "answer": "light", "applies_if": {"law": law}}])

    data = [{"entity": "Ede", "a": "red", "law": "yes"}]
    text = one_line(ik.compare(ik.score(gated("yes"), data), ik.score(gated("no"), data)).text("nl"))
    assert "- ‘A’: applies_if is anders" in text and "‘A’: red → niet van toepassing, door andere regels" in text


def test_nodes_and_options_that_are_called_otherwise_are_the_same() -> None:
    def one(id: str, option: str, **more: Any) -> ik.Framework:
        answer = {"kind": "choice", "options": [{"id": option, **more}, {"id": "other"}]}
        return made(answer={"own": answer}, indicator=[{"id": id, "nl": "Kleur", "answer": "own", **more}])

    old, new = one("colour", "blue"), one("kleur", "blauw", aliases=["colour", "blue"])
    scores = ik.score(old, [{"entity": "Ede", "colour": "blue"}]), ik.score(new, [{"entity": "Ede", "kleur": "blauw"}])
    found = ik.compare(*scores)
    assert (found.nodes, found.added, found.removed, found.answers) == (("kleur",), (), (), ())
    assert found.change("kleur", entity="Ede").kind == "same"


def test_what_is_new_and_what_is_gone_is_listed() -> None:
    old, new = (
        made(indicator=[{"id": each, "nl": each.upper(), "answer": "light"} for each in ids]) for ids in ("ab", "ac")
    )
    found = ik.compare(ik.score(old, [{"entity": "Ede", "a": "red"}]), ik.score(new, [{"entity": "Ede", "a": "red"}]))
    text = one_line(found.text("nl"))
    assert "Nieuw, dus niet te vergelijken: C. Vervallen, dus niet te vergelijken: B." in text


def test_grey_for_another_reason_is_still_grey() -> None:
    change = ik.compare(
        ik.score(node(WORST), [{"entity": "Ede", "a": "missing:unknown"}]),
        ik.score(node(WORST), [{"entity": "Ede", "a": "missing:confidential"}]),
    ).change("a", entity="Ede")
    assert change.other_reason and not change.is_told
    assert (change.kind, change.cause, change.answers) == ("still_grey", "answers", ())


def test_a_rule_below_that_is_another_is_named() -> None:
    def homes(rule: str) -> ik.Framework:
        lights = [{"id": each, "answer": "light"} for each in "ab"]
        below = {"id": "below", "nl": "Onder", "rule": rule, "subindicator": lights}
        return made(theme=[{"id": "top", "nl": "Boven", "rule": "worst_of", "indicator": [below]}])

    found = ik.compare(ik.score(homes("worst_of"), BEFORE), ik.score(homes("best_of"), BEFORE))
    text = one_line(found.text("nl"))
    assert "‘Boven’: red → green, door andere regels (bij ‘Onder’); met de oude" in text
    assert "‘Onder’: red → green, door andere regels; met de oude" in text
