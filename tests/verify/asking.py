"""One node, asked about: what is found of it, and how it is seen."""

from collections.abc import Iterator, Mapping
from typing import Any

from indicatorkit.framework import Framework
from indicatorkit.verify.proofs import Property
from indicatorkit.verify.properties import PROPERTIES
from indicatorkit.verify.proving import Prover
from indicatorkit.verify.verdicts import Verdict
from indicatorkit.verify.views import Scope, View
from tests.loading import made
from tests.provable import POINTS

QUESTIONS = [
    {"id": "a", "answer": "light"},
    {"id": "b", "answer": "light"},
    {"id": "maybe", "answer": "maybe"},
    {"id": "law", "answer": "fact"},
]


def a_node(*more: dict[str, Any], framework: Mapping[str, Any] | None = None, **rule: Any) -> Framework:
    """A node with this rule over some questions, and what else there is."""
    head = {"framework": framework} if framework else {}
    return made(scale=POINTS, step=[*QUESTIONS, {"id": "node", **rule}, *more], **head)


def a_table(*rows: tuple[dict[str, Any], Any] | dict[str, Any], uses: str = "a b", **more: Any) -> Framework:
    """A node that is a table with these rows, and what else there is."""
    written = [{"when": each[0], "then": each[1]} for each in rows if isinstance(each, tuple)]
    others = [each for each in rows if isinstance(each, dict)]
    return a_node(*others, rule="table", scale="light", uses=uses.split(), rows=written, **more)


def bands(*rows: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    return {"scale": "light", "rows": [{"level": level, **bounds} for level, bounds in rows]}


def asked(framework: Framework, claim: str, node: str = "node", scope: Scope = "rule") -> Verdict:
    """The verdict on this claim, which there is."""
    found = verdict(framework, claim, node, scope)
    assert found is not None
    return found


def verdict(framework: Framework, claim: str, node: str = "node", scope: Scope = "rule") -> Verdict | None:
    return Prover(framework).verdict(named(claim), node, scope)


def named(claim: str) -> Property:
    (found,) = (each for each in PROPERTIES if each.name == claim)
    return found


def seen(framework: Framework, node: str = "node", scope: Scope = "rule") -> View:
    """How a node is looked at."""
    found = Prover(framework)._view(0, node, scope)
    assert found is not None
    return found


def case(found: Verdict) -> Iterator[tuple[dict[str, str], str]]:
    """What the inputs of the witness say, and what comes out of it; before, and after."""
    assert found.witness is not None
    for each in (found.witness.before, found.witness.after):
        if each is not None:
            yield {item: word for item, word in each.inputs.items() if word != "missing"}, each.outcome
