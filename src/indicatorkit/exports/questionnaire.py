"""A questionnaire for one entity: the questions of a wave by theme, explained, with what was answered before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ..explain.applies import when_applies
from ..files.questionnaire.form import Question, Stamp, question
from ..files.questionnaire.pages import Entry, Form, Page, Row
from ..framework import Framework
from ..items import Attribute, Item
from ..plan import asked_in
from ..words import Lang, capitalised, say
from .earlier import NOTHING, Earlier
from .entering import entry, hint
from .given import NOTHING_GIVEN, Given


def form(
    framework: Framework, stamp: Stamp, lang: Lang, earlier: Earlier = NOTHING, given: Given = NOTHING_GIVEN
) -> Form:
    """The questionnaire of the entity and wave in the stamp; `given` is filled in, `earlier` only shown beside it."""
    return Form(
        stamp=stamp,
        lang=lang,
        title=framework.name(lang),
        subtitle=" · ".join(each for each in (_for(framework, stamp, lang), stamp.wave, stamp.perspective) if each),
        facts=tuple(_facts(framework, stamp, lang)),
        notice=framework.notice(lang),
        columns=tuple(_columns(framework, earlier, lang)),
        page_is=_called(framework, "theme", lang) or say("form.theme", lang),
        pages=tuple(_filled_in(each, given) for each in _pages(framework, stamp.wave, lang, earlier)),
        made_by=say(
            "form.made_by",
            lang,
            library=stamp.library,
            framework=stamp.framework,
            version=stamp.version,
            digest=stamp.digest[:12],
        ),
        page_number=say("form.page", lang, page="&P", pages="&N"),
        earlier=bool(earlier.answers or earlier.notes),
    )


def _filled_in(page: Page, given: Given) -> Page:
    """The page with what was answered already."""
    rows = (
        replace(row, answer=given.answers.get(row.question.id, ""), note=given.notes.get(row.question.id, ""))
        for row in page.rows
    )
    return replace(page, rows=tuple(rows)) if given.answers or given.notes else page


def _for(framework: Framework, stamp: Stamp, lang: Lang) -> str:
    return say("form.title", lang, entity=f"{framework.entity(lang)} {stamp.entity}".strip())


def _facts(framework: Framework, stamp: Stamp, lang: Lang) -> Iterator[tuple[str, str, str]]:
    """What the first sheet says of the form, without what is not there; with the sign of what the stamp says too."""
    entity = framework.entity(lang)
    status = say(f"status.{framework.status}", lang)
    facts = (
        (capitalised(entity) or say("form.entity", lang), stamp.entity, "_entity"),
        (say("form.wave", lang), stamp.wave, "_wave"),
        (say("form.perspective", lang), stamp.perspective, "_perspective"),
        (say("form.framework", lang), say("form.version", lang, version=stamp.version, status=status), ""),
    )
    yield from (each for each in facts if each[1])


def _called(framework: Framework, kind: str, lang: Lang) -> str:
    """What the framework calls a kind of node, at the head of a column; empty where it does not say."""
    own = framework.terms.get(kind)
    return capitalised(own(lang)) if own is not None else ""


def _columns(framework: Framework, earlier: Earlier, lang: Lang) -> Iterator[str]:
    """The headers that people read, from the second column on."""
    yield _called(framework, "indicator", lang) or say("form.column.indicator", lang)
    yield from (say(f"form.column.{each}", lang) for each in ("question", "explanation", "value", "note"))
    if earlier.answers or earlier.notes:
        dated = "_in" if earlier.wave else ""
        yield from (
            say(f"form.column.{each}{dated}", lang, wave=earlier.wave) for each in ("previous", "previous_note")
        )


# --------------------------------------------------------------------------------------------------------- the sheets


def _pages(framework: Framework, wave: str, lang: Lang, earlier: Earlier) -> Iterator[Page]:
    """A page a theme, in the order of the document; what stands in none comes after them, the attributes last."""

    def above(item: Item) -> str:
        return next((each.id for each in _line(framework, item) if each.kind == "theme"), "")

    asked = sorted(asked_in(framework, wave), key=lambda item: not above(item))
    for theme, items in groupby(asked, key=above):
        other = say("form.other" if framework.themes else "form.questions", lang)
        title = framework[theme].name(lang) if theme else other
        yield Page(title, tuple(_row(framework, item, wave, lang, earlier) for item in items))
    if framework.facts:
        rows = (_attribute(framework, each, lang, earlier) for each in framework.facts)
        yield Page(say("form.attributes", lang), tuple(rows))


def _line(framework: Framework, item: Item) -> Iterator[Item]:
    """What an item stands under, the nearest first."""
    while item.parent is not None:
        item = framework[item.parent]
        yield item


def _row(framework: Framework, item: Item, wave: str, lang: Lang, earlier: Earlier) -> Row:
    above = next((each for each in _line(framework, item) if each.kind in ("indicator", "group")), None)
    asked = question(framework, item, lang)
    own = entry(framework, item, lang)
    told = (
        item.explain(lang),
        item.remark(lang),
        when_applies(framework, item, wave, lang),
        hint(asked, item, own, lang),
    )
    return _told(asked, own, above.name(lang) if above is not None else "", (*told, _source(item, lang)), earlier)


def _attribute(framework: Framework, attribute: Attribute, lang: Lang, earlier: Earlier) -> Row:
    asked = question(framework, attribute, lang)
    own = entry(framework, attribute, lang)
    return _told(asked, own, "", (hint(asked, attribute, own, lang),), earlier)


def _told(asked: Question, own: Entry, above: str, told: tuple[str, ...], earlier: Earlier) -> Row:
    return Row(
        asked,
        own,
        above,
        "\n".join(each for each in told if each),
        earlier.answers.get(asked.id, ""),
        earlier.notes.get(asked.id, ""),
    )


def _source(item: Item, lang: Lang) -> str:
    source = item.source(lang)
    return say("form.explain.source", lang, source=source) if source else ""
