"""The rows of scores that are asked for: of some entities, a wave, a perspective, each in any spelling."""

from __future__ import annotations

from ..answers.known import as_known
from ..errors import DataError
from ..issues import Issue, Where, guess
from ..naming import Names, names_of
from .scores import Scores


def rows_asked(
    scores: Scores, entities: Names = (), wave: str | None = None, perspective: str | None = None
) -> list[int]:
    """The positions of these rows; an entity, wave or perspective that is not there is a `DataError`."""
    named, rows = frozenset(map(scores.entity, names_of(entities))), scores.answers.rows
    wave, known = as_known(wave, rows.waves), list(dict.fromkeys(rows.perspectives))
    one = as_known(perspective, known)
    if one is not None and one not in known:
        words = {"found": one, "guess": guess(one, known), "known": ", ".join(filter(None, known)) or "–"}
        raise DataError([Issue("error", "perspective-not-there", Where(), words)])
    if wave is not None:
        for entity in named or (None,):
            scores.places(entity, wave)
    return [
        place
        for place, row in enumerate(rows)
        if (not named or row.entity in named)
        and (wave is None or row.wave == wave)
        and (one is None or row.perspective == one)
    ]
