"""Perspectives side by side: the same, different, only one known; never averaged, and what lies under a difference."""

from __future__ import annotations

from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.summaries.perspectives.agreement import Agreement, Heard
from tests.compare.lights import node, questions
from tests.loading import made

WORST = {"rule": "worst_of"}
WHO = ("gemeente", "aanbieders", "corporaties")


def rows(entity: str = "Ede", **said: str) -> list[dict[str, Any]]:
    """`a="red green -"` is what each perspective says to `a`."""
    found: list[dict[str, Any]] = [{"entity": entity, "perspective": each} for each in WHO]
    for question, answers in said.items():
        for row, answer in zip(found, answers.split(), strict=False):
            if answer != "-":
                row[question] = answer
    return found[: max(len(each.split()) for each in said.values())]


def heard(answers: str, item: str = "node", framework: Framework | None = None) -> Heard:
    return ik.perspectives(ik.score(framework or node(WORST, "a", "maybe"), rows(a=answers))).heard(item)


@pytest.mark.parametrize(
    ("answers", "agreement", "span"),
    [
        ("red red", "same", None),
        ("red red -", "same", None),
        ("na na", "same", None),
        ("red green", "differ", 2),
        ("red yellow -", "differ", 1),
        ("red green na", "differ", 2),
        ("red na", "not_for_all", None),
        ("red - -", "one_known", None),
        ("na -", "one_known", None),
        ("- -", "nobody", None),
        ("- secret dont_know", "nobody", None),
        ("red", "one_known", None),
    ],
)
def test_what_perspectives_say_is_the_same_or_it_is_not(answers: str, agreement: str, span: int | None) -> None:
    found = heard(answers)
    assert (found.agreement.value, found.span) == (agreement, span)
    assert heard(answers, "a").agreement is found.agreement


def test_each_perspective_keeps_its_own_outcome_and_reason() -> None:
    voices = heard("red - na", "a").voices
    assert {who: (each.value, each.reason) for who, each in voices.items()} == {
        "gemeente": ("red", None),
        "aanbieders": (None, "not_supplied"),
        "corporaties": (None, "not_applicable"),
    }


def test_classes_differ_without_steps() -> None:
    found = ik.perspectives(ik.score(made(indicator=[{"id": "f", "answer": "fact"}]), rows(f="yes no"))).heard("f")
    assert (found.agreement, found.span) == (Agreement.DIFFER, None)


def test_numbers_are_compared_as_they_were_answered() -> None:
    """No rule tells 2 and 3 apart, but they are two answers."""
    framework = made(answer={"size": {"kind": "number", "at_least": 0}}, indicator=[{"id": "n", "answer": "size"}])
    found = ik.perspectives(ik.score(framework, rows(n="2 3 2"))).heard("n")
    assert found.agreement is Agreement.DIFFER
    assert [each.number for each in found.voices.values()] == [2.0, 3.0, 2.0]


def test_a_computed_number_is_exact() -> None:
    framework = made(
        indicator=[{"id": "k", "rule": "count", "where": "red", "uses": ["a", "b"]}], step=questions("a b")
    )
    found = ik.perspectives(ik.score(framework, rows(a="red red", b="red green"))).heard("k")
    assert [str(each.number) for each in found.voices.values()] == ["2", "1"]
    assert found.otherwise == ("b",)


# ------------------------------------------------------------------------------------------------ under a difference


def test_the_questions_under_a_difference_are_those_that_get_other_answers() -> None:
    framework = node(WORST, "a b c")
    said = rows(a="red green", b="green green", c="yellow red")
    assert ik.perspectives(ik.score(framework, said)).heard("node").otherwise == ()
    said = rows(a="green green", b="green green", c="yellow red")
    assert ik.perspectives(ik.score(framework, said)).heard("node").otherwise == ("c",)


def test_a_question_that_only_some_answer_is_open_under_a_difference() -> None:
    framework = node({**WORST, "missing": "leave_out"}, "a b")
    found = ik.perspectives(ik.score(framework, rows(a="green green", b="red -"))).heard("node")
    assert (found.otherwise, found.open) == ((), ("b",))


def test_a_perspective_that_says_nothing_of_the_node_is_not_asked_what_lies_under_it() -> None:
    framework = node(WORST, "a b")
    found = ik.perspectives(ik.score(framework, rows(a="red green red", b="green green -"))).heard("node")
    assert (found.otherwise, found.open) == (("a",), ())


def test_a_gate_is_under_a_difference_too() -> None:
    gated = {"id": "node", **WORST, "applies_if": {"gate": "yes"}, "subindicator": questions("a")}
    framework = made(indicator=[gated, {"id": "gate", "answer": "fact"}])
    found = ik.perspectives(ik.score(framework, rows(gate="yes no", a="red red"))).heard("node")
    assert (found.agreement, found.otherwise) == (Agreement.NOT_FOR_ALL, ("gate",))


