"""What `check` finds beyond reading: facts of rules and examples that fail, each as a finding with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..diagram import TooLarge
from ..frames.coding import books_of
from ..framework import Framework
from ..issues import Path
from ..plan import RuleTooLarge, plan, rule_in
from ..toml.findings import Finding
from .examples import Failure, failures
from .fact import NEVER_DECIDE, Fact
from .local import facts_of
from .proving import broken
from .traps import traps
from .verdicts import Verdict

ERRORS: Final = frozenset({"table-gap", "rows-overlap", *NEVER_DECIDE})
IN_SOME_WAVE: Final = frozenset({"table-gap", "rows-overlap"})


def findings(framework: Framework) -> Iterator[Finding]:
    """Facts of rules in the waves of this framework, traps, promises that do not hold, then examples that fail."""
    try:
        for fact in _in_all_waves(framework):
            yield _of_fact(framework, fact)
    except RuleTooLarge as large:
        yield _of_size(large)
        return
    except TooLarge as large:
        yield Finding("warning", "rule-too-large", (), params={"item": framework.id, "states": large.states})
        return
    yield from traps(framework, plan(framework))
    for verdict in broken(framework):
        yield _of_promise(verdict)
    yield from failing_examples(framework)


def failing_examples(framework: Framework) -> Iterator[Finding]:
    """The examples that do not come out, those of the file beside the framework too; none where nothing can be."""
    books = books_of(framework)
    try:
        for failure in failures(framework, books):
            yield of_failure(failure)
    except (RuleTooLarge, TooLarge):
        return


def _in_all_waves(framework: Framework) -> Iterator[Fact]:
    """Each fact once: a gap in any wave, but what never happens only where it never does while the rule is in force."""
    waves = framework.waves or (framework.default_wave(),)
    plans = {wave: plan(framework, wave) for wave in waves}
    steps = {id(step): step for each in plans.values() for step in each.steps}  # mostly the same in all waves
    of_step = {key: {_about(fact): fact for fact in facts_of(step)} for key, step in steps.items()}
    found = {
        wave: {about: fact for step in each.steps for about, fact in of_step[id(step)].items()}
        for wave, each in plans.items()
    }
    told: set[tuple[object, ...]] = set()
    for wave, here in found.items():
        for about, fact in here.items():
            if framework[fact.item].earlier is not None:
                continue  # it is said of the node itself
            rule = rule_in(framework[fact.item], wave, waves)
            in_force = [each for each in waves if rule_in(framework[fact.item], each, waves) is rule]
            lasts = fact.code in IN_SOME_WAVE or all(about in found[each] for each in in_force)
            if lasts and about not in told:
                told.add(about)
                yield fact


def _about(fact: Fact) -> tuple[object, ...]:
    """What a fact is about, whichever rows come before or which case shows it."""
    if fact.code in NEVER_DECIDE:
        return "row", fact.item, fact.row
    return fact.code, fact.item, fact.row, fact.what


def _of_fact(framework: Framework, fact: Fact) -> Finding:
    item = framework[fact.item]
    case = ", ".join(f"{item} = {word}" for item, word in fact.case)
    params = {
        "item": fact.item,
        "row": "" if fact.row is None else fact.row + 1,
        "other": "" if fact.other is None else fact.other + 1,
        "rows": fact.what,
        "found": fact.what,
        "case": case,
    }
    return Finding(
        "error" if fact.code in ERRORS else "warning",
        fact.code,
        _path(item.places, fact.key, fact.row),
        params=params,
        at="value",
        also=((_path(item.places, fact.key, fact.other), "value"),) if fact.other is not None else (),
    )


def _path(places: object, key: str, row: int | None) -> Path:
    """Where a key of a node's roll-up is written; of rows, the row."""
    assert hasattr(places, "get")
    tiers: Path | None = places.get("tiers")
    found: Path = (
        places.get(key) or (tiers if key == "rows" and tiers else None) or places.get("rule") or places.get("", ())
    )
    return (*found, row) if row is not None else found


def _of_size(large: RuleTooLarge) -> Finding:
    item = large.item
    return Finding(
        "error",
        "rule-too-large",
        _path(item.places, "rule", None),
        params={"item": item.id, "states": large.cause.states},
    )


def of_failure(failure: Failure) -> Finding:
    """An example that fails, as a finding."""
    told = {"item": failure.item, "expected": failure.expected, "found": failure.found}
    params = failure.words or told
    code = {"outcome": "example-fails", "because": "example-because"}.get(failure.problem, failure.problem)
    path = (*failure.example.path, *failure.keys)
    return Finding("error", code, path, params=params, beside=failure.example.generated)


def _of_promise(verdict: Verdict) -> Finding:
    code = "promise-stale" if verdict.stale else "promise-broken" if verdict.fails else "promise-unproved"
    params = {"claim": verdict.claim, "item": verdict.node}
    return Finding("warning", code, (*verdict.path, "holds"), params=params)
