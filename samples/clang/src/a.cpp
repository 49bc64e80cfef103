#include <vector>
#include <string>
template <class T> T add(T a, T b) { return a + b; }
struct Base { virtual void f() = 0; };
struct D : Base { void f() override; void g() override; };
int foo(int a, int b = 2);
int main() {
  int x = "str";
  std::vector<int> v; v.push_bak(3);
  add(1, 2.0);
  Base b;
  undeclared = 3;
  foo("x");
  std::string s = 3 + std::string("a") + nullptr;
  int unused;
  if (x = 3) return 1
  for (int i = 0; i < v.size(); i++);
}
