"""Columns of Polars."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from ...light import dataclass
from ..kit import Factor, Numbers
from ..lists import factorised
from ..said import plain
from .column import MOST_EXACT, MOST_IN_BYTES, by_appearance


@dataclass(frozen=True, slots=True)
class PolarsColumn:
    """A series; see `NativeColumn`."""

    cells: pl.Series

    def factor(self) -> Factor:
        """By distinct values; a categorical or an enumeration by its own codes."""
        cells = self.cells
        if cells.dtype in (pl.Categorical, pl.Enum):
            physical = cells.to_physical()
            size = 0 if len(cells) == cells.null_count() else 1 + int(physical.max())  # type: ignore[arg-type]  # a number
            codes, _, firsts = by_appearance(physical.cast(pl.Int64).fill_null(-1).to_numpy(), size)
            return Factor(codes, python(cells.gather(firsts).cast(pl.String)), whole=True)
        if cells.dtype.is_nested() or cells.dtype in (pl.Object, pl.Decimal):  # older versions cannot join decimals
            listed, distinct = factorised(cells.to_list())
            return Factor(np.asarray(listed, dtype=np.int64), distinct)
        return self.numbered()

    def numbered(self) -> Factor:
        """By distinct values: of few texts as an enumeration of them, else by a join, which does for every type."""
        cells, values = self.cells, self.cells.drop_nulls().unique(maintain_order=True)
        if not len(values):
            return Factor(np.full(len(cells), -1), [])
        if cells.dtype == pl.String and len(values) <= MOST_IN_BYTES:
            codes = cells.cast(pl.Enum(values)).to_physical().cast(pl.Int8)
        else:
            numbers = pl.DataFrame({"value": values, "code": np.arange(len(values), dtype=np.int32)})
            codes = cells.alias("value").to_frame().join(numbers, on="value", how="left", maintain_order="left")["code"]
        return Factor(codes.fill_null(-1).to_numpy(), python(values), whole=True)

    def numbers(self) -> Numbers | None:
        """As plain numbers, where that is exact."""
        cells = self.cells
        if cells.dtype != pl.Float64 and not cells.dtype.is_integer():
            return None
        if cells.dtype.is_integer() and len(cells) > cells.null_count():
            least, most = cells.min(), cells.max()
            if least < -MOST_EXACT or most > MOST_EXACT:  # type: ignore[operator]  # whole numbers, both
                return None
        return Numbers(cells.cast(pl.Float64).to_numpy())

    def take(self, positions: Any) -> Any:
        """Some cells, as its library keeps them."""
        return self.cells.gather(positions)


def python(values: pl.Series) -> list[object]:
    """Distinct values as Python knows them; a short float keeps its shortest decimals."""
    if values.dtype.is_float() and values.dtype != pl.Float64:
        return [plain(each) for each in values.to_numpy()]
    return values.to_list()
