import pytest
from hypothesis import given, strategies as st

from indicatorkit.spelling import normal, trimmed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Binary-Artifacts", "binary_artifacts"),
        ("’s-Hertogenbosch", "'s Hertogenbosch"),
        ("Súdwest-Fryslân", "sudwest fryslan"),
        ("Su\u0301dwest-Frysla\u0302n", "S\u00fadwest-Frysl\u00e2n"),
        ("In\u00a0ontwikkeling", "in ontwikkeling"),
        ("Op\u200b koers\ufeff", "OP KOERS"),
        ("Weet  niet ", "weet_niet"),
        ("Ĳsselstein", "IJsselstein"),
        ("1 – 2 keer", "1-2 keer"),
    ],
)
def test_two_spellings_of_one_word_are_equal(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), [("1-2", "12"), ("-1", "1"), ("1-11", "11-1"), ("-", ""), ("n.v.t.", "nvt")])
def test_what_means_something_else_stays_apart(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize("signs", ["-", "–", " - ", "'", "_"])
def test_a_text_of_signs_alone_is_not_empty(signs: str) -> None:
    assert normal(signs)


@given(st.text(max_size=20))
def test_the_normal_form_is_its_own_normal_form_and_ignores_what_surrounds_it(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert normal(trimmed(text)) == normal(text)
    assert trimmed(trimmed(text)) == trimmed(text)


@given(st.text(alphabet=" \t\n\u00a0\u2007\u200b\u200d\u2060\ufeff", max_size=5))
def test_blanks_are_nothing(blanks: str) -> None:
    assert trimmed(blanks) == normal(blanks) == ""
