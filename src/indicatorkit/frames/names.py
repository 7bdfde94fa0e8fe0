"""What the names in data stand for: which column is the entity, which the wave, and which name is which question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from ..asking import NumberAnswer
from ..framework import Framework
from ..issues import guess
from ..light import dataclass
from ..spelling import normal, trimmed

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "entity": ("entity", "entiteit"),
    "wave": ("wave", "meting", "meetmoment", "peiling", "periode", "period"),
    "perspective": ("perspective", "perspectief"),
    "item": ("item", "vraag", "question", "subindicator", "indicator"),
    "value": ("value", "waarde", "antwoord", "answer"),
    "note": ("note", "toelichting", "opmerking", "remark"),
    "by": ("by", "door", "ingevuld door"),
    "date": ("date", "datum"),
    "source": ("source", "bron"),
    "flag": ("flag", "vlag", "markering"),
}
KEYS: Final = ("entity", "wave", "perspective")
ON_THE_SIDE: Final = ("note", "by", "date", "source", "flag")
OF_ANOTHER: Final = "item-of-another-framework"


@dataclass(frozen=True, slots=True)
class Found:
    """What a name stands for: the id of an item, or why it is none (`unknown-item`, `ambiguous-item`).

    `framework` is another one, of which it is an item (`item-of-another-framework`).
    """

    id: str = ""
    asked: bool = False
    why: str = ""
    framework: str = ""

    @property
    def is_known(self) -> bool:
        """Whether it stands for something, here or in another framework."""
        return not self.why or bool(self.framework)


class Items:
    """The questions, attributes and other nodes of a framework, by id, alias or label in either language.

    `others` are frameworks whose items may occur as well. A name that is known here is of this framework.
    """

    def __init__(self, framework: Framework, others: Iterable[Framework] = ()) -> None:
        self.framework = framework
        self.others: tuple[Items, ...] = tuple(Items(each) for each in others)
        answers = {each.id: each.answer for each in framework.questions}
        answers |= {each.id: each.answer for each in framework.attributes.values()}
        self.asked: set[str] = set(answers)
        self.numbers: set[str] = {id_ for id_, answer in answers.items() if isinstance(answer, NumberAnswer)}
        ranks: list[list[tuple[str, str]]] = [[], [], []]
        for each in (*framework, *framework.attributes.values()):
            ranks[0].append((each.id, each.id))
            ranks[1] += [(alias, each.id) for alias in getattr(each, "aliases", ())]
            ranks[2] += [(name, each.id) for name in (each.name.nl, each.name.en, each.name.fallback) if name]
        ranks[0].append((framework.id, framework.id))
        ranks[2] += [(name, framework.id) for name in (framework.name.nl, framework.name.en) if name]
        self._exact = self._by(ranks, trimmed)
        self._loose = self._by(ranks, normal)
        self.labels: list[str] = [text for rank in ranks for text, _ in rank]

    def _by(self, ranks: list[list[tuple[str, str]]], spell: Callable[[str], str]) -> dict[str, str | None]:
        """Ids by spelling; nothing where one spelling means two things. A question goes before what is computed."""
        found: dict[str, str | None] = {}
        for rank in ranks:
            here: dict[str, set[str]] = {}
            for text, id_ in rank:
                here.setdefault(spell(text), set()).add(id_)
            for key, ids in here.items():
                questions = ids & self.asked or ids
                found.setdefault(key, next(iter(questions)) if len(questions) == 1 else None)
        return found

    def find(self, text: str) -> Found:
        """What a name stands for."""
        for known, key in ((self._exact, trimmed(text)), (self._loose, normal(text))):
            if key in known:
                id_ = known[key]
                return Found(why="ambiguous-item") if id_ is None else Found(id_, id_ in self.asked)
        other = next((each.framework.id for each in self.others if not each.find(text).why), "")
        return Found(why=OF_ANOTHER, framework=other) if other else Found(why="unknown-item")

    def guess(self, text: str) -> str:
        """The known name that looks most like this one; empty when none does."""
        return guess(text, self.labels)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a table are: positions of keys and of what stands on the side, and of the answers.

    Long: `item` and `value` are positions (`value` may be absent in a table of notes). Wide: `answers` are the
    positions of all other columns, with what their names stand for.
    """

    keys: Mapping[str, int]
    side: Mapping[str, int]
    item: int | None = None
    value: int | None = None
    answers: tuple[tuple[int, Found], ...] = ()
    unused: tuple[int, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether there is one answer a row."""
        return self.item is not None

    @property
    def recognised(self) -> int:
        """How many columns mean something."""
        answers = sum(found.is_known for _, found in self.answers)
        return len(self.keys) + len(self.side) + answers + (self.item is not None) + (self.value is not None)


def layout(items: Items, names: Sequence[str]) -> Layout:
    """What the columns of a table with these names are; of two columns that could be one thing, the plainer name is."""
    roles = {role: (*words, *_own_words(items.framework, role)) for role, words in WORDS.items()}
    spelled: dict[str, int] = {}
    for position, name in enumerate(names):
        spelled.setdefault(normal(name), position)
    found = {role: _first(spelled, words) for role, words in roles.items()}
    keys = {role: place for role in KEYS if (place := found[role]) is not None}
    taken = set(keys.values())

    def free(role: str) -> int | None:
        """The position of a role, unless the column is a key, or a question of that name."""
        place = found[role]
        return None if place is None or place in taken or items.find(names[place]).asked else place

    side = {role: place for role in ON_THE_SIDE if (place := free(role)) is not None}
    item, value = free("item"), free("value")
    taken.update(side.values())
    if item is not None and (value is not None or "note" in side):
        used = taken | {item, value}
        return Layout(keys, side, item, value, unused=tuple(each for each in range(len(names)) if each not in used))
    spare = {normal(word) for role in KEYS for word in roles[role]}
    rest = [place for place in range(len(names)) if place not in taken]
    unused = tuple(place for place in rest if normal(names[place]) in spare)
    answers = tuple((place, items.find(names[place])) for place in rest if place not in unused)
    return Layout(keys, side, answers=answers, unused=unused)


def name_of_questions(items: Items, names: Sequence[str]) -> str:
    """The name of a column that is called as one that says to which question an answer is; empty where none is."""
    words = {normal(each) for each in (*WORDS["item"], *_own_words(items.framework, "item"))}
    return next((name for name in names if normal(name) in words), "")


def entity_words(framework: Framework) -> tuple[str, ...]:
    """The names by which a column of entities is recognised."""
    return tuple(dict.fromkeys((*WORDS["entity"], *_own_words(framework, "entity"))))


def _own_words(framework: Framework, role: str) -> Iterator[str]:
    """What the framework itself calls an entity, a wave, or what is asked."""
    texts = {
        "entity": (framework.entity,),
        "wave": (framework.terms.get("wave"),),
        "item": (framework.terms.get("subindicator"), framework.terms.get("indicator")),
    }
    for text in texts.get(role, ()):
        if text is not None:
            yield from (each for each in (text.nl, text.en, text.fallback) if each)


def _first(spelled: Mapping[str, int], words: Iterable[str]) -> int | None:
    return next((spelled[normal(word)] for word in words if normal(word) in spelled), None)
