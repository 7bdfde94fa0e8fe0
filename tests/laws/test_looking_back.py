"""What is read of an earlier wave is what the rules of now make of the answers of then, whoever else is in the data.

Drawn frameworks are given nodes that hand on other nodes as they were. Rows of two waves, several entities and two
perspectives are scored together, in any order; each row is scored alone too, with the answers of then as columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import product
from random import Random
from typing import Any, TypeAlias

import pytest

import indicatorkit as ik
from indicatorkit.framework import Framework
from tests import draw, oracle
from tests.versions import Doc, loaded

SHARDS = 2
FRAMEWORKS_A_SHARD = 15
DONE: Counter[str] = Counter()
Key: TypeAlias = tuple[str, str, str]  # entity, wave, perspective
Found: TypeAlias = dict[str, tuple[Any, ...]]  # level, number and reason by node


@pytest.mark.parametrize("shard", range(SHARDS))
def test_it_is_what_the_rules_of_now_make_of_the_answers_of_then(shard: int) -> None:
    for number in range(FRAMEWORKS_A_SHARD):
        rng = Random(f"back {shard}.{number}")
        doc = draw.framework(rng)
        plain = loaded(doc)
        assert plain is not None
        back = dict(handing_on(rng, doc, plain))
        framework = loaded(doc)
        assert framework is not None, "what can be handed on can be handed on as it was"
        held(rng, framework, back, drawn(rng, doc), waves_of(doc))


def test_all_of_it_was_met(tell: Any) -> None:
    if DONE["frameworks"] < SHARDS * FRAMEWORKS_A_SHARD:
        pytest.skip("the other law did not run")
    tell("looking back: " + ", ".join(f"{what} {number}" for what, number in sorted(DONE.items())))
    assert min(DONE[each] for each in ("level", "number", "grey", "not_applicable")) >= 20


# ------------------------------------------------------------------------------------------------------------- drawing


def handing_on(rng: Random, doc: Doc, framework: Framework) -> Any:
    """Results that hand on some nodes as they were; each with the node."""
    nodes = [item.id for item in framework if not item.is_heading]
    for place, id_ in enumerate(rng.sample(nodes, min(3, len(nodes)))):
        result = {"id": f"then_{place}", "rule": "same_as", "uses": [f"{id_}@previous"]}
        doc.setdefault("result", []).append(result)
        yield result["id"], id_


def waves_of(doc: Doc) -> tuple[str, str]:
    return ("voorjaar", "najaar") if "waves" in doc["framework"] else ("eerst", "later")


def drawn(rng: Random, doc: Doc) -> dict[Key, tuple[Doc, Doc]]:
    """Answers and attributes of every row, some of which are not there."""
    judge = oracle.Oracle({key: each for key, each in doc.items() if key != "result"} | {"result": results(doc)})
    found = {}
    for key in product(("Ede", "Oss"), waves_of(doc), ("", "zorg")):
        if rng.random() < 0.85:
            case = draw.situation(rng, doc, judge)
            found[key] = as_data(case.answers), as_data(case.attributes)
    return found


def results(doc: Doc) -> list[Doc]:
    """The results that were there before."""
    return [each for each in doc["result"] if not each["id"].startswith("then_")]


def as_data(said: Mapping[str, object]) -> Doc:
    return {id_: f"missing:{each[1]}" if isinstance(each, tuple) else each for id_, each in said.items()}


# ------------------------------------------------------------------------------------------------------------- holding


def held(
    rng: Random, framework: Framework, back: Mapping[str, str], rows: dict[Key, tuple[Doc, Doc]], waves: tuple[str, str]
) -> None:
    DONE["frameworks"] += 1
    keys = [*rows]
    rng.shuffle(keys)
    together = scored(framework, {key: {**rows[key][0], **rows[key][1]} for key in keys})
    for (entity, wave, perspective), (answers, attributes) in rows.items():
        earlier = rows.get((entity, waves[0], perspective), ({}, {}))[0] if wave == waves[1] else {}
        here = together[entity, wave, perspective]
        columns = {
            f"{id_}@previous": each for id_, each in earlier.items() if f"{id_}@previous" in framework.attributes
        }
        key = (entity, wave, perspective)
        assert scored(framework, {key: {**answers, **attributes, **columns}})[key] == here
        then = scored(framework, {key: {**earlier, **attributes}})[key]
        for result, id_ in back.items():
            assert here[result][:2] == then[id_][:2], f"{id_} in {wave}"
            assert (here[result][2] == "not_applicable") == (then[id_][2] == "not_applicable")
            if f"{id_}@previous" in framework.items:
                assert here[f"{id_}@previous"] == then[id_]
            DONE[kind_of(then[id_])] += 1


def kind_of(outcome: tuple[Any, ...]) -> str:
    level, number, reason = outcome
    if reason is not None:
        return "not_applicable" if reason == "not_applicable" else "grey"
    return "level" if level is not None else "number" if number is not None else "option"


def scored(framework: Framework, rows: Mapping[Key, Doc]) -> dict[Key, Found]:
    """Everything that comes out, by row and node."""
    data = [dict(zip(("entity", "wave", "perspective"), key, strict=True), **said) for key, said in rows.items()]
    found: dict[Key, Found] = {key: {} for key in rows}
    frame = ik.score(framework, data).to_frame().astype(object)
    frame = frame.where(frame.notna(), None)
    for record in frame.to_dict("records"):
        key = (record["entity"], record["wave"], record["perspective"])
        found[key][record["node"]] = (record["level"], record.get("number"), record["reason"])
    return found
