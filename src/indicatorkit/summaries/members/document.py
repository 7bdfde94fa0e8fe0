"""A framework of one question answered by each member, with a roll-up over them: what the ordinary engine combines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, TypeAlias

from ...asking import ChoiceAnswer, LevelAnswer, Option
from ...framework import Framework

How: TypeAlias = str | Mapping[str, Any]
Doc: TypeAlias = dict[str, Any]
TOGETHER: Final = "together"
ANSWER: Final = "answer"
EMPTY: Final = "empty"
NUMBER: Final = "number"
NOT_APPLICABLE: Final = "does_not_apply"


def member(place: int) -> str:
    """The id of the question to one member."""
    return f"member_{place + 1}"


def rollup(framework: Framework, how: How) -> Doc:
    """The keys of a roll-up: as they are given, or those of a rule, or of a roll-up that the framework names."""
    if not isinstance(how, str):
        return dict(how)
    return {"rollup": how} if how in _named(framework) else {"rule": how}


def _named(framework: Framework) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (framework.document or {}).get("rollup", {})
    return found


def of_options(
    framework: Framework, answer: LevelAnswer | ChoiceAnswer, how: How, members: int, *, away: bool = False
) -> Doc:
    """The framework for a question with levels or options; options without a scale are classes, without an order.

    `away`: to some member it does not apply, perhaps because of a gate, so that there is an option to say so.
    """
    if answer.scale is not None:
        shown = framework.scales[answer.scale]
        points = shown.order.points or (None,) * len(shown.levels)
        levels = [
            {"id": level.id, **({} if point is None else {"points": point})}
            for level, point in zip(shown.levels, points, strict=True)
        ]
        scale, options = answer.scale, [_option(each) for each in answer.options]
        ordered = shown.order.ordered
        kind: Doc = {"kind": answer.kind, "scale": scale}
    else:
        scale, ordered = ANSWER, False
        levels = [{"id": each.id} for each in answer.options if each.is_value]
        options = [_option(each) for each in answer.options if not each.is_value]
        kind = {"kind": "level", "scale": scale}
    if away and not answer.may_not_apply:
        options.append({"id": NOT_APPLICABLE, "not_applicable": True})
    return {
        **_head(framework, how),
        "scale": {scale: {"worst_to_best" if ordered else "classes": levels}},
        "answer": {ANSWER: {**kind, **({"options": options} if options else {})}},
        **_nodes(framework, how, [ANSWER] * members),
    }


def of_numbers(framework: Framework, numbers: Sequence[Fraction | None], how: How) -> Doc:
    """The framework for members who said these numbers: each can say its own only, so that no number is too many.

    Whoever said none can say any of them, or that it does not apply.
    """
    known = sorted({each for each in numbers if each is not None})
    name = {each: f"{NUMBER}_{place}" for place, each in enumerate(known)}
    answers: Doc = {name[each]: _choice({"id": NUMBER, "points": each}) for each in known}
    free = [{"id": f"{NUMBER}_{place}", "points": each} for place, each in enumerate(known or [Fraction(0)])]
    answers[EMPTY] = _choice(*free, {"id": NOT_APPLICABLE, "not_applicable": True})
    said = [EMPTY if each is None else name[each] for each in numbers]
    used = {key: each for key, each in answers.items() if key in said}
    return {**_head(framework, how), "answer": used, **_nodes(framework, how, said)}


def _choice(*options: Doc) -> Doc:
    return {"kind": "choice", "options": list(options)}


def _option(option: Option) -> Doc:
    found: Doc = {"id": option.id}
    for key in ("level", "points", "not_applicable"):
        if getattr(option, key) is not None:
            found[key] = getattr(option, key)
    return {**found, "missing": option.missing.value} if option.missing is not None else found


def _head(framework: Framework, how: How) -> Doc:
    named = _named(framework)
    name = how if isinstance(how, str) else how.get("rollup")
    found: Doc = {"format": 1, "framework": {"id": "members"}}
    return {**found, "rollup": {name: named[name]}} if isinstance(name, str) and name in named else found


def _nodes(framework: Framework, how: How, answers: Sequence[str]) -> Doc:
    asked = [{"id": member(place), "answer": answer} for place, answer in enumerate(answers)]
    return {
        "step": asked,
        "result": [{"id": TOGETHER, "uses": [each["id"] for each in asked], **rollup(framework, how)}],
    }