# ---------------------------------------------------------------------------------------------------- which rows


def test_entities_and_waves_are_kept_apart() -> None:
    framework = node(WORST, "a", framework={"waves": ["2024", "2025"]})
    said = [
        *({**each, "wave": "2024"} for each in rows(a="red green")),
        *({**each, "wave": "2025"} for each in rows(a="red red")),
        *({**each, "wave": "2025"} for each in rows("Urk", a="green")),
    ]
    scores = ik.score(framework, said)
    last = ik.perspectives(scores)
    assert last.entities == ("Ede", "Urk")
    assert last.perspectives == ("gemeente", "aanbieders")
    assert (last.heard("node", "Ede").agreement, last.heard("node", "Urk").agreement) == ("same", "one_known")
    before = ik.perspectives(scores, wave="2024")
    assert [(entity, each.node) for entity, each in before.differences] == [("Ede", "node"), ("Ede", "a")]
    only = ik.perspectives(scores, entity="Urk")
    assert (only.entities, only.wave) == (("Urk",), "2025")


def test_an_entity_that_is_not_there_is_refused_with_a_guess() -> None:
    scores = ik.score(node(WORST), rows(a="red"))
    with pytest.raises(ik.DataError) as refused:
        ik.perspectives(scores, entity="Edde")
    assert "Ede" in refused.value.issues[0].hint("nl")


def test_some_nodes_can_be_heard_and_are_then_told_also_when_they_are_not_on_the_board() -> None:
    scores = ik.score(node(WORST, "a b"), rows(a="red green", b="red red"))
    found = ik.perspectives(scores, nodes=["a"])
    assert [item.id for item in found.nodes] == ["a"]
    assert found.text("en").count("differ by 2 steps about ‘a’") == 1
    with pytest.raises(ik.DataError) as refused:
        ik.perspectives(scores, nodes=["nodde"])
    assert "node" in refused.value.issues[0].hint("nl")


def test_the_places_of_an_entity_are_those_of_all_its_perspectives() -> None:
    """It used to ask which perspective."""
    scores = ik.score(node(WORST), rows(a="red green"))
    assert scores.places("Ede") == (0, 1)
    assert ik.collect_next(scores, entity="Ede").greys == 2


# ------------------------------------------------------------------------------------------------------------ in words

GLYPHS = {
    "scale": {
        "light": {
            "worst_to_best": [
                {"id": each, "en": each.capitalize(), "nl": nl, "glyph": glyph}
                for each, nl, glyph in (("red", "Rood", "○"), ("yellow", "Geel", "◐"), ("green", "Groen", "●"))
            ]
        }
    }
}


def garden(said: list[dict[str, Any]], **doc: Any) -> ik.Perspectives:
    first = {"id": "first", "nl": "Een", "en": "One", **WORST, "subindicator": questions("a b", "maybe")}
    framework = made(theme=[{"id": "top", "nl": "Top", **WORST, "indicator": [first]}], **doc)
    return ik.perspectives(ik.score(framework, said))


def test_one_entity_is_a_table_with_a_mark_where_they_differ() -> None:
    found = garden(rows(a="red green -", b="green green green"), **GLYPHS)
    assert found.text("nl", width=90) == "\n".join(  # noqa: FLY002  # a page, line by line
        [
            "Klein: perspectieven naast elkaar",
            "little 1 · voorbeeld · Ede",
            "",
            "onderdeel  gemeente  aanbieders  corporaties  ≠",
            "───────────────────────────────────────────────",
            "Top               ○           ●        grijs  ≠",
            "  Een             ○           ●        grijs  ≠",
            "",
            "○ Rood, ◐ Geel, ● Groen",
            "",
            "- Ede: over ‘Top’ verschillen zij 2 stappen: ‘Rood’ volgens gemeente; ‘Groen’ volgens",
            "  aanbieders. Zij antwoorden anders op ‘a’.",
            "- Ede: over ‘Een’ verschillen zij 2 stappen: ‘Rood’ volgens gemeente; ‘Groen’ volgens",
            "  aanbieders. Zij antwoorden anders op ‘a’.",
        ]
    )


def test_several_entities_are_counted_and_every_difference_is_told() -> None:
    said = [*rows(a="red green", b="green green"), *rows("Urk", a="red red", b="red red"), *rows("Epe", a="na", b="na")]
    text = garden(said).text("en", width=90)
    assert "node   same  differ  n/a for some  one known  none known" in text
    assert "  One     1       1             0          1           0" in text
    assert text.count("they differ by 2 steps") == 2


