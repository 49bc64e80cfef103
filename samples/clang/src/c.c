#include <stdio.h>
#define SQ(x) ((x) * (y))
int f(int n) { int u; char *s = n; printf("%s %d\n", n); return SQ(u); }
static int unusedf(void) { }
int main() { f(1, 2); if (1 == 2 = 3) {} return "a"; }
