"""Verdicts as people read them: `told/` has the golden texts; SARIF and JUnit say the same to machines."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.words import LANGUAGES, Lang
from tests.loading import load, made

HERE = Path(__file__).parent
BROKEN = Path("tests/bad_rules/promises_that_do_not_hold.toml")
ROOT = HERE.parents[1]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> ik.Verdicts:
    monkeypatch.chdir(ROOT)
    return ik.verify(ik.load(BROKEN))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_text_is_the_golden_one(broken: ik.Verdicts, lang: Lang) -> None:
    golden = HERE / "told" / f"promises_{lang}.txt"
    assert broken.text(lang, width=100) + "\n" == golden.read_text("utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_are_no_wider_than_asked_but_for_what_is_copied(broken: ik.Verdicts, lang: Lang, width: int) -> None:
    for line in broken.text(lang, width=width, everything=True).splitlines():
        assert len(line) <= width or " = " in line or "toml:" in line, line


def test_the_example_of_a_refutation_is_an_example_that_holds(broken: ik.Verdicts) -> None:
    """What is printed can be pasted: it says what comes out now."""
    refuted = [each for each in broken.refuted if broken.example(each)]
    assert refuted
    text = (ROOT / BROKEN).read_text("utf-8")
    whole = load("\n\n".join([text, *(broken.example(each) for each in refuted)]))
    assert len(whole.examples) >= len(refuted)
    assert not [each for each in ik.verify(whole) if each.claim == "example"]
    for example in whole.examples:
        one = ik.score_case(whole, example.answers)
        assert {node: one.level(node) or "grey" for node in example.expect} == {
            node: expected.level or "grey" for node, expected in example.expect.items()
        }


def test_sarif_places_each_finding_and_leaves_out_what_is_proved(broken: ik.Verdicts) -> None:
    (run,) = broken.sarif("en")["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    by_level = {each["level"] for each in run["results"]}
    assert by_level == {"error", "warning", "note"}
    (monotone,) = [each for each in run["results"] if each["ruleId"] == "monotone" and each["level"] == "error"]
    assert rules[monotone["ruleIndex"]] == "monotone"
    place = monotone["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == BROKEN.as_posix()
    assert place["region"]["startLine"] == 29
    assert "a worse answer can give a better outcome" in monotone["message"]["text"]
    assert len(run["results"]) == sum(each.status != "proved" or each.stale for each in broken)


def test_an_accepted_exception_is_suppressed_in_sarif_and_skipped_in_junit() -> None:
    rows = [{"when": {"a": "green", "b": "red"}, "then": "red"}, {"when": {"a": "green"}, "then": "green"}]
    table = {"id": "top", "rule": "table", "rows": rows, "otherwise": "yellow", "uses": ["a", "b"]}
    promise = {"holds": "monotone", "except": {"top": "b < c & d"}}
    framework = made(step=[{"id": each, "answer": "light"} for each in "ab"], result=[table], promise=[promise])
    found = ik.verify(framework, claims=["monotone"])
    assert not found.failed
    (told,) = [
        each
        for each in found.sarif()["runs"][0]["results"]
        if "suppressions" in each and each["properties"]["scope"] == "answers"
    ]
    assert told["suppressions"] == [{"kind": "inSource", "justification": "b < c & d"}]
    assert "locations" not in told
    skipped = ET.fromstring(found.junit()).findall(".//skipped")
    assert [each.get("message") for each in skipped] == ["b < c & d", "b < c & d"]
    assert "Aanvaarde uitzondering: b < c & d" in found.explain(found.of("monotone", "top"), "nl")


def test_junit_counts_what_pytest_would_count(broken: ik.Verdicts) -> None:
    whole = ET.fromstring(broken.junit("nl"))
    assert int(whole.get("tests", 0)) == len(broken)
    assert int(whole.get("failures", 0)) == len(broken.failed) == len(whole.findall(".//failure"))
    assert int(whole.get("skipped", 0)) == len(whole.findall(".//skipped")) == 1
    assert {suite.get("name") for suite in whole.findall("testsuite")} == {each.claim for each in broken}


def test_what_cannot_be_computed_is_unknown_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    framework = made(
        step=[{"id": each, "answer": "light"} for each in "abc"],
        result=[{"id": "top", "rule": "majority", "otherwise": "red", "uses": ["a", "b", "c"]}],
    )
    from indicatorkit.plan import diagrams

    build = diagrams.build
    monkeypatch.setattr(diagrams, "build", lambda *given, **_: build(*given, most_states=2))
    found = ik.verify(framework)
    (only,) = found.unknown
    assert (only.node, only.why, only.fails) == ("top", "too_large", False)
    assert only.path == ("result", 0, "rule")
    assert "te groot" in found.text("nl")


def test_a_promise_about_all_says_of_which_nodes_it_says_nothing() -> None:
    steps = [
        {"id": "seen", "answer": "light"},
        {"id": "plan", "answer": "fact"},
        {"id": "light", "rule": "worst_of", "uses": ["seen"]},
        {"id": "facts", "nl": "De feiten", "rule": "count", "where": "yes", "uses": ["plan"]},
    ]
    told = ik.verify(made(step=steps, promise=[{"holds": "monotone"}])).text("nl", width=200)
    assert "Bij ‘De feiten’ valt niets te bewijzen: [monotone] gaat niet over wat daar wordt gevraagd." in told
    told = ik.verify(made(step=steps, promise=[{"holds": "monotone", "nodes": ["light"]}])).text("nl", width=200)
    assert "valt niets te bewijzen" not in told
