"""Other texts made from a text: keys and values changed, left out, doubled, moved and wrapped; bytes that fell over.

Each way of `SLIPS` changes one key, and says where: what is found wrong must be found there. `mutated` mixes these with
`WRECKS`, after which nobody can say what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from .structure import Pair, Span, Structure, structure
from .words import keys, values

LONGEST: Final = 300_000
"""Characters: a text does not grow without end, however often it is doubled."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A text of which one key was changed: where this key and its value stand now, its table, and the head of that."""

    text: str
    way: str
    place: Span
    table: Span
    head: Span


# ------------------------------------------------------------------------------------------------------------ one key


def _spliced(text: str, at: Span, new: str) -> str:
    return text[: at[0]] + new + text[at[1] :]


def _slip(text: str, pair: Pair, way: str, at: Span, new: str, place: Span) -> Slip:
    grown = len(new) - (at[1] - at[0])
    return Slip(_spliced(text, at, new), way, place, (pair.table[0], pair.table[1] + grown), pair.head)


def _valued(text: str, pair: Pair, rng: Random, new: str, way: str) -> Slip:
    return _slip(text, pair, way, pair.value, new, (pair.key[0], pair.value[0] + len(new)))


def other_value(text: str, pair: Pair, rng: Random) -> Slip:
    """Another value, which is known elsewhere or odd."""
    return _valued(text, pair, rng, rng.choice(values()), "other_value")


def misspelt_value(text: str, pair: Pair, rng: Random) -> Slip:
    """A letter of the value is another one, is missing, or is there twice; of a list or table rather one of its key."""
    if text[pair.value[0]] in "[{":
        return misspelt_key(text, pair, rng)
    return _valued(text, pair, rng, _misspelt(text[slice(*pair.value)], rng), "misspelt_value")


def misspelt_key(text: str, pair: Pair, rng: Random) -> Slip:
    """A letter of the key is another one, is missing, or is there twice."""
    return _keyed(text, pair, _misspelt(text[slice(*pair.key)], rng), "misspelt_key")


def other_key(text: str, pair: Pair, rng: Random) -> Slip:
    """Another key that the format knows somewhere."""
    return _keyed(text, pair, rng.choice(keys()), "other_key")


def _keyed(text: str, pair: Pair, new: str, way: str) -> Slip:
    grown = len(new) - (pair.key[1] - pair.key[0])
    return _slip(text, pair, way, pair.key, new, (pair.key[0], pair.value[1] + grown))


def without_key(text: str, pair: Pair, rng: Random) -> Slip:
    """The key is not there; what was around it stays."""
    start, end = pair.whole
    if text[slice(*pair.head)] == "{":
        after, before = text[end:].lstrip(" "), text[:start].rstrip(" ")
        if after.startswith(","):
            end = len(text) - len(after[1:].lstrip(" "))
        elif before.endswith(","):
            start = len(before) - 1
    return _slip(text, pair, "without_key", (start, end), "", pair.head)


def one_key_more(text: str, pair: Pair, rng: Random) -> Slip:
    """Before the key stands another one, with some value."""
    new = f"{rng.choice((*keys(), 'zomaar'))} = {rng.choice(values())}"
    between = ", " if text[pair.head[0]] == "{" else "\n"
    return _slip(text, pair, "one_key_more", (pair.key[0],) * 2, new + between, (pair.key[0], pair.key[0] + len(new)))


def twice(text: str, pair: Pair, rng: Random) -> Slip:
    """The key is there twice."""
    new = text[slice(*pair.whole)]
    between = ", " if text[pair.head[0]] == "{" else "\n"
    at = pair.value[1]
    return _slip(text, pair, "twice", (at, at), between + new, (pair.key[0], at + len(between + new)))


def _misspelt(word: str, rng: Random) -> str:
    """Quotes stay, where there are any."""
    first, last = (1, len(word) - 1) if word[:1] in "\"'" and len(word) > 2 else (0, len(word))
    at = rng.randrange(first, max(last, first + 1))
    return word[:at] + rng.choice(("", "x", word[at : at + 1] * 2)) + word[at + 1 :]


SLIPS: Final = (other_value, misspelt_value, misspelt_key, other_key, without_key, one_key_more, twice)


def slip(text: str, of: Structure, rng: Random) -> Slip:
    """A text with one key changed."""
    return rng.choice(SLIPS)(text, rng.choice(of.pairs), rng)


