"""The two catalogues say the same things, and every issue that the library can raise has its words in both."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import indicatorkit
from indicatorkit.toml.misfits import _TYPES
from indicatorkit.words import LANGUAGES, Lang, catalogue, count, has, listed, say
from tests.release.counting import Tried

SOURCE = Path(indicatorkit.__file__).parent
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
RAISING = ("misfit", "error", "warning", "Issue", "TooMuch", "Mistake", "Finding", "at")
ALWAYS = {"guess"}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@cache
def source() -> tuple[ast.Call | ast.Constant, ...]:
    """Every call and every constant in the library, read once."""
    trees = [ast.parse(file.read_text("utf-8")) for file in sorted(SOURCE.rglob("*.py"))]
    return tuple(node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call | ast.Constant))


def calls() -> Iterator[tuple[str, ast.Call]]:
    """The calls that name the code of an issue, anywhere in the library."""
    for node in source():
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        codes = [each for each in texts if CODE.fullmatch(each)]
        if name in RAISING and codes:
            yield codes[0], node


def codes() -> set[str]:
    return {code for code, _ in calls()} | set(_TYPES.values())


def test_both_languages_have_the_same_texts_with_the_same_placeholders(tried: Tried) -> None:
    nl, en = catalogue("nl"), catalogue("en")
    assert nl.keys() == en.keys()
    assert {key: placeholders(nl[key]) for key in nl} == {key: placeholders(en[key]) for key in en}
    tried(19, len(nl))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_issue_that_is_raised_has_a_message(lang: Lang) -> None:
    assert not {code for code in codes() if not has(f"issue.{code}.message", lang)}


def test_every_message_is_of_an_issue_that_is_raised() -> None:
    said = {key.split(".")[1] for key in catalogue("nl") if key.startswith("issue.") and key.endswith(".message")}
    literals = {node.value for node in source() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    begun = tuple(each for each in literals if re.fullmatch(r"[a-z]+(-[a-z0-9]+)*-", each))
    assert not {code for code in said if code not in literals and not code.startswith(begun)}


def test_where_an_issue_is_raised_with_words_they_are_those_of_its_message() -> None:
    lacking: list[str] = []
    for code, call in calls():
        names = {each.arg for each in call.keywords}
        if None in names or not has(f"issue.{code}.message", "nl") or _gives_a_table(call):
            continue
        wanted = placeholders(catalogue("nl")[f"issue.{code}.message"])
        wanted |= placeholders(catalogue("nl").get(f"issue.{code}.help", ""))
        lacking += [f"{code}: {each}" for each in sorted(wanted - {str(name) for name in names} - ALWAYS)]
    assert not lacking


def _gives_a_table(call: ast.Call) -> bool:
    """The words are given as a mapping in place of keywords."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in ("Issue", "Finding", "TooMuch", "Mistake") or not any(
        each.arg not in ("at", "also", "width") for each in call.keywords
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_messages_begin_small_and_end_without_a_full_stop(lang: Lang) -> None:
    wrong = [
        text
        for key, text in catalogue(lang).items()
        if key.startswith("issue.") and (text[0].isupper() or text.rstrip().endswith("."))
    ]
    assert not wrong


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_the_author_stand_in_backticks(lang: Lang) -> None:
    bare = {
        key.split(".")[1]
        for key, text in catalogue(lang).items()
        if key.startswith("issue.") and "{found}" in re.sub(r"`[^`]*`", "", text)
    }
    assert bare <= NO_WORDS


NO_WORDS = {  # what is found is a list, a number, a sign, or a sentence of its own
    "control-character",
    "counts-as-number",
    "example-because",
    "file-not-utf-8",
    "levels-of-two-scales",
    "limit-without-bound",
    "needs-another-version",
    "no-entity-column",
    "no-known-column",
    "no-such-row",
    "no-value-column",
    "not-a-table",
    "not-toml",
    "one-column",
    "columns-in-levels",
}


def test_one_and_several_are_said_apart() -> None:
    assert count("outline.themes", "nl", 1) == "1 thema"
    assert count("outline.themes", "en", 3) == "3 themes"


def test_words_in_a_sentence_are_joined() -> None:
    assert listed(["a", "b", "c"], "nl") == "a, b en c"
    assert listed(["a", "b"], "en", joiner="or") == "a or b"
    assert not listed([], "nl")


def test_an_unknown_text_is_ours_to_mend() -> None:
    with pytest.raises(KeyError):
        say("issue.no-such-code.message", "nl")


def test_a_language_that_there_is_not_is_named() -> None:
    with pytest.raises(ValueError, match="no texts in `de`: choose nl or en"):
        say("issue.help", "de")  # type: ignore[arg-type]  # as someone without a type checker would
