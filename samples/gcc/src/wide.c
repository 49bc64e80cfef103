#include <stdio.h>
struct point { int x, y; };
int area(struct point *p) {
	char *名 = "日本"; int n = p.x * p->y
	return n;
}
int main(void) {
	struct point p = { 1, 2 };
	const char *wide = "日本語"; printf("%s %s\n", wide, area(&p)); prinft("x");
	return 0;
}
