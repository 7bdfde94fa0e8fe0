"""The sentences of a note: a word for the share, the counts behind it, and of whom it is true."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings, strategies as st

import indicatorkit as ik
from indicatorkit.summaries.quantifiers import quantifier
from indicatorkit.summaries.sentences import Sentences
from indicatorkit.summaries.tally import Spread, Tally
from tests.compare.lights import node
from tests.loading import made

FRAMEWORK = node(
    {"rule": "worst_of", "nl": "Licht", "en": "Light"},
    "a",
    framework={"entity": {"nl": "regio"}, "entities": {"nl": "regio's", "en": "regions"}},
)
SAY = Sentences(FRAMEWORK, "nl")


def tally(red: int = 0, yellow: int = 0, green: int = 0, grey: int = 0, na: int = 0, name: str = "node") -> Tally:
    known = red + yellow + green
    values = {"red": red, "yellow": yellow, "green": green}
    greys = {"missing_inputs": grey} if grey else {}
    return Tally(name, known + grey + na, known, na, values, greys)


def said(counts: Tally, value: str | None = None) -> list[str]:
    return list(SAY.of(counts, value))


@pytest.mark.parametrize(
    ("green", "begins"),
    [
        (0, "In geen van de regio's staat"),
        (1, "In één van de regio's staat"),
        (4, "In enkele regio's staat"),
        (5, "In een minderheid van de regio's staat"),
        (15, "In een minderheid van de regio's staat"),
        (16, "In ongeveer de helft van de regio's staat"),
        (24, "In ongeveer de helft van de regio's staat"),
        (25, "In de meeste regio's staat"),
        (35, "In de meeste regio's staat"),
        (36, "In vrijwel alle regio's staat"),
        (39, "In vrijwel alle regio's staat"),
        (40, "In alle regio's staat"),
    ],
)
def test_each_word_up_to_its_edge(green: int, begins: str) -> None:
    """Of forty: a tenth is 4, two fifths are 16, three fifths are 24, nine tenths are 36."""
    (sentence,) = said(tally(red=40 - green, green=green), "green")
    assert sentence == f"{begins} ‘Licht’ op ‘green’ ({green} van 40)."


def test_without_a_level_the_one_that_most_have_is_told() -> None:
    assert said(tally(red=31, green=12)) == ["In de meeste regio's staat ‘Licht’ op ‘red’ (31 van 43)."]


def test_levels_that_are_as_frequent_are_all_told() -> None:
    assert len(said(tally(red=5, yellow=5, green=2))) == 2


def test_the_greys_are_said_and_where_they_matter_it_is_of_those_with_an_outcome() -> None:
    assert said(tally(green=31, red=7, grey=5)) == [
        "In de meeste regio's staat ‘Licht’ op ‘green’ (31 van 38; 5 van 43 grijs)."
    ]
    assert said(tally(green=20, red=13, grey=10)) == [
        "In de meeste regio's met een uitkomst staat ‘Licht’ op ‘green’ (20 van 33; 10 van 43 grijs)."
    ]


def test_what_does_not_apply_is_out_of_the_count_and_said() -> None:
    assert said(tally(green=20, na=3)) == [
        "In alle regio's waarvoor dit geldt staat ‘Licht’ op ‘green’ (20 van 20; 3 van 23 n.v.t.)."
    ]


def test_one_is_only_one_of_those_with_an_outcome_while_others_are_grey() -> None:
    (sentence,) = said(tally(red=29, green=1, grey=1), "green")
    assert sentence.startswith("In één van de regio's met een uitkomst")


@pytest.mark.parametrize(("known", "says"), [(4, "valt niets te zeggen"), (5, "In alle regio's met een uitkomst")])
def test_of_fewer_than_half_nothing_is_said(known: int, says: str) -> None:
    (sentence,) = said(tally(green=known, grey=10 - known))
    assert says in sentence


def test_where_nothing_can_be_said_it_says_how_many_are_grey_and_mostly_why() -> None:
    counts = Tally("node", 10, 2, 0, {"red": 2}, {"missing_inputs": 5, "too_little_known": 3})
    (sentence,) = said(counts)
    assert sentence == (
        "Over ‘Licht’ valt niets te zeggen: te weinig regio's hebben een uitkomst "
        "(2 van 10; 8 van 10 grijs, vooral: er ontbreekt iets (5))."
    )


def test_a_reason_that_is_an_option_goes_by_what_it_is_called() -> None:
    options = [{"id": "weet_niet", "nl": "Weet niet", "missing": "unknown"}]
    own = {"kind": "level", "scale": "light", "options": options}
    framework = made(answer={"own": own}, indicator=[{"id": "a", "answer": "own"}])
    scores = ik.score(framework, [{"entity": "x", "a": "weet niet"}])
    assert "vooral: Weet niet (1)" in ik.summarise(scores, nodes=["a"]).sentences("nl")[0]


def test_the_most_frequent_reason_stands_with_the_grey_ones_and_not_with_what_does_not_apply() -> None:
    counts = Tally("node", 10, 2, 1, {"red": 2}, {"missing_inputs": 7})
    assert said(counts)[0].endswith("(2 van 9; 7 van 10 grijs, vooral: er ontbreekt iets (7); 1 van 10 n.v.t.).")


def test_how_much_is_enough_can_be_said() -> None:
    rows = [{"entity": "x", "a": "red"}, {"entity": "y"}, {"entity": "z"}]
    scores = ik.score(FRAMEWORK, rows)
    assert "niets te zeggen" in ik.summarise(scores).sentences("nl")[0]
    assert "In alle" in ik.summarise(scores, known_share_at_least="1/3").sentences("nl")[0]


def test_what_applies_nowhere_is_said_to_be_so() -> None:
    assert said(tally(na=4)) == ["‘Licht’ is nergens van toepassing (0 van 0; 4 van 4 n.v.t.)."]


def test_numbers_run_from_the_lowest_to_the_highest() -> None:
    counts = Tally("node", 5, 4, 0, {}, {"not_supplied": 1}, Spread(Fraction(1, 3), 2.5, 40.0))
    assert said(counts) == ["‘Licht’ loopt van 0,3333 tot en met 40, met 2,5 in het midden (4 van 5; 1 van 5 grijs)."]
    assert said(counts, "green") == []


def test_a_level_that_the_node_does_not_have_is_not_spoken_of() -> None:
    assert said(tally(green=3), "purple") == []


def test_without_a_plural_in_the_framework_they_are_called_entities() -> None:
    other = Sentences(node({"rule": "worst_of"}, "a"), "en")
    assert list(other.of(tally(green=2))) == ["In all entities ‘node’ is at ‘green’ (2 of 2)."]


def test_other_bounds_give_other_words() -> None:
    scores = ik.score(FRAMEWORK, [{"entity": each, "a": "red" if each == "x" else "green"} for each in "xyz"])
    bounds = {"minority": {"at_most": "2/3"}, "all": {"above": "2/3"}}
    (sentence,) = ik.summarise(scores, quantifiers=bounds).sentences("en")
    assert sentence == "In a minority of the regions ‘Light’ is at ‘green’ (2 of 3)."


@settings(max_examples=200)
@given(*(st.integers(0, 12) for _ in range(4)), st.integers(0, 3))
def test_a_sentence_about_all_stays_true_whatever_the_greys_become(
    red: int, green: int, grey: int, na: int, more: int
) -> None:
    """Without "with an outcome" the word must hold of all to which it applies, for every outcome of the grey ones."""
    counts = tally(red=red, green=green, grey=grey, na=na)
    if not counts.known or Fraction(counts.known, counts.applicable) < Fraction(1, 2):
        return
    (sentence,) = said(counts, "green")
    word = quantifier(Fraction(green, counts.known))
    always = {quantifier(Fraction(green + become, counts.applicable)) for become in range(grey + 1)} == {word}
    if "met een uitkomst" not in sentence:
        assert always
        assert green != 1 or word != "a_few" or not grey
    elif not (green == 1 and word == "a_few"):
        assert not always
