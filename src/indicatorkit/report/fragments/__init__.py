"""Pieces of a page for notebooks and apps: what they need stands in them, and they take the type that they come into.

Nothing here is loaded from elsewhere and nothing runs: hosts that clean what they show leave it as it is, or take the
colours away, never the words.
"""

from __future__ import annotations

from .explanation import explanation_html
from .framework import framework_html
from .scores import scores_html
from .summary import summary_html

__all__ = ["explanation_html", "framework_html", "scores_html", "summary_html"]