# ------------------------------------------------------------------------------------------------------- anything else


def _moved(text: str, of: Structure, rng: Random) -> str:
    """A key with its value stands elsewhere, or there too."""
    pair, other = rng.choice(of.pairs), rng.choice(of.pairs)
    said = text[slice(*pair.whole)]
    between = ", " if text[other.head[0]] == "{" else "\n"
    if rng.random() < 0.5 or pair is other:
        return _spliced(text, (other.key[0],) * 2, said + between)
    first, last = sorted((pair, other), key=lambda each: each.key)
    if last.whole[0] < first.whole[1]:
        return _spliced(text, first.whole, text[slice(*last.whole)])
    there = text[slice(*first.whole)]
    return _spliced(_spliced(text, last.whole, there), first.whole, text[slice(*last.whole)])


def _same_value(text: str, of: Structure, rng: Random) -> str:
    """A key has the value of another one."""
    pair, other = rng.choice(of.pairs), rng.choice(of.pairs)
    return _spliced(text, pair.value, text[slice(*other.value)])


def _deeper(text: str, of: Structure, rng: Random) -> str:
    """A value stands within brackets or braces, a few or very many of them."""
    pair, deep = rng.choice(of.pairs), rng.choice((1, 1, 2, 5, 31, 40, 2000))
    left, right = rng.choice((("[", "]"), ("{ a = ", " }"), ("[{ id = ", " }]"), ("[", ""), ("{ x = ", "")))
    return _spliced(text, pair.value, left * deep + text[slice(*pair.value)] + right * deep)


def _block(text: str, of: Structure, rng: Random) -> str:
    """A block is not there, is there twice, or stands elsewhere."""
    block, other = rng.choice(of.blocks), rng.choice(of.blocks)
    said, way = text[slice(*block)], rng.random()
    if way < 0.3:
        return _spliced(text, block, "")
    if way < 0.6:
        return _spliced(text, (other[0],) * 2, said)
    rest = _spliced(text, block, "")
    return _spliced(rest, (min(other[0], len(rest)),) * 2, said)


def _header(text: str, of: Structure, rng: Random) -> str:
    """The header of a block is another one."""
    block, other = rng.choice(of.blocks), rng.choice(of.blocks)
    line, said = text[slice(*block)].partition("\n")[0], text[slice(*other)].partition("\n")[0]
    way = rng.random()
    new = (
        said if way < 0.5 else line.replace("[[", "[").replace("]]", "]") if way < 0.7 else _misspelt(line or "[", rng)
    )
    return _spliced(text, (block[0], block[0] + len(line)), new)


def _piece(text: str, of: Structure, rng: Random) -> str:
    """Something is gone from somewhere, or a sign stands where none was."""
    at = rng.randrange(len(text) + 1)
    if rng.random() < 0.5:
        return _spliced(text, (at, at + rng.choice((1, 2, 10, 100, 1000))), "")
    return _spliced(text, (at, at), rng.choice(PIECES) * rng.choice((1, 1, 1, 2, 50)))


PIECES: Final = (
    *"[]{}\"'=,.#\n\\\r\0\t",
    '"""',
    "'''",
    "[[theme]]\n",
    "\nid = 'x'\n",
    "0,5",
    "\u2028",
    "\ud800",
    "“",
    "\ufeff",
)
WRECKS: Final = (_moved, _same_value, _deeper, _block, _header, _piece)


def mutated(text: str, rng: Random) -> str:
    """A text made from this one by one change, or a few."""
    for _ in range(rng.choice((1, 1, 1, 1, 2, 3))):
        of = structure(text)
        if not of.pairs or not of.blocks or len(text) > LONGEST:
            return _piece(text, of, rng)[:LONGEST]
        wreck: Callable[[str, Structure, Random], str] = rng.choice(WRECKS)
        text = slip(text, of, rng).text if rng.random() < 0.5 else wreck(text, of, rng)
    return text


def scratched(data: bytes, rng: Random) -> bytes:
    """The bytes with some of them changed."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 20)) if changed else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def made_from(text: str, rng: Random) -> bytes:
    """A file made from this text: mostly a text that was changed, now and then one with other bytes in it."""
    data = mutated(text, rng).encode("utf-8", "surrogatepass")
    return scratched(data, rng) if rng.random() < 0.1 else data
