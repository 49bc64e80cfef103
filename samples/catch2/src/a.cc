#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
TEST_CASE("ok") { REQUIRE(1 == 1); }
TEST_CASE("bad", "[tag]") { int a = 2; INFO("a is " << a); CHECK(a + 1 == 4); REQUIRE_FALSE(a == 2); }
TEST_CASE("sect") { SECTION("one") { REQUIRE(std::string("x\ny") == "x\nz"); } SECTION("two") { FAIL("explicit"); } }
TEST_CASE("throws") { throw std::runtime_error("boom"); }
TEST_CASE("reqthrow") { REQUIRE_THROWS_AS((void)1, std::exception); REQUIRE_NOTHROW(throw 3); }
TEST_CASE("may", "[!mayfail]") { CHECK(false); }
SCENARIO("scn") { GIVEN("g") { WHEN("w") { THEN("t") { REQUIRE(0); } } } }
TEST_CASE("warn") { WARN("careful"); SUCCEED(); }
