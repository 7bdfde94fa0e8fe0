"""Frames in and out: answers from pandas frames, lists of dicts and dicts of columns; scores as frames."""
