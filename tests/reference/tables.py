"""The tables of a file, each with its keys: what may stand there, what holds without it, and what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from indicatorkit.kinds import KINDS
from indicatorkit.rules.base import Rule
from indicatorkit.toml.answering import ANSWERS, NOT_HERE
from indicatorkit.toml.schema import roster_schema, schema
from indicatorkit.toml.schema.described import described
from indicatorkit.toml.schema.tables import tables as of_models
from indicatorkit.values import Text
from indicatorkit.written import Part


@dataclass(frozen=True)
class Key:
    """One key of a table; `default` is as TOML, empty where there is none."""

    name: str
    shape: Mapping[str, Any]
    default: str
    required: bool

    @property
    def meaning(self) -> str:
        return str(self.shape["description"]).partition("\n")[0]

    @property
    def words(self) -> tuple[str, ...]:
        """What each word that may stand there means, as lines of a list."""
        return tuple(line for line in str(self.shape["description"]).splitlines() if line.startswith("- "))


SCHEMA = schema("en")
ROSTER = roster_schema("en")
WHOLE = {**ROSTER["$defs"], **SCHEMA["$defs"]}
OF_MODELS = described({"$defs": of_models()}, "en")["$defs"]
NODE_KINDS = ("theme", "group", "indicator", "subindicator", "outside", "also")


def models(base: type[BaseModel] = Part) -> Iterator[tuple[str, type[BaseModel]]]:
    """Every table that has a model, by its name."""
    for model in base.__subclasses__():
        yield model.__name__, model
        yield from models(model)


MODELS = {**dict(models()), "rollup": Rule}


def keys_of(definition: str, *, only: Iterable[str] | None = None, less: Iterable[str] = ()) -> tuple[Key, ...]:
    """The keys of a definition in the order of the schema: some of them, or all but some; those that must be first."""
    table = OF_MODELS.get(definition) or as_table(definition)
    model = MODELS.get(definition)
    names = [each for each in table["properties"] if (only is None or each in only) and each not in {*less}]
    needed = table.get("required", [])
    found = (Key(name, table["properties"][name], default(model, name), name in needed) for name in names)
    return tuple(sorted(found, key=lambda key: not key.required))


def as_table(definition: str) -> Mapping[str, Any]:
    """The definition; of one that may be other things too, what it is as a table."""
    table = WHOLE[definition]
    options: list[Mapping[str, Any]] = [each for each in table.get("anyOf", [table]) if "properties" in each]
    return options[0]


def default(model: type[BaseModel] | None, name: str) -> str:
    """What holds where the key is not there, as TOML."""
    if model is None:
        return ""
    field = next(each for key, each in model.model_fields.items() if name in (key, each.alias))
    match field.get_default(call_default_factory=True):
        case bool() as value:
            return f"`{str(value).lower()}`"
        case int() | Fraction() as value:
            return f"`{value}`" if value == int(value) else f'`"{value}"`'
        case str() as value if value and not field.is_required():
            return f'`"{value}"`'
        case value:
            assert not value or isinstance(value, Text | Part) or field.is_required(), (model, name, value)
            return ""


COMMON = tuple(name for name in OF_MODELS["WorstOf"]["properties"] if name in {*Rule.model_fields})
"""The keys of every rule."""
OF_NUMBERS = tuple(
    name for name in OF_MODELS["Mean"]["properties"] if name in {*Rule.model_fields} and name not in COMMON
)
"""The keys that every rule has which gives a number."""


def own_keys(kind: str) -> tuple[Key, ...]:
    """The keys that this rule has, beside those of every rule."""
    return keys_of(KINDS[kind].__name__, less=(*COMMON, *OF_NUMBERS))


ANSWERED = ("kind", "options", "source", "certainty", "nl", "en")


def keys_of_answer(kind: str) -> tuple[Key, ...]:
    """The keys of this kind of answer, beside those of all."""
    return keys_of(ANSWERS[kind].__name__, less=(*ANSWERED, *NOT_HERE.get(kind, ())))


def under(kind: str) -> tuple[Key, ...]:
    """What may stand under a node of this kind."""
    return keys_of(kind, only=("group", "indicator", "subindicator", "also"))


def top(what: str) -> tuple[Key, ...]:
    """The tables of a file of this kind."""
    whole = {"framework": SCHEMA, "roster": ROSTER}[what]
    return tuple(Key(name, shape, "", name in whole["required"]) for name, shape in whole["properties"].items())
