"""What a name such as `x@previous` stands for: a node of this file as it was in an earlier wave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..issues import Path, guess
from ..items import Earlier
from ..waves import AT, PREVIOUS, split_earlier
from .findings import At, Findings, Place
from .tree import Entry


def is_earlier(name: object) -> bool:
    """Whether it is the name of something in an earlier wave."""
    return isinstance(name, str) and AT in name


def is_answer_of_then(entry: Entry | None) -> bool:
    """Whether a node is what was answered to a question in an earlier wave."""
    return entry is not None and entry.earlier is not None and entry.answer is not None


class LookingBack:
    """The nodes in earlier waves that a file names, each made once."""

    nodes: dict[str, Entry]
    attributes: frozenset[str]
    waves: tuple[str, ...]
    findings: Findings

    def __init__(
        self, nodes: dict[str, Entry], attributes: frozenset[str], waves: tuple[str, ...], findings: Findings
    ) -> None:
        self.nodes, self.attributes, self.waves, self.findings = nodes, attributes, waves, findings
        self.places: dict[str, Path] = {}

    def find(self, name: str, path: Path) -> Entry | None:
        """The node as it was then; nothing where there is no such thing, which is said."""
        if name not in self.nodes and self._is_sound(name, path):
            self.places[name] = path
            self.add(Earlier(of=split_earlier(name)[0], wave=split_earlier(name)[1]))
        return self.nodes.get(name)

    def add(self, earlier: Earlier) -> Entry:
        """The node as it was then: it says what it says now."""
        now = self.nodes[earlier.of]
        found = replace(
            now,
            id=earlier.id,
            kind="step",
            parent=None,
            group=None,
            children=[],
            also=[],
            feeds=[],
            later_feeds=[],
            earlier=earlier,
        )
        self.nodes[found.id] = found
        return found

    def _is_sound(self, name: str, path: Path) -> bool:
        id_, wave = split_earlier(name)
        at = _at(name, path)
        known = (PREVIOUS, *self.waves)
        if AT in wave:
            self.findings.error(
                "earlier-of-earlier", path, at=at, found=name, node=id_, other=f"{id_}{AT}{wave.partition(AT)[0]}"
            )
        elif id_ in self.attributes:
            self.findings.error("earlier-of-attribute", path, at=at, found=name, attribute=id_)
        elif id_ not in self.nodes:
            self.findings.error("unknown-node", path, at=at, found=id_, known=self.nodes)
        elif self.nodes[id_].is_heading:
            self.findings.error("heading-has-no-outcome", path, at=at, found=id_)
        elif not wave or (wave not in known and (self.waves or guess(wave, [PREVIOUS]))):
            self.findings.error("wave-not-listed", path, at=at, found=wave, known=known)
        else:
            return True
        return False


def complete(back: LookingBack, reads: Mapping[str, Mapping[str, Path]]) -> tuple[Earlier, ...]:
    """All that must be known of earlier waves: what is named, and what that rests on; `reads` says who reads what.

    What looks back itself cannot be looked back at: how far back that goes would never end.
    """
    todo = [entry for entry in back.nodes.values() if entry.earlier is not None]
    for entry in todo:
        assert entry.earlier is not None
        place = back.places.get(entry.id, entry.path)
        for id_, there in reads[entry.earlier.of].items():
            if back.nodes[id_].earlier is not None:
                at = _at(entry.id, place)
                also: tuple[Place, ...] = ((there, "header"),)
                back.findings.error(
                    "earlier-of-earlier", place, at=at, found=entry.id, node=entry.earlier.of, other=id_, also=also
                )
                entry.spoil()
            elif Earlier(of=id_, wave=entry.earlier.wave).id not in back.nodes:
                other = back.add(Earlier(of=id_, wave=entry.earlier.wave))
                back.places[other.id] = place
                todo.append(other)
    return tuple(entry.earlier for entry in todo if entry.earlier is not None)


def _at(name: str, path: Path) -> At:
    """Whether a name stands there as a key or as a value."""
    return "key" if path[-1] == name else "value"
