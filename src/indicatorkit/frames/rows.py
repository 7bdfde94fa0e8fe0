"""The rows of answers: every record gets the number of its row, or is rejected because its key cannot be used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from ..answers import Entry, Rejection, Roster, Rows
from ..framework import Framework
from ..light import dataclass
from .findings import Findings
from .keys import NOBODY, STRANGE, Keys
from .kit import Index, Kit
from .names import entity_words
from .said import shown, text_of
from .sheets import Sheet, ints


@dataclass(frozen=True, slots=True)
class Given:
    """What is known beside the data, whichever door they come through.

    `entities` and `waves` are the only names accepted; an entity without any row gets one, in every wave that occurs
    and in every perspective of it, in which everything is not supplied; one of a roster only in the waves in which it
    is there. `entity` holds for data without a column for it, `wave` and `perspective` for rows that do not say theirs.
    Items of the frameworks in `others` are left aside without being wrong. `apart`: each record is a row of its own,
    whatever it is called, and looks at no other.
    """

    entities: Roster | Iterable[str] | None = None
    waves: Sequence[str] | None = None
    entity: str = ""
    wave: str = ""
    perspective: str = ""
    others: Sequence[Framework] = ()
    apart: bool = False

    @property
    def roster(self) -> Roster | None:
        """The roster, where the entities came as one."""
        return self.entities if isinstance(self.entities, Roster) else None

    def order(self, framework: Framework) -> tuple[str, ...]:
        """The waves in their order: those that are given, else those of the framework."""
        return tuple(self.waves) if self.waves is not None else framework.waves


NOTHING: Final = Given()


@dataclass(frozen=True, slots=True)
class Numbered:
    """All rows, for every sheet the row of each record (-1: rejected), and what was rejected.

    `straight`: the records of the only sheet are rows 0, 1, 2, …, one each.
    """

    rows: Rows
    of: list[Index]
    rejected: list[Rejection]
    straight: bool


def number_rows(kit: Kit, sheets: Sequence[Sheet], framework: Framework, given: Given, findings: Findings) -> Numbered:
    """The rows in order of first appearance, then a row for every known entity that did not appear in a wave."""
    return _Rows(kit, framework, given, findings).number(sheets)


@dataclass(frozen=True, slots=True)
class _Column:
    """A key column: the number of each record's name, and what stood there; `empty` are the records with nothing."""

    role: str
    numbers: Index
    which: Index
    raws: list[object]
    field: str | None = None
    empty: Index = ()


