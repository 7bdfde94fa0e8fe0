"""When a question applies, in words that people who fill in a form understand."""

from __future__ import annotations

import pytest

from indicatorkit.cells import LEFT, WHATEVER, AtWorst, Word
from indicatorkit.conditions import About, AllOf, Among, AnyOf, InWave, NotMissing
from indicatorkit.explain.applies import cell_in_words, condition_in_words, value_label, when_applies
from indicatorkit.framework import Framework
from indicatorkit.values import Lang
from tests.loading import load, made

GATES = {
    "{ fact = 'yes' }": ("‘Grondslag’ is ‘Ja’", "‘Basis’ is ‘Yes’"),
    "{ fact = ['yes', 'no'] }": ("‘Grondslag’ is ‘Ja’ of ‘Nee’", "‘Basis’ is ‘Yes’ or ‘No’"),
    "{ fact = ['yes', 'missing'] }": ("‘Grondslag’ is ‘Ja’ of niet bekend", "‘Basis’ is ‘Yes’ or not known"),
    "{ fact = ['yes', 'missing:unknown'] }": ("‘Grondslag’ is ‘Ja’ of niet bekend", "‘Basis’ is ‘Yes’ or not known"),
    "{ fact = 'known' }": ("‘Grondslag’ is bekend", "‘Basis’ is known"),
    "{ fact = 'missing' }": ("‘Grondslag’ is niet bekend", "‘Basis’ is not known"),
    "{ fact = 'missing:unknown' }": ("‘Grondslag’ is niet bekend", "‘Basis’ is not known"),
    "{ fact = 'not_applicable' }": ("‘Grondslag’ is niet van toepassing", "‘Basis’ does not apply"),
    "{ light = { at_worst = 'yellow' } }": ("‘Licht’ is ‘Geel’ of beter", "‘Light’ is ‘Yellow’ or better"),
    "{ light = { at_best = 'yellow' } }": ("‘Licht’ is ‘Geel’ of slechter", "‘Light’ is ‘Yellow’ or worse"),
    "{ homes = 2.5 }": ("‘Woningen’ is 2,5", "‘Homes’ is 2.5"),
    "{ homes = 3 }": ("‘Woningen’ is 3", "‘Homes’ is 3"),
    "{ homes = { at_least = 2.5, below = 9 } }": ("‘Woningen’ is ≥ 2,5, < 9", "‘Homes’ is ≥ 2.5, < 9"),
    "{ coast = 'yes' }": ("‘Aan zee’ is ‘Ja’", "‘Coast’ is ‘Yes’"),
    "{ fact = 'yes', homes = 3 }": ("‘Grondslag’ is ‘Ja’ en ‘Woningen’ is 3", "‘Basis’ is ‘Yes’ and ‘Homes’ is 3"),
    "{ any_of = [{ fact = 'yes', homes = 3 }, { light = 'red' }] }": (
        "(‘Grondslag’ is ‘Ja’ en ‘Woningen’ is 3) of ‘Licht’ is ‘Rood’",
        "(‘Basis’ is ‘Yes’ and ‘Homes’ is 3) or ‘Light’ is ‘Red’",
    ),
}

DOC = """format = 1

[framework]
id      = "gates"
version = "1"
status  = "example"
en      = "Gates"
waves   = ["first", "second"]

[attribute.coast]
nl     = "Aan zee"
en     = "Coast"
answer = "fact"

[scale.light]
worst_to_best = [
  { id = "red", nl = "Rood", en = "Red" },
  { id = "yellow", nl = "Geel", en = "Yellow" },
  { id = "green", nl = "Groen", en = "Green" },
]

[answer.light]
kind  = "level"
scale = "light"

[answer.fact]
kind    = "choice"
options = [
  { id = "yes", nl = "Ja", en = "Yes" },
  { id = "no", nl = "Nee", en = "No" },
  { id = "na", nl = "N.v.t.", en = "N/A", not_applicable = true },
]

[answer.homes]
kind = "number"

[[step]]
id     = "fact"
nl     = "Grondslag"
en     = "Basis"
answer = "fact"

[[step]]
id     = "light"
nl     = "Licht"
en     = "Light"
answer = "light"

[[step]]
id     = "homes"
nl     = "Woningen"
en     = "Homes"
answer = "homes"

[[step]]
id         = "gated"
answer     = "light"
applies_if = GATE

[[result]]
id   = "whole"
rule = "worst_of"
uses = ["gated", "light"]
applies_if = WHOLE
"""


