"""Who is in a wave, and who is not."""

from __future__ import annotations

from ....exports.heads import entity_word
from ....light import dataclass
from ....words import count, say
from ...cells import named
from ...reading import Reading


@dataclass(frozen=True, slots=True)
class Present:
    """How many filled in anything in this wave, in a sentence; `silent` are those who did not, by name.

    Of how many: of those on the roster in this wave, else of those in the answers of any wave.
    """

    sentence: str
    silent: tuple[str, ...]
    roster: str
    strangers: tuple[str, ...]


def present(reading: Reading) -> Present:
    """Who is there and who is not; `strangers` are there without being on the roster."""
    answers = reading.table.answers
    here = dict.fromkeys(reading.entity(row) for row in reading.rows if not reading.is_silent(row))
    roster = answers.roster
    if roster is None:
        all_ = dict.fromkeys(answers.rows.entities)
    else:
        all_ = dict.fromkeys(each.name for each in roster.in_wave(reading.wave, answers.waves))
    silent = sorted((each for each in all_ if each not in here), key=named)
    strangers = sorted((each for each in here if each not in all_), key=named)
    sentence = _sentence(reading, len(here) - len(strangers), len(all_))
    return Present(sentence, tuple(silent), _title(reading), tuple(strangers))


def _sentence(reading: Reading, number: int, total: int) -> str:
    """How many are there; in the words of the framework, where it has them."""
    framework, lang = reading.framework, reading.lang
    words = {
        "entity": entity_word(framework, lang),
        "entities": framework.entities(lang) or say("summary.entities", lang),
    }
    if number == total:
        return count("report.method.all", lang, number, **words)
    return count("report.method.number", lang, number, total=total, **words)


def _title(reading: Reading) -> str:
    """What the roster is called; empty where there is none."""
    roster = reading.table.answers.roster
    return "" if roster is None else roster.name(reading.lang) or roster.id
