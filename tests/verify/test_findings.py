"""What `check` finds beyond reading: which facts are findings, and in which waves."""

from typing import Any

import pytest

from indicatorkit.diagram import TooLarge
from indicatorkit.framework import Framework
from indicatorkit.plan import RuleTooLarge
from indicatorkit.toml.findings import Finding
from indicatorkit.verify import findings as room
from indicatorkit.verify.findings import findings
from tests.loading import made

QUESTIONS = [{"id": "a", "answer": "light"}, {"id": "b", "answer": "light"}]
SINCE, UNTIL = {"wave": {"from": "w2"}}, {"wave": {"before": "w2"}}


def table(*rows: tuple[dict[str, Any], str], **more: Any) -> dict[str, Any]:
    written = [{"when": when, "then": then} for when, then in rows]
    return {"rule": "table", "scale": "light", "rows": written, **more}


def of(rollup: dict[str, Any], later: dict[str, Any] | None = None, **more: Any) -> Framework:
    """One node over two questions, in two waves; perhaps with another roll-up from the second on."""
    from_later = {"rollup_from": {"w2": "later"}} if later is not None else {}
    return made(
        framework={"waves": ["w1", "w2"]},
        rollup={"first": rollup, **({"later": later} if later is not None else {})},
        step=QUESTIONS,
        result=[{"id": "node", "rollup": "first", "uses": ["a", "b"], **from_later}],
        **more,
    )


def told(framework: Framework) -> list[tuple[str, str]]:
    return [(finding.severity, finding.code) for finding in findings(framework)]


def test_gaps_overlaps_and_rows_that_never_decide_are_errors() -> None:
    assert told(of(table(({"a": "red"}, "red")))) == [("error", "table-gap")]
    overlap = table(({"a": "red"}, "red"), ({"b": "red"}, "red"), hit="unique", otherwise="green")
    assert told(of(overlap)) == [("error", "rows-overlap")]
    shadowed = table(({"a": "red"}, "red"), ({"a": "red", "b": "red"}, "red"), otherwise="green")
    assert told(of(shadowed)) == [("error", "row-shadowed")]


def test_levels_that_never_come_out_and_idle_inputs_are_warnings() -> None:
    capped = table(({"a": "red", "b": "red"}, "red"), otherwise="green", limits=[{"at_best": "yellow"}])
    assert told(of(capped)) == [("warning", "level-unreachable")]


def test_a_finding_says_which_row_and_in_which_case() -> None:
    (finding,) = findings(of(table(({"a": "red"}, "red"), ({"b": "red"}, "red"), hit="unique", otherwise="green")))
    assert finding.params["row"] == 2
    assert finding.params["other"] == 1
    assert finding.params["case"] == "a = red, b = red"
    assert finding.path == ("rollup", "first", "rows", 1)
    assert [path for path, _ in finding.also] == [("rollup", "first", "rows", 0)]


def test_what_is_wrong_in_one_wave_is_wrong_and_is_told_once() -> None:
    always = table(({"a": "red"}, "red"))
    assert told(of(always)) == [("error", "table-gap")]
    from_w2 = table(({"a": "red"}, "red"), ({"a": ["yellow", "green"], **SINCE}, "green"))
    assert told(of(from_w2)) == [("error", "table-gap")]


def test_a_row_for_one_wave_only_is_not_dead_because_of_the_other() -> None:
    rows = table(
        ({"a": "red", **SINCE}, "red"), ({"a": "yellow", **UNTIL}, "yellow"), ({"b": "red"}, "red"), otherwise="green"
    )
    assert told(of(rows)) == []


def test_a_row_that_is_dead_in_every_wave_is_dead_whatever_the_reason() -> None:
    """Before the second wave it can never hold; from then on the row above always comes first."""
    rows = table(
        ({"a": "red", **SINCE}, "red"), ({"a": "red", **SINCE}, "red"), ({"b": "red"}, "red"), otherwise="green"
    )
    assert [code for _, code in told(of(rows))] == ["row-impossible"]


def test_a_later_roll_up_is_looked_at_in_its_own_waves() -> None:
    clean = table(({"a": "red", "b": "red"}, "red"), otherwise="green")
    shadowed = table(({"a": "red"}, "red"), ({"a": "red", "b": "red"}, "red"), otherwise="green")
    assert told(of(clean, later=shadowed)) == [("error", "row-shadowed")]
    assert told(of(shadowed, later=clean)) == [("error", "row-shadowed")]


def test_examples_that_fail_come_last() -> None:
    example = {"en": "wrong", "answers": {"a": "red", "b": "green"}, "expect": {"node": "green"}}
    failing = of(table(({"a": "red"}, "red")), example=[example])
    assert told(failing) == [("error", "table-gap"), ("error", "example-fails")]
    (_, wrong) = findings(failing)
    assert wrong.path == ("example", 0, "expect", "node")
    assert wrong.params == {"item": "node", "expected": "green", "found": "red"}


@pytest.mark.parametrize("whole", [False, True], ids=["one rule", "the facts"])
def test_a_rule_that_is_too_large_is_a_finding_and_ends_the_search(
    monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    framework = of(table(({"a": "red"}, "red"), otherwise="green"))
    large = TooLarge(250_000)

    def refuse(_: object) -> Any:
        raise large if whole else RuleTooLarge(framework, framework["node"], large)

    monkeypatch.setattr(room, "facts_of", refuse)
    (finding,) = findings(framework)
    assert isinstance(finding, Finding)
    assert finding.code == "rule-too-large"
    assert finding.params["states"] == 250_000
    assert finding.params["item"] == ("little" if whole else "node")
