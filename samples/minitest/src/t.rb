require "minitest/autorun"
class TestCalc < Minitest::Test
  def test_ok; assert true; end
  def test_eq; assert_equal 3, 1 + 1, "sum"; end
  def test_str; assert_equal "a\nb\nc\n", "a\nX\nc\n"; end
  def test_err; raise ArgumentError, "boom"; end
  def test_nil; nil.foo; end
  def test_skip; skip "later"; end
  def test_raise; assert_raises(KeyError) { raise "x" }; end
  def test_incl; assert_includes [1], 2; end
end
describe "Spec" do
  it("must") { _(1).must_equal 2 }
end
