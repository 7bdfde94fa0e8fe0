"""What is shipped gives what it gave before, unless a line of the changelog with a star says otherwise."""

from __future__ import annotations

from typing import Any

import pytest

import indicatorkit as ik
from tests.release.counting import Tried
from tests.release.rows import ROOT
from tests.stable.answers import ROWS
from tests.stable.outcomes import FOLDER, differences, kept, outcomes

SHIPPED = sorted(ik.frameworks())
FIRST = {
    "beschermd_thuis": "da9052ba",
    "beschermd_wonen_gmsd": "d1947d65",
    "monitor_dakloosheid": "e414a7fc",
    "nad": "337dd5b7",
    "norm_voor_opdrachtgeverschap": "9e5709e7",
    "preventiescanner": "f6762b94",
}
"""The marks of the first release, in which nothing had been otherwise before."""


def unsaid(marks: dict[str, str], changelog: str) -> list[str]:
    """The frameworks of which something else comes out than in the first release, with no starred line naming that."""
    starred = [line for line in changelog.splitlines() if line.lstrip().startswith("- ★")]
    return [
        id_
        for id_, mark in marks.items()
        if mark != FIRST.get(id_) and not any(f"{id_} {mark}" in each for each in starred)
    ]


@pytest.mark.parametrize("id_", SHIPPED)
def test_the_same_answers_give_what_was_accepted(id_: str, tried: Tried) -> None:
    found = outcomes(ik.load(id_))
    changed = "\n".join(differences(kept(id_), found))
    assert not changed, f"other outcomes of {id_}:\n{changed}\nif they are meant: python -m tests.stable"
    assert kept(id_) == found
    tried(20, ROWS * len(found["nodes"]))


def test_what_was_accepted_since_the_first_release_is_in_the_changelog_with_a_star() -> None:
    marks = {each.stem: kept(each.stem)["mark"] for each in FOLDER.glob("*.json")}
    assert marks.keys() == set(SHIPPED)
    assert not unsaid(marks, (ROOT / "CHANGELOG.md").read_text("utf-8"))


def test_a_change_needs_a_line_with_a_star_that_names_it() -> None:
    first = dict(FIRST)
    id_ = next(iter(first))
    assert not unsaid(first, "")
    assert unsaid({id_: "0badcafe"}, f"- a line without a star ({id_} 0badcafe)\n- ★ another ({id_} 12345678)") == [id_]
    assert not unsaid({id_: "0badcafe"}, f"- ★ Ties go up now ({id_} 0badcafe).")
    assert unsaid({"new": "0badcafe"}, "") == ["new"]


def test_a_difference_says_of_which_node_what_comes_out_more_or_less_often() -> None:
    def made(**nodes: tuple[str, dict[str, int]]) -> dict[str, Any]:
        return {"nodes": {node: {"digest": digest, "counts": counts} for node, (digest, counts) in nodes.items()}}

    before = made(a=("1", {"groen": 3, "rood": 1}), b=("2", {"groen": 2, "rood": 2}), c=("3", {"groen": 4}))
    after = made(a=("9", {"groen": 2, "grijs": 1, "rood": 1}), b=("8", {"groen": 2, "rood": 2}), c=("3", {"groen": 4}))
    assert [*differences(before, after)] == ["a: grijs 0 → 1, groen 3 → 2", "b: as often, of other rows"]


@pytest.mark.parametrize("id_", SHIPPED)
def test_more_than_one_thing_comes_out_of_every_node(id_: str) -> None:
    """Else there would be little to see a change by."""
    few = [node for node, each in kept(id_)["nodes"].items() if len(each["counts"]) < 2]
    assert not few
