"""A real browser, driven by Playwright: Chromium, and what it said, asked for and showed while it had a page open."""

import os
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HEIGHT = 900


def lacking(what: str, extra: str = "browser") -> NoReturn:
    """Elsewhere a browser may be missing; where everything is checked, that is a failure."""
    sentence = f"{what}: `pip install '.[{extra}]'` and Chromium are needed"
    pytest.fail(sentence) if os.environ.get("CI") else pytest.skip(sentence)


@contextmanager
def chromium() -> Generator["Browser", None, None]:
    """The browser that is installed, or the one that Playwright fetched."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking("no Playwright")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_found(playwright), args=_switches())
        try:
            yield browser
        finally:
            browser.close()


def _found(playwright: "Playwright") -> str:
    own = playwright.chromium.executable_path
    return next(filter(None, map(shutil.which, (*COMMANDS, own))), None) or lacking("no Chromium")


def _switches() -> list[str]:
    """For root the sandbox does not work."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


@dataclass
class Visit:
    """A page that is open: what it asked for, and what it said while it was."""

    page: "Page"
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.messages.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.messages.append(f"error: {error}"))
        self.page.on("dialog", self._dismissed)

    def _dismissed(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def go(self, file: Path, anchor: str = "") -> "Visit":
        """Open a page; what was asked for and said before is forgotten."""
        for each in (self.requests, self.messages, self.dialogs):
            each.clear()
        self.page.goto(file.as_uri() + (f"#{anchor}" if anchor else ""))
        return self

    def ask(self, script: str, *given: object) -> Any:
        """What a function of JavaScript makes of the page."""
        return self.page.evaluate(script, *given)

    def width(self, pixels: int) -> "Visit":
        """The same page in a window of another width."""
        self.page.set_viewport_size({"width": pixels, "height": HEIGHT})
        return self

    def letters(self, pixels: int) -> "Visit":
        """The same page for who has set the size of ordinary letters: it is 16 where nobody did."""
        sizes = {"fontSizes": {"standard": pixels}}
        self.page.context.new_cdp_session(self.page).send("Page.setFontSizes", sizes)
        return self


Visitor = Callable[..., Visit]


class Visitors:
    """Visits by their settings, each opened once: a new page takes longer than another page in it."""

    def __init__(self, browser: "Browser") -> None:
        self.browser = browser
        self._open: dict[str, tuple[BrowserContext, Visit]] = {}

    def visit(self, file: Path, width: int = 1280, **settings: Any) -> Visit:
        """A page, open in a window of a width; the settings are those of a context of Playwright."""
        key = repr(sorted(settings.items()))
        if key not in self._open:
            context = self.browser.new_context(**settings)
            self._open[key] = context, Visit(context.new_page())
        return self._open[key][1].width(width).go(file)
