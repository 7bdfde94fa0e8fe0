"""The chapters of the page of an entity: one for each theme, in it groups of indicators, and a section for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from ....explain import claiming
from ....explain.claims import Beside, Claim, Composed, Crosses, WouldBecome
from ....explain.text import page, rule_in_words, sentence
from ....items import Item
from ....values import LeafReason
from ....words import say
from ...forms import Place, form_places
from ...pictures.rose import Roses
from ...reading import Reading
from ...site import Site
from ...steps import last_step, told
from .answered import Answered, before
from .asking import ASKING, Claims, asking
from .course import Courses
from .notes import notes_on
from .outcome import Chapter, Group, Outcome, Section
from .parts import FEWEST_PARTS, parts

CHANGING: Final = (WouldBecome, Crosses, Beside)


class Chapters:
    """The chapters of the pages of all entities; what they share is made once."""

    site: Site
    reading: Reading

    def __init__(self, site: Site) -> None:
        self.site, self.reading = site, site.reading
        self.answered: Answered = Answered(site)
        self.roses: Roses = Roses(site.reading)
        self.courses: Courses = Courses(site)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where each question stands in the forms beside the pages; empty where there are none."""
        return form_places(self.reading) if self.site.forms else {}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number that each indicator has in the rose, by the id of its section."""
        return {self.site.chapter(each.item.id): each.number for each in self.roses.petals if each.number}

    @cached_property
    def glance(self) -> tuple[str, ...]:
        """What stands in the rose or in the table below it, with a result: all that has a sign there."""
        framework = self.reading.framework
        items = {each.id: each for each in (*framework.board, *(petal.item for petal in self.roses.petals))}
        return tuple(id_ for id_, item in items.items() if self.reading.has(item))

    def of(self, row: int) -> tuple[Chapter, ...]:
        """Those of a row: results first, then the themes, then what stands in none."""
        return tuple(each for each in self._all(row) if each.groups or each.outcome is not None)

    def before(self, row: int) -> int | None:
        """The row of the wave before; nothing where there is none."""
        return before(self.reading.past, row)

    def facts(self, row: int) -> Iterator[tuple[str, str]]:
        """What is known about the entity without any question: names and values."""
        for each in self.reading.framework.facts:
            said = self.answered.said(row, each.id)
            if said:
                yield each.name(self.reading.lang), said

    def _all(self, row: int) -> Iterator[Chapter]:
        reading, framework = self.reading, self.reading.framework
        results = [each for each in framework.of_kind("result") if reading.has(each)]
        yield Chapter("results", say("report.entity.results", reading.lang), None, self._loose(row, results))
        for theme in framework.themes:
            yield self._theme(row, theme)
        rest = [each for each in framework.indicators if each.parent is None and self._is_here(each)]
        yield Chapter("indicators", self._rest(), None, self._loose(row, rest))

    def _rest(self) -> str:
        key = "other" if self.reading.framework.themes else "indicators"
        return say(f"report.entity.{key}", self.reading.lang)

    def _loose(self, row: int, items: Sequence[Item]) -> tuple[Group, ...]:
        return (Group(None, tuple(self.section(row, each) for each in items)),) if items else ()

    def _theme(self, row: int, theme: Item) -> Chapter:
        below = [each for each in self.reading.framework.indicators if self._is_here(each)]
        loose = self._loose(row, [each for each in below if each.parent == theme.id])
        groups = [
            Group(self.outcome(row, group), tuple(self.section(row, each) for each in below if each.parent == group.id))
            for group in self.reading.framework.of_kind("group")
            if group.parent == theme.id
        ]
        made = self.outcome(row, theme)
        return Chapter(made.id, made.name, made, (*loose, *(each for each in groups if each.sections)))

    def _is_here(self, item: Item) -> bool:
        """Whether a node has a result in this wave, or is a heading."""
        return item.is_heading or self.reading.has(item)

    def section(self, row: int, item: Item) -> Section:
        """One indicator of a row."""
        reading, claims = self.reading, self._claims(row, item)
        made = self._outcome(row, item, claims)
        answers = () if item.is_asked else self.answered.below(row, item.id)
        if made.status is None:
            return Section(made, None, answers, None)
        return Section(made, asking(reading, row, item.id, claims), answers, parts(reading, row, item.id))

    def _claims(self, row: int, item: Item) -> Claims:
        """All that is claimed of a node; of a heading nothing."""
        if not self.reading.has(item):
            return Claims((), ())
        inquiry, why = self.reading.telling.row(row).inquiry, self.reading.why(row, item.id)
        return Claims(claiming.short(inquiry, why), claiming.long(inquiry, why))

    def outcome(self, row: int, item: Item) -> Outcome:
        """What there is to say of one node of a row."""
        return self._outcome(row, item, self._claims(row, item))

    def _outcome(self, row: int, item: Item, claims: Claims) -> Outcome:
        reading = self.reading
        head = (self.site.chapter(item.id), reading.name(item.id), item.explain(reading.lang))
        notes = notes_on(reading, row, item.id)
        if not reading.has(item):
            return Outcome(*head, None, "", "", notes, "", (), ())
        phrases = reading.telling.phrases(row)
        return Outcome(
            *head,
            reading.status(row, item.id),
            self._because(row, item, claims),
            self._since(row, item),
            notes,
            rule_in_words(reading.why(row, item.id), phrases),
            tuple(page([each for each in claims.further if not _is_told(each)], phrases)),
            tuple(page([each for each in claims.further if isinstance(each, CHANGING)], phrases)),
        )

    def _because(self, row: int, item: Item, claims: Claims) -> str:
        """Why it came out so; of a question that was answered, or left open, the outcome itself says so."""
        why = self.reading.why(row, item.id)
        plain = not why.rule and why.state != "not_applicable" and why.kind != LeafReason.UNREADABLE
        return "" if plain else sentence(claims.first, self.reading.telling.phrases(row))

    def _since(self, row: int, item: Item) -> str:
        """What became of a node since the wave before; empty where there is none."""
        found = last_step(self.reading, row, item.id)
        return told(found, self.reading.lang) if found is not None else ""


def _is_told(claim: Claim) -> bool:
    """Whether it stands elsewhere in the section: in what to ask, what would change it, or the table of parts."""
    if isinstance(claim, Composed):
        return len(claim.made.parts) >= FEWEST_PARTS
    return isinstance(claim, (*ASKING, *CHANGING))
