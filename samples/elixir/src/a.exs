defmodule A do
  def f(x), do: y + 1
  def unused_var(a), do: 3
  defp unused_fn(), do: 1
  def g(), do: Nope.foo(1)
end
