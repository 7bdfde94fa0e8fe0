"""The rows of one wave and one perspective: what is counted, ranked or calibrated together."""

from __future__ import annotations

from ..answers.known import as_known
from ..errors import DataError
from ..issues import Issue, Where, guess
from .scores import Scores


def one_wave(scores: Scores, wave: str | None, perspective: str | None) -> tuple[tuple[int, ...], str, str]:
    """The positions of the rows of one wave (the last unless said) and one perspective, with what these are.

    Of several perspectives one must be said; what is not there is a `DataError`.
    """
    places = scores.places(None, wave)
    rows = scores.answers.rows
    found = rows.waves[places[0]] if places else wave or scores.framework.default_wave()
    seen = list(dict.fromkeys(rows.perspectives[place] for place in places))
    if perspective is None and len(seen) > 1:
        known = ", ".join(each or "–" for each in seen)
        raise DataError([Issue("error", "which-perspective", Where(), {"known": known})])
    perspective = as_known(perspective, seen)
    if perspective is not None and perspective not in seen:
        known = ", ".join(each or "–" for each in seen)
        words = {"found": perspective, "wave": found or "–", "known": known, "guess": guess(perspective, seen)}
        raise DataError([Issue("error", "no-such-perspective", Where(), words)])
    one = perspective if perspective is not None else seen[0] if seen else ""
    return tuple(place for place in places if rows.perspectives[place] == one), found, one
