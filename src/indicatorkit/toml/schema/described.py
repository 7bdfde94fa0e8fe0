"""The schema of a whole file, with what each key is for in the language of who writes the file."""

from __future__ import annotations

from typing import Final

from ...words import Lang, has, say
from .shapes import DIALECT, Schema, mentioned

IDS: Final = {"framework": "urn:indicatorkit:format-1", "roster": "urn:indicatorkit:roster-1"}

WORDS: Final = {
    "rule": ("rule", ""),
    "missing": ("policy", ""),
    "kind": ("schema.kinds", ""),
    "holds": ("verify.claim", ".holds"),
}
"""Where the catalogue explains the words that may stand behind a key: what comes before the word, and after it."""


def of_file(what: str, top: Schema, definitions: Schema, lang: Lang) -> Schema:
    """The schema of a kind of file, draft 2020-12, described: `format`, a table of its own name, and what more may be.

    Of the definitions only those that are used go along.
    """
    whole: Schema = {
        "$schema": DIALECT,
        "$id": IDS[what],
        "title": say(f"schema.title.{what}", lang),
        "type": "object",
        "properties": top,
        "required": ["format", what],
        "additionalProperties": False,
        "x-tombi-toml-version": "v1.0.0",
        "$defs": mentioned(top, definitions),
    }
    return described(whole, lang, f"{what}_file")


def described(schema: Schema, lang: Lang, name: str = "") -> Schema:
    """The same schema, with a description at every key that the catalogue knows; `name` is what it is the table of."""
    definitions = {each: _table(each, table, lang) for each, table in schema["$defs"].items()}
    return {**_table(name, schema, lang), "$defs": definitions}


def _table(name: str, table: Schema, lang: Lang) -> Schema:
    if "anyOf" in table:
        return {**table, "anyOf": [_table(name, each, lang) for each in table["anyOf"]]}
    if "properties" not in table:
        return table
    properties = {key: _key(name, key, each, lang) for key, each in table["properties"].items()}
    return {**table, "properties": properties}


def _key(name: str, key: str, each: Schema, lang: Lang) -> Schema:
    """A key with what it is for: here, else anywhere; then what each word behind it means."""
    word = next((word for word in (f"schema.in.{name}.{key}", f"schema.{key}") if has(word, lang)), None)
    if word is None:
        return each
    return {**each, "description": "\n".join([say(word, lang), *_meanings(key, each, lang)])}


def _meanings(key: str, each: Schema, lang: Lang) -> list[str]:
    words = [word for option in each.get("anyOf", [each]) for word in option.get("enum", ())]
    room, end = WORDS.get(key, ("", ""))
    told = {word: f"{room}.{word}{end}" for word in words}
    known = {word: text for word, text in told.items() if has(text, lang)}
    return ["", *(f"- `{word}`: {say(text, lang)}" for word, text in known.items())] if known else []
