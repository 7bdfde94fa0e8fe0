"""What people write who do not write TOML, recognised behind the words of the parser.

"Expected newline or end of document after a statement" says nothing to the author of `weight = 0,5`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ..issues import guess
from .stop import Mistake, Stop

LISTS: Final = ("theme", "group", "indicator", "subindicator", "step", "result", "example", "promise", "also")
TRUE, FALSE = ("yes", "ja", "on", "true", "waar"), ("no", "nee", "off", "false", "onwaar")


def mistake(text: str, message: str, offset: int) -> Mistake:
    """What the author did wrong, from tomli's message and the place where it stopped."""
    here = Stop(text, min(offset, len(text)), message)
    for start, recognise in _BY_MESSAGE.items():
        if message.startswith(start):
            return recognise(here)
    return here.at("not-toml", found=message)


def _value(here: Stop) -> Mistake:
    word = re.match(r"[^\s,\]}#]*", here.rest)
    found = word[0] if word else ""
    opened = here.open_bracket()
    if opened is not None and here.opens_something_else():
        return here.at("not-closed", opened, found=here.text[opened])
    if not found or found.startswith("#"):
        return here.at("value-missing")
    if found[0] in "“”„‘’‚«»":
        return here.at("curly-quotes", width=1, found=found[0])
    if found.lower() in (*TRUE, *FALSE):
        good = "true" if found.lower() in TRUE else "false"
        return here.at("true-or-false", width=len(found), found=found, good=good)
    if re.fullmatch(r"[+-]?\.\d+", found):
        return here.at("decimal-without-zero", width=len(found), found=found, good=found.replace(".", "0."))
    return here.at("text-without-quotes", width=len(found), found=found)


def _decimal_comma(here: Stop) -> Mistake | None:
    around = here.before + here.rest
    stopped = len(here.before.rstrip())
    for number in re.finditer(r"[+-]?\d[\d.]*,\d+", around):
        if number.start() <= stopped <= number.end():
            start = here.offset - len(here.before) + number.start()
            good = number[0].replace(".", "").replace(",", ".")
            return here.at("decimal-comma", start, width=len(number[0]), found=number[0], good=good)
    return None


def _after(here: Stop) -> Mistake:
    """Something follows a value: the rest of a word that began as a number, or something else."""
    found = here.rest.split("#")[0].strip() or here.rest[:1]
    if re.search(r'"\s*$', here.before) and re.match(r'[^"#]*"', here.rest) and not here.rest.startswith('"'):
        return here.at("quote-in-text", found=found[:40], width=len(found))
    return _no_number(here) or _decimal_comma(here) or here.at("after-value", width=len(found), found=found[:40])


def _no_number(here: Stop) -> Mistake | None:
    """A word that began as a number: a wave, a date of our own, a percentage, or a number with a nought before it."""
    begun = re.search(r"[\w.+-]*$", here.before.rstrip())
    before = begun[0] if begun else ""
    word = before + (re.match(r"[\w./:%-]*", here.rest) or [""])[0]
    start = here.offset - len(here.before) + len(here.before.rstrip()) - len(before)
    if re.fullmatch(r"\d+([-/:][\w-]+)+", word):
        return here.at("text-without-quotes", start, width=len(word), found=word)
    if re.fullmatch(r"[+-]?[\d.]+%", before + here.rest[:1]):
        return here.at("percent", start, width=len(before) + 1, found=f"{before}%")
    if re.fullmatch(r"0\d+", word):
        return here.at("leading-nought", start, width=len(word), found=word, good=word.lstrip("0") or "0")
    return None


def _equals(here: Stop) -> Mistake:
    key = re.search(r"[\w.-]+\s*$", here.before)
    found = key[0].strip() if key else ""
    if here.rest[:1] and not here.rest[:1].isascii():
        return _key(here)
    then = re.match(r"@[\w.-]*", here.rest)
    if key is not None and then is not None:  # `x@previous`: what x was in an earlier wave
        word = f"{found}{then[0]}"
        return here.at("key-without-quotes", here.offset - len(key[0]), width=len(word), found=word)
    return _decimal_comma(here) or here.at("equals-missing", key=found)


def _key(here: Stop) -> Mistake:
    word = re.search(r"[^\s=\[\]{},.]*$", here.before)
    rest = re.match(r"[^\s=\[\]{},.]*", here.rest)
    found = (word[0] if word else "") + (rest[0] if rest else "")
    opened = here.open_bracket()
    if opened is not None and not found:
        return here.at("not-closed", opened, found=here.text[opened])
    return here.at(
        "key-characters", here.offset - len(word[0] if word else ""), width=len(found), found=found or here.rest[:1]
    )


def _unclosed(here: Stop) -> Mistake:
    """A comma is missing, unless what follows belongs to something else."""
    if (told := _no_number(here) or _decimal_comma(here)) is not None:
        return told
    opened = here.open_bracket()
    if here.offset >= len(here.text) or (opened is not None and here.opens_something_else()):
        where = opened if opened is not None else here.line_start + max(here.line.find("["), here.line.find("{"), 0)
        return here.at("not-closed", where, found=here.text[where : where + 1])
    if here.rest[:1] in ("]", "}"):
        return here.at("wrong-bracket", found=here.rest[:1])
    return here.at("comma-missing", max(here.last_word() - 1, 0))


