"""Columns of Arrow."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...light import dataclass
from ..kit import Factor, Numbers
from ..lists import factorised
from ..said import plain
from .column import MOST_EXACT, MOST_IN_BYTES, by_appearance

MOST_IN_ONE: Final = 1 << 30
"""Bytes; a piece of text cannot be longer than twice this."""


@dataclass(frozen=True, slots=True)
class ArrowColumn:
    """An array, in one or several chunks; see `NativeColumn`."""

    cells: Any

    def factor(self) -> Factor:
        """By distinct values; a dictionary-encoded column by its own codes."""
        cells = _simple(self.cells)
        if pa.types.is_null(cells.type):
            return Factor(np.full(len(cells), -1), [])
        if pa.types.is_dictionary(cells.type):
            codes, values = _encoded(cells)
            return Factor(codes, python(values), whole=True)
        try:
            fresh = _whole(cells).dictionary_encode()
        except pa.ArrowNotImplementedError:  # lists, and other types that Arrow cannot tell apart
            listed, distinct = factorised(python(cells))
            return Factor(np.asarray(listed, dtype=np.int64), distinct)
        if isinstance(fresh, pa.ChunkedArray):
            codes, values = _encoded(fresh)
            return Factor(codes, python(values), whole=True)
        return Factor(_codes(fresh.indices, len(fresh.dictionary)), python(fresh.dictionary), whole=True)

    def numbers(self) -> Numbers | None:
        """As plain numbers, where that is exact."""
        cells = _simple(self.cells)
        if not pa.types.is_integer(cells.type) and not pa.types.is_float64(cells.type):
            return None
        if pa.types.is_integer(cells.type) and len(cells) > cells.null_count:
            ends = pc.min_max(cells).as_py()
            if ends["min"] < -MOST_EXACT or ends["max"] > MOST_EXACT:
                return None
        return Numbers(_numpy(cells.cast(pa.float64())))

    def take(self, positions: Any) -> Any:
        """Some cells, as its library keeps them."""
        return _simple(self.cells).take(pa.array(positions, pa.int64()))


def python(values: Any) -> list[object]:
    """Values as Python knows them; a short float keeps its shortest decimals, and what Python lacks is a text."""
    if pa.types.is_float16(values.type) or pa.types.is_float32(values.type):
        return [plain(each) for each in _numpy(values)]
    if pa.types.is_string(values.type) or pa.types.is_large_string(values.type):
        return _numpy(values).tolist()  # type: ignore[no-any-return]  # quicker than the ordinary way, and the same
    try:
        return values.to_pylist()  # type: ignore[no-any-return]  # pyarrow has no types
    except (pa.ArrowException, ValueError, OverflowError, LookupError):  # nanoseconds, the year 200000, lost time zones
        return values.cast(pa.string()).to_pylist()  # type: ignore[no-any-return]  # the same


def _simple(cells: Any) -> Any:
    """The cells without what lies around them: a type of one's own, runs, views."""
    if isinstance(cells.type, pa.BaseExtensionType):
        cells = cells.cast(cells.type.storage_type)
    if pa.types.is_run_end_encoded(cells.type):
        chunks = cells.chunks if isinstance(cells, pa.ChunkedArray) else [cells]
        cells = pa.chunked_array([pc.run_end_decode(each) for each in chunks], cells.type.value_type)
    if pa.types.is_string_view(cells.type):
        cells = cells.cast(pa.large_string())
    return cells


def _whole(cells: Any) -> Any:
    """The cells in one piece where that is possible: pieces would be encoded one by one, and then brought together."""
    return cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) and cells.nbytes < MOST_IN_ONE else cells


def _encoded(cells: Any) -> tuple[Any, Any]:
    """The codes of dictionary-encoded cells, and what they stand for; equal values have one code."""
    if isinstance(cells, pa.ChunkedArray):
        if not cells.num_chunks:
            return np.zeros(0, dtype=np.int64), pa.array([], cells.type.value_type)
        cells = cells.unify_dictionaries()
        values, indices = cells.chunk(0).dictionary, [each.indices for each in cells.chunks]
    else:
        values, indices = cells.dictionary, [cells.indices]
    codes, old, _ = by_appearance(np.concatenate([_codes(each, len(values)) for each in indices]), len(values))
    values = values.take(pa.array(old))
    once = values.dictionary_encode()
    if len(once.dictionary) + values.null_count < len(values):
        codes = np.append(_codes(once.indices, len(once.dictionary)), np.int8(-1))[codes]
        values = once.dictionary
    return codes, values


def _codes(indices: Any, size: int) -> Any:
    """The numbers in a dictionary of that size, -1 for nothing; a byte each, where that will do, for memory is slow."""
    if indices.null_count == len(indices):
        return np.full(len(indices), -1, dtype=np.int8)
    bare = pa.Array.from_buffers(indices.type, len(indices), [None, indices.buffers()[1]], offset=indices.offset)
    codes = _numpy(bare).astype(np.int8 if size <= MOST_IN_BYTES else np.int32)
    if indices.null_count:  # what lies below nothing is any number
        codes |= there(indices).view(np.int8) - np.int8(1)
    return codes


def there(cells: Any) -> Any:
    """For each cell of an array some of which are null whether it is not: 1 or 0, shape (cells,), uint8."""
    bits = np.frombuffer(cells.buffers()[0], dtype=np.uint8)[cells.offset // 8 :]
    begin = cells.offset % 8
    return np.unpackbits(bits, count=begin + len(cells), bitorder="little")[begin:]


def _numpy(values: Any) -> Any:
    found = values.to_numpy() if isinstance(values, pa.ChunkedArray) else values.to_numpy(zero_copy_only=False)
    return np.asarray(found)
