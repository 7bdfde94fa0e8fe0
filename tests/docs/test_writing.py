"""`docs/writing-a-framework.md` tells the truth: every block is run in order, and prints what stands below it."""

from __future__ import annotations

import re

import pytest

import indicatorkit as ik
from indicatorkit.toml.read import read
from tests.docs.pages import DOCS, fences
from tests.docs.running import MORE, Shown, run

PAGE = (DOCS / "writing-a-framework.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Shown]:
    return {each.line: each for each in run(PAGE, tmp_path_factory.mktemp("writing"))}


@pytest.mark.parametrize("line", [each.line for each in fences(PAGE) if each.kind == "console"])
def test_a_command_prints_what_stands_below_it(line: int, shown: dict[int, Shown]) -> None:
    assert shown[line].printed.replace("\\", "/") == shown[line].shown


def test_the_framework_is_the_printed_list() -> None:
    """Every question of the list is in the framework, in the same words and the same order."""
    printed = next(each.text for each in fences(PAGE) if each.kind == "text")
    asked = re.findall(r"^ +[ab]  (.+?\?)", printed, re.MULTILINE)
    whole = "".join(each.text for each in fences(PAGE) if each.name.removeprefix(MORE) == "fietsen.toml")
    names = re.findall(r'nl += "([^"]+\?)"', whole)
    assert asked == names
    assert len(asked) == 6


def test_the_numbers_come_out_as_their_examples_say() -> None:
    text = "".join(each.text for each in fences(PAGE) if each.name.removeprefix(MORE) == "cijfers.toml")
    found = read(text.encode(), name="cijfers.toml")
    assert found.framework is not None
    assert not found.issues
    assert len(found.framework.examples) == 9
    for example in found.framework.examples:
        scores = ik.score_case(found.framework, dict(example.answers))
        for node, wanted in example.expect.items():
            assert (scores.level(node), scores.reason(node)) == (wanted.level, wanted.reason)
            assert wanted.number is None or scores.number(node) == wanted.number


def test_it_says_what_every_policy_does() -> None:
    policies = re.findall(r'^\| `(?:"|\{ )([a-z_]+)', PAGE, re.MULTILINE)
    assert policies == ["grey", "leave_out", "grey_unless_decided", "counts_as"]


def test_links_lead_to_pages_that_are_there() -> None:
    for page in re.findall(r"\]\(([\w-]+\.md)\)", PAGE):
        assert (DOCS / page).is_file(), page
