"""How questions are answered: one answer, with the keys that a node restates, and what must hold of its options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ..asking import ChoiceAnswer, LevelAnswer, NumberAnswer, Option, SeveralAnswer
from ..issues import Path
from ..items import Gives
from ..onward import Rescale
from ..spelling import normal
from .findings import Findings
from .foreign import unknown_key
from .misfits import fitted, keys_of, missing_key
from .named import Named
from .tree import AnyAnswer

ANSWERS: Final[dict[str, type[AnyAnswer]]] = {
    "level": LevelAnswer,
    "choice": ChoiceAnswer,
    "several": SeveralAnswer,
    "number": NumberAnswer,
}
NOT_HERE: Final = {"level": ("rescale", "bands"), "choice": ("rescale", "bands")}
ANSWER_KEYS: Final = frozenset(key for model in ANSWERS.values() for key in keys_of(model)) - {
    "nl",
    "en",
    "source",
    "certainty",
}
MEANINGS: Final = ("level", "points", "not_applicable", "missing")


def read_answer(raw: Mapping[str, Any], places: Mapping[str, Path], header: Path, named: Named) -> AnyAnswer | None:
    """The answer that these keys describe, each written at its place; nothing where something is wrong."""
    findings = named.findings

    def placed(loc: Path) -> Path:
        return (*places.get(str(loc[0]), (*header, loc[0])), *loc[1:]) if loc else header

    if "kind" not in raw:
        missing_key("kind", raw, ANSWER_KEYS, placed, findings)
        return None
    kind = raw["kind"]
    if not isinstance(kind, str) or kind not in ANSWERS:
        findings.error("unknown-word", placed(("kind",)), found=kind, known=ANSWERS)
        return None
    own = {key: raw[key] for key in raw if _belongs(key, str(kind), placed((key,)), findings)}
    sound = len(own) == len(raw)
    for key in ("bands", "rescale"):
        if key in own:
            found = named.referred(key, own.pop(key), placed((key,)))
            sound = sound and found is not None
            own |= {key: found} if found is not None else {}
    scale = _scale(own, placed, header, named)
    if scale is not None:
        own["scale"] = scale
    answer = fitted(ANSWERS[str(kind)], own, findings, placed)
    if answer is None or not sound:
        return None
    return answer if _options_are_sound(answer, placed(("options",)), header, named) and scale != "" else None


def _belongs(key: str, kind: str, path: Path, findings: Findings) -> bool:
    mine = tuple(each for each in keys_of(ANSWERS[kind]) if each not in NOT_HERE.get(kind, ()))
    if key in mine:
        return True
    others = [each for each in ANSWERS if key in keys_of(ANSWERS[each]) and key not in NOT_HERE.get(each, ())]
    if others:
        findings.error("key-of-other-answer", path, at="key", found=key, kind=kind, others=", ".join(others))
    else:
        unknown_key(key, path, mine, findings)
    return False


def _scale(own: Mapping[str, Any], placed: Any, header: Path, named: Named) -> str | None:
    """The scale of a level or choice: the one stated, else the one that has the levels of its options.

    Nothing: it has none; empty: it should have had one.
    """
    stated = own.get("scale")
    if own["kind"] == "level":
        if stated is None:
            return None
        levels = list(_level_words(own, placed))
        return scale.id if (scale := named.scale_of(levels, header, stated, placed(("scale",)))) is not None else ""
    levels = list(_level_words(own, placed)) if own["kind"] == "choice" else []
    if not levels and stated is None:
        return None
    found = named.scale_of(levels, header, stated, placed(("scale",)))
    return found.id if found is not None else ""


def _level_words(own: Mapping[str, Any], placed: Any) -> Iterator[tuple[str, Path]]:
    options = own.get("options")
    for index, option in enumerate(options if isinstance(options, list | tuple) else ()):
        if isinstance(option, Mapping) and isinstance(option.get("level"), str):
            yield option["level"], placed(("options", index, "level"))


def _options_are_sound(answer: AnyAnswer, path: Path, header: Path, named: Named) -> bool:
    """Whether every option means one thing and can be told from the others."""
    findings = named.findings
    before = findings.errors
    if isinstance(answer, ChoiceAnswer | SeveralAnswer) and not answer.options:
        findings.error("missing-key", header, at="header", key="options")
    if isinstance(answer, NumberAnswer) and answer.whole and answer.whole_numbers() == range(0):
        findings.error("empty-bounds", header, at="header", low=answer.accepted.low, high=answer.accepted.high)
    scale = named.orders.get(getattr(answer, "scale", None) or "")
    seen: dict[str, Path] = {}
    if isinstance(answer, LevelAnswer) and scale is not None:
        seen = {
            normal(level): ("scale", scale.id, "worst_to_best" if scale.ordered else "classes", index, "id")
            for index, level in enumerate(scale.levels)
        }
    for index, option in enumerate(answer.options):
        here = (*path, index)
        _check_names(option, here, seen, findings)
        given = [key for key in MEANINGS if getattr(option, key) is not None]
        if len(given) > 1:
            findings.error(
                "option-means-two", (*here, given[1]), at="key", option=option.id, one=given[0], other=given[1]
            )
        if option.alone and not isinstance(answer, SeveralAnswer):
            findings.error("alone-without-several", (*here, "alone"), at="key", option=option.id)
        if option.level is not None and isinstance(answer, SeveralAnswer | NumberAnswer):
            findings.error("level-of-number", (*here, "level"), at="key", option=option.id)
        if isinstance(answer, LevelAnswer) and option.is_value and option.level is None:
            findings.error("option-without-level", here, at="header", option=option.id)
    _check_labels(answer.options, path, findings)
    return findings.errors == before


def _check_names(option: Option, here: Path, seen: dict[str, Path], findings: Findings) -> None:
    """No two options (or levels) may be called the same, as data are read."""
    names = [(option.id, (*here, "id")), *((alias, (*here, "aliases", i)) for i, alias in enumerate(option.aliases))]
    own: set[str] = set()
    for word, where in names:
        form = normal(word)
        if form in seen and form not in own:
            findings.error("option-twice", where, found=word, also=((seen[form], "value"),))
        own.add(form)
        seen.setdefault(form, where)


def _check_labels(options: Sequence[Option], path: Path, findings: Findings) -> None:
    """What two options are called, but for capitals, may be read as either, or as neither.

    Of an alias only that it is a label too: that it is an id or an alias of another is an error.
    """
    labels = [
        (text, option.id, (*path, index, lang))
        for index, option in enumerate(options)
        for lang, text in (("nl", option.nl), ("en", option.en))
        if text
    ]
    aliases = [
        (alias, option.id, (*path, index, "aliases", at))
        for index, option in enumerate(options)
        for at, alias in enumerate(option.aliases)
    ]
    first: dict[str, tuple[str, Path]] = {}
    for text, id_, where in labels:
        first.setdefault(normal(text), (id_, where))
    for text, id_, where in (*labels, *aliases):
        one, place = first.get(normal(text), (id_, where))
        if one != id_:
            findings.warning("same-label", where, found=text, one=one, other=id_, also=((place, "value"),))


# ----------------------------------------------------------------------------------------------------------- at a node


def with_marks(
    answer: AnyAnswer, marks: Mapping[str, Any], node: str, path: Path, findings: Findings
) -> AnyAnswer | None:
    """The answer with the marks of its rescale filled in by the node."""
    if answer.rescale is None:
        return answer
    rescale = marked(answer.rescale, marks, node, path, findings)
    return answer.model_copy(update={"rescale": rescale}) if rescale is not None else None


def marked(rescale: Rescale, marks: Mapping[str, Any], node: str, path: Path, findings: Findings) -> Rescale | None:
    """The rescale with its marks filled in; nothing, and a finding, where one is absent or they do not run one way."""
    needed = [each for each in rescale.source if isinstance(each, str)]
    if not needed:
        return rescale
    for mark in needed:
        if mark not in marks:
            near = (*path, "marks")
            findings.error("mark-missing", near, at="key", mark=mark, node=node, needed=", ".join(needed))
            return None
    found = rescale.with_marks(marks)
    numbers = list(found.source)
    if numbers not in (sorted(numbers), sorted(numbers, reverse=True)) or numbers[0] == numbers[-1]:
        findings.error("marks-not-one-way", (*path, "marks"), at="value", node=node, order=", ".join(needed))
        return None
    low = next((each for each in needed if marks[each] <= 0), None)
    if rescale.log and low is not None:
        findings.error("log-not-above-zero", (*path, "marks", low), found=marks[low])
        return None
    return found


def gives(answer: AnyAnswer) -> Gives:
    """What an answer says to the rules that read it."""
    if isinstance(answer, LevelAnswer):
        return "level"
    if isinstance(answer, ChoiceAnswer):
        values = [option for option in answer.options if option.is_value]
        if values and all(option.level is not None for option in values):
            return "level"
        return "number" if values and all(option.points is not None for option in values) else "option"
    if answer.bands is not None and answer.bands.scale is not None:
        return "both"
    return "number"


def scale_of(answer: AnyAnswer) -> str | None:
    """The scale of an answer's levels."""
    if answer.bands is not None and answer.bands.scale is not None:
        return answer.bands.scale
    scale: str | None = getattr(answer, "scale", None)
    return scale
