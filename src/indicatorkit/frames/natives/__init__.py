"""Frames of other libraries: their columns as codes of distinct values on the way in, the same kind of frame out."""
