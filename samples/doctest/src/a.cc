#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <stdexcept>
TEST_CASE("ok") { CHECK(1 == 1); }
TEST_CASE("bad") { int a = 2; INFO("a is " << a); CHECK(a + 1 == 4); REQUIRE(a == 3); }
TEST_SUITE("s") { TEST_CASE("sub") { SUBCASE("one") { CHECK_MESSAGE(false, "msg"); WARN(1 == 2); } } }
TEST_CASE("throws") { throw std::runtime_error("boom"); }
TEST_CASE("ct") { CHECK_THROWS_AS(throw 3, std::exception); CHECK_NOTHROW(throw 3); }
TEST_CASE("skp" * doctest::skip()) { }
