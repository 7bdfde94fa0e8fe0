"""The catalogue: every text that a user may read, in Dutch and English, singular and plural apart."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

import tomli

Lang: TypeAlias = Literal["nl", "en"]
LANGUAGES: Final[tuple[Lang, ...]] = ("nl", "en")


def default_lang() -> Lang:
    """Dutch, unless `INDICATORKIT_LANG`, `LC_ALL`, `LC_MESSAGES` or `LANG` asks for another language."""
    for name in ("INDICATORKIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value in ("", "c", "posix", "c.utf-8", "c.utf8"):
            continue
        return "nl" if value.startswith("nl") else "en"
    return "nl"


@cache
def catalogue(lang: Lang) -> dict[str, str]:
    """All texts of one language, by dotted key; a language that there is not is a `ValueError`."""
    if lang not in LANGUAGES:
        raise ValueError(f"no texts in `{lang}`: choose {' or '.join(LANGUAGES)}")
    text = Path(__file__).with_name(f"{lang}.toml").read_text("utf-8")
    return dict(_flat(tomli.loads(text), ""))


def _flat(table: dict[str, object], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            found.extend(_flat(value, f"{prefix}{key}."))
        else:
            found.append((f"{prefix}{key}", str(value)))
    return found


def say(key: str, lang: Lang, /, **params: object) -> str:
    """The text with its placeholders filled in; an unknown key is a `KeyError`, ours to mend."""
    return catalogue(lang)[key].format_map(params)


def has(key: str, lang: Lang) -> bool:
    """Whether there is such a text."""
    return key in catalogue(lang)


def count(key: str, lang: Lang, number: int, /, **params: object) -> str:
    """The text for one or for several: `key.one` or `key.other`, with `number` filled in."""
    return say(f"{key}.{'one' if number == 1 else 'other'}", lang, number=number, **params)


def capitalised(text: str) -> str:
    """The text as it begins a sentence or stands alone; the rest of it stays as it is."""
    return text[:1].upper() + text[1:]


def in_decimals(text: str, lang: Lang) -> str:
    """A number in decimals with the sign that stands before them: a comma in Dutch."""
    return text.replace(".", ",") if lang == "nl" else text


def listed(words: list[str], lang: Lang, *, joiner: str = "and") -> str:
    """The words as a list in a sentence: "a, b en c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {say(f'list.{joiner}', lang)} {words[-1]}"
