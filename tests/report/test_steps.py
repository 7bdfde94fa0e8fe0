"""Steps: what became of a node from wave to wave, and when a line may be drawn."""

from collections.abc import Sequence
from typing import Any

import indicatorkit as ik
from indicatorkit.framework import Framework
from indicatorkit.report.reading import Reading
from indicatorkit.report.steps import Step, mark, steps, told
from tests.loading import made

WAVES = ["2023", "2024", "2025", "2026"]
ANSWER = {"kind": "level", "scale": "light", "options": [{"id": "na", "not_applicable": True}]}


def framework(**more: Any) -> Framework:
    """One indicator of two questions: the worst of both, from 2025 the best; beside it one that is asked itself."""
    parts = [{"id": "een", "answer": "mag"}, {"id": "twee", "answer": "mag"}]
    both = {"id": "samen", "rollup": "slechtste", "subindicator": parts, **more}
    return made(
        framework={"waves": WAVES},
        answer={"mag": ANSWER},
        rollup={"slechtste": {"rule": "worst_of"}, "beste": {"rule": "best_of"}},
        indicator=[both, {"id": "los", "answer": "mag"}],
    )


def of(rows: Sequence[Any], node: str, *, wave: str | None = None, **more: Any) -> tuple[Step, ...]:
    """The steps of a node; rows are `(wave, {question: answer})` of Ede, or `(wave, answers, entity)`."""
    said = [{"entity": who[0] if who else "Ede", "wave": at, **answers} for at, answers, *who in rows]
    scores = ik.score(framework(**more), said)
    last = wave or max(at for at, *_ in rows)
    there = [at for at, row in enumerate(scores.rows) if row.wave == last]
    reading = Reading(scores.table, there, last, "", "nl")
    return steps(reading, next(row for row in there if reading.entity(row) == "Ede"), node)


def kinds(found: tuple[Step, ...]) -> list[tuple[str, str | None, bool]]:
    return [(each.wave, each.kind and each.kind.value, each.joins) for each in found]


def test_a_line_joins_what_is_known_under_the_same_rules() -> None:
    rows = [
        ("2023", {"los": "red"}),
        ("2024", {"los": "green"}),
        ("2025", {"los": "yellow"}),
        ("2026", {"los": "yellow"}),
    ]
    assert kinds(of(rows, "los")) == [
        ("2023", None, False),
        ("2024", "up", True),
        ("2025", "down", True),
        ("2026", "same", True),
    ]


def test_from_grey_to_known_is_no_progress() -> None:
    rows = [("2023", {"los": "red"}), ("2024", {"een": "red"}), ("2025", {"los": "green"}), ("2026", {"los": "na"})]
    assert kinds(of(rows, "los")) == [
        ("2023", None, False),
        ("2024", "became_grey", False),
        ("2025", "became_known", False),
        ("2026", "became_not_applicable", False),
    ]


def test_what_does_not_apply_is_not_known_and_has_no_line() -> None:
    rows = [("2023", {"los": "na"}), ("2024", {"los": "na"}), ("2025", {"los": "red"}), ("2026", {"los": "red"})]
    assert kinds(of(rows, "los"))[1:] == [
        ("2024", "same", False),
        ("2025", "became_applicable", False),
        ("2026", "same", True),
    ]


def test_other_rules_break_the_line_also_where_the_same_comes_out() -> None:
    mixed, same = {"een": "red", "twee": "green"}, {"een": "red", "twee": "red"}
    later = {"rollup_from": {"2025": "beste"}}
    broken = of([("2024", mixed), ("2025", mixed), ("2026", mixed)], "samen", **later)
    assert kinds(broken) == [("2024", None, False), ("2025", "break", False), ("2026", "same", True)]
    assert [each.rules for each in broken] == [(), ("samen",), ()]
    quiet = of([("2024", same), ("2025", same)], "samen", **later)
    assert (kinds(quiet)[1], quiet[1].rules) == (("2025", "same", False), ("samen",))
    assert kinds(of([("2024", same), ("2025", same)], "een", **later))[1] == ("2025", "same", True)


def test_where_an_entity_is_not_there_is_a_gap_and_the_time_before_is_the_last_one_with_it() -> None:
    rows = [("2023", {"los": "red"}), ("2024", {"los": "red"}, "Zwolle"), ("2025", {"los": "green"})]
    found = of(rows, "los")
    assert kinds(found) == [("2023", None, False), ("2024", None, False), ("2025", "up", True)]
    assert (found[1].row, found[1].status, found[2].since) == (None, None, "2023")
    assert found[2].before is found[0].status


def test_later_waves_are_no_part_of_it() -> None:
    rows = [("2023", {"los": "red"}), ("2024", {"los": "green"}), ("2025", {"los": "red"})]
    assert [each.wave for each in of(rows, "los", wave="2024")] == ["2023", "2024"]