def _twice(here: Stop) -> Mistake:
    keys = here.keys
    name = ".".join(keys)
    first = _header(here.text, name, here.line_start)
    start = here.line_start + max(here.line.find("["), 0)
    if keys and keys[-1] in LISTS and not here.line.lstrip().startswith("[["):
        return here.at("single-brackets", start, width=len(name) + 2, also=first, found=name)
    return here.at("table-twice", start, width=len(name) + 2, also=first, found=name)


def _header(text: str, name: str, before: int) -> int | None:
    """Where that header, or that key, was last written."""
    last = name.rsplit(".", 1)[-1]
    pattern = rf"^[ \t]*+(?:\[\[?[ \t]*+{re.escape(name)}[ \t]*+\]|{re.escape(last)}[ \t]*+=)"
    found = [
        each.start() + len(each[0]) - len(each[0].lstrip())
        for each in re.finditer(pattern, text[:before], re.MULTILINE)
    ]
    return found[-1] if found else None


def _frozen(here: Stop) -> Mistake:
    """A block of a list that is written in brackets; unless the block before it was meant to be another list."""
    name = ".".join(here.keys)
    for header in reversed(list(re.finditer(r"^[ \t]*+\[\[([\w-]++)\]\]", here.text[: here.line_start], re.MULTILINE))):
        if header[1] == name.split(".")[0]:
            break
        if header[1] not in LISTS:
            near, lists = guess(header[1], list(LISTS)), ", ".join(LISTS)
            return here.at(
                "unknown-key", header.start(1), width=len(header[1]), found=header[1], known=lists, guess=near
            )
    start = here.line_start + max(here.line.find("["), 0)
    return here.at(
        "list-and-blocks",
        start,
        width=len(here.line.strip()),
        also=_header(here.text, name, here.line_start),
        found=name,
    )


def _overwritten(here: Stop) -> Mistake:
    before = here.text[: here.offset]
    if here.message.startswith("Duplicate"):
        return _twice_in_braces(here, before, here.keys[-1])
    statements = list(re.finditer(r"^[ \t]*+\[*+[ \t]*+([\w.-]++)[ \t]*+(?:=|\]|$)", before, re.MULTILINE))
    if statements:
        start, key = statements[-1].start(1), statements[-1][1]
        first = next((each.start(1) for each in reversed(statements[:-1]) if each[1] == key), None)
    else:
        return here.at("not-toml", found=here.message)
    return here.at("key-twice", start, width=len(key), also=first, key=key)


def _twice_in_braces(here: Stop, before: str, key: str) -> Mistake:
    """Where the key stands as it is read, with quotes or without; written with escapes, where the parser stopped."""
    found = list(re.finditer(rf"(?<![\w.-])([\"']?+){re.escape(key)}\1(?=\s*+=)", before))
    if not found:
        return here.at("key-twice", key=key)
    also = found[-2].start() if len(found) > 1 else None
    return here.at("key-twice", found[-1].start(), width=len(found[-1][0]), also=also, key=key)


def _string(here: Stop) -> Mistake:
    """The first text that is not closed."""
    start, quotes = here.unclosed_text() or (here.offset, 1)
    found = Stop(here.text, start, here.message).at("quote-not-closed", width=quotes)
    return found if quotes == 1 else replace(found, own_line=False)


def _backslash(here: Stop) -> Mistake:
    return here.at("backslash", max(here.text.rfind("\\", 0, here.offset + 1), here.line_start))


def _illegal(here: Stop) -> Mistake:
    if here.text[here.offset : here.offset + 1] == "\n" and "invalid" not in here.message:
        return _string(here)
    return here.at("control-character", found=f"U+{ord(here.text[here.offset : here.offset + 1] or chr(0)):04X}")


def _statement(here: Stop) -> Mistake:
    found = here.rest.strip()[:1]
    if found in ("]", "}"):
        return here.at("wrong-bracket", found=found)
    if found and not found.isascii() and found.isalpha():
        return _key(here)
    return here.at("not-a-statement", width=len(here.rest.rstrip()), found=here.rest.strip()[:40])


_BY_MESSAGE: Final[dict[str, Callable[[Stop], Mistake]]] = {
    "Invalid value": _value,
    "Expected newline": _after,
    "Expected '='": _equals,
    "Expected ']": lambda here: here.at(
        "header-not-closed", here.line_start, width=len(here.line), found=here.line.strip()
    ),
    "Invalid initial character": _key,
    "Invalid statement": _statement,
    "Unclosed": _unclosed,
    "Cannot declare": _twice,
    "Cannot redefine": _twice,
    "Cannot mutate": _frozen,
    "Cannot overwrite": _overwritten,
    "Duplicate inline": _overwritten,
    "Unescaped": _backslash,
    "Invalid hex": _backslash,
    "Escaped character": _backslash,
    "Unterminated string": _string,
    "Illegal character": _illegal,
    "Found invalid": _illegal,
    "Expected '": _string,
    'Expected "': _string,
    "Invalid date": lambda here: here.at("bad-date", width=len(here.rest.split()[0]) if here.rest.split() else 1),
}
