"""The tutorial tells the truth, in both languages: every block is run in order, and prints what stands below it."""

from __future__ import annotations

import re

import pytest

import indicatorkit as ik
from indicatorkit.toml.read import read
from tests.docs.pages import DOCS, fences
from tests.docs.running import MORE, Shown, run

PAGES = {
    lang: (DOCS / name).read_text(encoding="utf-8")
    for lang, name in {"nl": "writing-a-framework.md", "en": "writing-a-framework.en.md"}.items()
}
COMMANDS = [(lang, each.line) for lang, page in PAGES.items() for each in fences(page) if each.kind == "console"]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], Shown]:
    found = {lang: run(page, tmp_path_factory.mktemp("writing")) for lang, page in PAGES.items()}
    return {(lang, each.line): each for lang, blocks in found.items() for each in blocks}


def written(lang: str, file: str) -> str:
    """A file that the page writes part by part."""
    return "".join(each.text for each in fences(PAGES[lang]) if each.name.removeprefix(MORE) == file)


@pytest.mark.parametrize(("lang", "line"), COMMANDS)
def test_a_command_prints_what_stands_below_it(lang: str, line: int, shown: dict[tuple[str, int], Shown]) -> None:
    assert shown[lang, line].printed.replace("\\", "/") == shown[lang, line].shown


@pytest.mark.parametrize(("lang", "file"), [("nl", "fietsen.toml"), ("en", "cycling.toml")])
def test_the_framework_is_the_printed_list(lang: str, file: str) -> None:
    """Every question of the list is in the framework, in the same words and the same order."""
    printed = next(each.text for each in fences(PAGES[lang]) if each.kind == "text")
    asked = re.findall(r"^ +[ab]  (.+?\?)", printed, re.MULTILINE)
    names = re.findall(rf'{lang} += "([^"]+\?)"', written(lang, file))
    assert asked == names
    assert len(asked) == 6


@pytest.mark.parametrize(("lang", "file"), [("nl", "cijfers.toml"), ("en", "figures.toml")])
def test_the_numbers_come_out_as_their_examples_say(lang: str, file: str) -> None:
    found = read(written(lang, file).encode(), name=file)
    assert found.framework is not None
    assert not found.issues
    assert len(found.framework.examples) == 9
    for example in found.framework.examples:
        scores = ik.score_case(found.framework, dict(example.answers))
        for node, wanted in example.expect.items():
            assert (scores.level(node), scores.reason(node)) == (wanted.level, wanted.reason)
            assert wanted.number is None or scores.number(node) == wanted.number


@pytest.mark.parametrize("lang", PAGES)
def test_it_says_what_every_policy_does(lang: str) -> None:
    policies = re.findall(r'^\| `(?:"|\{ )([a-z_]+)', PAGES[lang], re.MULTILINE)
    assert policies == ["grey", "leave_out", "grey_unless_decided", "counts_as"]
