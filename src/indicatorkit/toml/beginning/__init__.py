"""Beginning a framework: five wishes, and the file that comes of them."""

from __future__ import annotations

from .text import SCHEMA_FILE, beginning, framework_id
from .wishes import WISHES, Wish, Wishes, granted, usual, wishes

__all__ = ["SCHEMA_FILE", "WISHES", "Wish", "Wishes", "beginning", "framework_id", "granted", "usual", "wishes"]
