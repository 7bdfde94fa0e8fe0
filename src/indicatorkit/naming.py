"""Names that a caller gives, of nodes, waves and others: one or several, each of which must be there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeAlias, overload

from .errors import DataError
from .framework import Framework
from .issues import Issue, Where, guess

Names: TypeAlias = str | Iterable[str]
"""One name, or several."""


@overload
def names_of(names: Names) -> tuple[str, ...]: ...
@overload
def names_of(names: Names | None) -> tuple[str, ...] | None: ...
def names_of(names: Names | None) -> tuple[str, ...] | None:
    """The names, each once; a text is one name, for taken as several it would be one for each of its letters."""
    if names is None:
        return None
    return (names,) if isinstance(names, str) else tuple(dict.fromkeys(names))


def nodes_of(framework: Framework, names: Names, known: Collection[str]) -> tuple[str, ...]:
    """The nodes that are named, each once; those that are not among the known are a `DataError`, with guesses."""
    found = names_of(names)
    strange = [no_such_node(framework, each, known) for each in found if each not in known]
    if strange:
        raise DataError(strange)
    return found


def node_of(framework: Framework, name: str, known: Collection[str]) -> str:
    """The node that is named; a `DataError` with a guess when it is not among the known."""
    if name not in known:
        raise DataError([no_such_node(framework, name, known)])
    return name


def no_such_wave(wave: str, known: Collection[str]) -> Issue:
    """That answers of this wave are not there, and of which waves there are."""
    if not any(known):
        return Issue("error", "no-waves", Where(), {"found": wave})
    words = {"found": wave, "known": ", ".join(each or "–" for each in known), "guess": guess(wave, list(known))}
    return Issue("error", "no-such-wave", Where(), words)


def no_such_node(framework: Framework, name: str, known: Iterable[str]) -> Issue:
    """That there is no such node, and which is perhaps meant, by its id or its name as people read it."""
    return Issue("error", "no-such-node", Where(), {"found": name, "guess": framework.near(name, known)})
