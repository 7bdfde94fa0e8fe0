"""The diagrams of a plan as the compiled kernel reads them: three tables of whole numbers, and the bytes looked up.

States are kept multiplied by how many codes the next input has, so a look-up is at state + code; or each code has a
table of its own, where they would be too many for a byte. A layer is looked up with the codes as they are where that
takes no larger a table than recoding them to letters first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ...light import dataclass
from ...plan import Plan, Source, Step
from ..codes import code_type

MOST_BYTES: Final = 256
MOST_APART: Final = 32
ALIGNED: Final = 64

Numbers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Program:
    """What `kernel.c` calls layers, steps, bytes and words; each layer and step is a row of whole numbers."""

    layers: Numbers
    steps: Numbers
    bytes: NDArray[np.uint8]
    words: NDArray[np.uint32]


def program(plan: Plan) -> Program:
    """The program of a plan; steps with equal diagrams over equal letters share their tables."""
    writing = _Writing()
    for step in plan.steps:
        writing.step(step)
    return Program(
        np.array(writing.layers, dtype=np.int64).reshape(-1, 8),
        np.array(writing.steps, dtype=np.int64).reshape(-1, 7),
        _aligned(writing.bytes),
        np.concatenate([np.zeros(1, dtype=np.uint32), *writing.words]),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """How one input is read: its letter at each index, recoded first or not; `missing` where reasons are told apart."""

    source: Source
    states: int
    letters: tuple[int, ...]
    is_recoded: bool
    missing: int

    @property
    def is_apart(self) -> bool:
        """Whether state + code may be more than a byte."""
        return self.states * self.width > MOST_BYTES

    @property
    def step(self) -> int:
        """By how much states are multiplied when it is looked up by bytes."""
        return 1 if self.is_apart else self.width

    @property
    def width(self) -> int:
        """How many entries a state has in its layer."""
        return len(self.source.alphabet.letters) if self.is_recoded else len(self.letters)


class _Writing:
    """Tables while they are written; equal ones are written once."""

    def __init__(self) -> None:
        self.layers: list[tuple[int, ...]] = []
        self.steps: list[tuple[int, ...]] = []
        self.bytes = bytearray()
        self.words: list[NDArray[np.uint32]] = []
        self._length = 1
        self._bytes: dict[bytes, int] = {}
        self._words: dict[bytes, int] = {}
        self._tables: dict[Any, tuple[Any, ...]] = {}

    def step(self, step: Step) -> None:
        """One step, with its layers."""
        reads = tuple(
            _read(source, len(layer)) for source, layer in zip(step.sources, step.diagram.layers, strict=True)
        )
        key = (id(step.diagram), tuple((each.letters, each.width) for each in reads), step.codes, step.reasons)
        is_wide = not _fits_bytes(step, reads)
        if (key, is_wide) not in self._tables:
            self._tables[key, is_wide] = self._written(step, reads, is_wide=is_wide)
        layers, reasons, ends = self._tables[key, is_wide]
        first = len(self.layers)
        for read, (table, recode) in zip(reads, layers, strict=True):
            place, recoded = read.source.carrier.position, len(read.letters) if read.is_recoded else 0
            entries, apart = read.states * read.width, 0
            if read.is_apart and not is_wide:
                entries, apart = read.states, _bytes_for(read.states)
            self.layers.append((place, entries, table, recoded, recode, read.missing, read.width, apart))
        own = step.own_answer
        self.steps.append(
            (
                step.carrier.position,
                first,
                len(self.layers) - 1,
                reasons,
                ends,
                -1 if own is None else own.position,
                int(is_wide),
            )
        )

    def _written(self, step: Step, reads: Sequence[_Read], *, is_wide: bool) -> tuple[Any, ...]:
        layers: list[tuple[int, ...]] = []
        write = self._word if is_wide else self._byte
        after: Numbers
        for index, read in enumerate(reads):
            letters = slice(None) if read.is_recoded else list(read.letters)
            after = np.asarray(step.diagram.layers[index], dtype=np.int64)[:, letters]
            if index + 1 == len(reads):
                table = write(np.asarray(step.codes)[after])
            else:
                table = write(after * (reads[index + 1].width if is_wide else reads[index + 1].step))
            layers.append((table, write(np.asarray([read.letters])) if read.is_recoded else 0))
        return layers, write(np.asarray(step.reasons)[after]), write(after)

    def _byte(self, table: NDArray[np.int64]) -> int:
        """Where the table stands, as bytes: state by state, or for each code one, where it is too large."""
        tables = table.astype(np.uint8).reshape(1, -1) if table.size <= MOST_BYTES else table.astype(np.uint8).T
        found = b"".join(each.tobytes().ljust(_bytes_for(len(each)), b"\0") for each in tables)
        if found not in self._bytes:
            self._bytes[found] = len(self.bytes)
            self.bytes += found
        return self._bytes[found]

    def _word(self, table: NDArray[np.int64]) -> int:
        """Where the table stands, as numbers of 32 bits."""
        found = table.astype(np.uint32).reshape(-1)
        key = found.tobytes()
        if key not in self._words:
            self._words[key] = self._length
            self.words.append(found)
            self._length += len(found)
        return self._words[key]


def _read(source: Source, states: int) -> _Read:
    """How an input is read after so many states: recoded first where both tables together are smaller."""
    alphabet, carrier = source.alphabet, source.carrier
    letters = alphabet.recode
    if alphabet.by_reason is not None:
        letters = (*letters[: carrier.missing], alphabet.by_reason[0], *alphabet.by_reason)
    as_it_is = _room(states * len(letters))
    is_recoded = _room(len(letters)) + _room(states * len(alphabet.letters)) < as_it_is
    if min(states * len(letters), states * len(alphabet.letters)) > MOST_BYTES:
        is_recoded = len(alphabet.letters) < len(letters)
    return _Read(source, states, letters, is_recoded, -1 if alphabet.by_reason is None else carrier.missing)


def _room(entries: int) -> int:
    """What a look-up costs: the next power of two, and no less than what costs nothing."""
    return max(16, 1 << (entries - 1).bit_length())


def _bytes_for(entries: int) -> int:
    """The size of a table by bytes: as many as a vector of them takes."""
    return next(size for size in (64, 128, MOST_BYTES) if entries <= size)


def _fits_bytes(step: Step, reads: Sequence[_Read]) -> bool:
    """Whether all codes, states and ends of a step are bytes."""
    carriers = (step.carrier, *(read.source.carrier for read in reads))
    most = max(len(step.codes), *(number for read in reads for number in (read.states, len(read.letters))))
    few = all(read.width <= MOST_APART for read in reads if read.is_apart)
    return few and most <= MOST_BYTES and all(code_type(each.missing + 1) is np.uint8 for each in carriers)


def _aligned(found: bytearray) -> NDArray[np.uint8]:
    """The bytes where vectors are read from at once."""
    room = np.zeros(len(found) + ALIGNED, dtype=np.uint8)
    begin = -room.ctypes.data % ALIGNED
    room[begin : begin + len(found)] = np.frombuffer(found, dtype=np.uint8)
    return room[begin : begin + len(found)]
