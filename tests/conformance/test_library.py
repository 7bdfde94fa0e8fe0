"""The library says what the suite means: case by case, by whole columns, and in its explanations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from tests.conformance.reading import FILES, SUITE, Row, read, rows

pytestmark = pytest.mark.no_cover  # what is tried here is tried beside it, line by line

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")


@cache
def framework(file: Path) -> ik.Framework:
    return ik.load(file.parent / read(file)["framework"])


@each_file
def test_one_case_at_a_time_comes_out_as_meant(file: Path) -> None:
    wrong = list(differences(file, rows(read(file))))
    assert not wrong, wrong[:3]


def differences(file: Path, said: Iterator[Row]) -> Iterator[tuple[Any, ...]]:
    """What does not come out as meant: the answers, the node, what is meant and what comes out."""
    for row in said:
        case = ik.score_case(framework(file), row.answers, wave=row.wave)
        for node, meant in row.meant.items():
            if (found := outcome(case, node)) != meant:
                yield row.answers, row.wave, node, meant, found


def outcome(case: ik.Case, node: str) -> dict[str, Any]:
    """What the library says of a node, in the words of the suite."""
    said = case.explain(node)
    grey = {"leads_with": said.leads_with, "because": sorted(said.answers)} if said.is_grey else {}
    reason = {"reason": case.reason(node), **{key: each for key, each in grey.items() if each is not None}}
    level = said.level or (None if said.number is not None or said.why.letter is None else said.why.letter.word)
    found = {"level": level, "number": said.number}
    return reason if case.reason(node) else {key: each for key, each in found.items() if each is not None}


@each_file
def test_all_cases_together_come_out_as_meant(file: Path) -> None:
    meant = list(rows(read(file)))
    keys = [{"entity": f"row {number}", "wave": row.wave or "then"} for number, row in enumerate(meant)]
    data = [{**key, **as_cells(row.answers)} for key, row in zip(keys, meant, strict=True)]
    frame = ik.score(framework(file), data).to_frame().astype(object)
    frame = frame.where(frame.notna(), None).set_index(["entity", "wave", "node"])
    records = frame.to_dict("index")
    for key, row in zip(keys, meant, strict=True):
        for node, parts in row.meant.items():
            found = records[key["entity"], key["wave"], node]
            assert found["level"] == parts.get("level"), (key, row.answers, node)
            assert found["reason"] == parts.get("reason"), (key, row.answers, node)
            number = parts.get("number")
            assert found.get("number") == (number and pytest.approx(float(number), rel=1e-12)), (row.answers, node)


def as_cells(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers as they stand in a table: several options in one cell."""
    return {id: ";".join(each) if isinstance(each, list) else each for id, each in answers.items()}


# ------------------------------------------------------------------------------------------------------ What is noticed


@each_file
def test_an_outcome_that_is_not_meant_is_noticed_in_every_row(file: Path) -> None:
    some = list(rows(read(file)))[::9]
    spoilt = [replace(row, meant={node: other(parts) for node, parts in row.meant.items()}) for row in some]
    assert len(list(differences(file, iter(spoilt)))) == sum(len(row.meant) for row in some)


def other(meant: Mapping[str, Any]) -> dict[str, Any]:
    """The same outcome, wrong in its last part."""
    part = [*meant][-1]
    wrong = {"number": lambda was: was + Fraction(1, 100), "because": lambda was: was[1:] or ["nobody"]}
    return {**meant, part: wrong.get(part, lambda was: f"not {was}")(meant[part])}


# --------------------------------------------------------------------------------------------------------- Explanations


@each_file
def test_every_explanation_is_as_meant(file: Path) -> None:
    for meant in read(file)["explanations"]:
        said = ik.score_case(framework(file), meant["answers"], wave=last_wave(file)).explain(meant["node"])
        for notion, expected in meant.items():
            if notion in NOTIONS:
                assert NOTIONS[notion](said, expected) == expected, (file.name, meant["node"], meant["answers"], notion)


def test_an_explanation_that_is_not_meant_is_noticed_notion_by_notion() -> None:
    spoilt = 0
    for file in FILES[::4]:
        for meant in read(file)["explanations"][::7]:
            said = ik.score_case(framework(file), meant["answers"], wave=last_wave(file)).explain(meant["node"])
            for notion in meant.keys() & NOTIONS.keys():
                wrong = spoil(meant[notion])
                assert NOTIONS[notion](said, wrong) != wrong, (file.name, notion)
                spoilt += 1
    assert spoilt > 500


def spoil(meant: Any) -> Any:
    """Something else of the same form; of several right answers none is left."""
    match meant:
        case None:
            return {"questions": ["nobody"], "average": "1"}
        case str():
            return f"not {meant}"
        case {"questions": _}:
            return {**meant, "average": "99"}
        case dict():
            return {**meant, "nobody": 1}
        case [{}, *_]:
            return [{"values": ["nobody"]}]
    return [*meant, "nobody"]


def last_wave(file: Path) -> str | None:
    return next(reversed(framework(file).waves), None)


def family(name: str) -> Callable[[ik.Explanation, Any], Any]:
    def found(said: ik.Explanation, meant: Any) -> Any:
        assert getattr(said, name).mark == "exact"
        return sorted((sorted(ids) for ids in getattr(said, name).sets()), key=lambda ids: (len(ids), ids))

    return found


def first(said: ik.Explanation, meant: Any) -> Any:
    """Where several questions are as good to begin with, one of them."""
    found = said.next_question
    if found is None or meant is None or found.question not in meant["questions"]:
        return found
    return {"questions": meant["questions"], "average": str(found.average)}


def because(said: ik.Explanation, meant: Any) -> Any:
    """One of the reasons that are enough."""
    found = {grade: sorted(getattr(said.because, grade)) for grade in ("values", "answered", "missing")}
    return meant if {grade: ids for grade, ids in found.items() if ids} in meant else found


NOTIONS: dict[str, Callable[[ik.Explanation, Any], Any]] = {
    "is": lambda said, _: word(said),
    "becomes": lambda said, _: dict(sorted((said.counts or {}).items())),
    **{name: family(name) for name in ("can", "sure", "settle", "blockers")},
    "responsibility": lambda said, _: {id: str(degree) for id, degree in said.responsibility.items()},
    "irrelevant": lambda said, _: sorted(said.irrelevant),
    "decides": lambda said, _: said.decides,
    "first": first,
    "because": because,
    "changes": lambda said, _: {level: str(each.cost) for level, each in said.changes.items()},
}


def word(said: ik.Explanation) -> str:
    if said.state != "known":
        return said.state
    return said.level or str(said.number)


# ---------------------------------------------------------------------------------------------------- What is refused


@pytest.mark.parametrize("said", read(SUITE / "refused" / "refused.json")["files"], ids=lambda said: said["file"])
def test_a_file_is_refused_for_these_errors_on_these_lines(said: Mapping[str, Any]) -> None:
    found = {"error": [], "warning": []}
    for issue in ik.check(SUITE / "refused" / said["file"]):
        found[issue.severity].append((issue.where.line, issue.code))
    assert said["errors"]
    for severity, key in (("error", "errors"), ("warning", "warnings")):
        assert sorted(found[severity]) == [(each["line"], each["code"]) for each in said.get(key, [])]
