"""Rules in words: from the fields that were declared, whatever the kind of the rule."""

from typing import Any

import pytest

from indicatorkit.kinds import KINDS
from indicatorkit.report.pages.framework.described import Described, described, reads
from indicatorkit.report.pages.framework.fields import COMMON
from indicatorkit.rules import Rule
from indicatorkit.words import Lang, has
from tests.loading import made
from tests.report.explained import explained, saying

NUMBER = {"kind": "number", "whole": True, "at_least": 0, "at_most": 10, "unit": "plekken"}
POINTS = {"red": 0, "yellow": 1, "green": "5/2"}


def told(rule: dict[str, Any], answer: str = "light", lang: Lang = "nl", **doc: Any) -> Described:
    """A rule of two questions, in words."""
    parts = [{"id": each, "answer": answer, "nl": f"Vraag {each}"} for each in "ab"]
    doc["answer"] = {"number": NUMBER, "parts": NUMBER, **doc.get("answer", {})}
    node = {"id": "node", "nl": "Knoop", "rollup": "told", "subindicator": parts}
    framework = made(rollup={"told": rule}, indicator=[node], **doc)
    item = framework["node"]
    assert item.rule is not None
    return described(saying(framework, lang), item, item.rule)


def rows(rule: Described, place: int = 0) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in rule.grids[place].rows]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_only_a_kind_has_is_told(kind: str, lang: Lang) -> None:
    """In rows, or in words of its own: so a new kind cannot be forgotten here."""
    for key, field in KINDS[kind].model_fields.items():
        name, is_rows = field.alias or key, str(field.annotation).startswith("tuple")
        words = [f"report.framework.field.{name}", f"report.framework.unsaid.{name}"]
        words.append(f"report.framework.field.{name}.share")  # a text for each word that may stand there
        assert key in COMMON or is_rows or name == "hit" or any(has(each, lang) for each in words)


def test_fields_that_every_rule_has_are_told_or_stand_elsewhere() -> None:
    """What is told by name (`of`), in rows, as policy, as origin, and what the inputs and the level say already."""
    named = {"of", "limits", "round", "unit"}
    policies = {"missing", "not_applicable", "missing_at_most", *(each for each in COMMON if each.startswith("known_"))}
    in_rows, elsewhere = {"points", "map", "rescale", "bands"}, {"rule", "nl", "en", "source", "certainty"}
    assert set(Rule.model_fields) == named | policies | in_rows | elsewhere | {"weights", "scale"}


def test_the_sentence_of_the_author_goes_before_that_of_the_kind() -> None:
    with_own = told({"rule": "worst_of", "nl": "De slechtste beslist", "en": "The worst decides."})
    assert (with_own.sentence, with_own.kind) == ("De slechtste beslist.", "Het slechtste onderdeel beslist.")
    assert told({"rule": "worst_of", "en": "The worst decides."}, lang="en").sentence == "The worst decides."
    without = told({"rule": "worst_of"}, lang="en")
    assert (without.sentence, without.kind) == ("The worst part decides.", "")


def test_tiers_are_rows() -> None:
    tiers = [
        {"then": "green", "where": "green", "count": 2},
        {"then": "yellow", "where": {"at_worst": "yellow"}, "share": "1/2"},
    ]
    assert rows(told({"rule": "at_least", "tiers": tiers, "otherwise": "red"})) == [
        ("minstens 2 onderdelen zijn ‘green’", "green"),
        ("minstens 50% van de onderdelen is ‘yellow’ of beter", "yellow"),
        ("in alle andere gevallen", "red"),
    ]


def test_rows_about_inputs_one_by_one_have_a_column_each() -> None:
    table = [
        {"when": {"a": "green", "b": ["yellow", "green"]}, "then": "green"},
        {"when": {"a": "missing"}, "then": "grey", "nl": "Zonder a valt niets te zeggen."},
        {"when": {"b": "red"}, "then": {"same_as": "a"}},
    ]
    found = told({"rule": "table", "rows": table, "otherwise": "not_applicable"})
    assert found.grids[0].heads == ("Vraag a", "Vraag b", "dan")
    assert rows(found) == [
        ("‘green’", "‘yellow’ of ‘green’", "green"),
        ("niet bekend", "wat dan ook", "geen gegevens: Zonder a valt niets te zeggen"),
        ("wat dan ook", "‘red’", "hetzelfde als ‘Vraag a’"),
        ("in alle andere gevallen", "", "Niet van toepassing"),
    ]
    assert "Waar een rij iets zegt over wat ontbreekt, gaat die rij voor." in found.missing
    assert found.not_applicable == ("Wat niet van toepassing is, past in elke rij die het niet noemt.",)


