"""The JSON Schema accepts every framework that the reader accepts, and flags what an editor should flag."""

from __future__ import annotations

import copy
import json
import re
from decimal import Decimal
from math import inf
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given, settings

from indicatorkit.kinds import KINDS
from indicatorkit.rules.forms import MISSING_POLICIES
from indicatorkit.toml.schema import roster_schema, schema
from indicatorkit.words import Lang
from tests.docs.pages import blocks
from tests.draw import frameworks, to_toml

HERE = Path(__file__).parents[2]
SHIPPED = [file.read_text("utf-8") for file in sorted((HERE / "frameworks").glob("*.toml"))]
WRITTEN = [block.text for block in blocks("format.md") if block.is_whole]
SCHEMA = schema("nl")
TABLES = {key: each for key, each in SCHEMA.items() if not key.startswith(("$", "title", "x-"))}


DEFINITIONS = {**SCHEMA["$defs"], **roster_schema("nl")["$defs"]}


def problems(value: Any, rule: dict[str, Any] | bool, path: str = "") -> list[str]:  # noqa: C901  # flat, as the standard
    """What of the value does not fit: as much of JSON Schema as the schema uses."""
    if isinstance(rule, bool):
        return [] if rule else [f"{path}: may not be here"]
    assert rule.keys() <= JUDGED, rule.keys() - JUDGED
    found = problems(value, DEFINITIONS[rule["$ref"].rsplit("/", 1)[1]], path) if "$ref" in rule else []
    if "anyOf" in rule:
        tried = [problems(value, each, path) for each in rule["anyOf"]]
        found += [] if not all(tried) else min(tried, key=len)
    if "if" in rule and not problems(value, rule["if"], path):
        found += problems(value, rule["then"], path)
    found += [each for part in rule.get("allOf", []) for each in problems(value, part, path)]
    kinds = rule.get("type", [])
    names = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", Decimal: "number"}
    kind = names[type(value)]
    allowed = [kinds] if isinstance(kinds, str) else kinds
    if allowed and kind not in allowed and not (kind == "integer" and "number" in allowed):
        return [*found, f"{path}: {kind} in place of {allowed}"]
    if "const" in rule and value != rule["const"]:
        found.append(f"{path}: not {rule['const']}")
    if "enum" in rule and value not in rule["enum"]:
        found.append(f"{path}: not one of {rule['enum']}")
    if isinstance(value, str) and "pattern" in rule and not re.search(rule["pattern"], value):
        found.append(f"{path}: not {rule['pattern']}")
    if kind in ("integer", "number") and not rule.get("minimum", -inf) <= float(value) <= rule.get("maximum", inf):
        found.append(f"{path}: too low or too high")
    if isinstance(value, list):
        found += (
            [] if rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", inf) else [f"{path}: too short or long"]
        )
        for index, one in enumerate(value):
            found += problems(one, rule.get("items", {}), f"{path}.{index}")
    return [*found, *in_table(value, rule, path)] if isinstance(value, dict) else found


JUDGED = set(
    "$ref allOf anyOf if then type const enum pattern minimum maximum minItems maxItems items required properties "
    "propertyNames additionalProperties minProperties description examples".split()
)


def in_table(value: dict[str, Any], rule: dict[str, Any], path: str) -> list[str]:
    found = [f"{path}.{key}: missing" for key in rule.get("required", []) if key not in value]
    found += [f"{path}: empty"] if len(value) < rule.get("minProperties", 0) else []
    known, more = rule.get("properties", {}), rule.get("additionalProperties", True)
    for key, each in value.items():
        found += problems(key, rule.get("propertyNames", {}), f"{path}.{key}")
        found += problems(each, known.get(key, more), f"{path}.{key}")
    return found


def parsed(text: str) -> dict[str, Any]:
    return tomli.loads(text, parse_float=Decimal)


@pytest.mark.parametrize("text", [*SHIPPED, *WRITTEN], ids=lambda text: parsed(text)["framework"]["id"])
def test_frameworks_fit(text: str) -> None:
    assert not problems(parsed(text), TABLES)


@settings(max_examples=60, deadline=None)
@given(frameworks())
def test_whatever_can_be_written_fits(doc: dict[str, Any]) -> None:
    assert not problems(parsed(to_toml(doc)), TABLES)


