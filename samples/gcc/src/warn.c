#include <stdio.h>

static int unused(int a) { return a; }

int main(void) {
  int x = 3;
	double d = 1.5;
	printf("%d %s\n", d, 5);
  if (x = 2)
    return 1;
}
