"""The figures of RELIABILITY.md: what each says, how tests count them, how slices are run, how all of it is told."""
