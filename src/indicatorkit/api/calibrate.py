"""The verb `calibrate`: marks from answers, written into the framework with where they come from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Unpack

from ..answers.selecting import of_rows
from ..calibrate import Calibrated, calibrated
from ..engine.table import score as score_table
from ..errors import DataError, FrameworkError
from ..explain.labels import written
from ..exports.receipt import receipt
from ..framework import Framework
from ..issues import Issue, Path, Where
from ..limits import Limits, allowed, holding
from ..recipe import CalibrationTable, Recipe, Said
from ..toml.editing import CannotEdit, edited
from ..toml.findings import Findings
from ..toml.misfits import fitted
from ..toml.read import Reading, read
from ..toml.source import Source, source_of
from ..verify.findings import failing_examples
from ..words import default_lang, listed
from ..words.system import refusal
from .answers import Entities, same_questions
from .as_framework import as_framework
from .calibration import Calibration
from .load import located
from .one_wave import one_wave
from .score import score
from .scores import Scores

MOST_NAMES = 5


def calibrate(
    framework: Framework,
    answers: Any,
    *,
    wave: str | None = None,
    perspective: str | None = None,
    date: str | dt.date | None = None,
    version: str | None = None,
    entities: Entities = None,
    limits: Limits | None = None,
    **recipe: Unpack[Said],
) -> Calibration:
    """Marks computed from the answers of one wave (the last unless said), in the file of the framework.

    `marks` says which number of all answers each mark is: `{"worst": "lowest", "best": {"percentile": 97.5}}`. Further
    `numbers_at_least`, `outliers` (`"keep"` or `"leave_out"`), `sd_over` (`"n"` or `"n-1"`) and `decimals`: they take
    the place of what stands in `[calibration]` of the framework. Only marks that a question has already get another
    number. They are written together with `date` (today unless said), wave, number of entities and a digest of their
    answers, so that scoring stays a matter of one entity. A `version` is the new one of the framework. `answers` and
    `entities` are what `score` takes.

    Nothing is written to disk: `ik.write(calibration, "new.toml")` does that. Too few numbers, numbers that are all
    equal or lie far off, and marks that stay as they are, are `issues`. What cannot be done at all is a `DataError`.
    """
    with holding(limits):
        return _calibrated(
            _scored(as_framework(framework), answers, entities), (wave, perspective), date, version, recipe
        )


def _calibrated(
    scores: Scores,
    of: tuple[str | None, str | None],
    date: str | dt.date | None,
    version: str | None,
    said: Said,
) -> Calibration:
    framework, (wave, perspective) = scores.framework, of
    following = _recipe(framework, said)
    places, chosen, seen = one_wave(scores, wave, perspective)
    found = calibrated(scores.table, places, following)
    source = _source(framework)
    record = {
        "date": _day(date),
        "wave": chosen or None,
        "perspective": seen or None,
        "entities": len(places),
        "numbers": {each.node: len(each.used) for each in found if not each.stays},
        "answers": receipt(framework, of_rows(scores.answers, places)).answers,
        "version": framework.version or None,
    }
    content = _edited(source, framework, found, {**_method(framework, following), **record}, version)
    reading = read(content, name=framework.file)
    if reading.framework is None:
        raise FrameworkError([each for each in reading.issues if each.severity == "error"])
    issues = (*_remarks(source, framework, found, following, version), *_examples(reading, reading.framework))
    return Calibration(scores.table, reading.framework, content, following, found, (chosen, seen), len(places), issues)


def _scored(framework: Framework, answers: Any, entities: Entities) -> Scores:
    """The scores of the answers: to know to whom a question applies takes the rules."""
    if not isinstance(answers, Scores):
        return score(framework, answers, entities=entities)
    if answers.framework is framework:
        return answers
    return Scores(score_table(framework, same_questions(framework, answers.framework, answers.answers)))


def _recipe(framework: Framework, said: Said) -> Recipe:
    """What to compute: what is said, else what the framework says."""
    own = framework.calibration
    raw = {} if own is None else {key: getattr(own, key) for key in Recipe.model_fields}
    raw |= {key: each for key, each in said.items() if each is not None}
    findings = Findings(allowed().toml_issues)
    recipe = fitted(Recipe, raw, findings, lambda loc: loc)
    if recipe is None:
        raise DataError(
            [Issue(each.severity, each.code, Where(), each.params or {}) for each in findings.kept.values()]
        )
    known = dict.fromkeys(mark for item in framework for mark in item.marks)
    if not recipe.marks:
        raise DataError([Issue("error", "no-recipe", Where())])
    strange = [mark for mark in recipe.marks if mark not in known]
    if len(strange) == len(recipe.marks):
        params = {"marks": ", ".join(strange), "known": ", ".join(known) or "–"}
        raise DataError([Issue("error", "recipe-fits-nothing", Where(), params)])
    return recipe


def _day(date: str | dt.date | None) -> str:
    if date is None:
        return dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()
    if isinstance(date, dt.date):
        return date.strftime("%Y-%m-%d")
    try:
        return dt.date.fromisoformat(date).isoformat()
    except ValueError as cause:
        raise DataError([Issue("error", "not-a-day", Where(), {"found": date})]) from cause


# ------------------------------------------------------------------------------------------------------------- the file


def _source(framework: Framework) -> Source:
    """The file of the framework, which must still be what was read."""
    if not framework.digest or not framework.file:
        raise DataError([Issue("error", "not-from-a-file", Where(), {"framework": framework.id})])
    try:
        source = source_of(framework.file)
    except OSError as cause:
        params = {"file": framework.file, "why": refusal(cause)}
        raise DataError([Issue("error", "no-such-file", Where(file=framework.file), params)]) from cause
    if source.digest != framework.digest:
        raise DataError([Issue("error", "file-not-as-loaded", Where(file=framework.file))])
    return source


def _method(framework: Framework, recipe: Recipe) -> dict[str, Any]:
    """What the file must say of the recipe, where it does not say so already."""
    wanted: dict[str, Any] = {
        "marks": {name: each.said for name, each in recipe.marks.items()},
        "numbers_at_least": recipe.numbers_at_least,
        "outliers": recipe.outliers,
        "sd_over": recipe.sd_over if recipe.uses_spread else None,
        "decimals": recipe.decimals,
    }
    own = framework.calibration or CalibrationTable()
    said = own.model_fields_set
    return {
        key: each
        for key, each in wanted.items()
        if each is not None and not (key in said and getattr(own, key) == getattr(recipe, key))
    }


def _edited(
    source: Source, framework: Framework, found: tuple[Calibrated, ...], record: dict[str, Any], version: str | None
) -> bytes:
    values: dict[Path, Any] = {
        (*framework[each.node].places[""], "marks", mark.name): mark.after for each in found for mark in each.changes
    }
    head = {} if version is None else {"framework": {"version": version}}
    try:
        return edited(source, values, {**head, "calibration": record})
    except CannotEdit as cause:
        where = Where(file=framework.file)
        raise DataError([Issue("error", "cannot-be-edited", where, {"found": cause.name})]) from cause


# ------------------------------------------------------------------------------------------------------- worth knowing


def _remarks(
    source: Source, framework: Framework, found: tuple[Calibrated, ...], recipe: Recipe, version: str | None
) -> Iterator[Issue]:
    """What to know of each node, at its marks in the file, and of the whole."""
    before = Reading(source)
    for each in found:
        where = before.locate((*framework[each.node].places[""], "marks"), "key")
        if each.stays:
            yield _stays(each, recipe, where)
        if each.far:
            yield _far(each, recipe, where)
    changed = any(True for each in found for _ in each.changes)
    if changed and version in (None, framework.version):
        where = before.locate(("framework", "version"))
        yield Issue("info", "calibration-same-version", where, {"version": framework.version or "–"})


def _stays(each: Calibrated, recipe: Recipe, where: Where) -> Issue:
    params: dict[str, Any] = {"node": each.node, "number": len(each.used), "total": each.heard.total}
    match each.stays:
        case "computed":
            return Issue("warning", "calibration-computed", where, params)
        case "too-few":
            return Issue("warning", "calibration-too-few", where, {**params, "least": max(1, recipe.numbers_at_least)})
        case "no-direction":
            return Issue("warning", "calibration-no-direction", where, params)
        case "constant":
            value = each.used[0]
            return Issue(
                "warning", "calibration-constant", where, {**params, "value": lambda lang: written(value, lang)}
            )
    return Issue("warning", "calibration-not-one-way", where, params)


def _far(each: Calibrated, recipe: Recipe, where: Where) -> Issue:
    code = "calibration-far-left-out" if recipe.outliers == "leave_out" else "calibration-far"
    shown = sorted(each.far, key=lambda one: (-abs(one[1]), one[0]))
    names = [f"{entity} ({written(number, default_lang())})" for entity, number in shown[:MOST_NAMES]]
    more = len(shown) - MOST_NAMES
    who = listed([*names, *([f"+{more}"] if more > 0 else [])], default_lang())
    params = {"node": each.node, "number": len(shown), "total": len(each.heard.numbers), "who": who}
    return Issue("info" if recipe.outliers == "leave_out" else "warning", code, where, params)


def _examples(reading: Reading, framework: Framework) -> Iterator[Issue]:
    """The examples in the file that come out otherwise with the new marks."""
    return (located(reading, each) for each in failing_examples(framework))
