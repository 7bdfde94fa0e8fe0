"""Words in pictures: they break into lines that fit, and what is left out is said."""

from hypothesis import given, strategies as st

from indicatorkit.report.pictures.lettering import lines, width_of

WORDS = st.text(st.characters(codec="ascii", categories=["L", "P"]), min_size=1, max_size=20)


def test_a_name_breaks_between_words() -> None:
    assert lines("Afspraken met woningcorporatie", 14, 180, 3) == ("Afspraken met", "woningcorporatie")


def test_what_has_no_room_ends_in_an_ellipsis() -> None:
    assert lines("een twee drie vier", 10, 30, 2) == ("een", "twe…")
    assert lines("woningcorporatie", 14, 60, 1) == ("wonin…",)


@given(st.lists(WORDS, max_size=8), st.integers(1, 4))
def test_lines_fit_and_nothing_vanishes_unsaid(words: list[str], most: int) -> None:
    text = " ".join(words)
    found = lines(text, 12, 120, most)
    assert len(found) <= most
    assert all(width_of(each, 12) <= 120 for each in found)
    assert " ".join(found) == " ".join(text.split()) or any("…" in each for each in found)
