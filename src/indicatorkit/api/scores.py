"""Scores: for each entity, wave and perspective a level for each node, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final, Literal

from ..answers import Answers, Ledger, Row
from ..answers.known import as_known
from ..answers.selecting import of_rows
from ..engine.table import Table, score
from ..engine.unused import unused
from ..errors import DataError
from ..explain.told import told
from ..exports.receipt import Receipt, receipt
from ..framework import Framework
from ..issues import Issue, Where, in_short
from ..items import Item
from ..light import dataclass
from ..naming import Names, no_such_wave, node_of, nodes_of
from ..waves import wave_rank
from ..words import Lang, default_lang
from .case import Case
from .explanation import Explanation

MOST_NAMES: Final = 10


@dataclass(frozen=True, slots=True)
class Scores:
    """What came out, for all rows of the answers. `ledger` and `issues` say what was read, and what could not be."""

    table: Table
    """Inner: codes, reasons and numbers of all rows; may change without notice."""

    @property
    def framework(self) -> Framework:
        """The framework that scored them."""
        return self.table.framework

    @property
    def answers(self) -> Answers:
        """The answers as they were read."""
        return self.table.answers

    @property
    def rows(self) -> tuple[Row, ...]:
        """Entity, wave and perspective of each row, in the order of the answers."""
        return tuple(self.answers.rows)

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities, each once, in the order of the answers."""
        return tuple(dict.fromkeys(self.answers.rows.entities))

    @property
    def ledger(self) -> Ledger:
        """Rows and cells read, used, empty and rejected."""
        return self.answers.ledger

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What was wrong with the answers, with rows and columns."""
        return self.answers.issues

    @property
    def unused(self) -> tuple[Issue, ...]:
        """What was answered where it does not apply, and so was not used: an issue for each question."""
        return tuple(unused(self.table))

    @property
    def receipt(self) -> Receipt:
        """Which framework, library and answers gave these scores, under which policy: `text(lang)`, `as_dict()`."""
        return receipt(self.framework, self.answers)

    @property
    def nodes(self) -> tuple[Item, ...]:
        """The nodes that have a result, in the order of the framework."""
        return tuple(item for item in self.framework if not item.is_heading)

    def named_nodes(self, names: Names) -> tuple[str, ...]:
        """The nodes that are named, by one id or several; one that has no result here is a `DataError` with a guess."""
        return nodes_of(self.framework, names, {item.id for item in self.nodes})

    def only(self, places: Iterable[int]) -> Scores:
        """The scores of some rows, by their positions, as if only these had been read; `ledger` and `issues` stay."""
        return Scores(score(self.framework, of_rows(self.answers, list(places))))

    # ------------------------------------------------------------------------------------------------------ one result

    def row(self, entity: str | None = None, wave: str | None = None, perspective: str | None = None) -> int:
        """The position of a row; what is not said must be the only one, of waves the last. None is a `DataError`.

        All may be in any spelling; an entity also as the id, code or other name that a roster has of it.
        """
        named, rows = self.named(entity), self.answers.rows
        wave, perspective = as_known(wave, rows.waves), as_known(perspective, rows.perspectives)
        places = [
            place
            for place, row in enumerate(rows)
            if (named is None or row.entity == named)
            and (wave is None or row.wave == wave)
            and (perspective is None or row.perspective == perspective)
        ]
        if not places:
            raise DataError([self._no_row(named, wave, perspective)])
        if len({self.answers.rows[place].entity for place in places}) > 1:
            some, more = self.entities[:MOST_NAMES], len(self.entities) - MOST_NAMES
            known = ", ".join([*some, f"… (+{more})"] if more > 0 else some)
            raise DataError([Issue("error", "which-entity", Where(), {"known": known})])
        order = self.answers.waves
        last = max(places, key=lambda place: wave_rank(self.answers.rows[place].wave, order))
        same = [place for place in places if self.answers.rows[place].wave == self.answers.rows[last].wave]
        if len(same) > 1:
            known = ", ".join(self.answers.rows[place].perspective or "–" for place in same)
            raise DataError([Issue("error", "which-perspective", Where(), {"known": known})])
        return last

    def places(self, entity: str | None = None, wave: str | None = None) -> tuple[int, ...]:
        """The positions of the rows of one wave (else the last), of all entities or one; a `DataError` if none."""
        entity = self.named(entity)
        wave = self._last_wave(entity) if wave is None else as_known(wave, self.answers.rows.waves)
        rows = self.answers.rows
        found = tuple(place for place, each in enumerate(rows.waves) if each == wave)
        if entity is not None:
            found = tuple(place for place in found if rows.entities[place] == entity)
        if not found and (entity is not None or len(rows)):
            raise DataError([self._no_row(entity, wave, None)])
        return found

    def entity(self, text: str) -> str:
        """The entity that is meant, as rows name it; one that has no row is a `DataError` with a guess.

        Any spelling will do; with a roster also an id, a code or another name.
        """
        found = self.named(text)
        if found not in self.answers.rows.entities:
            raise DataError([self._no_row(found, None, None)])
        return str(found)

    def named(self, text: str | None) -> str | None:
        """The entity as rows name it; what is not known stays as it is, for whoever says that there is no such row."""
        if text is None or text in self.answers.rows.entities:
            return text
        return self.answers.known_entities().find(text) or text

    def _last_wave(self, entity: str | None) -> str:
        """The last wave in which there is a row, of all entities or one."""
        order, rows = self.answers.waves, self.answers.rows
        pairs = zip(rows.entities, rows.waves, strict=True)
        found = set(rows.waves) if entity is None else {wave for name, wave in pairs if name == entity}
        return max(found, key=lambda wave: wave_rank(wave, order), default="")

    def _no_row(self, entity: str | None, wave: str | None, perspective: str | None) -> Issue:
        if entity is not None and entity not in self.entities:
            known = self.answers.known_entities()
            among = known.all(entity)
            if len(among) > 1:
                return Issue("error", "ambiguous-entity", Where(), {"said": entity, "among": ", ".join(among)})
            return Issue("error", "no-such-entity", Where(), {"found": entity, "guess": known.guess(entity)})
        waves = sorted({row.wave for row in self.rows}, key=lambda each: wave_rank(each, self.framework.waves))
        if wave is not None and wave not in waves:
            return no_such_wave(wave, waves)
        found = " · ".join(each for each in (entity, wave, perspective) if each is not None)
        return Issue("error", "no-such-row", Where(), {"found": found})

    def case(self, *, entity: str | None = None, wave: str | None = None, perspective: str | None = None) -> Case:
        """All results of one row."""
        return self.at(self.row(entity, wave, perspective))

    def at(self, row: int) -> Case:
        """All results of one row, by its position."""
        return Case(self.table.situation(row), told(self.framework, self.answers, row), row=self.answers.rows[row])

    def level(
        self, node: str, *, entity: str | None = None, wave: str | None = None, perspective: str | None = None
    ) -> str | None:
        """The id of the level of a node; nothing when it is grey or does not apply."""
        return self.case(entity=entity, wave=wave, perspective=perspective).level(node)

    def number(
        self, node: str, *, entity: str | None = None, wave: str | None = None, perspective: str | None = None
    ) -> Fraction | None:
        """The exact number of a node; nothing when it has none."""
        return self.case(entity=entity, wave=wave, perspective=perspective).number(node)

    def reason(
        self, node: str, *, entity: str | None = None, wave: str | None = None, perspective: str | None = None
    ) -> str | None:
        """Why a node has no level: a reason to be grey, or `not_applicable`."""
        return self.case(entity=entity, wave=wave, perspective=perspective).reason(node)

    def explain(
        self, node: str, *, entity: str | None = None, wave: str | None = None, perspective: str | None = None
    ) -> Explanation:
        """Why a node came out as it did, for one row; an unknown node or row is a `DataError`."""
        case = self.case(entity=entity, wave=wave, perspective=perspective)
        return case.explain(node_of(self.framework, node, case.situation.plan.results))

    def what_if(
        self, entity: str, answers: Mapping[str, Any], *, wave: str | None = None, perspective: str | None = None
    ) -> Case:
        """One row with other answers to some questions, all others as they are.

        >>> import indicatorkit as ik
        >>> scores = ik.score(ik.load("nad"), [{"entity": "Alkmaar", "kernambitie_wonen_eerst": "vastgesteld"}])
        >>> then = scores.what_if("Alkmaar", {"kernambitie_wonen_eerst": "nog niet mee begonnen"})
        >>> then.differs_from(scores.case(entity="Alkmaar"))["kernambitie_wonen_eerst"]
        ('op_koers', 'niet_opgepakt')
        """
        return self.case(entity=entity, wave=wave, perspective=perspective).what_if(answers)

    def explanations(self, node: str) -> Iterator[Explanation]:
        """The explanation of a node for every row."""
        for place in range(len(self.answers.rows)):
            yield self.at(place).explain(node)

    # ----------------------------------------------------------------------------------------------------- all results

    def to_frame(
        self, form: Literal["long", "wide"] = "long", *, nodes: Names | None = None, like: str | None = None
    ) -> Any:
        """A frame: entity, wave, perspective, node, level, reason (number, assumed); or `wide`, a column a node.

        In a wide one stands the level of a node, or its number where it can have no level. It is of the library in
        which the answers came, pandas for files and plain data; `like` is another one: `"pandas"`, `"polars"`,
        `"pyarrow"` or `"duckdb"`. `level` is the id of a level; where it is absent, `reason` says why: a reason to be
        grey, or `not_applicable`. `assumed`, where the framework lets something missing count as something, says
        whether the outcome rests on that. Levels are categories from low to high.
        """
        from ..frames.scored import scores_frame  # noqa: PLC0415  # numpy only when a frame is asked for

        return scores_frame(self.table, form, nodes, like or self.answers.library)

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain data: framework, rows with their results, ledger and issues."""
        rows = [
            {
                "entity": row.entity,
                "wave": row.wave,
                "perspective": row.perspective,
                "nodes": self.at(place).as_dict(),
            }
            for place, row in enumerate(self.answers.rows)
        ]
        return {
            **self.receipt.heading(),
            "roster": self.receipt.as_dict()["roster"],
            "rows": rows,
            "ledger": self.ledger.as_dict(),
            "issues": [issue.as_dict() for issue in self.issues],
        }

    def __repr__(self) -> str:
        """What is in it, in one line."""
        framework, rows = self.framework, len(self.answers.rows)
        said = ", ".join([f"{rows} rows", f"{len(self.nodes)} nodes", *in_short(self.answers.issues)])
        return f"<Scores {framework.id} {framework.version}: {said}>"

    def to_html(self, lang: Lang | None = None, *, rows: int = 20) -> str:
        """The first rows as a piece of a page, for a notebook or an app: themes with their levels, and what is grey.

        Nothing in it is loaded from elsewhere or runs.
        """
        from ..report.fragments import scores_html  # noqa: PLC0415  # pages only when one is asked for

        return scores_html(self.table, lang or default_lang(), rows=rows)

    def _repr_html_(self) -> str:
        """The first rows, for a notebook."""
        return self.to_html()
