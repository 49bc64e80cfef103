int other(void) { int unused; return 1 }
