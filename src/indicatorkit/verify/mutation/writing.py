"""The file of examples beside a framework, as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...expected import Example, Expected
from ...framework import Framework
from ...toml.writing import table
from ...words import LANGUAGES, say


def written(framework: Framework, examples: Sequence[Example], version: str) -> str:
    """The file: its header says who wrote it and for which framework, and that a person should judge what it says."""
    digest = framework.digest[:12] or "–"
    lines: list[str] = []
    for lang in LANGUAGES:
        lines += [f"# {line}" for line in say("mutate.header", lang, version=version, digest=digest).splitlines()]
    head = ["", "format = 1", "", table("[framework]", {"id": framework.id})]
    return "\n".join([*lines, *head, *(f"\n{_example(each)}" for each in examples)]) + "\n"


def _example(example: Example) -> str:
    expect = {node: _expected(each) for node, each in example.expect.items()}
    said = {"nl": example.name.nl, "en": example.name.en, "wave": example.wave, "entity": example.entity or None}
    return table("[[example]]", {**said, "answers": example.answers, "expect": expect})


def _expected(expected: Expected) -> str | Mapping[str, Any] | Any:
    if expected.not_applicable:
        return "not_applicable"
    if expected.grey:
        return "grey" if expected.reason is None else {"grey": expected.reason}
    if expected.level is not None and expected.number is not None:
        return {"number": expected.number, "level": expected.level}
    return expected.number if expected.level is None else expected.level
