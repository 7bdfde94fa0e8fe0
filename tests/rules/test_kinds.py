"""Every kind of rule, by examples: `<kind>.toml` beside this file is a small framework that says what the kind does."""

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import pytest
import tomli

from indicatorkit.explain.why import policy_word
from indicatorkit.frames.coding import codebooks
from indicatorkit.framework import Framework
from indicatorkit.kinds import KINDS
from indicatorkit.plan import leaves, plan
from indicatorkit.rules import Rule
from indicatorkit.rules.base import Gives, Sees, Units
from indicatorkit.values import Grey, NodeReason
from indicatorkit.verify.examples import Failure, failures
from tests.loading import load
from tests.nodes import feeding, rule, said

FILES = sorted(Path(__file__).parent.glob("*.toml"))


def framework(kind: str) -> Framework:
    return load((Path(__file__).parent / f"{kind}.toml").read_text("utf-8"))


def told(failure: Failure) -> str:
    return f"{failure.example.name('en')}: {failure.item} is {failure.found}, not {failure.expected}"


def test_every_kind_has_its_examples() -> None:
    assert {file.stem for file in FILES} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_kind_says_of_itself_is_one_of_the_words_for_it(kind: str) -> None:
    made = KINDS[kind]
    assert made.reads in get_args(Sees)
    assert made.gives in get_args(Gives)
    assert made.units in get_args(Units)
    assert {type(each) for each in (made.needs_order, made.weighs, made.weighs_against, made.takes_one)} == {bool}


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_examples_say_comes_out(kind: str) -> None:
    document = framework(kind)
    books = codebooks(document, {leaf.id: leaf.values for leaf in leaves(document)})
    assert document.examples
    assert [told(each) for each in failures(document, books)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_show_every_missing_policy_of_the_kind_and_what_does_not_apply(kind: str) -> None:
    document = framework(kind)
    shown = [step for step in plan(document).steps if step.rule.rule == kind]
    assert {policy_word(step.rule) for step in shown} >= set(KINDS[kind].policies)
    asked = {step.id for step in shown}
    for step in shown:
        assert any(step.id in example.expect for example in document.examples), f"no example expects {step.id}"
    assert any(
        expected.not_applicable for each in document.examples for item, expected in each.expect.items() if item in asked
    )


# ----------------------------------------------------------------------------------------------- what a docstring shows

NAMED: dict[str, Any] = {"bands": {"rows": [{"level": "op_koers"}]}}
"""What stands for the name of bands: docstrings name them as an author does, with the bands elsewhere."""


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_docstring_shows_a_roll_up_that_is_valid(kind: type[Rule]) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", kind.__doc__ or "", re.DOTALL)
    written = tomli.loads(block)
    written.pop("uses", None)  # a key of the node
    read = kind.model_validate({key: NAMED.get(key, value) for key, value in written.items()})
    assert read.rule == written["rule"]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_docstring_names_the_source_of_the_rule(kind: type[Rule]) -> None:
    assert "Source: " in (kind.__doc__ or "")


# ------------------------------------------------------------------------------------------- what no framework can show


def test_a_mean_whose_weights_add_up_to_nothing_cannot_be_computed() -> None:
    """A reader refuses negative weights of a mean; the rule does not rely on it."""
    made = rule("mean")
    a, b = feeding(made, "a", "b")
    against = (a, replace(b, weight=Fraction(-1)))
    assert said(made, against, "done no") == Grey(NodeReason.CANNOT_COMPUTE)
