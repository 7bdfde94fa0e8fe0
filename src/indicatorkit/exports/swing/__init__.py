"""Scores as Swing imports them: a data file, explanations as text indicators, descriptions, and labels."""

from __future__ import annotations

from .keys import Places, SwingSetup
from .sheets import SwingFiles, swing_files

__all__ = ["Places", "SwingFiles", "SwingSetup", "swing_files"]
