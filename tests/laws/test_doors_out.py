"""What goes out comes back: scores as JSON, answers as tables, levels by way of Swing, frameworks as TOML.

On random frameworks and cases; and the digest of answers is the same for the same answers, whatever door and order.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.asking import LevelAnswer, NumberAnswer, SeveralAnswer
from indicatorkit.toml.read import from_dict, read
from indicatorkit.toml.writing import document
from indicatorkit.values import LeafReason
from tests import draw, oracle
from tests.drawn import wide_row
from tests.release.counting import Tried
from tests.release.sizes import chance, thoroughly

SHARDS = 3
FRAMEWORKS_A_SHARD = thoroughly(8)
ROWS = 5


@cache
def drawn(shard: int) -> tuple[tuple[dict[str, Any], ik.Framework, tuple[dict[str, Any], ...]], ...]:
    return tuple(_drawn(shard))


def _drawn(shard: int) -> Iterator[tuple[dict[str, Any], ik.Framework, tuple[dict[str, Any], ...]]]:
    rng = chance(f"{shard}")
    for _ in range(FRAMEWORKS_A_SHARD):
        doc = draw.framework(rng)
        framework = from_dict(doc).framework
        assert framework is not None
        meant = oracle.Oracle(doc)
        rows = []
        for number in range(ROWS):
            case = draw.situation(rng, doc, meant)
            rows.append(wide_row(case, number))
        yield doc, framework, tuple(rows)


def same(one: ik.Scores, other: ik.Scores) -> None:
    """Levels, numbers, reasons and answers."""
    assert one.rows == other.rows
    assert one.as_dict()["rows"] == other.as_dict()["rows"]
    for item, column in one.answers.columns.items():
        there = other.answers.columns.get(item)
        if there is None:  # a column of which nothing was supplied need not be said
            assert set(column.reasons) <= {1 + list(LeafReason).index(LeafReason.NOT_SUPPLIED)}
            continue
        assert (list(column.codes), column.reasons) == (list(there.codes), there.reasons)
        assert (column.numbers or [])[:] == (there.numbers or [])[:]


@pytest.mark.parametrize("shard", range(SHARDS))
def test_scores_through_json_are_the_same_scores(shard: int, tmp_path: Path, tried: Tried) -> None:
    for index, (_, framework, rows) in enumerate(drawn(shard)):
        scores = ik.score(framework, list(rows))
        [file] = ik.write(scores, tmp_path / f"{index}.json").files
        again = ik.read_scores(framework, file)
        assert not again.issues
        same(scores, again)
        assert again.receipt == scores.receipt
        tried(9, 1)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_door_says_the_same_of_every_node(shard: int, tmp_path: Path) -> None:
    """One case, an explanation, a frame, JSON: level, number and reason are those of the table."""
    numbers = 0
    for index, (_, framework, rows) in enumerate(drawn(shard)):
        scores = ik.score(framework, list(rows))
        frame = scores.to_frame().astype(object)
        framed = {(row["entity"], row["wave"], row["node"]): row for row in frame.to_dict("records")}
        [file] = ik.write(scores, tmp_path / f"{index}.json").files
        for place, (row, stored) in enumerate(zip(scores.rows, json.loads(file.read_text())["rows"], strict=True)):
            case = scores.at(place)
            for node, said in case.as_dict().items():
                there = framed[row.entity, row.wave, node]
                number = there.get("number")
                kept = stored["nodes"][node]
                assert (said["level"], said["reason"]) == (kept["level"], kept["reason"])
                assert all(each["number"] is None for each in (said, kept)) or (
                    Fraction(str(said["number"])) == Fraction(str(kept["number"]))
                )
                assert (there["level"] if isinstance(there["level"], str) else None) == said["level"]
                assert (there["reason"] if isinstance(there["reason"], str) else None) == said["reason"]
                exact = None if said["number"] is None else float(Fraction(said["number"]))
                assert (None if number is None or number != number else number) == exact
                assert case.explain(node).number == case.number(node)
                numbers += exact is not None
    assert numbers > 20


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("form", ["csv", "csv-nl"])
def test_answers_through_a_table_are_the_same_answers(shard: int, form: Any, tmp_path: Path, tried: Tried) -> None:
    for index, (_, framework, rows) in enumerate(drawn(shard)):
        answers = ik.read_answers(framework, list(rows))
        [file, _] = ik.write(answers, tmp_path / f"{index}.csv", format=form).files
        again = ik.read_answers(framework, file)
        assert not [each for each in again.issues if each.severity != "info"]
        same(ik.score(framework, answers), ik.score(framework, again))
        assert again.receipt.answers == answers.receipt.answers
        tried(9, 1)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_the_digest_knows_no_order_and_no_door_but_every_answer_reason_and_key(shard: int) -> None:
    rng = random.Random(shard)
    for _, framework, rows in drawn(shard):
        digest = ik.read_answers(framework, list(rows)).receipt.answers
        keys = ("entity", "wave")
        shuffled = [dict(sorted(row.items(), key=lambda _: rng.random())) for row in rows]
        rng.shuffle(shuffled)
        long = [
            {**{key: row[key] for key in keys}, "item": item, "value": value}
            for row in shuffled
            for item, value in {framework.questions[0].id: None, **row}.items()
            if item not in keys
        ]
        assert ik.read_answers(framework, shuffled).receipt.answers == digest
        assert ik.read_answers(framework, long).receipt.answers == digest
        told = [(place, item) for place, row in enumerate(rows) for item in row if item not in keys]
        for place, item in rng.sample(told, min(3, len(told))):
            for other in ("missing:confidential", "missing:unreadable"):
                changed = [dict(row) for row in rows]
                changed[place][item] = other
                if rows[place][item] != other:
                    assert ik.read_answers(framework, changed).receipt.answers != digest
        renamed = [{**rows[0], "entity": "Elders"}, *rows[1:]]
        assert ik.read_answers(framework, renamed).receipt.answers != digest
        assert ik.read_answers(framework, list(rows[1:])).receipt.answers != digest


MERGED = {"not_supplied": "unknown", "unreadable": "unknown"}
"""Reasons that are one to Swing; an option that means nothing becomes the kind of nothing that it is."""


@pytest.mark.parametrize("shard", range(SHARDS))
def test_answers_through_swing_give_the_same_levels_numbers_and_reasons(shard: int, tmp_path: Path) -> None:
    compared = 0
    for index, (_, framework, rows) in enumerate(drawn(shard)):
        scores = ik.score(framework, [{**row, "wave": None, "entity": f"{place}"} for place, row in enumerate(rows, 1)])
        asked = [item.id for item in framework.questions if _comes_back(item) and item.applies_if is None]
        if not asked:
            continue
        waves = {row.wave for row in scores.rows}
        swing = ik.SwingSetup("regio", nodes=asked, periods={wave: wave or "2024" for wave in waves})
        file, *_ = ik.write(scores, tmp_path / f"{index}.csv", swing=swing).files
        waves_known = None if "" not in waves else ["2024"]
        again = ik.score(framework, file, waves=waves_known)
        for place in range(len(scores.rows)):
            for node in asked:
                there, here = scores.at(place), again.at(place)
                kinds = {option.id: option.missing for option in _options(framework[node]) if option.missing}
                reason = there.reason(node)
                kind = str(kinds.get(reason, reason)) if reason else None
                assert here.level(node) == there.level(node)
                assert here.number(node) == there.number(node)
                assert here.reason(node) == MERGED.get(str(kind), kind)
                compared += 1
    assert compared > 50


def _options(item: ik.Item) -> tuple[ik.Option, ...]:
    return item.answer.options if item.answer is not None else ()


def _comes_back(item: ik.Item) -> bool:
    """A level, a choice, or a plain number: several options at once are one number to Swing."""
    if isinstance(item.answer, NumberAnswer):
        return not any(option.is_value for option in item.answer.options)
    if isinstance(item.answer, SeveralAnswer) or item.answer is None:
        return False
    numbers = [option.points for option in item.answer.options if option.points is not None]
    return isinstance(item.answer, LevelAnswer) or len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_a_framework_written_as_toml_is_the_same_framework(shard: int, tried: Tried) -> None:
    for doc, _, _ in drawn(shard):
        plain = read(draw.to_toml(doc).encode()).framework
        assert plain is not None
        assert plain.document is not None
        again = read(document(plain.document).encode())
        assert again.framework is not None, again.issues
        assert without_places(again.framework) == without_places(plain)
        tried(9, 1)


def without_places(framework: ik.Framework) -> ik.Framework:
    """The framework without what only says where things stand in a file."""
    items = {id_: item.model_copy(update={"places": {}}) for id_, item in framework.items.items()}
    attributes = {id_: each.model_copy(update={"places": {}}) for id_, each in framework.attributes.items()}
    return framework.model_copy(
        update={"items": items, "attributes": attributes, "digest": "", "file": "", "more_examples": ()}
    )


@pytest.mark.parametrize("id_", sorted(ik.frameworks()))
def test_a_shipped_framework_written_as_toml_is_the_same_framework(id_: str, tmp_path: Path) -> None:
    framework = ik.load(id_)
    [file] = ik.write(framework, tmp_path / "kopie.toml").files
    assert without_places(ik.load(file)) == without_places(framework)
    assert not [issue for issue in ik.check(file) if issue.severity == "error"]
