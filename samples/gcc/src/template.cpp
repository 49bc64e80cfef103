#include <string>
#include <vector>

template <typename T> T twice(T value) { return value * 2; }

int main() {
  std::vector<int> numbers = {1, 2};
  numbers.push("three");
  return twice(std::string("x")).size();
}
