"""What a mark is called: its place in the framework, what came out, and everything that its looks say besides."""

from __future__ import annotations

from ...items import Item
from ...words import count, say
from ..reading import Reading
from ..status import Status


def path_name(reading: Reading, item: Item) -> str:
    """The name of a node after those of what it is in, the outermost first; of a part only after its indicator's."""
    name = reading.name(item.id)
    if item.parent is None:
        return name
    above = (
        reading.name(item.parent) if item.kind == "subindicator" else path_name(reading, reading.framework[item.parent])
    )
    return say("report.mark.path", reading.lang, above=above, name=name)


def called(reading: Reading, status: Status) -> str:
    """What a status is called: the level where there is one, also of an answer that has another name."""
    looks = reading.looks
    return status.text if status.is_grey or status.look in (*looks.plain, looks.not_applicable) else status.look.word


def mark_name(reading: Reading, name: str, status: Status) -> str:
    """What has this name, with its status in words: why it is grey, how much is known, what it rests on."""
    lang, words = (
        reading.lang,
        {"name": name, "status": called(reading, status), "reason": status.reason, "answer": status.text},
    )
    key = "because" if status.reason else "is" if called(reading, status) in status.text else "answered"
    return remarked(reading, say(f"report.mark.{key}", lang, **words), status)


def cell_words(reading: Reading, status: Status) -> str:
    """What people hear for a cell: who and what it is of stands in the heads of its row and column."""
    words = {"status": called(reading, status), "reason": status.reason}
    said = say("report.national.because", reading.lang, **words) if status.reason else words["status"]
    return remarked(reading, said, status)


def remarked(reading: Reading, said: str, status: Status) -> str:
    """What is said of a status, with everything beside it: how much is known, what it rests on, what is certain."""
    lang = reading.lang
    if 1 < status.asked != status.known:
        said = count("report.mark.known", lang, status.asked, said=said, known=status.known)
    if status.decided is not None:
        said = say("report.mark.decided", lang, said=said, status=status.decided.word)
    if status.provisional:
        said = say("report.mark.provisional", lang, said=said)
    return say("report.mark.assumed", lang, said=said) if status.assumed else said
