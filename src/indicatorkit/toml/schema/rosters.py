"""The JSON Schema of roster files, for editors: which keys a roster, an entity and a member have."""

from __future__ import annotations

from typing import Final

from ...words import Lang, default_lang, say
from ..roster_tables import EntityTable, MemberTable, RosterTable
from .described import described
from .shapes import DIALECT, TEXT, Schema, either, list_of, mentioned, ref
from .tables import of_models

_TOP: Final[Schema] = {"format": {"const": 1}, "roster": ref("RosterTable"), "entity": list_of(ref("EntityTable"))}


def roster_schema(lang: Lang | None = None) -> Schema:
    """The schema, draft 2020-12, with descriptions in that language (that of the environment, unless said)."""
    lang = lang or default_lang()
    found = of_models((RosterTable, EntityTable, MemberTable))
    found["EntityTable"]["properties"]["members"] = list_of(either(TEXT, ref("MemberTable")))
    whole: Schema = {
        "$schema": DIALECT,
        "$id": "urn:indicatorkit:roster-1",
        "title": say("schema.roster_title", lang),
        "type": "object",
        "properties": _TOP,
        "required": ["format", "roster"],
        "additionalProperties": False,
        "x-tombi-toml-version": "v1.0.0",
        "$defs": mentioned(_TOP, found),
    }
    return described(whole, lang)
