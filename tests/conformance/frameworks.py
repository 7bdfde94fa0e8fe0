"""The frameworks of the suite that are made: every kind of rule on the same lights, under every policy that it takes.

Kinds and their policies are those of the union of rules, so that a new kind joins by itself; what it needs to be said
beside a policy stands in `kinds.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from indicatorkit.kinds import KINDS

FIELDS = (Path(__file__).parent / "kinds.toml").read_text("utf-8")
HEAD = """\
# The rule `{kind}` on lights that are red, amber or green, worth 0, 1 or 2 points. Generated.

format = 1

[framework]
id      = "conformance_{kind}"
version = "1"
status  = "example"
en      = "The rule {kind}"

[scale.light]
worst_to_best = [ {{ id = "red", points = 0 }}, {{ id = "amber", points = 1 }}, {{ id = "green", points = 2 }} ]

[answer.light]
kind    = "level"
scale   = "light"
options = [ {{ id = "na", not_applicable = true }}, {{ id = "dont_know", missing = "unknown" }} ]
"""
QUESTION = '[[step]]\nid     = "{id}"\nanswer = "light"\n'
OF = {"one": "a", "two": "ab", "three": "abc"}


def rules() -> dict[str, str]:
    """A framework for every kind, by its name."""
    return {kind: framework(kind) for kind in KINDS}


def framework(kind: str) -> str:
    """The kind on its inputs, as text."""
    asked = "ab" if KINDS[kind].input_keys else "a" if KINDS[kind].takes_one else "abc"
    questions = [QUESTION.format(id=id) for id in asked]
    parts = [HEAD.format(kind=kind), *questions, f"[rollup.tried]\n{rollup(kind)}", *results(kind)]
    return "\n".join(parts)


def rollup(kind: str, **more: str) -> str:
    """The keys of the roll-up as text, with more of them, their signs of equality under one another."""
    said = [f'rule = "{kind}"', *fields(kind).splitlines(), *(f"{key} = {each}" for key, each in more.items())]
    keyed = [(line, re.match(r"([a-z_]+) *= (.*)", line)) for line in said if line]
    width = max(len(key[1]) for _, key in keyed if key)
    return "".join(f"{key[1]:<{width}} = {key[2]}\n" if key else f"{line}\n" for line, key in keyed)


def fields(kind: str) -> str:
    """What `kinds.toml` says of a kind, as it is written there."""
    _, found, rest = f"\n{FIELDS}".partition(f"\n[{kind}]\n")
    return rest.partition("\n\n[")[0].rstrip("\n") + "\n" if found else ""


def results(kind: str) -> Iterator[str]:
    """A result for every policy, of as many inputs as the kind takes."""
    if KINDS[kind].input_keys:  # it names its inputs itself
        yield from (result(kind, name, said) for name, said in policies(kind))
        return
    for number in ("one",) if KINDS[kind].takes_one else ("two", "three"):
        uses = {"uses": "[" + ", ".join(f'"{id}"' for id in OF[number]) + "]"}
        for name, said in policies(kind, of_many=number == "three"):
            yield result(kind, name if number != "three" else f"{name}_of_three", {**uses, **said})


def policies(kind: str, *, of_many: bool = False) -> Iterator[tuple[str, Mapping[str, str]]]:
    """What may be done with what is missing, and with what does not apply: a name, and the keys that say so.

    Of many inputs a number may have to be known; for what does not apply a few are enough.
    """
    told = told_of(kind) if told_of(kind).isdigit() else f'"{told_of(kind)}"'
    counts_as = f'{{ counts_as = {told}, because = "it is tried" }}'
    written = {policy: counts_as if policy == "counts_as" else f'"{policy}"' for policy in KINDS[kind].policies}
    needed = len(written) > 1  # of one there is no choice
    for policy, said in written.items():
        yield f"missing_{policy}", {"missing": said} if needed else {}
    if not written:
        yield "never_missing", {}
    if of_many:
        if "leave_out" in written:
            yield (
                "missing_leave_out_two_known",
                {**({"missing": '"leave_out"'} if needed else {}), "known_at_least": "2"},
            )
        return
    yield "not_applicable_grey", {"not_applicable": '"grey"'}
    yield "not_applicable_counts_as", {"not_applicable": counts_as}


def told_of(kind: str) -> str:
    """What something missing counts as, where it does: the middle of the three lights, as the kind reads them."""
    return "1" if KINDS[kind].reads == "number" else "amber"


def result(kind: str, name: str, said: Mapping[str, str]) -> str:
    """A result as text."""
    keys = {"id": f'"{name}"', "rollup": '"tried"', **said}
    width = max(map(len, keys))
    return "\n".join(["[[result]]", *(f"{key:<{width}} = {each}" for key, each in keys.items())]) + "\n"


assert set(tomllib.loads(FIELDS)) <= set(KINDS), "a kind that there is not"
