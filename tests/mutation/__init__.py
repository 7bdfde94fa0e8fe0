"""Mutation testing: our own code is changed a little, one place at a time, and a test of its room must fail."""
