"""Everything that has its name in its header: scales, bands and rescales, and how other tables refer to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Literal, TypeAlias

from ..hues import HUES, IN_DUTCH, hex_of
from ..issues import Path
from ..items import LevelStyle, ShownScale
from ..onward import Bands, Rescale
from ..spelling import as_id
from ..values import Scale, Text
from ..written import MOST_OF_ID, RESERVED
from .findings import Findings, key_of, value_of
from .misfits import fitted
from .tables import ScaleTable

NAMED: Final = ("scale", "answer", "attribute", "rescale", "bands", "rollup", "default")
Word: TypeAlias = tuple[str, Path]


class Named:
    """The scales, bands and rescales of a file, by name; nothing stands behind a name whose table is wrong."""

    doc: Mapping[str, Any]
    findings: Findings

    def __init__(self, doc: Mapping[str, Any], findings: Findings) -> None:
        self.doc, self.findings = doc, findings
        self.scales: dict[str, ShownScale | None] = {}
        self.bands: dict[str, Bands | None] = {}
        self.rescales: dict[str, Rescale | None] = {}
        self.marks: dict[str, None] = {}
        self.all_marks_are_known: bool = True
        for name, raw, path in self.tables("scale"):
            self.scales[name] = self._scale(name, raw, path)
        for name, raw, path in self.tables("bands"):
            self.bands[name] = self.read_bands(raw, path)
        for name, raw, path in self.tables("rescale"):
            self.rescales[name] = self.read_rescale(raw, path)

    def tables(self, kind: str) -> Iterable[tuple[str, Mapping[str, Any], Path]]:
        """The tables `[kind.NAME]`, each with its path."""
        raw = self.doc.get(kind, {})
        if not isinstance(raw, Mapping):
            self.findings.error("needs-a-name", (kind,), at="header", found=kind)
            return
        for name, each in raw.items():
            path: Path = (kind, name)
            if not isinstance(each, Mapping):
                self.findings.error("needs-a-name", path, at="key", found=kind)
                continue
            is_id = len(name) <= MOST_OF_ID and name.isascii() and name.replace("_", "a").isalnum()
            if kind != "default" and not is_id:
                self.findings.error("bad-id", path, at="key", found=name, guess=as_id(name)[:MOST_OF_ID])
            elif kind == "attribute" and name in RESERVED:
                self.findings.error("reserved-id", path, at="key", found=name)
            yield name, each, path

    # ------------------------------------------------------------------------------------------------------- scales

    def _scale(self, name: str, raw: Mapping[str, Any], path: Path) -> ShownScale | None:
        table = fitted(ScaleTable, raw, self.findings, lambda loc: (*path, *loc))
        if table is None:
            return None
        levels, key = (
            (table.classes, "classes") if table.classes is not None else (table.worst_to_best, "worst_to_best")
        )
        if levels is None or (table.classes and table.worst_to_best):
            self.findings.error("scale-without-levels", path, at="header", scale=name)
            return None
        first: dict[str, int] = {}
        for index, level in enumerate(levels):
            if level.id in first:
                also = value_of((*path, key, first[level.id], "id"))
                self.findings.error("level-twice", (*path, key, index, "id"), found=level.id, scale=name, also=also)
            first.setdefault(level.id, index)
            if level.colour is not None and hex_of(level.colour) is None:
                ours = IN_DUTCH.get(level.colour.strip().lower(), "")
                where = (*path, key, index, "colour")
                self.findings.warning("unknown-colour", where, found=level.colour, known=HUES, guess=ours)
        points = [level.points for level in levels if level.points is not None]
        if points and len(points) < len(levels):
            bare = next(index for index, level in enumerate(levels) if level.points is None)
            also = key_of(
                (*path, key, next(at for at, level in enumerate(levels) if level.points is not None), "points")
            )
            where = (*path, key, bare)
            self.findings.error("points-on-some", where, at="header", scale=name, found=levels[bare].id, also=also)
        styles = tuple(
            LevelStyle(
                id=each.id,
                name=Text(each.nl, each.en, fallback=each.id),
                colour=each.colour,
                glyph=each.glyph,
                certainty=each.certainty,
            )
            for each in levels
        )
        order = Scale(
            name,
            tuple(each.id for each in levels),
            tuple(points) if len(points) == len(levels) else None,
            ordered=table.classes is None,
        )
        return ShownScale(
            id=name, name=Text(table.nl, table.en, fallback=name), levels=styles, grey=table.grey, order=order
        )

    @property
    def orders(self) -> dict[str, Scale]:
        """The scales as rules see them."""
        return {name: scale.order for name, scale in self.scales.items() if scale is not None}

    def scale_named(self, name: object, path: Path) -> Scale | None:
        """The scale with this name; nothing, and a finding, if there is none."""
        if not isinstance(name, str) or name not in self.scales:
            self.findings.error("unknown-name", path, kind="scale", found=name, known=self.scales)
            return None
        scale = self.scales[name]
        return scale.order if scale is not None else None

    def scale_of(
        self, levels: Iterable[Word], whole: Path, stated: object = None, stated_at: Path = ()
    ) -> Scale | None:
        """The scale on which these levels lie: the one that is stated, else the only one that has them all."""
        words = list(levels)
        if stated is not None:
            scale = self.scale_named(stated, stated_at)
            return scale if scale is not None and self.all_on(words, scale) else None
        if None in self.scales.values():
            return None
        orders = self.orders
        fitting = [scale for scale in orders.values() if all(word in scale.levels for word, _ in words)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            self.findings.error("which-scale", whole, at="header", known=[scale.id for scale in fitting])
            return None
        known = dict.fromkeys(level for scale in orders.values() for level in scale.levels)
        strange = [(word, path) for word, path in words if word not in known]
        for word, path in strange:
            self.findings.error("unknown-level", path, found=word, known=known)
        if not strange:
            self.findings.error("levels-of-two-scales", whole, at="header", found=", ".join(word for word, _ in words))
        return None

    def all_on(self, words: Iterable[Word], scale: Scale) -> bool:
        """Whether all these words are levels of the scale; each that is not is a finding."""
        strange = [(word, path) for word, path in words if word not in scale.levels]
        for word, path in strange:
            self.findings.error("unknown-level", path, found=word, known=scale.levels)
        return not strange

    # -------------------------------------------------------------------------------------------- bands and rescales

    def read_bands(self, raw: Mapping[str, Any], path: Path) -> Bands | None:
        """Bands, with their scale filled in."""
        rows = raw.get("rows")
        rows = rows if isinstance(rows, list | tuple) else ()
        tables = [(index, row) for index, row in enumerate(rows) if isinstance(row, Mapping)]
        words = [
            (row["level"], (*path, "rows", index, "level"))
            for index, row in tables
            if isinstance(row.get("level"), str)
        ]
        found = fitted(Bands, raw, self.findings, lambda loc: (*path, *loc))
        if found is None:
            return None
        if words and len(words) < len(found.rows):
            bare = next(index for index, row in enumerate(found.rows) if row.level is None)
            self.findings.error("bands-mixed", (*path, "rows", bare), at="header")
            return None
        if not words:
            return found
        scale = self.scale_of(words, path, raw.get("scale"), (*path, "scale"))
        return found.model_copy(update={"scale": scale.id}) if scale is not None else None

    def read_rescale(self, raw: Mapping[str, Any], path: Path) -> Rescale | None:
        """A rescale."""
        found = fitted(Rescale, raw, self.findings, lambda loc: (*path, *loc))
        if found is None:
            self.all_marks_are_known = False
        else:
            self.marks |= dict.fromkeys(each for each in found.source if isinstance(each, str))
        return found

    def referred(self, kind: Literal["bands", "rescale"], raw: object, path: Path) -> Bands | Rescale | None:
        """What a key `bands` or `rescale` refers to: a name, or a table in place."""
        read: Callable[[Mapping[str, Any], Path], Bands | Rescale | None]
        known: Mapping[str, Bands | Rescale | None]
        known, read = (self.bands, self.read_bands) if kind == "bands" else (self.rescales, self.read_rescale)
        match raw:
            case str() if raw in known:
                return known[raw]
            case str():
                self.findings.error("unknown-name", path, kind=kind, found=raw, known=known)
            case Mapping():
                return read(raw, path)
            case _:
                rows = '{ scale = "…", rows = [ … ] }' if isinstance(raw, list) and kind == "bands" else ""
                self.findings.error("table-expected", path, found=raw, guess=rows)
        return None