def test_unknown_keys_and_words_do_not_fit() -> None:
    doc = parsed(WRITTEN[1])
    for change in (
        lambda doc: doc.update(themes=[]),
        lambda doc: doc["theme"][0].update(indicators=[]),
        lambda doc: doc["theme"][0]["indicator"][0]["subindicator"][0].update(anser="x"),
        lambda doc: doc["rollup"]["half_known"].update(missng="grey"),
        lambda doc: doc["rollup"]["half_known"].update(take=2),
        lambda doc: doc["answer"]["status"].update(kind="levels"),
        lambda doc: doc["framework"].update(status="final"),
        lambda doc: doc.pop("framework"),
        lambda doc: doc["scale"].update({"Op koers": doc["scale"]["progress"]}),
        lambda doc: doc["rollup"]["half_known"].update(known_share_at_least=50),
        lambda doc: doc["rollup"]["half_known"].update(missing="gray"),
        lambda doc: doc["rollup"].update(x={"rule": "coverage", "as": "share", "missing": "grey"}),
        lambda doc: doc["rollup"].update(x={"rule": "at_least", "otherwise": "done"}),
        lambda doc: doc["rollup"].update(x={"rule": "sum", "missing": "leave_out"}),
        lambda doc: doc["rollup"].update(x={"rule": "table", "rows": []}),
        lambda doc: doc["answer"]["status"].update(bands="improved"),
        lambda doc: doc["theme"][0]["indicator"][1].update(rollup="all_or_nothing"),
        lambda doc: doc["theme"][0]["indicator"][1].update(subindicator=[{"id": "under_a_question"}]),
        lambda doc: doc["theme"][0]["indicator"][0].update(rollup="all_or_nothing", rule="worst_of"),
        lambda doc: doc["theme"][0]["indicator"][0].update(rule="worst_of", round=1),
        lambda doc: doc["theme"][0]["indicator"][0].update(applies_if={"list": {"at_leest": 2}}),
        lambda doc: doc["theme"][0]["indicator"][0].update(applies_if={"Een lijst": "yes"}),
        lambda doc: doc["theme"][0]["indicator"][0].update(uses=[{"tags": "x"}]),
        lambda doc: doc["theme"][0]["indicator"][0].update(weight="zwaar"),
        lambda doc: doc["theme"][0]["indicator"][0].update(rule="worst_of", options=[]),
        lambda doc: doc["example"][0].update(expect={"finding": {"gray": "missing_inputs"}}),
        lambda doc: doc["example"][0].update(because={"finding": "list"}),
    ):
        changed = copy.deepcopy(doc)
        change(changed)
        assert problems(changed, TABLES)


ROSTER = """
format = 1

[roster]
id      = "regions"
status  = "example"
entity  = { nl = "regio", en = "region" }

[[entity]]
id         = "north"
name       = "North"
codes      = { gm = "GM0014" }
from       = "2024-12"
tile       = [1, 0]
members    = ["Northtown", { name = "Hill", codes = { gm = "GM0017" } }]
attributes = { area = "rural", inhabitants = 1000 }
"""


def test_rosters_have_a_schema_of_their_own() -> None:
    tables = {key: each for key, each in roster_schema("en").items() if not key.startswith(("$", "title", "x-"))}
    shipped = [file.read_text("utf-8") for file in sorted((HERE / "frameworks" / "rosters").glob("*.toml"))]
    assert shipped
    for text in (ROSTER, *shipped):
        assert not problems(parsed(text), tables)
    for right, wrong in (
        ("[roster]", "[rooster]"),
        ("status  =", "state   ="),
        ('"example"', '"final"'),
        ('name       = "North"', 'nl = "North"'),
        ("[1, 0]", "[1]"),
        ("[1, 0]", '["a", 0]'),
        ('{ name = "Hill"', '{ id = "Hill"'),
        ('from       = "2024-12"', "from = 2024"),
    ):
        assert right in ROSTER
        assert problems(parsed(ROSTER.replace(right, wrong)), tables), wrong


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_key_of_a_roster_says_what_it_is_for(lang: Lang) -> None:
    found = roster_schema(lang)
    said = {name: table["properties"] for name, table in {"": found, **found["$defs"]}.items()}
    assert not [
        f"{name}.{key}" for name, keys in said.items() for key, each in keys.items() if "description" not in each
    ]


def test_it_is_plain_json_with_descriptions_in_both_languages() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$defs"]["theme"]["properties"]["uses"] != schema("en")["$defs"]["theme"]["properties"]["uses"]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_key_says_what_it_is_for(lang: Lang) -> None:
    found = schema(lang)
    named = {"": found, **found["$defs"]}
    silent = [
        f"{name}.{key}"
        for name, table in named.items()
        for key, each in table.get("properties", {}).items()
        if "description" not in each
    ]
    assert not silent


def test_every_word_behind_a_rule_or_policy_says_what_it_means() -> None:
    for key, words in (("rule", KINDS), ("missing", MISSING_POLICIES)):
        told = SCHEMA["$defs"]["rollup"]["properties"][key]["description"]
        assert [line.split("`")[1] for line in told.splitlines() if line.startswith("- ")] == [*words]


def test_every_reference_leads_somewhere() -> None:
    references = set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(SCHEMA)))
    assert references == SCHEMA["$defs"].keys()


def test_what_calibrate_writes_of_itself_fits() -> None:
    doc = parsed(WRITTEN[1])
    doc["calibration"] = {"marks": {"low": "lowest"}, "answers": "sha256:00ff", "numbers": {"improved": 40}}
    assert not problems(doc, TABLES)
