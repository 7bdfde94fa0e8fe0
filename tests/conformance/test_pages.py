"""The pages that show the suite: their pictures, drawn from tables alone, are the diagrams that the library builds."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

import indicatorkit as ik
from indicatorkit.kinds import KINDS
from indicatorkit.plan import plan
from tests.conformance.pages import DOCS, POLICIES, cell, nodes_of
from tests.conformance.reading import SUITE

pytestmark = pytest.mark.no_cover  # what is tried are the tables


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_a_box_for_every_state_and_outcome_of_the_diagram(kind: str) -> None:
    name = next(iter(nodes_of(f"rules/{kind}")))
    step = next(step for step in plan(ik.load(SUITE / "rules" / f"{kind}.toml")).steps if step.id == name)
    drawn = ET.fromstring((DOCS / "rules" / f"{kind}.svg").read_text("utf-8"))
    boxes = len(drawn.findall("{*}rect")) - 1  # the ground
    if step.formula is None:  # of a number that is computed a diagram only tells what is missing
        assert boxes == step.diagram.size + len(step.diagram.terminals)
    assert max(float(box.get("x", 0)) + float(box.get("width", 0)) for box in drawn.findall("{*}rect")) <= float(
        drawn.get("width", 0)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_shows_every_missing_policy_that_the_kind_takes(kind: str) -> None:
    page = (DOCS / "rules" / f"{kind}.md").read_text("utf-8")
    assert {*re.findall(r"missing: (\w+)", page)} == {*KINDS[kind].policies}


def test_every_policy_of_the_format_has_its_page() -> None:
    assert {policy for kind in KINDS.values() for policy in kind.policies} == {*POLICIES}


def test_a_cell_tells_levels_numbers_greys_and_what_does_not_apply_apart() -> None:
    outcomes = ["red", {"number": "4/3"}, {"level": "red", "number": "0"}, "not_applicable", {"grey": "no_row"}]
    assert [cell(each) for each in outcomes] == ["red", "4/3", "red (0)", "–", "*no row*"]
