#include <cstring>
#include <cstdlib>
struct S { int x; S(int v) { } };
int f(int *p) {
  int a[3];
  a[5] = 1;
  int *q = nullptr;
  *q = 3;
  char *m = (char*)malloc(10);
  if (p) {}
  int z = *p / 0;
  return z;
}
static void unusedf(std::string s) { int i; i++; }
