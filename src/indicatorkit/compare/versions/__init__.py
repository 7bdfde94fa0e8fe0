"""Two versions of a framework: which situations come out differently, exactly, and which stored answers."""
