"""What a mark is called: its place in the framework, what came out, and everything that its looks say besides."""

from __future__ import annotations

from ...framework import Item
from ...words import count, say
from ..reading import Reading, Status


def path_name(reading: Reading, item: Item) -> str:
    """The name of a node after the names of what it is in, the outermost first."""
    name = reading.name(item.id)
    if item.parent is None:
        return name
    above = path_name(reading, reading.framework[item.parent])
    return say("report.mark.path", reading.lang, above=above, name=name)


def mark_name(reading: Reading, called: str, status: Status) -> str:
    """What is called so, with its status in words: why it is grey, how much is known, what it rests on."""
    words = {"name": called, "status": status.text, "reason": status.reason}
    lang = reading.lang
    name = say("report.mark.because" if status.reason else "report.mark.is", lang, **words)
    if 1 < status.asked != status.known:
        name = count("report.mark.known", lang, status.known, said=name, total=status.asked)
    if status.decided is not None:
        name = say("report.mark.decided", lang, said=name, status=status.decided.word)
    if status.provisional:
        name = say("report.mark.provisional", lang, said=name)
    return say("report.mark.assumed", lang, said=name) if status.assumed else name
