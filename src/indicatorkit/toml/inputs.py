"""What feeds each node: its children, what it uses, and the columns of its table, each with its weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import chain
from typing import Any

from ..asking import is_measured
from ..issues import Path
from ..items import Earlier
from .answering import marked
from .earlier import LookingBack, is_earlier
from .findings import Findings, value_of
from .mentions import of_gate, of_limits, of_rows, of_thens, rules_of
from .named import Named
from .nodes import weight_of
from .tree import Entry, Feed, RuleHere


class Inputs:
    """The nodes of a file by id, and who feeds whom."""

    named: Named
    findings: Findings

    def __init__(
        self, entries: list[Entry], attributes: Iterable[str], named: Named, waves: tuple[str, ...] = ()
    ) -> None:
        self.named, self.findings = named, named.findings
        self.nodes: dict[str, Entry] = {entry.id: entry for entry in entries}
        self.attributes: frozenset[str] = frozenset(attributes)
        self.earlier: tuple[Earlier, ...] = ()
        self.back: LookingBack = LookingBack(self.nodes, self.attributes, waves, self.findings)
        self.tagged: dict[str, list[Entry]] = {}
        for entry in self.nodes.values():
            for tag in dict.fromkeys(entry.own.tags) if entry.own is not None else ():
                self.tagged.setdefault(tag, []).append(entry)
        self.lists: dict[str, list[Feed]] = {
            f"{kind}s": [feed for entry in entries if entry.kind == kind for feed in _as_input(entry)]
            for kind in ("theme", "indicator")
        }

    def feed(self, entry: Entry) -> None:
        """Fills in what feeds a computed node."""
        if entry.own is None or entry.answer is not None:
            return
        whole = entry.parent if entry.kind == "also" and entry.parent is not None else entry
        given = list(_children(whole))
        if whole.own is not None and whole.own.uses is not None:
            given += self._used(whole, whole.own.uses, (*whole.path, "uses"))
        if entry.rule is None:
            return
        entry.feeds = self._feeds(entry, entry.rule, given)
        entry.later_feeds = [self._feeds(entry, here, given) for _, here in entry.later]

    def look_back(self, entry: Entry) -> None:
        """Finds what its conditions and rows name of earlier waves."""
        doc = self.named.doc
        said = [(each.item, each.path) for each in of_gate(entry)]
        for here in rules_of(entry):
            said += [(each.item, each.path) for each in (*of_rows(doc, here), *of_limits(doc, here))]
            said += of_thens(here)
        for item, path in said:
            if is_earlier(item) and self.back.find(item, path) is None:
                entry.spoil()

    def _feeds(self, entry: Entry, here: RuleHere, given: Iterable[Feed]) -> list[Feed]:
        """What feeds one of the roll-ups of a node; what it names itself weighs 1."""
        found: dict[str, Feed] = {}
        for feed in given:
            found.setdefault(feed.id, replace(feed, weight=self._weight(here, feed)))
        for feed in self._named(entry, here):
            found[feed.id] = feed
        self._check_number(entry, here, sum(feed.weight != 0 for feed in found.values()))
        for beside in [each for feed in found.values() for each in self._beside(entry, here, feed)]:
            found.setdefault(beside.id, beside)
        idle = [feed.id for feed in found.values() if feed.weight == 0]
        entry.idle += idle
        feeds = [feed for feed in found.values() if feed.weight != 0]
        feeds += self._columns(entry, {feed.id for feed in feeds})
        self._check(entry, here, feeds, idle)
        return feeds

    def _columns(self, entry: Entry, feeding: set[str]) -> Iterator[Feed]:
        """The nodes that only rows of a table name, in any wave."""
        for here in rules_of(entry):
            for mention in of_rows(self.named.doc, here):
                if mention.item and mention.item not in feeding:
                    feeding.add(mention.item)
                    yield Feed(mention.item, Fraction(1), mention.path, column=True)

    # ----------------------------------------------------------------------------------------------------- uses

    def _named(self, entry: Entry, here: RuleHere) -> Iterator[Feed]:
        """The inputs that a rule names under keys of its own: nodes, each once."""
        seen: dict[str, str] = {}
        for key, id_ in zip(here.rule.input_keys, here.rule.inputs_named(), strict=True):
            place = here.place(key)
            if id_ in self.lists:
                self.findings.error("unknown-node", place, found=id_, known=self.nodes)
                entry.spoil()
            elif id_ in seen:
                also = value_of(here.place(seen[id_]))
                self.findings.error("input-named-twice", place, found=id_, one=seen[id_], other=key, also=also)
                entry.spoil()
            else:
                yield from self._one_used(entry, id_, place)
            seen.setdefault(id_, key)

    def _beside(self, entry: Entry, here: RuleHere, feed: Feed) -> Iterator[Feed]:
        """What a rule reads beside an input."""
        for id_ in here.rule.also_reads(feed.id):
            yield from self._one_used(entry, id_, here.places.get("since", feed.path))

    def _used(self, entry: Entry, raw: object, path: Path) -> Iterator[Feed]:
        many = isinstance(raw, list | tuple)
        for index, each in enumerate(raw if isinstance(raw, list | tuple) else [raw]):
            yield from self._one_used(entry, each, (*path, index) if many else path)

    def _one_used(self, entry: Entry, raw: object, path: Path) -> Iterator[Feed]:
        match raw:
            case "themes" | "indicators":
                yield from (Feed(feed.id, feed.weight, path) for feed in self.lists[raw] if feed.id != entry.id)
            case str() if is_earlier(raw) and self.back.find(raw, path) is None:
                entry.spoil()
            case str() if raw in self.nodes:
                if self.nodes[raw].is_heading:
                    self.findings.error("heading-has-no-outcome", path, found=raw)
                    entry.spoil()
                else:
                    yield Feed(raw, Fraction(1), path)
            case str() if raw in self.attributes:
                self.findings.error("attribute-as-input", path, found=raw)
                entry.spoil()
            case {"tag": str(tag), **more} if not more:
                yield from self._tagged(entry, tag, path)
            case str():
                self.findings.error("unknown-node", path, found=raw, known=chain(self.nodes, self.lists))
                entry.spoil()
            case _:
                self.findings.error("not-an-input", path, found=raw)
                entry.spoil()

    def _tagged(self, entry: Entry, tag: str, path: Path) -> Iterator[Feed]:
        if tag not in self.tagged:
            self.findings.error("unknown-name", (*path, "tag"), kind="tag", found=tag, known=self.tagged)
            entry.spoil()
        for each in self.tagged.get(tag, ()):
            if not each.is_heading:
                yield Feed(each.id, Fraction(1), path)

    # -------------------------------------------------------------------------------------------------- weights

    def _weight(self, here: RuleHere, feed: Feed) -> Fraction:
        """By id, before tag, before where it stands."""
        said: Mapping[str, Any] = here.rule.weights or {}
        own = self.nodes[feed.id].own if feed.id in self.nodes else None
        names = (feed.id, *(own.tags if own is not None else ()))
        return next((said[name] for name in names if name in said), feed.weight)

    def _check(self, entry: Entry, here: RuleHere, feeds: list[Feed], idle: list[str]) -> None:
        """Whether there is something to compute with, and the weights fit it."""
        if not feeds and not here.rule.then_inputs():
            if entry.is_sound:
                self._report_empty(entry, idle)
            return
        self._check_weights(entry, here, {*(feed.id for feed in feeds), *idle})
        inputs = [feed for feed in feeds if not feed.column]
        if here.rule.input_keys:
            self._check_named(entry, here, inputs)
        for feed in inputs:
            if feed.weight < 0 and not here.rule.weighs_against:
                said = here.rule.weights or {}
                key = feed.id if feed.id in said else next(iter(said), "")
                where = here.place("weights", key) if said else (*feed.path, "weight")
                self.findings.error("negative-weight", where, node=feed.id, rule=here.rule.rule)
        of = here.rule.of
        if of is not None and of not in ("number", "level"):
            self._read_through(entry, here, of, inputs)

    def _check_named(self, entry: Entry, here: RuleHere, inputs: Iterable[Feed]) -> None:
        """A rule that names its inputs reads no others."""
        for feed in inputs:
            if feed.id not in here.rule.inputs_named() and entry.is_sound:
                keys = ", ".join(f"`{key}`" for key in here.rule.input_keys)
                also = value_of(here.place("rule"))
                self.findings.error(
                    "input-not-named", feed.path, at="header", node=feed.id, rule=here.rule.rule, keys=keys, also=also
                )
                entry.spoil()

    def _check_number(self, entry: Entry, here: RuleHere, number: int) -> None:
        """Whether a rule that is about one node has one."""
        if here.rule.takes_one and number > 1 and entry.is_sound:
            self.findings.error("one-input", here.place("rule"), node=entry.id, rule=here.rule.rule, number=number)
            entry.spoil()

    def _report_empty(self, entry: Entry, idle: list[str]) -> None:
        code = "rollup-without-inputs"
        if idle:
            code = "all-weights-zero"
        elif entry.kind in ("theme", "group"):
            code = f"empty-{entry.kind}"
        match code:
            case "all-weights-zero":
                self.findings.error("all-weights-zero", entry.path, at="header", node=entry.id)
            case "empty-theme":
                self.findings.error("empty-theme", entry.path, at="header", node=entry.id)
            case "empty-group":
                self.findings.error("empty-group", entry.path, at="header", node=entry.id)
            case _:
                self.findings.error("rollup-without-inputs", entry.path, at="header", node=entry.id)
        entry.spoil()

    def _check_weights(self, entry: Entry, here: RuleHere, names: set[str]) -> None:
        said = here.rule.weights
        if said is None:
            return
        at_node = here.name is None or "weights" in entry.raw
        tags = {tag for id_ in names if (node := self.nodes.get(id_)) is not None and node.own for tag in node.own.tags}
        known = names | tags if at_node else {*self.nodes, *self.tagged}
        for name in said:
            if name not in known:
                self.findings.error(
                    "weight-of-nothing", here.place("weights", name), at="key", found=name, known=sorted(known)
                )
        if not here.rule.uses_weights() and any(weight not in (0, 1) for weight in said.values()):
            self.findings.warning("weights-without-effect", here.place("weights"), at="key", rule=here.rule.rule)

    def _is_measured(self, feed: Feed) -> bool:
        """Whether a question is answered with a number of which no list can be made."""
        answer = self.nodes[feed.id].answer
        return answer is not None and is_measured(answer)

    def _read_through(self, entry: Entry, here: RuleHere, name: str, inputs: list[Feed]) -> None:
        """Reads each answer through the rescale, with the marks of the input itself."""
        rescale = self.named.rescales.get(name)
        if rescale is None:
            return entry.spoil()
        if rescale.outside == "grey" and any(self._is_measured(feed) for feed in inputs):
            self.findings.error("read-through-grey", here.place("of"), found=name)
            return entry.spoil()
        for feed in inputs:
            node = self.nodes[feed.id]
            if node.marks is None:
                entry.spoil()
                continue
            feed.rescale = marked(rescale, node.marks, node.id, node.path, self.findings)
            if feed.rescale is None:
                entry.spoil()
        return None


def _as_input(entry: Entry) -> list[Feed]:
    """What a node hands up: itself, or, of a heading, what stands under it."""
    if entry.is_heading:
        return list(_children(entry))
    return [Feed(entry.id, weight_of(entry), entry.path)]


def _children(entry: Entry) -> Iterator[Feed]:
    """What feeds a node from below: groups with a roll-up, then the rest as written."""
    rolled = [each for each in entry.children if each.kind == "group" and not each.is_heading]
    loose = [each for each in entry.children if each.kind != "group"]
    loose += [
        member for group in entry.children if group.kind == "group" and group.is_heading for member in group.children
    ]
    loose.sort(key=lambda each: each.path[-1] if entry.kind == "theme" else 0)
    for child in (*rolled, *loose):
        yield from _as_input(child)


def report_marks(entries: list[Entry], named: Named) -> None:
    """Marks that no rescale asks for; looked at when all rescales have been read, if all of them could be."""
    for entry in entries if named.all_marks_are_known else ():
        for mark in entry.own.marks if entry.own is not None else ():
            if mark not in named.marks:
                where = (*entry.path, "marks", mark)
                named.findings.warning("mark-without-effect", where, at="key", found=mark, known=named.marks)


def report_twice(entries: list[Entry], attributes: Mapping[str, Path], findings: Findings) -> list[Entry]:
    """The nodes whose id is theirs alone; every second one is a finding that shows the first."""
    first: dict[str, Path] = {id_: (*path, "id") for id_, path in attributes.items()}
    kept: list[Entry] = []
    for entry in entries:
        here = (*entry.path, "id")
        if entry.id in first:
            findings.error("id-twice", here, found=entry.id, also=((first[entry.id], "value"),))
            continue
        first[entry.id] = here
        kept.append(entry)
    return kept
