"""Indicator frameworks declared in TOML: scored, explained down to the missing answer, and proved."""

from __future__ import annotations

__version__ = "0.1.0"
