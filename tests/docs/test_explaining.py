"""`docs/explaining.md` tells the truth: every block is run in order, and prints what stands below it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.api.shipped import find
from indicatorkit.words import default_lang
from tests.docs.pages import DOCS, fences
from tests.docs.running import Shown, run

PAGE = (DOCS / "explaining.md").read_text(encoding="utf-8")
THEME = {  # each of the three indicators of `wonen_eerst` that have questions of their own lacks one answer
    **dict.fromkeys(("kernambitie_wonen_eerst", "urgentie_vastgesteld", "corporatie_afspraken"), "vastgesteld"),
    **dict.fromkeys(("flexwoningen", "transformeren", "corporatie_aantal", "corporatie_samen"), "ja"),
    **dict.fromkeys(("urgentie_grondslag", "urgentie_wvrv", "urgentie_afstemming"), "ja"),
    **dict.fromkeys(("woningdelen", "optoppen"), "nee"),
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Shown]:
    return {each.line: each for each in run(PAGE, tmp_path_factory.mktemp("explaining"))}


@pytest.mark.parametrize("line", [each.line for each in fences(PAGE) if each.kind in ("python", "console")])
def test_a_block_prints_what_stands_below_it(line: int, shown: dict[int, Shown]) -> None:
    assert shown[line].printed == shown[line].shown


def test_every_output_stands_below_the_python_that_printed_it() -> None:
    kinds = [each.kind for each in fences(PAGE)]
    assert {before for before, kind in pairwise(kinds) if kind == "text"} == {"python"}
    assert kinds.count("text") >= 10


def test_a_page_that_is_wrong_is_noticed(tmp_path: Path) -> None:
    page = "```python\na = 1\nprint(a)\n```\n```text\n{}\n```\n\n```python\nprint(a + 1)\n```\n"
    right, unshown = run(page.format(1), tmp_path)
    wrong, _ = run(page.format(2), tmp_path)
    assert right.printed == right.shown
    assert wrong.printed != wrong.shown
    assert unshown.printed == "2\n" != unshown.shown
    for broken in (
        "```sh\nls\n```\n",
        "```python\nraise AssertionError\n```\n",
        "```console\n$ ls\n```\n",
        "```text\n",
    ):
        with pytest.raises(AssertionError):
            run(broken, tmp_path)


def test_it_prints_the_same_in_every_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the language wherever it prints words."""
    for lang in ("nl", "en"):
        monkeypatch.setenv("INDICATORKIT_LANG", lang)
        monkeypatch.setenv("COLUMNS", {"nl": "70", "en": "200"}[lang])
        assert default_lang() == lang
        assert all(each.printed == each.shown for each in run(PAGE, tmp_path))


def test_its_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]*)#?([^)]*)\)", PAGE)
    assert links
    for page, heading in links:
        text = (DOCS / page).read_text(encoding="utf-8") if page else PAGE
        assert not heading or heading in {slug(each) for each in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}


def slug(heading: str) -> str:
    """The name of a heading in a link, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


# ----------------------------------------------------------------------------------------- what it says between blocks


def test_nad_stays_within_the_budget_of_nodes_with_everything_open() -> None:
    empty = ik.score_case(ik.load("nad"), {})
    assert all(empty.explain(node).outcomes.exact for node in empty)


def test_what_blocks_a_theme_in_which_nothing_is_answered_is_truncated() -> None:
    found = ik.score_case(ik.load("nad"), {}).explain("preventie")
    assert found.blockers.mark == "truncated"


def test_without_its_gate_a_question_would_be_of_one_kind_with_those_of_other_indicators(tmp_path: Path) -> None:
    """Why `urgentie_opvang` stands apart: its indicator may also not apply."""
    gated = find("nad").read_text(encoding="utf-8")
    always = re.sub(r"applies_if *= \{ urgentie_grondslag = .ja. \},?", "", gated)
    always = re.sub(r"(id = .urgentie_afstemming.*)ja_deels_nee_nvt", r"\1ja_deels_nee", always)
    kinds = []
    for text in (gated, always):
        file = tmp_path / "nad.toml"
        file.write_text(re.sub(r"^demo .*$", "", text, flags=re.MULTILINE), encoding="utf-8")
        found = ik.score_case(ik.load(file), THEME).explain("wonen_eerst")
        kinds.append({frozenset(members) for choice in found.sure.choices for _, members in choice.parts})
    apart, together = kinds
    assert {"urgentie_opvang"} in apart
    assert {"overige_vormen", "urgentie_opvang", "corporatie_begeleiding"} in together


def test_the_families_of_a_node_that_is_not_grey_have_one_choice_without_parts() -> None:
    found = ik.score_case(ik.load("nad"), {**THEME, "corporatie_begeleiding": "ja"}).explain("wonen_eerst")
    assert found.provisional
    for family in (found.can, found.sure, found.settle):
        assert [choice.parts for choice in family.choices] == [()]


def test_a_theme_can_turn_grey_where_grey_lasts_until_all_is_decided() -> None:
    found = ik.policies(ik.load("nad"), find("nad").parent / "demo" / "nad.csv")
    assert [flip.node for flip in found.flips if flip.policy == "grey_unless_decided" and flip.flip == "to_grey"] == [
        "transformatie_opvang"
    ]
