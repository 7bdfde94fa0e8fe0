"""What a policy says of itself, which is its page, is what the language says of it, and what comes out of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from inspect import cleandoc
from typing import Any

import pytest
import tomli

import indicatorkit as ik
from indicatorkit.gaps import machine
from indicatorkit.kinds import KINDS
from indicatorkit.plan import plan
from indicatorkit.rules import CountsAs, Rule
from indicatorkit.values import Node, NodeReason
from tests.conformance.pages import DOCS, POLICIES
from tests.conformance.reading import SUITE, plain, read
from tests.nodes import PROGRESS, feeding, stand_in

pytestmark = pytest.mark.no_cover  # what is tried is what is said

OF_POLICIES = {NodeReason.MISSING_INPUTS, NodeReason.TOO_LITTLE_KNOWN, NodeReason.UNDECIDED}
"""The reasons that a policy gives; of the others a row, a gate or what does not apply is the cause."""


def reasons(text: str) -> set[str]:
    """The reasons of a node that a text names."""
    return {*re.findall(r"`(\w+)`", text)} & {str(each) for each in NodeReason}


def docstring(policy: str) -> str:
    return cleandoc(POLICIES[policy].__doc__ or "")


def block(policy: str) -> dict[str, Any]:
    """The roll-up that the docstring shows, without its rule."""
    (found,) = re.findall(r"```toml\n(.*?)```", docstring(policy), re.DOTALL)
    return tomli.loads(found)


def rules_of(policy: str) -> Iterator[Rule]:
    """Every kind that takes the policy, as the docstring writes it; what rests on fields of its own is left out."""
    for kind in ("worst_of", "sum"):
        if policy in KINDS[kind].policies:
            yield KINDS[kind].model_validate({"rule": kind, **block(policy)})


def named(rule: Rule) -> str:
    return "counts_as" if isinstance(rule.missing, CountsAs) else rule.missing


def within(whole: Any) -> Iterator[type]:
    """The machines that are wrapped around a rule."""
    while whole is not None:
        yield type(whole)
        whole = getattr(whole, "inner", None)


@cache
def met() -> dict[str, set[str]]:
    """The reasons of policies for which the nodes of the suite are grey, by the policy that each has."""
    found = defaultdict[str, set[str]](set)
    for file in SUITE.glob("*/*.toml"):
        if file.parent.name == "refused":
            continue
        policies = {step.id: named(step.rule) for step in plan(ik.load(file)).steps if step.rule is not None}
        for table in read(file.with_suffix(".json"))["tables"]:
            for _, outcomes in table["rows"]:
                for node, outcome in zip(table["nodes"], outcomes, strict=True):
                    if node in policies and (reason := plain(outcome).get("reason")):
                        found[policies[node]].add(reason)
    return found


@pytest.mark.parametrize("policy", POLICIES)
def test_the_docstring_shows_a_policy_that_is_read_and_is_that_machine(policy: str) -> None:
    for rule in rules_of(policy):
        assert named(rule) == policy
        inside = {*within(machine(rule, Node("node", feeding(rule, "a", "b"), PROGRESS), stand_in(rule)))}
        assert POLICIES[policy] in inside


@pytest.mark.parametrize("policy", POLICIES)
def test_it_names_the_reasons_for_which_it_makes_nodes_grey(policy: str) -> None:
    of_policies = {str(each) for each in OF_POLICIES}
    assert reasons(docstring(policy)) & of_policies == met()[policy] & of_policies


@pytest.mark.parametrize("policy", POLICIES)
def test_the_language_names_the_same_reasons_and_fields(policy: str) -> None:
    """What an input of a limit does, the language says once, of all policies."""
    language = (DOCS / "decisions" / "language.md").read_text("utf-8")
    section = language.partition("### 3.4 ")[2].partition("### 3.5 ")[0]
    (told,) = re.findall(rf"^   \* `{policy}`(?: \(\w+\))?: (.+?)(?=^   \* |^\d\. )", section, re.MULTILINE | re.DOTALL)
    of_limits = {"missing_inputs"} if policy != "grey_unless_decided" else set()
    assert reasons(docstring(policy)) == reasons(told) | of_limits
