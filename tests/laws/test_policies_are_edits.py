"""A policy is what its author would have written: a comparison equals scoring the file with `missing` edited by hand.

The hand knows nothing of the library's variants: it goes by what docs/format.md says of `missing`.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Any, TypeAlias

import pandas as pd
import pytest

import indicatorkit as ik
from indicatorkit.toml.read import from_dict
from tests import draw, oracle

SHARDS = 6
FRAMEWORKS_A_SHARD = 15
ROWS = 12
POLICIES = ("grey", "leave_out", "leave_out_one_known", "grey_unless_decided")
MINIMUM = ("known_at_least", "known_share_at_least", "known_weight_at_least", "missing_at_most")
TOGETHER = ("all", "any", "none", "count", "share")

Drawn: TypeAlias = tuple[dict[str, Any], list[dict[str, Any]], ik.Policies]
DONE: Counter[str] = Counter()


@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_cell_is_that_of_the_edited_file(shard: int) -> None:
    for doc, rows, found in drawn(shard):
        for policy in POLICIES:
            frame = found.scores(policy).to_frame()
            pd.testing.assert_frame_equal(frame, ik.score(loaded(edited(doc, policy)), rows).to_frame())
            DONE["cells"] += len(frame)
        DONE["frameworks"] += 1


@pytest.mark.parametrize("shard", range(SHARDS))
def test_counts_and_flips_are_those_of_the_scores(shard: int) -> None:
    for _, rows, found in drawn(shard):
        written = outcomes(ik.score(found.framework, rows))
        listed: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for each in found.flips:
            listed[each.node, each.policy.value][each.flip] += 1
        for policy in ("as_written", *POLICIES):
            scored = outcomes(found.scores(policy))
            for item in found.nodes:
                counts = found.counts(policy, item.id)
                cells = [scored[each.entity, item.id] for each in found.rows]
                states = Counter(state(each) for each in cells)
                assert [states["known"], states["grey"], states["not_applicable"]] == [
                    counts.known,
                    counts.grey,
                    counts.not_applicable,
                ]
                differing = sum(
                    plain(scored[each.entity, item.id]) != plain(written[each.entity, item.id]) for each in found.rows
                )
                assert counts.flipped == differing
                assert counts.flips == listed[item.id, policy]
                DONE["flips"] += differing


@pytest.mark.parametrize("shard", range(SHARDS))
def test_what_is_known_although_every_gap_makes_grey_is_the_same_under_every_policy(shard: int) -> None:
    """Where no condition asks whether something is missing: below what is known nothing is, so no policy has a say."""
    for doc, _, found in drawn(shard):
        if found.unchanged or any(asks_for_gaps(each, doc) for each in conditions(doc)):
            continue
        scored = [outcomes(found.scores(policy)) for policy in ("as_written", *POLICIES)]
        for item in found.nodes:
            for row in found.rows:
                same = {plain(each[row.entity, item.id]) for each in scored}
                if state(scored[1][row.entity, item.id]) == "known":
                    assert len(same) == 1
                    DONE["known under grey"] += 1


@pytest.mark.parametrize("shard", range(SHARDS))
def test_an_avoidable_grey_becomes_the_same_whatever_is_answered(shard: int) -> None:
    for number, (doc, rows, compared) in enumerate(drawn(shard)):
        rng, judge = random.Random(f"{shard}.{number}.later"), oracle.Oracle(doc)
        for node, places in compared.avoidable.items():
            for place in places[:3]:
                row = rows[int(place.entity)]
                later = [{**row, "entity": str(n), **completion(rng, doc, judge, row)} for n in range(8)]
                scored = outcomes(ik.score(compared.framework, later))
                found = {
                    (level or number, reason) for n in range(8) for level, number, reason in [scored[str(n), node]]
                }
                assert len(found) == 1 and found.pop()[1] is None
                DONE["avoidable"] += 1


def test_the_comparison_met_enough(tell: Callable[[str], None]) -> None:
    """Counts what the laws above have met; run alone it has nothing to count."""
    if not DONE:
        pytest.skip("run together with the laws")
    tell(f"policies against edited files: {dict(DONE)}, 0 different")
    assert DONE["cells"] > 20_000
    assert min(DONE["flips"], DONE["known under grey"], DONE["avoidable"]) > 100


# ------------------------------------------------------------------------------------------------------ what is drawn


@cache
def drawn(shard: int) -> tuple[Drawn, ...]:
    """Frameworks with some rows of answers, each of its own wave, and the comparison of policies."""
    return tuple(draw_some(shard))


def draw_some(shard: int) -> Iterator[Drawn]:
    for number in range(FRAMEWORKS_A_SHARD):
        rng = random.Random(f"{shard}.{number}")
        doc = draw.framework(rng)
        judge = oracle.Oracle(doc)
        cases = [draw.situation(rng, doc, judge) for _ in range(ROWS)]
        waves = "waves" in doc["framework"]
        rows = [
            {
                "entity": str(place),
                **({"wave": case.wave or draw.WAVES[-1]} if waves else {}),
                **{id_: said(answer) for id_, answer in {**case.answers, **case.attributes}.items()},
            }
            for place, case in enumerate(cases)
        ]
        yield doc, rows, ik.policies(loaded(doc), rows)


def said(answer: Any) -> Any:
    return f"missing:{answer[1]}" if isinstance(answer, tuple) else answer


def completion(rng: random.Random, doc: dict[str, Any], judge: oracle.Oracle, row: Mapping[str, Any]) -> dict[str, Any]:
    """Any answers to the questions that the row leaves open; attributes are never asked."""
    found = {}
    for id_, node in judge.nodes.items():
        if node.is_leaf and not node.is_attribute and is_open(row.get(id_), node.spec):
            found[id_] = draw.answer(rng, doc, node.spec, 0)
    return found


def is_open(answer: Any, spec: Mapping[str, Any]) -> bool:
    own = [option["id"] for option in spec.get("options", []) if "missing" in option]
    return answer is None or (isinstance(answer, str) and (answer.startswith("missing:") or answer in own))


def loaded(doc: Mapping[str, Any]) -> ik.Framework:
    reading = from_dict(doc)
    assert reading.framework is not None, "\n".join(map(str, reading.issues))
    return reading.framework


Outcome: TypeAlias = tuple[object, object, object]


def outcomes(scores: ik.Scores) -> dict[tuple[str, str], Outcome]:
    """Level, number and reason of every node, by entity."""
    frame = scores.to_frame()
    found = frame.reindex(columns=["level", "number", "reason"]).astype(object).to_numpy()
    cells = [tuple(None if pd.isna(each) else each for each in row) for row in found]
    return dict(zip(zip(frame["entity"], frame["node"], strict=True), cells, strict=True))


def state(found: Outcome) -> str:
    return "known" if found[2] is None else "not_applicable" if found[2] == "not_applicable" else "grey"


def plain(found: Outcome) -> Outcome:
    """With what it is in place of the reason of a grey."""
    return (*found[:2], state(found))


# --------------------------------------------------------------------------------------------------- edited by hand


def edited(doc: dict[str, Any], policy: str) -> dict[str, Any]:
    """The document with the `missing` of every roll-up rewritten; each node gets a named roll-up of its own."""
    found = deepcopy(doc)
    named = found.setdefault("rollup", {})
    for kind, raw in computed(found):
        restated = {key: raw.pop(key) for key in list(raw) if key not in (*draw.OF_THE_NODE, "rollup", "rollup_from")}
        name = raw.pop("rollup", None) or (None if "rule" in restated else found["default"][kind]["rollup"])
        first = {**(named[name] if name else {}), **restated}
        later = {wave: {**named[each], **restated} for wave, each in raw.pop("rollup_from", {}).items()}
        raw["rollup"] = f"van_{raw['id']}"
        named[raw["rollup"]] = under(first, policy, doc)
        if later:
            raw["rollup_from"] = {wave: f"van_{raw['id']}_{number}" for number, wave in enumerate(later)}
            for name, each in zip(raw["rollup_from"].values(), later.values(), strict=True):
                named[name] = under(each, policy, doc)
    return found


def computed(doc: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tables of nodes that are computed, with their kind."""

    def below(tables: list[dict[str, Any]], kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        for raw in tables:
            inner = [each for each in draw.TREE if isinstance(raw.get(each), list)]
            has_inputs = bool(inner) or "uses" in raw
            by_default = "answer" not in raw and has_inputs and "rollup" in doc.get("default", {}).get(kind, {})
            if raw.get("rule") != "none" and ("rule" in raw or "rollup" in raw or by_default):
                yield kind, raw
            for each in inner:
                yield from below(raw[each], each)

    for kind in ("theme", "indicator", "step", "result"):
        yield from below(doc.get(kind, []), kind)


def under(rule: dict[str, Any], policy: str, doc: Mapping[str, Any]) -> dict[str, Any]:
    kind, missing = rule["rule"], rule.get("missing", "grey")
    if kind == "coverage" or isinstance(missing, dict) or any(asks_for_gaps(each, doc) for each in own_cells(rule)):
        return rule
    if policy in ("grey", "grey_unless_decided"):
        return rule if kind == "first_known" else {**rule, "missing": policy}
    if kind == "sum":
        if missing != "prorate":
            return rule
    elif kind == "table" and any(names_an_input(row["when"]) for row in rule["rows"]):
        return rule
    elif kind != "first_known":
        rule = {**rule, "missing": "leave_out"}
    return {key: each for key, each in rule.items() if policy == "leave_out" or key not in MINIMUM}


def own_cells(rule: Mapping[str, Any]) -> list[Any]:
    return [
        *(row["when"] for row in rule.get("rows", [])),
        *(tier["where"] for tier in rule.get("tiers", [])),
        rule.get("where", []),
    ]


def conditions(doc: Mapping[str, Any]) -> Iterator[Any]:
    """Everything below `applies_if` and `limits`, wherever it stands."""
    for key, each in doc.items():
        if key in ("applies_if", "limits"):
            yield each
        elif isinstance(each, dict):
            yield from conditions(each)
        elif isinstance(each, list):
            yield from conditions(dict(enumerate(each)))  # type: ignore[arg-type]


def asks_for_gaps(condition: Any, doc: Mapping[str, Any]) -> bool:
    """Whether some cell is `missing`, `known`, a reason to be missing, or an option that means one."""
    options = [option for answer in doc["answer"].values() for option in answer.get("options", [])]
    gaps = {"missing", "known", *(option["id"] for option in options if "missing" in option)}
    return any(word in gaps or word.startswith("missing:") for word in words(condition))


def words(condition: Any) -> Iterator[str]:
    if isinstance(condition, str):
        yield condition
    elif isinstance(condition, dict):
        for key, each in condition.items():
            if key != "wave":
                yield from words(each)
    elif isinstance(condition, list | tuple):
        for each in condition:
            yield from words(each)


def names_an_input(condition: Any) -> bool:
    if isinstance(condition, list | tuple):
        return any(names_an_input(each) for each in condition)
    return any(
        names_an_input(each) if key == "any_of" else key not in (*TOGETHER, *draw.BOUNDS, "wave")
        for key, each in condition.items()
    )
