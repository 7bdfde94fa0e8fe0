"""Small frameworks for tests: written as text or as a table, loaded, and scored for one case by words."""

from collections.abc import Mapping
from typing import Any

from indicatorkit.engine.case import prepare
from indicatorkit.engine.situation import Situation, situation
from indicatorkit.frames.coding import codebooks
from indicatorkit.framework import Framework
from indicatorkit.plan import leaves, plan
from indicatorkit.toml.read import Reading, from_dict, read

LIGHT: dict[str, Any] = {
    "scale": {"light": {"worst_to_best": [{"id": "red"}, {"id": "yellow"}, {"id": "green"}]}},
    "answer": {
        "light": {"kind": "level", "scale": "light"},
        "maybe": {
            "kind": "level",
            "scale": "light",
            "options": [
                {"id": "na", "not_applicable": True},
                {"id": "secret", "missing": "confidential"},
                {"id": "dont_know", "missing": "unknown"},
            ],
        },
        "fact": {"kind": "choice", "options": [{"id": "yes"}, {"id": "no"}]},
    },
}
"""A scale red, yellow, green; a question for one of these; one that may not apply or not be known; yes or no."""


def load(text: str) -> Framework:
    """The framework in a text."""
    return loaded(read(text.encode()))


def made(**doc: Any) -> Framework:
    """The framework with these tables beside the scale and the answers of `LIGHT`."""
    return loaded(from_dict(document(**doc)))


def document(**doc: Any) -> dict[str, Any]:
    """These tables beside the scale and the answers of `LIGHT`, as `tomllib` would give them."""
    merged = {key: {**LIGHT[key], **doc.pop(key, {})} for key in LIGHT}
    head = {"id": "little", "version": "1", "status": "example", "nl": "Klein", **doc.pop("framework", {})}
    return {"format": 1, "framework": head, **merged, **doc}


def loaded(reading: Reading) -> Framework:
    """The framework that was read, which has no errors."""
    errors = [str(issue) for issue in reading.issues if issue.severity == "error"]
    assert reading.framework is not None, "\n".join(errors)
    return reading.framework


def scored(framework: Framework, wave: str | None = None, /, **answers: Any) -> Situation:
    """One case: what is not answered is not supplied."""
    prepared = prepare(plan(framework, wave))
    books = codebooks(framework, {leaf.id: leaf.values for leaf in leaves(framework)})
    codes, reasons, numbers = {}, {}, {}
    for leaf in prepared.plan.leaves:
        if leaf.id in answers:
            meaning = books[leaf.id].read(answers[leaf.id])
            assert not meaning.why, f"{answers[leaf.id]!r} is no answer to {leaf.id}"
            codes[leaf.position], reasons[leaf.position] = meaning.code, meaning.reason
            if meaning.code < len(leaf.values) and leaf.values[meaning.code].interval is not None:
                numbers[leaf.position] = meaning.number
    return situation(prepared, codes, reasons, numbers)


def outcomes(here: Situation) -> Mapping[str, str]:
    """What comes out for every node, as an author writes it."""
    from indicatorkit.verify.examples import outcome

    return {item: outcome(here, item) for item in here.plan.results}
