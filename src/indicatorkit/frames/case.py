"""One case: the answers of one entity, from a dict of spellings to codes, with nothing but look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..answers import NOT_SUPPLIED
from ..framework import Framework
from ..issues import Issue, Where
from .codebook import REJECTED, Codebook, Meaning
from .names import Items
from .said import shown, text_of


@dataclass(frozen=True, slots=True)
class Case:
    """The codes and reasons of one case, one for each codebook in order; what was rejected is in `issues`.

    `numbers` and `said` hold, by place, numbers that were answered and texts of which the code does not tell all.
    """

    codes: list[int]
    reasons: list[int]
    numbers: Mapping[int, float]
    said: Mapping[int, str]
    issues: tuple[Issue, ...] = ()


class CaseReader:
    """Reads one case at a time; made once, safe to share between threads."""

    def __init__(self, framework: Framework, codebooks: Mapping[str, Codebook]) -> None:
        self.framework, self.items = framework, Items(framework)
        self.books = tuple(codebooks.values())
        self.places = {item: place for place, item in enumerate(codebooks)}
        self._codes = [book.missing for book in self.books]
        self._reasons = [NOT_SUPPLIED] * len(self.books)
        self._known = {item: (place, book, book.kept) for place, (item, book) in enumerate(codebooks.items())}

    def read(self, answers: Mapping[str, object]) -> Case:
        """The case with these answers, by the id, alias or label of the item; what is absent is not supplied."""
        codes, reasons = self._codes.copy(), self._reasons.copy()
        numbers: dict[int, float] = {}
        odd: list[tuple[str, int, object, Meaning]] = []
        issues: list[Issue] = []
        for name, raw in answers.items():
            known = self._known.get(name) or self._find(name, issues)
            if known is None:
                continue
            place, book, kept = known
            meaning = (kept.get(raw) if isinstance(raw, str) else None) or book.read(raw)
            codes[place], reasons[place] = meaning.code, meaning.reason
            if book.figures is not None:
                numbers[place] = meaning.number
            if not meaning.tells:
                odd.append((name, place, raw, meaning))
        said = {place: text_of(raw) for _, place, raw, _ in odd}
        for name, place, raw, meaning in odd:
            if meaning.state == REJECTED:
                words = self.books[place].help_for(text_of(raw), meaning.why)
                issues.append(Issue("error", meaning.why, Where(field=name), words))
        return Case(codes, reasons, numbers, said, tuple(issues))

    def _find(self, name: str, issues: list[Issue]) -> tuple[int, Codebook, dict[str, Meaning]] | None:
        """The question that a name means; a name that means none is an issue."""
        found = self.items.find(str(name))
        if found.asked:
            return self._known[found.id]
        words = {"said": shown(str(name)), "guess": "" if found.id else self.items.guess(str(name)), "times": 1}
        issues.append(Issue("error", found.why or "item-is-computed", Where(field=str(name)), words))
        return None
