"""Tests of the compiled kernel: how it is asked for, built, kept, loaded and tried."""
