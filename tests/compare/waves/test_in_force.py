"""What is written differently in what holds in two waves, and whether it is only a policy."""

from __future__ import annotations

from typing import Any

import indicatorkit as ik
from indicatorkit.framework import Framework
from tests.compare.lights import questions
from tests.loading import made

ROWS = [{"entity": "Ede", "wave": wave, "a": "red", "b": "green"} for wave in ("2024", "2025")]
WAVES = {"waves": ["2024", "2025"]}


def node(rule: dict[str, Any], **more: Any) -> Framework:
    return made(framework=WAVES, indicator=[{"id": "node", **rule, "subindicator": questions("a b")}], **more)


def rewritten(found: ik.Comparison) -> list[tuple[str, str, str | None, str | None, str]]:
    return [(each.item, each.key, each.before, each.after, each.by) for each in found.rules]


def test_where_the_same_rules_hold_nothing_is_written_differently() -> None:
    found = ik.compare(ik.score(node({"rule": "worst_of"}), ROWS))
    assert found.rules == () and found.change("node", entity="Ede").kind == "same"


def test_a_rule_that_holds_from_a_later_wave_is_a_break() -> None:
    rollups = {"worst": {"rule": "worst_of"}, "best": {"rule": "best_of"}}
    framework = node({"rollup": "worst", "rollup_from": {"2025": "best"}}, rollup=rollups)
    found = ik.compare(ik.score(framework, ROWS))
    assert rewritten(found) == [("node", "rule", "worst_of", "best_of", "wave")]
    change = found.change("node", entity="Ede")
    assert (change.kind, change.cause, change.rules, change.answers) == ("break", "rules", ("node",), ())
    assert change.by_rules == change.after and change.by_answers == change.before


def test_a_question_that_applies_from_a_later_wave_never_did_before() -> None:
    asked = [{"id": "a", "answer": "light", "applies_if": {"wave": {"from": "2025"}}}, *questions("b")]
    framework = made(framework=WAVES, indicator=[{"id": "node", "rule": "worst_of", "subindicator": asked}])
    found = ik.compare(ik.score(framework, ROWS))
    assert rewritten(found) == [("a", "applies_if", "never", None, "wave")]
    change = found.change("node", entity="Ede")
    assert (change.kind, change.cause, change.rules) == ("break", "rules", ("a",))
    assert "geldt in de eerste meting nog niet" in " ".join(found.text("nl").split())


def test_another_policy_is_called_that() -> None:
    old, new = (node({"rule": "worst_of", "missing": missing}) for missing in ("grey", "leave_out"))
    rows = [{"entity": "Ede", "wave": "2024", "a": "red"}]
    found = ik.compare(ik.score(old, rows), ik.score(new, rows))
    change = found.change("node", entity="Ede")
    assert (change.kind, change.cause) == ("break", "policy")
    assert rewritten(found) == [("node", "missing", '"grey"', '"leave_out"', "framework")]
    assert found.change("a", entity="Ede").kind == "same"


def test_a_policy_and_a_rule_are_rules() -> None:
    old, new = node({"rule": "worst_of"}), node({"rule": "best_of", "missing": "leave_out"})
    rows = [{"entity": "Ede", "wave": "2024", "a": "red"}]
    assert ik.compare(ik.score(old, rows), ik.score(new, rows)).change("node", entity="Ede").cause == "rules"


def test_a_scale_that_is_another_stands_below_every_node_on_it() -> None:
    levels = [{"id": each} for each in ("red", "orange", "yellow", "green")]
    scale = {"light": {"worst_to_best": levels}}
    old, new = node({"rule": "worst_of"}), node({"rule": "worst_of"}, scale=scale)
    found = ik.compare(ik.score(old, ROWS), ik.score(new, ROWS))
    assert [(each.item, each.key) for each in found.rules] == [("light", "levels")]
    assert found.change("node", entity="Ede").kind == "same"


def test_a_scale_that_is_called_as_a_node_is_not_that_node() -> None:
    size = {"worst_to_best": [{"id": "small"}, {"id": "large"}]}

    def version(number: str, missing: str, **points: int) -> Framework:
        light = {
            "worst_to_best": [
                {"id": each, "points": points[each]} if points else {"id": each} for each in ("red", "yellow", "green")
            ]
        }
        return made(
            framework={"version": number},
            scale={"light": light, "size": size},
            answer={"size": {"kind": "level", "scale": "size"}},
            step=[{"id": "light", "answer": "size"}, {"id": "other", "answer": "size"}],
            result=[{"id": "node", "uses": ["light", "other"], "rule": "worst_of", "missing": missing}],
        )

    answers = [{"entity": "Ede", "light": "large"}]
    new = version("2", "leave_out", red=1, yellow=2, green=3)
    found = ik.compare(ik.score(version("1", "grey"), answers), ik.score(new, answers))
    change = found.change("node", entity="Ede")
    assert (change.cause, change.rules) == ("policy", ("node",))
    assert [(each.item, each.key, each.is_scale) for each in found.rules] == [
        ("light", "points", True),
        ("node", "missing", False),
    ]
