"""Known names: every spelling of one is that one, and a spelling of two is neither."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from indicatorkit.answers import Known, Spelled
from indicatorkit.spelling import normal

KNOWN = Known(
    [
        Spelled("'s-Hertogenbosch", ("s_hertogenbosch", "Den Bosch"), ("GM0796",)),
        Spelled("Súdwest-Fryslân", (), ("GM1900", "sw-900")),
        Spelled("Ede", ("Valleiregio", "Veluwe"), ("GM0228",)),
        Spelled("Nunspeet", ("Veluwe",), ("GM0302",)),
        Spelled("0363", ("Amsterdam",)),
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "'s-Hertogenbosch",
        "’s Hertogenbosch",
        "`S-HERTOGENBOSCH",
        "s_hertogenbosch",
        " Den\u00a0Bosch\u200b ",
        "den-bosch",
        "GM0796",
        "gm0796    ",
        "GM 0796",
        "GM-796",
        "gm796",
        "0796",
        "796",
        "796.0",
        "0796,00",
    ],
)
def test_every_spelling_of_a_name_is_that_name(text: str) -> None:
    assert KNOWN.find(text) == "'s-Hertogenbosch"


def test_accents_and_hyphens_do_not_count() -> None:
    assert KNOWN.find("Sudwest Fryslan") == KNOWN.find("SÚDWEST\u2010FRYSLÂN") == "Súdwest-Fryslân"


def test_a_code_of_another_kind_is_not_that_code() -> None:
    assert KNOWN.find("PV0796") is None
    assert KNOWN.find("sw900") == KNOWN.find("900") == "Súdwest-Fryslân"


def test_a_name_of_digits_alone_goes_without_its_zeros() -> None:
    assert KNOWN.find("363") == KNOWN.find("363.0") == "0363"


def test_a_spelling_of_two_names_is_neither_and_both_are_told() -> None:
    assert KNOWN.find("veluwe") is None
    assert KNOWN.all("veluwe") == ("Ede", "Nunspeet")


def test_what_is_not_known_gets_a_guess_among_all_names() -> None:
    assert KNOWN.all("Den Bos") == ()
    assert KNOWN.guess("Den Bos") == "Den Bosch"
    assert KNOWN.guess("Terneuzen") == ""


def test_a_name_as_it_is_shown_means_itself_even_beside_one_of_the_same_form() -> None:
    both = Known.of(["Ede", "EDE"])
    assert (both.find("Ede"), both.find("EDE"), both.find("ede")) == ("Ede", "EDE", None)


NAMES = st.text("aàA-' 1", min_size=1, max_size=4).filter(str.strip)


@given(st.lists(NAMES, unique=True, max_size=6), NAMES)
def test_plain_names_are_found_by_their_normal_form_and_never_wrongly(names: list[str], text: str) -> None:
    known = Known.of(names)
    alike = [each for each in names if normal(each) == normal(text)]
    if text in names:
        assert known.find(text) == text
    elif alike:
        assert known.all(text) == tuple(alike)
    else:
        assert known.find(text) is None or known.find(text).isdigit()  # type: ignore[union-attr]  # not None there
