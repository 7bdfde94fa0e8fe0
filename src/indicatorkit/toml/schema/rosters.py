"""The JSON Schema of roster files, for editors: which keys a roster, an entity and a member have."""

from __future__ import annotations

from typing import Final

from ...words import Lang, default_lang
from ..roster_tables import EntityTable, MemberTable, RosterTable
from .described import of_file
from .shapes import TEXT, Schema, either, list_of, ref
from .tables import of_models

_TOP: Final[Schema] = {"format": {"const": 1}, "roster": ref("RosterTable"), "entity": list_of(ref("EntityTable"))}


def roster_schema(lang: Lang | None = None) -> Schema:
    """The schema, draft 2020-12, with descriptions in that language (that of the environment, unless said)."""
    lang = lang or default_lang()
    found = of_models((RosterTable, EntityTable, MemberTable))
    found["EntityTable"]["properties"]["members"] = list_of(either(TEXT, ref("MemberTable")))
    return of_file("roster", _TOP, found, lang)
