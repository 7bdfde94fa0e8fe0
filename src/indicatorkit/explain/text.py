"""An explanation in words: each clause from the catalogue, one sentence a node, and the tree below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..framework import Framework
from ..issues import Where
from ..values import LeafReason, Letter, NodeReason
from ..words import Lang, count, listed, say
from .labels import grey_label, label, name, quoted, style
from .why import Why

MOST_NAMES: Final = 3
MOST_LABELS: Final = 4


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell said that was not a plain answer, its note, and where it stands."""

    text: str = ""
    note: str = ""
    source: str = ""
    place: Where | None = None
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """Says explanations of one framework in one language; `told` is what the answers themselves said, by question."""

    framework: Framework
    lang: Lang
    told: Mapping[str, Told]

    # -------------------------------------------------------------------------------------------------- one sentence

    def sentence(self, node: Why) -> str:
        """The node in one sentence."""
        match node.state:
            case "known":
                return self._known(node)
            case "not_applicable":
                return self._say("not_applicable", name=self._name(node))
            case "grey" if node.lacks_answer:
                return self._say("unanswered", name=self._name(node), reason=self._leaf_reason(node))
            case _:
                return self._grey(node)

    def _known(self, node: Why) -> str:
        assert node.letter is not None
        what = self._label(node, node.letter)
        parts = [self._say("is", name=self._name(node), label=what), self._inputs(node), self._provisional(node)]
        if node.rests_on_assumption:
            parts.append(self._say("assumed"))
        return self._joined(parts)

    def _grey(self, node: Why) -> str:
        questions = self._questions(node)
        if questions and all(each.reason == LeafReason.NOT_SUPPLIED for each in questions):
            return self._joined([self._count("empty", len(questions), name=self._name(node))])
        head = self._say("grey", name=self._name(node), cause=self._cause(node))
        return self._joined([head, self._inputs(node), self._future(node)])

    def _joined(self, parts: list[str]) -> str:
        return self._say("sentence", clauses="; ".join(each for each in parts if each))

    def _name(self, node: Why) -> str:
        return quoted(self.framework, node.item, self.lang)

    # ------------------------------------------------------------------------------------------------------- clauses

    def _cause(self, node: Why) -> str:
        blamed = [each for each, _ in node.inputs if each.item in node.blamed]
        names = self._names(blamed)
        known = sum(each.state == "known" for each in node.fed)
        applying = sum(each.state != "not_applicable" for each in node.fed)
        match NodeReason(node.reason or ""):
            case NodeReason.MISSING_INPUTS:
                return self._lacking(blamed, max(applying, len(blamed)), names)
            case NodeReason.TOO_LITTLE_KNOWN if not known:
                return self._count("nothing_known", applying, names=names)
            case NodeReason.TOO_LITTLE_KNOWN:
                return self._count("too_little_known", known, total=applying, names=names)
            case NodeReason.APPLICABILITY_UNKNOWN:
                return self._count("applicability_unknown", len(blamed), names=names)
            case NodeReason.SAYS_SO:
                return self._say("says_so", text=node.says(self.lang)) if node.says else self._say("says_so_silently")
            case NodeReason.NO_ROW if not blamed:
                return self._say("no_row_fits")
            case reason:
                return self._say(reason.value, names=names)

    def _lacking(self, blamed: list[Why], total: int, names: str) -> str:
        """What is missing among so many inputs: answers, parts that are grey, or the number of a part with a level."""
        if any(each.state == "known" for each in blamed):
            return self._count("number_open", len(blamed), names=names)
        answers = all(each.lacks_answer for each in blamed)
        if total == 1:
            return self._say("only_answer_missing" if answers else "only_node_missing", names=names)
        return self._count("missing_answers" if answers else "missing_nodes", len(blamed), total=total, names=names)

    def _inputs(self, node: Why) -> str:
        """What is known of its inputs, counted by label."""
        labels = Counter(
            label(self.framework, each.item, each.letter, self.lang) for each in node.fed if each.letter is not None
        )
        if not labels:
            return ""
        told = [self._say("times", number=number, label=self._quoted(each)) for each, number in labels.most_common()]
        shown = told[:MOST_LABELS]
        if len(told) > MOST_LABELS:
            shown.append(self._count("more", len(told) - MOST_LABELS))
        return self._say("inputs" if node.state == "known" else "known", list=listed(shown, self.lang))

    def _future(self, node: Why) -> str:
        found = node.possible
        if found.decided:
            return self._say("decided", label=self._label(node, found.values[0]))
        labels = list(dict.fromkeys(self._label(node, each) for each in found.values))
        if len(labels) > MOST_LABELS:
            labels = [*labels[: MOST_LABELS - 1], self._count("more", len(labels) - MOST_LABELS + 1)]
        if found.may_not_apply:
            labels.append(self._say("not_applicable_later"))
        if not labels:
            return self._say("stays_grey")
        key = "may_become" if found.exact else "may_become_bound"
        return self._say(key, labels=listed(labels, self.lang, joiner="or"))

    def _provisional(self, node: Why) -> str:
        """What a known level may still become, where it rests on part of the answers."""
        found = node.possible
        labels = [self._label(node, each) for each in found.values if each != node.letter]
        if node.letter is None or not node.rule or not labels:
            return ""
        here = self._label(node, node.letter)
        others = [each for each in dict.fromkeys(labels) if each != here]
        return self._say("provisional", labels=listed(others, self.lang, joiner="or")) if others else ""

    def _label(self, node: Why, letter: Letter) -> str:
        """What a value of the node is called, between quotation marks."""
        return self._quoted(label(self.framework, node.item, letter, self.lang))

    def _quoted(self, words: str) -> str:
        return self._say("quoted", name=words)

    def _names(self, nodes: list[Why]) -> str:
        shown = [self._with_reason(each) for each in nodes[:MOST_NAMES]]
        if len(nodes) > MOST_NAMES:
            shown.append(self._count("more", len(nodes) - MOST_NAMES))
        return listed(shown, self.lang)

    def _with_reason(self, node: Why) -> str:
        if not node.lacks_answer or node.reason == LeafReason.NOT_SUPPLIED:
            return self._name(node)
        return self._say("because", name=self._name(node), reason=self._leaf_reason(node))

    def _leaf_reason(self, node: Why) -> str:
        """Why an answer is missing: the option that was chosen, what could not be read, or the kind of nothing."""
        if node.reason == LeafReason.UNREADABLE:
            said = self.told.get(node.item, Told()).text
            return self._say("leaf.unreadable", said=said) if said else self._say("leaf.illegible")
        item = self.framework.items.get(node.item)
        options = item.answer.options if item is not None and item.answer is not None else ()
        option = next((each for each in options if each.id == node.reason), None)
        if option is not None:
            return self._say("leaf.option", label=option.name(self.lang))
        return self._say(f"leaf.{node.kind}")

    def _questions(self, node: Why) -> list[Why]:
        """All questions below a node, each once; none if any of them is answered, or an attribute has a say."""
        found: dict[str, Why] = {}
        stack = [node]
        while stack:
            here = stack.pop()
            if not here.inputs:
                if here.state != "grey" or here.item not in self.framework.items:
                    return []
                found[here.item] = here
            stack.extend(each for each, _ in here.inputs)
        return list(found.values())

    # -------------------------------------------------------------------------------------------------------- the tree

    def tree(self, node: Why, depth: int | None = None) -> Iterator[str]:
        """The node and what it was computed from, a line each, indented; a branch in which all is empty is one line."""
        yield from self._tree(node, 0, depth)

    def _tree(self, node: Why, level: int, depth: int | None) -> Iterator[str]:
        yield f"{'  ' * level}{self._line(node, brief=level == 0)}"
        if depth is not None and level >= depth:
            return
        if level and node.inputs and self._questions(node):
            return
        shown: set[str] = set()
        for each, _ in node.inputs:
            if each.item not in shown and each.item != node.item:
                shown.add(each.item)
                yield from self._tree(each, level + 1, depth)

    def _line(self, node: Why, *, brief: bool) -> str:
        """The node as one line; `brief` leaves out the cause of a grey, which a sentence above has told already."""
        told = self.told.get(node.item, Told())
        parts = [self._status(node, brief=brief)]
        if told.note:
            parts.append(self._say("note", note=told.note))
        place = told.place.text(self.lang) if told.place is not None else ""
        if told.source or place:
            parts.append(self._say("from", source=", ".join(each for each in (told.source, place) if each)))
        return " · ".join(parts)

    def _status(self, node: Why, *, brief: bool) -> str:
        title = name(self.framework, node.item, self.lang)
        if node.state == "known" and node.letter is not None:
            shown = style(self.framework, node.item, node.letter)
            glyph = f"{shown.glyph} " if shown is not None and shown.glyph else ""
            return f"{glyph}{title}: {label(self.framework, node.item, node.letter, self.lang)}"
        if node.state == "not_applicable":
            return f"– {title}: {self._say('not_applicable_label')}"
        if node.lacks_answer:
            return f"? {title}: {self._leaf_reason(node)}"
        grey = f"? {title}: {grey_label(self.framework, node.item, self.lang)}"
        return grey if brief else f"{grey} ({self._cause(node)})"

    # -------------------------------------------------------------------------------------------------- the catalogue

    def _say(self, key: str, /, **params: object) -> str:
        return say(f"explain.{key}", self.lang, **params)

    def _count(self, key: str, number: int, /, **params: object) -> str:
        return count(f"explain.{key}", self.lang, number, **params)

    def policy(self, node: Why) -> str:
        """The rule and the missing policy in force, in words; empty for a question."""
        if not node.rule:
            return ""
        rule = say(f"rule.{node.rule}", self.lang)
        if not node.policy:
            return self._say("rule", rule=rule)
        return self._say("policy", rule=rule, policy=say(f"policy.{node.policy}", self.lang))