def test_rows_about_all_inputs_are_told_in_full() -> None:
    table = [
        {"when": {"all": "green"}, "then": "green"},
        {"when": {"any_of": [{"a": "red"}, {"wave": {"from": "2024-12"}}]}, "then": "red"},
        {"when": {}, "then": "yellow"},
    ]
    found = told({"rule": "table", "hit": "first", "rows": table}, framework={"waves": ["2024-06", "2024-12"]})
    assert rows(found) == [
        ("alle onderdelen zijn ‘green’", "green"),
        ("‘Vraag a’ is ‘red’ of de meting is december 2024 of later", "red"),
        ("altijd", "yellow"),
    ]


def test_rows_of_which_one_fits_are_said_to_be_so() -> None:
    table = [{"when": {"a": each}, "then": each} for each in ("red", "yellow", "green")]
    assert told({"rule": "table", "hit": "unique", "rows": table}).grids[0].caption == "Er past nooit meer dan één rij."


STEPS: dict[str, tuple[dict[str, Any], str, list[str]]] = {
    "majority": ({"rule": "majority", "above": "2/3", "otherwise": "red"}, "light", [
        "Een niveau is de meerderheid als meer dan 2/3 van de onderdelen het heeft.",
        "In alle andere gevallen is het ‘red’.",
    ]),
    "majority unsaid": ({"rule": "majority", "otherwise": "red"}, "light", [
        "Een niveau is de meerderheid als meer dan de helft van de onderdelen het heeft.",
        "In alle andere gevallen is het ‘red’.",
    ]),
    "count": ({"rule": "count", "where": "green"}, "light", ["Geteld wordt wat ‘green’ is."]),
    "lowest": ({"rule": "mean_of_lowest", "take": 1, "round": 1}, "number", [
        "Zoveel van de laagste getallen tellen mee: 1.",
        "Afgerond op 1 cijfer achter de komma.",
        "Eenheid: plekken.",
    ]),
    "ratio": ({"rule": "ratio", "divide": "a", "by": "b", "per": 1000, "unit": "per 1.000"}, "number", [
        "Gedeeld wordt ‘Vraag a’.",
        "Gedeeld wordt door ‘Vraag b’.",
        "Het resultaat wordt vermenigvuldigd met 1000.",
        "Eenheid: per 1.000.",
    ]),
    "coverage": ({"rule": "coverage", "as": "share"}, "light", [
        "De uitkomst is welk deel van de onderdelen bekend is, van 0 tot 1.",
    ]),
    "limits": ({"rule": "worst_of", "limits": [
        {"at_best": "yellow", "when": {"a": "red"}},
        {"at_worst": "yellow", "unless": {"b": "red"}},
    ]}, "light", [
        "Als ‘Vraag a’ is ‘red’: beter dan ‘yellow’ wordt het niet.",
        "Tenzij ‘Vraag b’ is ‘red’: slechter dan ‘yellow’ wordt het niet.",
    ]),
    "bounds": ({"rule": "sum", "limits": [{"at_most": 7.5}], "round": {"decimals": 0, "always": "up"}}, "number", [
        "Hoger dan 7,5 wordt het niet.",
        "Naar boven afgerond op 0 cijfers achter de komma.",
        "Eenheid: plekken.",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("case", STEPS)
def test_fields_are_told_a_sentence_each(case: str) -> None:
    rule, answer, sentences = STEPS[case]
    assert list(told(rule, answer).steps) == sentences


def test_points_bands_and_rescales_are_rows() -> None:
    levels = [{"level": "green", "at_least": 4}, {"level": "red", "below": 2}, {"level": "yellow"}]
    bands = {"scale": "light", "rows": levels}
    found = told({"rule": "sum", "points": POINTS, "bands": bands})
    assert rows(found) == [("red", "0"), ("yellow", "1"), ("green", "2,5")]
    assert rows(found, 1) == [
        ("4 of meer", "green"),
        ("minder dan 2", "red"),
        ("in alle andere gevallen", "yellow"),
    ]
    rescale = {"from": [0, 10], "to": [0, "1/3"], "outside": "clip"}
    found = told({"rule": "mean", "rescale": rescale}, "number")
    assert rows(found) == [("0", "0"), ("10", "1/3")]
    assert found.grids[0].caption.endswith("Daarbuiten geldt het uiterste.")


def test_a_value_that_differs_from_input_to_input_says_of_which() -> None:
    found = told({"rule": "sum", "points": {"a": POINTS, "b": {**POINTS, "green": 9}}})
    assert rows(found)[-1] == ("‘green’ bij ‘Vraag b’", "9")


def test_a_map_is_rows_of_levels() -> None:
    parts = [{"id": "a", "answer": "fact", "nl": "Feit"}]
    rule = {"rule": "same_as", "scale": "light", "map": {"yes": "green", "no": "red"}}
    framework = made(indicator=[{"id": "node", **rule, "subindicator": parts}])
    item = framework["node"]
    assert item.rule is not None
    found = described(saying(framework), item, item.rule)
    assert rows(found) == [("yes", "green"), ("no", "red")]
    assert [row[1].look is not None for row in found.grids[0].rows] == [True, True]


POLICIES: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "grey": ({"missing": "grey"}, ("Ontbreekt er één, dan is het grijs.",)),
    "minima": (
        {"missing": "leave_out", "known_at_least": 1, "known_share_at_least": "1/2", "missing_at_most": 1},
        (
            "Wat ontbreekt telt niet mee, als er genoeg bekend is.",
            "Minstens 1 onderdeel moet bekend zijn.",
            "Minstens 50% van wat van toepassing is, moet bekend zijn.",
            "Hooguit 1 onderdeel mag ontbreken.",
        ),
    ),
    "weight": (
        {"missing": "leave_out", "known_weight_at_least": "2/3"},
        (
            "Wat ontbreekt telt niet mee, als er genoeg bekend is.",
            "Minstens 2/3 van het gewicht van wat van toepassing is, moet bekend zijn.",
        ),
    ),
    "counts as": (
        {"missing": {"counts_as": "red", "because": "zo is het afgesproken"}},
        (
            "Wat ontbreekt, telt als ‘red’. Wat daarop rust, heet aangenomen.",
            "Reden: zo is het afgesproken.",
        ),
    ),
}


@pytest.mark.parametrize("case", POLICIES)
def test_what_happens_to_what_is_missing_is_told(case: str) -> None:
    fields, sentences = POLICIES[case]
    rule = "mean" if case == "weight" else "worst_of"
    points = {"points": POINTS} if case == "weight" else {}
    assert told({"rule": rule, **points, **fields}).missing == sentences


def test_a_rule_that_reads_gaps_itself_has_no_policy() -> None:
    found = told({"rule": "coverage", "as": "count"})
    assert found.missing == ("De regel leest zelf wat ontbreekt: dat maakt nooit grijs.",)


NOT_APPLICABLE: dict[str, tuple[dict[str, Any], str]] = {
    "left out": ({"rule": "worst_of"}, "Wat niet van toepassing is, telt niet mee."),
    "grey": ({"rule": "worst_of", "not_applicable": "grey"}, "Is een onderdeel niet van toepassing, dan is het grijs."),
    "counts as": (
        {"rule": "worst_of", "not_applicable": {"counts_as": "green"}},
        "Wat niet van toepassing is, telt als ‘green’.",
    ),
}


@pytest.mark.parametrize("case", NOT_APPLICABLE)
def test_what_happens_to_what_does_not_apply_is_told(case: str) -> None:
    rule, sentence = NOT_APPLICABLE[case]
    assert told(rule, "maybe").not_applicable == (sentence,)


def test_a_rule_that_needs_all_does_not_apply_where_one_does_not() -> None:
    found = told({"rule": "ratio", "divide": "a", "by": "b"}, "number")
    assert found.not_applicable == ("Is een onderdeel niet van toepassing, dan is de uitkomst dat ook niet.",)


# ------------------------------------------------------------------------------------------------------- what it reads


def test_inputs_are_named_where_they_do_not_stand_right_below() -> None:
    step = {"id": "s", "nl": "Stap", "rule": "worst_of", "uses": ["a"]}
    framework = made(indicator=[{"id": "a", "nl": "Vraag a", "answer": "light"}], step=[step])
    found = reads(saying(framework), framework["s"], framework["s"].inputs)
    assert found.sentence == "1 onderdeel telt mee."
    assert [(each.text, each.href) for each in found.names] == [("Vraag a", "#vraag-a")]


def test_weights_and_rescales_of_inputs_are_a_table() -> None:
    asked = {"number": NUMBER}
    inner = [{"id": "a", "answer": "number", "weight": 2}, {"id": "b", "answer": "number"}]
    framework = made(answer=asked, indicator=[{"id": "node", "rule": "mean", "subindicator": inner}])
    found = reads(saying(framework), framework["node"], framework["node"].inputs)
    assert found.grid is not None
    assert found.grid.heads == ("Onderdeel", "Gewicht")
    assert [[cell.text for cell in row] for row in found.grid.rows] == [["a", "2"], ["b", "1"]]


def test_a_rule_that_holds_from_a_later_wave_is_told_beside_the_first() -> None:
    parts = [{"id": "a", "answer": "light"}]
    node = {"id": "node", "rollup": "first", "rollup_from": {"2024-12": "second"}, "subindicator": parts}
    framework = made(
        framework={"waves": ["2024-06", "2024-12"]},
        rollup={"first": {"rule": "worst_of"}, "second": {"rule": "best_of"}},
        indicator=[node],
    )
    boxes = [each for each in explained(framework).all("div") if each.attributes.get("class") == "rule"]
    assert [each.all("p")[0].text for each in boxes] == ["Zo komt de uitkomst tot stand", "Vanaf meting december 2024"]
    assert [each.all("p")[1].text for each in boxes] == [
        "Het slechtste onderdeel beslist.",
        "Het beste onderdeel beslist.",
    ]


# ---------------------------------------------------------------------------------------------------- how it is asked


def test_an_answer_says_what_it_counts_as() -> None:
    page = explained(made(indicator=[{"id": "a", "answer": "maybe"}], framework={"nl": "Klein"}))
    choices = [each.text for each in page.all("li") if any(one.tag == "span" for one in each.inside)]
    assert [" ".join(each.split()) for each in choices][-6:] == [
        "● green",
        "◐ yellow",
        "○ red",
        "na – Niet van toepassing",
        "secret V ontbreekt: vertrouwelijk",
        "dont_know O ontbreekt: onbekend",
    ]


def test_numbers_say_their_bounds_unit_and_direction() -> None:
    number = {**NUMBER, "whole": False, "decimals": 1, "higher_is": "worse"}
    page = explained(
        made(answer={"number": number}, indicator=[{"id": "a", "answer": "number", "effort": 3, "askable": False}])
    )
    (answers,) = [each for each in page.all("div") if each.attributes.get("class") == "answers"]
    assert [each.text for each in answers.all("p")] == [
        "Vul een getal in. Mogelijk is: 0 tot en met 10. Eenheid: plekken.",
        "Met 1 cijfer achter de komma.",
        "Hoger is slechter.",
        "Moeite om te beantwoorden: 3.",
        "Dit wordt nooit voorgesteld om na te vragen.",
    ]


def test_several_answers_say_how_they_count_together() -> None:
    several = {
        "kind": "several",
        "options": [
            {"id": "x", "points": 1},
            {"id": "y", "points": "1/2"},
            {"id": "neither", "points": 0, "alone": True},
        ],
    }
    page = explained(made(answer={"ways": several}, indicator=[{"id": "a", "answer": "ways"}]))
    (answers,) = [each for each in page.all("div") if each.attributes.get("class") == "answers"]
    assert [each.text for each in answers.all("p")] == [
        "Kies een of meer antwoorden.",
        "Alleen op zichzelf: neither.",
        "De punten van de gekozen antwoorden worden opgeteld.",
    ]
    said = [{*each.text.split()} for each in answers.all("li")]
    assert said == [{"x", "1", "punt"}, {"y", "0,5", "punten"}, {"neither", "0", "punten"}]


def test_that_something_applies_only_sometimes_is_told() -> None:
    gated = {"id": "b", "answer": "light", "applies_if": {"a": "yes"}}
    framework = made(indicator=[{"id": "a", "nl": "Vraag a", "answer": "fact"}, gated])
    texts = [each.text for each in explained(framework).all("p")]
    assert "Alleen van toepassing als: ‘Vraag a’ is ‘yes’." in texts


def test_of_a_mark_its_number_is_told() -> None:
    number = {**NUMBER, "rescale": {"from": ["slecht", "goed"], "to": [0, 100], "outside": "grey"}}
    marks = {"slecht": 1, "goed": 9}
    page = explained(made(answer={"number": number}, indicator=[{"id": "a", "answer": "number", "marks": marks}]))
    assert [each.text for each in page.all("td")] == ["1", "0", "9", "100"]
    (caption,) = page.all("caption")
    assert caption.text.endswith("Daarbuiten is het grijs.")
