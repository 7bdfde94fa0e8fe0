"""The comparison as people read it: golden texts, and the sentences that these do not have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.words import Lang
from tests.loading import made

from .lights import node, questions
from .made import ROWS, garden

HERE = Path(__file__).parent
WORST = {"rule": "worst_of"}
OPEN, SHUT = {"entity": "Ede", "a": "yellow"}, {"entity": "Ede", "a": "yellow", "b": "green"}


@pytest.mark.parametrize(("lang", "width"), [("nl", 80), ("en", 120)])
def test_the_text_is_the_golden_one(lang: Lang, width: int) -> None:
    """Where the change is meant: write what is found over `garden_LANG_WIDTH.txt`, and read it."""
    found = ik.policies(garden(), ROWS).text(lang, width=width)
    assert found == (HERE / f"garden_{lang}_{width}.txt").read_text("utf-8").rstrip("\n")
    assert max(map(len, found.splitlines())) <= width


def sentence(framework: ik.Framework, *rows: dict[str, Any], lang: Lang = "nl") -> str:
    """The last part of the text, on one line."""
    return " ".join(ik.policies(framework, list(rows)).text(lang, width=80).split("\n\n")[-1].split())


def test_one_grey_and_none_certain() -> None:
    assert sentence(node(WORST), OPEN) == (
        "Zoals geschreven is 1 van de 1 vlakken grijs. Van geen enkel grijs vlak staat de uitkomst al vast."
    )


def test_one_grey_that_is_certain() -> None:
    assert sentence(node(WORST), {"entity": "Ede", "a": "red"}, lang="en") == (
        "As written, 1 of 1 cells is grey. "
        "For 1 of them the outcome is certain already, whatever is still answered: ‘node’."
    )


def test_nothing_grey_and_nothing_that_changes() -> None:
    text = ik.policies(node(WORST), [SHUT]).text("nl")
    assert "Er verandert geen enkel vlak: bij elk beleid komt hetzelfde uit." in text
    assert text.endswith("Zoals geschreven is geen enkel vlak grijs.")
    assert "(prorate)" not in text


def test_more_names_than_fit_in_a_sentence_are_counted() -> None:
    below = [{"id": f"n{number}", **WORST, "uses": ["a", "b"]} for number in range(5)]
    framework = made(indicator=[*below, *({**each} for each in questions("a b"))])
    assert sentence(framework, {"entity": "Ede", "a": "red"}).endswith("‘n0’, ‘n1’, ‘n2’ en nog 2.")


def test_the_other_node_is_one() -> None:
    framework = made(
        indicator=[
            {"id": "one", **WORST, "uses": ["a", "b"]},
            {"id": "other", **WORST, "uses": ["a"]},
            *questions("a b"),
        ]
    )
    assert "The other node (1) stays the same under every policy." in ik.policies(framework, [OPEN]).text("en")


def test_a_framework_without_roll_ups_has_nothing_to_compare() -> None:
    text = ik.policies(made(indicator=questions("a b")), [OPEN]).text("en")
    assert "1 row × 0 nodes = 0 cells" in text


def test_a_column_stands_there_only_where_something_does_not_apply() -> None:
    maybe = node(WORST, answer="maybe")
    assert "n.v.t." in ik.policies(maybe, [{"entity": "Ede", "a": "na", "b": "na"}]).text("nl")
    assert "n.v.t." not in ik.policies(maybe, [OPEN]).text("nl")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_reason_to_keep_a_policy_has_its_words(lang: Lang) -> None:
    framework = made(
        indicator=[
            {"id": "first", "rule": "first_known", "uses": ["a", "b"]},
            {"id": "total", "rule": "sum", "points": {"otherwise": 1}, "uses": ["a", "b"]},
            *questions("a b"),
        ]
    )
    told = " ".join(ik.policies(framework, [OPEN]).text(lang).split())
    assert "‘first’ " in told and "first_known" in told
    assert "‘total’ " in told and " sum" in told


def test_a_roll_up_that_keeps_its_policy_for_some_waves_is_told_with_these_waves() -> None:
    framework = made(
        framework={"waves": ["2023", "2024", "2025"]},
        rollup={"strict": WORST, "mild": {**WORST, "missing": {"counts_as": "red", "because": "afgesproken"}}},
        indicator=[
            {"id": "begin", "rollup": "mild", "rollup_from": {"2024": "strict"}, "subindicator": questions("a")},
            {
                "id": "middle",
                "rollup": "strict",
                "rollup_from": {"2024": "mild", "2025": "strict"},
                "subindicator": questions("b"),
            },
            {"id": "always", "rollup": "mild", "rollup_from": {"2025": "mild"}, "subindicator": questions("c")},
        ],
    )
    assert sentence(framework, {"entity": "Ede", "wave": "2024", "a": "red"}).endswith(
        "- ‘begin’ (tot 2024), ‘middle’ (vanaf 2024) (tot 2025) en ‘always’: wat ontbreekt telt als iets afgesprokens"
    )


@pytest.mark.parametrize(
    ("rule", "said"), [("worst_of", "every policy gives the same"), ("first_known", "could be put")]
)
def test_where_a_node_keeps_its_own_policy_nobody_says_that_all_give_the_same(rule: str, said: str) -> None:
    framework = made(indicator=[{"id": "node", "rule": rule, "uses": ["a", "b"]}, *questions("a b")])
    told = " ".join(ik.policies(framework, [SHUT]).text("en").split())
    assert f"Not one cell changes{':' if rule == 'worst_of' else ''} " in told
    assert said in told
