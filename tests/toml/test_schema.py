"""The JSON Schema accepts every framework that the reader accepts, and flags what an editor should flag."""

from __future__ import annotations

import copy
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli

from indicatorkit.toml.schema import schema
from tests.docs.pages import blocks

HERE = Path(__file__).parents[2]
SHIPPED = [file.read_text("utf-8") for file in sorted((HERE / "frameworks").glob("*.toml"))]
WRITTEN = [block.text for block in blocks("format.md") if block.is_whole]
SCHEMA = schema("nl")


def problems(value: Any, rule: dict[str, Any], path: str = "") -> list[str]:
    """What of the value does not fit: as much of JSON Schema as the schema uses."""
    if "$ref" in rule:
        return problems(value, SCHEMA["$defs"][rule["$ref"].rsplit("/", 1)[1]], path)
    for key in ("anyOf", "oneOf"):
        if key in rule:
            tried = [problems(value, each, path) for each in rule[key]]
            fitting = sum(not each for each in tried)
            if fitting != 1 if key == "oneOf" else not fitting:
                return min(tried, key=len) or [f"{path}: fits {fitting}"]
    kinds = rule.get("type", [])
    names = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", Decimal: "number"}
    kind = names[type(value)]
    allowed = [kinds] if isinstance(kinds, str) else kinds
    if allowed and kind not in allowed and not (kind == "integer" and "number" in allowed):
        return [f"{path}: {kind} in place of {allowed}"]
    if "const" in rule and value != rule["const"]:
        return [f"{path}: not {rule['const']}"]
    if "enum" in rule and value not in rule["enum"]:
        return [f"{path}: not one of {rule['enum']}"]
    if isinstance(value, str) and "pattern" in rule and not re.search(rule["pattern"], value):
        return [f"{path}: not {rule['pattern']}"]
    if isinstance(value, list) and "items" in rule:
        return [each for index, one in enumerate(value) for each in problems(one, rule["items"], f"{path}.{index}")]
    return in_table(value, rule, path) if isinstance(value, dict) else []


def in_table(value: dict[str, Any], rule: dict[str, Any], path: str) -> list[str]:
    found = [f"{path}.{key}: missing" for key in rule.get("required", []) if key not in value]
    known, more = rule.get("properties", {}), rule.get("additionalProperties", True)
    for key, each in value.items():
        if key in known:
            found += problems(each, known[key], f"{path}.{key}")
        elif more is False:
            found.append(f"{path}.{key}: unknown")
        elif isinstance(more, dict):
            found += problems(each, more, f"{path}.{key}")
    return found


def parsed(text: str) -> dict[str, Any]:
    return tomli.loads(text, parse_float=Decimal)


@pytest.mark.parametrize("text", [*SHIPPED, *WRITTEN], ids=lambda text: parsed(text)["framework"]["id"])
def test_frameworks_fit(text: str) -> None:
    assert not problems(parsed(text), SCHEMA)


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
        lambda doc: doc["scale"].update({"Op koers": doc["scale"]["progress"], "x": 1}),
    ):
        changed = copy.deepcopy(doc)
        change(changed)
        assert problems(changed, SCHEMA)


def test_it_is_plain_json_with_descriptions_in_both_languages() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    missing = [
        f"{name}.{key}"
        for name in ("theme", "indicator", "subindicator", "Option", "FrameworkTable", "ExampleTable")
        for key, each in SCHEMA["$defs"][name]["properties"].items()
        if "description" not in each and key not in UNDESCRIBED
    ]
    assert not missing
    assert SCHEMA["$defs"]["theme"]["properties"]["uses"] != schema("en")["$defs"]["theme"]["properties"]["uses"]


UNDESCRIBED = {"asked_per", "as", "decimals", "demo", "higher_is", "log", "requires-indicatorkit"}


def test_every_reference_leads_somewhere() -> None:
    references = set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(SCHEMA)))
    assert references <= SCHEMA["$defs"].keys()
