"""Every framework of `examples/` is sound, and says what its own examples say, in both languages."""

from pathlib import Path

import pytest

import indicatorkit as ik

FRAMEWORKS = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))
TOLD = {"sdg_dashboards_2019": {("weighs-nothing", "sdg8_unemp"), ("weighs-nothing", "sdg12_msw")}}
"""The only warnings, of what the publisher means: two indicators that are in the index and in no colour."""


@pytest.mark.no_cover
@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_it_has_no_findings_and_its_examples_hold(path: Path) -> None:
    found = ik.check(path)
    told = TOLD.get(path.stem, set())
    assert [str(issue) for issue in found if not any(_is(issue, *each) for each in told)] == []
    assert len(found) == len(told)


def _is(issue: ik.Issue, code: str, node: str) -> bool:
    return issue.code == code and f"`{node}`" in issue.message


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_it_is_called_after_its_file_and_says_everything_in_two_languages(path: Path) -> None:
    framework = ik.load(path)
    assert framework.id == path.stem
    assert framework.status == "example"
    assert framework.examples
    assert [item.id for item in framework if not (item.name.nl and item.name.en)] == []
