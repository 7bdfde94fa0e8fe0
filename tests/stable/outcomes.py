"""What comes out of each node, as a digest of all rows, and as counts in which people see what changed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import indicatorkit as ik

from .answers import ROWS, rows

FOLDER = Path(__file__).parent
Outcomes = dict[str, Any]


def outcomes(framework: ik.Framework) -> Outcomes:
    """Of all nodes, with the mark under which a line of the changelog names them."""
    scores = ik.score(framework, list(rows(framework)))
    cells: dict[str, list[str]] = {}
    for place, row in enumerate(scores.rows):
        for node, said in scores.at(place).as_dict().items():
            found = said["level"] or said["number"] or said["reason"]
            cells.setdefault(node, []).append(f"{row.entity};{row.wave};{found}")
    nodes = {node: {"digest": digest(lines), "counts": counts(lines)} for node, lines in sorted(cells.items())}
    return {
        "mark": digest(f"{node} {each['digest']}" for node, each in nodes.items())[:8],
        "rows": ROWS,
        "nodes": nodes,
    }


def digest(lines: Any) -> str:
    """In short, of lines in their order."""
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def counts(lines: list[str]) -> dict[str, int]:
    """How often each level, number or reason comes out."""
    return dict(sorted(Counter(line.rpartition(";")[2] for line in lines).items()))


def file_of(id_: str) -> Path:
    """Where those of a framework are kept."""
    return FOLDER / f"{id_}.json"


def kept(id_: str) -> Outcomes:
    """As they were accepted."""
    found: Outcomes = json.loads(file_of(id_).read_text("utf-8"))
    return found


def keep(id_: str, found: Outcomes) -> None:
    """Accepts them; a line for each node, so that a difference can be read."""
    nodes = ",\n".join(f"{json.dumps(node)}: {json.dumps(each)}" for node, each in found["nodes"].items())
    head = ", ".join(f"{json.dumps(key)}: {json.dumps(found[key])}" for key in ("mark", "rows"))
    file_of(id_).write_text(f'{{{head}, "nodes": {{\n{nodes}\n}}}}\n', "utf-8")


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """Node by node, what comes out more or less often than before; or otherwise spread over the same rows."""
    for node in sorted({*before["nodes"], *after["nodes"]}):
        was, now = (each["nodes"].get(node, {"digest": "", "counts": {}}) for each in (before, after))
        if was["digest"] == now["digest"]:
            continue
        words = sorted({*was["counts"], *now["counts"]})
        pairs = [(word, was["counts"].get(word, 0), now["counts"].get(word, 0)) for word in words]
        moved = [f"{word} {one} → {other}" for word, one, other in pairs if one != other]
        yield f"{node}: {', '.join(moved) or 'as often, of other rows'}"
