"""One case at a time: a plain loop that only looks answers up, GoRules Zen, and the Common Expression Language in Rust.

The two engines get whole numbers, so that nothing is spent on words; the library gets the words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeAlias

from benchmarks.answers import WORDS
from benchmarks.expressions import Texts
from benchmarks.rules import MISSING
from benchmarks.workload import Workload, heights

Scoring: TypeAlias = Callable[[Mapping[str, int]], Mapping[str, Any]]
"""From the code of every answer to the code of every node."""


def looking_up(workload: Workload) -> Callable[[Mapping[str, str]], list[int]]:
    """Nothing but looking up the answer to every question, and the code of its word."""
    codes: dict[str | None, int] = {word: min(code, MISSING) for code, word in enumerate(WORDS)}
    codes[None] = MISSING
    leaves = workload.leaves

    def look(answers: Mapping[str, str]) -> list[int]:
        found = []
        for leaf in leaves:
            found.append(codes[answers.get(leaf)])  # noqa: PERF401  # a plain loop is what it says it is
        return found

    return look


def zen(workload: Workload) -> Scoring:
    """A decision model with one node of expressions for each height of the framework."""
    rust: Any = import_module("zen")
    language = Texts("==", "and", "or", "{} ? {} : {}")
    content: list[dict[str, Any]] = [{"id": "n0", "type": "inputNode", "name": "answers"}]
    for height, nodes in enumerate(heights(workload), 1):
        told = [{"id": node.id, "key": node.id, "value": language.said(node)} for node in nodes]
        inner = {"expressions": told, "passThrough": True}
        content.append({"id": f"n{height}", "type": "expressionNode", "name": f"height {height}", "content": inner})
    content.append({"id": f"n{len(content)}", "type": "outputNode", "name": "outcomes"})
    for each in content:
        each["position"] = {"x": 0, "y": 0}
    edges = [
        {"id": f"e{place}", "type": "edge", "sourceId": f"n{place}", "targetId": f"n{place + 1}"}
        for place in range(len(content) - 1)
    ]
    decision = rust.ZenEngine().create_decision(json.dumps({"nodes": content, "edges": edges}))

    def score(answers: Mapping[str, int]) -> Mapping[str, Any]:
        found: Mapping[str, Any] = decision.evaluate(dict(answers))["result"]
        return found

    return score


def cel(workload: Workload) -> Scoring:
    """A compiled program for each node, which is given its own inputs only."""
    rust: Any = import_module("cel")
    language = Texts("==", "&&", "||", "{} ? {} : {}")
    programs = [(node.id, node.inputs, rust.compile(language.said(node)).execute) for node in workload.nodes]

    def score(answers: Mapping[str, int]) -> Mapping[str, Any]:
        found = dict(answers)
        for id_, inputs, execute in programs:
            found[id_] = execute({each: found[each] for each in inputs})
        return found

    return score


def there() -> dict[str, Callable[[Workload], Scoring]]:
    """The engines that are installed: the extra `peers` has both."""
    engines = {"zen": ("GoRules Zen", zen), "cel": ("cel in Rust", cel)}
    return dict(named for module, named in engines.items() if find_spec(module) is not None)
