"""The words of quantity: each share has exactly one, and the edges are where they are declared to be."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

from indicatorkit import DataError
from indicatorkit.summaries.quantifiers import QUANTIFIERS, quantifier, quantifiers

SHARES = st.fractions(min_value=0, max_value=1)
TINY = Fraction(1, 10**9)


@pytest.mark.parametrize(
    ("share", "word"),
    [
        ("0", "none"),
        ("1/1000", "a_few"),
        ("1/10", "a_few"),
        ("2/5", "about_half"),
        ("1/2", "about_half"),
        ("3/5", "about_half"),
        ("9/10", "nearly_all"),
        ("999/1000", "nearly_all"),
        ("1", "all"),
    ],
)
def test_an_edge_belongs_to_the_word_that_owns_it(share: str, word: str) -> None:
    assert quantifier(Fraction(share)) == word


@pytest.mark.parametrize(
    ("share", "before", "after"),
    [
        ("1/10", "a_few", "minority"),
        ("2/5", "minority", "about_half"),
        ("3/5", "about_half", "most"),
        ("9/10", "most", "nearly_all"),
    ],
)
def test_just_beside_an_edge_the_other_word_holds(share: str, before: str, after: str) -> None:
    edge = Fraction(share)
    assert (quantifier(edge - TINY), quantifier(edge + TINY)) == (before, after)


@given(SHARES)
def test_every_share_has_exactly_one_word(share: Fraction) -> None:
    assert sum(each.bounds.holds(share) for each in QUANTIFIERS) == 1


def test_only_the_ends_are_none_and_all() -> None:
    assert (quantifier(TINY), quantifier(1 - TINY)) == ("a_few", "nearly_all")


def test_other_bounds_are_written_as_in_bands() -> None:
    found = quantifiers({"minority": {"at_most": "1/2"}, "most": {"above": "1/2"}})
    assert [quantifier(Fraction(each), found) for each in ("0", "1/2", "51/100", "1")] == [
        "minority",
        "minority",
        "most",
        "most",
    ]


@pytest.mark.parametrize(
    ("given_", "code", "said"),
    [
        ({"minority": {"below": "1/2"}, "most": {"above": "1/2"}}, "quantifiers-with-a-hole", "1/2"),
        ({"none": {"at_most": 0}, "most": {"at_least": "1/2"}}, "quantifiers-with-a-hole", "1/4"),
        ({"minority": {"at_most": "1/2"}, "most": {"at_least": "1/2"}}, "quantifiers-overlap", "1/2"),
        ({"minority": {"at_most": "2/3"}, "most": {"at_least": "1/3"}}, "quantifiers-overlap", "1/3"),
        ({"most": {"above": 0}}, "quantifiers-with-a-hole", "0"),
        ({"most": {"below": 1}}, "quantifiers-with-a-hole", "1"),
        ({"mots": {}}, "no-such-quantifier", "most"),
        ({"most": {"at_lest": 0}}, "unknown-key", "at_least"),
        ({"most": {"at_least": "half"}}, "not-a-number", "half"),
        ({"most": {"at_least": 1, "at_most": 0}}, "empty-bounds", "1"),
    ],
)
def test_bounds_with_a_hole_or_an_overlap_are_refused(given_: dict[str, Any], code: str, said: str) -> None:
    with pytest.raises(DataError) as refused:
        quantifiers(given_)
    (issue,) = refused.value.issues
    assert issue.code == code
    assert said in f"{issue.text('nl')} {issue.hint('nl')}"


@given(st.lists(SHARES, min_size=1, max_size=5, unique=True), SHARES)
def test_what_is_accepted_has_one_word_for_every_share(cuts: list[Fraction], share: Fraction) -> None:
    words = ["none", "a_few", "minority", "about_half", "most", "nearly_all"]
    edges = sorted({*cuts} - {Fraction(0), Fraction(1)})
    bounds: list[dict[str, object]] = [{} for _ in range(len(edges) + 1)]
    for place, edge in enumerate(edges):
        bounds[place]["below"] = edge
        bounds[place + 1]["at_least"] = edge
    found = quantifiers(dict(zip(words, bounds, strict=False)))
    assert sum(each.bounds.holds(share) for each in found) == 1
