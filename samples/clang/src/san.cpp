#include <cstdio>
#include <vector>
#include <cstdlib>
#include <thread>
int g;
int main(int c, char **v) {
  switch (atoi(v[1])) {
  case 1: { int *p = new int[3]; p[3] = 1; delete[] p; break; }
  case 2: { int *p = new int; delete p; return *p; }
  case 3: { int k = 0x7fffffff; k += c; int *q = nullptr; printf("%d\n", k << 40); return *q; }
  case 4: { new int[10]; break; }
  case 5: { std::thread a([]{ g++; }), b([]{ g++; }); a.join(); b.join(); break; }
  case 6: { std::vector<int> w; w.at(3); }
  case 7: { int a[2]; volatile int i = 3; a[i] = 1; return a[0]; }
  }
}
