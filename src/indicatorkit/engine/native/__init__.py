"""The compiled kernel: one C file that walks any diagram; built where there is a compiler, done without elsewhere."""
