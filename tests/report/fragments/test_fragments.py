"""Pieces of pages for notebooks and apps: whole, in words, and nothing in them that a host would take away or run."""

from __future__ import annotations

import sys
from pickle import dumps
from subprocess import run
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.report.looks import Looks
from indicatorkit.report.styling import background
from tests.loading import made
from tests.report.markup import Element, read

TAGS = set("div p table thead tbody tr th td span ul li b br details summary".split())
ATTRIBUTES = {"lang", "style", "scope", "aria-hidden", "open"}
"""What hosts keep that clean what they show (DOMPurify, sanitize-html): no class, no id, no link, no event."""
HOSTILE = "<img src=x onerror=alert(1)>\"'&"
LITTLE = made(
    theme=[
        {
            "id": "town",
            "nl": HOSTILE,
            "rule": "none",
            "indicator": [
                {
                    "id": "strict",
                    "rule": "worst_of",
                    "subindicator": [{"id": each, "answer": "light"} for each in "abc"],
                },
                {"id": "kept", "answer": "maybe"},
            ],
        }
    ],
)
BANDS = {"scale": "light", "rows": [{"level": "green", "at_least": 1}, {"level": "red"}]}
ROWS: list[dict[str, Any]] = [
    {"entity": HOSTILE, "wave": "2024-06", "a": "green", "note": HOSTILE, "flag": "made_up"},
    {"entity": "East", "wave": "2024-12", "a": "green", "b": "red", "c": "yellow", "kept": "dont_know"},
]


@pytest.fixture(scope="module")
def scores() -> ik.Scores:
    return ik.score(LITTLE, ROWS)


def pieces(scores: ik.Scores, lang: Any) -> dict[str, str]:
    summary = ik.summarise(scores, wave="2024-12")
    why = scores.explain("strict", entity=HOSTILE)
    return {
        "framework": scores.framework.to_html(lang),
        "scores": scores.to_html(lang),
        "explanation": why.to_html(lang),
        "summary": summary.to_html(lang),
    }


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_piece_is_whole_and_has_only_what_hosts_keep(scores: ik.Scores, lang: str) -> None:
    for html in pieces(scores, lang).values():
        found = read(html)
        assert {each.tag for each in found} - {found.tag} <= TAGS
        assert {key for each in found for key in each.attributes} <= ATTRIBUTES
        assert "url(" not in html and "{{" not in html


def test_a_sign_is_never_alone(scores: ik.Scores) -> None:
    for html in pieces(scores, "nl").values():
        for each in read(html):
            signs = [inner for inner in each.inside if "aria-hidden" in inner.attributes]
            assert not signs or len(each.text) > sum(len(sign.text) for sign in signs)


def test_signs_have_the_colours_and_the_patterns_that_pages_have(scores: ik.Scores) -> None:
    looks = Looks(scores.framework, "nl")
    shown = {
        each.attributes["style"].partition("background:")[2]
        for each in read(scores.to_html("nl")).all("span")
        if "aria-hidden" in each.attributes
    }
    expected = (looks.grey("not_supplied"), looks.grey("unknown"), looks.level("light", 0))
    assert shown == {f"{background(look)};color:{look.ink}" for look in expected}
    assert any("gradient" in each for each in shown)


def test_scores_show_levels_why_something_is_grey_and_how_much_is_filled_in(scores: ik.Scores) -> None:
    first, last = read(scores.to_html("nl")).all("tbody")[0].inside
    assert "(verzonnen)" in first.text and "juni 2024" in first.text
    assert "niet ingevuld" in first.text and "0 van 2 met gegevens" in first.text
    assert "december 2024" in last.text and "1 van 2 met gegevens" in last.text
    assert scores._repr_html_() == scores.to_html()


def test_of_many_rows_and_columns_the_first_are_shown_and_the_others_counted() -> None:
    wide = made(indicator=[{"id": f"i{number}", "answer": "light"} for number in range(10)])
    scores = ik.score(wide, [{"entity": f"E{number}", "i0": "red"} for number in range(23)])
    table = read(scores.to_html("en"))
    assert len(table.all("tbody")[0].inside) == 20
    assert len(table.all("thead")[0].all("th")) == 1 + 8 + 1
    assert "3 more rows are not shown here." in table.text and "2 more columns are not shown here." in table.text
    assert len(read(scores.to_html("en", rows=30)).all("tbody")[0].inside) == 23


def test_a_framework_shows_its_parts_with_their_rules_and_what_it_says_of_itself() -> None:
    nad = ik.load("nad")
    found = read(nad.to_html("nl"))
    assert "reconstructie · 4 thema's · 19 indicatoren · 75 vragen" in found.text
    assert str(nad.notice("nl")) in found.text
    lines = {each.inside[0].text: each.text for each in found.all("tbody")[0].inside}
    assert "ontbreekt er één, dan is het grijs" in lines["ETHOS-telling"]
    assert "een vraag" in lines["Kernambitie Wonen Eerst"]
    assert lines["Basisvoorwaarden beleid en uitvoering"].endswith("23")
    assert nad._repr_html_() == nad.to_html()


