defmodule W do
  def f(a), do: 3
  defp h(), do: 1
  def g(), do: Nope.foo(1)
  def g(), do: 2
  @doc "x"
  @unused 3
  def z(x) do
    if true, do: x = 2
    x
    String.to_char_list("a")
  end
end
raise ArgumentError, "bad\narg"
