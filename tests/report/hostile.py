"""Words that would do harm where they were taken for anything but words, and a report that is full of them.

Who writes a framework, fills in a questionnaire or supplies data can put any of these where people write freely.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import indicatorkit as ik
from indicatorkit.api.one_wave import one_wave
from indicatorkit.report.pages import makers
from indicatorkit.report.reading import Reading
from indicatorkit.report.site import site

HARM = "window.harmed=1;alert(1)"
PAYLOADS = (
    f"<script>{HARM}</script>",
    f"<ScRiPt\n>{HARM}</sCrIpT\t>",
    f"<script src=data:text/javascript,{HARM}></script>",
    f"<img src=x onerror={HARM}>",
    f"<img/src=x/onerror='{HARM}'//",
    f"<svg onload={HARM}>",
    f"<svg><script>{HARM}</script></svg>",
    f"<svg><animate onbegin={HARM} attributeName=x dur=1s>",
    f"<svg><a href='javascript:{HARM}'><text y=20>x</text></a></svg>",
    f"<math><mtext></mtext><mglyph><style><img src=x onerror={HARM}></style></mglyph></math>",
    f"<details open ontoggle={HARM}>",
    f"<input autofocus onfocus={HARM}>",
    f"<iframe srcdoc='<script>parent.{HARM}</script>'></iframe>",
    f"<object data='javascript:{HARM}'></object>",
    f"<a href='javascript:{HARM}'>x</a>",
    f"<form action='javascript:{HARM}'><button>x</button></form>",
    f"<meta http-equiv=refresh content='0;url=javascript:{HARM}'>",
    "<base href='https://example.org/'>",
    "<link rel=stylesheet href='https://example.org/x.css'>",
    "<style>*{display:none}</style>",
    f"<body onload={HARM}>",
    f"<noscript><p title=</noscript><img src=x onerror={HARM}>",
    f"<template><script>{HARM}</script></template>",
    f"javascript:{HARM}",
    f"data:text/html,<script>{HARM}</script>",
    f" onmouseover={HARM} autofocus onfocus={HARM} x=",
    f" style=animation-name:x onanimationstart={HARM} ",
    "}*{background:url(https://example.org/x)}",
    "red;background:url(javascript:alert(1))",
    "{{ 7*7 }}{% raw %}{{ site.reading }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62; &amp;amp; &quot",
    "\u202egnp.exe\u202d \u2066x\u2069 \u200b\u200d\ufeff",
    "ﬁ Å ĳ ß İ ＜script＞ ‹script› \u2028x\u2029x",  # noqa: RUF001  # they look like what they are not
    "x" * 300,
    "https://example.org/" + "verylongpath" * 12,
    "../../etc/passwd\\..\\con",
    "=cmd|'/c calc'!A1",
)
OPENINGS = ("", '"', "'", "</title></style></script></textarea></svg></p></td></tr></table>", "-->]]>`><")
LABELS = tuple(opening + payload for opening in OPENINGS for payload in PAYLOADS)
"""Two hundred: each payload by itself, and after each way to end what it might stand in."""

HARMLESS = "Een gewone naam"


def of_length(labels: Sequence[str], number: int) -> list[Sequence[str]]:
    """The labels in groups of so many."""
    return [labels[start : start + number] for start in range(0, len(labels), number)]


def framework(labels: Sequence[str], folder: Path) -> ik.Framework:
    """A framework in which each label names everything that belongs to one indicator, and the first the whole."""
    file = folder / "hostile.toml"
    file.write_text("\n".join([_head(labels[0]), *map(_scale, range(len(labels)), labels), _themes(labels)]), "utf-8")
    return ik.load(file)


def _quoted(text: str) -> str:
    """As a string in TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _head(label: str) -> str:
    text = _quoted(label)
    return f"""
format = 1
[framework]
id = "hostile"
version = "1"
status = "example"
nl = {text}
entity = {{ nl = {text} }}
entities = {{ nl = {text} }}
terms = {{ theme = {{ nl = {text} }}, indicator = {{ nl = {text} }} }}
notice = {{ nl = {text} }}
source = {text}
[attribute.soort]
nl = {text}
answer = "soort"
[answer.soort]
kind = "choice"
options = [ {{ id = "een", nl = {text} }}, {{ id = "twee" }} ]
[answer.getal]
kind = "number"
unit = {text}
at_least = 0
bands = {{ scale = "s0", rows = [ {{ level = "hoog", at_least = 5 }}, {{ level = "laag" }} ] }}
"""


def _scale(number: int, label: str) -> str:
    text, other, third = map(_quoted, (label, f"{label} 2", f"{label} 3"))
    return f"""
[scale.s{number}]
nl = {text}
worst_to_best = [
  {{ id = "laag", nl = {text}, glyph = "<" }},
  {{ id = "hoog", nl = {other}, colour = {text} }},
]
grey = {{ nl = {text} }}
[answer.a{number}]
scale = "s{number}"
kind = "choice"
options = [
  {{ id = "ja", nl = {text}, level = "hoog" }},
  {{ id = "nee", nl = {other}, level = "laag" }},
  {{ id = "weet", nl = {third}, missing = "unknown" }},
]
"""


def _themes(labels: Sequence[str]) -> str:
    head = f'[[theme]]\nid = "thema"\nrule = "none"\nnl = {_quoted(labels[0])}\n'
    number = f'[[theme.indicator]]\nid = "getal"\nanswer = "getal"\nnl = {_quoted(labels[0])}\n'
    return head + "".join(map(_indicator, range(len(labels)), labels)) + number


def _indicator(number: int, label: str) -> str:
    text = _quoted(label)
    words = f"nl = {text}\nexplain = {{ nl = {text} }}\nremark = {{ nl = {text} }}\nsource = {text}\n"
    asked = "".join(
        f'[[theme.indicator.subindicator]]\nid = "q{number}{part}"\nanswer = "a{number}"\n{words}' for part in "ab"
    )
    rule = 'rule = "worst_of"\nmissing = "grey"\n'
    return f'[[theme.indicator]]\nid = "i{number}"\n{words}{rule}{asked}'


def answers(labels: Sequence[str]) -> list[dict[str, str]]:
    """One of each name answers everything, and one thing in a way that cannot be read: with the same words."""
    return [row for at, label in enumerate(labels) for row in _rows(at, label, labels[0], len(labels))]


def _rows(at: int, label: str, first: str, number: int) -> list[dict[str, str]]:
    same = {"entity": f"{label[:80]} {at}", "wave": first, "perspective": first}
    said = {"note": label, "source": label, "by": label, "date": label}
    values = {f"q{each}{part}": value for each in range(number) for part, value in (("a", "ja"), ("b", "nee"))}
    values |= {f"q{at}b": label, "soort": f"{label} {at}?", "getal": "7.5"}  # never an answer, however it is spelled
    return [{**same, "item": item, "value": value, **said} for item, value in values.items()]


def pages(labels: Sequence[str], folder: Path) -> Mapping[str, str]:
    """The pages of a report that is full of these labels, by their file."""
    scores = ik.score(framework(labels, folder), answers(labels))
    rows, wave, perspective = one_wave(scores, None, None)
    made = makers(site(Reading(scores.table, rows, wave, perspective, "nl")))
    return {file: make().html for file, make in made.items()}
