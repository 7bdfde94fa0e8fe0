"""Verdicts as SARIF 2.1.0: for each property a rule, for each refutation and each unknown a result with its place.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) version 2.1.0, sections 3.19 and 3.27.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from ..issues import Issue, Where
from ..words import say
from .telling import Telling
from .verdicts import Verdict

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(telling: Telling) -> dict[str, Any]:
    """One run, in the language of the telling; what is proved is not among its results."""
    claims = list(dict.fromkeys(each.claim for each in telling.verdicts))
    rules = [
        {"id": each, "shortDescription": {"text": say(f"verify.claim.{each}.name", telling.lang)}} for each in claims
    ]
    driver = {"name": "indicatorkit", "rules": rules}
    told = [each for each in telling.verdicts if each.status != "proved" or each.stale]
    results = [_result(telling, each, claims.index(each.claim)) for each in told]
    results += [_of_example(telling, each) for each in telling.failing]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(telling: Telling, verdict: Verdict, rule: int) -> dict[str, Any]:
    level = "error" if verdict.fails else "warning" if verdict.status == "unknown" else "note"
    found: dict[str, Any] = {
        "ruleId": verdict.claim,
        "ruleIndex": rule,
        "level": level,
        "message": {"text": "\n".join(telling.details(verdict))},
        "partialFingerprints": {"indicatorkit/v1": f"{verdict.claim}:{verdict.node}:{verdict.scope}"},
        "properties": {"node": verdict.node, "scope": verdict.scope, "grade": verdict.grade},
    }
    found |= _located(telling.where(verdict))
    if verdict.accepted is not None and not verdict.stale:
        found["suppressions"] = [{"kind": "inSource", "justification": verdict.accepted}]
    return found


def _of_example(telling: Telling, issue: Issue) -> dict[str, Any]:
    """An example that does not come out."""
    message = {"text": issue.text(telling.lang)}
    return {"ruleId": issue.code, "level": "error", "message": message, **_located(issue.where)}


def _located(where: Where) -> dict[str, Any]:
    """Where it stands; nothing where there is no file."""
    if not where.file:
        return {}
    region = {"startLine": where.line, "startColumn": where.column or 1} if where.line is not None else None
    uri = Path(where.file).as_posix()
    place: dict[str, Any] = {"artifactLocation": {"uri": uri}, **({"region": region} if region else {})}
    return {"locations": [{"physicalLocation": place}]}
