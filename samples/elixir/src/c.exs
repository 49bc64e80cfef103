defmodule A do
  def f(x) do
  case x do
    1 -> 2
  end
  end
end
IO.puts("x")
A.f(5)
