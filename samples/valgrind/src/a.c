#include <stdlib.h>
#include <stdio.h>
#include <string.h>
void bad(int *p) { p[10] = 3; }
int main() { int *p = malloc(40); bad(p); int u; if (u) puts("u"); char *s = strdup("x"); free(p); free(p); char b[3]; memcpy(b, b+1, 2); return p[0]; }
