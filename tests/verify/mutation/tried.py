"""Small frameworks and their edits, as tests of mutants want them."""

from __future__ import annotations

from typing import Any

from indicatorkit.framework import Framework
from indicatorkit.issues import Path
from indicatorkit.verify.mutation.declared import declarations, edits
from indicatorkit.verify.mutation.domain import Domain
from indicatorkit.verify.mutation.edits import GONE, Edit
from indicatorkit.verify.mutation.mutant import Original
from tests.loading import made

BANDS_OF_NUMBER = {"scale": "light", "rows": [{"level": "green", "at_least": 10}, {"level": "red"}]}
YES = {"kind": "choice", "options": [{"id": "yes", "level": "green"}, {"id": "no", "level": "red"}]}


def framework(rule: dict[str, Any], questions: str = "a b c", answer: str = "light", **doc: Any) -> Framework:
    """One indicator with this rule over questions."""
    asked = [{"id": each, "answer": answer} for each in questions.split()]
    return made(indicator=[{"id": "node", **rule, "subindicator": asked}], **doc)


def domain_of(framework: Framework) -> Domain:
    original = Original(framework)
    return Domain(original.framework, original.doc, original.plans)


def edits_of(framework: Framework, *path: str | int) -> list[Edit]:
    """The edits that the reader takes; with a path, of that declaration."""
    domain, original = domain_of(framework), Original(framework)
    found = [edit for each in declarations(domain) if each.path == (path or each.path) for edit in edits(domain, each)]
    return [edit for edit in found if original.read(edit) is not None]


def news(framework: Framework, *inner: str | int, of: Path = ("indicator", 0)) -> list[Any]:
    """What may stand at one place of a declaration; `None` for nothing."""
    return [None if each.new is GONE else each.new for each in edits_of(framework, *of) if each.inner == inner]
