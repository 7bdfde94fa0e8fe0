"""Pieces of text about two waves: names, outcomes, answers and sentences, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from ...explain.labels import chosen_of, labels_of, name, quoted, written
from ...framework import Framework
from ...words import Lang, count, has, listed, say
from ..cells import Cell
from ..versions.declared import LONG
from .change import NEVER, Change, Moved, Rewritten
from .comparing import Comparing
from .kinds import Cause, Kind

MOST_ANSWERS: Final = 4
MOST_NAMES: Final = 4


class Phrases:
    """What people read of two waves."""

    comparing: Comparing
    lang: Lang
    old: Framework
    new: Framework

    def __init__(self, comparing: Comparing, lang: Lang) -> None:
        self.comparing, self.lang = comparing, lang
        self.old, self.new = comparing.frameworks
        self._moved = {(each.entity, each.perspective, each.question): each for each in comparing.moved}

    def say(self, key: str, /, **params: object) -> str:
        """A text of the catalogue."""
        return say(f"compare.{key}", self.lang, **params)

    def count(self, key: str, number: int, /, **params: object) -> str:
        """A text of the catalogue, for one or for several."""
        return count(f"compare.{key}", self.lang, number, **params)

    def names(self, names: Sequence[str], most: int = MOST_NAMES) -> str:
        """The first few, and how many more there are."""
        more = len(names) - most
        return listed([*names[:most], *([self.say("more", number=more)] if more > 0 else [])], self.lang)

    def name(self, item: str) -> str:
        """The name of a node."""
        return name(self.new, item, self.lang)

    def quoted(self, item: str) -> str:
        """The name between quotation marks."""
        return quoted(self.new, item, self.lang)

    # ------------------------------------------------------------------------------------------------------- outcomes

    def before(self, item: str, cell: Cell) -> str:
        """What came out, or was answered, before."""
        return self._outcome(self.old, self.comparing.names.old_of.get(item, item), cell)

    def after(self, item: str, cell: Cell) -> str:
        """What comes out, or is answered, now."""
        return self._outcome(self.new, item, cell)

    def _outcome(self, framework: Framework, item: str, cell: Cell) -> str:
        if cell.state == "grey":
            return self.say("grey")
        if cell.state == "not_applicable":
            return say("explain.not_applicable_label", self.lang)
        level = labels_of(framework, item, [cell.level], self.lang)[0] if cell.level is not None else None
        number = written(cell.number, self.lang) if cell.number is not None else None
        return " · ".join(each for each in (level, number) if each is not None) or self.say("number")

    def answer(self, moved: Moved) -> str:
        """A question with what was answered before and now; of a gap why."""
        before, after = self._both(moved)
        return self.say("answer", name=self.quoted(moved.question), before=before, after=after)

    def _both(self, moved: Moved) -> tuple[str, str]:
        former = self.comparing.names.old_of.get(moved.question, moved.question)
        return self._answered(self.old, former, moved.before), self._answered(self.new, moved.question, moved.after)

    def _answered(self, framework: Framework, question: str, cell: Cell) -> str:
        if cell.state != "grey":
            chosen = chosen_of(framework, question, cell.level or "", self.lang)
            return chosen or self._outcome(framework, question, cell)
        if has(f"explain.leaf.{cell.reason}", self.lang) and cell.reason != "unreadable":
            return say(f"explain.leaf.{cell.reason}", self.lang)
        if cell.reason == "unreadable":
            return say("explain.leaf.illegible", self.lang)
        return labels_of(framework, question, [cell.reason or ""], self.lang)[0]

    # ------------------------------------------------------------------------------------------------------ sentences

    def change(self, change: Change) -> str:
        """What became of a node, with what that is due to."""
        if change.kind is Kind.BREAK:
            return self._break(change)
        before, after = change.before, change.after
        if None not in (before.level, after.level) and before.level != after.level:
            before, after = replace(before, number=None), replace(after, number=None)
        was, now = self._was_and_now(change, before, after)
        said = self.say(f"says.{change.kind}", name=self.quoted(change.node), before=was, after=now)
        return self._because(said, change)

    def _was_and_now(self, change: Change, before: Cell, after: Cell) -> Iterator[str]:
        """What came out then and now, each with what it rests on."""
        outcomes = self.before(change.node, before), self.after(change.node, after)
        for said, is_assumed in zip(outcomes, change.assumed, strict=True):
            yield say("sheets.assumed", self.lang, outcome=said) if is_assumed else said

    def _because(self, said: str, change: Change) -> str:
        """The sentence, with the answers that account for it: without rules that are others there always are some."""
        if change.answers == (change.node,):
            moved = self._moved[change.entity, change.perspective, change.node]
            before, after = self._both(moved)
            if (before, after) == (self.before(change.node, change.before), self.after(change.node, change.after)):
                return self.say("sentence", said=said)
            return self.say("answered", said=said, before=before, after=after)
        return self.say("because", said=said, answers=self._answers(change))

    def _answers(self, change: Change) -> str:
        moved = [self._moved[change.entity, change.perspective, each] for each in change.answers]
        said = [self.answer(each) for each in moved]
        more = len(said) - MOST_ANSWERS
        shown = [*said[:MOST_ANSWERS], *([self.say("more", number=more)] if more > 0 else [])]
        text = self.say("and_also").join(shown)
        return text if change.mark == "minimum" else self.say("perhaps_fewer", answers=text)

    def _break(self, change: Change) -> str:
        """What the rules did, and apart from that what the answers did."""
        item = change.node
        was, now = self._was_and_now(change, change.before, change.after)
        params = {"name": self.quoted(item), "before": was, "after": now}
        if change.by_rules is None:
            questions = self.names([self.quoted(each) for each in change.unread])
            return self.count("unread", len(change.unread), questions=questions, **params)
        params["through"] = self.after(item, change.by_rules)
        params["where"] = self._where(change)
        if change.within in (Kind.SAME, Kind.STILL_GREY):
            return self.say("by_policy" if change.cause is Cause.POLICY else "by_rules", **params)
        return self.say("by_both", answers=self._answers(change), **params)

    def _where(self, change: Change) -> str:
        """Of which nodes the rules are others; nothing where it is only the node itself."""
        if change.rules in ((), (change.node,)):
            return ""
        return self.say("where", names=self.names([self.quoted(each) for each in change.rules]))

    def notes(self, change: Change) -> Iterable[str]:
        """What people wrote beside the answers that account for a change: now, else then."""
        for question in change.answers:
            before, after = self._moved[change.entity, change.perspective, question].notes
            note = after or before
            if note:
                yield self.say("note", name=self.quoted(question), note=" ".join(note.split()))

    # ---------------------------------------------------------------------------------------------- what is rewritten

    def rewritten(self, found: Rewritten) -> str:
        """One key that is written differently."""
        was, now = found.before, found.after
        if NEVER in (was, now):
            return self.say("from_now" if was == NEVER else "no_more")
        if was is None:
            return say("diff.written_long" if now == LONG else "diff.written", self.lang, key=found.key, after=now)
        if now is None:
            return say("diff.struck_long" if was == LONG else "diff.struck", self.lang, key=found.key, before=was)
        if was == now:
            return say("diff.rewritten", self.lang, key=found.key)
        return say("diff.rewritten_to", self.lang, key=found.key, before=was, after=now)
