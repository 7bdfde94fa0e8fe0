"""All edits of a framework: every declaration that is used, every key of it, every change of what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ...issues import Path
from ...kinds import KINDS
from ...light import dataclass
from ...toml.mentions import at
from .domain import Domain
from .edits import GONE, Edit
from .fields import MINIMUM, Fields

NAMED: Final = ("rollup", "answer", "bands", "rescale")
UNSAID_MINIMUM: Final = 2
TEXTS: Final = frozenset(("nl", "en", "source", "certainty", "rule", "kind", "scale", "unit", "hit"))
"""What decides nothing, or what a rule is; `hit` only says that no two rows may hold together."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A table that an author would open, and the nodes and attributes for which it holds."""

    path: Path
    users: tuple[str, ...]


def declarations(domain: Domain) -> tuple[Declaration, ...]:
    """Named roll-ups, answers, bands, rescales and scales that something uses, then the nodes; as they are written."""
    named = [
        Declaration((kind, name), users)
        for kind in (*NAMED, "scale")
        for name in domain.doc.get(kind, {})
        if (users := domain.users((kind, name)))
    ]
    nodes = [Declaration(item.places[""], (item.id,)) for item in domain.framework]
    return (*named, *nodes)


def edits(domain: Domain, declaration: Declaration) -> Iterator[Edit]:
    """The edits of one declaration, each once."""
    seen: set[tuple[Path, str]] = set()
    for edit in _edits(domain, declaration):
        key = (edit.path, repr(edit.new))
        if key not in seen and edit.new != edit.old:
            seen.add(key)
            yield edit


def _edits(domain: Domain, declaration: Declaration) -> Iterator[Edit]:
    raw = at(domain.doc, declaration.path)
    fields = Fields(domain, declaration.users)
    match declaration.path[0]:
        case "scale":
            yield from _of_scale(domain, declaration, fields)
            return
        case "bands":
            for path, new in fields.changes("bands", raw):
                yield _edit(domain, declaration, path, new)
            return
        case "rollup":
            yield from _unsaid(domain, declaration, fields, raw)
        case kind if kind not in NAMED:
            yield from _of_node(domain, declaration, fields, raw)
    for key in raw:
        if key not in TEXTS and key != "applies_if":
            for path, new in fields.changes(key, raw[key]):
                yield _edit(domain, declaration, (key, *path), new)


def _edit(domain: Domain, declaration: Declaration, inner: Path, new: Any) -> Edit:
    path = (*declaration.path, *inner)
    old = at(domain.doc, path)
    return Edit(declaration.path, path, GONE if old is None else old, new)


def _of_scale(domain: Domain, declaration: Declaration, fields: Fields) -> Iterator[Edit]:
    """The points of levels."""
    for key in ("worst_to_best", "classes"):
        for index, level in enumerate(at(domain.doc, (*declaration.path, key)) or ()):
            for path, new in fields.changes("points", level.get("points")):
                yield _edit(domain, declaration, (key, index, "points", *path), new)


def _of_node(domain: Domain, declaration: Declaration, fields: Fields, raw: Mapping[str, Any]) -> Iterator[Edit]:
    """What a node alone has: its gate, left out, turned around and changed; and what its own rule leaves unsaid."""
    if "applies_if" in raw:
        yield _edit(domain, declaration, ("applies_if",), GONE)
        changes = (*fields.conditions.negated(raw["applies_if"]), *fields.conditions.changes(raw["applies_if"]))
        for path, new in changes:
            if new != {}:  # a gate that asks nothing is no gate
                yield _edit(domain, declaration, ("applies_if", *path), new)
    for wave in raw.get("rollup_from", {}):
        yield _edit(domain, declaration, ("rollup_from", wave), GONE)
    if raw.get("rule") in KINDS:
        yield from _unsaid(domain, declaration, fields, raw)


def _unsaid(domain: Domain, declaration: Declaration, fields: Fields, raw: Mapping[str, Any]) -> Iterator[Edit]:
    """The policy for what is missing, for what does not apply, and the minimum, where none is written."""
    kind = KINDS[raw["rule"]]
    policy = raw.get("missing", kind.model_fields["missing"].default)
    path = declaration.path
    if "missing" not in raw and kind.policies:
        for _, word in fields.changes("missing", policy):
            yield Edit(path, (*path, "missing"), policy, word)
    if "not_applicable" not in raw and domain.may_not_apply(fields.inputs):
        yield Edit(path, (*path, "not_applicable"), "leave_out", "grey")
    if policy in ("leave_out", "prorate") and not any(key in raw for key in MINIMUM) and fields.most_inputs > 1:
        yield Edit(path, (*path, "known_at_least"), 1, UNSAID_MINIMUM)