class _Rows:
    """Numbers the records of all sheets; names are shared, so that a row may be spread over several."""

    def __init__(self, kit: Kit, framework: Framework, given: Given, findings: Findings) -> None:
        waves = given.order(framework)
        self.kit, self.given, self.findings = kit, given, findings
        self.entities = Keys(given.entities.known if isinstance(given.entities, Roster) else given.entities)
        self.waves, self.perspectives = Keys(waves or None), Keys()
        waves = self.waves.known.names if self.waves.known is not None else ()
        self.order = waves
        self.names = ", ".join(entity_words(framework))
        self.wave = given.wave or (waves[-1] if waves else framework.default_wave())
        self.rejected: list[Rejection] = []

    def number(self, sheets: Sequence[Sheet]) -> Numbered:
        """See `number_rows`."""
        kit = self.kit
        keys = [self.keys(each) for each in sheets]
        together = [kit.join(parts) for parts in zip(*keys, strict=True)] if keys else [kit.span(0, 0)] * 3
        rows, firsts = kit.rows([kit.span(0, len(together[0])), *together] if self.given.apart else together)
        of: list[Index] = []
        for each in sheets:
            begin = sum(map(len, of))
            of.append(kit.at(rows, kit.span(begin, begin + len(each.kept))))
        names = (self.entities.names, self.waves.names, self.perspectives.names)
        entities, waves, perspectives = (
            kit.words([*each, ""], kit.at(numbers, firsts)) for each, numbers in zip(names, together, strict=True)
        )
        straight = len(sheets) == 1 and len(firsts) == len(rows)
        for entity, wave, perspective in self.absent(entities, waves, perspectives):
            entities.append(entity)
            waves.append(wave)
            perspectives.append(perspective)
        self.say_spellings()
        return Numbered(Rows(entities, waves, perspectives), of, self.rejected, straight)

    def absent(
        self, entities: Sequence[str], waves: Sequence[str], perspectives: Sequence[str]
    ) -> list[tuple[str, str, str]]:
        """The known entities without a row, in every wave that occurs; where none does, in the wave that holds.

        They are silent in each perspective of that wave: whoever counts in one of them misses nobody.
        """
        if self.entities.known is None:
            return []
        present = set(zip(entities, waves, strict=True))
        occurring: dict[str, list[str]] = {}
        for wave, perspective in dict.fromkeys(zip(waves, perspectives, strict=True)):
            occurring.setdefault(wave, []).append(perspective)
        return [
            (entity, wave, perspective)
            for wave, seen in (occurring or {self.wave: [""]}).items()
            for entity in self.expected(wave)
            if (entity, wave) not in present
            for perspective in seen
        ]

    def expected(self, wave: str) -> tuple[str, ...]:
        """The entities of which answers are expected in a wave: of a roster those that are there in that wave."""
        roster = self.given.roster
        if roster is not None:
            return tuple(each.name for each in roster.in_wave(wave, self.order))
        return self.entities.known.names if self.entities.known is not None else ()

    def say_not_there(self, sheet: Sheet, entities: _Column, waves: _Column) -> None:
        """Data of an entity in a wave in which the roster does not have it; they are used all the same."""
        kit, roster = self.kit, self.given.roster
        if roster is None or not any(each.is_bounded for each in roster):
            return
        pairs, firsts = kit.rows([entities.numbers, waves.numbers])
        names = kit.words([*self.entities.names, ""], kit.at(entities.numbers, firsts))
        entries = [roster.by_name[each] for each in names]
        here = kit.words([*self.waves.names, ""], kit.at(waves.numbers, firsts))
        away = [not entry.is_in(wave, self.order) for entry, wave in zip(entries, here, strict=True)]
        gone = kit.where(kit.take([*away, False], pairs), 1, 1) if any(away) else ()
        for pair, positions in kit.groups(kit.at(pairs, gone)) if any(away) else ():
            records = ints(kit.at(sheet.records, kit.at(gone, positions)))
            words = partial(self.not_there, entries[pair], here[pair])
            code = "entity-not-yet" if entries[pair].is_to_come(here[pair], self.order) else "entity-gone"
            self.findings.add(code, records, entities.field, severity="warning", words=words)

    def not_there(self, entry: Entry, wave: str) -> dict[str, object]:
        """The words of that finding: from which wave it is there, or is gone, and what it went into."""
        roster = self.given.roster
        after = roster.successors(entry) if roster is not None else ()
        words = {"name": entry.name, "wave": wave, "since": entry.since, "before": entry.before}
        return {**words, "after": ", ".join(each.name for each in after) or "–"}

    # ---------------------------------------------------------------------------------------------- the keys of a sheet

    def keys(self, sheet: Sheet) -> tuple[Index, Index, Index]:
        """The numbers of entity, wave and perspective of every record; those that cannot be used are rejected."""
        entities = self.entity(sheet)
        waves = self.column(sheet, "wave", self.waves, self.wave)
        self.refuse(sheet, entities, self.kit.span(0, len(sheet.kept)))
        self.refuse(sheet, waves, self.kit.where(entities.numbers, 0, len(self.entities.names)))
        self.say_not_there(sheet, entities, waves)
        if 0 < len(waves.empty) < len(sheet.kept):
            self.findings.add(
                "row-without-wave",
                ints(self.kit.at(sheet.records, waves.empty)),
                waves.field,
                severity="warning",
                words={"wave": self.wave},
            )
        perspectives = self.column(sheet, "perspective", self.perspectives, self.given.perspective)
        return entities.numbers, waves.numbers, perspectives.numbers

    def entity(self, sheet: Sheet) -> _Column:
        """The entities; without a column or a name for all, every record is one of its own, named by its number."""
        if "entity" in sheet.layout.keys or self.given.entity:
            return self.column(sheet, "entity", self.entities, self.given.entity)
        if len(sheet.kept):
            self.findings.add("rows-numbered", severity="info", words={"known": self.names})
        numbers = self.entities.numbers(ints(sheet.records))
        return _Column("entity", self.kit.take(numbers, self.kit.span(0, len(sheet.kept))), (), [])

    def column(self, sheet: Sheet, role: str, keys: Keys, otherwise: str) -> _Column:
        """One key column; where the sheet has none, or a cell says nothing, `otherwise` holds."""
        position = sheet.layout.keys.get(role)
        if position is None:
            constant, count = keys.number(otherwise) if otherwise else keys.standing(""), len(sheet.kept)
            same = self.kit.same(0, count)
            return _Column(role, self.kit.same(constant, count), same, [otherwise], empty=self.kit.span(0, 0))
        cells = sheet.factor(self.kit, position)
        raws, which = self.kit.present(cells)
        default = NOBODY if role == "entity" else keys.standing(otherwise)
        numbers = keys.numbers(raws, default)
        empty = self.kit.where(cells.codes, -1, -1)
        return _Column(role, self.kit.take(numbers, which), which, raws, sheet.field(position), empty)

    def refuse(self, sheet: Sheet, column: _Column, among: Index) -> None:
        """Reject the records, of those among which it matters, whose name is absent or not known."""
        numbers = self.kit.at(column.numbers, among)
        nameless = self.kit.at(among, self.kit.where(numbers, NOBODY, NOBODY))
        if len(nameless):
            self.reject(f"row-without-{column.role}", sheet, nameless, column)
        strange = self.kit.at(among, self.kit.where(numbers, STRANGE, STRANGE))
        for place, positions in self.kit.groups(self.kit.at(column.which, strange)) if len(strange) else ():
            said = text_of(column.raws[place])
            keys = self.entities if column.role == "entity" else self.waves
            why = f"ambiguous-{column.role}" if keys.among(said) else f"unknown-{column.role}"
            self.reject(why, sheet, self.kit.at(strange, positions), column, said)

    def reject(self, why: str, sheet: Sheet, positions: Index, column: _Column, said: str = "") -> None:
        """These records have no row."""
        records = ints(self.kit.at(sheet.records, positions))
        keys = self.entities if column.role == "entity" else self.waves
        self.rejected.append(Rejection(why, records, said, column.field))
        self.findings.add(why, records, column.field, words=partial(_help_for, keys, said))

    def say_spellings(self) -> None:
        """Names that were written in several ways, and codes that had lost their zeros."""
        for keys in (self.entities, self.waves, self.perspectives):
            for spellings in keys.spellings.values():
                listed = ", ".join(f"`{shown(each)}`" for each in spellings)
                words = {"spellings": listed, "name": next(iter(spellings))}
                self.findings.add("spelled-differently", severity="warning", words=words)
            for said, name in keys.as_codes.items():
                code = {"said": said, "name": name}
                self.findings.add("code-without-zeros", severity="warning", words=code)


def _help_for(keys: Keys, said: str) -> dict[str, object]:
    """The words of a finding about a name: what was perhaps meant, and some of the names that are known."""
    names = keys.known.names if keys.known is not None else ()
    among = keys.among(said)
    near = "" if among else keys.guess(said)
    return {"said": shown(said), "guess": near, "known": ", ".join(names[:20]), "among": ", ".join(among)}
