require "test/unit"
class TestCalc < Test::Unit::TestCase
  def test_ok; assert true; end
  def test_eq; assert_equal 3, 1 + 1, "sum"; end
  def test_str; assert_equal "a\nb\nc\n", "a\nX\nc\n"; end
  def test_err; raise ArgumentError, "boom"; end
  def test_omit; omit "later"; end
  def test_pend; pend "todo"; end
  def test_notify; notify "hey"; end
end
