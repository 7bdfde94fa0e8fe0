"""Who feeds whom, in every form; and circles, wherever they are."""

from __future__ import annotations

import random
import subprocess
import sys

import networkx as nx
import pytest

import indicatorkit as ik
from indicatorkit.clauses import to_condition
from indicatorkit.graph import as_dict, circle, circles, dot, feeds, looks_at_all, mermaid, needs, order, to_networkx
from indicatorkit.values import Role
from tests.loading import made

LITTLE = made(
    attribute={"kind": {"answer": "fact", "nl": "Soort"}},
    indicator=[
        {
            "id": "one",
            "nl": 'Een "naam"',
            "rule": "table",
            "applies_if": {"kind": "yes"},
            "rows": [{"when": {"a": "red"}, "then": {"same_as": "b"}}],
            "otherwise": "green",
            "limits": [{"at_best": "yellow", "when": {"c": "red"}}],
            "subindicator": [{"id": "a", "answer": "light", "weight": 2}],
        },
        {"id": "b", "answer": "light"},
        {"id": "c", "answer": "light"},
    ],
    result=[{"id": "whole", "rule": "worst_of", "uses": "indicators"}],
)


def test_arrows_run_from_input_to_result_with_their_role() -> None:
    assert [(each.source, each.target, each.role, each.weight) for each in feeds(LITTLE)][:4] == [
        ("a", "one", Role.RULE, "2"),
        ("c", "one", Role.LIMIT, "1"),
        ("b", "one", Role.THEN, "1"),
        ("kind", "one", Role.GATE, "1"),
    ]
    assert needs(LITTLE)["whole"] == ("one", "b", "c")
    assert needs(LITTLE)["kind"] == ()


def test_every_node_comes_after_what_it_reads() -> None:
    found = order(needs(LITTLE))
    assert found.index("one") > max(found.index(each) for each in ("a", "b", "c", "kind"))
    assert found[-1] == "whole"


def test_as_networkx() -> None:
    graph = to_networkx(LITTLE)
    assert graph.nodes["one"] == {"kind": "indicator", "label": 'Een "naam"', "rule": "table"}
    assert graph.nodes["kind"]["kind"] == "attribute"
    assert graph.edges["a", "one"] == {"role": "rule", "weight": "2"}
    assert nx.is_directed_acyclic_graph(graph)


def test_two_roles_of_one_input_are_one_arrow() -> None:
    framework = made(
        indicator=[
            {"id": "a", "answer": "light"},
            {"id": "b", "answer": "light"},
        ],
        result=[{"id": "r", "rule": "worst_of", "uses": ["a", "b"], "applies_if": {"a": "red"}}],
    )
    assert to_networkx(framework).edges["a", "r"]["role"] == "rule gate"


def test_as_text() -> None:
    drawn = mermaid(LITTLE)
    assert drawn.startswith("graph LR\n")
    assert '  n_one["Een #quot;naam#quot;"]\n' in drawn
    assert "  n_a --> n_one\n" in drawn
    assert "  n_kind -.-> n_one\n" in drawn
    assert dot(LITTLE).startswith('digraph "little" {\n')
    assert '  "one" [label="Een \\"naam\\""];\n' in dot(LITTLE)
    assert '  "kind" -> "one" [style=dashed];\n' in dot(LITTLE)


def test_as_data() -> None:
    found = as_dict(LITTLE, "en")
    assert found["framework"] == "little"
    assert {"from": "a", "to": "one", "role": "rule", "weight": "2"} in found["edges"]
    assert {node["id"] for node in found["nodes"]} == {*LITTLE.items, "kind"}


@pytest.mark.parametrize("framework", [ik.load("nad"), ik.load("beschermd_thuis")], ids=lambda each: each.id)
def test_the_shipped_frameworks_have_an_order(framework: ik.Framework) -> None:
    assert not circle(needs(framework))
    assert set(order(needs(framework))) == {*framework.items, *framework.attributes}


def test_networkx_is_loaded_only_when_asked_for() -> None:
    code = "import sys, indicatorkit.graph; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_condition_may_look_at_all_inputs() -> None:
    assert looks_at_all(to_condition({"any_of": [{"a": "x"}, {"all": "y"}]}))
    assert not looks_at_all(to_condition({"a": "x"}))


# ------------------------------------------------------------------------------------------------------------- circles


def test_one_circle_is_given_as_who_reads_whom() -> None:
    assert set(circle({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]})) == {"a", "b", "c"}
    assert circle({"a": ["b"], "b": []}) == ()


def test_every_knot_gives_one_circle() -> None:
    reads = {"x": ["x"], "a": ["b"], "b": ["a", "e"], "c": ["d"], "d": ["c", "a"], "e": []}
    assert [set(each) for each in circles(reads)] == [{"x"}, {"a", "b"}, {"c", "d"}]


def test_circles_agree_with_networkx_on_random_graphs() -> None:
    for seed in range(200):
        rng = random.Random(seed)
        names = [str(number) for number in range(rng.randint(1, 12))]
        reads = {name: rng.sample(names, rng.randint(0, min(2, len(names)))) for name in names}
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_edges_from((one, other) for one, others in reads.items() for other in others)
        knots = [
            knot for knot in nx.strongly_connected_components(graph) if len(knot) > 1 or graph.has_edge(*[*knot] * 2)
        ]
        found = circles(reads)
        assert len(found) == len(knots)
        for each in found:
            assert all(other in reads[one] for one, other in zip(each, (*each[1:], each[0]), strict=True))


def test_a_long_chain_is_no_deep_recursion() -> None:
    chain = {str(number): [str(number + 1)] for number in range(50_000)}
    assert circles(chain) == ()
    assert len(circles({**chain, "50000": ["0"]})[0]) == 50_001
