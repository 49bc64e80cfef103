defmodule B do
  import Nope.Mod
end
