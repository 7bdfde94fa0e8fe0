"""A picture: its SVG with what it is called and what it shows in words."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, made from a template in which everything was escaped.

    `svg` stands on its own: no style sheet, no link to anything outside, every mark named. `description` says in words
    what there is to see.
    """

    svg: str
    title: str
    description: str

    def __html__(self) -> Markup:
        """The picture as part of a page."""
        return Markup(self.svg)  # noqa: S704  # a template escaped everything in it

    def _repr_svg_(self) -> str:
        """The picture, for a notebook."""
        return self.svg
