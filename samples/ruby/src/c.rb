def inner(h)
  h.fetch(:nokey)
end
def outer
  inner({ a: 1 })
rescue KeyError
  raise ArgumentError, "bad\nsecond line"
end
outer
