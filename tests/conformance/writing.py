"""The suite as text: frameworks, and beside each the truth tables that are meant by it, a case a line."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

from tests.conformance.cases import explanations, tables
from tests.conformance.frameworks import rules
from tests.conformance.pages import DOCS, pages
from tests.conformance.refused import refused

ROOT = Path(__file__).parents[2]
SUITE = ROOT / "conformance"
FORMAT = 1


def suite() -> Iterator[tuple[Path, str]]:
    """Every file of the suite that is made, with its text: of the frameworks written by hand only what is meant."""
    for kind, text in rules().items():
        yield SUITE / "rules" / f"{kind}.toml", text
        yield SUITE / "rules" / f"{kind}.json", meant(f"{kind}.toml", text)
    for file in by_hand():
        yield file.with_suffix(".json"), meant(file.name, file.read_text("utf-8"))
    yield SUITE / "refused" / "refused.json", all_refused()


def by_hand() -> list[Path]:
    """The frameworks that somebody wrote."""
    return [file for file in sorted(SUITE.glob("*/*.toml")) if file.parent.name not in ("rules", "refused")]


def meant(name: str, framework: str) -> str:
    """What is meant by a framework: its truth tables and explanations."""
    doc = tomllib.loads(framework, parse_float=Decimal)
    told = list(explanations(doc))
    parts = [f'  "format": {FORMAT}', f'  "framework": {as_json(name)}']
    parts.append('  "tables": [\n' + ",\n".join(as_table(each) for each in tables(doc)) + "\n  ]")
    parts.append('  "explanations": ' + lines(told, "  "))
    return "{\n" + ",\n".join(parts) + "\n}\n"


def all_refused() -> str:
    """The files that must be refused, a file a line."""
    files = [refused(file) for file in sorted((SUITE / "refused").glob("*.toml"))]
    return f'{{\n  "format": {FORMAT},\n  "files": {lines(files, "  ")}\n}}\n'


def as_table(table: Mapping[str, Any]) -> str:
    """A table, a row a line."""
    head = [f"      {as_json(key)}: {as_json(said)}" for key, said in table.items() if key != "rows"]
    return "    {\n" + ",\n".join([*head, '      "rows": ' + lines(table["rows"], "      ")]) + "\n    }"


def lines(items: Iterable[object], indent: str) -> str:
    """A list with an item a line."""
    return "[" + ",".join(f"\n{indent}  {as_json(each)}" for each in items) + f"\n{indent}]"


def as_json(said: object) -> str:
    """On one line, with the letters that people write."""
    return json.dumps(said, ensure_ascii=False)


def write() -> Iterator[Path]:
    """Writes what is not yet as it should be, and takes away what is of nobody; each such file."""
    made: dict[Path, str] = {}
    for path, text in chain(suite(), pages()):  # pages show what has just been written
        made[path] = text
        if not path.exists() or path.read_bytes() != text.encode():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            yield path
    for path in left_over(made):
        path.unlink()
        yield path


def left_over(made: Iterable[Path]) -> list[Path]:
    """Files among those that are made that nobody makes any more."""
    there = [*SUITE.glob("rules/*"), *SUITE.glob("*/*.json"), *DOCS.glob("rules/*"), *DOCS.glob("policies/*")]
    return sorted({*there} - {*made})
