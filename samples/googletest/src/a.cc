#include <gtest/gtest.h>
TEST(Calc, Ok) { EXPECT_EQ(1, 1); }
TEST(Calc, Eq) { EXPECT_EQ(3, 1 + 1) << "sum is wrong"; ASSERT_STREQ("a", "b"); }
TEST(Calc, Multi) { std::string a = "x\ny\nz\n", b = "x\nQ\nz\n"; EXPECT_EQ(a, b); }
TEST(Calc, Throws) { throw std::runtime_error("boom"); }
TEST(Calc, Skip) { GTEST_SKIP() << "later"; }
TEST(Calc, Trace) { SCOPED_TRACE("loop 1"); EXPECT_TRUE(false); EXPECT_THROW((void)1, std::exception); EXPECT_NEAR(1.0, 2.0, 0.1); }
class P : public testing::TestWithParam<int> {};
TEST_P(P, Less) { EXPECT_LT(GetParam(), 2); }
INSTANTIATE_TEST_SUITE_P(N, P, testing::Values(1, 2));
TEST(Calc, DISABLED_x) {}
