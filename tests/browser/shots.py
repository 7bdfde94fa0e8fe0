"""The screenshots that README and docs show, taken of reports as they are now: `python -m tests.browser.shots`.

Each is a stretch of a page, and carries what the page says there: words can be compared where pixels depend on fonts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import indicatorkit as ik
from tests.browser.driving import Visitor, Visitors, chromium
from tests.browser.reports import LANGS, national
from tests.docs.pages import DOCS, fences
from tests.docs.running import MORE

PICTURES = DOCS / "pictures"
TUTORIALS = {"nl": "writing-a-framework.md", "en": "writing-a-framework.en.md"}
WIDTH = 1000
SAYS = "(places) => places.map((place) => document.querySelector(place).textContent).join(' ')"
OPENS = "(place) => document.querySelectorAll(place + ' details.answers').forEach((each) => { each.open = true; })"
REACH = """(places) => {
    const boxes = places.map((place) => document.querySelector(place).getBoundingClientRect());
    const top = Math.floor(Math.min(...boxes.map((box) => box.top)) + scrollY - 12);
    const bottom = Math.ceil(Math.max(...boxes.map((box) => box.bottom)) + scrollY + 12);
    return { x: 0, y: top, width: innerWidth, height: bottom - top };
}"""
WORDS = "Description"


@dataclass(frozen=True)
class Shot:
    """A page of a report, and the places on it that the picture holds, from the topmost to the lowest."""

    name: str
    report: str
    page: str
    places: tuple[str, ...]


GLANCE = ("header.entity", "figure.rose", ".glance .legend")
SHOTS = (
    Shot("report-region", "national", "purmerend.html", GLANCE),
    Shot(
        "report-why",
        "national",
        "purmerend.html",
        (".indicator:has(#realiseren-van-alternatieve-woonplekken, #creating-alternative-places-to-live)",),
    ),
    Shot("report-cycling", "tutorial", "oss.html", GLANCE),
)


def taken(folder: Path, visit: Visitor) -> Iterator[tuple[Path, bytes]]:
    """Every screenshot in every language, with the file where it is kept; the reports are made in the folder."""
    for lang in LANGS:
        reports = {"national": national("nad"), "tutorial": tutorial(folder / "files" / lang, lang)}
        for name, scores in reports.items():
            ik.write_report(scores, folder / name / lang, lang=lang, forms=True)
        for shot in SHOTS:
            file, places = folder / shot.report / lang / shot.page, [*shot.places]
            seen = visit(file, WIDTH, device_scale_factor=1)  # a window that no other test has changed
            seen.ask(OPENS, places[0])
            words = re.sub(r"\s+", " ", seen.ask(SAYS, places)).strip()
            picture = seen.page.screenshot(full_page=True, clip=seen.ask(REACH, places))
            yield PICTURES / f"{shot.name}.{lang}.png", kept(picture, words)


def tutorial(folder: Path, lang: str) -> ik.Scores:
    """What the tutorial scores: the first framework that it writes part by part, and the answers to it."""
    folder.mkdir(parents=True)
    named = [each for each in fences((DOCS / TUTORIALS[lang]).read_text("utf-8")) if each.kind in ("toml", "csv")]
    framework, answers = (next(each.name for each in named if each.kind == kind) for kind in ("toml", "csv"))
    for file in (framework, answers):
        parts = [each.text for each in named if each.name.removeprefix(MORE) == file]
        (folder / file).write_text("".join(parts), encoding="utf-8")
    return ik.score(ik.load(folder / framework), folder / answers)


def kept(picture: bytes, words: str) -> bytes:
    """The picture as a small file, in as many colours as such a page needs, with the words in it."""
    from PIL import Image, PngImagePlugin

    told, out = PngImagePlugin.PngInfo(), BytesIO()
    told.add_itxt(WORDS, words)
    Image.open(BytesIO(picture)).convert("RGB").quantize(96, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True, pnginfo=told
    )
    return out.getvalue()


def said(picture: bytes) -> str:
    """The words that are in a picture."""
    from PIL import Image

    return str(Image.open(BytesIO(picture)).info[WORDS])


if __name__ == "__main__":
    with TemporaryDirectory() as made, chromium() as browser:
        for file, picture in taken(Path(made), Visitors(browser).visit):
            file.write_bytes(picture)
            print(f"{file.name}: {len(picture) // 1000} kB")  # noqa: T201
