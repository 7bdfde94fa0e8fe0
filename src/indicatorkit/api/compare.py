"""Comparing: two waves of one `Scores`, or one wave of each of two."""

from __future__ import annotations

from ..answers.known import as_known
from ..compare.waves.comparing import comparing
from ..errors import DataError
from ..framework import Framework
from ..issues import Issue, Where
from ..naming import no_such_wave
from ..waves import wave_rank
from .comparison import Comparison
from .scores import Scores


def compare(
    scores: Scores, later: Scores | None = None, *, before: str | None = None, after: str | None = None
) -> Comparison:
    """What changed from one wave to the next: what became of every node, and which answers (or rules) that is due to.

    Of one `Scores` two of its waves are compared, `before` and `after`, by default the last two; of two `Scores` one
    wave of each, by default the last. Waves stand in the order in which they were given to `score`, else in that of the
    framework, else by their text. Rows belong together when entity and perspective are the same, however they are
    spelled. The two may be scored by two versions of a framework; nodes, questions and options then go by their ids, or
    by aliases. A rule that looks back finds answers of then in the data with which it was scored, so `later` needs both
    waves for that.
    Waves that are not there are a `DataError`.

    >>> import indicatorkit as ik
    >>> ede = {"entity": "Ede", "wave": "2024-06", "kernambitie_wonen_eerst": "nog niet mee begonnen"}
    >>> later = {"entity": "Ede", "wave": "2024-12", "kernambitie_wonen_eerst": "vastgesteld"}
    >>> found = ik.compare(ik.score(ik.load("nad"), [ede, later]))
    >>> change = found.change("kernambitie_wonen_eerst", entity="Ede")
    >>> str(change.kind), str(change.cause), change.answers
    ('up', 'answers', ('kernambitie_wonen_eerst',))
    """
    if later is None:
        waves = _two_waves(scores, before, after)
        later = scores
    else:
        waves = (_one_wave(scores, before), _one_wave(later, after))
    found = comparing(scores.table, later.table, waves)
    if not found.sides.nodes:
        raise DataError([_nothing_in_common(*found.frameworks)])
    return Comparison(found)


def _waves(scores: Scores) -> list[str]:
    """The waves that occur, the last one last."""
    order = scores.answers.waves
    return sorted(set(scores.answers.rows.waves), key=lambda wave: wave_rank(wave, order))


def _one_wave(scores: Scores, wave: str | None) -> str:
    found = _waves(scores)
    if not found:
        raise DataError([_too_few(found)])
    if wave is None:
        return found[-1]
    named = str(as_known(wave, found))
    if named not in found:
        raise DataError([no_such_wave(wave, found)])
    return named


def _two_waves(scores: Scores, before: str | None, after: str | None) -> tuple[str, str]:
    """The two waves of one `Scores`: what is not said is the last one, or the one right before the other.

    After the last one there is none, so that this cannot be what was before, unless the other is said too.
    """
    found = _waves(scores)
    last, before = _one_wave(scores, after), as_known(before, found)
    if before is not None and (before != last or after is not None):
        return _one_wave(scores, before), last
    earlier = found[: found.index(last)]
    if not earlier or before is not None:
        raise DataError([_too_few(found)])
    return earlier[-1], last


def _too_few(known: list[str]) -> Issue:
    return Issue("error", "one-wave", Where(), {"known": ", ".join(each or "–" for each in known) or "–"})


def _nothing_in_common(before: Framework, after: Framework) -> Issue:
    return Issue("error", "nothing-in-common", Where(), {"before": before.id, "after": after.id})
