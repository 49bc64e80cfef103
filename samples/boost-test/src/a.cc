#define BOOST_TEST_MODULE M
#include <boost/test/included/unit_test.hpp>
BOOST_AUTO_TEST_SUITE(s)
BOOST_AUTO_TEST_CASE(ok) { BOOST_TEST(true); }
BOOST_AUTO_TEST_CASE(bad) { int a = 2; BOOST_TEST(a + 1 == 4); BOOST_CHECK_EQUAL(a, 3); BOOST_REQUIRE_MESSAGE(a == 9, "custom " << a); }
BOOST_AUTO_TEST_CASE(thr) { throw std::runtime_error("boom"); }
BOOST_AUTO_TEST_CASE(wrn) { BOOST_WARN_EQUAL(1, 2); BOOST_CHECK_THROW((void)1, std::exception); }
BOOST_AUTO_TEST_CASE(dis, *boost::unit_test::disabled()) {}
BOOST_AUTO_TEST_CASE(empty) {}
BOOST_AUTO_TEST_CASE(seg) { volatile int *p = nullptr; *p = 1; }
BOOST_AUTO_TEST_SUITE_END()
