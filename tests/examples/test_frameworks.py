"""Every framework of `examples/` is sound, without a warning, and says what its own examples say, in both languages."""

from pathlib import Path

import pytest

import indicatorkit as ik

FRAMEWORKS = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_it_has_no_findings_and_its_examples_hold(path: Path) -> None:
    assert [str(issue) for issue in ik.check(path)] == []


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_it_is_called_after_its_file_and_says_everything_in_two_languages(path: Path) -> None:
    framework = ik.load(path)
    assert framework.id == path.stem
    assert framework.status == "example"
    assert framework.examples
    assert [item.id for item in framework if not (item.name.nl and item.name.en)] == []