def test_whoever_says_the_same_is_named_together() -> None:
    (sentence, _) = garden(rows(a="red green red", b="green green green")).sentences("en")
    assert sentence == (
        "Ede: they differ by 2 steps about ‘Top’: ‘red’ according to gemeente and corporaties; ‘green’ according to "
        "aanbieders. They answer ‘a’ differently."
    )


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        (rows(a="na red", b="na -"), "Zij antwoorden anders op ‘a’; niet ieder antwoordt op ‘b’."),
        (rows(a="na na", b="na -"), None),
        (rows(a="na -", b="na green"), "Zij antwoorden anders op ‘b’; niet ieder antwoordt op ‘a’."),
        (rows(a="red -", b="- green"), "Niet ieder antwoordt op ‘a’ en ‘b’."),
    ],
)
def test_a_sentence_tells_what_lies_under_it(said: list[dict[str, Any]], ends: str | None) -> None:
    framework = node({**WORST, "missing": "leave_out"}, "a b", "maybe")
    sentences = ik.perspectives(ik.score(framework, said)).sentences("nl")
    assert [each.endswith(ends or "") for each in sentences] == ([True] if ends else [])


def test_a_question_is_not_under_itself_and_many_are_cut_short() -> None:
    ids = "a b c d e f"
    said = rows(**dict.fromkeys(ids.split(), "red green"))
    found = ik.perspectives(ik.score(node(WORST, ids), said))
    assert found.sentences("nl", nodes=["a"]) == [
        "Ede: over ‘a’ verschillen zij 2 stappen: ‘red’ volgens gemeente; ‘green’ volgens aanbieders."
    ]
    assert found.sentences("nl")[0].endswith("Zij antwoorden anders op ‘a’, ‘b’, ‘c’, ‘d’ en nog 2.")


def test_where_nobody_differs_it_says_so() -> None:
    assert garden(rows(a="red red", b="red red")).text("nl").endswith("- Nergens verschillen zij.")
    assert garden([]).text("nl") == "Er zijn geen antwoorden."


def test_one_perspective_alone_does_not_agree_with_itself() -> None:
    told = garden([{"entity": "Ede", "a": "red"}]).text("nl")
    assert "maar één perspectief" in told and "Nergens verschillen" not in told


def test_a_row_of_nobody_in_particular_has_a_name() -> None:
    said = [
        {"entity": "Ede", "a": "red", "b": "red"},
        {"entity": "Ede", "perspective": "x", "a": "green", "b": "green"},
    ]
    assert "‘red’ volgens niemand in het bijzonder" in garden(said).text("nl", width=200)


def test_numbers_and_what_does_not_apply_stand_in_the_table() -> None:
    framework = made(
        answer={"size": {"kind": "number", "at_least": 0}},
        indicator=[{"id": "n", "answer": "size"}, {"id": "m", "answer": "maybe"}],
    )
    text = ik.perspectives(ik.score(framework, rows(n="2.5 3", m="na red"))).text("nl")
    assert "n               2,5           3  ≠" in text
    assert "m            n.v.t.         red  ≠" in text
    assert "over ‘m’ verschillen zij: n.v.t. volgens gemeente; ‘red’ volgens aanbieders" in " ".join(text.split())


# --------------------------------------------------------------------------------------------------------- as data


def test_the_frame_has_a_row_for_each_entity_node_and_perspective() -> None:
    frame = ik.perspectives(ik.score(node(WORST, "a"), rows(a="red green -"))).to_frame()
    assert len(frame) == 2 * 3
    first = frame.iloc[0]
    assert (first["entity"], first["node"], first["agreement"], first["span"]) == ("Ede", "node", "differ", 2)
    assert (first["perspective"], first["level"], first["otherwise"]) == ("gemeente", "red", "a")


def test_as_dict_has_every_voice_and_it_shows_itself() -> None:
    found = ik.perspectives(ik.score(node(WORST, "a"), rows(a="red green")))
    (here, _) = found.as_dict()["nodes"]
    assert here["voices"]["aanbieders"] == {"level": "green", "number": None, "reason": None}
    assert (here["agreement"], here["otherwise"]) == ("differ", ["a"])
    assert repr(found) == "<Perspectives little 1: 1 entities, 2 perspectives>"
    assert found._repr_html_().startswith("<pre>")
    assert str(found) == found.text()
    assert [item.id for item in found.nodes] == ["node", "a"]


def test_an_entity_is_heard_in_any_spelling_and_a_slip_gets_a_guess() -> None:
    nad = ik.load("nad")
    said = [
        {"entity": "'s-Hertogenbosch", "perspective": each, "optoppen": "ja"} for each in ("gemeente", "aanbieders")
    ]
    found = ik.perspectives(ik.score(nad, said))
    assert found.heard("optoppen", "’s hertogenbosch") is found.heard("optoppen", "'s-Hertogenbosch")
    for asked, entity, code, near in (
        ("optoppen", "Hertogenbos", "no-such-entity", "'s-Hertogenbosch"),
        ("optopen", None, "no-such-node", "optoppen"),
    ):
        with pytest.raises(ik.DataError) as refused:
            found.heard(asked, entity)
        [issue] = refused.value.issues
        assert issue.code == code and near in issue.hint("nl")