def test_a_framework_that_comes_out_of_a_pickle_shows_itself_before_anything_else_is_loaded() -> None:
    nad = ik.load("nad")
    shown = "import pickle, sys; print(pickle.load(sys.stdin.buffer).to_html('nl'), end='')"
    done = run([sys.executable, "-X", "utf8", "-c", shown], input=dumps(nad), capture_output=True, check=True)
    assert done.stdout.decode().splitlines() == nad.to_html("nl").splitlines()


def items(piece: Element) -> list[str]:
    """The nodes of the tree with what is in them."""
    return [each.text for each in piece.all("details")[0].all("li")]


def test_an_explanation_shows_its_sentence_its_rule_and_each_answer(scores: ik.Scores) -> None:
    why = scores.explain("strict", entity=HOSTILE)
    found = read(why.to_html("nl"))
    assert why.sentence("nl") in found.text and "het slechtste onderdeel beslist" in found.text
    assert len(items(found)) == 3
    theme = read(scores.explain("strict", entity="East").to_html("en"))
    assert "December 2024" in theme.text and len(items(theme)) == 3
    assert why._repr_html_() == why.to_html()


def test_what_an_author_calls_unknown_has_the_sign_of_unknown(scores: ik.Scores) -> None:
    kept = read(scores.explain("kept", entity="East").to_html("nl"))
    assert kept.all("p")[1].all("span")[0].text == "O"
    assert not kept.all("details")


def test_lists_lie_within_lists_and_a_node_is_told_once() -> None:
    steps = [
        {"id": "a", "answer": "light"},
        {"id": "one", "rule": "worst_of", "uses": ["a"]},
        {"id": "two", "rule": "worst_of", "uses": ["one", "a"]},
    ]
    framework = made(step=steps, result=[{"id": "end", "rule": "worst_of", "uses": ["two", "one"]}])
    tree = read(ik.score_case(framework, {"a": "red"}).explain("end").to_html("en")).all("details")[0]
    two, one = tree.all("ul")[0].inside
    assert [each.text.split(":")[0].split()[-1] for each in (two, one)] == ["two", "one"]
    assert len(two.all("li")) == 4 and len(one.all("li")) == 1


def test_a_tree_of_a_thousand_steps_is_shown() -> None:
    chain = [{"id": "s0", "answer": "light"}]
    chain += [{"id": f"s{at}", "rule": "worst_of", "uses": [f"s{at - 1}"]} for at in range(1, 1000)]
    framework = made(step=chain, result=[{"id": "end", "rule": "worst_of", "uses": ["s999"]}])
    assert len(items(read(ik.score_case(framework, {"s0": "red"}).explain("end").to_html("en")))) == 1000


def test_what_does_not_apply_and_what_is_a_number_have_their_own_signs() -> None:
    hdi = made(
        step=[{"id": "law", "answer": "fact"}, {"id": "plan", "answer": "light", "applies_if": {"law": "yes"}}],
        indicator=[
            {"id": "gated", "rule": "worst_of", "uses": ["plan"]},
            {"id": "many", "rule": "count", "where": "green", "uses": ["plan"]},
        ],
    )
    no, yes = ik.score_case(hdi, {"law": "no"}), ik.score_case(hdi, {"law": "yes", "plan": "green"})
    assert read(no.explain("gated").to_html("nl")).all("p")[1].all("span")[0].text == "–"
    assert read(yes.explain("many").to_html("nl")).all("p")[1].all("span")[0].text == "#"


def test_a_summary_counts_with_what_is_grey_and_of_how_many(scores: ik.Scores) -> None:
    found = read(ik.summarise(scores, wave="2024-12", nodes=["strict", "kept"]).to_html("nl"))
    assert "december 2024" in found.text
    assert found.all("tbody")[0].inside[0].text == "strict 0 0 1 0 0 1"


def test_a_grey_below_a_grey_says_its_cause_and_both_have_the_sign_of_the_most_telling_reason() -> None:
    steps = [{"id": "a", "answer": "maybe"}, {"id": "b", "answer": "light"}]
    steps += [{"id": "one", "rule": "worst_of", "uses": ["a", "b"]}]
    framework = made(step=steps, result=[{"id": "end", "rule": "worst_of", "uses": ["one"]}])
    found = read(ik.score_case(framework, {"a": "dont_know", "b": "red"}).explain("end").to_html("en"))
    assert found.all("p")[1].all("span")[0].text == "U"
    one = items(found)[0]
    assert one.startswith("U one: ") and "1 of 2 answers is missing: ‘a’" in one


def test_a_rule_that_has_no_say_about_gaps_is_said_alone() -> None:
    framework = made(
        step=[{"id": "a", "answer": "light"}],
        result=[{"id": "filled", "rule": "coverage", "as": "count", "uses": ["a"], "bands": BANDS}],
    )
    (row,) = read(framework.to_html("nl")).all("tbody")[0].inside
    assert row.text.startswith("filled hoeveel er bekend is")
    assert ";" not in row.text
