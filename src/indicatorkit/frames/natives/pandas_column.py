"""Columns of pandas, and lists and arrays of numpy, which pandas encodes too."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from ...light import dataclass
from ..kit import Factor, Numbers
from ..lists import factorised
from ..said import plain
from .column import MOST_EXACT, NativeColumn, by_appearance

SAME_TYPED: Final = ("string", "integer", "floating", "boolean", "empty", "datetime64", "datetime", "date", "decimal")


def pandas_column(cells: Any) -> NativeColumn:
    """The column; one that pandas keeps in Arrow is handed back to it."""
    if isinstance(cells, list):
        return PandasColumn(pd.Series(np.fromiter(cells, dtype=object, count=len(cells)), dtype=object))
    dtype = getattr(cells, "dtype", None)
    if isinstance(dtype, pd.ArrowDtype) or (isinstance(dtype, pd.StringDtype) and dtype.storage == "pyarrow"):
        import pyarrow as pa  # noqa: PLC0415  # it is there, for pandas uses it

        from .arrow_column import ArrowColumn  # noqa: PLC0415  # the same

        return ArrowColumn(pa.array(cells.array))
    return PandasColumn(cells)


@dataclass(frozen=True, slots=True)
class PandasColumn:
    """A series, an index or an array; see `NativeColumn`."""

    cells: Any

    def factor(self) -> Factor:
        """By distinct values; a categorical column by its own codes."""
        cells = self.cells
        if isinstance(getattr(cells, "dtype", None), pd.CategoricalDtype):
            whole = pd.Categorical(cells)
            codes, old, _ = by_appearance(whole.codes, len(whole.categories))
            return Factor(codes, whole.categories.take(old).tolist(), whole=True)
        mixed = getattr(cells, "dtype", None) == np.dtype(object)
        if mixed and pd.api.types.infer_dtype(cells, skipna=True) not in SAME_TYPED:
            listed, distinct = factorised(cells.tolist())
            return Factor(np.asarray(listed, dtype=np.int64), distinct)
        found, values = pd.factorize(cells)
        kind, size = self.kind()
        if kind == "f" and size < 8:  # widened as it is, 0.1 would become 0.10000000149
            return Factor(found, [plain(each) for each in np.asarray(values, dtype=f"f{size}")], whole=True)
        return Factor(found, values.tolist(), whole=True)

    def numbers(self) -> Numbers | None:
        """As plain numbers, where that is exact."""
        kind, size = self.kind()
        if kind not in "iuf" or (kind == "f" and size != 8):
            return None
        whole = pd.Series(self.cells)
        if kind in "iu" and len(whole) and bool(((whole > MOST_EXACT) | (whole < -MOST_EXACT)).any()):
            return None
        return Numbers(whole.to_numpy(dtype=np.float64, na_value=np.nan))

    def take(self, positions: Any) -> Any:
        """Some cells, as its library keeps them."""
        return self.cells.take(positions)

    def kind(self) -> tuple[str, int]:
        """What kind of values it holds, as numpy calls it, and in how many bytes; objects where it does not say."""
        dtype = getattr(self.cells, "dtype", None)
        return getattr(dtype, "kind", "O"), getattr(dtype, "itemsize", 0)
