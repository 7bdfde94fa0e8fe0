"""Taking times: what is compared runs in turns, and a ratio is of two times of the same round."""

from __future__ import annotations

import gc
import resource
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import NamedTuple, TypeAlias

Call: TypeAlias = Callable[[], object]


def processors() -> float:
    """The seconds of processor time of this process and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


class Taken(NamedTuple):
    """What one call took, in seconds: by the clock, and of all processors together, those of child processes too."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Goal:
    """One runner takes at most so many times as long as another; a tenth is ten times as fast."""

    of: str
    beside: str
    at_most: float


@dataclass(frozen=True, slots=True)
class Race:
    """Calls to be compared; the first is the one that all others are held against.

    A call does its work `each` times over. `rounds` is the most that make sense, for what takes long. Times are of the
    processor, which does not mind who else is there; by the clock where some runner `is_parallel`, for what runs on two
    processors is meant to take more of them. `processors` tells the former, for who starts processes that stay.
    """

    what: str
    runners: Mapping[str, Call]
    goals: Sequence[Goal] = ()
    each: int = 1
    rounds: int = 15
    is_parallel: bool = False
    processors: Callable[[], float] = processors


@dataclass(frozen=True, slots=True)
class Times:
    """What every runner of a race took, round by round."""

    race: Race
    taken: Mapping[str, Sequence[Taken]]

    def seconds(self, runner: str) -> list[float]:
        """Of one piece of its work."""
        return [self._of(each) / self.race.each for each in self.taken[runner]]

    def ratios(self, of: str, beside: str) -> list[float]:
        """How many times as long one took as another."""
        return [self._of(mine) / self._of(other) for mine, other in self._rounds(of, beside)]

    def processor_ratios(self, of: str, beside: str) -> list[float]:
        """The same by the time of all processors together, whatever counts."""
        return [mine.processor / other.processor for mine, other in self._rounds(of, beside)]

    def _of(self, taken: Taken) -> float:
        return taken.clock if self.race.is_parallel else taken.processor

    def _rounds(self, of: str, beside: str) -> list[tuple[Taken, Taken]]:
        return list(zip(self.taken[of], self.taken[beside], strict=True))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is no ratio of two times: megabytes, an exponent, seconds by themselves."""

    what: str
    values: Sequence[float]
    unit: str
    at_most: float | None = None


def run(race: Race, rounds: int) -> Times:
    """Everybody in turns, once unmeasured to warm up."""
    for call in race.runners.values():
        call()
    taken: dict[str, list[Taken]] = {name: [] for name in race.runners}
    for _ in range(min(rounds, race.rounds)):
        for name, call in race.runners.items():
            taken[name].append(time(call, race.processors))
    return Times(race, taken)


def time(call: Call, processors: Callable[[], float] = processors) -> Taken:
    """What one call takes, with no rubbish of others collected meanwhile."""
    gc.collect()
    gc.disable()
    try:
        processor, clock = processors(), perf_counter()
        call()
        return Taken(perf_counter() - clock, processors() - processor)
    finally:
        gc.enable()


def repeated(call: Call, times: int) -> Call:
    """The call so many times over, for what is too short to be timed by itself."""

    def run_all() -> None:
        for _ in range(times):
            call()

    return run_all
