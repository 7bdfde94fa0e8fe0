"""What the answers of one case mean: looked up where they were read before, else read, each by its codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import getitem
from typing import Any, Final, TypeAlias

from ..answers import NOT_SUPPLIED
from ..errors import DataError
from ..frames.codebook import Codebook
from ..frames.coding import books_of
from ..frames.names import Items
from ..framework import Framework
from ..issues import Issue, Where
from ..plan import leaves
from ..values import LeafReason

Numbers: TypeAlias = "list[float | None]"
"""For each question what was answered, where that is measured."""
Strange: TypeAlias = tuple[str, Any, str]
"""An answer that could not be read: the question, what was said, and the code of the issue."""

SAID_BY_REASONS: Final = frozenset(each.value for each in LeafReason)
"""A reason is equal to the text of its name, which may be an option: what was read of the one is not of the other."""


class Questions:
    """The questions and attributes of a framework, made ready for dicts of answers; shared by threads."""

    def __init__(self, framework: Framework) -> None:
        own, books = leaves(framework), books_of(framework)
        self._books: dict[str, tuple[int, Codebook]] = {leaf.id: (leaf.position, books[leaf.id]) for leaf in own}
        self._cells = {each: cells for each, book in self._books.values() if (cells := _cells(book))}
        self._measured = [(leaf.id, *self._books[leaf.id]) for leaf in own if leaf.position in self._cells]
        self._names = Items(framework)
        self._missing = [leaf.missing for leaf in own]
        self._blank: dict[str, Any] = dict.fromkeys(self._books)
        alike: dict[int, dict[Any, int]] = {}  # what is answered in the same way was read once for all such questions
        self._known = [alike.setdefault(id(books[leaf.id].kept), {None: leaf.missing + NOT_SUPPLIED}) for leaf in own]

    def unanswered(self) -> tuple[list[int], list[int], Numbers]:
        """The codes, reasons and numbers of a case of which nothing is known."""
        return self._missing.copy(), [NOT_SUPPLIED] * len(self._missing), [None] * len(self._missing)

    def known(self, answers: Mapping[str, Any]) -> tuple[list[int], Sequence[float | None]] | None:
        """The marks of these answers (`engine.marks`) and their numbers; nothing where one was never read before."""
        try:
            given = {**self._blank, **answers}  # in the order of the questions; a name that is none comes after these
            if len(given) != len(self._blank):
                return None
            marks = list(map(getitem, self._known, given.values()))
        except (KeyError, TypeError):  # said for the first time, or no text; or no answers at all
            return None
        return marks, self._numbers(given) if self._measured else ()

    def read(
        self, codes: list[int], reasons: list[int], numbers: Numbers, answers: Mapping[str, Any]
    ) -> tuple[Strange, ...]:
        """Put what these answers mean in its places; what cannot be read is given back."""
        if not hasattr(answers, "items"):  # a row of a pandas frame has them too
            raise DataError([Issue("error", "not-a-case", Where(), {"found": type(answers).__name__})])
        strange: list[Strange] = []
        for item, raw in answers.items():
            found = self._books.get(item) or self._by_name(item)
            if found is None:
                strange.append((item, raw, "unknown-item"))
                continue
            position, book = found
            meaning = book.read(raw)
            codes[position], reasons[position] = meaning.code, meaning.reason
            numbers[position] = meaning.number if meaning.code < self._cells.get(position, 0) else None
            if meaning.why:
                strange.append((book.item, raw, meaning.why))
            elif raw.__class__ is str and raw in book.kept and raw not in SAID_BY_REASONS:
                self._known[position][raw] = meaning.code + meaning.reason
        return tuple(strange)

    def issue(self, item: str, raw: Any, why: str) -> Issue:
        """What was wrong with an answer, and what is perhaps meant."""
        if why == "unknown-item":
            near = self._names.guess(str(item))
            return Issue("error", why, Where(field=item), {"item": item, "said": item, "guess": near})
        return Issue("error", why, Where(field=item), self._books[item][1].help_for(str(raw), why))

    @property
    def are_measured(self) -> bool:
        """Whether any of them is answered with a measured number."""
        return bool(self._measured)

    def _numbers(self, given: Mapping[str, Any]) -> Numbers:
        """What was answered where that is measured, all of it read before."""
        found: Numbers = [None] * len(self._missing)
        for item, position, book in self._measured:
            meaning = book.kept.get(given[item])
            if meaning is not None and meaning.code < self._cells[position]:
                found[position] = meaning.number
        return found

    def _by_name(self, name: str) -> tuple[int, Codebook] | None:
        """The question with this label or alias; nothing for what is not asked."""
        return self._books.get(self._names.find(str(name)).id)


def _cells(book: Codebook) -> int:
    """How many cells a measured number has, whose codes come first; none for any other question."""
    return len(book.figures.cells) if book.figures is not None else 0
