"""A small framework with every way of answering, made by hand, and its codebooks."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from pydantic import TypeAdapter

from indicatorkit.asking import Answer, letters
from indicatorkit.frames.codebook import Codebook
from indicatorkit.frames.coding import codebooks
from indicatorkit.framework import Framework
from indicatorkit.items import Attribute, Item, LevelStyle, ShownScale
from indicatorkit.values import Interval, Scale, Text

LEVELS = (("niet_opgepakt", "Nog niet opgepakt"), ("in_ontwikkeling", "In ontwikkeling"), ("gereed", "Gereed"))
DONT_KNOW = {"id": "weet_niet", "nl": "Weet niet", "en": "Don't know", "missing": "unknown", "aliases": ["onbekend"]}
SECRET = {"id": "geheim", "nl": "Geheim", "missing": "confidential"}
YES, PARTLY, NO = (
    {"id": "ja", "nl": "Ja", "en": "Yes", "level": "gereed"},
    {"id": "deels", "nl": "Deels", "en": "Partly", "level": "in_ontwikkeling"},
    {"id": "nee", "nl": "Nee", "en": "No", "level": "niet_opgepakt"},
)
DOES_NOT_APPLY = {"id": "nvt", "nl": "Niet van toepassing", "not_applicable": True, "aliases": ["n.v.t."]}
ANSWERS: dict[str, dict[str, Any]] = {
    "plan": {"kind": "choice", "scale": "voortgang", "options": [YES, NO, DONT_KNOW, SECRET]},
    "beleid": {"kind": "choice", "scale": "voortgang", "options": [YES, PARTLY, NO, DOES_NOT_APPLY, DONT_KNOW]},
    "fase": {"kind": "level", "scale": "voortgang", "options": [DONT_KNOW]},
    "groepen": {
        "kind": "several",
        "options": [
            {"id": "noodopvang", "nl": "Noodopvang", "points": 1},
            {"id": "gezinnen", "nl": "Gezinnen, met kinderen", "points": 2},
            {"id": "jongeren", "nl": "Jongeren"},
            {"id": "geen", "nl": "Geen van deze", "points": 0, "alone": True},
            DONT_KNOW,
        ],
    },
    "plekken": {"kind": "number", "whole": True, "at_least": 0, "options": [DONT_KNOW]},
    "aandeel": {"kind": "number", "at_least": 0, "at_most": 100},
    "cijfer": {
        "kind": "number",
        "whole": True,
        "at_least": 1,
        "at_most": 10,
        "options": [{"id": "geen_cijfer", "aliases": ["99"], "missing": "not_asked"}],
    },
    "klasse": {"kind": "choice", "options": [{"id": "1"}, {"id": "2", "nl": "twee"}, {"id": "1_2", "nl": "1-2"}]},
}
CUTS = {
    "plekken": (Interval(Fraction(10), None),),
    "aandeel": (Interval(None, Fraction(1, 3)), Interval(Fraction("0.3"), None), Interval(Fraction(50), Fraction(50))),
}
LABELS = {
    "plan": Text("Is er een plan?", "Is there a plan?"),
    "beleid": Text("Is er beleid?", "Is there a policy?"),
}


def answer(table: dict[str, Any]) -> Answer:
    """An answer as it would be read from TOML."""
    made: Answer = TypeAdapter(Answer).validate_python(table)
    return made


def framework(waves: tuple[str, ...] = ("2024-07", "2024-12")) -> Framework:
    """One theme with one indicator and eight questions, and one attribute."""
    order = Scale("voortgang", tuple(id_ for id_, _ in LEVELS))
    scale = ShownScale(
        id="voortgang",
        name=Text("Voortgang"),
        levels=tuple(LevelStyle(id=id_, name=Text(nl)) for id_, nl in LEVELS),
        grey=Text("Geen gegevens"),
        order=order,
    )
    questions = {
        id_: Item(
            id=id_, kind="subindicator", name=LABELS.get(id_, Text(fallback=id_)), parent="wonen", answer=answer(table)
        )
        for id_, table in ANSWERS.items()
    }
    questions["plan"] = questions["plan"].model_copy(update={"aliases": ("plan_oud",)})
    return Framework(
        id="klein",
        version="1",
        status="example",
        name=Text("Klein raamwerk"),
        entity=Text("regio", "region"),
        waves=waves,
        scales={"voortgang": scale},
        attributes={
            "stad": Attribute(
                id="stad", name=Text("Grote stad"), answer=answer({"kind": "choice", "options": [YES, NO]})
            )
        },
        items={
            "huis": Item(id="huis", kind="theme", name=Text("Huis"), children=("wonen",)),
            "wonen": Item(
                id="wonen", kind="indicator", name=Text("Wonen eerst"), parent="huis", children=tuple(questions)
            ),
            **questions,
        },
    )


FRAMEWORK = framework()


def books(of: Framework = FRAMEWORK) -> dict[str, Codebook]:
    """Codebooks with the letters that a plan would give."""
    asked = {each.id: each.answer for each in (*of.questions, *of.attributes.values())}
    return codebooks(of, {id_: letters(each, of.orders, CUTS.get(id_, ())) for id_, each in asked.items() if each})


BOOKS = books()