def test_a_node_that_is_not_yet_there_has_no_outcome() -> None:
    rows = [("2023", {"los": "red"}), ("2024", {"los": "green", "een": "red"})]
    gated = {"applies_if": {"wave": {"from": "2024"}}}
    found = of(rows, "samen", **gated)
    assert [each.status.text if each.status else None for each in found] == ["Niet van toepassing", "geen gegevens"]


def test_waves_that_the_framework_lists_stand_in_its_order() -> None:
    scores = ik.score(
        made(framework={"waves": ["zomer", "herfst"]}, indicator=[{"id": "los", "answer": "light"}]),
        [{"entity": "Ede", "wave": wave, "los": "red"} for wave in ("herfst", "zomer")],
    )
    row = next(at for at, row in enumerate(scores.rows) if row.wave == "herfst")
    assert [each.wave for each in steps(Reading(scores.table, [row], "herfst", "", "nl"), row, "los")] == [
        "zomer",
        "herfst",
    ]


def test_a_step_in_words_says_what_it_was_and_never_calls_data_progress() -> None:
    rows = [
        ("2023", {"los": "red"}),
        ("2024", {"los": "green"}),
        ("2025", {"een": "red"}),
        ("2026", {"los": "green"}),
    ]
    found = of(rows, "los")
    assert [told(each, "nl") for each in found] == [
        "Eerste meting: red.",
        "Vooruit sinds 2023: van red naar green.",
        "Nu geen uitkomst. In 2024 was dit green.",
        "Nu gegevens: green. Wat het in 2025 was, is niet bekend; dit is dus geen vooruitgang of achteruitgang.",
    ]
    assert [mark(each, "en") for each in found] == ["", "up", "no outcome now", "data now"]


def test_a_step_in_words_says_that_the_rules_are_others() -> None:
    mixed, same = {"een": "red", "twee": "green"}, {"een": "red", "twee": "red"}
    later = {"rollup_from": {"2025": "beste"}}
    assert told(of([("2024", mixed), ("2025", mixed)], "samen", **later)[1], "nl") == (
        "In 2024 was dit red, nu green. De regels zijn anders, dus dit is niet te vergelijken."
    )
    assert told(of([("2024", same), ("2025", same)], "samen", **later)[1], "nl") == (
        "Hetzelfde als in 2024: red. De regels zijn sindsdien anders, maar van de oude antwoorden maken ze hetzelfde."
    )
    assert told(Step("2024"), "nl") == "Niet in deze meting."


def test_a_step_that_an_open_question_may_undo_says_that_it_is_provisional() -> None:
    rows = [
        ("2023", {"een": "green", "twee": "red"}),
        ("2024", {"een": "green"}),
        ("2025", {"een": "yellow"}),
        ("2026", {"een": "green", "twee": "green"}),
    ]
    assert [told(each, "nl") for each in of(rows, "samen", missing="leave_out")][1:] == [
        (
            "Vooruit sinds 2023: van red naar green. "
            "Dit is voorlopig: open vragen kunnen de uitkomst van nu nog veranderen."
        ),
        (
            "Achteruit sinds 2024: van green naar yellow. "
            "Beide uitkomsten zijn voorlopig: er staan vragen open, en in 2024 ook."
        ),
        "Vooruit sinds 2025: van yellow naar green. De uitkomst van 2025 was voorlopig: er stonden nog vragen open.",
    ]


def test_one_level_with_another_number_says_both_numbers() -> None:
    points = {"kind": "choice", "options": [{"id": "ja", "points": 2}, {"id": "nee", "points": 0}]}
    asked = [{"id": each, "answer": "punten"} for each in ("een", "twee")]
    bands = {"scale": "light", "rows": [{"level": "green", "at_least": 2}, {"level": "red"}]}
    whole = {"id": "som", "rule": "sum", "uses": ["een", "twee"], "bands": bands}
    scores = ik.score(
        made(framework={"waves": WAVES}, answer={"punten": points}, step=asked, result=[whole]),
        [
            {"entity": "Ede", "wave": "2023", "een": "ja", "twee": "ja"},
            {"entity": "Ede", "wave": "2024", "een": "ja", "twee": "nee"},
        ],
    )
    found = steps(Reading(scores.table, [1], "2024", "", "nl"), 1, "som")
    assert told(found[-1], "nl") == "Anders dan in 2023: eerst green (4), nu green (2)."


def test_an_outcome_that_rests_on_an_assumption_says_so_in_both_waves() -> None:
    agreed = {"counts_as": "red", "because": "afgesproken"}
    rows = [("2023", {"een": "green"}), ("2024", {"een": "green", "twee": "green"}), ("2025", {"twee": "green"})]
    found = of(rows, "samen", missing=agreed)
    assert [told(each, "nl") for each in found] == [
        "Eerste meting: red (aangenomen).",
        (
            "Vooruit sinds 2023: van red (aangenomen) naar green. "
            "De uitkomst van 2023 was voorlopig: er stonden nog vragen open."
        ),
        (
            "Achteruit sinds 2024: van green naar red (aangenomen). "
            "Dit is voorlopig: open vragen kunnen de uitkomst van nu nog veranderen."
        ),
    ]
