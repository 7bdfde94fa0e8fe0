"""Tables of several kinds, told apart by one word: roll-ups by their rule, answers by their kind, nodes by their rule.

All keys of all kinds stand in one flat table, so that an editor can complete before the word is there; once it is, the
keys of the other kinds are refused and its own are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from pydantic import BaseModel

from ...kinds import KINDS
from ..answering import ANSWERS, NOT_HERE
from ..rolling import ABOUT
from .shapes import Schema, either, ref

ROLLUP: Final = "rollup"
ANSWER: Final = "answer"
BY_RULE: Final = "by_rule"
HEADING: Final = "none"
NOT_ASKED: Final = ("rollup", "rule", "rollup_from", "uses", "also", "subindicator", "indicator")
"""What a question has not: it is asked or computed, never both."""
FIRST: Final = ("id", "nl", "en", "answer", "rollup", "rule", "missing")
"""What an author of a node reaches for: an editor offers keys in the order of the schema."""

Kinds: TypeAlias = Mapping[str, Schema]
"""For each kind the keys that it has, as properties."""


def choices(found: Schema) -> Schema:
    """The definitions of a roll-up and of an answer, and of what a rule asks of the table in which it stands."""
    rules, answers = _rules(found), _answers(found)
    others = _less(_union(answers), {*found["NodeTable"]["properties"], *ABOUT})
    return {
        ROLLUP: _table(_union(rules), ["rule"], ref(BY_RULE)),
        ANSWER: _table(_union(answers), ["kind"], *_by_word("kind", answers, _required(ANSWERS, found))),
        BY_RULE: {"allOf": _by_word("rule", rules, _required(KINDS, found), others)},
    }


def node(found: Schema, kind: str, under: Mapping[str, Schema]) -> Schema:
    """A node: its own keys, those of every rule and of every answer it may have, and what may stand under it."""
    own = {**found[kind]["properties"], **under}
    union = {**(_union(_answers(found)) if "answer" in own else {}), **_union(_rules(found))}
    union["rule"] = {"type": "string", "enum": [*KINDS, HEADING]}
    whole = {**own, **_less(union, {*own, *ABOUT})}
    asked = [_refused("answer", *NOT_ASKED)] if "answer" in own else []
    either = [*asked, _refused("rollup", "rule")]
    return _table({**{key: whole[key] for key in FIRST if key in whole}, **whole}, ["id"], ref(BY_RULE), *either)


def _refused(key: str, *others: str) -> Schema:
    """Where this key is, these others may not be."""
    return {"if": {"required": [key]}, "then": {"properties": dict.fromkeys(others, False)}}


def _table(properties: Schema, required: list[str], *more: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {**{key: properties[key] for key in required}, **properties},
        "required": required,
        "additionalProperties": False,
        "allOf": [*more],
    }


def _rules(found: Schema) -> Kinds:
    return {word: found[kind.__name__]["properties"] for word, kind in KINDS.items()}


def _answers(found: Schema) -> Kinds:
    models = {word: found[kind.__name__]["properties"] for word, kind in ANSWERS.items()}
    return {word: _less(each, NOT_HERE.get(word, ())) for word, each in models.items()}


def _required(models: Mapping[str, type[BaseModel]], found: Schema) -> dict[str, list[str]]:
    return {word: found[model.__name__].get("required", []) for word, model in models.items()}


def _less(properties: Schema, keys: Iterable[str]) -> Schema:
    return {key: each for key, each in properties.items() if key not in {*keys}}


def _union(kinds: Kinds) -> Schema:
    """The keys of all kinds together."""
    found: Schema = {}
    for properties in kinds.values():
        for key, each in properties.items():
            found[key] = either(found[key], each) if key in found else each
    return {key: _one_enum(each) for key, each in found.items()}


def _one_enum(each: Schema) -> Schema:
    """Words of several kinds as one list of words, for a single message about a word that is none of them."""
    options = each.get("anyOf", [each])
    words = [option for option in options if "enum" in option or "const" in option]
    if not words:
        return each
    said = {"type": "string", "enum": list(dict.fromkeys(word for one in words for word in _said(one)))}
    return either(said, *(option for option in options if option not in words))


def _said(option: Schema) -> list[str]:
    return [*option.get("enum", [])] or [option["const"]]


def _by_word(key: str, kinds: Kinds, required: Mapping[str, list[str]], others: Iterable[str] = ()) -> list[Schema]:
    """For each kind: which of its keys must be there, and that those of other kinds may not."""
    union = _union(kinds)
    found: list[Schema] = []
    for word, mine in kinds.items():
        refused = {each: False for each in (*union, *others) if each not in mine}
        narrower = {each: said for each, said in mine.items() if each != key and said != union[each]}
        then = {"properties": {**refused, **narrower}, "required": [each for each in required[word] if each != key]}
        found.append({"if": {"properties": {key: {"const": word}}, "required": [key]}, "then": then})
    return found
