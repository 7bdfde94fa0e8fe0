"""Worlds in which a node is the same: what is proved of it in one of them is not proved again in the others."""

from typing import Any

from indicatorkit.folding.world import World
from indicatorkit.framework import Framework
from indicatorkit.plan import plan
from indicatorkit.verify.likeness import kinds
from tests.loading import made
from tests.verify.asking import QUESTIONS

WAVES = {"waves": ["w1", "w2"]}
SINCE = {"wave": {"from": "w2"}}


def framework(*steps: dict[str, Any], **more: Any) -> Framework:
    return made(framework=WAVES, step=[*QUESTIONS, *steps], **more)


def alike(framework: Framework) -> set[str]:
    """What there is of one kind in both waves."""
    plans = [plan(framework, wave) for wave in framework.waves]
    first, second = (
        {id_: of[place] for id_, place in each.results.items()}
        for of, each in zip(kinds([World(each) for each in plans]), plans, strict=True)
    )
    return {id_ for id_ in first if id_ in second and first[id_] == second[id_]}


def worst(id_: str, *uses: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "rule": "worst_of", "uses": [*uses], **more}


def table(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Red where some row holds."""
    written = [{"when": when, "then": "red"} for when in rows]
    return {"rule": "table", "scale": "light", "rows": written, "otherwise": "green", **more}


def test_what_rests_on_something_else_is_another_wherever_it_stands() -> None:
    late = {"id": "late", "answer": "light", "applies_if": SINCE}
    found = alike(framework(late, worst("of_late", "late"), worst("of_a", "a"), worst("top", "of_a", "of_late")))
    assert found == {"a", "b", "maybe", "law", "of_a"}


def test_a_question_is_another_where_somebody_tells_its_gaps_apart() -> None:
    """And so is a node that does not: what it rests on can say more."""
    cell = ["not_applicable", "missing:confidential"]
    rollups = {"before": {"rule": "worst_of"}, "since": table({"maybe": cell})}
    apart = {"id": "apart", "uses": ["maybe"], "rollup": "before", "rollup_from": {"w2": "since"}}
    assert alike(framework(worst("node", "maybe"), apart, rollup=rollups)) == {"a", "b", "law"}


def test_rows_that_differ_make_another_node_though_the_same_comes_out() -> None:
    in_vain = table({"a": "red"}, {"a": "red", "b": "red", **SINCE}, id="node", uses=["a", "b"])
    assert "node" not in alike(framework(in_vain))


def test_so_does_a_gate_that_is_open_by_the_wave() -> None:
    law_or_late = {"any_of": [{"law": "yes"}, SINCE]}
    assert "node" not in alike(framework(worst("node", "a", applies_if=law_or_late)))