AMONG = {
    "{ all = 'green' }": "alle onderdelen zijn ‘Groen’",
    "{ any = ['green', 'yellow'] }": "een van de onderdelen is ‘Groen’ of ‘Geel’",
    "{ none = 'missing' }": "geen van de onderdelen is niet bekend",
    "{ count = 'known', at_least = 1 }": "minstens 1 onderdeel is bekend",
    "{ count = 'known', at_least = 2 }": "minstens 2 onderdelen zijn bekend",
    "{ count = 'known', at_least = 1.5 }": "minstens 1,5 onderdelen zijn bekend",
    "{ count = 'known', at_most = 2 }": "het aantal onderdelen dat bekend is, is ≤ 2",
    "{ share = 'known', at_least = '1/2' }": "minstens 50% van de onderdelen is bekend",
    "{ share = 'known', at_least = '1/8' }": "minstens 12,5% van de onderdelen is bekend",
    "{ share = 'known', at_least = '1/3' }": "minstens 1/3 van de onderdelen is bekend",
    "{ share = 'not_applicable', above = '1/2' }": "het deel van de onderdelen dat niet van toepassing is, is > 0,5",
}


def framework(gate: str = "{ fact = 'yes' }", whole: str = "{ fact = 'yes' }") -> Framework:
    return load(DOC.replace("GATE", gate).replace("WHOLE", whole))


def told(gate: str, lang: Lang, wave: str = "first") -> str:
    here = framework(gate)
    return when_applies(here, here["gated"], wave, lang)


@pytest.mark.parametrize("gate", AMONG)
def test_a_condition_on_all_inputs_together_is_told(gate: str) -> None:
    here = framework(whole=gate)
    assert when_applies(here, here["whole"], "first", "nl") == f"Alleen van toepassing als: {AMONG[gate]}."


@pytest.mark.parametrize("gate", GATES)
def test_a_condition_is_told_in_both_languages(gate: str) -> None:
    nl, en = GATES[gate]
    assert told(gate, "nl") == f"Alleen van toepassing als: {nl}."
    assert told(gate, "en") == f"Applies only if: {en}."


def test_the_wave_is_settled_before_anything_is_told() -> None:
    gate = "{ wave = { from = 'second' }, fact = 'yes' }"
    assert told(gate, "nl", "first") == ""
    assert told(gate, "nl", "second") == "Alleen van toepassing als: ‘Grondslag’ is ‘Ja’."
    assert told("{ wave = { from = 'second' } }", "nl", "second") == ""


def test_that_something_is_not_missing_is_that_it_is_known() -> None:
    here = framework()
    gated = here["gated"].model_copy(update={"applies_if": NotMissing("light")})
    assert when_applies(here, gated, "first", "en") == "Applies only if: ‘Light’ is known."


def test_what_always_applies_needs_no_words() -> None:
    here = framework()
    assert when_applies(here, here["light"], "first", "nl") == ""


CLAUSES = {
    "whole": (AllOf(), "altijd"),
    "nothing": (AnyOf(), "nooit"),
    "any wave": (InWave(), "altijd"),
    "since": (InWave(since="second"), "de meting is second of later"),
    "between": (InWave("first", "second"), "de meting is first of later en de meting is van vóór second"),
    "some waves": (InWave(among=("first", "second")), "de meting is first of second"),
    "whatever": (About("fact", WHATEVER), "‘Grondslag’ mag alles zijn"),
    "all whatever": (Among("all", LEFT), "alle onderdelen zijn wat dan ook"),
    "an answer to an input": (Among("all", Word("yes")), "alle onderdelen zijn ‘Ja’"),
}


@pytest.mark.parametrize("which", CLAUSES)
def test_a_condition_is_a_clause_of_whatever_wave(which: str) -> None:
    condition, clause = CLAUSES[which]
    here = load(DOC.replace("GATE", "{ fact = 'yes' }").replace("WHOLE", "{ fact = 'yes' }") + MORE)
    assert condition_in_words(here, "more", condition, "nl") == clause


MORE = """
[[result]]
id    = "more"
rule  = "count"
where = "yes"
uses  = ["fact"]
"""


def test_a_cell_is_told_as_what_it_accepts() -> None:
    assert cell_in_words(framework(), "light", AtWorst("yellow"), "nl") == "‘Geel’ of beter"


@pytest.mark.parametrize("item", ["node", "nobody"])
def test_a_word_of_which_nothing_is_said_is_called_as_it_is_written(item: str) -> None:
    framework = made(step=[{"id": "a", "answer": "light"}], result=[{"id": "node", "rule": "worst_of", "uses": ["a"]}])
    assert value_label(framework, item, "purple", "en") == "purple"
