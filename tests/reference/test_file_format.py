"""The page with every key: no key of a file that editors know is absent, and its example is one file that loads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import indicatorkit as ik
from indicatorkit.kinds import KINDS
from tests.docs.pages import DOCS, fences
from tests.reference.headings import HEADINGS, slug
from tests.reference.tables import NODE_KINDS

PAGE = (DOCS / "format-reference.md").read_text("utf-8")
RULES = {"[rollup.ID]", "Rules that give a number", *(f'rule = "{kind}"' for kind in KINDS)}
ANSWERS = {"[answer.ID]", *(f'kind = "{kind}"' for kind in ("level", "choice", "several", "number"))}
NODES = {"[[theme]] and what stands under it", *RULES, *ANSWERS}
WHERE = {"rollup": RULES, "answer": ANSWERS, "also": {"also", *RULES}} | {
    kind: NODES for kind in NODE_KINDS if kind != "also"
}
SHAPED = {
    "by_rule",
    "input",
    "outcome",
    "labels",
    "LeafReason",
    "cell",
    "condition",
}  # not tables with keys of their own


def keys_by_heading() -> dict[str, set[str]]:
    """The keys in the tables under each heading of the page."""
    found = re.split(r"^#{2,3} (.+)\n", PAGE, flags=re.MULTILINE)[1:]
    row = r"^\| (?:[a-z, ]+ \| )?`([^`]+)` \|"
    return {
        heading: {*re.findall(row, text, re.MULTILINE)} for heading, text in zip(found[::2], found[1::2], strict=True)
    }


def tables(schema: dict[str, Any], what: str) -> list[tuple[set[str], set[str]]]:
    """The keys of each table in a schema, with the headings under which they should stand."""
    found = [({what}, {*schema["properties"]})]
    for name, each in schema["$defs"].items():
        options = [option for option in each.get("anyOf", [each]) if "properties" in option]
        if name not in SHAPED:
            found += [(WHERE.get(name, {HEADINGS[name]}), {*option["properties"]}) for option in options]
    return found


@pytest.mark.parametrize("of", ["framework", "roster"])
def test_every_key_that_an_editor_knows_is_on_the_page(of: Any) -> None:
    shown = keys_by_heading()
    whole = {"framework": "The file", "roster": "The roster file"}[of]
    for headings, keys in tables(ik.schema(of, lang="en"), whole):
        assert keys <= set().union(*(shown.get(each, set()) for each in headings)), headings


def test_every_word_that_an_editor_knows_is_on_the_page() -> None:
    def words(said: Any) -> set[str]:
        if isinstance(said, dict):
            own = {each for each in said.get("enum", ()) if isinstance(each, str)}
            return own.union(*(words(each) for each in said.values()))
        return set().union(*map(words, said)) if isinstance(said, list) else set()

    assert not [each for each in words(ik.schema(lang="en")) if f"`{each}`" not in PAGE]


def test_the_pieces_are_one_framework_that_loads_and_whose_examples_hold(tmp_path: Path) -> None:
    text = "".join(each.text for each in fences(PAGE.partition("\n## The roster file\n")[0]))
    path = tmp_path / "framework.toml"
    path.write_text(text, "utf-8")
    assert ik.check(path) == []
    assert len(ik.load(path).examples) == 2


def test_the_pieces_about_rosters_are_a_roster_that_loads(tmp_path: Path) -> None:
    path = tmp_path / "roster.toml"
    path.write_text("".join(each.text for each in fences(PAGE.partition("\n## The roster file\n")[2])), "utf-8")
    assert [each.id for each in ik.load_roster(path).entries] == ["aa", "bee", "cee"]


def test_every_link_within_the_page_leads_to_a_heading() -> None:
    headings = {slug(each) for each in re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)}
    assert {*re.findall(r"\(#([^)]+)\)", PAGE)} <= headings
